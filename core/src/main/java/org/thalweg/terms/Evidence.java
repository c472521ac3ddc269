package org.thalweg.terms;

import java.util.List;
import java.util.Objects;

/**
 * Where a statement comes from, and how surely.
 *
 * @param basis how the statement and its sources belong together
 * @param sources who published it: one where the statement is paired with it; all of a party's where it stands in one of
 *     them; what is assumed where it is an assumption; none where a model states it on its own account
 * @param note what the model reads into it; may be empty
 * @param date when, as published (year, month or day); may be empty
 * @param voice who spoke for the party, where its voices differ; may be empty
 * @param verified whether the source was read for this model, not recalled or taken at second hand
 */
public record Evidence(Basis basis, List<String> sources, String note, String date, String voice, boolean verified) {
    /** How a statement and its sources belong together. */
    public enum Basis {
        /** Nothing is said. */
        NONE("without a source"),
        /** The source is that of this statement. */
        PAIRED("with a source of its own"),
        /** The statement stands in at least one of the sources; it is not known in which. */
        ONE_OF("in one of several sources, not known in which"),
        /** No party is known to have said it: the model assumes it. */
        ASSUMED("assumed by the model");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        /** In words, to follow a number of statements. @return words */
        public String words() {
            return words;
        }
    }

    /** No evidence. */
    public static final Evidence NONE = new Evidence(Basis.NONE, List.of(), "", "", "", false);

    /** Checks and copies. */
    public Evidence {
        Objects.requireNonNull(basis);
        Objects.requireNonNull(note);
        Objects.requireNonNull(date);
        Objects.requireNonNull(voice);
        sources = List.copyOf(sources);
        if (sources.isEmpty() != (basis == Basis.NONE)) {
            throw new IllegalArgumentException("a basis has its sources, and none has none");
        }
    }

    /**
     * Source, date and note in words.
     *
     * @return words; empty where nothing is said
     */
    public String words() {
        String from = String.join("; ", sources);
        String by = switch (basis) {
            case NONE -> "";
            case PAIRED -> from;
            case ONE_OF -> "one of: " + from;
            case ASSUMED -> "assumed: " + from;
        };
        // The date is that of the statement: it must not seem to belong to the last source of a list.
        String said = basis == Basis.ONE_OF && !date.isEmpty() ? date + ", in " + by
                : by + (date.isEmpty() || from.contains(date) ? "" : (by.isEmpty() ? "" : ", ") + date);
        return said + (note.isEmpty() ? "" : " (" + note + ")");
    }
}
