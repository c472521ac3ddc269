package org.thalweg.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that computes. */
final class CommonOptions {
    private static final int MOST_THREADS = 256;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = {"-q", "--quiet"}, description = "Show no progress.")
    private boolean quiet;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to compute with (all cores when left out). The answer does not depend on it.")
    private void setThreads(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--threads': " + threads + " is not between 1 and " + MOST_THREADS);
        }
        this.threads = threads;
    }

    /** Threads to compute with. */
    int threads() {
        return threads;
    }

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
