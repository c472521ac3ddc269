package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.terms.ConflictModel;
import org.thalweg.terms.Evidence;
import org.thalweg.terms.Grounds;
import org.thalweg.terms.Preference;

/** Conflict models read and refused. */
class TermsReaderTest {
    private static final String GOOD = """
            name: good
            parties: {a: {title: A}, b: {}}
            options:
              build: {party: a}
              allow: {party: b}
              inspect: {party: b}
            rules:
              - build implies allow
              - {rule: not (allow and inspect), why: one or the other}
            status_quo: [inspect]
            values:
              cost: {cases: [{when: build, value: [1, 2]}, {value: 0}]}
            preferences:
              a:
                - {prefer: build, strong: true}
                - {less: cost, place: [1, 2]}
              b:
                - {prefer: not build or inspect}
            wished:
              - [allow, build]
            """;

    private static ConflictModel read(String text) {
        return TermsReader.read("terms.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theGoodModelIsRead() {
        ConflictModel m = read(GOOD);
        assertThat(m.space().states()).isEqualTo(4);
        assertThat(m.taken(m.statusQuo())).containsExactly("inspect");
        assertThat(m.taken(m.wished().get(0))).containsExactly("build", "allow");
        assertThat(m.draws()).isEqualTo(10_000);
    }

    @Test
    void theBundledCaseIsRead() {
        ConflictModel m = TermsReader.read(Path.of("..", "scenarios", "meghri", "terms.yaml"));
        assertThat(m.parties()).hasSize(5);
        assertThat(m.options()).hasSize(14);
        // Every statement says where it comes from, or that it is an assumption.
        Grounds grounds = Grounds.of(m);
        assertThat(grounds.readings().get(Evidence.Basis.NONE)).isZero();
        assertThat(grounds.conditions().get(Evidence.Basis.NONE)).isZero();
        assertThat(grounds.verified()).isZero();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("  - build implies allow", "  - build and not build",
                        "line 8: rules[0] is 'build and not build', which leaves no state at all: correct it"),
                Arguments.of("why: one or the other}", "why: x}\n  - allow and inspect",
                        "line 10: rules[2] is 'allow and inspect', which together with the rules before it leaves no state"),
                Arguments.of("status_quo: [inspect]", "status_quo: [allow, inspect]",
                        "line 10: status_quo is not feasible: it breaks the rule 'not (allow and inspect)'"),
                Arguments.of("status_quo: [inspect]", "status_quo: [inspekt]",
                        "line 10: status_quo[0] is 'inspekt', which is no option: the nearest is inspect"),
                Arguments.of("prefer: build,", "prefer: bild,",
                        "line 15: preferences.a[0].prefer is 'bild', which names 'bild', which is no option: the nearest is build"),
                Arguments.of("prefer: build,", "prefer: build and,", "breaks off: an option is missing at its end"),
                Arguments.of("prefer: build,", "prefer: (build,", "has a parenthesis that is not closed"),
                Arguments.of("prefer: build,", "prefer: build allow,", "ends before 'allow': an operator"),
                Arguments.of("prefer: build,", "prefer: exactly(build),", "needs a number after exactly"),
                Arguments.of("less: cost", "less: coast", "is 'coast', which is no value of this model: the nearest is cost"),
                Arguments.of("place: [1, 2]", "place: [1, 3]", "must hold the statement's own place, 2, and end within the list, at 2"),
                Arguments.of("{less: cost, place: [1, 2]}", "{less: cost, strong: false}\n    - {prefer: allow, strong: true}",
                        "strong statements come first"),
                Arguments.of("{less: cost, place: [1, 2]}", "{less: cost, more: cost}", "has less and more: keep one of them"),
                Arguments.of("inspect: {party: b}", "inspect: {party: c}", "line 6: options.inspect.party is 'c', which is no party"),
                Arguments.of("inspect: {party: b}", "not: {party: b}", "options.not cannot be the name of an option"),
                Arguments.of("  b:\n    - {prefer: not build or inspect}\n", "", "preferences lacks b: say what this party prefers"),
                Arguments.of("  b:\n", "  b:\n    - {prefer: allow, name: statement-2}\n", "is named statement-2, as an earlier statement"),
                Arguments.of("[{when: build, value: [1, 2]}, {value: 0}]", "[{when: build, value: 1}]",
                        "values.cost has no case for state 1: add a last case without when"),
                Arguments.of("value: [1, 2]", "value: [2, 1]", "a range begins with its lesser end"),
                Arguments.of("wished:\n", "horizons: 3\nwished:\n", "horizons is not known here: the nearest known key is horizon"),
                Arguments.of("wished:\n  - [allow, build]", "wished: [\"9\"]", "names the state '9', which this model does not have"),
                Arguments.of("place: [1, 2]", "place: [2, 1]", "place is [2, 1], but must hold the statement's own place, 2"),
                Arguments.of("wished:\n", "red_lines:\n  - {party: a, title: t, figure: f, at_least: 2, at_most: 1}\nwished:\n",
                        "line 20: red_lines[0] needs at_least or at_most, the first not above the second"),
                Arguments.of("wished:\n", "red_lines:\n  - {party: z, title: t, holds: build}\nwished:\n",
                        "line 20: red_lines[0].party is 'z', which is no party of this model"),
                Arguments.of("wished:\n", "red_lines:\n  - {party: a, title: t, holds: build, figure: f}\nwished:\n",
                        "has holds and figure: keep one of them"),
                Arguments.of("wished:\n", "merge: [{name: gone, when: build and not build}]\nwished:\n",
                        "line 19: merge[0].name is 'gone', but the rules leave no choice that it could stand for: remove it"),
                Arguments.of("wished:\n", "merge: [{name: \"1\", when: build}]\nwished:\n", "is the name of another state too: choose another"),
                Arguments.of("wished:\n", "robustness: {draws: -1}\nwished:\n",
                        "line 19: robustness.draws is -1, but must be a whole number of draws, from 0 to 1000000"),
                Arguments.of("wished:\n", "robustness: {draws: 1.5}\nwished:\n", "robustness.draws is 1.5, but must be a whole number"),
                Arguments.of("wished:\n", "robustness: {draws: .nan}\nwished:\n", "robustness.draws is"),
                Arguments.of("wished:\n", "horizon: many\nwished:\n", "line 19: horizon is 'many', but must be a whole number"),
                Arguments.of("  allow: {party: b}", "  allow: b", "line 5: options.allow is 'b', but must be a map with the party that decides"),
                Arguments.of("  allow: {party: b}", "  allow: {party: [b]}", "options.allow.party"),
                Arguments.of("parties: {a: {title: A}, b: {}}", "parties: [a, b]", "line 2: parties is a list of 2, but must be a map of 1 to 20 parties by name"),
                Arguments.of("value: [1, 2]", "value: [1, 2, 3]", "but must be a number, or a range such as [1, 2]"),
                Arguments.of("value: [1, 2]", "value: one", "but must be a number, or a range such as [1, 2]"),
                Arguments.of("value: [1, 2]", "value: .inf", "values.cost.cases[0].value"),
                Arguments.of("prefer: build, strong", "prefer: [build], strong", "preferences.a[0].prefer"),
                Arguments.of("prefer: build, strong", "prefer: true, strong", "preferences.a[0].prefer is true, but must be"),
                Arguments.of("  b:\n", "  c: [{prefer: build}]\n  b:\n", "preferences.c is no party of this model"),
                Arguments.of("prefer: build,", "prefer: build, one_of: papers,",
                        "line 15: preferences.a[0].one_of is 'papers', which is no list of sources of this model: add it to sources"),
                Arguments.of("wished:\n", "sources: {papers: [x]}\nwished:\n", "line 19: sources.papers is a list of 1, but must be a list of two or more"),
                Arguments.of("{prefer: build,", "{prefer: build, source: \"one of: x; y\",",
                        "preferences.a[0].source is 'one of: x; y', which is no one source: make a list of them in sources"),
                Arguments.of("prefer: build,", "prefer: build, source: x, assumed: y,",
                        "line 15: preferences.a[0] has source and assumed: keep one of them"),
                Arguments.of("{prefer: build,", "{prefer: build, assumed: x, verified: true,", "what is assumed has no source to check"));
    }

