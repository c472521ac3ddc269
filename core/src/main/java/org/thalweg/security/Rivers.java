package org.thalweg.security;

import java.util.Objects;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/** The level of the river nearest to a place, on the ground model. Safe for use by several threads. */
public final class Rivers {
    private final GridTerrain terrain;
    private final boolean[] water;

    /**
     * Takes the rivers.
     *
     * @param terrain the ground
     * @param water whether a cell is water, in the layout of the ground's frame; not copied
     */
    public Rivers(GridTerrain terrain, boolean[] water) {
        this.terrain = Objects.requireNonNull(terrain);
        this.water = Objects.requireNonNull(water);
        if (water.length != terrain.frame().size()) {
            throw new IllegalArgumentException("rivers need one mark per cell of the ground");
        }
    }

    /**
     * The river's level nearest to a place. Water drawn on cells takes in part of the banks, so the level is the lowest
     * among the water cells that are no more than a cell and a half further away than the nearest one.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @param reach how far to look (m)
     * @return level (m); NaN where no water is near
     */
    public double levelNear(double x, double y, double reach) {
        double nearest = look(x, y, reach, -1);
        return nearest <= reach ? look(x, y, reach, nearest + 1.5 * terrain.frame().cell()) : Double.NaN;
    }

    /** Distance of the nearest water; or, given a limit, the lowest water within it. */
    private double look(double x, double y, double reach, double limit) {
        GridFrame f = terrain.frame();
        double furthest = limit < 0 ? reach : limit;
        int around = (int) Math.ceil(furthest / f.cell());
        int column = f.column(x);
        int row = f.row(y);
        double best = Double.POSITIVE_INFINITY;
        for (int r = Math.max(0, row - around); r <= Math.min(f.rows() - 1, row + around); r++) {
            for (int c = Math.max(0, column - around); c <= Math.min(f.columns() - 1, column + around); c++) {
                int i = r * f.columns() + c;
                if (water[i] && !Float.isNaN(terrain.height(i))) {
                    double distance = Math.hypot(f.x(c) - x, f.y(r) - y);
                    if (distance <= furthest) {
                        best = Math.min(best, limit < 0 ? distance : terrain.height(i));
                    }
                }
            }
        }
        return best;
    }
}
