package org.thalweg.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.corridor.Relaxation.Start;
import org.thalweg.cost.PlanePrices;
import org.thalweg.cost.Rates;
import org.thalweg.cost.UnitCosts;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.StandardPresets;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Site;

/**
 * The fast sweep against the same rule written out plainly: labels in arrays of their own, one queue with the cheapest
 * state first wherever it lies, every price asked anew at its place, nothing fetched ahead and nothing left out. Both must
 * agree bit for bit, since layout and order of settling bear on time alone.
 */
class LabelSweepTest {
    private static final int[][] MOVES = {
        {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1},
        {2, 1}, {1, 2}, {-1, 2}, {-2, 1}, {-2, -1}, {-1, -2}, {1, -2}, {2, -1}
    };

    /** Hills with voids of room, water, a formation to reuse, surcharges, weights and another line. */
    private static final class Case {
        final GridFrame frame;
        final DesignStandard standard;
        final PriceField field;
        final LevelGrid grid;
        final float[] ground;
        final Random random;

        Case(long seed) {
            random = new Random(seed);
            frame = new GridFrame(500_000, 4_300_000, 60, 5 + random.nextInt(20), 5 + random.nextInt(20));
            standard = StandardPresets.load("road-40-mountain")
                    .with("min_radius_m", 30.0 + random.nextInt(300))
                    .with("max_grade_permil", 30.0 + random.nextInt(60))
                    .standard();
            Rates rates = UnitCosts.load("flat-test").rates(Mode.ROAD);
            ground = new float[frame.size()];
            float[] room = new float[frame.size()];
            float[] surcharge = new float[frame.size()];
            float[] water = new float[frame.size()];
            float[] formation = new float[frame.size()];
            float[] extra = new float[frame.size()];
            float[] other = new float[frame.size()];
            for (int i = 0; i < ground.length; i++) {
                ground[i] = 500 + 25 * random.nextFloat();
                room[i] = random.nextInt(8) == 0 ? -1 : 5 + 40 * random.nextFloat();
                surcharge[i] = random.nextInt(4) == 0 ? 50 * random.nextFloat() : 0;
                water[i] = random.nextInt(9) == 0 ? ground[i] + 3 : Float.NaN;
                formation[i] = random.nextInt(7) == 0 ? 300 * random.nextFloat() : Float.NaN;
                extra[i] = 2000 * random.nextFloat();
                other[i] = random.nextInt(9) == 0 ? ground[i] + 5 : Float.NaN;
            }
            Site site = new Site(frame, room, surcharge, water, formation, new byte[frame.size()]);
            field = new PriceField(new GridTerrain(frame, ground), site, standard, PlanePrices.of(standard, rates),
                    rates.surface(), 100, random.nextBoolean() ? extra : null,
                    random.nextBoolean() ? new PriceField.Crossing(other, 6) : null);
            double[] gates = {frame.x(0), frame.y(0), frame.x(frame.columns() - 1), frame.y(frame.rows() - 1)};
            grid = new LevelGrid(field, 1, 420, 600, 2 + random.nextInt(3), gates, 2.2, LevelGrid.Room.ALL, 1 << 20);
        }

        List<Start> start(int cell) {
            return List.of(new Start(frame.x(cell % frame.columns()), frame.y(cell / frame.columns()), ground[cell]));
        }

        float price(int cell, int[] move, double z) {
            double norm = Math.sqrt(move[0] * move[0] + move[1] * move[1]);
            double slope = field.crossSlope(cell, move[0] / norm, -move[1] / norm);
            return field.price(cell, ground[cell], slope, z, 0);
        }

        /** The cell that a move leads to; -1 where it leads out of the frame. */
        int after(int cell, int[] move) {
            int c = cell % frame.columns() + move[0];
            int r = cell / frame.columns() + move[1];
            return c < 0 || r < 0 || c >= frame.columns() || r >= frame.rows() ? -1 : r * frame.columns() + c;
        }

        boolean turns(int[] u, int[] v) {
            double angle = Math.abs(StrictMath.atan2(u[0] * v[1] - u[1] * v[0], u[0] * v[0] + u[1] * v[1]));
            double length = 0.5 * frame.cell() * (Math.hypot(u[0], u[1]) + Math.hypot(v[0], v[1]));
            return angle <= Math.max(0.4637, length / standard.minRadius());
        }
    }

