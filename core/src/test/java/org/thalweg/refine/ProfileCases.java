package org.thalweg.refine;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Made-up lines for the tests of profiles: random ground and simple prices. */
final class ProfileCases {
    static final double NONE = Double.NaN;

    private ProfileCases() {
    }

    /** Limits of a mountain railway of 20 permil. */
    static ProfileRules railway() {
        return new ProfileRules(0.020, 0, 0.003, 10000, 10000, 0.003, 200, 25, 0, 0.0025, 0);
    }

    /** The same with sites. */
    static ProfileRules railwayWithSites(double length, double spacing) {
        return new ProfileRules(0.020, 0, 0.003, 10000, 10000, 0.003, 200, 25, length, 0.0025, spacing);
    }

    /** Limits of a mountain road of 60 permil. */
    static ProfileRules road() {
        return new ProfileRules(0.060, 0.0, 0.003, 5000, 2000, 0.002, 100, 0, 0, 0, 0);
    }

    /** Ground as a sum of waves with random phases (m), by sample. */
    static double[] ground(ProfileGrid grid, long seed, double roughness) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ground = new double[grid.samples()];
        for (double wave = 16000; wave > 200; wave /= 1.7) {
            double phase = random.nextDouble(2 * Math.PI);
            double height = roughness * wave * 0.0012 * (0.5 + random.nextDouble());
            for (int s = 0; s < ground.length; s++) {
                ground[s] += height * StrictMath.sin(2 * Math.PI * grid.sampleStation(s) / wave + phase);
            }
        }
        for (int s = 0; s < ground.length; s++) {
            ground[s] += 1000;
        }
        return ground;
    }

    /** A centre line for the band of prices: the ground, smoothed over a width, on whole metres. */
    static double[] seed(double[] ground, int halfWidth, double rise) {
        double[] seed = new double[ground.length];
        for (int s = 0; s < ground.length; s++) {
            int from = Math.max(0, s - halfWidth);
            int to = Math.min(ground.length, s + halfWidth + 1);
            seed[s] = Math.rint(Arrays.stream(ground, from, to).average().orElse(0) / rise) * rise;
        }
        return seed;
    }

    /** Prices of earthwork with side slopes, viaduct and tunnel by depth (money/m), band about a seed line. */
    static PriceTable mountainPrices(double[] ground, double[] seed, double half, double step) {
        int levels = (int) Math.round(2 * half / step) + 1;
        float[] prices = new float[ground.length * PriceTable.STRUCTURES * levels];
        double[] base = new double[ground.length];
        for (int s = 0; s < ground.length; s++) {
            base[s] = seed[s] - half;
            for (int k = 0; k < levels; k++) {
                double depth = base[s] + k * step - ground[s];
                int at = s * PriceTable.STRUCTURES * levels + k;
                double size = Math.abs(depth);
                prices[at] = (float) (1500 + (8 * size + 1.5 * size * size) * (depth < 0 ? 14 : 10));
                prices[at + levels] = Float.POSITIVE_INFINITY;
                prices[at + 2 * levels] = depth > 4 ? (float) (20000 + 100 * Math.max(0, depth - 30))
                        : Float.POSITIVE_INFINITY;
                prices[at + 3 * levels] = depth < -12 ? 18000 : Float.POSITIVE_INFINITY;
            }
        }
        return new PriceTable(prices, base, step, levels, 0);
    }

    /** A problem with one limit of grade and one of tangents everywhere. */
    static ProfileProblem problem(ProfileRules rules, ProfileGrid grid, PriceTable prices, double tangent,
            ProfileEnd start, ProfileEnd end, int steps) {
        double[] grades = new double[grid.legs()];
        double[] tangents = new double[grid.legs() + 1];
        Arrays.fill(grades, rules.maxGrade());
        Arrays.fill(tangents, tangent);
        tangents[0] = 0;
        tangents[grid.legs()] = 0;
        return new ProfileProblem(rules, grid, prices, grades, tangents, 300000, 1000000, start, end, steps,
                new int[0]);
    }

    /** A line of 40 km over rolling ground. */
    static ProfileProblem longLine(ProfileRules rules, long seed, double sampleLength, double step) {
        return longLine(rules, seed, sampleLength, step, 1);
    }

    /** A line of 40 km over rolling (1) to rough (4) ground: on the latter, many bridges and tunnels. */
    static ProfileProblem longLine(ProfileRules rules, long seed, double sampleLength, double step, double roughness) {
        ProfileGrid grid = new ProfileGrid(0, 40000, 100, (int) Math.round(100 / sampleLength));
        double[] ground = ground(grid, seed, roughness * rules.maxGrade() / 0.025);
        double[] line = seed(ground, (int) (800 / sampleLength), step);
        PriceTable prices = mountainPrices(ground, line, 40, step);
        return problem(rules, grid, prices, 400, ProfileEnd.between(ground[0] - 3, ground[0] + 3),
                ProfileEnd.between(ground[ground.length - 1], ground[ground.length - 1]), 8);
    }
}
