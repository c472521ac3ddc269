package org.thalweg.corridor;

import java.util.Arrays;
import org.thalweg.standard.DesignStandard;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Site;

/**
 * What is known of the ground in each square of the bound's mesh: ranges that hold for every section whose bill a line
 * inside the square may pay for.
 *
 * <p>A square is {@code factor} x {@code factor} patches of the ground, a patch lying between four cell centres, where the
 * ground is bilinear. The bill prices a piece of line of at most 5 m by the section at its middle: so a section paid
 * inside a square stands within 2.5 m of it ({@link #PIECE}), and looks as far as the platform, or the side slopes, reach.
 * Ranges of heights and of room use that a bilinear surface lies between its corners; ranges of slopes that its
 * derivatives lie between the differences along its edges.
 */
final class BoundGround {
    /** How far the middle of a piece of line may lie from any point of the piece (m), with what rounding may add. */
    static final double PIECE = 2.5 + 1e-4;

    /** Near a gate the room is not asked for: a line begins at the gate however near a border it stands (m). */
    private static final double GATE = 200;
    /** Where a line can turn further within half a piece (rad), prices are those of all headings. */
    private static final double GREATEST_TURN = 0.5;
    /** Greatest distance between samples of the ground across a line (m). */
    private static final double SAMPLES = 4;
    /** Levels over the mean relief of a square. */
    private static final double RELIEF = 12;
    /** Two ranges, least and greatest of each, into which nothing was taken yet. */
    private static final double[] NOTHING = {
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };

    final GridFrame frame;
    final int factor;
    /** Number of squares across and down. */
    final int across;

    final int down;
    /** Lowest and highest ground under an axis (m); NaN where no line may lie. Layout row after row of squares. */
    final float[] low;

    final float[] high;
    /** Heights that are left to lines (m), infinite where all are. */
    final float[] lowest;

    final float[] highest;
    /** Rows of the price tables, {@code [square * sectors + sector]}. */
    final int[] rows;

    final int sectors;
    /** Greatest height over the ground at which earthwork can be built (m). */
    final float[] tallest;

    /** Least surcharge (per m2); whether earthwork can stand somewhere, and the lowest bridge where it cannot. */
    final float[] surcharge;

    final boolean[] dry;
    final float[] water;
    /** Least price of reusing a formation (per m), NaN for none. */
    final float[] formation;

    private final GridTerrain terrain;
    private final Site site;
    private final DesignStandard standard;
    private final PriceFloor prices;

    private final double[] directions;

    /** Heights that are left to lines. */
    private final BoundRemainder left;

    BoundGround(
            GridTerrain terrain, Site site, DesignStandard standard, PriceFloor prices, int factor, int sectors, double[] gates) {
        this(terrain, site, standard, prices, factor, sectors, gates, BoundRemainder.ALL);
    }

    BoundGround(
            GridTerrain terrain,
            Site site,
            DesignStandard standard,
            PriceFloor prices,
            int factor,
            int sectors,
            double[] gates,
            BoundRemainder left) {
        this.left = left;
        this.terrain = terrain;
        this.site = site;
        this.standard = standard;
        this.prices = prices;
        this.frame = terrain.frame();
        this.factor = factor;
        this.sectors = sectors;
        this.across = Math.max(1, (frame.columns() - 2) / factor + 1);
        this.down = Math.max(1, (frame.rows() - 2) / factor + 1);
        int n = across * down;
        low = new float[n];
        high = new float[n];
        lowest = new float[n];
        highest = new float[n];
        rows = new int[n * sectors];
        tallest = new float[n];
        surcharge = new float[n];
        dry = new boolean[n];
        water = new float[n];
        formation = new float[n];
        directions = directions(sectors, PIECE / standard.minRadius());
        for (int q = 0; q < n; q++) {
            describe(q, gates);
        }
    }

    /**
     * Unit vectors to the right of headings: for each sector its two ends, and the point outside the circle where their
     * tangents meet. An arc lies inside that triangle, so a linear function's range over it covers the arc's. Sectors are
     * widened by what a line can turn between a place and the middle of its piece, whose section is billed.
     */
    private static double[] directions(int sectors, double turn) {
        double[] result = new double[6 * sectors];
        double halfAngle = StrictMath.PI / (2 * sectors) + turn;
        for (int s = 0; s < sectors; s++) {
            double middle = (2 * s + 1) * StrictMath.PI / (2 * sectors);
            double[] angle = {middle - halfAngle, middle, middle + halfAngle};
            for (int e = 0; e < 3; e++) {
                double size = e == 1 ? 1 / StrictMath.cos(halfAngle) : 1;
                result[6 * s + 2 * e] = StrictMath.cos(angle[e]) * size;
                result[6 * s + 2 * e + 1] = -StrictMath.sin(angle[e]) * size;
            }
        }
        return result;
    }

