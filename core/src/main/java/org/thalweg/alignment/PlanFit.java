package org.thalweg.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.geometry.Pose;

/**
 * Fits tangents, clothoids and arcs to a drawn polyline: a line of few curves that passes no farther than a tolerance from
 * every drawn point where that can be had.
 *
 * <p><b>Method.</b> (1) The polyline is parted into straights and arcs ({@link Pieces}), which lay out the first points
 * of intersection ({@link Skeleton}). (2) Points, radii and clothoids are improved together by least squares over the offsets of all drawn points
 * ({@link LeastSquares}). (3) While a drawn point lies beyond the tolerance, the curve there is parted in two at its arc,
 * which changes nothing at first and leaves least squares more freedom, or a new point is put on its tangent; what lowers
 * the sum of squares most is kept. (4) Points of intersection are taken out, and neighbours made one, wherever the
 * tolerance still holds. Where all this leaves a point beyond the tolerance, it begins anew from finer and from coarser
 * pieces, and in the end falls back on the polyline's own corners, rounded. All steps are determined by the input.
 *
 * <p><b>What can be known.</b> Points drawn at distances d along an arc of radius R say nothing of the line between them but
 * that it bulges by d^2 / (8 R). A clothoid of length L shifts its arc by L^2 / (24 R): where that is below the noise of the
 * points, its length is a guess. A polyline of few corners far apart is read as drawn, with curves that pass the corners.
 */
public final class PlanFit {
    private static final int PER = PlanChain.PER;

    /** A turn of less (rad) may be tried without its point of intersection. */
    private static final double SMALL_TURN = 0.15;

    /** Tolerances of the straights and arcs that the first chain is made of, as shares of the line's: the next if one fails. */
    private static final double[] COARSE = {1, 0.4, 2.5};

    private static final int GLOBAL = 40;
    private static final int LOCAL = 12;

    /** Most trials of one more point of intersection or one fewer: a line of hundreds of curves takes as many. */
    private static final int TRIALS = 4000;

    /** Times that what no drawn point supports is taken out and the rest refined. */
    private static final int ROUNDS = 3;

    private final double[] x;
    private final double[] y;
    private final double tolerance;
    private PlanChain chain;
    private double[] values;
    private int budget = TRIALS;

    /**
     * A fitted plan line.
     *
     * @param points points of intersection
     * @param line the line
     * @param distance greatest distance of a drawn point from the line (m)
     * @param farthest the drawn point that lies farthest, by its index
     * @param stations station of every drawn point on the line (m), never falling
     */
    public record Fitted(
            List<PointOfIntersection> points, HorizontalAlignment line, double distance, int farthest, double[] stations) {}

    private PlanFit(double[] x, double[] y, double tolerance) {
        this.x = x;
        this.y = y;
        this.tolerance = tolerance;
    }

