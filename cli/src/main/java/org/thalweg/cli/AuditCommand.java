package org.thalweg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.thalweg.audit.AuditReport;
import org.thalweg.export.AlignmentFile;
import org.thalweg.study.BadInput;
import org.thalweg.study.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Audits the lines of a written study again, from their files. */
@Command(
        name = "audit",
        description = "Audits every line of a study's folder again, from its alignment.json and the scenario."
                + " Exit code 4 where a rule is broken.")
final class AuditCommand implements Callable<Integer> {
    private final Engine engine;
    private final Main.Place place;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "DIR", description = "Folder that 'study' or 'plan' wrote.")
    private Path dir;

    @Option(
            names = {"-s", "--scenario"},
            paramLabel = "SCENARIO",
            description = "The study's scenario. Left out: the bundled one, if the study was made from it.")
    private Path scenario;

    @Option(names = "--all", description = "Show every rule of every line, not only the broken ones.")
    private boolean all;

    AuditCommand(Engine engine, Main.Place place) {
        this.engine = engine;
        this.place = place;
    }

    /** A line of the study with what the audit found. */
    private record Audited(StudyFolder.LineFile file, double length, AuditReport audit) {}

    @Override
    public Integer call() throws IOException {
        StudyFolder folder = StudyFolder.read(dir);
        Scenario read = engine.scenario(scenario == null ? Scenarios.bundled(place) : scenario);
        compareInputs(folder, read);
        List<Audited> audited = new ArrayList<>();
        try (ConsoleProgress progress = common.progress(place)) {
            for (StudyFolder.LineFile file : folder.lines()) {
                progress.at(
                        "Auditing " + file.alternative() + " " + file.mode().slug(),
                        (double) audited.size() / folder.lines().size());
                audited.add(audit(read, file));
            }
        }
        return print(read, audited);
    }

    private void compareInputs(StudyFolder folder, Scenario read) {
        String changed = folder.firstDifferentInput(read);
        if (changed == null) {
            return;
        }
        if (scenario == null) {
            throw new BadInput(dir + " holds a study of '" + folder.name()
                    + "' that was not made from the bundled scenario as it is now (" + changed
                    + " differs); name its scenario with --scenario");
        }
        spec.commandLine()
                .getErr()
                .println("thalweg: note: " + changed + " is not the input that the study was made from");
    }

    private Audited audit(Scenario read, StudyFolder.LineFile file) throws IOException {
        AlignmentFile line = engine.line(file.path());
        Scenarios.checkLine(read, file.mode(), file.path(), line);
        return new Audited(
                file,
                line.alignment().length(),
                engine.score(read, file.mode(), file.alternative(), line.alignment())
                        .audit());
    }

    private int print(Scenario read, List<Audited> lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(read.name());
        out.println();
        Table table = new Table("alternative", "mode", ">length km", ">rules", ">broken", "audit");
        for (Audited line : lines) {
            table.row(
                    line.file().alternative(),
                    line.file().mode().slug(),
                    Summary.kilometres(line.length()),
                    Integer.toString(line.audit().findings().size()),
                    Long.toString(Summary.broken(line.audit())),
                    Summary.verdict(line.audit()));
        }
        table.print(out);
        lines.stream().filter(line -> all || !Summary.keeps(line.audit())).forEach(line -> detail(line, out));
        if (lines.stream().allMatch(line -> Summary.keeps(line.audit()))) {
            return ExitCode.DONE;
        }
        spec.commandLine()
                .getErr()
                .println("thalweg: " + dir + " holds a line that breaks its standard, as the table shows");
        return ExitCode.BROKEN_RULE;
    }

    private void detail(Audited line, PrintWriter out) {
        out.println();
        out.println(line.file().alternative() + " " + line.file().mode().slug());
        Summary.audit(
                all
                        ? line.audit()
                        : new AuditReport(line.audit().findings().stream()
                                .filter(f -> !f.ok())
                                .toList()),
                out);
    }
}
