package org.thalweg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.study.GivenLine;
import org.thalweg.study.Line;
import org.thalweg.study.Scenario;
import org.thalweg.study.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    private LinesOptions lines;

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-l", "--line"},
            required = true,
            paramLabel = "LINE",
            description = "The line: an alignment.json, LandXML, or a GeoJSON LineString, whose elements are fitted.")
    private Path line;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder for the line's files: new, empty, or an earlier line's, which is replaced.")
    private Path out;

    @Mixin
    private FitOption fit;

    @Option(
            names = "--landxml",
            paramLabel = "FILE",
            description = "Write the line as LandXML 1.2 too, into this file.")
    private Path landXml;

    ScoreCommand(Engine engine, Main.Place place) {
        this.engine = engine;
        this.place = place;
    }

    @Override
    public Integer call() throws IOException {
        if (out != null) {
            engine.checkOutput(out);
        }
        if (landXml != null) {
            Scenarios.checkLandXml(landXml);
        }
        Scenario read = engine.scenario(lines.scenario());
        GivenLine given = engine.given(line, read.crs(), fit.tolerance());
        Scenarios.checkLine(read, lines.mode(), line, given);
        StudyRunner.Scored scored;
        try (ConsoleProgress progress = common.progress(place)) {
            progress.at("Scoring " + line, 0);
            scored = engine.score(read, lines.mode(), lines.alternative(), given);
        }
        String name = lines.alternative() == null ? read.alternatives().get(0).name() : lines.alternative();
        if (out != null) {
            engine.writeLine(scored.line(), name, read.crs(), out);
        }
        if (landXml != null) {
            engine.writeLandXml(scored.line(), name, read.crs(), landXml);
        }
        return print(read, given, scored);
    }

    private int print(Scenario read, GivenLine given, StudyRunner.Scored scored) {
        PrintWriter console = spec.commandLine().getOut();
        Line found = scored.line();
        console.println(read.name() + ", " + lines.mode().slug() + " " + line + ", "
                + Summary.kilometres(found.alignment().length()) + " km");
        Summary.given(given, scored.profiled(), console);
        console.println();
        Summary.audit(found.audit(), console);
        console.println();
        Summary.bill(found.bill(), read.currency(), console);
        if (out != null || landXml != null) {
            console.println();
        }
        if (out != null) {
            console.println("Files: " + out);
        }
        if (landXml != null) {
            console.println("LandXML: " + landXml);
        }
        if (!Summary.keeps(found.audit())) {
            spec.commandLine().getErr().println("thalweg: " + line + " breaks its standard, as the table shows");
            return ExitCode.BROKEN_RULE;
        }
        return ExitCode.DONE;
    }
}
