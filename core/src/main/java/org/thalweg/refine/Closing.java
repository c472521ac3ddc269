package org.thalweg.refine;

import java.util.Arrays;

/**
 * How a line may end. Either it keeps a lattice grade over the last leg and arrives within the end's elevations, or one
 * last section off the lattice leads from a node to the least or greatest elevation of the end: so an end of one exact
 * elevation is met exactly.
 */
final class Closing {
    /** Lengths of the last section that are tried, in legs from the least that the spacing allows. */
    private static final int LENGTHS = 5;

    /**
     * A way to end.
     *
     * @param value what the line costs above its least prices
     * @param node the node from which the last section leads; the last where it keeps a lattice grade
     * @param g lattice grade before the node, or of the last leg
     * @param room room there; -1 - a where any room is good that allows a PVI of class a
     * @param lane lane there
     * @param height height of the node, or of the last leg's first
     * @param lastLegGrade whether the last leg keeps lattice grade {@code g}
     * @param startElevation elevation of node 0 where the whole line is one section, else NaN (m)
     * @param endElevation elevation at the end (m)
     */
    record Choice(float value, int node, int g, int room, int lane, int height, boolean lastLegGrade,
            double startElevation, double endElevation) {
        double elevation(ProfileLattice lattice) {
            return Double.isNaN(startElevation) ? lattice.elevation(height) : startElevation;
        }
    }

    private final ProfileLattice lattice;
    private final ProfileProblem problem;
    private final PriceRows prices;
    private final float[] ends;
    private final double[] targets;
    private final int shortest;
    private final StructureLanes lanes;
    private final float[] value;
    private final float[] sample = new float[StructureLanes.PLAIN];
    private final float[] from;
    private final int[] fromGrade;
    private final int[] fromClass;
    private final int[] fromLane;
    final GradePrice price;
    private Choice best;
    private float bestValue = Float.POSITIVE_INFINITY;

    Closing(ProfileLattice lattice, PriceRows prices, StructureLanes lanes, float[] ends) {
        this.lattice = lattice;
        this.prices = prices;
        this.lanes = lanes;
        this.ends = ends;
        value = new float[lanes.most()];
        from = new float[lanes.most()];
        fromGrade = new int[lanes.most()];
        fromClass = new int[lanes.most()];
        fromLane = new int[lanes.most()];
        problem = lattice.problem;
        price = new GradePrice(problem);
        targets = targets(problem.end());
        shortest = shortest(lattice);
    }

    /** The first node from which a closing section may lead. */
    static int firstNode(ProfileLattice lattice) {
        return Math.max(0, lattice.legs - shortest(lattice) - LENGTHS + 1);
    }

    /** The last node from which a closing section may lead. */
    static int lastNode(ProfileLattice lattice) {
        return lattice.legs - shortest(lattice);
    }

    /** Elevations that closing sections lead to. */
    static double[] targets(ProfileEnd end) {
        return end.highest() > end.lowest() ? new double[] {end.lowest(), end.highest()} : new double[] {end.lowest()};
    }

    private static int shortest(ProfileLattice lattice) {
        int count = 1;
        while (count < lattice.legs && lattice.grid.origin() + lattice.grid.length()
                - lattice.grid.station(lattice.legs - count) < lattice.rules.minSpacing() - 1e-9) {
            count++;
        }
        return count;
    }

    Choice best() {
        return best;
    }

    private double sectionLength(int node) {
        return lattice.grid.origin() + lattice.grid.length() - lattice.grid.station(node);
    }

    /**
     * The tangent that a section needs at an end of the problem, where the line joins one outside.
     *
     * @return tangent length (m), or -1 where the section cannot join
     */
    double outside(ProfileEnd end, double grade, double limit, boolean atStart) {
        if (!end.joins()) {
            return 0;
        }
        double tangent = lattice.rules.tangent(atStart ? grade - end.grade() : end.grade() - grade);
        boolean fits = tangent <= limit + 1e-9
                && end.pviDistance() >= lattice.rules.spacing(tangent, end.pviTangent()) - 1e-9;
        return fits ? tangent : -1;
    }

