package org.thalweg.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.thalweg.standard.Mode;

/**
 * How often a pair of lines is closed, and where it hurts: closures drawn over many years.
 *
 * <p><b>Model.</b> Each hazard closes each part by a Poisson process; closures of a part may overlap. A line is closed while
 * any of its parts is. The pair is closed while both lines are: each backs the other up. Regional events hit both lines
 * together, and are what makes their closures go together.
 *
 * <p><b>Closed form.</b> A part on which closures of mean length {@code d} begin {@code r} times a year is open with
 * probability {@code exp(-r d)} (the empty state of the queue M/G/infinity, whatever the spread of lengths); parts in series
 * multiply, independent lines in parallel multiply their closed shares. It stands beside the drawn share.
 *
 * <p>Rates and lengths are judgements or statistics of other places: the result compares alternatives and finds choke
 * points; it foretells no year.
 */
public final class Availability {
    private static final double DAYS = 365.25;
    private static final Comparator<double[]> IN_TIME =
            Comparator.<double[]>comparingDouble(e -> e[0]).thenComparingDouble(e -> e[2]).thenComparingDouble(e -> e[1]);

    /**
     * A line's closures, or those of both lines at once.
     *
     * @param closedDays closed days a year, mean
     * @param closedDaysP95 closed days that one year in twenty exceeds
     * @param longestP95 longest closure (days) begun in a year that one year in twenty exceeds
     * @param open share of time open
     * @param exactOpen the same in closed form; NaN where there is none (both lines under regional hazards)
     */
    public record Line(double closedDays, double closedDaysP95, double longestP95, double open, double exactOpen) {}

    /**
     * What losing a part costs.
     *
     * @param part the part
     * @param closedDays days a year on which its line is closed by this part alone: gained if it never closed
     * @param cost what these days cost a year (money)
     */
    public record Choke(ClosurePart part, double closedDays, double cost) {}

    /**
     * Results.
     *
     * @param years years drawn
     * @param lines closures by mode
     * @param both closures of both lines at once; of the only line where there is one
     * @param cost what closures cost a year (money), mean
     * @param byHazard days a year on which each hazard alone would close a line, summed over lines
     * @param chokes parts by what their loss costs, the dearest first, then by days, then by place; all of them
     */
    public record Result(
            int years,
            SortedMap<Mode, Line> lines,
            Line both,
            double cost,
            SortedMap<String, Double> byHazard,
            List<Choke> chokes) {
        /** Copies. */
        public Result {
            lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
            byHazard = Collections.unmodifiableSortedMap(new TreeMap<>(byHazard));
            chokes = List.copyOf(chokes);
        }
    }

    private final List<ClosurePart> parts;
    private final List<ClosureHazard> hazards;
    private final AvailabilityCosts costs;
    private final int years;
    /** Closures as drawn: begin and end (days), part, hazard. */
    private final List<double[]> closures = new ArrayList<>();

    private Availability(List<ClosurePart> parts, List<ClosureHazard> hazards, AvailabilityCosts costs, int years) {
        this.parts = List.copyOf(parts);
        this.hazards = List.copyOf(hazards);
        this.costs = costs;
        this.years = years;
    }

    /**
     * Draws closures.
     *
     * @param parts the parts of one line or two, at least one
     * @param hazards what closes them
     * @param costs what closed days cost
     * @param years years to draw, 100 to a million
     * @param seed seed
     * @return results
     * @throws IllegalArgumentException when there is no part or the years are out of range
     */
    public static Result of(
            List<ClosurePart> parts, List<ClosureHazard> hazards, AvailabilityCosts costs, int years, long seed) {
        if (parts.isEmpty() || years < 100 || years > 1_000_000) {
            throw new IllegalArgumentException("availability needs at least one part and 100 to a million years");
        }
        Availability a = new Availability(parts, hazards, costs, years);
        a.draw(seed);
        return a.result();
    }

    private void draw(long seed) {
        for (int h = 0; h < hazards.size(); h++) {
            ClosureHazard hazard = hazards.get(h);
            if (hazard.events() > 0) {
                regional(h, stream(seed, h, -1));
            } else {
                for (int p = 0; p < parts.size(); p++) {
                    local(h, p, stream(seed, h, p));
                }
            }
        }
    }

