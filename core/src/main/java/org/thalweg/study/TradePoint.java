package org.thalweg.study;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.audit.Finding;
import org.thalweg.security.LineSecurity;
import org.thalweg.standard.Mode;

/**
 * What one value of a condition leads to.
 *
 * @param value the value as typed
 * @param number the value as a number; NaN where it is a word
 * @param limit why the value cannot be met: the limit that binds, in a sentence; null where it is met
 * @param lines the lines, road before railway; empty where none were found
 * @param exposure exposure of the lines, by mode
 * @param running running time (s) of a truck and of a freight train, means of both directions, by mode; a mode is left out where
 *     the scenario asks for no such runs, or they do not get through
 * @param from the value for which each mode's line was planned: another one, where a line planned for that was better here
 *     too
 */
public record TradePoint(
        String value,
        double number,
        String limit,
        SortedMap<Mode, Line> lines,
        SortedMap<Mode, LineSecurity> exposure,
        SortedMap<Mode, Double> running,
        SortedMap<Mode, String> from) {
    /** Copies. */
    public TradePoint {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        exposure = Collections.unmodifiableSortedMap(new TreeMap<>(exposure));
        running = Collections.unmodifiableSortedMap(new TreeMap<>(running));
        from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
        if (lines.isEmpty() == (limit == null)) {
            throw new IllegalArgumentException("a value has lines, or a limit that leaves none");
        }
    }

    /**
     * Whether there are lines and all keep their standards and the condition.
     *
     * @return true when the value is met
     */
    public boolean met() {
        return limit == null && lines.values().stream().allMatch(l -> l.audit().ok());
    }

    /**
     * Time from gate to gate: that of the run, else at design speed.
     *
     * @param mode a mode that has a line
     * @return time (s)
     */
    public double time(Mode mode) {
        return running.getOrDefault(mode, lines.get(mode).travelTime());
    }

    /**
     * Construction cost of all lines.
     *
     * @return cost; NaN without lines
     */
    public double cost() {
        return lines.isEmpty() ? Double.NaN : lines.values().stream().mapToDouble(l -> l.bill().total().doubleValue()).sum();
    }

    /**
     * Sum of the lines' objectives, by which they were chosen.
     *
     * @return objective; infinite without lines
     */
    double objective() {
        return lines.isEmpty() ? Double.POSITIVE_INFINITY : lines.values().stream().mapToDouble(Line::objective).sum();
    }

    /** Rules that the lines break. */
    long broken() {
        return lines.values().stream().flatMap(l -> l.audit().findings().stream()).filter(f -> !f.ok()).count();
    }

    /**
     * The rules that a mode's line breaks, in words.
     *
     * @param mode the mode
     * @return words; empty when it keeps all, or there is no line
     */
    public String brokenRules(Mode mode) {
        return lines.containsKey(mode)
                ? String.join(", ", lines.get(mode).audit().findings().stream().filter(f -> !f.ok()).map(Finding::rule).distinct().toList())
                : "";
    }
}
