package org.thalweg.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.thalweg.cost.EarthPrices;
import org.thalweg.cost.MassHaul;
import org.thalweg.cost.Rates;
import org.thalweg.cost.SectionPricer;
import org.thalweg.standard.ClothoidRule;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.SideSlopes;
import org.thalweg.terrain.FormulaTerrain;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Site;

/** The lower bound against exhaustive search on tiny grids, and its potential against the price of real sections. */
class LowerBoundTest {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final double CELL = 30;
    private static final double CELL_OF_ROUGH = 25;
    /** Cells of a tiny grid, and the exhaustive search's lattice between them. */
    private static final int CELLS = 5;

    private static final double FINE = 10;
    private static final int POINTS = (int) ((CELLS - 1) * CELL / FINE) + 1;
    private static final double LOW = 95;
    private static final double RISE = 0.5;
    private static final int HEIGHTS = 21;

    private static final int[][] MOVES = {{1, 0}, {0, 1}, {1, 1}, {1, -1}, {2, 1}, {1, 2}, {2, -1}, {1, -2}};

    private static DesignStandard standard(double grade, double reach) {
        return new DesignStandard(
                "test", "test", Mode.ROAD, 20, 100, new ClothoidRule(List.of(100.0), List.of(30.0), NONE), 0, NONE, 0,
                grade, 0, 0, 0, 1000, 1000, 0, 50, 0, false, 6, new SideSlopes(1, 0.3, 1.5, 2, 8, 2, reach), 6, 5, 5, 6,
                40, 4, 10, 6, 3, 0, 0, 0, 0.06, 0, 0.09, 1);
    }

    private static Rates rates() {
        return new Rates(
                6, 14, 5, 10, 4, 0.5, 300, 100, 2, 1, 4000, 30, 0.02, 0, 3000, 0, 1e9, 0, 1e9, 0, 350, 0, 0, 0);
    }

    static Gate gate(OptionalDouble height, Coordinate... line) {
        Geometry place = line.length == 1 ? SHAPES.createPoint(line[0]) : SHAPES.createLineString(line);
        return new Gate("gate", place, height, OptionalDouble.empty());
    }

    static Gate gate(double x, double y) {
        return gate(OptionalDouble.empty(), new Coordinate(x, y));
    }

    /** Zones at random, old formations, and in places nothing but a channel of one cell from corner to corner. */
    private static Site site(GridFrame frame, SplittableRandom random, boolean channel) {
        int n = frame.size();
        float[] room = new float[n];
        float[] surcharge = new float[n];
        float[] water = new float[n];
        float[] formation = new float[n];
        Arrays.fill(water, Float.NaN);
        Arrays.fill(formation, Float.NaN);
        for (int i = 0; i < n; i++) {
            boolean diagonal = i % frame.columns() + i / frame.columns() == frame.columns() - 1;
            room[i] = !channel || diagonal || random.nextDouble() < 0.1 ? 40 : -20;
            surcharge[i] = random.nextDouble() < 0.4 ? (float) random.nextDouble(0, 80) : 0;
            formation[i] = random.nextDouble() < 0.05 ? (float) random.nextDouble(1, 60) : Float.NaN;
        }
        return new Site(frame, room, surcharge, water, formation, new byte[n]);
    }

    private static GridTerrain hills(GridFrame frame, SplittableRandom random, double rough, double tilt) {
        float[] heights = new float[frame.size()];
        double east = random.nextDouble(-tilt, tilt);
        double north = random.nextDouble(-tilt, tilt);
        for (int i = 0; i < heights.length; i++) {
            double x = frame.x(i % frame.columns()) - frame.x0();
            double y = frame.y(i / frame.columns()) - frame.y0();
            heights[i] = (float) (100 + east * x + north * y + random.nextDouble(-rough, rough));
        }
        return new GridTerrain(frame, heights);
    }

