package org.thalweg.terms;

/** Who can move from which state to which: a directed graph for each party. States and parties count from 0. Immutable. */
public interface MoveGraph {
    /**
     * Number of parties.
     *
     * @return at least 1, at most 30
     */
    int parties();

    /**
     * Number of states.
     *
     * @return at least 1
     */
    int states();

    /**
     * The most targets that any call of {@link #from} or {@link #to} can give.
     *
     * @return size that a buffer needs
     */
    int most();

    /**
     * Where a party can move to, never the state itself, in rising order.
     *
     * @param party who moves
     * @param state from where
     * @param into takes the states
     * @return their number
     */
    int from(int party, int state, int[] into);

    /**
     * From where a party can move to a state, in rising order.
     *
     * @param party who moves
     * @param state where to
     * @param into takes the states
     * @return their number
     */
    int to(int party, int state, int[] into);

    /**
     * Whether two moves of one party in succession always amount to one move of it, or to none. Then the ban on moving twice
     * in succession bans nothing.
     *
     * @return true when known to be so
     */
    boolean chainsAreMoves();

    /**
     * Whether every move can be taken back.
     *
     * @return true when known to be so
     */
    boolean reversible();
}
