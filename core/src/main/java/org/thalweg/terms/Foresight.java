package org.thalweg.terms;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Limited-move stability L_h and non-myopic stability: parties look h moves ahead and reason back from the end (docs/terms.md
 * tells the definition for more than two parties, and where papers differ).
 *
 * <p>A party that may move first at s, with horizon h, weighs each of its moves by the worst end that it must then expect:
 * one of the others may go on, each as it would itself with horizon h - 1 and moving first; where none of them would, play
 * ends there. It moves only to gain, that is when the best of these ends is better for it than s; of moves equally good
 * nothing is known, so what follows from the worst of them counts for the others. At horizon 0 nobody moves.
 *
 * <p>Non-myopic: stays at every horizon from some horizon on. The decisions at a horizon follow from those at the one
 * before, so they repeat in the end; Brent's method (1980) finds the cycle, and a state is stable when its party stays
 * throughout it.
 */
public final class Foresight {
    /** What readers must know of results for more than two parties. */
    public static final String OWN_RULE = "* For more than two parties the literature has several definitions of looking ahead and"
            + " agrees on none; these two rows use Thalweg's own, cautious for who moves (docs/terms.md).";

    /** Horizons tried before the search for the cycle gives up. */
    static final int FARTHEST = 1 << 14;

    private final MoveGraph moves;
    private final int[][] rank;
    private final int parties;
    private final int states;

    private Foresight(MoveGraph moves, Rankings rankings) {
        this.moves = moves;
        this.parties = moves.parties();
        this.states = moves.states();
        this.rank = new int[parties][];
        for (int p = 0; p < parties; p++) {
            rank[p] = rankings.ranks(p);
        }
    }

    /**
     * Stable states by party.
     *
     * @param stable states at which a party stays, a set a party
     * @param equilibria states at which all stay
     * @param horizon moves looked ahead; for non-myopic stability, the horizon at which the cycle was known
     * @param cycle length of the cycle of horizons for non-myopic stability; 1 when decisions settle, 0 when none was found
     *     within the horizons tried or none was looked for
     */
    public record Result(BitSet[] stable, BitSet equilibria, int horizon, int cycle) {}

    /** Decisions at a horizon: by mover, who stays where, and the worst rank that each party must expect in the end. */
    private static final class Layer {
        private final BitSet[] stays;
        /** worst[mover][party][state]. */
        private final int[][][] worst;

        Layer(int parties, int states) {
            stays = new BitSet[parties];
            for (int p = 0; p < parties; p++) {
                stays[p] = new BitSet(states);
            }
            worst = new int[parties][parties][states];
        }

        boolean same(Layer other) {
            return Arrays.equals(stays, other.stays) && Arrays.deepEquals(worst, other.worst);
        }
    }