    /** The rates that are not split: every edge with the whole price of its boxes, as in a search along the mesh's edges. */
    private static double[] unsplit(LowerBound.Problem problem, BoundMesh mesh) {
        BoundRates rates = new BoundRates(mesh);
        rates.split(null);
        double[] u = new BoundGate(problem.from, problem.terrain).start(mesh, null, 1).values();
        new BoundSweep(mesh, rates, 1000).greatest(u);
        return u;
    }

    private static double height(GridTerrain terrain, double x, double y) {
        return LOW + RISE * Math.round((terrain.heightAt(x, y) - LOW) / RISE);
    }

    /** Gates on the search's lattice, in some grids along segments shorter than a cell. */
    static LowerBound.Problem tiny(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double last = (CELLS - 1) * CELL;
        GridFrame frame = new GridFrame(0, last, CELL, CELLS, CELLS);
        boolean channel = seed % 3 == 0;
        GridTerrain terrain = hills(frame, random, seed % 2 == 0 ? 2 : 0.3, 0.02);
        Site site = site(frame, random, channel);
        double y0 = FINE * random.nextInt(channel ? 1 : 4);
        double y1 = last - FINE * random.nextInt(channel ? 1 : 8);
        Coordinate a = new Coordinate(0, y0);
        Coordinate b = new Coordinate(last, y1);
        OptionalDouble za = OptionalDouble.of(height(terrain, a.x, a.y));
        OptionalDouble zb = OptionalDouble.of(height(terrain, b.x, b.y));
        boolean segments = seed % 4 == 1;
        Gate from = segments ? gate(za, a, new Coordinate(a.x + FINE, a.y)) : gate(za, a);
        Gate to = segments ? gate(zb, b, new Coordinate(b.x, b.y - FINE)) : gate(zb, b);
        return new LowerBound.Problem(terrain, site, standard(0.1, 8), rates(), from, to);
    }

    private static int state(Coordinate c, double z) {
        int place = (int) Math.round(c.x / FINE) + POINTS * (int) Math.round(c.y / FINE);
        return place * HEIGHTS + (int) Math.round((z - LOW) / RISE);
    }

    /**
     * The cheapest of all polylines on a lattice of places and heights, each section priced by {@link SectionPricer}: real
     * curves, so that none may undercut the bound. Plain Bellman iteration.
     */
    static double exhaustive(LowerBound.Problem p) {
        SectionPricer pricer = new SectionPricer(
                p.terrain, p.site, p.standard, p.rates, EarthPrices.of(p.rates, p.earthValue));
        int[] allowed = new int[MOVES.length];
        float[][][] price = new float[MOVES.length][POINTS * POINTS][];
        for (int m = 0; m < MOVES.length; m++) {
            double length = FINE * Math.hypot(MOVES[m][0], MOVES[m][1]);
            allowed[m] = (int) Math.floor(p.standard.maxGrade() * length / RISE + 1e-9);
            for (int i = 0; i < POINTS * POINTS; i++) {
                int c = i % POINTS + MOVES[m][0];
                int r = i / POINTS + MOVES[m][1];
                if (c < POINTS && r >= 0 && r < POINTS) {
                    price[m][i] = prices(pricer, i, m, allowed[m]);
                }
            }
        }
        double[] cost = new double[POINTS * POINTS * HEIGHTS];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        for (Coordinate c : p.from.place().getCoordinates()) {
            cost[state(c, p.from.elevation().orElseThrow())] = 0;
        }
        for (boolean better = true; better; ) {
            better = false;
            for (int m = 0; m < MOVES.length; m++) {
                for (int i = 0; i < POINTS * POINTS; i++) {
                    better |= price[m][i] != null
                            && relax(cost, price[m][i], i, i + MOVES[m][0] + POINTS * MOVES[m][1], allowed[m]);
                }
            }
        }
        return Arrays.stream(p.to.place().getCoordinates())
                .mapToDouble(c -> cost[state(c, p.to.elevation().orElseThrow())])
                .min()
                .orElseThrow();
    }

