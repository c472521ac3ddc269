package org.thalweg.standard;

import java.util.List;
import java.util.Objects;

/**
 * A number of a preset, with where it comes from.
 *
 * @param key its key, which names the unit
 * @param value a {@link Double} (infinity for {@code none}), a {@link Boolean}, or a list of doubles
 * @param source where the number comes from
 * @param verified false for what was recalled or judged, not checked against the source's text
 * @param note further words, may be empty
 */
public record Figure(String key, Object value, String source, boolean verified, String note) {
    /** Source of a number that a scenario put in place of the preset's. */
    public static final String FROM_SCENARIO = "set by the scenario";

    /** Checks and copies. */
    public Figure {
        Objects.requireNonNull(key);
        Objects.requireNonNull(source);
        Objects.requireNonNull(note);
        if (value instanceof List<?> list) {
            value = List.copyOf(list);
        } else if (!(value instanceof Double) && !(value instanceof Boolean)) {
            throw new IllegalArgumentException(key + " is neither a number nor a list of numbers nor true or false");
        }
    }

    /**
     * The value for readers.
     *
     * @return for example {@code 410}, {@code none}, {@code true} or {@code 30, 40, 50}
     */
    public String text() {
        if (value instanceof List<?> list) {
            StringBuilder s = new StringBuilder();
            for (Object o : list) {
                s.append(s.length() == 0 ? "" : ", ").append(plain(o));
            }
            return s.toString();
        }
        return plain(value);
    }

    private static String plain(Object value) {
        if (value instanceof Double d) {
            return d.isInfinite() ? "none" : new java.math.BigDecimal(d.toString()).stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }
}
