package org.thalweg.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.VerticalAlignment;

/** Yardsticks with known answers, and what is said where there is none. */
class ProfileLimitTest {
    private static final ProfileRules RULES = new ProfileRules(0.02, 0, 0, 10000, 10000, 0.003, 200, 0, 0, 0, 0);
    private static final ProfileGrid GRID = new ProfileGrid(0, 6040, 100, 5);

    /** Inclined ground below the limit: the line lies on it, and costs its least price. */
    @Test
    void followsInclinedGround() {
        ProfileProblem problem = inclined(0.0125, 0, 0.0125 * GRID.length());
        ProfileSolution found = new ProfileOptimizer().solve(problem);
        assertThat(found.cost()).isCloseTo(1000 * GRID.length(), within(1e-3));
        assertThat(found.profile().orElseThrow().pvis()).hasSize(2);
    }

    /** The ruling grade all the way is met exactly, from end to end. */
    @Test
    void climbsAtTheRulingGradeExactly() {
        ProfileProblem problem = inclined(0.02, 0, 0.02 * GRID.length());
        VerticalAlignment profile = new ProfileOptimizer().solve(problem).profile().orElseThrow();
        assertThat(profile.grade(0)).isCloseTo(0.02, within(1e-12));
        assertThat(profile.elevationAt(GRID.length())).isCloseTo(0.02 * GRID.length(), within(1e-9));
    }

    /** A price of changes takes out the bends that save nothing, and a sump costs its price. */
    @Test
    void changesOfGradeArePricedAndSumpsAvoided() {
        ProfileProblem valley = tunnelUnderAPlain();
        ProfileSolution sagging = new ProfileOptimizer().solve(valley);
        assertThat(sumps(sagging)).isPositive();
        ProfileSolution drained = new ProfileOptimizer().solve(valley.withGradeChanges(0, 1e6));
        assertThat(sumps(drained)).isZero();
        assertThat(drained.cost()).isGreaterThan(sagging.cost()).isLessThan(sagging.cost() + 1e6);
        ProfileSolution straight = new ProfileOptimizer().solve(valley.withGradeChanges(1e9, 1e6));
        assertThat(straight.profile().orElseThrow().pvis()).hasSize(2);
    }

    private static int sumps(ProfileSolution found) {
        VerticalAlignment profile = found.profile().orElseThrow();
        int sumps = 0;
        for (int k = 1; k + 1 < profile.pvis().size(); k++) {
            sumps += profile.grade(k - 1) < 0 && profile.grade(k) > 0 ? 1 : 0;
        }
        return sumps;
    }

    /** Only tunnels, a little cheaper the deeper they lie. */
    private static ProfileProblem tunnelUnderAPlain() {
        ProfileProblem open = inclined(0.004, 0, 0.004 * GRID.length());
        PriceTable table = open.prices();
        int levels = table.levels();
        for (int s = 0; s < table.samples(); s++) {
            for (int k = 0; k < levels; k++) {
                int at = s * PriceTable.STRUCTURES * levels + k;
                table.prices()[at] = Float.POSITIVE_INFINITY;
                table.prices()[at + levels] = Float.POSITIVE_INFINITY;
                table.prices()[at + 2 * levels] = Float.POSITIVE_INFINITY;
                table.prices()[at + 3 * levels] = 10000 + (float) (10 * (table.base()[s] + k * table.step()));
            }
        }
        return new ProfileProblem(new ProfileRules(0.02, 0, 0.003, 10000, 10000, 0.003, 200, 0, 0, 0, 0), GRID, table,
                open.legGrade(), open.nodeTangent(), 1e6, 1e6, open.start(), open.end(), 8, new int[0]);
    }

    @Test
    void saysHowMuchRiseIsMissing() {
        ProfileProblem problem = inclined(0.025, 0, 0.025 * GRID.length());
        ProfileLimit limit = new ProfileOptimizer().solve(problem).limit();
        assertThat(limit.kind()).isEqualTo(ProfileLimit.Kind.GRADE);
        assertThat(limit.needed()).isCloseTo(151.0, within(1e-6));
        assertThat(limit.possible()).isCloseTo(120.8, within(1e-6));
        assertThat(limit.text()).contains("rise 151.0 m").contains("allow 120.8 m");
    }

    @Test
    void saysWherePricesLeaveNothing() {
        ProfileProblem problem = inclined(0.01, 0, 0.01 * GRID.length());
        int sample = 140;
        int stride = PriceTable.STRUCTURES * problem.prices().levels();
        Arrays.fill(problem.prices().prices(), sample * stride, (sample + 1) * stride, Float.POSITIVE_INFINITY);
        ProfileLimit limit = new ProfileOptimizer().solve(problem).limit();
        assertThat(limit.kind()).isEqualTo(ProfileLimit.Kind.PRICES);
        assertThat(limit.station()).isBetween(2800.0, 2900.0);
    }

