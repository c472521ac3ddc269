package org.thalweg.alignment;

import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;

/**
 * The curve at a point of intersection with its tangents drawn on to either side: offsets from it are smooth wherever a
 * point lies beside it.
 */
final class FittedCurve {
    final HorizontalAlignment.Turn turn;
    final Pose start;
    private final PlanElement in;
    private final PlanElement arc;
    private final PlanElement out;
    final Pose end;

    /** A curve that turns from one heading by an angle, at a point. */
    FittedCurve(double x, double y, double heading, double deflection, double radius, double shareIn, double shareOut) {
        double along = Math.abs(deflection) * radius;
        turn = HorizontalAlignment.Turn.of(deflection, radius, shareIn * along, shareOut * along);
        start = new Pose(
                x - turn.tangentIn() * StrictMath.sin(heading), y - turn.tangentIn() * StrictMath.cos(heading), heading);
        in = new PlanElement(start, turn.clothoidIn(), 0, turn.curvature());
        arc = new PlanElement(in.end(), turn.arc(), turn.curvature(), turn.curvature());
        out = new PlanElement(arc.end(), turn.clothoidOut(), turn.curvature(), 0);
        end = out.end();
    }

    double length() {
        return turn.clothoidIn() + turn.arc() + turn.clothoidOut();
    }

    /** Offset of a point (m, positive right) from the curve or, before and after it, from its tangents. */
    double offset(double x, double y) {
        double s = along(x, y);
        return right(s <= 0 ? start : s >= length() ? end : poseAt(s), x, y);
    }

    /**
     * How far along the curve a point lies (m): below 0 before it, above its length behind it. The normals at both ends of the
     * arc pass through its centre, so the angle there tells whether a point lies beside the arc or to which side of it.
     */
    double along(double x, double y) {
        if (turn.curvature() == 0) {
            return ahead(start, x, y);
        }
        double angle = angle(x, y);
        double before = ahead(start, x, y);
        if (angle < 0) {
            return before <= 0 || in.length() == 0 ? Math.min(0, before) : onClothoid(in, x, y);
        }
        double beyond = angle - arc.length() * Math.abs(turn.curvature());
        if (beyond <= 0) {
            return in.length() + angle / Math.abs(turn.curvature());
        }
        double after = ahead(end, x, y);
        return after >= 0 || out.length() == 0
                ? length() + Math.max(0, after)
                : in.length() + arc.length() + onClothoid(out, x, y);
    }

    /** The place of the curve itself nearest to a point. */
    Pose clamped(double x, double y) {
        double s = along(x, y);
        return s <= 0 ? start : s >= length() ? end : poseAt(s);
    }

    /** Pose at a distance from the curve's start (m), 0 to its length. */
    Pose poseAt(double s) {
        if (s < in.length()) {
            return in.poseAt(s);
        }
        double t = s - in.length();
        return t <= arc.length() ? arc.poseAt(t) : out.poseAt(Math.min(out.length(), t - arc.length()));
    }

    /** Angle about the arc's centre from its start (rad), within half a turn of its middle. */
    private double angle(double x, double y) {
        double r = 1 / turn.curvature();
        Pose p = arc.start();
        double sin = StrictMath.sin(p.heading());
        double cos = StrictMath.cos(p.heading());
        double dx = x - p.x() - r * cos;
        double dy = y - p.y() + r * sin;
        double angle = StrictMath.atan2(dx * sin + dy * cos, -(dx * cos - dy * sin) * Math.signum(r));
        double middle = 0.5 * arc.length() * Math.abs(turn.curvature());
        return middle + Math.IEEEremainder(angle - middle, 2 * Math.PI);
    }

    /** Newton's method from the share of the point's way between the clothoid's ends. */
    private static double onClothoid(PlanElement e, double x, double y) {
        double s = Math.max(0, Math.min(e.length(), ahead(e.start(), x, y)));
        for (int i = 0; i < 8; i++) {
            Pose p = e.poseAt(s);
            double step = ahead(p, x, y) / Math.max(0.2, 1 - e.curvatureAt(s) * right(p, x, y));
            s = Math.max(0, Math.min(e.length(), s + step));
            if (Math.abs(step) < 1e-7) {
                break;
            }
        }
        return s;
    }

    static double ahead(Pose p, double x, double y) {
        return (x - p.x()) * StrictMath.sin(p.heading()) + (y - p.y()) * StrictMath.cos(p.heading());
    }

    static double right(Pose p, double x, double y) {
        return (x - p.x()) * StrictMath.cos(p.heading()) - (y - p.y()) * StrictMath.sin(p.heading());
    }
}
