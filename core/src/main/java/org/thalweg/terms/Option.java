package org.thalweg.terms;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that a party can do or leave.
 *
 * @param name short name, as statements use it
 * @param title what it means, for readers
 * @param party which party decides, from 0
 * @param turn in which direction it may change
 * @param selects what it selects in a study: {@code alternative}, {@code regime}, {@code delivery} and so on, to the name
 *     there
 */
public record Option(String name, String title, int party, Turn turn, SortedMap<String, String> selects) {
    /** In which direction an option may change. */
    public enum Turn {
        /** Taken up and given up freely. */
        BOTH,
        /** Once taken up it stays. */
        ON,
        /** Once given up it is gone. */
        OFF
    }

    /** Checks and copies. */
    public Option {
        Objects.requireNonNull(turn);
        if (!Condition.isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name of an option");
        }
        if (party < 0) {
            throw new IllegalArgumentException("an option belongs to a party");
        }
        selects = Collections.unmodifiableSortedMap(new TreeMap<>(selects));
    }
}
