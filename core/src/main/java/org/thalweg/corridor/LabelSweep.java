package org.thalweg.corridor;

import java.util.Arrays;
import java.util.List;
import org.thalweg.corridor.Relaxation.Start;

/**
 * One sweep of the relaxation: Dijkstra's algorithm over (cell, level), each state with the real height and the direction
 * of its best label.
 */
final class LabelSweep {
    /** Columns and rows of the 16 moves. */
    private static final int[][] MOVES = {
        {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1},
        {2, 1}, {1, 2}, {-1, 2}, {-2, 1}, {-2, -1}, {-1, -2}, {1, -2}, {2, -1}
    };

    /** Angle (rad) between (1,0) and (2,1), a little rounded up. */
    private static final double NEXT_DIRECTION = 0.4637;

    private final PriceField field;
    private final LevelGrid grid;
    private final double slack;
    /** Whether a line may go from one move to another, by the numbers of both. */
    private final boolean[][] turns = new boolean[MOVES.length][MOVES.length];

    LabelSweep(PriceField field, LevelGrid grid, double slack) {
        this.field = field;
        this.grid = grid;
        this.slack = slack;
        for (int a = 0; a < MOVES.length; a++) {
            for (int b = 0; b < MOVES.length; b++) {
                turns[a][b] = turns(MOVES[a], MOVES[b]);
            }
        }
    }

    /**
     * Sweeps over the states.
     *
     * @param sources places to start from
     * @param targets places towards which lines run; states that cannot lie on a good line to them are not followed
     * @return least costs
     */
    Sweep run(List<Start> sources, List<Start> targets) {
        int n = grid.states();
        float[] cost = new float[n];
        Arrays.fill(cost, Float.POSITIVE_INFINITY);
        float[] label = new float[n];
        boolean[] settled = new boolean[n];
        byte[] arrival = new byte[n];
        Arrays.fill(arrival, (byte) -1);
        boolean[] isTarget = targetCells(targets);
        double width = Math.max(1e-6, grid.frame.cell() * field.least());
        Buckets queue = new Buckets(width);
        for (Start s : sources) {
            int cell = nearestCell(s);
            int state = cell < 0 ? -1 : grid.state(cell, s.z());
            if (state >= 0 && cost[state] > 0) {
                cost[state] = 0;
                label[state] = (float) s.z();
                queue.add(0, state, cell);
            }
        }
        double tx = Relaxation.mean(targets, 0);
        double ty = Relaxation.mean(targets, 1);
        double reach = targets.stream().mapToDouble(s -> Math.hypot(s.x() - tx, s.y() - ty)).max().orElse(0) + grid.frame.cell();
        double best = Double.POSITIVE_INFINITY;
        long expanded = 0;
        while (queue.next()) {
            int state = queue.state();
            if (settled[state]) {
                continue;
            }
            settled[state] = true;
            int cell = queue.cell();
            float g = cost[state];
            if (isTarget[cell] && g < best && meets(targets, cell, label[state])) {
                best = g;
            }
            double x = grid.frame.x(cell % grid.frame.columns());
            double y = grid.frame.y(cell / grid.frame.columns());
            double ahead = Math.max(0, Math.hypot(x - tx, y - ty) - reach) * field.least();
            if (g + ahead <= (1 + slack) * best) {
                expanded++;
                expand(cell, g, label[state], arrival[state], cost, label, arrival, settled, queue);
            }
        }
        return new Sweep(grid, cost, label, best, expanded);
    }

    private void expand(int cell, float g, float z, int heading, float[] cost, float[] label, byte[] arrival, boolean[] settled, Buckets queue) {
        int column = cell % grid.frame.columns();
        int row = cell / grid.frame.columns();
        double maxGrade = field.standard().maxGrade();
        for (int m = 0; m < MOVES.length; m++) {
            int[] move = MOVES[m];
            if (heading >= 0 && !turns[heading][m]) {
                continue;
            }
            int c = column + move[0];
            int r = row + move[1];
            if (c < 0 || r < 0 || c >= grid.frame.columns() || r >= grid.frame.rows()) {
                continue;
            }
            int next = r * grid.frame.columns() + c;
            if (grid.place[next] < 0) {
                continue;
            }
            double norm = Math.sqrt(move[0] * move[0] + move[1] * move[1]);
            double sin = move[0] / norm;
            double cos = -move[1] / norm;
            float here = grid.price(cell, sin, cos, z);
            if (here == Float.POSITIVE_INFINITY) {
                continue;
            }
            double length = norm * grid.frame.cell();
            double rise = maxGrade * length;
            int grades = Math.max(1, (int) StrictMath.ceil(rise / grid.step));
            for (int j = -grades; j <= grades; j++) {
                float z1 = (float) (z + rise * j / grades);
                int state = grid.state(next, z1);
                if (state < 0 || settled[state]) {
                    continue;
                }
                float there = grid.price(next, sin, cos, z1);
                float total = (float) (g + 0.5 * (here + there) * length);
                if (total < cost[state]) {
                    cost[state] = total;
                    label[state] = z1;
                    arrival[state] = (byte) m;
                    queue.add(total, state, next);
                }
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

    private boolean[] targetCells(List<Start> targets) {
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
    private boolean meets(List<Start> targets, int cell, float z) {
        for (Start s : targets) {
            if (nearestCell(s) == cell && Math.abs(s.z() - z) <= Math.max(grid.step, 1 + grid.play[cell])) {
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
                if (grid.place[cell] >= 0 && away < least && grid.state(cell, s.z()) >= 0) {
                    least = away;
                    best = cell;
                }
            }
        }
        return best;
    }
}
