package org.thalweg.refine;

/**
 * Why there is no profile: the limit that leaves none.
 *
 * @param kind which limit
 * @param station where it binds (m)
 * @param needed what the line would need
 * @param possible what the limit leaves
 * @param text one plain sentence
 */
public record ProfileLimit(Kind kind, double station, double needed, double possible, String text) {
    /** Kinds of limit. */
    public enum Kind {
        /** The greatest grade cannot make the rise. Needed and possible are rises (m). */
        GRADE,
        /**
         * No line with a price reaches some station. The numbers are the least and greatest elevations that the grades
         * alone allow there (m).
         */
        PRICES,
        /**
         * Grades and prices allow a line, but spacing of points of vertical intersection, parabolas, least grades or the
         * grades at the ends do not. The numbers are the least spacing asked and the distance of nodes (m).
         */
        CURVES,
        /** Sites for stations or loops. The numbers are the distance that has no site, and the greatest allowed (m). */
        SITES
    }
}
