package org.thalweg.study;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The price of a condition: one alternative planned again for each value of it.
 *
 * @param scenario the scenario as it is
 * @param terrainNote one sentence on what the ground is
 * @param modelTerrain whether the ground is modelled, not measured
 * @param condition what varies
 * @param words what varies, in words
 * @param unit unit of the values; may be empty
 * @param given the value that the scenario has itself
 * @param alternative the alternative that was planned
 * @param points what each value leads to, in the order asked for
 * @param notes what readers should know, in sentences
 */
public record Trade(
        Scenario scenario,
        String terrainNote,
        boolean modelTerrain,
        TradeCondition condition,
        String words,
        String unit,
        String given,
        AlternativeSpec alternative,
        List<TradePoint> points,
        List<String> notes) {
    /** Copies. */
    public Trade {
        Objects.requireNonNull(scenario);
        points = List.copyOf(points);
        notes = List.copyOf(notes);
    }

    /**
     * The point that others are held against: the value that the scenario has itself where that was tried and met, else
     * the first that is met.
     *
     * @return index of the point; empty when no value is met
     */
    public OptionalInt base() {
        OptionalInt own = IntStream.range(0, points.size())
                .filter(i -> points.get(i).met() && isGiven(points.get(i)))
                .findFirst();
        return own.isPresent() ? own : IntStream.range(0, points.size()).filter(i -> points.get(i).met()).findFirst();
    }

    /**
     * Whether a point has the scenario's own value.
     *
     * @param point the point
     * @return true for the same number or the same word
     */
    public boolean isGiven(TradePoint point) {
        return point.value().equals(given) || point.number() == TradeCondition.number(given);
    }

    /**
     * Whether times are those of runs, for every line.
     *
     * @return true when all lines have running times
     */
    public boolean runs() {
        return points.stream().allMatch(p -> p.running().keySet().equals(p.lines().keySet()));
    }

    /**
     * A value with its unit.
     *
     * @param point the point
     * @return words
     */
    public String label(TradePoint point) {
        return unit.isEmpty() ? point.value() : point.value() + " " + unit;
    }
}
