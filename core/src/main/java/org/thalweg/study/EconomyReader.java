package org.thalweg.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.thalweg.border.BorderPlan;
import org.thalweg.border.Regime;
import org.thalweg.economy.Assumptions;
import org.thalweg.economy.DeliveryOption;
import org.thalweg.economy.Demand;
import org.thalweg.economy.Distribution;
import org.thalweg.economy.Finance;
import org.thalweg.economy.Flow;
import org.thalweg.economy.OverrunClass;
import org.thalweg.economy.Production;
import org.thalweg.economy.RiskPlan;
import org.thalweg.economy.Route;
import org.thalweg.economy.Trade;
import org.thalweg.economy.Uncertain;
import org.thalweg.economy.Upkeep;
import org.thalweg.security.ClosureHazard;
import org.thalweg.security.Hazard;
import org.thalweg.standard.Figure;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Spelling;
import org.thalweg.standard.Structure;

/**
 * Reads the sections {@code economy}, {@code delivery} and {@code availability} of a scenario, whose form the schema has
 * checked. Each number is noted with its source: its own, or that of the map around it, or none.
 */
final class EconomyReader {
    private static final String UNSOURCED = "assumed by the scenario";
    private static final List<String> KINDS = List.of("road", "rail", "bridges", "tunnels", "schedule");

    private final List<Scenario.Assumption> notes;
    private final long seed;

    /** What is asked about posts; null for nothing. */
    private final BorderPlan posts;

    EconomyReader(List<Scenario.Assumption> notes, long seed, BorderPlan posts) {
        this.notes = notes;
        this.seed = seed;
        this.posts = posts;
    }

    /** Reads; {@code delivery} and {@code availability} may be null. */
    EconomyPlan read(YamlNode economy, YamlNode delivery, YamlNode availability) {
        Assumptions assumptions = checked(economy, () -> assumptions(economy));
        YamlNode risk = economy.get("risk");
        List<OverrunClass> classes = new ArrayList<>();
        RiskPlan plan = checked(risk, () -> risk(risk, classes));
        SortedMap<Trade, Double> firm = trades(risk, "outturn_share");
        Map<String, Double> transfers = new TreeMap<>();
        economy.entries("flows").forEach((name, flow) -> {
            if (flow.has("transfer_cost")) {
                transfers.put(name, number(flow, "transfer_cost", 0));
            }
        });
        Map<String, EconomyPlan.TimeSource> times = new TreeMap<>();
        economy.entries("flows").forEach((name, flow) -> times.put(name, times(flow)));
        List<DeliveryOption> options = new ArrayList<>();
        if (delivery != null) {
            Set<String> names = new HashSet<>();
            delivery.items("options").forEach(o -> options.add(checked(o, () -> option(o, names))));
        }
        List<ClosureHazard> hazards = new ArrayList<>();
        if (availability != null) {
            Set<String> names = new HashSet<>();
            availability.items("hazards").forEach(h -> hazards.add(checked(h, () -> hazard(h, names))));
        }
        int years = availability == null ? 0 : (int) availability.number("years", 20_000);
        return new EconomyPlan(assumptions, plan, classes, firm, transfers, times, options, hazards, years);
    }

