package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Site;

class SectionPricerTest {
    private static final DesignStandard RAIL = Standards.rail();
    private static final Rates RATES = Standards.rates();

    /** The price of a metre, by hand, from what the section says it needs. */
    static double byHand(PricedSection q, Rates r, EarthPrices earth) {
        double price = r.surface() + r.systems();
        price += q.earth().cutSoil() * earth.soil() + q.earth().cutRock() * earth.rock() + q.earth().fill() * earth.fill();
        price += q.earth().wallFace() * r.wall() + q.land() * r.land() + q.clearing() * r.clearing();
        for (var zone : q.surcharges().entrySet()) {
            price += zone.getKey() * zone.getValue();
        }
        price += Double.isNaN(q.formation()) ? 0 : q.formation();
        return price + q.bridge() * r.bridge() + (q.structure() == Structure.TUNNEL ? r.tunnel() : 0);
    }

    private static Terrain rough(RandomGenerator random, Site site, double steepness) {
        float[] heights = new float[site.frame().size()];
        for (int i = 0; i < heights.length; i++) {
            int column = i % site.frame().columns();
            heights[i] = (float) (1000 + steepness * 30 * column + 25 * random.nextDouble());
        }
        return new GridTerrain(site.frame(), heights);
    }

    /** A site with a river, a town, a bed and a border, scattered at random. */
    private static Site busy(RandomGenerator random) {
        Site open = Standards.open(0, 3000, 30, 100, 100);
        for (int i = 0; i < open.frame().size(); i++) {
            open.room()[i] = 5 + 60 * random.nextFloat();
            open.surcharge()[i] = random.nextInt(3) == 0 ? 20 : random.nextInt(4) == 0 ? 60 : 0;
            open.water()[i] = random.nextInt(8) == 0 ? 1010 + 20 * random.nextFloat() : Float.NaN;
            open.formation()[i] = random.nextInt(3) == 0 ? 400 : Float.NaN;
        }
        return open;
    }

    @Test
    void pricesAreQuantitiesTimesRates() {
        long seed = 31;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int n = 121;
        float[] out = new float[4 * n + 7];
        int[] buildable = new int[4];
        int reused = 0;
        for (int i = 0; i < 120; i++) {
            Site site = busy(random);
            Terrain terrain = rough(random, site, random.nextDouble() - 0.5);
            SectionPricer pricer = new SectionPricer(terrain, site, RAIL, RATES);
            double x = 100 + 2700 * random.nextDouble();
            double y = 100 + 2700 * random.nextDouble();
            double heading = 7 * random.nextDouble();
            double base = terrain.heightAt(x, y) - 40 - random.nextDouble();
            pricer.price(x, y, heading, base, 0.9, n, out, 7);
            for (int k = 0; k < n; k++) {
                for (Structure s : Structure.values()) {
                    String what = "seed " + seed + " case " + i + " " + s + " step " + k;
                    PricedSection q = pricer.quantities(x, y, heading, base + k * 0.9, s);
                    float price = out[7 + s.ordinal() * n + k];
                    assertThat(price < Float.POSITIVE_INFINITY).as(what).isEqualTo(q.buildable());
                    if (q.buildable()) {
                        buildable[s.ordinal()]++;
                        reused += Double.isNaN(q.formation()) ? 0 : 1;
                        // Prices are floats: half a unit in the last place is 6e-8 of the value.
                        double hand = byHand(q, RATES, pricer.earth().at(0, 0));
                        assertThat((double) price).as(what).isCloseTo(hand, within(1e-7 * hand));
                    }
                }
            }
        }
        assertThat(java.util.Arrays.stream(buildable).min().getAsInt()).isGreaterThan(400);
        assertThat(reused).isGreaterThan(100);
    }

    @Test
    void equalsPlanePricesOnPlaneGround() {
        Site site = Standards.open(0, 3000, 30, 101, 101);
        PlanePrices plane = PlanePrices.of(RAIL, RATES);
        int n = 200;
        float[] out = new float[4 * n];
        for (double t : new double[] {0, 0.15, -0.35, 0.6, -0.9}) {
            Terrain terrain = (x, y) -> 800 + t * (x - 1500);
            SectionPricer pricer = new SectionPricer(terrain, site, RAIL, RATES);
            // Heading north: right is east.
            pricer.price(1500, 1500, 0, 800 - 60.003, 0.6, n, out, 0);
            for (int k = 0; k < n; k++) {
                for (Structure s : Structure.values()) {
                    double exact = plane.exact(s, -60.003 + k * 0.6, t);
                    String what = s + " t " + t + " depth " + (-60.003 + k * 0.6);
                    if (Double.isInfinite(exact)) {
                        assertThat(out[s.ordinal() * n + k]).as(what).isInfinite();
                    } else {
                        assertThat((double) out[s.ordinal() * n + k]).as(what).isCloseTo(exact, within(1e-6 * exact));
                    }
                }
            }
        }
    }

