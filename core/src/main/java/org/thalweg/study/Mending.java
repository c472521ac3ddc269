package org.thalweg.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.Mode;

/**
 * Finishes the lines of an alternative, and mends those that the audit finds at fault: refined again with tighter rules,
 * one mode after the other so that each sees where the other lies now. The line with the fewest broken rules is kept, the
 * cheaper one of equals.
 */
final class Mending {
    private static final int ATTEMPTS = 2;

    /** A mended line may cost so many times what it cost before; beyond that the broken rule is reported instead. */
    private static final double DEAREST = 1.1;

    private Mending() {}

    /** Runs tasks by mode and returns their results. */
    interface Runner {
        /** Runs all tasks. */
        SortedMap<Mode, Line> all(Map<Mode, Callable<Line>> tasks);
    }

    static SortedMap<Mode, Line> finish(
            Scenario scenario,
            Map<Mode, LinePlanner> planners,
            Map<Mode, Finisher> finishers,
            Pairing.Pair pair,
            SortedMap<Mode, Double> floors,
            Runner runner) {
        Map<Mode, Callable<Line>> tasks = new EnumMap<>(Mode.class);
        for (Mode mode : pair.lines().keySet()) {
            tasks.put(mode, () -> finishers.get(mode).finish(
                    pair.lines().get(mode), others(pair.lines(), mode), floors.get(mode), pair.around().contains(mode)));
        }
        SortedMap<Mode, Line> lines = new TreeMap<>(runner.all(tasks));
        Map<Mode, Refined> now = new EnumMap<>(pair.lines());
        boolean moved = false;
        for (Mode mode : pair.lines().keySet()) {
            for (int attempt = 1; attempt <= ATTEMPTS && lines.get(mode).broken() > 0; attempt++) {
                Refined mended = planners.get(mode).mend(now.get(mode), neighbour(scenario, now, mode), attempt);
                Line line = finishers.get(mode).finish(
                        mended, others(now, mode), floors.get(mode), pair.around().contains(mode));
                if (line.broken() < lines.get(mode).broken() && cost(line) <= DEAREST * cost(lines.get(mode))) {
                    now.put(mode, mended);
                    lines.put(mode, line);
                    moved = true;
                }
            }
        }
        if (!moved || pair.lines().size() < 2) {
            return lines;
        }
        // Each line's clearance was judged against the other as it lay then: both are judged again as they lie now.
        Map<Mode, Callable<Line>> again = new EnumMap<>(Mode.class);
        for (Mode mode : now.keySet()) {
            again.put(mode, () -> finishers.get(mode).finish(
                    now.get(mode), others(now, mode), floors.get(mode), pair.around().contains(mode)));
        }
        return runner.all(again);
    }

    private static double cost(Line line) {
        return line.bill().total().doubleValue();
    }

    private static List<Refined> others(Map<Mode, Refined> lines, Mode mode) {
        return lines.entrySet().stream().filter(e -> e.getKey() != mode).map(Map.Entry::getValue).toList();
    }

    private static Neighbour neighbour(Scenario scenario, Map<Mode, Refined> lines, Mode mode) {
        for (Mode other : lines.keySet()) {
            if (other != mode) {
                return Pairing.neighbour(scenario, other, lines);
            }
        }
        return null;
    }
}
