package org.thalweg.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.corridor.PriceField;
import org.thalweg.refine.PlanRefiner.Improved;
import org.thalweg.standard.DesignStandard;
import org.thalweg.territory.Gate;

/**
 * Moves all points of intersection of a line at once. Each point has a few places to choose from, to the sides of where
 * it is, and a few heights above or below the design; the best choice for all points together is found by dynamic
 * programming over pairs of neighbouring points. A line is led past an obstacle as a whole, where moving one point at a
 * time would be stuck before it.
 *
 * <p>Each leg is split at a fixed share of its length between the curves at its two ends, so that a curve depends on three
 * points only and the choice is exact among the places given. The line as it is is one of the choices: where curves and
 * prices between the sections agree with the table, a pass cannot make a line dearer.
 */
public final class SwathRefiner {
    /** Greatest height by which the place of an end may change in one pass (m). */
    private static final double MOST = 40;

    private final PriceField field;
    private final DesignStandard standard;
    private final Gate from;
    private final Gate to;
    private final Swath.Source source;
    private final double barred;

    /**
     * Prepares a refinement.
     *
     * @param field weights by place, and the standard
     * @param sections prices on the real ground
     * @param from first gate
     * @param to second gate
     * @param clearance another line to keep clear of; null for none
     */
    public SwathRefiner(PriceField field, LineRefiner.SectionPrices sections, Gate from, Gate to, Clearance clearance) {
        this.field = field;
        this.standard = field.standard();
        this.from = from;
        this.to = to;
        this.barred = LineRefiner.BARRED * field.tunnelPrice();
        this.source = new Swath.Source(field, sections, clearance, barred);
    }

    /**
     * Places to choose from.
     *
     * @param step distance of the places (m)
     * @param sides places to either side of a point
     * @param rise distance of the heights (m)
     * @param lifts heights above and below
     */
    public record Choice(double step, int sides, double rise, int lifts) {}

    /**
     * Improves a line.
     *
     * @param points points of intersection
     * @param height design elevation (m) by station
     * @param zFrom elevation at the first gate by place
     * @param zTo elevation at the second gate by place
     * @param choice places to choose from
     * @return the best line of those places
     */
    public Improved improve(
            List<PointOfIntersection> points,
            DoubleUnaryOperator height,
            LineRefiner.EndHeight zFrom,
            LineRefiner.EndHeight zTo,
            Choice choice) {
        HorizontalAlignment line = HorizontalAlignment.of(points);
        List<PointOfIntersection> dense = densified(points, choice.step);
        if (dense.size() < 3) {
            return new Improved(points, height);
        }
        // Prices lie no closer than 2 m, except where the places do: then each place has its own.
        double width = Math.max(Math.min(2, choice.step), choice.step / 2);
        int side = (int) StrictMath.ceil((choice.step * choice.sides + 15) / width);
        double rise = Math.max(0.25, choice.rise / 3);
        Pass pass = new Pass(line, dense, height, zFrom, zTo, choice);
        double middle = choice.rise * choice.lifts;
        Swath.Reach reach = new Swath.Reach(
                middle, Math.max(middle, pass.greatestShift(0)), Math.max(middle, pass.greatestShift(dense.size() - 1)));
        return pass.run(new Swath(source, line, height, side, width, rise, reach));
    }

    /**
     * Distance of points at which a curve that moves the line by a step has room on half a leg: closer points would stand
     * in each other's way.
     */
    private double spacing(double step) {
        double spacing = 100;
        for (int k = 0; k < 40; k++) {
            PointOfIntersection p = PlanRefiner.fitted(
                    new PointOfIntersection(0, 0, 0, 0, 0),
                    new PointOfIntersection(spacing, 0, standard.minRadius(), 0, 0),
                    new PointOfIntersection(2 * spacing, step, 0, 0, 0),
                    standard);
            if (p != null) {
                double shift = p.clothoidIn() * p.clothoidIn() / (24 * p.radius());
                double tangent = (p.radius() + shift) * step / (2 * spacing) + 0.5 * p.clothoidIn();
                if (tangent + 0.5 * standard.minTangent() < 0.5 * spacing) {
                    break;
                }
            }
            spacing *= 1.1;
        }
        return spacing;
    }

