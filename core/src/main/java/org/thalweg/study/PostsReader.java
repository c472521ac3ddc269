package org.thalweg.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.border.BorderPlan;
import org.thalweg.border.Direction;
import org.thalweg.border.Regime;
import org.thalweg.border.Settings;
import org.thalweg.standard.Figure;
import org.thalweg.standard.Spelling;

/** Reads the section {@code border_posts} of a scenario: regimes to compare, traffic, targets, how long to simulate. */
final class PostsReader {
    /** Currency of the figures of the regimes. */
    private static final String CURRENCY = "USD";

    /** Most arrivals that a study simulates, all replications, directions and regimes: more would take many minutes. */
    private static final double MOST = 3e8;

    private final YamlNode root;
    private final YamlNode node;
    private final String currency;
    private final List<Scenario.Assumption> assumptions;

    PostsReader(YamlNode root, String currency, List<Scenario.Assumption> assumptions) {
        this.root = root;
        this.node = root.get("border_posts");
        this.currency = currency;
        this.assumptions = assumptions;
    }

    /** The plan; null when the scenario has no such section. Its figures join the study's assumptions. */
    BorderPlan plan() {
        if (node == null) {
            return null;
        }
        if (!currency.equals(CURRENCY)) {
            throw node.refuse("has figures in " + CURRENCY + ", but the scenario counts in " + currency
                    + ", and nothing is converted: remove it, or use unit costs in " + CURRENCY);
        }
        List<Regime> regimes = regimes();
        Map<Direction, Map<String, Double>> perDay = perDay(regimes.get(0));
        Settings settings = settings();
        check(regimes, perDay, settings);
        explain(regimes, perDay);
        Map<String, Double> targets = new LinkedHashMap<>();
        node.entries("targets_min").forEach((kind, value) -> targets.put(kind, 60 * value.number()));
        return new BorderPlan(
                List.copyOf(root.get("gates").map().keySet()), regimes, perDay, targets, settings);
    }

    private Settings settings() {
        return new Settings(
                (int) node.number("days", 28),
                (int) node.number("warm_up_days", 7),
                (int) node.number("replications", 10),
                node.number("confidence", 0.95),
                (long) root.number("seed", 1));
    }

    private List<Regime> regimes() {
        Set<String> ids = new LinkedHashSet<>();
        for (YamlNode id : node.items("regimes")) {
            if (!ids.add(id.text())) {
                throw id.refuse("is named twice: name each regime once");
            }
        }
        if (ids.isEmpty()) {
            ids.addAll(Regime.ids());
        }
        node.entries("overrides").forEach((id, figures) -> {
            if (!id.equals("all") && !ids.contains(id)) {
                List<String> known = new ArrayList<>(ids);
                known.add("all");
                throw figures.refuse("is no regime of this section: the nearest is " + Spelling.nearest(id, known));
            }
        });
        List<Regime> regimes = new ArrayList<>();
        for (String id : ids) {
            Regime regime = Regime.load(id);
            for (String part : List.of("all", id)) {
                YamlNode own = node.has("overrides") ? node.get("overrides").get(part) : null;
                regime = own == null ? regime : overridden(regime, own);
            }
            regimes.add(regime);
        }
        return regimes;
    }

    private static Regime overridden(Regime regime, YamlNode own) {
        Regime changed = regime;
        for (Map.Entry<String, YamlNode> e : own.map().entrySet()) {
            YamlNode value = e.getValue();
            List<String> known = changed.keys();
            if (!known.contains(e.getKey())) {
                throw value.refuse("is not known here: the nearest known key is "
                        + Spelling.nearest(YamlNode.shorten(e.getKey()), known));
            }
            Object number = switch (value.kind()) {
                case NUMBER -> value.number();
                case LIST -> value.list().stream().map(YamlNode::number).toList();
                default -> Double.POSITIVE_INFINITY;
            };
            try {
                changed = changed.with(e.getKey(), number);
            } catch (IllegalArgumentException bad) {
                throw value.refuse("is " + value.shown() + ", but " + bad.getMessage());
            }
        }
        return changed;
    }

    private Map<Direction, Map<String, Double>> perDay(Regime first) {
        Map<Direction, Map<String, Double>> perDay = new EnumMap<>(Direction.class);
        Map<String, YamlNode> given = node.entries("arrivals_per_day");
        for (Direction direction : Direction.values()) {
            Map<String, Double> kinds = new LinkedHashMap<>();
            for (String kind : Regime.kinds()) {
                YamlNode value = given.get(kind);
                boolean mode = root.get("modes").has(kind.endsWith("train") ? "rail" : "road");
                double usual = mode ? BorderPlan.usualPerDay(first, kind) : 0;
                kinds.put(
                        kind,
                        value == null
                                ? usual
                                : value.kind() == YamlNode.Kind.MAP ? value.number(direction.slug(), usual) : value.number());
            }
            if (kinds.values().stream().anyMatch(n -> n > 0)) {
                perDay.put(direction, kinds);
            }
        }
        if (perDay.isEmpty()) {
            throw node.get("arrivals_per_day").refuse("leaves no traffic at all: let one kind be above 0");
        }
        return perDay;
    }

    /** Posts that cannot be built, and simulations that would take too long, are refused before the ground is read. */
    private void check(List<Regime> regimes, Map<Direction, Map<String, Double>> perDay, Settings settings) {
        double arrivals = 0;
        for (Map<String, Double> kinds : perDay.values()) {
            arrivals += kinds.values().stream().mapToDouble(n -> n).sum();
            for (Regime regime : regimes) {
                try {
                    regime.post(regime.title(), kinds);
                } catch (IllegalArgumentException bad) {
                    throw node.refuse("asks under " + regime.id() + " for a post that cannot be: " + bad.getMessage());
                }
            }
        }
        arrivals *= (double) settings.replications() * (settings.days() + settings.warmUpDays()) * regimes.size();
        if (arrivals > MOST) {
            throw node.refuse("asks for " + (long) (arrivals / 1e6) + " million simulated arrivals, more than "
                    + (long) (MOST / 1e6) + " million: let days or replications be fewer");
        }
    }

    /** Every figure that counts, with its source: those of all regimes once, then those in which each differs. */
    private void explain(List<Regime> regimes, Map<Direction, Map<String, Double>> perDay) {
        Set<String> there = new LinkedHashSet<>();
        perDay.values().forEach(kinds -> kinds.forEach((kind, n) -> {
            if (n > 0) {
                there.add(kind);
            }
        }));
        Set<String> said = new LinkedHashSet<>();
        for (Regime regime : regimes) {
            Set<String> own = new LinkedHashSet<>();
            regime.own().forEach(f -> own.add(f.key()));
            for (Figure f : regime.figures().values()) {
                String kind = f.key().substring(0, f.key().indexOf('.') < 0 ? f.key().length() : f.key().indexOf('.'));
                boolean counts = there.contains(kind) || !Regime.kinds().contains(kind);
                String topic = "posts, " + (own.contains(f.key()) ? regime.id() + ", " : "") + f.key();
                // What a scenario says about arrivals replaces the figure.
                boolean replaced = f.key().endsWith(".per_day") && node.entries("arrivals_per_day").containsKey(kind);
                if (counts && !replaced && said.add(topic)) {
                    String words = f.note().isEmpty() ? f.text() : f.text() + " (" + f.note() + ")";
                    assumptions.add(new Scenario.Assumption(topic, words, f.source(), f.verified()));
                }
            }
        }
    }
}
