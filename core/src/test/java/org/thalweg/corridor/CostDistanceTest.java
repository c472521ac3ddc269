package org.thalweg.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CostDistanceTest {
    /** Kinds of random rasters: what breaks a queue of buckets is contrast, zeros and narrow ways. */
    private enum Kind { CONSTANT, UNIFORM, WHOLE, SKEWED, CONTRAST, ZEROS, MAZE }

    private static float[] raster(Kind kind, int columns, int rows, Random random) {
        float[] costs = new float[columns * rows];
        for (int i = 0; i < costs.length; i++) {
            int c = i % columns;
            int r = i / columns;
            costs[i] = switch (kind) {
                case CONSTANT -> 1.7f;
                case UNIFORM -> random.nextFloat();
                case WHOLE -> 1 + random.nextInt(10);
                case SKEWED -> (float) Math.exp(4 * random.nextGaussian());
                case CONTRAST -> (c / 7 + r / 9) % 3 == 0 ? 1 : 1e7f;
                case ZEROS -> random.nextInt(3) == 0 ? 0 : random.nextFloat();
                case MAZE -> c % 4 == 0 && r % columns != c / 4 % 2 * (rows - 1) ? Float.NaN : 1 + random.nextFloat();
            };
            if (kind != Kind.CONSTANT && random.nextInt(12) == 0) {
                costs[i] = new float[] {Float.NaN, -1, Float.POSITIVE_INFINITY}[random.nextInt(3)];
            }
        }
        return costs;
    }

    /** Dijkstra's algorithm as in the textbook. */
    private static double[] dijkstra(float[] costs, int columns, int rows, double cell, Moves moves, int... starts) {
        record Entry(int cell, double distance) {}
        double[] distance = new double[costs.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        PriorityQueue<Entry> queue = new PriorityQueue<>((a, b) -> Double.compare(a.distance, b.distance));
        for (int start : starts) {
            if (open(costs[start])) {
                distance[start] = 0;
                queue.add(new Entry(start, 0));
            }
        }
        while (!queue.isEmpty()) {
            Entry e = queue.poll();
            if (e.distance > distance[e.cell]) {
                continue;
            }
            for (int dr = -2; dr <= 2; dr++) {
                for (int dc = -2; dc <= 2; dc++) {
                    int c = e.cell % columns + dc;
                    int r = e.cell / columns + dr;
                    int square = dr * dr + dc * dc;
                    boolean move = square == 1
                            || square == 2 && moves != Moves.FOUR
                            || square == 5 && moves == Moves.KNIGHT;
                    if (!move || c < 0 || r < 0 || c >= columns || r >= rows || !open(costs[r * columns + c])) {
                        continue;
                    }
                    int to = r * columns + c;
                    double mean = 0.5 * ((double) costs[e.cell] + costs[to]);
                    if (square == 5) {
                        int beside = (e.cell / columns + dr / 2) * columns + e.cell % columns + dc / 2;
                        int corner = (e.cell / columns + Integer.signum(dr)) * columns + e.cell % columns + Integer.signum(dc);
                        if (!open(costs[beside]) || !open(costs[corner])) {
                            continue;
                        }
                        mean = 0.5 * mean + 0.25 * ((double) costs[beside] + costs[corner]);
                    }
                    double d = e.distance + mean * Math.sqrt(square) * cell;
                    if (d < distance[to]) {
                        distance[to] = d;
                        queue.add(new Entry(to, d));
                    }
                }
            }
        }
        return distance;
    }

    private static boolean open(float cost) {
        return cost >= 0 && cost < Float.POSITIVE_INFINITY;
    }

    private static void assertSame(double[] found, double[] expected, String what) {
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] == Double.POSITIVE_INFINITY) {
                assertThat(found[i]).as("%s, cell %d", what, i).isEqualTo(expected[i]);
            } else {
                // Products are rounded in another order: an ulp a move, some 2000 moves at most.
                assertThat(found[i]).as("%s, cell %d", what, i).isCloseTo(expected[i], within(1e-12 * expected[i]));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Moves.class)
    void equalsDijkstraOnSmallRasters(Moves moves) {
        for (int seed = 0; seed < 70; seed++) {
            Random random = new Random(seed);
            Kind kind = Kind.values()[seed % Kind.values().length];
            int columns = 1 + random.nextInt(60);
            int rows = 1 + random.nextInt(60);
            float[] costs = raster(kind, columns, rows, random);
            int[] starts = random.ints(1 + random.nextInt(3), 0, costs.length).toArray();
            double[] expected = dijkstra(costs, columns, rows, 30, moves, starts);
            double[] found = new CostDistance(costs, columns, rows, 30, moves).from(starts);
            assertSame(found, expected, "seed " + seed + " " + kind);
        }
    }

    /** Rasters of several tiles, whose sides do not fall on the tiles'. */
    @ParameterizedTest
    @EnumSource(Moves.class)
    void equalsDijkstraAcrossTiles(Moves moves) {
        for (Kind kind : Kind.values()) {
            Random random = new Random(kind.ordinal());
            int columns = 2 * CostTile.SIDE + 1;
            int rows = CostTile.SIDE + 45;
            float[] costs = raster(kind, columns, rows, random);
            int start = random.nextInt(costs.length);
            double[] expected = dijkstra(costs, columns, rows, 1, moves, start);
            assertSame(new CostDistance(costs, columns, rows, 1, moves).from(start), expected, kind.toString());
        }
    }

    /** The threads meet in a different order each time; the sums are the same to the last bit. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void anyNumberOfThreadsGivesTheSameBits(Kind kind) {
        int columns = 4 * CostTile.SIDE - 11;
        int rows = 3 * CostTile.SIDE + 2;
        float[] costs = raster(kind, columns, rows, new Random(99 + kind.ordinal()));
        CostDistance raster = new CostDistance(costs, columns, rows, 10, Moves.KNIGHT);
        int[] starts = {columns * rows / 2 + columns / 2, 5, columns * (rows - 1)};
        double[] one = raster.from(starts);
        for (int threads : new int[] {2, 3, 8}) {
            assertThat(raster.on(threads, starts)).as("%d threads", threads).isEqualTo(one);
        }
    }

    @Test
    void openGroundCostsTheOctagonsDistance() {
        int n = 301;
        float[] costs = new float[n * n];
        Arrays.fill(costs, 3);
        double[] found = new CostDistance(costs, n, n, 25, Moves.EIGHT).from(150 * n + 150);
        for (int i = 0; i < found.length; i++) {
            int dx = Math.abs(i % n - 150);
            int dy = Math.abs(i / n - 150);
            double moves = Math.max(dx, dy) - Math.min(dx, dy) + Math.sqrt(2) * Math.min(dx, dy);
            assertThat(found[i]).isCloseTo(75 * moves, within(1e-9 * (1 + 75 * moves)));
        }
    }

    @Test
    void aRasterWithoutAnOpenStartIsOutOfReach() {
        float[] costs = {Float.NaN, 1, 1, 1};
        assertThat(new CostDistance(costs, 2, 2, 1, Moves.EIGHT).from(0)).containsOnly(Double.POSITIVE_INFINITY);
    }

    /** A single span of costs cannot be added to a sum that is 1e17 times larger: the search must still end. */
    @Test
    void endsWhenCostsLieFarApart() {
        float[] costs = new float[400];
        Arrays.fill(costs, 1e-12f);
        for (int r = 0; r < 20; r++) {
            costs[r * 20 + 10] = 1e30f;
        }
        double[] found = new CostDistance(costs, 20, 20, 1, Moves.EIGHT).from(0);
        assertSame(found, dijkstra(costs, 20, 20, 1, Moves.EIGHT, 0), "wall");
    }

    @Test
    void refusesWhatDoesNotFit() {
        float[] costs = {1, 1};
        assertThatThrownBy(() -> new CostDistance(costs, 2, 2, 1, Moves.EIGHT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CostDistance(costs, 2, 1, 0, Moves.EIGHT)).isInstanceOf(IllegalArgumentException.class);
        CostDistance fine = new CostDistance(costs, 2, 1, 1, Moves.EIGHT);
        assertThatThrownBy(() -> fine.from(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(fine::from).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fine.on(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
