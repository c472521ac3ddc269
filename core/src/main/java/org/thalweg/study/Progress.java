package org.thalweg.study;

/** Hears how far a run has come. Called from one thread at a time. */
public interface Progress {
    /** Says nothing. */
    Progress SILENT = (stage, done) -> {};

    /**
     * A step is done.
     *
     * @param stage what is being done now, in a few words
     * @param done share of the whole run that is done (0 to 1), never falling
     */
    void at(String stage, double done);
}
