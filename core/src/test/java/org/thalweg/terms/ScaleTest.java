package org.thalweg.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Large models: the same answer as the plain graph gives, and time that grows with the number of moves. */
class ScaleTest {
    private record Large(MoveGraph moves, Rankings rankings) {}

    /** Options dealt out in turn; each party has ten statements of two options each. */
    static ConflictModel model(int n, int parties, double infeasible, boolean reversible, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Option> options = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            Option.Turn turn = reversible ? Option.Turn.BOTH : Option.Turn.values()[random.nextInt(3)];
            options.add(new Option("o" + k, "", k % parties, turn, new TreeMap<>()));
            names.add("o" + k);
        }
        List<Condition> rules = new ArrayList<>();
        for (int k = 0; k < infeasible; k++) {
            rules.add(Condition.parse("not (" + literal(random, n) + " and " + literal(random, n) + " and " + literal(random, n) + ")", names));
        }
        StateSpace space = StateSpace.of(n, rules, List.of(), false);
        List<Preference> preferences = new ArrayList<>();
        List<Party> who = new ArrayList<>();
        for (int p = 0; p < parties; p++) {
            List<Statement> statements = new ArrayList<>();
            for (int k = 0; k < 10; k++) {
                String text = literal(random, n) + (random.nextBoolean() ? " and " : " or ") + literal(random, n);
                Reading reading = new Reading(Reading.Kind.HOLDS, Condition.parse(text, names), -1, 0, text, Evidence.NONE);
                statements.add(new Statement("s" + k, text, List.of(reading), k + 1, k + 1, k < 2));
            }
            preferences.add(new Preference.Prioritised(statements));
            who.add(new Party("p" + p, "P" + p));
        }
        return new ConflictModel("large", "", who, options, List.of(), space, space.moves(options, parties), 0, preferences,
                List.of(), List.of(), JointMoves.LEGAL_SEQUENCES, 3, 0, 1, List.of());
    }

    private static String literal(RandomGenerator random, int n) {
        return (random.nextBoolean() ? "not " : "") + "o" + random.nextInt(n);
    }

    private static Rankings rankings(ConflictModel model) {
        return new Ranker(model).rankings(Stance.central(model, Figures.NONE), true);
    }

    /** Opening blocks once gives what a search over single states gives. */
    @Test
    void blocksAgreeWithStates() {
        for (int seed = 0; seed < 40; seed++) {
            ConflictModel model = model(6 + seed % 4, 2 + seed % 4, seed % 5, seed % 3 > 0, seed);
            Rankings rankings = rankings(model);
            Stability blocks = Stability.of(model.moves(), rankings, model.joint());
            Stability states = Stability.of(ListedMoves.of(model.moves()), rankings, model.joint());
            for (Concept c : Concept.values()) {
                for (int p = 0; p < model.parties().size(); p++) {
                    assertThat(blocks.stable(c, p)).as("seed %d %s party %d", seed, c, p).isEqualTo(states.stable(c, p));
                }
            }
        }
    }

    /** Ranks by refinement are the order of sums of powers of two. */
    @Test
    void ranksAreSumsOfPowersOfTwo() {
        for (int seed = 0; seed < 20; seed++) {
            ConflictModel model = model(8, 3, 2, true, seed);
            Rankings rankings = rankings(model);
            for (int p = 0; p < 3; p++) {
                List<Statement> statements = Stance.statements(model, p);
                int[] sums = new int[model.space().states()];
                for (int s = 0; s < sums.length; s++) {
                    for (Statement statement : statements) {
                        sums[s] = 2 * sums[s] + (statement.readings().get(0).condition().holds(model.space().choice(s)) ? 1 : 0);
                    }
                }
                assertThat(rankings.ranks(p)).isEqualTo(Rankings.dense(sums));
            }
        }
    }

    /** 65 536 states here; main measures up to a million. */
    @Test
    void growsWithTheNumberOfMoves() {
        ConflictModel model = model(16, 6, 0, true, 1);
        long start = System.nanoTime();
        Stability stability = Stability.of(model.moves(), rankings(model), model.joint());
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
        assertThat(stability.equilibria(Concept.GMR).cardinality())
                .isGreaterThanOrEqualTo(stability.equilibria(Concept.SMR).cardinality());
    }

    /**
     * The benchmark: seconds by number of options; run with a heap of 2 GiB.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        for (int n : new int[] {10, 12, 14, 16, 18, 19, 20}) {
            long start = System.nanoTime();
            ConflictModel model = model(n, 6, arguments.length > 0 ? 3 : 0, true, 7);
            Rankings rankings = rankings(model);
            double made = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            Stability s = Stability.of(model.moves(), rankings, model.joint(), false);
            double took = (System.nanoTime() - start) / 1e9;
            Runtime run = Runtime.getRuntime();
            System.out.println(String.format(Locale.ROOT, "%2d options %8d states: model %.2f s, stability %.2f s, heap %d MiB, equilibria %s",
                    n, model.space().states(), made, took, (run.totalMemory() - run.freeMemory()) >> 20,
                    Arrays.toString(Robustness.CONCEPTS.stream().mapToInt(c -> s.equilibria(c).cardinality()).toArray())));
        }
        for (int n : new int[] {8, 10, 11, 12, 13}) {
            ConflictModel model = model(n, 6, 0, true, 7);
            MoveGraph moves = ListedMoves.of(model.moves());
            Rankings rankings = rankings(model);
            long start = System.nanoTime();
            CoalitionStability.of(moves, rankings, model.joint());
            double groups = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            Foresight.limited(moves, rankings, 5);
            double near = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            Foresight.Result far = Foresight.nonMyopic(moves, rankings);
            System.out.println(String.format(Locale.ROOT, "%2d options %8d states: groups %.2f s, five moves ahead %.2f s, non-myopic %.2f s"
                    + " (horizon %d, cycle %d)", n, moves.states(), groups, near, (System.nanoTime() - start) / 1e9, far.horizon(), far.cycle()));
        }
    }
}
