package org.thalweg.security;

import java.util.Objects;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * How far falling rocks may come, by energy lines (Heim 1932; Onofri and Candian 1979; as cones in Jaboyedoff and Labiouse,
 * "Preliminary estimation of rockfall runout zones", 2011).
 *
 * <p>Rocks start where the ground is steep. From each source a line falls at the reach angle; the ground stops it where it
 * rises above the line. The line's height above a place is the energy that a rock may have left there: v^2 / (2 g). Straight
 * ways only: a rock that a gully leads round a corner is not followed. Safe for use by several threads.
 */
public final class Rockfall {
    /** Rocks start this much above the ground (m), so that a source's own cell does not stop them. */
    private static final double START = 1;

    private final GridTerrain terrain;
    private final HazardPlan plan;
    private final LineOfSight straight;
    /** Whether rocks may start from a cell, in the frame's layout. */
    private final boolean[] source;

    /**
     * Finds the sources.
     *
     * @param terrain the ground
     * @param plan slope of sources, reach
     */
    public Rockfall(GridTerrain terrain, HazardPlan plan) {
        this.terrain = Objects.requireNonNull(terrain);
        this.plan = Objects.requireNonNull(plan);
        straight = new LineOfSight(terrain, EarthDrop.FLAT);
        source = new boolean[terrain.frame().size()];
        GroundForm form = new GroundForm(terrain);
        for (int i = 0; i < source.length; i++) {
            source[i] = form.slope(i) >= plan.sourceSlope();
        }
    }

    /**
     * Number of cells from which rocks may start.
     *
     * @return cells
     */
    public int sources() {
        int n = 0;
        for (boolean s : source) {
            n += s ? 1 : 0;
        }
        return n;
    }

    /**
     * The greatest energy that a falling rock may have at a place.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @param z elevation of the place (m), on the ground or above it
     * @return height of the highest energy line above the place (m); NaN where none reaches it
     */
    public double energy(double x, double y, double z) {
        GridFrame f = terrain.frame();
        double tangent = StrictMath.tan(plan.reachAngle());
        int around = (int) Math.ceil(plan.rockReach() / f.cell());
        int column = f.column(x);
        int row = f.row(y);
        double best = 0;
        for (int r = Math.max(0, row - around); r <= Math.min(f.rows() - 1, row + around); r++) {
            for (int c = Math.max(0, column - around); c <= Math.min(f.columns() - 1, column + around); c++) {
                int i = r * f.columns() + c;
                if (!source[i]) {
                    continue;
                }
                double distance = Math.hypot(f.x(c) - x, f.y(r) - y);
                double top = terrain.height(i) + START;
                double left = top - tangent * distance - z;
                if (left > best
                        && distance <= plan.rockReach()
                        && straight.sees(f.x(c), f.y(r), top, x, y, z + left, 0)) {
                    best = left;
                }
            }
        }
        return best > 0 ? best : Double.NaN;
    }
}
