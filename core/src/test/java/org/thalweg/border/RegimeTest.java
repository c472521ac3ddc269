package org.thalweg.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.Figure;

class RegimeTest {
    private static final Settings SHORT = new Settings(14, 3, 6, 0.95, 5);
    private static final Map<String, Double> USUAL = usual();

    private static Map<String, Double> usual() {
        Map<String, Double> perDay = new LinkedHashMap<>();
        Regime.kinds().forEach(kind -> perDay.put(kind, BorderPlan.usualPerDay(Regime.load("none"), kind)));
        return perDay;
    }

    @Test
    void everyNumberHasItsSource() {
        for (String id : Regime.ids()) {
            Regime regime = Regime.load(id);
            assertThat(regime.title()).isNotBlank();
            assertThat(regime.summary()).isNotBlank();
            for (Figure figure : regime.figures().values()) {
                assertThat(figure.source()).as("%s %s", id, figure.key()).isNotBlank();
            }
        }
        assertThat(Published.all()).allSatisfy(p -> {
            assertThat(Regime.kinds()).contains(p.kind());
            assertThat(p.time()).isPositive();
            assertThat(p.source()).contains("cpmm.carecprogram.org");
        });
    }

    @Test
    void everyStepOfEveryRouteHasATime() {
        for (String id : Regime.ids()) {
            Post post = Regime.load(id).post(id, USUAL);
            for (Post.Flow flow : post.flows()) {
                for (Visit visit : flow.route()) {
                    assertThat(visit.time().mean()).as("%s %s %s", id, flow.traffic().name(), visit).isNotNaN();
                }
            }
        }
    }

    @Test
    void controlTakesTheSumOfItsSteps() {
        // Two stops for a truck, by hand from the files: out 1 + 7.5 + 3 % of 60 + 0.5; in 1 + 15 + a quarter of 8.57
        // + 8 % of 60 + 5 + 0.5 minutes; the way 4.
        double control = 1 + 7.5 + 0.03 * 60 + 0.5 + 1 + 15 + 0.25 * 8.57 + 0.08 * 60 + 5 + 0.5;
        Settings settings = new Settings(40, 3, 10, 0.999, 3);
        TrafficResult truck = PostSimulation.run(Regime.load("two-stop").post("post", Map.of("truck", 400.0)), settings)
                .traffic("truck");
        assertThat(truck.control().holds(60 * control)).as("%s", truck.control()).isTrue();
        assertThat(truck.control().halfWidth()).isLessThan(0.02 * 60 * control);
        assertThat(truck.moving().mean()).isCloseTo(240, within(1e-6));
    }

    @Test
    void lessControlTakesLessTime() {
        for (String kind : Regime.kinds()) {
            double last = Double.POSITIVE_INFINITY;
            for (String id : Regime.ids()) {
                double control = 0;
                Post post = Regime.load(id).post(id, Map.of(kind, USUAL.get(kind)));
                for (Visit visit : post.flows().get(0).route()) {
                    control += visit.work(post.flows().get(0).traffic()) / (visit.step() == Step.MOVE ? 1e9 : 1);
                }
                assertThat(control).as("%s under %s", kind, id).isLessThan(last);
                last = control;
            }
        }
    }

    @Test
    void shiftsCarryTheirBusiestHours() {
        Regime regime = Regime.load("two-stop");
        Post post = regime.post("post", USUAL);
        assertThat(post.bottleneck().ratio()).isLessThan(0.85);
        // Trucks bring 6 of 102 parts of their day in the busiest hour: 500 x 6 / 102 x 15 min at the entry's counters.
        double work = 500 * 6.0 / 102 * 15 / 60;
        Station counters = post.stations().stream()
                .filter(s -> s.name().equals("truck in documents"))
                .findFirst()
                .orElseThrow();
        assertThat(counters.servers()[12]).isEqualTo((int) Math.ceil(work / 0.85));
        assertThat(counters.servers()[3]).isLessThan(counters.servers()[12]);
    }

    @Test
    void theBackOfficeIsSharedByAll() {
        Post post = Regime.load("front-back-office").post("post", USUAL);
        assertThat(post.stations().stream().filter(s -> s.name().equals("back decision"))).hasSize(1);
        int shared = -1;
        for (int i = 0; i < post.stations().size(); i++) {
            shared = post.stations().get(i).name().equals("back decision") ? i : shared;
        }
        for (Post.Flow flow : post.flows()) {
            int index = shared;
            assertThat(flow.route()).anyMatch(v -> v.station() == index);
        }
    }

