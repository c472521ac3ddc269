package org.thalweg.alignment;

import java.util.Arrays;
import org.thalweg.alignment.HorizontalAlignment.Turn;

/**
 * A plan line as a chain of points of intersection that is fitted to drawn points; the residual of a drawn point is its
 * offset from the line.
 *
 * <p>A node's parameters are x, y (m), the logarithm of the radius, and the lengths of both clothoids as shares of the
 * turn's angle times the radius: with these, a curve scales with its radius and no arc is ever shorter than nothing. The
 * line's cells are its tangents and curves: cell {@code 2 i} is the curve at node i, cell {@code 2 i + 1} the tangent from
 * node i to node i + 1.
 */
final class PlanChain implements LeastSquares.Chain {
    static final int PER = 5;
    static final int RADIUS = 2;
    static final int IN = 3;
    static final int OUT = 4;

    /** Greatest turn of one node (rad). */
    static final double MOST_TURN = 2.5;

    /** Greatest sum of both clothoids' shares: half of it is the part of the turn that they make, the arc keeps the rest. */
    static final double MOST_SHARES = 1.92;

    /** Logarithm of the greatest radius, one that bulges by a decimetre in a kilometre. */
    private static final double MOST = StrictMath.log(1.25e6);

    private final double[] x;
    private final double[] y;
    private final int nodes;
    private final int[] cell;
    /** Logarithm of the least radius. */
    private final double least;
    private double bond = 1;

    /**
     * Prepares a chain.
     *
     * @param x eastings of the drawn points (m), near 0
     * @param y northings (m), near 0
     * @param nodes number of points of intersection, both ends among them
     * @param leastRadius least radius (m)
     */
    PlanChain(double[] x, double[] y, int nodes, double leastRadius) {
        this.least = StrictMath.log(leastRadius);
        this.x = x;
        this.y = y;
        this.nodes = nodes;
        this.cell = new int[x.length];
        Arrays.fill(cell, 1);
    }

    @Override
    public int nodes() {
        return nodes;
    }

    @Override
    public int perNode() {
        return PER;
    }

    @Override
    public int rows() {
        return x.length;
    }

    /** A root is rounded the same everywhere; a library's hypot need not be. */
    static double root(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }

    /**
     * A chain with more or fewer nodes from this one: points of the cells before those that change keep theirs, points of
     * those after are moved on, and points between wait to be assigned.
     *
     * @param more how many nodes more, below 0 for fewer
     * @param before cells below this stay
     * @param after cells from this on are moved
     */
    PlanChain changed(int more, int before, int after) {
        PlanChain other = new PlanChain(x, y, nodes + more, StrictMath.exp(least));
        other.bond = bond;
        for (int p = 0; p < x.length; p++) {
            other.cell[p] = cell[p] < before ? cell[p] : cell[p] >= after ? cell[p] + 2 * more : before;
        }
        return other;
    }

    /** The cell of a drawn point, as last assigned. */
    int cell(int point) {
        return cell[point];
    }

    @Override
    public int firstRow(int node) {
        return firstOf(2 * node - 2);
    }

    @Override
    public int lastRow(int node) {
        return firstOf(2 * node + 3) - 1;
    }

