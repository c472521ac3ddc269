package org.thalweg.section;

import org.thalweg.standard.SideSlopes;

/**
 * One half of a section on sampled ground: a workspace that is given the ground once and then asked at many design
 * elevations. Not for use by two threads at once, and made once, not per section.
 *
 * <p>Exact on ground that is straight between the samples. Samples lie at the axis, at the edge of the platform, at the
 * reach, and evenly between; they are read from the axis outwards, and no farther than the work asks for. Use:
 * {@link #begin} at a place, then for each elevation {@link #at} and {@link #build}, and read the quantities. For a fixed
 * ground and kind of side, the width of the work grows with the depth of the cut and with the height of the fill, and so
 * what cannot be built at one elevation cannot be built at a deeper cut or a higher fill of the same side.
 */
public final class HalfSection {
    /** The ground to one side of the line. */
    public interface Ground {
        /**
         * Height at a sample. Asked once for each sample, in order, until one is not known.
         *
         * @param sample sample, 0 at the axis
         * @param distance its distance from the axis (m)
         * @return height (m), NaN where it is not known
         */
        double heightAt(int sample, double distance);
    }

    private final SideSlopes slopes;
    private final double maxWall;
    /** Distances of the samples from the axis (m); sample {@code edge} lies at the platform's edge. */
    private final double[] offset;

    private final int edge;
    private final double[] ground;
    /** Rise of the ground per metre between sample k and k + 1. */
    private final double[] tilt;
    private Ground source;
    /** Samples read so far, all of them numbers. */
    private int known;
    /** Whether the next sample is a void. */
    private boolean ended;

    /** Rise of a face per metre: plain and benched, in soil and in rock; fall of a fill. */
    private final double soilPlain;

    private final double soilBenched;
    private final double rockPlain;
    private final double rockBenched;
    private final double fall;
    private final double bench;

    private double level;
    private double platformCut;
    private double platformRock;
    private double platformFill;

    private double cut;
    private double rock;
    private double fill;
    private double wall;
    private double width;
    private int segment;

    /** Whether a slope has been built at this elevation, and how far its face had come when only soil was left over it. */
    private boolean sloped;

    private boolean noting;
    private boolean rockCleared;
    private double cutInRock;
    private double rockInRock;
    private double widthInRock;
    private int segmentInRock;

    /**
     * Makes a workspace.
     *
     * @param half half the width of the platform (m)
     * @param slopes shape of the earthwork, with a finite reach
     * @param maxWall greatest height of a wall (m)
     * @param spacing greatest distance between samples (m)
     */
    public HalfSection(double half, SideSlopes slopes, double maxWall, double spacing) {
        if (!(half > 0) || !(spacing > 0) || !(slopes.reach() >= 0) || Double.isInfinite(slopes.reach())) {
            throw new IllegalArgumentException("a section needs a platform, a spacing and a finite reach");
        }
        this.slopes = slopes;
        this.maxWall = maxWall;
        this.edge = (int) Math.ceil(half / spacing);
        int beyond = (int) Math.ceil(slopes.reach() / spacing);
        this.offset = new double[edge + beyond + 1];
        for (int k = 0; k < offset.length; k++) {
            offset[k] = k <= edge ? half * k / edge : half + slopes.reach() * (k - edge) / beyond;
        }
        this.ground = new double[offset.length];
        this.tilt = new double[offset.length - 1];
        double benched = slopes.benchWidth() / slopes.benchHeight();
        this.bench = slopes.benchHeight() / 2;
        this.soilPlain = Linear.rise(slopes.cutSoil());
        this.soilBenched = Linear.rise(slopes.cutSoil() + benched);
        this.rockPlain = Linear.rise(slopes.cutRock());
        this.rockBenched = Linear.rise(slopes.cutRock() + benched);
        this.fall = Linear.rise(slopes.fill());
    }

    /**
     * Number of samples.
     *
     * @return samples
     */
    public int samples() {
        return offset.length;
    }

