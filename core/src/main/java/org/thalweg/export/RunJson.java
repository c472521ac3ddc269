package org.thalweg.export;

import java.util.Map;
import java.util.Optional;
import org.thalweg.operation.Run;
import org.thalweg.study.StudyOperation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs of one vehicle over a line, in the figures that {@code study.json} has for runs. */
public final class RunJson {
    private RunJson() {}

    /**
     * The text.
     *
     * @param vehicle name of the vehicle
     * @param line file of the line
     * @param runs run by direction, {@code forward} or {@code backward}
     * @param loads what a train is made of and could be, by direction; empty for road vehicles
     * @return JSON, ending with a line feed
     */
    public static String text(
            String vehicle, String line, Map<String, Run> runs, Map<String, Optional<StudyOperation.Load>> loads) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("generator", Version.GENERATOR);
        root.put("version", Version.NUMBER);
        root.put("content", "run");
        root.put("vehicle", vehicle);
        root.put("line", line);
        Json.put(root, "length_m", runs.values().iterator().next().line().length(), 4);
        ArrayNode all = root.putArray("runs");
        runs.forEach((direction, run) -> {
            ObjectNode to = all.addObject();
            to.put("direction", direction);
            OperationJson.run(to, run);
            loads.getOrDefault(direction, Optional.empty()).ifPresent(load -> OperationJson.load(to, load));
        });
        return Json.text(root);
    }
}
