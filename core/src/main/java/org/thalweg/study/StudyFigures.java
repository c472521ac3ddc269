package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.border.BorderPlan;
import org.thalweg.border.BorderStudy;
import org.thalweg.border.Direction;
import org.thalweg.border.TrafficResult;
import org.thalweg.economy.Appraisal;
import org.thalweg.economy.Delivered;
import org.thalweg.economy.DeliveryOption;
import org.thalweg.economy.Risk;
import org.thalweg.security.Availability;
import org.thalweg.security.BorderDistance;
import org.thalweg.security.LineExposure;
import org.thalweg.security.LineSecurity;
import org.thalweg.security.Watch;
import org.thalweg.standard.Mode;
import org.thalweg.terms.Figures;
import org.thalweg.territory.Border;

/**
 * The figures of a study that a conflict model may take, under the names of {@code study.json}; an item of a list stands
 * under its own name. docs/terms.md lists them with their units.
 */
public final class StudyFigures {
    /** Figures of a line: {@code alternatives.NAME.modes.MODE.FIGURE}. */
    public static final List<String> OF_LINES =
            List.of("length_m", "construction_cost", "travel_time_s", "mean_border_distance_m", "land_m2");

    /** Distance of a line from a border: {@code security.lines.NAME.MODE.border_distance.BORDER.FIGURE}. */
    public static final List<String> OF_DISTANCES = List.of("mean_m", "least_m");

    /** What is seen of a line from beyond a border: {@code security.lines.NAME.MODE.exposure.BORDER.FIGURE}. */
    public static final List<String> OF_EXPOSURES =
            List.of("share_seen", "share_seen_by_1_percent", "share_seen_by_10_percent", "mean_share_of_observers_in_reach");

    /** Closures of a line: {@code security.availability.NAME.lines.MODE.FIGURE}, and of both at once {@code both_closed}. */
    public static final List<String> OF_CLOSURES = List.of("closed_days_a_year", "open_share");

    /** What the single track carries: {@code operation.alternatives.NAME.track.FIGURE}. */
    public static final List<String> OF_TRACKS = List.of("capacity_mt_per_year", "timetable_trains", "timetable_mean_wait_s");

    /** Times of journeys, mean of the directions: {@code operation.gate_to_gate.NAME.KIND.REGIME.FIGURE}. */
    public static final List<String> OF_JOURNEYS = List.of("running_s", "waiting_s", "control_s", "total_s");

    /** Times of a kind of traffic at one post, mean of the directions: {@code border.REGIME.KIND.FIGURE}. */
    public static final List<String> OF_POSTS = List.of("time_s", "waiting_s", "control_s");

    /** Worth of an alternative: {@code economy.alternatives.NAME.FIGURE}; and of one as delivered. */
    public static final List<String> OF_WORTH = List.of("economic.npv", "financial.npv", "risk.construction.p50",
            "risk.construction.p80", "risk.opening_months.p50", "risk.opening_months.p80", "risk.npv.p50", "risk.below_hurdle");

    /** Worth of a line of an alternative: {@code economy.alternatives.NAME.FIGURE.MODE}. */
    public static final List<String> OF_WORKS = List.of("construction_with_design_and_supervision", "opening_months");

    /** What a delivery option makes of an alternative: {@code economy.alternatives.NAME.delivery.OPTION.FIGURE}. */
    public static final List<String> OF_DELIVERY;

    static {
        List<String> all = new ArrayList<>(List.of("construction", "opening_months", "given", "owners", "debt.drawn", "debt.yearly"));
        all.addAll(OF_WORTH);
        OF_DELIVERY = List.copyOf(all);
    }

    private final Map<String, Double> out = new TreeMap<>();

    private StudyFigures() {}

    /**
     * The figures of a study.
     *
     * @param study the study
     * @return figures by name; those that do not exist are left out
     */
    public static Figures of(Study study) {
        StudyFigures figures = new StudyFigures();
        study.alternatives().forEach(figures::lines);
        study.security().lines().forEach((name, modes) ->
                modes.forEach((mode, line) -> figures.security("security.lines." + name + "." + mode.slug() + ".", line)));
        if (study.posts() != null) {
            figures.posts(study.posts());
        }
        if (study.operation() != null) {
            figures.operation(study.operation(), study.posts());
        }
        if (study.worth() != null) {
            study.worth().alternatives().forEach(figures::closures);
            for (int i = 0; i < study.worth().alternatives().size(); i++) {
                figures.worth(study.worth().alternatives().get(i), study.worth().risk().alternatives().get(i));
            }
        }
        return new Figures(figures.out, study.scenario().currency());
    }

