package org.thalweg.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.cost.Bill;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.security.SecurityFindings;
import org.thalweg.corridor.LowerBound;
import org.thalweg.standard.Mode;
import org.thalweg.study.Planners.Prepared;
import org.thalweg.terrain.HeightError;
import org.thalweg.territory.Floor;
import org.thalweg.territory.Site;
import org.thalweg.territory.Zone;

/**
 * Runs a study: the stages in order, alternatives one after the other (each may have to differ from those before), the
 * two modes of an alternative side by side. The answer does not depend on the number of threads.
 */
public final class StudyRunner {
    private final Scenario scenario;
    private final Progress progress;
    private final ExecutorService pool;
    private final Ground ground;
    private final Sites sites;
    private final Planners planners;
    private final SortedMap<String, Double> seconds = new TreeMap<>();
    /** What existing formations save, in sentences, by alternative and mode. */
    private final List<String> reuse = new ArrayList<>();

    private final Executor aside;
    private Sensitivities sensitivities = new Sensitivities(List.of(), Runnable::run, this::took);
    private int stepsDone;
    private final int steps;

    /**
     * A study and what it took.
     *
     * @param study the study
     * @param seconds seconds by stage
     */
    public record Result(Study study, SortedMap<String, Double> seconds) {}

    private StudyRunner(Scenario scenario, Progress progress, ExecutorService pool, int steps) {
        this(scenario, progress, pool, steps, null, List.of(), Runnable::run);
    }

    /**
     * Reads the ground and looks for streams.
     *
     * @param warm another runner of the same case whose ground is taken over, and its streams where the same waters are
     *     drawn; null to read the ground
     * @param studied the alternatives of a study, which share bounds; empty where lines are planned or judged one by one
     * @param aside runs what no later stage of the planning needs: beside it, or at once
     */
    private StudyRunner(
            Scenario scenario,
            Progress progress,
            ExecutorService pool,
            int steps,
            StudyRunner warm,
            List<AlternativeSpec> studied,
            Executor aside) {
        this.scenario = scenario;
        this.progress = progress;
        this.pool = pool;
        this.steps = steps;
        this.aside = aside;
        long start = System.nanoTime();
        step("Terrain");
        this.ground = warm == null ? Ground.of(scenario) : warm.ground;
        took("terrain", start);
        start = System.nanoTime();
        this.sites = warm == null ? new Sites(scenario, ground.terrain()) : warm.sites.under(scenario);
        took("streams", start);
        this.planners = new Planners(scenario, ground, sites, studied);
    }

    // For TradeRunner: the lines of one alternative alone, planned or judged.

    /** A runner of one alternative; {@code warm} is a runner of the same case whose ground is taken over, or null. */
    static StudyRunner alone(Scenario scenario, Progress progress, ExecutorService pool, StudyRunner warm) {
        return new StudyRunner(scenario, progress, pool, 4 + scenario.modes().size(), warm, List.of(), Runnable::run);
    }

    Ground ground() {
        return ground;
    }

    SecurityStage securityStage() {
        return new SecurityStage(scenario, ground, sites.streams(), pool);
    }

    /** Plans the scenario's first alternative. */
    SortedMap<Mode, Line> planned() {
        List<Mode> modes = List.copyOf(scenario.modes().keySet());
        AlternativeSpec spec = scenario.alternatives().get(0);
        return alternative(spec, prepared(spec, modes, List.of()), lengthFloors(modes)).lines();
    }

    /** A judge under the scenario's first alternative; it holds the site, so keep it no longer than it is needed. */
    Judge judge() {
        return Judge.of(scenario.alternatives().get(0), lengthFloors(scenario.modes().keySet()), planners, pool);
    }

    /** Planners of the scenario's first alternative, by mode. */
    SortedMap<Mode, LinePlanner> planners() {
        AlternativeSpec spec = scenario.alternatives().get(0);
        SortedMap<Mode, LinePlanner> byMode = new TreeMap<>();
        scenario.modes().keySet().forEach(mode ->
                byMode.put(mode, planners.prepared(spec, mode, List.of()).planner()));
        return byMode;
    }

