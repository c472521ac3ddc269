package org.thalweg.territory;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.thalweg.terrain.GridFrame;

/**
 * Distances of all cell centres of a frame to line work.
 *
 * <p>Lines are cut into short pieces. Every piece is measured from every cell within {@link #BAND} cells of it, so
 * distances up to that are exact. Further out each cell takes the nearest of the pieces that its neighbours have, in two
 * sweeps over the raster (Danielsson's vector propagation, 1980, carrying pieces in place of points): such a distance is
 * that to a piece, never less than the true one, and rarely more.
 */
final class DistanceField {
    /** Distances up to this many cells are exact. */
    static final int BAND = 11;

    private static final int PIECE = 8;

    private final int columns;
    private final int rows;
    /** Pieces in cell units, column and row: {@code {ua, va, ub - ua, vb - va}} one after another. */
    private double[] pieces = new double[4 * 256];

    private int count;
    private final float[] squared;
    private final int[] nearest;

    private DistanceField(GridFrame frame) {
        columns = frame.columns();
        rows = frame.rows();
        squared = new float[frame.size()];
        nearest = new int[frame.size()];
        Arrays.fill(squared, Float.POSITIVE_INFINITY);
        Arrays.fill(nearest, -1);
    }

    /**
     * Measures.
     *
     * @param frame the raster's frame
     * @param lines line strings, or polygons for their rings
     * @return distance (m) of each cell's centre, not negative; infinity where there are no lines
     */
    static float[] of(GridFrame frame, Geometry lines) {
        DistanceField f = new DistanceField(frame);
        f.cutIntoPieces(frame, lines);
        for (int k = 0; k < f.count; k++) {
            f.measureAround(k);
        }
        f.sweep();
        for (int i = 0; i < f.squared.length; i++) {
            f.squared[i] = (float) (Math.sqrt(f.squared[i]) * frame.cell());
        }
        return f.squared;
    }

    private void cutIntoPieces(GridFrame frame, Geometry lines) {
        for (Object o : LinearComponentExtracter.getLines(lines)) {
            Coordinate[] c = ((LineString) o).getCoordinates();
            for (int i = 1; i < c.length; i++) {
                double ua = (c[i - 1].x - frame.x0()) / frame.cell();
                double va = (frame.y0() - c[i - 1].y) / frame.cell();
                double du = (c[i].x - frame.x0()) / frame.cell() - ua;
                double dv = (frame.y0() - c[i].y) / frame.cell() - va;
                int n = (int) Math.max(1, Math.min(1e6, Math.ceil(Math.max(Math.abs(du), Math.abs(dv)) / PIECE)));
                for (int k = 0; k < n; k++) {
                    add(ua + du * k / n, va + dv * k / n, du / n, dv / n);
                }
            }
        }
    }

    private void add(double u, double v, double du, double dv) {
        if (4 * count == pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * pieces.length);
        }
        pieces[4 * count] = u;
        pieces[4 * count + 1] = v;
        pieces[4 * count + 2] = du;
        pieces[4 * count + 3] = dv;
        count++;
    }

    /** A piece outside the frame still reaches the cells at the edge nearest to it, from where it is carried on. */
    private void measureAround(int k) {
        double u = pieces[4 * k];
        double v = pieces[4 * k + 1];
        double du = pieces[4 * k + 2];
        double dv = pieces[4 * k + 3];
        int c0 = clamp(Math.ceil(Math.min(u, u + du) - BAND), columns);
        int c1 = clamp(Math.floor(Math.max(u, u + du) + BAND), columns);
        int r0 = clamp(Math.ceil(Math.min(v, v + dv) - BAND), rows);
        int r1 = clamp(Math.floor(Math.max(v, v + dv) + BAND), rows);
        for (int r = r0; r <= r1; r++) {
            for (int c = c0, i = r * columns + c0; c <= c1; c++, i++) {
                offer(i, c, r, k);
            }
        }
    }

    private static int clamp(double value, int n) {
        return (int) Math.max(0, Math.min(n - 1, value));
    }

    private void offer(int i, int c, int r, int k) {
        int p = 4 * k;
        double x = c - pieces[p];
        double y = r - pieces[p + 1];
        double du = pieces[p + 2];
        double dv = pieces[p + 3];
        double length2 = du * du + dv * dv;
        double t = length2 > 0 ? (x * du + y * dv) / length2 : 0;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        double ex = x - t * du;
        double ey = y - t * dv;
        float d = (float) (ex * ex + ey * ey);
        if (d < squared[i]) {
            squared[i] = d;
            nearest[i] = k;
        }
    }

    private void sweep() {
        for (int r = 0; r < rows; r++) {
            row(r, r - 1);
        }
        for (int r = rows - 1; r >= 0; r--) {
            row(r, r + 1);
        }
    }

    /** Takes pieces from the row before, then from the west, then from the east. */
    private void row(int r, int before) {
        int base = r * columns;
        if (before >= 0 && before < rows) {
            int from = before * columns;
            for (int c = 0; c < columns; c++) {
                take(base + c, c, r, from + c);
                if (c > 0) {
                    take(base + c, c, r, from + c - 1);
                }
                if (c + 1 < columns) {
                    take(base + c, c, r, from + c + 1);
                }
            }
        }
        for (int c = 1; c < columns; c++) {
            take(base + c, c, r, base + c - 1);
        }
        for (int c = columns - 2; c >= 0; c--) {
            take(base + c, c, r, base + c + 1);
        }
    }

    private void take(int i, int c, int r, int from) {
        int k = nearest[from];
        if (k >= 0 && k != nearest[i]) {
            offer(i, c, r, k);
        }
    }
}
