package org.thalweg.refine;

import java.util.Arrays;
import java.util.Locale;

/**
 * The lattice of one problem: its grades and elevations, the range of elevations that each node can have, and how many
 * legs must pass between changes of grade.
 *
 * <p>Spacing of points of vertical intersection (PVIs). Tangent lengths are put into classes 0 .. classes - 1 by upper
 * bounds {@code (wait h - c) / 2 + a h}, where c is the least constant grade and {@code wait} the least number of legs
 * between two PVIs. Two PVIs of classes a and b then need exactly {@code wait + a + b} legs, so that one counter, the
 * <i>room</i>, tells what may come: a PVI of class b wants {@code room <= classes - 1 - b}; a PVI of class a sets the
 * room to {@code wait + classes - 2 + a} on arrival at the next node, and every further leg takes 1 from it, down to 0.
 */
final class ProfileLattice {
    /** Greatest number of classes: more would only allow larger changes of grade at one point. */
    private static final int MOST_CLASSES = 2;

    final ProfileProblem problem;
    final ProfileRules rules;
    final ProfileGrid grid;
    final int legs;
    /** Lattice grades are {@code (g - middle) * quantum}, g from 0 to {@code grades - 1}. */
    final int middle;
    final int grades;
    final double quantum;
    /** Elevation of lattice height 0, and the difference between heights (m). */
    final double origin;
    final double rise;
    final int wait;
    final int classes;
    final int rooms;
    /** Least and greatest height by node 0 .. legs - 1. */
    final int[] low;
    final int[] high;
    /** Real elevations that the nodes 0 .. legs can have for the grades alone, seen from both ends. */
    private final double[] floor;
    private final double[] roof;
    /** Greatest tangent at each node, sites considered; -1 where no PVI may be. */
    final double[] tangent;
    final boolean[] flat;
    /** First and last height of a leg's first node by grade, [leg * grades + g]; no heights where last < first. */
    private int[] first;
    private int[] last;
    ProfileLimit limit;

    ProfileLattice(ProfileProblem problem, double latticeOrigin) {
        this.problem = problem;
        rules = problem.rules();
        grid = problem.grid();
        legs = grid.legs();
        middle = problem.gradeSteps();
        grades = 2 * middle + 1;
        quantum = rules.maxGrade() / middle;
        rise = quantum * grid.spacing();
        ProfileEnd start = problem.start();
        origin = Double.isNaN(latticeOrigin) ? start.highest() - start.lowest() < rise
                ? (start.lowest() + start.highest()) / 2 : start.lowest() : latticeOrigin;
        wait = Math.max(1, (int) Math.ceil(Math.max(rules.minSpacing(), rules.minConstantGrade()) / grid.spacing()
                - 1e-9));
        double largest = Math.max(rules.crestRadius(), rules.sagRadius()) * rules.maxGrade();
        int count = 1;
        while (count < MOST_CLASSES && classBound(count - 1) < largest) {
            count++;
        }
        classes = count;
        rooms = wait + 2 * classes - 2;
        low = new int[legs];
        high = new int[legs];
        floor = new double[legs + 1];
        roof = new double[legs + 1];
        tangent = problem.nodeTangent().clone();
        flat = new boolean[legs];
        placeSites();
        setRanges();
        first = new int[legs * grades];
        last = new int[legs * grades];
        if (limit == null) {
            setLegs();
        }
    }

    private ProfileLattice(ProfileLattice other) {
        problem = other.problem;
        rules = other.rules;
        grid = other.grid;
        legs = other.legs;
        middle = other.middle;
        grades = other.grades;
        quantum = other.quantum;
        rise = other.rise;
        origin = other.origin;
        wait = other.wait;
        classes = other.classes;
        rooms = other.rooms;
        low = other.low.clone();
        high = other.high.clone();
        floor = other.floor;
        roof = other.roof;
        tangent = other.tangent;
        flat = other.flat;
        first = other.first.clone();
        last = other.last.clone();
    }

    /** A copy whose heights may be limited further. */
    ProfileLattice copy() {
        return new ProfileLattice(this);
    }

