package org.thalweg.alignment;

import java.util.List;
import java.util.Objects;
import org.thalweg.standard.Structure;

/**
 * A line in space with its structures.
 *
 * @param plan plan line
 * @param profile profile over the plan line's stations
 * @param structures stretches in order that cover the line from 0 to its length without gap
 */
public record Alignment(HorizontalAlignment plan, VerticalAlignment profile, List<StructureSpan> structures) {
    /** Checks that the structures cover the line. */
    public Alignment {
        Objects.requireNonNull(plan);
        Objects.requireNonNull(profile);
        structures = List.copyOf(structures);
        double at = 0;
        for (StructureSpan span : structures) {
            if (Math.abs(span.from() - at) > 1e-3) {
                throw new IllegalArgumentException("structures leave a gap or overlap at station " + at + " m");
            }
            at = span.to();
        }
        if (Math.abs(at - plan.length()) > 1e-3) {
            throw new IllegalArgumentException("structures end at " + at + " m, the line at " + plan.length() + " m");
        }
    }

    /**
     * Length in plan.
     *
     * @return length (m)
     */
    public double length() {
        return plan.length();
    }

    /**
     * How the line is carried at a station; at a joint, just after it.
     *
     * @param station station (m)
     * @return structure
     */
    public Structure structureAt(double station) {
        Structure last = structures.get(structures.size() - 1).structure();
        for (StructureSpan span : structures) {
            if (station < span.to()) {
                return span.structure();
            }
        }
        return last;
    }
}
