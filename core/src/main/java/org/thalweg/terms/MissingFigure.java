package org.thalweg.terms;

/** A model needs a figure of a study that is not there. */
public final class MissingFigure extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** The figure's name. */
    private final String figure;

    /**
     * Names the figure.
     *
     * @param figure its name
     */
    public MissingFigure(String figure) {
        super("the figure " + figure + " is not known");
        this.figure = figure;
    }

    /** The figure's name. @return as the model writes it */
    public String figure() {
        return figure;
    }
}
