package org.thalweg.refine;

import org.thalweg.standard.Structure;

/** Another line to keep clear of, as a price on coming too near. */
public interface Clearance {
    /**
     * Height of the other line where it is near.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return height (m) of its nearest point; NaN where nothing is near
     */
    double near(double x, double y);

    /**
     * The price of a height above or below the other line.
     *
     * @param other height (m) of the other line there, from {@link #near}
     * @param z design elevation (m)
     * @param structure how the line is carried; null when that is not known
     * @return price per metre; 0 where both lines keep clear
     */
    double price(double other, double z, Structure structure);

    /**
     * The price of a place.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @param z design elevation (m)
     * @param structure how the line is carried; null when that is not known
     * @return price per metre; 0 where both lines keep clear
     */
    default double price(double x, double y, double z, Structure structure) {
        double other = near(x, y);
        return other == other ? price(other, z, structure) : 0;
    }
}
