package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.cost.StationTable;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/** Sets alternatives side by side: how far they differ, and what each is best at. */
final class Comparison {
    /** Lines further apart than this (m) are different there (DESIGN section 5). */
    static final double APART = 200;

    private Comparison() {}

    static List<Alternative> of(List<Alternative> alternatives) {
        List<Alternative> result = new ArrayList<>();
        for (int i = 0; i < alternatives.size(); i++) {
            Alternative a = alternatives.get(i);
            SortedMap<String, Double> differences = new TreeMap<>();
            for (int j = 0; j < i; j++) {
                differences.put(alternatives.get(j).spec().name(), difference(a, alternatives.get(j)));
            }
            result.add(new Alternative(a.spec(), a.lines(), bestAt(a, alternatives), differences, a.sensitivity(), a.together()));
        }
        return result;
    }

    /** The lesser over the modes of the share of length that lies apart from the other alternative's line. */
    static double difference(Alternative a, Alternative b) {
        double least = 1;
        for (Mode mode : a.lines().keySet()) {
            least = Math.min(least, apart(a.lines().get(mode).stations(), b.lines().get(mode).stations()));
        }
        return least;
    }

    /** Share of a line's length that lies more than {@link #APART} from another line. */
    static double apart(StationTable a, StationTable b) {
        double sum = 0;
        for (int i = 0; i + 1 < a.rows(); i++) {
            if (!near(a.x()[i], a.y()[i], b)) {
                sum += a.station()[i + 1] - a.station()[i];
            }
        }
        return sum / a.station()[a.rows() - 1];
    }

    private static boolean near(double x, double y, StationTable line) {
        // Rows lie at most 10 m apart, so a row further away than APART by k x 10 m lets k rows be passed over.
        for (int i = 0; i < line.rows(); ) {
            double away = Math.hypot(line.x()[i] - x, line.y()[i] - y);
            if (away <= APART) {
                return true;
            }
            i += Math.max(1, (int) ((away - APART) / 10));
        }
        return false;
    }

    private static List<String> bestAt(Alternative a, List<Alternative> all) {
        List<String> result = new ArrayList<>();
        if (all.size() < 2) {
            return result;
        }
        least("cheapest to build", a, all, x -> cost(x), result);
        least("shortest travel time", a, all, x -> sum(x, Line::travelTime), result);
        least("farthest from the border", a, all, x -> -sum(x, Line::borderDistance), result);
        least("least land", a, all, x -> sum(x, l -> total(l.stations().land())), result);
        least("fewest structures", a, all, x -> sum(x, Comparison::structures), result);
        return result;
    }

    private static void least(
            String title, Alternative a, List<Alternative> all, ToDoubleFunction<Alternative> measure, List<String> out) {
        double own = measure.applyAsDouble(a);
        if (Double.isNaN(own)) {
            return;
        }
        if (all.stream().allMatch(x -> x == a || measure.applyAsDouble(x) > own)) {
            out.add(title);
        }
    }

    private static double cost(Alternative a) {
        return sum(a, l -> l.bill().total().doubleValue());
    }

    private static double sum(Alternative a, ToDoubleFunction<Line> measure) {
        return a.lines().values().stream().mapToDouble(measure).sum();
    }

    private static double total(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    /** Length of bridges and tunnels (m). */
    static double structures(Line line) {
        return line.alignment().structures().stream()
                .filter(s -> s.structure() == Structure.BRIDGE || s.structure() == Structure.TUNNEL)
                .mapToDouble(StructureSpan::length)
                .sum();
    }
}
