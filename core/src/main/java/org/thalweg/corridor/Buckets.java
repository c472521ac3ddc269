package org.thalweg.corridor;

import java.util.Arrays;

/**
 * A bucket queue of states (Dial 1969). When no edge is shorter than a bucket is wide, the states of the lowest bucket
 * are final in any order (Denardo and Fox 1979). A state may be queued more than once; the reader skips those it has
 * settled.
 *
 * <p>Entries of one bucket leave in the order in which they came. Where the least price is far below the usual one there
 * are thousands of buckets ahead at a time, more than fit a processor's cache; so only those of the lowest group stand
 * open, and entries for later groups wait in one list a group, which is dealt out in order when its turn comes (two-level
 * buckets, Cherkassky, Goldberg and Radzik 1996).
 */
final class Buckets {
    /** Buckets of a group, as a power of 2. */
    private static final int GROUP = 6;

    private static final int MASK = (1 << GROUP) - 1;

    private final double width;
    /** Pairs (state, cell) by bucket of the open group. */
    private final int[][] near = new int[MASK + 1][64];

    private final int[] nearSize = new int[MASK + 1];
    /** Triples (bucket, state, cell) by group. */
    private int[][] far = new int[64][];

    private int[] farSize = new int[64];
    /** Lists of groups that were dealt out, for those to come. */
    private int[][] spare = new int[16][];

    private int spares;
    /** The bucket in hand, counted from cost 0; its group is open. */
    private int current;

    private int read;

    /**
     * An empty queue.
     *
     * @param width width of a bucket, in the unit of costs; positive
     */
    Buckets(double width) {
        this.width = width;
    }

    void add(double cost, int state, int cell) {
        int b = Math.max(current, (int) (cost / width));
        if (b >> GROUP == current >> GROUP) {
            open(b & MASK, state, cell);
        } else {
            await(b, state, cell);
        }
    }

    private void open(int b, int state, int cell) {
        int n = nearSize[b];
        if (n == near[b].length) {
            near[b] = Arrays.copyOf(near[b], 2 * n);
        }
        near[b][n] = state;
        near[b][n + 1] = cell;
        nearSize[b] = n + 2;
    }

    private void await(int b, int state, int cell) {
        int group = b >> GROUP;
        if (group >= far.length) {
            int length = Math.max(group + 1, 2 * far.length);
            far = Arrays.copyOf(far, length);
            farSize = Arrays.copyOf(farSize, length);
        }
        int n = farSize[group];
        if (far[group] == null) {
            far[group] = spares > 0 ? spare[--spares] : new int[3 * 1024];
        } else if (n == far[group].length) {
            far[group] = Arrays.copyOf(far[group], 2 * n);
        }
        int[] triples = far[group];
        triples[n] = b;
        triples[n + 1] = state;
        triples[n + 2] = cell;
        farSize[group] = n + 3;
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
                int b = current & MASK;
                int n = Math.min(states.length, (nearSize[b] - read) / 2);
                if (n > 0) {
                    for (int k = 0; k < n; k++) {
                        states[k] = near[b][read++];
                        cells[k] = near[b][read++];
                    }
                    return n;
                }
                nearSize[b] = 0;
                if (b == MASK) {
                    break;
                }
            }
        } while (deal());
        return 0;
    }

    /** Opens the next group that has entries; false when there is none. */
    private boolean deal() {
        int group = (current >> GROUP) + 1;
        while (group < far.length && far[group] == null) {
            group++;
        }
        if (group >= far.length) {
            return false;
        }
        current = group << GROUP;
        read = 0;
        int[] triples = far[group];
        for (int k = 0; k < farSize[group]; k += 3) {
            open(triples[k] & MASK, triples[k + 1], triples[k + 2]);
        }
        far[group] = null;
        farSize[group] = 0;
        keep(triples);
        return true;
    }

    private void keep(int[] list) {
        if (spares == spare.length) {
            spare = Arrays.copyOf(spare, 2 * spares);
        }
        spare[spares++] = list;
    }
}
