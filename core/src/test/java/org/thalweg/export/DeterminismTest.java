package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.report.HtmlReport;
import org.thalweg.study.Progress;
import org.thalweg.study.Scenario;
import org.thalweg.study.ScenarioReader;
import org.thalweg.study.StudyRunner;

/** The same scenario gives the same files, byte for byte, whatever the number of threads; timings alone may differ. */
class DeterminismTest {
    private static SortedMap<String, byte[]> study(int threads, Path folder) throws IOException {
        Scenario scenario = ScenarioReader.read(Path.of("..", "examples", "a11-crossing"));
        StudyRunner.Result result = StudyRunner.run(scenario, threads, Progress.SILENT);
        StudyFiles.write(result.study(), folder, HtmlReport::render, result.seconds());
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void anyNumberOfThreadsGivesTheSameFiles(@TempDir Path folder) throws IOException {
        SortedMap<String, byte[]> one = study(1, folder.resolve("one"));
        assertThat(one).containsKeys(
                "study.json", "report.html", "terrain.tif", "corridor-road.tif", "corridor-rail.tif", "timing.json",
                "cheapest/road/stations.csv", "cheapest/rail/alignment.json", "little-land/rail/alignment.geojson");
        for (int threads : new int[] {2, 8}) {
            SortedMap<String, byte[]> other = study(threads, folder.resolve("threads" + threads));
            assertThat(other.keySet()).isEqualTo(one.keySet());
            one.forEach((name, bytes) -> {
                if (!name.equals("timing.json")) {
                    assertThat(other.get(name)).as("%s with %d threads", name, threads).isEqualTo(bytes);
                }
            });
        }
    }
}