    private void describe(int q, double[] gates) {
        int c0 = q % across * factor;
        int r0 = q / across * factor;
        int c1 = Math.min(c0 + factor, frame.columns() - 1);
        int r1 = Math.min(r0 + factor, frame.rows() - 1);
        low[q] = Float.NaN;
        high[q] = Float.NaN;
        double[] kept = left.heights(c0, r0, factor, frame.columns() - 1, frame.rows() - 1);
        if (kept == null) {
            return;
        }
        lowest[q] = (float) kept[0];
        highest[q] = (float) kept[1];
        if (!hasRoom(c0, r0, c1, r1) && !nearGate(c0, r0, c1, r1, gates)) {
            return;
        }
        double reach = PIECE + 0.5 * Math.max(standard.platformWidth(), standard.bridgeWidth());
        double[] box = slopes(c0, r0, c1, r1, reach);
        if (box == null || !heights(q, c0, r0, c1, r1)) {
            return;
        }
        double[] near = slopes(c0, r0, c1, r1, reach + PriceFloor.NEAR + SAMPLES);
        double steepest = steepest(slopes(c0, r0, c1, r1, reach + standard.slopes().reach()));
        for (int s = 0; s < sectors; s++) {
            double[] under = across(box, s);
            double[] beyond = across(near, s);
            int row = prices.row(under[0], under[1], beyond[0], beyond[1], steepest + 1e-5);
            rows[q * sectors + s] = row;
            tallest[q] = Math.max(tallest[q], (float) prices.highest(row));
        }
        carries(q, c0, r0, c1, r1, reach);
    }

    /** Range of the slope to the right of headings of a sector, a little outwards for rounding. */
    private double[] across(double[] box, int sector) {
        if (sectors == 1 || !(PIECE / standard.minRadius() <= GREATEST_TURN)) {
            double most = steepest(box) + 1e-5;
            return new double[] {-most, most};
        }
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (int e = 0; e < 3; e++) {
            double x = directions[6 * sector + 2 * e];
            double y = directions[6 * sector + 2 * e + 1];
            lo = Math.min(lo, Math.min(box[0] * x, box[1] * x) + Math.min(box[2] * y, box[3] * y));
            hi = Math.max(hi, Math.max(box[0] * x, box[1] * x) + Math.max(box[2] * y, box[3] * y));
        }
        return new double[] {lo - 1e-5, hi + 1e-5};
    }

    private static double steepest(double[] box) {
        return Math.hypot(Math.max(-box[0], box[1]), Math.max(-box[2], box[3]));
    }

    /** Whether half a platform or half a deck fits somewhere. */
    private boolean hasRoom(int c0, int r0, int c1, int r1) {
        double needed = 0.5 * Math.min(standard.platformWidth(), standard.bridgeWidth());
        float inside = Float.NEGATIVE_INFINITY;
        float around = Float.NEGATIVE_INFINITY;
        int ring = ring(PIECE);
        for (int r = Math.max(0, r0 - ring); r <= Math.min(frame.rows() - 1, r1 + ring); r++) {
            for (int c = Math.max(0, c0 - ring); c <= Math.min(frame.columns() - 1, c1 + ring); c++) {
                float room = site.room()[r * frame.columns() + c];
                around = Math.max(around, room);
                if (r >= r0 && r <= r1 && c >= c0 && c <= c1) {
                    inside = Math.max(inside, room);
                }
            }
        }
        return inside + share() * Math.max(0, around - inside) >= needed;
    }

    /** The share of a step to the next corner by which a place outside a square but within a piece of it may be moved. */
    private double share() {
        return Math.min(1, 2 * PIECE / frame.cell());
    }

    private int ring(double distance) {
        return (int) Math.ceil(distance / frame.cell());
    }

    private boolean nearGate(int c0, int r0, int c1, int r1, double[] gates) {
        for (int g = 0; g < gates.length; g += 4) {
            if (frame.x(c1) >= gates[g] - GATE
                    && frame.x(c0) <= gates[g + 1] + GATE
                    && frame.y(r0) >= gates[g + 2] - GATE
                    && frame.y(r1) <= gates[g + 3] + GATE) {
                return true;
            }
        }
        return false;
    }

    private boolean heights(int q, int c0, int r0, int c1, int r1) {
        int ring = ring(PIECE);
        double[] range = NOTHING.clone();
        for (int r = Math.max(0, r0 - ring); r <= Math.min(frame.rows() - 1, r1 + ring); r++) {
            for (int c = Math.max(0, c0 - ring); c <= Math.min(frame.columns() - 1, c1 + ring); c++) {
                float h = terrain.height(r * frame.columns() + c);
                if (h != h) {
                    continue;
                }
                widen(range, h, r >= r0 && r <= r1 && c >= c0 && c <= c1);
            }
        }
        double[] within = within(range);
        if (within == null) {
            return false;
        }
        low[q] = (float) within[0];
        high[q] = (float) within[1];
        return true;
    }

