package org.thalweg.report;

/**
 * A part of the ground and where it is drawn.
 *
 * @param west least easting (m)
 * @param south least northing (m)
 * @param east greatest easting (m)
 * @param north greatest northing (m)
 * @param left where the west edge is drawn (user units)
 * @param top where the north edge is drawn (user units)
 * @param scale user units per metre
 */
record Window(double west, double south, double east, double north, double left, double top, double scale) {
    /** Where an easting is drawn. */
    double x(double easting) {
        return left + (easting - west) * scale;
    }

    /** Where a northing is drawn. */
    double y(double northing) {
        return top + (north - northing) * scale;
    }

    /** Where a point is drawn. */
    double[] at(double easting, double northing) {
        return new double[] {x(easting), y(northing)};
    }

    /** Width drawn (user units). */
    double width() {
        return (east - west) * scale;
    }

    /** Height drawn (user units). */
    double height() {
        return (north - south) * scale;
    }
}
