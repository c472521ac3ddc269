package org.thalweg.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;

/** Every limit, measured on the profile itself, over random lines. */
class ProfilePropertyTest {
    private static final double EPS = 1e-9;

    @Test
    void keepsEveryLimitBeforeAndAfterPolish() {
        int found = 0;
        for (long seed = 1; seed <= 40; seed++) {
            ProfileProblem problem = randomProblem(seed);
            ProfileOptimizer optimizer = new ProfileOptimizer();
            ProfileSolution solution = optimizer.solve(problem);
            if (solution.profile().isEmpty()) {
                assertThat(solution.limit().text()).as("seed %d", seed).isNotBlank();
                continue;
            }
            found++;
            check(problem, solution, seed);
            ProfileSolution polished = optimizer.polish(problem, solution);
            check(problem, polished, seed);
            assertThat(polished.cost()).as("seed %d", seed).isLessThanOrEqualTo(solution.cost());
            assertThat(new ProfileOptimizer().solvePolished(problem).profile().orElseThrow().pvis())
                    .as("same answer again, seed %d", seed).isEqualTo(polished.profile().orElseThrow().pvis());
        }
        assertThat(found).isGreaterThan(30);
    }

    @Test
    void littleMemoryGivesTheSameLine() {
        for (long seed = 1; seed <= 6; seed++) {
            ProfileLattice lattice = new ProfileLattice(randomProblem(seed), Double.NaN);
            if (lattice.limit != null) {
                continue;
            }
            LatticeLine all = new ProfileSweep(lattice, new PriceRows(lattice), new float[0], LayerStore.MOST).run();
            int rows = lattice.grades * lattice.rooms;
            // In blocks, and in groups of blocks.
            for (long most : new long[] {LayerStore.size(lattice, rows, Long.MAX_VALUE) / 2, 1000}) {
                LatticeLine blocks = new ProfileSweep(lattice, new PriceRows(lattice), new float[0], most).run();
                assertThat(blocks.value()).as("seed %d", seed).isEqualTo(all.value());
                assertThat(blocks.profile().pvis()).as("seed %d", seed).isEqualTo(all.profile().pvis());
            }
        }
    }

    /** Young lanes make layers of different widths: least lengths on some legs, so that both kinds of node are there. */
    @Test
    void littleMemoryGivesTheSameLineWithLeastLengths() {
        int checked = 0;
        for (long seed = 1; seed <= 6; seed++) {
            ProfileProblem free = randomProblem(seed);
            ProfileProblem problem = new ProfileProblem(free.rules().withLeastLengths(40, 130), free.grid(), free.prices(),
                    free.legGrade(), free.nodeTangent(), free.gradeChangePrice(), free.sumpPrice(), free.bridgeEnd(),
                    free.tunnelEnd(), free.start(), free.end(), free.gradeSteps(), free.sites());
            ProfileLattice lattice = new ProfileLattice(problem, Double.NaN);
            if (lattice.limit != null) {
                continue;
            }
            byte[] shortOnes = new byte[problem.grid().samples()];
            shortOnes[shortOnes.length / 3] = 3;
            shortOnes[shortOnes.length / 2] = 2;
            StructureLanes lanes = new StructureLanes(problem);
            assertThat(lanes.guard(shortOnes)).isTrue();
            LatticeLine all = new ProfileSweep(lattice, new PriceRows(lattice), lanes, new float[0], LayerStore.MOST).run();
            for (long most : new long[] {LayerStore.size(lattice, lattice.grades * lattice.rooms, Long.MAX_VALUE) / 2, 1000}) {
                LatticeLine blocks = new ProfileSweep(lattice, new PriceRows(lattice), lanes, new float[0], most).run();
                assertThat(blocks.value()).as("seed %d", seed).isEqualTo(all.value());
                assertThat(blocks.profile().pvis()).as("seed %d", seed).isEqualTo(all.profile().pvis());
                checked++;
            }
        }
        assertThat(checked).isPositive();
    }

