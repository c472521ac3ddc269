package org.thalweg.terms;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a statement rests on.
 *
 * @param basis how sure it is where the statement stands
 * @param sources who published it: one text for {@link Basis#PAIRED}, all candidates for {@link Basis#LISTED}, else none
 * @param note what else a reader must know, such as why it is assumed or what is read into the source; may be empty
 * @param date when, as published (year, month or day); may be empty
 * @param voice who spoke for the party, where its voices differ; may be empty
 * @param verified whether the source was read for this model, not recalled or taken at second hand
 */
public record Evidence(Basis basis, List<String> sources, String note, String date, String voice, boolean verified) {
    /** How sure it is where a statement stands. */
    public enum Basis {
        /** The statement stands in the source named. */
        PAIRED,
        /** The statement stands in at least one of the sources named; which is not known. */
        LISTED,
        /** Nobody is known to have said it: the model assumes it. */
        ASSUMED,
        /** The model does not say. */
        UNSTATED;

        /** The name in files. @return for example {@code paired} */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** No evidence. */
    public static final Evidence NONE = new Evidence(Basis.UNSTATED, List.of(), "", "", "", false);

    /** Checks and copies. */
    public Evidence {
        Objects.requireNonNull(note);
        Objects.requireNonNull(date);
        Objects.requireNonNull(voice);
        sources = List.copyOf(sources);
        boolean fits = switch (basis) {
            case PAIRED -> sources.size() == 1;
            case LISTED -> sources.size() >= 2;
            case ASSUMED, UNSTATED -> sources.isEmpty();
        };
        if (!fits) {
            throw new IllegalArgumentException("a statement is paired with one source, or with a list of two or more");
        }
    }

    /**
     * What a statement rests on, for readers.
     *
     * @return for example {@code one of: a; b}
     */
    public String words() {
        String aside = note.isEmpty() ? "" : "; " + note;
        String day = date.isEmpty() || !sources.isEmpty() && sources.get(0).contains(date) ? "" : ", " + date;
        return switch (basis) {
            case PAIRED -> sources.get(0) + day + aside;
            case LISTED -> (date.isEmpty() ? "" : date + ", in ") + "one of: " + String.join("; ", sources) + aside;
            case ASSUMED -> "house assumption" + (note.isEmpty() ? "" : ": " + note) + day;
            case UNSTATED -> "no source given" + day + aside;
        };
    }
}
