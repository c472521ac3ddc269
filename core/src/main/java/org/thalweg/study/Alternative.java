package org.thalweg.study;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.cost.Sensitivity;
import org.thalweg.standard.Mode;

/**
 * A road-and-rail pair under one weighting.
 *
 * @param spec the weighting
 * @param lines the lines, road before railway
 * @param bestAt what it is best at among the study's alternatives, in words; may be empty
 * @param differences share of the length (0 to 1) that lies more than 200 m from each earlier alternative, by its name,
 *     the lesser of the two modes
 * @param sensitivity how far each line's cost moves when what it rests on is wrong; empty where it was not asked for
 * @param together what it costs and saves to plan the lines together; without items where that was not looked at
 */
public record Alternative(
        AlternativeSpec spec,
        SortedMap<Mode, Line> lines,
        List<String> bestAt,
        SortedMap<String, Double> differences,
        SortedMap<Mode, Sensitivity> sensitivity,
        Together together) {
    /** Copies. */
    public Alternative {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        bestAt = List.copyOf(bestAt);
        differences = Collections.unmodifiableSortedMap(new TreeMap<>(differences));
        sensitivity = Collections.unmodifiableSortedMap(new TreeMap<>(sensitivity));
    }

    /**
     * An alternative whose sensitivity was not asked for.
     *
     * @param spec see above, and so on
     * @param lines see above
     * @param bestAt see above
     * @param differences see above
     */
    public Alternative(
            AlternativeSpec spec, SortedMap<Mode, Line> lines, List<String> bestAt, SortedMap<String, Double> differences) {
        this(spec, lines, bestAt, differences, new TreeMap<>(), new Together(List.of()));
    }

    /**
     * This alternative with the sensitivity of its lines.
     *
     * @param found sensitivity by mode
     * @return the alternative
     */
    public Alternative with(SortedMap<Mode, Sensitivity> found) {
        return new Alternative(spec, lines, bestAt, differences, found, together);
    }

    /**
     * This alternative with what it costs and saves to plan its lines together.
     *
     * @param found the items
     * @return the alternative
     */
    public Alternative with(Together found) {
        return new Alternative(spec, lines, bestAt, differences, sensitivity, found);
    }
}
