package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.border.BorderStudy;
import org.thalweg.border.Direction;
import org.thalweg.economy.FlowTime;
import org.thalweg.security.SecurityFindings;

/** Where the times of flows come from: stated, runs, posts, design speed; and that the worth follows them. */
class FlowTimesTest {
    @TempDir
    private static Path dir;

    private static Study study;
    private static Scenario scenario;
    private static BorderStudy posts;

    @BeforeAll
    static void make() throws Exception {
        Path bundled = Path.of("..", "scenarios", "meghri");
        Files.copy(bundled.resolve("economy.yaml"), dir.resolve("economy.yaml"));
        study = SyntheticStudy.of(240, 1);
        scenario = with("{truck: 300, car: 300, freight-train: 6}");
        posts = BorderStudy.run(scenario.posts(), false);
    }

    private static Scenario with(String perDay) throws Exception {
        Files.writeString(dir.resolve("scenario.yaml"), """
                name: test
                terrain: {formula: flat, height: 100}
                gates: {a: {at: [46.1, 38.9]}, b: {at: [46.2, 38.9]}}
                modes: {road: {standard: road-80-mountain}, rail: {standard: rail-1520-80}}
                costs: {preset: caucasus-2025}
                border_posts: {regimes: [two-stop, front-back-office], days: 10, warm_up_days: 2, replications: 3, arrivals_per_day: %s}
                economy: economy.yaml
                """.formatted(perDay));
        return ScenarioReader.read(dir);
    }

    private static Map<String, FlowTime> times(EconomyPlan plan, FlowTimes.Runs runs, BorderStudy at) {
        return new FlowTimes(plan, runs, at).of(study.alternatives().get(0));
    }

    private static EconomyPlan with(EconomyPlan p, String flow, EconomyPlan.TimeSource source) {
        Map<String, EconomyPlan.TimeSource> times = new TreeMap<>(p.times());
        times.put(flow, source);
        return new EconomyPlan(p.assumptions(), p.risk(), p.overruns(), p.firm(), p.transfers(), times, p.options(), p.hazards(),
                p.closureYears());
    }

    @Test
    void runsAndPostsAreMeansOfBothDirections() {
        FlowTimes.Runs runs = (alternative, kind, direction) ->
                kind.equals("truck") ? (direction == Direction.FORWARD ? 0.5 : 0.9) : Double.NaN;
        Map<String, FlowTime> times = times(scenario.economy(), runs, posts);
        assertThat(times.get("lorries").running()).isCloseTo(0.7, within(1e-12));
        assertThat(times.get("lorries").runningBasis()).isEqualTo("run of a truck, mean of both directions");
        double both = 0;
        for (Direction d : Direction.values()) {
            both += posts.at("front-back-office", d).result().traffic("truck").time().mean() / 3600;
        }
        // Twice a post's mean time, over two directions.
        assertThat(times.get("lorries").posts()).isCloseTo(both, within(1e-6));
        // No run of a car: the line's own time stands in, and says so.
        Line road = study.alternatives().get(0).lines().get(org.thalweg.standard.Mode.ROAD);
        assertThat(times.get("cars").running()).isCloseTo(road.travelTime() / 3600, within(1e-12));
        assertThat(times.get("cars").runningBasis()).isEqualTo("at design speed, as no run of a car gets through");
        assertThat(times(scenario.economy(), FlowTimes.Runs.NONE, null).get("cars").runningBasis()).isEqualTo("at design speed");
        assertThat(times(scenario.economy(), FlowTimes.Runs.NONE, null).get("cars").postsBasis()).isEqualTo("none stated, none computed");
    }

    @Test
    void whatIsStatedHolds() {
        EconomyPlan stated = with(scenario.economy(), "lorries", new EconomyPlan.TimeSource("truck", "two-stop", 1.25, 3));
        FlowTime time = times(stated, (a, k, d) -> 9, posts).get("lorries");
        assertThat(time.running()).isEqualTo(1.25);
        assertThat(time.posts()).isEqualTo(3);
        assertThat(time.postsBasis()).isEqualTo("stated by the scenario");
    }

    /** A lorry's gain changes by the value of the hours that its time changes by. */
    @Test
    void worthFollowsTheTimes() {
        double hour = scenario.economy().assumptions().flows().stream().filter(f -> f.name().equals("lorries")).findFirst().orElseThrow().hourValue();
        double[] gain = new double[2];
        for (int i = 0; i < 2; i++) {
            double hours = 0.7 + 2 * i;
            StudyWorth worth = StudyWorth.of(scenario.economy(), study.alternatives(), new StudyWorth.Given(1,
                    (a, k, d) -> k.equals("truck") ? hours : Double.NaN, posts, SecurityFindings.NONE));
            gain[i] = worth.alternatives().get(0).worth().gains(worth.alternatives().get(0).worth().plain()).get("lorries");
        }
        assertThat(gain[0] - gain[1]).isCloseTo(2 * hour, within(1e-9));
    }

    /** A post that cannot carry its lorries leaves them on their base route. */
    @Test
    void aPostThatIsFullKeepsItsTrafficAway() throws Exception {
        Scenario full = with("{truck: 3000, car: 300, freight-train: 6}, overrides: {two-stop: {design_load: none}}");
        BorderStudy jammed = BorderStudy.run(full.posts(), false);
        assertThat(jammed.at("two-stop", Direction.FORWARD).result().stable()).isFalse();
        EconomyPlan plan = with(full.economy(), "lorries", new EconomyPlan.TimeSource("truck", "two-stop", Double.NaN, Double.NaN));
        assertThat(times(plan, FlowTimes.Runs.NONE, jammed).get("lorries").posts()).isInfinite();
        StudyWorth worth = StudyWorth.of(plan, study.alternatives(), new StudyWorth.Given(1, FlowTimes.Runs.NONE, jammed, SecurityFindings.NONE));
        assertThat(worth.alternatives().get(0).worth().gains(worth.alternatives().get(0).worth().plain()))
                .doesNotContainKey("lorries").containsKey("freight");
        assertThat(List.of(worth.alternatives().get(0).economic().npv())).allSatisfy(v -> assertThat(v).isFinite());
    }
}
