package org.thalweg.corridor;

import java.util.Arrays;
import java.util.List;
import org.thalweg.terrain.GridFrame;

/**
 * About the cheapest line between two gates on a coarse grid: two sweeps over (cell, level), one from each gate.
 *
 * <p>Each state keeps the real height and the direction of its best label. The height keeps the ruling grade exact on
 * moves that rise less than a level; the direction keeps a line from turning on the spot, which in steep country would
 * let it zigzag up any hillside for little and hide the tunnel that a real line needs (docs/decisions). One label a state
 * makes the costs estimates that can lie on either side of the truth: they guide the search and draw the band, and are no
 * bound.
 *
 * <p>Costs are those of grid paths with 16 directions. A grid path is longer than the curve that it stands for by up to
 * 1 / cos(half the largest angle between moves) = 2.75 percent; {@link #SCALE} turns a cost into one that does not exceed
 * the curve's by that part.
 */
public final class Relaxation {
    /** Cosine of half the largest angle between neighbouring moves (26.57 degrees between (1,0) and (2,1)). */
    public static final double SCALE = 0.97324898;

    /** Columns and rows of the 16 moves. */
    private static final int[][] MOVES = {
        {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1},
        {2, 1}, {1, 2}, {-1, 2}, {-2, 1}, {-2, -1}, {-1, -2}, {1, -2}, {2, -1}
    };

    /** Angle (rad) between (1,0) and (2,1), a little rounded up. */
    private static final double NEXT_DIRECTION = 0.4637;

    private final PriceField field;
    private final LevelGrid grid;
    private final List<Start> from;
    private final List<Start> to;
    private final double slack;
    /** Whether the least radius lets a line go from one move (row) to another (column). */
    private final boolean[][] turns = new boolean[MOVES.length][MOVES.length];

    /**
     * A place where a line may begin or end.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @param z elevation (m)
     */
    public record Start(double x, double y, double z) {}

    /**
     * Prepares the states.
     *
     * @param field prices
     * @param from places of the first gate, at least one
     * @param to places of the second gate, at least one
     * @param maxStates greatest number of states; the cell is made as coarse as this asks
     * @param slack states are followed while they can lie on a line within (1 + slack) of the best
     */
    public Relaxation(PriceField field, List<Start> from, List<Start> to, int maxStates, double slack) {
        this.field = field;
        this.from = List.copyOf(from);
        this.to = List.copyOf(to);
        this.slack = slack;
        double[] gates = {mean(from, 0), mean(from, 1), mean(to, 0), mean(to, 1)};
        double apart = Math.hypot(gates[2] - gates[0], gates[3] - gates[1]);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (List<Start> gate : List.of(from, to)) {
            for (Start s : gate) {
                low = Math.min(low, s.z());
                high = Math.max(high, s.z());
            }
        }
        double climb = field.standard().maxGrade() * Math.max(apart, 2000);
        double bottom = Math.max(low - Math.min(150, climb), lowestGround() - 40);
        double top = Math.min(high + climb, highestGround() + field.standard().maxBridgeHeight());
        LevelGrid fitting = null;
        for (int factor = 1; fitting == null; factor++) {
            double cell = factor * field.frame().cell();
            double step = Math.max(2, Math.min(8, field.standard().maxGrade() * cell));
            // Three widths of the gates' distance hold every line that detours by less than that.
            LevelGrid candidate = new LevelGrid(field, factor, bottom, top, step, gates, 2.2);
            if (candidate.states() <= maxStates || cell > 500) {
                fitting = candidate;
            }
        }
        this.grid = fitting;
        for (int a = 0; a < MOVES.length; a++) {
            for (int b = 0; b < MOVES.length; b++) {
                turns[a][b] = turns(a, b);
            }
        }
    }

    private static double mean(List<Start> starts, int axis) {
        return starts.stream().mapToDouble(s -> axis == 0 ? s.x() : s.y()).average().orElseThrow();
    }

    private double lowestGround() {
        double low = Double.POSITIVE_INFINITY;
        for (int i = 0; i < field.frame().size(); i++) {
            if (field.site().room()[i] > 0) {
                low = Math.min(low, Float.isNaN(field.ground(i)) ? low : field.ground(i));
            }
        }
        return low;
    }

    private double highestGround() {
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < field.frame().size(); i++) {
            if (field.site().room()[i] > 0) {
                high = Math.max(high, Float.isNaN(field.ground(i)) ? high : field.ground(i));
            }
        }
        return high;
    }

    /**
     * The coarse cells' frame.
     *
     * @return frame
     */
    public GridFrame frame() {
        return grid.frame;
    }

    /**
     * Number of states.
     *
     * @return states
     */
    public int states() {
        return grid.states();
    }

    /**
     * Least cost from the first gate to every state.
     *
     * @return the sweep
     */
    public Sweep costToCome() {
        return sweep(from, to);
    }

    /**
     * Least cost from every state to the second gate.
     *
     * @return the sweep
     */
    public Sweep costToGo() {
        return sweep(to, from);
    }

    private Sweep sweep(List<Start> sources, List<Start> targets) {
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
        double tx = mean(targets, 0);
        double ty = mean(targets, 1);
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
    private boolean turns(int a, int b) {
        int[] u = MOVES[a];
        int[] v = MOVES[b];
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

    /**
     * The corridor band.
     *
     * @param come cost-to-come
     * @param go cost-to-go
     * @return by coarse cell: best line through it / best overall - 1, least over heights; NaN where that exceeds the
     *     slack
     */
    public float[] band(Sweep come, Sweep go) {
        float[] sum = new float[grid.frame.size()];
        float best = Float.POSITIVE_INFINITY;
        for (int cell = 0; cell < sum.length; cell++) {
            float least = Float.POSITIVE_INFINITY;
            for (int s = grid.offset[cell]; s < grid.offset[cell + 1]; s++) {
                least = Math.min(least, come.cost[s] + go.cost[s]);
            }
            sum[cell] = least;
            best = Math.min(best, least);
        }
        for (int cell = 0; cell < sum.length; cell++) {
            float excess = sum[cell] / best - 1;
            sum[cell] = excess <= slack ? excess : Float.NaN;
        }
        return sum;
    }
}
