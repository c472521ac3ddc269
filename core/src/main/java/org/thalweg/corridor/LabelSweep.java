package org.thalweg.corridor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.corridor.Relaxation.Start;

/**
 * One sweep of the relaxation: Dijkstra's algorithm over (cell, level), each state with the real height and the direction
 * of its best label. Serves once.
 *
 * <p>The best label is the cheapest; of equally cheap ones the lowest, then the one whose move is named first. So a state's
 * label is told by the labels of the states before it alone, not by the order in which they come, and the queue is free to
 * settle states place by place ({@link Buckets}). A state is expanded once, when its label is final: a label that is dearer
 * than the best may well lead on to cheaper ones, as its height or direction is another, and so would change the result.
 */
final class LabelSweep {
    /** Columns and rows of the 16 moves. */
    private static final int[][] MOVES = {
        {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1},
        {2, 1}, {1, 2}, {-1, 2}, {-2, 1}, {-2, -1}, {-1, -2}, {1, -2}, {2, -1}
    };

    /** Angle (rad) between (1,0) and (2,1), a little rounded up. */
    private static final double NEXT_DIRECTION = 0.4637;

    /** Bit of a cost for a state that is settled: the sign, so that a settled state is cheaper than any new label. */
    private static final int SETTLED = 0x80000000;

    /** States that are fetched together. */
    private static final int AT_ONCE = 16;

    /**
     * Buckets are narrower than the least move by this: costs are floats, and a sum of n least moves, rounded, may fall short
     * of the next bucket by n * 2^-23 of its width. So nothing falls short for n below 2^17.
     */
    private static final double NARROWER = 1 - 1.0 / 64;

    private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    private final PriceField field;
    private final LevelGrid grid;
    private final double slack;
    private final List<Start> sources;
    private final List<Start> targets;
    /** Moves that the least radius lets a line make, by the arrival before. */
    private final int[][] open = new int[MOVES.length + 1][];
    /** By move: from one cell to the next in the order of the frame. */
    private final int[] steps = new int[MOVES.length];
    /** By move: cells that it leads away, the greater of columns and rows. */
    private final int[] away = new int[MOVES.length];

    /** By move: sine and cosine of its heading, length (m), and rises (m) at all grades that are tried. */
    private final double[] sin = new double[MOVES.length];

    private final double[] cos = new double[MOVES.length];
    private final double[] length = new double[MOVES.length];
    private final double[][] rises = new double[MOVES.length][];

    /**
     * By state {@link Sweep#LABEL} numbers, together since they are written together: the cost of its best label and its
     * real height (m), both by the bits of a float, and 1 + the move by which it came, 0 for none. Costs are not negative,
     * so that they are ordered as their bits are.
     */
    private final int[] labels;

    private final Buckets queue;
    /** The states that are settled next, and their cells. */
    private final int[] states = new int[AT_ONCE];

    private final int[] cells = new int[AT_ONCE];
    /** Keeps the compiler from leaving out reads that only fetch. */
    private int fetched;

    private final boolean[] isTarget;
    private double best = Double.POSITIVE_INFINITY;
    private long expanded;
    /** The group of buckets in hand. */
    private int group;
    /**
     * Greatest cost of a line that is followed, by the best line known when the group began: within a group, which states
     * come before the best line's end depends on where they lie.
     */
    private double limit = Double.POSITIVE_INFINITY;
    private final LevelGrid.Stand here;
    private final LevelGrid.Stand there;
    /** Least cost from each cell to the targets, as far as it was asked for; NaN where it was not. */
    private final double[] ahead;

    private final double targetX;
    private final double targetY;
    /** Distance (m) from the middle of the targets within which the last of them lies. */
    private final double reach;

    /**
     * Prepares a sweep.
     *
     * @param field prices
     * @param grid states
     * @param slack states are followed while they can lie on a line within (1 + slack) of the best
     * @param sources places to start from
     * @param targets places towards which lines run; states that cannot lie on a good line to them are not followed
     */
    LabelSweep(PriceField field, LevelGrid grid, double slack, List<Start> sources, List<Start> targets) {
        this.field = field;
        this.grid = grid;
        this.slack = slack;
        this.sources = sources;
        this.targets = targets;
        this.labels = new int[Sweep.LABEL * grid.states()];
        this.queue = new Buckets(
                NARROWER * Math.max(1e-6, grid.frame.cell() * field.least()), grid.frame.columns(), grid.frame.rows());
        this.here = grid.new Stand();
        this.there = grid.new Stand();
        this.ahead = new double[grid.frame.size()];
        Arrays.fill(ahead, Double.NaN);
        this.targetX = Relaxation.mean(targets, 0);
        this.targetY = Relaxation.mean(targets, 1);
        this.reach = grid.frame.cell() + targets.stream()
                .mapToDouble(s -> Math.hypot(s.x() - targetX, s.y() - targetY))
                .max()
                .orElse(0);
        this.isTarget = targetCells();
        layMoves();
    }

