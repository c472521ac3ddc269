package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.Mode;

/** A long line planned alone from several seeds is never dearer, by the bill, than that of the one seed. */
class ThoroughPlanTest {
    private static final int COLUMNS = 340;
    private static final int ROWS = 60;
    private static final double CELL = 50;

    @TempDir
    private Path folder;

    /** Hills of a seed: waves in all directions. */
    private Scenario hills(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] waves = new double[14][];
        for (int w = 0; w < waves.length; w++) {
            double length = 900 * Math.pow(1.2, w % 7);
            double way = random.nextDouble(2 * Math.PI);
            waves[w] = new double[] {
                2 * Math.PI / length * Math.sin(way), 2 * Math.PI / length * Math.cos(way), random.nextDouble(2 * Math.PI),
                0.015 * length
            };
        }
        StringBuilder text = new StringBuilder("ncols " + COLUMNS + "\nnrows " + ROWS
                + "\nxllcorner 500000\nyllcorner 4300000\ncellsize 50\n");
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double height = 800;
                for (double[] w : waves) {
                    height += w[3] * Math.sin(w[0] * column * CELL + w[1] * row * CELL + w[2]);
                }
                text.append(String.format(Locale.ROOT, "%.2f ", height));
            }
            text.append('\n');
        }
        Files.writeString(folder.resolve("hills.asc"), text);
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, """
                name: hills
                crs: EPSG:32638
                terrain: {files: [hills.asc]}
                gates:
                  west: {at_grid: [500300, 4301500]}
                  east: {at_grid: [516500, 4301500]}
                modes:
                  road: {standard: road-80-mountain, overrides: {}}
                costs: {preset: flat-test}
                alternatives:
                  - {name: cheapest, title: least construction cost}
                """);
        return ScenarioReader.read(file);
    }

    private static double bill(Scenario scenario, Refined line) {
        GivenLine given = new GivenLine(Optional.empty(), Optional.empty(), line.plan(), Optional.of(line.profile()),
                Optional.empty(), Optional.empty());
        return StudyRunner.score(scenario, Mode.ROAD, null, given).line().bill().total().doubleValue();
    }

    /** On this ground the seeds lead to different lines, and another than the first is the cheapest. */
    @Test
    void neverDearerThanTheOneSeed() throws IOException {
        Scenario scenario = hills(1);
        LinePlanner planner = StudyRunner.alone(scenario, Progress.SILENT, null, null).planners().get(Mode.ROAD);
        Refined one = planner.plan();
        Refined best = planner.planThoroughly();
        assertThat(one.plan().length()).as("long enough for more than one seed").isGreaterThan(15_000);
        assertThat(bill(scenario, best)).isLessThan(bill(scenario, one));
    }
}
