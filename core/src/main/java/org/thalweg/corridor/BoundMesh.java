package org.thalweg.corridor;

import java.util.Arrays;

/**
 * The mesh on which the bound's potential lives: nodes at the corners of squares, and over each node a stack of levels at
 * even heights. Between levels and nodes the potential is trilinear; below a node's lowest level, and above its highest,
 * it does not change with height.
 *
 * <p>An <em>edge</em> joins two neighbouring nodes at one level, or two levels of one node. The differences of the
 * potential along the edges of a box bound its derivatives inside it: so all that is asked of a potential is that no
 * difference exceeds its edge's <em>rate</em> times its length, the rates of the edges of each box having been chosen so
 * that no curve inside can gain more than it costs (see {@link BoundRates}).
 */
final class BoundMesh {
    final BoundGround ground;
    /** Side of a square, and height of a level (m). */
    final double side;

    final double rise;
    final double climb;
    /** Nodes across and down. */
    final int columns;

    final int lines;
    /** Lowest and highest level of each node; highest below lowest where there is no node. */
    final int[] bottom;

    final int[] top;
    /** First state of each node: state = {@code first[node] + level - bottom[node]}. */
    final int[] first;

    /** Lowest and highest level at which boxes of a square differ; a square that is closed has none. */
    final int[] from;

    final int[] to;

    /**
     * Lays the levels.
     *
     * @param ground ranges of the ground in the squares
     * @param rise height of a level (m)
     * @param climb greatest grade
     * @param below how far below the ground levels reach (m)
     * @param above how far above it (m)
     */
    BoundMesh(BoundGround ground, double rise, double climb, double below, double above) {
        this.ground = ground;
        this.rise = rise;
        this.climb = climb;
        this.side = ground.factor * ground.frame.cell();
        this.columns = ground.across + 1;
        this.lines = ground.down + 1;
        int n = columns * lines;
        bottom = new int[n];
        top = new int[n];
        first = new int[n + 1];
        Arrays.fill(bottom, Integer.MAX_VALUE);
        Arrays.fill(top, Integer.MIN_VALUE);
        from = new int[ground.across * ground.down];
        to = new int[from.length];
        for (int q = 0; q < from.length; q++) {
            from[q] = 1;
            if (ground.open(q)) {
                double lowest = ground.lowest[q];
                double highest = ground.highest[q];
                int lo = (int) Math.floor(Math.min(highest, Math.max(ground.low[q] - below, lowest)) / rise);
                int hi = (int) Math.ceil(Math.max(lowest, Math.min(ground.high[q] + Math.max(above, ground.tallest[q] + 1), highest)) / rise);
                for (int corner = 0; corner < 4; corner++) {
                    int node = node(q, corner);
                    bottom[node] = Math.min(bottom[node], lo);
                    top[node] = Math.max(top[node], hi);
                }
                to[q] = 2;
            }
        }
        for (int q = 0; q < from.length; q++) {
            if (to[q] > from[q]) {
                from[q] = Integer.MAX_VALUE;
                to[q] = Integer.MIN_VALUE;
                for (int corner = 0; corner < 4; corner++) {
                    from[q] = Math.min(from[q], bottom[node(q, corner)]);
                    to[q] = Math.max(to[q], top[node(q, corner)]);
                }
            }
        }
        long total = 0;
        for (int i = 0; i < n; i++) {
            first[i] = (int) Math.min(total, Integer.MAX_VALUE);
            total += Math.max(0, (long) top[i] - bottom[i] + 1);
        }
        first[n] = (int) Math.min(total, Integer.MAX_VALUE);
    }

    /** Number of states, {@code Integer.MAX_VALUE} where there are more. */
    int states() {
        return first[first.length - 1];
    }

    boolean open(int square) {
        return to[square] >= from[square];
    }

    /** Corner 0 is the north-west one, 1 the north-east, 2 the south-west, 3 the south-east. */
    int node(int square, int corner) {
        int c = square % ground.across + (corner & 1);
        int r = square / ground.across + (corner >> 1);
        return r * columns + c;
    }

    /** Least height in the box above a level of a square that is left to lines (m); above the greatest where there is none. */
    double low(int square, int level) {
        return Math.max(ground.lowest[square], level < from[square] ? Double.NEGATIVE_INFINITY : level * rise);
    }

    /** Greatest height in the box above a level of a square that is left to lines (m). */
    double high(int square, int level) {
        return Math.min(ground.highest[square], level == to[square] ? Double.POSITIVE_INFINITY : (level + 1) * rise);
    }

    double x(int node) {
        return ground.frame.x0() + node % columns * side;
    }

    double y(int node) {
        return ground.frame.y0() - node / columns * side;
    }

    boolean present(int node) {
        return top[node] >= bottom[node];
    }

    /** The state of a node at a level, which may lie below its lowest or above its highest. */
    int state(int node, int level) {
        return first[node] + Math.max(bottom[node], Math.min(top[node], level)) - bottom[node];
    }

    boolean has(int node, int level) {
        return level >= bottom[node] && level <= top[node];
    }

    /**
     * A potential at a place.
     *
     * @param u the potential by states
     * @param x easting (m)
     * @param y northing (m)
     * @param z height (m)
     * @return its value; NaN outside the open squares
     */
    double at(double[] u, double x, double y, double z) {
        double a = (x - ground.frame.x0()) / side;
        double b = (ground.frame.y0() - y) / side;
        int c = Math.max(0, Math.min(ground.across - 1, (int) Math.floor(a)));
        int r = Math.max(0, Math.min(ground.down - 1, (int) Math.floor(b)));
        int q = r * ground.across + c;
        if (!open(q)) {
            return Double.NaN;
        }
        int level = (int) Math.floor(z / rise);
        double up = z / rise - level;
        double sum = 0;
        for (int corner = 0; corner < 4; corner++) {
            int node = node(q, corner);
            double share = ((corner & 1) == 1 ? a - c : 1 - (a - c)) * ((corner >> 1) == 1 ? b - r : 1 - (b - r));
            sum += share * ((1 - up) * u[state(node, level)] + up * u[state(node, level + 1)]);
        }
        return sum;
    }
}
