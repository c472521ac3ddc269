package org.thalweg.refine;

import org.thalweg.standard.Structure;

/**
 * What is known at one end of a profile. At the end of a window, the line goes on outside: its grade there, its nearest
 * point of vertical intersection and its structure then count.
 *
 * @param lowest least elevation at the end (m)
 * @param highest greatest elevation at the end (m)
 * @param grade grade of the line outside the end (ratio, positive uphill in the direction of stations); NaN where the
 *     line begins or ends here, and no grade is asked
 * @param pviDistance distance from the end to the next point of vertical intersection outside (m); infinity for none
 * @param pviTangent tangent length of the parabola there (m)
 * @param structure structure just outside the end; null where the line begins or ends, and a bridge or tunnel there pays
 *     its abutment or portal
 */
public record ProfileEnd(
        double lowest, double highest, double grade, double pviDistance, double pviTangent, Structure structure) {
    /** Checks the end. */
    public ProfileEnd {
        if (!Double.isFinite(lowest) || !(highest >= lowest) || Double.isInfinite(highest)) {
            throw new IllegalArgumentException("an end needs elevations in order: " + lowest + ", " + highest);
        }
        if (!(pviDistance >= 0) || !(pviTangent >= 0) || Double.isInfinite(grade)) {
            throw new IllegalArgumentException("what lies outside an end must not be negative");
        }
    }

    /**
     * An end of the whole line.
     *
     * @param lowest least elevation (m)
     * @param highest greatest elevation (m)
     * @return the end
     */
    public static ProfileEnd between(double lowest, double highest) {
        return new ProfileEnd(lowest, highest, Double.NaN, Double.POSITIVE_INFINITY, 0, null);
    }

    /**
     * An end of the whole line that joins another line's grade. At the end itself no parabola can lie, so the first
     * grade may differ by the threshold of vertical curves only.
     *
     * @param elevation elevation (m)
     * @param grade grade of the other line (ratio, positive uphill in the direction of stations)
     * @return the end
     */
    public static ProfileEnd joining(double elevation, double grade) {
        return new ProfileEnd(elevation, elevation, grade, Double.POSITIVE_INFINITY, 0, null);
    }

    /** Whether the line goes on outside with a known grade. */
    boolean joins() {
        return !Double.isNaN(grade);
    }
}
