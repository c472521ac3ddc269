package org.thalweg.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of every command that computes. */
final class CommonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    /** Starts showing progress, in the way that suits where it is read. */
    ConsoleProgress progress(Main.Place place) {
        if (quiet) {
            return ConsoleProgress.silent();
        }
        return place.columns() > 0
                ? ConsoleProgress.bar(spec.commandLine().getErr(), place.columns())
                : ConsoleProgress.lines(spec.commandLine().getErr());
    }
}
