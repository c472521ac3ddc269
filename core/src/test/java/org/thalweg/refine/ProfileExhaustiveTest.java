package org.thalweg.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.Structure;

/** Small instances: the dynamic programme against the enumeration of every lattice line and every structure. */
class ProfileExhaustiveTest {
    /** Prices are whole numbers on dyadic heights, so all sums are exact; closing sections are rounded in float. */
    private static final double FLOAT = 1e-6;

    @Test
    void equalsEnumerationOfAllLines() {
        int feasible = 0;
        for (long seed = 0; seed < 300; seed++) {
            ProfileProblem problem = smallProblem(seed);
            ProfileLattice lattice = new ProfileLattice(problem, Double.NaN);
            double expected = lattice.limit != null ? Double.POSITIVE_INFINITY : new Enumeration(problem).best();
            ProfileSolution found = new ProfileOptimizer().solveFixed(problem);
            if (Double.isInfinite(expected)) {
                assertThat(found.profile()).as("seed %d", seed).isEmpty();
                continue;
            }
            feasible++;
            assertThat(found.latticeCost()).as("seed %d", seed).isCloseTo(expected, within(FLOAT * expected + 1e-9));
            double priced = ProfilePricer.price(problem, found.profile().orElseThrow(), false,
                    new byte[problem.grid().samples()]);
            assertThat(priced).as("price of the line, seed %d", seed)
                    .isCloseTo(expected, within(FLOAT * expected + 1e-9));
        }
        assertThat(feasible).isGreaterThan(150);
    }

    /** Least lengths of bridges and tunnels of one to four samples, on lines that join structures outside or none. */
    @Test
    void equalsEnumerationWithLeastLengths() {
        int feasible = 0;
        int bound = 0;
        for (long seed = 1000; seed < 1400; seed++) {
            ProfileProblem free = smallProblem(seed);
            SplittableRandom random = new SplittableRandom(seed);
            double sample = free.grid().spacing() / free.grid().samplesPerLeg();
            ProfileProblem problem = new ProfileProblem(
                    free.rules().withLeastLengths((1 + random.nextInt(3)) * sample, (1 + random.nextInt(4)) * sample),
                    free.grid(), free.prices(), free.legGrade(), free.nodeTangent(), free.gradeChangePrice(), free.sumpPrice(),
                    random.nextInt(30), random.nextInt(60) * sample / 25, free.start(), free.end(), free.gradeSteps(), new int[0]);
            double expected = new Enumeration(problem).best();
            if (Double.isInfinite(expected) || new ProfileLattice(problem, Double.NaN).limit != null) {
                continue;
            }
            feasible++;
            ProfileSolution found = new ProfileOptimizer().solveFixed(problem);
            assertThat(found.latticeCost()).as("seed %d", seed).isCloseTo(expected, within(FLOAT * expected + 1e-9));
            byte[] structures = new byte[problem.grid().samples()];
            double priced = ProfilePricer.price(problem, found.profile().orElseThrow(), false, structures);
            assertThat(priced).as("price of the line, seed %d", seed).isCloseTo(expected, within(FLOAT * expected + 1e-9));
            ProfileProblem loose = new ProfileProblem(free.rules(), problem.grid(), problem.prices(), problem.legGrade(),
                    problem.nodeTangent(), problem.gradeChangePrice(), problem.sumpPrice(), problem.bridgeEnd(),
                    problem.tunnelEnd(), problem.start(), problem.end(), problem.gradeSteps(), new int[0]);
            bound += new ProfileOptimizer().solveFixed(loose).latticeCost() < expected * (1 - 1e-9) ? 1 : 0;
        }
        assertThat(feasible).isGreaterThan(150);
        assertThat(bound).as("lines that least lengths make dearer").isGreaterThan(40);
    }

