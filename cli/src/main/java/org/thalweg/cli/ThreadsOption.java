package org.thalweg.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many threads a command computes with. */
final class ThreadsOption {
    private static final int MOST = 256;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to compute with (all cores when left out). The answer does not depend on it.")
    private void setThreads(int threads) {
        if (threads < 1 || threads > MOST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--threads': " + threads + " is not between 1 and " + MOST);
        }
        this.threads = threads;
    }

    /** Threads to compute with. */
    int count() {
        return threads;
    }
}
