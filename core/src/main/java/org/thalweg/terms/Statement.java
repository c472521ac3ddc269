package org.thalweg.terms;

import java.util.List;
import java.util.Objects;

/**
 * A point on which a party has a preference; the points of a party stand in the order of their weight, and a weightier one
 * outweighs all after it together.
 *
 * @param name short name
 * @param title what it is about, for readers
 * @param readings at least one; where voices or dates differ, each of them; the first is the central one
 * @param low the weightiest place it may have, counted from 1
 * @param high the least weighty place it may have
 * @param strong whether a state in which it is met is liked strongly better
 */
public record Statement(String name, String title, List<Reading> readings, double low, double high, boolean strong) {
    /** Checks and copies. */
    public Statement {
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        readings = List.copyOf(readings);
        if (readings.isEmpty() || !(low >= 1 && low <= high)) {
            throw new IllegalArgumentException("a statement needs a reading and a place");
        }
    }

    /** Whether nothing about it is left open. @return true for one reading and one place */
    public boolean certain() {
        return readings.size() == 1 && low == high;
    }
}
