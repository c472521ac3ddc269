package org.thalweg.corridor;

import java.util.Arrays;

/**
 * A bucket queue of states (Dial 1969). When no edge is shorter than a bucket is wide, the states of the lowest bucket
 * are final in any order (Denardo and Fox 1979). A state may be queued more than once; the reader skips those it has
 * settled.
 */
final class Buckets {
    private final double width;
    /** Pairs (state, cell) by bucket. */
    private int[][] bucket = new int[1024][];

    private int[] size = new int[1024];
    /** Arrays of buckets that were read, for those to come. */
    private int[][] spare = new int[16][];

    private int spares;
    private int current;
    private int read;
    private int state;
    private int cell;

    Buckets(double width) {
        this.width = width;
    }

    void add(double cost, int addedState, int addedCell) {
        int b = (int) (cost / width);
        if (b < current) {
            b = current;
        }
        if (b >= bucket.length) {
            int length = Math.max(b + 1, 2 * bucket.length);
            bucket = Arrays.copyOf(bucket, length);
            size = Arrays.copyOf(size, length);
        }
        if (bucket[b] == null) {
            bucket[b] = spares > 0 ? spare[--spares] : new int[256];
        } else if (size[b] == bucket[b].length) {
            bucket[b] = Arrays.copyOf(bucket[b], 2 * size[b]);
        }
        bucket[b][size[b]++] = addedState;
        bucket[b][size[b]++] = addedCell;
    }

    /**
     * Moves to the next entry.
     *
     * @return false when the queue is empty
     */
    boolean next() {
        while (current < bucket.length) {
            if (read < size[current]) {
                state = bucket[current][read++];
                cell = bucket[current][read++];
                return true;
            }
            if (bucket[current] != null) {
                keep(bucket[current]);
                bucket[current] = null;
            }
            size[current] = 0;
            read = 0;
            current++;
        }
        return false;
    }

    private void keep(int[] read) {
        if (spares == spare.length) {
            spare = Arrays.copyOf(spare, 2 * spares);
        }
        spare[spares++] = read;
    }

    int state() {
        return state;
    }

    int cell() {
        return cell;
    }
}
