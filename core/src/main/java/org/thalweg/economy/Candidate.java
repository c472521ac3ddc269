package org.thalweg.economy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.standard.Mode;

/**
 * What is appraised: one alternative's lines.
 *
 * @param name name of the alternative
 * @param works what has to be built, by mode
 * @param journeys how traffic moves along each line, by mode; a journey for every mode built
 * @param times time of each flow, by its name; a flow left out has its mode's journey and its own time at posts
 */
public record Candidate(
        String name, SortedMap<Mode, Works> works, SortedMap<Mode, Journey> journeys, Map<String, FlowTime> times) {
    /** Checks and copies. */
    public Candidate {
        works = Collections.unmodifiableSortedMap(new TreeMap<>(works));
        journeys = Collections.unmodifiableSortedMap(new TreeMap<>(journeys));
        if (!works.keySet().equals(journeys.keySet()) || works.isEmpty()) {
            throw new IllegalArgumentException("an alternative needs at least one line, and a journey for each");
        }
        times = Collections.unmodifiableMap(new TreeMap<>(times));
    }

    /**
     * Lines whose flows all have the times of their mode's journey.
     *
     * @param name name of the alternative
     * @param works what has to be built, by mode
     * @param journeys how traffic moves along each line, by mode
     */
    public Candidate(String name, SortedMap<Mode, Works> works, SortedMap<Mode, Journey> journeys) {
        this(name, works, journeys, Map.of());
    }
}