    /** Least length inside the territory (m). */
    private SortedMap<Mode, Double> lengthFloors(Collection<Mode> modes) {
        SortedMap<Mode, Double> floors = new TreeMap<>();
        for (Mode mode : modes) {
            ModePlan plan = scenario.modes().get(mode);
            floors.put(mode, Floor.length(scenario.territory(), plan.from().place(), plan.to().place()));
        }
        return floors;
    }

    /**
     * Runs a whole study.
     *
     * @param scenario the case
     * @param threads threads to use, at least 1
     * @param progress hears how far the run has come
     * @return the study and the seconds of its stages
     * @throws BadInput when the scenario's data cannot be used
     * @throws NoLine when no line keeps a mode's standard
     */
    public static Result run(Scenario scenario, int threads, Progress progress) {
        PostsStage posts = new PostsStage(scenario);
        ExecutorService aside = Tasks.daemons(1, "thalweg-posts");
        try {
            if (threads > 1) {
                aside.execute(posts);
            }
            Result lines = run(scenario, scenario.alternatives(), scenario.modes().keySet(), true, threads, progress);
            return TermsStage.after(WorthStage.after(posts.after(lines, progress), progress), progress);
        } finally {
            aside.shutdownNow();
        }
    }

    /**
     * Plans one mode under one weighting.
     *
     * @param scenario the case
     * @param mode the mode
     * @param alternative name of the alternative; null for the scenario's first
     * @param threads threads to use, at least 1
     * @param progress hears how far the run has come
     * @return a study of one line
     * @throws BadInput when the scenario has no such mode or alternative
     * @throws NoLine when no line keeps the standard
     */
    public static Result plan(Scenario scenario, Mode mode, String alternative, int threads, Progress progress) {
        scenario.require(mode);
        return run(scenario, List.of(scenario.alternative(alternative)), List.of(mode), false, threads, progress);
    }

    /**
     * Prices and audits a given line without moving it.
     *
     * @param scenario the case
     * @param mode the mode
     * @param alternative name of the alternative whose set-backs and weights hold; null for the scenario's first
     * @param alignment the line
     * @return the line with its quantities, cost and audit
     * @throws BadInput when the scenario has no such mode or alternative
     */
    public static Line score(Scenario scenario, Mode mode, String alternative, Alignment alignment) {
        scenario.require(mode);
        AlternativeSpec spec = scenario.alternative(alternative);
        return Planners.of(scenario).prepared(spec, mode, List.of()).finisher()
                .finish(alignment.plan(), alignment.profile(), alignment.structures(), List.of(), Double.NaN);
    }

    /**
     * Finds the lower bound that stands beside a mode's lines, with as much effort as wanted and without planning one.
     *
     * @param scenario the case
     * @param mode the mode
     * @param alternative name of the alternative whose set-backs hold; null for the scenario's first
     * @param states greatest number of states of the bound's mesh, about 200 bytes each
     * @return no line of the mode costs less
     * @throws BadInput when the scenario has no such mode or alternative
     */
    public static LowerBound.Result bound(Scenario scenario, Mode mode, String alternative, int states) {
        scenario.require(mode);
        AlternativeSpec spec = scenario.alternative(alternative);
        return Planners.of(scenario).bound(spec, mode, states);
    }

    private static Result run(
            Scenario scenario,
            List<AlternativeSpec> specs,
            Collection<Mode> modes,
            boolean whole,
            int threads,
            Progress progress) {
        ExecutorService pool = Tasks.daemons(threads, "thalweg-plan");
        ExecutorService aside = Tasks.daemons(Math.min(2, threads), "thalweg-aside");
        try {
            int steps = 4 + specs.size() * (modes.size() + (modes.size() > 1 ? 2 : 1));
            StudyRunner runner =
                    new StudyRunner(scenario, progress, pool, steps, null, specs, threads > 1 ? aside : Runnable::run);
            if (threads > 1) {
                aside.execute(() -> runner.planners.boundAhead(modes));
            }
            return new Result(runner.study(specs, List.copyOf(modes), whole), runner.seconds);
        } finally {
            pool.shutdownNow();
            aside.shutdownNow();
        }
    }

