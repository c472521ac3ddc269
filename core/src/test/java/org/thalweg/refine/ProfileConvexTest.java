package org.thalweg.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The profile against a linear programme on 50 random ground lines of 4 km. Prices are convex and piecewise linear in the
 * depth, 0 on the ground, and their kinks lie on levels of the price table, so that table and programme agree everywhere.
 * The programme moves the elevations of all nodes freely, under the same limits of grade and of change of grade;
 * parabolas are so short (0.4 m) that none reaches a sample.
 *
 * <p>The cost is that of earth alone. With a surface, as in a bill, the same difference would be a smaller share.
 */
class ProfileConvexTest {
    private static final double MAX_GRADE = 0.04;
    private static final double MAX_CHANGE = 0.02;
    private static final double SPACING = 100;
    private static final double LENGTH = 4000;
    private static final double SURFACE = 1500;
    private static final int STEPS = 8;
    private static final double RADIUS = 20;
    private static final int HALF = 100;
    /** Depths (m) and slopes of the price of cut and fill: convex. */
    private static final double[] DEPTH = {2, 5, 10, 20};
    private static final double[] FILL = {120, 200, 320, 520, 820};
    private static final double[] CUT = {160, 260, 430, 700, 1100};

    static double price(double depth) {
        double[] slopes = depth < 0 ? CUT : FILL;
        double size = Math.abs(depth);
        double sum = 0;
        double before = 0;
        for (int k = 0; k < slopes.length; k++) {
            double to = k < DEPTH.length ? DEPTH[k] : 1e9;
            sum += slopes[k] * Math.max(0, Math.min(size, to) - before);
            before = to;
        }
        return sum;
    }

    @Test
    void liesWithinHalfAPercentOfTheLinearProgramme() {
        double widest = 0;
        double polished = 0;
        double whole = 0;
        double lasting = 0;
        for (long seed = 1; seed <= 50; seed++) {
            ProfileGrid grid = new ProfileGrid(0, LENGTH, SPACING, 2);
            double[] ground = ground(grid, seed);
            ProfileProblem problem = problem(grid, ground);
            double least = optimum(problem, ground);
            ProfileOptimizer optimizer = new ProfileOptimizer();
            ProfileSolution lattice = optimizer.solve(problem);
            ProfileSolution found = optimizer.zoom(problem, lattice);
            // The programme's feasible set holds every lattice line: the optimum cannot be passed but by rounding.
            assertThat(found.latticeCost()).as("seed %d", seed).isGreaterThanOrEqualTo(least * (1 - 1e-5) - 1e-3)
                    .isLessThanOrEqualTo(1.005 * least);
            double once = optimizer.polish(problem, lattice).cost();
            assertThat(optimizer.solveFully(problem).cost()).as("seed %d", seed).isLessThanOrEqualTo(1.005 * least);
            // What a refinement ends with: the polished profile, improved.
            ProfileSolution last = optimizer.improveFully(problem, optimizer.polish(problem, lattice).profile().orElseThrow());
            assertThat(last.cost()).as("seed %d", seed).isLessThanOrEqualTo(1.005 * least);
            lasting = Math.max(lasting, last.cost() / least - 1);
            widest = Math.max(widest, found.latticeCost() / least - 1);
            polished = Math.max(polished, once / least - 1);
            whole = Math.max(whole, (once - least) / (least + SURFACE * LENGTH));
        }
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, String.format(Locale.ROOT,
                "above the linear programme: finer lattices %.5f, first lattice polished %.5f, with a surface of %.0f per m %.5f, "
                        + "improved about that %.5f",
                widest, polished, SURFACE, whole, lasting));
    }

    /** A walk whose slope drifts, without its trend: a line from end to end needs no more than the greatest grade. */
    private static double[] ground(ProfileGrid grid, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ground = new double[grid.samples()];
        double z = 0;
        double slope = 0;
        for (int s = 0; s < ground.length; s++) {
            slope = 0.9 * slope + 0.08 * (random.nextDouble() - 0.5);
            z += slope * grid.sampleLength(s);
            ground[s] = z;
        }
        for (int s = 0; s < ground.length; s++) {
            ground[s] -= z * s / (ground.length - 1);
        }
        return ground;
    }

    private static ProfileProblem problem(ProfileGrid grid, double[] ground) {
        ProfileRules rules = new ProfileRules(MAX_GRADE, 0, 0, RADIUS, RADIUS, 0, SPACING, 0, 0, 0, 0);
        double step = MAX_GRADE / STEPS * SPACING;
        int levels = 2 * HALF * 2 + 1;
        float[] prices = new float[ground.length * PriceTable.STRUCTURES * levels];
        Arrays.fill(prices, Float.POSITIVE_INFINITY);
        double[] base = new double[ground.length];
        for (int s = 0; s < ground.length; s++) {
            base[s] = ground[s] - (levels / 2) * step;
            for (int i = 0; i < levels; i++) {
                prices[s * PriceTable.STRUCTURES * levels + i] = (float) price((i - levels / 2) * step);
            }
        }
        PriceTable table = new PriceTable(prices, base, step, levels, 0);
        ProfileEnd from = ProfileEnd.between(ground[0] - 10, ground[0] + 10);
        ProfileEnd to = ProfileEnd.between(ground[ground.length - 1] - 10, ground[ground.length - 1] + 10);
        return ProfileCases.problem(rules, grid, table, RADIUS * MAX_CHANGE / 2, from, to, STEPS);
    }

    private static double optimum(ProfileProblem problem, double[] ground) {
        ProfileGrid grid = problem.grid();
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        int legs = grid.legs();
        Variable[] z = new Variable[legs + 1];
        for (int i = 0; i <= legs; i++) {
            z[i] = model.newVariable("z" + i).lower(-1000).upper(1000);
        }
        z[0].lower(problem.start().lowest()).upper(problem.start().highest());
        z[legs].lower(problem.end().lowest()).upper(problem.end().highest());
        for (int i = 0; i < legs; i++) {
            Expression grade = model.newExpression("g" + i).lower(-MAX_GRADE * SPACING).upper(MAX_GRADE * SPACING);
            grade.set(z[i + 1], 1).set(z[i], -1);
            if (i > 0) {
                Expression change = model.newExpression("k" + i).lower(-MAX_CHANGE * SPACING).upper(MAX_CHANGE * SPACING);
                change.set(z[i + 1], 1).set(z[i], -2).set(z[i - 1], 1);
            }
        }
        for (int s = 0; s < ground.length; s++) {
            int leg = grid.legOfSample(s);
            double part = (grid.sampleStation(s) - grid.station(leg)) / SPACING;
            Variable cost = model.newVariable("c" + s).lower(0).weight(grid.sampleLength(s));
            for (int side = -1; side <= 1; side += 2) {
                double[] slopes = side < 0 ? CUT : FILL;
                double before = 0;
                for (int k = 0; k < slopes.length; k++) {
                    // cost >= price(before) + slope (side (z - ground) - before)
                    double at = price(side * before) - slopes[k] * before - side * slopes[k] * ground[s];
                    model.newExpression("p" + s + "." + side + "." + k).lower(at).set(cost, 1)
                            .set(z[leg], -side * slopes[k] * (1 - part)).set(z[leg + 1], -side * slopes[k] * part);
                    before = k < DEPTH.length ? DEPTH[k] : 0;
                }
            }
        }
        Optimisation.Result result = model.minimise();
        assertThat(result.getState().isOptimal()).isTrue();
        return result.getValue();
    }
}
