package org.thalweg.terrain;

import java.util.Objects;

/**
 * Heights read from a file, in the file's own reference system. Immutable; the array given is not copied and must not
 * be written to afterwards.
 */
public final class Raster {
    /**
     * Pixel positions this close to a whole number are taken for it, so that a grid laid on the file's own cells gives
     * their exact values (and is not touched by a void beside them).
     */
    private static final double SNAP = 1e-6;

    private final RasterFrame frame;
    /** Heights (m), NaN in voids; cell (column, row) at row * columns + column. */
    private final float[] data;

    /**
     * Makes a raster.
     *
     * @param frame where it lies
     * @param data heights (m), NaN in voids, row by row from row 0, one per cell
     */
    public Raster(RasterFrame frame, float[] data) {
        this.frame = Objects.requireNonNull(frame);
        this.data = Objects.requireNonNull(data);
        if ((long) frame.columns() * frame.rows() != data.length) {
            throw new IllegalArgumentException("a raster needs one height per cell");
        }
    }

    /**
     * Where the raster lies.
     *
     * @return frame
     */
    public RasterFrame frame() {
        return frame;
    }

    /**
     * The height in a cell.
     *
     * @param column column
     * @param row row
     * @return height (m), NaN in a void
     */
    public float at(int column, int row) {
        return data[Objects.checkIndex(row, frame.rows()) * frame.columns()
                + Objects.checkIndex(column, frame.columns())];
    }

    /**
     * The height at a pixel position, bilinear between cell centres. The rule for voids and edges is that of
     * {@code gdalwarp -r bilinear}: the result is void where the cell that holds the position is void or absent; else
     * void and absent neighbours drop out and the weights of the rest are scaled up to one. So a void keeps its size,
     * and the outermost half cell of the raster is covered.
     *
     * @param u column, a whole number at a cell's centre
     * @param v row, a whole number at a cell's centre
     * @return height (m), NaN in a void and outside
     */
    public double sample(double u, double v) {
        int columns = frame.columns();
        int rows = frame.rows();
        // The half cell at the outer edge is closed on both sides; a position that is not a number fails here.
        if (!(u >= -0.5 - SNAP && u <= columns - 0.5 + SNAP && v >= -0.5 - SNAP && v <= rows - 0.5 + SNAP)) {
            return Double.NaN;
        }
        int nearestColumn = Math.min(columns - 1, Math.max(0, (int) Math.floor(u + 0.5)));
        int nearestRow = Math.min(rows - 1, Math.max(0, (int) Math.floor(v + 0.5)));
        float nearest = data[nearestRow * columns + nearestColumn];
        double du = u - nearestColumn;
        double dv = v - nearestRow;
        if (Float.isNaN(nearest) || (Math.abs(du) < SNAP && Math.abs(dv) < SNAP)) {
            return nearest;
        }
        // The other three cells lie on the side of the nearest one to which the position leans.
        int sideColumn = nearestColumn + (du < 0 ? -1 : 1);
        int sideRow = nearestRow + (dv < 0 ? -1 : 1);
        double wu = Math.abs(du) < SNAP || sideColumn < 0 || sideColumn >= columns ? 0 : Math.abs(du);
        double wv = Math.abs(dv) < SNAP || sideRow < 0 || sideRow >= rows ? 0 : Math.abs(dv);
        double weight = (1 - wu) * (1 - wv);
        double sum = weight * nearest;
        double total = weight;
        if (wu > 0) {
            float height = data[nearestRow * columns + sideColumn];
            if (!Float.isNaN(height)) {
                sum += wu * (1 - wv) * height;
                total += wu * (1 - wv);
            }
        }
        if (wv > 0) {
            float height = data[sideRow * columns + nearestColumn];
            if (!Float.isNaN(height)) {
                sum += (1 - wu) * wv * height;
                total += (1 - wu) * wv;
            }
        }
        if (wu > 0 && wv > 0) {
            float height = data[sideRow * columns + sideColumn];
            if (!Float.isNaN(height)) {
                sum += wu * wv * height;
                total += wu * wv;
            }
        }
        return sum / total;
    }
}
