package org.thalweg.terrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.ProjCoordinate;
import org.thalweg.terrain.ModelDescription.Spot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Makes the modelled files of the bundled case from its borders and its terrain model: the river's water, the old
 * railway's bed, the towns. Run {@link #main} from the project's folder to write them anew; {@code MeghriFilesTest}
 * proves that the committed ones are what comes out.
 */
final class MeghriFiles {
    static final Path FOLDER = scenario();

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /** Spacing of the railway's axis (m). */
    private static final double STEP = 50;

    /** Half the width of the bed's strip (m). */
    private static final double HALF = 30;

    /** The axis is pushed to this far inside the border (m): the strip's edge then keeps 60 m and more. */
    private static final double INSIDE = 97;

    /** The axis is drawn to this distance from the border (m). */
    private static final double DRAWN = 105;

    /** Length over which the line forgets the bank's bends, where it is not made stiffer (m). */
    private static final double SCALE = 140;

    /** The line is made stiffer wherever its radius is below this (m). */
    private static final double RADIUS = 450;

    /** Where the ground stands this high above the bed, a spur is pierced by a tunnel (m). */
    private static final double SPUR = 60;

    /** The bed's height over the river beside it (m). */
    private static final double OVER_RIVER = 9;

    private final ModelDescription model = ModelDescription.read(FOLDER.resolve("terrain.yaml"));
    private final CoordinateTransform toDegrees =
            new BasicCoordinateTransform(crs(model.crs()), crs("EPSG:4326"));
    private final CoordinateTransform toGrid = new BasicCoordinateTransform(crs("EPSG:4326"), crs(model.crs()));
    private final PreparedGeometry armenia = PreparedGeometryFactory.prepare(armenia());

    private MeghriFiles() {}

    private static org.locationtech.proj4j.CoordinateReferenceSystem crs(String name) {
        return new CRSFactory().createFromName(name);
    }

    /** The scenario's folder, from the project's folder or one of its modules. */
    private static Path scenario() {
        Path here = Path.of("scenarios/meghri");
        return Files.exists(here) ? here : Path.of("../scenarios/meghri");
    }

