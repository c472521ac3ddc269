package org.thalweg.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.thalweg.study.Study;

/** How a command that wrote a study ends. */
final class StudyOutcome {
    private StudyOutcome() {}

    /** Prints the summary and where the files are, and returns the exit code: a line may have broken its standard. */
    static int print(Study study, Path dir, PrintWriter out, PrintWriter err) {
        Summary.study(study, out);
        out.println();
        out.println("Report: " + dir.resolve("report.html"));
        out.println("Files:  " + dir);
        boolean ok = study.alternatives().stream()
                .flatMap(a -> a.lines().values().stream())
                .allMatch(line -> Summary.keeps(line.audit()));
        if (!ok) {
            err.println("thalweg: a planned line breaks its standard, as the column 'audit' shows;"
                    + " the report names the rules and the stations");
        }
        return ok ? ExitCode.DONE : ExitCode.BROKEN_RULE;
    }
}
