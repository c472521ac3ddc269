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
        /** At some station no elevation that the line can reach has a price. Both numbers are elevations (m). */
        PRICES,
        /** Spacing of points of vertical intersection, parabolas or least grades. */
        CURVES,
        /** Sites for stations or loops. */
        SITES
    }
}