    private Study study(List<AlternativeSpec> specs, List<Mode> modes, boolean whole) {
        SortedMap<Mode, Double> floors = lengthFloors(modes);
        SortedMap<Mode, Prepared> prepared = prepared(specs.get(0), modes, List.of());
        SortedMap<Mode, Study.Corridor> corridors = corridors(prepared);
        if (whole) {
            List<HeightError> errors = GroundErrors.USUAL.on(ground.terrain().frame(), scenario.seed());
            sensitivities = new Sensitivities(errors, aside, this::took);
        }
        Exposures exposures = new Exposures(this::securityStage, aside, this::took);
        List<Alternative> done = new ArrayList<>();
        for (AlternativeSpec spec : specs) {
            if (!done.isEmpty()) {
                prepared = prepared(spec, modes, done);
            }
            done.add(alternative(spec, prepared, floors));
            if (whole) {
                exposures.begin(done.get(done.size() - 1));
            }
        }
        step("Comparing alternatives");
        done.replaceAll(sensitivities::with);
        List<Alternative> compared = Comparison.of(done);
        SecurityFindings security = whole ? security(exposures) : SecurityFindings.NONE;
        return new Study(
                scenario,
                ground.terrain(),
                ground.note(),
                ground.model(),
                ground.voids(),
                corridors,
                compared,
                floors,
                ground.gridScale(scenario),
                notes(compared, floors))
                .with(security)
                .with(whole ? operation(compared) : null);
    }

    private StudyOperation operation(List<Alternative> alternatives) {
        long start = System.nanoTime();
        StudyOperation operation = OperationStage.of(scenario, alternatives);
        took("operation", start);
        return operation;
    }

    private SecurityFindings security(Exposures exposures) {
        long start = System.nanoTime();
        step("Exposure and hazards");
        SecurityFindings findings = exposures.found(scenario.security());
        took("security", start);
        return findings;
    }

    private List<String> notes(List<Alternative> alternatives, SortedMap<Mode, Double> floors) {
        List<String> notes = new ArrayList<>(reuse);
        notes.addAll(Notes.of(scenario, alternatives, floors));
        return notes;
    }

    private SortedMap<Mode, Prepared> prepared(AlternativeSpec spec, Collection<Mode> modes, List<Alternative> earlier) {
        Map<Mode, Callable<Prepared>> tasks = new EnumMap<>(Mode.class);
        for (Mode mode : modes) {
            tasks.put(mode, () -> planners.prepared(spec, mode, lines(earlier, mode)));
        }
        return all(tasks);
    }

    /** The bands of the first alternative; its planners keep the relaxation that they were found by. */
    private SortedMap<Mode, Study.Corridor> corridors(SortedMap<Mode, Prepared> prepared) {
        long start = System.nanoTime();
        step("Corridor band");
        Map<Mode, Callable<Study.Corridor>> tasks = new EnumMap<>(Mode.class);
        prepared.forEach((mode, p) -> tasks.put(mode, p.planner()::corridor));
        SortedMap<Mode, Study.Corridor> result = all(tasks);
        took("corridor", start);
        return result;
    }

