package org.thalweg.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a study took: {@code timing.json}, the only file that may differ between two runs.
 *
 * @param seconds seconds per stage, in the order of the stages
 * @param threads threads used
 * @param heapBytes greatest heap that the JVM may use (bytes)
 */
public record Timing(Map<String, Double> seconds, int threads, long heapBytes) {
    /** Copies, keeping the order. */
    public Timing {
        seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    }

    /**
     * The timing of a run on this JVM, with all its processors.
     *
     * @param seconds seconds per stage, in the order of the stages
     * @return timing
     */
    public static Timing of(Map<String, Double> seconds) {
        Runtime runtime = Runtime.getRuntime();
        return new Timing(seconds, runtime.availableProcessors(), runtime.maxMemory());
    }

    /** This timing with one more stage at the end. */
    Timing with(String stage, double more) {
        Map<String, Double> all = new LinkedHashMap<>(seconds);
        all.put(stage, more);
        return new Timing(all, threads, heapBytes);
    }

    /** The text of {@code timing.json}. */
    String text() {
        ObjectNode root = Json.MAPPER.createObjectNode();
        ObjectNode stages = root.putObject("seconds");
        seconds.forEach((stage, value) -> Json.put(stages, stage, value, 3));
        Json.put(root, "total_s", seconds.values().stream().mapToDouble(Double::doubleValue).sum(), 3);
        root.put("threads", threads);
        root.put("heap_bytes", heapBytes);
        root.put("java", System.getProperty("java.version"));
        return Json.text(root);
    }
}
