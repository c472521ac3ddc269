package org.thalweg.terrain;

import java.util.Optional;

/**
 * Where the cells of a grid lie in a raster of another reference system, as pixel positions of that raster. The map
 * projection is worked out exactly at every {@code pitch}-th cell and interpolated bilinearly between; the pitch starts
 * at 16 cells and is halved until the interpolation, checked at the middle and at two edges of every mesh, errs by less
 * than {@link #TOLERANCE} pixels.
 */
final class PixelLattice {
    /** Greatest error of a position that is let pass (pixels of the raster). */
    static final double TOLERANCE = 0.005;

    private static final int WIDEST = 16;

    private final GridFrame grid;
    private final Projection gridProjection;
    private final RasterFrame raster;
    private final Projection rasterProjection;
    private final int pitch;
    private final int nodesAcross;
    /** Pixel column and row at each node; node (i, j) at j * nodesAcross + i; NaN where a projection fails. */
    private final double[] u;

    private final double[] v;

    private PixelLattice(GridFrame grid, Projection gridProjection, RasterFrame raster, Projection rasterProjection,
            int pitch) {
        this.grid = grid;
        this.gridProjection = gridProjection;
        this.raster = raster;
        this.rasterProjection = rasterProjection;
        this.pitch = pitch;
        this.nodesAcross = nodes(grid.columns(), pitch);
        int nodesDown = nodes(grid.rows(), pitch);
        this.u = new double[nodesAcross * nodesDown];
        this.v = new double[u.length];
        double[] place = new double[2];
        for (int j = 0; j < nodesDown; j++) {
            for (int i = 0; i < nodesAcross; i++) {
                exact(i * pitch, j * pitch, place);
                u[j * nodesAcross + i] = place[0];
                v[j * nodesAcross + i] = place[1];
            }
        }
    }

    /**
     * Works out the lattice.
     *
     * @param grid the grid
     * @param gridProjection its projection
     * @param raster the raster
     * @param rasterProjection its projection
     * @return the lattice
     */
    static PixelLattice of(GridFrame grid, Projection gridProjection, RasterFrame raster, Projection rasterProjection) {
        int pitch = WIDEST;
        while (true) {
            PixelLattice lattice = new PixelLattice(grid, gridProjection, raster, rasterProjection, pitch);
            if (pitch == 1 || lattice.greatestError() < TOLERANCE) {
                return lattice;
            }
            pitch /= 2;
        }
    }

    /** Nodes that span a number of cells, at least two so that there is a mesh. */
    private static int nodes(int cells, int pitch) {
        return Math.max(2, (cells - 1 + pitch - 1) / pitch + 1);
    }

    int pitch() {
        return pitch;
    }

    /** The exact position of a cell, possibly a fraction, in the raster. */
    private void exact(double column, double row, double[] place) {
        toPixel(grid.x0() + column * grid.cell(), grid.y0() - row * grid.cell(), gridProjection, raster,
                rasterProjection, place);
    }

    /**
     * The position of a point in a raster.
     *
     * @param x easting in the grid (m)
     * @param y northing in the grid (m)
     * @param from the grid's projection
     * @param raster the raster
     * @param to the raster's projection
     * @param place takes column and row, NaN where a projection fails
     */
    static void toPixel(double x, double y, Projection from, RasterFrame raster, Projection to, double[] place) {
        double px = x;
        double py = y;
        if (!from.code().equals(to.code())) {
            double[] degrees = from.inverse(x, y);
            double[] there = to.forward(degrees[0], degrees[1]);
            px = there[0];
            py = there[1];
            if (to.isGeographic()) {
                // The turn of longitudes at which the raster lies.
                double middle = raster.x((raster.columns() - 1) / 2.0);
                px -= 360 * Math.rint((px - middle) / 360);
            }
        }
        place[0] = (px - raster.x0()) / raster.dx();
        place[1] = (py - raster.y0()) / raster.dy();
    }

    /** Greatest distance between interpolated and exact positions at mesh and edge middles (pixels). */
    private double greatestError() {
        double greatest = 0;
        double[] exact = new double[2];
        double[] nearly = new double[2];
        double half = pitch / 2.0;
        for (double row = 0; row < grid.rows(); row += pitch) {
            for (double column = 0; column < grid.columns(); column += pitch) {
                for (int k = 1; k <= 3; k++) {
                    double c = column + ((k & 1) == 0 ? 0 : half);
                    double r = row + ((k & 2) == 0 ? 0 : half);
                    if (c > grid.columns() - 1 || r > grid.rows() - 1) {
                        continue;
                    }
                    exact(c, r, exact);
                    at(c, r, nearly);
                    double error = Math.max(Math.abs(exact[0] - nearly[0]), Math.abs(exact[1] - nearly[1]));
                    // NaN, where a projection fails, counts for nothing.
                    greatest = error > greatest ? error : greatest;
                }
            }
        }
        return greatest;
    }

    /**
     * The interpolated position of a cell.
     *
     * @param column column of the grid, possibly a fraction, inside it
     * @param row row of the grid, possibly a fraction, inside it
     * @param place takes column and row in the raster, NaN where a projection fails
     */
    void at(double column, double row, double[] place) {
        int i = Math.min((int) (column / pitch), nodesAcross - 2);
        int j = Math.min((int) (row / pitch), u.length / nodesAcross - 2);
        double s = column / pitch - i;
        double t = row / pitch - j;
        int n = j * nodesAcross + i;
        place[0] = blend(u, n, s, t);
        place[1] = blend(v, n, s, t);
    }

    private double blend(double[] at, int n, double s, double t) {
        double top = at[n] + s * (at[n + 1] - at[n]);
        double bottom = at[n + nodesAcross] + s * (at[n + nodesAcross + 1] - at[n + nodesAcross]);
        return top + t * (bottom - top);
    }

    /**
     * The cells of the raster that the grid needs.
     *
     * @param spare cells to spare on each side
     * @return the window; empty where the grid lies outside the raster
     */
    Optional<RasterWindow> window(int spare) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < u.length; n++) {
            if (Double.isFinite(u[n]) && Double.isFinite(v[n])) {
                left = Math.min(left, u[n]);
                right = Math.max(right, u[n]);
                top = Math.min(top, v[n]);
                bottom = Math.max(bottom, v[n]);
            }
        }
        int firstColumn = (int) Math.max(0, Math.floor(left) - spare);
        int lastColumn = (int) Math.min(raster.columns() - 1, Math.ceil(right) + spare);
        int firstRow = (int) Math.max(0, Math.floor(top) - spare);
        int lastRow = (int) Math.min(raster.rows() - 1, Math.ceil(bottom) + spare);
        return firstColumn > lastColumn || firstRow > lastRow
                ? Optional.empty()
                : Optional.of(new RasterWindow(
                        firstColumn, firstRow, lastColumn - firstColumn + 1, lastRow - firstRow + 1));
    }
}
