package org.thalweg.alignment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Parts a drawn polyline into straights and arcs, each a least-squares fit of its own points: the parting that is cheapest
 * when a straight costs 1, an arc 1.6, and every offset its square over the tolerance's. Found by dynamic programming over
 * the points, so that it is the best of all partings into pieces of at most {@link #LONGEST} points. Pieces share the point
 * where they meet; nothing asks them to be tangent there.
 *
 * <p>Circles are fitted by Kasa's method (1976): least squares of the squared distance's difference from the squared radius,
 * which needs sums of moments only, so that a piece longer by a point costs a fixed number of operations.
 */
final class Pieces {
    static final int LONGEST = 300;
    private static final double STRAIGHT = 1;
    private static final double ARC = 1.6;

    /**
     * A piece.
     *
     * @param from first point
     * @param to last point, the first of the next piece
     * @param curvature curvature (1/m), positive right; 0 for a straight
     * @param in heading at its first point (rad)
     * @param out heading at its last point (rad), {@code in} and the turn between
     */
    record Piece(int from, int to, double curvature, double in, double out) {}

    private final double[] x;
    private final double[] y;
    private final double square;

    private Pieces(double[] x, double[] y, double tolerance) {
        this.x = x;
        this.y = y;
        this.square = tolerance * tolerance;
    }

    static List<Piece> of(double[] x, double[] y, double tolerance) {
        return new Pieces(x, y, tolerance).best();
    }

    private List<Piece> best() {
        int n = x.length;
        double[] cost = new double[n];
        int[] before = new int[n];
        boolean[] bent = new boolean[n];
        for (int j = 1; j < n; j++) {
            cost[j] = Double.POSITIVE_INFINITY;
            Moments m = new Moments(x[j], y[j]);
            m.add(x[j], y[j]);
            for (int i = j - 1; i >= Math.max(0, j - LONGEST); i--) {
                m.add(x[i], y[i]);
                double straight = cost[i] + STRAIGHT + m.straight() / square;
                if (straight < cost[j]) {
                    cost[j] = straight;
                    before[j] = i;
                    bent[j] = false;
                }
                if (j - i >= 2 && cost[i] + ARC < cost[j]) {
                    double arc = cost[i] + ARC + m.circle() / square;
                    if (arc < cost[j]) {
                        cost[j] = arc;
                        before[j] = i;
                        bent[j] = true;
                    }
                }
            }
        }
        List<Piece> pieces = new ArrayList<>();
        for (int j = n - 1; j > 0; j = before[j]) {
            pieces.add(piece(before[j], j, bent[j]));
        }
        Collections.reverse(pieces);
        return pieces;
    }

    private Piece piece(int from, int to, boolean bent) {
        Moments m = new Moments(x[to], y[to]);
        for (int p = from; p <= to; p++) {
            m.add(x[p], y[p]);
        }
        double chord = StrictMath.atan2(x[to] - x[from], y[to] - y[from]);
        if (!bent || !(m.circle() < Double.POSITIVE_INFINITY)) {
            double heading = m.heading();
            heading += Math.PI * Math.rint((chord - heading) / Math.PI);
            return new Piece(from, to, 0, heading, heading);
        }
        double cx = x[to] + m.centreX;
        double cy = y[to] + m.centreY;
        // Which way it turns is which side of the chord the middle points lie on.
        double side = 0;
        for (int p = from + 1; p < to; p++) {
            side += (x[p] - x[from]) * (y[to] - y[from]) - (y[p] - y[from]) * (x[to] - x[from]);
        }
        double sign = side > 0 ? -1 : 1;
        double in = StrictMath.atan2(x[from] - cx, y[from] - cy) + sign * Math.PI / 2;
        double out = StrictMath.atan2(x[to] - cx, y[to] - cy) + sign * Math.PI / 2;
        double turn = sign * (out - in);
        turn -= 2 * Math.PI * Math.floor(turn / (2 * Math.PI));
        return new Piece(from, to, sign / m.radius, in, in + sign * turn);
    }

    /** Sums over points, about an origin near them. */
    private static final class Moments {
        private final double ox;
        private final double oy;
        private int n;
        private double sx;
        private double sy;
        private double sxx;
        private double sxy;
        private double syy;
        private double sxz;
        private double syz;
        private double szz;
        private double centreX;
        private double centreY;
        private double radius;

        Moments(double ox, double oy) {
            this.ox = ox;
            this.oy = oy;
        }

        void add(double px, double py) {
            double x = px - ox;
            double y = py - oy;
            double z = x * x + y * y;
            n++;
            sx += x;
            sy += y;
            sxx += x * x;
            sxy += x * y;
            syy += y * y;
            sxz += x * z;
            syz += y * z;
            szz += z * z;
        }

        /** Sum of the squared offsets from the best straight (m2): the lesser eigenvalue of the scatter matrix. */
        double straight() {
            double xx = sxx - sx * sx / n;
            double yy = syy - sy * sy / n;
            double xy = sxy - sx * sy / n;
            double half = 0.5 * (xx - yy);
            return Math.max(0, 0.5 * (xx + yy) - Math.sqrt(half * half + xy * xy));
        }

        /** Heading of the best straight (rad), one way or the other. */
        double heading() {
            double xx = sxx - sx * sx / n;
            double yy = syy - sy * sy / n;
            double xy = sxy - sx * sy / n;
            return 0.5 * StrictMath.atan2(2 * xy, yy - xx);
        }

        /** Sum of the squared offsets from the best circle (m2), to first order; infinity for points in line. */
        double circle() {
            double mx = sx / n;
            double my = sy / n;
            double z = sxx + syy;
            double xx = sxx - sx * mx;
            double yy = syy - sy * my;
            double xy = sxy - sx * my;
            double xz = sxz - mx * z;
            double yz = syz - my * z;
            double zz = szz - z * z / n;
            double det = xx * yy - xy * xy;
            if (!(det > 1e-12 * xx * yy) || !(det > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            double a = 0.5 * (xz * yy - yz * xy) / det;
            double b = 0.5 * (yz * xx - xz * xy) / det;
            double square = a * a + b * b + z / n - 2 * a * mx - 2 * b * my;
            if (!(square > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            centreX = a;
            centreY = b;
            radius = Math.sqrt(square);
            double residual = zz - 2 * a * xz - 2 * b * yz;
            return Math.max(0, residual) / (4 * square);
        }
    }
}
