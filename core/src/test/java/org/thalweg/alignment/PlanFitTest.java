package org.thalweg.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.geometry.Pose;

/** Lines that are known are sampled and fitted; what comes back is measured against the line, not against the samples. */
class PlanFitTest {
    /** Least radius of the drawn lines (m): between samples d apart an arc bulges by at most d^2 / (8 R). */
    private static final double LEAST_RADIUS = 200;

    private static double[][] sampled(HorizontalAlignment line, double spacing, double noise, Random random) {
        int n = Math.max(2, (int) (line.length() / spacing)) + 1;
        double[][] points = new double[2][n];
        for (int i = 0; i < n; i++) {
            Pose p = line.poseAt(line.length() * i / (n - 1));
            double way = 2 * Math.PI * random.nextDouble();
            double away = noise * random.nextDouble();
            points[0][i] = p.x() + away * Math.sin(way);
            points[1][i] = p.y() + away * Math.cos(way);
        }
        return points;
    }

    /** Greatest distance of a line's places, every 5 m, from another line. */
    private static double apart(HorizontalAlignment line, HorizontalAlignment other) {
        double worst = 0;
        for (double s = 0; s <= line.length(); s += 5) {
            Pose p = line.poseAt(s);
            worst = Math.max(worst, Math.abs(other.project(p.x(), p.y()).offset()));
        }
        return worst;
    }

    @ParameterizedTest
    @CsvSource({"20, 0, 0.2", "20, 0.3, 0.5", "10, 0.1, 0.2", "40, 0.5, 1"})
    void knownLinesComeBack(double spacing, double noise, double tolerance) {
        double chord = spacing * spacing / (8 * LEAST_RADIUS);
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            List<PointOfIntersection> points = DrawnLines.points(random, 1 + random.nextInt(10));
            HorizontalAlignment line = HorizontalAlignment.of(points);
            double[][] drawn = sampled(line, spacing, noise, random);
            PlanFit.Fitted fit = PlanFit.of(drawn[0], drawn[1], tolerance);
            assertThat(fit.distance()).as("seed %d, from the points", seed).isLessThanOrEqualTo(tolerance);
            assertThat(apart(line, fit.line())).as("seed %d, from the line", seed).isLessThan(tolerance + chord);
            assertThat(apart(fit.line(), line)).as("seed %d, the line from the fit", seed).isLessThan(tolerance + chord);
            assertThat(fit.points().size()).as("seed %d, curves", seed).isLessThanOrEqualTo(points.size() + 2);
            assertThat(HorizontalAlignment.of(fit.points()).length()).isEqualTo(fit.line().length());
        }
    }

    /** The distance that is told is that of an independent projection, and stations follow the points. */
    @Test
    void tellsHowFarThePointsLie() {
        Random random = new Random(4);
        HorizontalAlignment line = HorizontalAlignment.of(DrawnLines.points(random, 8));
        double[][] drawn = sampled(line, 25, 0.4, random);
        PlanFit.Fitted fit = PlanFit.of(drawn[0], drawn[1], 0.8);
        double worst = 0;
        for (int i = 0; i < drawn[0].length; i++) {
            HorizontalAlignment.Projection foot = fit.line().project(drawn[0][i], drawn[1][i]);
            double off = Math.abs(foot.offset());
            worst = Math.max(worst, off);
            assertThat(fit.stations()[i]).as("point %d", i).isBetween(foot.station() - 0.5, foot.station() + 0.5);
        }
        assertThat(fit.distance()).isBetween(worst - 1e-6, worst + 1e-6);
    }

    /** A closed arc of 3/4 of a turn, as of a spiral, and a hairpin: more than one point of intersection can hold. */
    @Test
    void tightTurnsComeBack() {
        List<double[]> at = new java.util.ArrayList<>();
        for (double s = 0; s < 300; s += 20) {
            at.add(new double[] {0, s});
        }
        for (double turn = 0; turn <= 1.5 * Math.PI; turn += 0.1) {
            at.add(new double[] {150 - 150 * Math.cos(turn), 300 + 150 * Math.sin(turn)});
        }
        for (double s = 20; s < 600; s += 20) {
            at.add(new double[] {150 - s, 150});
        }
        double[] x = at.stream().mapToDouble(p -> p[0]).toArray();
        double[] y = at.stream().mapToDouble(p -> p[1]).toArray();
        PlanFit.Fitted fit = PlanFit.of(x, y, 0.5);
        assertThat(fit.distance()).isLessThan(0.5);
        assertThat(fit.line().length()).isBetween(300 + 150 * 1.5 * Math.PI + 570, 300 + 150 * 1.5 * Math.PI + 590);
    }

    @Test
    void aStraightIsOneTangent() {
        PlanFit.Fitted fit = PlanFit.of(new double[] {0, 30, 30, 100, 200.0}, new double[] {0, 30, 30, 100, 200.2}, 0.5);
        assertThat(fit.points()).hasSize(2);
        assertThat(fit.line().elements()).hasSize(1);
        assertThat(fit.stations()).hasSize(5).isSorted();
    }

    /** Corners far apart are read as drawn: the line passes each corner and every edge's middle. */
    @Test
    void aSketchIsReadAsDrawn() {
        double[] x = {0, 1000, 1800, 3000, 3400};
        double[] y = {0, 200, 1100, 1200, 2300};
        PlanFit.Fitted fit = PlanFit.of(x, y, 1);
        assertThat(fit.distance()).isLessThanOrEqualTo(1);
        assertThat(fit.points()).hasSizeLessThanOrEqualTo(7);
        assertThat(Math.abs(fit.line().project(500, 100).offset())).isLessThan(1);
    }

    @Test
    void refusesWhatIsNoLine() {
        assertThatThrownBy(() -> PlanFit.of(new double[] {1}, new double[] {1}, 1)).hasMessageContaining("two different points");
        assertThatThrownBy(() -> PlanFit.of(new double[] {1, 1, 1}, new double[] {2, 2, 2}, 1))
                .hasMessageContaining("two different points");
        assertThatThrownBy(() -> PlanFit.of(new double[] {0, Double.NaN, 5}, new double[] {0, 1, 5}, 1))
                .hasMessageContaining("point 2");
        assertThatThrownBy(() -> PlanFit.of(new double[] {0, 1}, new double[] {0}, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Points thrown about at random make a line or a plain refusal, and end. */
    @Test
    void survivesScribbles() {
        for (long seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(20);
            double[] x = random.doubles(n, 0, 500).toArray();
            double[] y = random.doubles(n, 0, 500).toArray();
            try {
                PlanFit.Fitted fit = PlanFit.of(x, y, 1);
                assertThat(fit.line().length()).as("seed %d", seed).isFinite();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).as("seed %d", seed).hasMessageContaining("turns back");
            }
        }
    }
}
