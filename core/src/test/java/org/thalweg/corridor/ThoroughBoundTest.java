package org.thalweg.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.thalweg.cost.EarthPrices;
import org.thalweg.cost.SectionPricer;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Site;

/** The thorough bound against exhaustive search, and its potential against the price of real sections. */
class ThoroughBoundTest {
    private static final int[] FEW = {300, 100};
    private static final int SECTORS = 8;

    /** The rise of a potential that was searched for but not divided by its greatest share. */
    private static double undivided(LowerBound.Problem p, int rounds) {
        BoundPrisms mesh = mesh(p, 1, 0.5);
        double[] from = new BoundGate(p.from, p.terrain).weights(mesh);
        double[] to = new BoundGate(p.to, p.terrain).weights(mesh);
        if (from.length == 0 || to.length == 0) {
            return 0;
        }
        BoundFlow flow = new BoundFlow(mesh, from, to);
        flow.improve(rounds, 3e7);
        return new BoundGate(p.to, p.terrain).range(flow.u, to)[0]
                - new BoundGate(p.from, p.terrain).range(flow.u, from)[1];
    }

    private static BoundPrisms mesh(LowerBound.Problem p, int factor, double rise) {
        BoundGround ground = new BoundGround(
                p.terrain, p.site, p.standard, p.prices, factor, SECTORS, BoundGate.extents(p.from, p.to));
        boolean[] open = new boolean[ground.across * ground.down];
        Arrays.fill(open, true);
        double[] levels = new double[21];
        for (int l = 0; l < levels.length; l++) {
            levels[l] = (l - 10) * rise;
        }
        return new BoundPrisms(p, ground, levels, open);
    }

    @Test
    void neverAboveExhaustiveSearchWithOrWithoutAKnownLine() {
        int solved = 0;
        int telling = 0;
        int wrong = 0;
        int better = 0;
        for (long seed = 1; seed <= 200; seed++) {
            LowerBound.Problem p = LowerBoundTest.tiny(seed);
            double exhaustive = LowerBoundTest.exhaustive(p);
            if (exhaustive == Double.POSITIVE_INFINITY) {
                continue;
            }
            double free = new ThoroughBound(p, Double.POSITIVE_INFINITY).solve(20_000, FEW).value();
            double near = new ThoroughBound(p, exhaustive * 1.01).solve(20_000, FEW).value();
            // Prices come in single precision.
            assertThat(free).as("seed %d", seed).isLessThanOrEqualTo(exhaustive * (1 + 1e-6));
            assertThat(near).as("seed %d, near a known line", seed).isLessThanOrEqualTo(exhaustive * (1 + 1e-6));
            solved++;
            telling += free > 0.5 * exhaustive ? 1 : 0;
            better += seed <= 60 && free > LowerBound.of(p.terrain, p.site, p.standard, p.rates, p.from, p.to, 20_000).value() ? 1 : 0;
            wrong += seed <= 60 && undivided(p, 40) > exhaustive ? 1 : 0;
        }
        assertThat(solved).isGreaterThan(120);
        assertThat(telling).as("bounds above half of the optimum").isGreaterThan(solved / 4);
        assertThat(better).as("bounds above the quick one, of 60").isGreaterThan(10);
        assertThat(wrong).as("grids on which an undivided potential is no bound").isGreaterThan(0);
    }

    private static double worst(LowerBound.Problem p, BoundPrisms mesh, double[] u, long seed) {
        return LowerBoundTest.worst(p, (x, y, z) -> mesh.at(u, x, y, z), 4.99, false, seed);
    }

    @Test
    void potentialNowhereGainsMoreThanASectionCosts() {
        double most = 0;
        double undivided = 0;
        for (long seed = 1; seed <= 15; seed += seed == 6 ? 7 : 1) {
            LowerBound.Problem p = LowerBoundTest.rough(seed);
            BoundPrisms mesh = mesh(p, 1 + (int) (seed % 2), seed > 12 ? 0.4 : seed % 3 == 0 ? 2 : 0.7);
            BoundFlow flow = new BoundFlow(
                    mesh,
                    new BoundGate(p.from, p.terrain).weights(mesh),
                    new BoundGate(p.to, p.terrain).weights(mesh));
            flow.improve(40, 3e7);
            undivided = Math.max(undivided, worst(p, mesh, flow.u, seed));
            flow.improve(250, 1e6);
            double share = mesh.worst(flow.u);
            for (int s = 0; s < flow.u.length; s++) {
                flow.u[s] /= share;
            }
            double worst = worst(p, mesh, flow.u, seed);
            assertThat(worst).as("seed %d", seed).isLessThanOrEqualTo(1 + 1e-6);
            most = Math.max(most, worst);
            // A potential as steep as each box allows by itself, in directions at random: tight in many more places.
            double[] bumps = bumps(mesh, seed);
            double bumpy = worst(p, mesh, bumps, seed);
            assertThat(bumpy).as("seed %d, bumps", seed).isLessThanOrEqualTo(1 + 1e-6);
            most = Math.max(most, bumpy);
        }
        assertThat(undivided).as("an undivided potential is none").isGreaterThan(1.05);
        assertThat(most).as("somewhere the potential is nearly tight").isGreaterThan(0.7);
    }

