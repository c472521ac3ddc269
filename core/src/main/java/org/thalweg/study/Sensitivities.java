package org.thalweg.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.ObjLongConsumer;
import org.thalweg.cost.Sensitivity;
import org.thalweg.standard.Mode;
import org.thalweg.terrain.HeightError;

/**
 * How far the costs of a study's lines move with what they rest on. No later stage of the planning needs it, so it is found
 * beside it where a thread is to spare.
 */
final class Sensitivities {
    private final List<HeightError> errors;
    private final Executor aside;
    private final ObjLongConsumer<String> clock;
    private final Map<String, SortedMap<Mode, CompletableFuture<Sensitivity>>> found = new HashMap<>();

    /**
     * Prepares.
     *
     * @param errors draws of the ground's error; none where sensitivity is not asked for
     * @param aside runs what is found beside the planning, or at once
     * @param clock hears of each stage and when it began (ns)
     */
    Sensitivities(List<HeightError> errors, Executor aside, ObjLongConsumer<String> clock) {
        this.errors = errors;
        this.aside = aside;
        this.clock = clock;
    }

    /**
     * Begins with the lines of an alternative.
     *
     * @param name the alternative's name
     * @param finishers finishers of its modes
     * @param pair which line was planned around the other
     * @param lines its lines
     */
    void begin(String name, Map<Mode, Finisher> finishers, Pairing.Pair pair, SortedMap<Mode, Line> lines) {
        SortedMap<Mode, CompletableFuture<Sensitivity>> futures = new TreeMap<>();
        lines.forEach((mode, line) -> {
            List<Line> others = lines.values().stream().filter(l -> l != line).toList();
            boolean second = pair.around().contains(mode);
            if (!errors.isEmpty()) {
                String stage = "sensitivity " + name + " " + mode.slug();
                futures.put(mode, CompletableFuture.supplyAsync(Tasks.timed(stage, clock,
                        () -> finishers.get(mode).sensitivity(line, others, second, errors)), aside));
            }
        });
        found.put(name, futures);
    }

    /** An alternative with the sensitivities of its lines, once they are found; without, where none is asked for. */
    Alternative with(Alternative alternative) {
        SortedMap<Mode, Sensitivity> own = new TreeMap<>();
        found.get(alternative.spec().name()).forEach((mode, future) -> own.put(mode, future.join()));
        return alternative.with(own);
    }
}
