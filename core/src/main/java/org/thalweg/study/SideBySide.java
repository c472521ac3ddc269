package org.thalweg.study;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.thalweg.refine.LineRefiner.Effort;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.Mode;

/**
 * Plans road and railway side by side: first one formation wide enough for both, then the two lines on either side of its
 * middle, which are then fitted to each other in turn. So each line leaves room for the other, which neither order of
 * planning one after the other can know of.
 */
final class SideBySide {
    /** The lines are fitted in turn, the road last. */
    private static final Mode[] TURNS = {Mode.RAIL, Mode.ROAD};

    /** A formation that costs so many times the best pair after the wide passes is given up: narrow ones saved a sixth at most. */
    private static final double HOPEFUL = 1.2;

    private final Scenario scenario;
    private final Map<Mode, LinePlanner> planners;
    private final Pairing.Runner runner;

    SideBySide(Scenario scenario, Map<Mode, LinePlanner> planners, Pairing.Runner runner) {
        this.scenario = scenario;
        this.planners = planners;
        this.runner = runner;
    }

    /**
     * Plans the pair.
     *
     * @param seeds lines of both modes, near which the formation is sought
     * @param apart distance of the two axes (m)
     * @param dearest objective of the cheapest pair known: a formation that costs as much alone is not split
     * @return the pair, the road fitted around the railway; empty where the lines find no room so, or cross
     */
    Optional<SortedMap<Mode, Refined>> about(SortedMap<Mode, Refined> seeds, double apart, double dearest) {
        LinePlanner both = planners.get(Mode.RAIL).withBench(planners.get(Mode.ROAD), apart);
        Map<Mode, Callable<Optional<Refined>>> benches = new EnumMap<>(Mode.class);
        seeds.forEach((mode, line) -> benches.put(mode, () -> both.abreast(line, 0, null, Effort.ROUGH)));
        Refined bench = null;
        for (Optional<Refined> found : runner.all(benches).values()) {
            bench = found.isPresent() && (bench == null || found.get().objective() < bench.objective()) ? found.get() : bench;
        }
        return Optional.ofNullable(bench)
                .filter(rough -> rough.objective() < HOPEFUL * dearest)
                .map(rough -> both.again(rough, null))
                .filter(fine -> fine.objective() < dearest)
                .flatMap(fine -> split(fine, apart))
                .map(this::fitted)
                .filter(this::keepsClear);
    }

    /** The lines on a formation, the railway on the side on which both cost less. */
    private Optional<SortedMap<Mode, Refined>> split(Refined bench, double apart) {
        Map<Mode, Callable<Optional<SortedMap<Mode, Refined>>>> sides = new EnumMap<>(Mode.class);
        for (Mode right : Mode.values()) {
            sides.put(right, () -> on(bench, right == Mode.RAIL ? 0.5 * apart : -0.5 * apart));
        }
        SortedMap<Mode, Refined> best = null;
        for (Optional<SortedMap<Mode, Refined>> side : runner.all(sides).values()) {
            boolean better = side.isPresent() && (best == null || objective(side.get()) < objective(best));
            best = better ? side.get() : best;
        }
        return Optional.ofNullable(best);
    }

    /** The pair with the railway at an offset (m) from a formation's middle, and the road on the other side. */
    private Optional<SortedMap<Mode, Refined>> on(Refined bench, double offset) {
        return planners.get(Mode.RAIL).profileAbreast(bench, offset).flatMap(rail -> {
            SortedMap<Mode, Refined> pair = new TreeMap<>(Map.of(Mode.RAIL, rail));
            Neighbour laid = Pairing.neighbour(scenario, Mode.RAIL, pair);
            return planners.get(Mode.ROAD).abreast(bench, -offset, laid, Effort.FINISH).map(road -> {
                pair.put(Mode.ROAD, road);
                return pair;
            });
        });
    }

    /** Fits the lines to each other in turn, where that makes them cheaper. */
    private SortedMap<Mode, Refined> fitted(SortedMap<Mode, Refined> pair) {
        SortedMap<Mode, Refined> now = new TreeMap<>(pair);
        for (Mode mode : TURNS) {
            Neighbour other = Pairing.neighbour(scenario, Pairing.other(mode), now);
            Refined next = planners.get(mode).again(now.get(mode), other);
            if (next.objective() < now.get(mode).objective() && other.clear(next)) {
                now.put(mode, next);
            }
        }
        return now;
    }

    private boolean keepsClear(SortedMap<Mode, Refined> pair) {
        return Together.crossings(pair.get(Mode.ROAD).plan(), pair.get(Mode.RAIL).plan()) == 0
                && Pairing.neighbour(scenario, Mode.RAIL, pair).clear(pair.get(Mode.ROAD));
    }

    /** The sum of both lines' objectives. */
    static double objective(SortedMap<Mode, Refined> pair) {
        return pair.values().stream().mapToDouble(Refined::objective).sum();
    }
}
