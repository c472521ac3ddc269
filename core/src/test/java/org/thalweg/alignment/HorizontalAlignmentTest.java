package org.thalweg.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;

class HorizontalAlignmentTest {
    /** Points of intersection laid out at random, about as long as asked, with room for their curves. */
    private static List<PointOfIntersection> random(Random random, double length) {
        List<PointOfIntersection> points = new ArrayList<>();
        double heading = 7 * random.nextDouble();
        double x = 600_000;
        double y = 4_300_000;
        points.add(new PointOfIntersection(x, y, 0, 0, 0));
        double used = 0;
        for (double done = 0; done < length; ) {
            double radius = 60 + 2000 * Math.pow(random.nextDouble(), 2);
            double in = random.nextInt(4) == 0 ? 0 : 20 + 100 * random.nextDouble();
            double out = random.nextInt(4) == 0 ? 0 : 20 + 100 * random.nextDouble();
            double least = 0.5 * (in + out) / radius;
            double angle = least + random.nextDouble() * (2.3 - least);
            if (angle > 2.3 || angle < 0.01) {
                continue;
            }
            HorizontalAlignment.Turn turn = HorizontalAlignment.Turn.of(angle, radius, in, out);
            double leg = used + turn.tangentIn() + (random.nextInt(5) == 0 ? 0.001 : 500 * random.nextDouble());
            if (leg < 1) {
                continue;
            }
            x += leg * Math.sin(heading);
            y += leg * Math.cos(heading);
            points.add(new PointOfIntersection(x, y, radius, in, out));
            heading += random.nextBoolean() ? angle : -angle;
            used = turn.tangentOut();
            done += leg + used;
        }
        double leg = Math.max(1, used) + 100;
        points.add(new PointOfIntersection(x + leg * Math.sin(heading), y + leg * Math.cos(heading), 0, 0, 0));
        return points;
    }

    @Test
    void toElementsAndBackOver50Kilometres() {
        double worst = 0;
        for (int seed = 0; seed < 60; seed++) {
            List<PointOfIntersection> points = random(new Random(seed), 50_000);
            HorizontalAlignment line = HorizontalAlignment.of(points);
            Pose end = line.poseAt(line.length());
            PointOfIntersection last = points.get(points.size() - 1);
            assertThat(Math.hypot(end.x() - last.x(), end.y() - last.y())).as("seed %d", seed).isLessThan(1e-3);
            List<PointOfIntersection> back = line.toPoints();
            assertThat(back).as("seed %d", seed).hasSameSizeAs(points);
            for (int i = 0; i < back.size(); i++) {
                PointOfIntersection a = points.get(i);
                PointOfIntersection b = back.get(i);
                double off = Math.hypot(a.x() - b.x(), a.y() - b.y());
                worst = Math.max(worst, off);
                assertThat(off).as("seed %d point %d", seed, i).isLessThan(1e-3);
                assertThat(b.radius()).isCloseTo(a.radius(), within(1e-6));
                assertThat(b.clothoidIn()).isCloseTo(a.clothoidIn(), within(1e-6));
                assertThat(b.clothoidOut()).isCloseTo(a.clothoidOut(), within(1e-6));
            }
            HorizontalAlignment again = HorizontalAlignment.of(back);
            assertThat(again.length()).isCloseTo(line.length(), within(1e-3));
            for (double s = 0; s < line.length(); s += 997) {
                Pose p = line.poseAt(s);
                Pose q = again.poseAt(s);
                assertThat(Math.hypot(p.x() - q.x(), p.y() - q.y())).as("seed %d at %f", seed, s).isLessThan(1e-3);
            }
        }
        // What is asked is 1 mm; rounding alone leaves far less.
        assertThat(worst).isLessThan(1e-5);
    }

