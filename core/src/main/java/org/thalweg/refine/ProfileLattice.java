package org.thalweg.refine;

import java.util.Arrays;

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
                limit = new ProfileLimit(ProfileLimit.Kind.PRICES, grid.station(node), bottom, top,
                        String.format(java.util.Locale.ROOT, "at station %.0f m the prices leave no elevation that the "
                                + "grades can reach from both ends", grid.station(node)));
            }
        }
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
                    String.format(java.util.Locale.ROOT, "the line must %s %.1f m, and the greatest grades allow %.1f m",
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
