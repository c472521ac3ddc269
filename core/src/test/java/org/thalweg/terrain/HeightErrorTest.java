package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeightErrorTest {
    private static final GridFrame FRAME = new GridFrame(1000, 5000, 100, 16, 16);

    /** Over 2000 draws a covariance is known to about sqrt((1 + rho^2) / 2000), 3.2 % of the variance: four of them. */
    @Test
    void covarianceIsTheStatedOne() {
        int draws = 2000;
        double length = 500;
        double[] away = {0, 250, 500, 1000};
        double[] sums = new double[away.length];
        double mean = 0;
        for (int seed = 0; seed < draws; seed++) {
            HeightError error = HeightError.draw(FRAME, 6, length, seed);
            // Points of the field's own lattice, where nothing is interpolated.
            double here = error.at(1000, 5000);
            mean += here / draws;
            for (int k = 0; k < away.length; k++) {
                sums[k] += here * error.at(1000 + away[k], 5000) / draws;
            }
        }
        assertThat(mean).isCloseTo(0, within(4 * 6 / Math.sqrt(draws)));
        for (int k = 0; k < away.length; k++) {
            double expected = 36 * Math.exp(-away[k] * away[k] / (2 * length * length));
            assertThat(sums[k]).as("covariance at %s m", away[k]).isCloseTo(expected, within(0.13 * 36));
        }
    }

    @Test
    void sameSeedSameErrorOnEveryPointOfTheRaster() {
        HeightError a = HeightError.draw(FRAME, 6, 500, 7);
        HeightError b = HeightError.draw(FRAME, 6, 500, 7);
        HeightError other = HeightError.draw(FRAME, 6, 500, 8);
        for (int i = 0; i < FRAME.columns(); i++) {
            double x = FRAME.x(i);
            double y = FRAME.y(15 - i);
            assertThat(a.at(x, y)).isFinite().isEqualTo(b.at(x, y)).isNotEqualTo(other.at(x, y));
            assertThat(a.on((px, py) -> 100).heightAt(x, y)).isEqualTo(100 + a.at(x, y));
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> HeightError.draw(FRAME, -1, 500, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HeightError.draw(FRAME, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
