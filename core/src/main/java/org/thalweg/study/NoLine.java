package org.thalweg.study;

/** No line keeps the standard between these gates: the sentence says which limit makes it so, and by how much. Exit code 3. */
public final class NoLine extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Reports that there is no line.
     *
     * @param sentence which limit binds, where, and by how much
     */
    public NoLine(String sentence) {
        super(sentence);
    }
}
