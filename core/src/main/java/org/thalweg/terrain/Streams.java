package org.thalweg.terrain;

import java.util.Arrays;

/**
 * Streams found on the ground's own form: where enough land drains through a cell, water runs there.
 *
 * <p>Depressions are filled to their spill by priority flood (Barnes, Lehman and Mulla, "Priority-flood", Computers and
 * Geosciences 62, 2014, with its plain queue for filled cells), flow goes to the steepest lower of eight neighbours
 * (O'Callaghan and Mark 1984) on the filled ground, and across filled or level ground the way that the flood came. The
 * edge of the raster and voids are outlets. Ties go to the neighbour that comes first in a fixed order, so the answer
 * is always the same. The flow of the ground outside the raster is not known and not counted.
 */
public final class Streams {
    /** Steps to the eight neighbours: four along the axes, then four diagonal ones. */
    private static final int[] STEP_COLUMN = {1, 0, -1, 0, 1, -1, -1, 1};

    private static final int[] STEP_ROW = {0, 1, 0, -1, 1, 1, -1, -1};

    private static final double DIAGONAL = Math.sqrt(0.5);

    private Streams() {}

    /**
     * Marks the streams of a terrain.
     *
     * @param terrain the ground
     * @param culvertCatchmentM2 catchment from which a stream needs a culvert (m2), positive
     * @param bridgeCatchmentM2 catchment from which it needs a bridged opening (m2), not below the first; infinity for
     *     never
     * @return one value per cell: 0 none (also in voids), 1 a stream for a culvert, 2 one for a bridged opening
     */
    public static byte[] of(GridTerrain terrain, double culvertCatchmentM2, double bridgeCatchmentM2) {
        if (!(culvertCatchmentM2 > 0) || !(bridgeCatchmentM2 >= culvertCatchmentM2)) {
            throw new IllegalArgumentException("stream catchments must be positive and ascending: " + culvertCatchmentM2
                    + " m2 for a culvert, " + bridgeCatchmentM2 + " m2 for a bridge");
        }
        int[] cells = catchments(terrain);
        double area = terrain.frame().cell() * terrain.frame().cell();
        byte[] streams = new byte[cells.length];
        for (int i = 0; i < cells.length; i++) {
            double catchment = cells[i] * area;
            streams[i] = (byte) (catchment >= bridgeCatchmentM2 ? 2 : catchment >= culvertCatchmentM2 ? 1 : 0);
        }
        return streams;
    }

    /**
     * The land that drains through each cell.
     *
     * @param terrain the ground
     * @return number of cells, itself included, that drain through each cell; 0 in voids
     */
    public static int[] catchments(GridTerrain terrain) {
        Flood flood = new Flood(terrain);
        int[] receiver = flood.receivers();
        int[] cells = new int[receiver.length];
        // Water runs against the order of the flood, so every cell has its inflow before it passes it on.
        for (int k = flood.count - 1; k >= 0; k--) {
            int i = flood.order[k];
            cells[i]++;
            if (receiver[i] >= 0) {
                cells[receiver[i]] += cells[i];
            }
        }
        return cells;
    }

    /** The priority flood: fills depressions and orders the cells so that each drains to an earlier one. */
    static final class Flood {
        private static final int UNSEEN = -2;

        final GridFrame frame;
        /** Height of each cell with its depression filled (m), NaN in voids. */
        final float[] filled;
        /** Cells in the order in which the flood reached them, heights ascending; the first {@code count} are used. */
        final int[] order;

        /** The cell from which the flood came to each, -1 at an outlet. */
        private final int[] parent;

        private final LongHeap open;
        /** Cells at or below the water's level, first in first out; read from {@code head} to {@code tail}. */
        private final int[] pit;

        private int head;
        private int tail;
        int count;

        Flood(GridTerrain terrain) {
            frame = terrain.frame();
            int n = frame.size();
            filled = new float[n];
            order = new int[n];
            parent = new int[n];
            pit = new int[n];
            open = new LongHeap(Math.max(16, n / 8));
            for (int i = 0; i < n; i++) {
                filled[i] = terrain.height(i);
            }
            seed();
            run();
        }

