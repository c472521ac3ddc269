package org.thalweg.audit;

import org.locationtech.jts.algorithm.ConvexHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** The ground that a line's footprint covers, piece by piece between its points. */
final class Strip {
    /** Takes one piece of the strip. */
    interface Visitor {
        /**
         * Sees a piece.
         *
         * @param i piece, from point i to point i + 1
         * @param away distance (m) of point i from the outline looked for
         * @param far whether that outline is too far to meet this piece, and all pieces up to the next one visited
         */
        void see(int i, double away, boolean far);
    }

    final GeometryFactory factory = new GeometryFactory();
    private final AuditLine line;
    private final double[] station;
    /** Corners (m): left and right of each point. */
    private final Coordinate[] left;

    private final Coordinate[] right;
    private final double widest;

    Strip(Survey survey) {
        line = survey.line;
        station = survey.station;
        int n = line.size();
        left = new Coordinate[n];
        right = new Coordinate[n];
        double most = 0;
        for (int i = 0; i < n; i++) {
            double sin = StrictMath.sin(survey.heading[i]);
            double cos = StrictMath.cos(survey.heading[i]);
            left[i] = new Coordinate(line.x()[i] - line.left()[i] * cos, line.y()[i] + line.left()[i] * sin);
            right[i] = new Coordinate(line.x()[i] + line.right()[i] * cos, line.y()[i] - line.right()[i] * sin);
            most = Math.max(most, Math.max(line.left()[i], line.right()[i]));
        }
        widest = most;
    }

    /** Number of pieces. */
    int pieces() {
        return line.size() - 1;
    }

    /** Greatest width of the footprint on either side (m). */
    double widest() {
        return widest;
    }

    Point point(int i) {
        return factory.createPoint(new Coordinate(line.x()[i], line.y()[i]));
    }

    LineString axis(int i) {
        return factory.createLineString(new Coordinate[] {
            new Coordinate(line.x()[i], line.y()[i]), new Coordinate(line.x()[i + 1], line.y()[i + 1])
        });
    }

    /** The ground under a piece; its hull, so that it is a polygon even inside a bend tighter than it is wide. */
    Geometry ground(int i) {
        Coordinate from = new Coordinate(line.x()[i], line.y()[i]);
        Coordinate to = new Coordinate(line.x()[i + 1], line.y()[i + 1]);
        Coordinate[] corners = {left[i], left[i + 1], to, right[i + 1], right[i], from};
        return new ConvexHull(corners, factory).getConvexHull();
    }

    /**
     * Goes along the strip and skips what an outline cannot meet: as far as the outline is away, less the strip's width.
     *
     * @param outline index of the outline
     * @param visitor takes the pieces
     */
    void along(IndexedFacetDistance outline, Visitor visitor) {
        int i = 0;
        while (i < pieces()) {
            double away = outline.distance(point(i));
            double free = away - widest - 1;
            boolean far = free > station[i + 1] - station[i];
            visitor.see(i, away, far);
            double until = station[i] + free;
            i++;
            while (far && i < pieces() && station[i + 1] < until) {
                i++;
            }
        }
    }

    /** An area that pieces of the strip may enter or leave. */
    final class Area {
        final IndexedFacetDistance outline;
        private final Geometry area;
        private final PreparedGeometry prepared;
        /** The part of the area near the last piece: overlays with all of a long border would be slow. */
        private Geometry near;

        private Envelope nearTo = new Envelope();

        Area(Geometry area) {
            this.area = area;
            this.prepared = PreparedGeometryFactory.prepare(area);
            this.outline = new IndexedFacetDistance(area.getBoundary());
        }

        boolean holds(Geometry g) {
            return prepared.covers(g);
        }

        boolean meets(Geometry g) {
            return prepared.intersects(g);
        }

        /** How far (m) a shape reaches out of the area; 0 inside. */
        double outside(Geometry g) {
            return holds(g) ? 0 : depth(g, OverlayNG.DIFFERENCE);
        }

        /** How far (m) a shape reaches into the area; 0 outside. */
        double inside(Geometry g) {
            return meets(g) ? depth(g, OverlayNG.INTERSECTION) : 0;
        }

        private double depth(Geometry g, int operation) {
            Geometry part = OverlayNGRobust.overlay(g, clip(g.getEnvelopeInternal()), operation);
            double deepest = 0;
            for (Coordinate c : part.getCoordinates()) {
                deepest = Math.max(deepest, outline.distance(factory.createPoint(c)));
            }
            return deepest;
        }

        private Geometry clip(Envelope shape) {
            if (!nearTo.covers(shape)) {
                nearTo = new Envelope(shape);
                nearTo.expandBy(300);
                near = OverlayNGRobust.overlay(area, factory.toGeometry(nearTo), OverlayNG.INTERSECTION);
            }
            return near;
        }
    }
}
