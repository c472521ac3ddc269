package org.thalweg.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

class ViewshedTest {
    private static GridTerrain ground(int columns, int rows, java.util.function.IntToDoubleFunction height) {
        GridFrame frame = new GridFrame(1000, 9000, 30, columns, rows);
        float[] heights = new float[frame.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (float) height.applyAsDouble(i);
        }
        return new GridTerrain(frame, heights);
    }

    /** Rounded hills and valleys of several sizes, slopes up to some 45 degrees. */
    static GridTerrain hills(int columns, int rows, long seed) {
        Random random = new Random(seed);
        double[][] wave = new double[24][];
        for (int k = 0; k < wave.length; k++) {
            double length = 8 * StrictMath.pow(1.25, k % 12);
            double turn = 2 * Math.PI * random.nextDouble();
            wave[k] = new double[] {
                2 * Math.PI * StrictMath.cos(turn) / length, 2 * Math.PI * StrictMath.sin(turn) / length,
                2 * Math.PI * random.nextDouble(), 1.1 * length
            };
        }
        return ground(columns, rows, i -> {
            double z = 1000;
            for (double[] w : wave) {
                z += w[3] * StrictMath.sin(w[0] * (i % columns) + w[1] * (i / columns) + w[2]);
            }
            return z;
        });
    }

    @Test
    void aFlatPlaneIsSeenToTheReachAndOnABentEarthToTheHorizon() {
        GridTerrain plane = ground(301, 301, i -> 100);
        int middle = 150 * 301 + 150;
        int[] seen = new int[plane.frame().size()];
        new Viewshed(plane, EarthDrop.FLAT, 4000, 0).add(middle, 1.7, seen);
        int[] bent = new int[seen.length];
        EarthDrop earth = EarthDrop.of(0.13);
        new Viewshed(plane, earth, 4000, 0).add(middle, 0.5, bent);
        double horizon = earth.horizon(0.5);
        assertThat(horizon).isBetween(2000.0, 3000.0);
        for (int i = 0; i < seen.length; i++) {
            double d = 30 * Math.hypot(i % 301 - 150, i / 301 - 150);
            assertThat(seen[i]).isEqualTo(d <= 4000 ? 1 : 0);
            if (Math.abs(d - horizon) > 30 || d > 4000) {
                assertThat(bent[i]).as("at %.0f m", d).isEqualTo(d <= horizon ? 1 : 0);
            }
        }
    }

    @Test
    void aConeIsSeenFromItsSummit() {
        GridTerrain cone = ground(101, 81, i -> 1000 - 5 * Math.hypot(i % 101 - 50, i / 101 - 40));
        int[] seen = new int[cone.frame().size()];
        new Viewshed(cone, EarthDrop.FLAT, 1e4, 0).add(40 * 101 + 50, 1.7, seen);
        assertThat(seen).containsOnly(1);
    }

    /** Observers anywhere, corners and edges among them; at most 1 % of the cells within reach may differ from exact sights. */
    @Test
    void hillsDifferFromExactSightsInLessThanOnePercent() {
        long all = 0;
        long differ = 0;
        for (long seed = 1; seed <= 24; seed++) {
            Random random = new Random(seed);
            GridTerrain hills = hills(90 + random.nextInt(60), 90 + random.nextInt(60), seed);
            GridFrame f = hills.frame();
            int observer = seed == 1 ? 0 : seed == 2 ? f.columns() - 1 : random.nextInt(f.size());
            double target = random.nextInt(3) * 2;
            double reach = 30 * (40 + random.nextInt(60));
            EarthDrop earth = EarthDrop.of(0.13);
            boolean[] exact = ExactViewshed.of(hills, earth, observer, 1.7, target, reach);
            int[] fast = new int[f.size()];
            new Viewshed(hills, earth, reach, target).add(observer, 1.7, fast);
            int here = 0;
            int wrong = 0;
            for (int i = 0; i < fast.length; i++) {
                if (ExactViewshed.within(f, observer, i, reach)) {
                    here++;
                    wrong += (fast[i] == 1) != exact[i] ? 1 : 0;
                } else {
                    assertThat(fast[i]).isZero();
                }
            }
            assertThat(wrong).as("seed %d: of %d cells", seed, here).isLessThanOrEqualTo(here / 100);
            all += here;
            differ += wrong;
        }
        assertThat(all).isGreaterThan(100_000);
        assertThat(differ).isGreaterThan(0).isLessThan(all / 200);
    }

    @Test
    void everyWayOfTurningTheGroundTurnsTheAnswer() {
        GridTerrain hills = hills(81, 81, 7);
        int[] seen = seen(hills, 30, 50);
        GridTerrain turned = ground(81, 81, i -> hills.height((80 - i % 81) * 81 + i / 81));
        // Turned a quarter to the right: what was at (column, row) is now at (80 - row, column).
        int[] other = seen(turned, 80 - 50, 30);
        int differ = 0;
        for (int i = 0; i < seen.length; i++) {
            differ += seen[i] != other[i % 81 * 81 + 80 - i / 81] ? 1 : 0;
        }
        // Only cells of the diagonals, which one sector or the other takes, may round differently.
        assertThat(differ).isLessThanOrEqualTo(2);
    }

    private static int[] seen(GridTerrain terrain, int column, int row) {
        int[] seen = new int[terrain.frame().size()];
        new Viewshed(terrain, EarthDrop.of(0.13), 2000, 2)
                .add(row * terrain.frame().columns() + column, 1.7, seen);
        return seen;
    }

    @Test
    void voidsHideNothingAndAreNotSeen() {
        GridTerrain holed = ground(61, 61, i -> i % 61 > 40 && i % 61 < 50 ? Double.NaN : 10);
        int[] seen = seen(holed, 30, 30);
        for (int i = 0; i < seen.length; i++) {
            assertThat(seen[i]).isEqualTo(Float.isNaN(holed.height(i)) ? 0 : 1);
        }
        int[] blind = new int[holed.frame().size()];
        new Viewshed(holed, EarthDrop.FLAT, 500, 0).add(30 * 61 + 45, 1.7, blind);
        assertThat(blind).containsOnly(0);
    }
}
