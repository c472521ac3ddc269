package org.thalweg.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.thalweg.terms.RandomGames.Game;

/** On random small models every concept agrees with a second implementation made word by word from the definitions. */
class AgreesWithDefinitionsTest {
    private static final int GAMES = 10_000;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @Test
    void movesLeadBackwardsAsTheyLeadForwards() {
        for (int seed = 0; seed < 1000; seed++) {
            Game game = RandomGames.of(random(seed));
            int[] buffer = new int[game.graph().most()];
            for (int p = 0; p < game.graph().parties(); p++) {
                for (int t = 0; t < game.graph().states(); t++) {
                    int[] sources = Arrays.copyOf(buffer, game.graph().to(p, t, buffer));
                    int[] expected = sources(game, p, t);
                    assertThat(sources).as("seed %d", seed).isEqualTo(expected);
                }
            }
            assertThat(ListedMoves.of(game.moves()).chainsAreMoves())
                    .as("seed %d", seed)
                    .isEqualTo(ListedMoves.of(game.graph()).chainsAreMoves());
        }
    }

    private static int[] sources(Game game, int p, int t) {
        return java.util.stream.IntStream.range(0, game.graph().states())
                .filter(s -> Arrays.stream(game.moves()[p][s]).anyMatch(u -> u == t))
                .toArray();
    }

    @Test
    void partiesAlone() {
        for (int seed = 0; seed < GAMES; seed++) {
            Game game = RandomGames.of(random(seed));
            for (JointMoves joint : JointMoves.values()) {
                Definitions plain = new Definitions(game.moves(), game.rank(), game.band(), joint == JointMoves.SINGLE_MOVE);
                Stability fast = Stability.of(game.graph(), game.rankings(), joint);
                for (Concept c : Concept.values()) {
                    for (int p = 0; p < game.graph().parties(); p++) {
                        for (int s = 0; s < game.graph().states(); s++) {
                            assertThat(fast.stable(c, p, s))
                                    .as("seed %d, %s, %s, party %d, state %d, %s", seed, joint, c, p, s, game)
                                    .isEqualTo(plain.stable(c, p, s));
                        }
                    }
                }
            }
        }
    }

    @Test
    void groups() {
        for (int seed = 0; seed < GAMES; seed++) {
            Game game = RandomGames.of(random(seed));
            JointMoves joint = JointMoves.values()[seed % 3 == 0 ? 1 : 0];
            Definitions plain = new Definitions(game.moves(), game.rank(), game.band(), joint == JointMoves.SINGLE_MOVE);
            CoalitionStability fast = CoalitionStability.of(game.graph(), game.rankings(), joint);
            for (int group = 1; group < 1 << game.graph().parties(); group++) {
                for (int s = 0; s < game.graph().states(); s++) {
                    assertThat(fast.improvements(group, s))
                            .isEqualTo(plain.improvements(group, s).stream().mapToInt(Integer::intValue).toArray());
                    for (Concept c : CoalitionStability.CONCEPTS) {
                        assertThat(fast.stable(c, group, s))
                                .as("seed %d, %s, %s, group %d, state %d, %s", seed, joint, c, group, s, game)
                                .isEqualTo(plain.coalition(c, group, s));
                    }
                }
            }
        }
    }

    @Test
    void foresight() {
        int longest = 0;
        for (int seed = 0; seed < GAMES; seed++) {
            Game game = RandomGames.of(random(seed));
            Definitions plain = new Definitions(game.moves(), game.rank(), game.band(), false);
            Foresight.Result far = Foresight.nonMyopic(game.graph(), game.rankings());
            assertThat(far.cycle()).as("seed %d", seed).isPositive();
            longest = Math.max(longest, far.cycle());
            Foresight.Result[] near = new Foresight.Result[6];
            for (int h = 1; h <= 5; h++) {
                near[h] = Foresight.limited(game.graph(), game.rankings(), h);
            }
            for (int p = 0; p < game.graph().parties(); p++) {
                for (int s = 0; s < game.graph().states(); s++) {
                    for (int h = 1; h <= 5; h++) {
                        assertThat(near[h].stable()[p].get(s))
                                .as("seed %d, horizon %d, party %d, state %d, %s", seed, h, p, s, game)
                                .isEqualTo(plain.limited(h, p, s));
                    }
                    // Two whole cycles beyond the horizon at which the cycle was known.
                    assertThat(far.stable()[p].get(s))
                            .as("seed %d, non-myopic, party %d, state %d, %s", seed, p, s, game)
                            .isEqualTo(plain.staysThroughout(far.horizon() + 1, far.horizon() + 2 * far.cycle(), p, s));
                }
            }
        }
        // Random games do hold horizons that repeat without settling.
        assertThat(longest).isGreaterThan(1);
    }
}
