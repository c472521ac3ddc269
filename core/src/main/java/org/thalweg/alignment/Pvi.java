package org.thalweg.alignment;

/**
 * A point of vertical intersection, with the parabola that joins its two grades.
 *
 * @param station station (m)
 * @param elevation elevation of the point itself, not of the curve (m)
 * @param curveLength length of the parabola (m), half of it on either side; 0 for none
 */
public record Pvi(double station, double elevation, double curveLength) {
    /** Checks the point. */
    public Pvi {
        if (!Double.isFinite(station) || !Double.isFinite(elevation) || !(curveLength >= 0)) {
            throw new IllegalArgumentException("a PVI needs finite values and a curve length of 0 or more");
        }
    }
}