    private void layMoves() {
        open[0] = IntStream.range(0, MOVES.length).toArray();
        for (int m = 0; m < MOVES.length; m++) {
            int[] move = MOVES[m];
            double norm = Math.sqrt(move[0] * move[0] + move[1] * move[1]);
            steps[m] = move[1] * grid.frame.columns() + move[0];
            away[m] = Math.max(Math.abs(move[0]), Math.abs(move[1]));
            sin[m] = move[0] / norm;
            cos[m] = -move[1] / norm;
            length[m] = norm * grid.frame.cell();
            double rise = field.standard().maxGrade() * length[m];
            int grades = Math.max(1, (int) StrictMath.ceil(rise / grid.step));
            rises[m] = IntStream.rangeClosed(-grades, grades).mapToDouble(j -> rise * j / grades).toArray();
            open[m + 1] = IntStream.range(0, MOVES.length).filter(next -> turns(move, MOVES[next])).toArray();
        }
    }

    /**
     * Sweeps over the states.
     *
     * @return least costs
     */
    Sweep run() {
        for (int at = 0; at < labels.length; at += Sweep.LABEL) {
            labels[at] = INFINITE;
        }
        begin();
        for (int n = queue.take(states, cells); n > 0; n = queue.take(states, cells)) {
            if (queue.group() != group) {
                group = queue.group();
                limit = (1 + slack) * best;
            }
            fetch(n);
            for (int k = 0; k < n; k++) {
                settle(states[k], cells[k]);
            }
        }
        return new Sweep(grid, labels, best, expanded);
    }

    private void settle(int state, int cell) {
        int at = Sweep.LABEL * state;
        int cost = labels[at];
        if (cost < 0) {
            return;
        }
        labels[at] = cost | SETTLED;
        float g = Float.intBitsToFloat(cost);
        float z = Float.intBitsToFloat(labels[at + 1]);
        if (isTarget[cell] && g < best && meets(cell, z)) {
            best = g;
        }
        if (g + ahead(cell) <= limit) {
            expanded++;
            expand(cell, g, z, open[labels[at + 2]]);
        }
    }

    /**
     * Reads what settling the next states will ask for. A state's labels are looked at where only their values tell what
     * comes next, so that the processor waits for memory at each; here nothing depends on what is read, and it waits for
     * many at once. Changes nothing else (docs/benchmarks.md has what it saves).
     */
    private void fetch(int n) {
        int read = 0;
        for (int k = 0; k < n; k++) {
            read += labels[Sweep.LABEL * states[k]] + grid.levels(cells[k]);
        }
        for (int k = 0; k < n; k++) {
            for (int m : open[labels[Sweep.LABEL * states[k] + 2]]) {
                int next = cells[k] + steps[m];
                read += next >= 0 && next < isTarget.length ? grid.levels(next) : 0;
            }
        }
        for (int k = 0; k < n; k++) {
            int at = Sweep.LABEL * states[k];
            float z = Float.intBitsToFloat(labels[at + 1]);
            for (int m : open[labels[at + 2]]) {
                int next = cells[k] + steps[m];
                int state = next >= 0 && next < isTarget.length ? grid.state(next, z) : -1;
                read += state >= 0 ? labels[Sweep.LABEL * state] : 0;
            }
        }
        fetched = read;
    }

    private void begin() {
        for (Start s : sources) {
            int cell = nearestCell(s);
            int state = cell < 0 ? -1 : grid.state(cell, s.z());
            if (state >= 0 && labels[Sweep.LABEL * state] > 0) {
                labels[Sweep.LABEL * state] = 0;
                labels[Sweep.LABEL * state + 1] = Float.floatToRawIntBits((float) s.z());
                queue.add(0, 0, state, cell);
            }
        }
    }

