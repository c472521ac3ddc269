package org.thalweg.terms;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;

/**
 * Which states are stable for groups of parties. For models of up to {@link #MOST_STATES} states.
 *
 * <p>A group H improves on s by any state of R_H(s) that every member likes better. CNash: there is none. CGMR: each can be
 * answered by the others, R_{N-H}, with a state that some member likes no better than s. CSMR: and from there the group
 * cannot reach a state that all of it like better than s. CSEQ: as CGMR, with the answer a chain of improvements by groups
 * within N-H, none acting twice in succession. A state is stable for coalitions when it is so for every group, parties alone
 * included. Groups are sets of bits, party k is bit k.
 */
public final class CoalitionStability {
    /** The largest model. */
    public static final int MOST_STATES = 10_000;

    /** The most parties: groups are tried one by one. */
    public static final int MOST_PARTIES = 10;

    /** Notions that groups know; strength of preference is left to parties. */
    public static final List<Concept> CONCEPTS = List.of(Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ);

    private final MoveGraph moves;
    private final Rankings rankings;
    private final JointMoves joint;
    private final int everybody;
    /** Improvements of each group at each state, by group. */
    private final int[][][] improvements;

    private final Map<Concept, BitSet[]> stable = new EnumMap<>(Concept.class);

    private CoalitionStability(MoveGraph moves, Rankings rankings, JointMoves joint) {
        this.moves = moves;
        this.rankings = rankings;
        this.joint = joint;
        this.everybody = (1 << moves.parties()) - 1;
        this.improvements = new int[everybody + 1][][];
    }

    /**
     * Analyses a model.
     *
     * @param moves who can move where
     * @param rankings what they like
     * @param joint what several parties can reach together
     * @return stability of every state for every group
     * @throws IllegalArgumentException for more than {@link #MOST_STATES} states or {@link #MOST_PARTIES} parties
     */
    public static CoalitionStability of(MoveGraph moves, Rankings rankings, JointMoves joint) {
        if (moves.states() > MOST_STATES || moves.parties() > MOST_PARTIES) {
            throw new IllegalArgumentException("groups are analysed for up to " + MOST_STATES + " states and " + MOST_PARTIES
                    + " parties, but there are " + moves.states() + " and " + moves.parties());
        }
        CoalitionStability out = new CoalitionStability(moves, rankings, joint);
        for (int group = 1; group <= out.everybody; group++) {
            out.improvements[group] = out.improvements(group);
        }
        for (Concept c : CONCEPTS) {
            out.stable.put(c, new BitSet[out.everybody + 1]);
        }
        for (int group = 1; group <= out.everybody; group++) {
            out.group(group);
        }
        return out;
    }

    private int[][] improvements(int group) {
        Together together = new Together(moves, joint, group);
        int[][] out = new int[moves.states()][];
        int[] better = new int[moves.states()];
        for (int s = 0; s < out.length; s++) {
            int n = 0;
            for (int t : together.from(s)) {
                if (t != s && allPrefer(group, t, s)) {
                    better[n++] = t;
                }
            }
            out[s] = Arrays.copyOf(better, n);
        }
        return out;
    }

    private boolean allPrefer(int group, int t, int s) {
        for (int p = 0; p < moves.parties(); p++) {
            if ((group >> p & 1) != 0 && rankings.rank(p, t) <= rankings.rank(p, s)) {
                return false;
            }
        }
        return true;
    }

    private void group(int group) {
        int states = moves.states();
        int others = everybody & ~group;
        BitSet nash = new BitSet(states);
        for (int s = 0; s < states; s++) {
            nash.set(s, improvements[group][s].length == 0);
        }
        Reach reach = new Reach(moves, joint);
        int[][] any = new int[moves.parties()][];
        int[][] chain = new int[moves.parties()][];
        for (int p = 0; p < moves.parties(); p++) {
            if ((group >> p & 1) != 0) {
                any[p] = reach.least(others, rankings.ranks(p), null);
                chain[p] = chained(others, rankings.ranks(p));
            }
        }
        BitSet gmr = answered(group, any);
        stable.get(Concept.NASH)[group] = nash;
        stable.get(Concept.GMR)[group] = gmr;
        stable.get(Concept.SEQ)[group] = answered(group, chain);
        stable.get(Concept.SMR)[group] = standing(group, others, nash, gmr);
    }

    /** States each of whose improvements meets an answer that some member likes no better than the state. */
    private BitSet answered(int group, int[][] least) {
        BitSet out = new BitSet(moves.states());
        for (int s = 0; s < moves.states(); s++) {
            boolean all = true;
            for (int s1 : improvements[group][s]) {
                boolean some = false;
                for (int p = 0; p < least.length && !some; p++) {
                    some = least[p] != null && least[p][s1] <= rankings.rank(p, s);
                }
                all &= some;
            }
            out.set(s, all);
        }
        return out;
    }

