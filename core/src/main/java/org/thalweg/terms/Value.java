package org.thalweg.terms;

import java.util.List;
import java.util.Objects;

/**
 * A number that depends on the state, such as a cost: the first case that holds tells it.
 *
 * @param name short name
 * @param title what it is, for readers
 * @param unit its unit; may be empty
 * @param cases in order; in every state one of them must hold
 */
public record Value(String name, String title, String unit, List<Case> cases) {
    /**
     * A case.
     *
     * @param when where it holds
     * @param figure name of the figure of the study that it takes; null for none
     * @param low least value it may have; NaN when it is known by its figure alone
     * @param high greatest value
     * @param evidence where it comes from
     * @param line line of the model's file that names the figure, from 1; 0 for none
     */
    public record Case(Condition when, String figure, double low, double high, Evidence evidence, int line) {
        /** Checks. */
        public Case {
            Objects.requireNonNull(when);
            Objects.requireNonNull(evidence);
            if (Double.isNaN(low) ? figure == null : !(low <= high)) {
                throw new IllegalArgumentException("a case has a figure or a value");
            }
        }
    }

    /** Checks and copies. */
    public Value {
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        Objects.requireNonNull(unit);
        cases = List.copyOf(cases);
    }

    /**
     * The case that holds.
     *
     * @param options options taken up, bit by bit
     * @return number of the case, or -1
     */
    public int caseOf(int options) {
        for (int k = 0; k < cases.size(); k++) {
            if (cases.get(k).when().holds(options)) {
                return k;
            }
        }
        return -1;
    }
}
