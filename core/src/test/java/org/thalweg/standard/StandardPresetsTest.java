package org.thalweg.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StandardPresetsTest {
    static List<String> ids() {
        return StandardPresets.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyPresetLoadsAndEveryNumberHasASource(String id) {
        StandardPreset preset = StandardPresets.load(id);
        DesignStandard s = preset.standard();
        assertThat(s.id()).isEqualTo(id);
        assertThat(id).startsWith(s.mode().slug());
        assertThat(preset.figures().keySet()).containsExactlyInAnyOrderElementsOf(StandardPreset.keys(s.mode()));
        preset.figures().values().forEach(f -> assertThat(f.source()).as(f.key()).isNotBlank());
    }

    /** The vehicle at design speed on the least radius: cant or superelevation, and what is left to the flange or tyre. */
    @ParameterizedTest
    @MethodSource("ids")
    void theLeastRadiusSuitsTheDesignSpeed(String id) {
        DesignStandard s = StandardPresets.load(id).standard();
        double needed = s.equilibrium() * s.designSpeed() * s.designSpeed() / s.minRadius();
        double left = needed - s.superelevation(1 / s.minRadius());
        if (s.mode() == Mode.RAIL) {
            assertThat(left * s.railHeadDistance() * 1000).as("cant deficiency, mm").isBetween(0.0, 115.0);
        } else {
            // AASHTO's side friction; published radii are rounded, by up to 2 % of what they leave to friction.
            double friction = java.util.Map.of(40L, 0.23, 60L, 0.17, 80L, 0.14, 100L, 0.12)
                    .get(Math.round(s.designSpeed() * 3.6));
            assertThat(left).as("side friction").isBetween(0.0, 1.02 * friction);
        }
        assertThat(s.superelevation(1 / s.minRadius())).isGreaterThan(0.9 * s.maxSuperelevation());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void gradeLengthsHoldTheUsualVerticalCurve(String id) {
        DesignStandard s = StandardPresets.load(id).standard();
        // A crest that takes away half of the greatest grade.
        double curve = s.crestRadius() * s.maxGrade() / 2;
        assertThat(s.minGradeLength()).isGreaterThanOrEqualTo(Math.min(curve, 300) - 60);
        assertThat(s.clothoids().length(s.minRadius())).isGreaterThan(0);
    }

    /** Length x dh/dt: no clothoid lets cant rise faster than 28 mm/s, save where the table's 30 m rule. */
    @ParameterizedTest
    @MethodSource("ids")
    void cantRisesSlowlyAlongClothoids(String id) {
        DesignStandard s = StandardPresets.load(id).standard();
        if (s.mode() == Mode.RAIL) {
            for (double r = s.minRadius(); r < s.clothoids().exemptionRadius(); r += 7) {
                double cant = s.superelevation(1 / r) * s.railHeadDistance() * 1000;
                double length = s.clothoids().length(r);
                assertThat(cant * s.designSpeed() / length).as("mm/s at R %s", r).isLessThanOrEqualTo(28.6);
            }
        }
    }

    @Test
    void unitsAreTurnedIntoMetresSecondsAndRatios() {
        DesignStandard s = StandardPresets.load("rail-1520-80").standard();
        assertThat(s.designSpeed()).isCloseTo(80 / 3.6, within(1e-12));
        assertThat(s.maxGrade()).isCloseTo(0.020, within(1e-12));
        assertThat(s.curveCompensation()).isCloseTo(0.7, within(1e-12));
        assertThat(s.gradeLimit(1 / 700.0)).isCloseTo(0.019, within(1e-12));
        assertThat(s.flatLength()).isEqualTo(1250);
        assertThat(s.flatGrade()).isCloseTo(0.0025, within(1e-12));
        assertThat(s.flatSpacing()).isEqualTo(15_000);
        assertThat(s.maxSuperelevation()).isCloseTo(150 / 1600.0, within(1e-12));
        // 12.5 V^2/R with V = 80 km/h and R = 1000 m is 80 mm.
        assertThat(s.equilibrium() * s.designSpeed() * s.designSpeed() / 1000 * s.railHeadDistance())
                .isCloseTo(0.080, within(1e-12));
        assertThat(s.maxTangent()).isInfinite();
        DesignStandard road = StandardPresets.load("road-80-mountain").standard();
        assertThat(road.platformWidth()).isEqualTo(11.1);
        assertThat(road.flatLength()).isZero();
    }

    @Test
    void overridesReplaceNumbersAndNameTheirSource() {
        StandardPreset preset =
                StandardPresets.load("road-80-mountain").with("width_m", 9.5).with("min_radius_m", 400.0);
        assertThat(preset.standard().platformWidth()).isEqualTo(9.5);
        assertThat(preset.standard().minRadius()).isEqualTo(400);
        assertThat(preset.figures().get("width_m").source()).isEqualTo(Figure.FROM_SCENARIO);
    }

    @ParameterizedTest
    @CsvSource({
        "min_radius, 300, min_radius_m",
        "width, 10, width_m",
        "maxgrade_permil, 20, max_grade_permil",
        "min_radius_m, -3, greater than 0",
        "max_grade_permil, NaN, greater than 0",
        "min_tunnel_m, Infinity, not below 0",
        "max_cant_mm, 150, unknown key",
    })
    void senselessOverridesAreRefused(String key, double value, String words) {
        StandardPreset preset = StandardPresets.load("road-80-mountain");
        assertThatThrownBy(() -> preset.with(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void contradictionsAndUnknownNamesAreRefused() {
        assertThatThrownBy(() -> StandardPresets.load("rail-1520-90"))
                .hasMessage("unknown standard rail-1520-90: the nearest known one is rail-1520-60");
        StandardPreset rail = StandardPresets.load("rail-1520-80");
        assertThatThrownBy(() -> rail.with("min_grade_permil", 25.0).standard()).hasMessageContaining("max_grade");
        assertThatThrownBy(() -> rail.with("clothoid_radii_m", List.of(400.0, 300.0)).standard())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spellingCountsLetters() {
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.distance("flaw", "lawn")).isEqualTo(2);
    }
}
