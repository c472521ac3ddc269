package org.thalweg.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.cost.Bill;
import org.thalweg.cost.Sensitivity;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.security.SecurityFindings;
import org.thalweg.corridor.LowerBound;
import org.thalweg.standard.Mode;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.terrain.HeightError;
import org.thalweg.terrain.Streams;
import org.thalweg.territory.Border;
import org.thalweg.territory.Floor;
import org.thalweg.territory.Site;
import org.thalweg.territory.SiteBuilder;
import org.thalweg.territory.Zone;

/**
 * Runs a study: the stages in order, alternatives one after the other (each may have to differ from those before), the
 * two modes of an alternative side by side. The answer does not depend on the number of threads.
 */
public final class StudyRunner {
    /** Depth (m) by which drawn waters are cut into the ground before streams are looked for. */
    private static final float BURN = 50;

    private final Scenario scenario;
    private final Progress progress;
    private final ExecutorService pool;
    private final Ground ground;
    private final byte[] streams;
    private final Bounds bounds;
    private final SortedMap<String, Double> seconds = new TreeMap<>();
    /** What existing formations save, in sentences, by alternative and mode. */
    private final List<String> reuse = new ArrayList<>();

    /** Draws of the ground's error; none where sensitivity is not asked for. */
    private List<HeightError> errors = List.of();

    /** Runs what no later stage of the planning needs, beside it; null to run it at once. */
    private Executor aside;

    /** Sensitivities by alternative and mode. */
    private final Map<String, SortedMap<Mode, CompletableFuture<Sensitivity>>> sensitivities = new HashMap<>();