    @Test
    void aScenarioCanReplaceNumbers() {
        Regime regime = Regime.load("two-stop");
        assertThat(regime.with("truck.in.documents.minutes", 30.0)
                        .post("post", Map.of("truck", 100.0))
                        .flows()
                        .get(0)
                        .route()
                        .get(6)
                        .time()
                        .mean())
                .isEqualTo(1800);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regime.with("truck.in.documents.minute", 30.0))
                .withMessageContaining("truck.in.documents.minutes");
        assertThatIllegalArgumentException().isThrownBy(() -> regime.with("truck.in.scan.share", 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> regime.with("truck.hours", List.of(20.0, 8.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> Regime.load("two-stops")).withMessageContaining("two-stop");
    }

    @Test
    void fixedStaffThatIsTooLittleIsReported() {
        Regime regime = Regime.load("two-stop").with("design_load", Double.POSITIVE_INFINITY);
        PostResult result = PostSimulation.run(regime.post("post", Map.of("truck", 500.0)), SHORT);
        assertThat(result.stable()).isFalse();
        // One counter for 500 x 15 min a day: 7500 / 1440.
        assertThat(result.bottleneck()).isEqualTo(new Post.Load("truck in documents", result.bottleneck().ratio()));
        assertThat(result.bottleneck().ratio()).isCloseTo(7500 / 1440.0, within(1e-9));
    }

    @Test
    void lanesForATarget() {
        // Exponential service of 6 min, 40 an hour: the time within which 90 % leave an M/M/c is 6 ln 10 = 13.8 min plus
        // waiting. With 5 servers the mean wait is 3.32 min, with 6 it is 0.97, with 7 0.3: for 15 min several more than the
        // least number of 5 are needed, and for 13 min no number is enough.
        Visit visit = new Visit(0, Step.DOCUMENTS, 0, 1, ServiceTime.exponential(360), false);
        Post post = new Post("post", List.of(Station.always("desk", 1)),
                List.of(new Post.Flow(Traffic.steady("truck", 960), List.of(visit))));
        Settings settings = new Settings(30, 2, 6, 0.95, 9);
        Staffing found = Staffing.of(post, Map.of("truck", 15 * 60.0), settings, false);
        assertThat(found.reached()).isTrue();
        int lanes = found.post().stations().get(0).lanes();
        assertThat(lanes).isBetween(6, 8);
        PostResult less = PostSimulation.run(post.with(0, lanes - 1), settings);
        assertThat(less.traffic("truck").p90().mean()).as("one lane less misses").isGreaterThan(15 * 60);
        Staffing missed = Staffing.of(post, Map.of("truck", 13 * 60.0), settings, false);
        assertThat(missed.reached()).isFalse();
        assertThat(missed.miss()).isEqualTo("truck");
    }

    @Test
    void costsByHand() {
        // One official day and night at 8 an hour, and a scanner at 100 a year.
        Post post = new Post("post", List.of(new Station("scanner", allDay(2), 1.5, 100)),
                List.of(new Post.Flow(Traffic.steady("car", 10), List.of())));
        BorderStudy.Cost cost = BorderStudy.Cost.of(post, Regime.load("none"));
        assertThat(cost.staff()).isCloseTo(365 * 24 * 2 * 1.5 * 8, within(1e-6));
        assertThat(cost.equipment()).isEqualTo(200);
        assertThat(cost.total()).isEqualTo(cost.staff() + 200);
    }

    private static int[] allDay(int servers) {
        int[] day = new int[24];
        java.util.Arrays.fill(day, servers);
        return day;
    }

    @Test
    void directionsWithTheSameTrafficHaveTheSameNumbers() {
        BorderPlan plan = new BorderPlan(List.of("west", "east"), List.of(Regime.load("two-stop"), Regime.load("none")),
                Map.of(Direction.FORWARD, USUAL, Direction.BACKWARD, USUAL), Map.of(), SHORT);
        BorderStudy study = BorderStudy.run(plan, false);
        assertThat(study.cases()).hasSize(4);
        BorderStudy.Case there = study.at("two-stop", Direction.FORWARD);
        assertThat(study.at("two-stop", Direction.BACKWARD).result()).isSameAs(there.result());
        assertThat(study.longerThanFirst(there, "truck").mean()).isZero();
        Estimate gain = study.longerThanFirst(study.at("none", Direction.FORWARD), "truck");
        assertThat(gain.mean()).isCloseTo(-there.result().traffic("truck").time().mean(), within(1e-6));
        assertThat(study.passage("two-stop", Direction.FORWARD, "truck").orElseThrow().total())
                .as("two posts").isCloseTo(2 * there.result().traffic("truck").time().mean(), within(1e-6));
        assertThat(study.passage("none", Direction.BACKWARD, "bus")).isEmpty();
        assertThat(plan.words(Direction.BACKWARD)).isEqualTo("east to west");
    }

    @Test
    void aYearOfAThousandTrucksADayIsQuick() {
        // Twice, so that the second is measured warm; the bar is 10 s on two cores, that is 20 s of one.
        Post post = Regime.load("two-stop").post("post", Map.of("truck", 1000.0));
        PostSimulation.run(post, new Settings(30, 7, 2, 0.95, 1));
        long start = cpu();
        PostResult result = PostSimulation.run(post, new Settings(365, 7, 2, 0.95, 1));
        assertThat((cpu() - start) / 1e9 * 10).as("seconds of one core for 20 replications").isLessThan(20);
        assertThat(result.traffic("truck").perDay().mean()).isCloseTo(1000, within(5.0));
    }

    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
