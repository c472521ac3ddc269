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
        double power = 1e-12;
        while (power * 10 <= raw * (1 + 1e-9)) {
            power *= 10;
        }
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= raw * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
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
