package org.thalweg.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.border.BorderPlan;
import org.thalweg.border.Regime;
import org.thalweg.operation.FreightTarget;
import org.thalweg.operation.VehicleSheet;
import org.thalweg.standard.Figure;
import org.thalweg.standard.Spelling;

/** Reads the section {@code operation}: trains, trucks, cars, and what the railway is to carry. */
final class OperationReader {
    private static final String HOUSE = "house choice";

    private final YamlNode node;
    private final List<Scenario.Assumption> assumptions;

    OperationReader(YamlNode node, List<Scenario.Assumption> assumptions) {
        this.node = node;
        this.assumptions = assumptions;
    }

    /** The plan; null when the scenario has no such section. Its figures join the study's assumptions. */
    OperationPlan plan(boolean road, boolean rail, BorderPlan posts) {
        if (node == null) {
            return null;
        }
        List<VehicleSheet> trains = rail
                ? sheets("trains", List.of("freight-1520-electric", "container-1520", "passenger-1520"), true)
                : List.of();
        List<VehicleSheet> vehicles = road ? sheets("vehicles", List.of("truck-40t", "truck-26t", "car"), false) : List.of();
        Set<String> used = new LinkedHashSet<>();
        trains.forEach(t -> used.add(t.id()));
        vehicles.forEach(v -> used.add(v.id()));
        node.entries("overrides").forEach((id, value) -> {
            if (!used.contains(id)) {
                throw value.refuse("is no vehicle of this section: "
                        + (used.isEmpty() ? "it has none" : "the nearest is " + Spelling.nearest(id, List.copyOf(used))));
            }
        });
        return new OperationPlan(trains, vehicles, rail ? track(trains) : null, traffic(posts, road));
    }

    private List<VehicleSheet> sheets(String key, List<String> usual, boolean onRails) {
        List<VehicleSheet> sheets = new ArrayList<>();
        if (node.items(key).isEmpty()) {
            usual.forEach(id -> sheets.add(sheet(id, node)));
        }
        Set<String> seen = new LinkedHashSet<>();
        for (YamlNode item : node.items(key)) {
            if (!VehicleSheet.ids().contains(item.text())) {
                throw item.refuse("is " + item.shown() + ", which is no known vehicle: the nearest is "
                        + Spelling.nearest(YamlNode.shorten(item.text()), VehicleSheet.ids()));
            }
            VehicleSheet sheet = sheet(item.text(), item);
            if (sheet.kind().onRails() != onRails || !seen.add(sheet.id())) {
                throw item.refuse("is " + item.shown() + ", " + (sheet.kind().onRails() != onRails
                        ? "a vehicle of the other mode: choose another"
                        : "which is named twice: name each vehicle once"));
            }
            sheets.add(sheet);
        }
        for (VehicleSheet sheet : sheets) {
            for (Figure f : sheet.figures().values()) {
                assumptions.add(new Scenario.Assumption(
                        "vehicle " + sheet.id() + ", " + f.key(), f.text(), f.source(), f.verified()));
            }
        }
        return sheets;
    }

    private VehicleSheet sheet(String id, YamlNode place) {
        VehicleSheet sheet = VehicleSheet.preset(id);
        YamlNode own = node.has("overrides") ? node.get("overrides").get(id) : null;
        if (own != null) {
            for (Map.Entry<String, YamlNode> e : own.map().entrySet()) {
                sheet = overridden(sheet, e.getKey(), e.getValue());
            }
        }
        try {
            // Made once here, so that a train that cannot be is refused before anything is planned.
            Object made = sheet.kind().onRails() ? sheet.formation() : sheet.roadVehicle();
            return made == null ? null : sheet;
        } catch (IllegalArgumentException bad) {
            throw (own == null ? place : own).refuse("makes a vehicle that cannot be: " + bad.getMessage());
        }
    }

    private static VehicleSheet overridden(VehicleSheet sheet, String key, YamlNode value) {
        List<String> known = VehicleSheet.keys(sheet.kind());
        if (!known.contains(key)) {
            throw value.refuse("is not known here: the nearest known key is "
                    + Spelling.nearest(YamlNode.shorten(key), known));
        }
        Object number = switch (value.kind()) {
            case NUMBER -> value.number();
            case LIST -> value.list().stream().map(YamlNode::number).toList();
            default -> Double.POSITIVE_INFINITY;
        };
        try {
            return sheet.with(key, number);
        } catch (IllegalArgumentException bad) {
            throw value.refuse("is " + value.shown() + ", but " + bad.getMessage());
        }
    }

