package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;
import org.thalweg.refine.LineRefiner;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.refine.ProfileEnd;
import org.thalweg.refine.SeedPlan;
import org.thalweg.territory.Gate;

/**
 * The stretch of a line between two stations, refined while the rest stays.
 *
 * <p>Both stations are moved outwards to the nearest place where the line is straight in plan and its grade constant: there a
 * new line can join. A station in a curve goes to the middle of the straight before or behind it, so that the curve has room to
 * change. The stretch is then a line of its own between two gates with a place, a heading and an elevation each,
 * whose profile joins the grades outside. In the end it is put back in its place, and the stations behind it are moved on by
 * what it grew.
 */
final class SeedStretch {
    private final LinePlanner planner;
    private final HorizontalAlignment plan;
    private final VerticalAlignment profile;
    private final List<PointOfIntersection> points;
    private final double from;
    private final double to;

    /** A line put together again. */
    record Joined(HorizontalAlignment plan, VerticalAlignment profile) {}

    SeedStretch(
            LinePlanner planner,
            List<PointOfIntersection> points,
            HorizontalAlignment plan,
            VerticalAlignment profile,
            double from,
            double to) {
        this.planner = planner;
        this.points = points;
        this.plan = plan;
        this.profile = profile;
        this.from = outwards(from, -1);
        this.to = outwards(to, 1);
    }

    /** The nearest station, downwards or upwards, that lies on a straight and on a constant grade. */
    private double outwards(double station, int way) {
        double s = Math.max(0, Math.min(plan.length(), station));
        for (boolean moved = true; moved; ) {
            double before = s;
            s = ontoStraight(s, way);
            for (Pvi p : profile.pvis()) {
                if (Math.abs(s - p.station()) < p.curveLength() / 2 - 1e-6) {
                    s = p.station() + way * p.curveLength() / 2;
                }
            }
            s = Math.max(0, Math.min(plan.length(), s));
            moved = s != before;
        }
        return s;
    }

    /** A station on a straight stays; from a curve it goes to the middle of the next straight, or to the line's end. */
    private double ontoStraight(double s, int way) {
        int e = plan.elementAt(s);
        if (s <= 0 || s >= plan.length() || isStraight(e)) {
            return s;
        }
        while (e >= 0 && e < plan.elements().size() && !isStraight(e)) {
            e += way;
        }
        return e < 0 ? 0 : e == plan.elements().size() ? plan.length() : 0.5 * (plan.station(e) + plan.station(e + 1));
    }

    private boolean isStraight(int element) {
        return plan.elements().get(element).kind() == PlanElement.Kind.LINE;
    }

    /** Refines the stretch and puts it back. */
    Joined refined() {
        List<PointOfIntersection> inner = new ArrayList<>();
        int first = firstAfter(from);
        int behind = firstAfter(to);
        Pose a = plan.poseAt(from);
        Pose b = plan.poseAt(to);
        inner.add(new PointOfIntersection(a.x(), a.y(), 0, 0, 0));
        inner.addAll(points.subList(first, behind));
        inner.add(new PointOfIntersection(b.x(), b.y(), 0, 0, 0));
        List<PointOfIntersection> seed = SeedPlan.of(bound(inner), planner.modePlan().standard(), true);
        if (seed.isEmpty()) {
            throw new NoLine("No line between stations " + Math.round(from) + " and " + Math.round(to)
                    + " m keeps the standard in plan while both tangents there stay: widen the stretch.");
        }
        Gate start = gate("start of the stretch", a, from);
        Gate end = gate("end of the stretch", b, to);
        LineRefiner refiner = planner.between(start, end)
                .refinerAlone()
                .joining(end(from, -1), end(to, 1));
        double scale = (to - from) / HorizontalAlignment.of(seed).length();
        DoubleUnaryOperator height = s -> profile.elevationAt(from + scale * s);
        LineRefiner.Outcome outcome = refiner.refine(seed, height, (x, y) -> profile.elevationAt(from),
                (x, y) -> profile.elevationAt(to), LineRefiner.Effort.FULL);
        if (outcome.line().isEmpty()) {
            throw new NoLine("No profile between stations " + Math.round(from) + " and " + Math.round(to)
                    + " m keeps the standard and joins the grades outside: " + outcome.limit().text());
        }
        return joined(outcome.line().get(), first, behind);
    }

