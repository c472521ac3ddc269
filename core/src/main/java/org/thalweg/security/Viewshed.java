package org.thalweg.security;

import java.util.Objects;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * What is seen from an observer over all cells within a reach: the fast mode, for maps.
 *
 * <p>Four sectors, one for each side of a square around the observer. Rays go to every cell on that side and keep the
 * greatest angle met so far, their horizon, column after column, with the ground interpolated between the two cell centres
 * that a ray passes between. A cell lies between two rays; its horizon is interpolated between theirs. (R2 of Franklin and
 * Ray, 1994, gives each cell the horizon of one ray.) The work is 8 r^2 steps for a reach of r cells, where testing every
 * cell alone would take some r^3. The answer differs from {@link LineOfSight} in a few cells, mostly at the edges of what is
 * seen; docs/exposure.md has the figures.
 *
 * <p>Not for use by several threads at once: each takes its own {@link #copy}.
 */
public final class Viewshed {
    /** Horizon where no ground is known yet: below every angle, yet finite, so that it can be interpolated. */
    private static final double UNKNOWN = -1e9;

    private final GridFrame frame;
    private final EarthDrop earth;
    private final double target;
    /** Reach in cells. */
    private final double reach;
    /** Heights row by row, and column by column: a sector reads along lines across its direction. */
    private final float[] byRow;

    private final float[] byColumn;
    /** Rays on either side of a sector's axis; ray k rises by k / rays cells for each column. */
    private final int rays;
    /** Horizons of a sector's rays, from -rays to rays: tangent of the angle times the cosine of the ray's own direction. */
    private final double[] horizon;

    /**
     * Prepares.
     *
     * @param terrain the ground; voids hide nothing and are never seen
     * @param earth the earth's drop
     * @param reach how far observers see (m), at least one cell
     * @param target height above the ground of what is to be seen (m)
     */
    public Viewshed(GridTerrain terrain, EarthDrop earth, double reach, double target) {
        this(
                terrain.frame(),
                Objects.requireNonNull(earth),
                target,
                reach / terrain.frame().cell(),
                new float[terrain.frame().size()],
                new float[terrain.frame().size()]);
        for (int r = 0, i = 0; r < frame.rows(); r++) {
            for (int c = 0; c < frame.columns(); c++, i++) {
                byRow[i] = terrain.height(i);
                byColumn[c * frame.rows() + r] = byRow[i];
            }
        }
    }

    private Viewshed(
            GridFrame frame, EarthDrop earth, double target, double reach, float[] byRow, float[] byColumn) {
        if (!(reach >= 1) || reach > 1e6 || !(target >= 0)) {
            throw new IllegalArgumentException("a viewshed needs a reach of 1 to 1 000 000 cells and a target not below ground");
        }
        this.frame = frame;
        this.earth = earth;
        this.target = target;
        this.reach = reach;
        this.byRow = byRow;
        this.byColumn = byColumn;
        rays = (int) Math.ceil(reach);
        horizon = new double[2 * rays + 2];
    }

    /**
     * The same for another thread.
     *
     * @return a viewshed that shares the ground
     */
    public Viewshed copy() {
        return new Viewshed(frame, earth, target, reach, byRow, byColumn);
    }

    /**
     * Counts what one observer sees.
     *
     * @param observer cell at whose centre the observer stands; one without ground sees nothing
     * @param eye height of the eye above the ground (m)
     * @param seen one count per cell of the frame: those seen are raised by one, the observer's own among them
     */
    public void add(int observer, double eye, int[] seen) {
        int column = observer % frame.columns();
        int row = observer / frame.columns();
        double level = byRow[observer] + eye;
        if (Double.isNaN(level)) {
            return;
        }
        seen[observer]++;
        // Sectors east and west read along columns, north and south along rows; the diagonals belong to the former.
        new Sector(byColumn, frame.rows(), row, column, 1, frame.columns() - 1 - column, level, true).count(seen);
        new Sector(byColumn, frame.rows(), row, column, -1, column, level, true).count(seen);
        new Sector(byRow, frame.columns(), column, row, 1, frame.rows() - 1 - row, level, false).count(seen);
        new Sector(byRow, frame.columns(), column, row, -1, row, level, false).count(seen);
    }

    /** A quarter of what an observer sees. "Away" counts lines of cells from the observer, "across" runs along them. */
    private final class Sector {
        private final float[] heights;
        private final int length;
        private final int middle;
        private final int start;
        private final int step;
        private final int lines;
        private final double level;
        private final boolean eastWest;

        Sector(
                float[] heights, int length, int middle, int start, int step, int lines, double level, boolean eastWest) {
            this.heights = heights;
            this.length = length;
            this.middle = middle;
            this.start = start;
            this.step = step;
            this.lines = (int) Math.min(lines, Math.floor(reach));
            this.level = level;
            this.eastWest = eastWest;
        }

        void count(int[] seen) {
            java.util.Arrays.fill(horizon, UNKNOWN);
            for (int away = 1; away <= lines; away++) {
                cells(away, seen);
                raise(away);
            }
        }

        private double drop(int away) {
            double metres = away * frame.cell();
            return earth.at(metres);
        }

        /** Counts the cells of a line that are not below their horizon. */
        private void cells(int away, int[] seen) {
            int most = (int) Math.floor(Math.sqrt(reach * reach - (double) away * away));
            int wide = Math.min(most, eastWest ? away : away - 1);
            int from = Math.max(-wide, -middle);
            int to = Math.min(wide, length - 1 - middle);
            int line = start + step * away;
            int base = line * length + middle;
            double inverse = 1 / (away * frame.cell());
            double drop = drop(away);
            double raysPerCell = (double) rays / away;
            double perAway2 = 1.0 / ((double) away * away);
            for (int m = from; m <= to; m++) {
                double at = m * raysPerCell + rays;
                int ray = (int) at;
                double part = at - ray;
                double low = horizon[ray];
                double bar = part == 0 ? low : low + part * (horizon[ray + 1] - low);
                double angle = (heights[base + m] + target - level - drop * (1 + m * (double) m * perAway2)) * inverse;
                if (angle >= bar - 1e-9) {
                    int cell = eastWest ? (middle + m) * frame.columns() + line : line * frame.columns() + middle + m;
                    seen[cell]++;
                }
            }
        }

        /** Raises the rays' horizons by the ground of a line. */
        private void raise(int away) {
            double most = Math.sqrt(Math.max(0, reach * reach - (double) away * away)) / away * rays + 2;
            double share = (double) away / rays;
            int from = (int) Math.max(-Math.min(rays, most), Math.ceil(-middle / share));
            int to = (int) Math.min(Math.min(rays, most), Math.floor((length - 1 - middle) / share));
            int base = (start + step * away) * length + middle;
            double inverse = 1 / (away * frame.cell());
            double drop = drop(away);
            double perRay2 = 1.0 / ((double) rays * rays);
            for (int k = from; k <= to; k++) {
                double across = k * share + length;
                int below = (int) across;
                double part = across - below;
                int i = base + below - length;
                double low = heights[i];
                double ground = part < 1e-12 ? low : low + part * (heights[i + 1] - low);
                double angle = (ground - level - drop * (1 + k * (double) k * perRay2)) * inverse;
                if (angle > horizon[k + rays]) {
                    horizon[k + rays] = angle;
                }
            }
        }
    }
}
