package org.thalweg.alignment;

/**
 * A point where two tangents meet, and the curve that joins them there: clothoid, arc, clothoid. The first and the last
 * point of a line are its ends; their curve is not used.
 *
 * @param x easting (m)
 * @param y northing (m)
 * @param radius radius of the arc (m), positive; ignored at the ends of a line
 * @param clothoidIn length of the clothoid before the arc (m), 0 for none
 * @param clothoidOut length of the clothoid after the arc (m), 0 for none
 */
public record PointOfIntersection(double x, double y, double radius, double clothoidIn, double clothoidOut) {
    /** Checks the point. */
    public PointOfIntersection {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !(radius >= 0) || !(clothoidIn >= 0) || !(clothoidOut >= 0)) {
            throw new IllegalArgumentException("a point of intersection needs finite coordinates and lengths of 0 or more");
        }
    }
}
