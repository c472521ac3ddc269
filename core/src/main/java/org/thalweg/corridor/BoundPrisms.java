package org.thalweg.corridor;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A finer mesh for the bound: triangles in plan, levels that follow the ground, tetrahedra between them; the potential is
 * linear in each tetrahedron.
 *
 * <p>Each square of {@link BoundGround} is halved from its north-western to its south-eastern corner. Over each half a
 * plane runs through the ground at the three corners; level k lies at the same height over all these planes. A prism
 * between two levels is cut into three tetrahedra whose edges run east, south and up in one of the three orders (Kuhn
 * 1960), which fit together at all faces. Below the lowest level and above the highest the potential does not change with
 * height. So the depths in a prism differ by little more than its height, however steep the ground, and along no curve
 * does the potential gain more than {@code U_east sin h + U_north cos h + g |U_z|} per metre: exactly, since the gradient
 * is the same all over a tetrahedron.
 */
final class BoundPrisms {
    final BoundGround ground;
    final double climb;
    final double side;
    /** Number of nodes across and down. */
    final int columns;

    final int lines;
    /** Heights of the levels over the ground's planes (m), ascending. */
    final double[] level;

    /** Height of the ground at each node (m). */
    final double[] base;

    /** Open squares. */
    final int[] squares;

    /** Least prices, {@code [((2 * open square + half) * (levels + 1) + layer) * sectors + sector]}; layer 0 lies below. */
    final float[] price;

    private final double[] sines;

    /**
     * Makes the mesh.
     *
     * @param problem what is asked
     * @param ground squares and their prices
     * @param level heights of the levels over the ground (m), ascending
     * @param open which squares lines may enter
     */
    BoundPrisms(LowerBound.Problem problem, BoundGround ground, double[] level, boolean[] open) {
        this.ground = ground;
        this.climb = problem.climb();
        this.side = ground.factor * ground.frame.cell();
        this.columns = ground.across + 1;
        this.lines = ground.down + 1;
        this.level = level.clone();
        base = new double[columns * lines];
        for (int n = 0; n < base.length; n++) {
            int c = Math.min(ground.frame.columns() - 1, n % columns * ground.factor);
            int r = Math.min(ground.frame.rows() - 1, n / columns * ground.factor);
            double h = problem.terrain.height(r * ground.frame.columns() + c);
            base[n] = h == h ? h : 0;
        }
        int[] list = new int[open.length];
        int count = 0;
        for (int q = 0; q < open.length; q++) {
            if (open[q] && ground.open(q)) {
                list[count++] = q;
            }
        }
        squares = Arrays.copyOf(list, count);
        int k = ground.sectors;
        sines = new double[2 * k + 2];
        for (int s = 0; s <= k; s++) {
            sines[2 * s] = StrictMath.sin(s * StrictMath.PI / k);
            sines[2 * s + 1] = StrictMath.cos(s * StrictMath.PI / k);
        }
        price = new float[2 * count * (level.length + 1) * k];
        for (int i = 0; i < 2 * count; i++) {
            describe(i);
        }
    }

    /** Number of states: nodes of open squares at all levels. */
    int states() {
        return base.length * level.length;
    }

    /** States of open squares, ascending. */
    int[] used() {
        BitSet set = new BitSet(states());
        for (int half = 0; half < 2 * squares.length; half++) {
            for (int step = 0; step < 3; step++) {
                int first = node(half, step) * level.length;
                set.set(first, first + level.length);
            }
        }
        return set.stream().toArray();
    }

    /** Node of a corner of a half square in the order of its path: first, between, last. */
    int node(int half, int step) {
        int q = squares[half >> 1];
        int n = q / ground.across * columns + q % ground.across;
        return step == 0 ? n : step == 2 ? n + columns + 1 : (half & 1) == 0 ? n + 1 : n + columns;
    }

