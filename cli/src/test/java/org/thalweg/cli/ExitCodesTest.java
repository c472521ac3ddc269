package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.study.BadInput;
import org.thalweg.study.NoLine;
import org.thalweg.terrain.RasterException;

/** What the command line makes of the library's answers. */
class ExitCodesTest {
    @TempDir
    private Path temp;

    private String scenario;
    private String out;

    @BeforeEach
    void paths() {
        scenario = temp.resolve("prepared").toString();
        out = temp.resolve("out").toString();
    }

    @Test
    void studyPrintsATableAndTheReport() {
        Console console = Console.run(PreparedEngine.well(), temp, "study", scenario, "-q", "--out", out);
        assertThat(console.code()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out().lines())
                .containsExactly(
                        "Prepared case",
                        "Ground: The ground is made up.",
                        "",
                        "alternative  mode  length km  cost USD 2025  tunnels km  bridges km  minutes  audit  best at",
                        "-".repeat(103),
                        "cheapest     road      2.000     12,969,000       0.500       0.000      1.5  ok     cheapest, shortest",
                        "",
                        "A note for readers.",
                        "",
                        "Report: " + Path.of(out, "report.html"),
                        "Files:  " + out);
    }

    @Test
    void outputIsCheckedFirstAndWrittenLast() {
        PreparedEngine engine = PreparedEngine.well();
        Console.run(engine, temp, "study", scenario, "--threads", "3", "-o", out);
        assertThat(engine.asked).containsExactly("check", "scenario", "study with 3 threads", "write");
    }

