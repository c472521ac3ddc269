package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.Pose;

/**
 * A line that runs abreast of another at an even distance and at the same heights: where two lines share a narrow strip of
 * good ground, a search that knows the other line by cells only does not find the bench beside it.
 */
final class Abreast {
    /** Distance (m) at which the other line's heights are read. */
    private static final double STEP = 10;

    private Abreast() {}

    /**
     * Points of intersection of the line abreast.
     *
     * @param points points of intersection of the other line
     * @param offset distance (m), positive to the right
     * @param least least radius (m) of the line abreast
     * @return the points, without clothoids; at turns of more than 120 degrees nearer than a parallel line's
     */
    static List<PointOfIntersection> points(List<PointOfIntersection> points, double offset, double least) {
        int n = points.size();
        List<PointOfIntersection> result = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            PointOfIntersection p = points.get(i);
            double in = heading(points, Math.max(0, i - 1));
            double out = heading(points, Math.min(n - 2, i));
            double turn = Math.IEEEremainder(out - in, 2 * Math.PI);
            double middle = in + 0.5 * turn;
            // The bisector is longer than the distance, as a mitre is; a sharp turn's mitre is cut short.
            double away = offset / Math.max(0.5, StrictMath.cos(0.5 * turn));
            double radius = Math.max(least, p.radius() - Math.signum(turn) * offset);
            result.add(new PointOfIntersection(
                    p.x() + away * StrictMath.cos(middle), p.y() - away * StrictMath.sin(middle), radius, 0, 0));
        }
        return result;
    }

    private static double heading(List<PointOfIntersection> points, int leg) {
        PointOfIntersection a = points.get(leg);
        PointOfIntersection b = points.get(leg + 1);
        return StrictMath.atan2(b.x() - a.x(), b.y() - a.y());
    }

    /**
     * Heights of the other line beside each station of a line abreast.
     *
     * @param plan plan line of the other line
     * @param profile its profile
     * @param line the line abreast, in the same direction
     * @return elevation (m) by station of the line abreast
     */
    static DoubleUnaryOperator heights(HorizontalAlignment plan, VerticalAlignment profile, HorizontalAlignment line) {
        int n = 1 + (int) StrictMath.ceil(line.length() / STEP);
        double[] heights = new double[n];
        double at = 0;
        for (int k = 0; k < n; k++) {
            Pose p = line.poseAt(line.length() * k / (n - 1));
            at = beside(plan, p, at);
            heights[k] = profile.elevationAt(at);
        }
        double step = line.length() / (n - 1);
        return s -> {
            double t = Math.max(0, Math.min(n - 1 - 1e-9, s / step));
            int k = (int) t;
            return heights[k] + (t - k) * (heights[k + 1] - heights[k]);
        };
    }

    /** The station whose place lies beside a place: steps along the tangent, from a station not far off. */
    private static double beside(HorizontalAlignment other, Pose p, double from) {
        double at = from;
        for (int i = 0; i < 20; i++) {
            Pose q = other.poseAt(at);
            double ahead = (p.x() - q.x()) * StrictMath.sin(q.heading()) + (p.y() - q.y()) * StrictMath.cos(q.heading());
            double next = Math.max(0, Math.min(other.length(), at + ahead));
            if (Math.abs(next - at) < 0.1) {
                return next;
            }
            at = next;
        }
        return at;
    }
}