    /**
     * Distance of a sample from the axis.
     *
     * @param sample sample, 0 at the axis
     * @return distance (m)
     */
    public double offset(int sample) {
        return offset[sample];
    }

    /**
     * Goes to a place.
     *
     * @param aside the ground to this side of the line there
     * @return whether the ground is known under the whole half platform; if not, nothing else may be asked
     */
    public boolean begin(Ground aside) {
        source = aside;
        known = 0;
        ended = false;
        return reaches(edge);
    }

    /** Reads the ground out to a sample; false where it ends before. */
    private boolean reaches(int sample) {
        while (known <= sample && !ended && known < offset.length) {
            double height = source.heightAt(known, offset[known]);
            ended = height != height;
            if (!ended) {
                ground[known] = height;
                if (known > 0) {
                    tilt[known - 1] = (height - ground[known - 1]) / (offset[known] - offset[known - 1]);
                }
                known++;
            }
        }
        return sample < known;
    }

    /**
     * Highest ground from the axis to a distance.
     *
     * @param distance distance (m) from the axis
     * @return height (m), NaN where the ground is not known so far out
     */
    public double highest(double distance) {
        double high = ground[0];
        for (int k = 1; offset[k - 1] < distance; k++) {
            if (k == offset.length || !reaches(k)) {
                return Double.NaN;
            }
            high = Math.max(high, ground[k - 1] + tilt[k - 1] * (Math.min(distance, offset[k]) - offset[k - 1]));
        }
        return high;
    }

    /**
     * Goes to a design elevation.
     *
     * @param elevation elevation of the platform (m)
     * @return height (m) of the ground over the platform's edge, positive in a cut
     */
    public double at(double elevation) {
        level = elevation;
        sloped = false;
        platformCut = 0;
        platformRock = 0;
        platformFill = 0;
        double from = ground[0] - elevation;
        for (int k = 0; k < edge; k++) {
            double to = ground[k + 1] - elevation;
            double step = offset[k + 1] - offset[k];
            platformCut += Linear.positiveArea(from, to, step);
            platformRock += Linear.positiveArea(from - slopes.soilDepth(), to - slopes.soilDepth(), step);
            platformFill += Linear.positiveArea(-from, -to, step);
            from = to;
        }
        return from;
    }

    /**
     * Whether the platform's edge is cut into rock at the elevation last gone to: only there can a wall crown the face.
     *
     * @return true if so
     */
    public boolean edgeInRock() {
        return ground[edge] - level > slopes.soilDepth();
    }

    /**
     * Builds the side at the elevation last gone to.
     *
     * @param kind how the side is made
     * @return whether it can be built so; if not, the quantities stand for the work up to the reach
     */
    public boolean build(SideKind kind) {
        double over = ground[edge] - level;
        cut = platformCut;
        rock = platformRock;
        fill = platformFill;
        wall = 0;
        width = offset[edge];
        segment = edge;
        if (over < 0) {
            return fillSide(kind, -over);
        }
        return switch (kind) {
            case SLOPE -> slope(over);
            case WALL -> {
                wall = Math.min(over, maxWall);
                yield climb(over - wall, 0);
            }
            case CROWN -> {
                wall = slopes.soilDepth();
                yield over > wall && wall <= maxWall && (sloped ? recall() : climb(over, wall));
            }
        };
    }

    /** Builds a slope, and keeps what it had come to when it left the rock: so far it is the face under a crowning wall. */
    private boolean slope(double over) {
        sloped = true;
        noting = true;
        boolean daylights = climb(over, 0);
        if (noting) {
            note(daylights);
        }
        return daylights;
    }

    private void note(boolean cleared) {
        noting = false;
        rockCleared = cleared;
        cutInRock = cut;
        rockInRock = rock;
        widthInRock = width;
        segmentInRock = segment;
    }

    private boolean recall() {
        cut = cutInRock;
        rock = rockInRock;
        width = widthInRock;
        segment = segmentInRock;
        return rockCleared;
    }

