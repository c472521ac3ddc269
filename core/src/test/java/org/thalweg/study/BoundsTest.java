package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.Mode;

/** Alternatives share the bound of what the loosest of them allows. */
class BoundsTest {
    private static final Scenario MEGHRI = ScenarioReader.read(Path.of("..", "scenarios", "meghri", "scenario.yaml"));

    private static AlternativeSpec spec(Map<String, Double> setbacks, boolean reuse) {
        return new AlternativeSpec("a", "", new TreeMap<>(), setbacks, reuse);
    }

    private static double setback(List<AlternativeSpec> specs) {
        return MEGHRI.borders(Bounds.loosest(MEGHRI, specs)).get(0).setback();
    }

    @Test
    void theLoosestHasTheLeastSetBackAndReuseWhereAnyHas() {
        AlternativeSpec near = spec(Map.of("south", 100.0), false);
        AlternativeSpec far = spec(Map.of("south", 500.0), true);
        assertThat(MEGHRI.borders()).singleElement().satisfies(b -> assertThat(b.setback()).isZero());
        assertThat(setback(List.of(far, near))).isEqualTo(100);
        assertThat(setback(List.of(far))).isEqualTo(500);
        assertThat(setback(List.of(far, spec(Map.of(), false)))).as("the scenario's own counts where none is given").isZero();
        assertThat(Bounds.loosest(MEGHRI, List.of(near, far)).reuse()).isTrue();
        assertThat(Bounds.loosest(MEGHRI, List.of(near)).reuse()).isFalse();
    }

    /** One bound a mode: a site is asked for once, whatever its alternative's title and weights. */
    @Test
    void whatAllowsTheSameLinesSharesABound() {
        Scenario crossing = ScenarioReader.read(Path.of("..", "examples", "a11-crossing", "scenario.yaml"));
        StudyRunner runner = StudyRunner.alone(crossing, Progress.SILENT, null, null);
        Bounds bounds = new Bounds(crossing, runner.ground().terrain());
        ModePlan road = crossing.modes().get(Mode.ROAD);
        int[] asked = {0};
        double first = bounds.of(spec(Map.of(), false), road, () -> {
            asked[0]++;
            return runner.site(spec(Map.of(), false), Mode.ROAD);
        });
        // There is no formation to reuse.
        double second = bounds.of(spec(Map.of(), true), road, () -> {
            throw new IllegalStateException("known already");
        });
        assertThat(asked[0]).isEqualTo(1);
        assertThat(second).isEqualTo(first).isPositive();
    }
}