    /** Tries one move in both directions, at all heights. */
    private static boolean relax(double[] cost, float[] price, int i, int j, int allowed) {
        boolean better = false;
        for (int h = 0; h < HEIGHTS; h++) {
            for (int k = Math.max(0, h - allowed); k <= Math.min(HEIGHTS - 1, h + allowed); k++) {
                double step = price[h * (2 * allowed + 1) + k - h + allowed];
                if (cost[i * HEIGHTS + h] + step < cost[j * HEIGHTS + k]) {
                    cost[j * HEIGHTS + k] = cost[i * HEIGHTS + h] + step;
                    better = true;
                }
                if (cost[j * HEIGHTS + k] + step < cost[i * HEIGHTS + h]) {
                    cost[i * HEIGHTS + h] = cost[j * HEIGHTS + k] + step;
                    better = true;
                }
            }
        }
        return better;
    }

    /** Costs of one move for every height at its start and every change of height; pieces of 5 m or less. */
    private static float[] prices(SectionPricer pricer, int i, int m, int allowed) {
        double dx = FINE * MOVES[m][0];
        double dy = FINE * MOVES[m][1];
        double length = Math.hypot(dx, dy);
        int pieces = (int) Math.ceil(length / 5);
        int n = (HEIGHTS - 1) * 2 * pieces + 1;
        float[] column = new float[4 * n];
        float[] result = new float[HEIGHTS * (2 * allowed + 1)];
        for (int k = 0; k < pieces; k++) {
            double t = (k + 0.5) / pieces;
            double x = FINE * (i % POINTS) + t * dx;
            double y = FINE * (i / POINTS) + t * dy;
            pricer.price(x, y, Math.atan2(dx, dy), LOW, RISE / (2 * pieces), n, column, 0);
            for (int h = 0; h < HEIGHTS; h++) {
                for (int d = -allowed; d <= allowed; d++) {
                    int at = h * 2 * pieces + d * (2 * k + 1);
                    double best = Double.POSITIVE_INFINITY;
                    for (int s = 0; s < 4 && at >= 0 && at < n; s++) {
                        best = Math.min(best, column[s * n + at]);
                    }
                    result[h * (2 * allowed + 1) + d + allowed] += (float) (best * length / pieces);
                }
            }
        }
        return result;
    }

    @Test
    void neverAboveExhaustiveSearchWhereUnsplitPricesAre() {
        int solved = 0;
        int wrong = 0;
        int telling = 0;
        int closed = 0;
        for (long seed = 1; seed <= 200; seed++) {
            LowerBound.Problem p = tiny(seed);
            double exhaustive = exhaustive(p);
            if (exhaustive == Double.POSITIVE_INFINITY) {
                continue;
            }
            double bound = LowerBound.of(p.terrain, p.site, p.standard, p.rates, p.from, p.to, 20_000).value();
            // Prices come in single precision.
            assertThat(bound).as("seed %d", seed).isLessThanOrEqualTo(exhaustive * (1 + 1e-6));
            BoundMesh mesh = p.mesh(1, 20_000, 1);
            solved++;
            closed += closing(p, exhaustive, seed);
            wrong += new BoundGate(p.to, p.terrain).least(mesh, unsplit(p, mesh)) > exhaustive ? 1 : 0;
            telling += bound > 0.5 * exhaustive ? 1 : 0;
        }
        assertThat(solved).isGreaterThan(120);
        assertThat(telling).as("bounds above half of the optimum").isGreaterThan(solved / 4);
        assertThat(closed).as("grids on which boxes are left out").isGreaterThan(solved / 2);
        assertThat(wrong).as("grids on which unsplit prices are no bound").isGreaterThan(0);
    }

