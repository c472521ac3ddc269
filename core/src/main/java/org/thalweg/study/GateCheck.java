package org.thalweg.study;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.thalweg.standard.Mode;
import org.thalweg.territory.Border;
import org.thalweg.territory.Gate;
import org.thalweg.territory.SiteBuilder;
import org.thalweg.territory.Zone;

/** Refuses gates through which no line could pass, whatever the ground. */
final class GateCheck {
    /** A gate may lie outside the territory by this much (m): two drawings of one border differ by such distances. */
    private static final double OUTSIDE = 150;

    private final YamlNode root;
    private final Scenario scenario;

    GateCheck(YamlNode root, Scenario scenario) {
        this.root = root;
        this.scenario = scenario;
    }

    void check() {
        for (Map.Entry<Mode, ModePlan> e : scenario.modes().entrySet()) {
            ModePlan plan = e.getValue();
            YamlNode own = root.entries("modes").get(e.getKey().slug()).get("gates");
            YamlNode gates = own == null ? root.get("gates") : own;
            if (plan.from().place().distance(plan.to().place()) < 1) {
                throw gates.refuse("has gates that meet: a line needs two different places");
            }
            for (Gate gate : List.of(plan.from(), plan.to())) {
                check(gates.get(gate.name()), gate, plan);
            }
        }
    }

    private void check(YamlNode node, Gate gate, ModePlan plan) {
        if (scenario.territory() != null) {
            double outside = gate.place().distance(scenario.territory());
            if (outside > OUTSIDE) {
                throw node.refuse("lies " + Math.round(outside)
                        + " m outside the territory: move it onto the territory or its border");
            }
        }
        Geometry left = gate.place();
        for (Zone zone : plan.zones()) {
            if (zone.rule() == Zone.Rule.FORBIDDEN) {
                left = OverlayNGRobust.overlay(left, zone.area(), OverlayNG.DIFFERENCE);
                if (left.isEmpty()) {
                    throw node.refuse("lies in the forbidden zone '" + YamlNode.shorten(zone.name())
                            + "': move the gate or cut the zone");
                }
            }
        }
        for (AlternativeSpec alternative : scenario.alternatives()) {
            for (Border border : scenario.borders(alternative)) {
                // Where the set-back is waived near gates it is waived on them.
                if (border.setback() > 0
                        && border.waivedNearGates() == 0
                        && left.distance(border.line()) < border.setback()
                        && within(left, SiteBuilder.strip(border, List.of()))) {
                    throw node.refuse("lies in the set-back of " + Math.round(border.setback()) + " m from border " + border.name()
                            + " (alternative " + alternative.name() + "): set waived_near_gates_m of that border");
                }
            }
        }
    }

    private static boolean within(Geometry place, Geometry area) {
        return OverlayNGRobust.overlay(place, area, OverlayNG.DIFFERENCE).isEmpty();
    }
}
