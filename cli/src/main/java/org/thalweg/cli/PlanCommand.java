package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.study.GivenLine;
import org.thalweg.study.Scenario;
import org.thalweg.study.Seed;
import org.thalweg.study.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plans one line. */
@Command(name = "plan", description = "Plans one mode of one alternative, and writes it as a study of one line.")
final class PlanCommand implements Callable<Integer> {
    private final Engine engine;
    private final Main.Place place;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LinesOptions lines;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ThreadsOption threads;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Folder for the output: new, empty, or an earlier study, which is replaced.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "LINE",
            description = "Refine this line instead of searching one: an alignment.json, LandXML, or a GeoJSON LineString,"
                    + " whose elements are fitted.")
    private Path seed;

    @Option(names = "--keep-plan", description = "With --seed: keep its plan line and refine its profile only.")
    private boolean keepPlan;

    @Option(
            names = "--between",
            paramLabel = "S1,S2",
            split = ",",
            description = "With --seed: refine it between two stations (m) and keep the rest.")
    private double[] between;

    @Mixin
    private FitOption fit;

    PlanCommand(Engine engine, Main.Place place) {
        this.engine = engine;
        this.place = place;
    }

    @Override
    public Integer call() throws IOException {
        checkSeedOptions();
        engine.checkOutput(out);
        Scenario read = engine.scenario(lines.scenario());
        Seed begun = seed == null ? null : seed(read);
        StudyRunner.Result result;
        try (ConsoleProgress progress = common.progress(place)) {
            result = begun == null
                    ? engine.plan(read, lines.mode(), lines.alternative(), threads.count(), progress)
                    : engine.plan(read, lines.mode(), lines.alternative(), begun, threads.count(), progress);
            progress.at("Writing the files", 1);
            engine.write(result.study(), result.seconds(), threads.count(), out);
        }
        return StudyOutcome.print(
                result.study(),
                out,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }

    private void checkSeedOptions() {
        String wrong = null;
        if (seed == null && (keepPlan || between != null)) {
            wrong = "--keep-plan and --between need a line to begin with: add --seed LINE";
        } else if (keepPlan && between != null) {
            wrong = "--keep-plan and --between exclude each other: say one of them";
        } else if (between != null && !(between.length == 2 && between[0] >= 0 && between[1] > between[0])) {
            wrong = "--between needs two stations in metres, the lesser first, such as --between 1200,3400";
        }
        if (wrong != null) {
            throw new ParameterException(spec.commandLine(), wrong);
        }
    }

    private Seed seed(Scenario read) throws IOException {
        GivenLine line = engine.given(seed, read.crs(), fit.tolerance());
        Scenarios.checkLine(read, lines.mode(), seed, line);
        Summary.given(line, line.profile().isEmpty(), spec.commandLine().getOut());
        if (between != null) {
            return new Seed(line, Seed.Part.BETWEEN, between[0], between[1]);
        }
        return keepPlan ? Seed.profile(line) : Seed.whole(line);
    }
}
