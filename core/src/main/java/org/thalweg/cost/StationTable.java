package org.thalweg.cost;

import org.thalweg.standard.Structure;

/**
 * The sampled line: a row every 10 m, at every element's end and at the last station. Quantities and cost belong to the
 * stretch that begins at the row; the last row has none. Arrays have one value per row and must not be written to.
 *
 * @param station station (m)
 * @param x easting (m)
 * @param y northing (m)
 * @param elevation design elevation (m)
 * @param ground height of the ground (m)
 * @param heading heading (rad), clockwise from grid north, 0 to 2 pi
 * @param curvature curvature (1/m), positive to the right
 * @param grade grade (ratio), positive uphill
 * @param cant rail: cant (m); road: superelevation x platform width (m)
 * @param speed speed (m/s)
 * @param width width of the footprint (m)
 * @param structure how the line is carried
 * @param cut cut (m3, bank)
 * @param fill fill (m3, bank)
 * @param tunnel excavated tunnel volume (m3)
 * @param land land taken (m2)
 * @param cost construction cost, fixed costs of a structure in its first row; adds up to the bill's total
 */
public record StationTable(
        double[] station,
        double[] x,
        double[] y,
        double[] elevation,
        double[] ground,
        double[] heading,
        double[] curvature,
        double[] grade,
        double[] cant,
        double[] speed,
        double[] width,
        Structure[] structure,
        double[] cut,
        double[] fill,
        double[] tunnel,
        double[] land,
        double[] cost) {
    /**
     * Number of rows.
     *
     * @return rows
     */
    public int rows() {
        return station.length;
    }
}
