package org.thalweg.security;

import java.util.Objects;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * Lines of sight over the bilinear ground, exact up to rounding.
 *
 * <p>Along a sight the ground within a cell is a parabola, and so is the earth's drop. Seen from the eye, the angle's tangent
 * over the share t of the way is k0 / t + k1 + k2 t, whose greatest value lies at the ends of the cell or at
 * sqrt(k0 / k2). The greatest of all is the horizon in that direction: a target is seen when it is not below it. Voids and
 * ground outside the raster hide nothing, so that what is not known never counts as cover. Safe for use by several
 * threads.
 */
public final class LineOfSight {
    /** A target this little (m) below the horizon counts as seen: rounding must not hide a point from itself. */
    private static final double ROUNDING = 1e-6;

    private final GridTerrain terrain;
    private final GridFrame frame;
    private final EarthDrop earth;

    /**
     * Prepares.
     *
     * @param terrain the ground, at least two cells on each side
     * @param earth the earth's drop
     */
    public LineOfSight(GridTerrain terrain, EarthDrop earth) {
        this.terrain = Objects.requireNonNull(terrain);
        this.frame = terrain.frame();
        this.earth = Objects.requireNonNull(earth);
        if (frame.columns() < 2 || frame.rows() < 2) {
            throw new IllegalArgumentException("sights need ground of at least two by two cells");
        }
    }

    /**
     * Whether an eye sees a target.
     *
     * @param eyeX easting of the eye (m)
     * @param eyeY northing of the eye (m)
     * @param eyeZ elevation of the eye (m)
     * @param x easting of the target (m)
     * @param y northing of the target (m)
     * @param z elevation of the target (m)
     * @param clearing ground within this distance of the target (m) hides nothing, as where a cutting is dug out
     * @return true if no ground on the way rises above the sight
     */
    public boolean sees(double eyeX, double eyeY, double eyeZ, double x, double y, double z, double clearing) {
        double distance = Math.hypot(x - eyeX, y - eyeY);
        double limit = z - earth.at(distance) - eyeZ + ROUNDING;
        return new Walk(eyeX, eyeY, eyeZ, x, y, distance).horizon(clearing, limit) <= limit;
    }

    /**
     * The least elevation at which a target is seen.
     *
     * @param eyeX easting of the eye (m)
     * @param eyeY northing of the eye (m)
     * @param eyeZ elevation of the eye (m)
     * @param x easting of the target (m)
     * @param y northing of the target (m)
     * @param clearing as for {@link #sees}
     * @return elevation (m): of the ground, or above it where other ground hides it; minus infinity where nothing is known
     *     on the way or the target stands where the eye does; infinity when the eye is below the ground
     */
    public double lowestSeen(double eyeX, double eyeY, double eyeZ, double x, double y, double clearing) {
        double distance = Math.hypot(x - eyeX, y - eyeY);
        double horizon =
                new Walk(eyeX, eyeY, eyeZ, x, y, distance).horizon(clearing, Double.POSITIVE_INFINITY);
        return eyeZ + horizon + earth.at(distance);
    }

    /** One sight. Places are in cells, column and row; t runs from 0 at the eye to 1 at the target. */
    private final class Walk {
        private final double u;
        private final double v;
        private final double du;
        private final double dv;
        private final double eye;
        private final double distance;
        private final double drop;
        private double highest = Double.NEGATIVE_INFINITY;

        Walk(double eyeX, double eyeY, double eyeZ, double x, double y, double distance) {
            u = (eyeX - frame.x0()) / frame.cell();
            v = (frame.y0() - eyeY) / frame.cell();
            du = (x - eyeX) / frame.cell();
            dv = (eyeY - y) / frame.cell();
            eye = eyeZ;
            this.distance = distance;
            drop = earth.at(distance);
        }

        /** Greatest (ground - drop - eye) / t on the way; stops early above a limit. */
        double horizon(double clearing, double limit) {
            double end = distance > clearing ? 1 - clearing / distance : 0;
            int column = first(u, du, frame.columns());
            int row = first(v, dv, frame.rows());
            int columnStep = du > 0 ? 1 : -1;
            int rowStep = dv > 0 ? 1 : -1;
            double at = 0;
            boolean joined = false;
            while (at < end) {
                double nextColumn = du == 0 ? Double.POSITIVE_INFINITY : (column + (du > 0 ? 1 : 0) - u) / du;
                double nextRow = dv == 0 ? Double.POSITIVE_INFINITY : (row + (dv > 0 ? 1 : 0) - v) / dv;
                double to = Math.max(at, Math.min(end, Math.min(nextColumn, nextRow)));
                joined = patch(column, row, at, to, joined);
                if (highest > limit) {
                    return highest;
                }
                column += nextColumn <= nextRow ? columnStep : 0;
                row += nextRow <= nextColumn ? rowStep : 0;
                at = to;
            }
            return highest;
        }

        /**
         * The patch between cell centres in which a way begins; a way along the raster's last line takes the patch before it.
         * Going down from a line, it begins with a patch of no length, which sees nothing.
         */
        private static int first(double at, double step, int cells) {
            return step == 0 && at == cells - 1 ? cells - 2 : (int) Math.floor(at);
        }

        /**
         * Raises the horizon by a patch; returns whether its ground is known. Where the patch before is known too, they
         * share the value at their joint.
         */
        private boolean patch(int column, int row, double from, double to, boolean joined) {
            if (column < 0 || row < 0 || column > frame.columns() - 2 || row > frame.rows() - 2) {
                return false;
            }
            int i = row * frame.columns() + column;
            double z = terrain.height(i);
            double east = terrain.height(i + 1) - z;
            double south = terrain.height(i + frame.columns()) - z;
            double twist = terrain.height(i + frame.columns() + 1) - z - east - south;
            if (Double.isNaN(twist)) {
                return false;
            }
            double p = u + du * from - column;
            double q = v + dv * from - row;
            // Ground along the way at t = from + s: ground + slope s + bow s^2.
            double ground = z + east * p + south * q + twist * p * q;
            double slope = east * du + south * dv + twist * (p * dv + q * du);
            double bow = twist * du * dv;
            double k0 = ground - from * (slope - from * bow) - eye;
            double k1 = slope - 2 * from * bow;
            double k2 = bow - drop;
            if (!joined) {
                offer(k0, k1, k2, from);
            }
            offer(k0, k1, k2, to);
            if (k0 < 0 && k2 < 0) {
                double top = Math.sqrt(k0 / k2);
                if (top > from && top < to) {
                    offer(k0, k1, k2, top);
                }
            }
            return true;
        }

        private void offer(double k0, double k1, double k2, double t) {
            double value = t > 0
                    ? k0 / t + k1 + k2 * t
                    : k0 > 0 ? Double.POSITIVE_INFINITY : k0 < 0 ? Double.NEGATIVE_INFINITY : k1;
            highest = Math.max(highest, value);
        }
    }
}