    private static float[] at(SectionPricer pricer, double z) {
        float[] out = new float[4];
        pricer.price(1500, 1500, 0, z, 1, 1, out, 0);
        return out;
    }

    @Test
    void footprintsKeepToTheRoom() {
        Site site = Standards.open(0, 3000, 30, 101, 101);
        java.util.Arrays.fill(site.room(), 3.8f + 15 + 0.01f);
        SectionPricer pricer = new SectionPricer((x, y) -> 100, site, RAIL, RATES);
        assertThat(at(pricer, 110)[Structure.EARTHWORK.ordinal()]).isFinite();
        assertThat(at(pricer, 110.1)[Structure.EARTHWORK.ordinal()]).isInfinite();
        // At 9.9 m a wall still stands; at 10.1 m it would be too high.
        assertThat(at(pricer, 109.9)[Structure.WALL.ordinal()]).isFinite();
        assertThat(at(pricer, 110.1)[Structure.WALL.ordinal()]).isInfinite();
        assertThat(at(pricer, 130)[Structure.BRIDGE.ordinal()]).isFinite();
        java.util.Arrays.fill(site.room(), 3.5f);
        assertThat(at(pricer, 130)[Structure.BRIDGE.ordinal()]).isFinite();
        assertThat(at(pricer, 50)[Structure.TUNNEL.ordinal()]).isInfinite();
        java.util.Arrays.fill(site.room(), 3.9f);
        assertThat(at(pricer, 50)[Structure.TUNNEL.ordinal()]).isFinite();
    }

    @Test
    void waterIsBridgedOrTunnelled() {
        Site site = Standards.open(0, 3000, 30, 101, 101);
        java.util.Arrays.fill(site.water(), 107);
        SectionPricer pricer = new SectionPricer((x, y) -> 100, site, RAIL, RATES);
        assertThat(at(pricer, 108)[Structure.EARTHWORK.ordinal()]).isInfinite();
        assertThat(at(pricer, 108)[Structure.WALL.ordinal()]).isInfinite();
        assertThat(at(pricer, 106.9)[Structure.BRIDGE.ordinal()]).isInfinite();
        assertThat(at(pricer, 107)[Structure.BRIDGE.ordinal()]).isFinite();
        assertThat(at(pricer, 90)[Structure.TUNNEL.ordinal()]).isFinite();
    }

    @Test
    void fillKeepsOffTheBank() {
        // Water from 15 m to the east of the axis on: a fill of 5 m (toe at 3.8 + 7.5) is dry, one of 12 m is not.
        Site site = Standards.open(0, 3000, 30, 101, 101);
        for (int i = 0; i < site.frame().size(); i++) {
            site.water()[i] = i % 101 > 50 ? 101 : Float.NaN;
        }
        SectionPricer pricer = new SectionPricer((x, y) -> 100, site, RAIL, RATES);
        assertThat(at(pricer, 104)[Structure.EARTHWORK.ordinal()]).isFinite();
        assertThat(at(pricer, 112)[Structure.EARTHWORK.ordinal()]).isInfinite();
        assertThat(at(pricer, 109)[Structure.WALL.ordinal()]).isFinite();
    }

    @Test
    void formationReplacesEarthAndLand() {
        Site site = Standards.open(0, 3000, 30, 101, 101);
        java.util.Arrays.fill(site.formation(), 40);
        java.util.Arrays.fill(site.surcharge(), 60);
        SectionPricer pricer = new SectionPricer((x, y) -> 100, site, RAIL, RATES);
        assertThat(at(pricer, 102.5)[0]).isEqualTo(1700 + 40);
        assertThat((double) at(pricer, 102.6)[0]).isGreaterThan(1700 + 60 * 7.6);
        assertThat(pricer.quantities(1500, 1500, 0, 101, Structure.EARTHWORK).surcharges()).isEmpty();
        assertThat(pricer.quantities(1500, 1500, 0, 101, Structure.EARTHWORK).land()).isZero();
        assertThat(pricer.quantities(1500, 1500, 0, 104, Structure.EARTHWORK).surcharges().get(60f))
                .isCloseTo(7.6 + 12, within(1e-9));
    }

    @Test
    void nothingIsBuiltOffTheMap() {
        Site site = Standards.open(0, 3000, 30, 101, 101);
        float[] out = new float[4];
        new SectionPricer((x, y) -> 100, site, RAIL, RATES).price(-10, 1500, 0, 100, 1, 1, out, 0);
        assertThat(out).containsOnly(Float.POSITIVE_INFINITY);
        new SectionPricer((x, y) -> Double.NaN, site, RAIL, RATES).price(1500, 1500, 0, 100, 1, 1, out, 0);
        assertThat(out).containsOnly(Float.POSITIVE_INFINITY);
    }
}
