package org.thalweg.section;

/** Integrals of a linear function's positive part: all that areas between straight lines need. */
final class Linear {
    /** Slopes (horizontal per vertical) are kept at least this steep, so that an upright face has a finite rise. */
    private static final double LEAST_SLOPE = 1e-9;

    private Linear() {}

    /**
     * Area under the positive part of a function that is linear over an interval.
     *
     * @param from value at the start
     * @param to value at the end
     * @param width length of the interval
     * @return integral of max(0, value)
     */
    static double positiveArea(double from, double to, double width) {
        if (from >= 0 && to >= 0) {
            return 0.5 * (from + to) * width;
        }
        if (from <= 0 && to <= 0) {
            return 0;
        }
        double up = Math.max(from, to);
        double down = Math.min(from, to);
        return 0.5 * up * up / (up - down) * width;
    }

    /**
     * Rise of a face per metre.
     *
     * @param slope horizontal per vertical, 0 for an upright face
     * @return vertical per horizontal, finite
     */
    static double rise(double slope) {
        return 1 / Math.max(LEAST_SLOPE, slope);
    }
}
