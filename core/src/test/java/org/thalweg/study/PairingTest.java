package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.Mode;

/** A pair is never dearer than the better of the two plans that lay one line first and the other around it. */
class PairingTest {
    private static final Path CROSSING = Path.of("..", "examples", "a11-crossing", "scenario.yaml");

    @TempDir
    private Path folder;

    /** The two plans, one after the other, by hand. */
    private static double sequential(
            Scenario scenario, SortedMap<Mode, LinePlanner> planners, SortedMap<Mode, Refined> own, Mode first) {
        Mode second = first == Mode.ROAD ? Mode.RAIL : Mode.ROAD;
        Neighbour laid = Pairing.neighbour(scenario, first, own);
        Refined around = planners.get(second)
                .planBeside(own.get(second), own.get(first), laid, Double.POSITIVE_INFINITY).orElseThrow();
        assertThat(laid.clear(around)).as(second + " beside " + first).isTrue();
        return planners.get(first).billed(own.get(first), null) + planners.get(second).billed(around, laid);
    }

    private void neverDearer(Scenario scenario) {
        StudyRunner runner = StudyRunner.alone(scenario, Progress.SILENT, null, null);
        SortedMap<Mode, LinePlanner> planners = runner.planners();
        SortedMap<Mode, Refined> own = new TreeMap<>();
        planners.forEach((mode, planner) -> own.put(mode, planner.plan()));
        assertThat(Pairing.neighbour(scenario, Mode.RAIL, own).clear(own.get(Mode.ROAD)))
                .as("the lines are in each other's way").isFalse();
        Pairing.Pair planned = Pairing.of(scenario, planners, own, PairingTest::inTurn);
        SortedMap<Mode, Refined> pair = planned.lines();
        double cost = billed(scenario, planners, planned);
        double railFirst = sequential(scenario, planners, own, Mode.RAIL);
        double roadFirst = sequential(scenario, planners, own, Mode.ROAD);
        // Same planners, same answers: no allowance is needed beyond the order of a sum.
        assertThat(cost).isLessThanOrEqualTo(Math.min(railFirst, roadFirst) * (1 + 1e-12));
        // The test can tell the orders apart.
        assertThat(Math.abs(railFirst - roadFirst)).isGreaterThan(1e-3 * cost);
        // Each keeps clear of the other as it lies in the end.
        assertThat(Pairing.neighbour(scenario, Mode.RAIL, pair).clear(pair.get(Mode.ROAD))).isTrue();
        assertThat(Pairing.neighbour(scenario, Mode.ROAD, pair).clear(pair.get(Mode.RAIL))).isTrue();
    }

    /** What both lines cost by their bills. */
    private static double billed(Scenario scenario, SortedMap<Mode, LinePlanner> planners, Pairing.Pair pair) {
        double sum = 0;
        for (Mode mode : pair.lines().keySet()) {
            Neighbour other = pair.around().contains(mode)
                    ? Pairing.neighbour(scenario, Pairing.other(mode), pair.lines()) : null;
            sum += planners.get(mode).billed(pair.lines().get(mode), other);
        }
        return sum;
    }

    private static <T> SortedMap<Mode, T> inTurn(Map<Mode, Callable<T>> tasks) {
        SortedMap<Mode, T> results = new TreeMap<>();
        tasks.forEach((mode, task) -> {
            try {
                results.put(mode, task.call());
            } catch (Exception fault) {
                throw new IllegalStateException(fault);
            }
        });
        return results;
    }

    /** Where its profile alone passes the other line, a line beside it costs no more than that. */
    @Test
    void aLineThatCrossesInOnePlaceMayKeepItsPlan() throws IOException {
        Scenario scenario = changed(Files.readString(CROSSING));
        SortedMap<Mode, LinePlanner> planners = StudyRunner.alone(scenario, Progress.SILENT, null, null).planners();
        SortedMap<Mode, Refined> own = new TreeMap<>();
        planners.forEach((mode, planner) -> own.put(mode, planner.plan()));
        int kept = 0;
        for (Mode second : Mode.values()) {
            LinePlanner planner = planners.get(second);
            Neighbour other = Pairing.neighbour(scenario, Pairing.other(second), own);
            Refined passing = planner.passing(own.get(second), other).orElseThrow();
            Refined beside = planner.planBeside(own.get(second), own.get(Pairing.other(second)), other, Double.POSITIVE_INFINITY)
                    .orElseThrow();
            assertThat(passing.points()).as("its plan").isEqualTo(own.get(second).points());
            assertThat(other.clear(passing)).isTrue();
            assertThat(planner.billed(beside, other)).isLessThanOrEqualTo(planner.billed(passing, other));
            kept += beside.points().equals(passing.points()) ? 1 : 0;
        }
        assertThat(kept).as("of both modes, those that cost more when moved").isPositive();
    }

