package org.thalweg.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Distributions against tables of the normal distribution, closed forms, and integration. */
class DistributionTest {
    /** Abramowitz and Stegun, table 26.1. */
    @Test
    void theNormalDistributionIsThatOfTheTables() {
        assertThat(Gaussian.below(1)).isCloseTo(0.841344746068543, within(1e-15));
        assertThat(Gaussian.below(1.96)).isCloseTo(0.975002104851780, within(1e-15));
        assertThat(Gaussian.below(-3)).isCloseTo(1.349898031630095e-3, within(1e-15));
        assertThat(Gaussian.below(-6)).isCloseTo(9.865876450e-10, within(1e-18));
        assertThat(Gaussian.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-14));
        for (double z = -8; z <= 8; z += 0.037) {
            double p = Gaussian.below(z);
            if (p < 1 - 1e-9) {
                assertThat(Gaussian.quantile(p)).isCloseTo(z, within(1e-6 * Math.max(1, z * z)));
            }
        }
    }

    private static List<Distribution> some() {
        return List.of(
                new Distribution.Normal(0.01, 0.02),
                new Distribution.Uniform(0.7, 1.4),
                new Distribution.Lognormal(1.447, 0.384),
                Distribution.Spliced.of(1.39, 1.5, 0.28, 2.16),
                Distribution.Spliced.of(1.16, 1.5, 0.11, 2.02),
                Distribution.Spliced.of(1.37, 1.5, 0.28, 2.03),
                new Distribution.Table(List.of(0.5, 0.6, 0.7, 0.8, 0.9), List.of(1.15, 1.24, 1.27, 1.32, 1.45)));
    }

    /** Moments in closed form against the quantile integrated over probability by a million midpoints. */
    @Test
    void momentsAreThoseOfTheQuantiles() {
        int n = 1_000_000;
        for (Distribution d : some()) {
            double sum = 0;
            double square = 0;
            for (int i = 0; i < n; i++) {
                double x = d.quantile((i + 0.5) / n);
                sum += x;
                square += x * x;
            }
            double mean = sum / n;
            assertThat(mean).as("%s", d).isCloseTo(d.mean(), within(2e-4));
            // The heaviest tail here falls as x^-3.3: its second moment beyond 1 - 1e-6 is what the tolerance leaves out.
            assertThat(Math.sqrt(square / n - mean * mean)).as("%s", d).isCloseTo(d.deviation(), within(0.02 * d.deviation()));
        }
    }

    /** A spliced class gives back what it was made from: the share beyond the threshold, and the mean of that share. */
    @Test
    void aReferenceClassGivesItsOwnFiguresBack() {
        Distribution d = Distribution.Spliced.of(1.39, 1.5, 0.28, 2.16);
        int n = 1_000_000;
        double beyond = 0;
        int count = 0;
        for (int i = 0; i < n; i++) {
            double x = d.quantile((i + 0.5) / n);
            if (x >= 1.5) {
                beyond += x;
                count++;
            }
        }
        assertThat(count / (double) n).isCloseTo(0.28, within(2e-6));
        assertThat(beyond / count).isCloseTo(2.16, within(1e-3));
        assertThat(d.quantile(0.719999)).isCloseTo(1.5, within(1e-5));
        assertThat(d.quantile(0.720001)).isCloseTo(1.5, within(1e-5));
    }

    /** One draw in each stratum, and a mean that plain draws would miss by 1/sqrt(n) = 1 %. */
    @Test
    void drawsFillEveryStratum() {
        int n = 10_000;
        double[] z = Hypercube.normal(n, 7, 3);
        boolean[] hit = new boolean[n];
        for (double v : z) {
            hit[(int) (Gaussian.below(v) * n)] = true;
        }
        int strata = 0;
        for (boolean h : hit) {
            strata += h ? 1 : 0;
        }
        // A draw may sit on a stratum's edge and be told to its neighbour by the last bit.
        assertThat(strata).isGreaterThanOrEqualTo(n - 2);
        Distribution d = new Distribution.Lognormal(1.447, 0.384);
        assertThat(Arrays.stream(z).map(d::at).average().orElseThrow()).isCloseTo(1.447, within(1e-4));
        assertThat(z).isEqualTo(Hypercube.normal(n, 7, 3)).isNotEqualTo(Hypercube.normal(n, 8, 3));
        double[] other = Hypercube.normal(n, 7, 4);
        double product = 0;
        for (int i = 0; i < n; i++) {
            product += z[i] * other[i];
        }
        assertThat(product / n).isCloseTo(0, within(4 / Math.sqrt(n)));
    }

    @Test
    void refusesParametersThatCannotBe() {
        assertThatThrownBy(() -> new Distribution.Lognormal(0, 1)).hasMessageContaining("mean");
        assertThatThrownBy(() -> new Distribution.Lognormal(1, 0)).hasMessageContaining("sd");
        assertThatThrownBy(() -> new Distribution.Normal(0, -1)).hasMessageContaining("sd");
        assertThatThrownBy(() -> new Distribution.Uniform(2, 2)).hasMessageContaining("low < high");
        assertThatThrownBy(() -> Distribution.Spliced.of(1.1, 1.5, 0.5, 3)).hasMessageContaining("leaves no room");
        assertThatThrownBy(() -> Distribution.Spliced.of(1.1, 1.5, 1.5, 3)).hasMessageContaining("share");
        assertThatThrownBy(() -> Distribution.Spliced.of(1.1, 1.5, 0.2, 1.4)).hasMessageContaining("above its threshold");
        assertThatThrownBy(() -> new Distribution.Table(List.of(0.5, 0.4), List.of(1.0, 2.0))).hasMessageContaining("ascend");
    }
}
