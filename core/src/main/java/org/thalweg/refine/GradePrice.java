package org.thalweg.refine;

/**
 * What changes of grade cost beside their parabolas: a price for every change by its size, and one for every sump, a low
 * point with tunnels on both sides. A sump costs two portals at most: for these the tunnel could be two.
 */
final class GradePrice {
    /** Grades below this count as level or falling (ratio): less than any rounding of points makes. */
    private static final double LEVEL = 1e-9;

    private final double perUnit;
    private final double sump;
    private final double portal;

    GradePrice(ProfileProblem problem) {
        perUnit = problem.gradeChangePrice();
        portal = problem.tunnelEnd();
        sump = Math.min(problem.sumpPrice(), 2 * portal);
    }

    /** Whether no change costs anything. */
    boolean free() {
        return perUnit == 0 && sump == 0;
    }

    /** Price of a change of grade, whatever carries it (money). */
    double change(double before, double after) {
        return perUnit * Math.abs(after - before);
    }

    /** Price of a change of grade with tunnels on both sides, above that of any change (money). */
    double sump(double before, double after) {
        return before < LEVEL && after >= LEVEL ? sump : 0;
    }

    /** Price of the change at an end that joins a known grade; 0 at other ends (money). */
    double join(ProfileEnd end, double grade) {
        return end.joins() ? change(end.grade(), grade) : 0;
    }

    /**
     * What it takes to go from a lane to a lane at a change of grade. A tunnel that ends just there has no sump.
     *
     * @return money; infinity where the step is left to the sample that follows
     */
    float step(double before, double after, int from, int to) {
        double low = sump(before, after);
        if (from == to) {
            return (float) (change(before, after) + (from == 2 ? low : 0));
        }
        return from == 2 && to == 0 && low > 0 ? (float) (change(before, after) + portal) : Float.POSITIVE_INFINITY;
    }
}
