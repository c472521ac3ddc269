package org.thalweg.terrain;

import java.util.Objects;

/**
 * Ground given by heights at the centres of square cells, bilinear between them. Immutable; the array given is not
 * copied and must not be written to afterwards.
 */
public final class GridTerrain implements Terrain {
    private final GridFrame frame;
    /** Heights (m), NaN in voids; layout of {@link GridFrame}. */
    private final float[] heights;

    /**
     * Makes a terrain.
     *
     * @param frame the raster's frame
     * @param heights heights (m), NaN in voids, one per cell
     */
    public GridTerrain(GridFrame frame, float[] heights) {
        this.frame = Objects.requireNonNull(frame);
        this.heights = Objects.requireNonNull(heights);
        if (heights.length != frame.size()) {
            throw new IllegalArgumentException("a terrain needs one height per cell");
        }
    }

    /**
     * The raster's frame.
     *
     * @return frame
     */
    public GridFrame frame() {
        return frame;
    }

    /**
     * The height at a cell's centre.
     *
     * @param index cell index
     * @return height (m), NaN in a void
     */
    public float height(int index) {
        return heights[index];
    }

    @Override
    public double heightAt(double x, double y) {
        double u = (x - frame.x0()) / frame.cell();
        double v = (frame.y0() - y) / frame.cell();
        if (!(u >= 0) || !(v >= 0) || u > frame.columns() - 1 || v > frame.rows() - 1) {
            return Double.NaN;
        }
        int c = Math.min((int) u, Math.max(0, frame.columns() - 2));
        int r = Math.min((int) v, Math.max(0, frame.rows() - 2));
        int right = frame.columns() > 1 ? 1 : 0;
        int down = frame.rows() > 1 ? frame.columns() : 0;
        int i = r * frame.columns() + c;
        double fu = u - c;
        double fv = v - r;
        double top = heights[i] * (1 - fu) + heights[i + right] * fu;
        double bottom = heights[i + down] * (1 - fu) + heights[i + down + right] * fu;
        return top * (1 - fv) + bottom * fv;
    }
}
