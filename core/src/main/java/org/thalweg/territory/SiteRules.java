package org.thalweg.territory;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Exact questions about a footprint: they ask the geometry, never the raster. Immutable.
 *
 * @param territory area inside which footprints must lie; null for no limit
 * @param borders borders with set-backs
 * @param zones zones that hold
 * @param gates gates at which set-backs are waived
 */
public record SiteRules(Geometry territory, List<Border> borders, List<Zone> zones, List<Gate> gates) {
    /** Copies the lists. */
    public SiteRules {
        borders = List.copyOf(borders);
        zones = List.copyOf(zones);
        gates = List.copyOf(gates);
    }

    /**
     * How far a footprint leaves the territory. The border itself is inside.
     *
     * @param footprint polygon, line or point (m)
     * @return greatest distance (m) from the territory of any corner of the part outside; 0 when it is all inside
     */
    public double outside(Geometry footprint) {
        if (territory == null || territory.covers(footprint)) {
            return 0;
        }
        double worst = 0;
        for (Coordinate c : OverlayNGRobust.overlay(footprint, territory, OverlayNG.DIFFERENCE).getCoordinates()) {
            worst = Math.max(worst, territory.distance(territory.getFactory().createPoint(c)));
        }
        return worst;
    }

    /**
     * Distance of a footprint from a border, the part near gates left aside where the border's set-back is waived.
     *
     * @param footprint polygon, line or point (m)
     * @param border the border
     * @return distance (m); infinity when the set-back is waived for all of the footprint
     */
    public double distance(Geometry footprint, Border border) {
        Geometry counted = footprint;
        for (Gate gate : gates) {
            if (border.waivedNearGates() > 0) {
                counted = OverlayNGRobust.overlay(
                        counted, gate.place().buffer(border.waivedNearGates(), 32), OverlayNG.DIFFERENCE);
            }
        }
        return counted.isEmpty() ? Double.POSITIVE_INFINITY : counted.distance(border.line());
    }

    /**
     * The zones of a rule that a footprint enters with more than its edge.
     *
     * @param footprint polygon (m)
     * @param rule the rule
     * @return zones, in their order
     */
    public List<Zone> entered(Geometry footprint, Zone.Rule rule) {
        return zones.stream()
                .filter(z -> z.rule() == rule
                        && z.area().intersects(footprint)
                        && !z.area().touches(footprint))
                .toList();
    }
}
