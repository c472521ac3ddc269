package org.thalweg.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.alignment.PlanFit;
import org.thalweg.alignment.ProfileFit;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.study.BadInput;
import org.thalweg.study.GivenLine;
import org.thalweg.terrain.Projection;
import tools.jackson.databind.JsonNode;

/**
 * Reads a drawn line from GeoJSON (RFC 7946: WGS 84 longitude, latitude, elevation) and fits plan elements, and a profile
 * where it has heights. Several LineStrings are joined end to end, turned where they must be; other geometries are passed
 * over. The {@code crs} member of older GeoJSON is followed, so that a line in metres on a grid can be given too.
 */
final class GeoJsonLine {
    /** More points than this are no drawing: a point every 10 m for 100 km. */
    static final int MOST_POINTS = 10_000;

    private static final Pattern EPSG = Pattern.compile("EPSG:{1,2}([0-9]{4,6})$");

    private static final int MOST_PARTS = 2_000;

    /** Ends of parts within this distance (m) are one place. */
    private static final double JOINT = 0.5;

    private final String file;
    private final Projection to;
    private Projection from;
    private final List<List<double[]>> parts = new ArrayList<>();
    private int points;

    private GeoJsonLine(String file, Projection to) {
        this.file = file;
        this.to = to;
    }

    /**
     * Reads a line.
     *
     * @param file name of the file, for messages
     * @param root its content
     * @param crs projected CRS that the line is brought to
     * @param tolerance how far a drawn point may lie from the fitted line (m), in plan and in height
     */
    static GivenLine parse(String file, JsonNode root, String crs, double tolerance) {
        GeoJsonLine reader = new GeoJsonLine(file, Projection.of(crs));
        reader.readCrs(root);
        reader.collect(root, "");
        return reader.fitted(reader.joined(), crs, tolerance);
    }

    private void readCrs(JsonNode root) {
        String name = root.path("crs").path("properties").path("name").asString("");
        Matcher code = EPSG.matcher(name);
        if (name.isEmpty() || name.contains("CRS84") || name.endsWith(":4326")) {
            return;
        }
        if (!code.find()) {
            throw bad("crs", "is '" + shown(name) + "', which is not known; give longitude and latitude on WGS 84");
        }
        try {
            from = Projection.of("EPSG:" + code.group(1));
        } catch (IllegalArgumentException e) {
            throw bad("crs", "cannot be used: " + e.getMessage());
        }
    }

    private void collect(JsonNode node, String place) {
        String type = node.path("type").asString("");
        switch (type) {
            case "FeatureCollection" -> each(node.path("features"), place, "feature ");
            case "GeometryCollection" -> each(node.path("geometries"), place, "geometry ");
            case "Feature" -> {
                if (node.path("geometry").isObject()) {
                    collect(node.path("geometry"), place);
                }
            }
            case "LineString" -> part(node.path("coordinates"), place);
            case "MultiLineString" -> {
                int i = 0;
                for (JsonNode line : node.path("coordinates")) {
                    part(line, join(place, "line " + ++i));
                }
            }
            case "Point", "MultiPoint", "Polygon", "MultiPolygon" -> {
                // Stations, areas and the like beside the line.
            }
            default -> throw bad(place, "type is '" + shown(type) + "', which is no GeoJSON");
        }
    }

    private void each(JsonNode list, String place, String what) {
        int i = 0;
        for (JsonNode child : list) {
            collect(child, join(place, what + ++i));
        }
    }

    private static String join(String place, String more) {
        return place.isEmpty() ? more : place + ", " + more;
    }

    private void part(JsonNode coordinates, String place) {
        if (!coordinates.isArray() || coordinates.size() < 2) {
            throw bad(place, "a LineString has fewer than two positions; draw the whole line");
        }
        points += coordinates.size();
        if (points > MOST_POINTS || parts.size() >= MOST_PARTS) {
            throw bad(place, "the line has more than " + MOST_POINTS + " positions or " + MOST_PARTS
                    + " parts; thin it, or cut it to the case");
        }
        List<double[]> part = new ArrayList<>();
        for (int i = 0; i < coordinates.size(); i++) {
            part.add(position(coordinates.get(i), join(place, "position " + (i + 1))));
        }
        parts.add(part);
    }

