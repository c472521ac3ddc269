package org.thalweg.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Square rasters of costs. */
final class Rasters {
    private Rasters() {}

    /** Costs of 1 to 100, evenly spread. */
    static float[] random(int side) {
        SplittableRandom random = new SplittableRandom(1);
        float[] costs = new float[side * side];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = (float) (1 + 99 * random.nextDouble());
        }
        return costs;
    }

    /** One cost everywhere. */
    static float[] constant(int side) {
        float[] costs = new float[side * side];
        Arrays.fill(costs, 1);
        return costs;
    }
}
