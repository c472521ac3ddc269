package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section operation: what it means, and what is refused in one sentence that names the place. */
class OperationReaderTest {
    @TempDir
    private Path folder;

    private Scenario read(String operation) throws Exception {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, """
                name: flat
                crs: EPSG:32638
                terrain: {formula: plane, width_m: 6000, height_m: 6000, cell_m: 60}
                gates:
                  a: {at_grid: [1000, 3000]}
                  b: {at_grid: [5000, 3000]}
                modes:
                  rail: {standard: rail-1520-80}
                costs: {preset: flat-test}
                alternatives: [{name: only}]
                """ + operation);
        return ScenarioReader.read(file);
    }

    private void refused(String operation, String... words) {
        assertThatThrownBy(() -> read(operation)).as(operation).isInstanceOf(BadInput.class).message().contains(words);
    }

    @Test
    void silenceAsksNothing() throws Exception {
        assertThat(read("").operation()).isNull();
    }

    @Test
    void targetStandsWithItsSource() throws Exception {
        Scenario s = read("operation: {target: {mt_per_year: {value: 5, source: a report}, empty_returns: all}}\n");
        OperationPlan plan = s.operation();
        assertThat(plan.vehicles()).isEmpty();
        assertThat(plan.trains()).hasSize(3);
        assertThat(plan.track().target().tonnes()).isEqualTo(5e6);
        assertThat(plan.track().target().heavier()).isEqualTo(0.6);
        assertThat(plan.track().target().emptyReturns()).isTrue();
        assertThat(s.assumptions()).anySatisfy(a -> {
            assertThat(a.topic()).isEqualTo("operation, mt_per_year");
            assertThat(a.source()).isEqualTo("a report");
            assertThat(a.verified()).isFalse();
        });
    }

    @Test
    void badInputIsRefused() {
        refused("operation: {}\n", "target", "mt_per_year");
        refused("operation: {target: {mt_per_year: -1}}\n", "mt_per_year");
        refused("operation: {trains: [freight-1520-electrik], target: {mt_per_year: 5}}\n", "nearest is freight-1520-electric");
        refused("operation: {trains: [truck-40t], target: {mt_per_year: 5}}\n", "other mode");
        refused("operation: {trains: [passenger-1520], target: {mt_per_year: 5}}\n", "no freight train");
        String over = "operation: {target: {mt_per_year: 5}, overrides: {freight-1520-electric: {%s}}}%n";
        refused(String.format(over, "effort_speeds_kmh: [0, 40, 80], effort_kn: [800, 400, 500]"), "overrides", "rise");
        refused(String.format(over, "effort_speeds_kmh: [0, 40], effort_kn: [800, 400]"), "close the gap");
        refused(String.format(over, "locomotive_mass_t: 0"), "mass");
        refused(String.format(over, "start_effort_kn: 833000"), "m/s2");
        refused(String.format(over, "wagons: 2.5"), "whole number");
        refused(String.format(over, "wagon_mass: 2"), "nearest known key");
    }
}