    /** A tilted plane in space, divided by its share: every element has the same gradient. */
    private static double[] bumps(BoundPrisms mesh, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double heading = random.nextDouble(2 * Math.PI);
        double up = random.nextDouble(-3, 3);
        double[] u = new double[mesh.states()];
        int k = mesh.level.length;
        for (int s = 0; s < u.length; s++) {
            u[s] = Math.sin(heading) * mesh.x(s / k)
                    + Math.cos(heading) * mesh.y(s / k)
                    + up * (mesh.base[s / k] + mesh.level[s % k]);
        }
        double share = mesh.worst(u);
        for (int s = 0; s < u.length; s++) {
            u[s] /= share;
        }
        return u;
    }

    @Test
    void pricesOfPrismsUndercutSectionsInThem() {
        double tightest = 0;
        for (long seed = 1; seed <= 24; seed++) {
            LowerBound.Problem p = LowerBoundTest.rough(seed);
            BoundPrisms mesh = mesh(p, 1 + (int) (seed % 3), seed > 12 ? 0.4 : 0.8);
            SectionPricer pricer =
                    new SectionPricer(p.terrain, p.site, p.standard, p.rates, EarthPrices.of(p.rates, p.earthValue));
            SplittableRandom random = new SplittableRandom(seed);
            float[] column = new float[4];
            for (int k = 0; k < 8000; k++) {
                double x = random.nextDouble(1080, 1920);
                double y = random.nextDouble(2080, 2920);
                double heading = random.nextDouble(2 * Math.PI);
                double z = p.terrain.heightAt(x, y) + random.nextDouble(-4, 4);
                // The section stands up to half a piece further on than the place that pays it.
                double on = random.nextDouble(0, 2.5);
                double up = on * p.standard.maxGrade() * random.nextDouble(-1, 1);
                pricer.price(x + on * Math.sin(heading), y + on * Math.cos(heading), heading, z + up, 1, 1, column, 0);
                double price = Math.min(Math.min(column[0], column[1]), Math.min(column[2], column[3]));
                if (price < Float.POSITIVE_INFINITY) {
                    double bound = mesh.price[mesh.prices(x, y, z) + (int) (heading % Math.PI / Math.PI * SECTORS)];
                    assertThat(bound).as("seed %d, place %d", seed, k).isLessThanOrEqualTo(price * (1 + 1e-6));
                    tightest = Math.max(tightest, price > 500 ? bound / price : 0);
                }
            }
        }
        assertThat(tightest).isGreaterThan(0.8);
    }

    @Test
    void potentialIsContinuousAndLinearAlongEachDirectionOfATetrahedron() {
        LowerBound.Problem p = LowerBoundTest.rough(3);
        BoundPrisms mesh = mesh(p, 2, 1);
        SplittableRandom random = new SplittableRandom(7);
        double[] u = new double[mesh.states()];
        for (int s = 0; s < u.length; s++) {
            u[s] = random.nextDouble(100);
        }
        for (int k = 0; k < 5000; k++) {
            double x = random.nextDouble(1100, 1900);
            double y = random.nextDouble(2100, 2900);
            double z = p.terrain.heightAt(x, y) + random.nextDouble(-15, 15);
            double dx = random.nextDouble(-1e-6, 1e-6);
            double dy = random.nextDouble(-1e-6, 1e-6);
            // Gradients reach 100 per metre of height on slopes of up to 1, squares of 50 m: 1e-6 m moves less than 1e-3.
            assertThat(mesh.at(u, x + dx, y + dy, z)).as("place %d", k).isCloseTo(mesh.at(u, x, y, z), within(1e-3));
        }
    }

    @Test
    void shareIsTheGreatestGainOfAllHeadingsOverTheirPrices() {
        int[] tested = {0};
        for (long seed = 13; seed <= 15; seed++) {
            LowerBound.Problem p = LowerBoundTest.rough(seed);
            BoundPrisms mesh = mesh(p, 2, 1);
            SplittableRandom random = new SplittableRandom(seed);
            double[] u = new double[mesh.states()];
            for (int s = 0; s < u.length; s++) {
                u[s] = random.nextDouble(100);
            }
            mesh.each((e, s, up, k1, k2, kz, prices, southern) -> {
                if (up >= 0 && e % 31 == 0 && mesh.least(prices) < Double.POSITIVE_INFINITY) {
                    double share = mesh.share(u, s, up, k1, k2, kz, prices, southern);
                    // Headings a tenth of a degree apart miss less than one part in 10^6 of a crest.
                    assertThat(share).as("element %d", e)
                            .isCloseTo(steepest(mesh, u, s, prices), within(share * 2e-3));
                    tested[0]++;
                }
            });
        }
        assertThat(tested[0]).isGreaterThan(1000);
    }