    /** A stream for each hazard and part, so that a change of one leaves the others' draws as they were. */
    private static SplittableRandom stream(long seed, int hazard, int part) {
        return new SplittableRandom(seed ^ (hazard * 1_000_003L + part + 2) * 0x9E3779B97F4A7C15L);
    }

    private void local(int h, int part, SplittableRandom random) {
        ClosureHazard hazard = hazards.get(h);
        double rate = hazard.on(parts.get(part)) / DAYS;
        if (rate > 0) {
            for (double at = wait(random, rate); at < years * DAYS; at += wait(random, rate)) {
                closures.add(new double[] {at, at + days(hazard, random), part, h});
            }
        }
    }

    private void regional(int h, SplittableRandom random) {
        ClosureHazard hazard = hazards.get(h);
        double rate = hazard.events() / DAYS;
        for (double at = wait(random, rate); at < years * DAYS; at += wait(random, rate)) {
            for (int p = 0; p < parts.size(); p++) {
                double hit = random.nextDouble();
                double days = days(hazard, random);
                if (hit < hazard.on(parts.get(p))) {
                    closures.add(new double[] {at, at + days, p, h});
                }
            }
        }
    }

    private static double wait(SplittableRandom random, double rate) {
        return -StrictMath.log(1 - random.nextDouble()) / rate;
    }

    private static double days(ClosureHazard hazard, SplittableRandom random) {
        return hazard.days().quantile(Math.max(random.nextDouble(), 0x1p-60));
    }

    /** Spells of time in which a line, or both, are closed. */
    private static final class Spells {
        private final double[] days;
        private final double[] longest;
        private double since = Double.NaN;

        Spells(int years) {
            days = new double[years];
            longest = new double[years];
        }

        void set(boolean closed, double now) {
            if (closed && Double.isNaN(since)) {
                since = now;
            } else if (!closed && !Double.isNaN(since)) {
                spell(since, now);
                since = Double.NaN;
            }
        }

        /** Days count in the years in which they lie, the spell in the year in which it begins. */
        private void spell(double from, double to) {
            int first = (int) (from / DAYS);
            if (first >= days.length) {
                return;
            }
            longest[first] = Math.max(longest[first], to - from);
            for (int y = first; y < days.length && y * DAYS < to; y++) {
                days[y] += Math.min(to, (y + 1) * DAYS) - Math.max(from, y * DAYS);
            }
        }

        Line line(double exact) {
            double mean = Arrays.stream(days).sum() / days.length;
            return new Line(mean, p95(days), p95(longest), 1 - mean / DAYS, exact);
        }

