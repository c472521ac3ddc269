package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.standard.Figure;
import org.thalweg.standard.Mode;

class UnitCostsTest {
    @Test
    void presetsCarryPublishedSuggestions() {
        UnitCosts costs = UnitCosts.load("caucasus-2025");
        assertThat(costs.currency()).isEqualTo("USD");
        assertThat(costs.priceYear()).isEqualTo(2025);
        Rates road = costs.rates(Mode.ROAD);
        Rates rail = costs.rates(Mode.RAIL);
        assertThat(road.tunnel()).isEqualTo(28_000);
        assertThat(rail.tunnel()).isEqualTo(18_000);
        assertThat(road.bridge()).isEqualTo(25_000);
        assertThat(rail.bridge()).isEqualTo(20_000);
        assertThat(road.portal()).isEqualTo(1_500_000);
        assertThat(rail.surface() + rail.systems()).isEqualTo(1_700);
        assertThat(road.soilCut()).isEqualTo(6);
        assertThat(road.haul()).isEqualTo(0.5);
        costs.figures().values().forEach(f -> assertThat(f.source()).isNotBlank());
    }

    @Test
    void theYardstickPresetIsRoundAndComplete() {
        Rates rates = UnitCosts.load("flat-test").rates(Mode.RAIL);
        assertThat(rates.surface()).isEqualTo(1000);
        assertThat(rates.portal()).isZero();
        assertThat(rates.ventilationLength()).isInfinite();
    }

    @Test
    void overridesReplaceOneNumber() {
        UnitCosts costs = UnitCosts.load("caucasus-2025").with("tunnel.rail.per_m", 21_000);
        assertThat(costs.rates(Mode.RAIL).tunnel()).isEqualTo(21_000);
        assertThat(costs.rates(Mode.ROAD).tunnel()).isEqualTo(28_000);
        assertThat(costs.figures().get("tunnel.rail.per_m").source()).isEqualTo(Figure.FROM_SCENARIO);
        assertThat(costs.with("tunnel.rail.escape_length_m", Double.POSITIVE_INFINITY)
                        .rates(Mode.RAIL)
                        .escapeLength())
                .isInfinite();
    }

    @ParameterizedTest
    @CsvSource({
        "tunnel.rail.per_m, -1, must be a number not below 0",
        "tunnel.rail.per_m, NaN, must be a number not below 0",
        "tunnel.rail.per_m, Infinity, must be a number not below 0",
        "tunnel.rail.perm, 1, the nearest known key is tunnel.rail.per_m",
    })
    void senselessNumbersAreRefused(String key, double value, String words) {
        assertThatThrownBy(() -> UnitCosts.load("caucasus-2025").with(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void unknownPresetsNameTheNearest() {
        assertThatThrownBy(() -> UnitCosts.load("caucasus-2024"))
                .hasMessage("unknown unit costs caucasus-2024: the nearest known preset is caucasus-2025");
    }
}
