package org.thalweg.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.standard.Structure;

/** Trucks and cars against closed forms, and against the equations of other models. */
class RoadTest {
    /** The truck of the published check: 40 t, 320 kW, 0.85, 0.007, 6 m2, air of 1.1 kg/m3 (at about 1 080 m). */
    private static final RoadVehicle TRUCK = truck(0);

    private static RoadVehicle truck(double altitudeLoss) {
        return new RoadVehicle("truck", 40_000, 1.08, 16.5, 320_000, 120_000, altitudeLoss, 1000, 0.007, 6, 90 / 3.6, 0.1,
                300_000, Braking.held(0.8), new Drive(0.85 * 0.42, 0, 0, Drive.DIESEL), 0.85);
    }

    /** Elevation at which the standard atmosphere has 1.1 kg/m3. */
    private static double elevation() {
        double low = 0;
        double high = 3000;
        for (int i = 0; i < 60; i++) {
            double h = 0.5 * (low + high);
            if (RoadVehicle.air(h) > 1.1) {
                low = h;
            } else {
                high = h;
            }
        }
        return low;
    }

    @ParameterizedTest
    @CsvSource({"0, 133.9", "1, 103.9", "2, 80.1", "3, 63.1", "4, 51.3", "5, 42.9", "6, 36.8", "7, 32.2", "8, 28.6",
        "9, 25.7", "10, 23.4"})
    void crawlSpeedsBalancePower(double percent, double kmh) {
        // The published table has g = 9.81 and one decimal.
        assertThat(CrawlSpeed.uphill(TRUCK, percent / 100, elevation()) * 3.6).isCloseTo(kmh, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({"2, 109.5, 83.0, 76.8, 58.9", "4, 79.6, 56.3, 51.2, 37.5", "6, 60.2, 41.3, 37.3, 26.9",
        "9, 43.2, 29.1, 26.2, 18.8"})
    void twopasCrawlSpeeds(double percent, double a, double b, double c, double d) {
        double[] kmh = {a, b, c, d};
        double[] ratios = {120, 180, 200, 280};
        for (int i = 0; i < 4; i++) {
            double v = CrawlSpeed.twopas(ratios[i], 620, 0, percent / 100) * 0.3048 * 3.6;
            assertThat(v).isCloseTo(kmh[i], within(0.1));
        }
    }

    @Test
    void airIsTheStandardAtmospheres() {
        // ISO 2533: 1.2250, 1.1117, 1.0066, 0.9093 kg/m3.
        assertThat(RoadVehicle.air(0)).isCloseTo(1.2250, within(1e-4));
        assertThat(RoadVehicle.air(1000)).isCloseTo(1.1117, within(5e-4));
        assertThat(RoadVehicle.air(2000)).isCloseTo(1.0066, within(5e-4));
        assertThat(RoadVehicle.air(3000)).isCloseTo(0.9093, within(5e-4));
    }

    @Test
    void altitudeSlowsTheClimb() {
        double low = CrawlSpeed.uphill(truck(4e-5), 0.06, 500);
        double high = CrawlSpeed.uphill(truck(4e-5), 0.06, 2500);
        // 6 % of the power is gone at 2 500 m; at crawl speed almost all of it climbs.
        assertThat(high / low).isCloseTo(0.94, within(0.005));
    }

    @Test
    void aLongClimbEndsAtCrawlSpeedAndFuelAddsUp() {
        LineProfile line = slope(0.06, 8000, 0, Double.POSITIVE_INFINITY);
        Run run = Run.of(TRUCK, line, List.of(), 25, RunSettings.ROAD);
        double crawl = CrawlSpeed.uphill(TRUCK, 0.06, 480);
        // The run takes g i over distances in plan, the balance m g sin: 0.2 % at 6 %.
        assertThat(run.speed(run.size() - 1)).isCloseTo(crawl, within(0.01 * crawl));
        assertThat(run.slowest()).isCloseTo(crawl, within(0.01 * crawl));
        assertThat(run.work().imbalance()).isLessThan(1e-3);
        double litres = run.work().traction() / (0.85 * 0.42) / Drive.DIESEL;
        assertThat(run.litres()).isCloseTo(litres, within(1e-9));
    }

    @Test
    void aPercentOfGradeCosts29LitresAHundredKilometres() {
        double flat = Run.of(TRUCK, slope(0, 50_000, 0, 15), List.of(), 15, RunSettings.ROAD).work().traction();
        double up = Run.of(TRUCK, slope(0.01, 50_000, 0, 15), List.of(), 15, RunSettings.ROAD).work().traction();
        // 40 t x g x 1 % = 3 923 N; times 100 km, over 0.38 and 35.9 MJ/l. Thinner air on the way up takes 1 % off.
        double litres = (up - flat) * 2 / 0.38 / 35.9e6;
        assertThat(litres).isCloseTo(28.75, within(0.5));
    }

    @Test
    void flatCruiseUsesWhatTheForcesAsk() {
        double v = 85 / 3.6;
        Run run = Run.of(TRUCK, slope(0, 100_000, 0, v), List.of(), v, RunSettings.ROAD);
        double force = 40_000 * Train.GRAVITY * 0.007 + 0.5 * 1.225 * 6 * v * v;
        assertThat(run.litres()).isCloseTo(force * 100_000 / (0.85 * 0.42 * 35.9e6), within(1e-6));
    }

    @Test
    void descentsAreHeldByTheRetarder() {
        double v = CrawlSpeed.downhill(TRUCK, 0.08, 0);
        double sine = 0.08 / Math.sqrt(1 + 0.0064);
        assertThat(v * (40_000 * Train.GRAVITY * sine - TRUCK.resistance(v, 0))).isCloseTo(300_000, within(1.0));
        assertThat(CrawlSpeed.downhill(TRUCK, 0.01, 0)).isInfinite();
        Run longDescent = Run.of(TRUCK, Descents.limited(TRUCK, slope(-0.08, 3000, 300, 25)), List.of(), 10, RunSettings.ROAD);
        assertThat(longDescent.speed(longDescent.size() - 1)).isCloseTo(CrawlSpeed.downhill(TRUCK, 0.08, 60), within(0.05));
        Run shortDescent = Run.of(TRUCK, Descents.limited(TRUCK, slope(-0.08, 400, 300, 25)), List.of(), 24, RunSettings.ROAD);
        assertThat(shortDescent.speed(shortDescent.size() - 1)).isEqualTo(25);
    }

    @Test
    void curvesHoldVehiclesBack() {
        LineProfile.Stretch curve = new LineProfile.Stretch(1 / 250.0, 0.06, 25, Structure.EARTHWORK);
        // v^2 = g R (0.1 + 0.06)
        assertThat(TRUCK.speedOn(curve)).isCloseTo(Math.sqrt(9.80665 * 250 * 0.16), within(1e-9));
    }

    @Test
    void theManualsFirstExample() {
        // HCM 2000, chapter 20, example 1 without its 4 % of camping vehicles: 1 600 veh/h, 14 % trucks, rolling.
        TwoLane road = TwoLane.of(new TwoLane.Demand(1600, 0.14, 0.95, 0.5, 53.3 * 0.44704, 0.5, TwoLane.Terrain.ROLLING));
        assertThat(road.flow()).isCloseTo(1600 / (0.95 * 0.99) * 1.07, within(1e-6));
        assertThat(road.following()).isCloseTo(0.820, within(0.001));
        assertThat(road.first()).isEqualTo('E');
        assertThat(road.ratio()).isCloseTo(1820 / 3200.0, within(0.002));
    }

    @Test
    void aRoadBeyondItsCapacityIsFull() {
        TwoLane road = TwoLane.of(new TwoLane.Demand(4000, 0.1, 0.95, 0.6, 22, 1, TwoLane.Terrain.ROLLING));
        assertThat(road.ratio()).isGreaterThan(1);
        assertThat(road.first()).isEqualTo('F');
        assertThat(road.second()).isEqualTo('F');
    }

    @Test
    void carsWaitBehindTrucksAsDrawnAtRandom() {
        long seed = 20_251_123;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double difference = 300;
        double rate = 1 / 200.0;
        int draws = 400_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double gap = -StrictMath.log(1 - random.nextDouble()) / rate;
            double loss = Math.max(0, difference - gap);
            sum += loss;
            squares += loss * loss;
        }
        double mean = sum / draws;
        double error = Math.sqrt((squares / draws - mean * mean) / draws);
        assertThat(ClimbingLanes.meanDelay(difference, rate)).as("seed %d", seed).isCloseTo(mean, within(4 * error));
    }

    @Test
    void aLaneIsFoundWhereTheTruckCrawls() {
        double[] s = {0, 5000, 9000, 14_000};
        double[] z = {0, 0, 240, 240};
        LineProfile.Stretch[] stretches = new LineProfile.Stretch[3];
        java.util.Arrays.fill(stretches, new LineProfile.Stretch(0, 0, 25, Structure.EARTHWORK));
        RoadVehicle car = VehicleSheet.preset("car").roadVehicle();
        List<ClimbingLanes.Lane> lanes = ClimbingLanes.find(
                TRUCK, car, new LineProfile(s, z, stretches), new ClimbingLanes.Traffic(3000, 600, 0.1));
        assertThat(lanes).hasSize(1);
        ClimbingLanes.Lane lane = lanes.get(0);
        assertThat(lane.from()).isBetween(5000.0, 5600.0);
        assertThat(lane.to()).isCloseTo(9000, within(20.0));
        assertThat(lane.slowest()).isCloseTo(CrawlSpeed.uphill(TRUCK, 0.06, 200), within(0.2));
        assertThat(lane.warranted()).isTrue();
        assertThat(lane.hours()).isCloseTo(lane.delay() * 3000 * 365 / 3600, within(1e-6));
        // An annuity of 20 years at 9 %: 9.1285.
        assertThat(lane.worth(10, 0.09, 20)).isCloseTo(lane.hours() * 10 * 9.1285 / lane.length(), within(1e-3 * lane.worth(10, 0.09, 20)));
    }

    @Test
    void unitsThatCannotBeAreRefused() {
        VehicleSheet sheet = VehicleSheet.preset("truck-40t");
        assertThatThrownBy(() -> sheet.with("power_kw", 320_000.0).roadVehicle()).hasMessageContaining("below 2 MW");
        assertThatThrownBy(() -> sheet.with("mass_t", 0.0).roadVehicle()).hasMessageContaining("mass of 0.0 kg");
        assertThatThrownBy(() -> sheet.with("mass_kg", 1.0)).hasMessageContaining("mass_t");
    }

    private static LineProfile slope(double grade, double length, double from, double limit) {
        return new LineProfile(
                new double[] {0, length},
                new double[] {from, from + grade * length},
                new LineProfile.Stretch[] {new LineProfile.Stretch(0, 0, limit, Structure.EARTHWORK)});
    }
}
