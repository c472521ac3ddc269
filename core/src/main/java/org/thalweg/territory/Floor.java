package org.thalweg.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PointExtracter;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The least length that geometry alone leaves: no line between two gates that stays inside the territory is shorter.
 *
 * <p>A shortest path inside polygons is a chain of straight legs that turns only at reflex corners (Lozano-Perez and
 * Wesley 1979). Its first leg leaves a gate at the point of one of the gate's segments nearest to the first corner:
 * anywhere else the start could slide and shorten the path, and if an obstacle stood in the way its corner would be the
 * first corner. The same holds for a path of one leg, which joins the nearest points of two segments. So the search
 * runs over the reflex corners alone, and is exact for gates that are lines.
 *
 * <p>The territory is widened by 2 cm, lest rounding shut out gates that lie on its edge: the floor may be centimetres
 * lower than the exact one, never higher.
 */
public final class Floor {
    private static final double GATE_SLACK = 0.01;
    private static final double WALL_SLACK = 0.02;

    /** Corners: ring after ring, without the closing point; neighbours along the ring by index. */
    private final List<Coordinate> corners = new ArrayList<>();

    private int[] before;
    private int[] after;
    private boolean[] reflex;
    private final HPRtree walls = new HPRtree();
    private final IndexedPointInAreaLocator inside;
    private final double pieceLength;

    private Floor(Geometry area) {
        inside = new IndexedPointInAreaLocator(area);
        Envelope e = area.getEnvelopeInternal();
        pieceLength = Math.max(e.getWidth(), e.getHeight()) / 64;
        List<int[]> links = new ArrayList<>();
        for (int g = 0; g < area.getNumGeometries(); g++) {
            Polygon p = (Polygon) area.getGeometryN(g);
            addRing(p.getExteriorRing(), links);
            for (int h = 0; h < p.getNumInteriorRing(); h++) {
                addRing(p.getInteriorRingN(h), links);
            }
        }
        link(links);
    }

    private void addRing(LineString ring, List<int[]> links) {
        int first = corners.size();
        int n = ring.getNumPoints() - 1;
        for (int i = 0; i < n; i++) {
            corners.add(ring.getCoordinateN(i));
            links.add(new int[] {first + (i + n - 1) % n, first + (i + 1) % n});
        }
    }

    private void link(List<int[]> links) {
        int n = corners.size();
        before = links.stream().mapToInt(l -> l[0]).toArray();
        after = links.stream().mapToInt(l -> l[1]).toArray();
        reflex = new boolean[n];
        for (int i = 0; i < n; i++) {
            Coordinate c = corners.get(i);
            // Rings are oriented with the inside on their right (see of()): a corner is reflex when the ring turns left.
            reflex[i] = Orientation.index(corners.get(before[i]), c, corners.get(after[i])) != Orientation.CLOCKWISE;
            walls.insert(new Envelope(c, corners.get(after[i])), i);
        }
        walls.build();
    }

    /**
     * The least length of any path inside the territory between any points of two gates.
     *
     * @param territory polygons (m); null for no limit
     * @param gateA points or line strings (m), at least partly inside the territory or else moved to its nearest point
     * @param gateB likewise
     * @return length (m); infinity when no path inside joins them
     * @throws IllegalArgumentException when the territory is empty
     */
    public static double length(Geometry territory, Geometry gateA, Geometry gateB) {
        if (territory == null) {
            return gateA.distance(gateB);
        }
        if (territory.isEmpty()) {
            throw new IllegalArgumentException("the territory is empty");
        }
        Geometry reach = widen(territory, GATE_SLACK);
        // norm() turns shells clockwise and holes counterclockwise.
        return new Floor(widen(territory, WALL_SLACK).norm())
                .shortest(segments(reach, gateA), segments(reach, gateB));
    }

    private static Geometry widen(Geometry area, double distance) {
        BufferParameters mitred =
                new BufferParameters(1, BufferParameters.CAP_FLAT, BufferParameters.JOIN_MITRE, 5);
        mitred.setSimplifyFactor(0);
        return BufferOp.bufferOp(area, distance, mitred);
    }

    private static List<LineSegment> segments(Geometry reach, Geometry gate) {
        Geometry part = OverlayNGRobust.overlay(reach, gate, OverlayNG.INTERSECTION);
        if (part.isEmpty()) {
            part = new GeometryFactory().createPoint(DistanceOp.nearestPoints(reach, gate)[0]);
        }
        List<LineSegment> segments = new ArrayList<>();
        for (Object o : PointExtracter.getPoints(part)) {
            Coordinate c = ((Point) o).getCoordinate();
            segments.add(new LineSegment(c, c));
        }
        for (Object o : LinearComponentExtracter.getLines(part)) {
            Coordinate[] c = ((LineString) o).getCoordinates();
            for (int i = 1; i < c.length; i++) {
                segments.add(new LineSegment(c[i - 1], c[i]));
            }
        }
        return segments;
    }