        private static double p95(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1, Math.ceil(0.95 * sorted.length))];
        }
    }

    private Result result() {
        double[][] events = events();
        int modes = Mode.values().length;
        boolean[] there = new boolean[modes];
        parts.forEach(p -> there[p.mode().ordinal()] = true);
        Spells[] spells = {new Spells(years), new Spells(years), new Spells(years)};
        int[] open = new int[parts.size()];
        int[] closed = new int[modes];
        long[] sum = new long[modes];
        double[] alone = new double[parts.size()];
        double[] saved = new double[parts.size()];
        int[] byHazard = new int[hazards.size() * modes];
        double[] hazardDays = new double[hazards.size()];
        double cost = 0;
        double before = 0;
        for (double[] e : events) {
            double now = Math.min(e[0], years * DAYS);
            double span = now - before;
            if (span > 0) {
                cost += span * cost(closed);
                for (int k = 0; k < byHazard.length; k++) {
                    hazardDays[k / modes] += byHazard[k] > 0 ? span : 0;
                }
                for (int m = 0; m < modes; m++) {
                    if (closed[m] == 1) {
                        int part = (int) sum[m];
                        alone[part] += span;
                        saved[part] += span * (cost(closed) - without(closed, m));
                    }
                }
            }
            before = now;
            change(e, open, closed, sum);
            byHazard[(int) e[3] * modes + parts.get((int) e[1]).mode().ordinal()] += e[2] > 0 ? 1 : -1;
            boolean all = true;
            for (int m = 0; m < modes; m++) {
                spells[m].set(closed[m] > 0, e[0]);
                all &= closed[m] > 0 || !there[m];
            }
            spells[modes].set(all, e[0]);
        }
        return result(spells, there, cost / years, alone, saved, byHazard(hazardDays));
    }

    /** A part closes or opens; a part hit twice opens with the later end. */
    private void change(double[] e, int[] open, int[] closed, long[] sum) {
        int part = (int) e[1];
        int m = parts.get(part).mode().ordinal();
        int was = open[part];
        open[part] += e[2] > 0 ? 1 : -1;
        if (was == 0) {
            closed[m]++;
            sum[m] += part;
        } else if (open[part] == 0) {
            closed[m]--;
            sum[m] -= part;
        }
    }

    private double cost(int[] closed) {
        boolean road = closed[Mode.ROAD.ordinal()] > 0;
        boolean rail = closed[Mode.RAIL.ordinal()] > 0;
        return road && rail ? costs.both() : road ? costs.road() : rail ? costs.rail() : 0;
    }

    /** What would be lost if the line of one mode were open. */
    private double without(int[] closed, int mode) {
        boolean other = closed[1 - mode] > 0;
        return !other ? 0 : mode == Mode.ROAD.ordinal() ? costs.rail() : costs.road();
    }

    /**
     * Begins and ends in time: {time, part, +1 or -1, hazard}; ends before begins at the same moment. Sorted year by year,
     * which is several times faster than all at once.
     */
    private double[][] events() {
        int[] from = new int[years + 2];
        for (double[] c : closures) {
            from[year(c[0]) + 1]++;
            from[year(c[1]) + 1]++;
        }
        for (int y = 0; y <= years; y++) {
            from[y + 1] += from[y];
        }
        double[][] events = new double[2 * closures.size()][];
        int[] next = from.clone();
        for (double[] c : closures) {
            events[next[year(c[0])]++] = new double[] {c[0], c[2], 1, c[3]};
            events[next[year(c[1])]++] = new double[] {c[1], c[2], -1, c[3]};
        }
        for (int y = 0; y <= years; y++) {
            Arrays.sort(events, from[y], from[y + 1], IN_TIME);
        }
        return events;
    }

    /** Year of a moment; all that is later goes into one more year. */
    private int year(double day) {
        return (int) Math.min(years, day / DAYS);
    }

    private Result result(
            Spells[] spells, boolean[] there, double cost, double[] alone, double[] saved, SortedMap<String, Double> byHazard) {
        SortedMap<Mode, Line> lines = new TreeMap<>();
        double exactBoth = 1;
        for (Mode mode : Mode.values()) {
            if (there[mode.ordinal()]) {
                double exact = Double.NaN;
                if (hazards.stream().allMatch(h -> h.events() == 0)) {
                    exact = StrictMath.exp(-load(mode));
                }
                exactBoth *= 1 - exact;
                lines.put(mode, spells[mode.ordinal()].line(exact));
            }
        }
        List<Choke> chokes = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            chokes.add(new Choke(parts.get(p), alone[p] / years, saved[p] / years));
        }
        chokes.sort(Comparator.comparingDouble((Choke c) -> -c.cost()).thenComparingDouble(c -> -c.closedDays())
                .thenComparing(c -> c.part().mode()).thenComparingDouble(c -> c.part().from()));
        return new Result(years, lines, spells[Mode.values().length].line(1 - exactBoth), cost, byHazard, chokes);
    }

    /** Mean number of closures of local hazards under way on a line. */
    private double load(Mode mode) {
        double load = 0;
        for (ClosureHazard h : hazards) {
            for (ClosurePart p : parts) {
                load += p.mode() == mode ? h.on(p) * h.days().mean() / DAYS : 0;
            }
        }
        return load;
    }

    private SortedMap<String, Double> byHazard(double[] days) {
        SortedMap<String, Double> out = new TreeMap<>();
        for (int h = 0; h < hazards.size(); h++) {
            out.put(hazards.get(h).name(), days[h] / years);
        }
        return out;
    }
}
