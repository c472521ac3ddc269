package org.thalweg.corridor;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;

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
    double share(int at, double east, double north, double up) {
        double size = Math.hypot(east, north);
        double steep = climb * Math.abs(up);
        double result = 0;
        int k = ground.sectors;
        for (int s = 0; s < k; s++) {
            float p = price[at + s];
            if (p == Float.POSITIVE_INFINITY) {
                continue;
            }
            double a = east * sines[2 * s] + north * sines[2 * s + 1];
            double b = east * sines[2 * s + 2] + north * sines[2 * s + 3];
            // Across the sector the gain is a wave: its derivative's sign at the ends tells whether the crest is inside.
            double da = east * sines[2 * s + 1] - north * sines[2 * s];
            double db = east * sines[2 * s + 3] - north * sines[2 * s + 2];
            double most = da * db <= 0 ? size : Math.max(Math.abs(a), Math.abs(b));
            result = Math.max(result, (most + steep) / p);
        }
        return result;
    }

    /** The greatest share over all prisms: the potential divided by it is true. */
    double worst(double[] u) {
        double worst = 0;
        int k = level.length;
        for (int half = 0; half < 2 * squares.length; half++) {
            int a = node(half, 0) * k;
            int b = node(half, 1) * k;
            int c = node(half, 2) * k;
            boolean southern = (half & 1) == 1;
            double s1 = (base[b / k] - base[a / k]) / side;
            double s2 = (base[c / k] - base[b / k]) / side;
            int at = half * (k + 1) * ground.sectors;
            for (int end = 0; end < k; end += Math.max(1, k - 1)) {
                double d1 = (u[b + end] - u[a + end]) / side;
                double d2 = (u[c + end] - u[b + end]) / side;
                worst = Math.max(worst, share(at + (end == 0 ? 0 : k) * ground.sectors, d1, d2, 0, southern));
            }
            for (int l = 0; l + 1 < k; l++) {
                double rise = level[l + 1] - level[l];
                int prices = at + (l + 1) * ground.sectors;
                for (int t = 0; t < 3; t++) {
                    // The step up comes before both, between, or after both of the others.
                    int stand = t == 0 ? a : t == 1 ? b : c;
                    int l1 = l + (t == 0 ? 1 : 0);
                    int l2 = l + (t == 2 ? 0 : 1);
                    double up = (u[stand + l + 1] - u[stand + l]) / rise;
                    double d1 = (u[b + l1] - u[a + l1]) / side - up * s1;
                    double d2 = (u[c + l2] - u[b + l2]) / side - up * s2;
                    worst = Math.max(worst, share(prices, d1, d2, up, southern));
                }
            }
        }
        return worst;
    }

    /** The share of a gradient given along the path of a half square. */
    double share(int at, double d1, double d2, double up, boolean southern) {
        return southern ? share(at, d2, -d1, up) : share(at, d1, -d2, up);
    }

    /**
     * The four states of the tetrahedron that holds a point, and the weights with which they make the potential there.
     *
     * @return state and weight in turn; null outside
     */
    double[] weights(Coordinate point, double z) {
        double u = (point.x - ground.frame.x0()) / side;
        double v = (ground.frame.y0() - point.y) / side;
        int c = (int) Math.floor(u);
        int r = (int) Math.floor(v);
        if (c < 0 || r < 0 || c >= ground.across || r >= ground.down) {
            return null;
        }
        u -= c;
        v -= r;
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
