package org.thalweg.terms;

/** What several parties can reach together, when they answer a move or act as a group. */
public enum JointMoves {
    /**
     * By the definition of Fang, Hipel and Kilgour (1993): every sequence of one or more moves by members in which nobody
     * moves twice in succession; a member may move again later.
     */
    LEGAL_SEQUENCES,
    /** The reading of some programs: one move of one member. */
    SINGLE_MOVE
}
