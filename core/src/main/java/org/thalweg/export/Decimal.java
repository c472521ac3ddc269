package org.thalweg.export;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as text with a fixed number of decimals: a point, no grouping, no exponent, never a negative zero, whatever
 * the locale and the JDK ({@code Double.toString} changed with JDK 19).
 */
public final class Decimal {
    private static final long[] POWER = new long[16];

    static {
        POWER[0] = 1;
        for (int i = 1; i < POWER.length; i++) {
            POWER[i] = 10 * POWER[i - 1];
        }
    }

    /** Below this, a scaled value is a whole number that a double holds exactly. */
    private static final double EXACT = 9.0e15;

    private Decimal() {}

    /**
     * A number with a fixed number of decimals, trailing zeros kept.
     *
     * @param value finite number
     * @param decimals decimals, 0 to 15
     * @return text, for example {@code -0.0500}
     * @throws IllegalArgumentException for NaN and infinity
     */
    public static String fixed(double value, int decimals) {
        StringBuilder out = new StringBuilder(20);
        append(out, value, decimals);
        return out.toString();
    }

    /**
     * Appends a number with a fixed number of decimals, trailing zeros kept.
     *
     * @param out where to
     * @param value finite number
     * @param decimals decimals, 0 to 15
     * @throws IllegalArgumentException for NaN and infinity
     */
    public static void append(StringBuilder out, double value, int decimals) {
        double scaled = value * POWER[decimals];
        if (!(Math.abs(scaled) < EXACT)) {
            requireFinite(value);
            out.append(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString());
            return;
        }
        long units = Math.round(Math.abs(scaled));
        if (scaled < 0 && units > 0) {
            out.append('-');
        }
        out.append(units / POWER[decimals]);
        if (decimals > 0) {
            String fraction = Long.toString(units % POWER[decimals]);
            out.append('.');
            for (int i = fraction.length(); i < decimals; i++) {
                out.append('0');
            }
            out.append(fraction);
        }
    }

    /**
     * A number rounded to so many decimals, trailing zeros dropped: for JSON.
     *
     * @param value finite number
     * @param decimals decimals, 0 or more
     * @return the rounded number, with a scale of 0 or more
     * @throws IllegalArgumentException for NaN and infinity
     */
    public static BigDecimal plain(double value, int decimals) {
        requireFinite(value);
        BigDecimal rounded =
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a file cannot hold the number " + value);
        }
    }
}
