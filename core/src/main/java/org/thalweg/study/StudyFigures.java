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
import org.thalweg.security.SecurityPlan;
import org.thalweg.standard.Mode;
import org.thalweg.terms.Figures;

/**
 * The figures of a study that a conflict model may take, each where its stage was asked for. Of each alternative, after
 * {@code alternatives.NAME.}:
 *
 * <ul>
 *   <li>{@code construction_cost} of both lines; {@code modes.MODE.FIGURE} with the figures of {@link #OF_LINES};
 *   <li>{@code modes.MODE.exposure.BORDER.share_seen}: share of the line that watchers behind a border can see;
 *   <li>{@code modes.MODE.closed_days_a_year}: mean of the closures drawn;
 *   <li>{@code modes.MODE.opening_months}: from the decision to its opening, in the plain estimate;
 *   <li>{@code modes.rail.capacity_mt_per_year}: million tonnes a year at the occupation that is allowed;
 *   <li>{@code gate_to_gate.REGIME.KIND.total_s}: time of a kind of traffic from gate to gate, posts and waiting included (s),
 *       mean of the directions;
 *   <li>{@code economic.npv} in the plain estimate;
 *   <li>{@code delivery.OPTION.FIGURE} with the figures of {@link #OF_DELIVERY}.
 * </ul>
 *
 * And {@code border.REGIME.KIND.time_s}: the mean time of a kind of traffic at one post (s), over the directions.
 */
public final class StudyFigures {
    /** Figures of a line, as {@code study.json} names them. */
    public static final List<String> OF_LINES =
            List.of("length_m", "construction_cost", "travel_time_s", "mean_border_distance_m", "land_m2");

    /** Figures of an alternative as an option delivers it. */
    public static final List<String> OF_DELIVERY = List.of("construction", "opening_months", "npv", "given", "owners");

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
        study.security().lines().forEach((name, modes) -> modes.forEach((mode, line) -> line.exposures().forEach(e ->
                out.put("alternatives." + name + ".modes." + mode.slug() + ".exposure." + e.observers().watch().border().name()
                        + ".share_seen", e.shareSeen()))));
        if (study.operation() != null) {
            operation(study.operation(), study.posts(), out);
        }
        if (study.worth() != null) {
            study.worth().alternatives().forEach(e -> worth(e, out));
        }
        return new Figures(out);
    }

    private static void operation(StudyOperation operation, BorderStudy posts, Map<String, Double> out) {
        operation.alternatives().stream().filter(e -> e.track() != null).forEach(e ->
                out.put("alternatives." + e.name() + ".modes.rail.capacity_mt_per_year", e.megatonnes()));
        Map<String, List<Double>> times = new TreeMap<>();
        operation.gateToGate(posts).forEach(j -> times.computeIfAbsent(
                "alternatives." + j.alternative() + ".gate_to_gate." + j.regime() + "." + j.kind() + ".total_s",
                k -> new ArrayList<>()).add(j.total()));
        times.forEach((name, both) -> out.put(name, mean(both)));
    }

    private static void worth(StudyWorth.Entry e, Map<String, Double> out) {
        String name = "alternatives." + e.name() + ".";
        e.worth().openings(e.worth().plain()).forEach((mode, months) ->
                out.put(name + "modes." + mode.slug() + ".opening_months", months));
        out.put(name + "economic.npv", e.economic().npv());
        e.delivery().forEach(d -> {
            String of = name + "delivery." + d.option().name() + ".";
            out.put(of + "construction", d.cost());
            out.put(of + "opening_months", d.openingMonths());
            out.put(of + "npv", d.economic().npv());
            out.put(of + "given", d.given());
            out.put(of + "owners", d.owners());
        });
        if (e.availability() != null) {
            e.availability().lines().forEach((mode, line) ->
                    out.put(name + "modes." + mode.slug() + ".closed_days_a_year", line.closedDays()));
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
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
            times.forEach((kind, means) -> out.put("border." + regime.id() + "." + kind + ".time_s", mean(means)));
        });
    }

    /** What a scenario asks for, as far as it decides which figures there are; null for what it does not ask for. */
    record Asked(
            List<AlternativeSpec> alternatives,
            Collection<Mode> modes,
            BorderPlan posts,
            SecurityPlan security,
            OperationPlan operation,
            EconomyPlan economy) {}

    /** Names of the figures that a study of a scenario can give. */
    static List<String> names(Asked asked) {
        List<String> names = new ArrayList<>();
        for (AlternativeSpec a : asked.alternatives()) {
            String name = "alternatives." + a.name() + ".";
            names.add(name + "construction_cost");
            asked.modes().forEach(mode -> ofMode(name + "modes." + mode.slug() + ".", mode, asked, names));
            if (asked.economy() != null) {
                names.add(name + "economic.npv");
                asked.economy().options().forEach(o ->
                        OF_DELIVERY.forEach(f -> names.add(name + "delivery." + o.name() + "." + f)));
            }
        }
        if (asked.posts() != null) {
            asked.posts().regimes().forEach(r -> asked.posts().perDay().values().forEach(kinds -> kinds.keySet().forEach(kind -> {
                names.add("border." + r.id() + "." + kind + ".time_s");
                if (asked.operation() != null) {
                    asked.alternatives().forEach(a ->
                            names.add("alternatives." + a.name() + ".gate_to_gate." + r.id() + "." + kind + ".total_s"));
                }
            })));
        }
        return names;
    }

    private static void ofMode(String name, Mode mode, Asked asked, List<String> names) {
        OF_LINES.forEach(f -> names.add(name + f));
        asked.security().watches().forEach(w -> names.add(name + "exposure." + w.border().name() + ".share_seen"));
        if (asked.operation() != null && mode == Mode.RAIL) {
            names.add(name + "capacity_mt_per_year");
        }
        if (asked.economy() != null) {
            names.add(name + "opening_months");
            names.add(name + "closed_days_a_year");
        }
    }
}
