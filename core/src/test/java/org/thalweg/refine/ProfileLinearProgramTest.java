package org.thalweg.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Convex prices c |z - ground|: the lattice optimum between two linear programmes. Every lattice line is feasible in the
 * programme with the full limits, so it costs no less than that optimum. Rounding node elevations to the lattice moves
 * each by at most half a height: a grade by one quantum q, a change of grade by two. So the optimum of the programme with
 * limits less q and 2 q, rounded, is a lattice line, and dearer by at most c times length times half a height.
 */
class ProfileLinearProgramTest {
    private static final double MAX_GRADE = 0.03;
    private static final double MAX_CHANGE = 0.02;
    private static final double PRICE = 100;
    private static final double SPACING = 100;
    private static final int STEPS = 12;

    @Test
    void liesBetweenTwoLinearProgrammes() {
        double quantum = MAX_GRADE / STEPS;
        double rise = quantum * SPACING;
        double widestGap = 0;
        for (long seed = 1; seed <= 25; seed++) {
            ProfileGrid grid = new ProfileGrid(0, 4000, SPACING, 2);
            double[] ground = randomGround(grid, seed, rise);
            ProfileSolution found = new ProfileOptimizer().solve(problem(grid, ground, rise));
            double below = optimum(grid, ground, MAX_GRADE, MAX_CHANGE);
            double above = optimum(grid, ground, MAX_GRADE - quantum, MAX_CHANGE - 2 * quantum);
            double rounding = PRICE * grid.length() * rise / 2;
            // Float sums of 80 samples, and the programme's own tolerance.
            double eps = 1e-5 * below + 1e-3;
            assertThat(found.latticeCost()).as("seed %d", seed).isGreaterThanOrEqualTo(below - eps)
                    .isLessThanOrEqualTo(above + rounding + eps);
            widestGap = Math.max(widestGap, found.latticeCost() / below - 1);
        }
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO,
                "lattice optimum at most {0} above the linear programme", widestGap);
    }

    private static double[] randomGround(ProfileGrid grid, long seed, double rise) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ground = new double[grid.samples()];
        double z = 0;
        double slope = 0;
        for (int s = 0; s < ground.length; s++) {
            slope = 0.8 * slope + 0.05 * (random.nextDouble() - 0.5);
            z += slope * grid.sampleLength(s);
            ground[s] = Math.rint(z / rise) * rise;
        }
        return ground;
    }

    /** No spacing beyond one leg, no length of parabolas that matters: changes of grade are limited by node tangents. */
    private static ProfileProblem problem(ProfileGrid grid, double[] ground, double rise) {
        ProfileRules rules = new ProfileRules(MAX_GRADE, 0, 0, 1000, 1000, 0, SPACING, 0, 0, 0, 0);
        int levels = 1201;
        float[] prices = new float[ground.length * PriceTable.STRUCTURES * levels];
        Arrays.fill(prices, Float.POSITIVE_INFINITY);
        double[] base = new double[ground.length];
        for (int s = 0; s < ground.length; s++) {
            base[s] = -600 * rise;
            for (int k = 0; k < levels; k++) {
                prices[s * PriceTable.STRUCTURES * levels + k] = (float) (PRICE * Math.abs(base[s] + k * rise - ground[s]));
            }
        }
        PriceTable table = new PriceTable(prices, base, rise, levels, 0);
        ProfileEnd free = ProfileEnd.between(-150 * rise, 150 * rise);
        ProfileProblem problem = ProfileCases.problem(rules, grid, table, 1000 * MAX_CHANGE / 2, free, free, STEPS);
        Arrays.fill(problem.legGrade(), MAX_GRADE);
        return problem;
    }

    private static double optimum(ProfileGrid grid, double[] ground, double maxGrade, double maxChange) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        int legs = grid.legs();
        double rise = MAX_GRADE / STEPS * SPACING;
        Variable[] z = new Variable[legs + 1];
        for (int i = 0; i <= legs; i++) {
            double reach = (i == 0 || i == legs ? 150 : 590) * rise;
            z[i] = model.newVariable("z" + i).lower(-reach).upper(reach);
        }
        for (int i = 0; i < legs; i++) {
            Expression grade = model.newExpression("g" + i).lower(-maxGrade * SPACING).upper(maxGrade * SPACING);
            grade.set(z[i + 1], 1).set(z[i], -1);
            if (i > 0) {
                Expression change = model.newExpression("k" + i).lower(-maxChange * SPACING).upper(maxChange * SPACING);
                change.set(z[i + 1], 1).set(z[i], -2).set(z[i - 1], 1);
            }
        }
        for (int s = 0; s < ground.length; s++) {
            int leg = grid.legOfSample(s);
            double part = (grid.sampleStation(s) - grid.station(leg)) / SPACING;
            Variable depth = model.newVariable("d" + s).lower(0).weight(PRICE * grid.sampleLength(s));
            model.newExpression("a" + s).lower(-ground[s]).set(depth, 1).set(z[leg], part - 1).set(z[leg + 1], -part);
            model.newExpression("b" + s).lower(ground[s]).set(depth, 1).set(z[leg], 1 - part).set(z[leg + 1], part);
        }
        Optimisation.Result result = model.minimise();
        assertThat(result.getState().isOptimal()).isTrue();
        return result.getValue();
    }
}
