package org.thalweg.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Capacity of a single track against hand cases, Scott's formula and exhaustive search. */
class SingleTrackTest {
    private static final SingleTrack.Rules RULES = new SingleTrack.Rules(1250, 180, 0.7);

    private static LineProfile flat(double length) {
        return new LineProfile(new double[] {0, length}, new double[] {0, 0}, new LineProfile.Stretch[] {
            LineProfile.Stretch.PLAIN
        });
    }

    private static Train train() {
        return VehicleSheet.preset("passenger-1520").formation().train(1);
    }

    private static List<Service> both(double perDay) {
        return List.of(new Service("there", train(), true, perDay, true), new Service("back", train(), false, perDay, true));
    }

    /** Without loops the track takes one train after the other: n trains hold it n (T + t). */
    @Test
    void oneSectionIsHeldTrainAfterTrain() {
        LineProfile line = flat(20_000);
        double time = Run.of(train(), line, RunSettings.RAIL).duration();
        SingleTrack.Plan plan = new SingleTrack(line, RunSettings.RAIL, both(10), RULES).plan(List.of());
        assertThat(plan.sections()).hasSize(1);
        assertThat(plan.occupation()).isCloseTo(20 * (time + 180) / 86_400, within(1e-9));
        assertThat(plan.growth(0.7)).isCloseTo(0.7 / plan.occupation(), within(1e-9));
    }

    /** With one kind of train and one section, capacity at an occupation E is Scott's 1440 / (T + t) x E. */
    @Test
    void scottsFormulaIsTheCaseOfOneSection() {
        assertThat(SingleTrack.scott(20 * 60, 100 * 60, 0.75)).isCloseTo(9, within(1e-12));
        assertThat(SingleTrack.scott(20 * 60, 5 * 60, 0.7)).isCloseTo(40.3, within(0.05));
        assertThat(SingleTrack.scott(15 * 60, 5 * 60, 0.7)).isCloseTo(50.4, within(0.05));
        assertThat(SingleTrack.scott(12 * 60, 4 * 60, 0.7)).isCloseTo(63.0, within(0.05));
        assertThat(SingleTrack.scott(10 * 60, 4 * 60, 0.7)).isCloseTo(72.0, within(0.05));
        LineProfile line = flat(25_000);
        double time = Run.of(train(), line, RunSettings.RAIL).duration();
        SingleTrack.Plan plan = new SingleTrack(line, RunSettings.RAIL, both(7), RULES).plan(List.of());
        assertThat(14 * plan.growth(0.7)).isCloseTo(SingleTrack.scott(time, 180, 0.7), within(1e-9));
    }

    /** Passenger trains keep their number: freight grows by what they leave of the fullest section. */
    @Test
    void onlyFreightGrows() {
        LineProfile line = flat(20_000);
        double time = Run.of(train(), line, RunSettings.RAIL).duration() + 180;
        List<Service> mixed = List.of(
                new Service("passenger", train(), true, 4, false), new Service("freight", train(), false, 8, true));
        SingleTrack.Plan plan = new SingleTrack(line, RunSettings.RAIL, mixed, RULES).plan(List.of());
        assertThat(plan.growth(0.6)).isCloseTo((0.6 * 86_400 - 4 * time) / (8 * time), within(1e-9));
        assertThat(plan.growth(4 * time / 86_400 * 0.9)).isZero();
    }

    /** On a level line that is gentle everywhere, one loop lies in the middle, to the 250 m of the search. */
    @Test
    void loopsOfALevelLineLieEvenly() {
        LineProfile line = flat(40_000);
        SingleTrack track = new SingleTrack(line, RunSettings.RAIL, both(10), RULES);
        List<LoopSite> sites = LoopSite.of(line, 0.0025, 1250);
        assertThat(sites).containsExactly(new LoopSite(0, 40_000));
        assertThat(track.place(sites, 1)).hasSize(1).allSatisfy(at -> assertThat(at).isCloseTo(20_000, within(250.0)));
        List<Double> three = track.place(sites, 3);
        // Both directions together take equally long in each section, to the 250 m at which loops are tried, at 30 m/s.
        double[] times = track.plan(three).sections().stream()
                .mapToDouble(s -> s.passing().get(0) + s.passing().get(1)).toArray();
        assertThat(Arrays.stream(times).max().orElseThrow() - Arrays.stream(times).min().orElseThrow())
                .isLessThan(2 * 2 * 250 / 30.0);
        double none = track.plan(List.of()).occupation();
        assertThat(track.plan(three).occupation()).isBetween(none / 4, none / 2);
    }

