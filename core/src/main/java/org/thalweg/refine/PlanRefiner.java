package org.thalweg.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.corridor.PriceField;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.territory.Gate;

/**
 * First refinement of a plan line: points of intersection are moved, taken out and put in, radii are changed, while the
 * design heights are held (they follow the line in proportion to the length between the fixed ends of the stretch that
 * changes). Every trial prices only that stretch. Alternate with the profile optimiser, which then fits the heights.
 */
public final class PlanRefiner {
    private final PriceField field;
    private final DesignStandard standard;
    private final LineRefiner.SectionPrices sections;
    /** Scratch: prices of the four structures at one elevation. */
    private final float[] section = new float[Structure.values().length];

    private final Gate from;
    private final Gate to;
    private final Clearance clearance;
    private final double sampleStep;
    /** Price per metre of a place where no line may lie: high, yet finite, so that a line is led out of it step by step. */
    private final double barred;

    /**
     * Prepares a refinement.
     *
     * @param field prices on plane ground: every move is tried on them
     * @param sections prices on the real ground, which a move must survive as well; null to leave that out
     * @param from first gate
     * @param to second gate
     * @param clearance further price by place; null for none
     */
    public PlanRefiner(
            PriceField field, LineRefiner.SectionPrices sections, Gate from, Gate to, Clearance clearance) {
        this.sections = sections;
        this.field = field;
        this.standard = field.standard();
        this.from = from;
        this.to = to;
        this.clearance = clearance;
        this.barred = LineRefiner.BARRED * field.tunnelPrice();
        this.sampleStep = Math.max(12, Math.min(25, field.frame().cell()));
    }

    /**
     * Improves a line until no move of the given steps helps.
     *
     * @param points points of intersection of the line
     * @param height design elevation (m) by station (m) of that line
     * @param steps lengths of the moves (m), falling
     * @param sweeps greatest number of passes over the points with each step
     * @return a line that costs no more at those heights
     */
    public Improved improve(
            List<PointOfIntersection> points, DoubleUnaryOperator height, double[] steps, int sweeps) {
        State state = new State(points, height);
        for (double step : steps) {
            for (int sweep = 0; sweep < sweeps; sweep++) {
                if (!pass(state, step)) {
                    break;
                }
            }
        }
        return new Improved(List.copyOf(state.points), state.heights);
    }

    /**
     * An improved plan line.
     *
     * @param points points of intersection
     * @param height design elevation (m) by station, carried over from the line before
     */
    public record Improved(List<PointOfIntersection> points, DoubleUnaryOperator height) {}

    /** One pass over all points; true when something improved. */
    private boolean pass(State state, double step) {
        boolean improved = false;
        for (int i = 0; i < state.points.size(); i++) {
            improved |= i == 0 || i == state.points.size() - 1 ? slideEnd(state, i, step) : movePoint(state, i, step);
        }
        for (int i = state.points.size() - 2; i >= 1; i--) {
            improved |= state.points.size() > 2 && remove(state, i);
        }
        for (int i = state.points.size() - 1; i >= 1; i--) {
            improved |= insert(state, i, step);
        }
        return improved;
    }

    private boolean movePoint(State state, int i, double step) {
        boolean improved = false;
        PointOfIntersection p = state.points.get(i);
        PointOfIntersection before = state.points.get(i - 1);
        PointOfIntersection after = state.points.get(i + 1);
        double[][] directions = {
            unit(p.x() - before.x(), p.y() - before.y()),
            unit(after.x() - p.x(), after.y() - p.y()),
            unit(after.y() - before.y(), before.x() - after.x()),
            unit(after.x() - before.x(), after.y() - before.y())
        };
        int free = ray(i, state) ? 1 : directions.length;
        for (int d = 0; d < free; d++) {
            double[] u = i == state.points.size() - 2 && ray(i, state) && i != 1 ? directions[1] : directions[d];
            for (int sign = -1; sign <= 1; sign += 2) {
                PointOfIntersection q = state.points.get(i);
                improved |= state.tryReplace(
                        i, i, List.of(at(q.x() + sign * step * u[0], q.y() + sign * step * u[1], q.radius())));
            }
        }
        for (double factor : new double[] {1.25, 0.8, 0.5}) {
            PointOfIntersection q = state.points.get(i);
            improved |= state.tryReplace(
                    i, i, List.of(at(q.x(), q.y(), Math.max(standard.minRadius(), q.radius() * factor))));
        }
        return improved;
    }

