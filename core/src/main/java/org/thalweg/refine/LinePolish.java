package org.thalweg.refine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.DesignStandard;

/**
 * Optimises plan and profile of a whole line together, off every lattice: points of intersection, radii and PVIs are the
 * variables of one function, the line's objective with a price on what it breaks of the standard.
 *
 * <p><b>Method.</b> An evolution strategy ({@link EvolutionStrategy}) moves all variables at once. Then points of
 * intersection and PVIs are put in and taken out, one at a time: every such variant is polished a little, the best few of
 * them further, and the best of all, when it is cheaper, is the line to go on from. The penalty is exact: per metre of
 * line that the standard lacks it costs more than a metre of line does.
 *
 * <p>The work is counted in prices of sections, not in seconds: results depend on the seed alone, whatever the number of
 * threads. A line with more variables than the budget allows for is left as it is.
 */
public final class LinePolish {
    /** Prices of sections in all: some ten seconds of a processor. */
    private static final double BUDGET = 1.2e8;

    /** Least number of evaluations for each variable with which a polish is worth beginning. */
    private static final int WORTH = 500;

    /** Share of the budget for the line as it comes. */
    private static final double FIRST = 0.08;

    /** Share of the budget for all variants of one round: a third for all of them, the rest for the best. */
    private static final double ROUND = 0.23;

    /** Variants that are polished further. */
    private static final int BEST = 3;

    /** A round that saves less than this share of the cost is the last. */
    private static final double GAIN = 2e-5;

    /** A metre of line that the standard lacks costs as much as so many metres of the line. */
    private static final double PENALTY = 2.5;

    /** A vector that is no line at all costs so many lines. */
    private static final double HOPELESS = 10;

    private final DesignStandard standard;
    private final Supplier<Objective> objectives;
    private final LineForm.Ends ends;
    private final long seed;
    private final Runner runner;

    /** What is to be least. Not asked by two threads at once. */
    public interface Objective {
        /**
         * The objective of a line.
         *
         * @param plan plan line
         * @param profile profile
         * @return what it costs
         */
        Value of(HorizontalAlignment plan, VerticalAlignment profile);
    }

    /**
     * A line's objective.
     *
     * @param amount objective (money)
     * @param unbuildable length that cannot be built (m)
     */
    public record Value(double amount, double unbuildable) {}

    /** Runs tasks, side by side if it can, and returns their results in their order. */
    public interface Runner {
        /**
         * Runs tasks.
         *
         * @param tasks tasks that do not depend on each other
         * @param <T> what they return
         * @return their results
         */
        <T> List<T> all(List<Supplier<T>> tasks);
    }

    /**
     * A polished line.
     *
     * @param points points of intersection with the ends
     * @param plan plan line
     * @param profile profile
     * @param objective its objective
     * @param evaluations lines priced
     */
    public record Polished(
            List<PointOfIntersection> points,
            HorizontalAlignment plan,
            VerticalAlignment profile,
            double objective,
            long evaluations) {}

    /**
     * Prepares a polish of lines between two fixed ends.
     *
     * @param standard the rules
     * @param objectives makes an objective for one thread
     * @param heading0 heading at the start (rad), NaN where it is free
     * @param heading1 heading at the end, NaN where it is free
     * @param seed seed of the draws
     * @param runner runs what can run side by side
     */
    public LinePolish(
            DesignStandard standard,
            Supplier<Objective> objectives,
            double heading0,
            double heading1,
            long seed,
            Runner runner) {
        this.standard = standard;
        this.objectives = objectives;
        this.ends = new LineForm.Ends(0, 0, 0, heading0, 0, 0, 0, heading1);
        this.seed = seed;
        this.runner = runner;
    }

    /**
     * Polishes a line.
     *
     * @param points its points of intersection with the ends
     * @param profile its profile
     * @param sections sections that pricing it takes
     * @return the polished line; null where the budget does not allow for its variables or none is cheaper and kept to
     *     the rules
     */
    public Polished polish(List<PointOfIntersection> points, VerticalAlignment profile, int sections) {
        PointOfIntersection a = points.get(0);
        PointOfIntersection b = points.get(points.size() - 1);
        double length = HorizontalAlignment.of(points).length();
        LineForm.Ends fixed = new LineForm.Ends(
                a.x(), a.y(), profile.elevationAt(0), ends.heading0(), b.x(), b.y(), profile.elevationAt(length),
                ends.heading1());
        LineForm form = new LineForm(standard, fixed, points.size() - 2, profile.pvis().size() - 2);
        double most = BUDGET / sections;
        if (form.size() > 0 && most < (double) WORTH * form.size()) {
            return null;
        }
        return new Race(length, most).run(form, form.of(points, profile, length));
    }

