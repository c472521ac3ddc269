package org.thalweg.terms;

import java.util.List;
import java.util.Objects;

/** What a party likes. */
public sealed interface Preference {
    /**
     * By ordered statements (option prioritisation, Fang, Hipel, Kilgour and Peng 2003): a state is liked better than another
     * when it is better on the first statement on which they differ.
     *
     * @param statements weightiest first
     */
    record Prioritised(List<Statement> statements) implements Preference {
        /** Copies. */
        public Prioritised {
            statements = List.copyOf(statements);
        }
    }

    /**
     * By direct ranking.
     *
     * @param rank of each state, higher is better, equal is equally liked; not to be changed
     * @param band of each state, higher is strongly better; not to be changed
     * @param evidence where it comes from
     */
    record Ranked(int[] rank, int[] band, Evidence evidence) implements Preference {
        /** Checks. */
        public Ranked {
            Objects.requireNonNull(evidence);
            if (rank.length != band.length) {
                throw new IllegalArgumentException("a rank and a band for each state");
            }
        }
    }
}
