package org.thalweg.terms;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an outcome is on the ground: the line, the regime of the posts and the delivery that its options select, and what the
 * study found for them.
 *
 * @param alternative the line, as the study names it
 * @param selects everything that is selected, by kind
 * @param figures figures of the study by short name: those of the line as after {@code alternatives.NAME.}; those of the
 *     selected delivery as {@code delivery.FIGURE}; those of the selected regime as {@code gate_to_gate.KIND.total_s} and
 *     {@code post.KIND.time_s}. Figures of what is not selected are left out
 */
public record OnTheGround(String alternative, SortedMap<String, String> selects, SortedMap<String, Double> figures) {
    /** Copies. */
    public OnTheGround {
        selects = Collections.unmodifiableSortedMap(new TreeMap<>(selects));
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /**
     * What an outcome is on the ground.
     *
     * @param analysis the analysis, with the figures of a study
     * @param state the outcome
     * @return empty where its options select no alternative of the study
     */
    public static Optional<OnTheGround> of(TermsAnalysis analysis, int state) {
        SortedMap<String, String> selects = analysis.selected(state);
        String alternative = selects.get("alternative");
        if (alternative == null || !analysis.alternatives().contains(alternative)) {
            return Optional.empty();
        }
        String line = "alternatives." + alternative + ".";
        String delivery = "delivery." + selects.get("delivery") + ".";
        String gates = "gate_to_gate." + selects.get("regime") + ".";
        String posts = "border." + selects.get("regime") + ".";
        SortedMap<String, Double> figures = new TreeMap<>();
        for (String name : analysis.figures().names()) {
            double value = analysis.figures().value(name);
            String own = name.startsWith(line) ? name.substring(line.length()) : "";
            if (name.startsWith(posts)) {
                figures.put("post." + name.substring(posts.length()), value);
            } else if (own.startsWith("delivery.")) {
                keep(own, delivery, "delivery.", value, figures);
            } else if (own.startsWith("gate_to_gate.")) {
                keep(own, gates, "gate_to_gate.", value, figures);
            } else if (!own.isEmpty()) {
                figures.put(own, value);
            }
        }
        return Optional.of(new OnTheGround(alternative, selects, figures));
    }

    private static void keep(String name, String selected, String as, double value, SortedMap<String, Double> figures) {
        if (name.startsWith(selected)) {
            figures.put(as + name.substring(selected.length()), value);
        }
    }
}