    /** A form and where in it the search stands. */
    private record Entry(LineForm form, double[] variables) {}

    /** The rounds over one line. */
    private final class Race {
        private final double length;
        private final double most;
        private double unit;
        private double start;
        private long used;
        private long draws;

        Race(double length, double most) {
            this.length = length;
            this.most = most;
        }

        Polished run(LineForm form, double[] variables) {
            Objective objective = objectives.get();
            LineForm.Read read = form.read(variables);
            if (read.plan() == null) {
                return null;
            }
            start = objective.of(read.plan(), read.profile()).amount();
            unit = PENALTY * start / length;
            Heat best = new Heat(new Entry(form, variables), 0);
            used = 1;
            if (form.size() > 0) {
                best.run((int) (FIRST * most));
                used += best.evaluations();
            }
            while (used + ROUND * most <= most) {
                Heat winner = round(best);
                if (winner == null || winner.value() > best.value() - GAIN * start) {
                    break;
                }
                best = winner;
            }
            return kept(objective, best);
        }

        private Polished kept(Objective objective, Heat best) {
            LineForm.Read line = best.form().read(best.variables());
            if (line.plan() == null || line.broken() > 0) {
                line = null;
            }
            if (line == null) {
                return null;
            }
            Value value = objective.of(line.plan(), line.profile());
            return value.unbuildable() > 0 || value.amount() >= start
                    ? null
                    : new Polished(line.points(), line.plan(), line.profile(), value.amount(), used);
        }

        /** All variants of a line: all a little, the best of them further. */
        private Heat round(Heat from) {
            List<Entry> variants = Variants.of(from.form(), from.variables(), length);
            if (variants.isEmpty()) {
                return null;
            }
            int little = Math.max(1, (int) (ROUND * most / 3 / variants.size()));
            List<Heat> heats = heats(variants, little);
            heats.sort(Comparator.comparingDouble(Heat::value));
            List<Heat> best = heats.subList(0, Math.min(BEST, heats.size()));
            int more = (int) (2 * ROUND * most / 3 / best.size());
            List<Supplier<Heat>> tasks = new ArrayList<>();
            best.forEach(heat -> tasks.add(() -> heat.run(more)));
            List<Heat> run = new ArrayList<>(runner.all(tasks));
            used += heats.stream().mapToLong(Heat::evaluations).sum();
            return run.stream().min(Comparator.comparingDouble(Heat::value)).orElseThrow();
        }

        private List<Heat> heats(List<Entry> variants, int evaluations) {
            List<Supplier<Heat>> tasks = new ArrayList<>();
            for (Entry variant : variants) {
                long draw = ++draws;
                tasks.add(() -> new Heat(variant, draw).run(evaluations));
            }
            return new ArrayList<>(runner.all(tasks));
        }

        /** A line on its way down under one form. */
        private final class Heat {
            private final LineForm form;
            private final EvolutionStrategy strategy;
            private final Objective objective = objectives.get();

            Heat(Entry entry, long draw) {
                this.form = entry.form;
                this.strategy = entry.variables.length == 0
                        ? null
                        : new EvolutionStrategy(
                                this::price, entry.variables, form.steps(length), seed * 1_000_003 + draw);
            }

            Heat run(int evaluations) {
                strategy.run(evaluations, 0.1 * GAIN * start);
                return this;
            }

            LineForm form() {
                return form;
            }

            double[] variables() {
                return strategy == null ? new double[0] : strategy.best();
            }

            double value() {
                return strategy == null ? price(new double[0]) : strategy.bestValue();
            }

            int evaluations() {
                return strategy == null ? 1 : strategy.evaluations();
            }

            private double price(double[] variables) {
                LineForm.Read read = form.read(variables);
                if (read.plan() == null) {
                    return HOPELESS * start + unit * read.broken();
                }
                Value value = objective.of(read.plan(), read.profile());
                return value.amount() + unit * (read.broken() + value.unbuildable());
            }
        }
    }

