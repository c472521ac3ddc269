package org.thalweg.corridor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Least cost of a path over a raster from given cells to every cell.
 *
 * <p>A move costs the mean of its two cells' costs (money per metre) times its length (m), as in GRASS {@code r.cost} and
 * scikit-image {@code MCP_Geometric}; a knight's move the mean of four ({@link Moves#KNIGHT}). Cells that are NaN, negative
 * or infinite are barred; 0 is a cost. Diagonal moves pass between two barred cells, as they do there; a knight's move does
 * not pass a barred cell.
 *
 * <p>The raster is cut into tiles. Costs are settled in phases of a span each: within a phase every tile settles its own
 * cells with buckets (Dial 1969), any number of times over where moves are shorter than a bucket is wide (delta-stepping,
 * Meyer and Sanders 2003), then tiles exchange what they reached in each other until nothing falls any more. A sum of
 * floating numbers along a path grows with each of its terms and does not depend on the order in which paths are tried; so
 * every cell ends with the least sum over all paths, the one that Dijkstra's algorithm finds, bit for bit, whatever the
 * number of threads.
 *
 * <p>Sums are doubles: a path of some 10 000 moves summed in floats may be out by 1e-4. Immutable; the costs are used as
 * they are, not copied, and must not be changed while a search runs.
 */
public final class CostDistance {
    /** Spans of a phase, in mean costs of a move: wide enough for little exchange, narrow enough for little work done twice. */
    private static final double SPAN = 24;
    /** Bucket width in low costs of a move. */
    private static final double WIDTH = 0.5;
    /** Greatest number of buckets in a phase. */
    private static final int MAX_BUCKETS = 4096;
    /** Cells looked at to learn how costs are spread. */
    private static final int SAMPLES = 10_000;

    private final float[] costs;
    private final int columns;
    private final int rows;
    private final double cell;
    private final Moves moves;

    /**
     * A raster of costs.
     *
     * @param costs cost of a metre of path by cell, {@code row * columns + column}; NaN, negative and infinite cells are
     *     barred
     * @param columns columns, at least 1
     * @param rows rows, at least 1
     * @param cell side of a cell (m), positive
     * @param moves moves to neighbours
     * @throws IllegalArgumentException when the sizes do not fit
     */
    public CostDistance(float[] costs, int columns, int rows, double cell, Moves moves) {
        if (columns < 1 || rows < 1 || (long) columns * rows != costs.length) {
            throw new IllegalArgumentException(
                    "a raster of " + columns + " x " + rows + " cells does not have " + costs.length + " costs");
        }
        if (!(cell > 0) || Double.isInfinite(cell)) {
            throw new IllegalArgumentException("the side of a cell must be positive, not " + cell);
        }
        this.costs = costs;
        this.columns = columns;
        this.rows = rows;
        this.cell = cell;
        this.moves = Objects.requireNonNull(moves);
    }

    /**
     * Least costs on one thread.
     *
     * @param starts indices of the cells where paths begin; barred ones do not count
     * @return by cell: least cost from any start; positive infinity where no path leads
     * @throws IllegalArgumentException when there is no start
     * @throws IndexOutOfBoundsException when a start lies outside the raster
     */
    public double[] from(int... starts) {
        return on(1, starts);
    }

    /**
     * Least costs on several threads. The result is the same bit for bit whatever their number.
     *
     * @param threads threads, at least 1
     * @param starts indices of the cells where paths begin; barred ones do not count
     * @return by cell: least cost from any start; positive infinity where no path leads
     * @throws IllegalArgumentException when there is no start or no thread
     * @throws IndexOutOfBoundsException when a start lies outside the raster
     */
    public double[] on(int threads, int... starts) {
        if (threads < 1 || starts.length == 0) {
            throw new IllegalArgumentException("a cost distance needs a start and a thread");
        }
        Search search = new Search(threads);
        for (int start : starts) {
            search.begin(Objects.checkIndex(start, costs.length));
        }
        return search.run();
    }

    /** One search: the tiles, and what the threads share. */
    private final class Search {
        private final int across = (columns + CostTile.SIDE - 1) / CostTile.SIDE;
        private final int down = (rows + CostTile.SIDE - 1) / CostTile.SIDE;
        private final CostTile[] tiles = new CostTile[across * down];
        private final int[] active = new int[tiles.length];
        private final CostTile.Steps steps = CostTile.Steps.of(moves, cell);
        private final NearQueue[] near;
        private final double span;
        private final double perCost;
        private final AtomicInteger next = new AtomicInteger();
        private int count;
        private int round;
        private boolean opening;
        private double start;
        private double limit;

        Search(int threads) {
            double[] spread = spread();
            double width = Math.max(spread[0] * WIDTH, spread[1] * SPAN / MAX_BUCKETS);
            int buckets = (int) Math.min(MAX_BUCKETS, Math.max(1, Math.ceil(spread[1] * SPAN / width)));
            this.span = width * buckets;
            this.perCost = 1 / width;
            this.near = new NearQueue[threads];
            for (int t = 0; t < threads; t++) {
                near[t] = new NearQueue(buckets);
            }
        }

