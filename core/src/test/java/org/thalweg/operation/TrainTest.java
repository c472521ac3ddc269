package org.thalweg.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.standard.Structure;

/** Trains against closed forms: limits, stalls, energy, both directions, and input that cannot be. */
class TrainTest {
    private static final Formation FREIGHT = VehicleSheet.preset("freight-1520-electric").formation();

    private static LineProfile line(double limit, double... stationsAndHeights) {
        int n = stationsAndHeights.length / 2;
        double[] s = new double[n];
        double[] z = new double[n];
        LineProfile.Stretch[] stretches = new LineProfile.Stretch[n - 1];
        for (int i = 0; i < n; i++) {
            s[i] = stationsAndHeights[2 * i];
            z[i] = stationsAndHeights[2 * i + 1];
            if (i > 0) {
                stretches[i - 1] = new LineProfile.Stretch(0, 0, limit, Structure.EARTHWORK);
            }
        }
        return new LineProfile(s, z, stretches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"freight-1520-electric", "freight-1520-diesel", "container-1520", "passenger-1520", "freight-1435-electric"})
    void presetsClimbTheirRulingGradeAndAddUp(String id) {
        Formation f = VehicleSheet.preset(id).formation();
        assertThat(f.length()).isLessThan(1000);
        LineProfile up = line(22, 0, 0, 3000, 0, 13_000, 200, 16_000, 200);
        for (LineProfile way : List.of(up, up.reversed())) {
            for (double load : new double[] {0, 1}) {
                Run run = Run.of(f.train(load), way, RunSettings.RAIL);
                assertThat(run.stall()).isEmpty();
                assertThat(run.work().imbalance()).isLessThan(1e-3);
                assertThat(run.distance(run.size() - 1)).isCloseTo(16_000, within(1e-6));
                assertThat(run.speed(run.size() - 1)).isZero();
            }
        }
    }

    @Test
    void liftIsWeightTimesRiseOfTheTrain() {
        LineProfile up = line(20, 0, 100, 4000, 100, 9000, 160, 15_000, 160);
        Run run = Run.of(FREIGHT.train(1), up, RunSettings.RAIL);
        assertThat(run.work().lift()).isCloseTo(run.vehicle().mass() * Train.GRAVITY * 60, within(1e-6 * run.work().lift()));
    }

    @Test
    void theWayBackMirrorsTheWayThere() {
        // A symmetrical hill: both ways take the same time, to the last steps' rounding.
        LineProfile hill = line(20, 0, 0, 5000, 50, 10_000, 0);
        double there = Run.of(FREIGHT.train(1), hill, RunSettings.RAIL).duration();
        double back = Run.of(FREIGHT.train(1), hill.reversed(), RunSettings.RAIL).duration();
        assertThat(back).isCloseTo(there, within(1e-9 * there));
        LineProfile slope = line(20, 0, 0, 10_000, 100);
        assertThat(Run.of(FREIGHT.train(1), slope, RunSettings.RAIL).work().traction())
                .isGreaterThan(3 * Run.of(FREIGHT.train(1), slope.reversed(), RunSettings.RAIL).work().traction());
        assertThat(slope.reversed().station(1000)).isCloseTo(9000, within(1e-9));
    }

    @Test
    void speedRisesOnlyWhenTheRearHasPassed() {
        LineProfile.Stretch slow = new LineProfile.Stretch(0, 0, 10, Structure.EARTHWORK);
        LineProfile.Stretch fast = new LineProfile.Stretch(0, 0, 20, Structure.EARTHWORK);
        LineProfile line = new LineProfile(
                new double[] {0, 3000, 4000, 9000}, new double[4], new LineProfile.Stretch[] {fast, slow, fast});
        Train train = FREIGHT.train(0);
        Run run = Run.of(train, line, RunSettings.RAIL);
        for (int i = 0; i < run.size(); i++) {
            if (run.distance(i) >= 3000 && run.distance(i) <= 4000 + train.length()) {
                assertThat(run.speed(i)).isLessThanOrEqualTo(10 + 1e-9);
            }
        }
        assertThat(run.timeAt(4000 + train.length()) - run.timeAt(3000)).isCloseTo((1000 + train.length()) / 10, within(1e-6));
    }

    @Test
    void aStallIsAFindingWithItsRemedies() {
        // Heavy enough that the balance at standstill fails on 30 permil.
        LineProfile steep = line(20, 0, 0, 5000, 0, 12_000, 210, 15_000, 210);
        Formation heavy = FREIGHT.of(1, 60);
        Run run = Run.of(heavy.train(1), steep, RunSettings.RAIL);
        Stall stall = run.stall().orElseThrow();
        assertThat(stall.distance()).isBetween(5000.0, 12_000.0);
        assertThat(stall.missing()).isPositive();
        int most = heavy.heaviest(steep, RunSettings.RAIL, 100).orElseThrow();
        assertThat(Run.of(heavy.of(1, most).train(1), steep, RunSettings.RAIL).stall()).isEmpty();
        assertThat(Run.of(heavy.of(1, most + 1).train(1), steep, RunSettings.RAIL).stall()).isPresent();
        // The balance that every textbook has: F >= m g (w + i) at the speed where effort falls, with the train on the slope.
        Train heaviest = heavy.of(1, most).train(1);
        double needed = heaviest.resistance(1, 0) + heaviest.mass() * Train.GRAVITY * 0.03;
        assertThat(heaviest.effort(0.5, 0)).isCloseTo(needed, within(0.04 * needed));
        assertThat(heavy.banked(steep, RunSettings.RAIL)).hasValueSatisfying(n -> assertThat(n).isGreaterThan(1));
    }