    /** Whether a point is bound to the ray of a gate's fixed heading. */
    private boolean ray(int i, State state) {
        return (i == 1 && from.heading().isPresent())
                || (i == state.points.size() - 2 && to.heading().isPresent());
    }

    private boolean slideEnd(State state, int i, double step) {
        Gate gate = i == 0 ? from : to;
        if (gate.place().getDimension() == 0 || gate.heading().isPresent()) {
            return false;
        }
        LengthIndexedLine line = new LengthIndexedLine(gate.place());
        PointOfIntersection p = state.points.get(i);
        double here = line.project(new Coordinate(p.x(), p.y()));
        boolean improved = false;
        for (int sign = -1; sign <= 1; sign += 2) {
            double moved = here + sign * step;
            if (moved >= line.getStartIndex() && moved <= line.getEndIndex()) {
                Coordinate c = line.extractPoint(moved);
                improved |= state.tryReplace(i, i, List.of(at(c.x, c.y, 0)));
            }
        }
        return improved;
    }

    private boolean remove(State state, int i) {
        return !ray(i, state) && state.tryReplace(i, i, List.of());
    }

    /** Tries a new point in the middle of the leg that ends at point i, to either side. */
    private boolean insert(State state, int i, double step) {
        PointOfIntersection a = state.points.get(i - 1);
        PointOfIntersection b = state.points.get(i);
        double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
        if (length < 4 * Math.max(step, standard.minArc())) {
            return false;
        }
        double[] u = unit(b.y() - a.y(), a.x() - b.x());
        for (int sign = -1; sign <= 1; sign += 2) {
            double x = 0.5 * (a.x() + b.x()) + sign * step * u[0];
            double y = 0.5 * (a.y() + b.y()) + sign * step * u[1];
            if (state.tryInsert(i, at(x, y, standard.minRadius()))) {
                return true;
            }
        }
        return false;
    }

    private PointOfIntersection at(double x, double y, double radius) {
        return new PointOfIntersection(x, y, radius, 0, 0);
    }

    private static double[] unit(double x, double y) {
        double n = Math.hypot(x, y);
        return n == 0 ? new double[] {0, 0} : new double[] {x / n, y / n};
    }

    /**
     * Makes a line of points whose ends have been moved keep the standard: its first and last inner points are shifted
     * along the line, or left out, until all curves fit; fixed headings at the ends get a point of their own.
     *
     * @param points points of intersection
     * @param standard the standard
     * @param headingFrom heading at the start (rad); NaN for any
     * @param headingTo heading at the end (rad); NaN for any
     * @return points of a line whose curves fit
     * @throws IllegalArgumentException when nothing fits even without all inner points
     */
    public static List<PointOfIntersection> feasible(
            List<PointOfIntersection> points, DesignStandard standard, double headingFrom, double headingTo) {
        List<PointOfIntersection> inner = new ArrayList<>(points.subList(1, points.size() - 1));
        PointOfIntersection a = points.get(0);
        PointOfIntersection b = points.get(points.size() - 1);
        double reach = standard.minRadius() + standard.clothoids().length(standard.minRadius());
        while (true) {
            for (double ray = 0.25; ray <= 4; ray *= 1.3) {
                List<PointOfIntersection> line = new ArrayList<>();
                line.add(a);
                if (!Double.isNaN(headingFrom)) {
                    line.add(ahead(a, headingFrom, ray * reach));
                }
                line.addAll(inner);
                if (!Double.isNaN(headingTo)) {
                    line.add(ahead(b, headingTo, -ray * reach));
                }
                line.add(b);
                if (fitAll(line, standard)) {
                    return line;
                }
                if (Double.isNaN(headingFrom) && Double.isNaN(headingTo)) {
                    break;
                }
            }
            if (inner.isEmpty()) {
                throw new IllegalArgumentException("no line of the standard's curves joins the ends of the search's line");
            }
            // The end whose first leg is shorter is the one that crowds its curve.
            PointOfIntersection first = inner.get(0);
            PointOfIntersection last = inner.get(inner.size() - 1);
            boolean atStart = Math.hypot(first.x() - a.x(), first.y() - a.y()) <= Math.hypot(last.x() - b.x(), last.y() - b.y());
            inner.remove(atStart ? 0 : inner.size() - 1);
        }
    }

