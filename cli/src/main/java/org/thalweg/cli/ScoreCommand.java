package org.thalweg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.export.AlignmentFile;
import org.thalweg.standard.Mode;
import org.thalweg.study.Line;
import org.thalweg.study.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Audits and prices a line that the user hands in. */
@Command(
        name = "score",
        description =
                "Audits and prices a line of your own. Exit code 4 and the broken rules where it breaks its standard.")
final class ScoreCommand implements Callable<Integer> {
    private final Engine engine;
    private final Main.Place place;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario's YAML file, or the folder that holds it.")
    private Path scenario;

    @Option(
            names = {"-m", "--mode"},
            required = true,
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description = "What the line carries: road or rail.")
    private Mode mode;

    @Option(
            names = {"-l", "--line"},
            required = true,
            paramLabel = "LINE",
            description = "The line: an alignment.json.")
    private Path line;

    @Option(
            names = {"-a", "--alternative"},
            paramLabel = "NAME",
            description = "The alternative whose set-backs and weights hold. Left out: the scenario's first.")
    private String alternative;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder for the line's files: new, empty, or an earlier line's, which is replaced.")
    private Path out;

    ScoreCommand(Engine engine, Main.Place place) {
        this.engine = engine;
        this.place = place;
    }

    @Override
    public Integer call() throws IOException {
        if (out != null) {
            engine.checkOutput(out);
        }
        Scenario read = engine.scenario(scenario);
        AlignmentFile given = engine.line(line);
        Scenarios.checkLine(read, mode, line, given);
        Line scored;
        try (ConsoleProgress progress = common.progress(place)) {
            progress.at("Scoring " + line, 0);
            scored = engine.score(read, mode, alternative, given.alignment());
        }
        if (out != null) {
            String name = alternative == null ? read.alternatives().get(0).name() : alternative;
            engine.writeLine(scored, name, read.crs(), out);
        }
        return print(read, scored);
    }

    private int print(Scenario read, Line scored) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(read.name() + ", " + mode.slug() + " " + line + ", "
                + Summary.kilometres(scored.alignment().length()) + " km");
        console.println();
        Summary.audit(scored.audit(), console);
        console.println();
        Summary.bill(scored.bill(), read.currency(), console);
        if (out != null) {
            console.println();
            console.println("Files: " + out);
        }
        if (!Summary.keeps(scored.audit())) {
            spec.commandLine().getErr().println("thalweg: " + line + " breaks its standard, as the table shows");
            return ExitCode.BROKEN_RULE;
        }
        return ExitCode.DONE;
    }
}