    private Alternative alternative(
            AlternativeSpec spec, SortedMap<Mode, Prepared> prepared, SortedMap<Mode, Double> floors) {
        long start = System.nanoTime();
        List<Mode> modes = List.copyOf(prepared.keySet());
        Map<Mode, LinePlanner> planning = new EnumMap<>(Mode.class);
        prepared.forEach((mode, p) -> planning.put(mode, p.planner()));
        Map<Mode, Callable<Refined>> alone = new EnumMap<>(Mode.class);
        for (Mode mode : modes) {
            alone.put(mode, () -> {
                Refined line = modes.size() == 1 ? planning.get(mode).planThoroughly() : planning.get(mode).plan();
                step(spec.name() + ": " + mode.slug() + " line");
                return line;
            });
        }
        SortedMap<Mode, Refined> own = all(alone);
        Pairing.Pair pair = Pairing.of(scenario, planning, own, this::all);
        step(spec.name() + ": both lines together");
        Map<Mode, Finisher> finishers = new EnumMap<>(Mode.class);
        prepared.forEach((mode, p) -> finishers.put(mode, p.finisher()));
        SortedMap<Mode, Line> lines = Mending.finish(scenario, planning, finishers, pair, floors, this::all);
        if (modes.size() == 1) {
            Mode mode = modes.get(0);
            Line polished = Polishing.polish(planning.get(mode), finishers.get(mode), lines.get(mode),
                    pair.lines().get(mode), floors.get(mode), scenario.seed(), pool);
            lines = new TreeMap<>(Map.of(mode, finishers.get(mode).certified(polished)));
        }
        Map<Mode, Double> bare = new EnumMap<>(Mode.class);
        lines.forEach((mode, line) -> reuse.addAll(reused(spec, mode, planning.get(mode), line, bare)));
        step(spec.name() + ": quantities, cost, audit");
        took("alternative " + spec.name(), start);
        sensitivities.begin(spec.name(), finishers, pair, lines);
        return new Alternative(spec, lines, List.of(), new TreeMap<>())
                .with(Together.of(scenario, own, pair.lines(), lines, bare, formed(finishers, pair, lines)));
    }

    /** What the line that was planned around the other would cost on the ground that the other's formation leaves. */
    private Map<Mode, Double> formed(
            Map<Mode, Finisher> finishers, Pairing.Pair pair, SortedMap<Mode, Line> lines) {
        Map<Mode, Double> formed = new EnumMap<>(Mode.class);
        for (Mode second : lines.keySet()) {
            Mode first = Pairing.other(second);
            if (lines.containsKey(first) && pair.around().contains(second)) {
                formed.put(second, finishers.get(second).billBeside(lines.get(second).alignment(),
                        lines.get(first).alignment(), scenario.modes().get(first).standard()).total().doubleValue());
            }
        }
        return formed;
    }

    /** What the existing formations save on a line: the same line priced with and without them; notes the cost without. */
    private List<String> reused(AlternativeSpec spec, Mode mode, LinePlanner planner, Line line, Map<Mode, Double> bare) {
        ModePlan plan = scenario.modes().get(mode);
        List<Zone> formations =
                plan.zones().stream().filter(z -> z.rule() == Zone.Rule.REUSE).toList();
        if (!spec.reuse() || formations.isEmpty()) {
            return List.of();
        }
        AlternativeSpec unaided = new AlternativeSpec(spec.name(), spec.title(), spec.weights(), spec.setbacks(), false);
        Bill without = planners.finisher(unaided, mode, site(unaided, mode), planner).bill(line.alignment());
        bare.put(mode, without.total().doubleValue());
        return Notes.reuse(scenario, spec, mode, formations, line, without);
    }

    private static List<HorizontalAlignment> lines(List<Alternative> earlier, Mode mode) {
        return earlier.stream().map(a -> a.lines().get(mode).alignment().plan()).toList();
    }

    /** What the ground carries for a mode under an alternative. */
    Site site(AlternativeSpec spec, Mode mode) {
        return sites.of(spec, mode);
    }

    private <T> SortedMap<Mode, T> all(Map<Mode, Callable<T>> tasks) {
        return Tasks.all(pool, tasks);
    }

    private synchronized void step(String stage) {
        progress.at(stage, Math.min(1, stepsDone++ / (double) steps));
    }

    private synchronized void took(String stage, long start) {
        seconds.put(stage, (System.nanoTime() - start) / 1e9);
    }

    /**
     * A given line with its quantities, cost and audit.
     *
     * @param line the line
     * @param profiled whether the file gave no heights, and the profile was found on the ground
     */
    public record Scored(Line line, boolean profiled) {}

