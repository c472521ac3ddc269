package org.thalweg.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.thalweg.alignment.Alignment;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.Mode;

/** Prices and audits lines of several modes without moving them. */
interface Judge {
    /** The lines as they are, each beside the others. */
    SortedMap<Mode, Line> of(SortedMap<Mode, Alignment> lines);

    /**
     * A judge under an alternative.
     *
     * @param spec the alternative
     * @param floors least length inside the territory (m) by mode; the modes are those of the lines to judge
     * @param planners makes planners and finishers
     * @param pool runs tasks
     * @return a judge; it holds sites, so keep it no longer than it is needed
     */
    static Judge of(AlternativeSpec spec, SortedMap<Mode, Double> floors, Planners planners, ExecutorService pool) {
        Map<Mode, Callable<Finisher>> preparing = new EnumMap<>(Mode.class);
        floors.keySet().forEach(mode ->
                preparing.put(mode, () -> planners.prepared(spec, mode, List.of()).finisher()));
        SortedMap<Mode, Finisher> finishers = Tasks.all(pool, preparing);
        return lines -> {
            Map<Mode, Callable<Line>> tasks = new EnumMap<>(Mode.class);
            lines.forEach((mode, line) -> {
                List<Refined> others = lines.entrySet().stream()
                        .filter(e -> e.getKey() != mode)
                        .map(Map.Entry::getValue)
                        .map(a -> new Refined(List.of(), a.plan(), a.profile(), null, null, Double.NaN, true))
                        .toList();
                tasks.put(mode, () -> finishers.get(mode)
                        .finish(line.plan(), line.profile(), line.structures(), others, floors.get(mode)));
            });
            return Tasks.all(pool, tasks);
        };
    }
}
