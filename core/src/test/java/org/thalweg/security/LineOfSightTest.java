package org.thalweg.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

class LineOfSightTest {
    private static final double CELL = 30;

    private static GridTerrain ground(int columns, int rows, java.util.function.IntToDoubleFunction height) {
        GridFrame frame = new GridFrame(1000, 9000, CELL, columns, rows);
        float[] heights = new float[frame.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (float) height.applyAsDouble(i);
        }
        return new GridTerrain(frame, heights);
    }

    /** On a level plane a target is seen up to the sum of both horizons: sqrt(h / c) for eye and target. */
    @Test
    void horizonOfALevelPlane() {
        GridTerrain plane = ground(1200, 2, i -> 0);
        for (double refraction : new double[] {0, 0.13}) {
            EarthDrop earth = EarthDrop.of(refraction);
            LineOfSight sight = new LineOfSight(plane, earth);
            for (double[] h : new double[][] {{1.7, 4}, {10, 0}, {2, 2}, {25, 1}}) {
                double limit = earth.horizon(h[0]) + earth.horizon(h[1]);
                assertThat(limit).isLessThan(36_000);
                assertThat(sight.sees(1000, 8985, h[0], 1000 + limit - 10, 8985, h[1], 0)).isTrue();
                // With no height of its own the target is the ground, which is seen to the horizon itself.
                assertThat(sight.sees(1000, 8985, h[0], 1000 + limit + 10, 8985, h[1], 0)).isFalse();
            }
        }
    }

    /** The rule of thumb of the facts: 3.57 km x sqrt(eye in m), 3.86 with refraction (k = 1/7); drops at 5 and 10 km. */
    @Test
    void publishedHorizonsAndDrops() {
        assertThat(EarthDrop.of(0).horizon(1)).isCloseTo(3570, within(5.0));
        assertThat(EarthDrop.of(1.0 / 7).horizon(1)).isCloseTo(3860, within(5.0));
        assertThat(EarthDrop.of(0.13).at(10_000)).isCloseTo(6.8, within(0.05));
        assertThat(EarthDrop.of(0.13).at(5_000)).isCloseTo(1.7, within(0.05));
        assertThat(EarthDrop.FLAT.at(10_000)).isZero();
    }

    /** A wall hides what lies below the plane over its crest: z = eye + (wall - eye) x D / d, plus the bend. */
    @Test
    void aWallByItsShadowPlane() {
        int at = 100;
        double wall = 12;
        GridTerrain terrain = ground(400, 5, i -> i % 400 == at ? wall : 0);
        for (EarthDrop earth : new EarthDrop[] {EarthDrop.FLAT, EarthDrop.of(0.13)}) {
            LineOfSight sight = new LineOfSight(terrain, earth);
            double d = at * CELL;
            for (int column : new int[] {101, 102, 150, 300, 399}) {
                double away = column * CELL;
                double expected =
                        1.7 + (wall - earth.at(d) - 1.7) * away / d + earth.at(away);
                assertThat(sight.lowestSeen(1000, 8940, 1.7, 1000 + away, 8940, 0))
                        .isCloseTo(Math.max(0, expected), within(1e-9));
            }
        }
    }

    /** From a cone's summit the whole cone is seen; from its foot, nothing behind the summit. */
    @Test
    void aConeFromItsSummitAndItsFoot() {
        int n = 101;
        GridTerrain cone = ground(n, n, i -> 1000 - 5 * Math.hypot(i % n - 50, i / n - 50));
        LineOfSight sight = new LineOfSight(cone, EarthDrop.FLAT);
        GridFrame f = cone.frame();
        for (int i = 0; i < f.size(); i++) {
            assertThat(sight.sees(f.x(50), f.y(50), 1001, f.x(i % n), f.y(i / n), cone.height(i), 0)).isTrue();
        }
        assertThat(sight.sees(f.x(0), f.y(50), cone.height(50 * n) + 1.7, f.x(100), f.y(50), cone.height(50 * n + 100), 0))
                .isFalse();
    }

    /** A parabola over one cell: on a saddle the ground between four corners bulges above every corner on the way. */
    @Test
    void theBulgeOfASaddleHides() {
        // Corners 0, 20 / 20, 0: on the diagonal between the two low ones the middle is at 10.
        GridTerrain saddle = ground(2, 2, i -> i == 1 || i == 2 ? 20 : 0);
        LineOfSight sight = new LineOfSight(saddle, EarthDrop.FLAT);
        GridFrame f = saddle.frame();
        // Ground 40 t (1 - t), eye 2.5: slope (40 t - 40 t^2 - 2.5) / t is greatest at t = 0.25, where it is 20.
        assertThat(sight.lowestSeen(f.x(0), f.y(0), 2.5, f.x(1), f.y(1), 0)).isCloseTo(22.5, within(1e-12));
    }

    @Test
    void groundNearTheTargetIsClearedAway() {
        GridTerrain terrain = ground(40, 2, i -> i % 40 == 38 ? 10 : 0);
        LineOfSight sight = new LineOfSight(terrain, EarthDrop.FLAT);
        assertThat(sight.sees(1000, 8985, 1.7, 1000 + 39 * CELL, 8985, 1, 0)).isFalse();
        assertThat(sight.sees(1000, 8985, 1.7, 1000 + 39 * CELL, 8985, 1, 2 * CELL)).isTrue();
        assertThat(sight.sees(1000, 8985, 1.7, 1000 + 10, 8985, -100, 20)).isTrue();
    }