    /** With a target just above the optimum the cheapest line is left: what is found there is not above it. */
    private static int closing(LowerBound.Problem p, double exhaustive, long seed) {
        int closed = 0;
        for (int factor : new int[] {1, 2, 4}) {
            BoundMesh left = BoundClosingTest.closing(p, factor).left(exhaustive * (1 + 1e-6), Math.max(1, factor / 2));
            assertThat(BoundClosingTest.bound(p, left)).as("seed %d, squares of %d", seed, factor).isLessThanOrEqualTo(exhaustive * (1 + 1e-6));
            closed += left.states() < p.mesh(Math.max(1, factor / 2), 8, BoundRemainder.ALL).states() ? 1 : 0;
        }
        LowerBound.Solver coarse = new LowerBound.Solver(p, p.mesh(4, 8, BoundRemainder.ALL));
        coarse.solve(coarse.waves(), 3);
        double proved = LowerBound.rounded(coarse.best(), p.site, p.rates);
        double chain = LowerBound.closed(coarse, proved, 20_000, false).value();
        assertThat(chain).as("seed %d, all rounds", seed).isLessThanOrEqualTo(exhaustive * (1 + 1e-6));
        // So few states that the coarse mesh is full: only what goes on comes to smaller squares.
        double full = LowerBound.closed(coarse, proved, p.mesh(4, 8, BoundRemainder.ALL).states(), true).value();
        assertThat(full).as("seed %d, a full mesh", seed).isLessThanOrEqualTo(exhaustive * (1 + 1e-6)).isGreaterThanOrEqualTo(proved);
        return closed > 0 ? 1 : 0;
    }

    static LowerBound.Problem rough(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GridFrame frame = new GridFrame(1000, 3000, CELL_OF_ROUGH, 41, 41);
        // Beyond the twelfth: planes, on which nothing hides behind a wide range of ground.
        double noise = seed > 12 ? 0.01 : seed % 2 == 0 ? 8 : 1;
        GridTerrain terrain = hills(frame, random, noise, seed % 3 == 0 ? 0.4 : 0.05);
        Site open = site(frame, random, false);
        float[] water = open.water();
        for (int i = 0; i < water.length; i++) {
            int c = i % frame.columns();
            water[i] = c >= 19 && c < 22 ? terrain.height(i) + 2 : Float.NaN;
        }
        Site site = new Site(frame, open.room(), open.surcharge(), water, open.formation(), open.stream());
        return new LowerBound.Problem(terrain, site, standard(0.06, 30), rates(), gate(1100, 2500), gate(1900, 2400));
    }

    /** Slopes along which side slopes and fills run far, or end nowhere. */
    private static LowerBound.Problem steep(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GridFrame frame = new GridFrame(1000, 3000, CELL_OF_ROUGH, 41, 41);
        GridTerrain slope = hills(frame, random, seed % 3 == 0 ? 0.001 : seed % 2 == 0 ? 3 : 0.3, seed % 3 == 0 ? 0.001 : 1.2);
        float[] heights = new float[frame.size()];
        for (int i = 0; i < heights.length; i++) {
            // In places roofs and troughs: beyond the platform the ground turns the other way.
            double bend = Math.abs(frame.x(i % frame.columns()) - 1500) * (seed % 2 == 0 ? 1.02 : -1.02);
            heights[i] = slope.height(i) + (float) (seed % 3 == 0 ? bend : 0);
        }
        GridTerrain terrain = new GridTerrain(frame, heights);
        return new LowerBound.Problem(
                terrain, site(frame, random, false), standard(0.06, 30), rates(), gate(1100, 2500), gate(1900, 2400));
    }

    /** A potential by place and height. */
    interface Potential {
        double at(double x, double y, double z);
    }

