package org.thalweg.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanElementTest {
    /** The reference clothoid of the design: R 300 to 1000 m, L 100 m, to the left; x along the start, y to the left. */
    @Test
    void referenceClothoid() {
        PlanElement e = new PlanElement(new Pose(0, 0, 0), 100, -1 / 300.0, -1 / 1000.0);
        Pose p = e.poseAt(50);
        assertThat(p.y()).isCloseTo(49.825200872356, within(1e-9));
        assertThat(-p.x()).isCloseTo(3.674404185503, within(1e-9));
        assertThat(Math.cos(p.heading())).isCloseTo(0.990561759212, within(1e-12));
        assertThat(-Math.sin(p.heading())).isCloseTo(0.137067141160, within(1e-12));
    }

    /** Clothoids from a tangent against the power series of the Fresnel integrals (Abramowitz and Stegun 7.3.11, 13). */
    @Test
    void clothoidsFromTheFresnelSeries() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double length = 1 + 300 * random.nextDouble();
            double radius = 15 + 2000 * Math.pow(random.nextDouble(), 3);
            double sign = random.nextBoolean() ? 1 : -1;
            if (length / (2 * radius) > 4) {
                continue;
            }
            Pose end = new PlanElement(new Pose(0, 0, 0), length, 0, sign / radius).end();
            double t = length / (2 * radius);
            double along = 0;
            double aside = 0;
            for (int n = 0; n < 40; n++) {
                // Terms of cos and sin of t u^2, integrated over u from 0 to 1.
                along += (n % 2 == 0 ? 1 : -1) * Math.pow(t, 2 * n) / factorial(2 * n) / (4 * n + 1);
                aside += (n % 2 == 0 ? 1 : -1) * Math.pow(t, 2 * n + 1) / factorial(2 * n + 1) / (4 * n + 3);
            }
            assertThat(end.y()).as("seed %d", seed).isCloseTo(length * along, within(length * 1e-12));
            assertThat(end.x()).as("seed %d", seed).isCloseTo(sign * length * aside, within(length * 1e-12));
            assertThat(end.heading()).isCloseTo(sign * t, within(1e-14 * Math.max(1, t)));
        }
    }

    private static double factorial(int n) {
        double f = 1;
        for (int i = 2; i <= n; i++) {
            f *= i;
        }
        return f;
    }

    @Test
    void arcsFromTheirCentre() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double radius = (random.nextBoolean() ? 1 : -1) * (10 + 5000 * random.nextDouble());
            double heading = 10 * random.nextDouble() - 5;
            double length = Math.abs(radius) * 6 * random.nextDouble();
            Pose start = new Pose(600_000, 4_300_000, heading);
            Pose end = new PlanElement(start, length, 1 / radius, 1 / radius).end();
            // The centre lies one radius to the right of the start, and turns the radius by length / radius clockwise.
            double cx = start.x() + radius * Math.cos(heading);
            double cy = start.y() - radius * Math.sin(heading);
            double turned = heading + length / radius;
            assertThat(end.x()).as("seed %d", seed).isCloseTo(cx - radius * Math.cos(turned), within(1e-8));
            assertThat(end.y()).as("seed %d", seed).isCloseTo(cy + radius * Math.sin(turned), within(1e-8));
            assertThat(end.heading()).isCloseTo(turned, within(1e-12));
        }
    }

    @Test
    void linesGoStraight() {
        Pose end = new PlanElement(new Pose(1, 2, Math.PI / 6), 10, 0, 0).end();
        assertThat(end.x()).isCloseTo(6, within(1e-12));
        assertThat(end.y()).isCloseTo(2 + 5 * Math.sqrt(3), within(1e-12));
    }

    /** Very flat arcs and clothoids join on to lines without a step. */
    @Test
    void nearlyStraightCurves() {
        for (double k : new double[] {1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7}) {
            Pose arc = new PlanElement(new Pose(0, 0, 0), 1000, k, k).end();
            assertThat(arc.x()).isCloseTo(0.5 * k * 1e6, within(1e-9 + 1e12 * k * k * k));
            Pose ramp = new PlanElement(new Pose(0, 0, 0), 1000, 0, k).end();
            assertThat(ramp.x()).isCloseTo(k * 1e6 / 6, within(1e-9 + 1e12 * k * k * k));
        }
    }

    @Test
    void refusesNonsense() {
        Pose p = new Pose(0, 0, 0);
        assertThatThrownBy(() -> new PlanElement(p, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlanElement(p, Double.NaN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlanElement(p, 1, Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlanElement(p, Double.POSITIVE_INFINITY, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