    /** A joined grade that no parabola may lead to. */
    @Test
    void saysThatCurvesLeaveNothing() {
        ProfileProblem free = inclined(0.01, 0, 0.01 * GRID.length());
        Arrays.fill(free.nodeTangent(), 0);
        ProfileProblem problem = new ProfileProblem(free.rules(), free.grid(), free.prices(), free.legGrade(),
                free.nodeTangent(), 0, 0, ProfileEnd.joining(0, -0.02), free.end(), 8, new int[0]);
        assertThat(new ProfileOptimizer().solve(problem).limit().kind()).isEqualTo(ProfileLimit.Kind.CURVES);
    }

    /** Ruling grade all the way leaves no room for a site. */
    @Test
    void saysThatSitesLeaveNothing() {
        ProfileProblem free = inclined(0.0199, 0, 0.0199 * GRID.length());
        ProfileRules rules = new ProfileRules(0.02, 0, 0, 10000, 10000, 0.003, 200, 0, 850, 0.0025, 4000);
        ProfileProblem problem = new ProfileProblem(rules, free.grid(), free.prices(), free.legGrade(),
                free.nodeTangent(), 0, 0, free.start(), free.end(), 8, new int[0]);
        ProfileLimit limit = new ProfileOptimizer().solve(problem).limit();
        assertThat(limit.kind()).isEqualTo(ProfileLimit.Kind.SITES);
        assertThat(limit.possible()).isEqualTo(4000);
    }

    /** A ridge of 30 m on level ground: with dear earthwork a tunnel at its own price plus two portals. */
    @Test
    void choosesTunnelUnderRidge() {
        int levels = 121;
        ProfileGrid grid = new ProfileGrid(0, 3000, 100, 5);
        float[] prices = new float[grid.samples() * PriceTable.STRUCTURES * levels];
        double[] base = new double[grid.samples()];
        Arrays.fill(prices, Float.POSITIVE_INFINITY);
        for (int s = 0; s < grid.samples(); s++) {
            double ground = Math.abs(grid.sampleStation(s) - 1500) < 300 ? 30 : 0;
            base[s] = -20;
            for (int k = 0; k < levels; k++) {
                double depth = base[s] + k * 0.5 - ground;
                int at = s * PriceTable.STRUCTURES * levels + k;
                prices[at] = (float) (1000 + 100 * depth * depth);
                prices[at + 3 * levels] = depth < -10 ? 5000 : Float.POSITIVE_INFINITY;
            }
        }
        PriceTable table = new PriceTable(prices, base, 0.5, levels, 0);
        ProfileProblem problem = new ProfileProblem(RULES, grid, table, filled(grid.legs(), 0.02),
                filled(grid.legs() + 1, 200), 0, 50000, ProfileEnd.between(0, 0), ProfileEnd.between(0, 0), 8, new int[0]);
        ProfileSolution found = new ProfileOptimizer().solve(problem);
        assertThat(found.cost()).isCloseTo(1000 * 2400 + 5000 * 600 + 2 * 50000, within(1e-3));
        assertThat(found.spans(grid)).hasSize(3);
        assertThat(found.spans(grid).get(1).length()).isCloseTo(600, within(1e-9));
    }

    /** Ground that rises evenly, quadratic price of depth. */
    private static ProfileProblem inclined(double slope, double from, double to) {
        int levels = 81;
        float[] prices = new float[GRID.samples() * PriceTable.STRUCTURES * levels];
        double[] base = new double[GRID.samples()];
        Arrays.fill(prices, Float.POSITIVE_INFINITY);
        for (int s = 0; s < GRID.samples(); s++) {
            base[s] = slope * GRID.sampleStation(s) - 20;
            for (int k = 0; k < levels; k++) {
                double depth = k * 0.5 - 20;
                prices[s * PriceTable.STRUCTURES * levels + k] = (float) (1000 + 100 * depth * depth);
            }
        }
        PriceTable table = new PriceTable(prices, base, 0.5, levels, 0);
        return new ProfileProblem(RULES, GRID, table, filled(GRID.legs(), 0.02), filled(GRID.legs() + 1, 200), 0, 0,
                ProfileEnd.between(from, from), ProfileEnd.between(to, to), 8, new int[0]);
    }

    private static double[] filled(int count, double value) {
        double[] array = new double[count];
        Arrays.fill(array, value);
        return array;
    }
}