    private void lines(Alternative a) {
        String name = "alternatives." + a.spec().name() + ".";
        double cost = 0;
        for (Map.Entry<Mode, Line> e : a.lines().entrySet()) {
            Line line = e.getValue();
            String of = name + "modes." + e.getKey().slug() + ".";
            double amount = line.bill().total().doubleValue();
            cost += amount;
            double land = 0;
            for (double part : line.stations().land()) {
                land += part;
            }
            put(of, OF_LINES, line.alignment().length(), amount, line.travelTime(), line.borderDistance(), land);
        }
        out.put(name + "construction_cost", cost);
    }

    private void put(String prefix, List<String> names, double... values) {
        if (values.length != names.size()) {
            throw new IllegalStateException(prefix + " has " + values.length + " figures for " + names);
        }
        for (int k = 0; k < values.length; k++) {
            out.put(prefix + names.get(k), values[k]);
        }
    }

    private void security(String prefix, LineSecurity line) {
        for (BorderDistance d : line.distances()) {
            put(prefix + "border_distance." + d.border() + ".", OF_DISTANCES, d.mean(), d.distance()[d.nearest()]);
        }
        for (LineExposure e : line.exposures()) {
            put(prefix + "exposure." + e.observers().watch().border().name() + ".", OF_EXPOSURES,
                    e.shareSeen(), e.shareSeenBy(0.01), e.shareSeenBy(0.1), e.meanShare());
        }
    }

    private void closures(StudyWorth.Entry e) {
        if (e.availability() != null) {
            String prefix = "security.availability." + e.name() + ".";
            e.availability().lines().forEach((mode, line) -> closed(prefix + "lines." + mode.slug() + ".", line));
            closed(prefix + "both_closed.", e.availability().both());
            out.put(prefix + "cost_a_year", e.availability().cost());
        }
    }

    private void closed(String prefix, Availability.Line line) {
        put(prefix, OF_CLOSURES, line.closedDays(), line.open());
    }

    private void posts(BorderStudy posts) {
        posts.plan().regimes().forEach(regime -> {
            Map<String, List<double[]>> times = new TreeMap<>();
            for (Direction direction : posts.plan().perDay().keySet()) {
                BorderStudy.Case c = posts.at(regime.id(), direction);
                if (c.result().stable()) {
                    for (TrafficResult t : c.result().traffic()) {
                        times.computeIfAbsent(t.name(), k -> new ArrayList<>())
                                .add(new double[] {t.time().mean(), t.waiting().mean(), t.control().mean()});
                    }
                }
            }
            times.forEach((kind, rows) -> put("border." + regime.id() + "." + kind + ".", OF_POSTS, means(rows, OF_POSTS.size())));
        });
    }

    /**
     * The means of rows of figures, as over the directions.
     *
     * @param rows rows
     * @param n figures in each
     * @return means; NaN where there are no rows
     */
    public static double[] means(List<double[]> rows, int n) {
        double[] means = new double[n];
        for (int k = 0; k < n; k++) {
            int column = k;
            means[k] = rows.stream().mapToDouble(r -> r[column]).average().orElse(Double.NaN);
        }
        return means;
    }

    private void operation(StudyOperation operation, BorderStudy posts) {
        for (StudyOperation.Entry e : operation.alternatives()) {
            if (e.track() != null) {
                put("operation.alternatives." + e.name() + ".track.", OF_TRACKS, e.megatonnes(), e.track().timetable().size(),
                        e.track().timetable().stream().mapToDouble(p -> p.waiting()).average().orElse(Double.NaN));
            }
        }
        Map<String, List<double[]>> journeys = new TreeMap<>();
        for (StudyOperation.Journey j : operation.gateToGate(posts)) {
            if (Double.isFinite(j.total())) {
                journeys.computeIfAbsent(j.alternative() + "." + j.kind() + "." + j.regime() + ".", k -> new ArrayList<>())
                        .add(new double[] {j.running(), j.waiting(), j.control(), j.total()});
            }
        }
        journeys.forEach((name, rows) -> put("operation.gate_to_gate." + name, OF_JOURNEYS, means(rows, OF_JOURNEYS.size())));
    }

