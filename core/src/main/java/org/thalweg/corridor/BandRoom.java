package org.thalweg.corridor;

import java.util.Arrays;

/** The room that a coarse relaxation leaves for a finer one: cells and heights of good lines, and a margin about them. */
final class BandRoom implements LevelGrid.Room {
    /** Margin above and below the heights of good lines (m); to the sides it is one coarse cell. */
    private static final double MARGIN = 30;

    private final LevelGrid grid;
    private final double[] low;
    private final double[] high;

    BandRoom(LevelGrid grid, Sweep come, Sweep go, double slack) {
        this.grid = grid;
        int n = grid.frame.size();
        double[] lowest = new double[n];
        double[] highest = new double[n];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        double limit = (1 + slack) * Math.min(come.best(), go.best());
        for (int cell = 0; cell < n; cell++) {
            for (int s = grid.from(cell); s < grid.to(cell); s++) {
                if (come.cost(s) + go.cost(s) <= limit) {
                    lowest[cell] = Math.min(lowest[cell], Math.min(come.height(s), go.height(s)));
                    highest[cell] = Math.max(highest[cell], Math.max(come.height(s), go.height(s)));
                }
            }
        }
        low = new double[n];
        high = new double[n];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int cell = 0; cell < n; cell++) {
            if (lowest[cell] <= highest[cell]) {
                spread(cell, lowest[cell] - MARGIN, highest[cell] + MARGIN);
            }
        }
    }

    private void spread(int cell, double from, double to) {
        int columns = grid.frame.columns();
        int column = cell % columns;
        int row = cell / columns;
        for (int r = Math.max(0, row - 1); r <= Math.min(grid.frame.rows() - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                low[r * columns + c] = Math.min(low[r * columns + c], from);
                high[r * columns + c] = Math.max(high[r * columns + c], to);
            }
        }
    }

    @Override
    public double low(double x, double y) {
        int i = grid.frame.index(x, y);
        return i < 0 ? Double.POSITIVE_INFINITY : low[i];
    }

    @Override
    public double high(double x, double y) {
        int i = grid.frame.index(x, y);
        return i < 0 ? Double.NEGATIVE_INFINITY : high[i];
    }
}
