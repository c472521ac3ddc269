package org.thalweg.economy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A reference class: how far finished works of a kind went beyond their estimates.
 *
 * @param id name, for example {@code rail-2023}
 * @param kind what is overrun: {@code rail}, {@code road}, {@code bridges}, {@code tunnels} or {@code schedule}
 * @param ratio outturn / estimate
 * @param baseline the estimate that the works were held against, in words
 * @param source where the figures come from
 * @param verified false for figures recalled but not checked
 * @param critique what speaks against them
 */
public record OverrunClass(
        String id, String kind, Distribution ratio, String baseline, String source, boolean verified, String critique) {
    /** Checks. */
    public OverrunClass {
        Objects.requireNonNull(ratio);
        Objects.requireNonNull(source);
    }

    /**
     * The bundled classes, file {@code reference-classes.yaml}.
     *
     * @return classes in the file's order
     */
    public static List<OverrunClass> bundled() {
        try (InputStream in = OverrunClass.class.getResourceAsStream("reference-classes.yaml")) {
            List<OverrunClass> out = new ArrayList<>();
            for (JsonNode n : new YAMLMapper().readTree(Objects.requireNonNull(in)).path("classes")) {
                out.add(new OverrunClass(n.path("id").asString(), n.path("kind").asString(), ratio(n),
                        n.path("baseline").asString(), n.path("source").asString(), n.path("verified").asBoolean(),
                        n.path("critique").asString()));
            }
            return List.copyOf(out);
        } catch (IOException e) {
            throw new IllegalStateException("reference-classes.yaml cannot be read", e);
        }
    }

    private static Distribution ratio(JsonNode n) {
        if (n.has("quantiles")) {
            List<Double> p = new ArrayList<>();
            List<Double> v = new ArrayList<>();
            n.get("quantiles").properties().forEach(e -> {
                p.add(Double.valueOf(e.getKey()));
                v.add(1 + e.getValue().asDouble());
            });
            return new Distribution.Table(p, v);
        }
        double mean = 1 + n.path("mean").asDouble();
        return n.has("tail_share")
                ? Distribution.Spliced.of(mean, 1 + n.path("tail_from").asDouble(), n.path("tail_share").asDouble(),
                        1 + n.path("tail_mean").asDouble())
                : new Distribution.Lognormal(mean, n.path("sd").asDouble());
    }
}
