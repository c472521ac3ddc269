package org.thalweg.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlopeStabilityTest {
    private static HazardPlan material(double cohesion, double wetness) {
        HazardPlan u = HazardPlan.USUAL;
        return new HazardPlan(0.35, Math.toRadians(30), cohesion, 20_000, 3, wetness, 5, 500, u.sourceSlope(), u.reachAngle(), 1500);
    }

    /** Displacements (cm) by ratio of accelerations, computed from the published equation apart from this code. */
    @ParameterizedTest
    @CsvSource({"0.1, 35.15", "0.2, 9.846", "0.3, 4.020", "0.5, 0.877", "0.7, 0.164", "0.9, 0.0087"})
    void displacementsOfThePublishedEquation(double ratio, double centimetres) {
        // Half of the last digit given.
        double digit = Math.pow(10, Math.floor(Math.log10(centimetres)) - 3);
        double tolerance = centimetres < 0.01 ? 5e-5 : centimetres < 1 ? 5e-4 : Math.max(5e-4, 5 * digit);
        assertThat(SlopeStability.displacement(ratio * 0.35, 0.35)).isCloseTo(centimetres, within(tolerance));
    }

    @Test
    void nothingMovesBelowTheCriticalAccelerationAndNothingHoldsAtZero() {
        assertThat(SlopeStability.displacement(0.35, 0.35)).isZero();
        assertThat(SlopeStability.displacement(0.5, 0.35)).isZero();
        assertThat(SlopeStability.displacement(Double.POSITIVE_INFINITY, 0.35)).isZero();
        assertThat(SlopeStability.displacement(0, 0.35)).isInfinite();
        assertThat(SlopeStability.displacement(0.1, 0)).isZero();
    }

    /** A dry slope without cohesion stands up to its angle of friction, a soaked one of twice water's weight up to half its tangent. */
    @Test
    void slabsWithoutCohesionByTheirFriction() {
        double friction = Math.toRadians(30);
        assertThat(SlopeStability.factorOfSafety(friction, material(0, 0))).isCloseTo(1, within(1e-12));
        assertThat(SlopeStability.criticalAcceleration(friction + 0.01, material(0, 0))).isZero();
        double wet = Math.atan(Math.tan(friction) * (1 - 9810.0 / 20_000));
        assertThat(SlopeStability.factorOfSafety(wet, material(0, 1))).isCloseTo(1, within(1e-12));
        // tan 30 / tan 20 - 1 = 0.586257, times sin 20 = 0.200512.
        assertThat(SlopeStability.criticalAcceleration(Math.toRadians(20), material(0, 0)))
                .isCloseTo(0.200512, within(1e-6));
    }

    /** c / (w t sin a) alone: 30 kPa on 3 m of 20 kN/m3 at 30 degrees is 1, on top of the friction's 1. */
    @Test
    void cohesionAdds() {
        assertThat(SlopeStability.factorOfSafety(Math.toRadians(30), material(30_000, 0))).isCloseTo(2, within(1e-12));
        assertThat(SlopeStability.criticalAcceleration(Math.toRadians(30), material(30_000, 0)))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void levelGroundAlwaysStands() {
        assertThat(SlopeStability.factorOfSafety(0, HazardPlan.USUAL)).isInfinite();
        assertThat(SlopeStability.criticalAcceleration(0, HazardPlan.USUAL)).isInfinite();
    }

    @Test
    void figuresThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> material(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> material(0, 1.1));
    }
}
