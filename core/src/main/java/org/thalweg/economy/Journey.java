package org.thalweg.economy;

import org.thalweg.standard.Mode;

/**
 * A way from gate to gate along a line. This is all that the economy asks of how traffic moves.
 *
 * @param mode road or rail
 * @param length length (m), above 0
 * @param hours time under way (h), above 0, without border posts
 * @param basis how the time was found, in a few words
 */
public record Journey(Mode mode, double length, double hours, String basis) {
    /** Checks. */
    public Journey {
        if (!(length > 0) || !(hours > 0) || Double.isInfinite(length) || Double.isInfinite(hours)) {
            throw new IllegalArgumentException("a journey needs a length and a time greater than 0");
        }
    }
}
