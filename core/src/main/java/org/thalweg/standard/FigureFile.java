package org.thalweg.standard;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A preset's data file: a few words at its head, then figures, each as
 * {@code key: {value: 1, source: "...", verified: false, note: "..."}}. These files belong to the build, so a flaw in one
 * is a fault, not bad input.
 *
 * @param head plain entries by key
 * @param figures figures by key, in the file's order
 */
public record FigureFile(Map<String, String> head, Map<String, Figure> figures) {
    /** Copies. */
    public FigureFile {
        head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /**
     * Reads a preset's file.
     *
     * @param owner class beside whose package the resource lies
     * @param resource name of the resource
     * @return its content
     * @throws IllegalStateException when the resource is missing or malformed
     */
    public static FigureFile read(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing");
            }
            Map<String, String> head = new LinkedHashMap<>();
            Map<String, Figure> figures = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> e : new YAMLMapper().readTree(in).properties()) {
                if (e.getValue().isObject()) {
                    figures.put(e.getKey(), figure(e.getKey(), e.getValue()));
                } else {
                    head.put(e.getKey(), e.getValue().asString());
                }
            }
            return new FigureFile(head, figures);
        } catch (IOException e) {
            throw new IllegalStateException("resource " + resource + " cannot be read", e);
        }
    }

    private static Figure figure(String key, JsonNode node) {
        if (!node.path("source").isString() || !node.path("verified").isBoolean()) {
            throw new IllegalStateException(key + " needs a source and whether it is verified");
        }
        String unit = node.path("unit").asString("");
        String note = node.path("note").asString("");
        return new Figure(
                key,
                value(key, node.path("value")),
                node.path("source").asString(),
                node.path("verified").asBoolean(),
                unit.isEmpty() ? note : note.isEmpty() ? unit : unit + "; " + note);
    }

    private static Object value(String key, JsonNode node) {
        if (node.isArray()) {
            List<Double> list = new ArrayList<>();
            node.forEach(n -> list.add(n.asDouble()));
            return list;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isString() && node.asString().equals("none")) {
            return Double.POSITIVE_INFINITY;
        }
        if (!node.isNumber()) {
            throw new IllegalStateException(key + " has no number");
        }
        return node.asDouble();
    }
}
