package org.thalweg.border;

import umontreal.ssj.stat.Tally;

/**
 * A mean over replications with its confidence interval.
 *
 * @param mean the mean
 * @param halfWidth half the width of the interval; 0 where all replications agree
 */
public record Estimate(double mean, double halfWidth) {
    /**
     * The interval after Student's t over independent replications.
     *
     * @param values a value for each replication, at least 2
     * @param level confidence level
     * @return the estimate; NaN where a replication has no value
     */
    public static Estimate of(double[] values, double level) {
        Tally tally = new Tally();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isNaN(value)) {
                return new Estimate(Double.NaN, Double.NaN);
            }
            tally.add(value);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (least == most) {
            return new Estimate(least, 0);
        }
        double[] interval = new double[2];
        tally.confidenceIntervalStudent(level, interval);
        return new Estimate(interval[0], interval[1]);
    }

    /**
     * Whether the interval holds a value.
     *
     * @param value the value
     * @return true inside or at an end
     */
    public boolean holds(double value) {
        return Math.abs(value - mean) <= halfWidth;
    }
}
