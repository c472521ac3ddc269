package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.thalweg.corridor.Relaxation.Start;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Gate;

/** The places of a gate at which a line may begin or end. */
final class Starts {
    private Starts() {}

    /**
     * Places along a gate.
     *
     * @param gate the gate
     * @param terrain the ground
     * @param spacing greatest distance between places (m)
     * @return places whose ground is known, at least one
     * @throws BadInput when the gate lies off the ground
     */
    static List<Start> of(Gate gate, Terrain terrain, double spacing) {
        List<Start> result = new ArrayList<>();
        Geometry place = gate.place();
        if (place.getDimension() == 0) {
            add(result, gate, terrain, place.getCoordinate());
        } else {
            LengthIndexedLine line = new LengthIndexedLine(place);
            int n = Math.max(1, (int) StrictMath.ceil(place.getLength() / spacing));
            for (int k = 0; k <= n; k++) {
                add(result, gate, terrain, line.extractPoint(place.getLength() * k / n));
            }
        }
        if (result.isEmpty()) {
            throw new BadInput("Gate '" + gate.name() + "' lies outside the terrain or in a void of it, at "
                    + Math.round(place.getCoordinate().x) + " E " + Math.round(place.getCoordinate().y)
                    + " N on the grid: give a terrain that covers it, or move the gate.");
        }
        return result;
    }

    private static void add(List<Start> result, Gate gate, Terrain terrain, Coordinate c) {
        double ground = terrain.heightAt(c.x, c.y);
        if (!Double.isNaN(ground)) {
            result.add(new Start(c.x, c.y, gate.elevation().orElse(ground)));
        }
    }

    /**
     * The point of a gate nearest to a place.
     *
     * @param gate the gate
     * @param x easting (m)
     * @param y northing (m)
     * @return the point on the gate
     */
    static Coordinate nearest(Gate gate, double x, double y) {
        return DistanceOp.nearestPoints(gate.place(), gate.place().getFactory().createPoint(new Coordinate(x, y)))[0];
    }
}
