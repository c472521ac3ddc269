package org.thalweg.study;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.standard.Mode;

/**
 * A road-and-rail pair under one weighting.
 *
 * @param spec the weighting
 * @param lines the lines, road before railway
 * @param bestAt what it is best at among the study's alternatives, in words; may be empty
 * @param differences share of the length (0 to 1) that lies more than 200 m from each earlier alternative, by its name,
 *     the lesser of the two modes
 */
public record Alternative(
        AlternativeSpec spec, SortedMap<Mode, Line> lines, List<String> bestAt, SortedMap<String, Double> differences) {
    /** Copies. */
    public Alternative {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        bestAt = List.copyOf(bestAt);
        differences = Collections.unmodifiableSortedMap(new TreeMap<>(differences));
    }
}
