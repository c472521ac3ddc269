package org.thalweg.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;

/** A plan line: elements joined end to end, each with the pose that the one before ends with. Immutable. */
public final class HorizontalAlignment {
    private final List<PlanElement> elements;
    /** Station (m) at which each element starts; one more entry for the line's end. */
    private final double[] stations;

    /**
     * Joins elements.
     *
     * @param elements elements in order, at least one, each starting where the one before ends to 1 mm and 1e-6 rad
     */
    public HorizontalAlignment(List<PlanElement> elements) {
        this.elements = List.copyOf(elements);
        if (this.elements.isEmpty()) {
            throw new IllegalArgumentException("a plan line needs at least one element");
        }
        this.stations = new double[this.elements.size() + 1];
        for (int i = 0; i < this.elements.size(); i++) {
            PlanElement element = this.elements.get(i);
            stations[i + 1] = stations[i] + element.length();
            if (i + 1 < this.elements.size()) {
                requireJoint(element.end(), this.elements.get(i + 1).start(), i + 1);
            }
        }
    }

    private static void requireJoint(Pose end, Pose start, int index) {
        double gap = distance(end.x(), end.y(), start.x(), start.y());
        double kink = Math.abs(Math.IEEEremainder(end.heading() - start.heading(), 2 * Math.PI));
        if (!(gap <= 1e-3) || !(kink <= 1e-6)) {
            throw new IllegalArgumentException(
                    "plan element " + index + " starts " + gap + " m and " + kink + " rad off the end of the one before");
        }
    }

    /**
     * The elements.
     *
     * @return elements in order
     */
    public List<PlanElement> elements() {
        return elements;
    }

    /**
     * Station at which an element starts.
     *
     * @param index element, 0 to the number of elements; that number stands for the line's end
     * @return station (m)
     */
    public double station(int index) {
        return stations[index];
    }

    /**
     * Length in plan.
     *
     * @return length (m)
     */
    public double length() {
        return stations[elements.size()];
    }

    /**
     * The element at a station.
     *
     * @param station station (m), clamped to the line
     * @return index of the last element that starts at or before the station
     */
    public int elementAt(double station) {
        int i = Arrays.binarySearch(stations, 0, elements.size(), station);
        return i >= 0 ? i : Math.max(0, -i - 2);
    }

    /**
     * Pose at a station.
     *
     * @param station station (m), 0 to the length
     * @return pose
     */
    public Pose poseAt(double station) {
        int i = elementAt(station);
        PlanElement e = elements.get(i);
        return e.poseAt(Math.max(0, Math.min(e.length(), station - stations[i])));
    }

    /**
     * Curvature at a station; at a joint, that just after it.
     *
     * @param station station (m), 0 to the length
     * @return curvature (1/m), positive to the right
     */
    public double curvatureAt(double station) {
        int i = elementAt(station);
        PlanElement e = elements.get(i);
        return e.curvatureAt(Math.max(0, Math.min(e.length(), station - stations[i])));
    }

