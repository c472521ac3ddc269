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
                .contains("the figure alternatives.river.construction_cost is not known; give its case a value, or name a study");
        assertThat(run("terms", temp.resolve("none.yaml").toString()).err()).contains("is not there");
        Console console = run("terms", ELMIRA, "--why", "12");
        assertThat(console.code()).isEqualTo(2);
        assertThat(console.err().lines()).singleElement().asString().contains("--why names the state '12'");
    }
}
