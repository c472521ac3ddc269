package org.thalweg.security;

import java.util.List;
import java.util.Objects;

/**
 * Exposure and hazards of one line.
 *
 * @param distances distance to each named border along the line
 * @param exposures what each watch sees of it
 * @param hazards hazards along it
 */
public record LineSecurity(List<BorderDistance> distances, List<LineExposure> exposures, HazardStrip hazards) {
    /** Checks and copies. */
    public LineSecurity {
        distances = List.copyOf(distances);
        exposures = List.copyOf(exposures);
        Objects.requireNonNull(hazards);
    }
}
