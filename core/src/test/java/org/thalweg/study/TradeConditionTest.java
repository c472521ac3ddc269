package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.standard.Mode;

/** Conditions as they are typed, and what they do to a scenario's text. */
class TradeConditionTest {
    private static final Path FILE = Path.of("..", "examples", "a13-setback", "scenario.yaml");

    private static Scenario with(String condition) {
        TradeCondition c = TradeCondition.parse(condition);
        Scenario base = ScenarioReader.read(FILE);
        return ScenarioReader.read(FILE, root -> c.applied(root, base, base.alternatives().get(0), c.values().get(0)));
    }

    private static String given(String condition) {
        TradeCondition c = TradeCondition.parse(condition);
        Scenario base = ScenarioReader.read(FILE);
        String[] given = new String[1];
        ScenarioReader.read(FILE, root -> {
            given[0] = c.given(base, root, base.alternatives().get(0));
            return root;
        });
        return given[0];
    }

    @Test
    void everyFormReachesItsPlace() {
        Scenario setback = with("setback=250");
        assertThat(setback.borders(setback.alternatives().get(0)).get(0).setback()).isEqualTo(250);
        assertThat(setback.alternatives()).singleElement().extracting(AlternativeSpec::name).isEqualTo("cheapest");
        assertThat(with("setback:south=40").alternatives().get(0).setbacks()).containsEntry("south", 40.0);
        assertThat(with("zone:village=without").modes().get(Mode.ROAD).zones()).isEmpty();
        assertThat(with("zone:village=with").modes().get(Mode.ROAD).zones()).hasSize(1);
        assertThat(with("reuse=with").alternatives().get(0).reuse()).isTrue();
        assertThat(with("rail.max_grade_permil=12.5").modes().get(Mode.RAIL).standard().maxGrade()).isEqualTo(0.0125);
        assertThat(with("road.standard=road-60-mountain").modes().get(Mode.ROAD).standard().id()).isEqualTo("road-60-mountain");
        assertThat(with("cost:tunnel.rail.per_m=123").modes().get(Mode.RAIL).rates().tunnel()).isEqualTo(123);
        assertThat(with("weight:border=2.5").alternatives().get(0).weight("border")).isEqualTo(2.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "setback=1 | 0", "zone:village=with | with", "reuse=with | without", "road.width_m=9 | 11.1",
        "rail.flat_length_m=5 | 0", "road.standard=road-60-mountain | road-80-mountain", "cost:tunnel.road.per_m=1 | 20000",
        "weight:border=1 | 0"
    })
    void theScenariosOwnValueIsKnown(String condition, String value) {
        assertThat(given(condition)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "setback | is no condition with values",
        "setback= | is no condition with values",
        "setbak=1 | names no condition: it can be setback",
        "setback=5,5 | all different and none empty",
        "setback=5,,6 | all different and none empty",
        "setback=-1 | takes numbers not below 0",
        "setback=NaN | takes numbers not below 0",
        "setback=far | takes numbers not below 0",
        "weight:border=x | takes numbers not below 0",
        "zone:village=off | takes with and without",
        "road.=1 | names no figure of a standard",
        "setback:nort=4 | names no border of the scenario: the nearest is south",
        "zone:vilage=without | names no zone of the scenario: the nearest is village",
        "weight:bordr=1 | alternatives[0].weights.bordr is not known here: the nearest known key is border",
        "road.min_radius_m=-4 | modes.road.overrides.min_radius_m is -4, but min_radius_m must be a number greater than 0",
        "road.standard=road-8 | is no known standard",
        "cost:tunel.rail.per_m=1 | the nearest is tunnel.rail.per_m"
    })
    void whatCannotBeIsRefusedInASentence(String condition, String words) {
        assertThatThrownBy(() -> {
                    given(condition);
                    with(condition);
                })
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("--vary ")
                .hasMessageContaining(words);
    }
}