    /** The first point of intersection whose curve begins at a station or after it. */
    private int firstAfter(double station) {
        int i = 1;
        while (i < points.size() - 1 && middle(i) < station) {
            i++;
        }
        return i;
    }

    /** Station beside a point of intersection: it lies in the curve there. */
    private double middle(int i) {
        return plan.project(points.get(i).x(), points.get(i).y()).station();
    }

    /** Two points at least, of which the outermost lie on the tangents that stay: those that turn by nothing may be needed. */
    private static List<PointOfIntersection> bound(List<PointOfIntersection> inner) {
        List<PointOfIntersection> out = new ArrayList<>(inner);
        if (out.size() < 4) {
            out.add(1, between(out.get(0), out.get(1), out.size() == 2 ? 1 / 3.0 : 0.5));
        }
        if (out.size() < 4) {
            out.add(2, between(out.get(1), out.get(2), 0.5));
        }
        return out;
    }

    private static PointOfIntersection between(PointOfIntersection a, PointOfIntersection b, double share) {
        return new PointOfIntersection(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y()), 0, 0, 0);
    }

    private Gate gate(String name, Pose p, double station) {
        return new Gate(name, new GeometryFactory().createPoint(new Coordinate(p.x(), p.y())),
                OptionalDouble.of(profile.elevationAt(station)), OptionalDouble.of(p.heading()));
    }

    /** What the profile of the stretch joins; at the line's own end nothing. */
    private ProfileEnd end(double station, int way) {
        if (station <= 0 || station >= plan.length()) {
            return null;
        }
        double z = profile.elevationAt(station);
        double grade = profile.gradeAt(station + 1e-6 * way);
        Pvi next = null;
        for (Pvi p : profile.pvis()) {
            boolean outside = way < 0 ? p.station() <= station : p.station() >= station;
            if (outside && (next == null || way < 0 || p.station() < next.station())) {
                next = p;
            }
        }
        boolean last = next.station() <= 0 || next.station() >= plan.length();
        double distance = last ? Double.POSITIVE_INFINITY : Math.abs(next.station() - station);
        return new ProfileEnd(z, z, grade, distance, next.curveLength() / 2, null);
    }

    private Joined joined(Refined stretch, int first, int behind) {
        List<PointOfIntersection> line = new ArrayList<>(points.subList(0, first));
        int n = stretch.points().size();
        if (from <= 0) {
            line.set(0, stretch.points().get(0));
        }
        for (PointOfIntersection p : stretch.points().subList(1, n - 1)) {
            line.add(p);
        }
        line.addAll(points.subList(behind, points.size()));
        HorizontalAlignment whole = HorizontalAlignment.of(line);
        double shift = whole.length() - plan.length();
        List<Pvi> pvis = new ArrayList<>();
        for (Pvi p : profile.pvis()) {
            if (p.station() < from - 1e-6) {
                pvis.add(p);
            }
        }
        for (Pvi p : stretch.profile().pvis()) {
            pvis.add(new Pvi(from + p.station(), p.elevation(), p.curveLength()));
        }
        for (Pvi p : profile.pvis()) {
            if (p.station() > to + 1e-6) {
                pvis.add(new Pvi(p.station() + shift, p.elevation(), p.curveLength()));
            }
        }
        double length = whole.length();
        Pvi last = pvis.get(pvis.size() - 1);
        pvis.set(pvis.size() - 1, new Pvi(length, last.elevation(), 0));
        return new Joined(whole, new VerticalAlignment(straightened(pvis)));
    }

    /** Leaves out points of vertical intersection at which the grade does not change. */
    private static List<Pvi> straightened(List<Pvi> pvis) {
        List<Pvi> out = new ArrayList<>(pvis);
        for (int i = out.size() - 2; i >= 1; i--) {
            Pvi a = out.get(i - 1);
            Pvi p = out.get(i);
            Pvi b = out.get(i + 1);
            double before = (p.elevation() - a.elevation()) / (p.station() - a.station());
            double after = (b.elevation() - p.elevation()) / (b.station() - p.station());
            if (Math.abs(after - before) < 1e-7) {
                out.remove(i);
            }
        }
        return out;
    }
}