    /**
     * Makes the line that has given points of intersection.
     *
     * @param points at least two; the first and last are the ends
     * @return the line
     * @throws IllegalArgumentException where curves overlap, an arc's length would be negative, or two points coincide
     */
    public static HorizontalAlignment of(List<PointOfIntersection> points) {
        int n = points.size();
        if (n < 2) {
            throw new IllegalArgumentException("a plan line needs at least two points");
        }
        List<PlanElement> elements = new ArrayList<>();
        Pose at = new Pose(points.get(0).x(), points.get(0).y(), heading(points.get(0), points.get(1)));
        double used = 0;
        for (int i = 1; i < n; i++) {
            PointOfIntersection p = points.get(i);
            double leg = distance(p.x(), p.y(), points.get(i - 1).x(), points.get(i - 1).y());
            Turn turn = i == n - 1 ? Turn.NONE : Turn.at(points.get(i - 1), p, points.get(i + 1));
            double tangent = leg - used - turn.tangentIn();
            if (!(tangent >= -1e-6)) {
                throw new IllegalArgumentException("curves overlap by " + -tangent + " m before point " + i);
            }
            at = append(elements, at, Math.max(0, tangent), 0, 0);
            at = append(elements, at, turn.clothoidIn(), 0, turn.curvature());
            at = append(elements, at, turn.arc(), turn.curvature(), turn.curvature());
            at = append(elements, at, turn.clothoidOut(), turn.curvature(), 0);
            used = turn.tangentOut();
        }
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("the points of intersection coincide");
        }
        return new HorizontalAlignment(elements);
    }

    private static Pose append(List<PlanElement> elements, Pose at, double length, double k0, double k1) {
        if (length <= 0) {
            return at;
        }
        PlanElement element = new PlanElement(at, length, k0, k1);
        elements.add(element);
        return element.end();
    }

    /** A root is rounded the same everywhere; a library's hypot need not be. */
    private static double distance(double x, double y, double xx, double yy) {
        return Math.sqrt((x - xx) * (x - xx) + (y - yy) * (y - yy));
    }

    private static double heading(PointOfIntersection a, PointOfIntersection b) {
        return StrictMath.atan2(b.x() - a.x(), b.y() - a.y());
    }

    /**
     * The points of intersection that make this line: the inverse of {@link #of}, to within rounding.
     *
     * <p>Each curve from one place without curvature to the next gets one point; a curve of several arcs, or one that
     * turns by more than 2.5 rad, gets several, with tangents of no length between them. Straight
     * elements in line are one tangent.
     *
     * @return points; the first and last are the ends of the line
     * @throws IllegalArgumentException where a curve is not of clothoids from or to a tangent and arcs: a clothoid between
     *     two arcs, or one that turns by more than a point of intersection can
     */
    public List<PointOfIntersection> toPoints() {
        return Curves.points(this);
    }

    /**
     * Where a point lies along the line.
     *
     * @param station station of the line's nearest place (m); of several equally near, the first found
     * @param offset distance from the line (m), positive to the right of it; a point in line with an end, and beyond it,
     *     counts as right
     */
    public record Projection(double station, double offset) {}

    /**
     * The nearest place of the line to a point, to 1e-6 m in station for points nearer to it than its least radius. A
     * point about as far away as the centre of a curve may get another place on that curve, as near within millimetres.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return station and offset
     */
    public Projection project(double x, double y) {
        return Nearest.on(this, x, y);
    }

    /**
     * The curve at a point of intersection.
     *
     * @param curvature signed curvature of the arc (1/m), positive to the right
     * @param clothoidIn length of the clothoid before the arc (m)
     * @param arc length of the arc (m)
     * @param clothoidOut length of the clothoid after the arc (m)
     * @param tangentIn distance from the curve's start to the point of intersection (m)
     * @param tangentOut distance from the point of intersection to the curve's end (m)
     */
    public record Turn(
            double curvature, double clothoidIn, double arc, double clothoidOut, double tangentIn, double tangentOut) {
        /** No curve: the tangents are one. */
        public static final Turn NONE = new Turn(0, 0, 0, 0, 0, 0);

        /**
         * The curve at a point of intersection.
         *
         * @param before the point before
         * @param p the point, with its radius and clothoids
         * @param after the point after
         * @return the curve; {@link #NONE} where the tangents are in line
         * @throws IllegalArgumentException where the clothoids turn more than the tangents do, or the line turns back
         */
        public static Turn at(PointOfIntersection before, PointOfIntersection p, PointOfIntersection after) {
            double deflection = Math.IEEEremainder(heading(p, after) - heading(before, p), 2 * Math.PI);
            return of(deflection, p.radius(), p.clothoidIn(), p.clothoidOut());
        }

        /**
         * The curve that turns by an angle.
         *
         * @param deflection angle (rad), positive to the right, less than pi either way
         * @param radius radius (m)
         * @param clothoidIn length of the clothoid before the arc (m)
         * @param clothoidOut length of the clothoid after the arc (m)
         * @return the curve; {@link #NONE} for an angle below 1e-10
         * @throws IllegalArgumentException where the clothoids turn more than the angle, or the angle is nearly pi
         */
        public static Turn of(double deflection, double radius, double clothoidIn, double clothoidOut) {
            double angle = Math.abs(deflection);
            if (angle < 1e-10) {
                return NONE;
            }
            double arc = angle * radius - 0.5 * (clothoidIn + clothoidOut);
            if (!(radius > 0) || arc < -1e-6 || angle > Math.PI - 1e-3) {
                throw new IllegalArgumentException("no curve of radius " + radius + " m with clothoids of " + clothoidIn
                        + " and " + clothoidOut + " m turns by " + StrictMath.toDegrees(angle) + " degrees");
            }
            arc = Math.max(0, arc);
            // Run the curve to the right from the origin, heading north; its end gives both tangent lengths.
            Pose at = new Pose(0, 0, 0);
            at = new PlanElement(at, clothoidIn, 0, 1 / radius).end();
            at = new PlanElement(at, arc, 1 / radius, 1 / radius).end();
            at = new PlanElement(at, clothoidOut, 1 / radius, 0).end();
            double out = at.x() / StrictMath.sin(angle);
            double in = at.y() - out * StrictMath.cos(angle);
            return new Turn(Math.signum(deflection) / radius, clothoidIn, arc, clothoidOut, in, out);
        }
    }
}
