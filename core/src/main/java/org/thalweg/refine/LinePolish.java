package org.thalweg.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
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
    /** Prices of sections in all: some tens of seconds of a processor. */
    private static final double BUDGET = 1.3e8;

    /** Greatest number of evaluations: with more, nothing was gained on the cases tried. */
    private static final long EVALUATIONS = 300_000;

    /** Least number of evaluations for each variable with which a polish is worth beginning. */
    private static final int WORTH = 500;

    /** Evaluations for the line as it comes. */
    private static final long FIRST = 15_000;

    /** What that must save, as a share, for variants to be tried. */
    private static final double ROUGH = 5e-4;

    /** Evaluations of one round of variants of the plan. */
    private static final long ROUND = 60_000;

    /** Those of them that all variants share; the rest is for the best. */
    private static final long VARIANTS = 20_000;

    /** Evaluations of a last run. */
    private static final long LAST = 30_000;

    /** Evaluations of a run with a dearer penalty, how much dearer each time, and how often. */
    private static final long STRICT = 12_000;

    private static final double DEARER = 10;

    private static final int STRICTER = 3;

    /** Evaluations of a variant of the profile alone, and rounds of variants. */
    private static final int PROFILE = 800;

    private static final int PROFILE_ROUNDS = 3;

    /** So many evaluations of a profile from a table are one evaluation of a line. */
    private static final long QUICK = 12;

    /** Variants that are polished further. */
    private static final int BEST = 3;

    /** A run whose values differ by less than this share of the cost is at its end. */
    private static final double FLAT = 2e-6;

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

        /**
         * A quicker objective for profiles over one plan line.
         *
         * @param plan plan line
         * @param profile a profile near which others will be asked for
         * @return the objective, near enough to compare profiles by
         */
        Objective near(HorizontalAlignment plan, VerticalAlignment profile);
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
        LineForm form = new LineForm(standard, fixed, points.size() - 2, profile.pvis().size() - 2, null);
        long most = (long) Math.min(EVALUATIONS, BUDGET / sections);
        double[] variables = form.of(points, profile, length);
        LineForm.Read read = form.read(variables);
        if (most < (long) WORTH * form.size() || most < FIRST + ROUND || read.plan() == null) {
            return null;
        }
        return new Race(length, most, objectives.get().of(read.plan(), read.profile()).amount()).run(form, variables);
    }

    /** A form and where in it the search stands. */
    private record Entry(LineForm form, double[] variables, double value) {}

    /** The rounds over one line. */
    private final class Race {
        private final double length;
        private final long most;
        private final double start;
        private double unit;
        private long used;
        private long draws;

        Race(double length, long most, double start) {
            this.length = length;
            this.most = most;
            this.start = start;
            this.unit = PENALTY * start / length;
        }

        Polished run(LineForm form, double[] variables) {
            Entry best = new Entry(form, variables, start);
            best = taken(best, new Leg(best, FIRST, ++draws).run());
            // A line that moving all variables hardly helps came from the passes in good shape: it ends here.
            boolean rough = best.value < (1 - ROUGH) * start;
            while (rough && used + ROUND <= most) {
                Entry winner = round(best);
                if (winner.value > best.value - GAIN * start) {
                    break;
                }
                best = winner;
            }
            while (rough && used + LAST <= most) {
                // The same line with other draws: what a first run left on the table.
                Entry again = taken(best, new Leg(best, LAST, ++draws).run());
                boolean gained = again.value < best.value - GAIN * start;
                best = again;
                if (!gained) {
                    break;
                }
            }
            return kept(strict(best));
        }

        /**
         * Runs once more with a dearer penalty where the standard is broken by a little: a strategy that is stopped on its way
         * down stands somewhat beyond the rules.
         */
        private Entry strict(Entry best) {
            Entry now = best;
            for (int k = 0; k < STRICTER && broken(now) > LineForm.TOLERATED; k++) {
                unit *= DEARER;
                Leg leg = new Leg(new Entry(now.form, now.variables, Double.POSITIVE_INFINITY), STRICT, ++draws);
                now = leg.run().best;
                used += leg.used;
            }
            return now;
        }

        private double broken(Entry entry) {
            LineForm.Read line = entry.form.read(entry.variables);
            return line.plan() == null ? Double.POSITIVE_INFINITY : line.broken();
        }

        private Entry taken(Entry before, Leg leg) {
            used += leg.used;
            return leg.best.value < before.value ? leg.best : before;
        }

        private Polished kept(Entry best) {
            LineForm.Read line = best.form.read(best.variables);
            if (line.plan() == null || line.broken() > LineForm.TOLERATED) {
                return null;
            }
            Value value = objectives.get().of(line.plan(), line.profile());
            return value.unbuildable() > 0 || value.amount() >= start
                    ? null
                    : new Polished(line.points(), line.plan(), line.profile(), value.amount(), used);
        }

        /** All variants of a line: all a little, the best of them further. */
        private Entry round(Entry from) {
            List<Entry> variants = Variants.ofPlan(from);
            variants.add(from);
            List<Leg> legs = legs(variants, VARIANTS / variants.size());
            legs.sort(Comparator.comparingDouble(leg -> leg.best.value));
            List<Entry> best = legs.stream().limit(BEST).map(leg -> leg.best).toList();
            List<Leg> further = legs(best, (ROUND - VARIANTS) / BEST);
            return further.stream().map(leg -> leg.best).min(Comparator.comparingDouble(Entry::value)).orElseThrow();
        }

        private List<Leg> legs(List<Entry> entries, long evaluations) {
            List<Supplier<Leg>> tasks = new ArrayList<>();
            for (Entry entry : entries) {
                long draw = ++draws;
                tasks.add(() -> new Leg(entry, evaluations, draw).run());
            }
            List<Leg> legs = new ArrayList<>(runner.all(tasks));
            used += legs.stream().mapToLong(leg -> leg.used).sum();
            return legs;
        }

        /** One line on its way down: all variables together, then the profile alone with other PVIs, then together again. */
        private final class Leg {
            private final Objective objective = objectives.get();
            private final long evaluations;
            private long draw;
            private Entry best;
            private long used;
            private long quickly;

            Leg(Entry entry, long evaluations, long draw) {
                this.evaluations = evaluations;
                this.draw = draw * 10_000;
                this.best = entry;
            }

            Leg run() {
                together(evaluations / 2);
                profiles();
                together(evaluations - evaluations / 2);
                used += quickly / QUICK;
                return this;
            }

            private void together(long count) {
                LineForm form = best.form;
                if (form.size() == 0) {
                    best = new Entry(form, best.variables, price(form, objective, best.variables));
                    used++;
                    return;
                }
                EvolutionStrategy strategy = strategy(form, objective, best.variables);
                strategy.run((int) count, FLAT * start);
                used += strategy.evaluations();
                best = new Entry(form, strategy.best(), strategy.bestValue());
            }

            private EvolutionStrategy strategy(LineForm form, Objective goal, double[] from) {
                return new EvolutionStrategy(
                        v -> price(form, goal, v), from, form.steps(length), seed * 1_000_003 + draw++);
            }

            /** PVIs put in and taken out over the plan as it is, as long as it pays. */
            private void profiles() {
                LineForm.Read line = best.form.read(best.variables);
                if (line.plan() == null) {
                    return;
                }
                int skip = 3 * best.form.points();
                double[] heights = Arrays.copyOfRange(best.variables, skip, best.variables.length);
                LineForm over = best.form.profile(best.variables);
                Objective quick = objective.near(line.plan(), line.profile());
                Entry now = new Entry(over, heights, price(over, quick, heights));
                for (int round = 0; round < PROFILE_ROUNDS; round++) {
                    Entry next = now;
                    for (Entry variant : Variants.ofProfile(now, length)) {
                        Entry run = profile(variant, quick);
                        next = run.value < next.value ? run : next;
                    }
                    if (next.value > now.value - GAIN * start) {
                        break;
                    }
                    now = next;
                }
                double[] whole = Arrays.copyOf(best.variables, skip + now.variables.length);
                System.arraycopy(now.variables, 0, whole, skip, now.variables.length);
                LineForm form = best.form.with(0, now.form.breaks() - best.form.breaks());
                double value = price(form, objective, whole);
                best = value < best.value ? new Entry(form, whole, value) : best;
            }

            private Entry profile(Entry variant, Objective quick) {
                if (variant.form.size() == 0) {
                    return new Entry(variant.form, variant.variables, price(variant.form, quick, variant.variables));
                }
                EvolutionStrategy strategy = strategy(variant.form, quick, variant.variables);
                strategy.run(PROFILE, FLAT * start);
                quickly += strategy.evaluations();
                return new Entry(variant.form, strategy.best(), strategy.bestValue());
            }

            private double price(LineForm form, Objective goal, double[] variables) {
                LineForm.Read read = form.read(variables);
                if (read.plan() == null) {
                    return HOPELESS * start + unit * read.broken();
                }
                Value value = goal.of(read.plan(), read.profile());
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

        static List<Entry> ofPlan(Entry from) {
            List<Entry> all = new ArrayList<>();
            morePoints(from.form, from.variables, all);
            fewerPoints(from.form, from.variables, all);
            return all;
        }

        static List<Entry> ofProfile(Entry from, double length) {
            List<Entry> all = new ArrayList<>();
            all.add(from);
            moreBreaks(from.form, from.variables, length, all);
            for (int k = 0; k < from.form.breaks(); k++) {
                all.add(new Entry(from.form.with(0, -1), without(from.variables, from.form.atBreak(k), 2), 0));
            }
            return all;
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
                    all.add(new Entry(form.with(1, 0), with(v, 3 * leg,
                            0.5 * (ax + bx) + side * (by - ay),
                            0.5 * (ay + by) - side * (bx - ax),
                            StrictMath.log(Math.max(form.standard().minRadius(), radius))), 0));
                }
            }
        }

        private static void fewerPoints(LineForm form, double[] v, List<Entry> all) {
            for (int i = 0; i < form.points(); i++) {
                boolean bound = (i == 0 && !Double.isNaN(form.ends().heading0()))
                        || (i == form.points() - 1 && !Double.isNaN(form.ends().heading1()));
                if (!bound) {
                    all.add(new Entry(form.with(-1, 0), without(v, 3 * i, 3), 0));
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
                    all.add(new Entry(form.with(0, 1),
                            with(v, form.atBreak(leg), 0.5 * (from + to), 0.5 * (zFrom + zTo)), 0));
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
