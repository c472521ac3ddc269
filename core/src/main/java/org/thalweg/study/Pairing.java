package org.thalweg.study;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;

/**
 * Fits road and railway together. Where the lines that each would have alone keep clear of each other, they are the
 * answer. Where they do not, both orders are tried: one keeps its line, the other is moved clear of it or searched anew;
 * the cheaper pair is taken, the railway's order first when they cost the same. The first line is not fitted again: it is
 * the best that was found without the second, which can only be in its way.
 */
final class Pairing {
    private Pairing() {}

    /** Runs tasks by mode and returns their results. */
    interface Runner {
        /** Runs all tasks. */
        SortedMap<Mode, Outcome> all(Map<Mode, Callable<Outcome>> tasks);
    }

    /** A second line and whether it keeps clear of the first; or why there is none. */
    record Outcome(Refined line, boolean clear, NoLine reason) {}

    static SortedMap<Mode, Refined> of(
            Scenario scenario, Map<Mode, LinePlanner> planners, SortedMap<Mode, Refined> alone, Runner runner) {
        if (alone.size() < 2) {
            return alone;
        }
        Neighbour rail = neighbour(scenario, Mode.RAIL, alone);
        if (rail.clear(alone.get(Mode.ROAD))) {
            return alone;
        }
        Map<Mode, Callable<Outcome>> tasks = new EnumMap<>(Mode.class);
        for (Mode second : Mode.values()) {
            Mode first = second == Mode.ROAD ? Mode.RAIL : Mode.ROAD;
            Neighbour other = neighbour(scenario, first, alone);
            tasks.put(second, () -> beside(planners.get(second), alone.get(second), other));
        }
        SortedMap<Mode, Outcome> seconds = runner.all(tasks);
        return better(alone, seconds);
    }

    private static SortedMap<Mode, Refined> better(
            SortedMap<Mode, Refined> alone, SortedMap<Mode, Outcome> seconds) {
        SortedMap<Mode, Refined> best = null;
        double least = Double.POSITIVE_INFINITY;
        boolean clear = false;
        for (Mode second : Mode.values()) {
            Refined moved = seconds.get(second).line();
            if (moved == null) {
                continue;
            }
            SortedMap<Mode, Refined> pair = new TreeMap<>(alone);
            pair.put(second, moved);
            // A line that comes too near is the answer only where no order has one that keeps clear.
            boolean keeps = seconds.get(second).clear();
            double cost = pair.values().stream().mapToDouble(Refined::objective).sum();
            if (best == null || keeps && !clear || keeps == clear && cost < least) {
                least = cost;
                best = pair;
                clear = keeps;
            }
        }
        if (best == null) {
            throw new NoLine("Road and railway find no room beside each other in either order. "
                    + seconds.get(Mode.ROAD).reason().getMessage());
        }
        return best;
    }

    private static Outcome beside(LinePlanner planner, Refined own, Neighbour other) {
        try {
            Refined moved = planner.planBeside(own, other);
            return new Outcome(moved, other.clear(moved), null);
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