    @Test
    void placementEqualsExhaustiveSearch() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int m = 4 + random.nextInt(8);
            double[] places = new double[m];
            double[] load = new double[m];
            for (int i = 1; i < m; i++) {
                places[i] = places[i - 1] + 100 + random.nextInt(900);
                load[i] = load[i - 1] + 1 + random.nextInt(50);
            }
            int n = random.nextInt(4);
            List<Double> found = SingleTrack.even(places, load, n, 700);
            assertThat(found.size()).as("seed %d", seed).isLessThanOrEqualTo(n);
            assertThat(worst(places, load, found)).as("seed %d", seed).isEqualTo(exhaustive(places, load, n));
            for (int i = 0; i + 1 < found.size(); i++) {
                assertThat(found.get(i + 1) - found.get(i)).as("seed %d", seed).isGreaterThanOrEqualTo(700);
            }
        }
    }

    private static double worst(double[] places, double[] load, List<Double> chosen) {
        double worst = 0;
        double before = load[0];
        for (double c : chosen) {
            int i = Arrays.binarySearch(places, c);
            worst = Math.max(worst, load[i] - before);
            before = load[i];
        }
        return Math.max(worst, load[load.length - 1] - before);
    }

    private static double exhaustive(double[] places, double[] load, int n) {
        double best = Double.POSITIVE_INFINITY;
        for (int mask = 0; mask < 1 << (places.length - 2); mask++) {
            List<Double> chosen = new ArrayList<>();
            for (int i = 1; i < places.length - 1; i++) {
                if ((mask >> (i - 1) & 1) == 1) {
                    chosen.add(places[i]);
                }
            }
            boolean fits = chosen.size() <= n;
            for (int i = 0; i + 1 < chosen.size(); i++) {
                fits &= chosen.get(i + 1) - chosen.get(i) >= 700;
            }
            best = fits ? Math.min(best, worst(places, load, chosen)) : best;
        }
        return best;
    }

    @Test
    void sitesAreTheGentleStretchesLongEnough() {
        LineProfile line = new LineProfile(new double[] {0, 1000, 2300, 3000, 5000},
                new double[] {0, 20, 22, 40, 40}, new LineProfile.Stretch[] {
                    LineProfile.Stretch.PLAIN, LineProfile.Stretch.PLAIN, LineProfile.Stretch.PLAIN, LineProfile.Stretch.PLAIN
                });
        assertThat(LoopSite.of(line, 0.0025, 1250)).containsExactly(new LoopSite(1000, 2300), new LoopSite(3000, 5000));
        assertThat(LoopSite.of(line, 0.0025, 1400)).containsExactly(new LoopSite(3000, 5000));
        assertThat(LoopSite.of(line, 0.001, 1250)).containsExactly(new LoopSite(3000, 5000));
    }

    /** No two trains in a section at once, with the crossing time between them; no more than two at a loop. */
    @Test
    void timetablesAreFreeOfConflicts() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Double> loops = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                loops.add(40_000.0 * i / 5 + random.nextInt(3000));
            }
            loops.sort(null);
            List<Service> services = both(1 + random.nextInt(12));
            SingleTrack.Plan plan = new SingleTrack(flat(40_000), RunSettings.RAIL, services, RULES).plan(loops);
            List<Timetable.Path> paths = Timetable.of(plan, services, 180);
            assertThat(paths).hasSize(2 * (int) services.get(0).perDay());
            sound(plan, paths, seed);
        }
    }

    private static void sound(SingleTrack.Plan plan, List<Timetable.Path> paths, int seed) {
        for (Timetable.Path p : paths) {
            for (int i = 0; i + 1 < p.places().size(); i++) {
                assertThat(p.departures().get(i)).as("seed %d", seed).isGreaterThanOrEqualTo(p.arrivals().get(i));
                int j = p.forward() ? i : plan.sections().size() - 1 - i;
                double least = plan.sections().get(j).passing().get(p.service());
                assertThat(p.arrivals().get(i + 1) - p.departures().get(i)).as("seed %d", seed)
                        .isGreaterThanOrEqualTo(least - 1e-6);
                for (Timetable.Path q : paths) {
                    int k = q.forward() ? j : plan.sections().size() - 1 - j;
                    boolean before = p.arrivals().get(i + 1) + 180 <= q.departures().get(k) + 1e-3;
                    boolean after = q.arrivals().get(k + 1) + 180 <= p.departures().get(i) + 1e-3;
                    assertThat(p == q || before || after).as("seed %d, section %d", seed, j).isTrue();
                }
            }
        }
    }

    /** Trains, wagons and balance by hand: 10 Mt, 60 : 40, 350 days, 1584 t. */
    @Test
    void targetAsksForTrainsByHand() {
        FreightTarget balanced = new FreightTarget(10e6, 0.6, true, false, 350, 2);
        assertThat(balanced.loaded(true, 1584)).isCloseTo(6e6 / 350 / 1584, within(1e-9));
        assertThat(balanced.empty(true, 1584)).isZero();
        assertThat(balanced.empty(false, 1584)).isCloseTo(2e6 / 350 / 1584, within(1e-9));
        FreightTarget all = new FreightTarget(10e6, 0.6, true, true, 350, 2);
        assertThat(all.empty(true, 1584) + all.empty(false, 1584)).isCloseTo(10e6 / 350 / 1584, within(1e-9));
        assertThatThrownBy(() -> new FreightTarget(10e6, 1.2, true, false, 350, 2)).hasMessageContaining("cannot be");
        // 15 Mt at 2000 t: 20.5 loaded trains a day were all freight one way on 365 days.
        assertThat(new FreightTarget(15e6, 1, true, false, 365, 0).loaded(true, 2000)).isCloseTo(20.5, within(0.05));
    }

    /** Twice the freight asks for more loops or is told as beyond capacity, never left unanswered. */
    @Test
    void demandBeyondCapacityIsToldWithItsRatio() {
        LineProfile line = flat(40_000);
        FreightPlan enough = FreightPlan.of(line, 0.0025, ask(5e6));
        FreightPlan more = FreightPlan.of(line, 0.0025, ask(12e6));
        FreightPlan far = FreightPlan.of(line, 0.0025, ask(200e6));
        FreightPlan.Option a = enough.options().get(enough.chosen());
        FreightPlan.Option b = more.options().get(more.chosen());
        FreightPlan.Option c = far.options().get(far.chosen());
        assertThat(a.meets() && b.meets()).isTrue();
        assertThat(b.track().loops().size()).isGreaterThan(a.track().loops().size());
        assertThat(c.meets()).isFalse();
        assertThat(c.tonnes()).isLessThan(200e6);
        assertThat(c.track().occupation()).isGreaterThan(0.6);
        // What is said to fit does: with as much freight as capacity, the fullest section is as full as it may be.
        double share = c.tonnes() / 200e6;
        double held = c.track().sections().stream()
                .mapToDouble(s -> s.fixed() + share * (s.occupied() - s.fixed())).max().orElseThrow();
        assertThat(held / 86_400).isCloseTo(0.6, within(1e-9));
        assertThat(far.timetable()).isNotEmpty();
    }

    private static FreightPlan.Request ask(double tonnes) {
        return new FreightPlan.Request(VehicleSheet.preset("freight-1520-electric").formation(),
                Optional.of(VehicleSheet.preset("passenger-1520").formation()),
                new FreightTarget(tonnes, 0.6, true, false, 350, 4), new SingleTrack.Rules(1250, 180, 0.6), 850, 2, 12);
    }

    /** A line too steep for any train leaves no option. */
    @Test
    void aLineThatStopsEveryTrainHasNoCapacity() {
        LineProfile wall = new LineProfile(new double[] {0, 30_000}, new double[] {0, 15_000}, new LineProfile.Stretch[] {
            LineProfile.Stretch.PLAIN
        });
        FreightPlan plan = FreightPlan.of(wall, 0.0025, new FreightPlan.Request(
                VehicleSheet.preset("freight-1520-electric").formation(), Optional.empty(),
                new FreightTarget(1e6, 0.6, true, false, 350, 0), new SingleTrack.Rules(1250, 180, 0.6), 850, 2, 3));
        assertThat(plan.chosen()).isEqualTo(-1);
        assertThat(plan.options()).isEmpty();
    }
}
