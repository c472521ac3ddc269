package org.thalweg.corridor;

import java.util.Arrays;

/**
 * The rates of a mesh's edges: how much a potential may rise along them, per metre.
 *
 * <p>Inside a box let the potential's derivatives be at most X east, Y north and Z upwards, in absolute value. Along a
 * curve with heading h whose height changes by at most g per metre of plan it then gains at most
 * {@code X |sin h| + Y |cos h| + Z g} per metre. If that is at most the least price of the box for every h, no curve
 * gains more in the box than it costs. Any choice of X, Y and Z that keeps this makes a true bound; a good one splits the
 * price in the direction in which the best lines run. It is taken from a guess of the potential.
 */
final class BoundRates {
    /** The least part of a price that is left to each direction, lest a rate be nothing but rounding. */
    private static final double LEAST = 1e-4;

    private final BoundMesh mesh;
    /** Rates of the edges to the next node east and south, by the state of the western or northern node. */
    final float[] east;

    final float[] south;
    /** The same, by the state of the other node, at levels that only it has. */
    final float[] west;

    final float[] north;
    /** Rates of the edges to the next level up. */
    final float[] up;
    /** Least price of the boxes that meet at a state, written when the rates are whole. */
    float[] node;

    private final double[] price;
    private final double[] sines;

    BoundRates(BoundMesh mesh) {
        this.mesh = mesh;
        int n = mesh.states();
        east = new float[n];
        south = new float[n];
        west = new float[n];
        north = new float[n];
        up = new float[n];
        int k = mesh.ground.sectors;
        price = new double[k];
        sines = new double[2 * k + 2];
        for (int s = 0; s <= k; s++) {
            sines[2 * s] = Math.abs(StrictMath.sin(s * StrictMath.PI / k));
            sines[2 * s + 1] = Math.abs(StrictMath.cos(s * StrictMath.PI / k));
        }
    }

    /**
     * Sets the rates.
     *
     * @param guess a potential, finite or not, whose derivatives in each box say how to split its price; null: every edge
     *     gets the whole of the box's least price, which serves to guess a potential and makes no bound
     */
    void split(double[] guess) {
        for (float[] a : new float[][] {east, south, west, north, up}) {
            Arrays.fill(a, Float.POSITIVE_INFINITY);
        }
        if (guess == null) {
            node = new float[mesh.states()];
            Arrays.fill(node, Float.POSITIVE_INFINITY);
        }
        double[] box = new double[3];
        for (int q = 0; q < mesh.from.length; q++) {
            if (!mesh.open(q)) {
                continue;
            }
            for (int level = mesh.from[q] - 1; level <= mesh.to[q]; level++) {
                double low = mesh.low(q, level);
                double high = mesh.high(q, level);
                double least = low > high ? Double.POSITIVE_INFINITY : mesh.ground.price(q, low, high, mesh.climb, price);
                if (least == Double.POSITIVE_INFINITY) {
                    continue;
                }
                if (guess == null) {
                    Arrays.fill(box, least);
                    box[2] = least / mesh.climb;
                } else {
                    derivatives(guess, q, level, box);
                    fit(box, least);
                }
                write(q, level, box);
                if (guess == null) {
                    meet(q, level, (float) least);
                }
            }
        }
    }

    /** The greatest differences of a potential along a box's edges, per metre. */
    private void derivatives(double[] u, int q, int level, double[] box) {
        Arrays.fill(box, 0);
        for (int l = Math.max(level, mesh.from[q]); l <= Math.min(level + 1, mesh.to[q]); l++) {
            double a = u[mesh.state(mesh.node(q, 0), l)];
            double b = u[mesh.state(mesh.node(q, 1), l)];
            double c = u[mesh.state(mesh.node(q, 2), l)];
            double d = u[mesh.state(mesh.node(q, 3), l)];
            box[0] = Math.max(box[0], Math.max(Math.abs(a - b), Math.abs(c - d)) / mesh.side);
            box[1] = Math.max(box[1], Math.max(Math.abs(a - c), Math.abs(b - d)) / mesh.side);
        }
        for (int corner = 0; corner < 4; corner++) {
            int node = mesh.node(q, corner);
            if (mesh.has(node, level) && mesh.has(node, level + 1)) {
                double d = Math.abs(u[mesh.state(node, level + 1)] - u[mesh.state(node, level)]);
                box[2] = Math.max(box[2], d / mesh.rise);
            }
        }
    }

