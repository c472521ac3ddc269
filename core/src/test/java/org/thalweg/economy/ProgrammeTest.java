package org.thalweg.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.Mode;

/** Programmes against every path of small networks, and against sums done by hand. */
class ProgrammeTest {
    /** The longest of all paths, one by one; and with one activity longer by its slack, the end must not move. */
    @Test
    void lengthIsTheLongestPathAndSlackIsHowFarOneMaySlip() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Activity> list = network(random, 2 + random.nextInt(8));
            Programme p = Programme.of(list);
            double longest = 0;
            for (int i = 0; i < list.size(); i++) {
                longest = Math.max(longest, longestTo(list, i));
            }
            assertThat(p.months()).as("seed " + seed).isCloseTo(longest, within(1e-12));
            double along = p.criticalPath().stream().mapToDouble(i -> list.get(i).months()).sum();
            assertThat(along).as("seed " + seed).isCloseTo(longest, within(1e-12));
            for (int i = 0; i < list.size(); i++) {
                List<Activity> slipped = new ArrayList<>(list);
                Activity a = list.get(i);
                slipped.set(i, new Activity(a.name(), a.trade(), a.months() + p.slack().get(i) + 0.5, a.cost(), a.after()));
                assertThat(Programme.of(slipped).months()).as("seed " + seed).isCloseTo(longest + 0.5, within(1e-9));
            }
            assertThat(Arrays.stream(p.spending()).sum()).as("seed " + seed).isCloseTo(p.cost(), within(1e-9));
            assertThat(p.spentBy(p.months())).as("seed " + seed).isCloseTo(p.cost(), within(1e-9));
        }
    }

    private static List<Activity> network(SplittableRandom random, int n) {
        List<Activity> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Integer> after = new ArrayList<>();
            for (int k = 0; k < i; k++) {
                if (random.nextInt(3) == 0) {
                    after.add(k);
                }
            }
            list.add(new Activity("a" + i, null, random.nextInt(4) == 0 ? 0 : 9 * random.nextDouble(), random.nextInt(9), after));
        }
        return list;
    }

    private static double longestTo(List<Activity> list, int i) {
        double before = 0;
        for (int k : list.get(i).after()) {
            before = Math.max(before, longestTo(list, k));
        }
        return before + list.get(i).months();
    }

    /** One tunnel of 3 km and nothing else: its time is a sum that can be done by hand. */
    @Test
    void aTunnelIsDrivenFromBothPortals() {
        Production p = Production.bundled();
        TreeMap<Trade, Double> cost = new TreeMap<>();
        for (Trade t : Trade.values()) {
            cost.put(t, 0.0);
        }
        cost.put(Trade.TUNNELS, 90e6);
        cost.put(Trade.LAND, 10e6);
        Works works = new Works(Mode.ROAD, 4000, List.of(new Works.Section(0, 4000, 0, 0, 0, 0)),
                List.of(new Works.Tunnel(0, 500, 3500)), cost);
        Programme plan = ProgrammeBuilder.of(works, p, 0.05, 0.03);
        double tunnel = 4 + 1500 / 80.0 + 3000 / 300.0;
        assertThat(plan.months()).isCloseTo(18 + 6 + tunnel + 4000 / 2000.0 + 4000 / 5000.0 + 2, within(1e-9));
        assertThat(plan.cost()).isCloseTo(100e6 * 1.08, within(1e-3));
        assertThat(plan.criticalPath().stream().map(i -> plan.activities().get(i).name())).containsExactly(
                "Preparation: design, permits, land, tender", "Mobilising", "Tunnel km 0.5 to 3.5, from both portals",
                "Pavement km 0.0 to 4.0", "Systems km 0.0 to 4.0", "Commissioning");
        // 5 % of 100 for design and 10 for land with its 3 % of supervision are spent in 18 months, evenly.
        assertThat(plan.spentBy(12)).isCloseTo((5e6 + 10.3e6) * 12 / 18, within(1e-3));
        // Half as many metres a month on each face make the drive twice as long.
        Programme slow = ProgrammeBuilder.of(works, p.with("tunnel.road.m_per_month", 40, "test", true), 0.05, 0.03);
        assertThat(slow.months() - plan.months()).isCloseTo(1500 / 80.0, within(1e-9));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Programme.of(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Programme.of(List.of(new Activity("a", null, 1, 0, List.of(0))))).hasMessageContaining("waits for");
        assertThatThrownBy(() -> new Activity("a", null, -1, 0, List.of())).hasMessageContaining("not below 0");
        assertThatThrownBy(() -> Production.bundled().with("earth.m3_per_month", 0, "", true)).hasMessageContaining("greater than 0");
        assertThatThrownBy(() -> Production.bundled().with("earth.crews", 1.5, "", true)).hasMessageContaining("whole");
        assertThatThrownBy(() -> Production.bundled().with("earth", 1, "", true)).hasMessageContaining("no rate");
    }
}
