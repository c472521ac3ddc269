package org.thalweg.corridor;

import org.thalweg.terrain.GridFrame;

/**
 * The states of the relaxation: coarse cells, and in each a stack of levels. Levels are fine near the ground and four
 * times as high deep below it, where only tunnels run and the price does not depend on height.
 *
 * <p>States of one cell are neighbours in memory: state = {@code offset[cell] + level}, level 0 the lowest.
 */
final class LevelGrid {
    /** A deep level is this many fine levels high. */
    private static final int DEEP = 4;

    /** Share of a block's relief by which a line can be shifted up or down the slope inside it. */
    private static final float PLAY = 0.1f;


    final GridFrame frame;
    final double step;
    /** Lowest height of any state; deep levels start here. */
    final double bottom;

    final double top;
    /** The fine cell that stands for a coarse one in prices; -1 where no line may lie. */
    final int[] place;

    final float[] height;
    final float[] east;
    final float[] north;
    /** How far a line can be shifted up or down the slope inside the cell, in height (m). */
    final float[] play;
    /** Index of each cell's first state; one more entry for the total. */
    final int[] offset;
    /** Number of deep levels that each cell would have from the bottom up. */
    final int[] deep;
    /** The first level that a cell has, counted from the bottom; those below are left out. */
    private final int[] first;

    private final PriceField field;

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

    LevelGrid(
            PriceField field, int factor, double bottom, double top, double step, double[] gates, double stretch, Room room) {
        GridFrame fine = field.frame();
        this.field = field;
        this.step = step;
        this.bottom = StrictMath.floor(bottom / (DEEP * step)) * DEEP * step;
        this.top = top;
        int columns = Math.max(1, fine.columns() / factor);
        int rows = Math.max(1, fine.rows() / factor);
        double shift = 0.5 * (factor - 1) * fine.cell();
        this.frame = new GridFrame(fine.x0() + shift, fine.y0() - shift, factor * fine.cell(), columns, rows);
        int n = frame.size();
        place = new int[n];
        height = new float[n];
        east = new float[n];
        north = new float[n];
        play = new float[n];
        offset = new int[n + 1];
        deep = new int[n];
        first = new int[n];
        double limit = stretch * Math.max(Math.hypot(gates[2] - gates[0], gates[3] - gates[1]), 20 * frame.cell());
        int total = 0;
        for (int cell = 0; cell < n; cell++) {
            offset[cell] = total;
            double x = frame.x(cell % columns);
            double y = frame.y(cell / columns);
            boolean near = Math.hypot(x - gates[0], y - gates[1]) + Math.hypot(x - gates[2], y - gates[3]) <= limit;
            double low = room.low(x, y);
            double high = room.high(x, y);
            place[cell] = near && low <= high ? describe(cell, factor) : -1;
            if (place[cell] >= 0) {
                total += levels(cell, low, high);
            }
        }
        offset[n] = total;
    }

    /** Means over the block of fine cells, and the fine cell whose zones stand for it; -1 if no line may lie here. */
    private int describe(int cell, int factor) {
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
        if (count > 0) {
            height[cell] = (float) (sum / count);
            east[cell] = (float) (gx / count);
            north[cell] = (float) (gy / count);
            play[cell] = factor == 1 ? 0 : PLAY * (high - low);
        }
        return best;
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

    /** Number of levels of a cell between two heights. */
    private int levels(int cell, double low, double high) {
        double bridge = field.standard().maxBridgeHeight() + play[cell];
        double fineBottom = height[cell] - 50 - play[cell];
        deep[cell] = (int) Math.max(0, Math.min(
                StrictMath.ceil((top - bottom) / (DEEP * step)), StrictMath.floor((fineBottom - bottom) / (DEEP * step))));
        double ceiling = Math.min(Math.min(top, high), height[cell] + bridge);
        first[cell] = low <= bottom ? 0 : level(cell, low);
        return ceiling <= bottom ? 0 : Math.max(0, level(cell, ceiling) + 1 - first[cell]);
    }

    /** Level of a height, counted from the bottom. */
    private int level(int cell, double z) {
        double up = (z - bottom) / step;
        int base = deep[cell] * DEEP;
        return up < base ? (int) (up / DEEP) : deep[cell] + (int) (up - base);
    }

    int states() {
        return offset[offset.length - 1];
    }

    /**
     * The state of a height in a cell.
     *
     * @return state, or -1 where the cell has no such level
     */
    int state(int cell, double z) {
        if (z < bottom || place[cell] < 0) {
            return -1;
        }
        int level = level(cell, z) - first[cell];
        if (level < 0) {
            return -1;
        }
        int state = offset[cell] + level;
        return state < offset[cell + 1] ? state : -1;
    }

    /** Price per metre in a cell along a direction. */
    float price(int cell, double sin, double cos, double z) {
        double slope = Math.abs(east[cell] * cos - north[cell] * sin);
        return field.price(place[cell], height[cell], slope, z, play[cell]);
    }

}
