package org.thalweg.terms;

/**
 * A notion of stability of a state for one party. Definitions: docs/terms.md.
 *
 * <p>For party i at state s, with i's improvements s1: {@link #NASH}: there is none. {@link #GMR} (general
 * metarationality): each can be answered by moves of the others to an s2 that i likes no better than s. {@link #SMR}
 * (symmetric): and from s2 no move of i leads to a state that it likes better than s. {@link #SEQ} (sequential): the answer
 * is made of improvements of those who make them. The strong forms ask for an answer that i likes strongly less than s.
 */
public enum Concept {
    /** No improvement. */
    NASH("Nash", "has no improvement"),
    /** Every improvement can be answered. */
    GMR("GMR", "general metarationality"),
    /** Every improvement can be answered, and the answer stands. */
    SMR("SMR", "symmetric metarationality"),
    /** Every improvement can be answered by improvements. */
    SEQ("SEQ", "sequential stability"),
    /** GMR with answers strongly worse. */
    STRONG_GMR("strong GMR", "general metarationality, answers strongly worse"),
    /** SMR with answers strongly worse. */
    STRONG_SMR("strong SMR", "symmetric metarationality, answers strongly worse"),
    /** SEQ with answers strongly worse. */
    STRONG_SEQ("strong SEQ", "sequential stability, answers strongly worse");

    private final String title;
    private final String words;

    Concept(String title, String words) {
        this.title = title;
        this.words = words;
    }

    /**
     * Its short name.
     *
     * @return for example {@code GMR}
     */
    public String title() {
        return title;
    }

    /**
     * What it means, in a few words.
     *
     * @return words
     */
    public String words() {
        return words;
    }

    /**
     * Whether it looks at the strength of preference.
     *
     * @return true for the strong forms
     */
    public boolean strong() {
        return ordinal() > SEQ.ordinal();
    }
}
