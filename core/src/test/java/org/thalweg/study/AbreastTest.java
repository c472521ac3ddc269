package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.Pose;

/** A line abreast of tangents and arcs is their parallel: concentric arcs and parallel tangents. */
class AbreastTest {
    private static final double LEAST = 100;

    /** Legs of 600 m that turn by up to 50 degrees: curves of 400 m have room on them. */
    private static List<PointOfIntersection> winding(Random random) {
        List<PointOfIntersection> points = new ArrayList<>();
        double x = 500_000;
        double y = 4_300_000;
        double heading = random.nextDouble() * 6.28;
        for (int i = 0; i < 8; i++) {
            points.add(new PointOfIntersection(x, y, i == 0 || i == 7 ? 0 : 150 + 250 * random.nextDouble(), 0, 0));
            x += 600 * Math.sin(heading);
            y += 600 * Math.cos(heading);
            heading += Math.toRadians(100) * (random.nextDouble() - 0.5);
        }
        return points;
    }

    @Test
    void runsAtTheSameDistanceEverywhere() {
        for (long seed = 1; seed <= 20; seed++) {
            List<PointOfIntersection> points = winding(new Random(seed));
            double offset = seed % 2 == 0 ? 20 : -20;
            HorizontalAlignment other = HorizontalAlignment.of(points);
            HorizontalAlignment line = HorizontalAlignment.of(Abreast.points(points, offset, LEAST));
            for (double s = 0; s <= line.length(); s += 37) {
                Pose p = line.poseAt(s);
                double at = foot(other, p);
                Pose q = other.poseAt(at);
                double right = (p.x() - q.x()) * Math.cos(q.heading()) - (p.y() - q.y()) * Math.sin(q.heading());
                assertThat(right).as("seed %d, station %.0f", seed, s).isCloseTo(offset, within(1e-6));
                assertThat(Math.IEEEremainder(p.heading() - q.heading(), 2 * Math.PI)).as("seed %d", seed).isCloseTo(0, within(1e-6));
            }
        }
    }

    @Test
    void noCurveIsTighterThanTheLeastRadius() {
        List<PointOfIntersection> points = winding(new Random(3));
        assertThat(Abreast.points(points, 120, 140).stream().skip(1).limit(6).mapToDouble(PointOfIntersection::radius).min())
                .hasValue(140);
    }

    @Test
    void hasTheHeightsOfTheOtherLineBesideIt() {
        for (long seed = 1; seed <= 10; seed++) {
            List<PointOfIntersection> points = winding(new Random(seed));
            HorizontalAlignment other = HorizontalAlignment.of(points);
            // An even grade, told by the station of the foot alone.
            VerticalAlignment profile = new VerticalAlignment(List.of(
                    new Pvi(0, 700, 0), new Pvi(other.length(), 700 + 0.02 * other.length(), 0)));
            HorizontalAlignment line = HorizontalAlignment.of(Abreast.points(points, -20, LEAST));
            DoubleUnaryOperator heights = Abreast.heights(other, profile, line);
            for (double s = 0; s <= line.length(); s += 53) {
                // 0.1 m of station on 2 % of grade, and up to 20 / 150 of a step of 10 m where an arc begins between two.
                assertThat(heights.applyAsDouble(s))
                        .as("seed %d, station %.0f", seed, s)
                        .isCloseTo(700 + 0.02 * foot(other, line.poseAt(s)), within(0.02 * (0.1 + 10 * 20.0 / 130)));
            }
        }
    }

    /** The station of the nearest place, tried metre by metre and then by thirds. */
    private static double foot(HorizontalAlignment line, Pose p) {
        double best = 0;
        for (double s = 0; s <= line.length(); s++) {
            best = away(line, s, p) < away(line, best, p) ? s : best;
        }
        double low = Math.max(0, best - 1);
        double high = Math.min(line.length(), best + 1);
        for (int i = 0; i < 60; i++) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (away(line, a, p) < away(line, b, p)) {
                high = b;
            } else {
                low = a;
            }
        }
        return 0.5 * (low + high);
    }

    private static double away(HorizontalAlignment line, double s, Pose p) {
        Pose q = line.poseAt(s);
        return Math.hypot(q.x() - p.x(), q.y() - p.y());
    }
}
