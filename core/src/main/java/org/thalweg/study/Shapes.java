package org.thalweg.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.thalweg.terrain.Projection;

/**
 * Turns what a scenario says of places into geometry on the grid. Straight edges of GeoJSON are straight in degrees (RFC
 * 7946), so they are cut to about a kilometre before they are projected: what remains is off by 2 cm at most.
 */
final class Shapes {
    private static final GeometryFactory GF = new GeometryFactory();
    private static final double EDGE_DEGREES = 0.01;
    /** What lies further than this from the gates has nothing to do with the case, and the projection distorts it. */
    private static final double REACH_DEGREES = 4;

    private final Projection projection;
    private final String crs;
    private final InputFiles files;
    private final Envelope reach;
    private final Map<String, List<GeoJsonFile.Feature>> read = new LinkedHashMap<>();

    Shapes(String crs, Projection projection, InputFiles files, double lon, double lat) {
        this.crs = crs;
        this.projection = projection;
        this.files = files;
        reach = new Envelope(
                lon - REACH_DEGREES, lon + REACH_DEGREES, lat - REACH_DEGREES, lat + REACH_DEGREES);
    }

    /** A gate's place: a point or a line. */
    Geometry gate(YamlNode gate) {
        for (String key : List.of("at", "at_grid", "along", "along_grid")) {
            if (gate.has(key)) {
                boolean single = key.startsWith("at");
                Coordinate[] c = single
                        ? new Coordinate[] {pair(gate.get(key))}
                        : pairs(gate.get(key));
                Geometry g = single ? GF.createPoint(c[0]) : GF.createLineString(c);
                if (!single && !(g.getLength() > 0)) {
                    throw gate.get(key).refuse("has no length: give two different points, or a point with 'at'");
                }
                return key.endsWith("grid") ? g : project(gate.get(key), g);
            }
        }
        throw new IllegalStateException("the schema lets no gate pass without a place");
    }

    /** Polygons from a file, or drawn in the scenario. */
    Geometry area(YamlNode node) {
        Geometry area = drawn(node);
        if (area == null) {
            List<Geometry> polygons = new ArrayList<>();
            for (Geometry g : matching(node)) {
                if (g.getDimension() == 2) {
                    polygons.add(project(node.get("file"), g));
                }
            }
            area = union(polygons);
        }
        return nonEmpty(node, area, "has no polygon there");
    }

    /** A zone's area: polygons as they are, lines and points widened to the zone's width. */
    Geometry zone(YamlNode node) {
        Geometry drawn = drawn(node);
        if (drawn != null && drawn.getDimension() == 2) {
            return nonEmpty(node, drawn, "has no area");
        }
        List<Geometry> parts = new ArrayList<>();
        if (drawn != null) {
            parts.add(drawn);
        } else {
            matching(node).forEach(g -> parts.add(project(node.get("file"), g)));
        }
        List<Geometry> areas = new ArrayList<>();
        for (Geometry g : parts) {
            if (g.getDimension() < 2 && !node.has("width_m")) {
                throw node.refuse("is drawn by lines or points, which have no area: add width_m");
            }
            areas.add(g.getDimension() == 2 ? g : widen(g, node.number("width_m", 0) / 2));
        }
        return nonEmpty(node, union(areas), "has no area there");
    }

    /** A line has square ends, lest a bridge or a bed begin before its line does. */
    private static Geometry widen(Geometry g, double distance) {
        int cap = g.getDimension() == 1 ? BufferParameters.CAP_FLAT : BufferParameters.CAP_ROUND;
        return g.buffer(distance, 16, cap);
    }

    /** A border's line: what two areas share, or lines from a file, or drawn in the scenario. */
    Geometry border(YamlNode node) {
        Geometry drawn = drawn(node);
        if (drawn != null) {
            return drawn;
        }
        if (node.has("between")) {
            YamlNode sides = node.get("between");
            String property = node.text("property", "isoA3");
            Geometry a = side(node, property, sides.list().get(0));
            Geometry b = side(node, property, sides.list().get(1));
            Geometry line = SharedBorder.of(a, b);
            if (line.isEmpty()) {
                throw sides.refuse("names " + sides.list().get(0).shown() + " and " + sides.list().get(1).shown()
                        + ", which share no border there: check the pair");
            }
            return line;
        }
        List<Geometry> lines = new ArrayList<>();
        for (Geometry g : matching(node)) {
            if (g.getDimension() > 0) {
                Geometry p = project(node.get("file"), g);
                lines.add(p.getDimension() == 2 ? p.getBoundary() : p);
            }
        }
        return nonEmpty(node, GF.buildGeometry(lines), "has no line there");
    }

    private Geometry side(YamlNode node, String property, YamlNode value) {
        List<Geometry> polygons = new ArrayList<>();
        for (Geometry g : matching(node, Map.of(property, value), value)) {
            if (g.getDimension() == 2) {
                polygons.add(project(node.get("file"), g));
            }
        }
        if (polygons.isEmpty()) {
            throw value.refuse("is " + value.shown() + ", whose features have no polygon: use a file of areas");
        }
        return union(polygons);
    }

