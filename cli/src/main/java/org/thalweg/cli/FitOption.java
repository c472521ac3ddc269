package org.thalweg.cli;

import org.thalweg.export.LineReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How near a line keeps to a drawing. */
final class FitOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--fit",
            paramLabel = "METRES",
            description = "How far the points of a drawn line (GeoJSON) may lie from the elements fitted to them."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "" + LineReader.TOLERANCE)
    private double tolerance;

    /** The tolerance (m). */
    double tolerance() {
        if (!(tolerance >= 0.01 && tolerance <= 100)) {
            throw new ParameterException(
                    spec.commandLine(), "--fit is " + tolerance + " but must be from 0.01 to 100 metres");
        }
        return tolerance;
    }
}