    /** Adds points on long tangents, where a curve may be wanted. */
    private List<PointOfIntersection> densified(List<PointOfIntersection> points, double step) {
        double spacing = spacing(step);
        List<PointOfIntersection> result = new ArrayList<>();
        double used = 0;
        for (int i = 0; i < points.size(); i++) {
            PointOfIntersection p = points.get(i);
            if (i > 0) {
                PointOfIntersection a = points.get(i - 1);
                double leg = Math.hypot(p.x() - a.x(), p.y() - a.y());
                double in = i == points.size() - 1
                        ? 0
                        : HorizontalAlignment.Turn.at(a, p, points.get(i + 1)).tangentIn();
                int n = (int) ((leg - used - in) / spacing);
                boolean ray = (i == 1 && from.heading().isPresent()) || (i == points.size() - 1 && to.heading().isPresent());
                for (int k = 1; k < n && !ray; k++) {
                    double s = (used + (leg - used - in) * k / n) / leg;
                    result.add(new PointOfIntersection(
                            a.x() + s * (p.x() - a.x()), a.y() + s * (p.y() - a.y()), standard.minRadius(), 0, 0));
                }
                used = i == points.size() - 1
                        ? 0
                        : HorizontalAlignment.Turn.at(a, p, points.get(i + 1)).tangentOut();
            }
            result.add(p);
        }
        return result;
    }

    /** One pass: the places of all points, and the dynamic programme over them. */
    private final class Pass {
        private final List<PointOfIntersection> points;
        private SwathTrial trial;
        private final DoubleUnaryOperator height;
        private final int n;
        private final int lifts;
        private final int shifts;
        private final double rise;
        /** Places by point. */
        private final double[][] px;

        private final double[][] py;
        /** Height of the ends' places above the line's ends (m), by place. */
        private final double[][] endShift;

        private final double[] radius;
        /** Station of each point on the line as it is (m). */
        private final double[] station;
        /** Share of each leg that belongs to the curve at its start; leg i ends at point i. */
        private final double[] split;

        Pass(
                HorizontalAlignment line,
                List<PointOfIntersection> points,
                DoubleUnaryOperator height,
                LineRefiner.EndHeight zFrom,
                LineRefiner.EndHeight zTo,
                Choice choice) {
            this.points = points;
            this.height = height;
            this.n = points.size();
            this.lifts = choice.lifts;
            this.shifts = 2 * lifts + 1;
            this.rise = choice.rise;
            this.px = new double[n][];
            this.py = new double[n][];
            this.endShift = new double[n][];
            this.radius = new double[n];
            this.station = new double[n];
            this.split = new double[n];
            layOut(line);
            for (int i = 1; i < n - 1; i++) {
                place(i, choice);
            }
            end(0, from, zFrom, choice);
            end(n - 1, to, zTo, choice);
        }

        /** Stations of the points and shares of the legs, from the curves as they are. */
        private void layOut(HorizontalAlignment line) {
            double at = 0;
            double used = 0;
            for (int i = 1; i < n; i++) {
                PointOfIntersection a = points.get(i - 1);
                PointOfIntersection p = points.get(i);
                double leg = Math.hypot(p.x() - a.x(), p.y() - a.y());
                HorizontalAlignment.Turn t = i == n - 1
                        ? HorizontalAlignment.Turn.NONE
                        : HorizontalAlignment.Turn.at(a, p, points.get(i + 1));
                double free = Math.max(0, leg - used - t.tangentIn());
                split[i] = i == 1 ? 0 : i == n - 1 ? 1 : (used + 0.5 * free) / leg;
                double curve = t.clothoidIn() + t.arc() + t.clothoidOut();
                station[i] = at + free + 0.5 * curve;
                at += free + curve;
                used = t.tangentOut();
                // A radius that was raised for an arc of the least length is no wish: another angle may do with less.
                boolean raised = t.arc() < 1.06 * standard.minArc();
                radius[i] = raised ? standard.minRadius() : Math.max(standard.minRadius(), p.radius());
            }
            station[n - 1] = line.length();
        }

