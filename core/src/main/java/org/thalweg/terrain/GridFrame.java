package org.thalweg.terrain;

/**
 * The frame of a raster of square cells, north up. Cell {@code (column, row)} has index {@code row * columns + column};
 * row 0 is the northernmost. Positions are those of cell centres.
 *
 * @param x0 easting of the centre of column 0 (m)
 * @param y0 northing of the centre of row 0 (m)
 * @param cell side of a cell (m)
 * @param columns number of columns, at least 1
 * @param rows number of rows, at least 1
 */
public record GridFrame(double x0, double y0, double cell, int columns, int rows) {
    /** Checks the frame. */
    public GridFrame {
        if (!(cell > 0) || columns < 1 || rows < 1 || (long) columns * rows > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a grid frame needs a positive cell and 1 to 2^31-9 cells");
        }
    }

    /**
     * Number of cells.
     *
     * @return columns x rows
     */
    public int size() {
        return columns * rows;
    }

    /**
     * Easting of a column's centre.
     *
     * @param column column
     * @return easting (m)
     */
    public double x(int column) {
        return x0 + column * cell;
    }

    /**
     * Northing of a row's centre.
     *
     * @param row row, 0 the northernmost
     * @return northing (m)
     */
    public double y(int row) {
        return y0 - row * cell;
    }

    /**
     * The column whose cell holds an easting.
     *
     * @param x easting (m)
     * @return column, which may lie outside the frame
     */
    public int column(double x) {
        return (int) Math.floor((x - x0) / cell + 0.5);
    }

    /**
     * The row whose cell holds a northing.
     *
     * @param y northing (m)
     * @return row, which may lie outside the frame
     */
    public int row(double y) {
        return (int) Math.floor((y0 - y) / cell + 0.5);
    }

    /**
     * The index of the cell that holds a point.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return index, or -1 outside the frame
     */
    public int index(double x, double y) {
        int c = column(x);
        int r = row(y);
        return c < 0 || r < 0 || c >= columns || r >= rows ? -1 : r * columns + c;
    }
}
