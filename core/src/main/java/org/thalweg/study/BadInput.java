package org.thalweg.study;

/** Input that cannot be used: one sentence that names the file, the place, the value and the remedy. Exit code 2. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Refuses input.
     *
     * @param sentence file, place, value, remedy
     */
    public BadInput(String sentence) {
        super(sentence);
    }
}
