package org.thalweg.terms;

/**
 * Moves told by options: a party changes any of its own options at once, each in the directions that the option allows, to
 * any feasible state. Nothing is stored for a move, so a million states are no burden.
 */
final class OptionMoves implements MoveGraph {
    /** Options of each state, and the state of each choice of options or -1. */
    private final int[] choice;

    private final int[] index;
    private final int[] own;
    private final int rise;
    private final int fall;
    private final int most;

    /**
     * Moves over feasible choices.
     *
     * @param choice options of each state, bit by bit, no two equal
     * @param index state of each choice, -1 for none
     * @param own options of each party, disjoint
     * @param rise options that can be taken up
     * @param fall options that can be given up
     */
    OptionMoves(int[] choice, int[] index, int[] own, int rise, int fall) {
        this.choice = choice;
        this.index = index;
        this.own = own.clone();
        this.rise = rise;
        this.fall = fall;
        int largest = 1;
        for (int mask : own) {
            largest = Math.max(largest, 1 << Integer.bitCount(mask));
        }
        this.most = largest;
    }

    @Override
    public int parties() {
        return own.length;
    }

    @Override
    public int states() {
        return choice.length;
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public int from(int party, int state, int[] into) {
        return moves(own[party], choice[state], rise, fall, into);
    }

    @Override
    public int to(int party, int state, int[] into) {
        return moves(own[party], choice[state], fall, rise, into);
    }

    /** Targets when some options may rise and some may fall; states rise with their choices, so the order is kept. */
    private int moves(int mine, int here, int up, int down, int[] into) {
        int rest = here & ~mine;
        int n = 0;
        int part = 0;
        do {
            int there = rest | part;
            if (there != here && (there & ~here & ~up) == 0 && (here & ~there & ~down) == 0) {
                int s = index[there];
                if (s >= 0) {
                    into[n++] = s;
                }
            }
            // The next larger subset of the party's own options.
            part = (part - mine) & mine;
        } while (part != 0);
        return n;
    }

    /** Number of the block of states that differ from a state in a party's own options alone: the rest of its options. */
    int block(int party, int state) {
        return choice[state] & ~own[party];
    }

    /** One more than the greatest number of a block. */
    int blocks() {
        return index.length;
    }

    @Override
    public boolean chainsAreMoves() {
        return true;
    }

    @Override
    public boolean reversible() {
        int all = 0;
        for (int mask : own) {
            all |= mask;
        }
        return (rise & fall & all) == all;
    }
}