    private static PointOfIntersection ahead(PointOfIntersection p, double heading, double distance) {
        return new PointOfIntersection(
                p.x() + distance * StrictMath.sin(heading), p.y() + distance * StrictMath.cos(heading), 0, 0, 0);
    }

    /** Fits every curve of a line in place; false where one does not fit or a tangent is too short. */
    private static boolean fitAll(List<PointOfIntersection> line, DesignStandard standard) {
        double used = 0;
        for (int i = 1; i < line.size(); i++) {
            PointOfIntersection a = line.get(i - 1);
            PointOfIntersection p = line.get(i);
            double leg = Math.hypot(p.x() - a.x(), p.y() - a.y());
            double in = 0;
            double out = 0;
            if (i < line.size() - 1) {
                PointOfIntersection fit = fitted(a, p, line.get(i + 1), standard);
                if (fit == null) {
                    return false;
                }
                line.set(i, fit);
                HorizontalAlignment.Turn turn = HorizontalAlignment.Turn.at(a, fit, line.get(i + 1));
                in = turn.tangentIn();
                out = turn.tangentOut();
            }
            boolean atGate = i == 1 || i == line.size() - 1;
            if (leg - used - in < (atGate ? 0 : standard.minTangent()) - 1e-9) {
                return false;
            }
            used = out;
        }
        return true;
    }

    /**
     * Gives a point the least radius, not below its own, whose arc is as long as the standard asks, and the clothoids of
     * that radius.
     *
     * @param before the point before
     * @param p the point
     * @param after the point after
     * @param standard the standard
     * @return the point with radius and clothoids; null where no curve fits the angle
     */
    static PointOfIntersection fitted(
            PointOfIntersection before, PointOfIntersection p, PointOfIntersection after, DesignStandard standard) {
        double in = StrictMath.atan2(p.x() - before.x(), p.y() - before.y());
        double out = StrictMath.atan2(after.x() - p.x(), after.y() - p.y());
        double deflection = Math.abs(Math.IEEEremainder(out - in, 2 * Math.PI));
        if (deflection > 2.6) {
            return null;
        }
        double radius = Math.max(standard.minRadius(), p.radius());
        if (deflection < 1e-9) {
            return new PointOfIntersection(p.x(), p.y(), radius, 0, 0);
        }
        for (int k = 0; k < 200; k++) {
            double clothoid = standard.clothoids().length(radius);
            if (deflection * radius - clothoid >= standard.minArc()) {
                return new PointOfIntersection(p.x(), p.y(), radius, clothoid, clothoid);
            }
            radius *= 1.05;
        }
        return null;
    }

    /** A line being improved: its points, and the price of every stretch between the curves of its points. */
    private final class State {
        private final List<PointOfIntersection> points;
        /** Design elevations along the line, held while the plan moves. */
        private HeightTable heights;

        private double length;

        State(List<PointOfIntersection> points, DoubleUnaryOperator height) {
            this.points = new ArrayList<>(points);
            this.length = HorizontalAlignment.of(points).length();
            this.heights = new HeightTable(height, length);
        }

        private double heightAt(double station) {
            return heights.applyAsDouble(station);
        }

        boolean tryInsert(int i, PointOfIntersection p) {
            return tryReplace(i, i - 1, List.of(p));
        }