    /** Writes the files. */
    public static void main(String[] args) throws IOException {
        for (var file : make().entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    /** Text of each file by name. */
    static TreeMap<String, String> make() {
        return new MeghriFiles().files();
    }

    /** Whether a point (m on the grid) lies in Armenia. */
    static boolean inArmenia(double x, double y) {
        return Holder.FILES.armenia.contains(GEOMETRY.createPoint(new Coordinate(x, y)));
    }

    /** Distance (m) from the border with Iran, negative outside Armenia. */
    static double insideBorder(double x, double y) {
        double d = GEOMETRY.createLineString(coordinates(Holder.FILES.model.river().course()))
                .distance(GEOMETRY.createPoint(new Coordinate(x, y)));
        return inArmenia(x, y) ? d : -d;
    }

    /** Longitude and latitude of a point of the grid. */
    static double[] degrees(double x, double y) {
        ProjCoordinate p = new ProjCoordinate();
        Holder.FILES.toDegrees.transform(new ProjCoordinate(x, y), p);
        return new double[] {p.x, p.y};
    }

    /** One reading for all questions. */
    private static final class Holder {
        static final MeghriFiles FILES = new MeghriFiles();
    }

    private TreeMap<String, String> files() {
        List<LineString> axes = bedAxes();
        TreeMap<String, String> files = new TreeMap<>();
        files.put("river.geojson", collection(List.of(river()), List.of(""),
                "The water of the Araks, modelled: 50 m wide about the border. Border (c) OpenStreetMap contributors, ODbL."));
        List<Geometry> strips = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            strips.add(axes.get(i).buffer(HALF, 8, BufferParameters.CAP_FLAT));
            names.add("stretch " + (i + 1));
        }
        String bed = "The Soviet railway's bed, modelled, not surveyed: a smooth line along the left bank, 60 m wide."
                + " Gaps stand for tunnels, galleries and bridges. Border (c) OpenStreetMap contributors, ODbL.";
        files.put("bed.geojson", collection(strips, names, bed));
        files.put("bed-axis.geojson", collection(new ArrayList<>(axes), names, bed));
        List<Geometry> towns = new ArrayList<>();
        List<String> townNames = new ArrayList<>();
        for (ModelDescription.Terrace terrace : model.terraces()) {
            if (!terrace.name().contains("mouth") && !terrace.name().equals("Karchevan")) {
                LineString axis = GEOMETRY.createLineString(coordinates(terrace.axis()));
                towns.add(axis.buffer(0.75 * terrace.halfWidth(), 3));
                townNames.add(terrace.name());
            }
        }
        files.put("towns.geojson", collection(towns, townNames, "Towns, schematic: their terraces in the terrain model."));
        return files;
    }

    private Geometry river() {
        List<Spot> course = model.river().course();
        GridFrame f = model.frame();
        Geometry box = GEOMETRY.toGeometry(new org.locationtech.jts.geom.Envelope(
                f.x0(), f.x(f.columns() - 1), f.y(f.rows() - 1), f.y0()));
        Geometry water = GEOMETRY.createLineString(coordinates(course)).buffer(model.river().waterHalfWidth(), 4);
        return water.intersection(box);
    }

    private static Coordinate[] coordinates(List<Spot> spots) {
        return spots.stream().map(s -> new Coordinate(s.x(), s.y(), s.height())).toArray(Coordinate[]::new);
    }

    private Polygon armenia() {
        try {
            JsonNode tree = new ObjectMapper().readTree(Files.readString(FOLDER.resolve("borders.geojson")));
            for (JsonNode feature : tree.path("features")) {
                if (feature.path("properties").path("isoA3").asString("").equals("ARM")) {
                    List<Coordinate> ring = new ArrayList<>();
                    for (JsonNode p : feature.path("geometry").path("coordinates").path(0)) {
                        ProjCoordinate out = new ProjCoordinate();
                        toGrid.transform(new ProjCoordinate(p.path(0).asDouble(), p.path(1).asDouble()), out);
                        ring.add(new Coordinate(out.x, out.y));
                    }
                    return GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
                }
            }
            throw new IllegalStateException("no Armenia in the borders");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The stretches of the bed, with heights. */
    private List<LineString> bedAxes() {
        Watercourse river = Watercourse.river(model.river(), List.of(), new LatticeNoise(0));
        List<double[]> line = stiffLine(bank(river));
        double[] level = levels(line, river);
        GridTerrain ground = ModelTerrain.build(model.withoutBenches());
        List<Watercourse> streams = ModelTerrain.courses(model).subList(1, 1 + model.valleys().size());
        boolean[] kept = new boolean[line.size()];
        for (int i = 0; i < kept.length; i++) {
            double rise = ground.heightAt(line.get(i)[0], line.get(i)[1]) - level[i];
            // Where the ground stood more than this above it, the old line had a tunnel; over the streams of the published valleys, a bridge.
            kept[i] = rise < SPUR && toStream(streams, line.get(i)) > 60;
        }
        drop(kept, true, 8);
        List<LineString> axes = new ArrayList<>();
        for (int i = 0; i < kept.length; ) {
            int end = i;
            while (end < kept.length && kept[end]) {
                end++;
            }
            if (end - i >= 2) {
                List<Coordinate> points = new ArrayList<>();
                for (int k = i; k < end; k++) {
                    points.add(new Coordinate(line.get(k)[0], line.get(k)[1], level[k]));
                }
                axes.add(GEOMETRY.createLineString(points.toArray(Coordinate[]::new)));
            }
            i = Math.max(end, i + 1);
        }
        return axes;
    }

    /** Turns runs of one kind that are shorter than a number of points into the other kind. */
    private static void drop(boolean[] kept, boolean kind, int least) {
        for (int i = 0; i < kept.length; ) {
            int end = i;
            while (end < kept.length && kept[end] == kept[i]) {
                end++;
            }
            if (kept[i] == kind && end - i < least) {
                java.util.Arrays.fill(kept, i, end, !kind);
            }
            i = end;
        }
    }

    /** Distance (m) to the nearest of some streams. */
    private static double toStream(List<Watercourse> streams, double[] p) {
        double least = Double.POSITIVE_INFINITY;
        for (Watercourse stream : streams) {
            least = Math.min(least, stream.nearest(p[0], p[1]).distance());
        }
        return least;
    }

    /** Points on the left bank well inside the border, from west to east. */
    private List<double[]> bank(Watercourse river) {
        List<double[]> bank = new ArrayList<>();
        for (int i = river.x.length - 1; i > 0; i--) {
            double dx = river.x[i - 1] - river.x[i];
            double dy = river.y[i - 1] - river.y[i];
            double length = Math.hypot(dx, dy);
            double x = river.x[i] - DRAWN * dy / length;
            double y = river.y[i] + DRAWN * dx / length;
            double[] border = nearest(course(), new double[] {x, y});
            if (armenia.contains(GEOMETRY.createPoint(new Coordinate(x, y)))
                    && Math.hypot(x - border[0], y - border[1]) > INSIDE - 5) {
                bank.add(new double[] {x, y});
            }
        }
        return resample(bank);
    }

    /** Points at equal distances of about {@link #STEP} along a line, its ends among them. */
    private static List<double[]> resample(List<double[]> line) {
        double[] s = new double[line.size()];
        for (int i = 1; i < s.length; i++) {
            s[i] = s[i - 1] + Math.hypot(line.get(i)[0] - line.get(i - 1)[0], line.get(i)[1] - line.get(i - 1)[1]);
        }
        int pieces = (int) Math.rint(s[s.length - 1] / STEP);
        List<double[]> result = new ArrayList<>();
        int k = 1;
        for (int i = 0; i <= pieces; i++) {
            double at = s[s.length - 1] * i / pieces;
            while (k < s.length - 1 && s[k] < at) {
                k++;
            }
            double t = (at - s[k - 1]) / (s[k] - s[k - 1]);
            double[] a = line.get(k - 1);
            double[] b = line.get(k);
            result.add(new double[] {a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])});
        }
        return result;
    }

    /**
     * A line of little bending near the bank: an elastic rod drawn to the bank by springs, kept inside the border by
     * force, and made stiffer just where it bends too much. Stiffness over springs = (length scale)^4.
     */
    private List<double[]> stiffLine(List<double[]> bank) {
        List<double[]> line = bank;
        double[] stiffness = new double[bank.size()];
        java.util.Arrays.fill(stiffness, Math.pow(SCALE / STEP, 4));
        List<double[]> border = course();
        for (int round = 1; round <= 500; round++) {
            List<double[]> target = new ArrayList<>();
            double[] spring = new double[line.size()];
            for (int i = 0; i < spring.length; i++) {
                double[] p = line.get(i);
                double[] in = inside(border, p);
                target.add(in == null ? nearest(bank, p) : in);
                spring[i] = in == null ? 1 : 1000;
            }
            // Its ends stay at the land borders.
            target.set(0, bank.get(0));
            target.set(spring.length - 1, bank.get(bank.size() - 1));
            spring[0] = 1000;
            spring[spring.length - 1] = 1000;
            line = solveRod(line, target, spring, stiffness, 0.02);
            if (round % 10 == 0) {
                line = resample(line);
                stiffness = stiffen(line, stiffness);
            }
        }
        return line;
    }

    private List<double[]> course() {
        return model.river().course().stream().map(s -> new double[] {s.x(), s.y()}).toList();
    }

    /** Stiffness carried over to a line's new points, and raised about bends that are too sharp. */
    private static double[] stiffen(List<double[]> line, double[] old) {
        int n = line.size();
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            result[i] = old[(int) ((long) i * old.length / n)];
        }
        for (int i = 1; i < n - 1; i++) {
            double excess = RADIUS / radius(line.get(i - 1), line.get(i), line.get(i + 1));
            if (excess > 1) {
                for (int k = Math.max(0, i - 3); k <= Math.min(n - 1, i + 3); k++) {
                    result[k] = Math.min(1e6, result[k] * Math.min(1.15, excess));
                }
            }
        }
        return result;
    }

