package org.thalweg.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.study.TermsReader;

/** What outcomes select, with the study's figures for just that; and on what statements rest. */
class GroundsTest {
    private static final String MODEL = """
            name: two parties
            parties: {a: {}, b: {}}
            sources: {papers: [one, two]}
            options:
              build: {party: a, selects: {alternative: low, delivery: own}}
              high: {party: b, selects: {alternative: high}}
              sealed: {party: b, selects: {regime: sealed}}
            rules: [high implies build]
            status_quo: []
            preferences:
              a: [{prefer: build, source: one}, {prefer: not high, assumed: by nobody}]
              b: [{readings: [{prefer: high, one_of: papers, verified: true}, {silent: true}]}]
            red_lines:
              - {party: a, title: t, holds: build, one_of: papers}
            robustness: {draws: 0}
            """;

    private static final Map<String, Double> FIGURES = Map.of(
            "alternatives.low.construction_cost", 1.0,
            "alternatives.low.modes.road.length_m", 2.0,
            "economy.alternatives.low.delivery.own.construction", 3.0,
            "economy.alternatives.low.delivery.other.construction", 4.0,
            "operation.gate_to_gate.low.truck.sealed.total_s", 5.0,
            "operation.gate_to_gate.low.truck.open.total_s", 6.0,
            "alternatives.high.construction_cost", 7.0,
            "economy.alternatives.high.delivery.own.construction", 8.0,
            "border.sealed.truck.time_s", 9.0,
            "border.open.truck.time_s", 10.0);

    private static TermsAnalysis analysis() {
        ConflictModel model = TermsReader.read("m.yaml", MODEL.getBytes(StandardCharsets.UTF_8));
        return TermsAnalysis.of(model, new Figures(FIGURES));
    }

    private static int state(TermsAnalysis a, String... options) {
        for (int s = 0; s < a.model().space().states(); s++) {
            if (a.model().taken(s).equals(java.util.List.of(options))) {
                return s;
            }
        }
        throw new AssertionError("no such state");
    }

    /** A later option's selection stands in place of an earlier one's, and only figures of what is selected are told. */
    @Test
    void figuresOfWhatIsSelectedAlone() {
        TermsAnalysis a = analysis();
        assertThat(a.onTheGround(state(a, "sealed")).entries()).extracting(OutcomeFigures.Entry::value).containsExactly(9.0);
        assertThat(a.onTheGround(state(a, "build", "sealed")).entries()).extracting(OutcomeFigures.Entry::value)
                .containsExactly(2.0, 1.0, 3.0, 9.0, 5.0);
        OutcomeFigures high = a.onTheGround(state(a, "build", "high"));
        assertThat(high.entries()).extracting(OutcomeFigures.Entry::value).containsExactly(7.0, 8.0);
        assertThat(high.sentence()).isEqualTo("The line high, delivered by own for 0.0 million units of money.");
    }

    @Test
    void groundsAreCounted() {
        Grounds g = Grounds.of(analysis().model());
        assertThat(g.readings()).isEqualTo(Map.of(Evidence.Basis.NONE, 1, Evidence.Basis.PAIRED, 1, Evidence.Basis.ONE_OF, 1,
                Evidence.Basis.ASSUMED, 1));
        assertThat(g.conditions().get(Evidence.Basis.ONE_OF)).isEqualTo(1);
        assertThat(g.verified()).isEqualTo(1);
        assertThat(g.words()).isEqualTo("Of 4 readings of what the parties prefer: 1 with a source of its own; 1 in one of several"
                + " sources, not known in which; 1 assumed by the model; 1 without a source. Of 1 conditions that they have named:"
                + " 1 in one of several sources, not known in which. The sources of 1 of them were read for this model.");
    }
}
