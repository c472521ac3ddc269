package org.thalweg.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DubinsTest {
    @Test
    void closedForms() {
        Pose origin = new Pose(0, 0, 0);
        assertThat(Dubins.length(origin, origin, 50)).isZero();
        assertThat(Dubins.length(origin, new Pose(0, 700, 0), 50)).isCloseTo(700, within(1e-9));
        // A quarter circle to the right, and half a circle back.
        assertThat(Dubins.length(origin, new Pose(50, 50, Math.PI / 2), 50)).isCloseTo(25 * Math.PI, within(1e-9));
        assertThat(Dubins.length(origin, new Pose(100, 0, Math.PI), 50)).isCloseTo(50 * Math.PI, within(1e-9));
        // Back to the same place the other way round: two outer arcs of 60 degrees, the middle one of 300.
        assertThat(Dubins.length(origin, new Pose(0, 0, Math.PI), 30)).isCloseTo(30 * 7 * Math.PI / 3, within(1e-9));
        // One step aside at the same heading, four radii or more ahead: an S of two arcs and a straight.
        double aside = 40;
        double ahead = 500;
        double r = 100;
        double p = Math.sqrt(ahead * ahead + aside * aside - 4 * r * aside);
        double turn = Math.atan2(2 * r, p) - Math.atan2(2 * r - aside, ahead);
        assertThat(Dubins.length(origin, new Pose(aside, ahead, 0), r)).isCloseTo(p + 2 * r * turn, within(1e-9));
    }

    /** Against every word searched for by running it: the turn of the first arc is varied, the rest follows. */
    @Test
    void equalsSearchByRunningEveryWord() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            double r = 20 + 300 * random.nextDouble();
            double reach = r * (random.nextBoolean() ? 3 : 12);
            Pose a = new Pose(600_000, 4_300_000, 20 * random.nextDouble() - 10);
            Pose b = new Pose(a.x() + reach * (random.nextDouble() - 0.5), a.y() + reach * (random.nextDouble() - 0.5),
                    20 * random.nextDouble() - 10);
            double least = Double.POSITIVE_INFINITY;
            for (int first = -1; first <= 1; first += 2) {
                for (int last = -1; last <= 1; last += 2) {
                    least = Math.min(least, straightWord(a, b, r, first, last));
                }
                least = Math.min(least, curvedWord(a, b, r, first));
            }
            assertThat(Dubins.length(a, b, r)).as("seed %d", seed).isCloseTo(least, within(1e-5 * r));
        }
    }

    @Test
    void sameWayBackAndMirrored() {
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            Pose a = new Pose(100 * random.nextDouble(), 100 * random.nextDouble(), 7 * random.nextDouble());
            Pose b = new Pose(100 * random.nextDouble(), 100 * random.nextDouble(), 7 * random.nextDouble());
            double length = Dubins.length(a, b, 20);
            Pose back = new Pose(b.x(), b.y(), b.heading() + Math.PI);
            Pose home = new Pose(a.x(), a.y(), a.heading() + Math.PI);
            assertThat(Dubins.length(back, home, 20)).as("seed %d", seed).isCloseTo(length, within(1e-9));
            Pose am = new Pose(-a.x(), a.y(), -a.heading());
            Pose bm = new Pose(-b.x(), b.y(), -b.heading());
            assertThat(Dubins.length(am, bm, 20)).as("seed %d", seed).isCloseTo(length, within(1e-9));
            assertThat(length).isGreaterThanOrEqualTo(Math.hypot(a.x() - b.x(), a.y() - b.y()) - 1e-9);
        }
    }

    @Test
    void refusesNoRadius() {
        Pose p = new Pose(0, 0, 0);
        assertThatThrownBy(() -> Dubins.length(p, p, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Dubins.length(p, p, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Pose arc(Pose p, double turn, double r) {
        return new PlanElement(p, Math.abs(turn) * r, Math.signum(turn) / r, Math.signum(turn) / r).end();
    }

    private static double positive(double angle) {
        double t = angle % (2 * Math.PI);
        t = t < 0 ? t + 2 * Math.PI : t;
        return 2 * Math.PI - t < 1e-7 ? 0 : t;
    }

    /** Arc, straight, arc: the last arc, run backwards from the end, must begin on the straight ahead. */
    private static double straightWord(Pose a, Pose b, double r, int first, int last) {
        DoubleUnaryOperator aside = t -> {
            Pose p = arc(a, first * t, r);
            Pose q = startOfLast(b, p.heading(), r, last);
            return (q.x() - p.x()) * Math.cos(p.heading()) - (q.y() - p.y()) * Math.sin(p.heading());
        };
        double best = Double.POSITIVE_INFINITY;
        int steps = 2000;
        for (int i = 0; i < steps; i++) {
            double t = root(aside, 2 * Math.PI * (i - 0.5) / steps, 2 * Math.PI * (i + 0.5) / steps);
            if (Double.isNaN(t)) {
                continue;
            }
            Pose p = arc(a, first * t, r);
            Pose q = startOfLast(b, p.heading(), r, last);
            double ahead = (q.x() - p.x()) * Math.sin(p.heading()) + (q.y() - p.y()) * Math.cos(p.heading());
            if (ahead >= -1e-7) {
                best = Math.min(best, r * (positive(t) + positive(last * (b.heading() - p.heading()))) + ahead);
            }
        }
        return best;
    }

    /** Where an arc begins that ends in a pose and starts with a heading. */
    private static Pose startOfLast(Pose b, double heading, double r, int last) {
        double cx = b.x() + last * r * Math.cos(b.heading());
        double cy = b.y() - last * r * Math.sin(b.heading());
        return new Pose(cx - last * r * Math.cos(heading), cy + last * r * Math.sin(heading), heading);
    }

    /** Arc, arc the other way, arc: the centres of the last two are two radii apart. */
    private static double curvedWord(Pose a, Pose b, double r, int first) {
        double cx = b.x() + first * r * Math.cos(b.heading());
        double cy = b.y() - first * r * Math.sin(b.heading());
        DoubleUnaryOperator apart = t -> {
            Pose p = arc(a, first * t, r);
            double mx = p.x() - first * r * Math.cos(p.heading());
            double my = p.y() + first * r * Math.sin(p.heading());
            return Math.hypot(mx - cx, my - cy) - 2 * r;
        };
        double best = Double.POSITIVE_INFINITY;
        int steps = 2000;
        for (int i = 0; i < steps; i++) {
            double t = root(apart, 2 * Math.PI * (i - 0.5) / steps, 2 * Math.PI * (i + 0.5) / steps);
            if (Double.isNaN(t)) {
                continue;
            }
            Pose p = arc(a, first * t, r);
            double mx = p.x() - first * r * Math.cos(p.heading());
            double my = p.y() + first * r * Math.sin(p.heading());
            // Both circles touch half way between their centres; there the heading is square to that way.
            double heading = Math.atan2(cx - mx, cy - my) - first * Math.PI / 2;
            double middle = positive(first * (p.heading() - heading));
            double end = positive(first * (b.heading() - heading));
            best = Math.min(best, r * (positive(t) + middle + end));
        }
        return best;
    }

    private static double root(DoubleUnaryOperator f, double low, double high) {
        double atLow = f.applyAsDouble(low);
        if (atLow * f.applyAsDouble(high) > 0) {
            return Double.NaN;
        }
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            if (f.applyAsDouble(middle) * atLow > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
