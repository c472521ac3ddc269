package org.thalweg.corridor;

import java.util.Arrays;

/**
 * The cells of one tile whose cost lies below the limit of a phase, by buckets of cost. Belongs to one thread and serves
 * one tile after the other. Buckets keep their arrays, so that nothing is allocated once they have grown to what the
 * raster asks.
 */
final class NearQueue {
    /** Buckets of a phase, one more for rounding at the limit. */
    private final int[][] bucket;

    private final int[] size;

    NearQueue(int buckets) {
        this.bucket = new int[buckets + 1][64];
        this.size = new int[buckets + 1];
    }

    void add(int b, int cell) {
        int[] cells = bucket[b];
        int n = size[b];
        if (n == cells.length) {
            cells = Arrays.copyOf(cells, 2 * n);
            bucket[b] = cells;
        }
        cells[n] = cell;
        size[b] = n + 1;
    }

    int buckets() {
        return size.length;
    }

    int size(int b) {
        return size[b];
    }

    int cell(int b, int i) {
        return bucket[b][i];
    }

    void clear(int b) {
        size[b] = 0;
    }
}
