package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.export.Version;
import org.thalweg.standard.Mode;
import org.thalweg.study.BadInput;
import org.thalweg.study.Scenario;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the folder of a written study says of itself.
 *
 * @param name the scenario's name
 * @param inputs SHA-256 (hex) of the study's input files, by name
 * @param lines the lines in the study's order, at least one
 */
record StudyFolder(String name, SortedMap<String, String> inputs, List<LineFile> lines) {
    /** A study.json of a few hundred alternatives is far smaller (bytes). */
    private static final long LARGEST = 256L << 20;

    /**
     * A line of the study.
     *
     * @param alternative its alternative
     * @param mode its mode
     * @param path its alignment.json
     */
    record LineFile(String alternative, Mode mode, Path path) {}

    /**
     * Reads study.json.
     *
     * @param dir the study's folder
     * @return what it holds
     * @throws IOException when it exists but cannot be read
     * @throws BadInput when it is not a study of Thalweg
     */
    static StudyFolder read(Path dir) throws IOException {
        Path file = dir.resolve("study.json");
        if (!Files.isRegularFile(file)) {
            throw new BadInput(dir + " holds no study.json; name a folder that 'thalweg study' wrote");
        }
        if (Files.size(file) > LARGEST) {
            throw new BadInput(file + " is too large to be a study; name a folder that 'thalweg study' wrote");
        }
        JsonNode root = parse(file);
        if (!root.path("generator").asString("").equals(Version.GENERATOR)) {
            throw notOurs(file);
        }
        SortedMap<String, String> inputs = new TreeMap<>();
        root.path("inputs_sha256")
                .properties()
                .forEach(e -> inputs.put(e.getKey(), e.getValue().asString("")));
        List<LineFile> lines = lines(dir, file, root.path("alternatives"));
        return new StudyFolder(root.path("name").asString(""), inputs, lines);
    }

    private static JsonNode parse(Path file) throws IOException {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw notOurs(file);
        }
    }

    private static List<LineFile> lines(Path dir, Path file, JsonNode alternatives) {
        List<LineFile> lines = new ArrayList<>();
        for (JsonNode alternative : alternatives) {
            String name = alternative.path("name").asString("");
            // The name becomes part of a path: nothing but a slug may.
            if (!name.matches("[a-z0-9-]+")) {
                throw notOurs(file);
            }
            for (String slug : alternative.path("modes").propertyNames()) {
                Mode mode = Arrays.stream(Mode.values())
                        .filter(m -> m.slug().equals(slug))
                        .findFirst()
                        .orElseThrow(() -> notOurs(file));
                lines.add(
                        new LineFile(name, mode, dir.resolve(name).resolve(slug).resolve("alignment.json")));
            }
        }
        if (lines.isEmpty()) {
            throw notOurs(file);
        }
        return lines;
    }

    private static BadInput notOurs(Path file) {
        return new BadInput(file + " is no study that Thalweg wrote; name a folder that 'thalweg study' wrote");
    }

    /** The first input file that differs between the study and a scenario as it is now, or null when none does. */
    String firstDifferentInput(Scenario scenario) {
        SortedMap<String, String> all = new TreeMap<>(scenario.hashes());
        all.putAll(inputs);
        for (String input : all.keySet()) {
            String now = scenario.hashes().get(input);
            if (now == null || !now.equals(inputs.get(input))) {
                return input;
            }
        }
        return null;
    }
}
