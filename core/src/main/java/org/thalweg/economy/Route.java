package org.thalweg.economy;

/**
 * A way that traffic takes without the line, between the same two ends.
 *
 * @param name name for readers
 * @param length length (m), above 0
 * @param hours time from end to end with its border posts (h), above 0
 */
public record Route(String name, double length, double hours) {
    /** Checks. */
    public Route {
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new IllegalArgumentException("the base route " + name + " must be longer than 0");
        }
        if (!(hours > 0) || Double.isInfinite(hours)) {
            throw new IllegalArgumentException("the time on the base route " + name + " must be greater than 0");
        }
    }
}
