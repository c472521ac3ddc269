package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * The line that two areas share. The first area's outline is cut into short pieces; those whose ends and middle lie on
 * the other's outline, to within a tolerance that forgives small gaps between two drawings of one border, belong to the
 * shared line. Where outlines merely come near each other, at a corner or where a map was cut, no piece lies along.
 */
final class SharedBorder {
    private static final double PIECE = 100;
    private static final double TOLERANCE = 20;

    private SharedBorder() {}

    /**
     * Finds the shared line.
     *
     * @param a polygons (m)
     * @param b polygons (m)
     * @return line strings along a's outline; empty when there are none
     */
    static Geometry of(Geometry a, Geometry b) {
        IndexedFacetDistance other = new IndexedFacetDistance(b.getBoundary());
        GeometryFactory factory = a.getFactory();
        LineMerger merger = new LineMerger();
        for (Object o : LinearComponentExtracter.getLines(Densifier.densify(a.getBoundary(), PIECE))) {
            Coordinate[] c = ((LineString) o).getCoordinates();
            for (int i = 1; i < c.length; i++) {
                Coordinate middle = new Coordinate((c[i - 1].x + c[i].x) / 2, (c[i - 1].y + c[i].y) / 2);
                if (near(other, factory, c[i - 1]) && near(other, factory, c[i]) && near(other, factory, middle)) {
                    merger.add(factory.createLineString(new Coordinate[] {c[i - 1], c[i]}));
                }
            }
        }
        List<LineString> lines = new ArrayList<>();
        for (Object o : merger.getMergedLineStrings()) {
            lines.add((LineString) o);
        }
        // Takes out the points put in above; the outline's own corners stay.
        return DouglasPeuckerSimplifier.simplify(
                factory.createMultiLineString(lines.toArray(new LineString[0])), 1e-3);
    }

    private static boolean near(IndexedFacetDistance other, GeometryFactory factory, Coordinate c) {
        return other.isWithinDistance(factory.createPoint(c), TOLERANCE);
    }
}
