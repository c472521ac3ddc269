package org.thalweg.study;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One weighting under which a pair of lines is planned.
 *
 * @param name slug [a-z0-9-]
 * @param title one line for readers: what it is meant to be best at
 * @param weights weights of the objective by name: {@code travel_time}, {@code border} (nearness to a border),
 *     {@code land}, {@code structures}, {@code overlap} (with the alternatives before it); 1 is the full shadow price
 * @param setbacks set-back (m) by border name, in place of the scenario's
 * @param reuse whether existing formations may be reused
 */
public record AlternativeSpec(
        String name, String title, SortedMap<String, Double> weights, Map<String, Double> setbacks, boolean reuse) {
    /** Checks and copies. */
    public AlternativeSpec {
        Objects.requireNonNull(title);
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("alternative name '" + name + "' is not made of a-z, 0-9 and -");
        }
        weights = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        setbacks = Map.copyOf(setbacks);
    }

    /**
     * A weight.
     *
     * @param weight its name
     * @return the weight, 0 when not given
     */
    public double weight(String weight) {
        return weights.getOrDefault(weight, 0.0);
    }
}
