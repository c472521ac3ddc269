package org.thalweg.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Functions whose least value and place are known in closed form. */
class EvolutionStrategyTest {
    private static final int N = 10;

    /** An ellipsoid with axes from 1 to 1000, turned so that no axis lies along a variable; 0 at (1, 1, ...). */
    private static double ellipsoid(double[] x) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            // Walsh-like differences: each axis mixes two neighbours.
            double u = (x[i] - 1) + ((x[(i + 1) % N]) - 1) * 0.5;
            sum += StrictMath.pow(1000, 2.0 * i / (N - 1)) * u * u;
        }
        return sum;
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double bend = x[i + 1] - x[i] * x[i];
            sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
        }
        return sum;
    }

    private static EvolutionStrategy run(ToDoubleFunction<double[]> f, int n, long seed, int evaluations) {
        double[] scale = new double[n];
        Arrays.fill(scale, 0.5);
        EvolutionStrategy strategy = new EvolutionStrategy(f, new double[n], scale, seed);
        strategy.run(evaluations, 1e-14);
        return strategy;
    }

    @Test
    void findsTheBottomOfATurnedEllipsoid() {
        for (long seed = 1; seed <= 5; seed++) {
            EvolutionStrategy strategy = run(EvolutionStrategyTest::ellipsoid, N, seed, 40_000);
            assertThat(strategy.bestValue()).as("seed %d", seed).isLessThan(1e-8);
            for (double x : strategy.best()) {
                assertThat(x).as("seed %d", seed).isCloseTo(1, within(1e-3));
            }
        }
    }

    @Test
    void followsABentValley() {
        // Rosenbrock's function of four variables has one other minimum, of value 3.7; most seeds find the lower one.
        int found = 0;
        for (long seed = 1; seed <= 5; seed++) {
            found += run(EvolutionStrategyTest::rosenbrock, 4, seed, 40_000).bestValue() < 1e-8 ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(4);
    }

    @Test
    void keepsToAnEdgeUnderAnExactPenalty() {
        // Least x0 + x1 on the unit disc: -sqrt(2), at its edge. The penalty's slope 3 is steeper than the function's sqrt(2).
        ToDoubleFunction<double[]> f = x -> x[0] + x[1] + 3 * Math.max(0, Math.sqrt(x[0] * x[0] + x[1] * x[1]) - 1);
        assertThat(run(f, 2, 7, 20_000).bestValue()).isCloseTo(-Math.sqrt(2), within(1e-6));
    }

    @Test
    void aRunInTwoPartsIsTheRun() {
        EvolutionStrategy whole = run(EvolutionStrategyTest::rosenbrock, 6, 3, 3000);
        double[] scale = new double[6];
        Arrays.fill(scale, 0.5);
        EvolutionStrategy parts = new EvolutionStrategy(EvolutionStrategyTest::rosenbrock, new double[6], scale, 3);
        int generation = 4 + (int) (3 * StrictMath.log(6));
        parts.run(100 * generation, 1e-14);
        parts.run(3000 - 100 * generation, 1e-14);
        assertThat(parts.best()).isEqualTo(whole.best());
        assertThat(parts.evaluations()).isEqualTo(whole.evaluations());
    }
}
