package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The scenario's own schema check against a general validator (networknt): they must accept and refuse the same files. */
class SchemaCheckTest {
    private static final int MUTANTS = 2000;

    private final Schema general = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioReader.schema());
    private final SchemaCheck own = new SchemaCheck(ScenarioReader.schema());

    private boolean generalAccepts(YamlNode node) {
        String json = JsonMapper.shared().writeValueAsString(plain(node));
        return general.validate(json, InputFormat.JSON).isEmpty();
    }

    private boolean ownAccepts(YamlNode node) {
        try {
            own.check(node);
            return true;
        } catch (BadInput e) {
            assertThat(e.getMessage()).startsWith("s.yaml, line ").endsWith(".");
            return false;
        }
    }

    static Object plain(YamlNode n) {
        return switch (n.kind()) {
            case MAP -> {
                Map<String, Object> map = new LinkedHashMap<>();
                n.map().forEach((k, v) -> map.put(k, plain(v)));
                yield map;
            }
            case LIST -> {
                List<Object> list = new ArrayList<>();
                n.list().forEach(v -> list.add(plain(v)));
                yield list;
            }
            case TEXT -> n.text();
            case NUMBER -> n.number() == Math.rint(n.number()) && Math.abs(n.number()) < 1e15
                    ? (Object) (long) n.number()
                    : (Object) n.number();
            case YES_NO -> n.isYes();
            case NOTHING -> null;
        };
    }

    @Test
    void bothAcceptTheExample() throws IOException, URISyntaxException {
        YamlNode good = YamlFile.read(
                "s.yaml", Files.readAllBytes(ScenarioReaderTest.crossing().resolve("scenario.yaml")));
        assertThat(ownAccepts(good)).isTrue();
        assertThat(generalAccepts(good)).isTrue();
    }

    /** The example that the contract of files was agreed on. */
    @Test
    void bothAcceptTheContractsExample() {
        YamlNode contract = YamlFile.read("s.yaml", """
                name: Meghri crossing
                crs: EPSG:32638                       # left out: the UTM zone of the gates
                currency: USD
                price_year: 2025
                seed: 1
                terrain: {model: terrain.yaml}        # or {files: [dem.tif, N38E046.hgt.gz]}, {formula: five-hills}
                territory: {file: borders.geojson, where: {isoA3: ARM}}
                borders:
                  south: {file: borders.geojson, between: [ARM, IRN], setback_m: 0, waived_near_gates_m: 2000}
                zones:
                  - {name: river, file: river.geojson, rule: bridge, freeboard_m: 3}
                  - {name: town, file: towns.geojson, rule: surcharge, per_m2: 60}
                  - {name: reserve, file: reserve.geojson, rule: forbidden}
                  - {name: old railway bed, file: bed.geojson, rule: reuse, mode: rail, formation_per_m: 400}
                gates:
                  west: {along: [[46.140676, 38.844518], [46.143376, 38.860599]], elevation: ground}
                  east: {along: [[46.533983, 38.867172], [46.532979, 38.872369]]}
                modes:
                  road: {standard: road-80-mountain, overrides: {width_m: 11.1}}
                  rail: {standard: rail-1520-80}
                costs: {preset: caucasus-2025, overrides: {tunnel.rail.per_m: 18000}}
                alternatives:
                  - {name: cheapest}
                  - {name: fastest, weights: {travel_time: 0.4}}
                  - {name: set-back, borders: {south: {setback_m: 500}}}
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(ownAccepts(contract)).isTrue();
        assertThat(generalAccepts(contract)).isTrue();
    }

    @Test
    void bothAgreeOnMutants() throws IOException, URISyntaxException {
        YamlNode good = YamlFile.read(
                "s.yaml", Files.readAllBytes(ScenarioReaderTest.crossing().resolve("scenario.yaml")));
        int accepted = 0;
        for (int i = 0; i < MUTANTS; i++) {
            SplittableRandom random = new SplittableRandom(i);
            YamlNode mutant = YamlFile.read(
                    "s.yaml",
                    JsonMapper.shared().writeValueAsBytes(mutate(plain(good), random, new double[] {1})));
            boolean a = ownAccepts(mutant);
            boolean b = generalAccepts(mutant);
            if (a != b) {
                fail("seed %d: own check %s, general validator %s: %s", i, a, b, plain(mutant));
            }
            accepted += a ? 1 : 0;
        }
        assertThat(accepted).as("mutants that are still scenarios").isBetween(MUTANTS / 20, MUTANTS * 19 / 20);
    }

    /** Changes about one value in two hundred: drops it, doubles it under another key, or puts a value of another kind there. */
    private static Object mutate(Object value, SplittableRandom random, double[] budget) {
        if (budget[0] > 0 && random.nextInt(200) == 0) {
            budget[0] = random.nextInt(3) == 0 ? 1 : 0;
            Object[] others = {
                -1, 0, 2.5, 1e9, "none", "ground", "flat", "", "road", "EPSG:32638", true, null, List.of(), List.of(1, 2),
                List.of(List.of(1, 2), List.of(3, 4)), Map.of(), Map.of("file", "a.geojson"), Map.of("at", List.of(44, 39))
            };
            return others[random.nextInt(others.length)];
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            for (Map.Entry<?, ?> e : map.entrySet()) {
                int dice = random.nextInt(700);
                if (dice == 0) {
                    continue;
                }
                String key = dice == 1 ? e.getKey() + "x" : dice == 2 ? "file" : dice == 3 ? "where" : (String) e.getKey();
                copy.put(key, mutate(e.getValue(), random, budget));
            }
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (Object o : list) {
                int dice = random.nextInt(700);
                if (dice != 0) {
                    copy.add(mutate(o, random, budget));
                }
                if (dice == 1) {
                    copy.add(o);
                }
            }
            return copy;
        }
        return value;
    }

    /** Words that the own check does not know would be passed over in silence: none may stand in the schema. */
    @Test
    void theSchemaUsesOnlyKnownWords() throws IOException {
        List<String> known = List.of(
                "$schema", "$id", "$comment", "$defs", "$ref", "title", "description", "type", "const", "enum", "required",
                "properties", "additionalProperties", "propertyNames", "minProperties", "maxProperties", "items",
                "prefixItems", "minItems", "maxItems", "minimum", "exclusiveMinimum", "maximum", "pattern", "minLength",
                "maxLength", "anyOf", "oneOf", "allOf", "if", "then", "else", "dependentRequired");
        words(ScenarioReader.schema(), known);
        assertThat(new String(JsonMapper.shared().writeValueAsBytes(ScenarioReader.schema()), StandardCharsets.UTF_8))
                .contains("2020-12");
    }

    private static void words(tools.jackson.databind.JsonNode schema, List<String> known) {
        for (Map.Entry<String, tools.jackson.databind.JsonNode> e : schema.properties()) {
            assertThat(known).contains(e.getKey());
            switch (e.getKey()) {
                case "properties", "$defs" -> e.getValue().forEach(s -> words(s, known));
                case "anyOf", "oneOf", "allOf", "prefixItems" -> e.getValue().forEach(s -> words(s, known));
                case "additionalProperties", "items", "propertyNames", "if", "then", "else" -> words(e.getValue(), known);
                default -> { }
            }
        }
    }
}