    @Test
    void moreOptionsThanCanBeListed() {
        StringBuilder options = new StringBuilder();
        for (int k = 0; k < 23; k++) {
            options.append("  more-").append(k).append(": {party: a}\n");
        }
        assertThatThrownBy(() -> read(GOOD.replace("rules:\n", options + "rules:\n")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 3: options has 26 entries, but must be a map of 1 to 22 options by name");
    }

    /** Bombs of size, depth and aliases are refused before they are unfolded. */
    @Test
    void bombsAreRefused() {
        byte[] large = new byte[50 << 20];
        java.util.Arrays.fill(large, (byte) ' ');
        assertThatThrownBy(() -> TermsReader.read("terms.yaml", large)).isInstanceOf(BadInput.class).hasMessageContaining("terms.yaml");
        assertThatThrownBy(() -> read(GOOD + "robustness: " + "[".repeat(100_000))).isInstanceOf(BadInput.class)
                .hasMessageStartingWith("terms.yaml, line 21: ");
        assertThatThrownBy(() -> read(GOOD + "robustness: " + "{a: ".repeat(5000))).isInstanceOf(BadInput.class)
                .hasMessageStartingWith("terms.yaml, line 21: ");
        assertThatThrownBy(() -> read(GOOD.replace("prefer: build,", "prefer: " + "(".repeat(400) + "build" + ")".repeat(400) + ",")))
                .isInstanceOf(BadInput.class).hasMessageContaining("deep");
        String bomb = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n";
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(BadInput.class)
                .hasMessageContaining("terms.yaml, line 2: b[0] is an alias, but aliases are not read: write the value out");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreNamedWithTheirLine(String from, String to, String expected) {
        assertThat(GOOD).contains(from);
        assertThatThrownBy(() -> read(GOOD.replace(from, to)))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("terms.yaml, line ")
                .hasMessageContaining(expected);
    }

    private static String ranked(String ranking) {
        return """
                name: ranked
                parties: {a: {}}
                states: [1, 2, 3, 4]
                moves: {a: [1 > 2]}
                status_quo: 1
                preferences:
                  a:
                    ranking:
                """ + ranking;
    }

    static Stream<Arguments> rankings() {
        return Stream.of(
                Arguments.of("      - 1 > 2\n      - 2 > 3\n      - 3 > 1 > 4\n",
                        "which with the other comparisons makes a cycle"),
                Arguments.of("      - 1 > 2\n      - 1 > 3 > 4\n", "does not say how states 2 and 3 compare"),
                Arguments.of("      - 1 > 2 >\n", "breaks off: a state is missing at its end"),
                Arguments.of("      - 1 => 2\n", "has the sign '=>'"),
                Arguments.of("      - 1\n      - 2\n      - 1\n      - 3\n      - 4\n",
                        "line 11: preferences.a.ranking[2] ranks state 1 a second time, after line 9"),
                Arguments.of("      - 1\n      - [2, 3]\n", "lacks state 4: rank every state"),
                Arguments.of("      - 1\n      - [2, 7]\n", "names the state '7'"));
    }

    @ParameterizedTest
    @MethodSource("rankings")
    void rankingsThatContradictThemselves(String ranking, String expected) {
        assertThatThrownBy(() -> read(ranked(ranking)))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("terms.yaml, line ")
                .hasMessageContaining(expected);
    }

    @Test
    void rankingsInBothForms() {
        for (String ranking : List.of("      - 1\n      - [2, 4]\n      - \">>\"\n      - 3\n", "      - 1 > 2 = 4\n      - 4 >> 3\n")) {
            Preference.Ranked r = (Preference.Ranked) read(ranked(ranking)).preferences().get(0);
            assertThat(r.rank()).containsExactly(2, 1, 0, 1);
            assertThat(r.band()).containsExactly(1, 1, 0, 1);
        }
    }

    /** Whatever is broken, the answer is a model or one sentence. */
    @Test
    void brokenTextIsRefusedInASentence() {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? GOOD : ranked("      - 1 > 2 = 4\n      - 4 >> 3\n"));
            for (int k = 0; k <= random.nextInt(3); k++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, " {}[]:,-><=!()&|0aä\n".charAt(random.nextInt(20)));
                    default -> text.setCharAt(at, " {}[]:,-><=!()&|0aä\n".charAt(random.nextInt(20)));
                }
            }
            try {
                read(text.toString());
            } catch (BadInput e) {
                assertThat(e.getMessage()).as("seed %d", seed).startsWith("terms.yaml").endsWith(".");
            }
        }
    }
}
