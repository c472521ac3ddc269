package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.economy.Distribution;
import org.thalweg.economy.Uncertain;

/** The sections on worth: the bundled case is read whole, and what cannot be used is refused in a sentence. */
class EconomyReaderTest {
    @TempDir
    private Path dir;

    private static Path bundled() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("scenarios")) ? here.resolve("scenarios/meghri") : here.resolve("../scenarios/meghri");
    }

    @Test
    void theBundledCaseIsRead() {
        Scenario s = ScenarioReader.read(bundled());
        EconomyPlan plan = s.economy();
        assertThat(plan.assumptions().rate()).isEqualTo(0.09);
        assertThat(plan.assumptions().flows()).hasSize(3);
        assertThat(plan.assumptions().demands().get(plan.assumptions().central()).name()).isEqualTo("middle");
        assertThat(plan.options()).hasSize(5).allSatisfy(o -> {
            assertThat(o.conditions()).as(o.name()).isNotEmpty().allSatisfy(c -> assertThat(c.source()).isNotBlank());
            assertThat(o.excludes()).as(o.name()).isNotEmpty();
        });
        assertThat(plan.hazards()).hasSize(6);
        assertThat(plan.transfers()).containsOnlyKeys("lorries", "freight");
        assertThat(s.hashes()).containsKeys("economy.yaml", "delivery.yaml", "availability.yaml");
        // Every number is named with its source, or as an assumption.
        assertThat(s.assumptions()).filteredOn(a -> a.topic().startsWith("flows.") || a.topic().startsWith("overrun "))
                .hasSizeGreaterThan(20).allSatisfy(a -> assertThat(a.source()).isNotBlank());
        assertThat(s.assumptions()).anySatisfy(a -> {
            assertThat(a.topic()).isEqualTo("routes.iran-rail.length_km");
            assertThat(a.verified()).isTrue();
        });
    }

    /** With the baseline of this stage, cost ratios carry the stage's factor. */
    @Test
    void theBaselineIsNamedAndChangesTheUplift() throws IOException {
        String text = Files.readString(bundled().resolve("economy.yaml"));
        Distribution at = plan(text).risk().spreads().get(Uncertain.TUNNEL_COST);
        Distribution stage = plan(text.replace("baseline: decision-to-build", "baseline: this-stage")).risk().spreads().get(Uncertain.TUNNEL_COST);
        assertThat(stage.mean() / at.mean()).isCloseTo(1.35, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(plan(text).risk().baseline()).isEqualTo("the decision to build");
    }

    private EconomyPlan plan(String economy) throws IOException {
        Files.writeString(dir.resolve("economy.yaml"), economy);
        Files.writeString(dir.resolve("scenario.yaml"), """
                name: test
                terrain: {formula: flat, height: 100}
                gates: {a: {at: [46.1, 38.9]}, b: {at: [46.2, 38.9]}}
                modes: {road: {standard: road-80-mountain}, rail: {standard: rail-1520-80}}
                costs: {preset: caucasus-2025}
                border_posts: {regimes: [front-back-office, none], days: 10, warm_up_days: 2, replications: 3}
                economy: economy.yaml
                availability: availability.yaml
                """);
        if (!Files.exists(dir.resolve("availability.yaml"))) {
            Files.copy(bundled().resolve("availability.yaml"), dir.resolve("availability.yaml"));
        }
        return ScenarioReader.read(dir).economy();
    }

    private void refused(String from, String to, String... words) throws IOException {
        String text = Files.readString(bundled().resolve("economy.yaml"));
        assertThat(text).contains(from);
        assertThatThrownBy(() -> plan(text.replace(from, to))).as(to).isInstanceOf(BadInput.class)
                .satisfies(e -> assertThat(e.getMessage()).startsWith("economy.yaml, line ").contains(words));
    }

    @Test
    void refusesWhatCannotBeUsed() throws IOException {
        refused("length_km: {value: 55, source: \"[S] memorandum of 11 March 2022, interfax 77824\", verified: true}\n    hours: {value: 9.7",
                "length_km: 0\n    hours: {value: 9.7", "routes.iran-lorries.length_km", "greater than 0");
        refused("financial_rate: {value: 0.08", "financial_rate: {value: -0.08", "financial_rate");
        refused("base: iran-lorries", "base: iran-lorry", "no route", "iran-lorries");
        refused("road: road-2023", "road: road-2032", "no reference class", "road-20");
        refused("traffic: {lognormal: [1, 0.35]", "traffic: {lognormal: [1, -0.35]", "spreads.traffic", "sd");
        refused("traffic: {lognormal: [1, 0.35]", "traffic: {normal: [1, 0.35]", "could come out at 0 or below");
        refused("overrun: {road: road-2023", "overrun: {road: {mean: 0.1, tail_share: 0.5, tail_mean: 3, source: x}", "leaves no room");
        refused("correlation: {costs: 0.5, schedule: 0.5", "correlation: {costs: 0.1, schedule: 0.5", "root");
        refused("lorries: {per_year: 90000, growth: 0.02}", "buses: {per_year: 90000}", "'buses'", "no flow");
        refused("lorries: {per_year: 90000, growth: 0.02}", "lorries: {per_year: -1}", "per_year");
        refused("  draws: 100000", "  drawz: 100000", "draws");
        refused("vehicle: truck", "vehicle: ox", "'ox'", "truck");
        refused("regime: front-back-office", "regime: one-stop", "is no control regime that this scenario asks about", "none");
        refused("regime: front-back-office", "hours: 0", "flows.lorries.hours", "greater than 0");
        refused("regime: front-back-office", "border_hours: -1", "border_hours is -1");
    }

    @Test
    void refusesRatesThatCannotBe() throws IOException {
        String economy = Files.readString(bundled().resolve("economy.yaml"));
        String closures = Files.readString(bundled().resolve("availability.yaml"));
        String[][] cases = {
            {"per_km: {earthwork: 0.2,", "per_km: {earthwork: -0.2,", "earthwork is -0.2", "a rate not below 0"},
            {"    days: {lognormal: [0.6, 1.0]}\n", "", "hazards[0]", "days"},
            {"days: {lognormal: [0.6, 1.0]}", "days: {normal: [0.6, 1.0]}", "greater than 0", "lognormal"},
            {"events: 0.04", "events: -0.04", "events is -0.04", "not below 0"},
            {"strip: rockfall, factors: [0.25, 0.5, 1, 2, 4]", "strip: rockfal, factors: [0.25, 0.5, 1, 2, 4]", "'rockfal'", "rockfall"},
            {"strip: rockfall, factors: [0.25, 0.5, 1, 2, 4]", "strip: rockfall, factors: [0.25, 0.5, 1, 2]", "factors", "five factors"},
            {"strip: rockfall, factors: [0.25,", "strip: rockfall, factors: [-0.25,", "-0.25", "not below 0"},
        };
        for (String[] c : cases) {
            assertThat(closures).contains(c[0]);
            Files.writeString(dir.resolve("availability.yaml"), closures.replace(c[0], c[1]));
            assertThatThrownBy(() -> plan(economy)).as(c[1]).isInstanceOf(BadInput.class)
                    .satisfies(e -> assertThat(e.getMessage()).startsWith("availability.yaml, line ").contains(c[2], c[3]));
        }
    }

    /** Conditions are there with the state of their pairing; where that is not confirmed the note says why. */
    @Test
    void conditionsSayWhetherTheirPairingIsConfirmed() {
        var conditions = ScenarioReader.read(bundled()).economy().options().stream().flatMap(o -> o.conditions().stream()).toList();
        assertThat(conditions).anyMatch(c -> c.confirmed()).anyMatch(c -> !c.confirmed());
        assertThat(conditions).filteredOn(c -> !c.confirmed()).allSatisfy(c -> assertThat(c.note()).as(c.says()).isNotBlank());
    }

    @Test
    void deliveryNeedsAnEconomy() throws IOException {
        Files.writeString(dir.resolve("scenario.yaml"), """
                name: test
                terrain: {formula: flat, height: 100}
                gates: {a: {at: [46.1, 38.9]}, b: {at: [46.2, 38.9]}}
                modes: {road: {standard: road-80-mountain}}
                costs: {preset: caucasus-2025}
                delivery: {options: [{name: a, finance: {grant: 1}}]}
                """);
        assertThatThrownBy(() -> ScenarioReader.read(dir)).isInstanceOf(BadInput.class).hasMessageContaining("economy");
    }
}
