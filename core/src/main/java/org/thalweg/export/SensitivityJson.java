package org.thalweg.export;

import org.thalweg.cost.Sensitivity;
import org.thalweg.study.GroundErrors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The section {@code sensitivity} of a line in {@code study.json}. */
final class SensitivityJson {
    private SensitivityJson() {}

    /** Puts the section; a line whose sensitivity was not asked for gets none. */
    static void put(ObjectNode line, Sensitivity found) {
        if (found == null) {
            return;
        }
        ObjectNode to = line.putObject("sensitivity");
        Json.put(to, "base_cost", found.base(), 2);
        ObjectNode ground = to.putObject("ground_error");
        Json.put(ground, "bound_90_m", GroundErrors.USUAL.bound(), 3);
        Json.put(ground, "deviation_m", GroundErrors.USUAL.deviation(), 6);
        Json.put(ground, "correlation_length_m", GroundErrors.USUAL.length(), 3);
        ground.put("draws", found.ground().draws());
        range(ground.putObject("cost"), found.ground().cost());
        range(ground.putObject("cut_m3"), found.ground().cut());
        range(ground.putObject("fill_m3"), found.ground().fill());
        range(ground.putObject("bridge_m"), found.ground().bridges());
        range(ground.putObject("tunnel_m"), found.ground().tunnels());
        range(ground.putObject("unbuildable_m"), found.ground().unbuildable());
        ArrayNode swings = to.putArray("factors");
        for (Sensitivity.Swing s : found.swings()) {
            ObjectNode node = swings.addObject();
            node.put("factor", s.factor());
            Json.put(node, "share", s.share(), 6);
            Json.put(node, "cost_at_low", s.costAtLow(), 2);
            Json.put(node, "cost_at_high", s.costAtHigh(), 2);
        }
    }

    private static void range(ObjectNode to, Sensitivity.Range r) {
        Json.put(to, "base", r.base(), 2);
        Json.put(to, "least", r.least(), 2);
        Json.put(to, "mean", r.mean(), 2);
        Json.put(to, "greatest", r.greatest(), 2);
    }
}
