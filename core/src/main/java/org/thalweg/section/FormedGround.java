package org.thalweg.section;

import java.util.Arrays;
import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.Terrain;

/**
 * The ground as it lies once a line's formation has been made: its platform, and the faces of its cuts and fills. A second
 * line beside the first is dug and filled from there, so that what the first has moved is not paid for twice.
 *
 * <p>At a distance d from the edge of the platform the ground lies between the face of a fill, z - d / fill, and that of
 * a cut, z + d / rock, where z is the first line's elevation: ground between them was not touched. All faces of cuts are
 * taken as steep as plain rock, without benches: never is more taken as dug than the first line's bill has paid. Behind a
 * retaining wall the ground stays as it was, and so it does under bridges and over tunnels.
 *
 * <p>Immutable and safe for several threads.
 */
public final class FormedGround implements Terrain {
    /** Distance between samples of the line (m). */
    private static final double STEP = 4;

    /** How far (m) from the platform's edge the ground is looked at: beyond, it counts as it was. */
    private static final double REACH = 30;

    private final Terrain ground;
    private final double half;
    private final double rise;
    private final double fall;
    private final double reach;
    /** Samples: place, unit vector to the right of the line, elevation, and how far the ground is formed from the axis (m). */
    private final double[] x;

    private final double[] y;
    private final double[] rightX;
    private final double[] rightY;
    private final double[] z;
    private final float[] out;
    private final double west;
    private final double south;
    private final int columns;
    private final int rows;
    /** First sample of each cell of {@link #reach}, row by row from the south-west, and the next of each sample. */
    private final int[] first;

    private final int[] next;

    /**
     * Forms the ground.
     *
     * @param ground the ground before
     * @param plan plan line of the first line
     * @param profile its profile
     * @param spans its structures
     * @param standard its standard
     */
    public FormedGround(
            Terrain ground,
            HorizontalAlignment plan,
            VerticalAlignment profile,
            List<StructureSpan> spans,
            DesignStandard standard) {
        this.ground = ground;
        this.half = standard.platformWidth() / 2;
        this.rise = Linear.rise(standard.slopes().cutRock());
        this.fall = Linear.rise(standard.slopes().fill());
        this.reach = half + REACH;
        int n = 1 + (int) StrictMath.ceil(plan.length() / STEP);
        x = new double[n];
        y = new double[n];
        rightX = new double[n];
        rightY = new double[n];
        z = new double[n];
        out = new float[n];
        for (int k = 0; k < n; k++) {
            double s = plan.length() * k / (n - 1);
            Pose p = plan.poseAt(s);
            x[k] = p.x();
            y[k] = p.y();
            rightX[k] = StrictMath.cos(p.heading());
            rightY[k] = -StrictMath.sin(p.heading());
            z[k] = profile.elevationAt(s);
            Structure structure = at(spans, s);
            out[k] = structure == Structure.EARTHWORK ? (float) reach : structure == Structure.WALL ? (float) half : 0;
        }
        west = Arrays.stream(x).min().orElseThrow() - reach;
        south = Arrays.stream(y).min().orElseThrow() - reach;
        columns = 2 + (int) ((Arrays.stream(x).max().orElseThrow() + reach - west) / reach);
        rows = 2 + (int) ((Arrays.stream(y).max().orElseThrow() + reach - south) / reach);
        first = new int[columns * rows];
        Arrays.fill(first, -1);
        next = new int[n];
        for (int k = 0; k < n; k++) {
            int cell = (int) ((y[k] - south) / reach) * columns + (int) ((x[k] - west) / reach);
            next[k] = first[cell];
            first[cell] = k;
        }
    }

    private static Structure at(List<StructureSpan> spans, double station) {
        for (StructureSpan span : spans) {
            if (station < span.to()) {
                return span.structure();
            }
        }
        return spans.get(spans.size() - 1).structure();
    }

    @Override
    public double heightAt(double px, double py) {
        double height = ground.heightAt(px, py);
        double u = (px - west) / reach;
        double v = (py - south) / reach;
        if (!(u >= 0 && v >= 0 && u < columns && v < rows) || Double.isNaN(height)) {
            return height;
        }
        int nearest = nearest(px, py, (int) u, (int) v);
        if (nearest < 0) {
            return height;
        }
        double away = Math.abs((px - x[nearest]) * rightX[nearest] + (py - y[nearest]) * rightY[nearest]);
        return away > out[nearest] ? height : formed(height, z[nearest], away - half);
    }

    /** The nearest sample to a place in a cell; -1 where none is within reach. */
    private int nearest(double px, double py, int c, int r) {
        double least = reach * reach;
        int nearest = -1;
        for (int i = Math.max(0, r - 1); i <= Math.min(rows - 1, r + 1); i++) {
            for (int j = Math.max(0, c - 1); j <= Math.min(columns - 1, c + 1); j++) {
                for (int k = first[i * columns + j]; k >= 0; k = next[k]) {
                    double away = (px - x[k]) * (px - x[k]) + (py - y[k]) * (py - y[k]);
                    if (away < least || (away == least && k < nearest)) {
                        least = away;
                        nearest = k;
                    }
                }
            }
        }
        return nearest;
    }

    /** The ground at a distance from the platform's edge, negative on the platform. */
    private double formed(double height, double level, double beyond) {
        if (beyond <= 0) {
            return level;
        }
        return Math.min(Math.max(height, level - beyond * fall), level + beyond * rise);
    }
}
