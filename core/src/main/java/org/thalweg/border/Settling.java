package org.thalweg.border;

/**
 * When a series that begins with an empty post has settled: the marginal standard error rule MSER (White 1997, "An
 * effective truncation heuristic for bias reduction in simulation output", Simulation 69(6)).
 */
final class Settling {
    private Settling() {}

    /**
     * The number of values to leave out at the beginning, at most half of all, so that the squared standard error of the
     * mean of the rest is least.
     *
     * @param series daily means, averaged over replications
     * @return values to leave out
     */
    static int after(double[] series) {
        double sum = 0;
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        int best = 0;
        for (int d = series.length - 1; d >= 0; d--) {
            sum += series[d];
            squares += series[d] * series[d];
            int n = series.length - d;
            double error = (squares - sum * sum / n) / ((double) n * n);
            if (2 * d <= series.length && error <= least) {
                least = error;
                best = d;
            }
        }
        return best;
    }
}
