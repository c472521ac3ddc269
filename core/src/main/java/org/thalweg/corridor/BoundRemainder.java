package org.thalweg.corridor;

import java.util.Arrays;

/**
 * Where lines may still run that cost no more than a target: a range of heights for each square of the mesh that told so.
 * What lies outside holds no such line; docs/lower-bound.md has the proof.
 */
final class BoundRemainder {
    /** Everything. */
    static final BoundRemainder ALL = new BoundRemainder(Integer.MAX_VALUE, 1, new float[] {Float.NEGATIVE_INFINITY},
            new float[] {Float.POSITIVE_INFINITY});

    private final int factor;
    private final int across;
    private final float[] low;
    private final float[] high;

    private BoundRemainder(int factor, int across, float[] low, float[] high) {
        this.factor = factor;
        this.across = across;
        this.low = low;
        this.high = high;
    }

    /**
     * Leaves out the boxes of a mesh whose costs from both gates add up to more than a limit.
     *
     * @param mesh mesh, itself on what was left before
     * @param come least cost of a line from the first gate to each state
     * @param go least cost from each state to the second gate
     * @param limit greatest sum that is kept
     */
    static BoundRemainder of(BoundMesh mesh, double[] come, double[] go, double limit) {
        int n = mesh.from.length;
        float[] low = new float[n];
        float[] high = new float[n];
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (int q = 0; q < n; q++) {
            for (int l = mesh.from[q] - 1; mesh.open(q) && l <= mesh.to[q]; l++) {
                double least = Math.min(least(mesh, come, go, q, l), least(mesh, come, go, q, l + 1));
                if (least <= limit && mesh.low(q, l) <= mesh.high(q, l)) {
                    low[q] = Math.min(low[q], down(mesh.low(q, l)));
                    high[q] = Math.max(high[q], -down(-mesh.high(q, l)));
                }
            }
        }
        return new BoundRemainder(mesh.ground.factor, mesh.ground.across, low, high);
    }

    /** The least sum at a level over a square: between its corners the sum is bilinear. */
    private static double least(BoundMesh mesh, double[] come, double[] go, int square, int level) {
        double least = Double.POSITIVE_INFINITY;
        for (int corner = 0; corner < 4; corner++) {
            int s = mesh.state(mesh.node(square, corner), level);
            least = Math.min(least, come[s] + go[s]);
        }
        return least;
    }

    private static float down(double value) {
        float f = (float) value;
        return f > value ? Math.nextDown(f) : f;
    }

    /**
     * Heights that are left in a block of patches.
     *
     * @param column first column of the block
     * @param row first row
     * @param size number of columns, and of rows
     * @param frameColumns columns of patches of the ground
     * @param frameRows rows of patches
     * @return least and greatest height (m); null for none
     */
    double[] heights(int column, int row, int size, int frameColumns, int frameRows) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int r = row / factor; r <= (Math.min(frameRows, row + size) - 1) / factor; r++) {
            for (int c = column / factor; c <= (Math.min(frameColumns, column + size) - 1) / factor; c++) {
                least = Math.min(least, low[r * across + c]);
                most = Math.max(most, high[r * across + c]);
            }
        }
        return least <= most ? new double[] {least, most} : null;
    }
}
