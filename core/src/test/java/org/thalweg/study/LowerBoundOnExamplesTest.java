package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.standard.Mode;

/** No line that is planned on the examples costs less than the bound that stands beside it. */
class LowerBoundOnExamplesTest {
    /** The greatest gaps that the note reports, a little rounded up: a bound that grows weaker is seen here. */
    @ParameterizedTest
    @CsvSource({
        "a01-flat, ROAD, 0.02", "a02-dubins, ROAD, 0.3", "a03-circle, ROAD, 0.02", "a04-snell, ROAD, 0.06",
        "a05-plane, ROAD, 0.06", "a06-fold, RAIL, 0.5"
    })
    void boundIsBelowTheLine(String example, Mode mode, double gap) {
        Line line = PlannedExamples.line(example, mode);
        double cost = line.bill().total().doubleValue();
        assertThat(line.lowerBound()).isPositive().isLessThanOrEqualTo(cost);
        assertThat(line.gap()).isLessThanOrEqualTo(gap);
    }
}
