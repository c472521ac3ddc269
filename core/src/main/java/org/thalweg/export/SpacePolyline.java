package org.thalweg.export;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.geometry.Pose;
import org.thalweg.terrain.Projection;

/**
 * A line as straight pieces in longitude, latitude and height that keep within a distance of it.
 *
 * <p>Between the ends of its plan elements and parabolas a line is smooth. Each smooth piece is halved until the quarter
 * points of the true line lie near enough to the chord, in plan and in height. What counts is the chord as a map draws
 * it, straight in degrees, which on a long tangent differs from the straight line on the grid.
 */
final class SpacePolyline {
    /** Metres per degree of a meridian; 0.6 % off at worst, which the tolerance has room for. */
    private static final double METRES_PER_DEGREE = 111_700;

    private static final double SHORTEST = 0.05;

    private final Alignment alignment;
    private final Projection projection;
    private final double tolerance;

    /**
     * Prepares a line.
     *
     * @param alignment the line
     * @param projection the projection of its coordinates
     * @param tolerance greatest distance of the quarter points from a chord (m), in plan and in height
     */
    SpacePolyline(Alignment alignment, Projection projection, double tolerance) {
        this.alignment = alignment;
        this.projection = projection;
        this.tolerance = tolerance;
    }

    /** Points {longitude, latitude (degrees), elevation (m)} from one station to another. */
    List<double[]> between(double from, double to) {
        TreeSet<Double> stops = new TreeSet<>();
        stops.add(from);
        stops.add(to);
        for (int i = 1; i < alignment.plan().elements().size(); i++) {
            addInside(stops, alignment.plan().station(i), from, to);
        }
        for (Pvi pvi : alignment.profile().pvis()) {
            addInside(stops, pvi.station() - pvi.curveLength() / 2, from, to);
            addInside(stops, pvi.station(), from, to);
            addInside(stops, pvi.station() + pvi.curveLength() / 2, from, to);
        }
        List<double[]> out = new ArrayList<>();
        double at = from;
        double[] point = point(from);
        out.add(point);
        for (double stop : stops.tailSet(from, false)) {
            double[] next = point(stop);
            halve(out, at, point, stop, next);
            at = stop;
            point = next;
        }
        return out;
    }

    private static void addInside(TreeSet<Double> stops, double station, double from, double to) {
        if (station > from + SHORTEST && station < to - SHORTEST) {
            stops.add(station);
        }
    }

    /** Appends the points after {@code a} up to and with {@code b}. */
    private void halve(List<double[]> out, double a, double[] pa, double b, double[] pb) {
        double middle = 0.5 * (a + b);
        double[] pm = point(middle);
        boolean near = b - a <= SHORTEST
                || (near(pa, pb, pm) && near(pa, pb, point(0.5 * (a + middle))) && near(pa, pb, point(0.5 * (middle + b))));
        if (near) {
            out.add(pb);
        } else {
            halve(out, a, pa, middle, pm);
            halve(out, middle, pm, b, pb);
        }
    }

    /** Whether a point lies near the chord, across it in plan, and in height at its foot. */
    private boolean near(double[] a, double[] b, double[] p) {
        double east = METRES_PER_DEGREE * Math.cos(Math.toRadians(a[1]));
        double cx = (b[0] - a[0]) * east;
        double cy = (b[1] - a[1]) * METRES_PER_DEGREE;
        double px = (p[0] - a[0]) * east;
        double py = (p[1] - a[1]) * METRES_PER_DEGREE;
        double t = Math.max(0, Math.min(1, (px * cx + py * cy) / Math.max(cx * cx + cy * cy, 1e-12)));
        double height = a[2] + t * (b[2] - a[2]);
        return Math.hypot(px - t * cx, py - t * cy) <= tolerance && Math.abs(p[2] - height) <= tolerance;
    }

    private double[] point(double station) {
        Pose pose = alignment.plan().poseAt(station);
        double[] lonLat = projection.inverse(pose.x(), pose.y());
        return new double[] {lonLat[0], lonLat[1], alignment.profile().elevationAt(station)};
    }
}