    /** The alternatives of a study, which share bounds; empty where lines are planned or judged one by one. */
    private List<AlternativeSpec> studied = List.of();

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
        this(scenario, progress, pool, steps, null);
    }

    /** Takes over the ground of another runner, and its streams where the same waters are drawn; null reads the ground. */
    private StudyRunner(Scenario scenario, Progress progress, ExecutorService pool, int steps, StudyRunner warm) {
        this.scenario = scenario;
        this.progress = progress;
        this.pool = pool;
        this.steps = steps;
        long start = System.nanoTime();
        step("Terrain");
        this.ground = warm == null ? Ground.of(scenario) : warm.ground;
        took("terrain", start);
        this.bounds = new Bounds(scenario, ground.terrain());
        start = System.nanoTime();
        this.streams = warm != null && waters(scenario).equals(waters(warm.scenario))
                ? warm.streams
                : Streams.of(burned(), Ground.CULVERT_CATCHMENT, Ground.BRIDGE_CATCHMENT);
        took("streams", start);
    }

    private static List<List<Zone>> waters(Scenario scenario) {
        return scenario.modes().values().stream()
                .map(m -> m.zones().stream().filter(z -> z.rule() == Zone.Rule.BRIDGE).toList())
                .toList();
    }

    // For TradeRunner: the lines of one alternative alone, planned or judged.

    /** A runner of one alternative; {@code warm} is a runner of the same case whose ground is taken over, or null. */
    static StudyRunner alone(Scenario scenario, Progress progress, ExecutorService pool, StudyRunner warm) {
        return new StudyRunner(scenario, progress, pool, 4 + scenario.modes().size(), warm);
    }

    Ground ground() {
        return ground;
    }

    SecurityStage securityStage() {
        return new SecurityStage(scenario, ground, streams, pool);
    }

    /** Plans the scenario's first alternative. */
    SortedMap<Mode, Line> planned() {
        return alternative(scenario.alternatives().get(0), List.copyOf(scenario.modes().keySet()), lengthFloors(), List.of())
                .lines();
    }

    /** Prices and audits lines without moving them. */
    interface Judge {
        /** The lines as they are under this runner's scenario, each beside the others. */
        SortedMap<Mode, Line> of(SortedMap<Mode, Alignment> lines);
    }

    /** A judge under the scenario's first alternative; it holds the site, so keep it no longer than it is needed. */
    Judge judge() {
        AlternativeSpec spec = scenario.alternatives().get(0);
        SortedMap<Mode, Double> floors = lengthFloors();
        Map<Mode, Callable<Finisher>> preparing = new EnumMap<>(Mode.class);
        scenario.modes().keySet().forEach(mode -> preparing.put(mode, () -> {
            Site site = site(spec, mode);
            return finisher(spec, mode, site, planner(spec, mode, site, List.of()));
        }));
        SortedMap<Mode, Finisher> finishers = all(preparing);
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
            return all(tasks);
        };
    }

    /** Planners of the scenario's first alternative, by mode. */
    SortedMap<Mode, LinePlanner> planners() {
        AlternativeSpec spec = scenario.alternatives().get(0);
        SortedMap<Mode, LinePlanner> planners = new TreeMap<>();
        scenario.modes().keySet().forEach(mode -> planners.put(mode, planner(spec, mode, site(spec, mode), List.of())));
        return planners;
    }

    private SortedMap<Mode, Double> lengthFloors() {
        SortedMap<Mode, Double> floors = new TreeMap<>();
        scenario.modes().forEach((mode, plan) ->
                floors.put(mode, Floor.length(scenario.territory(), plan.from().place(), plan.to().place())));
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
        ExecutorService aside = daemons(1, "thalweg-posts");
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
        requireMode(scenario, mode);
        return run(scenario, List.of(alternative(scenario, alternative)), List.of(mode), false, threads, progress);
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
        requireMode(scenario, mode);
        AlternativeSpec spec = alternative(scenario, alternative);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            StudyRunner runner = new StudyRunner(scenario, Progress.SILENT, pool, 1);
            Site site = runner.site(spec, mode);
            LinePlanner planner = runner.planner(spec, mode, site, List.of());
            return runner.finisher(spec, mode, site, planner)
                    .finish(alignment.plan(), alignment.profile(), alignment.structures(), List.of(), Double.NaN);
        } finally {
            pool.shutdownNow();
        }
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
        requireMode(scenario, mode);
        AlternativeSpec spec = alternative(scenario, alternative);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            StudyRunner runner = new StudyRunner(scenario, Progress.SILENT, pool, 1);
            return runner.bounds.found(scenario.modes().get(mode), runner.site(spec, mode), states);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void requireMode(Scenario scenario, Mode mode) {
        if (!scenario.modes().containsKey(mode)) {
            throw new BadInput(scenario.file().getFileName() + ", modes: there is no mode '" + mode.slug()
                    + "' in this scenario; add it, or ask for "
                    + String.join(" or ", scenario.modes().keySet().stream().map(Mode::slug).toList()) + ".");
        }
    }

    static AlternativeSpec alternative(Scenario scenario, String name) {
        for (AlternativeSpec spec : scenario.alternatives()) {
            if (name == null || spec.name().equals(name)) {
                return spec;
            }
        }
        throw new BadInput(scenario.file().getFileName() + ", alternatives: there is no alternative '" + name
                + "'; the scenario has "
                + String.join(", ", scenario.alternatives().stream().map(AlternativeSpec::name).toList()) + ".");
    }

    private static Result run(
            Scenario scenario,
            List<AlternativeSpec> specs,
            java.util.Collection<Mode> modes,
            boolean whole,
            int threads,
            Progress progress) {
        ExecutorService pool = daemons(threads, "thalweg-plan");
        ExecutorService aside = daemons(Math.min(2, threads), "thalweg-aside");
        try {
            int steps = 4 + specs.size() * (modes.size() + (modes.size() > 1 ? 2 : 1));
            StudyRunner runner = new StudyRunner(scenario, progress, pool, steps);
            runner.studied = specs;
            if (threads > 1) {
                runner.aside = aside;
                aside.execute(() -> runner.boundAhead(modes));
            }
            return new Result(runner.study(specs, List.copyOf(modes), whole), runner.seconds);
        } finally {
            pool.shutdownNow();
            aside.shutdownNow();
        }
    }

    private static ExecutorService daemons(int threads, String name) {
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Finds bounds ahead: they need no lines, and planning a pair leaves a processor free now and then. */
    private void boundAhead(java.util.Collection<Mode> modes) {
        modes.forEach(mode -> bound(studied.get(0), mode));
    }

    /** The bound beside an alternative's lines: in a study that of the loosest one, which is found once. */
    private double bound(AlternativeSpec spec, Mode mode) {
        AlternativeSpec loosest = studied.isEmpty() ? spec : Bounds.loosest(scenario, studied);
        return bounds.of(loosest, scenario.modes().get(mode), () -> site(loosest, mode));
    }

    private Study study(List<AlternativeSpec> specs, List<Mode> modes, boolean whole) {
        SortedMap<Mode, Double> floors = new TreeMap<>();
        for (Mode mode : modes) {
            ModePlan plan = scenario.modes().get(mode);
            floors.put(mode, Floor.length(scenario.territory(), plan.from().place(), plan.to().place()));
        }
        SortedMap<Mode, Study.Corridor> corridors = corridors(specs.get(0), modes);
        if (whole) {
            errors = GroundErrors.USUAL.on(ground.terrain().frame(), scenario.seed());
        }
        List<Alternative> done = new ArrayList<>();
        for (AlternativeSpec spec : specs) {
            done.add(alternative(spec, modes, floors, done));
        }
        step("Comparing alternatives");
        done.replaceAll(this::withSensitivity);
        List<Alternative> compared = Comparison.of(done);
        SecurityFindings security = whole ? security(compared) : SecurityFindings.NONE;
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

    private SecurityFindings security(List<Alternative> alternatives) {
        long start = System.nanoTime();
        step("Exposure and hazards");
        SecurityFindings findings = new SecurityStage(scenario, ground, streams, pool).of(alternatives);
        took("security", start);
        return findings;
    }

    private List<String> notes(List<Alternative> alternatives, SortedMap<Mode, Double> floors) {
        List<String> notes = new ArrayList<>(reuse);
        notes.addAll(Notes.of(scenario, alternatives, floors));
        return notes;
    }

    private SortedMap<Mode, Study.Corridor> corridors(AlternativeSpec spec, List<Mode> modes) {
        long start = System.nanoTime();
        step("Corridor band");
        Map<Mode, Callable<Study.Corridor>> tasks = new EnumMap<>(Mode.class);
        for (Mode mode : modes) {
            tasks.put(mode, () -> planner(spec, mode, site(spec, mode), List.of()).corridor());
        }
        SortedMap<Mode, Study.Corridor> result = all(tasks);
        took("corridor", start);
        return result;
    }

    private Alternative alternative(
            AlternativeSpec spec, List<Mode> modes, SortedMap<Mode, Double> floors, List<Alternative> earlier) {
        long start = System.nanoTime();
        Map<Mode, Site> sites = new EnumMap<>(Mode.class);
        Map<Mode, LinePlanner> planners = new EnumMap<>(Mode.class);
        Map<Mode, Callable<LinePlanner>> preparing = new EnumMap<>(Mode.class);
        for (Mode mode : modes) {
            sites.put(mode, null);
            preparing.put(mode, () -> {
                Site site = site(spec, mode);
                synchronized (sites) {
                    sites.put(mode, site);
                }
                return planner(spec, mode, site, lines(earlier, mode));
            });
        }
        planners.putAll(all(preparing));
        Map<Mode, Callable<Refined>> alone = new EnumMap<>(Mode.class);
        for (Mode mode : modes) {
            alone.put(mode, () -> {
                Refined line = modes.size() == 1 ? planners.get(mode).planThoroughly() : planners.get(mode).plan();
                step(spec.name() + ": " + mode.slug() + " line");
                return line;
            });
        }
        SortedMap<Mode, Refined> own = all(alone);
        Pairing.Pair pair = Pairing.of(scenario, planners, own, this::all);
        step(spec.name() + ": both lines together");
        Map<Mode, Finisher> finishers = new EnumMap<>(Mode.class);
        modes.forEach(mode -> finishers.put(mode, finisher(spec, mode, sites.get(mode), planners.get(mode))));
        SortedMap<Mode, Line> lines = Mending.finish(scenario, planners, finishers, pair, floors, this::all);
        if (modes.size() == 1) {
            Mode mode = modes.get(0);
            Line polished = Polishing.polish(planners.get(mode), finishers.get(mode), lines.get(mode),
                    pair.lines().get(mode), floors.get(mode), scenario.seed(), pool);
            lines = new TreeMap<>(Map.of(mode, finishers.get(mode).certified(polished)));
        }
        Map<Mode, Double> bare = new EnumMap<>(Mode.class);
        lines.forEach((mode, line) -> reuse.addAll(reused(spec, mode, planners.get(mode), line, bare)));
        step(spec.name() + ": quantities, cost, audit");
        took("alternative " + spec.name(), start);
        sensitivities.put(spec.name(), sensitivity(spec, finishers, pair, lines));
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

    /** How far the lines' costs move with what they rest on, as it is found; empty where no errors of the ground were drawn. */
    private SortedMap<Mode, CompletableFuture<Sensitivity>> sensitivity(
            AlternativeSpec spec,
            Map<Mode, Finisher> finishers,
            Pairing.Pair pair,
            SortedMap<Mode, Line> lines) {
        SortedMap<Mode, CompletableFuture<Sensitivity>> found = new TreeMap<>();
        lines.forEach((mode, line) -> {
            List<Line> others = lines.values().stream().filter(l -> l != line).toList();
            boolean second = pair.around().contains(mode);
            if (!errors.isEmpty()) {
                found.put(mode, CompletableFuture.supplyAsync(() -> {
                    long start = System.nanoTime();
                    Sensitivity sensitivity = finishers.get(mode).sensitivity(line, others, second, errors);
                    took("sensitivity " + spec.name() + " " + mode.slug(), start);
                    return sensitivity;
                }, aside == null ? Runnable::run : aside));
            }
        });
        return found;
    }

    private Alternative withSensitivity(Alternative alternative) {
        SortedMap<Mode, Sensitivity> found = new TreeMap<>();
        sensitivities.get(alternative.spec().name()).forEach((mode, future) -> found.put(mode, future.join()));
        return alternative.with(found);
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
        Bill without = finisher(unaided, mode, site(unaided, mode), planner).bill(line.alignment());
        bare.put(mode, without.total().doubleValue());
        return Notes.reuse(scenario, spec, mode, formations, line, without);
    }

    private static List<HorizontalAlignment> lines(List<Alternative> earlier, Mode mode) {
        return earlier.stream().map(a -> a.lines().get(mode).alignment().plan()).toList();
    }

    /** What the ground carries for a mode under an alternative. */
    Site site(AlternativeSpec spec, Mode mode) {
        ModePlan plan = scenario.modes().get(mode);
        List<Zone> zones = plan.zones().stream()
                .filter(z -> spec.reuse() || z.rule() != Zone.Rule.REUSE)
                .map(this::widened)
                .toList();
        Site drawn = SiteBuilder.build(
                ground.terrain(),
                scenario.territory(),
                scenario.borders(spec),
                zones,
                List.of(plan.from(), plan.to()),
                streams);
        return withOpenings(drawn, plan.standard().streamClearance());
    }

    /**
     * The ground with the drawn waters cut into it (stream burning, as in Saunders 1999), so that the streams found on the
     * ground run into a river where it is drawn, and not beside it on a floor that is flat at the raster's scale.
     */
    private GridTerrain burned() {
        GridTerrain terrain = ground.terrain();
        float[] heights = new float[terrain.frame().size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = terrain.height(i);
        }
        for (ModePlan plan : scenario.modes().values()) {
            List<Zone> waters = plan.zones().stream()
                    .filter(z -> z.rule() == Zone.Rule.BRIDGE)
                    .map(this::widened)
                    .toList();
            float[] water = SiteBuilder.build(terrain, null, List.of(), waters, List.of(), null).water();
            for (int i = 0; i < heights.length; i++) {
                if (!Float.isNaN(water[i])) {
                    heights[i] = Math.min(heights[i], terrain.height(i) - BURN);
                }
            }
        }
        return new GridTerrain(terrain.frame(), heights);
    }

    /** Water is drawn half a cell and a section's width wider, so that no part of it slips between cells or sections. */
    private Zone widened(Zone zone) {
        return zone.rule() != Zone.Rule.BRIDGE
                ? zone
                : new Zone(zone.name(), zone.rule(), zone.area().buffer(ground.terrain().frame().cell() / 2 + 6), zone.value());
    }

    /** A stream that needs an opening is water that a bridge must clear. */
    private Site withOpenings(Site site, double clearance) {
        float[] water = site.water().clone();
        for (int i = 0; i < water.length; i++) {
            if (site.stream()[i] == 2 && Float.isNaN(water[i])) {
                water[i] = (float) (ground.terrain().height(i) + clearance);
            }
        }
        return new Site(site.frame(), site.room(), site.surcharge(), water, site.formation(), site.stream());
    }

    private LinePlanner planner(AlternativeSpec spec, Mode mode, Site site, List<HorizontalAlignment> earlier) {
        ModePlan plan = scenario.modes().get(mode);
        // Weights by place are told as multiples of what a metre of line costs anywhere: its surface and systems.
        double unit = 3 * (plan.rates().surface() + plan.rates().systems());
        List<Border> borders = scenario.borders();
        float[] extra = Weights.prices(ground.terrain().frame(), spec, borders, earlier, unit);
        Site along = SiteBuilder.withoutMouths(
                site, scenario.territory(), scenario.borders(spec), plan.zones(), List.of(plan.from(), plan.to()));
        return new LinePlanner(ground.terrain(), plan, spec, site, along, extra);
    }

    private Finisher finisher(AlternativeSpec spec, Mode mode, Site site, LinePlanner planner) {
        return new Finisher(scenario, spec, scenario.modes().get(mode), ground.terrain(), site, planner,
                () -> bound(spec, mode));
    }

    /** Runs tasks side by side and hands on the first fault in the order of modes. */
    private <T> SortedMap<Mode, T> all(Map<Mode, Callable<T>> tasks) {
        SortedMap<Mode, Future<T>> futures = new TreeMap<>();
        tasks.forEach((mode, task) -> futures.put(mode, pool.submit(task)));
        SortedMap<Mode, T> results = new TreeMap<>();
        for (Map.Entry<Mode, Future<T>> entry : futures.entrySet()) {
            try {
                results.put(entry.getKey(), entry.getValue().get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the run was interrupted", e);
            }
        }
        return Collections.unmodifiableSortedMap(results);
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
        requireMode(scenario, mode);
        AlternativeSpec spec = alternative(scenario, alternative);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            StudyRunner runner = new StudyRunner(scenario, Progress.SILENT, pool, 1);
            Site site = runner.site(spec, mode);
            LinePlanner planner = runner.planner(spec, mode, site, List.of());
            Finisher finisher = runner.finisher(spec, mode, site, planner);
            Seeding seeding = new Seeding(planner, given);
            if (given.profile().isEmpty()) {
                return new Scored(finisher.finish(seeding.profiled(), List.of(), Double.NaN, false), true);
            }
            return new Scored(
                    finisher.finish(
                            given.plan(), given.profile().get(), given.structures().orElse(null), List.of(), Double.NaN),
                    false);
        } finally {
            pool.shutdownNow();
        }
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
        requireMode(scenario, mode);
        AlternativeSpec spec = alternative(scenario, alternative);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            StudyRunner runner = new StudyRunner(scenario, progress, pool, 5);
            return new Result(runner.seeded(spec, mode, seed), runner.seconds);
        } finally {
            pool.shutdownNow();
        }
    }

    private Study seeded(AlternativeSpec spec, Mode mode, Seed seed) {
        ModePlan plan = scenario.modes().get(mode);
        SortedMap<Mode, Double> floors = new TreeMap<>();
        floors.put(mode, Floor.length(scenario.territory(), plan.from().place(), plan.to().place()));
        SortedMap<Mode, Study.Corridor> corridors = corridors(spec, List.of(mode));
        long start = System.nanoTime();
        Site site = site(spec, mode);
        LinePlanner planner = planner(spec, mode, site, List.of());
        Finisher finisher = finisher(spec, mode, site, planner);
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
                yield Mending.finish(scenario, Map.of(mode, planner), Map.of(mode, finisher), Pairing.Pair.apart(own), floors, this::all)
                        .get(mode);
            }
        };
    }
}
