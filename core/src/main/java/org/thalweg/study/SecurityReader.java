package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.thalweg.security.HazardPlan;
import org.thalweg.security.SecurityPlan;
import org.thalweg.security.Watch;
import org.thalweg.standard.Spelling;
import org.thalweg.territory.Border;

/** Reads the section {@code security} of a scenario: borders watched, and figures for hazards. */
final class SecurityReader {
    /** Most places of a grid of observers: more would take hours. */
    private static final double MOST = 20_000;

    private final YamlNode node;
    private final List<Border> borders;
    private final List<Scenario.Assumption> assumptions;

    SecurityReader(YamlNode root, List<Border> borders, List<Scenario.Assumption> assumptions) {
        this.node = root.get("security");
        this.borders = borders;
        this.assumptions = assumptions;
    }

    /** The plan; the usual one when the scenario has no such section. Its figures join the study's assumptions. */
    SecurityPlan plan() {
        if (node == null) {
            return SecurityPlan.USUAL;
        }
        List<Watch> watches = new ArrayList<>();
        for (YamlNode watch : node.items("watch")) {
            watches.add(watch(watch));
            for (int i = 0; i + 1 < watches.size(); i++) {
                if (watches.get(i).border().equals(watches.get(watches.size() - 1).border())) {
                    throw watch.get("border").refuse("is watched twice: name each border once");
                }
            }
        }
        HazardPlan hazards = node.has("hazards") ? hazards(node.get("hazards")) : HazardPlan.USUAL;
        explain(hazards);
        return new SecurityPlan(watches, hazards);
    }

    private Watch watch(YamlNode watch) {
        YamlNode name = watch.get("border");
        List<String> known = borders.stream().map(Border::name).toList();
        Border border = borders.stream()
                .filter(b -> b.name().equals(name.text()))
                .findFirst()
                .orElseThrow(() -> name.refuse("is " + name.shown() + ", which is no border of this scenario: "
                        + (known.isEmpty() ? "it has none" : "the nearest is " + Spelling.nearest(name.text(), known))));
        Watch read = new Watch(
                border,
                watch.number("depth_m", Watch.DEPTH),
                watch.number("spacing_m", Watch.SPACING),
                watch.number("eye_m", Watch.EYE),
                watch.number("target_m", Watch.TARGET),
                watch.number("reach_m", Watch.REACH),
                watch.number("refraction", Watch.REFRACTION));
        Envelope box = new Envelope(border.line().getEnvelopeInternal());
        box.expandBy(read.depth());
        if (box.getArea() / (read.spacing() * read.spacing()) > MOST) {
            double least = Math.ceil(Math.sqrt(box.getArea() / MOST) / 10) * 10;
            throw watch.refuse(String.format(Locale.ROOT,
                    "has a grid of more than %.0f places: let spacing_m be at least %.0f, or depth_m smaller", MOST, least));
        }
        return read;
    }

    private static HazardPlan hazards(YamlNode h) {
        HazardPlan usual = HazardPlan.USUAL;
        return new HazardPlan(
                h.number("shaking_g", usual.shaking()),
                radians(h, "friction_deg", usual.friction()),
                h.has("cohesion_kpa") ? 1000 * h.number("cohesion_kpa", 0) : usual.cohesion(),
                h.has("unit_weight_kn_m3") ? 1000 * h.number("unit_weight_kn_m3", 0) : usual.unitWeight(),
                h.number("thickness_m", usual.thickness()),
                h.number("wetness", usual.wetness()),
                h.number("flood_rise_m", usual.floodRise()),
                h.number("river_reach_m", usual.riverReach()),
                radians(h, "source_slope_deg", usual.sourceSlope()),
                radians(h, "reach_angle_deg", usual.reachAngle()),
                h.number("rock_reach_m", usual.rockReach()));
    }

    private static double radians(YamlNode node, String key, double otherwise) {
        return node.has(key) ? StrictMath.toRadians(node.number(key, 0)) : otherwise;
    }

    /** What readers must know of the figures: none of them is measured at the place. */
    private void explain(HazardPlan h) {
        String source = "usual values or the scenario's, none measured here (docs/hazards.md)";
        assume("hazards: slopes", source,
                "slabs of %.1f m with friction %.0f°, cohesion %.0f kPa, %.0f kN/m³, %.0f %% wet%s", h.thickness(),
                StrictMath.toDegrees(h.friction()), h.cohesion() / 1000, h.unitWeight() / 1000, 100 * h.wetness(),
                Double.isNaN(h.shaking())
                        ? "; no shaking given"
                        : String.format(Locale.ROOT, "; shaking %.2f g", h.shaking()));
        assume("hazards: floods", source, "a flood rises %.1f m above a river within %.0f m", h.floodRise(), h.riverReach());
        assume("hazards: rocks", source, "rocks start from slopes of %.0f° or more and follow energy lines of %.0f°",
                StrictMath.toDegrees(h.sourceSlope()), StrictMath.toDegrees(h.reachAngle()));
    }

    private void assume(String topic, String source, String format, Object... values) {
        assumptions.add(new Scenario.Assumption(topic, String.format(Locale.ROOT, format, values), source, false));
    }
}
