package org.thalweg.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.standard.Mode;

/**
 * The lines of one mode set side by side on six measures. One line dominates another when it is at least as good on every
 * measure and better on one; a line that none dominates is efficient: whoever wants it better on one measure must give up
 * on another.
 */
public final class Pareto {
    /** Share of a line that must lie apart from every other for it to count as a line of its own. */
    public static final double DIFFERENT = 0.3;

    private Pareto() {}

    /** What lines are measured by. All are told so that less is better, but distance from the border. */
    public enum Measure {
        /** Construction cost. */
        COST("cost", 1),
        /** Length in plan (m). */
        LENGTH("length", 1),
        /** Travel time at design speed (s). */
        TIME("travel time", 1),
        /** Mean distance from named borders (m): more is better. */
        BORDER("distance from the border", -1),
        /** Land taken (m2). */
        LAND("land", 1),
        /** Length of bridges and tunnels (m). */
        STRUCTURES("structures", 1);

        private final String words;
        private final int sign;

        Measure(String words, int sign) {
            this.words = words;
            this.sign = sign;
        }

        /**
         * The measure in words.
         *
         * @return words
         */
        public String words() {
            return words;
        }

        private double of(Line line) {
            return switch (this) {
                case COST -> line.bill().total().doubleValue();
                case LENGTH -> line.alignment().length();
                case TIME -> line.travelTime();
                case BORDER -> line.borderDistance();
                case LAND -> Arrays.stream(line.stations().land()).sum();
                case STRUCTURES -> Comparison.structures(line);
            };
        }

        /** Whether the first is better; never where one is not known. */
        private boolean better(double a, double b) {
            return sign * a < sign * b;
        }
    }

    /**
     * A line on all measures.
     *
     * @param alternative its alternative
     * @param madeBy what made it: weights, set-backs, reuse, in words
     * @param values its figures, in the order of {@link Measure}; NaN where one is not known
     * @param dominatedBy alternatives whose lines of the same mode dominate it; empty for an efficient line
     * @param bestAt measures on which no other line is as good
     * @param ahead per other alternative, the measures on which this line is better
     * @param apart per other alternative, the share of this line's length (0 to 1) that lies more than 200 m from it
     */
    public record Row(
            String alternative,
            String madeBy,
            List<Double> values,
            List<String> dominatedBy,
            List<Measure> bestAt,
            SortedMap<String, List<Measure>> ahead,
            SortedMap<String, Double> apart) {
        /**
         * Whether it is a line of its own.
         *
         * @return true if at least {@link #DIFFERENT} of it lies apart from every other line
         */
        public boolean different() {
            return apart.values().stream().allMatch(share -> share >= DIFFERENT);
        }
    }

    /**
     * Sets the lines of a mode side by side.
     *
     * @param alternatives the alternatives
     * @param mode the mode
     * @return a row an alternative that has such a line, in their order
     */
    public static List<Row> of(List<Alternative> alternatives, Mode mode) {
        List<Alternative> all =
                alternatives.stream().filter(a -> a.lines().containsKey(mode)).toList();
        List<Row> rows = new ArrayList<>();
        for (Alternative a : all) {
            rows.add(row(a, all, mode));
        }
        return rows;
    }

    private static Row row(Alternative a, List<Alternative> all, Mode mode) {
        Line line = a.lines().get(mode);
        List<Double> values = Arrays.stream(Measure.values()).map(m -> m.of(line)).toList();
        List<String> dominatedBy = new ArrayList<>();
        SortedMap<String, List<Measure>> ahead = new TreeMap<>();
        SortedMap<String, Double> apart = new TreeMap<>();
        List<Measure> best = new ArrayList<>(Arrays.asList(Measure.values()));
        for (Alternative other : all) {
            if (other == a) {
                continue;
            }
            Line theirs = other.lines().get(mode);
            List<Measure> better = ahead(line, theirs);
            ahead.put(other.spec().name(), better);
            best.retainAll(better);
            if (better.isEmpty() && !ahead(theirs, line).isEmpty()) {
                dominatedBy.add(other.spec().name());
            }
            apart.put(other.spec().name(), Comparison.apart(line.stations(), theirs.stations()));
        }
        return new Row(a.spec().name(), madeBy(a.spec()), values, dominatedBy, all.size() < 2 ? List.of() : best, ahead, apart);
    }

    private static List<Measure> ahead(Line a, Line b) {
        return Arrays.stream(Measure.values()).filter(m -> m.better(m.of(a), m.of(b))).toList();
    }

    private static String madeBy(AlternativeSpec spec) {
        List<String> parts = new ArrayList<>();
        spec.weights().forEach((name, weight) -> parts.add(switch (name) {
            case "overlap" -> "penalty on running where an earlier line runs";
            case "border" -> "weight on nearness to the border";
            default -> "weight on " + name.replace('_', ' ');
        } + " " + java.math.BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString()));
        new TreeMap<>(spec.setbacks()).forEach((name, metres) -> parts.add("set-back of " + Math.round(metres) + " m from " + name));
        if (spec.reuse()) {
            parts.add("existing formations may be reused");
        }
        return parts.isEmpty() ? "construction cost alone" : String.join("; ", parts);
    }
}