    @Test
    void windowNeverCostsMoreThanTheWholeLineThere() {
        ProfileProblem problem = ProfileCases.longLine(ProfileCases.railway(), 3, 25, 1);
        ProfileOptimizer optimizer = new ProfileOptimizer();
        VerticalAlignment whole = optimizer.solve(problem).profile().orElseThrow();
        List<Pvi> pvis = whole.pvis();
        for (int k = 5; k + 12 < pvis.size() - 1; k += 15) {
            int m = k + 8;
            int from = (int) Math.round(pvis.get(k).station() / 100);
            int to = (int) Math.round(pvis.get(m).station() / 100);
            ProfileProblem window = problem.window(from, to, outside(whole, k, true), outside(whole, m, false));
            ProfileSolution found = optimizer.solve(window);
            VerticalAlignment same = new VerticalAlignment(bare(pvis.subList(k, m + 1)));
            double before = ProfilePricer.price(window, same, false, new byte[window.grid().samples()]);
            // The whole line is best for the whole; a window may only be better where its class of room is wider.
            assertThat(found.latticeCost()).as("window from %d", from).isLessThanOrEqualTo(before * (1 + 1e-6));
            check(window, found, from);
        }
    }

    private static List<Pvi> bare(List<Pvi> part) {
        return part.stream().map(p -> new Pvi(p.station(), p.elevation(),
                p == part.get(0) || p == part.get(part.size() - 1) ? 0 : p.curveLength())).toList();
    }

    private static ProfileEnd outside(VerticalAlignment whole, int k, boolean left) {
        Pvi here = whole.pvis().get(k);
        Pvi next = whole.pvis().get(left ? k - 1 : k + 1);
        return new ProfileEnd(here.elevation(), here.elevation(), whole.grade(left ? k - 1 : k),
                Math.abs(next.station() - here.station()), next.curveLength() / 2, null);
    }

