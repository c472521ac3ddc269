package org.thalweg.report;

/** Round numbers for axes. */
final class Ticks {
    private Ticks() {}

    /**
     * The least round step (1, 2 or 5 times a power of ten) that makes no more than so many intervals.
     *
     * @param span length of the axis, in its unit; positive
     * @param most greatest number of intervals, at least 1
     * @return step
     */
    static double step(double span, int most) {
        double raw = Math.max(span, 1e-12) / most;
        int exponent = (int) Math.floor(StrictMath.log10(raw) + 1e-9);
        for (int factor : new int[] {1, 2, 5}) {
            double step = scaled(factor, exponent);
            if (step >= raw * (1 - 1e-9)) {
                return step;
            }
        }
        return scaled(1, exponent + 1);
    }

    /** A factor times a power of ten, rounded once: powers of ten above 1 are exact, those below are not. */
    private static double scaled(int factor, int exponent) {
        double power = StrictMath.pow(10, Math.abs(exponent));
        return exponent < 0 ? factor / power : factor * power;
    }

    /** The first multiple of a step at or above a value. */
    static double first(double from, double step) {
        return Math.ceil(from / step - 1e-9) * step;
    }

    /** Decimals that tell multiples of a step apart. */
    static int decimals(double step) {
        int decimals = 0;
        for (double s = step; decimals < 9 && Math.abs(s - Math.rint(s)) > 1e-6 * s; s *= 10) {
            decimals++;
        }
        return decimals;
    }
}
