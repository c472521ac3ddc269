package org.thalweg.refine;

import java.util.function.DoubleUnaryOperator;

/**
 * Heights along a line every few metres, so that heights carried over many passes stay one look-up. Before its start and
 * past its end a line keeps the height that it has there.
 */
final class HeightTable implements DoubleUnaryOperator {
    /** Distance of the heights (m). */
    static final double STEP = 10;

    private final double[] heights;

    /**
     * Reads heights off a line.
     *
     * @param height height (m) by station (m)
     * @param length the line's length (m)
     */
    HeightTable(DoubleUnaryOperator height, double length) {
        heights = new double[2 + (int) (length / STEP)];
        for (int k = 0; k < heights.length; k++) {
            heights[k] = height.applyAsDouble(k * STEP);
        }
    }

    @Override
    public double applyAsDouble(double station) {
        double u = Math.max(0, Math.min(heights.length - 1.000001, station / STEP));
        int k = (int) u;
        return heights[k] + (u - k) * (heights[k + 1] - heights[k]);
    }
}
