package org.thalweg.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

class BorderDistanceTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static LineString line(double... xy) {
        Coordinate[] c = new Coordinate[xy.length / 2];
        for (int i = 0; i < c.length; i++) {
            c[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        }
        return FACTORY.createLineString(c);
    }

    /** A line at right angles to the border: distance is the station, so every share is known. */
    @Test
    void aLineThatLeavesTheBorderAtRightAngles() {
        double[] s = new double[1001];
        double[] x = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = 10 * i;
        }
        BorderDistance d = BorderDistance.of("south", line(-1e5, 0, 1e5, 0), s, x, s);
        assertThat(d.mean()).isCloseTo(5000, within(1e-6));
        assertThat(d.shareUnder(500)).isCloseTo(0.05, within(1e-12));
        assertThat(d.shareUnder(1234.5)).isCloseTo(0.12345, within(1e-12));
        assertThat(d.shareUnder(20_000)).isEqualTo(1);
        assertThat(d.shareUnder(0)).isZero();
        assertThat(d.quantile(0.9)).isCloseTo(9000, within(1e-2));
        assertThat(d.nearest()).isZero();
    }

    @Test
    void aLineAlongTheBorderIsEitherUnderOrNot() {
        BorderDistance d =
                BorderDistance.of("south", line(0, 0, 1000, 0), new double[] {0, 500, 1000}, new double[] {0, 500, 1000},
                        new double[] {300, 300, 300});
        assertThat(d.shareUnder(300)).isZero();
        assertThat(d.shareUnder(300.001)).isEqualTo(1);
        assertThat(d.mean()).isEqualTo(300);
    }

    /** Against the least distance to any of the border's pieces, by the formula for a point and a segment. */
    @Test
    void randomBordersByTheFormulaForASegment() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            double[] border = random.doubles(40, 0, 10_000).toArray();
            double[] s = new double[30];
            double[] x = random.doubles(s.length, 0, 10_000).toArray();
            double[] y = random.doubles(s.length, 0, 10_000).toArray();
            for (int i = 0; i < s.length; i++) {
                s[i] = i;
            }
            BorderDistance d = BorderDistance.of("b", line(border), s, x, y);
            for (int i = 0; i < s.length; i++) {
                double best = Double.MAX_VALUE;
                for (int k = 0; k + 3 < border.length; k += 2) {
                    best = Math.min(best, toSegment(x[i], y[i], border[k], border[k + 1], border[k + 2], border[k + 3]));
                }
                assertThat(d.distance()[i]).as("seed %d, row %d", seed, i).isCloseTo(best, within(1e-8));
            }
        }
    }

    private static double toSegment(double px, double py, double ax, double ay, double bx, double by) {
        double t = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / ((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
        t = Math.max(0, Math.min(1, t));
        return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay));
    }

    @Test
    void refusesALineOfNoLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BorderDistance("b", new double[] {5, 5}, new double[] {1, 1}));
    }
}