    /** Lines with a point of intersection or a PVI more or less. */
    private static final class Variants {
        /** Legs of the plan shorter than this many least radii have no room for a point more. */
        private static final double ROOM = 3;

        /** Distance of a new point from the leg, as a share of the leg. */
        private static final double ASIDE = 0.02;

        private Variants() {}

        static List<Entry> of(LineForm form, double[] v, double length) {
            List<Entry> all = new ArrayList<>();
            morePoints(form, v, all);
            fewerPoints(form, v, all);
            moreBreaks(form, v, length, all);
            IntStream.range(0, form.breaks()).forEach(k -> all.add(new Entry(
                    with(form, form.points(), form.breaks() - 1), without(v, form.atBreak(k), 2))));
            return all;
        }

        private static LineForm with(LineForm form, int points, int breaks) {
            return new LineForm(form.standard(), form.ends(), points, breaks);
        }

        private static void morePoints(LineForm form, double[] v, List<Entry> all) {
            LineForm.Ends ends = form.ends();
            for (int leg = 0; leg <= form.points(); leg++) {
                double ax = leg == 0 ? ends.x0() : v[3 * leg - 3];
                double ay = leg == 0 ? ends.y0() : v[3 * leg - 2];
                double bx = leg == form.points() ? ends.x1() : v[3 * leg];
                double by = leg == form.points() ? ends.y1() : v[3 * leg + 1];
                double apart = Math.hypot(bx - ax, by - ay);
                boolean bound = (leg == 0 && !Double.isNaN(ends.heading0()))
                        || (leg == form.points() && !Double.isNaN(ends.heading1()));
                if (bound || apart < ROOM * Math.max(100, form.standard().minRadius())) {
                    continue;
                }
                // The curve of least arc that turns by the angle of the new point.
                double radius = 1.2 * (form.standard().minArc() + 100) / (4 * ASIDE);
                for (double side : new double[] {-ASIDE, ASIDE}) {
                    all.add(new Entry(with(form, form.points() + 1, form.breaks()), with(v, 3 * leg,
                            0.5 * (ax + bx) + side * (by - ay),
                            0.5 * (ay + by) - side * (bx - ax),
                            StrictMath.log(Math.max(form.standard().minRadius(), radius)))));
                }
            }
        }

        private static void fewerPoints(LineForm form, double[] v, List<Entry> all) {
            for (int i = 0; i < form.points(); i++) {
                boolean bound = (i == 0 && !Double.isNaN(form.ends().heading0()))
                        || (i == form.points() - 1 && !Double.isNaN(form.ends().heading1()));
                if (!bound) {
                    all.add(new Entry(with(form, form.points() - 1, form.breaks()), without(v, 3 * i, 3)));
                }
            }
        }

        private static void moreBreaks(LineForm form, double[] v, double length, List<Entry> all) {
            DesignStandard standard = form.standard();
            double room = 2 * Math.max(20, Math.max(standard.minGradeLength(), standard.minConstantGrade()));
            for (int leg = 0; leg <= form.breaks(); leg++) {
                boolean first = leg == 0;
                boolean last = leg == form.breaks();
                double from = first ? 0 : v[form.atBreak(leg - 1)];
                double to = last ? 1 : v[form.atBreak(leg)];
                double zFrom = first ? form.ends().z0() : v[form.atBreak(leg - 1) + 1];
                double zTo = last ? form.ends().z1() : v[form.atBreak(leg) + 1];
                if ((to - from) * length >= (first || last ? 0.5 : 1) * room) {
                    all.add(new Entry(with(form, form.points(), form.breaks() + 1),
                            with(v, form.atBreak(leg), 0.5 * (from + to), 0.5 * (zFrom + zTo))));
                }
            }
        }

        private static double[] with(double[] v, int at, double... more) {
            double[] result = new double[v.length + more.length];
            System.arraycopy(v, 0, result, 0, at);
            System.arraycopy(more, 0, result, at, more.length);
            System.arraycopy(v, at, result, at + more.length, v.length - at);
            return result;
        }

        private static double[] without(double[] v, int at, int count) {
            double[] result = new double[v.length - count];
            System.arraycopy(v, 0, result, 0, at);
            System.arraycopy(v, at + count, result, at, v.length - at - count);
            return result;
        }
    }
}
