package org.thalweg.audit;

import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Border;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Zone;

/**
 * What a line must keep besides its standard.
 *
 * @param terrain the ground
 * @param territory area that the footprint must not leave (m on the grid); null for none
 * @param borders borders with their set-backs
 * @param zones zones that hold for this line
 * @param from where the line begins; null where that is free
 * @param to where it ends; null where that is free
 * @param others lines to keep clear of
 */
public record Rules(
        Terrain terrain,
        Geometry territory,
        List<Border> borders,
        List<Zone> zones,
        Gate from,
        Gate to,
        List<AuditLine> others) {
    /** Checks and copies. */
    public Rules {
        Objects.requireNonNull(terrain);
        borders = List.copyOf(borders);
        zones = List.copyOf(zones);
        others = List.copyOf(others);
    }
}
