package org.thalweg.cost;

/** Local prices of earth by place: one for all places, or those along a line ({@link EarthValues}). */
@FunctionalInterface
public interface EarthField {
    /**
     * Local prices at a place.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return prices
     */
    EarthPrices at(double x, double y);
}
