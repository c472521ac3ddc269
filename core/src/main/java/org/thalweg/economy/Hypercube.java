package org.thalweg.economy;

import java.util.SplittableRandom;

/**
 * Latin hypercube draws (McKay, Beckman and Conover 1979): of each variable, one draw falls into each of as many equally
 * likely strata as there are draws, in random order. Each variable has its own stream, so that adding one leaves the others
 * as they were. Sums of monotone functions of single variables come out far closer than with plain draws.
 */
final class Hypercube {
    private Hypercube() {}

    /**
     * Standard normal draws of one variable.
     *
     * @param draws number of draws, at least 1
     * @param seed seed of all
     * @param variable number of the variable
     * @return draws, in random order
     */
    static double[] normal(int draws, long seed, int variable) {
        // The golden ratio's fraction spreads neighbouring numbers over all seeds.
        SplittableRandom random = new SplittableRandom(seed ^ (variable + 1) * 0x9E3779B97F4A7C15L);
        double[] z = new double[draws];
        for (int i = 0; i < draws; i++) {
            z[i] = Gaussian.quantile(Math.min(Math.max((i + random.nextDouble()) / draws, 1e-300), 1 - 0x1p-53));
        }
        for (int i = draws - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            double kept = z[i];
            z[i] = z[k];
            z[k] = kept;
        }
        return z;
    }
}