    /** The first point of a cell or one behind it. */
    int firstOf(int wanted) {
        int low = 0;
        int high = x.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cell[middle] >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public double step(double[] v, int node, int parameter) {
        boolean end = node == 0 || node == nodes - 1;
        return switch (parameter) {
            case RADIUS -> end ? 0 : 1e-5;
            case IN, OUT -> end ? 0 : v[node * PER + IN] + v[node * PER + OUT] > 1 ? -1e-4 : 1e-4;
            default -> 1e-4;
        };
    }

    @Override
    public void residuals(double[] v, int first, int last, double[] out) {
        int built = -1;
        FittedCurve curve = null;
        for (int p = first; p <= last; p++) {
            int c = cell[p];
            if ((c & 1) == 1) {
                out[p] = tangentOffset(v, c >> 1, x[p], y[p]);
            } else {
                if (built != c) {
                    curve = curve(v, c >> 1);
                    built = c;
                }
                out[p] = curve == null ? Double.NaN : curve.offset(x[p], y[p]);
            }
        }
    }

    private double tangentOffset(double[] v, int node, double px, double py) {
        int i = node * PER;
        double dx = v[i + PER] - v[i];
        double dy = v[i + PER + 1] - v[i + 1];
        double n = root(dx, dy);
        return ((px - v[i]) * dy - (py - v[i + 1]) * dx) / n;
    }

    double heading(double[] v, int node) {
        int i = node * PER;
        return StrictMath.atan2(v[i + PER] - v[i], v[i + PER + 1] - v[i + 1]);
    }

    double leg(double[] v, int node) {
        int i = node * PER;
        return root(v[i + PER] - v[i], v[i + PER + 1] - v[i + 1]);
    }

    double deflection(double[] v, int node) {
        return Math.IEEEremainder(heading(v, node) - heading(v, node - 1), 2 * Math.PI);
    }

    /** The curve at an inner node; null where there can be none. */
    FittedCurve curve(double[] v, int node) {
        double deflection = deflection(v, node);
        if (!(Math.abs(deflection) <= MOST_TURN + 1e-3)) {
            return null;
        }
        int i = node * PER;
        return new FittedCurve(v[i], v[i + 1], heading(v, node - 1), deflection, StrictMath.exp(v[i + RADIUS]),
                Math.max(0, v[i + IN]), Math.max(0, v[i + OUT]));
    }

    /** Shares and radii are kept between their limits; false where the chain turns back. */
    @Override
    public boolean settle(double[] v) {
        for (int i = 1; i < nodes - 1; i++) {
            int at = i * PER;
            double in = Math.max(0, v[at + IN]);
            double out = Math.max(0, v[at + OUT]);
            double both = Math.max(MOST_SHARES, in + out);
            v[at + IN] = in * MOST_SHARES / both;
            v[at + OUT] = out * MOST_SHARES / both;
            v[at + RADIUS] = Math.max(least, Math.min(MOST, v[at + RADIUS]));
            if (!(Math.abs(deflection(v, i)) <= MOST_TURN)) {
                return false;
            }
        }
        for (int i = 0; i < nodes - 1; i++) {
            if (!(leg(v, i) > 1e-3)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean barred(double[] v, int node, int parameter, double way) {
        double value = v[node * PER + parameter];
        return switch (parameter) {
            case IN, OUT -> (value <= 0 && way < 0)
                    || (way > 0 && v[node * PER + IN] + v[node * PER + OUT] >= MOST_SHARES - 1e-9);
            case RADIUS -> (value <= least && way < 0) || (value >= MOST && way > 0);
            default -> false;
        };
    }

    /** By how much the curves at both ends of a tangent overlap (m), as a residual: in the end they must not. */
    @Override
    public void bonds(double[] v, int first, int last, double[] out) {
        Turn before = first > 0 ? turn(v, first) : Turn.NONE;
        for (int t = first; t <= last; t++) {
            Turn after = t + 1 < nodes - 1 ? turn(v, t + 1) : Turn.NONE;
            double room = leg(v, t) - before.tangentOut() - after.tangentIn();
            out[t] = room < 0 ? bond * room : 0;
            before = after;
        }
    }

    /** Sets the weight of overlaps beside offsets. */
    void bond(double weight) {
        bond = weight;
    }

    private Turn turn(double[] v, int node) {
        double deflection = deflection(v, node);
        double radius = StrictMath.exp(v[node * PER + RADIUS]);
        double along = Math.min(MOST_TURN, Math.abs(deflection)) * radius;
        return Turn.of(Math.copySign(Math.min(MOST_TURN, Math.abs(deflection)), deflection), radius,
                Math.max(0, v[node * PER + IN]) * along, Math.max(0, v[node * PER + OUT]) * along);
    }

    /** Shrinks curves that overlap until they do not, and slides the line's ends beside the outermost points. */
    boolean part(double[] v) {
        if (!settle(v)) {
            return false;
        }
        double[] in = new double[nodes];
        double[] out = new double[nodes];
        for (int i = 1; i < nodes - 1; i++) {
            Turn turn = turn(v, i);
            in[i] = turn.tangentIn();
            out[i] = turn.tangentOut();
        }
        slide(v, 0, heading(v, 0), x[0], y[0], nodes > 2 ? in[1] : 0);
        slide(v, nodes - 1, heading(v, nodes - 2) + Math.PI, x[x.length - 1], y[y.length - 1], out[nodes - 2]);
        for (int i = 0; i < nodes - 1; i++) {
            double leg = leg(v, i);
            double used = out[i] + in[i + 1];
            if (used > leg * (1 - 1e-9)) {
                double f = leg * (1 - 1e-8) / used;
                for (int k = Math.max(1, i); k <= Math.min(nodes - 2, i + 1); k++) {
                    v[k * PER + RADIUS] += StrictMath.log(f);
                    in[k] *= f;
                    out[k] *= f;
                }
            }
        }
        return true;
    }

    /** Slides an end along its tangent to the foot of the outermost point; the line stays where it is. */
    private void slide(double[] v, int node, double heading, double px, double py, double used) {
        int i = node * PER;
        int next = (node == 0 ? 1 : node - 1) * PER;
        double sin = StrictMath.sin(heading);
        double cos = StrictMath.cos(heading);
        double ahead = (v[next] - px) * sin + (v[next + 1] - py) * cos;
        // Never into the curve: an end that would lie there is left at its beginning, where that can be had by a little.
        double leg = Math.max(ahead, Math.min(used + 2e-3, ahead + 0.5));
        leg = Math.max(leg, 0.01);
        v[i] = v[next] - leg * sin;
        v[i + 1] = v[next + 1] - leg * cos;
    }

    /**
     * Each point in turn belongs to the nearest cell, not before that of the point before it, and no farther along the line
     * than the points themselves lie apart, with a third more and 50 m to spare.
     */
    @Override
    public double assign(double[] v, int first, int last) {
        double sum = 0;
        Layout layout = new Layout(v);
        int highest = last + 1 < x.length ? cell[last + 1] : 2 * nodes - 3;
        int at = first > 0 ? cell[first - 1] : 1;
        double station = first > 0 ? layout.station(at, x[first - 1], y[first - 1]) : 0;
        for (int p = first; p <= last; p++) {
            double apart = p > 0 ? root(x[p] - x[p - 1], y[p] - y[p - 1]) : 0;
            int best = at;
            double least = Double.POSITIVE_INFINITY;
            for (int c = at; c <= highest && (c == at || layout.from[c] <= station + 1.34 * apart + 50); c++) {
                double d = layout.distance(c, x[p], y[p]);
                if (d < least - 1e-9) {
                    least = d;
                    best = c;
                }
            }
            cell[p] = best;
            sum += least * least;
            at = best;
            station = layout.station(best, x[p], y[p]);
        }
        return sum;
    }

    /** Station of every drawn point on the line (m), never falling. */
    double[] stations(double[] v) {
        Layout layout = new Layout(v);
        double[] stations = new double[x.length];
        double before = 0;
        for (int p = 0; p < x.length; p++) {
            before = Math.max(before, Math.max(0, Math.min(layout.length(), layout.station(cell[p], x[p], y[p]))));
            stations[p] = before;
        }
        return stations;
    }

    /** Distance of every drawn point from the line (m). */
    double[] distances(double[] v) {
        Layout layout = new Layout(v);
        double[] distances = new double[x.length];
        for (int p = 0; p < x.length; p++) {
            distances[p] = layout.distance(cell[p], x[p], y[p]);
        }
        return distances;
    }

    /** Where the cells of given values begin and end. */
    private final class Layout {
        private final double[] v;
        private final FittedCurve[] curves = new FittedCurve[nodes];
        /** Station (m) at which each cell begins; one more for the end. */
        private final double[] from = new double[2 * nodes];

        Layout(double[] v) {
            this.v = v;
            for (int i = 1; i < nodes - 1; i++) {
                curves[i] = curve(v, i);
            }
            for (int i = 0; i < nodes - 1; i++) {
                double used = (i > 0 ? curves[i].turn.tangentOut() : 0)
                        + (i + 1 < nodes - 1 ? curves[i + 1].turn.tangentIn() : 0);
                from[2 * i + 2] = from[2 * i + 1] + Math.max(0, leg(v, i) - used);
                if (i + 1 < nodes - 1) {
                    from[2 * i + 3] = from[2 * i + 2] + curves[i + 1].length();
                }
            }
        }

        double length() {
            return from[2 * nodes - 2];
        }

        double station(int c, double px, double py) {
            if ((c & 1) == 0) {
                return from[c] + curves[c >> 1].along(px, py);
            }
            return from[c] + ahead(c, px, py);
        }

        /** How far a point lies along a tangent's cell (m). */
        private double ahead(int c, double px, double py) {
            int i = (c >> 1) * PER;
            double heading = heading(v, c >> 1);
            double ahead = (px - v[i]) * StrictMath.sin(heading) + (py - v[i + 1]) * StrictMath.cos(heading);
            return ahead - ((c >> 1) > 0 ? curves[c >> 1].turn.tangentOut() : 0);
        }

        double distance(int c, double px, double py) {
            if ((c & 1) == 0) {
                var p = curves[c >> 1].clamped(px, py);
                return root(px - p.x(), py - p.y());
            }
            double along = ahead(c, px, py);
            double beyond = Math.max(0, Math.max(-along, along - (from[c + 1] - from[c])));
            return root(beyond, tangentOffset(v, c >> 1, px, py));
        }
    }
}