    private void worth(StudyWorth.Entry e, Risk.Outcome risk) {
        String prefix = "economy.alternatives." + e.name() + ".";
        double[] plain = e.worth().plain();
        put(prefix, OF_WORTH, risk(e.economic(), e.financial(), risk));
        e.worth().costs(plain).forEach((mode, v) -> out.put(prefix + OF_WORKS.get(0) + "." + mode.slug(), v));
        e.worth().openings(plain).forEach((mode, v) -> out.put(prefix + OF_WORKS.get(1) + "." + mode.slug(), v));
        e.byMode().forEach((mode, v) -> out.put(prefix + "economic_by_mode." + mode.slug() + ".npv", v.npv()));
        for (Delivered d : e.delivery()) {
            String of = prefix + "delivery." + d.option().name() + ".";
            put(of, OF_DELIVERY.subList(0, 6), d.cost(), d.openingMonths(), d.given(), d.owners(), d.service().drawn(), d.service().yearly());
            put(of, OF_WORTH, risk(d.economic(), d.financial(), d.risk()));
        }
    }

    private static double[] risk(Appraisal economic, Appraisal financial, Risk.Outcome r) {
        return new double[] {economic.npv(), financial.npv(), r.cost().p(50), r.cost().p(80), r.openingMonths().p(50),
            r.openingMonths().p(80), r.npv().p(50), r.belowHurdle()};
    }

    /**
     * What a scenario asks of a study, as far as it tells which figures there will be.
     *
     * @param alternatives alternatives
     * @param modes planned modes
     * @param borders named borders
     * @param watches borders that are watched
     * @param posts posts; null for none
     * @param operation trains and vehicles; null for none
     * @param economy worth; null for none
     */
    record Asked(List<AlternativeSpec> alternatives, SortedMap<Mode, ModePlan> modes, List<Border> borders, List<Watch> watches,
            BorderPlan posts, OperationPlan operation, EconomyPlan economy) {
        /** Names that an option may select in this study, by what it selects; a kind that is absent is free. */
        Map<String, List<String>> selectable() {
            Map<String, List<String>> names = new TreeMap<>();
            names.put("alternative", alternatives.stream().map(AlternativeSpec::name).toList());
            if (posts != null) {
                names.put("regime", posts.regimes().stream().map(r -> r.id()).toList());
            }
            if (economy != null && !economy.options().isEmpty()) {
                names.put("delivery", economy.options().stream().map(DeliveryOption::name).toList());
            }
            return names;
        }

        /** Names of the figures that the study can give. */
        List<String> names() {
            List<String> names = new ArrayList<>();
            for (AlternativeSpec a : alternatives) {
                names.add("alternatives." + a.name() + ".construction_cost");
                modes.keySet().forEach(mode -> ofLine(names, a.name(), mode.slug()));
                if (economy != null) {
                    ofWorth(names, a.name());
                }
                if (operation != null) {
                    ofOperation(names, a.name());
                }
            }
            kinds((regime, kind) -> add(names, "border." + regime + "." + kind + ".", OF_POSTS));
            return names.stream().distinct().toList();
        }

        private interface Pair {
            void of(String regime, String kind);
        }

        private void kinds(Pair pair) {
            if (posts != null) {
                posts.regimes().forEach(r -> posts.perDay().values().forEach(k -> k.keySet().forEach(kind -> pair.of(r.id(), kind))));
            }
        }

        private static void add(List<String> names, String prefix, List<String> figures) {
            figures.forEach(f -> names.add(prefix + f));
        }

        private void ofLine(List<String> names, String a, String mode) {
            add(names, "alternatives." + a + ".modes." + mode + ".", OF_LINES);
            String line = "security.lines." + a + "." + mode + ".";
            borders.forEach(b -> add(names, line + "border_distance." + b.name() + ".", OF_DISTANCES));
            watches.forEach(w -> add(names, line + "exposure." + w.border().name() + ".", OF_EXPOSURES));
            if (economy != null) {
                String worth = "economy.alternatives." + a + ".";
                OF_WORKS.forEach(f -> names.add(worth + f + "." + mode));
                names.add(worth + "economic_by_mode." + mode + ".npv");
                if (!economy.hazards().isEmpty()) {
                    add(names, "security.availability." + a + ".lines." + mode + ".", OF_CLOSURES);
                }
            }
        }

        private void ofWorth(List<String> names, String a) {
            String worth = "economy.alternatives." + a + ".";
            add(names, worth, OF_WORTH);
            economy.options().forEach(o -> add(names, worth + "delivery." + o.name() + ".", OF_DELIVERY));
            if (!economy.hazards().isEmpty()) {
                names.add("security.availability." + a + ".cost_a_year");
                add(names, "security.availability." + a + ".both_closed.", OF_CLOSURES);
            }
        }

        private void ofOperation(List<String> names, String a) {
            if (operation.track() != null) {
                add(names, "operation.alternatives." + a + ".track.", OF_TRACKS);
            }
            kinds((regime, kind) -> add(names, "operation.gate_to_gate." + a + "." + kind + "." + regime + ".", OF_JOURNEYS));
        }
    }
}
