package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.Pose;
import org.thalweg.section.SlicedGround;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Site;

class PricingTest {
    private static final DesignStandard RAIL = Standards.rail();
    private static final Rates RATES = Standards.rates();

    private static HorizontalAlignment straight(double length) {
        return HorizontalAlignment.of(List.of(
                new PointOfIntersection(500, 1500, 0, 0, 0), new PointOfIntersection(500 + length, 1500, 0, 0, 0)));
    }

    private static VerticalAlignment level(double length, double z) {
        return new VerticalAlignment(List.of(new Pvi(0, z, 0), new Pvi(length, z, 0)));
    }

    private static Site open() {
        return Standards.open(0, 3000, 30, 201, 101);
    }

    private static List<StructureSpan> all(Structure structure, double length) {
        return List.of(new StructureSpan(structure, 0, length));
    }

    private static Item item(PricedLine line, String name) {
        return line.bill().items().stream()
                .filter(i -> i.item().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + line.bill()));
    }

    private static void requireConsistent(PricedLine line) {
        StationTable t = line.stations();
        BigDecimal sum = BigDecimal.ZERO;
        for (double cost : t.cost()) {
            assertThat(cost).isGreaterThanOrEqualTo(0);
            sum = sum.add(BigDecimal.valueOf(cost));
        }
        assertThat(sum).isEqualByComparingTo(line.bill().total());
        int last = t.rows() - 1;
        assertThat(t.cost()[last] + t.cut()[last] + t.fill()[last] + t.tunnel()[last] + t.land()[last]).isZero();
        for (Item item : line.bill().items()) {
            BigDecimal again = new BigDecimal(Double.toString(item.quantity()))
                    .multiply(new BigDecimal(Double.toString(item.unitCost())))
                    .setScale(2, java.math.RoundingMode.HALF_UP);
            assertThat(item.amount()).isEqualTo(again);
        }
    }

    @Test
    void prismOfFillIsPricedToTheCent() {
        // 1 km, 6 m over level ground: (7.6 + 1.5 x 6) x 6 = 99.6 m2 of fill, all of it borrowed; 25.6 m of footprint.
        PricedLine line = Pricing.of(
                straight(1000), level(1000, 106), null, new SectionPricer((x, y) -> 100, open(), RAIL, RATES));
        assertThat(item(line, "fill borrowed").quantity()).isEqualTo(99600);
        assertThat(item(line, "land").quantity()).isEqualTo(25600);
        BigDecimal byHand = BigDecimal.valueOf(99600 * 10 + 1700 * 1000 + 25600 * 3);
        assertThat(line.bill().total()).isEqualByComparingTo(byHand);
        assertThat(line.stations().rows()).isEqualTo(101);
        assertThat(line.stations().cost()[17]).isEqualTo(byHand.doubleValue() / 100);
        assertThat(line.stations().fill()[17]).isCloseTo(996, within(1e-9));
        assertThat(line.alignment().structures()).isEqualTo(all(Structure.EARTHWORK, 1000));
        requireConsistent(line);
    }

    @Test
    void wedgeOfCutAndFillBalancesAndHauls() {
        // Ground level, line climbing from -5 to +5 m over 1 km. The fill half: integral of 7.6 h + 1.5 h^2 over h = 0..5
        // at 100 m of line per metre.
        double fill = 100 * (7.6 * 25 / 2 + 1.5 * 125 / 3);
        VerticalAlignment climb = new VerticalAlignment(List.of(new Pvi(0, 95, 0), new Pvi(1000, 105, 0)));
        PricedLine line = Pricing.of(
                straight(1000), climb, null, new SectionPricer((x, y) -> 100, open(), RAIL, RATES));
        double counted = item(line, "fill from cut").quantity()
                + line.bill().items().stream().filter(i -> i.item().equals("fill borrowed")).mapToDouble(Item::quantity).sum();
        // Midpoint rule on pieces of 5 m: exact for what is linear, and short by 1.5 h'^2 L^2 / 12 for the square.
        double midpoint = 500 * 1.5 * 0.01 * 0.01 * 25 / 12;
        assertThat(counted).isCloseTo(fill - midpoint, within(1e-3 + 1e-9));
        double soilAndRock = item(line, "soil excavation").quantity() + item(line, "rock excavation").quantity();
        double reused = item(line, "fill from cut").quantity();
        assertThat(reused).isCloseTo(Math.min(counted, soilAndRock), within(0.01));
        // Cut meets fill in the middle; the mean of each lies in the outer half, so haul is between 0.5 and 1 km.
        assertThat(item(line, "haul").quantity()).isBetween(0.5 * reused, reused);
        requireConsistent(line);
    }

    @Test
    void sidehillPrismHasTheClosedForm() {
        // Ground rises to the south (right of a line that runs east) at t = 0.2, line on the ground: no benches or rock in
        // reach of so small a face.
        double t = 0.2;
        Terrain terrain = (x, y) -> 200 - t * (y - 1500);
        PricedLine line = Pricing.of(straight(700), level(700, 200), null, new SectionPricer(terrain, open(), RAIL, RATES));
        double edge = t * 3.8;
        double cut = 0.5 * edge * 3.8 + 0.5 * edge * edge * 1 / (1 - t);
        double fill = 0.5 * edge * 3.8 + 0.5 * edge * edge * 1.5 / (1 - 1.5 * t);
        assertThat(item(line, "soil excavation").quantity()).isCloseTo(700 * cut, within(1e-3));
        assertThat(item(line, "fill from cut").quantity()).isCloseTo(700 * cut, within(1e-3));
        assertThat(item(line, "fill borrowed").quantity()).isCloseTo(700 * (fill - cut), within(2e-3));
        assertThat(line.bill().items()).noneMatch(i -> i.item().equals("haul"));
        requireConsistent(line);
    }

    @Test
    void ridgeIsTunnelledAndValleyBridged() {
        // A ridge 120 m high and a valley 60 m deep, on a level line.
        Terrain terrain = (x, y) -> 100
                + 120 * Math.exp(-Math.pow((x - 2000) / 300, 2))
                - 60 * Math.exp(-Math.pow((x - 4000) / 200, 2));
        PricedLine line =
                Pricing.of(straight(5000), level(5000, 101), null, new SectionPricer(terrain, open(), RAIL, RATES));
        assertThat(line.buildable()).isTrue();
        assertThat(line.alignment().structures().stream().map(StructureSpan::structure))
                .containsExactly(
                        Structure.EARTHWORK, Structure.TUNNEL, Structure.EARTHWORK, Structure.BRIDGE, Structure.EARTHWORK);
        StructureSpan tunnel = line.alignment().structures().get(1);
        assertThat(tunnel.length()).isGreaterThan(500);
        assertThat(item(line, "portals").quantity()).isEqualTo(2);
        assertThat(item(line, "tunnels").quantity()).isCloseTo(tunnel.length(), within(1e-3));
        StructureSpan bridge = line.alignment().structures().get(3);
        assertThat(item(line, "bridges").quantity()).isGreaterThan(bridge.length());
        assertThat(item(line, "abutments").quantity()).isEqualTo(2);
        // No other split of the same line is cheaper: moving a portal by a piece never pays.
        for (double shift : new double[] {-20, -10, 10, 20}) {
            List<StructureSpan> moved = List.of(
                    new StructureSpan(Structure.EARTHWORK, 0, tunnel.from() + shift),
                    new StructureSpan(Structure.TUNNEL, tunnel.from() + shift, tunnel.to()),
                    new StructureSpan(Structure.EARTHWORK, tunnel.to(), bridge.from()),
                    bridge,
                    new StructureSpan(Structure.EARTHWORK, bridge.to(), 5000));
            PricedLine other =
                    Pricing.of(straight(5000), level(5000, 101), moved, new SectionPricer(terrain, open(), RAIL, RATES));
            assertThat(!other.buildable() || other.searchCost() >= line.searchCost()).isTrue();
        }
        requireConsistent(line);
    }

    @Test
    void longTunnelsAreVentilatedAndHaveAnEscape() {
        SectionPricer pricer = new SectionPricer((x, y) -> 300, open(), RAIL, RATES);
        PricedLine shorter = Pricing.of(straight(1000), level(1000, 100), all(Structure.TUNNEL, 1000), pricer);
        assertThat(shorter.bill().items()).noneMatch(i -> i.item().equals("ventilation"));
        PricedLine middle = Pricing.of(straight(1005), level(1005, 100), all(Structure.TUNNEL, 1005), pricer);
        assertThat(item(middle, "ventilation").quantity()).isEqualTo(1005);
        PricedLine longer = Pricing.of(straight(3200), level(3200, 100), all(Structure.TUNNEL, 3200), pricer);
        assertThat(item(longer, "escape").quantity()).isEqualTo(3200);
        assertThat(longer.bill().total())
                .isEqualByComparingTo(BigDecimal.valueOf(3200L * (18000 + 1700 + 1500 + 4000) + 2 * 1000000));
        assertThat(longer.searchCost()).isCloseTo(longer.bill().total().doubleValue(), within(0.01));
        requireConsistent(longer);
    }

    private static Site withStream(int kind) {
        Site site = open();
        for (int row = 0; row < 101; row++) {
            // A staircase across the line: two columns.
            site.stream()[row * 201 + 60 + (row / 2) % 2] = (byte) kind;
        }
        return site;
    }

    @Test
    void streamsGetCulvertsAqueductsOrOpenings() {
        Terrain flat = (x, y) -> 100;
        PricedLine onFill = Pricing.of(
                straight(3000), level(3000, 104), null, new SectionPricer(flat, withStream(1), RAIL, RATES));
        assertThat(item(onFill, "culverts").quantity()).isEqualTo(1);
        assertThat(item(onFill, "culverts' length").quantity()).isCloseTo(7.6 + 12, within(1e-3));
        requireConsistent(onFill);

        PricedLine inCut = Pricing.of(
                straight(3000), level(3000, 99), null, new SectionPricer(flat, withStream(1), RAIL, RATES));
        assertThat(item(inCut, "culverts").quantity()).isEqualTo(2);
        assertThat(item(inCut, "culverts' length").quantity()).isCloseTo(2 * (7.6 + 2), within(1e-3));

        PricedLine opening = Pricing.of(
                straight(3000), level(3000, 104), null, new SectionPricer(flat, withStream(2), RAIL, RATES));
        assertThat(opening.buildable()).isTrue();
        assertThat(opening.alignment().structures().get(1).structure()).isEqualTo(Structure.BRIDGE);
        assertThat(opening.alignment().structures().get(1).length()).isBetween(20.0, 40.0);
        assertThat(opening.bill().items()).noneMatch(i -> i.item().startsWith("culvert"));

        PricedLine closed = Pricing.of(
                straight(3000), level(3000, 104), all(Structure.EARTHWORK, 3000),
                new SectionPricer(flat, withStream(2), RAIL, RATES));
        assertThat(closed.buildable()).isFalse();
        assertThat(closed.unbuildable().get(0).from()).isBetween(1260.0, 1330.0);
    }

    private static Terrain hills(long seed, Site site) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] heights = new float[site.frame().size()];
        double a = 300 + 300 * random.nextDouble();
        double b = 400 + 300 * random.nextDouble();
        for (int i = 0; i < heights.length; i++) {
            double x = site.frame().x(i % site.frame().columns());
            double y = site.frame().y(i / site.frame().columns());
            heights[i] = (float) (500 + 6 * Math.sin(x / a) + 8 * Math.cos(y / b + x / 900) + 0.08 * y
                    + 2 * random.nextDouble());
        }
        return new GridTerrain(site.frame(), heights);
    }

    private static HorizontalAlignment curved() {
        return HorizontalAlignment.of(List.of(
                new PointOfIntersection(300, 1400, 0, 0, 0),
                new PointOfIntersection(1800, 1700, 600, 60, 60),
                new PointOfIntersection(3300, 1300, 800, 60, 60),
                new PointOfIntersection(5500, 1600, 0, 0, 0)));
    }

    /** A profile near the ground, with a PVI each 400 m. */
    private static VerticalAlignment near(Terrain terrain, HorizontalAlignment plan, double lift) {
        List<Pvi> pvis = new java.util.ArrayList<>();
        int n = (int) (plan.length() / 400);
        for (int k = 0; k <= n; k++) {
            double s = plan.length() * k / n;
            Pose p = plan.poseAt(s);
            pvis.add(new Pvi(s, terrain.heightAt(p.x(), p.y()) + lift, k == 0 || k == n ? 0 : 60));
        }
        return new VerticalAlignment(pvis);
    }

    @Test
    void volumesEqualAFineIntegrationOnRoughGround() {
        for (long seed = 61; seed < 64; seed++) {
            Site site = open();
            Terrain terrain = hills(seed, site);
            HorizontalAlignment plan = curved();
            VerticalAlignment profile = near(terrain, plan, 0.5);
            PricedLine line = Pricing.of(
                    plan, profile, all(Structure.EARTHWORK, plan.length()),
                    new SectionPricer(terrain, site, RAIL, RATES));
            assertThat(line.buildable()).as("seed " + seed).isTrue();
            double step = 1;
            double cut = 0;
            double fill = 0;
            double land = 0;
            int n = (int) Math.ceil(plan.length() / step);
            for (int i = 0; i < n; i++) {
                double s = (i + 0.5) * plan.length() / n;
                Pose p = plan.poseAt(s);
                double z = profile.elevationAt(s);
                for (int side = -1; side <= 1; side += 2) {
                    double dx = side * Math.cos(p.heading());
                    double dy = -side * Math.sin(p.heading());
                    SlicedGround q = SlicedGround.of(3.8, RAIL.slopes(),
                            u -> terrain.heightAt(p.x() + u * dx, p.y() + u * dy) - z, 0.01);
                    cut += q.cut() * plan.length() / n;
                    fill += q.fill() * plan.length() / n;
                    land += q.width() * plan.length() / n;
                }
            }
            double lineCut = java.util.Arrays.stream(line.stations().cut()).sum();
            double lineFill = java.util.Arrays.stream(line.stations().fill()).sum();
            // Areas grow as b h + m h^2, which is convex: the midpoint rule over L = 5 m is short by L^2 / 24 x 2 m h'^2 per
            // metre, where h' is how fast depth changes. Here h' is about 0.1 (noise of 2 m between cells of 30 m and 4 %
            // of slope), so 0.03 m2 of 1.3 to 3 m2 at the most where all of it adds up: a few tenths of a per cent.
            assertThat(lineCut).as("cut, seed " + seed).isCloseTo(cut, within(0.004 * cut));
            assertThat(lineFill).as("fill, seed " + seed).isCloseTo(fill, within(0.004 * fill));
            assertThat(item(line, "land").quantity()).as("land, seed " + seed).isCloseTo(land, within(0.003 * land));
            requireConsistent(line);
        }
    }

    @Test
    void localPricesSeeTheBill() {
        for (long seed = 71; seed < 77; seed++) {
            Site site = open();
            Terrain terrain = hills(seed, site);
            HorizontalAlignment plan = curved();
            VerticalAlignment profile = near(terrain, plan, seed % 2 == 0 ? 1 : -1.5);
            SectionPricer pricer = new SectionPricer(terrain, site, RAIL, RATES);
            PricedLine first = Pricing.of(plan, profile, null, pricer);
            double bill = first.bill().total().doubleValue();
            // These lines are nearly all cut or nearly all fill: the worst case for a middle price.
            assertThat(first.searchCost()).as("seed " + seed).isCloseTo(bill, within(0.04 * bill));
            EarthValues unknown = EarthValues.unknown(RATES);
            EarthValues.Account account = unknown.account(first, pricer);
            // The account has pieces of 10 m where the bill has 5 m.
            assertThat(first.searchCost() + account.excess()).as("seed " + seed).isCloseTo(bill, within(0.002 * bill));
            PricedLine second = Pricing.of(plan, profile, first.alignment().structures(),
                    pricer.with(unknown.towards(plan, account, 1)));
            assertThat(second.bill().total()).isEqualTo(first.bill().total());
            // What is left is the grade's length, 0.02 %.
            assertThat(second.searchCost()).as("seed " + seed).isCloseTo(bill, within(0.001 * bill));
            requireConsistent(first);
        }
    }

    @Test
    void rowsStandAtTensAndElementEnds() {
        Site site = open();
        Terrain terrain = hills(5, site);
        HorizontalAlignment plan = curved();
        PricedLine line = Pricing.of(plan, near(terrain, plan, 0), null, new SectionPricer(terrain, site, RAIL, RATES));
        double[] rows = line.stations().station();
        for (int i = 0; i <= plan.elements().size(); i++) {
            assertThat(java.util.Arrays.binarySearch(rows, plan.station(i))).isNotNegative();
        }
        for (int k = 0; k * 10 < plan.length(); k++) {
            assertThat(java.util.Arrays.binarySearch(rows, k * 10.0)).isNotNegative();
        }
        assertThat(rows[rows.length - 1]).isEqualTo(plan.length());
        assertThat(rows).hasSize((int) Math.ceil(plan.length() / 10) + plan.elements().size());
    }

    @Test
    void lineThatLeavesTheMapIsBilledForWhatIsKnown() {
        PricedLine line = Pricing.of(
                straight(1000), level(1000, 101), null,
                new SectionPricer((x, y) -> x > 1200 ? Double.NaN : 100, open(), RAIL, RATES));
        assertThat(line.unbuildable()).hasSize(1);
        assertThat(line.unbuildable().get(0).from()).isEqualTo(700);
        assertThat(item(line, "surface").quantity()).isEqualTo(1000);
        requireConsistent(line);
    }

    /** Up at 3 permil, a crest of 60 m through level, down at 3 permil, 400 m under the ground, too deep to cut: bored throughout. */
    @Test
    void tunnelWithItsSummitInsideIsOneTunnel() {
        VerticalAlignment summit =
                new VerticalAlignment(List.of(new Pvi(0, 100, 0), new Pvi(1000, 103, 60), new Pvi(2000, 100, 0)));
        PricedLine line = Pricing.choosing(
                straight(2000), summit, (x, y, z, structure) -> false, new SectionPricer((x, y) -> 500, open(), RAIL, RATES));
        assertThat(line.alignment().structures()).isEqualTo(all(Structure.TUNNEL, 2000));
        assertThat(line.unbuildable()).isEmpty();
        assertThat(line.bill().items()).noneMatch(i -> i.item().contains("excavation") && i.quantity() > 0);
    }

    /** A constant grade of 1 permil does not drain a tunnel that asks for 2: nothing can be built there, and that is said. */
    @Test
    void tunnelWithoutDrainageGradeIsNotChosen() {
        VerticalAlignment flat = new VerticalAlignment(List.of(new Pvi(0, 100, 0), new Pvi(2000, 102, 0)));
        PricedLine line = Pricing.choosing(
                straight(2000), flat, (x, y, z, structure) -> false, new SectionPricer((x, y) -> 500, open(), RAIL, RATES));
        assertThat(line.unbuildable()).isNotEmpty();
    }
}