    @Test
    void curvesSlowByCantAndResistance() {
        LineProfile.Stretch curve = new LineProfile.Stretch(1 / 300.0, 0.1, 40, Structure.EARTHWORK);
        // v^2 = R (0.3 + g 0.1): 19.6 m/s, 70.6 km/h, so 70 km/h.
        assertThat(FREIGHT.train(1).speedOn(curve) * 3.6).isCloseTo(70, within(1e-9));
        assertThat(CurveResistance.LOCAL_700.grade(-1 / 350.0)).isCloseTo(0.002, within(1e-12));
        assertThat(CurveResistance.ROECKL.grade(1 / 300.0)).isCloseTo(0.650 / 245, within(1e-12));
        assertThat(CurveResistance.ROECKL.grade(1 / 299.9)).isCloseTo(0.500 / 269.9, within(1e-12));
        LineProfile bent = new LineProfile(
                new double[] {0, 10_000}, new double[2], new LineProfile.Stretch[] {new LineProfile.Stretch(1 / 700.0, 0.1, 15, Structure.EARTHWORK)});
        Run run = Run.of(FREIGHT.train(1), bent, RunSettings.RAIL);
        assertThat(run.work().curves()).isCloseTo(run.vehicle().mass() * Train.GRAVITY * 0.001 * 10_000, within(1.0));
    }

    @Test
    void regenerationReturnsAShareOfTheBrakes() {
        LineProfile down = line(20, 0, 300, 15_000, 0);
        Run run = Run.of(FREIGHT.train(1), down, RunSettings.RAIL);
        double source = run.work().traction() / 0.85 - 0.5 * run.work().braking() + 100_000 * run.duration();
        assertThat(run.energy()).isCloseTo(source, within(1.0));
        assertThat(run.energy()).isNegative();
        assertThat(run.litres()).isNaN();
    }

    @Test
    void stopsTakeTheirTime() {
        LineProfile flat = line(20, 0, 0, 10_000, 0);
        Run through = Run.of(FREIGHT.train(1), flat, RunSettings.RAIL);
        Run stopped = Run.of(FREIGHT.train(1), flat, List.of(new Stop(5000, 300), new Stop(10_000, 0)), 0, RunSettings.RAIL);
        assertThat(stopped.waiting()).isEqualTo(300);
        assertThat(stopped.duration()).isGreaterThan(through.duration() + 300);
        assertThatThrownBy(() -> Run.of(FREIGHT.train(1), flat, List.of(new Stop(11_000, 0)), 0, RunSettings.RAIL))
                .hasMessageContaining("beyond");
    }

    @Test
    void randomLinesAddUpAndKeepEveryLimit() {
        for (long seed = 1; seed <= 60; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            int n = 20;
            double[] s = new double[n];
            double[] z = new double[n];
            LineProfile.Stretch[] stretches = new LineProfile.Stretch[n - 1];
            for (int i = 1; i < n; i++) {
                s[i] = s[i - 1] + random.nextDouble(100, 2000);
                z[i] = z[i - 1] + (s[i] - s[i - 1]) * random.nextDouble(-0.015, 0.015);
                stretches[i - 1] = new LineProfile.Stretch(
                        random.nextDouble(-1 / 300.0, 1 / 300.0), 0.05, random.nextDouble(8, 25), Structure.EARTHWORK);
            }
            LineProfile line = new LineProfile(s, z, stretches);
            Train train = FREIGHT.of(1, random.nextInt(5, 36)).train(1);
            Run run = Run.of(train, line, RunSettings.RAIL);
            assertThat(run.stall()).as("seed %d", seed).isEmpty();
            assertThat(run.work().imbalance()).as("seed %d", seed).isLessThan(1e-3);
            for (int i = 1; i < run.size(); i++) {
                double middle = 0.5 * (run.distance(i) + run.distance(i - 1));
                LineProfile.Stretch at = line.stretch(line.stretchAt(middle));
                double limit = Math.min(at.speed(), train.speedOn(at));
                assertThat(Math.max(run.speed(i), run.speed(i - 1))).as("seed %d at %f m", seed, middle)
                        .isLessThanOrEqualTo(limit + 1e-6);
                double a = (run.speed(i) * run.speed(i) - run.speed(i - 1) * run.speed(i - 1))
                        / (2 * (run.distance(i) - run.distance(i - 1)));
                assertThat(a).as("seed %d at %f m", seed, middle).isGreaterThan(-train.braking().deceleration() - 1e-6);
            }
        }
    }

    @Test
    void inputThatCannotBeIsRefusedWithTheReason() {
        VehicleSheet sheet = VehicleSheet.preset("freight-1520-electric");
        assertThatThrownBy(() -> sheet.with("start_effort_kn", 833_000.0).with("power_kw", 8.8e6).formation())
                .hasMessageContaining("over 3 m/s2").hasMessageContaining("kN for N");
        assertThatThrownBy(() -> sheet.with("start_effort_kn", 0.833).with("power_kw", 8.8).formation())
                .hasMessageContaining("never move");
        assertThatThrownBy(() -> sheet.with("locomotive_mass_t", 0.0).with("wagons", 0.0).formation())
                .hasMessageContaining("mass of 0.0 kg");
        assertThatThrownBy(() -> new EffortCurve(new double[] {0, 10, 20}, new double[] {300e3, 100e3, 200e3}))
                .hasMessageContaining("rises").hasMessageContaining("72.0 km/h");
        assertThatThrownBy(() -> new EffortCurve(new double[] {5, 10}, new double[] {300e3, 100e3}))
                .hasMessageContaining("gap");
        assertThatThrownBy(() -> sheet.with("effort_speeds_kmh", List.of(0.0, 40.0)).with("effort_kn", List.of(800.0, 500.0)).formation())
                .hasMessageContaining("ends at 40.0 km/h");
    }
}
