/**
 * What the parties to a line could stably agree on: the graph model for conflict resolution.
 *
 * <p><b>Goal.</b> From parties, their options, what rules options out and what each party prefers, find the states of
 * affairs that no party (or no group of parties) has reason to leave, how the status quo could turn into them, how sure
 * that is when preferences are known only within ranges, and what would have to change for another outcome.
 *
 * <p><b>Terms.</b> A <i>state</i> is a choice of every option, taken up or not. A <i>move</i> of a party changes its own
 * options alone. An <i>improvement</i> is a move to a state that the mover likes better. A state is <i>stable</i> for a
 * party under a {@link org.thalweg.terms.Concept} when no improvement is worth its while, and an <i>equilibrium</i> when it
 * is stable for all. Ranks are whole numbers, higher is better, equal means equally liked. States count from 0 inside, and
 * are shown by their names.
 *
 * <p><b>Method.</b> {@link org.thalweg.terms.Stability}: every sanction asks for the least of some number over the states
 * that the others can reach; that is found for all states at once by one backward search in rising order of the number.
 * {@link org.thalweg.terms.CoalitionStability} does the same for groups, {@link org.thalweg.terms.Foresight} is backward
 * induction. {@link org.thalweg.terms.Robustness} repeats the analysis over seeded draws,
 * {@link org.thalweg.terms.WishedOutcome} looks for the smallest change.
 *
 * <p><b>Source.</b> Fang, Hipel and Kilgour, Interactive Decision Making: The Graph Model for Conflict Resolution (1993);
 * Kilgour, Hipel, Fang and Peng, Coalition analysis in group decision support (2001); Inohara and Hipel, Coalition analysis
 * in the graph model for conflict resolution (2008); Hamouda, Kilgour and Hipel, Strength of preference in the graph model
 * (2004); Kilgour, Anticipation and stability in two-person non-cooperative games (1985). All definitions as used here, and
 * where papers differ: docs/terms.md.
 */
package org.thalweg.terms;
