package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.border.BorderPlan;
import org.thalweg.border.Direction;
import org.thalweg.border.Regime;

class PostsReaderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws Exception {
        ScenarioReaderTest.copyTo(folder);
    }

    private Scenario read(String posts) throws Exception {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, Files.readString(file) + "\nborder_posts: " + posts + "\n");
        return ScenarioReader.read(folder);
    }

    @Test
    void asksNothingWithoutTheSection() {
        assertThat(ScenarioReader.read(folder).posts()).isNull();
    }

    @Test
    void anEmptySectionAsksForAllRegimesWithUsualTraffic() throws Exception {
        Scenario scenario = read("{}");
        BorderPlan plan = scenario.posts();
        assertThat(plan.gates()).containsExactly("west", "east");
        assertThat(plan.regimes()).extracting(Regime::id).containsExactlyElementsOf(Regime.ids());
        assertThat(plan.perDay().get(Direction.BACKWARD)).containsEntry("truck", 500.0).containsEntry("freight-train", 10.0);
        assertThat(plan.settings().seed()).isEqualTo(scenario.seed());
        assertThat(plan.targets()).isEmpty();
        assertThat(scenario.assumptions())
                .anyMatch(a -> a.topic().equals("posts, truck.inspection.minutes"))
                .anyMatch(a -> a.topic().equals("posts, one-stop, documents.staff"));
        assertThat(scenario.assumptions().stream().map(Scenario.Assumption::topic)).doesNotHaveDuplicates();
    }

    @Test
    void readsEveryKey() throws Exception {
        BorderPlan plan = read("{regimes: [one-stop, none], arrivals_per_day: {truck: {forward: 600, backward: 400}, car: 0,"
                        + " freight-train: 12.5}, targets_min: {truck: 60}, days: 20, warm_up_days: 3, replications: 4,"
                        + " confidence: 0.9, overrides: {all: {truck.hours: [8, 20], design_load: none},"
                        + " one-stop: {truck.joint.scan.share: 1}}}")
                .posts();
        assertThat(plan.regimes()).extracting(Regime::id).containsExactly("one-stop", "none");
        assertThat(plan.perDay().get(Direction.FORWARD)).containsEntry("truck", 600.0).containsEntry("car", 0.0);
        assertThat(plan.perDay().get(Direction.BACKWARD)).containsEntry("truck", 400.0).containsEntry("freight-train", 12.5);
        assertThat(plan.targets()).isEqualTo(Map.of("truck", 3600.0));
        assertThat(plan.settings().days()).isEqualTo(20);
        assertThat(plan.settings().warmUpDays()).isEqualTo(3);
        assertThat(plan.settings().replications()).isEqualTo(4);
        assertThat(plan.settings().level()).isEqualTo(0.9);
        assertThat(plan.regimes().get(0).figures().get("truck.hours").value()).isEqualTo(List.of(8.0, 20.0));
        assertThat(plan.regimes().get(0).figures().get("truck.joint.scan.share").value()).isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {regimes: [two-stop, two-stops]}                    | must be one of two-stop, one-stop
            {regimes: [none, none]}                             | is named twice
            {arrivals_per_day: {truck: -1}}                     | must be arrivals a day
            {arrivals_per_day: {lorry: 10}}                     | nearest known key is
            {arrivals_per_day: {truck: 0, car: 0, freight-train: 0, passenger-train: 0}} | leaves no traffic at all
            {days: 0}                                           | must be a whole number of days
            {days: 3660, replications: 1000}                    | million simulated arrivals
            {overrides: {two-stop: {truck.in.scan.shares: 1}}}  | nearest known key is truck.in.scan.share
            {overrides: {two-stop: {truck.in.scan.share: 2}}}   | must be a number from 0
            {regimes: [none], overrides: {two-stop: {design_load: 1}}} | is no regime of this section
            {overrides: {all: {truck.documents.minutes: 9000}}} | would need
            """)
    void refusesInOneSentence(String posts, String words) {
        assertThatThrownBy(() -> read(posts))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(words)
                .hasMessageContaining("border_posts")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").endsWith("."));
    }

    @Test
    void countsInTheCurrencyOfItsFigures() throws Exception {
        Path file = folder.resolve("scenario.yaml");
        String text = Files.readString(file);
        String other = text.replaceAll("(?s)\\ncosts:.*?(?=\\n[a-z_]+:|$)", "\ncosts: {preset: flat-test}")
                .replaceAll("\\ncurrency: [A-Z]+", "\ncurrency: EUR");
        Files.writeString(file, other);
        assertThat(ScenarioReader.read(folder).currency()).isEqualTo("EUR");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("has figures in USD, but the scenario counts in EUR");
    }
}
