package org.thalweg.corridor;

/**
 * The moves from one cell of a raster to the next. Each is told by its columns, its rows and its length in cells; the
 * opposite of a move is one too.
 */
public enum Moves {
    /** To the four cells that share a side. */
    FOUR(4),
    /** Those, and to the four that share a corner: the queen's moves, the default of GRASS {@code r.cost}. */
    EIGHT(8),
    /** Those, and the eight moves of a knight: {@code r.cost -k}. A knight's move passes two more cells, and pays the mean of
     * all four. */
    KNIGHT(16);

    private static final int[][] STEPS = {
        {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1},
        {2, 1}, {1, 2}, {-1, 2}, {-2, 1}, {-2, -1}, {-1, -2}, {1, -2}, {2, -1}
    };

    private final int count;

    Moves(int count) {
        this.count = count;
    }

    /**
     * Number of moves.
     *
     * @return 4, 8 or 16
     */
    public int count() {
        return count;
    }

    /**
     * Columns that a move goes.
     *
     * @param move move, 0 to count - 1
     * @return columns, positive to the right
     */
    public int columns(int move) {
        return STEPS[move][0];
    }

    /**
     * Rows that a move goes.
     *
     * @param move move, 0 to count - 1
     * @return rows, positive downwards
     */
    public int rows(int move) {
        return STEPS[move][1];
    }

    /**
     * Length of a move between the middles of its cells.
     *
     * @param move move, 0 to count - 1
     * @return length (cells)
     */
    public double length(int move) {
        return Math.sqrt(columns(move) * columns(move) + rows(move) * rows(move));
    }
}