    /** One straight section from start to end. */
    void offerWhole() {
        ProfileEnd start = problem.start();
        double[] starts = start.highest() > start.lowest()
                ? new double[] {start.lowest(), (start.lowest() + start.highest()) / 2, start.highest()}
                : new double[] {start.lowest()};
        for (double z : starts) {
            for (double target : targets) {
                double grade = (target - z) / lattice.grid.length();
                double first = outside(start, grade, lattice.tangent[0], true);
                double last = outside(problem.end(), grade, lattice.tangent[lattice.legs], false);
                boolean fits = first >= 0 && last >= 0 && gradeFits(0, grade)
                        && lattice.grid.length() >= lattice.rules.spacing(first, last) - 1e-9;
                if (fits) {
                    clear();
                    for (int lane = 0; lane < StructureLanes.PLAIN; lane++) {
                        from[lane] = lanes.begins(lane)
                                ? outsideCost(start, lane) + (float) price.join(start, grade) : Float.POSITIVE_INFINITY;
                        fromLane[lane] = lane;
                    }
                    take(0, z, grade, target, 0);
                }
            }
        }
    }

    private float outsideCost(ProfileEnd end, int lane) {
        int other = ProfileSweep.laneOf(end.structure());
        return other == lane && end.structure() != null ? 0 : ends[lane] + ends[other];
    }

    private boolean gradeFits(int node, double grade) {
        for (int leg = node; leg < lattice.legs; leg++) {
            if (Math.abs(grade) > lattice.steepestReal(leg) + 1e-12) {
                return false;
            }
        }
        return lattice.openAllowed(grade) || lattice.tunnelAllowed(grade);
    }

    /** Sections off the lattice from a node, given the states from which a PVI may be made. */
    void offer(int node, GradeChange ready) {
        int legs = lattice.legs - node;
        if (legs < shortest || legs >= shortest + LENGTHS || lattice.tangent[node] < 0) {
            return;
        }
        double length = sectionLength(node);
        for (double target : targets) {
            for (int height = lattice.low[node]; height <= lattice.high[node]; height++) {
                double grade = (target - lattice.elevation(height)) / length;
                double last = gradeFits(node, grade)
                        ? outside(problem.end(), grade, lattice.tangent[lattice.legs], false) : -1;
                if (last >= 0) {
                    offerSection(node, height, grade, target, last, ready);
                }
            }
        }
    }

    /** Joins the best states before a section, lane by lane, and prices it from all lanes at once. */
    private void offerSection(int node, int height, double grade, double target, double last, GradeChange ready) {
        int at = height - lattice.low[node];
        double length = sectionLength(node);
        clear();
        for (int g = 0; g < lattice.grades; g++) {
            double tangent = lattice.rules.tangent(grade - lattice.grade(g));
            int a = lattice.classOf(tangent);
            boolean fits = a < lattice.classes && tangent <= lattice.tangent[node] + 1e-9
                    && length >= lattice.rules.spacing(tangent, last) - 1e-9;
            for (int lane = 0; fits && lane < lanes.at(node); lane++) {
                float before = ready.ready(a, g)[lane * lattice.count(node) + at];
                int kind = lanes.kind(lane);
                keep(before + price.step(lattice.grade(g), grade, kind, kind), g, a, lane, lane);
                if (lane == 2) {
                    keep(before + price.step(lattice.grade(g), grade, 2, 0), g, a, 2, 0);
                }
            }
        }
        take(node, lattice.elevation(height), grade, target, height);
    }

    private void keep(float value, int g, int a, int lane, int to) {
        if (value < from[to]) {
            from[to] = value;
            fromGrade[to] = g;
            fromClass[to] = a;
            fromLane[to] = lane;
        }
    }

    private void clear() {
        Arrays.fill(from, Float.POSITIVE_INFINITY);
    }

