package org.thalweg.cli;

import java.nio.file.Path;
import org.thalweg.standard.Mode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which lines of which case are meant: a scenario, a mode and an alternative. */
final class LinesOptions {
    @Parameters(paramLabel = "SCENARIO", description = "A scenario's YAML file, or the folder that holds it.")
    private Path scenario;

    @Option(
            names = {"-m", "--mode"},
            required = true,
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description = "The mode: road or rail.")
    private Mode mode;

    @Option(
            names = {"-a", "--alternative"},
            paramLabel = "NAME",
            description = "The alternative whose set-backs and weights hold. Left out: the scenario's first.")
    private String alternative;

    /** The scenario's file, or its folder. */
    Path scenario() {
        return scenario;
    }

    /** The mode. */
    Mode mode() {
        return mode;
    }

    /** Name of the alternative; null for the scenario's first. */
    String alternative() {
        return alternative;
    }
}
