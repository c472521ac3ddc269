package org.thalweg.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.study.TermsReader;

/** Conflicts of the literature: read from the examples, against their known equilibria. */
class KnownConflictsTest {
    private static ConflictModel model(String name) {
        return TermsReader.read(Path.of("..", "examples", "terms", name + ".yaml"));
    }

    private static TermsAnalysis analysis(String name) {
        return TermsAnalysis.of(model(name), Figures.NONE);
    }

    private static Set<String> names(ConflictModel model, BitSet states) {
        Set<String> names = new TreeSet<>();
        states.stream().forEach(s -> names.add(model.space().name(s)));
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "elmira, 5 8 9, 1 4 5 8 9, 1 4 5 8 9, 5 8 9",
        "cuba-irreversible, 5, 0 1 2 4 5 6 7, 0 1 2 4 5 6 7, 4 5 6",
        "cuba-reversible, '', 0 1 2 4 5 6 7, 0 1 2 4 5 6 7, 4 6",
        "prisoners-dilemma, 4, 1 4, 1 4, 1 4",
        "chicken, 2 3, 1 2 3, 1 2 3, 2 3",
        "sustainable-development, 1, 1 3, 1 3, 1"
    })
    void equilibria(String name, String nash, String gmr, String smr, String seq) {
        TermsAnalysis a = analysis(name);
        List<String> expected = List.of(nash, gmr, smr, seq);
        for (Concept c : CoalitionStability.CONCEPTS) {
            String words = expected.get(c.ordinal());
            assertThat(names(a.model(), a.stability().equilibria(c)))
                    .as("%s %s", name, c)
                    .isEqualTo(new TreeSet<>(words.isEmpty() ? List.of() : Arrays.asList(words.split(" "))));
        }
    }

    @Test
    void elmiraPartyByParty() {
        TermsAnalysis a = analysis("elmira");
        assertThat(a.model().space().states()).isEqualTo(9);
        assertThat(names(a.model(), a.stability().stable(Concept.NASH, 0))).hasSize(9);
        assertThat(names(a.model(), a.stability().stable(Concept.NASH, 1))).containsExactly("1", "4", "5", "8", "9");
        assertThat(names(a.model(), a.stability().stable(Concept.NASH, 2))).containsExactly("5", "6", "7", "8", "9");
        assertThat(names(a.model(), a.stability().stable(Concept.SEQ, 2))).containsExactly("2", "3", "5", "6", "7", "8", "9");
    }

    @Test
    void elmiraMoves() {
        ConflictModel m = model("elmira");
        assertThat(moves(m, 0)).containsExactly("1>2", "3>4", "5>6", "7>8");
        assertThat(moves(m, 1)).containsExactly(
                "1>3", "1>9", "2>4", "2>9", "3>9", "4>9", "5>7", "5>9", "6>8", "6>9", "7>9", "8>9");
        assertThat(moves(m, 2)).containsExactly("1>5", "2>6", "3>7", "4>8", "5>1", "6>2", "7>3", "8>4");
    }

    private static List<String> moves(ConflictModel m, int p) {
        List<String> out = new ArrayList<>();
        int[] buffer = new int[m.moves().most()];
        for (int s = 0; s < m.space().states(); s++) {
            int n = m.moves().from(p, s, buffer);
            for (int k = 0; k < n; k++) {
                out.add(m.space().name(s) + ">" + m.space().name(buffer[k]));
            }
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2 4, 5 8, 6 8", "5, 1 5, 3 7, ''", "6, 2 4, 2 8, 6 8", "7, 2 4, 2 8, 6 8"
    })
    void elmiraGroups(int group, String a, String b, String c) {
        TermsAnalysis analysis = analysis("elmira");
        Set<String> expected = new TreeSet<>(List.of(a, b, c));
        expected.remove("");
        Set<String> found = new TreeSet<>();
        for (int s = 0; s < 9; s++) {
            for (int t : analysis.groups().improvements(group, s)) {
                found.add(analysis.model().space().name(s) + " " + analysis.model().space().name(t));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    /** The ministry and the company leave 5 together for 8: the historical outcome. */
    @Test
    void elmiraEndsInEight() {
        TermsAnalysis a = analysis("elmira");
        assertThat(a.groups().upsetBy(Concept.SEQ, 4)).containsExactly(3);
        assertThat(names(a.model(), a.groups().equilibria(Concept.SEQ))).containsExactly("8", "9");
        List<Evolution.Edge> way = a.together().way(7);
        assertThat(way).extracting(e -> a.model().space().name(e.to())).containsExactly("5", "8");
        assertThat(way).extracting(Evolution.Edge::group).containsExactly(4, 3);
        assertThat(new Narrator(a.model(), a.rankings()).group(a.groups(), Concept.SEQ, 3, 4))
                .isEqualTo("Ministry and Uniroyal would move together from 5 to 8, which all of them like better, and not every such"
                        + " move can be answered.");
    }

    /** What a part of a group can do alone is its own doing: 1 to 5 is local government's, though the ministry gains too. */
    @ParameterizedTest
    @CsvSource({"1, 1>5 4;5>8 3", "2, 2>4 2;2>9 2;2>6 4;2>8 6;4>8 4;6>8 2;6>9 2"})
    void elmiraGroupsActOnlyWhereTheirPartsCannot(String start, String expected) {
        TermsAnalysis a = analysis("elmira");
        Evolution e = Evolution.together(a.model().moves(), a.groups(), a.model().space().named(start));
        assertThat(e.edges())
                .extracting(k -> a.model().space().name(k.from()) + ">" + a.model().space().name(k.to()) + " " + k.group())
                .containsExactlyInAnyOrder(expected.split(";"));
    }

    @Test
    void reasonsAreTold() {
        TermsAnalysis a = analysis("elmira");
        Narrator narrator = new Narrator(a.model(), a.rankings());
        assertThat(narrator.reason(Concept.GMR, 2, 0)).isEqualTo("Local government would move from 1 to 5; Ministry can answer"
                + " with 6, which Local government likes less than 1.");
        assertThat(narrator.reason(Concept.SEQ, 2, 0)).isEqualTo("Local government would move from 1 to 5; Ministry can answer"
                + " with 6, but only against the interest of one who would have to move.");
        assertThat(narrator.reason(Concept.SEQ, 0, 8)).isEqualTo("Ministry has no move from 9.");
        assertThat(narrator.foresight(1, 2, 0)).isEqualTo("Looking 1 move ahead, Local government would move from 1 to 5,"
                + " where play would end, which it likes better than 1.");
    }
}