    /** The least that a line from a cell to the targets can cost. */
    private double ahead(int cell) {
        double known = ahead[cell];
        if (known != known) {
            double x = grid.frame.x(cell % grid.frame.columns());
            double y = grid.frame.y(cell / grid.frame.columns());
            known = Math.max(0, Math.hypot(x - targetX, y - targetY) - reach) * field.least();
            ahead[cell] = known;
        }
        return known;
    }

    private void expand(int cell, float g, float z, int[] moves) {
        int column = cell % grid.frame.columns();
        int row = cell / grid.frame.columns();
        here.in(cell);
        for (int m : moves) {
            int c = column + MOVES[m][0];
            int r = row + MOVES[m][1];
            if (c < 0 || r < 0 || c >= grid.frame.columns() || r >= grid.frame.rows()) {
                continue;
            }
            int next = r * grid.frame.columns() + c;
            if (!there.in(next)) {
                continue;
            }
            there.along(sin[m], cos[m]);
            here.along(sin[m], cos[m]);
            float price = here.price(z);
            if (price < Float.POSITIVE_INFINITY) {
                climb(next, m, g, z, price);
            }
        }
    }

    /** Tries all grades of a move. */
    private void climb(int next, int m, float g, float z, float price) {
        double[] rises = this.rises[m];
        // No label of this move is cheaper: prices are not negative, and rounding keeps the order of sums.
        int least = Float.floatToRawIntBits((float) (g + 0.5 * price * length[m]));
        for (double rise : rises) {
            float z1 = (float) (z + rise);
            int state = there.state(z1);
            int at = Sweep.LABEL * state;
            if (state < 0 || labels[at] < least) {
                continue;
            }
            float total = (float) (g + 0.5 * (price + there.price(z1)) * length[m]);
            int bits = Float.floatToRawIntBits(total);
            if (bits < labels[at]) {
                labels[at] = bits;
                labels[at + 1] = Float.floatToRawIntBits(z1);
                labels[at + 2] = m + 1;
                queue.add(total, away[m], state, next);
            } else if (bits == labels[at] && precedes(z1, m, at)) {
                labels[at + 1] = Float.floatToRawIntBits(z1);
                labels[at + 2] = m + 1;
            }
        }
    }

    /** Which of two labels of equal cost stays: the lower, then that of the move named first; so their order does not matter. */
    private boolean precedes(float z, int m, int at) {
        float there = Float.intBitsToFloat(labels[at + 1]);
        return z < there || z == there && m + 1 < labels[at + 2];
    }

    /**
     * Whether the least radius lets a line go from one move to another: the angle may not exceed what an arc of that
     * radius turns over half of both moves. The next direction of the 16 is always open, or coarse cells could not turn.
     */
    private boolean turns(int[] u, int[] v) {
        double angle = Math.abs(StrictMath.atan2(u[0] * v[1] - u[1] * v[0], u[0] * v[0] + u[1] * v[1]));
        double length = 0.5 * grid.frame.cell() * (Math.hypot(u[0], u[1]) + Math.hypot(v[0], v[1]));
        return angle <= Math.max(NEXT_DIRECTION, length / field.standard().minRadius());
    }

    private boolean[] targetCells() {
        boolean[] result = new boolean[grid.frame.size()];
        for (Start s : targets) {
            int cell = nearestCell(s);
            if (cell >= 0) {
                result[cell] = true;
            }
        }
        return result;
    }

    /** Whether a label in a gate's cell is at the gate's height, give or take the level's own height. */
    private boolean meets(int cell, float z) {
        for (Start s : targets) {
            if (nearestCell(s) == cell && Math.abs(s.z() - z) <= Math.max(grid.step, 1 + grid.play(cell))) {
                return true;
            }
        }
        return false;
    }

    /** The usable cell nearest to a place, within two cells of it; -1 for none. */
    private int nearestCell(Start s) {
        int c0 = grid.frame.column(s.x());
        int r0 = grid.frame.row(s.y());
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int r = Math.max(0, r0 - 2); r <= Math.min(grid.frame.rows() - 1, r0 + 2); r++) {
            for (int c = Math.max(0, c0 - 2); c <= Math.min(grid.frame.columns() - 1, c0 + 2); c++) {
                int cell = r * grid.frame.columns() + c;
                double away = Math.hypot(grid.frame.x(c) - s.x(), grid.frame.y(r) - s.y());
                if (away < least && grid.state(cell, s.z()) >= 0) {
                    least = away;
                    best = cell;
                }
            }
        }
        return best;
    }
}
