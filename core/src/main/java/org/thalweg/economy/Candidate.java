package org.thalweg.economy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.standard.Mode;

/**
 * What is appraised: one alternative's lines.
 *
 * @param name name of the alternative
 * @param works what has to be built, by mode
 * @param journeys how traffic moves along each line, by mode; a journey for every mode built
 */
public record Candidate(String name, SortedMap<Mode, Works> works, SortedMap<Mode, Journey> journeys) {
    /** Checks and copies. */
    public Candidate {
        works = Collections.unmodifiableSortedMap(new TreeMap<>(works));
        journeys = Collections.unmodifiableSortedMap(new TreeMap<>(journeys));
        if (!works.keySet().equals(journeys.keySet()) || works.isEmpty()) {
            throw new IllegalArgumentException("an alternative needs at least one line, and a journey for each");
        }
    }
}
