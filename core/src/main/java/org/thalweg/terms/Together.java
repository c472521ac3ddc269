package org.thalweg.terms;

import java.util.Arrays;
import java.util.BitSet;

/** What a group can reach together, R_H(s), state by state; the state itself belongs to it only when a sequence leads back. */
final class Together {
    private final MoveGraph moves;
    private final JointMoves joint;
    private final int group;
    private final int[] buffer;
    /** For reversible moves whose chains are moves: the part of the graph each state belongs to, and the parts. */
    private int[] part;

    private int[][] parts;

    Together(MoveGraph moves, JointMoves joint, int group) {
        this.moves = moves;
        this.joint = joint;
        this.group = group;
        this.buffer = new int[moves.most()];
        if (joint == JointMoves.LEGAL_SEQUENCES && moves.chainsAreMoves() && moves.reversible()) {
            divide();
        }
    }

    /** The connected parts of the group's moves. */
    private void divide() {
        int states = moves.states();
        part = new int[states];
        Arrays.fill(part, -1);
        int[][] found = new int[states][];
        int[] queue = new int[states];
        int n = 0;
        for (int first = 0; first < states; first++) {
            if (part[first] >= 0) {
                continue;
            }
            int length = 0;
            queue[length++] = first;
            part[first] = n;
            for (int at = 0; at < length; at++) {
                for (int p = 0; p < moves.parties(); p++) {
                    int k = (group >> p & 1) == 0 ? 0 : moves.from(p, queue[at], buffer);
                    while (k > 0) {
                        int t = buffer[--k];
                        if (part[t] < 0) {
                            part[t] = n;
                            queue[length++] = t;
                        }
                    }
                }
            }
            found[n] = Arrays.copyOf(queue, length);
            Arrays.sort(found[n++]);
        }
        parts = Arrays.copyOf(found, n);
    }

    /**
     * States that the group reaches from a state by one move or more. With reversible moves the state itself is always
     * among them, which no definition notices: nothing is better or worse than itself.
     */
    int[] from(int state) {
        if (part != null) {
            return parts[part[state]];
        }
        return search(one(state), true).stream().toArray();
    }

    /** States from which the group can reach one of some states by moves or by none. */
    BitSet reaching(BitSet targets) {
        if (part == null) {
            BitSet out = search(targets, false);
            out.or(targets);
            return out;
        }
        BitSet out = new BitSet(moves.states());
        for (int t = targets.nextSetBit(0); t >= 0; t = targets.nextSetBit(t + 1)) {
            if (!out.get(t)) {
                for (int s : parts[part[t]]) {
                    out.set(s);
                }
            }
        }
        return out;
    }

    private static BitSet one(int state) {
        BitSet set = new BitSet(state + 1);
        set.set(state);
        return set;
    }

    /**
     * What is reached where two moves of one party are one move or none: who moved last does not matter then. A start counts
     * as reached where any move leads back to it, as with reversible moves.
     */
    private BitSet searchStates(BitSet starts, boolean forwards) {
        BitSet reached = new BitSet(moves.states());
        int[] stack = starts.stream().toArray();
        int depth = stack.length;
        stack = Arrays.copyOf(stack, depth + moves.states());
        while (depth > 0) {
            int state = stack[--depth];
            for (int p = 0; p < moves.parties(); p++) {
                int n = (group >> p & 1) == 0 ? 0 : forwards ? moves.from(p, state, buffer) : moves.to(p, state, buffer);
                for (int k = 0; k < n; k++) {
                    if (!reached.get(buffer[k])) {
                        reached.set(buffer[k]);
                        stack[depth++] = buffer[k];
                    }
                }
            }
        }
        return reached;
    }

    /** Legal sequences forwards or backwards: places are (state, who made the last move looked at). */
    private BitSet search(BitSet starts, boolean forwards) {
        if (joint == JointMoves.LEGAL_SEQUENCES && moves.chainsAreMoves()) {
            return searchStates(starts, forwards);
        }
        int parties = moves.parties();
        BitSet reached = new BitSet(moves.states());
        BitSet places = new BitSet(moves.states() * parties);
        int[] stack = new int[256];
        int depth = 0;
        for (int s = starts.nextSetBit(0); s >= 0; s = starts.nextSetBit(s + 1)) {
            stack = depth == stack.length ? Arrays.copyOf(stack, 2 * depth) : stack;
            // Nobody has moved yet.
            stack[depth++] = -1 - s;
        }
        while (depth > 0) {
            int place = stack[--depth];
            int state = place < 0 ? -1 - place : place / parties;
            int last = place < 0 ? -1 : place % parties;
            boolean on = place < 0 || joint == JointMoves.LEGAL_SEQUENCES;
            for (int p = 0; on && p < parties; p++) {
                if (p == last || (group >> p & 1) == 0) {
                    continue;
                }
                int n = forwards ? moves.from(p, state, buffer) : moves.to(p, state, buffer);
                for (int k = 0; k < n; k++) {
                    int next = buffer[k] * parties + p;
                    reached.set(buffer[k]);
                    if (!places.get(next)) {
                        places.set(next);
                        stack = depth == stack.length ? Arrays.copyOf(stack, 2 * depth) : stack;
                        stack[depth++] = next;
                    }
                }
            }
        }
        return reached;
    }
}