    private void setLegs() {
        for (int leg = 0; leg < legs; leg++) {
            int steepest = steepest(leg);
            for (int g = 0; g < grades; g++) {
                boolean end = leg == legs - 1;
                int climb = g - middle;
                int at = leg * grades + g;
                first[at] = end ? low[leg] : Math.max(low[leg], low[leg + 1] - climb);
                last[at] = Math.abs(climb) > steepest ? first[at] - 1
                        : end ? high[leg] : Math.min(high[leg], high[leg + 1] - climb);
            }
        }
    }

    /** First height of a leg's first node from which a grade may be taken. */
    int from(int leg, int g) {
        return first[leg * grades + g];
    }

    /** Last height of a leg's first node from which a grade may be taken; below {@link #from} where none. */
    int to(int leg, int g) {
        return last[leg * grades + g];
    }

    /** Number of pairs of a leg's first height and grade. */
    long size() {
        long size = 0;
        for (int i = 0; i < first.length; i++) {
            size += Math.max(0, last[i] - first[i] + 1);
        }
        return size;
    }

    /** Limits the heights from which a grade may be taken. */
    void limit(int leg, int g, int from, int to) {
        first[leg * grades + g] = from;
        last[leg * grades + g] = to;
    }

    /** Limits a node to heights near an elevation (m); {@link #useRanges} must follow. Keeps one height at least. */
    void near(int node, double elevation, int heights) {
        int at = (int) Math.rint((elevation - origin) / rise);
        int lowest = Math.max(low[node], Math.min(high[node], at - heights));
        high[node] = Math.min(high[node], Math.max(lowest, at + heights));
        low[node] = lowest;
    }

    /** Sets what each grade may use from the heights of the nodes. */
    void useRanges() {
        setLegs();
    }

    /** Draws the heights of nodes in to those that the legs before a node use, and those of later legs to suit. */
    void tighten(int end) {
        for (int node = 0; node <= end && node < legs; node++) {
            int lowest = Integer.MAX_VALUE;
            int highest = Integer.MIN_VALUE;
            for (int g = 0; g < grades; g++) {
                if (node < end && from(node, g) <= to(node, g)) {
                    lowest = Math.min(lowest, from(node, g));
                    highest = Math.max(highest, to(node, g));
                }
                if (node > 0 && from(node - 1, g) <= to(node - 1, g)) {
                    lowest = Math.min(lowest, from(node - 1, g) + g - middle);
                    highest = Math.max(highest, to(node - 1, g) + g - middle);
                }
            }
            if (lowest <= highest) {
                low[node] = lowest;
                high[node] = highest;
            }
        }
        int[] kept = first.clone();
        int[] keptLast = last.clone();
        setLegs();
        for (int i = 0; i < end * grades; i++) {
            first[i] = Math.max(first[i], kept[i]);
            last[i] = Math.min(last[i], keptLast[i]);
        }
    }

    /** Greatest tangent length of a class of PVIs (m). */
    double classBound(int tangentClass) {
        return (wait * grid.spacing() - rules.minConstantGrade()) / 2 + tangentClass * grid.spacing();
    }

    /** The class of a tangent length; {@code classes} or more where it is too long for all. */
    int classOf(double length) {
        int a = 0;
        while (a < classes && classBound(a) < length - 1e-9) {
            a++;
        }
        return a;
    }

    /** Greatest number of heights that a node has. */
    int widest() {
        int widest = 0;
        for (int node = 0; node < legs; node++) {
            widest = Math.max(widest, count(node));
        }
        return widest;
    }

    /** Number of heights of a node. */
    int count(int node) {
        return high[node] - low[node] + 1;
    }

    double grade(int g) {
        return (g - middle) * quantum;
    }

    double elevation(int height) {
        return origin + height * rise;
    }

    /** The greatest lattice grade on a leg, in steps: the leg's own limit rounded down. */
    int steepest(int leg) {
        double limit = flat[leg] ? Math.min(rules.flatGrade(), problem.legGrade()[leg]) : problem.legGrade()[leg];
        return Math.min(middle, (int) Math.floor(limit / quantum + 1e-9));
    }