        /** Places across the line at an inner point; along the gate's heading at a point that it binds. */
        private void place(int i, Choice choice) {
            PointOfIntersection p = points.get(i);
            PointOfIntersection a = points.get(i - 1);
            PointOfIntersection b = points.get(i + 1);
            boolean first = i == 1 && from.heading().isPresent();
            boolean last = i == n - 2 && to.heading().isPresent();
            int sides = first && last ? 0 : choice.sides;
            double ux = first ? p.x() - a.x() : last ? b.x() - p.x() : b.y() - a.y();
            double uy = first ? p.y() - a.y() : last ? b.y() - p.y() : a.x() - b.x();
            double norm = Math.sqrt(ux * ux + uy * uy);
            px[i] = new double[2 * sides + 1];
            py[i] = new double[2 * sides + 1];
            for (int k = 0; k <= 2 * sides; k++) {
                double d = (k - sides) * choice.step;
                px[i][k] = p.x() + d * ux / norm;
                py[i][k] = p.y() + d * uy / norm;
            }
        }

        private void end(int i, Gate gate, LineRefiner.EndHeight z, Choice choice) {
            PointOfIntersection p = points.get(i);
            List<Coordinate> places = new ArrayList<>();
            if (gate.place().getDimension() == 0 || gate.heading().isPresent()) {
                places.add(new Coordinate(p.x(), p.y()));
            } else {
                LengthIndexedLine line = new LengthIndexedLine(gate.place());
                double here = line.project(new Coordinate(p.x(), p.y()));
                for (int k = -choice.sides; k <= choice.sides; k++) {
                    double moved = here + k * choice.step;
                    if (moved >= line.getStartIndex() && moved <= line.getEndIndex()) {
                        places.add(line.extractPoint(moved));
                    }
                }
            }
            // A place much higher or lower than the line's end asks for another line altogether.
            double was = height.applyAsDouble(station[i]);
            places.removeIf(c -> Math.abs(z.at(c.x, c.y) - was) > MOST);
            if (places.isEmpty()) {
                places.add(new Coordinate(p.x(), p.y()));
            }
            px[i] = places.stream().mapToDouble(c -> c.x).toArray();
            py[i] = places.stream().mapToDouble(c -> c.y).toArray();
            endShift[i] = places.stream().mapToDouble(c -> z.at(c.x, c.y) - was).toArray();
        }

        double greatestShift(int i) {
            return Arrays.stream(endShift[i]).map(Math::abs).max().orElseThrow();
        }

        /** Heights of a point to choose from: the ends have their own. */
        private int shifts(int i) {
            return i == 0 || i == n - 1 ? 1 : shifts;
        }

        private double shift(int i, int place, int k) {
            return endShift[i] != null ? endShift[i][place] : (k - lifts) * rise;
        }

        private int size(int i) {
            return px[i].length * shifts(i);
        }

        /** State (a, b) of points i and i + 1: {@code a * size(i + 1) + b}, a choice being {@code place * shifts + shift}. */
        Improved run(Swath prices) {
            this.trial = new SwathTrial(field, prices, barred);
            double[] cost = new double[size(0) * size(1)];
            int[][] from = new int[n][];
            for (int i = 1; i < n - 1; i++) {
                double[] next = new double[size(i) * size(i + 1)];
                Arrays.fill(next, Double.POSITIVE_INFINITY);
                from[i] = new int[next.length];
                for (int p = 0; p < px[i - 1].length; p++) {
                    for (int a = 0; a < px[i].length; a++) {
                        for (int b = 0; b < px[i + 1].length; b++) {
                            if (lay(i, p, a, b)) {
                                extend(i, p, a, b, cost, next, from[i]);
                            }
                        }
                    }
                }
                cost = next;
            }
            return traced(cost, from);
        }

        /** Lays the trial for places p, a, b of points i - 1, i and i + 1; false where no curve fits. */
        private boolean lay(int i, int p, int a, int b) {
            boolean same = p == px[i - 1].length / 2 && a == px[i].length / 2 && b == px[i + 1].length / 2;
            trial.held(station[i - 1], station[i], station[i + 1], split[i], split[i + 1]);
            trial.ends(i == 1, i == n - 2, same);
            return trial.lay(px[i - 1][p], py[i - 1][p], px[i][a], py[i][a], px[i + 1][b], py[i + 1][b], radius[i]);
        }

