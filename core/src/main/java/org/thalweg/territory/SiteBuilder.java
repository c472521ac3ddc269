package org.thalweg.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * Draws territory, set-backs and zones on a raster.
 *
 * <p>The free ground is the territory within the frame, less set-back strips, less forbidden zones. {@link Site#room()} is
 * minus the distance to the free ground outside it; inside it is the distance to the edge of the free ground, where the
 * edge of the territory and of the frame is pushed outward by {@link #GATE_MOUTH} around every gate, because a line must
 * be able to begin on the very border. Within 11 cells of an edge distances are exact, beyond that at most a small
 * fraction of a cell too great.
 *
 * <p>The frame's edge is the rectangle through the outermost cell centres: no height is known beyond it.
 */
public final class SiteBuilder {
    /** Within this distance of a gate the territory's edge does not narrow the room (m). */
    public static final double GATE_MOUTH = 60;

    private static final int SUBLINES = 4;

    private final GridFrame frame;
    private final GridTerrain ground;

    private SiteBuilder(GridFrame frame, GridTerrain ground) {
        this.frame = Objects.requireNonNull(frame);
        this.ground = ground;
    }

    /**
     * Draws a site without water.
     *
     * @param frame the raster's frame
     * @param territory area inside which footprints must lie; null for the whole frame
     * @param borders borders with set-backs
     * @param zones zones that hold; none with rule BRIDGE or OBSTACLE, whose levels need the ground
     * @param gates gates, where set-backs are waived and the territory's edge opens
     * @param streams streams as for {@link Site#stream()}; null for none
     * @return the site
     * @throws IllegalArgumentException when a zone needs the ground
     */
    public static Site build(
            GridFrame frame,
            Geometry territory,
            List<Border> borders,
            List<Zone> zones,
            List<Gate> gates,
            byte[] streams) {
        return new SiteBuilder(frame, null).draw(territory, borders, zones, gates, GATE_MOUTH, streams);
    }

    /**
     * Draws a site.
     *
     * @param ground the ground, whose frame the site takes and whose height in water is taken for the water's level
     * @param territory area inside which footprints must lie; null for the whole frame
     * @param borders borders with set-backs
     * @param zones zones that hold
     * @param gates gates, where set-backs are waived and the territory's edge opens
     * @param streams streams as for {@link Site#stream()}; null for none
     * @return the site
     */
    public static Site build(
            GridTerrain ground,
            Geometry territory,
            List<Border> borders,
            List<Zone> zones,
            List<Gate> gates,
            byte[] streams) {
        return new SiteBuilder(ground.frame(), ground).draw(territory, borders, zones, gates, GATE_MOUTH, streams);
    }

    /**
     * The same site with the territory's edge closed at the gates too: what holds along a line, away from its ends.
     *
     * @param site a site
     * @param territory its territory; null for the whole frame
     * @param borders its borders with set-backs
     * @param zones its zones
     * @param gates gates, where set-backs are waived
     * @return the site with another room
     */
    public static Site withoutMouths(
            Site site, Geometry territory, List<Border> borders, List<Zone> zones, List<Gate> gates) {
        float[] room = new SiteBuilder(site.frame(), null).room(territory, borders, zones, gates, 0);
        return new Site(site.frame(), room, site.surcharge(), site.water(), site.formation(), site.stream());
    }

    private Site draw(
            Geometry territory, List<Border> borders, List<Zone> zones, List<Gate> gates, double mouth, byte[] streams) {
        return new Site(
                frame,
                room(territory, borders, zones, gates, mouth),
                surcharge(zones),
                water(zones),
                formation(zones),
                streams == null ? new byte[frame.size()] : streams);
    }

    private float[] room(
            Geometry territory, List<Border> borders, List<Zone> zones, List<Gate> gates, double mouth) {
        Geometry inside = edge();
        if (territory != null) {
            inside = areas(OverlayNGRobust.overlay(inside, territory, OverlayNG.INTERSECTION));
        }
        Geometry opened = inside;
        for (Gate gate : mouth > 0 ? gates : List.<Gate>of()) {
            opened = OverlayNGRobust.overlay(opened, buffer(gate.place(), mouth), OverlayNG.UNION);
        }
        for (Geometry no : closed(borders, zones, gates)) {
            inside = OverlayNGRobust.overlay(inside, no, OverlayNG.DIFFERENCE);
            opened = OverlayNGRobust.overlay(opened, no, OverlayNG.DIFFERENCE);
        }
        boolean[] free = new boolean[frame.size()];
        fill(inside, i -> free[i] = true);
        float[] back = DistanceField.of(frame, inside);
        float[] room = gates.isEmpty() || !(mouth > 0) ? back.clone() : DistanceField.of(frame, opened);
        for (int i = 0; i < room.length; i++) {
            room[i] = free[i] ? room[i] : 0f - back[i];
        }
        return room;
    }

    /** An intersection may also hold the points and lines where areas merely touch: they are no ground. */
    @SuppressWarnings("unchecked") // The library's extracter is older than generics.
    private static Geometry areas(Geometry mixed) {
        List<Polygon> polygons = PolygonExtracter.getPolygons(mixed);
        return mixed.getFactory().createMultiPolygon(polygons.toArray(new Polygon[0]));
    }

    private Geometry edge() {
        Envelope e = new Envelope(
                frame.x0(), frame.x(frame.columns() - 1), frame.y0(), frame.y(frame.rows() - 1));
        // A single row or column has no extent between centres: there the cells' own edges are the frame's.
        e.expandBy(frame.columns() > 1 ? 0 : frame.cell() / 2, frame.rows() > 1 ? 0 : frame.cell() / 2);
        return new GeometryFactory().toGeometry(e);
    }

    private static List<Geometry> closed(List<Border> borders, List<Zone> zones, List<Gate> gates) {
        List<Geometry> closed = new ArrayList<>();
        for (Border border : borders) {
            if (border.setback() > 0) {
                closed.add(strip(border, gates));
            }
        }
        for (Zone zone : zones) {
            if (zone.rule() == Zone.Rule.FORBIDDEN) {
                closed.add(zone.area());
            }
        }
        return closed;
    }

    /**
     * The strip along a border that its set-back keeps free: everything nearer to the border than the set-back, except
     * within the waived distance of a gate. Round ends are polygons of 128 sides, at most 0.03 % of the radius inside the
     * true circle.
     *
     * @param border the border
     * @param gates gates at which the set-back is waived
     * @return polygons (m), empty without a set-back
     */
    public static Geometry strip(Border border, List<Gate> gates) {
        Geometry strip = buffer(border.line(), border.setback());
        for (Gate gate : gates) {
            if (border.waivedNearGates() > 0) {
                strip = OverlayNGRobust.overlay(
                        strip, buffer(gate.place(), border.waivedNearGates()), OverlayNG.DIFFERENCE);
            }
        }
        return strip;
    }

    private static Geometry buffer(Geometry line, double distance) {
        BufferParameters exact = new BufferParameters(32);
        // The library's default lets the outline be off by a hundredth of the distance.
        exact.setSimplifyFactor(1e-5);
        return BufferOp.bufferOp(line, distance, exact);
    }

    private float[] surcharge(List<Zone> zones) {
        float[] price = new float[frame.size()];
        double step = frame.cell() / SUBLINES;
        double top = frame.y0() + frame.cell() / 2 - step / 2;
        for (Zone zone : zones) {
            if (zone.rule() == Zone.Rule.SURCHARGE) {
                double share = zone.value() / SUBLINES;
                Scanlines.cut(zone.area(), top, step, frame.rows() * SUBLINES, (line, west, east) ->
                        cover(price, line / SUBLINES, west, east, share));
            }
        }
        return price;
    }

    /** Adds a price to a row's cells between two eastings, to the cells at the ends by the share that is covered. */
    private void cover(float[] price, int row, double west, double east, double value) {
        double a = Math.max(0, (west - frame.x0()) / frame.cell() + 0.5);
        double b = Math.min(frame.columns(), (east - frame.x0()) / frame.cell() + 0.5);
        for (int c = (int) a; c < b; c++) {
            double width = Math.min(b, c + 1) - Math.max(a, c);
            price[row * frame.columns() + c] += (float) (value * width);
        }
    }

    private float[] water(List<Zone> zones) {
        float[] level = new float[frame.size()];
        Arrays.fill(level, Float.NaN);
        for (Zone zone : zones) {
            if (zone.rule() == Zone.Rule.BRIDGE || zone.rule() == Zone.Rule.OBSTACLE) {
                if (ground == null) {
                    throw new IllegalArgumentException(
                            "zone " + zone.name() + " needs the ground for its level: build the site on a terrain");
                }
                boolean[] centred = new boolean[frame.size()];
                fill(zone.area(), i -> {
                    centred[i] = true;
                    raise(level, i, ground.height(i) + zone.value());
                });
                touch(zone.area(), (i, x, y) -> {
                    if (!centred[i]) {
                        raise(level, i, ground.heightAt(x, y) + zone.value());
                    }
                });
            }
        }
        return level;
    }

    private static void raise(float[] level, int i, double value) {
        if (!Double.isNaN(value) && !(level[i] >= value)) {
            level[i] = (float) value;
        }
    }

    private float[] formation(List<Zone> zones) {
        float[] price = new float[frame.size()];
        Arrays.fill(price, Float.NaN);
        for (Zone zone : zones) {
            if (zone.rule() == Zone.Rule.REUSE) {
                float value = (float) zone.value();
                fill(zone.area(), i -> price[i] = price[i] < value ? price[i] : value);
                touch(zone.area(), (i, x, y) -> price[i] = price[i] < value ? price[i] : value);
            }
        }
        return price;
    }

    private interface Cell {
        void accept(int index);
    }

    private interface CellAt {
        void accept(int index, double x, double y);
    }

    /** Visits the cells whose centres lie in an area. */
    private void fill(Geometry area, Cell cell) {
        Scanlines.cut(area, frame.y0(), frame.cell(), frame.rows(), (line, west, east) -> {
            int first = (int) Math.max(0, Math.ceil((west - frame.x0()) / frame.cell()));
            int last = (int) Math.min(frame.columns() - 1, Math.floor((east - frame.x0()) / frame.cell()));
            for (int c = first; c <= last; c++) {
                cell.accept(line * frame.columns() + c);
            }
        });
    }

    /** Visits the cells that an area's edge passes through, so that narrow areas are not lost between centres. */
    private void touch(Geometry area, CellAt cell) {
        for (Object o : LinearComponentExtracter.getLines(area)) {
            Coordinate[] c = ((LineString) o).getCoordinates();
            for (int k = 1; k < c.length; k++) {
                int n = (int) Math.max(1, Math.ceil(4 * c[k].distance(c[k - 1]) / frame.cell()));
                for (int j = 0; j < n; j++) {
                    double x = c[k - 1].x + (c[k].x - c[k - 1].x) * j / n;
                    double y = c[k - 1].y + (c[k].y - c[k - 1].y) * j / n;
                    int i = frame.index(x, y);
                    if (i >= 0) {
                        cell.accept(i, x, y);
                    }
                }
            }
        }
    }
}
