package org.thalweg.terrain;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a raster lies, in its own reference system: degrees (longitude, latitude) in a geographic one, that system's
 * unit in a projected one. Positions are those of cell centres, whatever the file's own convention was. Row 0 is the
 * first row of the file: the northernmost where {@code dy} is negative, as it nearly always is.
 *
 * @param x0 easting or longitude of the centre of column 0
 * @param y0 northing or latitude of the centre of row 0
 * @param dx step from a column to the next, positive
 * @param dy step from a row to the next, negative where rows run southwards; not zero
 * @param columns number of columns, at least 1
 * @param rows number of rows, at least 1
 * @param crs reference system as {@code EPSG:n}; empty where the file does not say
 */
public record RasterFrame(
        double x0, double y0, double dx, double dy, int columns, int rows, Optional<String> crs) {
    /** Checks the frame. */
    public RasterFrame {
        Objects.requireNonNull(crs);
        boolean finite = Double.isFinite(x0) && Double.isFinite(y0) && Double.isFinite(dx) && Double.isFinite(dy);
        if (!finite || !(dx > 0) || dy == 0 || columns < 1 || rows < 1) {
            throw new IllegalArgumentException("a raster frame needs finite positions, dx > 0, dy other than 0, "
                    + "and at least one cell");
        }
    }

    /**
     * The easting or longitude of a column's centre.
     *
     * @param column column, possibly a fraction
     * @return easting or longitude
     */
    public double x(double column) {
        return x0 + column * dx;
    }

    /**
     * The northing or latitude of a row's centre.
     *
     * @param row row, possibly a fraction
     * @return northing or latitude
     */
    public double y(double row) {
        return y0 + row * dy;
    }

    /**
     * The outer edges of the cells.
     *
     * @return lowest x, lowest y, highest x, highest y
     */
    public double[] bounds() {
        double top = y(-0.5);
        double bottom = y(rows - 0.5);
        return new double[] {x(-0.5), Math.min(top, bottom), x(columns - 0.5), Math.max(top, bottom)};
    }

    /**
     * The same place in another reference system's name.
     *
     * @param code reference system as {@code EPSG:n}
     * @return a frame with that system
     */
    public RasterFrame withCrs(String code) {
        return new RasterFrame(x0, y0, dx, dy, columns, rows, Optional.of(code));
    }

    /**
     * The frame of a window, each {@code step} x {@code step} block of whose cells becomes one cell.
     *
     * @param window the window
     * @param step side of a block in cells, at least 1
     * @return the window's frame
     */
    RasterFrame of(RasterWindow window, int step) {
        double centre = (step - 1) / 2.0;
        return new RasterFrame(x(window.column() + centre), y(window.row() + centre), dx * step, dy * step,
                blocks(window.columns(), step), blocks(window.rows(), step), crs);
    }

    /** Blocks that hold a number of cells, the last perhaps in part. */
    static int blocks(int cells, int step) {
        return (int) (((long) cells + step - 1) / step);
    }
}
