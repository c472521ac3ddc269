package org.thalweg.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Sites on lines like those of a real study: points of intersection barred at many nodes, stretches at which nothing can be
 * built for a usable price, bands of elevations that differ from sample to sample, legs gentler than the ruling grade.
 * Sites are tried one by one against the choice.
 */
class ProfileSitesTest {
    private static final int SEEDS = 16;
    private static final double LENGTH = 9000;
    private static final float BARRED = 360000;

    /** Where any place for the one site that is needed leaves a line, the choice finds a line, and about the best. */
    @Test
    void findsALineWhereverOnePlaceLeavesOne() {
        int feasible = 0;
        int tunnels = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            ProfileProblem problem = hard(seed, 0.6 * LENGTH);
            double best = bestOfAllPlaces(problem);
            ProfileSolution found = new ProfileOptimizer().solve(problem);
            if (best < Double.POSITIVE_INFINITY) {
                feasible++;
                assertThat(found.profile()).as("seed %d", seed).isPresent();
                // The choice leaves out the ends of structures on the site: at most two pairs of them.
                double slack = 4 * (problem.bridgeEnd() + problem.tunnelEnd());
                assertThat(found.latticeCost()).as("seed %d", seed).isLessThan(best + slack);
                tunnels += bores(found) ? 1 : 0;
            }
        }
        assertThat(feasible).as("cases with a line").isGreaterThan(SEEDS / 2);
        assertThat(tunnels).as("cases with a tunnel, in which no site may lie").isGreaterThan(SEEDS / 3);
    }

    /** The same with two sites, of which each may spoil the other's place: every third place of either is tried. */
    @Test
    void findsALineWhereverTwoPlacesLeaveOne() {
        int feasible = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            ProfileProblem problem = hard(seed, 0.4 * LENGTH);
            if (anyPair(problem)) {
                feasible++;
                assertThat(new ProfileOptimizer().solve(problem).profile()).as("seed %d", seed).isPresent();
            }
        }
        assertThat(feasible).as("cases with a line").isGreaterThan(SEEDS / 3);
    }

    private static boolean anyPair(ProfileProblem problem) {
        double spacing = problem.rules().flatSpacing();
        int last = problem.grid().legs() - 1 - problem.siteLegs();
        ProfileOptimizer optimizer = new ProfileOptimizer();
        for (int p = 0; p <= last && problem.siteMiddle(p) <= spacing; p += 3) {
            for (int q = p + problem.siteLegs(); q <= last; q += 3) {
                boolean spaced = problem.siteMiddle(q) - problem.siteMiddle(p) <= spacing
                        && problem.grid().length() - problem.siteMiddle(q) <= spacing;
                if (spaced && optimizer.solveFixed(problem.withSites(p, q)).profile().isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean bores(ProfileSolution found) {
        for (byte structure : found.structures()) {
            if (structure == 3) {
                return true;
            }
        }
        return false;
    }

    private static double bestOfAllPlaces(ProfileProblem problem) {
        double best = Double.POSITIVE_INFINITY;
        ProfileOptimizer optimizer = new ProfileOptimizer();
        double spacing = problem.rules().flatSpacing();
        for (int p = 0; p + problem.siteLegs() < problem.grid().legs(); p++) {
            double middle = problem.siteMiddle(p);
            if (middle <= spacing && problem.grid().length() - middle <= spacing) {
                ProfileSolution fixed = optimizer.solveFixed(problem.withSites(p));
                best = fixed.profile().isPresent() ? Math.min(best, fixed.latticeCost()) : best;
            }
        }
        return best;
    }

    /** A line through rough ground under the awkward limits that winding plans bring. */
    static ProfileProblem hard(long seed, double flatSpacing) {
        SplittableRandom random = new SplittableRandom(seed);
        ProfileRules rules = ProfileCases.railwayWithSites(650, flatSpacing);
        ProfileGrid grid = new ProfileGrid(0, LENGTH + 37.5, 100, 5);
        double[] ground = ProfileCases.ground(grid, seed, 2.5);
        double[] line = ProfileCases.seed(ground, 60, 1);
        for (int s = 0; s < line.length; s++) {
            line[s] += random.nextInt(-2, 3);
        }
        PriceTable prices = ProfileCases.mountainPrices(ground, line, 30, 1);
        bar(prices, random);
        double[] grades = new double[grid.legs()];
        double[] tangents = new double[grid.legs() + 1];
        Arrays.setAll(grades, i -> 0.020 - (i / 7 % 3 == 0 ? 0.0013 * random.nextDouble() : 0));
        Arrays.setAll(tangents, i -> i % 9 < 3 ? 0 : i % 9 < 5 ? 40 : 1e6);
        tangents[0] = 0;
        tangents[grid.legs()] = 0;
        double from = line[0] + 0.37;
        double to = line[line.length - 1] - 0.61;
        return new ProfileProblem(rules, grid, prices, grades, tangents, 300000, 1000000,
                ProfileEnd.between(from, from), ProfileEnd.between(to, to), 8, new int[0]);
    }

    /** Stretches at which only a barred price is left above or below the ground; and walls of no price at all. */
    private static void bar(PriceTable table, SplittableRandom random) {
        int levels = table.levels();
        for (int s = 0; s < table.base().length; s++) {
            boolean barred = s / 40 % 4 == 3;
            boolean tunnelsOnly = s / 25 % 5 == 2;
            for (int k = 0; k < levels; k++) {
                int at = s * PriceTable.STRUCTURES * levels + k;
                boolean bored = table.prices()[at + 3 * levels] < BARRED;
                if (tunnelsOnly && bored) {
                    table.prices()[at] = Float.POSITIVE_INFINITY;
                } else if (barred && !bored && random.nextInt(3) > 0) {
                    table.prices()[at] = BARRED;
                }
            }
        }
    }
}
