package org.thalweg.territory;

import java.util.Objects;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;

/**
 * A place where the line begins or ends.
 *
 * @param name name for readers
 * @param place a point, or a line string anywhere along which the line may begin or end (m on the grid)
 * @param elevation elevation (m); empty: the ground's
 * @param heading direction of travel there, from the first gate to the second (rad, clockwise from grid north); empty:
 *     free
 */
public record Gate(String name, Geometry place, OptionalDouble elevation, OptionalDouble heading) {
    /** Checks the gate. */
    public Gate {
        Objects.requireNonNull(name);
        Objects.requireNonNull(place);
        Objects.requireNonNull(elevation);
        Objects.requireNonNull(heading);
        if (place.isEmpty()) {
            throw new IllegalArgumentException("gate " + name + " has no place");
        }
    }
}
