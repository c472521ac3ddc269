package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.standard.Mode;
import org.thalweg.study.Scenario;
import org.thalweg.study.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plans one line. */
@Command(name = "plan", description = "Plans one mode of one alternative, and writes it as a study of one line.")
final class PlanCommand implements Callable<Integer> {
    private final Engine engine;
    private final Main.Place place;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ThreadsOption threads;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario's YAML file, or the folder that holds it.")
    private Path scenario;

    @Option(
            names = {"-m", "--mode"},
            required = true,
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description = "What to plan: road or rail.")
    private Mode mode;

    @Option(
            names = {"-a", "--alternative"},
            paramLabel = "NAME",
            description = "The alternative whose weights hold. Left out: the scenario's first.")
    private String alternative;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Folder for the output: new, empty, or an earlier study, which is replaced.")
    private Path out;

    PlanCommand(Engine engine, Main.Place place) {
        this.engine = engine;
        this.place = place;
    }

    @Override
    public Integer call() throws IOException {
        engine.checkOutput(out);
        Scenario read = engine.scenario(scenario);
        StudyRunner.Result result;
        try (ConsoleProgress progress = common.progress(place)) {
            result = engine.plan(read, mode, alternative, threads.count(), progress);
            progress.at("Writing the files", 1);
            engine.write(result.study(), result.seconds(), threads.count(), out);
        }
        return StudyOutcome.print(
                result.study(),
                out,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
