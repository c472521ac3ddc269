package org.thalweg.terrain;

/**
 * A rectangle of a raster's cells.
 *
 * @param column first column
 * @param row first row
 * @param columns number of columns, at least 1
 * @param rows number of rows, at least 1
 */
public record RasterWindow(int column, int row, int columns, int rows) {
    /** Checks the window. */
    public RasterWindow {
        if (column < 0 || row < 0 || columns < 1 || rows < 1) {
            throw new IllegalArgumentException("a raster window needs a first cell and at least one cell");
        }
    }

    /**
     * Every cell of a frame.
     *
     * @param frame the frame
     * @return the whole of it
     */
    public static RasterWindow all(RasterFrame frame) {
        return new RasterWindow(0, 0, frame.columns(), frame.rows());
    }

    /**
     * Whether a frame holds the whole window.
     *
     * @param frame the frame
     * @return true if it does
     */
    boolean isInside(RasterFrame frame) {
        return (long) column + columns <= frame.columns() && (long) row + rows <= frame.rows();
    }

    /**
     * Number of cells that remain when each {@code step} x {@code step} block becomes one.
     *
     * @param step side of a block in cells, at least 1
     * @return number of cells
     */
    long size(int step) {
        return (long) RasterFrame.blocks(columns, step) * RasterFrame.blocks(rows, step);
    }
}
