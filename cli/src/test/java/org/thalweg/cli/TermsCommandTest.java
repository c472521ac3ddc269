package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code thalweg terms} answers. */
class TermsCommandTest {
    private static final String ELMIRA = Path.of("..", "examples", "terms", "elmira.yaml").toString();

    @TempDir
    private Path temp;

    private Console run(String... arguments) {
        return Console.run(PreparedEngine.well(), temp, arguments);
    }

    @Test
    void tellsEquilibriaWaysAndReasons() {
        Console console = run("terms", ELMIRA, "--why", "5");
        assertThat(console.code()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out())
                .contains("SEQ (sequential stability)            3  5 8 9")
                .contains("8: Local government to 5, Ministry with Uniroyal to 8")
                .contains("It is one already.")
                .contains("Ministry and Uniroyal would move together from 5 to 8");
    }

    @Test
    void writesJson() {
        Console console = run("terms", ELMIRA, "--json");
        JsonNode root = JsonMapper.shared().readTree(console.out());
        assertThat(root.path("content").asString()).isEqualTo("terms");
        assertThat(root.at("/terms/equilibria/seq/states").toString()).isEqualTo("[\"5\",\"8\",\"9\"]");
    }

    @Test
    void refusesInOneSentence() throws IOException {
        Path file = temp.resolve("model.yaml");
        Files.writeString(file, """
                name: needs a study
                parties: {a: {}}
                options: {build: {party: a}}
                status_quo: []
                values: {cost: {cases: [{figure: alternatives.river.construction_cost}]}}
                preferences: {a: [{less: cost}]}
                """);
        assertThat(run("terms", file.toString()).err())
                .contains("model.yaml, line 5: the figure alternatives.river.construction_cost is not known; give its case a value, or name a study");
        assertThat(run("terms", temp.resolve("none.yaml").toString()).err()).contains("is not there");
        // A file of 50 MB, and a thousand brackets.
        byte[] large = new byte[50 << 20];
        java.util.Arrays.fill(large, (byte) '#');
        Files.write(file, large);
        refused(run("terms", file.toString()), "model.yaml has more than 4194304 bytes");
        Files.writeString(file, "name: " + "[".repeat(100_000));
        refused(run("terms", file.toString()), "model.yaml, line 1: values are nested more than 30 deep");
        Console console = run("terms", ELMIRA, "--why", "12");
        assertThat(console.code()).isEqualTo(2);
        assertThat(console.err().lines()).singleElement().asString().contains("--why names the state '12'");
    }

    private static void refused(Console console, String words) {
        assertThat(console.code()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err().lines()).singleElement().asString().contains(words);
    }

    /** What a reader must know before the results: what the statements rest on, whose definition is used, what is built. */
    @Test
    void saysWhatItRestsOnAndWhatOutcomesMean() throws IOException {
        Path file = temp.resolve("model.yaml");
        Files.writeString(file, """
                name: three
                parties: {a: {}, b: {}, c: {}}
                sources: {papers: [x, y]}
                options:
                  build: {party: a, selects: {alternative: river, order: rail-first}}
                  allow: {party: b}
                  oppose: {party: c}
                status_quo: []
                preferences:
                  a: [{prefer: build, source: x}]
                  b: [{prefer: allow, one_of: papers}]
                  c: [{prefer: not oppose, readings: [{prefer: oppose, assumed: why}, {silent: true}]}]
                """.replace("prefer: not oppose, ", ""));
        assertThat(run("terms", file.toString()).out().replaceAll("\\s+", " "))
                .contains("Of 4 readings of what the parties prefer: 1 with a source of its own; 1 in one of several sources, not known in"
                        + " which; 1 assumed by the model; 1 without a source. No source was opened again for this model.")
                .contains("looking 3 moves ahead*", "these two rows use Thalweg's own")
                .contains("name a study with --study for its figures", "The line river, with no delivery option taken up, the railway first.");
        assertThat(run("terms", ELMIRA).out()).contains("looking 3 moves ahead*");
    }
}