    /** Labels of all states, without a limit: Dijkstra's algorithm in its plainest form, the cheapest state next. */
    private static final class Plain {
        record Entry(float cost, int state, int cell) {}

        final Case c;
        final float[] cost;
        final float[] height;
        final int[] arrival;
        final boolean[] settled;
        int expanded;
        int ties;
        final PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparingDouble(Entry::cost));

        Plain(Case c) {
            this.c = c;
            cost = new float[c.grid.states()];
            height = new float[cost.length];
            arrival = new int[cost.length];
            settled = new boolean[cost.length];
            Arrays.fill(cost, Float.POSITIVE_INFINITY);
            Arrays.fill(arrival, -1);
        }

        void reach(int state, int cell, float total, float z, int move) {
            if (state < 0 || settled[state] || total > cost[state] || total == Float.POSITIVE_INFINITY) {
                return;
            }
            boolean tie = total == cost[state];
            if (tie) {
                ties++;
            }
            if (!tie || z < height[state] || (z == height[state] && move < arrival[state])) {
                cost[state] = total;
                height[state] = z;
                arrival[state] = move;
            }
            if (!tie) {
                queue.add(new Entry(total, state, cell));
            }
        }

        void run() {
            while (!queue.isEmpty()) {
                Entry entry = queue.poll();
                if (!settled[entry.state]) {
                    settled[entry.state] = true;
                    expanded++;
                    expand(entry.state, entry.cell);
                }
            }
        }

        private void expand(int state, int cell) {
            for (int m = 0; m < MOVES.length; m++) {
                int next = c.after(cell, MOVES[m]);
                if (next < 0 || (arrival[state] >= 0 && !c.turns(MOVES[arrival[state]], MOVES[m]))) {
                    continue;
                }
                double length = Math.sqrt(MOVES[m][0] * MOVES[m][0] + MOVES[m][1] * MOVES[m][1]) * c.frame.cell();
                double rise = c.standard.maxGrade() * length;
                int grades = Math.max(1, (int) Math.ceil(rise / c.grid.step));
                for (int j = -grades; j <= grades; j++) {
                    float z = (float) (height[state] + rise * j / grades);
                    float both = c.price(cell, MOVES[m], height[state]) + c.price(next, MOVES[m], z);
                    reach(c.grid.state(next, z), next, (float) (cost[state] + 0.5 * both * length), z, m);
                }
            }
        }
    }

    @Test
    void equalsThePlainSweepBitForBit() {
        int reached = 0;
        int ties = 0;
        for (int seed = 0; seed < 60; seed++) {
            Case c = new Case(seed);
            int from = c.random.nextInt(c.frame.size());
            int to = c.random.nextInt(c.frame.size());
            // A gate that is its own target is reached at once, and nothing beyond it is followed.
            if (from == to || c.grid.state(from, c.ground[from]) < 0 || c.grid.state(to, c.ground[to]) < 0) {
                continue;
            }
            Plain plain = new Plain(c);
            plain.reach(c.grid.state(from, c.ground[from]), from, 0, c.ground[from], -1);
            plain.run();
            Sweep sweep = new LabelSweep(c.field, c.grid, 1e9, c.start(from), c.start(to)).run();
            ties += plain.ties;
            assertThat(sweep.expanded()).as("seed %d", seed).isEqualTo(plain.expanded);
            for (int state = 0; state < plain.cost.length; state++) {
                assertThat(sweep.cost(state)).as("seed %d state %d", seed, state).isEqualTo(plain.cost[state]);
                if (plain.cost[state] < Float.POSITIVE_INFINITY) {
                    assertThat(sweep.height(state)).as("seed %d state %d", seed, state).isEqualTo(plain.height[state]);
                    reached++;
                }
            }
        }
        assertThat(reached).isGreaterThan(100_000);
        assertThat(ties).isGreaterThan(1_000);
    }

    /** Every state belongs to one cell, and every cell's states follow each other. */
    @Test
    void numbersEachStateOnce() {
        for (int seed = 0; seed < 20; seed++) {
            Case c = new Case(seed);
            int[] seen = new int[c.grid.states()];
            for (int cell = 0; cell < c.frame.size(); cell++) {
                for (int state = c.grid.from(cell); state < c.grid.to(cell); state++) {
                    seen[state]++;
                }
            }
            assertThat(Arrays.stream(seen).allMatch(n -> n == 1)).as("seed %d", seed).isTrue();
        }
    }
}