    private void describe(int half) {
        boolean southern = (half & 1) == 1;
        int q = squares[half >> 1];
        double a = base[node(half, 0)];
        double b = base[node(half, 1)];
        double c = base[node(half, 2)];
        int f = ground.factor;
        double east = (southern ? c - b : b - a) / f;
        double south = (southern ? b - a : c - b) / f;
        int k = ground.sectors;
        int at = half * (level.length + 1) * k;
        double[] over = ground.over(q, southern, new double[] {a, east, south});
        if (over == null) {
            Arrays.fill(price, at, at + (level.length + 1) * k, Float.POSITIVE_INFINITY);
            return;
        }
        double cell = ground.frame.cell();
        double top = Math.max(a, Math.max(b, c));
        for (int s = 0; s < k; s++) {
            double drift = ground.drift(s, east / cell, -south / cell, climb);
            for (int layer = 0; layer <= level.length; layer++) {
                double low = layer == 0 ? Double.NEGATIVE_INFINITY : level[layer - 1];
                double high = layer == level.length ? Double.POSITIVE_INFINITY : level[layer];
                double p = ground.price(
                        q, s, low - drift - over[1], high + drift - over[0], top + high + BoundGround.PIECE * climb);
                float down = (float) p;
                price[at + layer * k + s] = down > p ? Math.nextDown(down) : down;
            }
        }
    }

    /**
     * How much of what lines pay a gradient takes: along a line of any heading it gains at most this times the price.
     *
     * @param at first of the prices of a prism
     * @param east derivative to the east
     * @param north derivative to the north
     * @param up derivative upwards
     */
    private double share(int at, double east, double north, double up) {
        double size = Math.sqrt(east * east + north * north);
        double steep = climb * Math.abs(up);
        double result = 0;
        int k = ground.sectors;
        for (int s = 0; s < k; s++) {
            double a = east * sines[2 * s] + north * sines[2 * s + 1];
            double b = east * sines[2 * s + 2] + north * sines[2 * s + 3];
            // Over the sector the gain is a wave: the signs of its derivative at both ends tell whether a crest lies between.
            double da = east * sines[2 * s + 1] - north * sines[2 * s];
            double db = east * sines[2 * s + 3] - north * sines[2 * s + 2];
            double most = da * db <= 0 ? size : Math.max(Math.abs(a), Math.abs(b));
            // Where no line can be built the price has no end, and the share is 0.
            result = Math.max(result, (most + steep) / price[at + s]);
        }
        return result;
    }

    /** What is done with an element: a tetrahedron, or a half square at an end of the heights. */
    interface Visitor {
        /**
         * Takes an element.
         *
         * @param e number of the element
         * @param s its states in the order of its path; the last two the same where it has three
         * @param up which step of the path goes up, -1 for none
         * @param k1 rise along the path's first side over that of the layer
         * @param k2 the same for the second side
         * @param kz what the steepest line climbs in a side over the rise of the layer
         * @param prices where the prices of its prism start
         * @param southern whether the path goes south first, then east
         */
        void visit(int e, int[] s, int up, double k1, double k2, double kz, int prices, boolean southern);
    }

    /** Visits all elements in their order. */
    void each(Visitor visitor) {
        int k = level.length;
        int[] s = new int[4];
        int e = 0;
        for (int half = 0; half < 2 * squares.length; half++) {
            int a = node(half, 0) * k;
            int b = node(half, 1) * k;
            int c = node(half, 2) * k;
            double rise1 = base[b / k] - base[a / k];
            double rise2 = base[c / k] - base[b / k];
            boolean southern = (half & 1) == 1;
            int prices = half * (k + 1) * ground.sectors;
            for (int layer = 0; layer <= k; layer++) {
                int l = Math.max(0, layer - 1);
                if (layer == 0 || layer == k) {
                    visitor.visit(e++, path(s, a + l, b + l, c + l, c + l), -1, 0, 0, 0, prices, southern);
                } else {
                    double rise = level[l + 1] - level[l];
                    double k1 = rise1 / rise;
                    double k2 = rise2 / rise;
                    double kz = climb * side / rise;
                    visitor.visit(e++, path(s, a + l, a + l + 1, b + l + 1, c + l + 1), 0, k1, k2, kz, prices, southern);
                    visitor.visit(e++, path(s, a + l, b + l, b + l + 1, c + l + 1), 1, k1, k2, kz, prices, southern);
                    visitor.visit(e++, path(s, a + l, b + l, c + l, c + l + 1), 2, k1, k2, kz, prices, southern);
                }
                prices += ground.sectors;
            }
        }
    }

    private static int[] path(int[] s, int s0, int s1, int s2, int s3) {
        s[0] = s0;
        s[1] = s1;
        s[2] = s2;
        s[3] = s3;
        return s;
    }

    /** Number of elements. */
    int elements() {
        return 2 * squares.length * (3 * (level.length - 1) + 2);
    }