    private OperationPlan.Track track(List<VehicleSheet> trains) {
        YamlNode target = node.get("target");
        if (target == null) {
            throw node.refuse("does not say what the railway is to carry: add target: {mt_per_year: 5, source: ...}");
        }
        if (trains.stream().allMatch(t -> t.kind() == VehicleSheet.Kind.PASSENGER)) {
            throw node.refuse("has a target but no freight train: name one in trains");
        }
        double mt = number(target, "mt_per_year", Double.NaN, "");
        double heavier = number(target, "heavier_share", 0.6, "60 : 40 where a scenario is silent: " + HOUSE);
        boolean forward = target.text("heavier_direction", "forward").equals("forward");
        boolean all = target.text("empty_returns", "balance").equals("all");
        say("target, heavier_direction", forward ? "forward" : "backward",
                target.has("heavier_direction") ? Figure.FROM_SCENARIO : HOUSE, true);
        say("target, empty_returns", all ? "every loaded train returns empty" : "wagons are loaded again where there is freight",
                target.has("empty_returns") ? Figure.FROM_SCENARIO : HOUSE, true);
        YamlNode track = node.has("track") ? node.get("track") : YamlNode.map(node.file(), "", node.line(), Map.of());
        FreightTarget freight = new FreightTarget(1e6 * mt, heavier, forward, all,
                number(track, "days_per_year", 350, HOUSE + ": 15 days closed for works and weather"),
                number(track, "passenger_trains", 4, HOUSE + ", a day and direction"));
        return new OperationPlan.Track(
                freight,
                number(track, "train_length_m", 850, "usual usable length of loops on 1520 mm lines, recalled"),
                number(track, "crossing_s", 180, "interval between trains at a crossing, 1520 mm practice of 3 to 4 min, recalled"),
                number(track, "occupation", 0.6, "UIC leaflet 406 (2004), mixed traffic over a day, recalled"),
                (int) number(track, "locomotives", 2, HOUSE),
                (int) number(track, "loops", 12, HOUSE));
    }

    private OperationPlan.Traffic traffic(BorderPlan posts, boolean road) {
        YamlNode traffic = node.has("traffic") ? node.get("traffic") : YamlNode.map(node.file(), "", node.line(), Map.of());
        if (!road) {
            return new OperationPlan.Traffic(0, 0, 0.1, 1, 0.5);
        }
        return new OperationPlan.Traffic(
                number(traffic, "cars_per_day", atPosts(posts, "car"), "both directions, as at the posts"),
                number(traffic, "trucks_per_day", atPosts(posts, "truck"), "both directions, as at the posts"),
                number(traffic, "peak_share", 0.1, "usual on rural roads, recalled"),
                number(traffic, "peak_factor", 0.88, "Highway Capacity Manual 2000, rural default, recalled"),
                number(traffic, "heavier_share", 0.6, "Highway Capacity Manual 2000, rural default, recalled"));
    }

    private static double atPosts(BorderPlan posts, String kind) {
        return posts == null
                ? 2 * BorderPlan.usualPerDay(Regime.load(Regime.ids().get(0)), kind)
                : posts.perDay().values().stream().mapToDouble(m -> m.getOrDefault(kind, 0.0)).sum();
    }

    /** A number that is bare or stands with its source; it joins the assumptions. */
    private double number(YamlNode from, String key, double usual, String usualSource) {
        YamlNode n = from.get(key);
        String source = n == null ? usualSource : from.text("source", Figure.FROM_SCENARIO);
        boolean sure = n == null ? Arrays.stream(new String[] {HOUSE, "as at the posts"}).anyMatch(usualSource::contains)
                : from.yes("verified", !from.has("source"));
        double value = usual;
        if (n != null && n.kind() == YamlNode.Kind.MAP) {
            source = n.text("source", source);
            sure = n.yes("verified", false);
            value = n.number("value", Double.NaN);
        } else if (n != null) {
            value = n.number();
        }
        say(key, new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString(), source, sure);
        return value;
    }

    private void say(String key, String words, String source, boolean verified) {
        assumptions.add(new Scenario.Assumption("operation, " + key, words, source, verified));
    }
}
