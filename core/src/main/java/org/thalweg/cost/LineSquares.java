package org.thalweg.cost;

import java.util.Arrays;

/**
 * Which piece of a line is nearest to a place, by squares: what is known along a line is told by place within some
 * distance of it. Immutable.
 */
final class LineSquares {
    /** Distance (m) from the line within which places are known. */
    static final double REACH = 600;

    /** Side (m) of the squares. */
    static final double SQUARE = 100;

    private final double west;
    private final double south;
    private final int columns;
    /** Nearest piece by square, row by row from the south-west; -1 beyond reach. */
    private final int[] nearest;

    private LineSquares(double west, double south, int columns, int[] nearest) {
        this.west = west;
        this.south = south;
        this.columns = columns;
        this.nearest = nearest;
    }

    /**
     * Squares about a line.
     *
     * @param x eastings (m) of the pieces' middles, in order
     * @param y northings (m)
     * @param piece length of a piece (m)
     * @return squares
     */
    static LineSquares of(double[] x, double[] y, double piece) {
        double west = Arrays.stream(x).min().orElseThrow() - REACH;
        double south = Arrays.stream(y).min().orElseThrow() - REACH;
        int columns = (int) Math.ceil((Arrays.stream(x).max().orElseThrow() + REACH - west) / SQUARE);
        int rows = (int) Math.ceil((Arrays.stream(y).max().orElseThrow() + REACH - south) / SQUARE);
        int[] nearest = new int[columns * rows];
        double[] distance = new double[nearest.length];
        Arrays.fill(nearest, -1);
        Arrays.fill(distance, REACH * REACH);
        int stride = (int) (SQUARE / piece / 2);
        int reach = (int) (REACH / SQUARE);
        for (int i = 0; i < x.length; i += stride) {
            int c0 = (int) ((x[i] - west) / SQUARE);
            int r0 = (int) ((y[i] - south) / SQUARE);
            for (int r = Math.max(0, r0 - reach); r <= Math.min(rows - 1, r0 + reach); r++) {
                for (int c = Math.max(0, c0 - reach); c <= Math.min(columns - 1, c0 + reach); c++) {
                    double dx = west + (c + 0.5) * SQUARE - x[i];
                    double dy = south + (r + 0.5) * SQUARE - y[i];
                    double d = dx * dx + dy * dy;
                    int k = r * columns + c;
                    if (d < distance[k]) {
                        distance[k] = d;
                        nearest[k] = i;
                    }
                }
            }
        }
        return new LineSquares(west, south, columns, nearest);
    }

    /**
     * The piece nearest to a place's square.
     *
     * @param px easting (m)
     * @param py northing (m)
     * @return number of the piece; -1 beyond reach
     */
    int piece(double px, double py) {
        int square = square(px, py);
        return square < 0 ? -1 : nearest[square];
    }

    /** The square of a place; -1 outside all. */
    int square(double px, double py) {
        int c = (int) Math.floor((px - west) / SQUARE);
        int r = (int) Math.floor((py - south) / SQUARE);
        return c < 0 || r < 0 || c >= columns || r * columns + c >= nearest.length ? -1 : r * columns + c;
    }

    /** Number of squares. */
    int count() {
        return nearest.length;
    }

    /** Easting (m) of a square's middle. */
    double middleX(int square) {
        return west + (square % columns + 0.5) * SQUARE;
    }

    /** Northing (m) of a square's middle. */
    double middleY(int square) {
        return south + (square / columns + 0.5) * SQUARE;
    }

    /** The piece nearest to a square's middle; -1 beyond reach. */
    int nearest(int square) {
        return nearest[square];
    }
}
