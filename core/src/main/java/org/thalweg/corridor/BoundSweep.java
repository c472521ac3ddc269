package org.thalweg.corridor;

import java.util.Arrays;

/**
 * Potentials on a bound's mesh. {@link #greatest} finds the greatest potential that keeps the edges' rates: a shortest
 * path problem. {@link #guess} finds what the potential would be if boxes were points and prices the same in all
 * directions: the upwind scheme of Rouy and Tourin (1992) for {@code |plan gradient| + g |vertical one| = price}; it
 * proves nothing and serves to split the prices.
 *
 * <p>Both run with buckets of cost (Dial 1969), states being taken up again when they improve: so the greatest potential
 * is exact whatever the buckets' width, and only the guess depends on it a little.
 */
final class BoundSweep {
    private final BoundMesh mesh;
    private final BoundRates rates;
    private final double width;
    /** Node of each state. */
    private final int[] node;

    private int[][] bucket = new int[1024][];
    private int[] size = new int[1024];
    private int current;

    BoundSweep(BoundMesh mesh, BoundRates rates, double width) {
        this.mesh = mesh;
        this.rates = rates;
        this.width = width;
        this.node = new int[mesh.states()];
        for (int n = 0; n + 1 < mesh.first.length; n++) {
            Arrays.fill(node, mesh.first[n], mesh.first[n + 1], n);
        }
    }

    private void add(double value, int state) {
        int b = Math.max(current, (int) (value / width));
        if (b >= bucket.length) {
            int length = Math.max(b + 1, 2 * bucket.length);
            bucket = Arrays.copyOf(bucket, length);
            size = Arrays.copyOf(size, length);
        }
        if (bucket[b] == null) {
            bucket[b] = new int[256];
        } else if (size[b] == bucket[b].length) {
            bucket[b] = Arrays.copyOf(bucket[b], 2 * size[b]);
        }
        bucket[b][size[b]++] = state;
    }

    /**
     * The greatest potential that keeps the rates and nowhere exceeds given values.
     *
     * @param potential in: greatest values, 0 or more, plus infinity for none; out: the potential
     */
    void greatest(double[] potential) {
        run(potential, false);
    }

    /**
     * A guess of the potential.
     *
     * @param potential in: values at the gate, plus infinity elsewhere; out: the guess
     */
    void guess(double[] potential) {
        run(potential, true);
    }

    private void run(double[] u, boolean guessing) {
        Arrays.fill(bucket, null);
        Arrays.fill(size, 0);
        current = 0;
        for (int s = 0; s < u.length; s++) {
            if (u[s] < Double.POSITIVE_INFINITY) {
                add(u[s], s);
            }
        }
        for (; current < bucket.length; current++) {
            for (int read = 0; read < size[current]; read++) {
                int s = bucket[current][read];
                if ((int) (u[s] / width) >= current) {
                    expand(u, s, guessing);
                }
            }
            bucket[current] = null;
        }
    }

    private void expand(double[] u, int state, boolean guessing) {
        int n = node[state];
        int level = state - mesh.first[n] + mesh.bottom[n];
        int c = n % mesh.columns;
        if (c + 1 < mesh.columns) {
            beside(u, state, n, n + 1, level, rates.east, rates.west, guessing);
        }
        if (c > 0) {
            beside(u, state, n, n - 1, level, rates.west, rates.east, guessing);
        }
        if (n + mesh.columns < mesh.first.length - 1) {
            beside(u, state, n, n + mesh.columns, level, rates.south, rates.north, guessing);
        }
        if (n >= mesh.columns) {
            beside(u, state, n, n - mesh.columns, level, rates.north, rates.south, guessing);
        }
        if (level < mesh.top[n]) {
            reach(u, state, state + 1, rates.up[state], mesh.rise, guessing);
        }
        if (level > mesh.bottom[n]) {
            reach(u, state, state - 1, rates.up[state - 1], mesh.rise, guessing);
        }
    }

    /**
     * Follows the edges to a neighbouring node. A node's lowest state stands for all levels below, its highest for all
     * above: it has edges to all those of the neighbour.
     */
    private void beside(double[] u, int state, int n, int m, int level, float[] own, float[] others, boolean guessing) {
        if (!mesh.present(m)) {
            return;
        }
        int lo = level == mesh.bottom[n] ? Math.min(level, mesh.bottom[m]) : level;
        int hi = level == mesh.top[n] ? Math.max(level, mesh.top[m]) : level;
        for (int l = lo; l <= hi; l++) {
            // The rate stands with the western or northern node where that has the level, else with the other.
            boolean forward = own == rates.east || own == rates.south;
            int keeper = forward ? n : m;
            int next = mesh.state(m, l);
            float rate = mesh.has(keeper, l)
                    ? (forward ? own : others)[mesh.state(keeper, l)]
                    : (forward ? others : own)[mesh.state(forward ? m : n, l)];
            reach(u, state, next, rate, mesh.side, guessing);
        }
    }

    private void reach(double[] u, int state, int next, float rate, double length, boolean guessing) {
        if (rate == Float.POSITIVE_INFINITY || u[next] <= u[state]) {
            return;
        }
        double value = u[state] + (double) rate * length;
        if (guessing && value >= u[next]) {
            return;
        }
        if (guessing) {
            value = upwind(u, next, value);
        }
        if (value < u[next]) {
            u[next] = value;
            add(value, next);
        }
    }

    /** Solves for a state from the least values beside it, given one value that it certainly does not exceed. */
    private double upwind(double[] u, int state, double most) {
        int n = node[state];
        int level = state - mesh.first[n] + mesh.bottom[n];
        int c = n % mesh.columns;
        double x = Math.min(
                c + 1 < mesh.columns ? at(u, n + 1, level) : Double.POSITIVE_INFINITY,
                c > 0 ? at(u, n - 1, level) : Double.POSITIVE_INFINITY);
        double y = Math.min(
                n + mesh.columns < mesh.first.length - 1 ? at(u, n + mesh.columns, level) : Double.POSITIVE_INFINITY,
                n >= mesh.columns ? at(u, n - mesh.columns, level) : Double.POSITIVE_INFINITY);
        double z = Math.min(
                level < mesh.top[n] ? u[state + 1] : Double.POSITIVE_INFINITY,
                level > mesh.bottom[n] ? u[state - 1] : Double.POSITIVE_INFINITY);
        double price = rates.node[state];
        if (price == Double.POSITIVE_INFINITY) {
            return most;
        }
        double a = 1 / mesh.side;
        double b = mesh.climb / mesh.rise;
        double value = most;
        // Newton's method on a convex growing function, from above.
        for (int i = 0; i < 4; i++) {
            double dx = Math.max(0, value - x) * a;
            double dy = Math.max(0, value - y) * a;
            double dz = Math.max(0, value - z) * b;
            double norm = Math.sqrt(dx * dx + dy * dy);
            double f = norm + dz - price;
            double slope = (norm > 0 ? (dx + dy) * a / norm : 0) + (dz > 0 ? b : 0);
            if (!(f > 1e-9 * price) || slope == 0) {
                break;
            }
            value -= f / slope;
        }
        return Math.min(value, most);
    }

    private double at(double[] u, int n, int level) {
        return mesh.present(n) ? u[mesh.state(n, level)] : Double.POSITIVE_INFINITY;
    }
}
