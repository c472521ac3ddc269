package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.study.Scenario;
import org.thalweg.study.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a whole study. */
@Command(
        name = "study",
        description =
                "Plans every alternative of a scenario, road and railway together, and writes the files and the report.")
final class StudyCommand implements Callable<Integer> {
    private final Engine engine;
    private final Main.Place place;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private ScenarioOption scenario;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            defaultValue = "thalweg-out",
            description = "Folder for the output: new, empty, or an earlier study, which is replaced"
                    + " (default: ${DEFAULT-VALUE}).")
    private Path out;

    StudyCommand(Engine engine, Main.Place place) {
        this.engine = engine;
        this.place = place;
    }

    @Override
    public Integer call() throws IOException {
        engine.checkOutput(out);
        Scenario read = scenario.read(engine, place);
        StudyRunner.Result result;
        try (ConsoleProgress progress = common.progress(place)) {
            result = engine.study(read, threads.count(), progress);
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
