package org.thalweg.corridor;

import java.util.Arrays;

/**
 * A bucket queue of states (Dial 1969). When no edge is shorter than a bucket is wide, the states of a bucket are final in
 * any order once those of all lower buckets are settled (Denardo and Fox 1979). A state may be queued more than once; the
 * reader skips those it has settled.
 *
 * <p>Buckets are not read one by one over the whole ground: each would run through all the memory that the front covers, and
 * a front over a large ground fits no cache. A group of buckets is read place by place. Settling a state of bucket b can
 * lower states of a cell k columns or rows away only in bucket b + k and later, as a move over k cells costs k least moves
 * at least. So a state of bucket b is final once all within k cells of it is settled up to bucket b - k, whatever is still
 * open further away. Let columns and rows be counted from one place further west and north with each bucket of the group:
 * then whatever can lower a state has neither a greater column nor a greater row than the state itself. The ground so
 * counted is cut into squares, which are read row by row, each through all buckets of the group; on the ground, a square
 * moves one cell west and north with each bucket. This is the skewing and tiling of loops of Wolf and Lam (1991). What a
 * square touches is touched many times over before the next one's turn.
 *
 * <p>Entries for later groups wait in one list a group, those of the group in hand in one list a square, those of the
 * square in hand by bucket; each list is dealt out when its turn comes (buckets of several levels, Cherkassky, Goldberg and
 * Radzik 1996).
 */
final class Buckets {
    /** Buckets of a group, as a power of 2. */
    private static final int GROUP = 4;

    private static final int MASK = (1 << GROUP) - 1;

    /** Cells along a side of a square, as a power of 2. */
    private static final int SQUARE = 4;

    /** Numbers of an entry that waits: bucket, state and cell. */
    private static final int ENTRY = 3;

    private final double perCost;
    private final int columns;
    /** Squares in a row. */
    private final int across;

    /** Pairs (state, cell) by bucket of the square in hand. */
    private final int[][] near = new int[MASK + 1][64];

    private final int[] nearSize = new int[MASK + 1];
    /** Entries by square of the group in hand. */
    private final int[][] squares;

    private final int[] squareSize;
    /** Entries by group. */
    private int[][] far = new int[64][];

    private int[] farSize = new int[64];
    /** Lists of groups that were dealt out, for those to come. */
    private int[][] spare = new int[16][];

    private int spares;
    /** The bucket in hand, counted from cost 0. */
    private int current;

    private int group;
    private int square;
    /** The next entry of the bucket in hand. */
    private int read;

    /**
     * An empty queue.
     *
     * @param width width of a bucket, in the unit of costs; positive
     * @param columns columns of the ground
     * @param rows rows of the ground
     */
    Buckets(double width, int columns, int rows) {
        this.perCost = 1 / width;
        this.columns = columns;
        this.across = (columns - 1 + MASK >> SQUARE) + 1;
        int down = (rows - 1 + MASK >> SQUARE) + 1;
        this.squares = new int[across * down][];
        this.squareSize = new int[across * down];
    }

    /**
     * Queues a state.
     *
     * @param cost its cost
     * @param away cells (the greater of columns and rows) from the state that is being settled; 0 only where none is
     * @param state the state
     * @param cell its cell
     */
    void add(double cost, int away, int state, int cell) {
        // A cost that rounding has put below what a move costs at least would lead back to what is done.
        int b = Math.max(current + away, (int) (cost * perCost));
        if (b >> GROUP == group) {
            deal(b, state, cell);
        } else {
            await(b, state, cell);
        }
    }

    /** Puts an entry of the group in hand where its square asks. */
    private void deal(int b, int state, int cell) {
        int late = b & MASK;
        int row = cell / columns;
        int s = (row + late >> SQUARE) * across + (cell - row * columns + late >> SQUARE);
        if (s == square) {
            open(late, state, cell);
        } else {
            if (squares[s] == null) {
                squares[s] = new int[ENTRY * 64];
            }
            squareSize[s] = put(squares, s, squareSize[s], b, state, cell);
        }
    }

    private void open(int late, int state, int cell) {
        int n = nearSize[late];
        if (n == near[late].length) {
            near[late] = Arrays.copyOf(near[late], 2 * n);
        }
        near[late][n] = state;
        near[late][n + 1] = cell;
        nearSize[late] = n + 2;
    }

    private void await(int b, int state, int cell) {
        int g = b >> GROUP;
        if (g >= far.length) {
            int length = Math.max(g + 1, 2 * far.length);
            far = Arrays.copyOf(far, length);
            farSize = Arrays.copyOf(farSize, length);
        }
        if (far[g] == null) {
            far[g] = spares > 0 ? spare[--spares] : new int[ENTRY * 1024];
        }
        farSize[g] = put(far, g, farSize[g], b, state, cell);
    }

    /** Appends an entry to a list that holds n numbers; returns how many it holds then. */
    private static int put(int[][] lists, int which, int n, int b, int state, int cell) {
        int[] list = lists[which];
        if (n == list.length) {
            list = Arrays.copyOf(list, 2 * n);
            lists[which] = list;
        }
        list[n] = b;
        list[n + 1] = state;
        list[n + 2] = cell;
        return n + ENTRY;
    }

    /**
     * Takes the next entries, all of one bucket.
     *
     * @param states takes their states
     * @param cells takes their cells
     * @return how many there are; 0 when the queue is empty
     */
    int take(int[] states, int[] cells) {
        do {
            for (; ; current++, read = 0) {
                int late = current & MASK;
                int n = Math.min(states.length, (nearSize[late] - read) / 2);
                if (n > 0) {
                    for (int k = 0; k < n; k++) {
                        states[k] = near[late][read++];
                        cells[k] = near[late][read++];
                    }
                    return n;
                }
                nearSize[late] = 0;
                if (late == MASK) {
                    break;
                }
            }
        } while (nextSquare() || nextGroup());
        return 0;
    }

    /** Opens the next square of the group in hand that has entries; false when there is none. */
    private boolean nextSquare() {
        do {
            square++;
        } while (square < squares.length && squareSize[square] == 0);
        if (square >= squares.length) {
            return false;
        }
        int[] list = squares[square];
        for (int k = 0; k < squareSize[square]; k += ENTRY) {
            open(list[k] & MASK, list[k + 1], list[k + 2]);
        }
        squareSize[square] = 0;
        current = group << GROUP;
        read = 0;
        return true;
    }

    /** Opens the next group that has entries, and its first square; false when there is none. */
    private boolean nextGroup() {
        do {
            group++;
        } while (group < far.length && far[group] == null);
        if (group >= far.length) {
            return false;
        }
        square = -1;
        int[] list = far[group];
        for (int k = 0; k < farSize[group]; k += ENTRY) {
            deal(list[k], list[k + 1], list[k + 2]);
        }
        far[group] = null;
        farSize[group] = 0;
        keep(list);
        return nextSquare();
    }

    private void keep(int[] list) {
        if (spares == spare.length) {
            spare = Arrays.copyOf(spare, 2 * spares);
        }
        spare[spares++] = list;
    }

    /** The group of buckets in hand. */
    int group() {
        return group;
    }
}
