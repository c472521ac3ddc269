package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.standard.Mode;

/** No line that is planned on the examples costs less than the bound that stands beside it. */
class LowerBoundOnExamplesTest {
    /** The greatest gaps that the note reports, a little rounded up: a bound that grows weaker is seen here. */
    @ParameterizedTest
    @CsvSource({"a01-flat, 0.02", "a02-dubins, 0.3", "a03-circle, 0.02", "a04-snell, 0.06", "a05-plane, 0.06", "a06-fold, 0.5"})
    void boundIsBelowTheLine(String example, double gap) {
        Scenario scenario = ScenarioReader.read(Path.of("..", "examples", example));
        Mode mode = scenario.modes().keySet().iterator().next();
        Line line = StudyRunner.plan(scenario, mode, null, 2, Progress.SILENT)
                .study()
                .alternatives()
                .get(0)
                .lines()
                .get(mode);
        double cost = line.bill().total().doubleValue();
        assertThat(line.lowerBound()).isPositive().isLessThanOrEqualTo(cost);
        assertThat(line.gap()).isLessThanOrEqualTo(gap);
    }
}
