package org.thalweg.alignment;

import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;

/** Finds the nearest place of a plan line to a point: every element that may hold it is asked, the others are skipped. */
final class Nearest {
    /** A part of a clothoid turns by at most this (rad), so that it has one nearest place. */
    private static final double PART_TURN = 0.2;

    private final double x;
    private final double y;
    private double station;
    /** Square of the least distance so far (m2). */
    private double least = Double.POSITIVE_INFINITY;

    private double offset;

    private Nearest(double x, double y) {
        this.x = x;
        this.y = y;
    }

    static HorizontalAlignment.Projection on(HorizontalAlignment line, double x, double y) {
        Nearest nearest = new Nearest(x, y);
        int n = line.elements().size();
        // The element that seems nearest first: it rules most others out.
        int promising = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double bound = nearest.bound(line.elements().get(i));
            if (bound < best) {
                best = bound;
                promising = i;
            }
        }
        nearest.ask(line.elements().get(promising), line.station(promising));
        for (int i = 0; i < n; i++) {
            PlanElement e = line.elements().get(i);
            double bound = nearest.bound(e);
            if (i != promising && (bound <= 0 || bound * bound < nearest.least)) {
                nearest.ask(e, line.station(i));
            }
        }
        return new HorizontalAlignment.Projection(nearest.station, nearest.offset);
    }

    /** A distance that no place of an element is below: no place is further from its start than its length. */
    private double bound(PlanElement e) {
        double dx = x - e.start().x();
        double dy = y - e.start().y();
        return Math.sqrt(dx * dx + dy * dy) - e.length();
    }

    private void ask(PlanElement e, double from) {
        if (e.kind() == PlanElement.Kind.CLOTHOID) {
            double sharpest = Math.max(Math.abs(e.startCurvature()), Math.abs(e.endCurvature()));
            int parts = 1 + (int) (sharpest * e.length() / PART_TURN);
            Pose low = e.start();
            for (int i = 0; i < parts; i++) {
                double a = e.length() * i / parts;
                double b = e.length() * (i + 1) / parts;
                Pose high = e.poseAt(b);
                askClothoid(e, a, b, low, high, from);
                low = high;
            }
            return;
        }
        double s = e.kind() == PlanElement.Kind.LINE ? ahead(e.start()) : alongArc(e);
        see(e.poseAt(Math.max(0, Math.min(e.length(), s))), from + Math.max(0, Math.min(e.length(), s)));
        if (s < 0 || s > e.length()) {
            // Past one end of an arc the other may be nearer.
            see(e.start(), from);
            see(e.end(), from + e.length());
        }
    }

    /** How far the point lies ahead of a pose, along its heading (m). */
    private double ahead(Pose p) {
        return (x - p.x()) * StrictMath.sin(p.heading()) + (y - p.y()) * StrictMath.cos(p.heading());
    }

    /** Where on an arc the ray from its centre through the point passes, from 0 to a full circle (m). */
    private double alongArc(PlanElement e) {
        double r = 1 / e.startCurvature();
        double sin = StrictMath.sin(e.start().heading());
        double cos = StrictMath.cos(e.start().heading());
        // From the centre, which lies r to the right (r below 0: to the left), in the frame of the start's heading.
        double dx = x - e.start().x() - r * cos;
        double dy = y - e.start().y() + r * sin;
        double forward = dx * sin + dy * cos;
        double outward = -(dx * cos - dy * sin) * Math.signum(r);
        double angle = StrictMath.atan2(forward, outward);
        return (angle < 0 ? angle + 2 * Math.PI : angle) * Math.abs(r);
    }

    /** The place of a clothoid's part where the point is square to it, by Newton's method kept between both ends. */
    private void askClothoid(PlanElement e, double a, double b, Pose low, Pose high, double from) {
        see(low, from + a);
        see(high, from + b);
        double dx = x - low.x();
        double dy = y - low.y();
        if (Math.sqrt(dx * dx + dy * dy) - (b - a) > Math.sqrt(least) || ahead(low) <= 0 || ahead(high) >= 0) {
            return;
        }
        double s = a + (b - a) * ahead(low) / (ahead(low) - ahead(high));
        for (int i = 0; i < 40; i++) {
            Pose p = e.poseAt(s);
            double rest = ahead(p);
            if (rest > 0) {
                a = s;
            } else {
                b = s;
            }
            double right = (x - p.x()) * StrictMath.cos(p.heading()) - (y - p.y()) * StrictMath.sin(p.heading());
            double step = rest / Math.max(0.1, 1 - e.curvatureAt(s) * right);
            double next = s + step > a && s + step < b ? s + step : 0.5 * (a + b);
            boolean settled = Math.abs(next - s) < 1e-9;
            s = next;
            if (settled) {
                break;
            }
        }
        see(e.poseAt(s), from + s);
    }

    private void see(Pose p, double at) {
        double dx = x - p.x();
        double dy = y - p.y();
        double square = dx * dx + dy * dy;
        if (square < least) {
            least = square;
            station = at;
            double right = dx * StrictMath.cos(p.heading()) - dy * StrictMath.sin(p.heading());
            offset = right < 0 ? -Math.sqrt(square) : Math.sqrt(square);
        }
    }
}
