package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.audit.AuditReport;
import org.thalweg.audit.Finding;
import org.thalweg.cost.Bill;
import org.thalweg.cost.Item;
import org.thalweg.corridor.LowerBound;
import org.thalweg.export.AlignmentFile;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.Alternative;
import org.thalweg.study.AlternativeSpec;
import org.thalweg.study.GivenLine;
import org.thalweg.study.Line;
import org.thalweg.study.ModePlan;
import org.thalweg.study.Progress;
import org.thalweg.study.Scenario;
import org.thalweg.study.ScenarioReader;
import org.thalweg.study.Seed;
import org.thalweg.study.Study;
import org.thalweg.study.StudyRunner;
import org.thalweg.study.TerrainSource;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * An engine whose answers are laid down: a straight road of 2 km with 500 m of tunnel. For tests of what the command line
 * makes of an answer.
 */
final class PreparedEngine implements Engine {
    /** What was asked, in order. */
    final List<String> asked = new ArrayList<>();

    private final boolean keepsStandard;
    private final Throwable failure;

    private PreparedEngine(boolean keepsStandard, Throwable failure) {
        this.keepsStandard = keepsStandard;
        this.failure = failure;
    }

    /** All goes well. */
    static PreparedEngine well() {
        return new PreparedEngine(true, null);
    }

    /** Every line breaks a rule. */
    static PreparedEngine breaking() {
        return new PreparedEngine(false, null);
    }

    /** Planning and scoring fail. */
    static PreparedEngine failing(Throwable failure) {
        return new PreparedEngine(true, failure);
    }

    @Override
    public Scenario scenario(Path place) {
        asked.add("scenario");
        if (!place.getFileName().toString().equals("prepared")) {
            return ScenarioReader.read(place);
        }
        TerrainSource flat = new TerrainSource.Formula("flat", Map.of());
        AlternativeSpec cheapest = new AlternativeSpec("cheapest", "least cost", new TreeMap<>(), Map.of(), false);
        SortedMap<Mode, ModePlan> modes = new TreeMap<>();
        // Nothing here looks into a mode's plan.
        modes.put(Mode.ROAD, null);
        return new Scenario(
                "Prepared case",
                "",
                place,
                "EPSG:32638",
                "USD",
                2025,
                1,
                flat,
                null,
                List.of(),
                modes,
                List.of(cheapest),
                List.of(),
                new TreeMap<>(Map.of("scenario.yaml", "abc")));
    }

    @Override
    public StudyRunner.Result study(Scenario scenario, int threads, Progress progress) throws IOException {
        asked.add("study with " + threads + " threads");
        progress.at("Terrain", 0);
        progress.at("Corridor band", 0.4);
        fail();
        progress.at("Corridor band", 0.6);
        return new StudyRunner.Result(made(scenario), new TreeMap<>());
    }

    @Override
    public StudyRunner.Result plan(Scenario scenario, Mode mode, String alternative, int threads, Progress progress)
            throws IOException {
        asked.add("plan " + mode.slug() + " " + alternative);
        fail();
        return new StudyRunner.Result(made(scenario), new TreeMap<>());
    }

    @Override
    public StudyRunner.Result plan(
            Scenario scenario, Mode mode, String alternative, Seed seed, int threads, Progress progress)
            throws IOException {
        asked.add("plan " + mode.slug() + " " + alternative + " " + seed.part() + " " + seed.from() + " " + seed.to());
        fail();
        return new StudyRunner.Result(made(scenario), new TreeMap<>());
    }

    @Override
    public LowerBound.Result bound(Scenario scenario, Mode mode, String alternative, int states) {
        asked.add("bound " + mode.slug() + " " + alternative + " " + states);
        return new LowerBound.Result(80, 60, 4, states);
    }

    @Override
    public Line score(Scenario scenario, Mode mode, String alternative, Alignment alignment) throws IOException {
        asked.add("score " + mode.slug() + " " + alternative);
        fail();
        return line(alignment);
    }

    @Override
    public AlignmentFile line(Path file) {
        asked.add("line");
        return new AlignmentFile("EPSG:32638", Mode.ROAD, "road-80-mountain", alignment());
    }

    @Override
    public StudyRunner.Scored score(Scenario scenario, Mode mode, String alternative, GivenLine line) throws IOException {
        asked.add("score " + mode.slug() + " " + alternative);
        fail();
        return new StudyRunner.Scored(line(alignment()), false);
    }

    @Override
    public GivenLine given(Path file, String crs, double tolerance) {
        asked.add("line in " + crs + " to " + tolerance);
        Alignment line = alignment();
        return new GivenLine(
                Optional.of(crs),
                Optional.of(Mode.ROAD),
                line.plan(),
                Optional.of(line.profile()),
                Optional.of(line.structures()),
                Optional.empty());
    }

    @Override
    public void writeLandXml(Line line, String name, String crs, Path file) {
        asked.add("write LandXML " + name + " in " + crs);
    }

    @Override
    public void checkOutput(Path dir) throws IOException {
        asked.add("check");
        new CoreEngine().checkOutput(dir);
    }

    @Override
    public void write(Study study, SortedMap<String, Double> seconds, int threads, Path dir) {
        asked.add("write");
    }

    @Override
    public void writeLine(Line line, String name, String crs, Path dir) {
        asked.add("write line " + name + " in " + crs);
    }

    private void fail() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    private Study made(Scenario scenario) {
        SortedMap<Mode, Line> lines = new TreeMap<>(Map.of(Mode.ROAD, line(alignment())));
        AlternativeSpec spec = scenario.alternatives().get(0);
        GridTerrain terrain = new GridTerrain(new GridFrame(0, 0, 10, 2, 2), new float[4]);
        return new Study(
                scenario,
                terrain,
                "The ground is made up.",
                true,
                0,
                new TreeMap<>(),
                List.of(new Alternative(spec, lines, List.of("cheapest", "shortest"), new TreeMap<>())),
                new TreeMap<>(Map.of(Mode.ROAD, 2000.0)),
                1,
                List.of("A note for readers."));
    }

    private Line line(Alignment alignment) {
        Bill bill = new Bill(List.of(Item.of("surface", 2000, "m", 1234.5), Item.of("tunnel", 500, "m", 21_000)));
        List<Finding> findings = List.of(
                new Finding("radius", 250, Double.POSITIVE_INFINITY, "m", Double.NaN, true),
                new Finding("grade", 0.06, keepsStandard ? 0.01 : 0.0712345678, "ratio", 1234.56, keepsStandard));
        return new Line(
                null, alignment, null, bill, 0, 0, Double.NaN, "none", new AuditReport(findings), 90, Double.NaN);
    }

    private static Alignment alignment() {
        HorizontalAlignment plan = new HorizontalAlignment(List.of(new PlanElement(new Pose(0, 0, 0), 2000, 0, 0)));
        VerticalAlignment profile = new VerticalAlignment(List.of(new Pvi(0, 100, 0), new Pvi(2000, 120, 0)));
        return new Alignment(
                plan,
                profile,
                List.of(
                        new StructureSpan(Structure.EARTHWORK, 0, 700),
                        new StructureSpan(Structure.TUNNEL, 700, 1200),
                        new StructureSpan(Structure.EARTHWORK, 1200, 2000)));
    }
}