        /**
         * Replaces points first..last by others if that is cheaper and keeps the standard. Radii that neighbours once
         * needed are kept at first; where that does not help, all begin anew at the least radius.
         */
        boolean tryReplace(int first, int last, List<PointOfIntersection> others) {
            return tryReplace(first, last, others, false) || tryReplace(first, last, others, true);
        }

        private boolean tryReplace(int first, int last, List<PointOfIntersection> others, boolean least) {
            int n = points.size();
            int low = Math.max(0, first - 2);
            int high = Math.min(n - 1, last + 2);
            List<PointOfIntersection> old = points.subList(low, high + 1);
            List<PointOfIntersection> changed = new ArrayList<>(points.subList(low, first));
            changed.addAll(others);
            changed.addAll(points.subList(last + 1, high + 1));
            if (least) {
                for (int k = 1; k < changed.size() - 1; k++) {
                    changed.set(k, at(changed.get(k).x(), changed.get(k).y(), standard.minRadius()));
                }
            }
            if (!refit(changed, low == 0, high == n - 1)) {
                return false;
            }
            Window before = window(old, low == 0, high == n - 1);
            Window after = window(changed, low == 0, high == n - 1);
            if (before == null || after == null || !(after.length > 0)) {
                return false;
            }
            double start = stationOfWindow(low);
            Priced was = price(before, before, start);
            Priced is = price(after, before, start);
            // A point less is a simpler line: it may cost a trifle.
            double allowed = others.isEmpty() ? 1e-4 * field.tunnelPrice() * before.length : 0;
            if (!(is.cost < was.cost * (1 - 1e-6) + allowed)) {
                return false;
            }
            if (sections != null) {
                double wasReally = onSections(before, was);
                if (!(onSections(after, is) < wasReally * (1 - 1e-6) + allowed)) {
                    return false;
                }
            }
            replace(low, high, changed, start, before.length, after.length);
            return true;
        }

        /** Fits radii and clothoids of the inner points of a stretch; false where a curve does not fit. */
        private boolean refit(List<PointOfIntersection> stretch, boolean atStart, boolean atEnd) {
            for (int k = 1; k < stretch.size() - 1; k++) {
                PointOfIntersection p =
                        fitted(stretch.get(k - 1), stretch.get(k), stretch.get(k + 1), standard);
                if (p == null) {
                    return false;
                }
                stretch.set(k, p);
            }
            return stretch.size() >= 2;
        }

        /** Station at which the window over points low.. begins: the end of the curve at point low. */
        private double stationOfWindow(int low) {
            if (low == 0) {
                return 0;
            }
            return curveEnds(low);
        }

        /** Station of the end of the curve at an inner point of the whole line. */
        private double curveEnds(int point) {
            double station = 0;
            double used = 0;
            for (int i = 1; i <= point; i++) {
                PointOfIntersection a = points.get(i - 1);
                PointOfIntersection p = points.get(i);
                HorizontalAlignment.Turn t = HorizontalAlignment.Turn.at(a, p, points.get(i + 1));
                station += Math.hypot(p.x() - a.x(), p.y() - a.y()) - used - t.tangentIn();
                station += t.clothoidIn() + t.arc() + t.clothoidOut();
                used = t.tangentOut();
            }
            return station;
        }

        private void replace(
                int low, int high, List<PointOfIntersection> changed, double start, double was, double is) {
            double shift = is - was;
            length += shift;
            heights = new HeightTable(
                    s -> s <= start
                            ? heightAt(s)
                            : s >= start + is ? heightAt(s - shift) : heightAt(start + (s - start) * was / is),
                    length);
            List<PointOfIntersection> result = new ArrayList<>(points.subList(0, low));
            // The outermost points of the stretch keep the curves that they have in the whole line.
            result.add(points.get(low));
            result.addAll(changed.subList(1, changed.size() - 1));
            result.add(points.get(high));
            if (low == 0) {
                result.set(0, changed.get(0));
            }
            if (high == points.size() - 1) {
                result.set(result.size() - 1, changed.get(changed.size() - 1));
            }
            result.addAll(points.subList(high + 1, points.size()));
            points.clear();
            points.addAll(result);
        }

