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
 * answer. Where they do not, both orders are tried: one keeps its line, the other is moved clear of it, laid abreast of it
 * or searched anew. Where the lines share much of their way, both are planned side by side as well ({@link SideBySide}).
 * The cheapest pair is taken, of equals the order in which the railway goes first.
 */
final class Pairing {
    /** Share by which the pair must cost more than the lines alone for that: what being in the way costs can be saved at most. */
    private static final double DEAR = 0.02;

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

        double objective() {
            return SideBySide.objective(lines);
        }
    }

    /** A pair and whether the lines keep clear of each other; or why there is none. */
    record Outcome(Pair pair, boolean clear, NoLine reason) {}

    static Pair of(Scenario scenario, Map<Mode, LinePlanner> planners, SortedMap<Mode, Refined> alone, Runner runner) {
        if (alone.size() < 2) {
            return Pair.apart(alone);
        }
        Neighbour rail = neighbour(scenario, Mode.RAIL, alone);
        if (rail.clear(alone.get(Mode.ROAD))) {
            return Pair.apart(alone);
        }
        Map<Mode, Callable<Outcome>> tasks = new EnumMap<>(Mode.class);
        for (Mode second : Mode.values()) {
            Neighbour other = neighbour(scenario, other(second), alone);
            tasks.put(second, () -> beside(planners.get(second), alone, second, other));
        }
        List<Outcome> outcomes = new ArrayList<>(runner.all(tasks).values());
        Pair best = best(outcomes);
        double unhindered = SideBySide.objective(alone);
        if (rail.conflict(alone.get(Mode.ROAD)) > LinePlanner.FEW && best.objective() > (1 + DEAR) * unhindered) {
            new SideBySide(scenario, planners, runner).about(alone, rail.apart(), best.objective())
                    .map(lines -> new Outcome(new Pair(lines, Set.of(Mode.ROAD)), true, null))
                    .ifPresent(outcomes::add);
        }
        return best(outcomes);
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
                    && outcome.pair().objective() < best.pair().objective();
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

    private static Outcome beside(
            LinePlanner planner, SortedMap<Mode, Refined> alone, Mode second, Neighbour other) {
        try {
            Refined moved = planner.planBeside(alone.get(second), alone.get(other(second)), other);
            SortedMap<Mode, Refined> lines = new TreeMap<>(alone);
            lines.put(second, moved);
            return new Outcome(new Pair(lines, Set.of(second)), other.clear(moved), null);
        } catch (NoLine none) {
            return new Outcome(null, false, none);
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