    /**
     * Greatest of gain / cost over random short pieces in any direction, within the grade.
     *
     * @param longest greatest length of a piece (m)
     * @param closes whether the potential has no end in closed boxes: pieces there are left out
     */
    static double worst(LowerBound.Problem p, Potential u, double longest, boolean closes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SectionPricer pricer = new SectionPricer(
                p.terrain, p.site, p.standard, p.rates, EarthPrices.of(p.rates, p.earthValue));
        float[] column = new float[4];
        double worst = 0;
        for (int k = 0; k < 20_000; k++) {
            double x = random.nextDouble(1080, 1920);
            double y = random.nextDouble(2080, 2920);
            double heading = random.nextDouble(2 * Math.PI);
            double z = p.terrain.heightAt(x, y) + (k % 4 == 0 ? random.nextDouble(-60, 60) : random.nextDouble(-4, 4));
            double length = random.nextDouble(0.01, longest);
            double grade = p.standard.maxGrade() * (k % 3 - 1);
            pricer.price(x, y, heading, z, 1, 1, column, 0);
            double price = Math.min(Math.min(column[0], column[1]), Math.min(column[2], column[3]));
            double east = 0.5 * length * Math.sin(heading);
            double north = 0.5 * length * Math.cos(heading);
            double up = 0.5 * length * grade;
            double gain = u.at(x + east, y + north, z + up) - u.at(x - east, y - north, z - up);
            if (price < Float.POSITIVE_INFINITY && (!closes || Math.abs(gain) < Double.POSITIVE_INFINITY)) {
                worst = Math.max(worst, Math.abs(gain) / (price * length));
            }
        }
        return worst;
    }

    private static double worst(LowerBound.Problem p, BoundMesh mesh, double[] u, long seed) {
        return worst(p, (x, y, z) -> mesh.at(u, x, y, z), 4, true, seed);
    }

    @Test
    void potentialNowhereGainsMoreThanASectionCosts() {
        double unsplit = 0;
        double most = 0;
        for (long seed = 1; seed <= 12; seed++) {
            LowerBound.Problem p = rough(seed);
            BoundMesh mesh = p.mesh(1, 60_000, 8);
            LowerBound.Solver solver = new LowerBound.Solver(p, mesh);
            solver.solve(solver.guess(0.5), 2);
            double worst = worst(p, mesh, solver.potential(), seed);
            assertThat(worst).as("seed %d", seed).isLessThanOrEqualTo(1 + 1e-6);
            most = Math.max(most, worst);
            unsplit = Math.max(unsplit, worst(p, mesh, unsplit(p, mesh), seed));
        }
        assertThat(most).as("somewhere the potential is nearly tight").isGreaterThan(0.8);
        assertThat(unsplit).as("unsplit prices make no bound").isGreaterThan(1.05);
    }

    @Test
    void pricesOfBoxesUndercutSectionsInThem() {
        double tightest = 0;
        for (long seed = 1; seed <= 36; seed++) {
            LowerBound.Problem p = seed > 24 ? steep(seed) : rough(seed);
            BoundGround ground = p.mesh(1 + (int) (seed % 2), 8, BoundRemainder.ALL).ground;
            SectionPricer pricer = new SectionPricer(
                    p.terrain, p.site, p.standard, p.rates, EarthPrices.of(p.rates, p.earthValue));
            SplittableRandom random = new SplittableRandom(seed);
            float[] column = new float[4];
            double[] least = new double[8];
            double side = ground.factor * CELL_OF_ROUGH;
            for (int k = 0; k < 5000; k++) {
                double x = random.nextDouble(1080, 1920);
                double y = random.nextDouble(2080, 2920);
                double heading = random.nextDouble(2 * Math.PI);
                double far = seed > 24 ? 5 : 20;
                double z = p.terrain.heightAt(x, y) + random.nextDouble(-far, far);
                pricer.price(x, y, heading, z, 1, 1, column, 0);
                double price = Math.min(Math.min(column[0], column[1]), Math.min(column[2], column[3]));
                int q = (int) ((3000 - y) / side) * ground.across + (int) ((x - 1000) / side);
                if (price < Float.POSITIVE_INFINITY) {
                    assertThat(ground.open(q)).as("seed %d, place %d", seed, k).isTrue();
                    ground.price(q, z, z, p.standard.maxGrade(), least);
                    double bound = least[(int) (heading % Math.PI / Math.PI * 8)];
                    assertThat(bound).as("seed %d, place %d", seed, k).isLessThanOrEqualTo(price * (1 + 1e-6));
                    tightest = Math.max(tightest, price > 500 ? bound / price : 0);
                }
            }
        }
        assertThat(tightest).isGreaterThan(0.85);
    }

