package org.thalweg.report;

import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * A part of the ground at a coarser cell, when needed: means of square blocks of cells.
 *
 * @param frame the coarser frame
 * @param heights mean heights (m), NaN where a block holds a void
 */
record Blocks(GridFrame frame, float[] heights) {
    /** The cells whose centres lie in a window, in blocks so large that no side has more than so many. */
    static Blocks of(GridTerrain terrain, Window window, int most) {
        GridFrame all = terrain.frame();
        int c0 = clamp(all.column(window.west()), all.columns());
        int c1 = clamp(all.column(window.east()), all.columns());
        int r0 = clamp(all.row(window.north()), all.rows());
        int r1 = clamp(all.row(window.south()), all.rows());
        int size = 1 + (Math.max(c1 - c0, r1 - r0)) / most;
        int columns = Math.max(1, (c1 - c0 + 1) / size);
        int rows = Math.max(1, (r1 - r0 + 1) / size);
        float[] heights = new float[columns * rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                heights[r * columns + c] = mean(terrain, c0 + c * size, r0 + r * size, size);
            }
        }
        double half = 0.5 * (size - 1) * all.cell();
        return new Blocks(
                new GridFrame(all.x(c0) + half, all.y(r0) - half, size * all.cell(), columns, rows), heights);
    }

    private static float mean(GridTerrain terrain, int c0, int r0, int size) {
        int columns = terrain.frame().columns();
        int right = Math.min(columns, c0 + size);
        int bottom = Math.min(terrain.frame().rows(), r0 + size);
        double sum = 0;
        for (int r = r0; r < bottom; r++) {
            for (int c = c0; c < right; c++) {
                sum += terrain.height(r * columns + c);
            }
        }
        return (float) (sum / ((right - c0) * (bottom - r0)));
    }

    private static int clamp(int index, int size) {
        return Math.max(0, Math.min(size - 1, index));
    }
}