    @Test
    void linesThatCross() {
        neverDearer(ScenarioReader.read(CROSSING));
    }

    /** Bridges of the road and its tunnels are so dear that the railway climbs. */
    @Test
    void linesOfWhichTheRailwayClimbs() throws IOException {
        neverDearer(changed(Files.readString(CROSSING)
                .replace("{preset: flat-test}",
                        "{preset: flat-test, overrides: {bridge.road.per_m: 900000, tunnel.road.per_m: 900000}}")));
    }

    @Test
    void linesThatChangeSidesOnARidge() throws IOException {
        neverDearer(changed(Files.readString(CROSSING)
                .replace("south: {at_grid: [501300, 4300300]}", "south: {at_grid: [500300, 4301560]}")
                .replace("north: {at_grid: [502700, 4302700]}", "north: {at_grid: [503700, 4301440]}")
                .replace("{formula: flat, ", "{formula: ridge, height_m: 12, half_width_m: 500, crest_width_m: 100, azimuth_deg: 20, ")));
    }

    /**
     * A winding gorge whose floor of 80 m holds both lines side by side, if the first leaves room for the second: then they
     * cost hardly more than alone, less than which no pair can cost. One after the other they cost 1.7 times as much: the first
     * winds from wall to wall, and the second cuts into them or crosses it. A twentieth is for the longer way outside.
     */
    @Test
    void linesThatShareAWindingFloorRunSideBySide() throws IOException {
        gorge(folder.resolve("gorge.asc"));
        Scenario scenario = changed(Files.readString(CROSSING)
                .replace("west: {at_grid: [500300, 4301500]}", "west: {along_grid: [[500300, 4301440], [500300, 4301560]]}")
                .replace("east: {at_grid: [503700, 4301500]}", "east: {along_grid: [[505100, 4301440], [505100, 4301560]]}")
                .replaceAll("(?s)    gates:\\n      south.*?\\ncosts", "costs")
                .replaceAll("terrain: .*", "terrain: {files: [gorge.asc]}"));
        StudyRunner runner = StudyRunner.alone(scenario, Progress.SILENT, null, null);
        SortedMap<Mode, LinePlanner> planners = runner.planners();
        SortedMap<Mode, Refined> own = new TreeMap<>();
        planners.forEach((mode, planner) -> own.put(mode, planner.plan()));
        Pairing.Pair planned = Pairing.of(scenario, planners, own, PairingTest::inTurn);
        SortedMap<Mode, Refined> pair = planned.lines();
        double alone = billed(scenario, planners, Pairing.Pair.apart(own));
        assertThat(Together.crossings(own.get(Mode.ROAD).plan(), own.get(Mode.RAIL).plan())).isPositive();
        assertThat(Together.crossings(pair.get(Mode.ROAD).plan(), pair.get(Mode.RAIL).plan())).isZero();
        assertThat(Pairing.neighbour(scenario, Mode.RAIL, pair).clear(pair.get(Mode.ROAD))).isTrue();
        assertThat(billed(scenario, planners, planned)).isLessThan(1.05 * alone);
        double best = Math.min(sequential(scenario, planners, own, Mode.RAIL), sequential(scenario, planners, own, Mode.ROAD));
        assertThat(best).as("one after the other").isGreaterThan(1.2 * alone);
    }

    /** Ground that rises 1 in 1 from a floor of 80 m about a wave 300 m high and 2 400 m long. */
    private static void gorge(Path file) throws IOException {
        StringBuilder text = new StringBuilder("ncols 256\nnrows 81\nxllcorner 500140\nyllcorner 4300690\ncellsize 20\n");
        for (int row = 0; row < 81; row++) {
            for (int column = 0; column < 256; column++) {
                double phase = 2 * Math.PI * (column * 20 - 150) / 2400;
                double slope = 300 * 2 * Math.PI / 2400 * Math.cos(phase);
                double y = 4300690 + (80.5 - row) * 20 - 4301500 - 300 * Math.sin(phase);
                double away = Math.abs(y) / Math.sqrt(1 + slope * slope);
                text.append(String.format(java.util.Locale.ROOT, "%.2f ", 500 + Math.max(0, away - 40)));
            }
            text.append('\n');
        }
        Files.writeString(file, text);
    }

    private Scenario changed(String text) throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, text);
        return ScenarioReader.read(file);
    }
}
