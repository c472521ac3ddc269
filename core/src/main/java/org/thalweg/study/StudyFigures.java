package org.thalweg.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.thalweg.border.BorderPlan;
import org.thalweg.border.BorderStudy;
import org.thalweg.border.Direction;
import org.thalweg.border.TrafficResult;
import org.thalweg.standard.Mode;
import org.thalweg.terms.Figures;

/**
 * The figures of a study that a conflict model may take: {@code alternatives.NAME.construction_cost},
 * {@code alternatives.NAME.modes.MODE.FIGURE} with the figures of {@link #OF_LINES}, and {@code border.REGIME.KIND.time_s},
 * the mean time of a kind of traffic at one post (s), over the directions.
 */
public final class StudyFigures {
    /** Figures of a line, as {@code study.json} names them. */
    public static final List<String> OF_LINES =
            List.of("length_m", "construction_cost", "travel_time_s", "mean_border_distance_m", "land_m2");

    private StudyFigures() {}

    /**
     * The figures of a study.
     *
     * @param study the study
     * @return figures by name; those that do not exist are left out
     */
    public static Figures of(Study study) {
        Map<String, Double> out = new TreeMap<>();
        for (Alternative a : study.alternatives()) {
            String name = "alternatives." + a.spec().name() + ".";
            double cost = 0;
            for (Map.Entry<Mode, Line> e : a.lines().entrySet()) {
                Line line = e.getValue();
                String of = name + "modes." + e.getKey().slug() + ".";
                double amount = line.bill().total().doubleValue();
                cost += amount;
                out.put(of + "length_m", line.alignment().length());
                out.put(of + "construction_cost", amount);
                out.put(of + "travel_time_s", line.travelTime());
                out.put(of + "mean_border_distance_m", line.borderDistance());
                double land = 0;
                for (double part : line.stations().land()) {
                    land += part;
                }
                out.put(of + "land_m2", land);
            }
            out.put(name + "construction_cost", cost);
        }
        if (study.posts() != null) {
            posts(study.posts(), out);
        }
        return new Figures(out);
    }

    private static void posts(BorderStudy posts, Map<String, Double> out) {
        posts.plan().regimes().forEach(regime -> {
            Map<String, List<Double>> times = new TreeMap<>();
            for (Direction direction : posts.plan().perDay().keySet()) {
                BorderStudy.Case c = posts.at(regime.id(), direction);
                if (c.result().stable()) {
                    for (TrafficResult t : c.result().traffic()) {
                        times.computeIfAbsent(t.name(), k -> new ArrayList<>()).add(t.time().mean());
                    }
                }
            }
            times.forEach((kind, means) -> out.put("border." + regime.id() + "." + kind + ".time_s",
                    means.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN)));
        });
    }

    /** Names of the figures that a study of a scenario can give; null posts for none. */
    static List<String> names(List<AlternativeSpec> alternatives, Collection<Mode> modes, BorderPlan posts) {
        List<String> names = new ArrayList<>();
        for (AlternativeSpec a : alternatives) {
            String name = "alternatives." + a.name() + ".";
            names.add(name + "construction_cost");
            modes.forEach(mode -> OF_LINES.forEach(f -> names.add(name + "modes." + mode.slug() + "." + f)));
        }
        if (posts != null) {
            posts.regimes().forEach(r -> posts.perDay().values().forEach(kinds ->
                    kinds.keySet().forEach(kind -> names.add("border." + r.id() + "." + kind + ".time_s"))));
        }
        return names;
    }
}