    /** The greatest grade of any kind on a leg (ratio). */
    double steepestReal(int leg) {
        double limit = Math.min(rules.maxGrade(), problem.legGrade()[leg]);
        return flat[leg] ? Math.min(limit, rules.flatGrade()) : limit;
    }

    /** Whether anything but a tunnel may have a grade. */
    boolean openAllowed(double grade) {
        return Math.abs(grade) >= rules.minGrade() - 1e-12;
    }

    /** Whether a tunnel may have a grade. */
    boolean tunnelAllowed(double grade) {
        return Math.abs(grade) >= rules.minTunnelGrade() - 1e-12;
    }

    private void placeSites() {
        int span = problem.siteLegs();
        for (int first : problem.sites()) {
            if (first < 0 || first + span > legs) {
                throw new IllegalArgumentException("a site from node " + first + " does not lie on the line");
            }
            Arrays.fill(flat, first, first + span, true);
            for (int node = first + 1; node < first + span; node++) {
                tangent[node] = -1;
            }
        }
        for (int first : problem.sites()) {
            tangent[first] = Math.min(tangent[first], problem.siteSlack());
            tangent[first + span] = Math.min(tangent[first + span], problem.siteSlack());
        }
    }

    private void setRanges() {
        cones();
        for (int node = 0; node < legs && limit == null; node++) {
            double bottom = floor[node];
            double top = roof[node];
            if (node > 0) {
                bottom = Math.max(bottom, band(node * grid.samplesPerLeg() - 1, false));
                top = Math.min(top, band(node * grid.samplesPerLeg() - 1, true));
            }
            bottom = Math.max(bottom, band(node * grid.samplesPerLeg(), false));
            top = Math.min(top, band(node * grid.samplesPerLeg(), true));
            low[node] = (int) Math.ceil((bottom - origin) / rise - 1e-6);
            high[node] = (int) Math.floor((top - origin) / rise + 1e-6);
            if (high[node] < low[node]) {
                limit = noPrice(node);
            }
        }
    }

    /** Says that the prices leave a node no elevation. */
    ProfileLimit noPrice(int node) {
        return new ProfileLimit(ProfileLimit.Kind.PRICES, grid.station(node), floor[node], roof[node],
                String.format(Locale.ROOT, "no line with a price reaches station %.0f m: the grades allow elevations "
                        + "from %.1f to %.1f m there", grid.station(node), floor[node], roof[node]));
    }

    /** What the grades alone can reach from both ends. */
    private void cones() {
        floor[0] = problem.start().lowest();
        roof[0] = problem.start().highest();
        for (int leg = 0; leg < legs; leg++) {
            double step = steepestReal(leg) * grid.legLength(leg);
            floor[leg + 1] = floor[leg] - step;
            roof[leg + 1] = roof[leg] + step;
        }
        double least = problem.end().lowest() - roof[legs];
        double most = floor[legs] - problem.end().highest();
        if (least > 1e-6 || most > 1e-6) {
            boolean up = least > 1e-6;
            double needed = up ? problem.end().lowest() - problem.start().highest()
                    : problem.start().lowest() - problem.end().highest();
            double possible = needed - Math.max(least, most);
            limit = new ProfileLimit(ProfileLimit.Kind.GRADE, grid.station(legs), needed, possible,
                    String.format(Locale.ROOT, "the line must %s %.1f m, and the greatest grades allow %.1f m",
                            up ? "rise" : "fall", needed, possible));
        }
        double bottom = problem.end().lowest();
        double top = problem.end().highest();
        for (int node = legs; node >= 0; node--) {
            floor[node] = Math.max(floor[node], bottom);
            roof[node] = Math.min(roof[node], top);
            if (node > 0) {
                double step = steepestReal(node - 1) * grid.legLength(node - 1);
                bottom -= step;
                top += step;
            }
        }
    }

    /** Least or greatest elevation of a node for which the sample beside it can have a price. */
    private double band(int sample, boolean top) {
        PriceTable table = problem.prices();
        double reach = rules.maxGrade() * grid.sampleLength(sample) / 2;
        double base = table.base()[table.first() + sample];
        return top ? base + (table.levels() - 1) * table.step() + reach : base - reach;
    }
}