    @Test
    void whatIsNotKnownHidesNothing() {
        GridTerrain terrain = ground(40, 2, i -> i % 40 > 10 && i % 40 < 30 ? Double.NaN : 0);
        LineOfSight sight = new LineOfSight(terrain, EarthDrop.FLAT);
        assertThat(sight.sees(1000, 8985, 1.7, 1000 + 39 * CELL, 8985, 0, 0)).isTrue();
        assertThat(sight.sees(-5000, 8985, 1.7, 90_000, 8985, 1, 0)).isTrue();
        assertThat(sight.sees(1000, 8985, -1, 1000 + 39 * CELL, 8985, 1, 0)).as("eye under the ground").isFalse();
    }

    /** The first known ground behind a void hides what is behind it, though nothing joins it to what is before. */
    @Test
    void groundBehindAVoidHides() {
        GridTerrain terrain = ground(40, 2, i -> i % 40 == 21 ? 50 : i % 40 > 5 && i % 40 < 21 ? Double.NaN : 0);
        LineOfSight sight = new LineOfSight(terrain, EarthDrop.FLAT);
        assertThat(sight.lowestSeen(1000, 8985, 1.7, 1000 + 30 * CELL, 8985, 0))
                .isCloseTo(1.7 + 48.3 * 30 / 21, within(1e-9));
    }

    /** Beside the raster there is no ground, on its very edge there is. */
    @Test
    void alongTheEdgeAndBesideIt() {
        GridTerrain terrain = ground(3, 40, i -> i / 3 == 20 ? 50 : 0);
        LineOfSight sight = new LineOfSight(terrain, EarthDrop.FLAT);
        for (double x : new double[] {1000, 1060, 1030, 1045}) {
            assertThat(sight.sees(x, 9000, 1.7, x, 9000 - 39 * CELL, 0, 0)).isFalse();
            assertThat(sight.sees(x, 9000 - 39 * CELL, 1.7, x, 9000, 0, 0)).isFalse();
        }
        for (double x : new double[] {999, 1061, 1200, -4000}) {
            assertThat(sight.sees(x, 9000, 1.7, x, 9000 - 39 * CELL, 0, 0)).isTrue();
            assertThat(sight.sees(x, 9000 - 39 * CELL, 1.7, x, 9000, 0, 0)).isTrue();
        }
    }

    /** Against 4000 samples of the ground on the way, each local top refined; eyes and targets anywhere. */
    @Test
    void randomGroundsByDenseSampling() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            int columns = 2 + random.nextInt(12);
            int rows = 2 + random.nextInt(12);
            double rough = random.nextBoolean() ? 3 : 60;
            float[] noise = new float[columns * rows];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) (rough * random.nextDouble());
            }
            GridTerrain terrain = ground(columns, rows, i -> noise[i]);
            EarthDrop earth = new EarthDrop(random.nextBoolean() ? 0 : 1e-4);
            boolean corners = random.nextInt(3) == 0;
            double[] from = place(terrain.frame(), random, corners);
            double[] to = place(terrain.frame(), random, corners);
            double distance = Math.hypot(to[0] - from[0], to[1] - from[1]);
            if (distance < 1) {
                continue;
            }
            double clearing = random.nextInt(3) == 0 ? 0.3 * distance : 0;
            double eye = terrain.heightAt(from[0], from[1]) + 0.5 + 5 * random.nextDouble();
            double exact = new LineOfSight(terrain, earth).lowestSeen(from[0], from[1], eye, to[0], to[1], clearing);
            double sampled = sampled(terrain, earth, from, eye, to, distance, 1 - clearing / distance);
            assertThat(exact).as("seed %d", seed).isCloseTo(sampled, within(1e-6 * (1 + Math.abs(sampled))));
            LineOfSight sight = new LineOfSight(terrain, earth);
            assertThat(sight.sees(from[0], from[1], eye, to[0], to[1], exact + 1e-3, clearing)).isTrue();
            assertThat(sight.sees(from[0], from[1], eye, to[0], to[1], exact - 1e-3, clearing)).isFalse();
        }
    }

    private static double[] place(GridFrame frame, Random random, boolean corner) {
        double c = corner ? random.nextInt(frame.columns()) : random.nextDouble() * (frame.columns() - 1);
        double r = corner ? random.nextInt(frame.rows()) : random.nextDouble() * (frame.rows() - 1);
        return new double[] {frame.x0() + c * frame.cell(), frame.y0() - r * frame.cell()};
    }

    private static double sampled(
            GridTerrain terrain, EarthDrop earth, double[] from, double eye, double[] to, double distance, double end) {
        java.util.function.DoubleUnaryOperator angle = t -> (terrain.heightAt(
                                from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]))
                        - earth.at(t * distance) - eye) / t;
        int n = 4000;
        double best = Double.NEGATIVE_INFINITY;
        for (int k = 1; k <= n; k++) {
            double low = end * (k - 1) / n;
            double high = end * Math.min(n, k + 1) / n;
            for (int i = 0; i < 60; i++) {
                double a = low + (high - low) / 3;
                double b = high - (high - low) / 3;
                if (angle.applyAsDouble(a) < angle.applyAsDouble(b)) {
                    low = a;
                } else {
                    high = b;
                }
                if (i == 6 && angle.applyAsDouble(0.5 * (low + high)) < best - 1) {
                    break;
                }
            }
            // The very end rounds out of the raster when the target stands on its edge.
            double top = angle.applyAsDouble(Math.min(0.5 * (low + high), end * (1 - 1e-12)));
            best = top > best ? top : best;
        }
        return eye + best + earth.at(distance);
    }
}