    /** What a record refuses is the fault of the place that it was read from. */
    private static <T> T checked(YamlNode node, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw node.refuse("cannot be used: " + e.getMessage() + ": correct it");
        }
    }

    // Numbers with their sources.

    /** A figure: a number, or a map of value and source. */
    private double number(YamlNode map, String key, double otherwise) {
        YamlNode node = map.get(key);
        if (node == null) {
            return otherwise;
        }
        boolean own = node.kind() == YamlNode.Kind.MAP;
        YamlNode value = own ? node.get("value") : node;
        YamlNode said = own ? node : map;
        String source = said.text("source", UNSOURCED) + (own && node.has("date") ? ", " + node.get("date").text() : "");
        String note = own ? node.text("note", "") : "";
        notes.add(new Scenario.Assumption(node.path(), value.text() + (note.isEmpty() ? "" : " (" + note + ")"), source,
                said.yes("verified", false)));
        return value.number();
    }

    private SortedMap<Trade, Double> trades(YamlNode map, String key) {
        SortedMap<Trade, Double> out = new TreeMap<>();
        YamlNode node = map.get(key);
        if (node != null) {
            node.map().keySet().stream().filter(k -> !k.equals("source") && !k.equals("verified"))
                    .forEach(k -> out.put(Trade.valueOf(k.toUpperCase(Locale.ROOT)), number(node, k, 0)));
        }
        return out;
    }

    private Distribution spread(YamlNode node) {
        notes.add(new Scenario.Assumption(node.path(), words(node), node.text("source", UNSOURCED), node.yes("verified", false)));
        return checked(node, () -> {
            if (node.has("lognormal")) {
                return new Distribution.Lognormal(pair(node, "lognormal")[0], pair(node, "lognormal")[1]);
            }
            if (node.has("normal")) {
                return new Distribution.Normal(pair(node, "normal")[0], pair(node, "normal")[1]);
            }
            return new Distribution.Uniform(pair(node, "uniform")[0], pair(node, "uniform")[1]);
        });
    }

    private static String words(YamlNode node) {
        for (String kind : List.of("lognormal", "normal", "uniform")) {
            if (node.has(kind)) {
                return kind + (kind.equals("uniform") ? " from " : " with mean ") + pair(node, kind)[0]
                        + (kind.equals("uniform") ? " to " : " and standard deviation ") + pair(node, kind)[1];
            }
        }
        return "";
    }

    private static double[] pair(YamlNode node, String key) {
        return node.items(key).stream().mapToDouble(YamlNode::number).toArray();
    }

    // Economy.

    private Assumptions assumptions(YamlNode n) {
        Map<String, Double> hurdles = new LinkedHashMap<>();
        n.entries("hurdles").keySet().forEach(k -> hurdles.put(k, number(n.get("hurdles"), k, 0)));
        YamlNode conversion = n.get("conversion");
        Map<String, Route> routes = new LinkedHashMap<>();
        n.entries("routes").forEach((k, r) -> routes.put(k, checked(r, () ->
                new Route(r.text("title", k), 1000 * number(r, "length_km", 0), number(r, "hours", 0)))));
        List<Flow> flows = new ArrayList<>();
        n.entries("flows").forEach((k, f) -> flows.add(checked(f, () -> flow(k, f, routes))));
        List<Demand> demands = new ArrayList<>();
        int central = 0;
        for (YamlNode d : n.items("demands")) {
            central = d.yes("central", false) ? demands.size() : central;
            demands.add(checked(d, () -> demand(d)));
        }
        SortedMap<Mode, Upkeep> upkeep = new TreeMap<>();
        n.entries("upkeep").forEach((k, u) -> upkeep.put(Mode.valueOf(k.toUpperCase(Locale.ROOT)), new Upkeep(
                number(u, "per_km", 0), number(u, "per_bridge_m", 0), number(u, "per_tunnel_m", 0), number(u, "fixed", 0))));
        return new Assumptions((int) n.number("base_year", 0), (int) number(n, "years", 30), hurdles,
                number(n, "financial_rate", 0), conversion == null ? 1 : number(conversion, "construction", 1),
                conversion == null ? 1 : number(conversion, "upkeep", 1), number(n, "base_operators", 1),
                number(n, "design", 0), number(n, "supervision", 0), production(n.get("production")),
                (int) n.number("traffic_year", n.number("base_year", 0)),
                n.items("ramp_up").stream().map(YamlNode::number).toList(), trades(n, "lives_years"), flows, demands,
                central, upkeep);
    }

    private Production production(YamlNode node) {
        Production p = Production.bundled();
        if (node != null) {
            for (Map.Entry<String, YamlNode> e : node.map().entrySet()) {
                if (!p.figures().containsKey(e.getKey())) {
                    throw e.getValue().refuse("is not known here: the nearest known key is "
                            + Spelling.nearest(YamlNode.shorten(e.getKey()), List.copyOf(p.figures().keySet())));
                }
                Production before = p;
                p = checked(e.getValue(), () -> before.with(e.getKey(), number(node, e.getKey(), 0), Figure.FROM_SCENARIO, false));
            }
        }
        p.figures().values().stream().filter(f -> !f.source().equals(Figure.FROM_SCENARIO)).forEach(f -> notes.add(
                new Scenario.Assumption("production " + f.key(), f.text() + (f.note().isEmpty() ? "" : " (" + f.note() + ")"),
                        f.source(), f.verified())));
        return p;
    }

    private Flow flow(String name, YamlNode f, Map<String, Route> routes) {
        YamlNode base = f.get("base");
        if (!routes.containsKey(base.text())) {
            throw base.refuse("is " + base.shown() + ", which is no route of this section: the nearest is "
                    + Spelling.nearest(YamlNode.shorten(base.text()), List.copyOf(routes.keySet())));
        }
        return new Flow(name, Mode.valueOf(f.text("mode", "").toUpperCase(Locale.ROOT)), f.text("unit", "unit"),
                number(f, "hour_value", 0), number(f, "running_per_km", 0), f.yes("operator_runs", false),
                number(f, "border_hours", 0), number(f, "toll", 0), routes.get(base.text()),
                number(f, "base_running_per_km", 0), number(f, "base_charge", 0), number(f, "generated_share", 0));
    }

    /** A stated time holds; else what the vehicle's run and the posts under the regime take. */
    private EconomyPlan.TimeSource times(YamlNode f) {
        YamlNode vehicle = f.get("vehicle");
        YamlNode regime = f.get("regime");
        if (regime != null && (posts == null || posts.regimes().stream().noneMatch(r -> r.id().equals(regime.text())))) {
            throw regime.refuse("is " + regime.shown() + ", which is no control regime that this scenario asks about: "
                    + (posts == null ? "add the section border_posts" : "the nearest is " + Spelling.nearest(
                            YamlNode.shorten(regime.text()), posts.regimes().stream().map(Regime::id).toList())));
        }
        return new EconomyPlan.TimeSource(vehicle == null ? "" : vehicle.text(), regime == null ? "" : regime.text(),
                number(f, "hours", Double.NaN), stated(f, "border_hours"));
    }

    /** A figure that is noted elsewhere. */
    private static double stated(YamlNode map, String key) {
        YamlNode node = map.get(key);
        return node == null ? Double.NaN : node.kind() == YamlNode.Kind.MAP ? node.number("value", 0) : node.number();
    }

    private Demand demand(YamlNode d) {
        Map<String, Demand.Volume> volumes = new LinkedHashMap<>();
        d.entries("flows").forEach((k, v) -> volumes.put(k, checked(v, () -> new Demand.Volume(
                number(v, "per_year", 0), number(v, "growth", 0), number(v, "most", Double.POSITIVE_INFINITY)))));
        return new Demand(d.text("name", ""), d.text("title", d.text("name", "")), number(d, "weight", 1), volumes);
    }

    // Risk.

    private RiskPlan risk(YamlNode n, List<OverrunClass> classes) {
        String baseline = n.text("baseline", "decision-to-build");
        SortedMap<Uncertain, Distribution> spreads = new TreeMap<>();
        List<Uncertain> drawn = List.of(Uncertain.ROAD_COST, Uncertain.RAIL_COST, Uncertain.BRIDGE_COST,
                Uncertain.TUNNEL_COST, Uncertain.SCHEDULE);
        for (int i = 0; i < KINDS.size(); i++) {
            OverrunClass c = overrun(n.get("overrun"), KINDS.get(i));
            classes.add(c);
            double stage = baseline.equals("this-stage") && n.has("stage_factors")
                    ? number(n.get("stage_factors"), KINDS.get(i), 1) : 1;
            spreads.put(drawn.get(i), stage == 1 ? c.ratio() : new Distribution.Times(c.ratio(), stage));
        }
        n.entries("spreads").forEach((k, s) -> spreads.put(Uncertain.valueOf(k.toUpperCase(Locale.ROOT)), spread(s)));
        YamlNode together = n.get("correlation");
        return new RiskPlan((int) n.number("draws", 100_000), seed, spreads,
                together == null ? 0 : number(together, "costs", 0), together == null ? 0 : number(together, "schedule", 0),
                baseline.equals("this-stage") ? "this stage of study" : "the decision to build");
    }

    /** The class that the scenario names or gives for a kind of work; without one, the first bundled class of its kind. */
    private OverrunClass overrun(YamlNode chosen, String kind) {
        List<OverrunClass> bundled = OverrunClass.bundled().stream().filter(c -> c.kind().equals(kind)).toList();
        YamlNode node = chosen == null ? null : chosen.get(kind);
        OverrunClass c;
        if (node == null) {
            c = bundled.get(0);
        } else if (node.kind() == YamlNode.Kind.TEXT) {
            c = bundled.stream().filter(b -> b.id().equals(node.text())).findFirst().orElseThrow(() -> node.refuse(
                    "is " + node.shown() + ", which is no reference class of this kind: the nearest is "
                            + Spelling.nearest(YamlNode.shorten(node.text()), bundled.stream().map(OverrunClass::id).toList())));
        } else {
            c = checked(node, () -> own(node, kind));
        }
        notes.add(new Scenario.Assumption("overrun " + c.id(), String.format(Locale.ROOT,
                "mean %.0f %%, half of the works under %.0f %%, nine in ten under %.0f %%; against: %s. Critique: %s",
                100 * (c.ratio().mean() - 1), 100 * (c.ratio().quantile(0.5) - 1), 100 * (c.ratio().quantile(0.9) - 1),
                c.baseline(), c.critique()), c.source(), c.verified()));
        return c;
    }

    private static OverrunClass own(YamlNode n, String kind) {
        double mean = 1 + n.number("mean", 0);
        Distribution ratio = n.has("tail_share")
                ? Distribution.Spliced.of(mean, 1 + n.number("tail_from", 0.5), n.number("tail_share", 0), 1 + n.number("tail_mean", 0))
                : new Distribution.Lognormal(mean, n.number("sd", 0));
        return new OverrunClass(kind + " of the scenario", kind, ratio, n.text("baseline", "decision to build"),
                n.text("source", UNSOURCED), n.yes("verified", false), n.text("critique", "none given"));
    }

    // Delivery and closures.

    private DeliveryOption option(YamlNode o, Set<String> names) {
        if (!names.add(o.text("name", ""))) {
            throw o.get("name").refuse("is " + o.get("name").shown() + ", as that of an earlier option: give each its own name");
        }
        YamlNode f = o.get("finance");
        Finance finance = checked(f, () -> new Finance(number(f, "grant", 0), number(f, "debt", 0), number(f, "interest", 0),
                (int) number(f, "tenor_years", 20), (int) number(f, "grace_years", 0)));
        return new DeliveryOption(o.text("name", ""), o.text("title", o.text("name", "")), texts(o, "builders"),
                texts(o, "financiers"), number(o, "price", 1), number(o, "time", 1), number(o, "upkeep", 1),
                number(o, "life", 1), finance,
                o.items("conditions").stream().map(c -> new DeliveryOption.Condition(c.text("party", ""), c.text("says", ""),
                        c.text("source", ""), c.has("date") ? c.get("date").text() : "", c.yes("confirmed", false), c.text("note", ""))).toList(),
                o.items("excludes").stream().map(x -> new DeliveryOption.Exclusion(x.text("whom", ""), x.text("why", ""))).toList(),
                o.text("source", UNSOURCED));
    }

    private static List<String> texts(YamlNode map, String key) {
        return map.items(key).stream().map(YamlNode::text).toList();
    }

    private ClosureHazard hazard(YamlNode h, Set<String> names) {
        if (!names.add(h.text("name", ""))) {
            throw h.get("name").refuse("is " + h.get("name").shown() + ", as that of an earlier hazard: give each its own name");
        }
        SortedMap<Mode, Double> modes = new TreeMap<>();
        for (Mode mode : Mode.values()) {
            modes.put(mode, h.has("modes") ? h.get("modes").number(mode.slug(), 0) : 1);
        }
        return new ClosureHazard(h.text("name", ""), number(h, "events", 0), rates(h, "per_km"), rates(h, "each"),
                spread(h.get("days")), modes, h.has("follows") ? checked(h.get("follows"), () -> proxy(h.get("follows"))) : null);
    }

    private ClosureHazard.Proxy proxy(YamlNode n) {
        Hazard strip = Hazard.valueOf(n.text("strip", "").toUpperCase(Locale.ROOT));
        List<Double> factors = n.items("factors").stream().map(YamlNode::number).toList();
        notes.add(new Scenario.Assumption(n.path(), "rates times " + n.items("factors").stream().map(YamlNode::text).toList()
                + " in classes 0 to 4 of the strip '" + strip.slug() + "'", n.text("source", UNSOURCED), n.yes("verified", false)));
        return new ClosureHazard.Proxy(strip, factors);
    }

    private SortedMap<Structure, Double> rates(YamlNode h, String key) {
        SortedMap<Structure, Double> out = new TreeMap<>();
        for (Map.Entry<String, YamlNode> e : h.entries(key).entrySet()) {
            notes.add(new Scenario.Assumption(e.getValue().path(), e.getValue().text(), h.text("source", UNSOURCED), h.yes("verified", false)));
            out.put(Structure.valueOf(e.getKey().toUpperCase(Locale.ROOT)), e.getValue().number());
        }
        return out;
    }
}
