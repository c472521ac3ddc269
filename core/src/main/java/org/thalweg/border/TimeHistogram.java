package org.thalweg.border;

/**
 * Counts times in classes that are at most 1/1024 of the time wide, from 2^-10 s to 2^38 s: a class is the time's binary
 * exponent and the first ten bits of its fraction. Quantiles are then true to 0.1 %.
 */
final class TimeHistogram {
    private static final int LEAST = -10;
    private static final int OCTAVES = 48;

    /** Bits of a double before the class number: 52 of fraction less the ten that count. */
    private static final int SHIFT = 42;

    private static final long BASE = (1023L + LEAST) << 10;

    /** The first class holds all shorter times, the last all longer ones. */
    private final int[] count = new int[OCTAVES << 10];

    private long total;

    /** Adds a time (s), not below 0. */
    void add(double time) {
        long i = (Double.doubleToRawLongBits(time) >>> SHIFT) - BASE;
        count[(int) Math.max(0, Math.min(i, count.length - 1))]++;
        total++;
    }

    long total() {
        return total;
    }

    /** The time (s) in the middle of class i; 0 for the first. */
    private static double middle(int i) {
        return i == 0 ? 0 : Double.longBitsToDouble((((long) i + BASE) << SHIFT) + (1L << (SHIFT - 1)));
    }

    /**
     * The percentiles 0, 1, ... 100.
     *
     * @return 101 times (s), the least time with at least that share of all at or below it; NaN without times
     */
    double[] percentiles() {
        double[] at = new double[101];
        if (total == 0) {
            java.util.Arrays.fill(at, Double.NaN);
            return at;
        }
        int p = 0;
        long sum = 0;
        for (int i = 0; i < count.length && p <= 100; i++) {
            sum += count[i];
            while (p <= 100 && sum > 0 && sum * 100 >= p * total) {
                at[p++] = middle(i);
            }
        }
        return at;
    }
}
