package org.thalweg.security;

import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * Slope and curvature of the ground from a point and its four neighbours a cell away (Zevenbergen and Thorne, "Quantitative
 * analysis of land surface topography", 1987). Safe for use by several threads.
 */
final class GroundForm {
    private final GridTerrain terrain;
    private final GridFrame frame;

    GroundForm(GridTerrain terrain) {
        this.terrain = terrain;
        this.frame = terrain.frame();
    }

    /** Slope at a cell's centre (rad); NaN at the raster's edge and beside voids. */
    double slope(int cell) {
        int column = cell % frame.columns();
        int row = cell / frame.columns();
        if (column == 0 || row == 0 || column == frame.columns() - 1 || row == frame.rows() - 1) {
            return Double.NaN;
        }
        return angle(
                terrain.height(cell + 1) - terrain.height(cell - 1),
                terrain.height(cell - frame.columns()) - terrain.height(cell + frame.columns()));
    }

    /** Angle of a rise to the east and to the north over two cells (m). */
    private double angle(double east, double north) {
        return StrictMath.atan(Math.sqrt(east * east + north * north) / (2 * frame.cell()));
    }

    /** Slope at a point (rad); NaN where the ground is not known. */
    double slope(double x, double y) {
        double h = frame.cell();
        return angle(
                terrain.heightAt(x + h, y) - terrain.heightAt(x - h, y),
                terrain.heightAt(x, y + h) - terrain.heightAt(x, y - h));
    }

    /** Sum of the second derivatives at a point (1/m): positive in hollows, negative on spurs. */
    double hollow(double x, double y) {
        double h = frame.cell();
        return (terrain.heightAt(x + h, y) + terrain.heightAt(x - h, y) + terrain.heightAt(x, y + h)
                        + terrain.heightAt(x, y - h) - 4 * terrain.heightAt(x, y))
                / (h * h);
    }
}
