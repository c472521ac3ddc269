package org.thalweg.refine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.corridor.PriceField;
import org.thalweg.geometry.Pose;
import org.thalweg.refine.StretchPricer.Priced;
import org.thalweg.refine.StretchPricer.Stretch;
import org.thalweg.standard.DesignStandard;
import org.thalweg.territory.Gate;

/**
 * First refinement of a plan line: points of intersection are moved, taken out and put in, radii are changed, while the
 * design heights are held (they follow the line in proportion to the length between the fixed ends of the stretch that
 * changes). Every trial prices only that stretch. Alternate with the profile optimiser, which then fits the heights.
 */
public final class PlanRefiner {
    /** Points to either side on which a move of one rests: the stretch that it changes, and the curve at that's end. */
    private static final int NEAR = 3;

    private static final int NEVER = -1;

    private final PriceField field;
    private final DesignStandard standard;
    private final StretchPricer pricer;
    /** Whether a move must survive on the real ground as well. */
    private final boolean onSections;
    private final Gate from;
    private final Gate to;

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
        this.field = field;
        this.standard = field.standard();
        this.from = from;
        this.to = to;
        this.pricer = new StretchPricer(field, sections, clearance);
        this.onSections = sections != null;
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
            int before = NEVER;
            for (int sweep = 0; sweep < sweeps; sweep++) {
                int now = state.changes;
                if (!pass(state, step, before)) {
                    break;
                }
                before = now;
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

    /**
     * One pass over all points near which the line has changed since a number of changes: elsewhere the same moves have just
     * been tried. True when something improved.
     */
    private boolean pass(State state, double step, int since) {
        boolean improved = false;
        for (int i = 0; i < state.points.size(); i++) {
            if (state.changedNear(i, since)) {
                boolean end = i == 0 || i == state.points.size() - 1;
                improved |= end ? slideEnd(state, i, step) : movePoint(state, i, step);
            }
        }
        for (int i = state.points.size() - 2; i >= 1; i--) {
            improved |= state.points.size() > 2 && state.changedNear(i, since) && remove(state, i);
        }
        for (int i = state.points.size() - 1; i >= 1; i--) {
            improved |= state.changedNear(i, since) && insert(state, i, step);
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
        /** Changes of the line so far, and the number of the change that moved each point last. */
        private int changes;

        private final List<Integer> stamps = new ArrayList<>();
        /** Design elevations along the line, held while the plan moves. */
        private HeightTable heights;

        private double length;
        /** The stretch that the last trial would have changed; null where the line has changed since. */
        private Held held;
        /** The curves at its inner points and the stations (m) of their ends; null where the line has changed since. */
        private HorizontalAlignment.Turn[] turns;

        private double[] curveEnd;

        State(List<PointOfIntersection> points, DoubleUnaryOperator height) {
            this.points = new ArrayList<>(points);
            this.stamps.addAll(Collections.nCopies(points.size(), 0));
            this.length = HorizontalAlignment.of(points).length();
            this.heights = new HeightTable(height, length);
        }

        /** Whether the line has changed near a point since a number of changes. */
        boolean changedNear(int i, int since) {
            for (int k = Math.max(0, i - NEAR); k <= Math.min(points.size() - 1, i + NEAR); k++) {
                if (stamps.get(k) > since) {
                    return true;
                }
            }
            return false;
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
            int low = Math.max(0, first - 2);
            int high = Math.min(points.size() - 1, last + 2);
            List<PointOfIntersection> kept = changed(low, high, first, last, others, false);
            if (kept != null && tryStretch(low, high, kept, others.isEmpty())) {
                return true;
            }
            List<PointOfIntersection> least = changed(low, high, first, last, others, true);
            // Mostly no radius was raised, and then this is the same stretch.
            return least != null && !least.equals(kept) && tryStretch(low, high, least, others.isEmpty());
        }

        /** Points low..high with first..last replaced and curves fitted; null where one does not fit. */
        private List<PointOfIntersection> changed(
                int low, int high, int first, int last, List<PointOfIntersection> others, boolean least) {
            List<PointOfIntersection> changed = new ArrayList<>(points.subList(low, first));
            changed.addAll(others);
            changed.addAll(points.subList(last + 1, high + 1));
            for (int k = 1; least && k < changed.size() - 1; k++) {
                changed.set(k, at(changed.get(k).x(), changed.get(k).y(), standard.minRadius()));
            }
            return refit(changed) ? changed : null;
        }

        /** Takes a changed stretch in place of points low..high where it is cheaper. */
        private boolean tryStretch(int low, int high, List<PointOfIntersection> changed, boolean fewer) {
            boolean atStart = low == 0;
            boolean atEnd = high == points.size() - 1;
            hold(low, high);
            Stretch after = stretch(changed, atStart, atEnd, held.out, held.in);
            if (after == null || !(after.length() > 0) || held.stretch() == null) {
                return false;
            }
            // A point less is a simpler line: it may cost a trifle.
            double allowed = fewer ? 1e-4 * field.tunnelPrice() * held.stretch().length() : 0;
            double limit = held.priced().cost() * (1 - 1e-6) + allowed;
            Priced is = pricer.instead(
                    after, heights, held.start, held.stretch().length(), held.ground(pricer.count(after)), limit);
            if (!(is.cost() < limit)) {
                return false;
            }
            if (onSections) {
                double really = held.really() * (1 - 1e-6) + allowed;
                if (!(pricer.onSections(is, really) < really)) {
                    return false;
                }
            }
            replace(low, high, changed, held.start, held.stretch().length(), after.length());
            held = null;
            turns = null;
            return true;
        }

        /** Prices points low..high as they are, unless that is known from the trial before. */
        private void hold(int low, int high) {
            if (held == null || held.low != low || held.high != high) {
                held = new Held(low, high);
            }
        }

        /** A stretch as it is: what all trials in its place are compared with. */
        private final class Held {
            private final int low;
            private final int high;
            /** What the curves at its first and last point take of its tangents (m). */
            private final double out;

            private final double in;
            private final double start;
            private boolean laid;
            private Stretch stretch;
            private Priced priced;
            private double really = Double.NaN;
            /** Heights of the ground along it, at as many samples as the trial before had. */
            private double[] ground = new double[0];

            Held(int low, int high) {
                this.low = low;
                this.high = high;
                out = low == 0 ? 0 : turns()[low].tangentOut();
                in = high == points.size() - 1 ? 0 : turns()[high].tangentIn();
                start = low == 0 ? 0 : curveEnd[low];
            }

            /** The stretch; null where its tangents are too short, so that it is not touched. */
            Stretch stretch() {
                if (!laid) {
                    stretch = State.this.stretch(
                            points.subList(low, high + 1), low == 0, high == points.size() - 1, out, in);
                    laid = true;
                }
                return stretch;
            }

            /** Its price at the held heights. */
            Priced priced() {
                if (priced == null) {
                    priced = pricer.asItIs(stretch(), heights, start);
                }
                return priced;
            }

            /** Its price by sections of the real ground. */
            double really() {
                if (really != really) {
                    really = pricer.onSections(priced(), Double.POSITIVE_INFINITY);
                }
                return really;
            }

            double[] ground(int n) {
                if (ground.length != n) {
                    ground = pricer.ground(stretch(), n);
                }
                return ground;
            }
        }

        /** Fits radii and clothoids of the inner points of a stretch; false where a curve does not fit. */
        private boolean refit(List<PointOfIntersection> stretch) {
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

        /** The curves at the inner points of the whole line; tells where each ends, too. */
        private HorizontalAlignment.Turn[] turns() {
            if (turns == null) {
                turns = new HorizontalAlignment.Turn[points.size()];
                curveEnd = new double[points.size()];
                double station = 0;
                double used = 0;
                for (int i = 1; i < points.size() - 1; i++) {
                    PointOfIntersection a = points.get(i - 1);
                    PointOfIntersection p = points.get(i);
                    HorizontalAlignment.Turn t = HorizontalAlignment.Turn.at(a, p, points.get(i + 1));
                    station += Math.hypot(p.x() - a.x(), p.y() - a.y()) - used - t.tangentIn();
                    station += t.clothoidIn() + t.arc() + t.clothoidOut();
                    used = t.tangentOut();
                    turns[i] = t;
                    curveEnd[i] = station;
                }
            }
            return turns;
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
            changes++;
            stamps.subList(low, high + 1).clear();
            stamps.addAll(low, Collections.nCopies(changed.size(), changes));
        }

        /**
         * The stretch between the end of the curve at its first point and the start of the curve at its last, or the
         * ends of the line; null where curves overlap or a tangent is too short.
         *
         * @param out tangent length that the curve at the first point takes of the stretch (m)
         * @param in tangent length that the curve at the last point takes (m)
         */
        private Stretch stretch(List<PointOfIntersection> stretch, boolean atStart, boolean atEnd, double out, double in) {
            int n = stretch.size();
            HorizontalAlignment.Turn[] turns = new HorizontalAlignment.Turn[n];
            double[] tangents = new double[n];
            // Most trials that fail do so here, before any pose is worked out.
            double used = out;
            for (int i = 1; i < n; i++) {
                PointOfIntersection a = stretch.get(i - 1);
                PointOfIntersection p = stretch.get(i);
                turns[i] = i == n - 1 ? HorizontalAlignment.Turn.NONE : HorizontalAlignment.Turn.at(a, p, stretch.get(i + 1));
                tangents[i] = Math.hypot(p.x() - a.x(), p.y() - a.y()) - used - (i == n - 1 ? in : turns[i].tangentIn());
                boolean atGate = (i == 1 && atStart) || (i == n - 1 && atEnd);
                if (tangents[i] < (atGate ? 0 : standard.minTangent()) - 1e-9) {
                    return null;
                }
                used = turns[i].tangentOut();
            }
            PointOfIntersection first = stretch.get(0);
            double heading = StrictMath.atan2(stretch.get(1).x() - first.x(), stretch.get(1).y() - first.y());
            return Stretch.laid(turns, tangents, new Pose(
                    first.x() + out * StrictMath.sin(heading), first.y() + out * StrictMath.cos(heading), heading));
        }
    }
}
