package org.thalweg.terrain;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Fills voids with the smoothest surface that meets the ground round them: the solution of Laplace's equation, each cell
 * the mean of its four neighbours. It has no height outside those of the rim, no summit and no pit. Only voids that
 * ground encloses are filled; those that reach the grid's edge or the end of the files' coverage stay, for nothing
 * holds them there. Method: successive over-relaxation with Young's factor for the void's width (Young, Iterative
 * Solution of Large Linear Systems, 1971), until no cell moves by a millimetre, at most {@link #MOST_SWEEPS} sweeps.
 */
final class VoidFill {
    /**
     * What was filled.
     *
     * @param cells number of cells
     * @param largest cells of the largest void among them
     */
    record Filled(long cells, int largest) {}

    static final int MOST_SWEEPS = 4_000;

    private static final double STILL = 1e-3;

    private final float[] heights;
    private final int columns;
    private final BitSet coverage;
    private final BitSet seen = new BitSet();
    /** Cells of the void at hand. */
    private int[] cells = new int[64];

    private int count;

    private VoidFill(GridFrame frame, float[] heights, BitSet coverage) {
        this.heights = heights;
        this.columns = frame.columns();
        this.coverage = coverage;
    }

    /**
     * Fills what can be filled.
     *
     * @param frame the grid
     * @param heights heights (m), NaN in voids; filled in place
     * @param coverage the cells that lie on a file
     * @return what was filled
     */
    static Filled fill(GridFrame frame, float[] heights, BitSet coverage) {
        VoidFill fill = new VoidFill(frame, heights, coverage);
        long filled = 0;
        int largest = 0;
        for (int i = 0; i < heights.length; i++) {
            if (Float.isNaN(heights[i]) && !fill.seen.get(i) && fill.gather(i)) {
                fill.relax();
                filled += fill.count;
                largest = Math.max(largest, fill.count);
            }
        }
        return new Filled(filled, largest);
    }

    /** Gathers the void that holds a cell; false where ground does not enclose it. */
    private boolean gather(int start) {
        count = 0;
        add(start);
        boolean enclosed = true;
        for (int next = 0; next < count; next++) {
            int cell = cells[next];
            int column = cell % columns;
            boolean atEdge = column == 0 || column == columns - 1 || cell < columns
                    || cell >= heights.length - columns;
            enclosed &= !atEdge && coverage.get(cell);
            if (column > 0) {
                add(cell - 1);
            }
            if (column < columns - 1) {
                add(cell + 1);
            }
            if (cell >= columns) {
                add(cell - columns);
            }
            if (cell < heights.length - columns) {
                add(cell + columns);
            }
        }
        return enclosed;
    }

    private void add(int cell) {
        if (Float.isNaN(heights[cell]) && !seen.get(cell)) {
            seen.set(cell);
            if (count == cells.length) {
                cells = Arrays.copyOf(cells, 2 * count);
            }
            cells[count++] = cell;
        }
    }

    private void relax() {
        Arrays.sort(cells, 0, count);
        int[] neighbours = neighbours();
        // In double: near the end the steps are smaller than a float's digits.
        double[] own = new double[count];
        Arrays.fill(own, rimMean(neighbours));
        double factor = 2 / (1 + StrictMath.sin(StrictMath.PI / (width() + 1)));
        double moved = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MOST_SWEEPS && moved > STILL; sweep++) {
            moved = 0;
            for (int k = 0; k < count; k++) {
                double sum = 0;
                for (int side = 4 * k; side < 4 * k + 4; side++) {
                    int n = neighbours[side];
                    sum += n >= 0 ? own[n] : heights[~n];
                }
                double step = factor * (sum / 4 - own[k]);
                own[k] += step;
                moved = Math.max(moved, Math.abs(step));
            }
        }
        for (int k = 0; k < count; k++) {
            heights[cells[k]] = (float) own[k];
        }
    }

    /** Four numbers a cell: the neighbour's place among the void's cells, or ~index of a neighbour on the rim. */
    private int[] neighbours() {
        int[] neighbours = new int[4 * count];
        for (int k = 0; k < count; k++) {
            int[] around = {cells[k] - columns, cells[k] - 1, cells[k] + 1, cells[k] + columns};
            for (int side = 0; side < 4; side++) {
                boolean isVoid = Float.isNaN(heights[around[side]]);
                neighbours[4 * k + side] = isVoid ? Arrays.binarySearch(cells, 0, count, around[side]) : ~around[side];
            }
        }
        return neighbours;
    }

    private double rimMean(int[] neighbours) {
        double sum = 0;
        int rim = 0;
        for (int n : neighbours) {
            if (n < 0) {
                sum += heights[~n];
                rim++;
            }
        }
        return sum / rim;
    }

    /** The void's lesser extent (cells), which governs how fast it settles. */
    private int width() {
        int left = Integer.MAX_VALUE;
        int right = 0;
        for (int k = 0; k < count; k++) {
            left = Math.min(left, cells[k] % columns);
            right = Math.max(right, cells[k] % columns);
        }
        return Math.max(1, Math.min(right - left, cells[count - 1] / columns - cells[0] / columns) + 1);
    }
}