    /**
     * Limited-move stability.
     *
     * @param moves who can move where
     * @param rankings what they like
     * @param horizon moves looked ahead, at least 1
     * @return where each party stays
     */
    public static Result limited(MoveGraph moves, Rankings rankings, int horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("a horizon is at least 1");
        }
        Foresight f = new Foresight(moves, rankings);
        Layer layer = f.ground();
        for (int h = 1; h <= horizon; h++) {
            layer = f.next(layer);
        }
        return f.result(layer.stays, horizon, 0);
    }

    /**
     * Non-myopic stability.
     *
     * @param moves who can move where
     * @param rankings what they like
     * @return where each party stays at every far horizon
     */
    public static Result nonMyopic(MoveGraph moves, Rankings rankings) {
        Foresight f = new Foresight(moves, rankings);
        Layer kept = f.ground();
        Layer layer = kept;
        BitSet[] always = f.everywhere();
        int power = 1;
        int since = 0;
        for (int h = 1; h <= FARTHEST; h++) {
            if (since == power) {
                kept = layer;
                power *= 2;
                since = 0;
                always = f.everywhere();
            }
            layer = f.next(layer);
            since++;
            for (int p = 0; p < f.parties; p++) {
                always[p].and(layer.stays[p]);
            }
            if (layer.same(kept)) {
                return f.result(always, h, since);
            }
        }
        return f.result(always, FARTHEST, 0);
    }

    /**
     * What a party that may move first expects of its best move.
     *
     * @param moves who can move where
     * @param rankings what they like
     * @param horizon moves looked ahead, at least 1
     * @param party who may move, with at least one move
     * @param state from where
     * @return the state moved to, and the end that must then be expected; the first of several
     */
    static int[] plan(MoveGraph moves, Rankings rankings, int horizon, int party, int state) {
        Foresight f = new Foresight(moves, rankings);
        Layer[] layers = new Layer[horizon];
        layers[0] = f.ground();
        for (int h = 1; h < horizon; h++) {
            layers[h] = f.next(layers[h - 1]);
        }
        int[] targets = new int[moves.most()];
        int n = moves.from(party, state, targets);
        int[] best = null;
        for (int k = 0; k < n; k++) {
            int end = f.end(layers, horizon - 1, party, targets[k], party);
            if (best == null || f.rank[party][end] > f.rank[party][best[1]]) {
                best = new int[] {targets[k], end};
            }
        }
        return best;
    }

    /** The worst end for a party after a mover came to a state, somebody else going on with a horizon. */
    private int end(Layer[] layers, int h, int mover, int s, int party) {
        int worst = -1;
        for (int q = 0; q < parties; q++) {
            if (q == mover || layers[h].stays[q].get(s)) {
                continue;
            }
            int[] targets = new int[moves.most()];
            int n = moves.from(q, s, targets);
            int most = -1;
            int[] own = new int[n];
            for (int k = 0; k < n; k++) {
                own[k] = rank[q][end(layers, h - 1, q, targets[k], q)];
                most = Math.max(most, own[k]);
            }
            for (int k = 0; k < n; k++) {
                int t = own[k] == most ? end(layers, h - 1, q, targets[k], party) : -1;
                worst = t >= 0 && (worst < 0 || rank[party][t] < rank[party][worst]) ? t : worst;
            }
        }
        return worst < 0 ? s : worst;
    }

    private BitSet[] everywhere() {
        BitSet[] all = new BitSet[parties];
        for (int p = 0; p < parties; p++) {
            all[p] = new BitSet(states);
            all[p].set(0, states);
        }
        return all;
    }

    private Result result(BitSet[] stays, int horizon, int cycle) {
        BitSet all = everywhere()[0];
        for (BitSet row : stays) {
            all.and(row);
        }
        return new Result(stays, all, horizon, cycle);
    }

    /** Horizon 0: everybody stays. */
    private Layer ground() {
        Layer layer = new Layer(parties, states);
        for (int p = 0; p < parties; p++) {
            layer.stays[p].set(0, states);
            for (int i = 0; i < parties; i++) {
                layer.worst[p][i] = rank[i];
            }
        }
        return layer;
    }

    private Layer next(Layer before) {
        Layer layer = new Layer(parties, states);
        int[] buffer = new int[moves.most()];
        for (int p = 0; p < parties; p++) {
            int[][] end = ends(before, p);
            for (int s = 0; s < states; s++) {
                decide(p, s, moves.from(p, s, buffer), buffer, end, layer);
            }
        }
        return layer;
    }

    /** By party and state, the worst end for it after somebody other than the mover may go on from there. */
    private int[][] ends(Layer before, int mover) {
        int[][] end = new int[parties][states];
        for (int s = 0; s < states; s++) {
            boolean goesOn = false;
            for (int q = 0; q < parties; q++) {
                if (q == mover || before.stays[q].get(s)) {
                    continue;
                }
                for (int i = 0; i < parties; i++) {
                    int w = before.worst[q][i][s];
                    end[i][s] = goesOn ? Math.min(end[i][s], w) : w;
                }
                goesOn = true;
            }
            for (int i = 0; i < parties && !goesOn; i++) {
                end[i][s] = rank[i][s];
            }
        }
        return end;
    }

    private void decide(int p, int s, int n, int[] targets, int[][] end, Layer into) {
        int best = -1;
        for (int k = 0; k < n; k++) {
            best = Math.max(best, end[p][targets[k]]);
        }
        boolean stays = best <= rank[p][s];
        into.stays[p].set(s, stays);
        for (int i = 0; i < parties; i++) {
            int worst = stays ? rank[i][s] : Integer.MAX_VALUE;
            for (int k = 0; k < n && !stays; k++) {
                if (end[p][targets[k]] == best) {
                    worst = Math.min(worst, end[i][targets[k]]);
                }
            }
            into.worst[p][i][s] = worst;
        }
    }
}
