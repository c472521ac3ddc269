package org.thalweg.corridor;

import java.util.Arrays;

/**
 * A square part of a raster with its own costs, distances and queue, and a margin of two cells that copies its neighbours'
 * costs. A cell of the margin that is reached is not expanded but posted to the tile that owns it.
 *
 * <p>Layout: row by row, {@link #STRIDE} cells a row, margin included; barred cells and those outside the raster cost
 * positive infinity, so that no move into them ever pays and the inner loop needs no other test.
 */
final class CostTile {
    /** Cells along a side, margin left out. */
    static final int SIDE = 256;
    /** A knight's move leads two cells away. */
    static final int MARGIN = 2;

    static final int STRIDE = SIDE + 2 * MARGIN;

    private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    final float[] cost = new float[STRIDE * STRIDE];
    /** Least cost found so far; positive infinity where none is. */
    final double[] distance = new double[STRIDE * STRIDE];

    /** Cells that wait for a later phase: all with a distance at or above the limit, and some that fell below it since. */
    private int[] far = new int[256];

    private int farSize;
    private double farLeast = Double.POSITIVE_INFINITY;

    /** Post to the eight neighbours (3 x 3 with the tile itself in the middle), written in even and in odd rounds. */
    private final Post[][] post = new Post[2][9];

    private final boolean[] posted = new boolean[2];
    /** Distances by move from the cell that is being expanded. */
    private final double[] reach = new double[16];

    /** Cells of another tile that this one has reached. */
    static final class Post {
        private int[] cell = new int[64];
        private double[] distance = new double[64];
        private int size;

        private void add(int toCell, double d) {
            if (size == cell.length) {
                cell = Arrays.copyOf(cell, 2 * size);
                distance = Arrays.copyOf(distance, 2 * size);
            }
            cell[size] = toCell;
            distance[size++] = d;
        }
    }

    /** The span of costs that is being settled, and the queue of the thread that does it. */
    record Phase(NearQueue near, double start, double limit, double perCost) {
        int bucket(double d) {
            return (int) ((d - start) * perCost);
        }
    }

    /**
     * The moves inside a tile.
     *
     * @param offset offset of the cell that a move leads to
     * @param half half of the move's length (m)
     * @param straight offset of the cell beside the first that a knight's move passes
     * @param corner offset of the cell at the first one's corner that it passes
     */
    record Steps(int[] offset, double[] half, int[] straight, int[] corner) {
        static Steps of(Moves moves, double cell) {
            int n = moves.count();
            Steps steps = new Steps(new int[n], new double[n], new int[n], new int[n]);
            for (int m = 0; m < n; m++) {
                int right = moves.columns(m);
                int down = moves.rows(m);
                steps.offset[m] = down * STRIDE + right;
                steps.half[m] = 0.5 * cell * moves.length(m);
                steps.straight[m] = down / 2 * STRIDE + right / 2;
                steps.corner[m] = Integer.signum(down) * STRIDE + Integer.signum(right);
            }
            return steps;
        }
    }

    CostTile(float[] costs, int columns, int rows, int column0, int row0) {
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(cost, Float.POSITIVE_INFINITY);
        for (int r = Math.max(0, row0 - MARGIN); r < Math.min(rows, row0 + SIDE + MARGIN); r++) {
            for (int c = Math.max(0, column0 - MARGIN); c < Math.min(columns, column0 + SIDE + MARGIN); c++) {
                cost[(r - row0 + MARGIN) * STRIDE + c - column0 + MARGIN] = barred(costs[r * columns + c]);
            }
        }
    }

    /** The cost of a cell, infinite where it is barred: by bits, as no processor foretells which of random cells are. */
    private static float barred(float value) {
        // Adding 0 turns -0, which is a cost, into 0: then a sign means barred, and so does what is above infinity.
        int bits = Float.floatToRawIntBits(value + 0f);
        int sign = bits >> 31;
        return Float.intBitsToFloat(Math.min(bits & ~sign | INFINITE & sign, INFINITE));
    }

    /** A cell's place in the tile's arrays. */
    static int at(int column, int row) {
        return (row + MARGIN) * STRIDE + column + MARGIN;
    }

    /** Least cost that waits for a later phase, or a little less. */
    double farLeast() {
        return farLeast;
    }

    boolean posted(int round) {
        return posted[round & 1];
    }

    Post postTo(int round, int neighbour) {
        Post p = post[round & 1][neighbour];
        return p == null || p.size == 0 ? null : p;
    }

    void clearPost(int round) {
        if (posted[round & 1]) {
            posted[round & 1] = false;
            for (Post p : post[round & 1]) {
                if (p != null) {
                    p.size = 0;
                }
            }
        }
    }

    /** Puts a cell on the list for later phases. */
    void start(int cell, double d) {
        if (d < distance[cell]) {
            distance[cell] = d;
            defer(cell, d);
        }
    }

    private void defer(int cell, double d) {
        if (farSize == far.length) {
            far = Arrays.copyOf(far, 2 * farSize);
        }
        far[farSize++] = cell;
        farLeast = Math.min(farLeast, d);
    }