    /** Takes a height into the ranges of a place itself (first two) and of all that is near (last two). */
    private static void widen(double[] range, double h, boolean inside) {
        range[2] = Math.min(range[2], h);
        range[3] = Math.max(range[3], h);
        if (inside) {
            range[0] = Math.min(range[0], h);
            range[1] = Math.max(range[1], h);
        }
    }

    /** Range of heights half a piece of line around a place, from the ranges in it and near it; null where none is known. */
    private double[] within(double[] range) {
        if (range[2] > range[3]) {
            return null;
        }
        boolean voids = range[0] > range[1];
        double share = voids ? 1 : share();
        double least = voids ? range[2] : range[0];
        double most = voids ? range[3] : range[1];
        return new double[] {
            least - share * Math.max(0, least - range[2]) - 1e-3, most + share * Math.max(0, range[3] - most) + 1e-3
        };
    }

    /**
     * Ranges of the slopes within a distance of a block; null without known ground. In a patch the rise east changes evenly
     * from its northern to its southern edge: so its range in a part lies between the values at the part's ends.
     */
    private double[] slopes(int c0, int r0, int c1, int r1, double distance) {
        int ring = ring(distance);
        double more = distance / frame.cell();
        double[] box = NOTHING.clone();
        for (int r = Math.max(0, r0 - ring); r < Math.min(frame.rows() - 1, r1 + ring); r++) {
            double top = Math.max(0, r0 - more - r);
            double bottom = Math.min(1, r1 + more - r);
            for (int c = Math.max(0, c0 - ring); c < Math.min(frame.columns() - 1, c1 + ring); c++) {
                slopes(r * frame.columns() + c, Math.max(0, c0 - more - c), Math.min(1, c1 + more - c), top, bottom, box);
            }
        }
        return box[0] > box[1] ? null : box;
    }

    /** Takes the slopes of a part of a patch, given in shares of it from the west and from the north, into their ranges. */
    private void slopes(int patch, double west, double east, double top, double bottom, double[] box) {
        double a = terrain.height(patch);
        double b = terrain.height(patch + 1);
        double d = terrain.height(patch + frame.columns());
        double e = terrain.height(patch + frame.columns() + 1);
        double turn = b - a - (e - d);
        if (turn != turn) {
            return;
        }
        double x0 = (b - a - top * turn) / frame.cell();
        double x1 = (b - a - bottom * turn) / frame.cell();
        double y0 = (a - d + west * turn) / frame.cell();
        double y1 = (a - d + east * turn) / frame.cell();
        box[0] = Math.min(box[0], Math.min(x0, x1));
        box[1] = Math.max(box[1], Math.max(x0, x1));
        box[2] = Math.min(box[2], Math.min(y0, y1));
        box[3] = Math.max(box[3], Math.max(y0, y1));
    }

    /** What the site carries in the cells that a platform here may touch. */
    private void carries(int q, int c0, int r0, int c1, int r1, double distance) {
        int ring = (int) Math.floor(distance / frame.cell() + 0.5);
        surcharge[q] = Float.POSITIVE_INFINITY;
        formation[q] = Float.NaN;
        water[q] = Float.POSITIVE_INFINITY;
        for (int r = Math.max(0, r0 - ring); r <= Math.min(frame.rows() - 1, r1 + ring); r++) {
            for (int c = Math.max(0, c0 - ring); c <= Math.min(frame.columns() - 1, c1 + ring); c++) {
                int i = r * frame.columns() + c;
                surcharge[q] = Math.min(surcharge[q], site.surcharge()[i]);
                float level = site.water()[i];
                dry[q] |= level != level;
                water[q] = Math.min(water[q], level != level ? Float.NEGATIVE_INFINITY : level);
                float reuse = site.formation()[i];
                if (reuse == reuse) {
                    formation[q] = formation[q] <= reuse ? formation[q] : reuse;
                }
            }
        }
    }

    /** A height for levels: what the steepest line climbs in a square, but few levels over the ground's relief. */
    double rise(double climb) {
        double sum = 0;
        int count = 0;
        for (int q = 0; q < low.length; q++) {
            if (open(q)) {
                sum += high[q] - low[q];
                count++;
            }
        }
        double relief = count == 0 ? 0 : sum / count;
        return Math.max(Math.max(0.5, 0.5 * climb * factor * frame.cell()), relief / RELIEF);
    }

    boolean open(int square) {
        return low[square] == low[square];
    }

