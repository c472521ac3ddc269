package org.thalweg.corridor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.RectangleLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Gate;

/**
 * Where a gate lies on a bound's mesh. A gate that is a point is met exactly; one that is a line counts as all of the
 * boxes that it touches.
 */
final class BoundGate {
    /** How far an end of a line may lie from its gate (m). */
    private static final double SLACK = 0.1;

    private final Gate gate;
    private final GridTerrain terrain;

    BoundGate(Gate gate, GridTerrain terrain) {
        this.gate = gate;
        this.terrain = terrain;
    }

    boolean point() {
        return gate.place().getDimension() == 0 && gate.place().getNumPoints() == 1;
    }

    Coordinate place() {
        return gate.place().getCoordinate();
    }

    double height() {
        return gate.elevation().orElseGet(() -> terrain.heightAt(place().x, place().y));
    }

    /** The pieces of the gate: least and greatest easting, least and greatest northing of each. */
    static double[] extents(Gate... gates) {
        List<Envelope> all = new ArrayList<>();
        for (Gate gate : gates) {
            for (int g = 0; g < gate.place().getNumGeometries(); g++) {
                Coordinate[] line = gate.place().getGeometryN(g).getCoordinates();
                for (int k = 0; k < line.length; k++) {
                    all.add(new Envelope(line[k], line[Math.max(0, k - 1)]));
                }
            }
        }
        return all.stream()
                .flatMapToDouble(e -> Arrays.stream(new double[] {e.getMinX(), e.getMaxX(), e.getMinY(), e.getMaxY()}))
                .toArray();
    }

    /** States of all boxes that the gate touches, ascending. */
    int[] states(BoundMesh mesh) {
        List<Integer> states = new ArrayList<>();
        for (int q = 0; q < mesh.from.length; q++) {
            if (mesh.open(q) && touches(mesh, q)) {
                double low = gate.elevation().orElse(mesh.ground.low[q]) - SLACK;
                double high = gate.elevation().orElse(mesh.ground.high[q]) + SLACK;
                for (int level = (int) Math.floor(low / mesh.rise); level <= (int) Math.ceil(high / mesh.rise); level++) {
                    for (int corner = 0; corner < 4; corner++) {
                        states.add(mesh.state(mesh.node(q, corner), level));
                    }
                }
            }
        }
        return states.stream().mapToInt(i -> i).sorted().distinct().toArray();
    }

    private boolean touches(BoundMesh mesh, int q) {
        int a = mesh.node(q, 0);
        Envelope square = new Envelope(mesh.x(a), mesh.x(a) + mesh.side, mesh.y(a) - mesh.side, mesh.y(a));
        square.expandBy(SLACK);
        if (!square.intersects(gate.place().getEnvelopeInternal())) {
            return false;
        }
        RectangleLineIntersector rectangle = new RectangleLineIntersector(square);
        for (int g = 0; g < gate.place().getNumGeometries(); g++) {
            Geometry part = gate.place().getGeometryN(g);
            Coordinate[] line = part.getCoordinates();
            for (int k = 0; k < line.length; k++) {
                if (rectangle.intersects(line[Math.max(0, k - 1)], line[k])) {
                    return true;
                }
            }
        }
        return false;
    }
}
