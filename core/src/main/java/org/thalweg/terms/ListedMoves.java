package org.thalweg.terms;

import java.util.Arrays;
import java.util.BitSet;

/** Moves told one by one. */
final class ListedMoves implements MoveGraph {
    /** Targets of party p at state s stand at start[p][s] to start[p][s + 1] of there[p]; sources likewise. */
    private final int[][] start;

    private final int[][] there;
    private final int[][] sourceStart;
    private final int[][] source;
    private final int states;
    private final int most;
    private final boolean chains;
    private final boolean reversible;

    private ListedMoves(int[][] start, int[][] there, int states, boolean chains) {
        this.start = start;
        this.there = there;
        this.states = states;
        sourceStart = new int[start.length][];
        source = new int[start.length][];
        int largest = 1;
        for (int p = 0; p < start.length; p++) {
            reverse(p);
            for (int s = 0; s < states; s++) {
                largest = Math.max(largest, Math.max(start[p][s + 1] - start[p][s], sourceStart[p][s + 1] - sourceStart[p][s]));
            }
        }
        this.most = largest;
        this.reversible = Arrays.deepEquals(there, source) && Arrays.deepEquals(start, sourceStart);
        this.chains = chains || chained();
    }

    /**
     * Lists moves.
     *
     * @param moves targets of each party at each state, in rising order, without the state itself
     * @return the graph
     */
    static ListedMoves of(int[][][] moves) {
        int states = moves[0].length;
        int[][] start = new int[moves.length][states + 1];
        int[][] there = new int[moves.length][];
        for (int p = 0; p < moves.length; p++) {
            for (int s = 0; s < states; s++) {
                start[p][s + 1] = start[p][s] + moves[p][s].length;
            }
            there[p] = new int[start[p][states]];
            for (int s = 0; s < states; s++) {
                System.arraycopy(moves[p][s], 0, there[p], start[p][s], moves[p][s].length);
            }
        }
        return new ListedMoves(start, there, states, false);
    }

    /**
     * Lists the moves of another graph, which are then found faster.
     *
     * @param graph a graph, not too large
     * @return the same graph
     */
    static ListedMoves of(MoveGraph graph) {
        int states = graph.states();
        int[][] start = new int[graph.parties()][states + 1];
        int[][] there = new int[graph.parties()][];
        int[] buffer = new int[graph.most()];
        for (int p = 0; p < graph.parties(); p++) {
            int[] all = new int[16];
            for (int s = 0; s < states; s++) {
                int n = graph.from(p, s, buffer);
                start[p][s + 1] = start[p][s] + n;
                if (start[p][s + 1] > all.length) {
                    all = Arrays.copyOf(all, Math.max(2 * all.length, start[p][s + 1]));
                }
                System.arraycopy(buffer, 0, all, start[p][s], n);
            }
            there[p] = Arrays.copyOf(all, start[p][states]);
        }
        return new ListedMoves(start, there, states, graph.chainsAreMoves());
    }

    private void reverse(int p) {
        int[] count = new int[states + 1];
        for (int t : there[p]) {
            count[t + 1]++;
        }
        for (int s = 0; s < states; s++) {
            count[s + 1] += count[s];
        }
        sourceStart[p] = count.clone();
        source[p] = new int[there[p].length];
        for (int s = 0; s < states; s++) {
            for (int k = start[p][s]; k < start[p][s + 1]; k++) {
                source[p][count[there[p][k]]++] = s;
            }
        }
    }

    /** Whether every two moves of one party in succession are one move of it, or lead back. */
    private boolean chained() {
        BitSet direct = new BitSet(states);
        for (int p = 0; p < start.length; p++) {
            for (int s = 0; s < states; s++) {
                direct.clear();
                for (int k = start[p][s]; k < start[p][s + 1]; k++) {
                    direct.set(there[p][k]);
                }
                direct.set(s);
                for (int k = start[p][s]; k < start[p][s + 1]; k++) {
                    int t = there[p][k];
                    for (int m = start[p][t]; m < start[p][t + 1]; m++) {
                        if (!direct.get(there[p][m])) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    @Override
    public int parties() {
        return start.length;
    }

    @Override
    public int states() {
        return states;
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public int from(int party, int state, int[] into) {
        int n = start[party][state + 1] - start[party][state];
        System.arraycopy(there[party], start[party][state], into, 0, n);
        return n;
    }

    @Override
    public int to(int party, int state, int[] into) {
        int n = sourceStart[party][state + 1] - sourceStart[party][state];
        System.arraycopy(source[party], sourceStart[party][state], into, 0, n);
        return n;
    }

    @Override
    public boolean chainsAreMoves() {
        return chains;
    }

    @Override
    public boolean reversible() {
        return reversible;
    }
}
