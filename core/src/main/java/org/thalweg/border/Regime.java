package org.thalweg.border;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.thalweg.standard.Figure;
import org.thalweg.standard.FigureFile;
import org.thalweg.standard.Spelling;

/**
 * A control regime as data: a route for each kind of traffic, and what each step takes, each number with its source.
 * Immutable.
 *
 * <p>A route is a list of {@code STOP.STEP}; each kind of traffic has stations of its own, but {@code STOP.STEP@all} is one
 * that all kinds share. A figure's key is {@code KIND.STOP.STEP.FIGURE}, {@code KIND.STEP.FIGURE}, {@code STEP.FIGURE} or
 * {@code KIND.FIGURE}; of several that fit, the most special one counts.
 *
 * @param id name, for example {@code two-stop}
 * @param title one line for readers
 * @param summary a sentence for readers
 * @param routes route of each kind of traffic
 * @param figures the numbers by key: those of all regimes, replaced and amended by its own
 */
public record Regime(
        String id, String title, String summary, Map<String, List<String>> routes, Map<String, Figure> figures) {
    private static final List<String> IDS =
            List.of("two-stop", "one-stop", "front-back-office", "sealed-transit", "scanner-only", "none");

    private static final List<String> KINDS = List.of("truck", "car", "freight-train", "passenger-train");

    /** Checks and copies. */
    public Regime {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(summary);
        routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        for (Figure figure : figures.values()) {
            RegimeKey.check(figure.key(), figure.value());
        }
        for (String kind : KINDS) {
            if (!routes.containsKey(kind)) {
                throw new IllegalArgumentException("regime " + id + " lacks a route for " + kind);
            }
        }
    }

    /**
     * Names of the regimes that come with the engine.
     *
     * @return names, from the most control to none
     */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * The kinds of traffic.
     *
     * @return {@code truck}, {@code car}, {@code freight-train}, {@code passenger-train}
     */
    public static List<String> kinds() {
        return KINDS;
    }

    /**
     * Loads a regime.
     *
     * @param id its name
     * @return the regime
     * @throws IllegalArgumentException when there is none of that name; the message names the nearest one
     */
    public static Regime load(String id) {
        if (!IDS.contains(id)) {
            throw new IllegalArgumentException(
                    "unknown regime " + id + ": the nearest known one is " + Spelling.nearest(id, IDS));
        }
        FigureFile own = FigureFile.read(Regime.class, id + ".yaml");
        Map<String, Figure> figures = new LinkedHashMap<>(FigureFile.read(Regime.class, "steps.yaml").figures());
        figures.putAll(own.figures());
        Map<String, List<String>> routes = new LinkedHashMap<>();
        for (String kind : KINDS) {
            String route = own.head().getOrDefault(kind, "").strip();
            routes.put(kind, route.isEmpty() ? List.of() : List.of(route.split("\\s+")));
        }
        return new Regime(id, own.head().get("title"), own.head().get("summary"), routes, figures);
    }

    /**
     * The numbers in which this regime differs from what holds for all.
     *
     * @return figures, in the order of its file
     */
    public List<Figure> own() {
        Map<String, Figure> common = FigureFile.read(Regime.class, "steps.yaml").figures();
        return figures.values().stream().filter(f -> !f.equals(common.get(f.key()))).toList();
    }

    /**
     * The keys that {@link #with} knows.
     *
     * @return keys of its figures, and those that its routes make possible
     */
    public List<String> keys() {
        Set<String> keys = new LinkedHashSet<>(figures.keySet());
        routes.forEach((kind, route) -> {
            for (String token : route) {
                String place = kind + "." + place(token);
                for (String figure : List.of("minutes", "variation", "share", "lanes")) {
                    keys.add(place + "." + figure);
                }
            }
        });
        return new ArrayList<>(keys);
    }

    /**
     * This regime with one number replaced.
     *
     * @param key its key
     * @param value a double (infinity for none) or a list of doubles, as the key asks
     * @return the new regime, whose number names the scenario as its source
     * @throws IllegalArgumentException when the key is unknown (naming the nearest one) or the value makes no sense
     */
    public Regime with(String key, Object value) {
        List<String> known = keys();
        if (!known.contains(key)) {
            throw new IllegalArgumentException(
                    "unknown key " + key + ": the nearest known key is " + Spelling.nearest(key, known));
        }
        Map<String, Figure> changed = new LinkedHashMap<>(figures);
        changed.put(key, new Figure(key, value, Figure.FROM_SCENARIO, true, ""));
        return new Regime(id, title, summary, routes, changed);
    }

    /** Arrivals a day and direction of a kind of traffic, unless the scenario says otherwise. */
    double perDay(String kind) {
        return number(kind + ".per_day");
    }

    /** Cost of an hour of duty of one person. */
    double staffCost() {
        return number("staff.cost_per_h");
    }

    /**
     * The post that this regime asks for: at each station and in each shift as many lanes as keep the load of the busiest
     * hour below the design load, or as its figures ask for at least.
     *
     * @param name name for readers
     * @param perDay arrivals a day by kind of traffic; kinds without any are left out
     * @return the post
     * @throws IllegalArgumentException when there is no traffic, or a station would need more lanes than there may be
     */
    public Post post(String name, Map<String, Double> perDay) {
        return new PostBuilder(this, name, perDay).post();
    }

    /** The stop and step of a route's token, without the mark of a shared station. */
    static String place(String token) {
        return token.endsWith("@all") ? token.substring(0, token.length() - 4) : token;
    }

    double number(String key) {
        return (Double) figures.get(key).value();
    }

    @SuppressWarnings("unchecked") // RegimeKey.check has seen to the list's elements.
    List<Double> list(String key) {
        return (List<Double>) figures.get(key).value();
    }

    /** A visit's number: the most special one that is given, or what holds without any. */
    double number(String kind, String place, String figure, double otherwise) {
        String step = place.substring(place.indexOf('.') + 1);
        for (String key : List.of(kind + "." + place + "." + figure, kind + "." + step + "." + figure, step + "." + figure)) {
            if (figures.containsKey(key)) {
                return number(key);
            }
        }
        return otherwise;
    }
}