    /** Prices a section from the lanes in {@link #from} and keeps it if it is the best. */
    private void take(int node, double z, double grade, double target, int height) {
        float least = Float.POSITIVE_INFINITY;
        for (float each : from) {
            least = Math.min(least, each);
        }
        if (least >= bestValue || price(node, z, grade, -1) >= bestValue) {
            return;
        }
        for (int start = 0; start < from.length; start++) {
            float value = price(node, z, grade, start);
            if (value < bestValue) {
                bestValue = value;
                best = new Choice(value, node, fromGrade[start], -1 - fromClass[start], fromLane[start], height, false,
                        node == 0 ? z : Double.NaN, target);
            }
        }
    }

    /** What the line costs if it takes the section from one lane, or from the best where {@code start} is -1. */
    private float price(int node, double z, double grade, int start) {
        for (int lane = 0; lane < value.length; lane++) {
            value[lane] = start < 0 || lane == start ? from[lane] : Float.POSITIVE_INFINITY;
        }
        boolean open = lattice.openAllowed(grade);
        boolean bored = lattice.tunnelAllowed(grade);
        double station = lattice.grid.station(node);
        int samples = lattice.grid.samples();
        for (int s = node * lattice.grid.samplesPerLeg(); s < samples; s++) {
            double elevation = z + grade * (lattice.grid.sampleStation(s) - station);
            sample[0] = open ? Math.min(excess(s, 0, elevation), excess(s, 1, elevation)) : Float.POSITIVE_INFINITY;
            sample[1] = open ? excess(s, 2, elevation) : Float.POSITIVE_INFINITY;
            sample[2] = bored ? excess(s, 3, elevation) : Float.POSITIVE_INFINITY;
            boolean young = lanes.counts(lattice.grid.legOfSample(s));
            lanes.sample(value, young, ends, sample);
            if (young && s + 1 < samples && !lanes.counts(lattice.grid.legOfSample(s + 1))) {
                lanes.grow(value);
            }
        }
        float least = Float.POSITIVE_INFINITY;
        for (int lane = 0; lane < value.length; lane++) {
            int kind = lanes.kind(lane);
            if (lane == kind || lanes.leavesYoung(kind)) {
                least = Math.min(least, value[lane] + outsideCost(problem.end(), kind)
                        + (float) price.join(problem.end(), grade));
            }
        }
        return least;
    }

    private float excess(int sample, int structure, double elevation) {
        return (float) ((problem.prices().price(sample, structure, elevation) - prices.least(sample))
                * lattice.grid.sampleLength(sample));
    }

    /** Lines that keep a lattice grade over the last leg: rows by height of its first node. */
    void finish(float[][] rows) {
        int node = lattice.legs - 1;
        double length = lattice.grid.legLength(node);
        int steepest = lattice.steepest(node);
        for (int g = lattice.middle - steepest; g <= lattice.middle + steepest; g++) {
            double grade = lattice.grade(g);
            double tangent = outside(problem.end(), grade, lattice.tangent[lattice.legs], false);
            int a = tangent < 0 ? lattice.classes : lattice.classOf(tangent);
            for (int room = 0; a < lattice.classes && room <= lattice.classes - 1 - a && room < lattice.rooms; room++) {
                for (int height = lattice.low[node]; height <= lattice.high[node]; height++) {
                    finishAt(rows, g, room, height, lattice.elevation(height) + grade * length);
                }
            }
        }
    }

    private void finishAt(float[][] rows, int g, int room, int height, double elevation) {
        ProfileEnd end = problem.end();
        if (elevation < end.lowest() - 1e-9 || elevation > end.highest() + 1e-9) {
            return;
        }
        int node = lattice.legs - 1;
        for (int lane = 0; lane < StructureLanes.PLAIN; lane++) {
            float value = rows[g * lattice.rooms + room][lane * lattice.count(node) + height - lattice.low[node]]
                    + outsideCost(end, lane) + (float) price.join(end, lattice.grade(g));
            if (value < bestValue) {
                bestValue = value;
                best = new Choice(value, lattice.legs, g, room, lane, height, true, Double.NaN, elevation);
            }
        }
    }
}
