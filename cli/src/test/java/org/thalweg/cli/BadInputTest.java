package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that cannot be used, given to the library itself: exit code 2, one sentence, and nothing left behind. */
class BadInputTest {
    private static final String FLAT = StudyEndToEndTest.FLAT;

    @TempDir
    private Path temp;

    private Path scenario;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        scenario = Files.createDirectories(temp.resolve("case")).resolve("scenario.yaml");
        out = temp.resolve("results").resolve("out");
    }

    static Stream<Arguments> scenarios() {
        String raster = FLAT.replaceFirst("terrain: .*", "terrain: {files: [dem.tif]}");
        return Stream.of(
                Arguments.of("not YAML", "name: [a, b\nmodes: }", "scenario.yaml"),
                Arguments.of("empty", "", "scenario.yaml"),
                Arguments.of("unknown key", FLAT.replace("seed:", "sede:"), "sede"),
                Arguments.of(
                        "negative cost", FLAT.replace("flat-test", "flat-test, overrides: {land.per_m2: -1}"), "-1"),
                Arguments.of("not a number", FLAT.replace("[501000, 4301500]", "[.nan, 4301500]"), "scenario.yaml"),
                Arguments.of("gate off the terrain", FLAT.replace("501000", "301000"), "gate"),
                Arguments.of("missing raster", raster, "dem.tif"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void scenariosAreRefused(String what, String yaml, String phrase) throws IOException {
        Files.writeString(scenario, yaml);
        refused(phrase, "study", scenario.getParent().toString(), "--out", out.toString());
    }

    @Test
    void aMissingScenarioIsRefused() {
        refused("nowhere", "study", temp.resolve("nowhere").toString(), "--out", out.toString());
    }

    @Test
    void aYamlBombIsRefused() throws IOException {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            yaml.append(
                    "a" + i + ": &a" + i + " [" + String.join(", ", java.util.Collections.nCopies(9, alias)) + "]\n");
        }
        Files.writeString(scenario, yaml);
        refused("scenario.yaml", "study", scenario.toString(), "--out", out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "II*\0", "II*\0\10\0\0\0", "GIF89a", "II+\0\10\0\0\0\1\2\3\4\5\6\7\10"})
    void damagedRastersAreRefused(String content) throws IOException {
        Files.writeString(scenario, FLAT.replaceFirst("terrain: .*", "terrain: {files: [dem.tif]}"));
        Files.write(scenario.resolveSibling("dem.tif"), content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        refused("dem.tif", "study", scenario.toString(), "--out", out.toString());
    }

    @Test
    void aFileIsNoOutputFolder() throws IOException {
        Files.writeString(scenario, FLAT);
        Files.createDirectories(out.getParent());
        Files.writeString(out, "a file");
        Console console = Console.run(new CoreEngine(), temp, "study", scenario.toString(), "--out", out.toString());
        assertThat(console.code()).isEqualTo(2);
        assertThat(console.complaints()).singleElement().asString().contains(out.toString());
        assertThat(out).hasContent("a file");
    }

    @Test
    void linesThatAreNoneAreRefused() throws IOException {
        Files.writeString(scenario, FLAT);
        Path line = temp.resolve("line.json");
        refused("line.json", "score", scenario.toString(), "-m", "road", "-l", line.toString());
        for (String content : new String[] {"", "{", "[]", "{}", "<LandXML/>", "{\"generator\": \"thalweg\"}"}) {
            Files.writeString(line, content);
            refused("line.json", "score", scenario.toString(), "-m", "road", "-l", line.toString());
        }
    }

    @Test
    void foldersThatAreNoStudyAreRefused() throws IOException {
        Path study = temp.resolve("case").resolve("study.json");
        refused("study.json", "audit", temp.resolve("case").toString());
        for (String content : new String[] {
            "",
            "{",
            "[]",
            "{}",
            "{\"generator\": \"other\"}",
            "{\"generator\": \"thalweg\"}",
            "{\"generator\": \"thalweg\", \"alternatives\": [{\"name\": \"../x\", \"modes\": {\"road\": {}}}]}",
            "{\"generator\": \"thalweg\", \"alternatives\": [{\"name\": \"x\", \"modes\": {\"canal\": {}}}]}",
            "{\"generator\": \"thalweg\", \"alternatives\": [7]}",
            "[".repeat(100_000)
        }) {
            Files.writeString(study, content);
            refused("study.json", "audit", temp.resolve("case").toString());
        }
    }

    private void refused(String phrase, String... command) {
        Console console = Console.run(new CoreEngine(), temp, command);
        assertThat(console.code()).as(console.err()).isEqualTo(2);
        assertThat(console.complaints())
                .singleElement()
                .asString()
                .startsWith("thalweg: ")
                .contains(phrase);
        assertThat(console.out()).isEmpty();
        assertThat(out.getParent()).doesNotExist();
    }
}
