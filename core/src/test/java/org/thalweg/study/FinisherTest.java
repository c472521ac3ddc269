package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.geometry.Pose;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/** What becomes of a planned line when the audit sees what its prices did not. */
class FinisherTest {
    private static final Path VALLEY = Path.of("..", "examples", "a09-valley-fill", "scenario.yaml");

    @TempDir
    private Path folder;

    /**
     * A grave of 4 m by 6 beside a fill, in the middle between two cell centres, on which the line runs. It lies 13 m from the
     * line and 16.7 m from those centres, between which distances are blended: a fill that reaches farther than 13 m is priced
     * as free to build. The audit lets 1 m pass.
     */
    @Test
    void aStructureCarriesTheLineWhereOnlyTheAuditSeesClosedGround() throws IOException {
        StudyRunner runner = StudyRunner.alone(ScenarioReader.read(VALLEY), Progress.SILENT, null, null);
        Refined planned = runner.planners().get(Mode.ROAD).plan();
        double at = fillOf(10, planned, runner);
        Pose here = planned.plan().poseAt(at);
        assertThat(here.y()).as("on a row of cell centres").isBetween(4300749.9, 4300750.1);
        Scenario closed = ScenarioReader.read(closing(here.x(), 4300763));

        Line plain = StudyRunner.score(closed, Mode.ROAD, "cheapest", alignment(planned));
        assertThat(plain.broken()).as("rules broken by a fill all along").isEqualTo(1);
        Finisher finisher = Planners.of(closed).prepared(closed.alternatives().get(0), Mode.ROAD, List.of()).finisher();
        Line line = finisher.finish(planned, List.of(), Double.NaN, false);
        assertThat(line.broken()).isZero();
        assertThat(line.alignment().structureAt(at)).isEqualTo(Structure.BRIDGE);
        double bridges = line.alignment().structures().stream()
                .filter(s -> s.structure() == Structure.BRIDGE).mapToDouble(StructureSpan::length).sum();
        assertThat(bridges).as("as short as the pieces about the place allow").isLessThan(60);
    }

    private static Alignment alignment(Refined line) {
        return new Alignment(line.plan(), line.profile(),
                List.of(new StructureSpan(Structure.EARTHWORK, 0, line.plan().length())));
    }

    /** The first whole station, within a metre of halfway between two cell centres, at which the line lies so far above the ground (m). */
    private static double fillOf(double height, Refined line, StudyRunner runner) {
        return IntStream.range(0, (int) line.plan().length())
                .filter(s -> {
                    Pose p = line.plan().poseAt(s);
                    boolean between = Math.abs(p.x() / 25 - Math.floor(p.x() / 25) - 0.5) < 0.03;
                    return between
                            && line.profile().elevationAt(s) - runner.ground().terrain().heightAt(p.x(), p.y()) > height;
                })
                .findFirst().orElseThrow();
    }

    /** The scenario with a forbidden place of 4 m by 6, north of a point. */
    private Path closing(double x, double y) throws IOException {
        Path file = folder.resolve("scenario.yaml");
        String zone = String.format(Locale.ROOT, "zones:%n  - {name: grave, rule: forbidden, polygon_grid: "
                + "[[%1$.1f, %3$.1f], [%2$.1f, %3$.1f], [%2$.1f, %4$.1f], [%1$.1f, %4$.1f]]}%n", x - 2, x + 2, y, y + 6);
        Files.writeString(file, Files.readString(VALLEY).replace("gates:", zone + "gates:"));
        return file;
    }
}