    /** The share of what lines pay that a potential's gradient takes in an element. */
    double share(double[] u, int[] s, int up, double k1, double k2, double kz, int prices, boolean southern) {
        double e0 = u[s[1]] - u[s[0]];
        double e1 = u[s[2]] - u[s[1]];
        double e2 = u[s[3]] - u[s[2]];
        double du = up < 0 ? 0 : up == 0 ? e0 : up == 1 ? e1 : e2;
        // Along the path's sides the planes over the ground rise, and the potential with them.
        double d1 = (up == 0 ? e1 : e0) - du * k1;
        double d2 = (up < 0 || up == 2 ? e1 : e2) - du * k2;
        return share(prices, d1 / side, d2 / side, du * kz / side / climb, southern);
    }

    /** The greatest share over all elements: the potential divided by it is true. */
    double worst(double[] u) {
        double[] worst = {0};
        each((e, s, up, k1, k2, kz, p, southern) ->
                worst[0] = Math.max(worst[0], share(u, s, up, k1, k2, kz, p, southern)));
        return worst[0];
    }

    /** The share of a gradient given along the path of a half square. */
    double share(int prices, double d1, double d2, double up, boolean southern) {
        return southern ? share(prices, d2, -d1, up) : share(prices, d1, -d2, up);
    }

    /** Least price of a prism over all headings. */
    double least(int prices) {
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < ground.sectors; s++) {
            least = Math.min(least, price[prices + s]);
        }
        return least;
    }

    double x(int node) {
        return ground.frame.x0() + node % columns * side;
    }

    double y(int node) {
        return ground.frame.y0() - node / columns * side;
    }

    /** Where the prices of the prism that holds a point start. */
    int prices(double x, double y, double z) {
        double across = (x - ground.frame.x0()) / side;
        double down = (ground.frame.y0() - y) / side;
        int c = (int) across;
        int r = (int) down;
        boolean southern = across - c < down - r;
        int half = 2 * Arrays.binarySearch(squares, r * ground.across + c) + (southern ? 1 : 0);
        double a = base[node(half, 0)];
        double b = base[node(half, 1)];
        double first = Math.max(across - c, down - r);
        double second = Math.min(across - c, down - r);
        double over = z - (a + first * (b - a) + second * (base[node(half, 2)] - b));
        int layer = 0;
        while (layer < level.length && level[layer] <= over) {
            layer++;
        }
        return (half * (level.length + 1) + layer) * ground.sectors;
    }

    /** The potential at a point, moved onto the mesh where it lies outside. */
    double at(double[] u, double x, double y, double z) {
        double across = Math.max(0, Math.min(columns - 1 - 1e-9, (x - ground.frame.x0()) / side));
        double down = Math.max(0, Math.min(lines - 1 - 1e-9, (ground.frame.y0() - y) / side));
        double[] w = weights((int) across, (int) down, across - (int) across, down - (int) down, z);
        double sum = 0;
        for (int i = 0; i < w.length; i += 2) {
            sum += w[i + 1] * u[(int) w[i]];
        }
        return sum;
    }

    /**
     * The four states of the tetrahedron that holds a point, and the weights with which they make the potential there.
     *
     * @param c column of the square
     * @param r row of the square
     * @param u place in it from west to east, 0 to 1
     * @param v place in it from north to south
     * @param z height (m)
     * @return state and weight in turn
     */
    double[] weights(int c, int r, double u, double v, double z) {
        int n = r * columns + c;
        int m = u >= v ? n + 1 : n + columns;
        int o = n + columns + 1;
        double b1 = Math.max(u, v);
        double b2 = Math.min(u, v);
        double w = z - (base[n] + b1 * (base[m] - base[n]) + b2 * (base[o] - base[m]));
        int k = level.length;
        if (!(w > level[0] && w < level[k - 1])) {
            int end = w <= level[0] ? 0 : k - 1;
            return new double[] {n * k + end, 1 - b1, m * k + end, b1 - b2, o * k + end, b2, o * k + end, 0};
        }
        int l = 0;
        while (level[l + 1] <= w) {
            l++;
        }
        double t = (w - level[l]) / (level[l + 1] - level[l]);
        int s0 = n * k + l;
        if (t >= b1) {
            return new double[] {s0, 1 - t, s0 + 1, t - b1, m * k + l + 1, b1 - b2, o * k + l + 1, b2};
        }
        if (t >= b2) {
            return new double[] {s0, 1 - b1, m * k + l, b1 - t, m * k + l + 1, t - b2, o * k + l + 1, b2};
        }
        return new double[] {s0, 1 - b1, m * k + l, b1 - b2, o * k + l, b2 - t, o * k + l + 1, t};
    }
}