    /** What is drawn in the scenario itself; null when a file is named. */
    private Geometry drawn(YamlNode node) {
        for (String key : List.of("polygon", "polygon_grid", "line", "line_grid")) {
            YamlNode drawn = node.get(key);
            if (drawn != null) {
                Coordinate[] c = pairs(drawn);
                Geometry g = key.startsWith("polygon") ? GF.createPolygon(closed(c)) : GF.createLineString(c);
                g = key.endsWith("grid") ? g : project(drawn, g);
                return nonEmpty(drawn, g.isValid() ? g : GeometryFixer.fix(g), "has no extent");
            }
        }
        return null;
    }

    private static Coordinate[] closed(Coordinate[] c) {
        Coordinate[] ring = java.util.Arrays.copyOf(c, c.length + 1);
        ring[c.length] = c[0].copy();
        return ring;
    }

    private static Coordinate pair(YamlNode pair) {
        return new Coordinate(
                pair.list().get(0).number(), pair.list().get(1).number());
    }

    private static Coordinate[] pairs(YamlNode list) {
        return list.list().stream().map(Shapes::pair).toArray(Coordinate[]::new);
    }

    private static Geometry nonEmpty(YamlNode node, Geometry g, String words) {
        boolean none = g.isEmpty() || (g.getDimension() == 2 ? !(g.getArea() > 0) : !(g.getLength() > 0));
        if (none) {
            throw node.refuse(words + ": check its coordinates");
        }
        return g;
    }

    private List<Geometry> matching(YamlNode node) {
        return matching(node, node.entries("where"), node.has("where") ? node.get("where") : node.get("file"));
    }

    private List<Geometry> matching(YamlNode node, Map<String, YamlNode> where, YamlNode asked) {
        YamlNode name = node.get("file");
        List<GeoJsonFile.Feature> features = read.get(name.text());
        if (features == null) {
            features = GeoJsonFile.read(name, files.read(name, GeoJsonFile.MAX_BYTES));
            read.put(name.text(), features);
        }
        List<Geometry> found = new ArrayList<>();
        for (GeoJsonFile.Feature f : features) {
            if (where.entrySet().stream()
                    .allMatch(e -> e.getValue().text().equals(f.properties().get(e.getKey())))) {
                found.addAll(f.geometry());
            }
        }
        if (found.isEmpty()) {
            throw asked.refuse("asks for features that " + YamlNode.shorten(name.text()) + " does not have"
                    + there(features, where) + ": correct the value or the file");
        }
        return found;
    }

    /** What the file has in place of what is asked, as far as a sentence can hold it. */
    private static String there(List<GeoJsonFile.Feature> features, Map<String, YamlNode> where) {
        if (where.isEmpty()) {
            return "";
        }
        String property = where.keySet().iterator().next();
        TreeSet<String> values = new TreeSet<>();
        for (GeoJsonFile.Feature f : features) {
            if (f.properties().containsKey(property)) {
                values.add(YamlNode.shorten(f.properties().get(property)));
            }
        }
        String shown = values.isEmpty() ? "no values" : String.join(", ", List.copyOf(values).subList(0, Math.min(6, values.size())));
        return " (" + YamlNode.shorten(property) + " has " + shown + ")";
    }

    private Geometry project(YamlNode place, Geometry degrees) {
        Geometry near = degrees;
        if (!reach.contains(degrees.getEnvelopeInternal())) {
            if (!degrees.isValid()) {
                near = GeometryFixer.fix(degrees);
            }
            near = likes(OverlayNGRobust.overlay(near, GF.toGeometry(reach), OverlayNG.INTERSECTION), near.getDimension());
            if (near.isEmpty()) {
                throw place.refuse("lies more than " + (int) REACH_DEGREES
                        + " degrees from the gates: check the order [longitude, latitude]");
            }
        }
        Geometry grid = near;
        if (near.getDimension() > 0) {
            Densifier densifier = new Densifier(near);
            densifier.setDistanceTolerance(EDGE_DEGREES);
            // Validation would renode polygons that share corners with gates and borders.
            densifier.setValidate(false);
            grid = densifier.getResultGeometry();
        }
        grid = grid.copy();
        grid.apply((Coordinate c) -> {
            double[] xy = projection.forward(c.x, c.y);
            if (!Double.isFinite(xy[0]) || !Double.isFinite(xy[1]) || Math.abs(xy[0]) > 1e8 || Math.abs(xy[1]) > 1e8) {
                throw place.refuse("lies where " + crs + " does not reach: choose a CRS of the region");
            }
            c.x = xy[0];
            c.y = xy[1];
        });
        grid.geometryChanged();
        return grid.isValid() ? grid : GeometryFixer.fix(grid);
    }

    /** The parts of one dimension: a cut may leave points and lines where an area merely touches the edge. */
    private static Geometry likes(Geometry mixed, int dimension) {
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < mixed.getNumGeometries(); i++) {
            if (mixed.getGeometryN(i).getDimension() == dimension) {
                parts.add(mixed.getGeometryN(i));
            }
        }
        return GF.buildGeometry(parts);
    }

    private static Geometry union(List<Geometry> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return parts.isEmpty() ? GF.createPolygon() : UnaryUnionNG.union(parts, new PrecisionModel());
    }
}