    @Test
    void gateThatIsALineCountsAtItsNearestPoint() {
        LowerBound.Problem p = flat(
                gate(OptionalDouble.empty(), new Coordinate(500, 500), new Coordinate(1500, 2500)),
                gate(OptionalDouble.empty(), new Coordinate(5000, 3500), new Coordinate(3500, 1500)));
        LowerBound.Result result = LowerBound.of(p.terrain, p.site, p.standard, p.rates, p.from, p.to, 200_000);
        double exact = p.from.place().distance(p.to.place()) * 418;
        // Up to the diagonal of a square is lost at either end, and as much again to the split beside the gates.
        assertThat(result.value()).isLessThanOrEqualTo(exact).isGreaterThan(exact - 4 * Math.sqrt(2) * result.side() * 418);
    }

    @Test
    void earthPricesUndercutEveryBalance() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 300; run++) {
            Rates r = new Rates(
                    random.nextDouble(1, 9), random.nextDouble(1, 20), random.nextDouble(0, 6), random.nextDouble(0, 12),
                    random.nextDouble(0, 6), random.nextDouble(0, 2), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
            double[] range = r.earthValues();
            if (range[0] > range[1]) {
                continue;
            }
            double v = range[0] + random.nextDouble() * (range[1] - range[0]);
            double[] at = new double[30];
            double[] cut = new double[30];
            double[] fill = new double[30];
            double priced = 0;
            for (int k = 0; k < at.length; k++) {
                at[k] = 100 * k;
                cut[k] = random.nextDouble() < 0.5 ? random.nextDouble(100) : 0;
                fill[k] = random.nextDouble() < 0.5 ? random.nextDouble(100) : 0;
                priced += (r.fillFromCut() + v) * fill[k] - v * cut[k];
            }
            assertThat(MassHaul.of(at, cut, fill, r).cost(r)).as("run %d", run).isGreaterThanOrEqualTo(priced - 1e-6);
        }
    }

    static LowerBound.Problem flat(Gate from, Gate to) {
        GridTerrain flat = FormulaTerrain.of(
                "flat",
                Map.of("x_min", 0.0, "y_min", 0.0, "x_max", 6000.0, "y_max", 4000.0, "cell_m", 25.0, "level_m", 50.0));
        int n = flat.frame().size();
        float[] room = new float[n];
        float[] nan = new float[n];
        Arrays.fill(room, 1000);
        Arrays.fill(nan, Float.NaN);
        Site site = new Site(flat.frame(), room, new float[n], nan, nan, new byte[n]);
        return new LowerBound.Problem(flat, site, standard(0.05, 30), rates(), from, to);
    }

    @Test
    void flatPlaneIsNearlyExact() {
        LowerBound.Problem p = flat(gate(410, 615), gate(5333, 3100));
        double bound = LowerBound.of(p.terrain, p.site, p.standard, p.rates, p.from, p.to, 200_000).value();
        // Surface and systems 400, and 3 for each square metre of a platform 6 m wide.
        double exact = Math.hypot(5333 - 410, 3100 - 615) * (400 + 6 * 3);
        assertThat(bound).isLessThanOrEqualTo(exact).isGreaterThan(0.98 * exact);
        // A potential that is not a straight line's, made better in steps, comes within the same.
        LowerBound.Solver solver = new LowerBound.Solver(p, p.mesh(1, 200_000, 1));
        solver.solve(solver.guess(0.5), 8);
        assertThat(solver.best()).isLessThanOrEqualTo(exact).isGreaterThan(0.98 * exact);
    }
}