    /**
     * Least prices in a square over a range of design heights.
     *
     * @param square square
     * @param from least height (m), minus infinity for none
     * @param to greatest height (m), plus infinity for none
     * @param climb greatest grade
     * @param out receives the least price of each sector of headings
     * @return least price over all headings; infinite where no line can be built
     */
    double price(int square, double from, double to, double climb, double[] out) {
        double w0 = from - PIECE * climb - high[square];
        double w1 = to + PIECE * climb - low[square];
        double other = structure(square, w0, w1, to + PIECE * climb);
        double best = Double.POSITIVE_INFINITY;
        for (int s = 0; s < sectors; s++) {
            out[s] = prices.common() + Math.min(other, earth(square, s, w0, w1));
            best = Math.min(best, out[s]);
        }
        return best;
    }

    /** The least of earthwork over a range of depths along headings of one sector. */
    private double earth(int square, int sector, double w0, double w1) {
        return dry[square]
                ? prices.earth(rows[square * sectors + sector], w0, w1) + surcharge[square] * standard.platformWidth()
                : Double.POSITIVE_INFINITY;
    }

    /** The least of tunnel, reused formation and bridge over a range of depths; bridges up to a greatest height. */
    private double structure(int square, double w0, double w1, double highest) {
        double other = prices.tunnel(w0);
        float reuse = formation[square];
        if (reuse == reuse && w0 <= PriceField.REUSE_DEPTH && w1 >= -PriceField.REUSE_DEPTH) {
            other = Math.min(other, reuse);
        }
        // Surcharge is 0 or more, and paid on the platform at least.
        if (highest >= water[square]) {
            other = Math.min(other, prices.bridge(w0, w1) + surcharge[square] * standard.bridgeWidth());
        }
        return other;
    }

    /**
     * Least price in a square of lines with headings of one sector over a range of depths.
     *
     * @param square square
     * @param sector sector of headings
     * @param w0 least depth of a section that may be paid (m), minus infinity for none
     * @param w1 greatest depth (m), plus infinity for none
     * @param highest greatest design height (m)
     * @return price per metre; infinite where no line can be built
     */
    double price(int square, int sector, double w0, double w1, double highest) {
        return prices.common() + Math.min(earth(square, sector, w0, w1), structure(square, w0, w1, highest));
    }

    /**
     * How much the depth under a plane may change between a place and the middle of its piece of line.
     *
     * @param sector sector of headings
     * @param east rise of the plane per metre east
     * @param north rise of the plane per metre north
     * @param climb greatest grade
     * @return greatest change of (height of the line - height of the plane) over half a piece (m)
     */
    double drift(int sector, double east, double north, double climb) {
        double along = 0;
        if (sectors == 1 || !(PIECE / standard.minRadius() <= GREATEST_TURN)) {
            along = Math.hypot(east, north);
        } else {
            for (int e = 0; e < 3; e++) {
                double x = directions[6 * sector + 2 * e];
                double y = directions[6 * sector + 2 * e + 1];
                // Turned from the right of the line to its heading.
                along = Math.max(along, Math.abs(north * x - east * y));
            }
        }
        return PIECE * (climb + along);
    }

    /** Range of the ground's height over the plane through three corners of a square. */
    double[] over(int square) {
        double a = corner(square, 0, 0);
        return over(square, false, new double[] {
            a, (corner(square, factor, 0) - a) / factor, (corner(square, factor, factor) - corner(square, factor, 0)) / factor
        });
    }

    private double corner(int square, int across, int down) {
        int c = Math.min(frame.columns() - 1, square % this.across * factor + across);
        return terrain.height(Math.min(frame.rows() - 1, square / this.across * factor + down) * frame.columns() + c);
    }

    /**
     * Range of the ground's height over a plane, over all places of half a square and those within half a piece of line of
     * it. Between four cell centres the ground less the plane is bilinear, so it lies between its corners; a place d
     * outside moves at most 2 d / cell of the way to the next corners.
     *
     * @param square square
     * @param southern whether the half in the south-west, else that in the north-east
     * @param plane height at the square's north-western corner, rise per cell east, rise per cell south
     * @return least and greatest height of the ground over the plane (m); null where no ground is known
     */
    double[] over(int square, boolean southern, double[] plane) {
        int c0 = square % across * factor;
        int r0 = square / across * factor;
        int ring = ring(PIECE);
        double[] range = NOTHING.clone();
        for (int j = -ring; j <= factor + ring; j++) {
            for (int i = -ring; i <= factor + ring; i++) {
                int c = c0 + i;
                int r = r0 + j;
                int beyond = southern ? i - j : j - i;
                if (c < 0 || r < 0 || c >= frame.columns() || r >= frame.rows() || beyond > 1 + 2 * ring) {
                    continue;
                }
                double h = terrain.height(r * frame.columns() + c) - plane[0] - i * plane[1] - j * plane[2];
                if (h != h) {
                    continue;
                }
                widen(range, h, i >= 0 && j >= 0 && i <= factor && j <= factor && beyond <= 1);
            }
        }
        return within(range);
    }
}
