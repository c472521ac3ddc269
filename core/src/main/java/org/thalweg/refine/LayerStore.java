package org.thalweg.refine;

/**
 * Keeps the layers of a sweep for the way back. Where all do not fit in the memory allowed, only the first layer of each
 * block of nodes is kept, and the way back sweeps one block at a time again. Where that is too much too, blocks form
 * groups: the sweep keeps the first layer of each group, and the way back first sweeps a group for those of its blocks.
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
    /** Nodes in a block, and in a group: one block where there are no groups. */
    private final int block;
    private final int group;
    /** Where the first layers of groups, and of the blocks of the group at hand, lie; by block. */
    private final int[] checkpoint;
    private final int[] offset;
    private final int size;
    private float[] memory;
    private int held = -1;
    private int heldGroup = -1;

    LayerStore(ProfileLattice lattice, StructureLanes lanes, int rows, float[] memory, long most) {
        this.rows = rows;
        nodes = lattice.legs;
        count = counts(lattice, lanes);
        block = block(count, rows, most);
        group = group(count, rows, most);
        offset = new int[nodes];
        checkpoint = new int[(nodes + block - 1) / block];
        size = place();
        this.memory = memory;
        if (block == nodes) {
            held = 0;
        }
    }

    private static int[] counts(ProfileLattice lattice, StructureLanes lanes) {
        int[] count = new int[lattice.legs];
        for (int node = 0; node < count.length; node++) {
            count[node] = (lanes == null ? PriceRows.LANES : lanes.at(node)) * lattice.count(node);
        }
        return count;
    }

    private static long all(int[] count, int rows) {
        long all = 0;
        for (int c : count) {
            all += (long) rows * c;
        }
        return all;
    }

    private static int block(int[] count, int rows, long most) {
        int nodes = count.length;
        double all = all(count, rows);
        double root = 2 * Math.sqrt(nodes) * all / nodes <= most ? Math.sqrt(nodes) : Math.cbrt(nodes);
        return all <= most ? nodes : Math.max(2, (int) Math.ceil(root));
    }

    private static int group(int[] count, int rows, long most) {
        int block = block(count, rows, most);
        return (long) block * block >= count.length ? block : block * block;
    }

    /** About how many floats a store keeps where no least lengths count. */
    static long size(ProfileLattice lattice, int rows, long most) {
        int nodes = lattice.legs;
        int[] count = counts(lattice, null);
        int block = block(count, rows, most);
        int group = group(count, rows, most);
        long layers = block == nodes ? nodes : block + nodes / group + (group > block ? group / block : 0) + 1;
        return all(count, rows) / nodes * layers;
    }

    /** Gives every layer its place: groups come first, then the blocks of one group, then the nodes of one block. */
    private int place() {
        int at = 0;
        int end = 0;
        for (int node = 0; node < nodes && block < nodes; node += group) {
            checkpoint[node / block] = end;
            end = Math.addExact(end, rows * count[node]);
        }
        int shared = end;
        for (int node = 0; node < nodes && group > block; node += block) {
            if (node % group == 0) {
                at = shared;
            } else {
                checkpoint[node / block] = at;
                at = Math.addExact(at, rows * count[node]);
                end = Math.max(end, at);
            }
        }
        shared = end;
        for (int node = 0; node < nodes; node++) {
            at = node % block == 0 ? shared : at;
            offset[node] = at;
            at = Math.addExact(at, rows * count[node]);
            end = Math.max(end, at);
        }
        return end;
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

    /** Takes a layer during the sweep: all of them, or those at the start of groups. */
    void offer(int node, float[][] layer) {
        if (block == nodes) {
            keepInBlock(node, layer);
        } else if (node > 0 && node % group == 0) {
            copy(node, layer, checkpoint[node / block]);
        }
    }

    /** Whether the layers at the start of the blocks around a node are there. */
    boolean holdsBlocks(int node) {
        return group == block || heldGroup == groupStart(node);
    }

    int groupStart(int node) {
        return node / group * group;
    }

    /** The last start of a block in the group that begins at a node. */
    int lastBlock(int start) {
        return blockStart(Math.min(nodes, start + group) - 1);
    }

    void beginGroup(int start) {
        heldGroup = start;
    }

    /** Takes a layer while a group is swept again: those at the start of blocks. */
    void keepInGroup(int node, float[][] layer) {
        if (node % block == 0 && node % group != 0) {
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