    /** Scales a guess to what the prices of the box allow. */
    private void fit(double[] box, double least) {
        double g = mesh.climb;
        double size = Math.hypot(box[0], box[1]) + g * box[2];
        if (!(size < Double.POSITIVE_INFINITY) || size < 1e-6 * least) {
            box[0] = 1;
            box[1] = 1;
            box[2] = 0.1 / g;
            size = 1.5;
        }
        box[0] = Math.max(box[0], LEAST * size);
        box[1] = Math.max(box[1], LEAST * size);
        box[2] = Math.max(box[2], LEAST * size / g);
        double scale = scale(box);
        box[0] *= scale;
        box[1] *= scale;
        box[2] *= scale;
    }

    /** The greatest multiple of a box that no heading can gain more from than it costs. */
    private double scale(double[] box) {
        double vertical = mesh.climb * box[2];
        double size = Math.hypot(box[0], box[1]);
        int k = price.length;
        if (k == 1) {
            return price[0] / (size + vertical);
        }
        double result = Double.POSITIVE_INFINITY;
        double peak = StrictMath.atan2(box[0], box[1]);
        int a = Math.min(k - 1, (int) (peak * k / StrictMath.PI));
        for (int s = 0; s < k; s++) {
            double gain = Math.max(
                    box[0] * sines[2 * s] + box[1] * sines[2 * s + 1],
                    box[0] * sines[2 * s + 2] + box[1] * sines[2 * s + 3]);
            // The sectors that hold the direction of the greatest gain, and its mirror image; neighbours for rounding.
            boolean holds = Math.abs(s - a) <= 1 || Math.abs(k - 1 - s - a) <= 1;
            result = Math.min(result, price[s] / ((holds ? size : gain) + vertical));
        }
        return result;
    }

    private void write(int q, int level, double[] box) {
        int nw = mesh.node(q, 0);
        int ne = mesh.node(q, 1);
        int sw = mesh.node(q, 2);
        int se = mesh.node(q, 3);
        float x = down(box[0]);
        float y = down(box[1]);
        float z = down(box[2]);
        for (int l = Math.max(level, mesh.from[q]); l <= Math.min(level + 1, mesh.to[q]); l++) {
            least(east, west, nw, ne, l, x);
            least(east, west, sw, se, l, x);
            least(south, north, nw, sw, l, y);
            least(south, north, ne, se, l, y);
        }
        for (int corner = 0; corner < 4; corner++) {
            int node = mesh.node(q, corner);
            if (mesh.has(node, level) && mesh.has(node, level + 1)) {
                int s = mesh.state(node, level);
                up[s] = Math.min(up[s], z);
            }
        }
    }

    private void meet(int q, int level, float price) {
        for (int l = Math.max(level, mesh.from[q]); l <= Math.min(level + 1, mesh.to[q]); l++) {
            for (int corner = 0; corner < 4; corner++) {
                int s = mesh.state(mesh.node(q, corner), l);
                node[s] = Math.min(node[s], price);
            }
        }
    }

    private void least(float[] forward, float[] back, int a, int b, int at, float rate) {
        // Where neither node has the level, both stand at their lowest or at their highest.
        int level = Math.max(Math.min(mesh.bottom[a], mesh.bottom[b]), Math.min(Math.max(mesh.top[a], mesh.top[b]), at));
        if (mesh.has(a, level)) {
            int s = mesh.state(a, level);
            forward[s] = Math.min(forward[s], rate);
        } else {
            int s = mesh.state(b, level);
            back[s] = Math.min(back[s], rate);
        }
    }

    private static float down(double value) {
        float f = (float) value;
        return f > value ? Math.nextDown(f) : f;
    }
}