        /**
         * The stretch between the end of the curve at its first point and the start of the curve at its last, or the
         * ends of the line; null where curves overlap or a tangent is too short.
         */
        private Window window(List<PointOfIntersection> stretch, boolean atStart, boolean atEnd) {
            int n = stretch.size();
            List<PlanElement> elements = new ArrayList<>();
            double length = 0;
            int low = indexOf(stretch.get(0));
            PointOfIntersection first = stretch.get(0);
            double used = atStart ? 0 : tangentAt(stretch.get(0), true);
            double held = atEnd ? 0 : tangentAt(stretch.get(n - 1), false);
            if (Double.isNaN(used) || Double.isNaN(held) || (low < 0 && !atStart)) {
                return null;
            }
            double heading = StrictMath.atan2(stretch.get(1).x() - first.x(), stretch.get(1).y() - first.y());
            Pose at = new Pose(
                    first.x() + used * StrictMath.sin(heading), first.y() + used * StrictMath.cos(heading), heading);
            for (int i = 1; i < n; i++) {
                PointOfIntersection a = stretch.get(i - 1);
                PointOfIntersection p = stretch.get(i);
                HorizontalAlignment.Turn t = i == n - 1
                        ? HorizontalAlignment.Turn.NONE
                        : HorizontalAlignment.Turn.at(a, p, stretch.get(i + 1));
                double in = i == n - 1 ? held : t.tangentIn();
                double tangent = Math.hypot(p.x() - a.x(), p.y() - a.y()) - used - in;
                boolean atGate = (i == 1 && atStart) || (i == n - 1 && atEnd);
                if (tangent < (atGate ? 0 : standard.minTangent()) - 1e-9) {
                    return null;
                }
                for (double[] part : new double[][] {
                    {tangent, 0, 0},
                    {t.clothoidIn(), 0, t.curvature()},
                    {t.arc(), t.curvature(), t.curvature()},
                    {t.clothoidOut(), t.curvature(), 0}
                }) {
                    if (part[0] > 0) {
                        PlanElement element = new PlanElement(at, part[0], part[1], part[2]);
                        elements.add(element);
                        at = element.end();
                        length += part[0];
                    }
                }
                used = t.tangentOut();
            }
            return new Window(elements, length);
        }

        private int indexOf(PointOfIntersection p) {
            for (int i = 0; i < points.size(); i++) {
                if (points.get(i) == p) {
                    return i;
                }
            }
            return -1;
        }

        /** Tangent length of the curve that an inner point has in the whole line; its curve must not change. */
        private double tangentAt(PointOfIntersection p, boolean out) {
            int i = indexOf(p);
            if (i <= 0 || i >= points.size() - 1) {
                return Double.NaN;
            }
            HorizontalAlignment.Turn t = HorizontalAlignment.Turn.at(points.get(i - 1), p, points.get(i + 1));
            return out ? t.tangentOut() : t.tangentIn();
        }

        /**
         * Objective of a stretch at the held heights, the best of a few bumps up and down that vanish at its ends. One of
         * the bumps follows the ground: it keeps depths as near as it can to those that the stretch had before.
         *
         * @param window the stretch
         * @param before the stretch that it replaces; itself to price it as it is
         */
        private Priced price(Window window, Window before, double start) {
            int n = Math.max(4, (int) StrictMath.ceil(window.length / sampleStep));
            Samples at = samples(window, n);
            double stretch = before.length / window.length;
            double[] z = new double[n];
            for (int k = 0; k < n; k++) {
                z[k] = heightAt(start + (k + 0.5) * window.length / n * stretch);
            }
            double best = price(window, at, z, stretch, start, 0);
            double chosen = 0;
            if (window != before) {
                double follow = followGround(at, samples(before, n));
                for (double bump : new double[] {follow, 0.5 * follow, -3, 3}) {
                    double cost = Math.abs(bump) > 0.2 ? price(window, at, z, stretch, start, bump) : best;
                    if (cost < best) {
                        best = cost;
                        chosen = bump;
                    }
                }
            }
            for (int k = 0; k < n; k++) {
                z[k] += chosen * bump((k + 0.5) / n);
            }
            return new Priced(at, z, best);
        }

