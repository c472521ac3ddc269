package org.thalweg.terms;

import java.util.Objects;

/**
 * A condition that a party has named: on the terms, or on a figure of each of the study's alternatives.
 *
 * @param party whose, from 0
 * @param title the condition in words
 * @param condition what must hold of the options; null for a condition on a figure
 * @param figure name of a figure with a star for that of the alternative, for example
 *     {@code security.lines.*.rail.exposure.south.share_seen}; without a star it is what follows
 *     {@code alternatives.NAME.}; null for a condition on options
 * @param least least value that meets it; -infinity for none
 * @param most greatest value that meets it; +infinity for none
 * @param unit unit of the figure
 * @param evidence where it comes from
 */
public record RedLine(
        int party, String title, Condition condition, String figure, double least, double most, String unit, Evidence evidence) {
    /** Checks. */
    public RedLine {
        Objects.requireNonNull(title);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(evidence);
        if ((condition == null) == (figure == null) || !(least <= most)) {
            throw new IllegalArgumentException("a red line is about options or about a figure");
        }
    }

    /**
     * By how much a value keeps within the line.
     *
     * @param value the figure
     * @return distance to the nearer bound, negative where the line is crossed, in the figure's unit
     */
    public double margin(double value) {
        return Math.min(value - least, most - value);
    }

    /**
     * The full name of a red line's figure for an alternative.
     *
     * @param figure as a red line names it
     * @param alternative name of the alternative
     * @return as {@link Figures} names it
     */
    public static String figure(String figure, String alternative) {
        return figure.contains("*") ? figure.replace("*", alternative) : "alternatives." + alternative + "." + figure;
    }
}
