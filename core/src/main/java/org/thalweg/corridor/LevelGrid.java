package org.thalweg.corridor;

import org.thalweg.terrain.GridFrame;

/**
 * The states of the relaxation: coarse cells, and in each a stack of levels. Levels are fine near the ground and four
 * times as high deep below it, where only tunnels run and the price does not depend on height.
 *
 * <p>States of one cell are neighbours in memory, level 0 the lowest; cells of one tile follow each other. What a sweep asks
 * of a cell lies in one row of one array, what it asks of nearly every cell in the row's first 48 bytes: with the 16 bytes
 * that the machine puts before an array that is one line of its cache. A front of a sweep over a large ground does not fit
 * the cache, and waits for memory at each line.
 */
final class LevelGrid {
    /** A deep level is this many fine levels high. */
    private static final int DEEP = 4;

    /** Share of a block's relief by which a line can be shifted up or down the slope inside it. */
    private static final float PLAY = 0.1f;

    /** Cells along a side of a tile. */
    private static final int TILE = 4;

    final GridFrame frame;
    final double step;
    /** Lowest height of any state; deep levels start here. */
    final double bottom;

    private final double top;
    /** By cell {@link #ROW} numbers; floats by their bits. */
    private final int[] cells;

    private final PriceField field;
    private final int states;

    private static final int ROW = 16;
    /** Index of a cell's first state. */
    private static final int OFFSET = 0;
    /** Number of a cell's levels; 0 where no line may lie. */
    private static final int LEVELS = 1;
    /** Number of deep levels that a cell would have from the bottom up. */
    private static final int DEEPS = 2;
    /** The first level that a cell has, counted from the bottom; those below are left out. */
    private static final int FIRST = 3;

    private static final int HEIGHT = 4;
    private static final int EAST = 5;
    private static final int NORTH = 6;
    /** How far a line can be shifted up or down the slope inside the cell, in height (m). */
    private static final int PLAY_HERE = 7;

    private static final int ROOM = 8;
    private static final int SURCHARGE = 9;
    private static final int WEIGHT = 10;
    /** 0 where there is neither a formation nor water nor another line: then what follows is not read. */
    private static final int SPECIAL = 11;

    private static final int FORMATION = 12;
    private static final int WATER = 13;
    private static final int OTHER = 14;

    /** Heights at which lines may run, by place. */
    interface Room {
        /** Everywhere, at all heights. */
        Room ALL = new Room() {
            @Override
            public double low(double x, double y) {
                return Double.NEGATIVE_INFINITY;
            }

            @Override
            public double high(double x, double y) {
                return Double.POSITIVE_INFINITY;
            }
        };

        /** Least height (m); positive infinity where there is no room. */
        double low(double x, double y);

        /** Greatest height (m); negative infinity where there is no room. */
        double high(double x, double y);
    }

    /**
     * Lays out the states.
     *
     * @param field prices
     * @param factor fine cells along a side of a coarse one
     * @param bottom lowest height (m) at which a line may run
     * @param top greatest height (m)
     * @param step height of a level near the ground (m)
     * @param gates easting and northing of the first gate, then of the second (m)
     * @param stretch cells are left out whose distances from both gates add up to more than this many times the gates' own
     * @param room further limits by place
     * @param most no states are laid out beyond the first cell that takes their number above this
     */
    LevelGrid(
            PriceField field,
            int factor,
            double bottom,
            double top,
            double step,
            double[] gates,
            double stretch,
            Room room,
            int most) {
        GridFrame fine = field.frame();
        this.field = field;
        this.step = step;
        this.bottom = StrictMath.floor(bottom / (DEEP * step)) * DEEP * step;
        this.top = top;
        int columns = Math.max(1, fine.columns() / factor);
        int rows = Math.max(1, fine.rows() / factor);
        double shift = 0.5 * (factor - 1) * fine.cell();
        this.frame = new GridFrame(fine.x0() + shift, fine.y0() - shift, factor * fine.cell(), columns, rows);
        this.cells = new int[frame.size() * ROW];
        double limit = stretch * Math.max(Math.hypot(gates[2] - gates[0], gates[3] - gates[1]), 20 * frame.cell());
        int total = 0;
        for (int cell = 0; cell < frame.size() && total <= most; cell++) {
            double x = frame.x(cell % columns);
            double y = frame.y(cell / columns);
            double low = room.low(x, y);
            double high = room.high(x, y);
            boolean near = low <= high
                    && Math.hypot(x - gates[0], y - gates[1]) + Math.hypot(x - gates[2], y - gates[3]) <= limit;
            if (near && describe(cell, factor)) {
                total += pile(cell, low, high);
            }
        }
        this.states = total;
        number();
    }

