package org.thalweg.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;

/**
 * Fits road and railway together. Where the lines that each would have alone keep clear of each other, they are the
 * answer. Where they share much of their way, both are planned side by side ({@link SideBySide}). And both orders are tried:
 * one keeps its line, the other is moved clear of it, laid abreast of it or searched anew, unless that turns out much dearer.
 * The cheapest pair by its bills is taken, of equals the order in which the railway goes first.
 */
final class Pairing {
    private Pairing() {}

    /** Runs tasks side by side and returns their results. */
    interface Runner {
        /**
         * Runs all tasks.
         *
         * @param tasks tasks by mode
         * @param <T> kind of result
         */
        <T> SortedMap<Mode, T> all(Map<Mode, Callable<T>> tasks);
    }

    /**
     * Two lines that were planned together.
     *
     * @param lines the lines by mode
     * @param around the modes whose lines were planned around the other's: they pass over it on bridges, under it in tunnels
     */
    record Pair(SortedMap<Mode, Refined> lines, Set<Mode> around) {
        /** Lines that are in nobody's way. */
        static Pair apart(SortedMap<Mode, Refined> lines) {
            return new Pair(lines, Set.of());
        }
    }

    /** A pair, what it costs, and whether the lines keep clear of each other; or no pair and why there is none. */
    record Outcome(Pair pair, double cost, boolean clear, NoLine reason) {
        private static Outcome none(NoLine reason) {
            return new Outcome(null, Double.POSITIVE_INFINITY, false, reason);
        }
    }

    static Pair of(Scenario scenario, Map<Mode, LinePlanner> planners, SortedMap<Mode, Refined> alone, Runner runner) {
        if (alone.size() < 2) {
            return Pair.apart(alone);
        }
        Neighbour rail = neighbour(scenario, Mode.RAIL, alone);
        if (rail.clear(alone.get(Mode.ROAD))) {
            return Pair.apart(alone);
        }
        List<Outcome> outcomes = new ArrayList<>();
        if (rail.conflict(alone.get(Mode.ROAD)) > LinePlanner.FEW) {
            new SideBySide(scenario, planners, runner).about(alone, rail.apart())
                    .forEach(pair -> outcomes.add(outcome(scenario, planners, pair)));
        }
        double dearest = outcomes.stream().mapToDouble(Outcome::cost).min().orElse(Double.POSITIVE_INFINITY);
        Map<Mode, Callable<Outcome>> tasks = new EnumMap<>(Mode.class);
        for (Mode second : Mode.values()) {
            tasks.put(second, () -> beside(scenario, planners, alone, second, dearest));
        }
        outcomes.addAll(runner.all(tasks).values());
        return best(outcomes);
    }

    /** A pair with the sum of what both lines cost by their bills and weights. */
    private static Outcome outcome(Scenario scenario, Map<Mode, LinePlanner> planners, Pair pair) {
        double cost = 0;
        boolean clear = true;
        for (Mode mode : pair.lines().keySet()) {
            boolean around = pair.around().contains(mode);
            Neighbour other = around ? neighbour(scenario, other(mode), pair.lines()) : null;
            cost += planners.get(mode).billed(pair.lines().get(mode), other);
            clear &= !around || other.clear(pair.lines().get(mode));
        }
        return new Outcome(pair, cost, clear, null);
    }

    private static Pair best(List<Outcome> outcomes) {
        Outcome best = null;
        for (Outcome outcome : outcomes) {
            if (outcome.pair() == null) {
                continue;
            }
            // A line that comes too near is the answer only where no pair keeps clear.
            boolean clearer = best != null && outcome.clear() && !best.clear();
            boolean cheaper = best != null && outcome.clear() == best.clear()
                    && outcome.cost() < best.cost();
            best = best == null || clearer || cheaper ? outcome : best;
        }
        if (best == null) {
            throw new NoLine("Road and railway find no room beside each other in either order. "
                    + outcomes.get(0).reason().getMessage());
        }
        return best.pair();
    }

    /** The mode beside a mode. */
    static Mode other(Mode mode) {
        return mode == Mode.ROAD ? Mode.RAIL : Mode.ROAD;
    }

    private static Outcome beside(Scenario scenario, Map<Mode, LinePlanner> planners, SortedMap<Mode, Refined> alone,
            Mode second, double dearest) {
        Mode first = other(second);
        double left = dearest - planners.get(first).billed(alone.get(first), null);
        try {
            return planners.get(second)
                    .planBeside(alone.get(second), alone.get(first), neighbour(scenario, first, alone), left)
                    .map(moved -> {
                        SortedMap<Mode, Refined> lines = new TreeMap<>(alone);
                        lines.put(second, moved);
                        return outcome(scenario, planners, new Pair(lines, Set.of(second)));
                    })
                    .orElse(Outcome.none(null));
        } catch (NoLine none) {
            return Outcome.none(none);
        }
    }

    /** The line of a mode as something to keep clear of; the greater clearance of the two standards holds. */
    static Neighbour neighbour(Scenario scenario, Mode mode, Map<Mode, Refined> alone) {
        double lateral = 0;
        double vertical = 0;
        double dearest = 0;
        for (ModePlan plan : scenario.modes().values()) {
            DesignStandard s = plan.standard();
            lateral = Math.max(lateral, s.lateralClearance());
            vertical = Math.max(vertical, s.verticalClearance());
            dearest = Math.max(dearest, Math.max(plan.rates().tunnel(), plan.rates().bridge()));
        }
        Refined line = alone.get(mode);
        // Coming too near costs more than any structure that avoids it.
        return new Neighbour(line.plan(), line.profile(), lateral, vertical, 10 * dearest);
    }
}