    /** Elements that no single point of intersection can make: hairpins, loops, compound arcs, S-curves. */
    @Test
    void pointsOfCurvesThatTurnFarOrChangeRadius() {
        double[][][] lines = {
            {{100, 0, 0}, {40, 0, 0.02}, {170, 0.02, 0.02}, {40, 0.02, 0}, {100, 0, 0}},
            {{100, 0, 0}, {60, 0, -0.005}, {1500, -0.005, -0.005}, {60, -0.005, 0}, {100, 0, 0}},
            {{100, 0, 0}, {200, 0.002, 0.002}, {100, 0.004, 0.004}, {50, 0.004, 0}, {10, 0, 0}},
            {{100, 0.004, 0.004}, {50, 0.004, 0}, {60, 0, -0.003}, {80, -0.003, -0.003}},
            {{100, 0, 0}, {50, 0, 0.004}, {30, 0.004, 0.004}, {90, 0.004, -0.002}, {60, -0.002, -0.002}, {30, -0.002, 0}},
            {{100, 0, 0}, {50, 0, 0.004}, {50, 0.004, 0}, {70, 0, 0}, {30, 0, 0}},
            {{100, 0, 0}},
        };
        for (double[][] parts : lines) {
            HorizontalAlignment line = line(parts);
            HorizontalAlignment again = HorizontalAlignment.of(line.toPoints());
            assertThat(again.length()).isCloseTo(line.length(), within(1e-6));
            for (int i = 0; i <= 200; i++) {
                double s = line.length() * i / 200;
                Pose p = line.poseAt(s);
                Pose q = again.poseAt(s);
                assertThat(Math.hypot(p.x() - q.x(), p.y() - q.y())).isLessThan(1e-5);
            }
        }
    }

    private static HorizontalAlignment line(double[]... parts) {
        List<PlanElement> elements = new ArrayList<>();
        Pose at = new Pose(600_000, 4_300_000, 1);
        for (double[] p : parts) {
            PlanElement e = new PlanElement(at, p[0], p[1], p[2]);
            elements.add(e);
            at = e.end();
        }
        return new HorizontalAlignment(elements);
    }

    @Test
    void eggClothoidsHaveNoPoint() {
        HorizontalAlignment egg = line(new double[] {50, 0.001, 0.001}, new double[] {50, 0.001, 0.002}, new double[] {50, 0.002, 0.002});
        assertThatThrownBy(egg::toPoints).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("between two arcs");
    }

