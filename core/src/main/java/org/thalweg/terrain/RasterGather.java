package org.thalweg.terrain;

import java.util.Arrays;
import java.util.Locale;

/**
 * Gathers the rows of a window as readers decode them, in any order, and averages blocks of cells where a step above
 * one is asked for. Several files may add to one window, one after the other: earlier ones go first.
 */
final class RasterGather {
    private final RasterFrame frame;
    private final RasterWindow window;
    private final int step;
    /** Result cells, row by row. */
    private final float[] heights;
    /** Sum (m) and number of the cells of each block that are not void; empty where step is 1. */
    private final double[] sums;

    private final int[] counts;

    /**
     * Starts a window, all void.
     *
     * @param name the file's name, for messages
     * @param whole frame of the level read
     * @param window cells wanted; it may reach beyond the frame to the right and below
     * @param step side of a block in cells, 1 to 10 000
     * @throws RasterException if too many cells would come out
     */
    RasterGather(String name, RasterFrame whole, RasterWindow window, int step) throws RasterException {
        if (step < 1 || step > 10_000) {
            throw new IllegalArgumentException("a block's side must be 1 to 10 000 cells");
        }
        if (window.size(step) > RasterFile.MAX_CELLS) {
            throw new RasterException(String.format(Locale.ROOT,
                    "%s: the part wanted, %d x %d cells, is more than the %d million that are read at once; "
                            + "use a coarser cell or cut the file with gdalwarp -te",
                    name, window.columns(), window.rows(), RasterFile.MAX_CELLS / 1_000_000));
        }
        this.frame = whole.of(window, step);
        this.window = window;
        this.step = step;
        int size = frame.columns() * frame.rows();
        this.heights = new float[size];
        Arrays.fill(heights, Float.NaN);
        this.sums = step == 1 ? new double[0] : new double[size];
        this.counts = step == 1 ? new int[0] : new int[size];
    }

    /**
     * Takes a stretch of a row of the level read. What lies outside the window is left out, and so is what an earlier
     * file has given.
     *
     * @param row row in the level
     * @param firstColumn column in the level of the first value
     * @param values heights (m), NaN in voids
     * @param count how many of the values count
     */
    void put(int row, int firstColumn, float[] values, int count) {
        if (row < window.row() || row >= window.row() + window.rows()) {
            return;
        }
        int from = Math.max(firstColumn, window.column());
        int to = Math.min(firstColumn + count, window.column() + window.columns());
        int start = (row - window.row()) / step * frame.columns();
        for (int column = from; column < to; column++) {
            int cell = start + (column - window.column()) / step;
            float value = values[column - firstColumn];
            if (Float.isNaN(value) || !Float.isNaN(heights[cell])) {
                continue;
            }
            if (step == 1) {
                heights[cell] = value;
            } else {
                sums[cell] += value;
                counts[cell]++;
            }
        }
    }

    /** Ends a file: blocks that it has completed take nothing from later files. */
    void endFile() {
        settle(step * step);
    }

    private void settle(int least) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] >= least && Float.isNaN(heights[i])) {
                heights[i] = (float) (sums[i] / counts[i]);
            }
        }
    }

    /**
     * What was gathered. To be called once, at the end.
     *
     * @return the window's raster
     */
    Raster finish() {
        settle((step * step + 1) / 2);
        return new Raster(frame, heights);
    }
}
