package org.thalweg.territory;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * A part of the ground with a rule of its own.
 *
 * @param name name for readers
 * @param rule what holds there
 * @param area the area on the grid (m): polygons
 * @param value SURCHARGE: price per m2 of footprint; BRIDGE: freeboard over the water's level (m); REUSE: price per metre
 *     of putting the existing formation in order; OBSTACLE: least vertical clearance over or under it (m); else 0
 */
public record Zone(String name, Rule rule, Geometry area, double value) {
    /** What holds in a zone. */
    public enum Rule {
        /** No footprint may lie here. */
        FORBIDDEN,
        /** Footprint costs more here. */
        SURCHARGE,
        /** Water: to be bridged with freeboard (or passed by tunnel). */
        BRIDGE,
        /** An existing line or work: to be crossed over or under with clearance, never at its height. */
        OBSTACLE,
        /** An existing formation that may be reused. */
        REUSE
    }

    /** Checks the zone. */
    public Zone {
        Objects.requireNonNull(name);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(area);
        if (!(value >= 0)) {
            throw new IllegalArgumentException("zone " + name + ": its value must not be negative");
        }
    }
}
