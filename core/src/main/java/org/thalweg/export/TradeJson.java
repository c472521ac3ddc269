package org.thalweg.export;

import java.util.Map;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.security.BorderDistance;
import org.thalweg.security.LineExposure;
import org.thalweg.security.LineSecurity;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.Line;
import org.thalweg.study.Trade;
import org.thalweg.study.TradePoint;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code trade.json}: the price of a condition in numbers; its schema is {@code trade.schema.json} beside this class. */
final class TradeJson {
    private static final int[] NEAR = {500, 1000, 2000, 5000};

    private TradeJson() {}

    /** The text, ending with a line feed. */
    static String text(Trade trade) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("generator", Version.GENERATOR);
        root.put("version", Version.NUMBER);
        root.put("content", "trade");
        root.put("name", trade.scenario().name());
        root.put("terrain", trade.terrainNote());
        root.put("terrain_model", trade.modelTerrain());
        root.put("crs", trade.scenario().crs());
        root.put("currency", trade.scenario().currency());
        root.put("price_year", trade.scenario().priceYear());
        root.put("seed", trade.scenario().seed());
        ObjectNode inputs = root.putObject("inputs");
        trade.scenario().hashes().forEach(inputs::put);
        root.put("alternative", trade.alternative().name());
        ObjectNode condition = root.putObject("condition");
        condition.put("key", trade.condition().key());
        condition.put("title", trade.words());
        condition.put("unit", trade.unit());
        condition.put("given", trade.given());
        ArrayNode points = root.putArray("points");
        trade.points().forEach(p -> point(points.addObject(), p));
        ArrayNode notes = root.putArray("notes");
        trade.notes().forEach(notes::add);
        return Json.text(root);
    }

    private static void point(ObjectNode to, TradePoint point) {
        to.put("value", point.value());
        Json.put(to, "number", point.number(), 9);
        to.put("met", point.met());
        to.put("limit", point.limit());
        Json.put(to, "construction_cost", point.cost(), 2);
        ObjectNode modes = to.putObject("modes");
        for (Map.Entry<Mode, Line> e : point.lines().entrySet()) {
            ObjectNode mode = modes.putObject(e.getKey().slug());
            mode.put("planned_for", point.from().get(e.getKey()));
            Json.put(mode, "running_time_s", point.running().getOrDefault(e.getKey(), Double.NaN), 1);
            line(mode, e.getValue(), point.exposure().get(e.getKey()));
        }
    }

    private static void line(ObjectNode to, Line line, LineSecurity exposure) {
        Json.put(to, "length_m", line.alignment().length(), 3);
        to.put("construction_cost", line.bill().total());
        Json.put(to, "objective", line.objective(), 2);
        Json.put(to, "lower_bound", line.lowerBound(), 2);
        Json.put(to, "travel_time_s", line.travelTime(), 1);
        Json.put(to, "tunnel_m", length(line, Structure.TUNNEL), 1);
        Json.put(to, "bridge_m", length(line, Structure.BRIDGE), 1);
        to.put("keeps_standard", line.audit().ok());
        ArrayNode broken = to.putArray("broken_rules");
        line.audit().findings().stream().filter(f -> !f.ok()).map(f -> f.rule()).distinct().forEach(broken::add);
        ArrayNode borders = to.putArray("borders");
        for (BorderDistance d : exposure.distances()) {
            ObjectNode border = borders.addObject();
            border.put("border", d.border());
            Json.put(border, "mean_m", d.mean(), 1);
            Json.put(border, "least_m", d.distance()[d.nearest()], 1);
            for (int near : NEAR) {
                Json.put(border, "share_under_" + near + "_m", d.shareUnder(near), 4);
            }
        }
        ArrayNode watches = to.putArray("watches");
        for (LineExposure e : exposure.exposures()) {
            ObjectNode watch = watches.addObject();
            watch.put("border", e.observers().watch().border().name());
            Json.put(watch, "share_seen", e.shareSeen(), 4);
            Json.put(watch, "share_seen_by_1_percent", e.shareSeenBy(0.01), 4);
            Json.put(watch, "mean_share_of_observers", e.meanShare(), 5);
        }
    }

    private static double length(Line line, Structure structure) {
        return line.alignment().structures().stream()
                .filter(s -> s.structure() == structure)
                .mapToDouble(StructureSpan::length)
                .sum();
    }
}
