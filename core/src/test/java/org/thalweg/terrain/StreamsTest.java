package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private static final int[][] NEIGHBOURS = {
        {-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}
    };

    /** A V valley whose axis falls to the south: each side drains square to the axis, the axis gathers whole rows. */
    @Test
    void tiltedValleyGathersWholeRows() {
        int columns = 21;
        int rows = 40;
        float[] z = new float[columns * rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                // Across 10 m a cell, along 1 m a cell: the steepest of the eight ways is straight across.
                z[r * columns + c] = 10 * Math.abs(c - 10) + (rows - 1 - r);
            }
        }
        GridTerrain terrain = terrain(columns, rows, 10, z);
        int[] cells = Streams.catchments(terrain);
        byte[] streams = Streams.of(terrain, 21 * 100 * 10, 21 * 100 * 30);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                // A diagonal step loses 10 + 1 over sqrt 2 cells: 7.8 a cell, less than the 10 straight across.
                int expected = c == 10 ? 21 * (r + 1) : 11 - Math.abs(c - 10);
                assertThat(cells[r * columns + c]).as("column %d row %d", c, r).isEqualTo(expected);
                int kind = c != 10 ? 0 : r >= 29 ? 2 : r >= 9 ? 1 : 0;
                assertThat(streams[r * columns + c]).isEqualTo((byte) kind);
            }
        }
    }

    @Test
    void poolSpillsOverItsLowestRim() {
        int n = 9;
        float[] z = new float[n * n];
        for (int i = 0; i < z.length; i++) {
            int ring = Math.max(Math.abs(i % n - 4), Math.abs(i / n - 4));
            z[i] = ring == 3 ? 100 : ring == 4 ? 50 : 60 - (3 - ring);
        }
        int gap = 4 * n + 7;
        z[gap] = 80;
        Streams.Flood flood = new Streams.Flood(terrain(n, n, 1, z));
        for (int i = 0; i < z.length; i++) {
            int ring = Math.max(Math.abs(i % n - 4), Math.abs(i / n - 4));
            assertThat(flood.filled[i]).isEqualTo(ring < 3 || i == gap ? 80 : z[i]);
        }
        // The pool's 25 cells leave by the gap; the rim drains outward, where it is steeper.
        assertThat(Streams.catchments(terrain(n, n, 1, z))[gap]).isEqualTo(26);
    }

    @Test
    void equalsPlainImplementationOnRandomGround() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int columns = 1 + random.nextInt(14);
            int rows = 1 + random.nextInt(14);
            float[] z = new float[columns * rows];
            int heights = 2 + random.nextInt(60);
            for (int i = 0; i < z.length; i++) {
                z[i] = random.nextInt(12) == 0 ? Float.NaN : random.nextInt(heights) - heights / 2;
            }
            GridTerrain terrain = terrain(columns, rows, 30, z);
            Streams.Flood flood = new Streams.Flood(terrain);
            assertThat(flood.filled).as("seed %d", seed).containsExactly(plainFill(columns, rows, z));
            int[] receiver = flood.receivers();
            checkReceivers(seed, flood, receiver);
            int[] cells = Streams.catchments(terrain);
            for (int i = 0; i < z.length; i++) {
                assertThat(cells[i]).as("seed %d cell %d", seed, i).isEqualTo(Float.isNaN(z[i]) ? 0 : gather(i, receiver));
            }
        }
    }

    /** Where the flow is told by the ground alone, whole catchments equal those of a recursion from neighbour to neighbour. */
    @Test
    void equalsRecursionWhereNothingIsFilled() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int n = 20;
            float[] z = new float[n * n];
            for (int i = 0; i < z.length; i++) {
                // A slope to the south with noise too small to make a depression.
                z[i] = (float) (100 - 2.0 * (i / n) + random.nextDouble());
            }
            int[] cells = Streams.catchments(terrain(n, n, 30, z));
            for (int i = 0; i < z.length; i++) {
                assertThat(cells[i]).as("seed %d cell %d", seed, i).isEqualTo(uphill(i, n, z));
            }
        }
    }

    @Test
    void largeGroundIsQuick() {
        int columns = 1300;
        int rows = 1230;
        Random random = new Random(1);
        float[] z = new float[columns * rows];
        for (int i = 0; i < z.length; i++) {
            double x = (i % columns) / 100.0;
            double y = (i / columns) / 100.0;
            z[i] = (float) (500 * Math.sin(x) * Math.cos(1.3 * y) + 20 * y + 10 * random.nextDouble());
        }
        GridTerrain terrain = terrain(columns, rows, 30, z);
        long best = Long.MAX_VALUE;
        for (int k = 0; k < 3; k++) {
            long start = System.nanoTime();
            Streams.of(terrain, 1e5, 2e6);
            best = Math.min(best, System.nanoTime() - start);
        }
        // The bar is 1 s on a free core; a busy machine gets three.
        assertThat(best / 1e9).isLessThan(3.0);
    }

    @Test
    void refusesThresholdsOutOfOrder() {
        GridTerrain terrain = terrain(1, 1, 1, new float[] {0});
        assertThatThrownBy(() -> Streams.of(terrain, 5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Streams.of(terrain, Double.NaN, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    private static GridTerrain terrain(int columns, int rows, double cell, float[] z) {
        return new GridTerrain(new GridFrame(0, 0, cell, columns, rows), z);
    }

    /** Filled heights by plain relaxation: the least height that lets every cell spill, found by repeated lowering. */
    private static float[] plainFill(int columns, int rows, float[] z) {
        float[] w = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            w[i] = Float.isNaN(z[i]) ? Float.NaN : Float.POSITIVE_INFINITY;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < z.length; i++) {
                float low = Float.POSITIVE_INFINITY;
                for (int[] step : NEIGHBOURS) {
                    int c = i % columns + step[0];
                    int r = i / columns + step[1];
                    boolean out = c < 0 || r < 0 || c >= columns || r >= rows || Float.isNaN(z[r * columns + c]);
                    low = Math.min(low, out ? Float.NEGATIVE_INFINITY : w[r * columns + c]);
                }
                float level = Math.max(z[i], low);
                if (level < w[i]) {
                    w[i] = level;
                    changed = true;
                }
            }
        }
        return w;
    }

    private static void checkReceivers(int seed, Streams.Flood flood, int[] receiver) {
        GridFrame f = flood.frame;
        for (int i = 0; i < receiver.length; i++) {
            if (Float.isNaN(flood.filled[i])) {
                assertThat(receiver[i]).isEqualTo(-2);
                continue;
            }
            double steepest = 0;
            boolean open = false;
            for (int[] step : NEIGHBOURS) {
                int c = i % f.columns() + step[0];
                int r = i / f.columns() + step[1];
                if (c < 0 || r < 0 || c >= f.columns() || r >= f.rows() || Float.isNaN(flood.filled[r * f.columns() + c])) {
                    open = true;
                } else {
                    double fall = flood.filled[i] - flood.filled[r * f.columns() + c];
                    steepest = Math.max(steepest, fall / Math.hypot(step[0], step[1]));
                }
            }
            int j = receiver[i];
            assertThat(j >= 0 || open).as("seed %d cell %d drains", seed, i).isTrue();
            if (j >= 0) {
                double run = Math.hypot(i % f.columns() - j % f.columns(), i / f.columns() - j / f.columns());
                assertThat(run).isBetween(1.0, 1.5);
                double fall = (flood.filled[i] - flood.filled[j]) / run;
                assertThat(Math.abs(fall - steepest)).as("seed %d cell %d", seed, i).isLessThan(1e-9);
            } else {
                assertThat(steepest).isZero();
            }
        }
    }

    private static int gather(int i, int[] receiver) {
        int sum = 1;
        for (int j = 0; j < receiver.length; j++) {
            if (receiver[j] == i) {
                sum += gather(j, receiver);
            }
        }
        return sum;
    }

    /** Cells that drain through a cell, by recursion over the neighbours whose steepest way down is this one. */
    private static int uphill(int i, int n, float[] z) {
        int sum = 1;
        for (int[] step : NEIGHBOURS) {
            int c = i % n + step[0];
            int r = i / n + step[1];
            if (c >= 0 && r >= 0 && c < n && r < n && steepestFrom(r * n + c, n, z) == i) {
                sum += uphill(r * n + c, n, z);
            }
        }
        return sum;
    }

    private static int steepestFrom(int i, int n, float[] z) {
        int best = -1;
        double steepest = 0;
        for (int[] step : NEIGHBOURS) {
            int c = i % n + step[0];
            int r = i / n + step[1];
            if (c >= 0 && r >= 0 && c < n && r < n) {
                double slope = ((double) z[i] - z[r * n + c]) / Math.hypot(step[0], step[1]);
                if (slope > steepest) {
                    steepest = slope;
                    best = r * n + c;
                }
            }
        }
        return best;
    }
}
