package org.thalweg.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How surely a model's statements are those of its parties: how many have a source of their own, a list of sources, none, or
 * are assumed. Every result about the model is as sure as these at most.
 *
 * @param readings readings of statements, and direct rankings, by basis; all of {@link Evidence.Basis}
 * @param conditions conditions that parties have named, by basis
 * @param verified of all these, those whose source was read for the model
 */
public record Grounds(Map<Evidence.Basis, Integer> readings, Map<Evidence.Basis, Integer> conditions, int verified) {
    /**
     * The grounds of a model.
     *
     * @param model the model
     * @return counts
     */
    public static Grounds of(ConflictModel model) {
        List<Evidence> said = new ArrayList<>();
        for (Preference preference : model.preferences()) {
            if (preference instanceof Preference.Ranked ranked) {
                said.add(ranked.evidence());
            } else {
                ((Preference.Prioritised) preference).statements()
                        .forEach(s -> s.readings().forEach(r -> said.add(r.evidence())));
            }
        }
        List<Evidence> named = model.redLines().stream().map(RedLine::evidence).toList();
        long verified = said.stream().filter(Evidence::verified).count() + named.stream().filter(Evidence::verified).count();
        return new Grounds(counted(said), counted(named), (int) verified);
    }

    private static Map<Evidence.Basis, Integer> counted(List<Evidence> evidence) {
        Map<Evidence.Basis, Integer> counts = new EnumMap<>(Evidence.Basis.class);
        Arrays.stream(Evidence.Basis.values()).forEach(b -> counts.put(b, 0));
        evidence.forEach(e -> counts.merge(e.basis(), 1, Integer::sum));
        return counts;
    }

    /**
     * The grounds in words.
     *
     * @return sentences for readers of any result
     */
    public String words() {
        StringBuilder out = new StringBuilder("Of ").append(total(readings)).append(" readings of what the parties prefer: ")
                .append(parts(readings)).append('.');
        if (total(conditions) > 0) {
            out.append(" Of ").append(total(conditions)).append(" conditions that they have named: ")
                    .append(parts(conditions)).append('.');
        }
        int all = total(readings) + total(conditions);
        return out.append(verified == 0 ? " No source was opened again for this model."
                : verified == all ? " Every source was read for this model."
                : " The sources of " + verified + " of them were read for this model.").toString();
    }

    private static int total(Map<Evidence.Basis, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String parts(Map<Evidence.Basis, Integer> counts) {
        List<String> parts = new ArrayList<>();
        for (Evidence.Basis b : List.of(
                Evidence.Basis.PAIRED, Evidence.Basis.ONE_OF, Evidence.Basis.ASSUMED, Evidence.Basis.NONE)) {
            int n = counts.get(b);
            if (n > 0) {
                parts.add(n + " " + b.words());
            }
        }
        return String.join("; ", parts);
    }
}
