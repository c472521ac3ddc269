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

    private final Map<String, Double> out = new TreeMap<>();

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
        FiguresFile file = new FiguresFile();
        root.path("alternatives").forEach(file::lines);
        root.path("security").path("lines").forEach(file::security);
        root.path("security").path("availability").forEach(file::closures);
        root.path("border").path("regimes").forEach(file::posts);
        root.path("operation").path("alternatives").forEach(a ->
                file.put("operation.alternatives." + text(a, "name") + ".track.", StudyFigures.OF_TRACKS, a.path("track")));
        file.journeys(root.path("operation").path("gate_to_gate"));
        root.path("economy").path("alternatives").forEach(file::worth);
        return new Figures(file.out, text(root, "currency"));
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }

    /** A number by its path, keys apart by points; NaN when there is none. */
    private static double number(JsonNode node, String path) {
        JsonNode at = node;
        for (String key : path.split("\\.")) {
            at = at.path(key);
        }
        return at.asDouble(Double.NaN);
    }

    private void put(String prefix, List<String> names, JsonNode from) {
        names.forEach(name -> out.put(prefix + name, number(from, name)));
    }

    private void lines(JsonNode alternative) {
        String name = "alternatives." + text(alternative, "name") + ".";
        double cost = 0;
        for (Map.Entry<String, JsonNode> mode : alternative.path("modes").properties()) {
            put(name + "modes." + mode.getKey() + ".", StudyFigures.OF_LINES, mode.getValue());
            cost += number(mode.getValue(), "construction_cost");
        }
        out.put(name + "construction_cost", cost);
    }

    private void security(JsonNode line) {
        String prefix = "security.lines." + text(line, "alternative") + "." + text(line, "mode") + ".";
        line.path("border_distance").forEach(d ->
                put(prefix + "border_distance." + text(d, "border") + ".", StudyFigures.OF_DISTANCES, d));
        line.path("exposure").forEach(e -> put(prefix + "exposure." + text(e, "border") + ".", StudyFigures.OF_EXPOSURES, e));
    }

    private void closures(JsonNode alternative) {
        String prefix = "security.availability." + text(alternative, "name") + ".";
        alternative.path("lines").properties().forEach(mode ->
                put(prefix + "lines." + mode.getKey() + ".", StudyFigures.OF_CLOSURES, mode.getValue()));
        put(prefix + "both_closed.", StudyFigures.OF_CLOSURES, alternative.path("both_closed"));
        put(prefix, List.of("cost_a_year"), alternative);
    }

    private void posts(JsonNode regime) {
        Map<String, List<double[]>> times = new TreeMap<>();
        for (JsonNode direction : regime.path("directions")) {
            for (JsonNode t : direction.path("traffic")) {
                if (direction.path("stable").asBoolean(false)) {
                    times.computeIfAbsent(text(t, "kind"), k -> new ArrayList<>()).add(
                            StudyFigures.OF_POSTS.stream().mapToDouble(f -> number(t, f + ".mean")).toArray());
                }
            }
        }
        means("border." + text(regime, "regime") + ".", StudyFigures.OF_POSTS, times);
    }

    private void journeys(JsonNode list) {
        Map<String, List<double[]>> times = new TreeMap<>();
        for (JsonNode j : list) {
            double[] row = StudyFigures.OF_JOURNEYS.stream().mapToDouble(f -> number(j, f)).toArray();
            if (Double.isFinite(number(j, "total_s"))) {
                times.computeIfAbsent(text(j, "alternative") + "." + text(j, "kind") + "." + text(j, "regime"), k -> new ArrayList<>())
                        .add(row);
            }
        }
        means("operation.gate_to_gate.", StudyFigures.OF_JOURNEYS, times);
    }

    /** Means over the directions. */
    private void means(String prefix, List<String> names, Map<String, List<double[]>> rows) {
        rows.forEach((key, list) -> {
            double[] means = StudyFigures.means(list, names.size());
            for (int k = 0; k < means.length; k++) {
                out.put(prefix + key + "." + names.get(k), means[k]);
            }
        });
    }

    private void worth(JsonNode alternative) {
        String prefix = "economy.alternatives." + text(alternative, "name") + ".";
        put(prefix, StudyFigures.OF_WORTH, alternative);
        for (String figure : StudyFigures.OF_WORKS) {
            alternative.path(figure).properties().forEach(mode ->
                    out.put(prefix + figure + "." + mode.getKey(), mode.getValue().asDouble(Double.NaN)));
        }
        alternative.path("economic_by_mode").properties().forEach(mode ->
                out.put(prefix + "economic_by_mode." + mode.getKey() + ".npv", number(mode.getValue(), "npv")));
        alternative.path("delivery").forEach(d -> put(prefix + "delivery." + text(d, "option") + ".", StudyFigures.OF_DELIVERY, d));
    }
}
