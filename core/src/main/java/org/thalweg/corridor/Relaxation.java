package org.thalweg.corridor;

import java.util.List;
import org.thalweg.terrain.GridFrame;

/**
 * About the cheapest line between two gates on a grid: two sweeps over (cell, level), one from each gate. They run first
 * on cells so coarse that the whole ground fits, then on finer ones where, by the coarse sweeps, good lines can run.
 *
 * <p>Each state keeps the real height and the direction of its best label. The height keeps the ruling grade exact on
 * moves that rise less than a level; the direction keeps a line from turning on the spot, which in steep country would
 * let it zigzag up any hillside for little and hide the tunnel that a real line needs (docs/decisions). One label a state
 * makes the costs estimates that can lie on either side of the truth: they guide the search and draw the band, and are no
 * bound.
 *
 * <p>Costs are those of grid paths with 16 directions. A grid path is longer than the curve that it stands for by up to
 * 1 / cos(half of 26.57 degrees, the largest angle between neighbouring moves) = 2.75 percent.
 */
public final class Relaxation {
    /** Share over the coarse best within which a line may still turn out good on finer cells. */
    private static final double BAND = 0.15;

    /**
     * The coarse sweeps take a state in so many. They only tell where to look: under the bundled case's first two alternatives
     * the fine sweeps find the same least costs as after coarse ones with all states.
     */
    private static final int COARSE = 4;

    private final PriceField field;
    private final LevelGrid grid;
    private final List<Start> from;
    private final List<Start> to;
    private final double slack;

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
     * @param maxStates greatest number of states; cells are made as coarse as this asks
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
        LevelGrid coarse = fitting(1, bottom, top, gates, LevelGrid.Room.ALL, maxStates / COARSE);
        // A cell in which a curve of the least radius turns by half the angle between two moves is as fine as pays.
        int finest = (int) Math.max(1, Math.rint(0.2 * field.standard().minRadius() / field.frame().cell()));
        if (coarse.frame.cell() <= finest * field.frame().cell()) {
            this.grid = coarse;
        } else {
            Sweep come = new LabelSweep(field, coarse, slack, from, to).run();
            Sweep go = new LabelSweep(field, coarse, slack, to, from).run();
            LevelGrid.Room room = new BandRoom(coarse, come, go, BAND);
            this.grid = come.best() < Double.POSITIVE_INFINITY
                    ? fitting(finest, bottom, top, gates, room, maxStates)
                    : coarse;
        }
    }

    /** The finest grid that has no more states than allowed. */
    private LevelGrid fitting(int finest, double bottom, double top, double[] gates, LevelGrid.Room room, int maxStates) {
        for (int factor = finest; ; factor++) {
            double cell = factor * field.frame().cell();
            double step = Math.max(2, Math.min(8, field.standard().maxGrade() * cell));
            // Twice the gates' distance holds every line that detours by less than that.
            int most = cell > 500 ? Sweep.MOST : Math.min(maxStates, Sweep.MOST);
            LevelGrid candidate = new LevelGrid(field, factor, bottom, top, step, gates, 2.2, room, most);
            if (candidate.states() <= most) {
                return candidate;
            }
        }
    }

    static double mean(List<Start> starts, int axis) {
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
        return new LabelSweep(field, grid, slack, from, to).run();
    }

    /**
     * Least cost from every state to the second gate.
     *
     * @return the sweep
     */
    public Sweep costToGo() {
        return new LabelSweep(field, grid, slack, to, from).run();
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
            for (int s = grid.from(cell); s < grid.to(cell); s++) {
                least = Math.min(least, come.cost(s) + go.cost(s));
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