    /**
     * Prices and audits a line that a user hands in, without moving it. Where it gives no heights, it gets the best profile
     * that the standard allows along it; where it gives no structures, the cheapest.
     *
     * @param scenario the case
     * @param mode the mode
     * @param alternative name of the alternative whose set-backs and weights hold; null for the scenario's first
     * @param given the line
     * @return the line with its quantities, cost and audit
     * @throws BadInput when the scenario has no such mode or alternative, or the line leaves the ground
     * @throws NoLine when the line gives no heights and no profile along it keeps the standard
     */
    public static Scored score(Scenario scenario, Mode mode, String alternative, GivenLine given) {
        scenario.require(mode);
        AlternativeSpec spec = scenario.alternative(alternative);
        Prepared prepared = Planners.of(scenario).prepared(spec, mode, List.of());
        Finisher finisher = prepared.finisher();
        if (given.profile().isEmpty()) {
            return new Scored(finisher.finish(new Seeding(prepared.planner(), given).profiled(), List.of(), Double.NaN, false), true);
        }
        VerticalAlignment profile = given.profile().get();
        return new Scored(
                finisher.finish(given.plan(), profile, given.structures().orElse(null), List.of(), Double.NaN), false);
    }

    /**
     * Plans one mode by refining a user's line. Where the line as it was given keeps the standard and is cheaper, it is the
     * answer.
     *
     * @param scenario the case
     * @param mode the mode
     * @param alternative name of the alternative; null for the scenario's first
     * @param seed the line, and what of it may change
     * @param threads threads to use, at least 1
     * @param progress hears how far the run has come
     * @return a study of one line
     * @throws BadInput when the scenario has no such mode or alternative, or the line cannot be used
     * @throws NoLine when no line that comes of this one keeps the standard
     */
    public static Result plan(
            Scenario scenario, Mode mode, String alternative, Seed seed, int threads, Progress progress) {
        scenario.require(mode);
        AlternativeSpec spec = scenario.alternative(alternative);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            StudyRunner runner = new StudyRunner(scenario, progress, pool, 5);
            return new Result(runner.seeded(spec, mode, seed), runner.seconds);
        } finally {
            pool.shutdownNow();
        }
    }

    private Study seeded(AlternativeSpec spec, Mode mode, Seed seed) {
        SortedMap<Mode, Double> floors = lengthFloors(List.of(mode));
        SortedMap<Mode, Prepared> prepared = prepared(spec, List.of(mode), List.of());
        SortedMap<Mode, Study.Corridor> corridors = corridors(prepared);
        long start = System.nanoTime();
        LinePlanner planner = prepared.get(mode).planner();
        Finisher finisher = prepared.get(mode).finisher();
        step(spec.name() + ": " + mode.slug() + " line refined");
        Line line = refined(mode, seed, planner, finisher, floors);
        Optional<VerticalAlignment> heights = seed.line().profile();
        if (heights.isPresent()) {
            Line own = finisher.finish(seed.line().plan(), heights.get(), seed.line().structures().orElse(null), List.of(),
                    floors.get(mode));
            line = own.audit().ok() && own.objective() < line.objective() ? own : line;
        }
        took("alternative " + spec.name(), start);
        SortedMap<Mode, Line> lines = new TreeMap<>(Map.of(mode, line));
        List<Alternative> compared = Comparison.of(List.of(new Alternative(spec, lines, List.of(), new TreeMap<>())));
        return new Study(scenario, ground.terrain(), ground.note(), ground.model(), ground.voids(), corridors, compared,
                floors, ground.gridScale(scenario), notes(compared, floors));
    }

    private Line refined(
            Mode mode, Seed seed, LinePlanner planner, Finisher finisher, SortedMap<Mode, Double> floors) {
        Seeding seeding = new Seeding(planner, seed.line());
        return switch (seed.part()) {
            case PROFILE -> finisher.finish(seeding.profiled(), List.of(), floors.get(mode), false);
            case BETWEEN -> {
                SeedStretch.Joined joined = seeding.between(seed.from(), seed.to());
                yield finisher.finish(joined.plan(), joined.profile(), null, List.of(), floors.get(mode));
            }
            case WHOLE -> {
                SortedMap<Mode, Refined> own = new TreeMap<>(Map.of(mode, seeding.whole()));
                yield Mending.finish(scenario, Map.of(mode, planner), Map.of(mode, finisher), Pairing.Pair.apart(own),
                                floors, this::all)
                        .get(mode);
            }
        };
    }
}