    static ProfileProblem randomProblem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean rail = seed % 2 == 0;
        boolean sites = seed % 4 == 0;
        ProfileRules rules = sites ? ProfileCases.railwayWithSites(850, 5000)
                : rail ? ProfileCases.railway() : ProfileCases.road();
        double spacing = rail ? 100 : 50;
        ProfileGrid grid = new ProfileGrid(1000 * random.nextInt(3), 7000 + random.nextInt(5000), spacing, 4);
        double[] ground = ProfileCases.ground(grid, seed, rail ? 0.8 : 2);
        double step = rules.maxGrade() / 8 * spacing * (random.nextBoolean() ? 2 : 2.3);
        double[] line = ProfileCases.seed(ground, 30, 0.25);
        PriceTable prices = ProfileCases.mountainPrices(ground, line, 30 * step, step);
        int last = ground.length - 1;
        double range = random.nextInt(2) * 4;
        ProfileProblem problem = ProfileCases.problem(rules, grid, prices, 300,
                ProfileEnd.between(ground[0], ground[0] + range),
                ProfileEnd.between(ground[last] - random.nextInt(2) * 4, ground[last]), 8);
        for (int i = 1; i < grid.legs(); i++) {
            if (random.nextInt(5) == 0) {
                problem.nodeTangent()[i] = random.nextInt(2) * 60;
            }
            if (random.nextInt(5) == 0) {
                problem.legGrade()[i] = rules.maxGrade() * (0.9 + 0.1 * random.nextDouble());
            }
        }
        return seed % 3 == 0 ? problem.withGradeChanges(seed * 1e6, 400000) : problem;
    }

    private static void check(ProfileProblem problem, ProfileSolution solution, long seed) {
        VerticalAlignment profile = solution.profile().orElseThrow();
        List<Pvi> pvis = profile.pvis();
        ProfileRules rules = problem.rules();
        ProfileGrid grid = problem.grid();
        for (int k = 0; k + 1 < pvis.size(); k++) {
            Pvi a = pvis.get(k);
            Pvi b = pvis.get(k + 1);
            double need = Math.max(rules.minSpacing(),
                    (a.curveLength() + b.curveLength()) / 2 + rules.minConstantGrade());
            assertThat(b.station() - a.station()).as("spacing, seed %d", seed).isGreaterThanOrEqualTo(need - 1e-6);
            for (int leg = 0; leg < grid.legs(); leg++) {
                if (grid.station(leg + 1) > a.station() + 1e-6 && grid.station(leg) < b.station() - 1e-6) {
                    double limit = Math.min(rules.maxGrade(), problem.legGrade()[leg]);
                    assertTrue(Math.abs(profile.grade(k)) <= limit + EPS, "grade on leg " + leg + ", seed " + seed);
                }
            }
        }
        parabolas(problem, profile, seed);
        ends(problem, profile, seed);
        sites(problem, solution, seed);
        cost(problem, solution, seed);
    }

    private static void parabolas(ProfileProblem problem, VerticalAlignment profile, long seed) {
        ProfileRules rules = problem.rules();
        ProfileGrid grid = problem.grid();
        for (int k = 1; k + 1 < profile.pvis().size(); k++) {
            Pvi p = profile.pvis().get(k);
            double change = profile.grade(k) - profile.grade(k - 1);
            double radius = change < 0 ? rules.crestRadius() : rules.sagRadius();
            if (Math.abs(change) > rules.verticalCurveThreshold() + EPS) {
                assertThat(p.curveLength()).as("parabola, seed %d", seed)
                        .isCloseTo(radius * Math.abs(change), within(1e-6));
                double allowed = 0;
                for (int node = 0; node <= grid.legs(); node++) {
                    double off = Math.abs(grid.station(node) - p.station());
                    allowed = Math.max(allowed, problem.nodeTangent()[node] - off);
                }
                assertThat(p.curveLength() / 2).as("tangent at %s, seed %d", p, seed)
                        .isLessThanOrEqualTo(allowed + 1e-6);
            }
        }
        for (double s = grid.origin(); s < grid.origin() + grid.length(); s += 7) {
            assertTrue(Math.abs(profile.gradeAt(s)) <= rules.maxGrade() + EPS, "grade at " + s + ", seed " + seed);
        }
    }

    private static void ends(ProfileProblem problem, VerticalAlignment profile, long seed) {
        double first = profile.elevationAt(problem.grid().origin());
        double last = profile.elevationAt(problem.grid().origin() + problem.grid().length());
        assertThat(first).as("start, seed %d", seed).isBetween(problem.start().lowest() - 1e-6,
                problem.start().highest() + 1e-6);
        assertThat(last).as("end, seed %d", seed).isBetween(problem.end().lowest() - 1e-6,
                problem.end().highest() + 1e-6);
    }

    private static void sites(ProfileProblem problem, ProfileSolution solution, long seed) {
        ProfileRules rules = problem.rules();
        if (rules.flatLength() == 0) {
            return;
        }
        VerticalAlignment profile = solution.profile().orElseThrow();
        double before = problem.grid().origin();
        for (int site : solution.sites()) {
            double middle = problem.siteMiddle(site);
            assertThat(middle - before).as("spacing of sites, seed %d", seed)
                    .isLessThanOrEqualTo(rules.flatSpacing() + EPS);
            double grade = profile.gradeAt(middle);
            assertThat(Math.abs(grade)).isLessThanOrEqualTo(rules.flatGrade() + EPS);
            for (double s = -rules.flatLength() / 2 + 1e-6; s < rules.flatLength() / 2; s += 5) {
                assertTrue(Math.abs(profile.gradeAt(middle + s) - grade) <= EPS, "site at " + middle + ", seed " + seed);
            }
            before = middle;
        }
        assertThat(problem.grid().origin() + problem.grid().length() - before).as("last site, seed %d", seed)
                .isLessThanOrEqualTo(rules.flatSpacing() + EPS);
    }

    /** Prices of changes of grade, and of low points between two samples in tunnels. */
    private static double changes(ProfileProblem problem, ProfileSolution solution) {
        VerticalAlignment profile = solution.profile().orElseThrow();
        double sum = 0;
        for (int k = 1; k + 1 < profile.pvis().size(); k++) {
            double before = profile.grade(k - 1);
            double after = profile.grade(k);
            sum += problem.gradeChangePrice() * Math.abs(after - before);
            int next = 0;
            while (problem.grid().sampleStation(next) < profile.pvis().get(k).station()) {
                next++;
            }
            boolean bored = solution.structures()[next - 1] == 3 && solution.structures()[next] == 3;
            sum += bored && before < 1e-9 && after >= 1e-9 ? Math.min(problem.sumpPrice(), 2 * problem.tunnelEnd()) : 0;
        }
        return sum;
    }

    /** The cost adds up from the structures that the solution names. */
    private static void cost(ProfileProblem problem, ProfileSolution solution, long seed) {
        double[] fixed = {0, 0, problem.bridgeEnd(), problem.tunnelEnd()};
        double sum = 0;
        int before = -1;
        for (int s = 0; s < problem.grid().samples(); s++) {
            int t = solution.structures()[s];
            double z = solution.profile().orElseThrow().elevationAt(problem.grid().sampleStation(s));
            sum += problem.prices().price(s, t, z) * problem.grid().sampleLength(s);
            sum += t == before ? 0 : fixed[t] + (before < 0 ? 0 : fixed[before]);
            before = t;
        }
        sum += fixed[before];
        sum += changes(problem, solution);
        assertThat(solution.cost()).as("cost, seed %d", seed).isCloseTo(sum, within(1e-9 * Math.max(1, sum)));
        assertThat(Arrays.stream(new double[] {solution.cost()}).allMatch(Double::isFinite)).isTrue();
    }
}