        /** Opens the outlets: cells beside the edge or a void. */
        private void seed() {
            Arrays.fill(parent, UNSEEN);
            for (int i = 0; i < filled.length; i++) {
                if (filled[i] == filled[i] && isOutlet(i)) {
                    parent[i] = -1;
                    open.add(key(filled[i], i));
                }
            }
        }

        private boolean isOutlet(int i) {
            int c = i % frame.columns();
            int r = i / frame.columns();
            if (onEdge(c, r)) {
                return true;
            }
            for (int d = 0; d < 8; d++) {
                if (Float.isNaN(filled[i + STEP_ROW[d] * frame.columns() + STEP_COLUMN[d]])) {
                    return true;
                }
            }
            return false;
        }

        private boolean onEdge(int c, int r) {
            return c == 0 || r == 0 || c == frame.columns() - 1 || r == frame.rows() - 1;
        }

        private void run() {
            while (head < tail || !open.isEmpty()) {
                int i = head < tail ? pit[head++] : (int) open.poll();
                order[count++] = i;
                int c = i % frame.columns();
                int r = i / frame.columns();
                for (int d = 0; d < 8; d++) {
                    int cc = c + STEP_COLUMN[d];
                    int rr = r + STEP_ROW[d];
                    if (cc >= 0 && rr >= 0 && cc < frame.columns() && rr < frame.rows()) {
                        reach(rr * frame.columns() + cc, i);
                    }
                }
            }
        }

        private void reach(int j, int from) {
            if (parent[j] != UNSEEN || Float.isNaN(filled[j])) {
                return;
            }
            parent[j] = from;
            if (filled[j] <= filled[from]) {
                filled[j] = filled[from];
                pit[tail++] = j;
            } else {
                open.add(key(filled[j], j));
            }
        }

        /** A height and a cell in one number that sorts by height, then cell. */
        private static long key(float height, int cell) {
            int bits = Float.floatToIntBits(height + 0f);
            return (long) (bits ^ ((bits >> 31) & 0x7fffffff)) << 32 | cell;
        }

        /**
         * Where each cell drains: the steepest lower neighbour on the filled ground, else the way the flood came.
         *
         * @return cell, -1 at an outlet, -2 in a void
         */
        int[] receivers() {
            int columns = frame.columns();
            int[] receiver = parent.clone();
            for (int i = 0; i < receiver.length; i++) {
                if (receiver[i] == UNSEEN) {
                    continue;
                }
                boolean edge = onEdge(i % columns, i / columns);
                double steepest = 0;
                for (int d = 0; d < 8; d++) {
                    if (edge && !frameHolds(i % columns + STEP_COLUMN[d], i / columns + STEP_ROW[d])) {
                        continue;
                    }
                    int j = i + STEP_ROW[d] * columns + STEP_COLUMN[d];
                    double drop = ((double) filled[i] - filled[j]) * (d < 4 ? 1 : DIAGONAL);
                    if (drop > steepest) {
                        steepest = drop;
                        receiver[i] = j;
                    }
                }
            }
            return receiver;
        }

        private boolean frameHolds(int c, int r) {
            return c >= 0 && r >= 0 && c < frame.columns() && r < frame.rows();
        }
    }

    /** A binary heap of longs, least first. */
    private static final class LongHeap {
        private long[] keys;
        private int size;

        LongHeap(int capacity) {
            keys = new long[capacity];
        }

        boolean isEmpty() {
            return size == 0;
        }

        void add(long key) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
            }
            int i = size++;
            while (i > 0) {
                int up = (i - 1) >>> 1;
                if (keys[up] <= key) {
                    break;
                }
                keys[i] = keys[up];
                i = up;
            }
            keys[i] = key;
        }

        long poll() {
            long least = keys[0];
            long last = keys[--size];
            int i = 0;
            int child = 1;
            while (child < size) {
                if (child + 1 < size && keys[child + 1] < keys[child]) {
                    child++;
                }
                if (keys[child] >= last) {
                    break;
                }
                keys[i] = keys[child];
                i = child;
                child = 2 * i + 1;
            }
            keys[i] = last;
            return least;
        }
    }
}
