package org.thalweg.territory;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * A border from which the footprint keeps a distance.
 *
 * @param name name for readers
 * @param line the border on the grid (m): one or more line strings
 * @param setback least distance of the footprint (m)
 * @param waivedNearGates the set-back does not hold within this distance of a gate (m)
 */
public record Border(String name, Geometry line, double setback, double waivedNearGates) {
    /** Checks the border. */
    public Border {
        Objects.requireNonNull(name);
        Objects.requireNonNull(line);
        if (!(setback >= 0) || !(waivedNearGates >= 0)) {
            throw new IllegalArgumentException("border " + name + ": distances must not be negative");
        }
    }
}
