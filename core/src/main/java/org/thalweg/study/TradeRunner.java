package org.thalweg.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.thalweg.security.LineSecurity;
import org.thalweg.standard.Mode;

/**
 * Plans one alternative again for each value of a condition.
 *
 * <p>The alternative is planned by itself, so that a weight on overlap with others counts for nothing. Ground, streams and
 * observers are read once. Planning is a search, and no search is perfect: lines found for one value may be better for
 * another than what was found there. So all lines found are priced and audited again under every other value, and each value
 * takes the best that keeps its rules. A condition that only forbids can then never seem to save money.
 */
public final class TradeRunner {
    /** An objective is better when it is less by more than rounding. */
    private static final double ROUNDING = 1e-9;

    private final Scenario base;
    private final TradeCondition condition;
    private final AlternativeSpec spec;
    private final Progress progress;
    private final ExecutorService pool;
    private final SortedMap<String, Double> seconds = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A trade-off and what it took.
     *
     * @param trade the trade-off
     * @param seconds seconds by stage
     */
    public record Result(Trade trade, SortedMap<String, Double> seconds) {}

    /** A value with its scenario, or the sentence for why there is none. */
    private record Case(String value, Scenario scenario, String limit) {}

    private TradeRunner(Scenario base, TradeCondition condition, AlternativeSpec spec, Progress progress, ExecutorService pool) {
        this.base = base;
        this.condition = condition;
        this.spec = spec;
        this.progress = progress;
        this.pool = pool;
    }