    /** Queues the cells whose phase has come, and drops from the list those that were settled since. */
    void begin(Phase phase) {
        int kept = 0;
        farLeast = Double.POSITIVE_INFINITY;
        for (int k = 0; k < farSize; k++) {
            double d = distance[far[k]];
            if (d >= phase.limit) {
                far[kept++] = far[k];
                farLeast = Math.min(farLeast, d);
            } else if (d >= phase.start) {
                phase.near.add(phase.bucket(d), far[k]);
            }
        }
        farSize = kept;
    }

    /** Takes in what a neighbour has reached. */
    void receive(Post from, Phase phase) {
        for (int k = 0; k < from.size; k++) {
            if (from.distance[k] < distance[from.cell[k]]) {
                lower(from.cell[k], from.distance[k], Integer.MAX_VALUE, phase);
            }
        }
    }

    /**
     * Settles all cells of the phase as far as this tile alone can tell, and posts what it reached in others.
     *
     * @param first whether this is the tile's first round in the phase: then every cell with a distance in a later bucket
     *     is queued there; in later rounds it may have been done before
     */
    void settle(Phase phase, Steps steps, int round, boolean first) {
        NearQueue near = phase.near;
        for (int b = 0; b < near.buckets(); b++) {
            int done = first ? b : Integer.MAX_VALUE;
            // The bucket may grow while it is read: moves shorter than it is wide lead into it again.
            for (int k = 0; k < near.size(b); k++) {
                int cell = near.cell(b, k);
                double d = distance[cell];
                if (phase.bucket(d) != b) {
                    continue;
                }
                int row = cell / STRIDE - MARGIN;
                int column = cell % STRIDE - MARGIN;
                if (row >= 0 && row < SIDE && column >= 0 && column < SIDE) {
                    expand(cell, d, done, phase, steps);
                } else {
                    mail(cell, d, row, column, round & 1);
                }
            }
            near.clear(b);
        }
    }

    /**
     * Tries all moves from a cell. Which of them pay is gathered as bits before any is followed: whether a move pays is a
     * toss-up, and eight branches that no processor can foretell took a fifth of the whole time. The first eight moves are
     * written out, since fixed offsets spare most checks of bounds.
     */
    private void expand(int cell, double d, int done, Phase phase, Steps steps) {
        double here = cost[cell];
        double side = steps.half[0];
        double[] reach = this.reach;
        reach[0] = d + (here + cost[cell + 1]) * side;
        reach[1] = d + (here + cost[cell + STRIDE]) * side;
        reach[2] = d + (here + cost[cell - 1]) * side;
        reach[3] = d + (here + cost[cell - STRIDE]) * side;
        int pays = less(reach[0], distance[cell + 1])
                | less(reach[1], distance[cell + STRIDE]) << 1
                | less(reach[2], distance[cell - 1]) << 2
                | less(reach[3], distance[cell - STRIDE]) << 3;
        if (steps.half.length > 4) {
            double corner = steps.half[4];
            reach[4] = d + (here + cost[cell + STRIDE + 1]) * corner;
            reach[5] = d + (here + cost[cell + STRIDE - 1]) * corner;
            reach[6] = d + (here + cost[cell - STRIDE - 1]) * corner;
            reach[7] = d + (here + cost[cell - STRIDE + 1]) * corner;
            pays |= less(reach[4], distance[cell + STRIDE + 1]) << 4
                    | less(reach[5], distance[cell + STRIDE - 1]) << 5
                    | less(reach[6], distance[cell - STRIDE - 1]) << 6
                    | less(reach[7], distance[cell - STRIDE + 1]) << 7;
        }
        for (int m = 8; m < steps.half.length; m++) {
            int to = cell + steps.offset[m];
            double passed = (double) cost[cell + steps.straight[m]] + cost[cell + steps.corner[m]];
            reach[m] = d + 0.5 * (here + cost[to] + passed) * steps.half[m];
            pays |= less(reach[m], distance[to]) << m;
        }
        for (; pays != 0; pays &= pays - 1) {
            int m = Integer.numberOfTrailingZeros(pays);
            lower(cell + steps.offset[m], reach[m], done, phase);
        }
    }

    /** 1 where a is less than b, else 0, without a branch: numbers that are not negative are ordered as their bits are. */
    private static int less(double a, double b) {
        return (int) ((Double.doubleToRawLongBits(a) - Double.doubleToRawLongBits(b)) >>> 63);
    }

    /**
     * Lowers a cell's distance and queues it, unless it already waits in the very place where it would be put.
     *
     * @param done the last bucket in which a cell may have been expanded already
     */
    private void lower(int cell, double d, int done, Phase phase) {
        double before = distance[cell];
        distance[cell] = d;
        if (d >= phase.limit) {
            if (before == Double.POSITIVE_INFINITY) {
                defer(cell, d);
            } else {
                farLeast = Math.min(farLeast, d);
            }
            return;
        }
        int b = phase.bucket(d);
        if (b <= done || before >= phase.limit || phase.bucket(before) != b) {
            phase.near.add(b, cell);
        }
    }

    private void mail(int cell, double d, int row, int column, int parity) {
        int down = row < 0 ? -1 : row < SIDE ? 0 : 1;
        int right = column < 0 ? -1 : column < SIDE ? 0 : 1;
        int neighbour = 3 * (down + 1) + right + 1;
        if (post[parity][neighbour] == null) {
            post[parity][neighbour] = new Post();
        }
        post[parity][neighbour].add(at(column - right * SIDE, row - down * SIDE), d);
        posted[parity] = true;
    }
}