    /** The same by trying headings, the gradient taken from values of the potential about the middle of the element. */
    private static double steepest(BoundPrisms mesh, double[] u, int[] s, int prices) {
        int k = mesh.level.length;
        double x = 0;
        double y = 0;
        double z = 0;
        for (int state : s) {
            x += 0.25 * mesh.x(state / k);
            y += 0.25 * mesh.y(state / k);
            z += 0.25 * (mesh.base[state / k] + mesh.level[state % k]);
        }
        double d = 1e-3;
        double east = (mesh.at(u, x + d, y, z) - mesh.at(u, x - d, y, z)) / (2 * d);
        double north = (mesh.at(u, x, y + d, z) - mesh.at(u, x, y - d, z)) / (2 * d);
        double up = (mesh.at(u, x, y, z + d) - mesh.at(u, x, y, z - d)) / (2 * d);
        double most = 0;
        for (int i = 0; i < 3600; i++) {
            double heading = (i + 0.5) / 3600 * 2 * Math.PI;
            double gain = east * Math.sin(heading) + north * Math.cos(heading) + mesh.climb * Math.abs(up);
            most = Math.max(most, gain / mesh.price[prices + (int) (heading % Math.PI / Math.PI * SECTORS)]);
        }
        return most;
    }

    private static org.assertj.core.data.Offset<Double> within(double x) {
        return org.assertj.core.data.Offset.offset(x);
    }

    @Test
    void flatPlaneIsNearlyExact() {
        LowerBound.Problem p = LowerBoundTest.flat(LowerBoundTest.gate(410, 615), LowerBoundTest.gate(5333, 3100));
        double exact = Math.hypot(5333 - 410, 3100 - 615) * (400 + 6 * 3);
        double bound = new ThoroughBound(p, Double.POSITIVE_INFINITY).solve(20_000, FEW).value();
        assertThat(bound).isLessThanOrEqualTo(exact).isGreaterThan(0.99 * exact);
        assertThat(new ThoroughBound(p, 0.5 * exact).solve(20_000, FEW).value())
                .as("never above the known line")
                .isLessThanOrEqualTo(0.5 * exact);
    }

    @Test
    void closingLeavesOpenWhatTheCheapestLineNeeds() {
        LowerBound.Problem open = LowerBoundTest.flat(LowerBoundTest.gate(500, 2000), LowerBoundTest.gate(5500, 2000));
        float[] room = open.site.room().clone();
        for (int i = 0; i < room.length; i++) {
            double x = open.site.frame().x(i % open.site.frame().columns());
            double y = open.site.frame().y(i / open.site.frame().columns());
            room[i] = x > 2700 && x < 3300 && y > 600 ? -20 : 1000;
        }
        Site o = open.site;
        Site walled = new Site(o.frame(), room, o.surcharge(), o.water(), o.formation(), o.stream());
        LowerBound.Problem p =
                new LowerBound.Problem(open.terrain, walled, open.standard, open.rates, open.from, open.to);
        // Round the wall's end: a line of three straight pieces, so no bound may be above it.
        double around = (2 * Math.hypot(2200, 1425) + 600) * 418;
        double bound = new ThoroughBound(p, 1.05 * around).solve(20_000, FEW).value();
        assertThat(bound).isLessThanOrEqualTo(around).isGreaterThanOrEqualTo(5000 * 418 * 0.99);
    }

    @Test
    void gatesThatAreLinesCountAtTheirNearestPoints() {
        LowerBound.Problem p = LowerBoundTest.flat(
                LowerBoundTest.gate(OptionalDouble.empty(), new Coordinate(500, 500), new Coordinate(1500, 2500)),
                LowerBoundTest.gate(OptionalDouble.empty(), new Coordinate(5000, 3500), new Coordinate(3500, 1500)));
        LowerBound.Result result = new ThoroughBound(p, Double.POSITIVE_INFINITY).solve(60_000, FEW);
        double exact = p.from.place().distance(p.to.place()) * 418;
        assertThat(result.value()).isLessThanOrEqualTo(exact).isGreaterThan(0.5 * exact);
    }

    @Test
    void aKnownCostMustBePositive() {
        LowerBound.Problem p = LowerBoundTest.flat(LowerBoundTest.gate(410, 615), LowerBoundTest.gate(5333, 3100));
        assertThatThrownBy(() -> LowerBound.thorough(p.terrain, p.site, p.standard, p.rates, p.from, p.to, 0, 1000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LowerBound.Problem fiveHills() {
        GridTerrain terrain = FiveHills.terrain();
        int n = terrain.frame().size();
        float[] room = new float[n];
        float[] nan = new float[n];
        Arrays.fill(room, 1000);
        Arrays.fill(nan, Float.NaN);
        Site site = new Site(terrain.frame(), room, new float[n], nan, nan, new byte[n]);
        return new LowerBound.Problem(terrain, site, FiveHills.standard(), FiveHills.rates(), LowerBoundTest.gate(250, 1000),
                LowerBoundTest.gate(4000, 2000));
    }

    /** The best line known costs 3 423 012; the bar is a gap of 6 %. */
    @Test
    void fiveHillsStandWithinSixPercent() {
        double known = 3_423_012;
        double bound = new ThoroughBound(fiveHills(), known).solve(20_000, new int[] {5000}).value();
        assertThat(bound).isLessThan(known).isGreaterThan(known / 1.06);
    }
}