    /** The least value over a state and all that chains of improvements by groups lead to, none acting twice in succession. */
    private int[] chained(int others, int[] value) {
        int width = everybody + 1;
        int[] least = value.clone();
        if (others == 0) {
            return least;
        }
        int[][][] sources = sources(others);
        BitSet marked = new BitSet(value.length * width);
        int[] stack = new int[1024];
        for (int first : Reach.rising(value)) {
            int depth = 0;
            for (int k = others; k > 0; k = k - 1 & others) {
                if (!marked.get(first * width + k)) {
                    marked.set(first * width + k);
                    stack = room(stack, depth);
                    stack[depth++] = first * width + k;
                }
            }
            while (depth > 0) {
                int place = stack[--depth];
                int by = place % width;
                for (int s : sources[by][place / width]) {
                    least[s] = Math.min(least[s], value[first]);
                    for (int k = others; k > 0; k = k - 1 & others) {
                        if (k != by && !marked.get(s * width + k)) {
                            marked.set(s * width + k);
                            stack = room(stack, depth);
                            stack[depth++] = s * width + k;
                        }
                    }
                }
            }
        }
        return least;
    }

    private static int[] room(int[] stack, int depth) {
        return depth < stack.length ? stack : Arrays.copyOf(stack, 2 * depth);
    }

    /** From where the improvements of the groups within a set of parties come. */
    private int[][][] sources(int within) {
        int[][][] out = new int[everybody + 1][][];
        for (int k = within; k > 0; k = k - 1 & within) {
            if (reversed[k] == null) {
                reversed[k] = reverse(improvements[k]);
            }
            out[k] = reversed[k];
        }
        return out;
    }

    private final int[][][] reversed = new int[1 << MOST_PARTIES][][];

    private static int[][] reverse(int[][] forward) {
        int[] count = new int[forward.length];
        for (int[] row : forward) {
            for (int t : row) {
                count[t]++;
            }
        }
        int[][] out = new int[forward.length][];
        for (int s = 0; s < out.length; s++) {
            out[s] = new int[count[s]];
        }
        for (int s = 0; s < out.length; s++) {
            for (int t : forward[s]) {
                out[t][--count[t]] = s;
            }
        }
        return out;
    }

    /** CSMR; only states that are CGMR and not CNash need a search. */
    private BitSet standing(int group, int others, BitSet nash, BitSet gmr) {
        BitSet out = (BitSet) nash.clone();
        Together back = new Together(moves, joint, group);
        Together answers = new Together(moves, joint, others);
        for (int s = gmr.nextSetBit(0); s >= 0; s = gmr.nextSetBit(s + 1)) {
            if (!nash.get(s)) {
                out.set(s, stands(group, s, back, answers));
            }
        }
        return out;
    }

    private boolean stands(int group, int s, Together back, Together answers) {
        // From a state of this set the group can get, or has, what all of it like better than s.
        BitSet escapes = new BitSet(moves.states());
        for (int t = 0; t < moves.states(); t++) {
            if (t != s && allPrefer(group, t, s)) {
                escapes.set(t);
            }
        }
        escapes = back.reaching(escapes);
        BitSet holds = new BitSet(moves.states());
        holds.set(0, moves.states());
        holds.andNot(escapes);
        BitSet held = answers.reaching(holds);
        for (int s1 : improvements[group][s]) {
            if (!held.get(s1)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Improvements of a group.
     *
     * @param group members, bit by bit
     * @param state from where
     * @return states that all members like better and that they can reach together, in rising order
     */
    public int[] improvements(int group, int state) {
        int[] sorted = improvements[group][state].clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * Whether a state is stable for a group.
     *
     * @param concept one of {@link #CONCEPTS}
     * @param group members, bit by bit, at least one
     * @param state the state
     * @return true when stable
     */
    public boolean stable(Concept concept, int group, int state) {
        return stable.get(concept)[group].get(state);
    }

    /**
     * States stable for every group.
     *
     * @param concept one of {@link #CONCEPTS}
     * @return a new set
     */
    public BitSet equilibria(Concept concept) {
        BitSet all = new BitSet(moves.states());
        all.set(0, moves.states());
        for (int group = 1; group <= everybody; group++) {
            all.and(stable.get(concept)[group]);
        }
        return all;
    }

    /**
     * The groups for which a state is not stable.
     *
     * @param concept one of {@link #CONCEPTS}
     * @param state the state
     * @return groups in rising order of their bits
     */
    public List<Integer> upsetBy(Concept concept, int state) {
        List<Integer> groups = new ArrayList<>();
        for (int group = 1; group <= everybody; group++) {
            if (!stable(concept, group, state)) {
                groups.add(group);
            }
        }
        return groups;
    }
}
