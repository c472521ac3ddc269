package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole study of a small plain: the contract of files, the same answer twice, and every line audited again. */
class StudyEndToEndTest {
    /** A plain of 3 km x 2.5 km. */
    static final String FLAT = """
            name: Small plain
            crs: EPSG:32638
            seed: 1
            terrain: {formula: flat, x_min: 500000, y_min: 4300000, x_max: 503000, y_max: 4302500, cell_m: 25, level_m: 100}
            gates:
              a: {at_grid: [501000, 4301500]}
              b: {at_grid: [502400, 4301000]}
            modes:
              road: {standard: road-80-mountain, overrides: {}}
            costs: {preset: flat-test}
            alternatives:
              - {name: cheapest, title: least construction cost}
            """;

    @TempDir
    private Path temp;

    @Test
    void aStudyIsCompleteRepeatableAndAudited() throws IOException {
        Path scenario = temp.resolve("scenario.yaml");
        Files.writeString(scenario, FLAT);
        SortedMap<String, byte[]> first = study(scenario, "first", "1");
        assertThat(first.keySet())
                .containsExactly(
                        "cheapest/road/alignment.geojson",
                        "cheapest/road/alignment.json",
                        "cheapest/road/security.csv",
                        "cheapest/road/stations.csv",
                        "corridor-road.tif",
                        "report.html",
                        "study.json",
                        "terrain.tif",
                        "timing.json");
        SortedMap<String, byte[]> second = study(scenario, "second", "2");
        first.remove("timing.json");
        second.remove("timing.json");
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));

        Console audit = Console.run(
                new CoreEngine(), temp, "audit", temp.resolve("first").toString(), "-s", scenario.toString());
        assertThat(audit.code()).as(audit.err()).isZero();
        Console score = Console.run(
                new CoreEngine(),
                temp,
                "score",
                scenario.toString(),
                "-m",
                "road",
                "-l",
                temp.resolve("first/cheapest/road/alignment.json").toString());
        assertThat(score.code()).as(score.err()).isZero();
    }

    private SortedMap<String, byte[]> study(Path scenario, String folder, String threads) throws IOException {
        Path out = temp.resolve(folder);
        Console console = Console.run(
                new CoreEngine(),
                temp,
                "study",
                scenario.toString(),
                "-q",
                "--threads",
                threads,
                "--out",
                out.toString());
        assertThat(console.code()).as(console.err()).isZero();
        assertThat(console.err()).isEmpty();
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(out)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(out.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