    /**
     * Plans.
     *
     * @param scenario the case as it is
     * @param condition what varies
     * @param alternative name of the alternative; null for the scenario's first
     * @param threads threads to use, at least 1; the answer does not depend on it
     * @param progress hears how far the run has come
     * @return the trade-off, with a point for each value, met or not
     * @throws BadInput when the scenario has no such condition or alternative, or a value is none that it can take
     */
    public static Result run(
            Scenario scenario, TradeCondition condition, String alternative, int threads, Progress progress) {
        AlternativeSpec spec = StudyRunner.alternative(scenario, alternative);
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "thalweg-trade");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new TradeRunner(scenario, condition, spec, progress, pool).run();
        } finally {
            pool.shutdownNow();
        }
    }

    private Result run() {
        Path file = base.file();
        String[] given = new String[1];
        Scenario alone = ScenarioReader.read(file, root -> {
            given[0] = condition.given(base, root, spec);
            return condition.applied(root, base, spec, null);
        });
        // All values are read before anything is planned: what cannot be used is refused at once.
        List<Case> cases = condition.values().stream().map(v -> read(file, v)).toList();
        StudyRunner warm = StudyRunner.alone(alone, Progress.SILENT, pool, null);
        List<StudyRunner> runners = new ArrayList<>();
        List<TradePoint> found = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            StudyRunner runner = cases.get(i).scenario() == null
                    ? null
                    : StudyRunner.alone(cases.get(i).scenario(), progressOf(cases, i), pool, warm);
            runners.add(runner);
            found.add(planned(cases.get(i), runner));
        }
        List<TradePoint> best = exposed(exchanged(found, runners), warm);
        remarks(best);
        Trade trade = new Trade(alone, warm.ground().note(), warm.ground().model(), condition, condition.words(base),
                condition.unit(base), given[0], spec, best, notes);
        return new Result(trade, seconds);
    }

    private Case read(Path file, String value) {
        try {
            return new Case(value, ScenarioReader.read(file, root -> condition.applied(root, base, spec, value)), null);
        } catch (NoLine shut) {
            return new Case(value, null, shut.getMessage());
        }
    }

    private Progress progressOf(List<Case> cases, int i) {
        return (stage, done) -> progress.at(
                condition.key() + " " + cases.get(i).value() + ": " + stage, 0.9 * (i + done) / cases.size());
    }

    private TradePoint planned(Case one, StudyRunner runner) {
        long start = System.nanoTime();
        SortedMap<Mode, Line> lines = new TreeMap<>();
        String limit = one.limit();
        try {
            lines.putAll(limit == null ? runner.planned() : lines);
        } catch (NoLine none) {
            limit = none.getMessage();
        }
        seconds.put("value " + one.value(), (System.nanoTime() - start) / 1e9);
        return point(one.value(), limit, lines, lines.isEmpty() ? null : one.value());
    }

    private static TradePoint point(String value, String limit, SortedMap<Mode, Line> lines, String from) {
        return new TradePoint(value, TradeCondition.number(value), limit, lines, new TreeMap<>(), from);
    }

    /** Every value takes the best of all lines found, its own first among equals. */
    private List<TradePoint> exchanged(List<TradePoint> found, List<StudyRunner> runners) {
        long start = System.nanoTime();
        List<TradePoint> best = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            TradePoint own = found.get(i);
            progress.at("Comparing the lines under " + condition.key() + " " + own.value(), 0.9 + 0.05 * i / found.size());
            for (int j = 0; j < found.size() && runners.get(i) != null; j++) {
                if (j != i && !found.get(j).lines().isEmpty()) {
                    TradePoint other = point(found.get(i).value(), null, runners.get(i).judged(found.get(j).lines()), found.get(j).value());
                    own = better(other, own) ? other : own;
                }
            }
            best.add(own);
        }
        seconds.put("comparing", (System.nanoTime() - start) / 1e9);
        return best;
    }

    /** Lines planned elsewhere must keep every rule here, and break fewer or cost less than what is there. */
    private static boolean better(TradePoint other, TradePoint own) {
        return other.met() && (!own.met() || other.objective() < own.objective() * (1 - ROUNDING));
    }

    private List<TradePoint> exposed(List<TradePoint> points, StudyRunner warm) {
        long start = System.nanoTime();
        progress.at("Exposure", 0.95);
        SecurityStage stage = warm.securityStage();
        List<TradePoint> result = new ArrayList<>();
        for (TradePoint p : points) {
            SortedMap<Mode, LineSecurity> exposure = stage.of(p.lines());
            result.add(new TradePoint(p.value(), p.number(), p.limit(), p.lines(), exposure, p.from()));
        }
        seconds.put("exposure", (System.nanoTime() - start) / 1e9);
        return result;
    }

    // What readers should know.

    private void remarks(List<TradePoint> points) {
        if (spec.weight("overlap") > 0) {
            notes.add("The alternative is planned by itself: its weight on overlap with other alternatives counts for nothing here.");
        }
        if (base.security().watches().isEmpty()) {
            notes.add("No border is watched (security.watch of the scenario), so nothing is said about who sees the lines.");
        }
        for (TradePoint p : points) {
            if (p.limit() != null) {
                notes.add(condition.key() + " " + p.value() + " cannot be met. " + p.limit() + binds(points, p));
            } else if (!p.met()) {
                notes.add(condition.key() + " " + p.value() + ": the lines found break their standard (" + broken(p)
                        + "), so this value is not shown to be met.");
            } else if (!p.value().equals(p.from())) {
                notes.add(condition.key() + " " + p.value() + ": the lines planned for " + p.from()
                        + " keep every rule here too and are better than those planned for " + p.value() + "; they stand here.");
            }
        }
    }

    /** Says that it is the condition that binds, where another value is met and nothing else differs. */
    private String binds(List<TradePoint> points, TradePoint without) {
        return points.stream()
                .filter(TradePoint::met)
                .min(java.util.Comparator.comparingDouble(p -> Double.isNaN(p.number()) ? 0 : Math.abs(p.number() - without.number())))
                .map(p -> String.format(Locale.ROOT, " With %s there are lines and nothing else differs: this condition binds.",
                        p.value()))
                .orElse(" No other value tried has lines either, so more than this condition may bind.");
    }

    private static String broken(TradePoint p) {
        List<String> words = new ArrayList<>();
        p.lines().keySet().stream()
                .filter(m -> !p.brokenRules(m).isEmpty())
                .forEach(m -> words.add(m.slug() + ": " + p.brokenRules(m)));
        return String.join("; ", words);
    }
}
