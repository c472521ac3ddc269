package org.thalweg.terms;

import java.util.Objects;

/**
 * Where a statement comes from.
 *
 * @param source who published it; empty when a model states it on its own account
 * @param date when, as published (year, month or day); may be empty
 * @param voice who spoke for the party, where its voices differ; may be empty
 * @param verified whether the source was read for this model, not recalled or taken at second hand
 */
public record Evidence(String source, String date, String voice, boolean verified) {
    /** No evidence. */
    public static final Evidence NONE = new Evidence("", "", "", false);

    /** Checks. */
    public Evidence {
        Objects.requireNonNull(source);
        Objects.requireNonNull(date);
        Objects.requireNonNull(voice);
    }
}
