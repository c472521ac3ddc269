package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.security.LineSecurity;
import org.thalweg.security.SecurityFindings;
import org.thalweg.standard.Mode;
import org.thalweg.terrain.GeoTiffWriter;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

class SecurityStageTest {
    @TempDir
    Path folder;

    /** A study reads no more ground than its lines need; sights from beyond the border need more of the same files. */
    @Test
    void theGroundForSightsReachesBeyondTheBorder() throws Exception {
        Study study = SyntheticStudy.of(240, 1);
        Scenario s = study.scenario();
        GridTerrain all = study.terrain();
        float[] heights = new float[all.frame().size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = all.height(i);
        }
        Path file = folder.resolve("ground.tif");
        GeoTiffWriter.write(file, all.frame(), heights, s.crs());
        Scenario fromFile = new Scenario(s.name(), s.summary(), s.file(), s.crs(), s.currency(), s.priceYear(), s.seed(),
                new TerrainSource.Files(List.of(file), false, 240), s.territory(), s.borders(), s.modes(),
                s.alternatives(), s.assumptions(), s.hashes());
        Ground near = Ground.of(fromFile);
        Ground wide = near.reaching(fromFile, 5000);
        double south = s.territory().getEnvelopeInternal().getMinY();
        assertThat(lowest(near.terrain().frame())).isGreaterThan(south - 500 - 240);
        assertThat(lowest(wide.terrain().frame())).isLessThan(Math.max(lowest(all.frame()) + 1, south - 4000));
        assertThat(near.reaching(fromFile, 300)).isSameAs(near);
        Ground model = new Ground(all, "", true, 0);
        assertThat(model.reaching(s, 5000)).isSameAs(model);
    }

    private static double lowest(GridFrame frame) {
        return frame.y(frame.rows() - 1);
    }

    /** Every line has findings for every border and watch, points in order from the line's beginning to its end. */
    @Test
    void everyLineIsLookedAt() {
        Study study = SecureStudy.of(SyntheticStudy.of(240, 2), 2);
        SecurityFindings found = study.security();
        assertThat(found.maps()).hasSize(1);
        assertThat(Arrays.stream(found.maps().get(0).seeing()).max().orElse(0)).isPositive();
        for (Alternative a : study.alternatives()) {
            for (Mode mode : a.lines().keySet()) {
                LineSecurity line = found.lines().get(a.spec().name()).get(mode);
                double length = a.lines().get(mode).alignment().length();
                assertThat(line.distances()).hasSize(study.scenario().borders().size());
                assertThat(line.exposures()).hasSize(1);
                double[] station = line.exposures().get(0).station();
                assertThat(station[0]).isZero();
                assertThat(station[station.length - 1]).isEqualTo(line.hazards().station()[station.length - 1]);
                assertThat(Math.abs(station[station.length - 1] - length)).isLessThan(1e-3);
                assertThat(station).isSorted();
            }
        }
    }
}
