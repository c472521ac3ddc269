package org.thalweg.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.thalweg.study.BadInput;
import org.thalweg.study.StudyFigures;
import org.thalweg.terms.Figures;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads from a written {@code study.json} the figures that a conflict model may take, under the names of {@link StudyFigures}. */
public final class FiguresFile {
    private static final long LARGEST = 256L << 20;

    private FiguresFile() {}

    /**
     * Reads figures.
     *
     * @param place a {@code study.json}, or the folder that holds it
     * @return the figures
     * @throws IOException when it cannot be read
     * @throws BadInput when it is not a study of Thalweg
     */
    public static Figures read(Path place) throws IOException {
        Path file = Files.isDirectory(place) ? place.resolve("study.json") : place;
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            throw new BadInput(file + " is not there or too large to be a study; name a folder that 'thalweg study' wrote");
        }
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw notOurs(file);
        }
        if (!root.path("generator").asString("").equals(Version.GENERATOR) || !root.has("alternatives")) {
            throw notOurs(file);
        }
        return figures(root);
    }

    private static BadInput notOurs(Path file) {
        return new BadInput(file + " is not a study of Thalweg; name a folder that 'thalweg study' wrote");
    }

    /** The figures of a study's JSON. */
    static Figures figures(JsonNode root) {
        Map<String, Double> out = new TreeMap<>();
        for (JsonNode alternative : root.path("alternatives")) {
            String name = "alternatives." + alternative.path("name").asString("") + ".";
            double cost = 0;
            for (Map.Entry<String, JsonNode> mode : alternative.path("modes").properties()) {
                for (String figure : StudyFigures.OF_LINES) {
                    out.put(name + "modes." + mode.getKey() + "." + figure, mode.getValue().path(figure).asDouble(Double.NaN));
                }
                cost += mode.getValue().path("construction_cost").asDouble(Double.NaN);
            }
            out.put(name + "construction_cost", cost);
        }
        for (JsonNode regime : root.path("border").path("regimes")) {
            Map<String, List<Double>> times = new TreeMap<>();
            for (JsonNode direction : regime.path("directions")) {
                for (JsonNode t : direction.path("traffic")) {
                    double mean = t.path("time_s").path("mean").asDouble(Double.NaN);
                    if (direction.path("stable").asBoolean(false) && Double.isFinite(mean)) {
                        times.computeIfAbsent(t.path("kind").asString(""), k -> new ArrayList<>()).add(mean);
                    }
                }
            }
            String name = "border." + regime.path("regime").asString("") + ".";
            times.forEach((kind, means) -> out.put(name + kind + ".time_s",
                    means.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN)));
        }
        security(root.path("security"), out);
        operation(root.path("operation"), out);
        root.path("economy").path("alternatives").forEach(a -> worth(a, out));
        return new Figures(out);
    }

    private static String of(JsonNode node, String key) {
        return "alternatives." + node.path(key).asString("") + ".";
    }

    private static double number(JsonNode node) {
        return node.asDouble(Double.NaN);
    }

    private static void security(JsonNode security, Map<String, Double> out) {
        for (JsonNode line : security.path("lines")) {
            String name = of(line, "alternative") + "modes." + line.path("mode").asString("") + ".exposure.";
            line.path("exposure").forEach(e ->
                    out.put(name + e.path("border").asString("") + ".share_seen", number(e.path("share_seen"))));
        }
        for (JsonNode a : security.path("availability")) {
            a.path("lines").properties().forEach(e -> out.put(of(a, "name") + "modes." + e.getKey() + ".closed_days_a_year",
                    number(e.getValue().path("closed_days_a_year"))));
        }
    }

    private static void operation(JsonNode operation, Map<String, Double> out) {
        for (JsonNode a : operation.path("alternatives")) {
            if (a.path("track").isObject()) {
                out.put(of(a, "name") + "modes.rail.capacity_mt_per_year", number(a.path("track").path("capacity_mt_per_year")));
            }
        }
        Map<String, List<Double>> times = new TreeMap<>();
        for (JsonNode j : operation.path("gate_to_gate")) {
            times.computeIfAbsent(of(j, "alternative") + "gate_to_gate." + j.path("regime").asString("") + "."
                    + j.path("kind").asString("") + ".total_s", k -> new ArrayList<>()).add(number(j.path("total_s")));
        }
        times.forEach((name, both) ->
                out.put(name, both.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN)));
    }

    private static void worth(JsonNode a, Map<String, Double> out) {
        a.path("opening_months").properties().forEach(e ->
                out.put(of(a, "name") + "modes." + e.getKey() + ".opening_months", number(e.getValue())));
        out.put(of(a, "name") + "economic.npv", number(a.path("economic").path("npv")));
        for (JsonNode d : a.path("delivery")) {
            String name = of(a, "name") + "delivery." + d.path("option").asString("") + ".";
            for (String figure : List.of("construction", "opening_months", "given", "owners")) {
                out.put(name + figure, number(d.path(figure)));
            }
            out.put(name + "npv", number(d.path("economic").path("npv")));
        }
    }
}
