package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.cost.UnitCosts;
import org.thalweg.standard.Figure;
import org.thalweg.standard.Mode;
import org.thalweg.standard.StandardPreset;
import org.thalweg.standard.StandardPresets;
import tools.jackson.databind.JsonNode;

/** The documents say what the code does. */
class DocumentsTest {
    private static String document(String name) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path docs = Files.isDirectory(here.resolve("docs")) ? here.resolve("docs") : here.resolve("../docs");
        return Files.readString(docs.resolve(name));
    }

    @Test
    void everyKeyOfAScenarioIsExplained() throws IOException {
        String text = document("scenario.md");
        keys(ScenarioReader.schema(), text);
    }

    private static void keys(JsonNode schema, String text) {
        for (Map.Entry<String, JsonNode> e : schema.properties()) {
            if (e.getKey().equals("properties")) {
                for (String key : e.getValue().propertyNames()) {
                    assertThat(text).as(key).containsPattern("\\b" + key + "\\b");
                }
            }
            keys(e.getValue(), text);
        }
    }

    @Test
    void theExampleIsAScenario() throws IOException {
        String text = document("scenario.md");
        String example = text.substring(text.indexOf("```yaml\n") + 8, text.indexOf("```\n", text.indexOf("```yaml\n") + 8));
        YamlNode node = YamlFile.read("example", example.getBytes(StandardCharsets.UTF_8));
        new SchemaCheck(ScenarioReader.schema()).check(node);
        assertThat(node.map()).containsKeys("gates", "alternatives");
    }

    @Test
    void everyKeyOfAStandardIsExplainedAndThePricesAreThoseOfTheFiles() throws IOException {
        String text = document("standards.md");
        for (Mode mode : Mode.values()) {
            StandardPreset.keys(mode).forEach(key -> assertThat(text).contains("| `" + key + "` |"));
        }
        StandardPresets.ids().forEach(id -> assertThat(text).contains(id));
        UnitCosts caucasus = UnitCosts.load("caucasus-2025");
        UnitCosts flat = UnitCosts.load("flat-test");
        for (Figure f : caucasus.figures().values()) {
            String other = flat.figures().get(f.key()).text();
            assertThat(text).contains("| `" + f.key() + "` |").contains("| " + f.text() + " | " + other + " |");
        }
    }
}
