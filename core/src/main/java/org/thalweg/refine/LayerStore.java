package org.thalweg.refine;

/**
 * Keeps the layers of a sweep for the way back. Where all do not fit in the memory allowed, only the first layer of each
 * block of nodes is kept, and the way back sweeps one block at a time again.
 *
 * <p>Layout: layer of a node at {@code offset(node)}, row after row, each as long as the node has heights.
 */
final class LayerStore {
    /** Greatest number of floats kept: 100 MB. */
    static final long MOST = 25_000_000L;

    /** Length of a node's rows. */
    private final int[] count;
    private final int rows;
    private final int nodes;
    private final int block;
    private final int[] checkpoint;
    private final int[] offset;
    private final int size;
    private float[] memory;
    private int held = -1;

    LayerStore(ProfileLattice lattice, int rows, float[] memory, long most) {
        this.rows = rows;
        nodes = lattice.legs;
        count = new int[nodes];
        long all = 0;
        for (int node = 0; node < nodes; node++) {
            count[node] = PriceRows.LANES * lattice.count(node);
            all += (long) rows * count[node];
        }
        block = all <= most ? nodes : Math.max(2, (int) Math.ceil(Math.sqrt(nodes)));
        offset = new int[nodes];
        checkpoint = new int[(nodes + block - 1) / block];
        size = place();
        this.memory = memory;
        if (block == nodes) {
            held = 0;
        }
    }

    /** Gives every layer its place; in blocks, the checkpoints come first and all blocks share the rest. */
    private int place() {
        int at = 0;
        if (block < nodes) {
            for (int b = 0; b < checkpoint.length; b++) {
                checkpoint[b] = at;
                at = Math.addExact(at, rows * count[b * block]);
            }
        }
        int shared = at;
        int size = at;
        for (int node = 0; node < nodes; node++) {
            if (node % block == 0) {
                at = shared;
            }
            offset[node] = at;
            at = Math.addExact(at, rows * count[node]);
            size = Math.max(size, at);
        }
        return size;
    }

    float[] memory() {
        return memory;
    }

    int offset(int node) {
        return offset[node];
    }

    boolean holds(int node) {
        return held >= 0 && node >= held && node < held + block;
    }

    int blockStart(int node) {
        return node / block * block;
    }

    int blockEnd(int start) {
        return Math.min(nodes, start + block);
    }

    /** Takes a layer during the sweep: all of them, or those at the start of blocks. */
    void offer(int node, float[][] layer) {
        if (block == nodes) {
            keepInBlock(node, layer);
        } else if (node > 0 && node % block == 0) {
            copy(node, layer, checkpoint[node / block]);
        }
    }

    /** Puts the layer at the start of a block back. */
    void loadCheckpoint(int node, float[][] into) {
        if (node > 0) {
            int at = checkpoint[node / block];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(memory, at + row * count[node], into[row], 0, count[node]);
            }
        }
    }

    void beginBlock(int start) {
        held = start;
    }

    void keepInBlock(int node, float[][] layer) {
        if (node > 0) {
            copy(node, layer, offset[node]);
        }
    }

    /** Memory is taken with the first layer: a sweep that keeps none needs none. */
    private void copy(int node, float[][] layer, int at) {
        if (memory.length < size) {
            memory = new float[size];
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(layer[row], 0, memory, at + row * count[node], count[node]);
        }
    }
}
