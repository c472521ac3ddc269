package org.thalweg.study;

import java.util.Arrays;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.corridor.PriceField;
import org.thalweg.geometry.Pose;
import org.thalweg.refine.Clearance;
import org.thalweg.refine.LineRefiner;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridFrame;

/** A line that another must keep clear of: beside it by a distance, or over or under it by a height. */
final class Neighbour implements Clearance {
    private static final double STEP = 8;

    /** Added to the clearance in height while planning (m): the profile between two samples is not quite straight. */
    private static final double MARGIN = 0.4;

    /** Added to the clearance (m) where structures are chosen: what bars a structure is judged every few metres only. */
    private static final double BARRED = 1;

    /**
     * Added to the clearance (m) while planning: a little more than where structures are chosen, so that a bridge over the
     * other line is planned as long as it is built. Wider margins only lengthen it.
     */
    private static final double NEAR = 1.2;

    /** A line abreast is laid this much (m) beyond where a line counts as clear. */
    private static final double BEYOND = 1;

    private final double lateral;
    private final double vertical;
    private final double price;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    /** Lookup cells as wide as the reach of a search; layout row by row from the south-west corner of the line's box. */
    private final double west;

    private final double south;
    private final int columns;
    private final int rows;
    /** First sample of each lookup cell's chain, and the next of each sample; -1 ends a chain. */
    private final int[] first;

    private final int[] next;

    /**
     * Samples a line.
     *
     * @param plan plan line
     * @param profile its profile
     * @param lateral least distance between the axes (m)
     * @param vertical least difference in height (m)
     * @param price price per metre of coming too near
     */
    Neighbour(
            HorizontalAlignment plan, VerticalAlignment profile, double lateral, double vertical, double price) {
        this.lateral = lateral;
        this.vertical = vertical;
        this.price = price;
        int n = 1 + (int) StrictMath.ceil(plan.length() / STEP);
        x = new double[n];
        y = new double[n];
        z = new double[n];
        next = new int[n];
        Arrays.fill(next, -1);
        for (int k = 0; k < n; k++) {
            double s = plan.length() * k / (n - 1);
            Pose p = plan.poseAt(s);
            x[k] = p.x();
            y[k] = p.y();
            z[k] = profile.elevationAt(s);
        }
        // Two rings of empty cells, so that a place beside the box needs no test of its own.
        west = Arrays.stream(x).min().orElseThrow() - 2 * lateral;
        south = Arrays.stream(y).min().orElseThrow() - 2 * lateral;
        columns = 3 + (int) ((Arrays.stream(x).max().orElseThrow() + 2 * lateral - west) / lateral);
        rows = 3 + (int) ((Arrays.stream(y).max().orElseThrow() + 2 * lateral - south) / lateral);
        first = new int[columns * rows];
        Arrays.fill(first, -1);
        for (int k = 0; k < n; k++) {
            int cell = (int) ((y[k] - south) / lateral) * columns + (int) ((x[k] - west) / lateral);
            next[k] = first[cell];
            first[cell] = k;
        }
    }

    /**
     * Height of the other line where it is within clearance.
     *
     * @param px easting (m)
     * @param py northing (m)
     * @param margin added to the clearance (m); of a greater one as much as the clearance itself
     * @return height (m) of its nearest point; NaN where it is further
     */
    double heightNear(double px, double py, double margin) {
        double height = Double.NaN;
        int c0 = (int) Math.floor((px - west) / lateral);
        int r0 = (int) Math.floor((py - south) / lateral);
        if (c0 < 0 || r0 < 0 || c0 >= columns || r0 >= rows) {
            return height;
        }
        double reach = lateral + Math.min(margin, lateral);
        double best = reach * reach;
        for (int r = Math.max(0, r0 - 2); r <= Math.min(rows - 1, r0 + 2); r++) {
            for (int c = Math.max(0, c0 - 2); c <= Math.min(columns - 1, c0 + 2); c++) {
                for (int k = first[r * columns + c]; k >= 0; k = next[k]) {
                    double away = (px - x[k]) * (px - x[k]) + (py - y[k]) * (py - y[k]);
                    if (away < best || (away == best && z[k] < height)) {
                        best = away;
                        height = z[k];
                    }
                }
            }
        }
        return height;
    }

    /** Distance (m) at which a line abreast of this one is clear of it while planning. */
    double apart() {
        return lateral + NEAR + BEYOND;
    }

    /** Whether a structure does not carry a line past this one: over it only a bridge does, under it only a tunnel. */
    boolean bars(double px, double py, double pz, Structure structure) {
        double other = heightNear(px, py, BARRED);
        return !Double.isNaN(other) && structure != (pz > other ? Structure.BRIDGE : Structure.TUNNEL);
    }

    @Override
    public double near(double px, double py) {
        return heightNear(px, py, NEAR);
    }

    @Override
    public double price(double other, double pz, Structure structure) {
        boolean over = pz >= other + vertical + MARGIN;
        boolean under = pz <= other - vertical - MARGIN;
        boolean carried = structure == null
                || (over && structure == Structure.BRIDGE)
                || (under && structure == Structure.TUNNEL);
        return (over || under) && carried ? 0 : price;
    }

    /**
     * Whether a line keeps clear.
     *
     * @param line the line
     * @return false where it comes nearer than both clearances allow
     */
    boolean clear(LineRefiner.Refined line) {
        return conflict(line) == 0;
    }

    /**
     * How much of a line does not keep clear.
     *
     * @param line the line
     * @return share of its length (0 to 1)
     */
    double conflict(LineRefiner.Refined line) {
        int near = 0;
        int n = 1 + (int) (line.plan().length() / STEP);
        for (int k = 0; k <= n; k++) {
            double s = line.plan().length() * k / n;
            Pose p = line.plan().poseAt(s);
            double other = heightNear(p.x(), p.y(), 0);
            if (Math.abs(line.profile().elevationAt(s) - other) < vertical) {
                near++;
            }
        }
        return near / (n + 1.0);
    }

    /** The other line's heights at the cells whose centre is within clearance and a fifth of a cell of it. */
    PriceField.Crossing raster(GridFrame frame) {
        float[] heights = new float[frame.size()];
        Arrays.fill(heights, Float.NaN);
        double reach = lateral + 0.2 * frame.cell();
        int cells = (int) StrictMath.ceil(reach / frame.cell());
        float[] nearest = new float[frame.size()];
        Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        for (int k = 0; k < x.length; k++) {
            int c0 = frame.column(x[k]);
            int r0 = frame.row(y[k]);
            for (int r = Math.max(0, r0 - cells); r <= Math.min(frame.rows() - 1, r0 + cells); r++) {
                for (int c = Math.max(0, c0 - cells); c <= Math.min(frame.columns() - 1, c0 + cells); c++) {
                    float away = (float) Math.hypot(frame.x(c) - x[k], frame.y(r) - y[k]);
                    int i = r * frame.columns() + c;
                    if (away <= reach && away < nearest[i]) {
                        nearest[i] = away;
                        heights[i] = (float) z[k];
                    }
                }
            }
        }
        return new PriceField.Crossing(heights, vertical);
    }
}
