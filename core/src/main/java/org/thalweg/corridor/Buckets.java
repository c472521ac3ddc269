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
     * Takes the next entries, all of one bucket.
     *
     * @param states takes their states
     * @param cells takes their cells
     * @return how many there are; 0 when the queue is empty
     */
    int take(int[] states, int[] cells) {
        while (current < bucket.length) {
            int n = Math.min(states.length, (size[current] - read) / 2);
            if (n > 0) {
                int[] pairs = bucket[current];
                for (int k = 0; k < n; k++) {
                    states[k] = pairs[read++];
                    cells[k] = pairs[read++];
                }
                return n;
            }
            if (bucket[current] != null) {
                keep(bucket[current]);
                bucket[current] = null;
            }
            size[current] = 0;
            read = 0;
            current++;
        }
        return 0;
    }

    private void keep(int[] read) {
        if (spares == spare.length) {
            spare = Arrays.copyOf(spare, 2 * spares);
        }
        spare[spares++] = read;
    }
}