    /** Radius of the circle through three points (m). */
    static double radius(double[] a, double[] b, double[] c) {
        double ab = Math.hypot(b[0] - a[0], b[1] - a[1]);
        double bc = Math.hypot(c[0] - b[0], c[1] - b[1]);
        double ca = Math.hypot(a[0] - c[0], a[1] - c[1]);
        double twice = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
        return ab * bc * ca / (2 * twice);
    }

    private static double[] nearest(List<double[]> line, double[] p) {
        double best = Double.POSITIVE_INFINITY;
        double[] near = null;
        for (int i = 1; i < line.size(); i++) {
            double[] a = line.get(i - 1);
            double[] b = line.get(i);
            double dx = b[0] - a[0];
            double dy = b[1] - a[1];
            double t = Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)));
            double x = a[0] + t * dx;
            double y = a[1] + t * dy;
            double d = (p[0] - x) * (p[0] - x) + (p[1] - y) * (p[1] - y);
            if (d < best) {
                best = d;
                near = new double[] {x, y};
            }
        }
        return near;
    }

    /** One implicit step of p' = -stiffness D4 p - spring (p - target), ends free. */
    private static List<double[]> solveRod(List<double[]> p, List<double[]> target, double[] spring, double[] stiffness, double step) {
        int n = p.size();
        double[][] band = new double[n][5];
        for (int i = 1; i < n - 1; i++) {
            // Adds the energy of the bend at i: (p[i-1] - 2 p[i] + p[i+1])^2.
            double[] w = {1, -2, 1};
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    band[i - 1 + a][2 + b - a] += step * stiffness[i] * w[a] * w[b];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            band[i][2] += 1 + step * spring[i];
        }
        double[][] right = new double[n][2];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < 2; k++) {
                right[i][k] = p.get(i)[k] + step * spring[i] * target.get(i)[k];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j <= Math.min(i + 2, n - 1); j++) {
                double f = band[j][2 + i - j] / band[i][2];
                for (int k = i; k <= Math.min(i + 2, n - 1); k++) {
                    band[j][2 + k - j] -= f * band[i][2 + k - i];
                }
                right[j][0] -= f * right[i][0];
                right[j][1] -= f * right[i][1];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int c = 0; c < 2; c++) {
                for (int k = i + 1; k <= Math.min(i + 2, n - 1); k++) {
                    right[i][c] -= band[i][2 + k - i] * right[k][c];
                }
                right[i][c] /= band[i][2];
            }
        }
        return List.of(right);
    }

    /** Where a point that stands too near the border, or beyond it, ought to be; null when it stands well. */
    private double[] inside(List<double[]> border, double[] p) {
        double[] q = nearest(border, p);
        double dx = p[0] - q[0];
        double dy = p[1] - q[1];
        double d = Math.max(1e-9, Math.hypot(dx, dy));
        boolean in = armenia.contains(GEOMETRY.createPoint(new Coordinate(p[0], p[1])));
        double wanted = in ? INSIDE : -INSIDE;
        return in && d >= INSIDE ? null : new double[] {q[0] + dx / d * wanted, q[1] + dy / d * wanted};
    }

    /** Levels of the bed: a little over the river beside it, smoothed over about 3 km, never rising eastwards. */
    private static double[] levels(List<double[]> line, Watercourse river) {
        int n = line.size();
        double[] level = new double[n];
        for (int i = 0; i < n; i++) {
            level[i] = OVER_RIVER + river.nearest(line.get(i)[0], line.get(i)[1]).bed();
        }
        for (int round = 0; round < 1800; round++) {
            double[] next = level.clone();
            for (int i = 1; i < n - 1; i++) {
                next[i] = 0.25 * level[i - 1] + 0.5 * level[i] + 0.25 * level[i + 1];
            }
            level = next;
        }
        for (int i = 1; i < n; i++) {
            level[i] = Math.min(level[i], level[i - 1]);
        }
        return level;
    }

    private String collection(List<Geometry> shapes, List<String> names, String note) {
        StringBuilder out = new StringBuilder("{\"type\": \"FeatureCollection\",\n \"note\": \"" + note + "\",\n \"features\": [\n");
        for (int i = 0; i < shapes.size(); i++) {
            out.append("  {\"type\": \"Feature\", \"properties\": {\"name\": \"").append(names.get(i))
                    .append("\", \"kind\": \"modelled\"}, \"geometry\": ").append(shape(shapes.get(i)))
                    .append(i + 1 < shapes.size() ? "},\n" : "}\n");
        }
        return out.append(" ]}\n").toString();
    }

    private String shape(Geometry g) {
        if (g instanceof LineString line) {
            return "{\"type\": \"LineString\", \"coordinates\": " + points(line.getCoordinates(), true) + "}";
        }
        StringBuilder rings = new StringBuilder();
        Polygon polygon = (Polygon) g;
        // RFC 7946 wants the outer ring counterclockwise; JTS buffers run clockwise.
        rings.append(points(polygon.getExteriorRing().reverse().getCoordinates(), false));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.append(", ").append(points(polygon.getInteriorRingN(i).reverse().getCoordinates(), false));
        }
        return "{\"type\": \"Polygon\", \"coordinates\": [" + rings + "]}";
    }

    private String points(Coordinate[] coordinates, boolean heights) {
        StringBuilder out = new StringBuilder("[");
        for (Coordinate c : coordinates) {
            ProjCoordinate p = new ProjCoordinate();
            toDegrees.transform(new ProjCoordinate(c.x, c.y), p);
            out.append(out.length() > 1 ? ", " : "").append(heights
                    ? String.format(Locale.ROOT, "[%.6f, %.6f, %.2f]", p.x, p.y, c.getZ())
                    : String.format(Locale.ROOT, "[%.6f, %.6f]", p.x, p.y));
        }
        return out.append("]").toString();
    }
}
