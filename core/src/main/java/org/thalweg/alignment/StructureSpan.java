package org.thalweg.alignment;

import java.util.Objects;
import org.thalweg.standard.Structure;

/**
 * A stretch of line carried in one way.
 *
 * @param structure how it is carried
 * @param from first station (m)
 * @param to last station (m), above {@code from}
 */
public record StructureSpan(Structure structure, double from, double to) {
    /** Checks the stretch. */
    public StructureSpan {
        Objects.requireNonNull(structure);
        if (!(to > from)) {
            throw new IllegalArgumentException("a structure must end after it begins: " + from + " to " + to);
        }
    }

    /**
     * Length of the stretch.
     *
     * @return length (m)
     */
    public double length() {
        return to - from;
    }
}
