package org.thalweg.export;

import java.util.Map;
import org.thalweg.border.BorderPlan;
import org.thalweg.border.BorderStudy;
import org.thalweg.border.Direction;
import org.thalweg.border.Estimate;
import org.thalweg.border.Post;
import org.thalweg.border.Settings;
import org.thalweg.border.Staffing;
import org.thalweg.border.Station;
import org.thalweg.border.StationResult;
import org.thalweg.border.TrafficResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The section {@code border} of {@code study.json}: times in seconds at one post, estimates as mean and half-width of their
 * confidence interval, costs in the study's currency a year and post.
 */
final class BorderJson {
    private BorderJson() {}

    static void put(ObjectNode to, BorderStudy study, String currency) {
        BorderPlan plan = study.plan();
        ArrayNode gates = to.putArray("gates");
        plan.gates().forEach(gates::add);
        to.put("cost_currency", currency);
        settings(to.putObject("simulation"), plan.settings());
        ObjectNode directions = to.putObject("arrivals_per_day");
        plan.perDay().forEach((direction, kinds) -> numbers(directions.putObject(direction.slug()), kinds));
        numbers(to.putObject("target_p90_s"), plan.targets());
        ArrayNode regimes = to.putArray("regimes");
        plan.regimes().forEach(regime -> {
            ObjectNode node = regimes.addObject();
            node.put("regime", regime.id());
            node.put("title", regime.title());
            node.put("summary", regime.summary());
            ArrayNode cases = node.putArray("directions");
            for (Direction direction : plan.perDay().keySet()) {
                one(cases.addObject(), study, study.at(regime.id(), direction));
            }
        });
    }

    private static void settings(ObjectNode to, Settings settings) {
        to.put("days", settings.days());
        to.put("warm_up_days", settings.warmUpDays());
        to.put("replications", settings.replications());
        Json.put(to, "confidence", settings.level(), 6);
        to.put("seed", settings.seed());
    }

    private static void numbers(ObjectNode to, Map<String, Double> values) {
        values.forEach((kind, value) -> Json.put(to, kind, value, 3));
    }

    private static void one(ObjectNode to, BorderStudy study, BorderStudy.Case c) {
        to.put("direction", c.direction().slug());
        to.put("stable", c.result().stable());
        to.put("bottleneck", c.result().bottleneck().station());
        Json.put(to, "bottleneck_load", c.result().bottleneck().ratio(), 6);
        to.put("settled_after_days", c.result().settledAfter());
        ArrayNode traffic = to.putArray("traffic");
        c.result().traffic().forEach(t -> traffic(traffic.addObject(), t, study.longerThanFirst(c, t.name())));
        ArrayNode stations = to.putArray("stations");
        stations(stations, c.result().post(), c);
        cost(to.putObject("cost_per_year"), c.cost());
        if (c.staffing() == null) {
            to.putNull("for_target");
        } else {
            target(to.putObject("for_target"), c.staffing(), c.staffingCost());
        }
    }

    private static void estimate(ObjectNode to, String key, Estimate e, int decimals) {
        ObjectNode node = to.putObject(key);
        Json.put(node, "mean", e.mean(), decimals);
        Json.put(node, "half_width", e.halfWidth(), decimals);
    }

    private static void traffic(ObjectNode to, TrafficResult t, Estimate longer) {
        to.put("kind", t.name());
        estimate(to, "time_s", t.time(), 2);
        estimate(to, "waiting_s", t.waiting(), 2);
        estimate(to, "control_s", t.control(), 2);
        estimate(to, "moving_s", t.moving(), 2);
        estimate(to, "p50_s", t.median(), 1);
        estimate(to, "p90_s", t.p90(), 1);
        estimate(to, "p95_s", t.p95(), 1);
        estimate(to, "per_day", t.perDay(), 3);
        estimate(to, "queue", t.queue(), 4);
        estimate(to, "longer_than_first_regime_s", longer, 2);
        list(to.putArray("queue_by_hour"), t.queueByHour(), 3);
        list(to.putArray("queue_by_hour_p90"), t.queueByHourP90(), 0);
        list(to.putArray("percentiles_by_5_s"), everyFifth(t.percentiles()), 1);
    }

    private static void list(ArrayNode to, double[] values, int decimals) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                to.add(Decimal.plain(value, decimals));
            } else {
                to.addNull();
            }
        }
    }

    private static double[] everyFifth(double[] percentiles) {
        double[] some = new double[21];
        java.util.Arrays.setAll(some, i -> percentiles[5 * i]);
        return some;
    }

    private static void stations(ArrayNode to, Post post, BorderStudy.Case c) {
        int next = 0;
        for (int i = 0; i < post.stations().size(); i++) {
            Station station = post.stations().get(i);
            if (station.isUnlimited()) {
                continue;
            }
            ObjectNode node = to.addObject();
            node.put("station", station.name());
            servers(node, station);
            Json.put(node, "load", post.loads().get(next).ratio(), 6);
            if (c.result().stable()) {
                StationResult r = c.result().stations().get(next);
                estimate(node, "busy", r.busy(), 6);
                estimate(node, "delayed", r.delayed(), 6);
                estimate(node, "queue_units", r.queue(), 4);
                estimate(node, "waiting_s", r.waiting(), 2);
            }
            next++;
        }
    }

    private static void servers(ObjectNode to, Station station) {
        to.put("lanes", station.lanes());
        ArrayNode changes = to.putArray("servers");
        int[] servers = station.servers();
        for (int h = 0; h < 24; h++) {
            if (h == 0 || servers[h] != servers[h - 1]) {
                changes.addObject().put("from_h", h).put("servers", servers[h]);
            }
        }
        Json.put(to, "staff_per_server", station.staff(), 3);
    }

    private static void cost(ObjectNode to, BorderStudy.Cost cost) {
        Json.put(to, "staff", cost.staff(), 0);
        Json.put(to, "equipment", cost.equipment(), 0);
        Json.put(to, "total", cost.total(), 0);
    }

    private static void target(ObjectNode to, Staffing staffing, BorderStudy.Cost cost) {
        to.put("reached", staffing.reached());
        to.put("missed_by", staffing.miss());
        ObjectNode p90 = to.putObject("p90_s");
        staffing.result().traffic().forEach(t -> Json.put(p90, t.name(), t.p90().mean(), 1));
        ArrayNode stations = to.putArray("stations");
        for (Station station : staffing.post().stations()) {
            if (!station.isUnlimited()) {
                ObjectNode node = stations.addObject();
                node.put("station", station.name());
                servers(node, station);
            }
        }
        cost(to.putObject("cost_per_year"), cost);
    }
}