        /** A low and a mean cost of a move by one cell. */
        private double[] spread() {
            int stride = Math.max(1, costs.length / SAMPLES);
            double[] seen = new double[costs.length / stride + 1];
            int n = 0;
            double sum = 0;
            for (long i = 0; i < costs.length; i += stride) {
                float c = costs[(int) i];
                if (c > 0 && c < Float.POSITIVE_INFINITY) {
                    seen[n++] = c;
                    sum += c;
                }
            }
            Arrays.sort(seen, 0, n);
            return n == 0 ? new double[] {cell, cell} : new double[] {seen[n / 10] * cell, sum / n * cell};
        }

        /** A tile, made when it is first reached. Its neighbours may look for it meanwhile: they find it without post. */
        private CostTile tile(int t) {
            if (tiles[t] == null) {
                tiles[t] = new CostTile(costs, columns, rows, t % across * CostTile.SIDE, t / across * CostTile.SIDE);
            }
            return tiles[t];
        }

        void begin(int index) {
            int c = index % columns;
            int r = index / columns;
            CostTile tile = tile(r / CostTile.SIDE * across + c / CostTile.SIDE);
            int at = CostTile.at(c % CostTile.SIDE, r % CostTile.SIDE);
            if (tile.cost[at] < Float.POSITIVE_INFINITY) {
                tile.start(at, 0);
            }
        }

        double[] run() {
            if (near.length == 1) {
                while (advance()) {
                    work(near[0]);
                }
                return result();
            }
            ExecutorService pool = Executors.newFixedThreadPool(near.length - 1, task -> {
                Thread thread = new Thread(task, "thalweg-plane");
                thread.setDaemon(true);
                return thread;
            });
            try {
                while (advance()) {
                    together(pool);
                }
            } finally {
                pool.shutdownNow();
            }
            return result();
        }

        /** Runs one round on all threads. */
        private void together(ExecutorService pool) {
            List<Future<?>> others = new ArrayList<>();
            for (int t = 1; t < near.length && t < count; t++) {
                NearQueue own = near[t];
                others.add(pool.submit(() -> work(own)));
            }
            work(near[0]);
            try {
                for (Future<?> other : others) {
                    other.get();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the search was interrupted", e);
            }
        }

        private void work(NearQueue own) {
            CostTile.Phase phase = new CostTile.Phase(own, start, limit, perCost);
            for (int k = next.getAndIncrement(); k < count; k = next.getAndIncrement()) {
                int t = active[k];
                CostTile tile = tile(t);
                if (opening) {
                    tile.begin(phase);
                } else {
                    receive(t, tile, phase);
                }
                tile.settle(phase, steps, round, opening);
            }
        }

        private void receive(int t, CostTile tile, CostTile.Phase phase) {
            for (int k = 0; k < 9; k++) {
                int neighbour = neighbour(t, k);
                // What the neighbour in place k posted to place 8 - k was meant for this tile.
                CostTile.Post post = neighbour < 0 || tiles[neighbour] == null ? null : tiles[neighbour].postTo(round - 1, 8 - k);
                if (post != null) {
                    tile.receive(post, phase);
                }
            }
        }

        /** The tile in one of the 3 x 3 places around a tile, -1 outside the raster. */
        private int neighbour(int t, int place) {
            int c = t % across + place % 3 - 1;
            int r = t / across + place / 3 - 1;
            return c < 0 || r < 0 || c >= across || r >= down ? -1 : r * across + c;
        }

        /** Prepares the next round, or a new phase when nothing was posted; false when all is settled. */
        private boolean advance() {
            count = 0;
            next.set(0);
            boolean[] wanted = new boolean[tiles.length];
            for (int t = 0; t < tiles.length; t++) {
                if (tiles[t] != null) {
                    tiles[t].clearPost(round + 1);
                    for (int k = 0; k < 9 && tiles[t].posted(round); k++) {
                        if (tiles[t].postTo(round, k) != null) {
                            wanted[neighbour(t, k)] = true;
                        }
                    }
                }
            }
            for (int t = 0; t < tiles.length; t++) {
                if (wanted[t]) {
                    active[count++] = t;
                }
            }
            round++;
            opening = count == 0;
            return !opening || open();
        }

        /** Opens the phase that begins at the least cost still waiting. */
        private boolean open() {
            start = Double.POSITIVE_INFINITY;
            for (CostTile tile : tiles) {
                start = tile == null ? start : Math.min(start, tile.farLeast());
            }
            limit = Math.max(start + span, Math.nextUp(start));
            for (int t = 0; t < tiles.length; t++) {
                if (tiles[t] != null && tiles[t].farLeast() < limit) {
                    active[count++] = t;
                }
            }
            return count > 0;
        }

        private double[] result() {
            double[] all = new double[costs.length];
            for (int t = 0; t < tiles.length; t++) {
                int c0 = t % across * CostTile.SIDE;
                int width = Math.min(CostTile.SIDE, columns - c0);
                int r0 = t / across * CostTile.SIDE;
                for (int r = r0; r < Math.min(rows, r0 + CostTile.SIDE); r++) {
                    if (tiles[t] == null) {
                        Arrays.fill(all, r * columns + c0, r * columns + c0 + width, Double.POSITIVE_INFINITY);
                    } else {
                        System.arraycopy(tiles[t].distance, CostTile.at(0, r - r0), all, r * columns + c0, width);
                    }
                }
            }
            return all;
        }
    }
}
