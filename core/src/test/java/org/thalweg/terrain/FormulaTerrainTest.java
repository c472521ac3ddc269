package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaTerrainTest {
    /** Heights are kept as floats: half a unit in the last place near 1800 m is 6.1e-5 m. */
    private static final double FLOAT = 1e-4;

    private static Map<String, Double> frame(double x0, double y0, double width, double height, double cell) {
        return new HashMap<>(
                Map.of("x_min", x0, "y_min", y0, "x_max", x0 + width, "y_max", y0 + height, "cell_m", cell));
    }

    @Test
    void aFlatPlainHasOneLevelOverItsWholeFrame() {
        Map<String, Double> p = frame(100, 200, 1000, 505, 10);
        p.put("level_m", 12.5);
        GridTerrain terrain = FormulaTerrain.of("flat", p);
        assertThat(terrain.frame().columns()).isEqualTo(101);
        assertThat(terrain.heightAt(100, 200)).isEqualTo(12.5);
        assertThat(terrain.heightAt(1100, 705)).isEqualTo(12.5);
        assertThat(terrain.heightAt(99, 200)).isNaN();
    }

    @Test
    void aPlaneClimbsByItsGradeTowardsItsAzimuth() {
        Map<String, Double> p = frame(0, 0, 2000, 2000, 20);
        p.putAll(Map.of("level_m", 500.0, "grade", 0.05, "azimuth_deg", 60.0));
        GridTerrain terrain = FormulaTerrain.of("plane", p);
        // 1000 m towards azimuth 60 from the corner.
        double x = 1000 * StrictMath.sqrt(0.75);
        assertThat(terrain.heightAt(x, 500)).isCloseTo(550, within(FLOAT));
        assertThat(terrain.heightAt(0, 0)).isCloseTo(500, within(FLOAT));
    }

    @Test
    void aRidgeIsATrapezeAcrossItsAxisAndAValleyItsReverse() {
        Map<String, Double> p = frame(0, 0, 4000, 4000, 10);
        p.putAll(Map.of(
                "level_m", 300.0, "height_m", 90.0, "half_width_m", 500.0, "crest_width_m", 100.0, "azimuth_deg", 0.0));
        GridTerrain ridge = FormulaTerrain.of("ridge", p);
        GridTerrain valley = FormulaTerrain.of("valley", p);
        double[][] distanceAndShare = {{0, 1}, {50, 1}, {140, 0.8}, {500, 0}, {1500, 0}};
        for (double[] d : distanceAndShare) {
            assertThat(ridge.heightAt(2000 + d[0], 1234)).isCloseTo(300 + 90 * d[1], within(FLOAT));
            assertThat(valley.heightAt(2000 - d[0], 55)).isCloseTo(300 - 90 * d[1], within(FLOAT));
        }
        p.put("azimuth_deg", 90.0);
        assertThat(FormulaTerrain.of("ridge", p).heightAt(77, 2000)).isCloseTo(390, within(FLOAT));
    }

    @Test
    void theFiveHillsHaveThePublishedHeights() {
        Map<String, Double> p = frame(1000, 2000, 4990, 4990, 10);
        p.putAll(Map.of("origin_x", 1000.0, "origin_y", 2000.0));
        GridTerrain terrain = FormulaTerrain.of("five-hills", p);
        // Published to the centimetre: 0.005 m, plus the float.
        assertThat(terrain.heightAt(1250, 3000)).isCloseTo(1564.75, within(0.0051));
        assertThat(terrain.heightAt(5000, 4000)).isCloseTo(1611.52, within(0.0051));
        double min = Double.POSITIVE_INFINITY;
        double max = 0;
        for (int i = 0; i < terrain.frame().size(); i++) {
            min = Math.min(min, terrain.height(i));
            max = Math.max(max, terrain.height(i));
        }
        assertThat(min).isCloseTo(1490.00, within(0.0051));
        assertThat(max).isCloseTo(1785.86, within(0.0051));
    }

    @Test
    void unknownWordsAreRefusedWithTheNearestKnownOne() {
        Map<String, Double> p = frame(0, 0, 100, 100, 10);
        assertThatThrownBy(() -> FormulaTerrain.of("five-hill", p))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'five-hills'");
        assertThatThrownBy(() -> FormulaTerrain.of("flat", p)).hasMessageContaining("needs the number 'level_m'");
        p.put("level", 3.0);
        p.put("level_m", 3.0);
        assertThatThrownBy(() -> FormulaTerrain.of("flat", p)).hasMessageContaining("nearest that it takes is 'level_m'");
        p.remove("level");
        p.put("cell_m", 0.0);
        assertThatThrownBy(() -> FormulaTerrain.of("flat", p)).hasMessageContaining("above 0");
        p.put("cell_m", 1e-5);
        assertThatThrownBy(() -> FormulaTerrain.of("flat", p)).hasMessageContaining("larger cell_m");
        p.put("cell_m", Double.NaN);
        assertThatThrownBy(() -> FormulaTerrain.of("flat", p)).hasMessageContaining("finite");
    }
}
