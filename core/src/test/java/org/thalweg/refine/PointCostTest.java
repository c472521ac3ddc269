package org.thalweg.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;

/** The cost of a trial is that of the whole line as it lies then, whatever moves were made before. */
class PointCostTest {
    /** Prices of {@link PointCost} where nothing may be built (money/m). */
    private static final double FORBIDDEN = 1e9;

    /** Points of intersection. */
    private final double[] s = new double[200];

    private final double[] z = new double[200];
    private final double[] t = new double[200];
    private int count;

    private ProfileProblem problem;
    private PointLimits limits;
    private PointCost cost;
    private SplittableRandom random;

    /** Trials compared, those made after a move that reached farther along the line, and moves made. */
    private int trials;

    private int behind;
    private int moves;
    private int removed;
    /** How far along the line an accepted move has changed anything (m). */
    private double reached;

    /** Begins with the best profile on a lattice over ground of a seed; false where there is none. */
    private boolean begin(long seed) {
        ProfileGrid grid = new ProfileGrid(0, 6000, 100, 5);
        double[] ground = ProfileCases.ground(grid, seed, 1.5);
        double[] middle = ProfileCases.seed(ground, 40, 1);
        int last = ground.length - 1;
        problem = ProfileCases.problem(ProfileCases.railway(), grid, ProfileCases.mountainPrices(ground, middle, 60, 1), 400,
                        ProfileEnd.between(ground[0] - 5, ground[0] + 5), ProfileEnd.between(ground[last] - 5, ground[last] + 5), 4)
                .withGradeChanges(1e6, 2e5);
        Optional<VerticalAlignment> found = new ProfileOptimizer().solve(problem).profile();
        List<Pvi> pvis = found.map(VerticalAlignment::pvis).orElse(List.of());
        count = pvis.size();
        for (int i = 0; i < count; i++) {
            s[i] = pvis.get(i).station();
            z[i] = pvis.get(i).elevation();
            t[i] = pvis.get(i).curveLength() / 2;
        }
        limits = new PointLimits(problem);
        cost = new PointCost(problem);
        random = new SplittableRandom(seed);
        return count > 0;
    }

