package org.thalweg.study;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.thalweg.security.LineSecurity;
import org.thalweg.security.SecurityFindings;
import org.thalweg.security.SecurityPlan;
import org.thalweg.security.VisibilityMap;
import org.thalweg.standard.Mode;

/**
 * Exposure and hazards of a study's lines. The planning of later alternatives does not need them, so they are found beside
 * it where a thread is to spare.
 */
final class Exposures {
    private final Supplier<SecurityStage> stage;
    private final Executor aside;
    private final ObjLongConsumer<String> clock;
    /** Null until the first alternative has its lines: before, no processor is idle. */
    private CompletableFuture<SecurityStage> begun;

    private CompletableFuture<List<VisibilityMap>> maps;
    private final SortedMap<String, CompletableFuture<SortedMap<Mode, LineSecurity>>> lines = new TreeMap<>();

    /**
     * Prepares.
     *
     * @param stage reads the ground that watches see, and asks about lines on it
     * @param aside runs what is found beside the planning, or at once
     * @param clock hears of each stage and when it began (ns)
     */
    Exposures(Supplier<SecurityStage> stage, Executor aside, ObjLongConsumer<String> clock) {
        this.stage = stage;
        this.aside = aside;
        this.clock = clock;
    }

    /** Begins with the lines of an alternative. */
    void begin(Alternative alternative) {
        if (begun == null) {
            begun = CompletableFuture.supplyAsync(stage, aside);
            maps = then("security maps", SecurityStage::maps);
        }
        String name = alternative.spec().name();
        lines.put(name, then("security " + name, s -> s.of(alternative.lines())));
    }

    private <T> CompletableFuture<T> then(String what, Function<SecurityStage, T> work) {
        return begun.thenApplyAsync(s -> Tasks.timed(what, clock, () -> work.apply(s)).get(), aside);
    }

    /** What was found about all lines begun with, once it is found. */
    SecurityFindings found(SecurityPlan plan) {
        SortedMap<String, SortedMap<Mode, LineSecurity>> all = new TreeMap<>();
        lines.forEach((name, future) -> all.put(name, Tasks.result(future)));
        return new SecurityFindings(plan, Tasks.result(maps), all);
    }
}