        /**
         * Cost of a stretch by sections of the real ground; what the plane prices add for steepness and nearness is kept
         * out, as it is decided already.
         */
        private double onSections(Window window, Priced priced) {
            int n = priced.z.length;
            double sum = 0;
            for (int k = 0; k < n; k++) {
                double x = priced.at.x[k];
                double y = priced.at.y[k];
                double heading = StrictMath.atan2(priced.at.sin[k], priced.at.cos[k]);
                sections.price(x, y, heading, 0, priced.z[k], 1, 1, section, 0);
                float least = Float.POSITIVE_INFINITY;
                for (float price : section) {
                    least = Math.min(least, price);
                }
                sum += Math.min(barred, least + field.weightAt(field.frame().index(x, y)));
                sum += clearance == null ? 0 : clearance.price(x, y, priced.z[k], null);
            }
            return sum * window.length / n;
        }

        /** The bump whose least-squares difference from the change of the ground's height is least. */
        private double followGround(Samples now, Samples was) {
            double top = 0;
            double bottom = 0;
            int n = now.x.length;
            for (int k = 0; k < n; k++) {
                double change = field.groundAt(now.x[k], now.y[k]) - field.groundAt(was.x[k], was.y[k]);
                if (!Double.isNaN(change)) {
                    double bump = bump((k + 0.5) / n);
                    top += bump * change;
                    bottom += bump * bump;
                }
            }
            return bottom > 0 ? top / bottom : 0;
        }

        /** A parabola over the stretch: 0 at its ends, 1 in the middle. */
        private double bump(double share) {
            return 4 * share * (1 - share);
        }

        private double price(Window window, Samples at, double[] z, double stretch, double start, double height) {
            int n = z.length;
            double step = window.length / n;
            double sum = 0;
            for (int k = 0; k < n; k++) {
                double share = (k + 0.5) / n;
                double design = z[k] + height * bump(share);
                double price = field.price(at.x[k], at.y[k], at.sin[k], at.cos[k], design);
                double clear = clearance == null ? 0 : clearance.price(at.x[k], at.y[k], design, null);
                double grade = gradeAt(start + share * window.length * stretch) * stretch
                        + height * 4 * (1 - 2 * share) / window.length;
                sum += step * (Math.min(barred, price) + clear
                        + LineRefiner.steepness(grade, standard.gradeLimit(at.curvature[k]), field.tunnelPrice()));
            }
            return sum;
        }

        private double gradeAt(double station) {
            double step = HeightTable.STEP;
            return (heightAt(station + step) - heightAt(station - step)) / (2 * step);
        }

        private Samples samples(Window window, int n) {
            Samples at = new Samples(n);
            double step = window.length / n;
            int e = 0;
            double base = 0;
            for (int k = 0; k < n; k++) {
                double s = (k + 0.5) * step;
                while (e < window.elements.size() - 1 && s - base > window.elements.get(e).length()) {
                    base += window.elements.get(e++).length();
                }
                PlanElement element = window.elements.get(e);
                double local = Math.min(element.length(), s - base);
                Pose p = element.poseAt(local);
                at.x[k] = p.x();
                at.y[k] = p.y();
                at.sin[k] = StrictMath.sin(p.heading());
                at.cos[k] = StrictMath.cos(p.heading());
                at.curvature[k] = element.curvatureAt(local);
            }
            return at;
        }
    }

    /** Poses at the middles of equal steps along a stretch. */
    private static final class Samples {
        private final double[] x;
        private final double[] y;
        private final double[] sin;
        private final double[] cos;
        private final double[] curvature;

        Samples(int n) {
            x = new double[n];
            y = new double[n];
            sin = new double[n];
            cos = new double[n];
            curvature = new double[n];
        }
    }

    /** A stretch with the heights at which it was priced. */
    private record Priced(Samples at, double[] z, double cost) {}

    private record Window(List<PlanElement> elements, double length) {}
}