    /**
     * Fits a line.
     *
     * @param x eastings of the drawn points (m), in the line's order
     * @param y northings (m)
     * @param tolerance how far a drawn point may lie from the line (m): the noise of the points; it may be exceeded where the
     *     points turn back on themselves, and {@link Fitted#distance} tells by how much
     * @return the line
     * @throws IllegalArgumentException for fewer than two different points, or a number that is not finite
     */
    public static Fitted of(double[] x, double[] y, double tolerance) {
        if (x.length != y.length || !(tolerance > 0)) {
            throw new IllegalArgumentException("a fit needs as many northings as eastings, and a tolerance above 0");
        }
        // Near the origin a double holds a micrometre's millionth, and differences are exact.
        double east = x[0];
        double north = y[0];
        int[] kept = different(x, y);
        double[] px = new double[kept.length];
        double[] py = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            px[i] = x[kept[i]] - east;
            py[i] = y[kept[i]] - north;
        }
        PlanFit best = null;
        for (double coarse : COARSE) {
            PlanFit fit = new PlanFit(px, py, tolerance);
            if (fit.run(coarse * tolerance) && (best == null || fit.excess() < best.excess())) {
                best = fit;
            }
            if (best != null && best.excess() == 0) {
                break;
            }
        }
        PlanFit drawn = new PlanFit(px, py, tolerance);
        if ((best == null || best.excess() > 0) && drawn.corners() && (best == null || drawn.excess() < best.excess())) {
            best = drawn;
        }
        if (best == null) {
            throw new IllegalArgumentException("the line turns back on itself; draw its bends with more points");
        }
        return best.fitted(east, north, kept, x.length);
    }

    private double excess() {
        return excess(chain, values);
    }

    /** Indices of points that lie more than a millimetre from the one kept before. */
    private static int[] different(double[] x, double[] y) {
        int[] kept = new int[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException("point " + (i + 1) + " of the line has no finite coordinates");
            }
            if (n == 0 || PlanChain.root(x[i] - x[kept[n - 1]], y[i] - y[kept[n - 1]]) > 1e-3) {
                kept[n++] = i;
            }
        }
        if (n < 2) {
            throw new IllegalArgumentException("the line has fewer than two different points");
        }
        return Arrays.copyOf(kept, n);
    }

    /** Fits from the first chain that straights and arcs of some tolerance (m) give; false where that turns back. */
    private boolean run(double coarse) {
        if (!begin(coarse)) {
            return false;
        }
        global();
        for (int k = 0; k < ROUNDS; k++) {
            refine();
            if (!withoutSupport() && excess(chain, values) == 0) {
                break;
            }
            global();
        }
        simplify();
        double[] simple = values.clone();
        boolean apart = chain.part(simple);
        global();
        apart |= chain.part(values);
        chain.assign(values, 0, x.length - 1);
        double after = excess();
        PlanChain before = chain.changed(0, 0, 0);
        before.assign(simple, 0, x.length - 1);
        // Least squares may leave one point farther off than it was.
        if (after > 0 && excess(before, simple) < after && before.part(simple)) {
            chain = before;
            values = simple;
        }
        return apart;
    }

    /**
     * The polyline's own corners, each rounded as widely as the tolerance allows: what is left where curves fit nothing, as in
     * a sketch of few corners.
     */
    private boolean corners() {
        int[] kept = Simplified.of(x, y, 0.2 * tolerance, false);
        List<double[]> nodes = new ArrayList<>();
        for (int p : kept) {
            nodes.add(new double[] {x[p], y[p]});
        }
        List<double[]> apart = withoutSpikes(nodes);
        chain = new PlanChain(x, y, apart.size(), 1e-2 * tolerance);
        values = new double[apart.size() * PER];
        for (int i = 0; i < apart.size(); i++) {
            values[i * PER] = apart.get(i)[0];
            values[i * PER + 1] = apart.get(i)[1];
        }
        for (int i = 1; i < apart.size() - 1; i++) {
            double half = Math.max(1e-3, Math.abs(chain.deflection(values, i)) / 2);
            double bulge = 1 / StrictMath.cos(half) - 1;
            double tangent = 0.49 * Math.min(chain.leg(values, i - 1), chain.leg(values, i));
            double radius = Math.min(0.75 * tolerance / bulge, tangent / StrictMath.tan(half));
            shares(values, i, radius, 0, 0);
        }
        boolean built = chain.part(values);
        chain.assign(values, 0, x.length - 1);
        return built;
    }

    /** Improves all nodes together, overlaps weighing more and more, and parts the curves that still overlap. */
    private void global() {
        for (double weight : new double[] {0.3, 3, 30}) {
            chain.bond(weight);
            LeastSquares.improve(chain, values, 0, chain.nodes() - 1, GLOBAL);
            chain.assign(values, 0, x.length - 1);
        }
    }

    /** The first chain, by the straights and arcs of the polyline. */
    private boolean begin(double coarse) {
        List<double[]> nodes = withoutSpikes(Skeleton.of(x, y, coarse));
        chain = new PlanChain(x, y, nodes.size(), 2 * tolerance);
        values = new double[nodes.size() * PER];
        for (int i = 0; i < nodes.size(); i++) {
            values[i * PER] = nodes.get(i)[0];
            values[i * PER + 1] = nodes.get(i)[1];
        }
        for (int i = 1; i < nodes.size() - 1; i++) {
            double most = 0.45 * Math.min(chain.leg(values, i - 1), chain.leg(values, i));
            shape(values, chain, i, most, 0.3);
            double radius = nodes.get(i)[2];
            if (radius > 0) {
                values[i * PER + PlanChain.RADIUS] = StrictMath.log(radius);
            }
        }
        if (!chain.part(values)) {
            return false;
        }
        chain.assign(values, 0, x.length - 1);
        for (int i = 1; i < chain.nodes() - 1; i++) {
            values = ladder(chain, values, i);
        }
        return true;
    }

    /** Gives a node the radius of a tangent length, and clothoids of a share. */
    private static void shape(double[] v, PlanChain chain, int node, double tangent, double share) {
        double half = Math.max(1e-4, Math.abs(chain.deflection(v, node)) / 2);
        v[node * PER + PlanChain.RADIUS] = StrictMath.log(Math.max(2, tangent / StrictMath.tan(Math.min(1.3, half))));
        v[node * PER + PlanChain.IN] = share;
        v[node * PER + PlanChain.OUT] = share;
    }

    /** Leaves out nodes that lie on one another, or at which the chain would turn back. */
    private static List<double[]> withoutSpikes(List<double[]> nodes) {
        List<double[]> out = new ArrayList<>(nodes);
        boolean changed = true;
        while (changed && out.size() > 2) {
            changed = false;
            for (int i = 1; i < out.size() - 1 && !changed; i++) {
                double[] a = out.get(i - 1);
                double[] p = out.get(i);
                double[] b = out.get(i + 1);
                double in = StrictMath.atan2(p[0] - a[0], p[1] - a[1]);
                double turn = Math.IEEEremainder(StrictMath.atan2(b[0] - p[0], b[1] - p[1]) - in, 2 * Math.PI);
                boolean close = Math.min(PlanChain.root(p[0] - a[0], p[1] - a[1]), PlanChain.root(b[0] - p[0], b[1] - p[1])) < 0.05;
                if (close || Math.abs(turn) > PlanChain.MOST_TURN) {
                    out.remove(i);
                    changed = true;
                }
            }
        }
        return out;
    }

    /** The radius and clothoids, of a ladder of them, that leave the points about a node nearest to the line. */
    private double[] ladder(PlanChain chain, double[] values, int node) {
        double[] best = values;
        double least = Double.POSITIVE_INFINITY;
        int first = chain.firstRow(node);
        int last = chain.lastRow(node);
        double[] offsets = new double[x.length];
        double[] bonds = new double[chain.nodes()];
        double begun = values[node * PER + PlanChain.RADIUS];
        for (double factor : new double[] {1, 0.9, 0.75, 0.5, 0.25, 0.1, 1.15, 1.4}) {
            for (double share : new double[] {0.05, 0.3, 0.6, 0.9}) {
                double[] trial = values.clone();
                shares(trial, node, factor * StrictMath.exp(begun), share, share);
                if (!chain.settle(trial)) {
                    continue;
                }
                chain.assign(trial, first, last);
                chain.residuals(trial, first, last, offsets);
                chain.bonds(trial, node - 1, node, bonds);
                double sum = squares(offsets, first, last) + squares(bonds, node - 1, node);
                if (sum < least) {
                    least = sum;
                    best = trial;
                }
            }
        }
        chain.assign(best, first, last);
        return best;
    }

    private static double squares(double[] offsets, int first, int last) {
        double sum = 0;
        for (int p = first; p <= last; p++) {
            sum += offsets[p] * offsets[p];
        }
        return sum;
    }

    /** A chain that might take the place of the one there is. */
    private record Trial(PlanChain chain, double[] values, double squares) {}

    /** Adds points of intersection where drawn points lie beyond the tolerance. */
    private void refine() {
        boolean[] left = new boolean[x.length];
        int most = 2 + x.length / 2;
        while (chain.nodes() < most) {
            double[] distances = chain.distances(values);
            int worst = -1;
            for (int p = 0; p < x.length; p++) {
                if (distances[p] > tolerance && !left[p] && (worst < 0 || distances[p] > distances[worst])) {
                    worst = p;
                }
            }
            if (worst < 0) {
                return;
            }
            Trial best = null;
            double before = squares(distances, 0, x.length - 1);
            for (Trial trial : additions(worst)) {
                boolean better = best == null || rank(trial) < rank(best);
                if (trial.squares < before * (1 - 1e-3) && better) {
                    best = trial;
                }
            }
            if (best == null) {
                left[worst] = true;
            } else {
                take(best);
            }
        }
    }

    /** The sum of squares, many times that for a line with a curve that no drawn point supports. */
    private double rank(Trial trial) {
        int bare = 0;
        for (int i = 1; i < trial.chain.nodes() - 1; i++) {
            bare += bare(trial.chain, trial.values, i) ? 1 : 0;
        }
        return trial.squares * (1 + 9 * bare);
    }

    /** Whether a curve lies between two drawn points or has the least radius: it bridges a fault of the chain. */
    private boolean bare(PlanChain of, double[] v, int node) {
        return of.firstOf(2 * node) == of.firstOf(2 * node + 1)
                || v[node * PER + PlanChain.RADIUS] < StrictMath.log(2.01 * tolerance);
    }

    private void take(Trial trial) {
        chain = trial.chain;
        values = trial.values;
    }

    private List<Trial> additions(int point) {
        List<Trial> trials = new ArrayList<>();
        int cell = chain.cell(point);
        int node = cell >> 1;
        if ((cell & 1) == 1) {
            add(trials, onTangent(node, point), node + 1, node + 1);
        }
        for (int i = Math.max(1, node); i <= Math.min(chain.nodes() - 2, node + (cell & 1)); i++) {
            for (double share : new double[] {0.5, 0.25, 0.75}) {
                add(trials, parted(i, share), i, i + 1);
                add(trials, bent(i, share), i, i + 1);
            }
        }
        return trials;
    }

    private void add(List<Trial> trials, double[] v, int low, int high) {
        if (v == null) {
            return;
        }
        PlanChain longer = chain.changed(1, Math.max(1, 2 * low - 3), 2 * low + 1);
        double[] begun = v;
        if (low < high && v[low * PER + PlanChain.RADIUS] == 0) {
            if (!longer.settle(v)) {
                return;
            }
            longer.assign(v, longer.firstRow(low), longer.lastRow(high));
            for (int i = low; i <= high; i++) {
                shape(begun, longer, i, 0.5 * Math.min(longer.leg(v, i - 1), longer.leg(v, i)), 0.3);
            }
            begun = ladder(longer, ladder(longer, begun, low), high);
        }
        improved(longer, begun, low - 1, high + 1, trials);
    }

    /** Improves the nodes from low to high of a changed chain, and keeps it as a trial. */
    private void improved(PlanChain changed, double[] v, int low, int high, List<Trial> trials) {
        if (budget-- <= 0) {
            return;
        }
        int from = Math.max(0, low);
        int to = Math.min(changed.nodes() - 1, high);
        if (!changed.settle(v)) {
            return;
        }
        changed.assign(v, changed.firstRow(Math.max(0, from - 1)), changed.lastRow(Math.min(changed.nodes() - 1, to + 1)));
        for (double weight : new double[] {0.1, 1}) {
            changed.bond(weight);
            LeastSquares.improve(changed, v, from, to, LOCAL);
        }
        changed.assign(v, changed.firstRow(Math.max(0, from - 1)), changed.lastRow(Math.min(changed.nodes() - 1, to + 1)));
        trials.add(new Trial(changed, v, squares(changed.distances(v), 0, x.length - 1)));
    }

    /** A new point of intersection at a drawn point beside the tangent after a node. */
    private double[] onTangent(int node, int point) {
        double[] v = withRoom(node + 1);
        int i = (node + 1) * PER;
        v[i] = x[point];
        v[i + 1] = y[point];
        PlanChain longer = new PlanChain(x, y, chain.nodes() + 1, 2 * tolerance);
        double leg = Math.min(longer.leg(v, node), longer.leg(v, node + 1));
        if (leg < 1) {
            return null;
        }
        shape(v, longer, node + 1, 0.4 * leg, 0.3);
        return v;
    }

    /** The same line with the curve at a node in two, parted at a share of its arc. */
    private double[] parted(int node, double share) {
        FittedCurve curve = chain.curve(values, node);
        double turn = Math.abs(chain.deflection(values, node));
        double radius = StrictMath.exp(values[node * PER + PlanChain.RADIUS]);
        if (turn < 1e-6) {
            return null;
        }
        HorizontalAlignment.Turn whole = curve.turn;
        double first = 0.5 * whole.clothoidIn() / radius + share * whole.arc() / radius;
        double second = turn - first;
        double side = Math.signum(whole.curvature());
        // Where the arc is short, its clothoids are cut a little to leave each part one of its own.
        double in = Math.min(whole.clothoidIn(), PlanChain.MOST_SHARES * first * radius);
        double out = Math.min(whole.clothoidOut(), PlanChain.MOST_SHARES * second * radius);
        HorizontalAlignment.Turn a = HorizontalAlignment.Turn.of(side * first, radius, in, 0);
        HorizontalAlignment.Turn b = HorizontalAlignment.Turn.of(side * second, radius, 0, out);
        double heading = curve.start.heading();
        double[] v = withRoom(node + 1);
        int i = node * PER;
        v[i] = curve.start.x() + a.tangentIn() * StrictMath.sin(heading);
        v[i + 1] = curve.start.y() + a.tangentIn() * StrictMath.cos(heading);
        double middle = heading + side * first;
        double between = a.tangentOut() + b.tangentIn();
        v[i + PER] = v[i] + between * StrictMath.sin(middle);
        v[i + PER + 1] = v[i + 1] + between * StrictMath.cos(middle);
        shares(v, node, radius, in / (first * radius), 0);
        shares(v, node + 1, radius, 0, out / (second * radius));
        return v;
    }

    /** The line with a tangent at a share of the curve at a node, and curves before and after it that are still to be shaped. */
    private double[] bent(int node, double share) {
        FittedCurve curve = chain.curve(values, node);
        Pose at = curve.poseAt(share * curve.length());
        double first = Math.IEEEremainder(at.heading() - curve.start.heading(), 2 * Math.PI);
        double second = Math.IEEEremainder(curve.end.heading() - at.heading(), 2 * Math.PI);
        if (Math.min(Math.abs(first), Math.abs(second)) < 1e-3) {
            return null;
        }
        double[] v = withRoom(node + 1);
        int i = node * PER;
        meet(v, i, curve.start, at);
        meet(v, i + PER, at, curve.end);
        shares(v, node, 1, 0, 0);
        shares(v, node + 1, 1, 0, 0);
        return v;
    }

    /** Lays a node where the tangents at two poses meet. */
    private static void meet(double[] v, int i, Pose a, Pose b) {
        double sin = StrictMath.sin(b.heading() - a.heading());
        double t = ((b.y() - a.y()) * StrictMath.sin(b.heading()) - (b.x() - a.x()) * StrictMath.cos(b.heading())) / sin;
        v[i] = a.x() + t * StrictMath.sin(a.heading());
        v[i + 1] = a.y() + t * StrictMath.cos(a.heading());
    }

    private static void shares(double[] v, int node, double radius, double in, double out) {
        v[node * PER + PlanChain.RADIUS] = StrictMath.log(radius);
        v[node * PER + PlanChain.IN] = in;
        v[node * PER + PlanChain.OUT] = out;
    }

    /** The values with room for one more node before a place. */
    private double[] withRoom(int node) {
        double[] v = new double[values.length + PER];
        System.arraycopy(values, 0, v, 0, node * PER);
        System.arraycopy(values, node * PER, v, (node + 1) * PER, values.length - node * PER);
        return v;
    }

    /** The values without a node. */
    private double[] without(int node) {
        double[] v = new double[values.length - PER];
        System.arraycopy(values, 0, v, 0, node * PER);
        System.arraycopy(values, (node + 1) * PER, v, node * PER, v.length - node * PER);
        return v;
    }

    /**
     * Takes out the points of intersection whose curve no drawn point supports.
     *
     * @return whether there were any
     */
    private boolean withoutSupport() {
        boolean found = false;
        for (int i = chain.nodes() - 2; i >= 1; i--) {
            if (bare(chain, values, i)) {
                List<Trial> trials = new ArrayList<>();
                improved(chain.changed(-1, Math.max(1, 2 * i - 3), 2 * i + 5), without(i), i - 2, i + 1, trials);
                if (!trials.isEmpty()) {
                    take(trials.get(0));
                    found = true;
                }
            }
        }
        return found;
    }

    /** Takes out points of intersection, and makes neighbours one, wherever the tolerance still holds. */
    private void simplify() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = chain.nodes() - 2; i >= 1; i--) {
                boolean gone = Math.abs(chain.deflection(values, i)) < SMALL_TURN && holds(without(i), i);
                if (gone || (i + 1 < chain.nodes() - 1 && holds(joined(i), i))) {
                    changed = true;
                    i = Math.min(i, chain.nodes() - 1);
                }
            }
        }
    }

    /** Takes a chain of one node fewer if it keeps as near to the points as is asked, or as this one does. */
    private boolean holds(double[] v, int node) {
        if (v == null) {
            return false;
        }
        PlanChain shorter = chain.changed(-1, Math.max(1, 2 * node - 3), 2 * node + 5);
        List<Trial> trials = new ArrayList<>();
        improved(shorter, v, node - 2, node + 1, trials);
        if (trials.isEmpty() || excess(shorter, trials.get(0).values) > excess(chain, values)) {
            return false;
        }
        take(trials.get(0));
        return true;
    }

    /** By how much the farthest point lies beyond the tolerance (m), 0 where none does. */
    private double excess(PlanChain of, double[] v) {
        return Math.max(0, Arrays.stream(of.distances(v)).max().orElse(0) - tolerance);
    }

    /** Two nodes that turn the same way as one, where their outer tangents meet. */
    private double[] joined(int node) {
        double one = chain.deflection(values, node);
        double other = chain.deflection(values, node + 1);
        if (one * other <= 0 || Math.abs(one + other) > PlanChain.MOST_TURN) {
            return null;
        }
        double[] v = without(node + 1);
        int i = node * PER;
        double h0 = chain.heading(values, node - 1);
        double h1 = chain.heading(values, node + 1);
        double sin = StrictMath.sin(h1 - h0);
        double dx = values[i + PER] - values[i];
        double dy = values[i + PER + 1] - values[i + 1];
        double t = (dy * StrictMath.sin(h1) - dx * StrictMath.cos(h1)) / sin;
        if (!(Math.abs(sin) > 1e-6)) {
            return null;
        }
        v[i] = values[i] + t * StrictMath.sin(h0);
        v[i + 1] = values[i + 1] + t * StrictMath.cos(h0);
        double r0 = StrictMath.exp(values[i + PlanChain.RADIUS]);
        double r1 = StrictMath.exp(values[i + PER + PlanChain.RADIUS]);
        // The curve from the start of the first to the end of the second: its length over its turn.
        double length = chain.curve(values, node).length() + chain.curve(values, node + 1).length()
                + chain.leg(values, node) - chain.curve(values, node).turn.tangentOut()
                - chain.curve(values, node + 1).turn.tangentIn();
        double radius = Math.max(Math.min(r0, r1), 0.9 * length / Math.abs(one + other));
        shares(v, node, radius, values[i + PlanChain.IN], values[i + PER + PlanChain.OUT]);
        return v;
    }

    private Fitted fitted(double east, double north, int[] kept, int given) {
        List<PointOfIntersection> points = new ArrayList<>();
        int n = chain.nodes();
        for (int i = 0; i < n; i++) {
            int at = i * PER;
            double radius = 0;
            double in = 0;
            double out = 0;
            if (i > 0 && i < n - 1) {
                HorizontalAlignment.Turn turn = chain.curve(values, i).turn;
                if (turn.curvature() == 0) {
                    continue;
                }
                radius = 1 / Math.abs(turn.curvature());
                in = turn.clothoidIn();
                out = turn.clothoidOut();
            }
            points.add(new PointOfIntersection(values[at] + east, values[at + 1] + north, radius, in, out));
        }
        HorizontalAlignment line = HorizontalAlignment.of(points);
        double[] distances = chain.distances(values);
        double[] stations = chain.stations(values);
        double[] all = new double[given];
        int farthest = 0;
        int k = 0;
        for (int p = 0; p < given; p++) {
            k = k + 1 < kept.length && kept[k + 1] <= p ? k + 1 : k;
            all[p] = Math.min(line.length(), stations[k]);
        }
        for (int p = 0; p < distances.length; p++) {
            farthest = distances[p] > distances[farthest] ? p : farthest;
        }
        return new Fitted(List.copyOf(points), line, distances[farthest], kept[farthest], all);
    }
}