    /** The whole line, sample by sample: heights from the parabolas' equations, structures by trying all lanes. */
    private double plain() {
        ProfileGrid grid = problem.grid();
        double[] ends = {0, problem.bridgeEnd(), problem.tunnelEnd()};
        double[] best = ends.clone();
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < grid.samples(); i++) {
            double x = grid.sampleStation(i);
            double change = 0;
            double sump = 0;
            for (int k = 1; k + 1 < count; k++) {
                if (s[k] > before && s[k] <= x) {
                    change += problem.gradeChangePrice() * Math.abs(grade(k) - grade(k - 1));
                    boolean low = grade(k - 1) < 1e-9 && grade(k) >= 1e-9;
                    sump = low ? Math.min(problem.sumpPrice(), 2 * problem.tunnelEnd()) : sump;
                }
            }
            double[] price = prices(i, x);
            double[] next = new double[3];
            for (int lane = 0; lane < 3; lane++) {
                next[lane] = Double.POSITIVE_INFINITY;
                for (int from = 0; from < 3; from++) {
                    double step = from != lane ? ends[from] + ends[lane] : lane == 2 ? sump : 0;
                    next[lane] = Math.min(next[lane], best[from] + step + change + price[lane]);
                }
            }
            best = next;
            before = x;
        }
        return Math.min(best[0], Math.min(best[1] + ends[1], best[2] + ends[2]));
    }

    private double grade(int k) {
        return (z[k + 1] - z[k]) / (s[k + 1] - s[k]);
    }

    private double[] prices(int sample, double x) {
        int leg = 0;
        while (leg + 2 < count && s[leg + 1] <= x) {
            leg++;
        }
        double height = z[leg] + grade(leg) * (x - s[leg]);
        for (int k = 1; k + 1 < count; k++) {
            if (Math.abs(x - s[k]) < t[k]) {
                double along = x - (s[k] - t[k]);
                height = z[k] - grade(k - 1) * t[k] + grade(k - 1) * along
                        + (grade(k) - grade(k - 1)) / (4 * t[k]) * along * along;
            }
        }
        double metres = problem.grid().sampleLength(sample);
        PriceTable table = problem.prices();
        boolean bored = Math.abs(grade(leg)) >= problem.rules().minTunnelGrade() - 1e-12;
        return new double[] {
            metres * Math.min(FORBIDDEN, Math.min(table.price(sample, 0, height), table.price(sample, 1, height))),
            metres * Math.min(FORBIDDEN, table.price(sample, 2, height)),
            metres * (bored ? Math.min(FORBIDDEN, table.price(sample, 3, height)) : FORBIDDEN)
        };
    }

    /**
     * Heights of some 1000 m are rounded at 1e-13 of them, and a metre of height changes a price of 1500 and more by some 1000:
     * so prices, and their sums of 300, agree to well under 1e-10 of them.
     */
    private void compare(double trial) {
        double whole = plain();
        assertThat(trial).as("trial %d, %d points, reached %.0f m", trials, count, reached)
                .isEqualTo(whole, within(1e-10 * whole));
        trials++;
    }

    /** Tries a move, and makes it at random. */
    private void move(int from, int to, double along, double up) {
        shift(from, to, along, up);
        if (limits.keep(s, z, t, count, from, to)) {
            double end = s[Math.min(count - 1, to + 2)];
            compare(cost.trial(s, z, t, count, from, to));
            behind += end < reached ? 1 : 0;
            if (random.nextInt(3) > 0) {
                cost.accept();
                moves++;
                reached = Math.max(reached, end);
                return;
            }
        }
        shift(from, to, -along, -up);
        limits.tangents(s, z, t, count, from, to);
    }

    private void shift(int from, int to, double along, double up) {
        for (int k = from; k <= to; k++) {
            s[k] += along;
            z[k] += up;
        }
    }

    private void remove(int k) {
        double[][] kept = {s.clone(), z.clone(), t.clone()};
        double end = s[Math.min(count - 1, k + 2)];
        for (double[] of : new double[][] {s, z, t}) {
            System.arraycopy(of, k + 1, of, k, count - k - 1);
        }
        count--;
        if (limits.keep(s, z, t, count, k - 1, k)) {
            compare(cost.trialRemoved(s, z, t, count, k, kept[0][k], kept[2][k]));
            if (random.nextBoolean()) {
                cost.accept();
                removed++;
                reached = Math.max(reached, end);
                return;
            }
        }
        count++;
        System.arraycopy(kept[0], 0, s, 0, s.length);
        System.arraycopy(kept[1], 0, z, 0, z.length);
        System.arraycopy(kept[2], 0, t, 0, t.length);
    }

    /** Moves in the order of {@link ProfilePolish}: at each point alone, with the next one, along the line, away. */
    private void sweep(double up, double along) {
        for (int k = 0; k < count; k++) {
            move(k, k, 0, random.nextDouble(-up, up));
            if (k > 0 && k + 2 < count) {
                move(k, k + 1, 0, random.nextDouble(-up, up));
            }
            if (k > 0 && k + 1 < count) {
                double by = random.nextDouble(-along, along);
                move(k, k, by, random.nextBoolean() ? 0 : by * grade(k));
                if (random.nextInt(8) == 0) {
                    remove(k);
                }
            }
        }
    }

    @Test
    void trialsPriceTheWholeLineAsItLies() {
        for (long seed = 1; seed <= 10; seed++) {
            boolean begun = begin(seed);
            for (int sweep = 0; begun && sweep < 12; sweep++) {
                reached = 0;
                assertThat(cost.begin(s, z, t, count)).as("seed %d", seed).isEqualTo(plain(), within(1e-10 * plain()));
                sweep(3, 30);
            }
        }
        // The test sees what it is for: many moves, and many trials behind one that reached farther.
        assertThat(trials).isGreaterThan(1500);
        assertThat(moves).isGreaterThan(800);
        assertThat(removed).isGreaterThan(20);
        assertThat(behind).isGreaterThan(100);
    }
}