    /** Tangent lengths from the shift of the arc and the abscissa of its middle, by the Fresnel series. */
    @Test
    void turnsFromTheTextbook() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            double r = 20 + 1500 * random.nextDouble();
            double in = random.nextInt(3) == 0 ? 0 : r * random.nextDouble();
            double out = random.nextInt(3) == 0 ? in : r * random.nextDouble();
            double least = 0.5 * (in + out) / r;
            double angle = least + (3.0 - least) * random.nextDouble();
            HorizontalAlignment.Turn turn = HorizontalAlignment.Turn.of(-angle, r, in, out);
            double[] a = shift(in, r);
            double[] b = shift(out, r);
            // The arc's centre lies r + shift from each tangent; the tangents meet at the point of intersection.
            double tIn = a[1] + (r + b[0]) / Math.sin(angle) - (r + a[0]) / Math.tan(angle);
            double tOut = b[1] + (r + a[0]) / Math.sin(angle) - (r + b[0]) / Math.tan(angle);
            double scale = (r + in + out) / Math.sin(angle);
            assertThat(turn.tangentIn()).as("seed %d", seed).isCloseTo(tIn, within(1e-11 * scale));
            assertThat(turn.tangentOut()).as("seed %d", seed).isCloseTo(tOut, within(1e-11 * scale));
            assertThat(turn.arc()).isCloseTo(angle * r - 0.5 * (in + out), within(1e-9));
            assertThat(turn.curvature()).isEqualTo(-1 / r);
        }
    }

    /** How far a clothoid shifts the circle from the tangent, and how far the circle's foot lies from its start. */
    private static double[] shift(double length, double r) {
        double t = length / (2 * r);
        double along = 0;
        double aside = 0;
        double term = 1;
        for (int n = 0; n < 40; n++) {
            double sign = n % 4 < 2 ? 1 : -1;
            if (n % 2 == 0) {
                along += sign * term / (2 * n + 1);
            } else {
                aside += sign * term / (2 * n + 1);
            }
            term *= t / (n + 1);
        }
        return new double[] {length * aside - r * (1 - Math.cos(t)), length * along - r * Math.sin(t)};
    }

    @Test
    void refusesWhatCannotBeJoined() {
        PointOfIntersection a = new PointOfIntersection(0, 0, 0, 0, 0);
        PointOfIntersection b = new PointOfIntersection(0, 100, 200, 0, 0);
        PointOfIntersection c = new PointOfIntersection(100, 100, 0, 0, 0);
        assertThatThrownBy(() -> HorizontalAlignment.of(List.of(a, b, c))).hasMessageContaining("overlap");
        assertThatThrownBy(() -> HorizontalAlignment.of(List.of(a))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HorizontalAlignment.of(List.of(a, a))).isInstanceOf(IllegalArgumentException.class);
        PointOfIntersection tight = new PointOfIntersection(0, 100, 20, 60, 60);
        assertThatThrownBy(() -> HorizontalAlignment.of(List.of(a, tight, c))).hasMessageContaining("turns by");
        PlanElement e = new PlanElement(new Pose(0, 0, 0), 10, 0, 0);
        PlanElement apart = new PlanElement(new Pose(0, 10.002, 0), 10, 0, 0);
        assertThatThrownBy(() -> new HorizontalAlignment(List.of(e, apart))).hasMessageContaining("starts");
    }

    @Test
    void projectsPointsBackToTheirStations() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            HorizontalAlignment line = HorizontalAlignment.of(random(random, 3000));
            for (int k = 0; k < 200; k++) {
                double s = line.length() * random.nextDouble();
                double offset = 20 * (2 * random.nextDouble() - 1);
                Pose p = line.poseAt(s);
                double x = p.x() + offset * Math.cos(p.heading());
                double y = p.y() - offset * Math.sin(p.heading());
                HorizontalAlignment.Projection q = line.project(x, y);
                if (Math.abs(q.station() - s) > 1e-6) {
                    // Another branch is nearer: then it must really be.
                    assertThat(Math.abs(q.offset())).as("seed %d", seed).isLessThan(Math.abs(offset) + 1e-9);
                    Pose other = line.poseAt(q.station());
                    assertThat(Math.hypot(other.x() - x, other.y() - y)).isCloseTo(Math.abs(q.offset()), within(1e-7));
                    assertThat(Math.abs(q.station() - s)).as("seed %d", seed).isGreaterThan(20);
                } else {
                    assertThat(q.offset()).as("seed %d", seed).isCloseTo(offset, within(1e-6));
                }
            }
        }
    }

    /** Against the nearest of points laid each 10 cm. */
    @Test
    void projectsFarPointsToTheNearestPlace() {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            HorizontalAlignment line = HorizontalAlignment.of(random(random, 2000));
            Pose middle = line.poseAt(line.length() / 2);
            int n = (int) (line.length() * 10);
            Pose[] laid = new Pose[n + 1];
            for (int i = 0; i <= n; i++) {
                laid[i] = line.poseAt(line.length() * i / n);
            }
            for (int k = 0; k < 40; k++) {
                double x = middle.x() + 1500 * (random.nextDouble() - 0.5);
                double y = middle.y() + 1500 * (random.nextDouble() - 0.5);
                double least = Double.POSITIVE_INFINITY;
                for (Pose p : laid) {
                    least = Math.min(least, Math.hypot(p.x() - x, p.y() - y));
                }
                assertThat(Math.abs(line.project(x, y).offset())).as("seed %d", seed).isBetween(least - 0.06, least + 1e-3);
            }
        }
    }

    @Test
    void projectsBeyondTheEnds() {
        HorizontalAlignment line = line(new double[] {100, 0, 0});
        Pose end = line.poseAt(100);
        HorizontalAlignment.Projection p =
                line.project(end.x() + 7 * Math.sin(1), end.y() + 7 * Math.cos(1));
        assertThat(p.station()).isEqualTo(100);
        assertThat(Math.abs(p.offset())).isCloseTo(7, within(1e-8));
    }
}
