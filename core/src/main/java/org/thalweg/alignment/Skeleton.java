package org.thalweg.alignment;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.Pieces.Piece;

/**
 * The first points of intersection of a fit, from the straights and arcs of a drawn polyline.
 *
 * <p>Straights are tangents. Between two straights the arcs are one curve as long as they turn one way and their curvature
 * does not fall to less than half and rise again; where it does, or where the turn changes sides, the curve has a tangent
 * there. A curve of more than 115 degrees gets a tangent halfway. Points of intersection lie where tangents meet.
 */
final class Skeleton {
    private static final double MOST_TURN = 2.0;
    private static final double VALLEY = 0.55;

    /** A tangent: a place on it, its heading (rad), and the greatest curvature (1/m) of the curve after it. */
    private static final class Tangent {
        private final double x;
        private final double y;
        private final double heading;
        private double sharpest;

        Tangent(double x, double y, double heading) {
            this.x = x;
            this.y = y;
            this.heading = heading;
        }
    }

    private final double[] x;
    private final double[] y;
    private final List<Piece> pieces;
    private final List<Tangent> tangents = new ArrayList<>();
    /** How far the arcs have turned since the last tangent (rad). */
    private double turned;

    private Skeleton(double[] x, double[] y, List<Piece> pieces) {
        this.x = x;
        this.y = y;
        this.pieces = pieces;
    }

    /** Nodes {x, y, radius} of the first chain; the radius is 0 where nothing tells it. */
    static List<double[]> of(double[] x, double[] y, double tolerance) {
        Skeleton skeleton = new Skeleton(x, y, Pieces.of(x, y, tolerance));
        skeleton.layTangents();
        return skeleton.nodes();
    }

    private void layTangents() {
        for (int i = 0; i < pieces.size(); i++) {
            Piece p = pieces.get(i);
            if (isTangent(i)) {
                add(0.5 * (x[p.from()] + x[p.to()]), 0.5 * (y[p.from()] + y[p.to()]), p.in());
                continue;
            }
            if (i == 0) {
                add(x[0], y[0], p.in());
            } else if (!isTangent(i - 1)) {
                Piece before = pieces.get(i - 1);
                if (before.curvature() * p.curvature() < 0) {
                    add(x[p.from()], y[p.from()], between(before.out(), p.in()));
                }
            }
            if (valley(i)) {
                addInside(p, 0.5);
            }
            see(p.curvature());
            turned += p.out() - p.in();
            if (Math.abs(turned) > MOST_TURN) {
                int parts = 1 + (int) StrictMath.ceil(Math.abs(p.out() - p.in()) / MOST_TURN);
                for (int k = 1; k < parts; k++) {
                    addInside(p, (double) k / parts);
                    see(p.curvature());
                }
                turned = (p.out() - p.in()) / parts;
            }
            if (i == pieces.size() - 1) {
                add(x[p.to()], y[p.to()], p.out());
            }
        }
    }

    /** A straight is a tangent, but a single edge among arcs that turn the same way about as sharply is a chord. */
    private boolean isTangent(int i) {
        Piece p = pieces.get(i);
        if (p.curvature() != 0) {
            return false;
        }
        if (i == 0 || i == pieces.size() - 1 || p.to() - p.from() > 1) {
            return true;
        }
        double before = pieces.get(i - 1).curvature();
        double after = pieces.get(i + 1).curvature();
        double length = PlanChain.root(x[p.to()] - x[p.from()], y[p.to()] - y[p.from()]);
        double turn = 0.5 * (Math.IEEEremainder(p.in() - pieces.get(i - 1).out(), 2 * Math.PI)
                + Math.IEEEremainder(pieces.get(i + 1).in() - p.out(), 2 * Math.PI));
        return before * after <= 0 || turn * before < 0
                || Math.abs(turn) / length < VALLEY * Math.min(Math.abs(before), Math.abs(after));
    }

    /** Whether the curvature falls here to less than half of what it is on either side of the same curve. */
    private boolean valley(int i) {
        double own = Math.abs(pieces.get(i).curvature());
        return own > 0 && peak(i, -1) * VALLEY > own && peak(i, 1) * VALLEY > own;
    }

    private double peak(int i, int way) {
        double peak = 0;
        for (int k = i + way; k >= 0 && k < pieces.size() && !isTangent(k); k += way) {
            double curvature = pieces.get(k).curvature();
            if (curvature * pieces.get(i).curvature() < 0) {
                break;
            }
            peak = Math.max(peak, Math.abs(curvature));
        }
        return peak;
    }

    /** A tangent at a share of an arc: from its first point along the chord. */
    private void addInside(Piece p, double share) {
        double turn = share * (p.out() - p.in());
        double chord = 2 * StrictMath.sin(turn / 2) / p.curvature();
        double towards = p.in() + turn / 2;
        add(x[p.from()] + chord * StrictMath.sin(towards), y[p.from()] + chord * StrictMath.cos(towards), p.in() + turn);
    }

    private void add(double px, double py, double heading) {
        double h = heading;
        if (!tangents.isEmpty()) {
            double last = tangents.get(tangents.size() - 1).heading;
            h = last + Math.IEEEremainder(heading - last, 2 * Math.PI);
        }
        tangents.add(new Tangent(px, py, h));
        turned = 0;
    }

    private void see(double curvature) {
        Tangent last = tangents.get(tangents.size() - 1);
        last.sharpest = Math.max(last.sharpest, Math.abs(curvature));
    }

    private static double between(double a, double b) {
        return a + 0.5 * Math.IEEEremainder(b - a, 2 * Math.PI);
    }

    private List<double[]> nodes() {
        List<double[]> nodes = new ArrayList<>();
        nodes.add(new double[] {x[0], y[0], 0});
        for (int i = 0; i + 1 < tangents.size(); i++) {
            Tangent a = tangents.get(i);
            Tangent b = tangents.get(i + 1);
            double turn = Math.IEEEremainder(b.heading - a.heading, 2 * Math.PI);
            double dx = b.x - a.x;
            double dy = b.y - a.y;
            double sin = StrictMath.sin(turn);
            double t = (dy * StrictMath.sin(b.heading) - dx * StrictMath.cos(b.heading)) / sin;
            double px = a.x + t * StrictMath.sin(a.heading);
            double py = a.y + t * StrictMath.cos(a.heading);
            double s = (b.x - px) * StrictMath.sin(b.heading) + (b.y - py) * StrictMath.cos(b.heading);
            boolean meets = Math.abs(sin) > 1e-4 && t > 0 && s > 0 && Math.max(t, s) < 20 * PlanChain.root(dx, dy);
            double radius = a.sharpest > 0 ? 1 / a.sharpest : 0;
            nodes.add(meets
                    ? new double[] {px, py, radius}
                    : new double[] {0.5 * (a.x + b.x), 0.5 * (a.y + b.y), radius});
        }
        nodes.add(new double[] {x[x.length - 1], y[y.length - 1], 0});
        return nodes;
    }
}
