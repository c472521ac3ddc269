package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.thalweg.audit.Finding;
import org.thalweg.refine.LinePolish;
import org.thalweg.refine.LineRefiner.Refined;

/**
 * The last step of a line that stands alone and is short enough: plan and profile polished together at the prices of the
 * bill. What comes out is audited like any line, and kept when it breaks no more rules and has the lower objective.
 */
final class Polishing {
    /** Distance of sections (m). */
    private static final double SECTION = 10;

    /** A line this near its lower bound, as a share, has nothing left that a polish could find. */
    private static final double NEAR = 1e-3;

    private Polishing() {}

    /**
     * Polishes a line.
     *
     * @param planner its planner
     * @param finisher finishes what comes out
     * @param was the line as it is
     * @param refined the same before it was finished
     * @param floor least length inside the territory (m)
     * @param seed seed of the draws
     * @param pool runs tasks
     * @return the better line
     */
    static Line polish(
            LinePlanner planner,
            Finisher finisher,
            Line was,
            Refined refined,
            double floor,
            long seed,
            ExecutorService pool) {
        LinePolish polish = planner.polish(was.alignment().structures(), seed, runner(pool));
        boolean best = was.objective() <= (1 + NEAR) * was.lowerBound();
        if (polish == null || best) {
            return was;
        }
        int sections = (int) StrictMath.ceil(was.alignment().length() / SECTION);
        LinePolish.Polished line =
                polish.polish(was.alignment().plan().toPoints(), was.alignment().profile(), sections);
        if (line == null) {
            return was;
        }
        Refined better = new Refined(
                line.points(), line.plan(), line.profile(), refined.solution(), refined.grid(), line.objective(),
                refined.sites());
        Line is = finisher.finish(better, List.of(), floor, false);
        boolean keeps = broken(is) <= broken(was);
        return keeps && is.objective() < was.objective() ? is : was;
    }

    private static long broken(Line line) {
        return line.audit().findings().stream().filter(f -> !f.ok()).map(Finding::rule).count();
    }

    private static LinePolish.Runner runner(ExecutorService pool) {
        return new LinePolish.Runner() {
            @Override
            public <T> List<T> all(List<Supplier<T>> tasks) {
                List<Future<T>> futures = new ArrayList<>();
                tasks.forEach(task -> futures.add(pool.submit(task::get)));
                List<T> results = new ArrayList<>();
                for (Future<T> future : futures) {
                    results.add(Tasks.result(future));
                }
                return results;
            }
        };
    }
}
