package org.thalweg.terms;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which states are stable for which party, under every {@link Concept}. Immutable.
 *
 * <p>An answer to an improvement s1 must reach, from s1, a state whose rank for the mover is at most that of s. So the least
 * rank that the others can reach from s1 decides GMR, the least rank by improvements decides SEQ. For SMR the rank of an
 * answer is replaced by the best that the mover can make of it with one more move. The strong forms look at bands.
 */
public final class Stability {
    private final Map<Concept, BitSet[]> stable = new EnumMap<>(Concept.class);
    private final Map<Concept, BitSet> equilibria = new EnumMap<>(Concept.class);

    private Stability() {}

    /**
     * Analyses a model.
     *
     * @param moves who can move where
     * @param rankings what they like
     * @param joint what several parties can reach together
     * @return stability of every state for every party
     */
    public static Stability of(MoveGraph moves, Rankings rankings, JointMoves joint) {
        return of(moves, rankings, joint, rankings.strength());
    }

    /** With or without the strong forms; without, they are as if everything were only mildly preferred. */
    static Stability of(MoveGraph moves, Rankings rankings, JointMoves joint, boolean strength) {
        if (rankings.parties() != moves.parties() || rankings.states() != moves.states()) {
            throw new IllegalArgumentException("rankings and moves are of different models");
        }
        Stability out = new Stability();
        for (Concept c : Concept.values()) {
            BitSet[] rows = new BitSet[moves.parties()];
            for (int p = 0; p < rows.length; p++) {
                rows[p] = new BitSet(moves.states());
            }
            out.stable.put(c, rows);
        }
        Reach reach = new Reach(moves, Objects.requireNonNull(joint));
        for (int p = 0; p < moves.parties(); p++) {
            out.party(moves, rankings, reach, p, strength);
        }
        for (Concept c : Concept.values()) {
            BitSet all = new BitSet(moves.states());
            all.set(0, moves.states());
            for (BitSet row : out.stable.get(c)) {
                all.and(row);
            }
            out.equilibria.put(c, all);
        }
        return out;
    }

    private void party(MoveGraph moves, Rankings rankings, Reach reach, int p, boolean strength) {
        for (Concept c : Concept.values()) {
            // Without bands nothing is strongly worse than anything, so no answer is strong.
            stable.get(c)[p].or(c.strong() && !strength
                    ? stable.get(Concept.NASH)[p]
                    : stable(c, moves, rankings, reach, p));
        }
    }

    /** The states stable for one party under one concept. */
    static BitSet stable(Concept c, MoveGraph moves, Rankings rankings, Reach reach, int p) {
        int others = (1 << moves.parties()) - 1 & ~(1 << p);
        int[] rank = rankings.ranks(p);
        int[] level = c.strong() ? rankings.bands(p) : rank;
        int[] least = switch (c) {
            case NASH -> null;
            case GMR, STRONG_GMR -> reach.least(others, level, null);
            case SMR, STRONG_SMR -> reach.least(others, best(moves, p, level), null);
            case SEQ, STRONG_SEQ -> reach.least(others, level, rankings);
        };
        BitSet into = new BitSet(rank.length);
        mark(moves, p, rank, level, least, c.strong() ? 1 : 0, into);
        return into;
    }

    /** The states every improvement from which has an answer no better for the party than the state. */
    static BitSet answered(MoveGraph moves, int p, int[] rank, int[] least) {
        BitSet into = new BitSet(rank.length);
        mark(moves, p, rank, rank, least, 0, into);
        return into;
    }

    /** The best that a party can make of each state with one move or none. */
    static int[] best(MoveGraph moves, int p, int[] value) {
        int[] buffer = new int[moves.most()];
        int[] best = value.clone();
        for (int s = 0; s < best.length; s++) {
            int n = moves.from(p, s, buffer);
            for (int k = 0; k < n; k++) {
                best[s] = Math.max(best[s], value[buffer[k]]);
            }
        }
        return best;
    }

    /**
     * Marks the states from which every improvement s1 of a party has least[s1] at most level[s] - below; with no least,
     * those without improvement.
     */
    private static void mark(MoveGraph moves, int p, int[] rank, int[] level, int[] least, int below, BitSet into) {
        int[] buffer = new int[moves.most()];
        for (int s = 0; s < rank.length; s++) {
            int n = moves.from(p, s, buffer);
            boolean holds = true;
            for (int k = 0; k < n && holds; k++) {
                int s1 = buffer[k];
                holds = rank[s1] <= rank[s] || (least != null && least[s1] <= level[s] - below);
            }
            into.set(s, holds);
        }
    }

    /**
     * Whether a state is stable for a party.
     *
     * @param concept in which sense
     * @param party for whom
     * @param state the state
     * @return true when stable
     */
    public boolean stable(Concept concept, int party, int state) {
        return stable.get(concept)[party].get(state);
    }

    /**
     * The states stable for a party.
     *
     * @param concept in which sense
     * @param party for whom
     * @return a copy
     */
    public BitSet stable(Concept concept, int party) {
        return (BitSet) stable.get(concept)[party].clone();
    }

    /**
     * Whether a state is stable for all parties.
     *
     * @param concept in which sense
     * @param state the state
     * @return true for an equilibrium
     */
    public boolean equilibrium(Concept concept, int state) {
        return equilibria.get(concept).get(state);
    }

    /**
     * The states stable for all parties.
     *
     * @param concept in which sense
     * @return a copy
     */
    public BitSet equilibria(Concept concept) {
        return (BitSet) equilibria.get(concept).clone();
    }
}
