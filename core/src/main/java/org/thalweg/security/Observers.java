package org.thalweg.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * Where the observers of a watch stand. The places are those of a square grid, at whole multiples of the spacing in easting
 * and northing, each moved to the nearest cell centre of the ground (0.7 cells at most). With a territory, a place is beyond
 * a border when it lies outside and the nearest part of the territory is on that border. Without, it is beyond when the
 * straight way from it to the middle between the gates crosses the border an odd number of times.
 *
 * @param watch the watch
 * @param cells cells of the ground at whose centres observers stand, ascending; must not be written to
 * @param withoutGround places of the grid for which there is no ground: outside the raster, or void
 */
public record Observers(Watch watch, int[] cells, int withoutGround) {
    /** Two drawings of one border may differ by this much (m). */
    private static final double SAME = 25;

    /** Most places of a grid: more than this is a mistake in the spacing. */
    private static final int MOST = 1_000_000;

    /** Checks. */
    public Observers {
        Objects.requireNonNull(watch);
        Objects.requireNonNull(cells);
    }

    /**
     * Places the observers of a watch.
     *
     * @param watch the watch
     * @param territory the own side; null to tell sides by the middle between the gates
     * @param middle middle between the gates, on the own side
     * @param terrain the ground
     * @return observers; none where there is no ground beyond
     * @throws IllegalArgumentException when the grid would have more than a million places
     */
    public static Observers of(Watch watch, Geometry territory, Point middle, GridTerrain terrain) {
        Geometry line = watch.border().line();
        Envelope box = new Envelope(line.getEnvelopeInternal());
        box.expandBy(watch.depth());
        double step = watch.spacing();
        long columns = (long) (Math.floor(box.getMaxX() / step) - Math.ceil(box.getMinX() / step)) + 1;
        long rows = (long) (Math.floor(box.getMaxY() / step) - Math.ceil(box.getMinY() / step)) + 1;
        if (columns * rows > MOST) {
            throw new IllegalArgumentException("observers every " + step + " m would be more than a million");
        }
        Side side = new Side(line, territory, middle);
        int[] cells = new int[(int) Math.max(0, columns * rows)];
        int count = 0;
        int without = 0;
        for (long r = 0; r < rows; r++) {
            for (long c = 0; c < columns; c++) {
                Coordinate place = new Coordinate(
                        (Math.ceil(box.getMinX() / step) + c) * step, (Math.ceil(box.getMinY() / step) + r) * step);
                if (side.isBeyond(place, watch.depth())) {
                    int cell = terrain.frame().index(place.x, place.y);
                    if (cell < 0 || Float.isNaN(terrain.height(cell))) {
                        without++;
                    } else {
                        cells[count++] = cell;
                    }
                }
            }
        }
        return new Observers(
                watch, Arrays.stream(cells, 0, count).sorted().distinct().toArray(), without);
    }

    /**
     * Easting of an observer.
     *
     * @param frame the ground's frame
     * @param k which observer
     * @return easting (m)
     */
    public double x(GridFrame frame, int k) {
        return frame.x(cells[k] % frame.columns());
    }

    /**
     * Northing of an observer.
     *
     * @param frame the ground's frame
     * @param k which observer
     * @return northing (m)
     */
    public double y(GridFrame frame, int k) {
        return frame.y(cells[k] / frame.columns());
    }

    /**
     * The places that see most.
     *
     * @param seen what each observer sees, for example {@link LineExposure#seenBy}
     * @param count how many at most
     * @param apart least distance between two of them (m)
     * @param frame the ground's frame
     * @return observers, those that see most first, none that sees nothing; of two that see the same, the one with the
     *     lower cell
     */
    public int[] best(double[] seen, int count, double apart, GridFrame frame) {
        List<Integer> order = new ArrayList<>();
        for (int o = 0; o < cells.length; o++) {
            if (seen[o] > 0) {
                order.add(o);
            }
        }
        order.sort((a, b) -> Double.compare(seen[b], seen[a]));
        List<Integer> chosen = new ArrayList<>();
        for (int o : order) {
            boolean free = chosen.stream()
                    .allMatch(c -> Math.hypot(x(frame, o) - x(frame, c), y(frame, o) - y(frame, c)) >= apart);
            if (free && chosen.size() < count) {
                chosen.add(o);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Tells the sides of a border apart. */
    private static final class Side {
        private final Geometry line;
        private final IndexedFacetDistance border;
        private final IndexedFacetDistance edge;
        private final IndexedPointInAreaLocator inside;
        private final Point middle;

        Side(Geometry line, Geometry territory, Point middle) {
            this.line = line;
            this.middle = middle;
            border = new IndexedFacetDistance(line);
            edge = territory == null ? null : new IndexedFacetDistance(territory);
            inside = territory == null ? null : new IndexedPointInAreaLocator(territory);
        }

        boolean isBeyond(Coordinate place, double depth) {
            Point point = line.getFactory().createPoint(place);
            double distance = border.distance(point);
            if (distance > depth) {
                return false;
            }
            if (edge != null) {
                // The nearest place of the territory lies on the border: not on another border beyond its end.
                Coordinate nearest = edge.nearestPoints(point)[0];
                return inside.locate(place) == Location.EXTERIOR
                        && border.distance(line.getFactory().createPoint(nearest)) <= SAME;
            }
            LineString way = line.getFactory().createLineString(new Coordinate[] {place, middle.getCoordinate()});
            return way.intersection(line).getNumPoints() % 2 == 1;
        }
    }
}
