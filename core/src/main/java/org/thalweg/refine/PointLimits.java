package org.thalweg.refine;

/** Checks the limits of a profile given by points of intersection, around those that moved. */
final class PointLimits {
    private static final double EPS = 1e-9;

    private final ProfileProblem problem;
    private final ProfileRules rules;
    private final ProfileGrid grid;

    PointLimits(ProfileProblem problem) {
        this.problem = problem;
        rules = problem.rules();
        grid = problem.grid();
    }

    /** Sets the tangents of the points that a move of points {@code from .. to} may change. */
    void tangents(double[] s, double[] z, double[] t, int count, int from, int to) {
        for (int k = Math.max(1, from - 1); k <= Math.min(count - 2, to + 1); k++) {
            double change = (z[k + 1] - z[k]) / (s[k + 1] - s[k]) - (z[k] - z[k - 1]) / (s[k] - s[k - 1]);
            t[k] = rules.tangent(change);
        }
    }

    /**
     * Whether all limits hold around the points that moved. Sets the tangents there.
     *
     * @param s stations (m)
     * @param z elevations (m)
     * @param t tangent lengths (m), set here
     * @param count number of points
     * @param from first point that moved
     * @param to last point that moved
     * @return whether they hold
     */
    boolean keep(double[] s, double[] z, double[] t, int count, int from, int to) {
        for (int k = Math.max(1, from); k <= Math.min(count - 1, to + 1); k++) {
            if (!(s[k] > s[k - 1] + EPS)) {
                return false;
            }
        }
        tangents(s, z, t, count, from, to);
        for (int k = Math.max(0, from - 1); k < Math.min(count - 1, to + 1); k++) {
            if (Math.abs(z[k + 1] - z[k]) > steepest(s[k], s[k + 1]) * (s[k + 1] - s[k]) + 1e-10) {
                return false;
            }
        }
        for (int k = Math.max(0, from - 2); k < Math.min(count - 1, to + 2); k++) {
            boolean spaced = s[k + 1] - s[k] >= rules.spacing(t[k], t[k + 1]) - EPS;
            if (!spaced || t[k] > 0 && t[k] > room(s[k]) + EPS) {
                return false;
            }
        }
        int last = Math.min(count - 1, to + 2);
        return !(t[last] > 0 && t[last] > room(s[last]) + EPS) && ends(s, z, t, count) && sites(s, z, t, count);
    }

    /** The greatest grade on all legs that a stretch touches. */
    private double steepest(double from, double to) {
        int first = leg(from + EPS);
        int last = leg(to - EPS);
        double least = rules.maxGrade();
        for (int i = first; i <= last; i++) {
            least = Math.min(least, problem.legGrade()[i]);
        }
        return least;
    }

    private int leg(double station) {
        int leg = (int) Math.floor((station - grid.origin()) / grid.spacing() + 1e-9);
        return Math.max(0, Math.min(grid.legs() - 1, leg));
    }

    /** The tangent allowed at any station: a parabola must lie within what a node beside it allows. */
    private double room(double station) {
        int leg = leg(station);
        double left = problem.nodeTangent()[leg] - (station - grid.station(leg));
        double right = problem.nodeTangent()[leg + 1] - (grid.station(leg + 1) - station);
        return Math.max(left, right);
    }

    private boolean ends(double[] s, double[] z, double[] t, int count) {
        ProfileEnd start = problem.start();
        ProfileEnd end = problem.end();
        boolean levels = z[0] >= start.lowest() - EPS && z[0] <= start.highest() + EPS
                && z[count - 1] >= end.lowest() - EPS && z[count - 1] <= end.highest() + EPS;
        if (!levels || s[0] != grid.origin() || s[count - 1] != grid.origin() + grid.length()) {
            return false;
        }
        double first = (z[1] - z[0]) / (s[1] - s[0]);
        double last = (z[count - 1] - z[count - 2]) / (s[count - 1] - s[count - 2]);
        return joins(start, first - start.grade(), problem.nodeTangent()[0], s[1] - s[0], t[1])
                && joins(end, end.grade() - last, problem.nodeTangent()[grid.legs()], s[count - 1] - s[count - 2],
                        t[count - 2]);
    }

    private boolean joins(ProfileEnd end, double change, double limit, double distance, double neighbour) {
        if (!end.joins()) {
            return true;
        }
        double tangent = rules.tangent(change);
        return tangent <= limit + EPS && distance >= rules.spacing(tangent, neighbour) - EPS
                && end.pviDistance() >= rules.spacing(tangent, end.pviTangent()) - EPS;
    }

    private boolean sites(double[] s, double[] z, double[] t, int count) {
        for (int site : problem.sites()) {
            double from = problem.siteMiddle(site) - rules.flatLength() / 2;
            double to = from + rules.flatLength();
            int k = 0;
            while (k < count - 2 && s[k + 1] <= from) {
                k++;
            }
            boolean flat = s[k] + t[k] <= from + EPS && s[k + 1] - t[k + 1] >= to - EPS
                    && Math.abs(z[k + 1] - z[k]) <= rules.flatGrade() * (s[k + 1] - s[k]) + 1e-10;
            if (!flat) {
                return false;
            }
        }
        return true;
    }
}
