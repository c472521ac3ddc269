package org.thalweg.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.thalweg.study.TermsReader;
import org.thalweg.terms.RandomGames.Game;

/** Draws against probabilities known by hand; smallest changes against trying all; sentences against the analysis. */
class RobustnessTest {
    /** B follows A's wish, or not: whether the second voice speaks for B decides everything. */
    private static final String MODEL = """
            name: two voices
            parties: {a: {}, b: {}}
            options:
              build: {party: a}
              allow: {party: b}
            status_quo: []
            values:
              cost: {unit: USD, cases: [{when: build, value: [0, 3]}, {value: 1}]}
            preferences:
              a:
                - {less: cost, name: cost}
                - {prefer: allow, name: leave}
              b:
                - name: stance
                  readings:
                    - {prefer: allow iff build, voice: ministry}
                    - {prefer: not allow, voice: adviser}
                    - {prefer: not allow, voice: parliament}
                - {prefer: not build, name: rest}
            robustness: {draws: 10000, seed: 5}
            """;

    private static ConflictModel model() {
        return TermsReader.read("voices.yaml", MODEL.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A builds when its cost is below 1: a third of the draws. B allows then with the first voice: Nash equilibria are 4 (both)
     * in 1/3 x 1/3, 2 (build, not allowed) in 1/3 x 2/3, 1 (nothing) in 2/3. Binomial, four standard deviations.
     */
    @Test
    void sharesAreTheProbabilities() {
        Robustness r = Robustness.of(model(), Figures.NONE, 10_000, 5);
        double[] expected = {2 / 3.0, 2 / 9.0, 0, 1 / 9.0};
        for (int s = 0; s < 4; s++) {
            double p = expected[s];
            assertThat(r.share(Concept.NASH, s)).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / 10_000) + 1e-12));
        }
        List<Robustness.Decisive> decisive = r.decisive(Concept.NASH, 3);
        // The reading moves it from 1/3 to 0; the cost, parted in the middle of its range, from 2/9 to 0.
        assertThat(decisive).extracting(d -> d.open().name()).containsExactly("stance", "cost");
        assertThat(decisive.get(0).swing()).isCloseTo(1 / 3.0, within(0.04));
        assertThat(decisive.get(1).swing()).isCloseTo(2 / 9.0, within(0.04));
    }

    @Test
    void theSameSeedGivesTheSame() {
        Robustness a = Robustness.of(model(), Figures.NONE, 500, 9);
        Robustness b = Robustness.of(model(), Figures.NONE, 500, 9);
        for (int s = 0; s < 4; s++) {
            assertThat(a.share(Concept.SEQ, s)).isEqualTo(b.share(Concept.SEQ, s));
        }
    }

    @Test
    void aFigureOfTheStudyIsNotDrawn() {
        ConflictModel m = TermsReader.read("f.yaml",
                MODEL.replace("value: [0, 3]", "value: [0, 3], figure: alternatives.x.cost").getBytes(StandardCharsets.UTF_8));
        Robustness r = Robustness.of(m, new Figures(java.util.Map.of("alternatives.x.cost", 0.5)), 2000, 5);
        assertThat(r.opens()).extracting(Robustness.Open::name).containsExactly("stance");
        assertThat(r.share(Concept.NASH, 0)).isZero();
    }

    /** Over one draw after another, the shares are those of whole analyses. */
    @Test
    void drawsAgreeWithWholeAnalyses() {
        ConflictModel m = TermsReader.read(java.nio.file.Path.of("..", "scenarios", "meghri", "terms.yaml"));
        int draws = 200;
        Robustness r = Robustness.of(m, Figures.NONE, draws, 3);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        int[][] counts = new int[4][m.space().states()];
        Ranker ranker = new Ranker(m);
        for (int d = 0; d < draws; d++) {
            Rankings rankings = ranker.rankings(Stance.drawn(m, Figures.NONE, random), false);
            Stability whole = Stability.of(m.moves(), rankings, m.joint());
            for (int c = 0; c < 4; c++) {
                int concept = c;
                whole.equilibria(Robustness.CONCEPTS.get(c)).stream().forEach(s -> counts[concept][s]++);
            }
        }
        for (int c = 0; c < 4; c++) {
            for (int s = 0; s < m.space().states(); s++) {
                assertThat(r.share(Robustness.CONCEPTS.get(c), s)).isEqualTo((double) counts[c][s] / draws);
            }
        }
    }

    /** Where nothing is open, a draw is the model itself: by the plain definitions, over moves of every kind. */
    @Test
    void aDrawAgreesWithTheDefinitions() {
        for (int seed = 0; seed < 2000; seed++) {
            Game game = RandomGames.of(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
            JointMoves joint = JointMoves.values()[seed % 4 == 0 ? 1 : 0];
            Definitions plain = new Definitions(game.moves(), game.rank(), game.band(), joint == JointMoves.SINGLE_MOVE);
            Robustness r = Robustness.of(ranked(game, joint), Figures.NONE, 1, seed);
            for (Concept c : Robustness.CONCEPTS) {
                for (int s = 0; s < game.graph().states(); s++) {
                    boolean all = true;
                    for (int p = 0; p < game.graph().parties() && all; p++) {
                        all = plain.stable(c, p, s);
                    }
                    assertThat(r.share(c, s)).as("seed %d, %s, %s, state %d, %s", seed, joint, c, s, game).isEqualTo(all ? 1.0 : 0.0);
                }
            }
        }
    }

    /** The edits found are the fewest, and each does what it says. */
    @Test
    void editsMakeTheWishComeTrue() {
        WishedOutcome w = WishedOutcome.of(model(), Figures.NONE, Concept.NASH, 3);
        assertThat(w.already()).isFalse();
        // In the central case the cost of building is 1.5: A does not build; leaving its cost out lets it be.
        assertThat(w.edits()).isNotEmpty().allSatisfy(e -> assertThat(e).hasSize(1));
        assertThat(w.edits().get(0).get(0).statement()).isEqualTo("cost");
        assertThat(w.edits().get(0).get(0).words()).isEqualTo("is left out");
    }

    /** Of all ways to raise the wished state, those found pass the fewest states. */
    @Test
    void raisesAreTheLeast() {
        for (int seed = 0; seed < 300; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Game game = RandomGames.of(random);
            if (game.graph().parties() > 3 || game.graph().states() < 2) {
                continue;
            }
            int wished = random.nextInt(game.graph().states());
            Concept concept = Robustness.CONCEPTS.get(random.nextInt(4));
            WishedOutcome w = WishedOutcome.of(ranked(game), Figures.NONE, concept, wished);
            int least = least(game, concept, wished);
            int found = w.already() ? 0 : w.raises() == null ? -1 : w.raises().stream().mapToInt(List::size).sum();
            assertThat(found).as("seed %d, %s, state %d, %s", seed, concept, wished, game).isEqualTo(least);
        }
    }

    private static ConflictModel ranked(Game game) {
        return ranked(game, JointMoves.LEGAL_SEQUENCES);
    }

    private static ConflictModel ranked(Game game, JointMoves joint) {
        List<Preference> preferences = new ArrayList<>();
        List<Party> parties = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int p = 0; p < game.graph().parties(); p++) {
            parties.add(new Party("p" + p, "P" + p));
            preferences.add(new Preference.Ranked(game.rankings().ranks(p), game.rankings().bands(p), Evidence.NONE));
        }
        for (int s = 0; s < game.graph().states(); s++) {
            names.add("s" + s);
        }
        return new ConflictModel("g", "", parties, List.of(), List.of(), StateSpace.named(names), game.graph(), 0, preferences,
                List.of(), List.of(), joint, 3, 0, 1, List.of());
    }

    /** By the plain definitions, over all raises of all parties. */
    private static int least(Game game, Concept concept, int wished) {
        int parties = game.graph().parties();
        int states = game.graph().states();
        int best = -1;
        for (int code = 0; code < Math.pow(states, parties); code++) {
            int[][] rank = new int[parties][];
            int passed = 0;
            int rest = code;
            for (int p = 0; p < parties; p++) {
                int like = rest % states;
                rest /= states;
                rank[p] = game.rank()[p].clone();
                int before = rank[p][wished];
                rank[p][wished] = Math.max(before, rank[p][like]);
                for (int t = 0; t < states; t++) {
                    passed += rank[p][t] > before && rank[p][t] <= rank[p][wished] && t != wished ? 1 : 0;
                }
            }
            Definitions plain = new Definitions(game.moves(), rank, game.band(), false);
            boolean all = best < 0 || passed < best;
            for (int p = 0; p < parties && all; p++) {
                all = plain.stable(concept, p, wished);
            }
            best = all ? passed : best;
        }
        return best;
    }

    /** A reason for stability tells no unanswered improvement, a reason against it does. */
    @Test
    void reasonsFitTheAnalysis() {
        for (int seed = 0; seed < 500; seed++) {
            Game game = RandomGames.of(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
            ConflictModel model = ranked(game);
            Narrator narrator = new Narrator(model, game.rankings());
            Stability stability = Stability.of(game.graph(), game.rankings(), JointMoves.LEGAL_SEQUENCES);
            Foresight.Result ahead = Foresight.limited(game.graph(), game.rankings(), 3);
            for (int p = 0; p < game.graph().parties(); p++) {
                for (int s = 0; s < game.graph().states(); s++) {
                    for (Concept c : Concept.values()) {
                        String reason = narrator.reason(c, p, s);
                        boolean against = reason.contains("no answer") || reason.contains(", but only against")
                                || reason.contains(", but from there") || (c == Concept.NASH && reason.contains("would move"));
                        assertThat(against).as("seed %d %s %d %d: %s", seed, c, p, s, reason).isEqualTo(!stability.stable(c, p, s));
                    }
                    assertThat(narrator.foresight(3, p, s).contains("would move from"))
                            .as("seed %d %d %d %s", seed, p, s, game)
                            .isEqualTo(!ahead.stable()[p].get(s));
                }
            }
        }
    }
}
