package org.thalweg.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads GeoJSON (RFC 7946: WGS 84 longitude and latitude): a FeatureCollection, a Feature or a bare geometry. Strict about
 * coordinates, because a silent misreading would move a border.
 */
final class GeoJsonFile {
    /** Greatest size of a file (bytes). */
    static final long MAX_BYTES = 64L << 20;

    private static final int MAX_NESTING = 40;
    private static final GeometryFactory GF = new GeometryFactory();
    private static final JsonMapper BOUNDED = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .build();

    /**
     * A feature.
     *
     * @param geometry in degrees: x longitude, y latitude; simple geometries only, none empty
     * @param properties scalar properties as text
     */
    record Feature(List<Geometry> geometry, Map<String, String> properties) {}

    private final YamlNode name;
    private String place = "";

    private GeoJsonFile(YamlNode name) {
        this.name = name;
    }

    /**
     * Reads.
     *
     * @param name the value that names the file, for messages
     * @param content the file's content
     * @return its features
     * @throws BadInput when it is not GeoJSON
     */
    static List<Feature> read(YamlNode name, byte[] content) {
        JsonNode root;
        try {
            root = BOUNDED.readTree(content);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new BadInput(name.text() + ", line " + line + ": this is not JSON ("
                    + YamlNode.shorten(String.valueOf(e.getOriginalMessage())) + "): export the file again as GeoJSON.");
        }
        return new GeoJsonFile(name).features(root);
    }

    private BadInput refuse(String words) {
        return new BadInput(name.text() + (place.isEmpty() ? "" : ", " + place) + ": " + words + ".");
    }

    private List<Feature> features(JsonNode root) {
        if (root == null || !root.isObject()) {
            throw refuse("this is not a GeoJSON object: export the file again as GeoJSON");
        }
        refuseOtherCrs(root);
        List<Feature> features = new ArrayList<>();
        if (root.path("type").asString("").equals("FeatureCollection")) {
            int i = 0;
            for (JsonNode f : root.path("features")) {
                place = "feature " + ++i;
                features.add(feature(f));
            }
        } else {
            features.add(feature(root));
        }
        return features;
    }

    private void refuseOtherCrs(JsonNode root) {
        String crs = root.path("crs").path("properties").path("name").asString("");
        if (!crs.isEmpty() && !crs.contains("CRS84") && !crs.endsWith("4326")) {
            throw refuse("its coordinates are in " + YamlNode.shorten(crs)
                    + ", but GeoJSON is longitude and latitude on WGS 84 (RFC 7946): export it so");
        }
    }

    private Feature feature(JsonNode node) {
        boolean wrapped = node.path("type").asString("").equals("Feature");
        List<Geometry> parts = new ArrayList<>();
        JsonNode geometry = wrapped ? node.path("geometry") : node;
        if (!geometry.isNull()) {
            collect(geometry, parts);
        }
        Map<String, String> properties = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> e : node.path("properties").properties()) {
            if (e.getValue().isValueNode() && !e.getValue().isNull()) {
                properties.put(e.getKey(), e.getValue().asString());
            }
        }
        return new Feature(parts, properties);
    }

    private void collect(JsonNode g, List<Geometry> parts) {
        JsonNode c = g.path("coordinates");
        switch (g.path("type").asString("")) {
            case "Point" -> parts.add(GF.createPoint(position(c)));
            case "MultiPoint" -> c.forEach(p -> parts.add(GF.createPoint(position(p))));
            case "LineString" -> parts.add(GF.createLineString(positions(c, 2)));
            case "MultiLineString" -> c.forEach(l -> parts.add(GF.createLineString(positions(l, 2))));
            case "Polygon" -> parts.add(polygon(c));
            case "MultiPolygon" -> c.forEach(p -> parts.add(polygon(p)));
            case "GeometryCollection" -> g.path("geometries").forEach(p -> collect(p, parts));
            default -> throw refuse("'" + YamlNode.shorten(g.path("type").asString("")) + "' is no GeoJSON geometry");
        }
    }

    private Polygon polygon(JsonNode rings) {
        if (!rings.isArray() || rings.isEmpty()) {
            throw refuse("a polygon has no rings");
        }
        List<LinearRing> read = new ArrayList<>();
        rings.forEach(r -> read.add(ring(r)));
        return GF.createPolygon(read.get(0), read.subList(1, read.size()).toArray(new LinearRing[0]));
    }

    private LinearRing ring(JsonNode node) {
        Coordinate[] c = positions(node, 3);
        if (!c[0].equals2D(c[c.length - 1])) {
            c = java.util.Arrays.copyOf(c, c.length + 1);
            c[c.length - 1] = c[0].copy();
        }
        if (c.length < 4) {
            throw refuse("a polygon's ring has fewer than three corners");
        }
        return GF.createLinearRing(c);
    }

    private Coordinate[] positions(JsonNode list, int least) {
        if (!list.isArray() || list.size() < least) {
            throw refuse("a line has fewer than " + least + " positions");
        }
        Coordinate[] c = new Coordinate[list.size()];
        for (int i = 0; i < c.length; i++) {
            c[i] = position(list.get(i));
        }
        return c;
    }

    private Coordinate position(JsonNode p) {
        if (!p.isArray() || p.size() < 2 || !p.get(0).isNumber() || !p.get(1).isNumber()) {
            throw refuse("a position is not [longitude, latitude]");
        }
        double lon = p.get(0).asDouble();
        double lat = p.get(1).asDouble();
        if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
            throw refuse("the position [" + lon + ", " + lat
                    + "] is not [longitude, latitude] in degrees: export the file on WGS 84");
        }
        return new Coordinate(lon, lat);
    }
}