    /** Easting, northing and height (NaN for none) of a position, on the grid. */
    private double[] position(JsonNode p, String place) {
        boolean numbers = p.isArray() && p.size() >= 2 && p.get(0).isNumber() && p.get(1).isNumber();
        double x = numbers ? p.get(0).asDouble() : Double.NaN;
        double y = numbers ? p.get(1).asDouble() : Double.NaN;
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw bad(place, "it is not [longitude, latitude] or [longitude, latitude, elevation] in finite numbers");
        }
        double z = p.size() > 2 && p.get(2).isNumber() ? p.get(2).asDouble() : Double.NaN;
        if (p.size() > 2 && !(Math.abs(z) < 20_000)) {
            throw bad(place, "its elevation is '" + shown(p.get(2).toString()) + "' but must be metres above the sea");
        }
        double[] degrees = {x, y};
        if (from != null && from.code().equals(to.code())) {
            return new double[] {x, y, z};
        }
        if (from != null && !from.isGeographic()) {
            degrees = from.inverse(x, y);
        } else if (!(Math.abs(x) <= 180) || !(Math.abs(y) <= 90)) {
            throw bad(place, "[" + x + ", " + y + "] is not longitude and latitude in degrees; export the line on WGS 84, or"
                    + " name its grid in a 'crs' member");
        }
        double[] grid = to.forward(degrees[0], degrees[1]);
        double[] back = to.inverse(grid[0], grid[1]);
        // Far outside its zone a projection gives numbers that lead nowhere.
        if (!(Math.abs(back[0] - degrees[0]) < 1e-6) || !(Math.abs(back[1] - degrees[1]) < 1e-6)) {
            throw bad(place, "[" + x + ", " + y + "] lies where " + to.code() + " does not reach; check the order, which is"
                    + " longitude, latitude");
        }
        return new double[] {grid[0], grid[1], z};
    }

    /** All parts as one line: in the order given where each begins at the end of the one before, else by their ends. */
    private List<double[]> joined() {
        if (parts.isEmpty()) {
            throw bad("", "it holds no LineString; draw the line, or give an alignment.json or LandXML");
        }
        boolean inOrder = true;
        for (int i = 1; i < parts.size(); i++) {
            inOrder &= distance(last(parts.get(i - 1)), parts.get(i).get(0)) <= JOINT;
        }
        return inOrder ? concatenated(parts) : concatenated(chained());
    }

    private List<List<double[]>> chained() {
        List<List<double[]>> left = new ArrayList<>(parts);
        Deque<List<double[]>> chain = new ArrayDeque<>();
        chain.add(left.remove(0));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int i = 0; i < left.size(); i++) {
                List<double[]> part = left.get(i);
                List<double[]> back = new ArrayList<>(part);
                Collections.reverse(back);
                double[] head = chain.getFirst().get(0);
                double[] tail = last(chain.getLast());
                if (distance(tail, part.get(0)) <= JOINT || distance(tail, last(part)) <= JOINT) {
                    chain.addLast(distance(tail, part.get(0)) <= distance(tail, last(part)) ? part : back);
                } else if (distance(head, last(part)) <= JOINT || distance(head, part.get(0)) <= JOINT) {
                    chain.addFirst(distance(head, last(part)) <= distance(head, part.get(0)) ? part : back);
                } else {
                    continue;
                }
                left.remove(i);
                grown = true;
                break;
            }
        }
        if (!left.isEmpty()) {
            double[] end = last(chain.getLast());
            double[] degrees = to.inverse(end[0], end[1]);
            throw bad("", left.size() + " of its " + parts.size() + " LineStrings do not join the line that begins with the"
                    + " first and ends at " + Decimal.fixed(degrees[0], 6) + ", " + Decimal.fixed(degrees[1], 6)
                    + "; give one line without gaps and branches");
        }
        return List.copyOf(chain);
    }

    private static List<double[]> concatenated(List<List<double[]>> parts) {
        List<double[]> line = new ArrayList<>();
        for (List<double[]> part : parts) {
            line.addAll(line.isEmpty() ? part : part.subList(1, part.size()));
        }
        return line;
    }

    private static double[] last(List<double[]> part) {
        return part.get(part.size() - 1);
    }

    private static double distance(double[] a, double[] b) {
        return LandXmlPlan.distance(a, b);
    }

    private GivenLine fitted(List<double[]> line, String crs, double tolerance) {
        double[] x = line.stream().mapToDouble(p -> p[0]).toArray();
        double[] y = line.stream().mapToDouble(p -> p[1]).toArray();
        double[] z = line.stream().mapToDouble(p -> p[2]).toArray();
        boolean heights = heights(line);
        try {
            PlanFit.Fitted plan = PlanFit.of(x, y, tolerance);
            Optional<VerticalAlignment> profile = Optional.empty();
            double off = Double.NaN;
            if (heights) {
                ProfileFit.Fitted fit = ProfileFit.of(plan.stations(), z, plan.line().length(), tolerance);
                profile = Optional.of(fit.profile());
                off = fit.distance();
            }
            double station = plan.stations()[plan.farthest()];
            return new GivenLine(Optional.of(crs), Optional.empty(), plan.line(), profile, Optional.empty(),
                    Optional.of(new GivenLine.Fit(line.size(), plan.distance(), station, off)));
        } catch (IllegalArgumentException e) {
            throw bad("", "no line can be fitted: " + e.getMessage());
        }
    }

    /** Whether the line has heights: all positions or none; heights that are all 0 are a program's way to say none. */
    private boolean heights(List<double[]> line) {
        long with = line.stream().filter(p -> !Double.isNaN(p[2])).count();
        if (with > 0 && with < line.size()) {
            throw bad("", "only " + with + " of " + line.size() + " positions have an elevation; give all of them one, or none");
        }
        return with > 0 && line.stream().anyMatch(p -> p[2] != 0);
    }

    private BadInput bad(String place, String words) {
        return new BadInput(file + (place.isEmpty() ? "" : ", " + place) + ": " + words);
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
