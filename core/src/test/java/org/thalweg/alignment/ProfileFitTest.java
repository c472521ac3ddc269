package org.thalweg.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles that are known are sampled and fitted. */
class ProfileFitTest {
    /** Between samples 25 m apart a parabola of the drawn profiles, 60 permil in 40 m at the sharpest, bends by this (m). */
    private static final double BEND = 25 * 25 * 0.06 / 40 / 8;

    @ParameterizedTest
    @CsvSource({"0, 0.1", "0.2, 0.3"})
    void knownProfilesComeBack(double noise, double tolerance) {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double length = 2000 + 8000 * random.nextDouble();
            VerticalAlignment profile = DrawnLines.profile(random, length);
            int n = (int) (length / 25) + 1;
            double[] s = new double[n];
            double[] z = new double[n];
            for (int i = 0; i < n; i++) {
                s[i] = length * i / (n - 1);
                z[i] = profile.elevationAt(s[i]) + noise * (2 * random.nextDouble() - 1);
            }
            ProfileFit.Fitted fit = ProfileFit.of(s, z, length, tolerance);
            assertThat(fit.distance()).as("seed %d", seed).isLessThanOrEqualTo(tolerance);
            assertThat(fit.profile().pvis().size()).as("seed %d", seed).isLessThanOrEqualTo(profile.pvis().size() + 1);
            for (double at = 0; at <= length; at += 5) {
                assertThat(fit.profile().elevationAt(at))
                        .as("seed %d, station %s", seed, at)
                        .isCloseTo(profile.elevationAt(at), within(tolerance + noise + BEND));
            }
        }
    }

    @Test
    void aCrestComesBackExactly() {
        VerticalAlignment crest = new VerticalAlignment(
                java.util.List.of(new Pvi(0, 100, 0), new Pvi(1000, 120, 400), new Pvi(2000, 110, 0)));
        double[] s = new double[81];
        double[] z = new double[81];
        for (int i = 0; i < s.length; i++) {
            s[i] = 25 * i;
            z[i] = crest.elevationAt(s[i]);
        }
        VerticalAlignment fit = ProfileFit.of(s, z, 2000, 0.05).profile();
        assertThat(fit.pvis()).hasSize(3);
        assertThat(fit.pvis().get(1).station()).isCloseTo(1000, within(0.5));
        assertThat(fit.pvis().get(1).elevation()).isCloseTo(120, within(0.01));
        assertThat(fit.pvis().get(1).curveLength()).isCloseTo(400, within(2.0));
    }

    @Test
    void refusesWhatIsNoProfile() {
        assertThatThrownBy(() -> ProfileFit.of(new double[] {0, 0}, new double[] {1, 2}, 100, 1)).hasMessageContaining("two stations");
        assertThatThrownBy(() -> ProfileFit.of(new double[] {0, 50}, new double[] {1, Double.NaN}, 100, 1))
                .hasMessageContaining("point 2");
    }
}
