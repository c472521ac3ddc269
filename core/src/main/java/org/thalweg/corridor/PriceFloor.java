package org.thalweg.corridor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.thalweg.cost.Rates;
import org.thalweg.cost.Usability;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.SideSlopes;

/**
 * The least that a metre of line can cost on ground of which only ranges are known: depths in a range, slopes across the
 * line in a range, slopes farther out up to a greatest one. Every figure is a lower bound of what {@code cost.Pricing}
 * bills for a buildable section, never an estimate; docs/lower-bound.md has the proof.
 *
 * <p><b>Earth.</b> With the value v of a cubic metre of dug material between {@code -waste} and
 * {@code borrow - fillFromCut}, cut is priced at excavation less v and fill at {@code fillFromCut + v}: by weak duality no
 * balance of a whole line is cheaper than the sum of these prices, whatever is reused and hauled.
 *
 * <p><b>Section.</b> Outwards from the axis the ground rises at a ratio between lo and hi. So the cut under the platform
 * is at least that of ground rising at lo, and the fill at least that of ground rising at hi. Beyond the platform's edge
 * a cut face rises at most as its layer allows, and the ground rises at least at a ratio known for the first
 * {@link #NEAR} metres and falls at most at the greatest slope farther out; a fill likewise; a wall or a wall with a face
 * above may stand instead. Cut falls and fill grows with height, so over a range of heights the cut of its top and the
 * fill of its bottom hold.
 */
final class PriceFloor {
    /** How far beyond the platform's edge ratios of the ground's rise are told apart (m). */
    static final double NEAR = 16;

    /** Step of the depths in the tables (m), and the steps beyond a depth or a height, all multiples of it. */
    private static final double STEP = 0.25;

    private static final double[] COARSER = {10, 1, 50, 5};
    /** Slopes of the tables; those between are rounded outwards, those beyond count as without limit. */
    private static final double[] SLOPES = {
        0, 0.01, 0.02, 0.04, 0.06, 0.09, 0.12, 0.16, 0.2, 0.25, 0.3, 0.36, 0.43, 0.5, 0.6, 0.7, 0.85, 1, 1.2, 1.5, 2, 2.7, 3.6,
        5, 8
    };
    /** The same for slopes beyond the platform's edge. */
    private static final double[] OUTER = {0, 0.03, 0.08, 0.15, 0.25, 0.36, 0.5, 0.7, 1, 1.5, 2.2, 3.5, 6};
    /** Greatest slopes of the tables, rounded up. */
    private static final double[] STEEPEST = {0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.45, 0.7, 1.1, 1.6, 2.2, 3, 4.5, 8, 1e9};

    private final Rates rates;
    private final DesignStandard standard;
    private final double half;
    private final double soil;
    private final double rock;
    private final double fill;
    private final double area;
    /** Rise of cut faces per metre in soil and in rock, fall of fills. */
    private final double soilRise;

    private final double rockRise;
    private final double fall;
    /** Depths in ascending order: interval i reaches from depth i - 1 to depth i, the first and the last have no end. */
    private final double[] depths;

    /** Interval of each step of depth. */
    private final int[] intervals;
    /** Slopes in ascending order, both signs, with minus and plus infinity at the ends. */
    private final double[] slopes;

    private final double[] outer;

    /** Rows of the tables, made when first asked for: least price at or above each depth, then at or below. */
    private float[][] rows = new float[64][];

    private int[] least = new int[64];
    /** Greatest depth at which each row's earthwork can be built (m). */
    private float[] highest = new float[64];
    /** Number of the row by its ranges of slopes. */
    private final Map<Integer, Integer> numbers = new HashMap<>();

