package org.thalweg.terms;

/** A model needs a figure of a study that is not there. */
public final class MissingFigure extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** The figure's name. */
    private final String figure;

    private final int line;

    /**
     * Names the figure.
     *
     * @param figure its name
     * @param line line of the model's file that names it, from 1; 0 for none
     */
    public MissingFigure(String figure, int line) {
        super("the figure " + figure + " is not known");
        this.figure = figure;
        this.line = line;
    }

    /** The line that names it. @return from 1; 0 for none */
    public int line() {
        return line;
    }

    /** The figure's name. @return as the model writes it */
    public String figure() {
        return figure;
    }
}