    private static ProfileProblem smallProblem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int legs = 2 + random.nextInt(5);
        int perLeg = 1 + random.nextInt(legs > 4 ? 1 : 2);
        int steps = legs > 4 ? 1 : 1 + random.nextInt(2);
        double maxGrade = 0.02;
        double spacing = 100;
        double rise = maxGrade / steps * spacing;
        boolean curves = random.nextInt(3) > 0;
        ProfileRules rules = new ProfileRules(maxGrade, random.nextInt(4) == 0 ? 0.005 : 0,
                random.nextInt(3) == 0 ? 0.005 : 0, curves ? 4000 : 0, curves ? 2000 : 0,
                random.nextInt(3) == 0 ? 0.0101 : 0, 50 + random.nextInt(4) * 50, random.nextInt(2) * 40, 0, 0, 0);
        double length = legs * spacing + (random.nextBoolean() ? 0 : 64);
        ProfileGrid grid = new ProfileGrid(0, length, spacing, perLeg);
        int levels = 2 * legs * steps + 4;
        PriceTable table = randomPrices(random, grid.samples(), levels, rise);
        double middle = -rise * (levels / 2);
        Arrays.fill(table.base(), middle);
        double end = random.nextInt(-legs * steps, legs * steps + 1) * rise * 0.6;
        ProfileEnd from = outside(random, 0, random.nextBoolean() ? 0 : 2 * rise);
        ProfileEnd to = outside(random, end, random.nextBoolean() ? 0 : 3 * rise);
        double[] grades = new double[grid.legs()];
        double[] tangents = new double[grid.legs() + 1];
        Arrays.setAll(grades, i -> maxGrade * (random.nextInt(4) == 0 ? 0.7 : 1));
        Arrays.setAll(tangents, i -> random.nextInt(4) == 0 ? 0 : random.nextInt(4) == 0 ? 30 : 500);
        ProfileProblem problem = new ProfileProblem(rules, grid, table, grades, tangents, random.nextInt(400),
                random.nextInt(400), from, to, steps, new int[0]);
        // Seeds below 120 are without prices of changes; above, one or the other or both.
        return seed < 120 ? problem : problem.withGradeChanges(random.nextInt(3) * 20000, random.nextInt(3) * 300);
    }

    private static ProfileEnd outside(SplittableRandom random, double z, double range) {
        if (random.nextInt(3) > 0) {
            return ProfileEnd.between(z, z + range);
        }
        Structure structure = Structure.values()[random.nextInt(4)];
        return new ProfileEnd(z, z + range, (random.nextInt(5) - 2) * 0.01, 50 + random.nextInt(200), 20,
                random.nextBoolean() ? null : structure);
    }

    private static PriceTable randomPrices(SplittableRandom random, int samples, int levels, double step) {
        float[] prices = new float[samples * PriceTable.STRUCTURES * levels];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = random.nextInt(12) == 0 ? Float.POSITIVE_INFINITY : random.nextInt(40);
        }
        return new PriceTable(prices, new double[samples], step, levels, 0);
    }

    /** Every line and every sequence of structures, by plain recursion. */
    private static final class Enumeration {
        private final ProfileProblem problem;
        private final ProfileGrid grid;
        private final ProfileRules rules;
        private final double quantum;
        private final double origin;
        private final int wait;
        private final int classes;
        private double best = Double.POSITIVE_INFINITY;
        private final double[] elevation;
        private final double[] grade;

        Enumeration(ProfileProblem problem) {
            this.problem = problem;
            grid = problem.grid();
            rules = problem.rules();
            quantum = rules.maxGrade() / problem.gradeSteps();
            ProfileEnd start = problem.start();
            boolean narrow = start.highest() - start.lowest() < quantum * grid.spacing();
            origin = narrow ? (start.lowest() + start.highest()) / 2 : start.lowest();
            wait = Math.max(1, (int) Math.ceil(Math.max(rules.minSpacing(), rules.minConstantGrade())
                    / grid.spacing() - 1e-9));
            double largest = Math.max(rules.crestRadius(), rules.sagRadius()) * rules.maxGrade();
            classes = bound(0) < largest ? 2 : 1;
            elevation = new double[grid.legs() + 1];
            grade = new double[grid.legs()];
        }

        double bound(int a) {
            return (wait * grid.spacing() - rules.minConstantGrade()) / 2 + a * grid.spacing();
        }

        int classOf(double tangent) {
            return tangent <= bound(0) + 1e-9 ? 0 : classes == 2 && tangent <= bound(1) + 1e-9 ? 1 : 9;
        }

        double best() {
            for (double z = origin; z <= problem.start().highest() + 1e-9; z += quantum * grid.spacing()) {
                elevation[0] = z;
                descend(0, 0, 0);
            }
            ProfileEnd start = problem.start();
            double[] starts = {start.lowest(), (start.lowest() + start.highest()) / 2, start.highest()};
            for (double z : starts) {
                elevation[0] = z;
                section(0, 0, 0);
            }
            return best;
        }

        /** Chooses the grade of a leg; the last PVI was at a node, with a class. */
        private void descend(int leg, int lastPvi, int lastClass) {
            if (leg > 0) {
                section(leg, lastPvi, lastClass);
            }
            for (int m = -problem.gradeSteps(); m <= problem.gradeSteps(); m++) {
                double g = m * quantum;
                int[] pvi = pviFor(leg, g, lastPvi, lastClass);
                if (pvi == null || Math.abs(g) > problem.legGrade()[leg] + 1e-9) {
                    continue;
                }
                grade[leg] = g;
                elevation[leg + 1] = elevation[leg] + g * grid.legLength(leg);
                if (leg + 1 == grid.legs()) {
                    finish(pvi[0], pvi[1], g);
                } else {
                    descend(leg + 1, pvi[0], pvi[1]);
                }
            }
        }

        /** Whether a PVI is needed and allowed before a leg: {its node, its class}. */
        private int[] pviFor(int node, double g, int lastPvi, int lastClass) {
            if (node == 0) {
                double t = outside(problem.start(), g - problem.start().grade(), problem.nodeTangent()[0]);
                return t < 0 || classOf(t) == 9 ? null : new int[] {0, classOf(t)};
            }
            if (Math.abs(g - grade[node - 1]) < 1e-12) {
                return new int[] {lastPvi, lastClass};
            }
            double t = rules.tangent(g - grade[node - 1]);
            int a = classOf(t);
            boolean fits = a < 9 && t <= problem.nodeTangent()[node] + 1e-9 && node - lastPvi >= wait + a + lastClass;
            return fits ? new int[] {node, a} : null;
        }

        private double outside(ProfileEnd end, double change, double limit) {
            if (Double.isNaN(end.grade())) {
                return 0;
            }
            double t = rules.tangent(change);
            return t <= limit + 1e-9 && end.pviDistance() >= Math.max(rules.minSpacing(),
                    t + end.pviTangent() + rules.minConstantGrade()) - 1e-9 ? t : -1;
        }

        private void finish(int lastPvi, int lastClass, double g) {
            int n = grid.legs();
            double t = outside(problem.end(), problem.end().grade() - g, problem.nodeTangent()[n]);
            boolean arrives = elevation[n] >= problem.end().lowest() - 1e-9
                    && elevation[n] <= problem.end().highest() + 1e-9;
            if (t >= 0 && classOf(t) < 9 && arrives && n - lastPvi >= wait + classOf(t) + lastClass) {
                structures();
            }
        }

        /** One section off the lattice from a node to the end. */
        private void section(int node, int lastPvi, int lastClass) {
            int n = grid.legs();
            double length = grid.length() - node * grid.spacing();
            int shortest = 1;
            while (shortest < n && grid.length() - (n - shortest) * grid.spacing() < rules.minSpacing() - 1e-9) {
                shortest++;
            }
            if (node > 0 && (n - node < shortest || n - node >= shortest + 5)) {
                return;
            }
            for (double target : new double[] {problem.end().lowest(), problem.end().highest()}) {
                double g = (target - elevation[node]) / length;
                double t = outside(problem.end(), problem.end().grade() - g, problem.nodeTangent()[n]);
                double first = node == 0
                        ? outside(problem.start(), g - problem.start().grade(), problem.nodeTangent()[0])
                        : rules.tangent(g - grade[node - 1]);
                boolean fits = t >= 0 && first >= 0
                        && length >= Math.max(rules.minSpacing(), t + first + rules.minConstantGrade()) - 1e-9
                        && (node == 0 || classOf(first) < 9 && first <= problem.nodeTangent()[node] + 1e-9
                                && node - lastPvi >= wait + classOf(first) + lastClass);
                for (int leg = node; leg < n; leg++) {
                    fits &= Math.abs(g) <= problem.legGrade()[leg] + 1e-12;
                }
                if (fits) {
                    for (int leg = node; leg < n; leg++) {
                        grade[leg] = g;
                        elevation[leg + 1] = elevation[leg] + g * grid.legLength(leg);
                    }
                    structures();
                }
            }
        }

        private void structures() {
            // What the line joins at its start is long enough.
            build(0, problem.start().structure() == null ? -1 : problem.start().structure().ordinal(), 0, 99);
        }

        private double fixed(int t) {
            return t == 2 ? problem.bridgeEnd() : t == 3 ? problem.tunnelEnd() : 0;
        }

        private double join(ProfileEnd end, double g) {
            return Double.isNaN(end.grade()) ? 0 : problem.gradeChangePrice() * Math.abs(g - end.grade());
        }

        /** Whether a structure that goes on for some samples may end. */
        private boolean longEnough(int t, int run) {
            double least = t == 2 ? rules.minBridge() : t == 3 ? rules.minTunnel() : 0;
            return run * grid.spacing() / grid.samplesPerLeg() >= least - 1e-6;
        }

        private double change(int from, int to) {
            return from == to ? 0 : fixed(from) + fixed(to);
        }

        private void build(int s, int before, double cost, int run) {
            if (cost >= best) {
                return;
            }
            if (s == grid.samples()) {
                int after = problem.end().structure() == null ? -1 : problem.end().structure().ordinal();
                if (before != after && !longEnough(before, run)) {
                    return;
                }
                best = Math.min(best, cost + change(before, after) + join(problem.start(), grade[0])
                        + join(problem.end(), grade[grid.legs() - 1]));
                return;
            }
            int leg = grid.legOfSample(s);
            double bend = 0;
            double sump = 0;
            if (s > 0 && grid.legOfSample(s - 1) < leg && Math.abs(grade[leg] - grade[leg - 1]) > 1e-12) {
                bend = problem.gradeChangePrice() * Math.abs(grade[leg] - grade[leg - 1]);
                boolean low = grade[leg - 1] < 1e-9 && grade[leg] > 1e-9;
                sump = low ? Math.min(problem.sumpPrice(), 2 * problem.tunnelEnd()) : 0;
            }
            double z = elevation[leg] + grade[leg] * (grid.sampleStation(s) - grid.station(leg));
            for (int t = 0; t < PriceTable.STRUCTURES; t++) {
                double least = t == 3 ? rules.minTunnelGrade() : rules.minGrade();
                if (Math.abs(grade[leg]) >= least - 1e-12 && (t == before || longEnough(before, run))) {
                    double price = problem.prices().price(s, t, z) * grid.sampleLength(s);
                    build(s + 1, t, cost + change(before, t) + price + bend + (t == 3 && before == 3 ? sump : 0),
                            t == before ? run + 1 : 1);
                }
            }
        }
    }
}
