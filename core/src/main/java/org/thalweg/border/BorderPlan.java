package org.thalweg.border;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked about the posts at the two gates of a scenario. Both gates have posts of the same form, since the same
 * vehicles pass both.
 *
 * @param gates names of the two gates, the first one where lines begin
 * @param regimes the regimes to compare; differences are told against the first
 * @param perDay arrivals a day by direction and kind of traffic
 * @param targets greatest 90th percentile (s) of the time at one post by kind of traffic; may be empty
 * @param settings how to simulate
 */
public record BorderPlan(
        List<String> gates,
        List<Regime> regimes,
        Map<Direction, Map<String, Double>> perDay,
        Map<String, Double> targets,
        Settings settings) {
    /** Checks and copies. */
    public BorderPlan {
        gates = List.copyOf(gates);
        regimes = List.copyOf(regimes);
        Map<Direction, Map<String, Double>> copy = new EnumMap<>(Direction.class);
        perDay.forEach((direction, kinds) -> copy.put(direction, Collections.unmodifiableMap(new LinkedHashMap<>(kinds))));
        perDay = Collections.unmodifiableMap(copy);
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        if (gates.size() != 2 || regimes.isEmpty() || perDay.isEmpty()) {
            throw new IllegalArgumentException("posts need two gates, a regime and traffic");
        }
    }

    /**
     * Arrivals a day and direction that hold where a scenario says nothing.
     *
     * @param regime a regime
     * @param kind kind of traffic
     * @return arrivals a day
     */
    public static double usualPerDay(Regime regime, String kind) {
        return regime.perDay(kind);
    }

    /** Gate at which a direction's traffic comes in. */
    String from(Direction direction) {
        return gates.get(direction == Direction.FORWARD ? 0 : 1);
    }

    /**
     * A direction for readers.
     *
     * @param direction the direction
     * @return for example {@code west to east}
     */
    public String words(Direction direction) {
        return from(direction) + " to " + gates.get(direction == Direction.FORWARD ? 1 : 0);
    }
}
