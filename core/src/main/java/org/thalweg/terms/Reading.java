package org.thalweg.terms;

import java.util.Objects;

/**
 * One way to read what a party wants on one point.
 *
 * @param kind how states compare
 * @param condition what the party likes to hold; for {@link Kind#HOLDS}
 * @param value number of the value that it likes small or great, in the model's order; -1 for none
 * @param step differences below about this do not count: values are rounded to whole multiples of it; 0 to take them as they
 *     are
 * @param words the reading in words, for narration
 * @param evidence where it comes from
 */
public record Reading(Kind kind, Condition condition, int value, double step, String words, Evidence evidence) {
    /** How states compare. */
    public enum Kind {
        /** Better where the condition holds. */
        HOLDS,
        /** The smaller the value, the better. */
        LESS,
        /** The greater the value, the better. */
        MORE,
        /** All the same. */
        SILENT
    }

    /** Checks. */
    public Reading {
        Objects.requireNonNull(words);
        Objects.requireNonNull(evidence);
        if ((kind == Kind.HOLDS) != (condition != null) || (kind == Kind.LESS || kind == Kind.MORE) != (value >= 0)) {
            throw new IllegalArgumentException("a reading is a condition or a value");
        }
        if (!(step >= 0 && Double.isFinite(step))) {
            throw new IllegalArgumentException("a step is not below 0");
        }
    }
}