    /** Cut in soil under the platform at the elevation last gone to: no side needs less (m2). */
    public double platformSoil() {
        return platformCut - platformRock;
    }

    /** Cut in rock under the platform at the elevation last gone to: no side needs less (m2). */
    public double platformRock() {
        return platformRock;
    }

    private boolean fillSide(SideKind kind, double height) {
        if (kind != SideKind.SLOPE) {
            wall = height;
            return kind == SideKind.WALL && height <= maxWall;
        }
        double f = height;
        for (int k = edge; k + 1 < offset.length && reaches(k + 1); k++) {
            segment = k;
            double step = offset[k + 1] - offset[k];
            double closing = fall + tilt[k];
            if (f <= closing * step) {
                double last = f / closing;
                fill += 0.5 * f * last;
                width = offset[k] + last;
                return true;
            }
            double next = f - closing * step;
            fill += 0.5 * (f + next) * step;
            width = offset[k + 1];
            f = next;
        }
        return false;
    }

    /** Follows a cut face until the ground over it has sunk to a given height, 0 or the depth of soil. */
    private boolean climb(double from, double lowest) {
        double soil = slopes.soilDepth();
        double c = from;
        double y = 0;
        int k = edge;
        while (c > lowest) {
            if (noting && c <= soil) {
                note(true);
            }
            if (k + 1 == offset.length || !reaches(k + 1)) {
                return false;
            }
            boolean inRock = c > soil;
            double rise = inRock ? (y < bench ? rockPlain : rockBenched) : (y < bench ? soilPlain : soilBenched);
            double growth = tilt[k] - rise;
            if (c == soil && growth > 0) {
                // The soil's slope would sink under the rock's surface: follow that surface, or the rock's slope if it
                // sinks too.
                double rockRise = y < bench ? rockPlain : rockBenched;
                inRock = tilt[k] >= rockRise;
                rise = inRock ? rockRise : tilt[k];
                growth = tilt[k] - rise;
            }
            double step = offset[k + 1] - width;
            double next = c + growth * step;
            double target = inRock ? soil : growth < 0 ? 0 : soil;
            boolean arrives = growth < 0 ? next <= target : !inRock && growth > 0 && next > target;
            if (arrives) {
                step = (target - c) / growth;
                next = target;
            }
            boolean benches = y < bench && y + rise * step > bench;
            if (benches) {
                step = (bench - y) / rise;
                next = c + growth * step;
                arrives = false;
            }
            cut += 0.5 * (c + next) * step;
            rock += inRock ? (0.5 * (c + next) - soil) * step : 0;
            y = benches ? bench : y + rise * step;
            c = next;
            segment = k;
            if (arrives || benches) {
                width += step;
            } else {
                k++;
                width = offset[k];
            }
        }
        return true;
    }

    /**
     * Cut in soil of what was built last.
     *
     * @return area (m2)
     */
    public double cutSoil() {
        return cut - rock;
    }

    /**
     * Cut in rock of what was built last.
     *
     * @return area (m2)
     */
    public double cutRock() {
        return rock;
    }

    /**
     * Fill of what was built last.
     *
     * @return area (m2)
     */
    public double fill() {
        return fill;
    }

    /**
     * Face of the wall of what was built last.
     *
     * @return face (m2 per m)
     */
    public double wallFace() {
        return wall;
    }

    /**
     * Distance from the axis to the outer edge of what was built last.
     *
     * @return distance (m)
     */
    public double width() {
        return width;
    }

    /**
     * The sample at or before the outer edge of what was built last.
     *
     * @return sample; the outer edge lies between it and the next
     */
    public int segment() {
        return segment;
    }

    /**
     * The quantities of what was built last.
     *
     * @param feasible what {@link #build} answered
     * @return quantities
     */
    public HalfQuantities quantities(boolean feasible) {
        return new HalfQuantities(cutSoil(), cutRock(), fill(), wallFace(), width(), feasible);
    }
}
