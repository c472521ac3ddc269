package org.thalweg.corridor;

/** Least costs from one gate to every state of a relaxation. Immutable. */
public final class Sweep {
    private final LevelGrid grid;
    /**
     * Numbers of a label: cost and real height (m), by the bits of floats, and what only the sweep itself uses. A cost's
     * sign tells no more than whether the sweep settled it.
     */
    static final int LABEL = 3;

    /** Greatest number of states: their labels fill one array. */
    static final int MOST = (Integer.MAX_VALUE - 8) / LABEL;

    private final int[] labels;

    private final double best;
    private final long expanded;

    Sweep(LevelGrid grid, int[] labels, double best, long expanded) {
        this.grid = grid;
        this.labels = labels;
        this.best = best;
        this.expanded = expanded;
    }

    /**
     * Cost of the cheapest grid line between the gates.
     *
     * @return objective; positive infinity when no line reaches
     */
    public double best() {
        return best;
    }

    /**
     * How many states were expanded.
     *
     * @return states
     */
    public long expanded() {
        return expanded;
    }

    /** Cost of a state; positive infinity where the sweep did not reach. */
    float cost(int state) {
        return Float.intBitsToFloat(labels[LABEL * state] & Integer.MAX_VALUE);
    }

    /** Real height (m) of a state's best label. */
    float height(int state) {
        return Float.intBitsToFloat(labels[LABEL * state + 1]);
    }

    /**
     * Cost at a point: least over the neighbouring levels, weighted between the four cells around it; cells that the
     * sweep did not reach do not count.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @param z elevation (m)
     * @return objective; positive infinity where the sweep did not reach
     */
    public double at(double x, double y, double z) {
        double u = (x - grid.frame.x0()) / grid.frame.cell();
        double v = (grid.frame.y0() - y) / grid.frame.cell();
        int c = (int) Math.floor(u);
        int r = (int) Math.floor(v);
        double sum = 0;
        double weight = 0;
        for (int k = 0; k < 4; k++) {
            int cc = c + (k & 1);
            int rr = r + (k >> 1);
            if (cc < 0 || rr < 0 || cc >= grid.frame.columns() || rr >= grid.frame.rows()) {
                continue;
            }
            double w = (1 - Math.abs(u - cc)) * (1 - Math.abs(v - rr)) + 1e-9;
            double value = inCell(rr * grid.frame.columns() + cc, z);
            if (value < Double.POSITIVE_INFINITY) {
                sum += w * value;
                weight += w;
            }
        }
        return weight > 0 ? sum / weight : Double.POSITIVE_INFINITY;
    }

    /** Least cost over the level of a height and its two neighbours. */
    private double inCell(int cell, double z) {
        int state = grid.state(cell, z);
        if (state < 0) {
            return Double.POSITIVE_INFINITY;
        }
        float least = cost(state);
        if (least == Float.POSITIVE_INFINITY) {
            if (state > grid.from(cell)) {
                least = cost(state - 1);
            }
            if (state + 1 < grid.to(cell)) {
                least = Math.min(least, cost(state + 1));
            }
        }
        return least;
    }
}