    /** Numbers the states, tile by tile. */
    private void number() {
        int next = 0;
        for (int r0 = 0; r0 < frame.rows(); r0 += TILE) {
            for (int c0 = 0; c0 < frame.columns(); c0 += TILE) {
                for (int r = r0; r < Math.min(frame.rows(), r0 + TILE); r++) {
                    for (int c = c0; c < Math.min(frame.columns(), c0 + TILE); c++) {
                        int at = (r * frame.columns() + c) * ROW;
                        cells[at + OFFSET] = next;
                        next += cells[at + LEVELS];
                    }
                }
            }
        }
    }

    /** Means over the block of fine cells, and the fine cell whose zones stand for it; false if no line may lie here. */
    private boolean describe(int cell, int factor) {
        GridFrame fine = field.frame();
        int c0 = cell % frame.columns() * factor;
        int r0 = cell / frame.columns() * factor;
        float half = (float) (0.5 * field.standard().platformWidth());
        double sum = 0;
        double gx = 0;
        double gy = 0;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        int count = 0;
        int best = -1;
        double bestRank = 0;
        for (int r = r0; r < r0 + factor; r++) {
            for (int c = c0; c < c0 + factor; c++) {
                int i = r * fine.columns() + c;
                float g = field.ground(i);
                if (g != g) {
                    continue;
                }
                count++;
                sum += g;
                gx += field.east(i);
                gy += field.north(i);
                low = Math.min(low, g);
                high = Math.max(high, g);
                double rank = rank(i, half, Math.abs(2 * (r - r0) + 1 - factor) + Math.abs(2 * (c - c0) + 1 - factor));
                if (rank > bestRank) {
                    bestRank = rank;
                    best = i;
                }
            }
        }
        if (best < 0) {
            return false;
        }
        put(cell, HEIGHT, (float) (sum / count));
        put(cell, EAST, (float) (gx / count));
        put(cell, NORTH, (float) (gy / count));
        put(cell, PLAY_HERE, factor == 1 ? 0 : PLAY * (high - low));
        zones(cell, best);
        return true;
    }

    /** Takes over the zones of the fine cell that stands for a coarse one. */
    private void zones(int cell, int place) {
        float formation = field.site().formation()[place];
        float water = field.site().water()[place];
        float other = field.other(place);
        put(cell, ROOM, field.site().room()[place]);
        put(cell, SURCHARGE, field.site().surcharge()[place]);
        put(cell, WEIGHT, field.weight(place));
        put(cell, FORMATION, formation);
        put(cell, WATER, water);
        put(cell, OTHER, other);
        cells[cell * ROW + SPECIAL] = Float.isNaN(formation) && Float.isNaN(water) && Float.isNaN(other) ? 0 : 1;
    }

    private void put(int cell, int what, float value) {
        cells[cell * ROW + what] = Float.floatToRawIntBits(value);
    }

    private float get(int cell, int what) {
        return Float.intBitsToFloat(cells[cell * ROW + what]);
    }

    /** Prefers places clear of another line, then a formation to reuse, then dry ground, then room, then the middle of the block; 0 for no place at all. */
    private double rank(int i, float half, int offCentre) {
        float room = field.site().room()[i];
        if (room < half) {
            return 0;
        }
        boolean formation = !Float.isNaN(field.site().formation()[i]);
        boolean dry = Float.isNaN(field.site().water()[i]);
        boolean clear = field.clearOfOthers(i);
        return 1 + (clear ? 2000 : 0) + (formation ? 1000 : 0) + (dry ? 500 : 0) + Math.min(room, 60) - offCentre;
    }

