package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/**
 * Kandersteg to Goppenstein in the Bernese Alps, a railway at 27 permil as the Loetschberg line has it. The engineers of
 * 1906 bored 14.6 km there, summit inside at about 1 240 m, portals near 1 200 m (recalled, not looked up). The ground is the real one
 * (SRTM, 3 arc-seconds), which does not come with the project: without it the test is skipped.
 */
@Tag("slow")
class KanderstegTest {
    private static final double BORED_IN_1906 = 14_600;

    /** The shared ground: below the folder that an environment variable names, or beside a folder above this one. */
    private static Path ground() {
        String named = System.getenv("THALWEG_SHARED");
        Path root = named != null ? Path.of(named) : null;
        for (Path up = Path.of("").toAbsolutePath(); root == null && up != null; up = up.getParent()) {
            root = Files.isRegularFile(up.resolve("shared/DESIGN.md")) ? up.resolve("shared") : null;
        }
        return root == null ? null : root.resolve("data/alps/N46E007.hgt");
    }

    @Test
    void aBaseTunnelIsChosenWithoutBeingTold(@TempDir Path folder) throws IOException {
        Path ground = ground();
        Assumptions.assumeTrue(ground != null && Files.isRegularFile(ground), "the shared ground is not here");
        Path file = folder.resolve("scenario.yaml");
        // The old line's stations lie 17 km apart at its two ends, where this standard would ask for one between.
        Files.writeString(file, """
                name: Kandersteg - Goppenstein
                terrain: {files: ["%s"], cell_m: 60}
                gates:
                  kandersteg: {at: [7.672, 46.495]}
                  goppenstein: {at: [7.754, 46.367]}
                modes:
                  rail: {standard: rail-1520-80, overrides: {max_grade_permil: 27, min_radius_m: 300, flat_spacing_km: 20}}
                costs: {preset: caucasus-2025}
                alternatives:
                  - {name: cheapest, title: least construction cost}
                """.formatted(ground.toAbsolutePath().toString().replace("\\", "/")));
        Line line = StudyRunner.plan(ScenarioReader.read(folder), Mode.RAIL, null, 2, Progress.SILENT)
                .study().alternatives().get(0).lines().get(Mode.RAIL);
        double apart = Math.hypot(
                line.stations().x()[0] - line.stations().x()[line.stations().rows() - 1],
                line.stations().y()[0] - line.stations().y()[line.stations().rows() - 1]);
        // One tunnel through the range, within a quarter of what was bored, and no other of its kind.
        StructureSpan base = longest(line);
        assertThat(base.length()).isBetween(0.75 * BORED_IN_1906, 1.1 * BORED_IN_1906);
        assertThat(line.alignment().structures().stream()
                        .filter(s -> s.structure() == Structure.TUNNEL && s.length() > 1000))
                .hasSize(1);
        // A base tunnel is as good as straight from gate to gate: no detour of more than a tenth.
        assertThat(line.alignment().length()).isBetween(apart, 1.1 * apart);
        assertThat(summit(line)).isBetween(1200.0, 1450.0);
        // No open cut deep in the mountain: 60 m of the tunnel, about its summit, were once billed as a cut of 820 m.
        double deepest = 0;
        for (int i = 0; i < line.stations().rows(); i++) {
            boolean open = line.stations().structure()[i] != Structure.TUNNEL;
            deepest = open ? Math.max(deepest, line.stations().ground()[i] - line.stations().elevation()[i]) : deepest;
        }
        assertThat(deepest).isLessThan(60);
        assertThat(line.audit().ok()).as(line.audit().findings().toString()).isTrue();
    }

    private static StructureSpan longest(Line line) {
        return line.alignment().structures().stream()
                .filter(s -> s.structure() == Structure.TUNNEL)
                .max(java.util.Comparator.comparingDouble(StructureSpan::length))
                .orElseThrow();
    }

    private static double summit(Line line) {
        double highest = 0;
        for (double z : line.stations().elevation()) {
            highest = Math.max(highest, z);
        }
        return highest;
    }
}