        private void extend(int i, int p, int a, int b, double[] cost, double[] next, int[] from) {
            int np = shifts(i - 1);
            int na = shifts(i);
            int nb = shifts(i + 1);
            for (int kp = 0; kp < np; kp++) {
                double sp = shift(i - 1, p, kp);
                for (int ka = 0; ka < na; ka++) {
                    double sa = shift(i, a, ka);
                    double before = cost[(p * np + kp) * size(i) + a * na + ka];
                    if (before == Double.POSITIVE_INFINITY) {
                        continue;
                    }
                    for (int kb = 0; kb < nb; kb++) {
                        double total = before + trial.price(sp, sa, shift(i + 1, b, kb));
                        int state = (a * na + ka) * size(i + 1) + b * nb + kb;
                        if (total < next[state]) {
                            next[state] = total;
                            from[state] = p * np + kp;
                        }
                    }
                }
            }
        }

        private Improved traced(double[] cost, int[][] from) {
            int best = 0;
            for (int s = 1; s < cost.length; s++) {
                best = cost[s] < cost[best] ? s : best;
            }
            if (cost[best] == Double.POSITIVE_INFINITY) {
                return new Improved(points, height);
            }
            int[] choice = new int[n];
            choice[n - 1] = best % size(n - 1);
            choice[n - 2] = best / size(n - 1);
            int state = best;
            for (int i = n - 2; i >= 1; i--) {
                choice[i - 1] = from[i][state];
                state = choice[i - 1] * size(i) + choice[i];
            }
            return laid(choice);
        }

        /** The chosen line, with exact curves; points on a tangent are left out. */
        private Improved laid(int[] choice) {
            List<PointOfIntersection> chosen = new ArrayList<>();
            double[] up = new double[n];
            for (int i = 0; i < n; i++) {
                int place = choice[i] / shifts(i);
                up[i] = shift(i, place, choice[i] % shifts(i));
                chosen.add(new PointOfIntersection(px[i][place], py[i][place], radius[i], 0, 0));
            }
            List<PointOfIntersection> kept = new ArrayList<>();
            double[] now = new double[n];
            double at = 0;
            double used = 0;
            kept.add(chosen.get(0));
            for (int i = 1; i < n; i++) {
                PointOfIntersection a = chosen.get(i - 1);
                PointOfIntersection p = chosen.get(i);
                double leg = Math.hypot(p.x() - a.x(), p.y() - a.y());
                HorizontalAlignment.Turn t = HorizontalAlignment.Turn.NONE;
                if (i < n - 1) {
                    PointOfIntersection fit = PlanRefiner.fitted(a, p, chosen.get(i + 1), standard);
                    if (fit != null && fit.radius() > 0 && deflects(a, p, chosen.get(i + 1))) {
                        t = HorizontalAlignment.Turn.at(a, fit, chosen.get(i + 1));
                        kept.add(fit);
                    }
                }
                double curve = t.clothoidIn() + t.arc() + t.clothoidOut();
                double free = leg - used - t.tangentIn();
                now[i] = at + free + 0.5 * curve;
                at += free + curve;
                used = t.tangentOut();
            }
            kept.add(chosen.get(n - 1));
            return new Improved(kept, new HeightTable(carried(now, up), at));
        }

        private boolean deflects(PointOfIntersection a, PointOfIntersection p, PointOfIntersection b) {
            double cross = (p.x() - a.x()) * (b.y() - p.y()) - (p.y() - a.y()) * (b.x() - p.x());
            return Math.abs(cross) > 1e-7 * Math.hypot(p.x() - a.x(), p.y() - a.y()) * Math.hypot(b.x() - p.x(), b.y() - p.y());
        }

        /** Heights by station of the chosen line: those of the line as it was, and the chosen heights above it. */
        private DoubleUnaryOperator carried(double[] now, double[] up) {
            double[] was = station;
            return s -> {
                int i = 1;
                int low = 1;
                int high = n - 1;
                while (low < high) {
                    i = (low + high) >>> 1;
                    if (now[i] < s) {
                        low = i + 1;
                    } else {
                        high = i;
                    }
                }
                double t = now[low] > now[low - 1] ? (s - now[low - 1]) / (now[low] - now[low - 1]) : 0;
                t = Math.max(0, Math.min(1, t));
                return height.applyAsDouble(was[low - 1] + t * (was[low] - was[low - 1]))
                        + up[low - 1]
                        + t * (up[low] - up[low - 1]);
            };
        }
    }
}
