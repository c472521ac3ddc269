package org.thalweg.terms;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The least of a number over all that a group can reach, for every state at once.
 *
 * <p>States are taken in rising order of the number; from each, a backward search marks what reaches it and was not marked
 * before. So each state and each move is looked at once: time grows with the number of moves, memory with that of states.
 * Where moves are told by options, a block (all states that differ in one party's options alone) is opened once only.
 */
final class Reach {
    private static final int NONE = Integer.MAX_VALUE;

    private final MoveGraph moves;
    private final JointMoves joint;
    private final int[] buffer;
    private int[] stack = new int[1024];
    private int depth;

    Reach(MoveGraph moves, JointMoves joint) {
        this.moves = moves;
        this.joint = joint;
        this.buffer = new int[moves.most()];
    }

    /**
     * The least of a number over a state itself and all that a group can reach from it.
     *
     * @param group members, bit by bit
     * @param value a number for each state, not below 0 and below four times the number of states
     * @param improvements rankings when members make improvements only, null when they make any move
     * @return the least value, state by state
     */
    int[] least(int group, int[] value, Rankings improvements) {
        if (joint == JointMoves.SINGLE_MOVE) {
            return single(group, value, improvements);
        }
        if (!moves.chainsAreMoves()) {
            return bySequences(group, value, improvements);
        }
        return moves instanceof OptionMoves options
                ? byBlocks(options, group, value, improvements)
                : byStates(group, value, improvements);
    }

    /** States in rising order of their values (counting sort). */
    static int[] rising(int[] value) {
        int greatest = 0;
        for (int v : value) {
            greatest = Math.max(greatest, v);
        }
        int[] count = new int[greatest + 2];
        for (int v : value) {
            count[v + 1]++;
        }
        for (int k = 1; k < count.length; k++) {
            count[k] += count[k - 1];
        }
        int[] order = new int[value.length];
        for (int s = 0; s < value.length; s++) {
            order[count[value[s]]++] = s;
        }
        return order;
    }

    private int[] single(int group, int[] value, Rankings improvements) {
        int[] least = value.clone();
        for (int p = 0; p < moves.parties(); p++) {
            if ((group >> p & 1) == 0) {
                continue;
            }
            int[] rank = improvements == null ? null : improvements.ranks(p);
            for (int s = 0; s < least.length; s++) {
                int n = moves.from(p, s, buffer);
                for (int k = 0; k < n; k++) {
                    int t = buffer[k];
                    if (rank == null || rank[t] > rank[s]) {
                        least[s] = Math.min(least[s], value[t]);
                    }
                }
            }
        }
        return least;
    }

    private void push(int item) {
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, 2 * depth);
        }
        stack[depth++] = item;
    }

    private int[] byStates(int group, int[] value, Rankings improvements) {
        int[] least = new int[value.length];
        Arrays.fill(least, NONE);
        for (int first : rising(value)) {
            if (least[first] != NONE) {
                continue;
            }
            int v = value[first];
            least[first] = v;
            push(first);
            while (depth > 0) {
                int t = stack[--depth];
                for (int p = 0; p < moves.parties(); p++) {
                    if ((group >> p & 1) != 0) {
                        mark(p, t, v, least, improvements == null ? null : improvements.ranks(p));
                    }
                }
            }
        }
        return least;
    }

    /** Marks what a party's moves lead from to a state. */
    private void mark(int p, int t, int v, int[] least, int[] rank) {
        int n = moves.to(p, t, buffer);
        for (int k = 0; k < n; k++) {
            int s = buffer[k];
            if (least[s] == NONE && (rank == null || rank[s] < rank[t])) {
                least[s] = v;
                push(s);
            }
        }
    }

    /** As by states, but the part of a block below a rank is searched once. */
    private int[] byBlocks(OptionMoves options, int group, int[] value, Rankings improvements) {
        if (improvements == null && !options.reversible()) {
            return byStates(group, value, null);
        }
        int[] least = new int[value.length];
        Arrays.fill(least, NONE);
        // For each party and block, up to which rank (excluded) its states are all marked.
        int[][] done = new int[moves.parties()][];
        for (int p = 0; p < done.length; p++) {
            done[p] = (group >> p & 1) != 0 ? new int[options.blocks()] : null;
        }
        // Without reversible moves a block is no whole: what leads to one of its states may not lead to another.
        boolean whole = options.reversible();
        for (int first : rising(value)) {
            if (least[first] != NONE) {
                continue;
            }
            int v = value[first];
            least[first] = v;
            push(first);
            while (depth > 0) {
                int t = stack[--depth];
                for (int p = 0; p < done.length; p++) {
                    if (done[p] == null) {
                        continue;
                    }
                    int[] rank = improvements == null ? null : improvements.ranks(p);
                    int up = rank == null ? 1 : rank[t];
                    int block = options.block(p, t);
                    if (!whole || done[p][block] < up) {
                        done[p][block] = Math.max(done[p][block], up);
                        mark(p, t, v, least, rank);
                    }
                }
            }
        }
        return least;
    }

    /** By the definition: who moved last is part of the place searched. */
    private int[] bySequences(int group, int[] value, Rankings improvements) {
        int parties = moves.parties();
        int[] least = value.clone();
        BitSet marked = new BitSet(value.length * parties);
        for (int first : rising(value)) {
            int v = value[first];
            for (int p = 0; p < parties; p++) {
                if ((group >> p & 1) != 0 && !marked.get(first * parties + p)) {
                    marked.set(first * parties + p);
                    push(first * parties + p);
                }
            }
            while (depth > 0) {
                int place = stack[--depth];
                int t = place / parties;
                int p = place % parties;
                int[] rank = improvements == null ? null : improvements.ranks(p);
                int n = moves.to(p, t, buffer);
                for (int k = 0; k < n; k++) {
                    int s = buffer[k];
                    if (rank == null || rank[s] < rank[t]) {
                        least[s] = Math.min(least[s], v);
                        arrivals(group & ~(1 << p), s, parties, marked);
                    }
                }
            }
        }
        return least;
    }

    /** A state from which p moves on may have been reached by any other member. */
    private void arrivals(int others, int s, int parties, BitSet marked) {
        for (int q = 0; q < parties; q++) {
            if ((others >> q & 1) != 0 && !marked.get(s * parties + q)) {
                marked.set(s * parties + q);
                push(s * parties + q);
            }
        }
    }
}