    /** A* (Hart, Nilsson and Raphael 1968): what lies ahead is at least the straight distance to the gate. */
    private double shortest(List<LineSegment> from, List<LineSegment> to) {
        double best = direct(from, to);
        int n = corners.size();
        double[] reached = new double[n];
        double[] ahead = new double[n];
        boolean[] done = new boolean[n];
        Arrays.fill(reached, Double.POSITIVE_INFINITY);
        for (int v = 0; v < n; v++) {
            if (reflex[v]) {
                ahead[v] = distance(to, corners.get(v));
                reached[v] = leg(from, v, best - ahead[v]);
            }
        }
        while (true) {
            int u = nearest(reached, ahead, done);
            if (u < 0 || reached[u] + ahead[u] >= best) {
                return best;
            }
            done[u] = true;
            best = Math.min(best, reached[u] + leg(to, u, best - reached[u]));
            for (int v = 0; v < n; v++) {
                if (reflex[v] && !done[v]) {
                    double d = reached[u] + corners.get(u).distance(corners.get(v));
                    if (d < reached[v] && d + ahead[v] < best && taut(u, corners.get(v)) && taut(v, corners.get(u))
                            && sees(u, v)) {
                        reached[v] = d;
                    }
                }
            }
        }
    }

    private static int nearest(double[] reached, double[] ahead, boolean[] done) {
        int u = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int v = 0; v < reached.length; v++) {
            if (!done[v] && reached[v] + ahead[v] < least) {
                u = v;
                least = reached[v] + ahead[v];
            }
        }
        return u;
    }

    private static double distance(List<LineSegment> gate, Coordinate c) {
        double least = Double.POSITIVE_INFINITY;
        for (LineSegment s : gate) {
            least = Math.min(least, s.distance(c));
        }
        return least;
    }

    private double direct(List<LineSegment> from, List<LineSegment> to) {
        double best = Double.POSITIVE_INFINITY;
        for (LineSegment a : from) {
            for (LineSegment b : to) {
                if (a.distance(b) < best) {
                    Coordinate[] ends = b.closestPoints(a);
                    if (clear(ends[0], ends[1], -1, -1)) {
                        best = a.distance(b);
                    }
                }
            }
        }
        return best;
    }

    /** Least length of a straight leg from a gate to a corner; infinity where there is none below the limit. */
    private double leg(List<LineSegment> gate, int corner, double limit) {
        double best = limit;
        boolean found = false;
        Coordinate c = corners.get(corner);
        for (LineSegment s : gate) {
            Coordinate foot = s.closestPoint(c);
            double d = foot.distance(c);
            if (d < best && taut(corner, foot) && clear(c, foot, corner, -1)) {
                best = d;
                found = true;
            }
        }
        return found ? best : Double.POSITIVE_INFINITY;
    }

    /** Whether a shortest path can turn at a corner when it comes from a point: the leg grazes the corner. */
    private boolean taut(int corner, Coordinate from) {
        Coordinate c = corners.get(corner);
        int a = Orientation.index(from, c, corners.get(before[corner]));
        int b = Orientation.index(from, c, corners.get(after[corner]));
        return a * b >= 0;
    }

    private boolean sees(int u, int v) {
        return after[u] == v || before[u] == v || clear(corners.get(u), corners.get(v), u, v);
    }

    /**
     * Whether a leg lies inside and touches no wall between its ends. A leg that grazes a corner on its way counts as
     * stopped: the same way is found in two legs by that corner.
     */
    private boolean clear(Coordinate p, Coordinate q, int cornerP, int cornerQ) {
        // Piece by piece, from p: the box round a long slanting leg would hold half of all walls.
        int pieces = (int) Math.max(1, Math.min(256, Math.ceil(p.distance(q) / pieceLength)));
        Coordinate a = p;
        for (int i = 1; i <= pieces; i++) {
            double t = (double) i / pieces;
            Coordinate b = i == pieces ? q : new Coordinate(p.x + t * (q.x - p.x), p.y + t * (q.y - p.y));
            Envelope box = new Envelope(a, b);
            box.expandBy(1e-6); // the ends of pieces are rounded
            if (stopped(p, q, box, cornerP, cornerQ)) {
                return false;
            }
            a = b;
        }
        return inside.locate(new Coordinate((p.x + q.x) / 2, (p.y + q.y) / 2)) != Location.EXTERIOR;
    }

    private boolean stopped(Coordinate p, Coordinate q, Envelope box, int cornerP, int cornerQ) {
        for (Object o : walls.query(box)) {
            int a = (Integer) o;
            int b = after[a];
            boolean atEnd = a == cornerP || b == cornerP || a == cornerQ || b == cornerQ;
            if (!atEnd && meet(p, q, corners.get(a), corners.get(b))) {
                return true;
            }
        }
        return false;
    }

    private static boolean meet(Coordinate p, Coordinate q, Coordinate a, Coordinate b) {
        return Envelope.intersects(p, q, a, b)
                && Orientation.index(p, q, a) * Orientation.index(p, q, b) <= 0
                && Orientation.index(a, b, p) * Orientation.index(a, b, q) <= 0;
    }
}
