package org.thalweg.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.Mode;

/**
 * Plans road and railway side by side: first the line whose curves are the wider, at prices that hold what the other costs
 * abreast of it ({@link AbreastSections}), then the other abreast. So the first line leaves room for the second, which
 * neither order of planning one after the other can know of.
 */
final class SideBySide {
    /** Share by which one side may be dearer than the other after the wide passes to be planned as well. */
    private static final double EVEN = 0.02;

    private final Scenario scenario;
    private final Map<Mode, LinePlanner> planners;
    private final Pairing.Runner runner;

    SideBySide(Scenario scenario, Map<Mode, LinePlanner> planners, Pairing.Runner runner) {
        this.scenario = scenario;
        this.planners = planners;
        this.runner = runner;
    }

    /** A line that leads another, which runs at an offset (m) from it, positive to the right. */
    private record Led(LinePlanner.Leading by, Refined line, double offset) {}

    /**
     * Plans the pair with the second line on either side of the first; on one side alone where the other is clearly dearer.
     *
     * @param alone lines of both modes, from the wider of which it begins
     * @param apart distance of the two axes (m)
     * @return the pairs; none where the lines find no room so, or cross
     */
    List<Pairing.Pair> about(SortedMap<Mode, Refined> alone, double apart) {
        Mode first = planners.get(Mode.ROAD).modePlan().standard().minRadius()
                > planners.get(Mode.RAIL).modePlan().standard().minRadius() ? Mode.ROAD : Mode.RAIL;
        Mode second = Pairing.other(first);
        Map<Mode, Callable<Optional<Led>>> sides = new EnumMap<>(Mode.class);
        for (Mode right : Mode.values()) {
            double offset = right == second ? apart : -apart;
            sides.put(right, () -> led(first, alone.get(first), offset));
        }
        SortedMap<Mode, Optional<Led>> led = runner.all(sides);
        double least = led.values().stream().flatMap(Optional::stream)
                .mapToDouble(side -> side.line().objective()).min().orElse(0);
        Map<Mode, Callable<Optional<SortedMap<Mode, Refined>>>> pairs = new EnumMap<>(Mode.class);
        led.forEach((right, side) -> side.filter(l -> l.line().objective() <= (1 + EVEN) * least)
                .ifPresent(l -> pairs.put(right, () -> followed(first, l).filter(this::keepsClear))));
        return runner.all(pairs).values().stream().flatMap(Optional::stream)
                .map(lines -> new Pairing.Pair(lines, Set.of(second))).toList();
    }

    /** The wide passes of the first line with the second at one side. */
    private Optional<Led> led(Mode first, Refined seed, double offset) {
        LinePlanner.Leading leading = planners.get(first).leading(planners.get(Pairing.other(first)), offset);
        return leading.rough(seed).map(line -> new Led(leading, line, offset));
    }

    /** The pair of a first line, refined, and the second abreast of it. */
    private Optional<SortedMap<Mode, Refined>> followed(Mode first, Led led) {
        Mode second = Pairing.other(first);
        Refined fine = led.by().fine(led.line());
        return planners.get(first).profiled(fine).flatMap(line -> {
            SortedMap<Mode, Refined> pair = new TreeMap<>(Map.of(first, line));
            Neighbour laid = Pairing.neighbour(scenario, first, pair);
            return planners.get(second).abreast(line, led.offset(), laid).map(beside -> {
                pair.put(second, settled(planners.get(second), beside, laid));
                return pair;
            });
        });
    }

    /** A line refined beside another once more, where that makes its bill cheaper. */
    private static Refined settled(LinePlanner planner, Refined line, Neighbour other) {
        Refined next = planner.again(line, other);
        return other.clear(next) && planner.billed(next, other) < planner.billed(line, other) ? next : line;
    }

    private boolean keepsClear(SortedMap<Mode, Refined> pair) {
        return Together.crossings(pair.get(Mode.ROAD).plan(), pair.get(Mode.RAIL).plan()) == 0
                && Pairing.neighbour(scenario, Mode.RAIL, pair).clear(pair.get(Mode.ROAD));
    }
}