    /**
     * Makes the tables.
     *
     * @param standard design standard
     * @param rates unit costs
     * @param value value of dug material that makes a cubic metre of fill (per m3), moved into the range that the bill allows
     * @param deepest greatest depth of cut told apart (m), positive
     * @param highest greatest height of fill told apart (m)
     */
    PriceFloor(DesignStandard standard, Rates rates, double value, double deepest, double highest) {
        this.rates = rates;
        this.standard = standard;
        this.half = 0.5 * standard.platformWidth();
        double[] range = rates.earthValues();
        Usability u = rates.usability();
        double v = Math.max(range[0], Math.min(range[1], value));
        // Where reuse never pays the bill wastes all cut and borrows all fill.
        boolean reuse = range[0] <= range[1];
        this.soil = reuse ? rates.soilDug() - u.soil() * v : rates.soilDug() + u.soil() * rates.surplus();
        this.rock = reuse ? rates.rockDug() - u.rock() * v : rates.rockDug() + u.rock() * rates.surplus();
        this.fill = reuse ? rates.fillFromCut() + v : rates.borrow();
        this.area = rates.land() + rates.clearing();
        SideSlopes s = standard.slopes();
        this.soilRise = rise(s.cutSoil());
        this.rockRise = rise(s.cutRock());
        this.fall = rise(s.fill());
        int count = (int) Math.ceil(deepest / STEP) + (int) Math.ceil(highest / STEP);
        this.intervals = new int[count];
        this.depths = depths(-STEP * Math.ceil(deepest / STEP), intervals);
        this.slopes = signed(SLOPES);
        this.outer = signed(OUTER);
    }

    /** Depths from the lowest on, and the interval of each step. */
    private static double[] depths(double lowest, int[] intervals) {
        double[] depths = new double[intervals.length + 1];
        depths[0] = lowest;
        int n = 0;
        for (int k = 0; k < intervals.length; k++) {
            double from = lowest + k * STEP;
            double size = Math.min(Math.abs(from), Math.abs(from + STEP));
            double step = size < COARSER[0] ? STEP : size < COARSER[2] ? COARSER[1] : COARSER[3];
            if (k == 0 || from >= depths[n - 1] + step) {
                n++;
            }
            depths[n] = from + STEP;
            intervals[k] = n;
        }
        return Arrays.copyOf(depths, n + 1);
    }

    /** Values of both signs in ascending order, with minus and plus infinity at the ends. */
    private static double[] signed(double[] values) {
        int n = values.length;
        double[] result = new double[2 * n + 1];
        for (int k = 0; k < n; k++) {
            result[n + k] = values[k];
            result[n - k] = -values[k];
        }
        result[0] = Double.NEGATIVE_INFINITY;
        result[2 * n] = Double.POSITIVE_INFINITY;
        return result;
    }

    private static double rise(double slope) {
        return slope > 0 ? 1 / slope : Double.POSITIVE_INFINITY;
    }

    /** What every metre pays. */
    double common() {
        return rates.surface() + rates.systems();
    }

    /** The least that a metre can cost where no formation is reused. */
    double least() {
        return common() + Math.min(2 * half * area, Math.min(rates.tunnel(), bridge(0, 0)));
    }

    /**
     * The row of the tables for ranges of slopes.
     *
     * @param lo least rise of the ground to the right per metre across the line, as far as the platform reaches
     * @param hi greatest rise
     * @param outerLo least rise to the right up to {@link #NEAR} and a sample's distance beyond the platform
     * @param outerHi greatest rise
     * @param steepest greatest |slope| as far as side slopes may reach
     * @return row
     */
    int row(double lo, double hi, double outerLo, double outerHi, double steepest) {
        int a = below(slopes, lo);
        int b = above(slopes, hi);
        int c = below(outer, outerLo);
        int d = above(outer, outerHi);
        int m = 0;
        while (STEEPEST[m] < steepest && m < STEEPEST.length - 1) {
            m++;
        }
        int key = (((m * slopes.length + a) * slopes.length + b) * outer.length + c) * outer.length + d;
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int row = numbers.size();
        if (row == rows.length) {
            rows = Arrays.copyOf(rows, 2 * row);
            least = Arrays.copyOf(least, 2 * row);
            highest = Arrays.copyOf(highest, 2 * row);
        }
        make(row, new double[] {slopes[a], slopes[b]}, new double[] {outer[c], outer[d]}, STEEPEST[m]);
        numbers.put(key, row);
        return row;
    }

