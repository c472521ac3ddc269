package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code thalweg trade} prints and how it ends. */
class TradeCommandTest {
    private static final String EXAMPLE = Path.of("..", "examples", "a13-setback").toString();

    @TempDir
    private Path temp;

    private Console run(String vary, String... more) {
        String[] arguments = new String[more.length + 7];
        System.arraycopy(new String[] {"trade", EXAMPLE, "-q", "--vary", vary, "--out", temp.resolve("out").toString()}, 0, arguments, 0, 7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return Console.run(new CoreEngine(), temp, arguments);
    }

    @Test
    void aValueThatCannotBeMetIsAFindingAndNoFailure() {
        Console console = run("setback=0,1500");
        assertThat(console.code()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out().lines())
                .contains("setback m  mode      cost XTS  length km  minutes  % < 1 km of south  % seen from south  audit  planned for")
                .anyMatch(line -> line.matches("0 \\(as is\\) +road +6,[12][0-9,]+ +6\\.01[0-9] .* ok +0"))
                .anyMatch(line -> line.matches("1500 +no line[ -]+"))
                .anyMatch(line -> line.startsWith("setback 1500 cannot be met. No road line keeps standard road-80-mountain"));
        assertThat(temp.resolve("out/trade.json")).exists();
        assertThat(temp.resolve("out/0/road/stations.csv")).exists();
    }

    @Test
    void noValueThatCanBeMetEndsWithThreeAndWritesNothing() {
        Console console = run("setback=1500");
        assertThat(console.code()).isEqualTo(3);
        assertThat(console.err().lines()).singleElement().asString().startsWith("thalweg: No value of setback that was tried can be met.");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void badInputEndsWithTwoBeforeAnythingIsPlanned() throws IOException {
        assertThat(run("setbak=1").code()).isEqualTo(2);
        assertThat(run("setback=0", "--alternative", "dear").err()).contains("there is no alternative 'dear'");
        // The second value is refused before the first is planned.
        assertThat(run("road.min_radius_m=250,-1").err()).contains("--vary road.min_radius_m: modes.road.overrides.min_radius_m is -1");
        Files.writeString(Files.createDirectories(temp.resolve("out")).resolve("thesis.txt"), "years of work");
        assertThat(run("setback=0").code()).isEqualTo(2);
        assertThat(temp.resolve("out/thesis.txt")).hasContent("years of work");
    }
}
