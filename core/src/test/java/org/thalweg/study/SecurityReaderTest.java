package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.security.HazardPlan;
import org.thalweg.security.SecurityPlan;
import org.thalweg.security.Watch;

class SecurityReaderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws Exception {
        ScenarioReaderTest.copyTo(folder);
    }

    private Scenario with(String section) throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, Files.readString(file) + "\n" + section + "\n");
        return ScenarioReader.read(folder);
    }

    @Test
    void withoutTheSectionTheUsualHolds() {
        assertThat(ScenarioReader.read(folder).security()).isEqualTo(SecurityPlan.USUAL);
    }

    @Test
    void readsWatchesAndFigures() throws IOException {
        Scenario s = with("security:\n  watch: [{border: south, spacing_m: 800, target_m: 0}]\n"
                + "  hazards: {shaking_g: 0.3, cohesion_kpa: 12, reach_angle_deg: 30}");
        Watch watch = s.security().watches().get(0);
        assertThat(watch.border()).isEqualTo(s.borders().get(0));
        assertThat(watch.spacing()).isEqualTo(800);
        assertThat(watch.target()).isZero();
        assertThat(watch.depth()).isEqualTo(Watch.DEPTH);
        HazardPlan hazards = s.security().hazards();
        assertThat(hazards.shaking()).isEqualTo(0.3);
        assertThat(hazards.cohesion()).isEqualTo(12_000);
        assertThat(hazards.reachAngle()).isCloseTo(Math.PI / 6, within(1e-12));
        assertThat(hazards.friction()).isEqualTo(HazardPlan.USUAL.friction());
        assertThat(s.assumptions())
                .filteredOn(a -> a.topic().startsWith("hazards:"))
                .hasSize(3)
                .noneMatch(Scenario.Assumption::verified)
                .anyMatch(a -> a.statement().contains("shaking 0.30 g"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "watch: [{border: suoth}] | line 33: security.watch[0].border is 'suoth', which is no border of this scenario: the nearest is south.",
        "watch: [{border: south, spacing_m: 1}] | more than 20000 places: let spacing_m be at least",
        "watch: [{border: south, spacing_m: 0}] | spacing_m is 0, but must be a number of metres greater than 0.",
        "watch: [{border: south, refraction: 2}] | refraction is 2, but must be a coefficient from 0 to 1.",
        "watch: [{border: south}, {border: south}] | is watched twice: name each border once.",
        "watch: [{}] | lacks border: add the name of a border.",
        "hazards: {shaking_g: -0.1} | shaking_g is -0.1, but must be a peak acceleration in g from 0 to 5.",
        "hazards: {wetness: 1.5} | wetness is 1.5, but must be a share from 0 to 1.",
        "hazards: {reach_angel_deg: 30} | the nearest known key is reach_angle_deg.",
    })
    void refusesWhatCannotBe(String section, String message) {
        assertThatThrownBy(() -> with("security: {" + section + "}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message.replace("line 33", "").replaceFirst("^: ", ""));
    }
}
