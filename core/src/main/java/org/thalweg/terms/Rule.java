package org.thalweg.terms;

import java.util.Objects;

/**
 * Something that every state must keep.
 *
 * @param condition what must hold
 * @param why the reason, for readers; may be empty
 */
public record Rule(Condition condition, String why) {
    /** Checks. */
    public Rule {
        Objects.requireNonNull(condition);
        Objects.requireNonNull(why);
    }
}
