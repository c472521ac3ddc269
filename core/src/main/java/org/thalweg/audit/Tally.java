package org.thalweg.audit;

/** The worst case of one rule while a line is gone through. */
final class Tally {
    private final String rule;
    private final String unit;
    private final boolean most;
    private double limit = Double.NaN;
    private double worst = Double.NaN;
    private double station;
    private double excess = Double.NEGATIVE_INFINITY;
    private boolean ok = true;

    private Tally(String rule, String unit, boolean most) {
        this.rule = rule;
        this.unit = unit;
        this.most = most;
    }

    /** A rule whose values must not go above a limit. */
    static Tally most(String rule, String unit) {
        return new Tally(rule, unit, true);
    }

    /** A rule whose values must not go below a limit. */
    static Tally least(String rule, String unit) {
        return new Tally(rule, unit, false);
    }

    /**
     * Takes one case. The worst is the one furthest beyond its limit, or nearest to it where all keep it.
     *
     * @param value measured value
     * @param bound limit in this case
     * @param tolerance how far the measured value may be off
     * @param at station (m)
     */
    void see(double value, double bound, double tolerance, double at) {
        double beyond = most ? value - bound : bound - value;
        // A case whose uncertainty alone makes it look bad must not hide one that is surely bad.
        boolean breaks = !(beyond <= tolerance);
        if ((breaks && ok) || (breaks == !ok && beyond > excess)) {
            limit = bound;
            worst = value;
            station = at;
            excess = beyond;
            ok = !breaks;
        }
    }

    /** The finding; null where there was no case. */
    Finding finding() {
        return Double.isNaN(worst) ? null : new Finding(rule, limit, worst, unit, station, ok);
    }
}