    private static int below(double[] values, double value) {
        int k = values.length - 1;
        while (values[k] > value) {
            k--;
        }
        return k;
    }

    private static int above(double[] values, double value) {
        int k = 0;
        while (values[k] < value) {
            k++;
        }
        return k;
    }

    private void make(int row, double[] under, double[] beyond, double steepest) {
        int n = depths.length + 1;
        double[] price = new double[n];
        for (int i = 0; i < n; i++) {
            price[i] = 2 * half * area;
            if (i < n - 1) {
                price[i] += cutHalf(depths[i], under[0], beyond[0], steepest);
                price[i] += cutHalf(depths[i], -under[1], -beyond[1], steepest);
            }
            if (i > 0) {
                price[i] += fillHalf(depths[i - 1], under[1], beyond[1], steepest);
                price[i] += fillHalf(depths[i - 1], -under[0], -beyond[0], steepest);
            }
        }
        int last = n - 1;
        while (last > 0 && price[last] == Double.POSITIVE_INFINITY) {
            last--;
        }
        highest[row] = (float) depths[Math.min(last, depths.length - 1)];
        float[] table = new float[2 * n];
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (price[i] < best) {
                best = price[i];
                least[row] = i;
            }
            table[n + i] = down(best);
        }
        best = Double.POSITIVE_INFINITY;
        for (int i = n - 1; i >= 0; i--) {
            best = Math.min(best, price[i]);
            table[i] = down(best);
        }
        rows[row] = table;
    }

    private static float down(double value) {
        float f = (float) value;
        return f > value ? Math.nextDown(f) : f;
    }

    /** Area under the positive part of a line from a to b over a width. */
    private static double positive(double a, double b, double width) {
        if (a <= 0 && b <= 0) {
            return 0;
        }
        if (a >= 0 && b >= 0) {
            return 0.5 * (a + b) * width;
        }
        double top = Math.max(a, b);
        return 0.5 * top * top / Math.abs(a - b) * width;
    }

    /** Least price of the cut of one half whose ground rises outwards at least at a ratio, and at another beyond the edge. */
    private double cutHalf(double w, double lo, double beyond, double steepest) {
        if (lo == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        double edge = lo * half - w;
        double depth = standard.slopes().soilDepth();
        double price = soil * positive(-w, edge, half) + (rock - soil) * positive(-w - depth, edge - depth, half);
        return price + (edge > 0 ? cutSide(edge, depth, Math.max(beyond, -steepest), steepest) : 0);
    }

    private double cutSide(double e, double depth, double beyond, double steepest) {
        double wall = Math.min(e, standard.maxWallHeight());
        double walled = rates.wall() * wall + face(e - wall, 0, beyond, steepest);
        double crowned = rates.wall() * depth + face(Math.max(e, depth), depth, beyond, steepest);
        return Math.min(face(e, 0, beyond, steepest), Math.min(walled, crowned));
    }

    /**
     * Earth and land of a cut face, from one height of the ground over it to another; infinite beyond the reach. The height
     * falls at most as the face rises and the ground does not; where the ground rises as steeply it stays.
     */
    private double face(double from, double lowest, double beyond, double steepest) {
        double depth = standard.slopes().soilDepth();
        double over = from;
        double out = 0;
        double price = 0;
        while (over > lowest) {
            double end = out < NEAR ? Math.min(NEAR, standard.slopes().reach()) : standard.slopes().reach();
            if (out >= end) {
                return Double.POSITIVE_INFINITY;
            }
            boolean inRock = over > depth;
            double closing = Math.max(0, (inRock ? rockRise : soilRise) - (out < NEAR ? beyond : -steepest));
            double target = inRock ? Math.max(depth, lowest) : lowest;
            double step = closing > 0 ? (over - target) / closing : Double.POSITIVE_INFINITY;
            boolean arrives = step <= end - out;
            step = arrives ? step : end - out;
            double next = arrives ? target : over - closing * step;
            price += (0.5 * (column(over, depth) + column(next, depth)) + area) * step;
            out = arrives ? out + step : end;
            over = next;
        }
        return price;
    }

    /** Price of a column of ground that is dug. */
    private double column(double height, double depth) {
        return soil * Math.min(height, depth) + rock * Math.max(0, height - depth);
    }

    /** Least price of the fill of one half whose ground rises outwards at most at a ratio, and at another beyond the edge. */
    private double fillHalf(double w, double hi, double beyond, double steepest) {
        if (hi == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double edge = w - hi * half;
        double price = fill * positive(w, edge, half);
        if (edge <= 0) {
            return price;
        }
        double wall = edge <= standard.maxWallHeight() ? rates.wall() * edge : Double.POSITIVE_INFINITY;
        return price + Math.min(wall, bank(edge, Math.min(beyond, steepest), steepest));
    }

    /** Earth and land of a fill's slope from its height at the edge on; infinite beyond the reach. */
    private double bank(double height, double beyond, double steepest) {
        double reach = standard.slopes().reach();
        double near = Math.min(NEAR, reach);
        double closing = Math.max(0, fall + beyond);
        if (closing * near >= height) {
            double width = height / closing;
            return (0.5 * fill * height + area) * width;
        }
        double left = height - closing * near;
        double width = left / (fall + steepest);
        if (near + width > reach) {
            return Double.POSITIVE_INFINITY;
        }
        return 0.5 * fill * ((height + left) * near + left * width) + area * (near + width);
    }

    /**
     * Least price of earthwork, walls, land and clearing.
     *
     * @param row row of the tables
     * @param from least depth (m)
     * @param to greatest depth (m)
     * @return price per metre; infinite where no such section can be built
     */
    double earth(int row, double from, double to) {
        int n = depths.length + 1;
        int first = interval(from);
        int last = interval(to);
        float[] table = rows[row];
        if (first > least[row]) {
            return table[first];
        }
        return last < least[row] ? table[n + last] : table[0];
    }

    /** Greatest depth that is told apart at which earthwork of a row can be built (m). */
    double highest(int row) {
        return highest[row];
    }

    private int interval(double depth) {
        if (depth <= depths[0]) {
            return 0;
        }
        double at = (depth - depths[0]) / STEP;
        return at >= intervals.length ? depths.length : intervals[(int) at];
    }

    /**
     * Least price of a bridge, without surcharge.
     *
     * @param from least depth (m)
     * @param to greatest depth (m)
     * @return price per metre above the common one; infinite where none can stand
     */
    double bridge(double from, double to) {
        if (to < 0 || from > standard.maxBridgeHeight()) {
            return Double.POSITIVE_INFINITY;
        }
        double over = Math.max(0, from - rates.bridgeFreeHeight());
        return rates.bridge() * (1 + rates.bridgeHeightFactor() * over) + standard.bridgeWidth() * rates.land();
    }

    /**
     * Price of a tunnel.
     *
     * @param from least depth (m)
     * @return price per metre above the common one; infinite where none can lie
     */
    double tunnel(double from) {
        return from <= -standard.minTunnelCover() ? rates.tunnel() : Double.POSITIVE_INFINITY;
    }

    /** Least depth of cut, or height of fill, from which earth on gentle ground costs more than a limit. */
    double reaches(boolean cut, double limit, double most) {
        for (double d = 1; d < most; d += 1) {
            double price = 2 * half * area + 2 * (cut ? cutHalf(-d, 0, 0, 0.2) : fillHalf(d, 0, 0, 0.2));
            if (price >= limit) {
                return d;
            }
        }
        return most;
    }
}