    @Test
    void foreignOutputIsRefusedBeforeAnythingIsComputed() throws IOException {
        Path foreign = Files.createDirectories(temp.resolve("out"));
        Files.writeString(foreign.resolve("thesis.txt"), "years of work");
        for (String[] command : new String[][] {
            {"study", scenario, "-o", out},
            {"plan", scenario, "-m", "road", "-o", out},
            {"score", scenario, "-m", "road", "-l", "line.json", "-o", out}
        }) {
            PreparedEngine engine = PreparedEngine.well();
            Console console = Console.run(engine, temp, command);
            assertThat(console.code()).as(command[0]).isEqualTo(2);
            assertThat(console.complaints())
                    .as(command[0])
                    .singleElement()
                    .asString()
                    .contains(out);
            assertThat(engine.asked).as(command[0]).containsExactly("check");
        }
        assertThat(foreign.resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void planPlansWhatIsNamed() {
        PreparedEngine engine = PreparedEngine.well();
        Console console = Console.run(engine, temp, "plan", scenario, "-m", "rail", "-a", "bold", "-o", out);
        assertThat(console.code()).isZero();
        assertThat(engine.asked).containsExactly("check", "scenario", "plan rail bold", "write");
    }

    @Test
    void aBoundIsPrintedWithTheGapOfAGivenCost() {
        PreparedEngine engine = PreparedEngine.well();
        Console console = Console.run(
                engine, temp, "bound", scenario, "-m", "rail", "-a", "bold", "--states", "50000", "--cost", "100");
        assertThat(console.code()).isZero();
        assertThat(engine.asked).contains("bound rail bold 50000");
        assertThat(console.out()).contains("No railway costs less than 80").contains("25.0 %");
    }

    @Test
    void scorePrintsAuditAndBill() {
        PreparedEngine engine = PreparedEngine.well();
        Console console =
                Console.run(engine, temp, "score", scenario, "-q", "-m", "road", "-l", "line.json", "-o", out);
        assertThat(console.code()).isZero();
        assertThat(console.out().lines())
                .contains(
                        "rule    limit  worst  unit   station m  kept",
                        "radius    250      -  m              -  yes",
                        "grade    0.06   0.01  ratio     1234.6  yes",
                        "surface      2000  m        1234.5   2,469,000.00",
                        "total                               12,969,000.00");
        assertThat(engine.asked).endsWith("write line cheapest in EPSG:32638");
    }

    @Test
    void brokenRulesEndWithFour() throws IOException {
        Path study = writtenStudy();
        for (String[] command : new String[][] {
            {"study", scenario, "-q", "-o", out},
            {"plan", scenario, "-q", "-m", "road", "-o", out},
            {"score", scenario, "-q", "-m", "road", "-l", "line.json"},
            {"audit", study.toString(), "-q", "-s", scenario}
        }) {
            Console console = Console.run(PreparedEngine.breaking(), temp, command);
            assertThat(console.code()).as(command[0]).isEqualTo(4);
            assertThat(console.complaints())
                    .as(command[0])
                    .singleElement()
                    .asString()
                    .contains("breaks its standard");
        }
    }

    @Test
    void auditShowsTheBrokenRule() throws IOException {
        Path study = writtenStudy();
        Console console = Console.run(PreparedEngine.breaking(), temp, "audit", study.toString(), "-q", "-s", scenario);
        assertThat(console.out().lines())
                .contains(
                        "cheapest     road      2.000      2       1  BREAKS 1",
                        "grade   0.06  0.0712346  ratio     1234.6  NO")
                .noneMatch(line -> line.startsWith("radius"));
        Console all =
                Console.run(PreparedEngine.well(), temp, "audit", study.toString(), "-q", "--all", "-s", scenario);
        assertThat(all.code()).isZero();
        assertThat(all.out().lines()).anyMatch(line -> line.startsWith("radius"));
    }

    @Test
    void auditSaysWhenInputsHaveChanged() throws IOException {
        Path study = writtenStudy();
        Path file = study.resolve("study.json");
        Files.writeString(file, Files.readString(file).replace("abc", "def"));
        Console named = Console.run(PreparedEngine.well(), temp, "audit", study.toString(), "-q", "-s", scenario);
        assertThat(named.code()).isZero();
        assertThat(named.err()).contains("scenario.yaml is not the input that the study was made from");
    }

    @Test
    void auditAsksForTheScenarioWhenItIsNotTheBundledOne() throws IOException {
        Path study = writtenStudy();
        Path bundled = Files.createDirectories(temp.resolve("scenarios").resolve("meghri"));
        Files.writeString(bundled.resolve("scenario.yaml"), StudyEndToEndTest.FLAT);
        Console console = Console.run(PreparedEngine.well(), temp, "audit", study.toString());
        assertThat(console.code()).isEqualTo(2);
        assertThat(console.complaints()).singleElement().asString().contains("name its scenario with --scenario");
    }

    private Path writtenStudy() throws IOException {
        Path dir = Files.createDirectories(temp.resolve("study"));
        Files.writeString(dir.resolve("study.json"), """
                {"generator": "thalweg", "name": "Prepared case", "inputs_sha256": {"scenario.yaml": "abc"},
                 "alternatives": [{"name": "cheapest", "modes": {"road": {}}}]}""");
        return dir;
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new BadInput("terrain.tif, line 3:\n\tis void"), 2, "thalweg: terrain.tif, line 3: is void"),
                Arguments.of(new RasterException("dem.tif is cut off"), 2, "thalweg: dem.tif is cut off"),
                Arguments.of(new NoLine("the grade binds by 3 m"), 3, "thalweg: the grade binds by 3 m"),
                Arguments.of(new CompletionException(new NoLine("no")), 3, "thalweg: no"),
                Arguments.of(new AccessDeniedException("/root/x"), 2, "thalweg: /root/x: access is denied"),
                Arguments.of(new IOException("No space left on device"), 2, "No space left on device"),
                Arguments.of(new OutOfMemoryError("Java heap space"), 2, "THALWEG_JAVA_OPTS=-Xmx"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failuresAreToldInOneSentence(Throwable failure, int code, String sentence) {
        Console console = Console.run(PreparedEngine.failing(failure), temp, "study", scenario, "-o", out);
        assertThat(console.code()).isEqualTo(code);
        assertThat(console.complaints())
                .singleElement()
                .asString()
                .startsWith("thalweg: ")
                .contains(sentence);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void aFaultSaysThatItIsOne() {
        Console console = Console.run(
                PreparedEngine.failing(new IllegalStateException("odd")), temp, "study", scenario, "-o", out);
        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err()).contains("fault in Thalweg").contains("odd").contains("\tat org.thalweg");
    }

    @Test
    void progressIsALinePerStageOffTheTerminal() {
        Console console = Console.run(PreparedEngine.well(), temp, "study", scenario, "-o", out);
        assertThat(console.err().lines())
                .containsExactly("[  0 %] Terrain", "[ 40 %] Corridor band", "[100 %] Writing the files");
    }

    @Test
    void progressIsABarOnATerminal() {
        Console console = Console.run(PreparedEngine.well(), new Main.Place(temp, 60), "study", scenario, "-o", out);
        String[] drawn = console.err().split("\r");
        assertThat(drawn).allSatisfy(line -> assertThat(line.length()).isLessThan(60));
        assertThat(drawn)
                .anySatisfy(
                        line -> assertThat(line).startsWith("Writing the files").contains("100 %"));
        assertThat(console.err()).doesNotContain("\n").endsWith("\r");
    }
}