    /** Gives a cell the levels between two heights; returns their number. */
    private int pile(int cell, double low, double high) {
        double height = get(cell, HEIGHT);
        float play = play(cell);
        int at = cell * ROW;
        double bridge = field.standard().maxBridgeHeight() + play;
        double fineBottom = height - 50 - play;
        int deeps = (int) Math.max(0, Math.min(
                StrictMath.ceil((top - bottom) / (DEEP * step)), StrictMath.floor((fineBottom - bottom) / (DEEP * step))));
        double ceiling = Math.min(Math.min(top, high), height + bridge);
        int first = low <= bottom ? 0 : level(deeps, low);
        int levels = ceiling <= bottom ? 0 : Math.max(0, level(deeps, ceiling) + 1 - first);
        cells[at + DEEPS] = deeps;
        cells[at + FIRST] = first;
        cells[at + LEVELS] = levels;
        return levels;
    }

    /** Level of a height, counted from the bottom. */
    private int level(int deeps, double z) {
        double up = (z - bottom) / step;
        int base = deeps * DEEP;
        return up < base ? (int) (up / DEEP) : deeps + (int) (up - base);
    }

    int states() {
        return states;
    }

    /** A cell's first state. */
    int from(int cell) {
        return cells[cell * ROW + OFFSET];
    }

    /** The state after a cell's last; its first for a cell where no line may lie. */
    int to(int cell) {
        return cells[cell * ROW + OFFSET] + cells[cell * ROW + LEVELS];
    }

    /** Number of a cell's levels; 0 where no line may lie. */
    int levels(int cell) {
        return cells[cell * ROW + LEVELS];
    }

    /** How far a line can be shifted up or down the slope inside a cell, in height (m). */
    float play(int cell) {
        return get(cell, PLAY_HERE);
    }

    /**
     * The state of a height in a cell.
     *
     * @return state, or -1 where the cell has no such level
     */
    int state(int cell, double z) {
        int at = cell * ROW;
        return state(cells[at + OFFSET], cells[at + LEVELS], cells[at + DEEPS], cells[at + FIRST], z);
    }

    private int state(int from, int levels, int deeps, int first, double z) {
        if (z < bottom) {
            return -1;
        }
        int level = level(deeps, z) - first;
        return level < 0 || level >= levels ? -1 : from + level;
    }

    /**
     * A place to stand in, and a direction to look along: prices and states of one cell by height, with all that does not
     * depend on height looked up once. A workspace of one thread.
     */
    final class Stand {
        private int from;
        private int levels;
        private int deeps;
        private int first;
        private double height;
        private double play;
        private float east;
        private float north;
        private int row;
        private float room;
        private float surcharge;
        private float formation;
        private float water;
        private float other;
        private float weight;

        /**
         * Goes to a cell.
         *
         * @param cell the cell
         * @return false where no line may lie
         */
        boolean in(int cell) {
            int at = cell * ROW;
            levels = cells[at + LEVELS];
            if (levels == 0) {
                return false;
            }
            from = cells[at + OFFSET];
            deeps = cells[at + DEEPS];
            first = cells[at + FIRST];
            height = get(cell, HEIGHT);
            play = get(cell, PLAY_HERE);
            east = get(cell, EAST);
            north = get(cell, NORTH);
            room = get(cell, ROOM);
            surcharge = get(cell, SURCHARGE);
            weight = get(cell, WEIGHT);
            boolean special = cells[at + SPECIAL] != 0;
            formation = special ? get(cell, FORMATION) : Float.NaN;
            water = special ? get(cell, WATER) : Float.NaN;
            other = special ? get(cell, OTHER) : Float.NaN;
            return true;
        }

        /**
         * Looks along a heading.
         *
         * @param sin sine of the heading
         * @param cos cosine of the heading
         */
        void along(double sin, double cos) {
            row = PriceField.row(Math.abs(east * cos - north * sin));
        }

        /** The state of a height; -1 where the cell has no such level. */
        int state(double z) {
            return LevelGrid.this.state(from, levels, deeps, first, z);
        }

        /** Price per metre at a height; positive infinity where no line may lie. */
        float price(double z) {
            return field.price(row, PriceField.depth(z - height, play), z, room, surcharge, formation, water, other, weight);
        }
    }
}
