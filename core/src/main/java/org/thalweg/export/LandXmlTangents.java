package org.thalweg.export;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.HorizontalAlignment.Turn;
import org.thalweg.alignment.PointOfIntersection;

/**
 * A smooth line through elements whose points were rounded: tangents by the points, curves by their radii and lengths.
 *
 * <p>A curve reaches from one tangent to the next and is a clothoid, an arc, a clothoid, any of them left out. Its tangents
 * are the straights beside it; where two curves meet without a straight, the tangent at their joint. The tangents' crossing
 * is its point of intersection.
 */
final class LandXmlTangents {
    /** An arc turning by more than this (rad) is parted, as its tangents meet far away or behind it. */
    private static final double MOST_TURN = 1.5;

    /** A tangent: a point of it, and its heading (rad). */
    private record Tangent(double x, double y, double heading) {}

    private final List<LandXmlPlan.Part> parts;

    LandXmlTangents(List<LandXmlPlan.Part> parts) {
        this.parts = parted(parts);
    }

    private static List<LandXmlPlan.Part> parted(List<LandXmlPlan.Part> given) {
        List<LandXmlPlan.Part> out = new ArrayList<>();
        for (LandXmlPlan.Part p : given) {
            int n = p.k0() == p.k1() ? 1 + (int) (Math.abs(p.k0()) * p.length() / MOST_TURN) : 1;
            double r = 1 / p.k0();
            double[] at = p.start();
            for (int i = 1; i <= n; i++) {
                double h0 = p.in() + p.k0() * p.length() * (i - 1) / n;
                double h1 = i == n ? p.out() : p.in() + p.k0() * p.length() * i / n;
                double[] end = i == n
                        ? p.end()
                        : new double[] {
                            p.start()[0] + r * (StrictMath.cos(p.in()) - StrictMath.cos(h1)),
                            p.start()[1] - r * (StrictMath.sin(p.in()) - StrictMath.sin(h1))
                        };
                out.add(new LandXmlPlan.Part(at, end, p.length() / n, p.k0(), p.k1(), h0, h1));
                at = end;
            }
        }
        return out;
    }

    HorizontalAlignment line() {
        List<PointOfIntersection> points = new ArrayList<>();
        double[] first = parts.get(0).start();
        double[] last = parts.get(parts.size() - 1).end();
        points.add(new PointOfIntersection(first[0], first[1], 0, 0, 0));
        int i = 0;
        while (i < parts.size()) {
            if (straight(parts.get(i))) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < parts.size() && goesOn(parts.get(end - 1), parts.get(end))) {
                end++;
            }
            points.add(curve(i, end));
            i = end;
        }
        points.add(new PointOfIntersection(last[0], last[1], 0, 0, 0));
        return HorizontalAlignment.of(fitting(points));
    }

    private static boolean straight(LandXmlPlan.Part p) {
        return p.k0() == 0 && p.k1() == 0;
    }

    /** Whether one element goes on with the curve of the one before: a clothoid in, one arc, a clothoid out. */
    private static boolean goesOn(LandXmlPlan.Part before, LandXmlPlan.Part next) {
        boolean same = Math.abs(before.k1() - next.k0()) <= 1e-3 * Math.abs(before.k1());
        boolean toArc = before.k0() == 0 && next.k0() != 0;
        boolean fromArc = next.k1() == 0;
        return same && before.k1() != 0 && (toArc || fromArc);
    }

    private PointOfIntersection curve(int from, int to) {
        double in = 0;
        double out = 0;
        double k = 0;
        for (int i = from; i < to; i++) {
            LandXmlPlan.Part p = parts.get(i);
            if (p.k0() != p.k1() && p.k0() != 0 && p.k1() != 0) {
                throw new IllegalArgumentException("a clothoid between two arcs cannot be fitted to rounded points");
            }
            if (p.k0() == p.k1()) {
                k = p.k0();
            } else if (p.k0() == 0) {
                in = p.length();
                k = p.k1();
            } else {
                out = p.length();
                k = k == 0 ? p.k0() : k;
            }
        }
        Tangent a = tangent(from);
        Tangent b = tangent(to);
        double sin = StrictMath.sin(b.heading - a.heading);
        if (Math.abs(sin) < 1e-7) {
            throw new IllegalArgumentException("a curve turns too little, or back on itself");
        }
        double dx = b.x - a.x;
        double dy = b.y - a.y;
        double t = (dy * StrictMath.sin(b.heading) - dx * StrictMath.cos(b.heading)) / sin;
        return new PointOfIntersection(a.x + t * StrictMath.sin(a.heading), a.y + t * StrictMath.cos(a.heading),
                1 / Math.abs(k), in, out);
    }

    /** The tangent at the joint before an element, or at the line's end: the straight beside it if there is one. */
    private Tangent tangent(int joint) {
        LandXmlPlan.Part before = joint > 0 ? parts.get(joint - 1) : null;
        LandXmlPlan.Part after = joint < parts.size() ? parts.get(joint) : null;
        LandXmlPlan.Part beside = before != null && straight(before) ? before : after != null && straight(after) ? after : null;
        if (beside != null) {
            return new Tangent(beside.start()[0], beside.start()[1], beside.in());
        }
        double[] at = after != null ? after.start() : before.end();
        double heading = before == null
                ? after.in()
                : after == null ? before.out() : before.out() + 0.5 * Math.IEEEremainder(after.in() - before.out(), 2 * Math.PI);
        return new Tangent(at[0], at[1], heading);
    }

    /** Curves that meet without a straight may overlap by what was rounded: the shorter tangent's curve gives way. */
    private static List<PointOfIntersection> fitting(List<PointOfIntersection> points) {
        for (int round = 0; round < 4; round++) {
            double used = 0;
            for (int i = 1; i < points.size(); i++) {
                PointOfIntersection p = points.get(i);
                PointOfIntersection q = points.get(i - 1);
                Turn turn = i == points.size() - 1 ? Turn.NONE : Turn.at(q, p, points.get(i + 1));
                double leg = LandXmlPlan.distance(new double[] {q.x(), q.y()}, new double[] {p.x(), p.y()});
                double over = used + turn.tangentIn() - leg;
                if (over > 0 && over < LandXmlPlan.FITTED) {
                    int give = turn.tangentIn() >= used ? i : i - 1;
                    double tangent = Math.max(turn.tangentIn(), used);
                    points.set(give, scaled(points.get(give), 1 - 1.01 * over / tangent));
                }
                used = turn.tangentOut();
            }
        }
        return points;
    }

    private static PointOfIntersection scaled(PointOfIntersection p, double f) {
        return new PointOfIntersection(p.x(), p.y(), f * p.radius(), f * p.clothoidIn(), f * p.clothoidOut());
    }
}
