package org.thalweg.terms;

import java.util.Objects;

/**
 * One who decides.
 *
 * @param name short name
 * @param title name for readers
 */
public record Party(String name, String title) {
    /** Checks. */
    public Party {
        Objects.requireNonNull(title);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a party needs a name");
        }
    }
}
