package org.thalweg.terms;

import java.util.BitSet;

/** Makes graphs from moves listed one by one. */
public final class MoveLists {
    private MoveLists() {}

    /**
     * A graph.
     *
     * @param moves by party and state, the states it can move to, without the state itself
     * @return who can move where
     */
    public static MoveGraph of(BitSet[][] moves) {
        int[][][] listed = new int[moves.length][moves[0].length][];
        for (int p = 0; p < moves.length; p++) {
            for (int s = 0; s < moves[p].length; s++) {
                listed[p][s] = moves[p][s].stream().toArray();
            }
        }
        return ListedMoves.of(listed);
    }
}
