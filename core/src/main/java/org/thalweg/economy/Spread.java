package org.thalweg.economy;

import java.util.Arrays;

/**
 * How a figure came out over many draws.
 *
 * @param mean mean; NaN without draws
 * @param percentiles values at 0, 1, 2 ... 100 % of the draws; NaN without draws. Must not be written to
 * @param draws number of draws in which the figure exists
 */
public record Spread(double mean, double[] percentiles, int draws) {
    /**
     * Sorts draws.
     *
     * @param values values; NaN where the figure does not exist. Not kept, not changed
     * @return their spread
     */
    static Spread of(double[] values) {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        Arrays.sort(sorted);
        int n = sorted.length;
        double[] p = new double[101];
        double sum = 0;
        for (double v : sorted) {
            sum += v;
        }
        for (int i = 0; i <= 100; i++) {
            double at = (n - 1) * i / 100.0;
            int k = (int) at;
            p[i] = n == 0 ? Double.NaN : sorted[k] + (at - k) * (sorted[Math.min(n - 1, k + 1)] - sorted[k]);
        }
        return new Spread(n == 0 ? Double.NaN : sum / n, p, n);
    }

    /**
     * The value under which so many per cent of the draws lie.
     *
     * @param percent 0 to 100
     * @return value; NaN without draws
     */
    public double p(int percent) {
        return percentiles[percent];
    }
}
