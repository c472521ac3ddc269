package org.thalweg.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.thalweg.alignment.Alignment;
import org.thalweg.border.Direction;
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
        AlternativeSpec spec = scenario.alternative(alternative);
        ExecutorService pool = Tasks.daemons(threads, "thalweg-trade");
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
        SortedMap<Mode, String> from = new TreeMap<>();
        lines.keySet().forEach(mode -> from.put(mode, one.value()));
        return new TradePoint(one.value(), TradeCondition.number(one.value()), limit, lines, new TreeMap<>(), new TreeMap<>(), from);
    }

    /** Every value takes the best of all pairs found, its own first among equals, then the best line of each mode beside the other. */
    private List<TradePoint> exchanged(List<TradePoint> found, List<StudyRunner> runners) {
        long start = System.nanoTime();
        List<TradePoint> best = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            progress.at("Comparing the lines under " + condition.key() + " " + found.get(i).value(), 0.9 + 0.05 * i / found.size());
            best.add(runners.get(i) == null ? found.get(i) : exchanged(found, found.get(i), runners.get(i).judge()));
        }
        seconds.put("comparing", (System.nanoTime() - start) / 1e9);
        return best;
    }

    private TradePoint exchanged(List<TradePoint> found, TradePoint own, Judge judge) {
        TradePoint best = own;
        for (TradePoint other : found) {
            if (other != own && !other.lines().isEmpty()) {
                best = tried(best, alignments(other), sources(other), judge);
            }
        }
        for (Mode mode : best.lines().size() > 1 ? best.lines().keySet() : List.<Mode>of()) {
            for (TradePoint other : found) {
                if (other.lines().containsKey(mode) && !best.from().get(mode).equals(other.value())) {
                    SortedMap<Mode, Alignment> lines = alignments(best);
                    SortedMap<Mode, String> from = new TreeMap<>(best.from());
                    lines.put(mode, other.lines().get(mode).alignment());
                    from.put(mode, other.value());
                    best = tried(best, lines, from, judge);
                }
            }
        }
        return best;
    }

    private static SortedMap<Mode, Alignment> alignments(TradePoint point) {
        SortedMap<Mode, Alignment> lines = new TreeMap<>();
        point.lines().forEach((mode, line) -> lines.put(mode, line.alignment()));
        return lines;
    }

    private static SortedMap<Mode, String> sources(TradePoint point) {
        SortedMap<Mode, String> from = new TreeMap<>();
        point.lines().keySet().forEach(mode -> from.put(mode, point.value()));
        return from;
    }

    private static TradePoint tried(
            TradePoint best, SortedMap<Mode, Alignment> lines, SortedMap<Mode, String> from, Judge judge) {
        TradePoint other = new TradePoint(best.value(), best.number(), null, judge.of(lines), new TreeMap<>(), new TreeMap<>(), from);
        return better(other, best) ? other : best;
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
            result.add(new TradePoint(p.value(), p.number(), p.limit(), p.lines(), exposure, running(p), p.from()));
        }
        seconds.put("exposure", (System.nanoTime() - start) / 1e9);
        return result;
    }

    private SortedMap<Mode, Double> running(TradePoint p) {
        SortedMap<Mode, Double> times = new TreeMap<>();
        StudyOperation operation = p.lines().isEmpty()
                ? null
                : OperationStage.of(base, List.of(new Alternative(spec, p.lines(), List.of(), new TreeMap<>())));
        FlowTimes.Runs runs = FlowTimes.runs(operation);
        for (Mode mode : p.lines().keySet()) {
            String kind = mode == Mode.ROAD ? "truck" : "freight-train";
            double hours = 0;
            for (Direction direction : Direction.values()) {
                hours += runs.hours(spec.name(), kind, direction) / Direction.values().length;
            }
            if (!Double.isNaN(hours)) {
                times.put(mode, 3600 * hours);
            }
        }
        return times;
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
            } else {
                p.from().forEach((mode, from) -> {
                    if (!from.equals(p.value())) {
                        notes.add(condition.key() + " " + p.value() + ": the " + mode.slug() + " line planned for " + from
                                + " keeps every rule here too, and with it the pair is better than as planned for " + p.value() + ".");
                    }
                });
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
