package org.thalweg.corridor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.corridor.Relaxation.Start;

/**
 * One sweep of the relaxation: Dijkstra's algorithm over (cell, level), each state with the real height and the direction
 * of its best label. Serves once.
 */
final class LabelSweep {
    /** Columns and rows of the 16 moves. */
    private static final int[][] MOVES = {
        {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1},
        {2, 1}, {1, 2}, {-1, 2}, {-2, 1}, {-2, -1}, {-1, -2}, {1, -2}, {2, -1}
    };

    /** Angle (rad) between (1,0) and (2,1), a little rounded up. */
    private static final double NEXT_DIRECTION = 0.4637;

    /** Bit of {@link #arrival} for a state that is settled; the others are 1 + the move by which its label came, 0 for none. */
    private static final int SETTLED = 0x40;

    private final PriceField field;
    private final LevelGrid grid;
    private final double slack;
    private final List<Start> sources;
    private final List<Start> targets;
    /** Moves that the least radius lets a line make, by the arrival before. */
    private final int[][] open = new int[MOVES.length + 1][];
    /** By move: sine and cosine of its heading, length and greatest rise (m). */
    private final double[] sin = new double[MOVES.length];

    private final double[] cos = new double[MOVES.length];
    private final double[] length = new double[MOVES.length];
    private final double[] rise = new double[MOVES.length];

    /** Label of each state: its cost and its real height (m) side by side, as they are asked for together. */
    private final float[] labels;

    private final byte[] arrival;
    private final Buckets queue;
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
        this.labels = new float[2 * grid.states()];
        this.arrival = new byte[grid.states()];
        this.queue = new Buckets(Math.max(1e-6, grid.frame.cell() * field.least()));
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
        layMoves();
    }

    private void layMoves() {
        open[0] = IntStream.range(0, MOVES.length).toArray();
        for (int m = 0; m < MOVES.length; m++) {
            int[] move = MOVES[m];
            double norm = Math.sqrt(move[0] * move[0] + move[1] * move[1]);
            sin[m] = move[0] / norm;
            cos[m] = -move[1] / norm;
            length[m] = norm * grid.frame.cell();
            rise[m] = field.standard().maxGrade() * length[m];
            open[m + 1] = IntStream.range(0, MOVES.length).filter(next -> turns(move, MOVES[next])).toArray();
        }
    }

    /**
     * Sweeps over the states.
     *
     * @return least costs
     */
    Sweep run() {
        for (int state = 0; state < arrival.length; state++) {
            labels[2 * state] = Float.POSITIVE_INFINITY;
        }
        begin();
        boolean[] isTarget = targetCells();
        double best = Double.POSITIVE_INFINITY;
        long expanded = 0;
        while (queue.next()) {
            int state = queue.state();
            int arrived = arrival[state];
            if (arrived >= SETTLED) {
                continue;
            }
            arrival[state] = (byte) (arrived | SETTLED);
            int cell = queue.cell();
            float g = labels[2 * state];
            float z = labels[2 * state + 1];
            if (isTarget[cell] && g < best && meets(cell, z)) {
                best = g;
            }
            if (best == Double.POSITIVE_INFINITY || g + ahead(cell) <= (1 + slack) * best) {
                expanded++;
                expand(cell, g, z, open[arrived]);
            }
        }
        return new Sweep(grid, labels, best, expanded);
    }

    private void begin() {
        for (Start s : sources) {
            int cell = nearestCell(s);
            int state = cell < 0 ? -1 : grid.state(cell, s.z());
            if (state >= 0 && labels[2 * state] > 0) {
                labels[2 * state] = 0;
                labels[2 * state + 1] = (float) s.z();
                queue.add(0, state, cell);
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
        for (int m : moves) {
            int c = column + MOVES[m][0];
            int r = row + MOVES[m][1];
            if (c < 0 || r < 0 || c >= grid.frame.columns() || r >= grid.frame.rows()) {
                continue;
            }
            int next = r * grid.frame.columns() + c;
            if (!there.in(next, sin[m], cos[m])) {
                continue;
            }
            here.in(cell, sin[m], cos[m]);
            float price = here.price(z);
            if (price < Float.POSITIVE_INFINITY) {
                climb(next, m, g, z, price);
            }
        }
    }

    /** Tries all grades of a move. */
    private void climb(int next, int m, float g, float z, float price) {
        int grades = Math.max(1, (int) StrictMath.ceil(rise[m] / grid.step));
        // No label of this move is cheaper: prices are not negative, and rounding keeps the order of sums.
        float least = (float) (g + 0.5 * price * length[m]);
        for (int j = -grades; j <= grades; j++) {
            float z1 = (float) (z + rise[m] * j / grades);
            int state = there.state(z1);
            if (state < 0 || labels[2 * state] <= least) {
                continue;
            }
            float total = (float) (g + 0.5 * (price + there.price(z1)) * length[m]);
            if (total < labels[2 * state] && arrival[state] < SETTLED) {
                labels[2 * state] = total;
                labels[2 * state + 1] = z1;
                arrival[state] = (byte) (m + 1);
                queue.add(total, state, next);
            }
        }
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
