package org.thalweg.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        if (best == null || best.excess() > 0) {
            PlanFit drawn = new PlanFit(px, py, tolerance);
            boolean built = drawn.begun(FirstChain.ofCorners(px, py, tolerance));
            best = built && (best == null || drawn.excess() < best.excess()) ? drawn : best;
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
        if (!begun(FirstChain.ofPieces(x, y, tolerance, coarse))) {
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

    /** Begins with a chain; false where there is none. */
    private boolean begun(FirstChain first) {
        if (first == null) {
            return false;
        }
        chain = first.chain();
        values = first.values();
        return true;
    }

    /** Improves all nodes together, overlaps weighing more and more, and parts the curves that still overlap. */
    private void global() {
        for (double weight : new double[] {0.3, 3, 30}) {
            chain.bond(weight);
            LeastSquares.improve(chain, values, 0, chain.nodes() - 1, GLOBAL);
            chain.assign(values, 0, x.length - 1);
        }
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
            double before = NodeShape.squares(distances, 0, x.length - 1);
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
        NodeChange change = new NodeChange(chain, values);
        int cell = chain.cell(point);
        int node = cell >> 1;
        if ((cell & 1) == 1) {
            add(trials, change.onTangent(node, x[point], y[point]), node + 1, node + 1);
        }
        for (int i = Math.max(1, node); i <= Math.min(chain.nodes() - 2, node + (cell & 1)); i++) {
            for (double share : new double[] {0.5, 0.25, 0.75}) {
                add(trials, change.parted(i, share), i, i + 1);
                add(trials, change.bent(i, share), i, i + 1);
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
                NodeShape.ofTangent(begun, longer, i, 0.5 * Math.min(longer.leg(v, i - 1), longer.leg(v, i)), 0.3);
            }
            begun = NodeShape.ladder(longer, NodeShape.ladder(longer, begun, low), high);
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
        trials.add(new Trial(changed, v, NodeShape.squares(changed.distances(v), 0, x.length - 1)));
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
                double[] v = new NodeChange(chain, values).without(i);
                improved(chain.changed(-1, Math.max(1, 2 * i - 3), 2 * i + 5), v, i - 2, i + 1, trials);
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
                NodeChange change = new NodeChange(chain, values);
                boolean gone = Math.abs(chain.deflection(values, i)) < SMALL_TURN && holds(change.without(i), i);
                if (gone || (i + 1 < chain.nodes() - 1 && holds(change.joined(i), i))) {
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
