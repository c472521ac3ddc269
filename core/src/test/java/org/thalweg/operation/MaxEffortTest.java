package org.thalweg.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The four cases of OSRD's MaxEffortEnvelopeTest (commit 66c30bb): a train of 850 t, places reckoned there with steps of
 * 0.01 s. The places are theirs; 1.5 m is what their steps leave open at the cap (44.4 m/s x 0.01 s, several times over).
 */
class MaxEffortTest {
    private static final double CAP = 44.4;
    private static final double OPEN = 1.5;

    private static Train train(Braking braking) {
        double m = 850_000;
        EffortCurve effort = new EffortCurve(new double[] {0, 300 / 3.6}, new double[] {450_000, 180_000});
        Resistance davis = Resistance.davis(0.65 * m / 100, 0.008 * m / 100 * 3.6, 0.00012 * m / 100 * 3.6 * 3.6);
        return new Train(
                "standard", m, 1.05, 400, effort, Adhesion.UNLIMITED, m, davis, 300 / 3.6, braking, 1, Drive.IDEAL);
    }

    private static Run run(double grade, Braking braking, double step) {
        LineProfile.Stretch capped = new LineProfile.Stretch(0, 0, CAP, org.thalweg.standard.Structure.EARTHWORK);
        LineProfile line =
                new LineProfile(new double[] {0, 10_000}, new double[] {0, 10_000 * grade}, new LineProfile.Stretch[] {capped});
        RunSettings settings = new RunSettings(step, 9.81, CurveResistance.NONE, true, 0.3);
        return Run.of(train(braking), line, List.of(new Stop(6000, 0), new Stop(10_000, 0)), 0, settings);
    }

    /** Places where the speed stops rising or begins to fall, stops included, the end not. */
    private static List<Double> changes(Run run) {
        List<Double> places = new ArrayList<>();
        int trend = 1;
        for (int i = 1; i < run.size(); i++) {
            double change = run.speed(i) - run.speed(i - 1);
            int now = Math.abs(change) < 1e-9 ? 0 : change > 0 ? 1 : -1;
            if (now != trend) {
                places.add(run.distance(i - 1));
            }
            trend = now;
        }
        return places;
    }

    private static void meets(Run run, double... places) {
        List<Double> found = changes(run);
        assertThat(found).hasSize(places.length);
        for (int i = 0; i < places.length; i++) {
            assertThat(found.get(i)).as("change %d of %s", i, found).isCloseTo(places[i], within(OPEN));
        }
    }

    @Test
    void levelWithBrakingHeld() {
        Run run = run(0, Braking.held(0.5), 10);
        meets(run, 2726, 4029, 6000, 8292);
        // Independent: Runge-Kutta with steps of 0.01 s.
        assertThat(run.timeAt(2726.39)).isCloseTo(113.04, within(0.05));
    }

    @Test
    void uphillWithBrakingHeld() {
        Run run = run(0.02, Braking.held(0.5), 10);
        meets(run, 4380, 6000, 8827);
        assertThat(run.speed(indexOf(run, 4379.5))).isCloseTo(40.258, within(0.02));
    }

    @Test
    void levelWithBrakesAlone() {
        meets(run(0, new Braking(0.95, Braking.Kind.BRAKES_ALONE), 10), 2726, 4993, 6000, 8727, 8993);
    }

    @Test
    void uphillWithBrakesAlone() {
        meets(run(0.02, new Braking(0.95, Braking.Kind.BRAKES_ALONE), 10), 5216, 6000, 9417);
    }

    @Test
    void halvingTheStepConverges() {
        double exact = run(0.02, Braking.held(0.5), 0.15625).duration();
        double before = Math.abs(run(0.02, Braking.held(0.5), 80).duration() - exact);
        for (double step = 40; step >= 2.5; step /= 2) {
            double error = Math.abs(run(0.02, Braking.held(0.5), step).duration() - exact);
            assertThat(error).as("error of steps of %s m (s)", step).isLessThan(before / 2);
            before = error;
        }
        // With the usual 10 m the time is right to 5e-8 of itself or better.
        assertThat(run(0.02, Braking.held(0.5), 10).duration()).isCloseTo(exact, within(5e-8 * exact));
    }

    @Test
    void workAddsUp() {
        for (double grade : new double[] {0, 0.02, -0.02}) {
            assertThat(run(grade, Braking.held(0.5), 10).work().imbalance()).isLessThan(1e-3);
        }
    }

    private static int indexOf(Run run, double distance) {
        int best = 0;
        for (int i = 0; i < run.size(); i++) {
            if (Math.abs(run.distance(i) - distance) < Math.abs(run.distance(best) - distance)) {
                best = i;
            }
        }
        return best;
    }
}
