package org.thalweg.terms;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Figures of a study by name, for example {@code alternatives.river.modes.rail.construction_cost}: the names of
 * {@code study.json}, with an item of a list under its own name. Immutable.
 */
public final class Figures {
    /** No study. */
    public static final Figures NONE = new Figures(Map.of());

    private final SortedMap<String, Double> values;
    private final String currency;

    /**
     * Takes figures without a currency.
     *
     * @param values value by name; values that are not finite are left out
     */
    public Figures(Map<String, Double> values) {
        this(values, "units of money");
    }

    /**
     * Takes figures.
     *
     * @param values value by name; values that are not finite are left out
     * @param currency what money is counted in, for readers
     */
    public Figures(Map<String, Double> values, String currency) {
        this.currency = java.util.Objects.requireNonNull(currency);
        SortedMap<String, Double> kept = new TreeMap<>(values);
        kept.values().removeIf(v -> !Double.isFinite(v));
        this.values = Collections.unmodifiableSortedMap(kept);
    }

    /**
     * A figure.
     *
     * @param name its name
     * @return its value, NaN when there is none
     */
    public double value(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    /** What money is counted in. @return for example {@code USD} */
    public String currency() {
        return currency;
    }

    /** Names of all figures. @return in alphabetical order */
    public java.util.Set<String> names() {
        return values.keySet();
    }

    /**
     * Whether a case's figure is there.
     *
     * @param c the case
     * @return false when the case must fall back on its own value, or has no figure
     */
    public boolean has(Value.Case c) {
        return c.figure() != null && values.containsKey(c.figure());
    }

    /** The number of a case: the study's figure when there is one, else the middle of its range, or a draw from it. */
    double number(Value.Case c, RandomGenerator random) {
        if (has(c)) {
            return value(c.figure());
        }
        if (Double.isNaN(c.low())) {
            throw new MissingFigure(c.figure(), c.line());
        }
        return random == null || c.low() == c.high()
                ? 0.5 * (c.low() + c.high())
                : c.low() + random.nextDouble() * (c.high() - c.low());
    }
}
