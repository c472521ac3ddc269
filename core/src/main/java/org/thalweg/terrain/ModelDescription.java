package org.thalweg.terrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.ProjCoordinate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a model terrain is made from: the words of its YAML file, projected to the grid. Immutable.
 *
 * @param name name for readers
 * @param notice the sentence that every output must carry: this ground is a model
 * @param crs projected CRS, {@code EPSG:n}
 * @param frame the raster
 * @param seed seed of the noise
 * @param river the main river
 * @param valleys side valleys with published places; code lengthens them
 * @param growth how side valleys are lengthened and others made
 * @param controls published spot heights
 * @param terraces flat ground at the mouths of side valleys
 * @param benches formations cut along the slope, for example an old railway's bed
 * @param relief numbers that give the slopes their form
 */
public record ModelDescription(
        String name,
        String notice,
        String crs,
        GridFrame frame,
        long seed,
        River river,
        List<Valley> valleys,
        Growth growth,
        List<Control> controls,
        List<Terrace> terraces,
        List<Bench> benches,
        Relief relief) {
    /**
     * A point of the ground.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @param height height (m), NaN when not given
     */
    public record Spot(double x, double y, double height) {}

    /**
     * The river into which everything drains.
     *
     * @param course points in the direction of flow (m)
     * @param levels published levels, anywhere near the course
     * @param waterHalfWidth half the width of the water (m)
     * @param floorMin least half width of the valley's floor (m), where spurs pinch it
     * @param floorMax greatest half width of the floor (m), before the mouths of side valleys widen it
     */
    public record River(
            List<Spot> course, List<Control> levels, double waterHalfWidth, double floorMin, double floorMax) {
        /** Copies the lists. */
        public River {
            course = List.copyOf(course);
            levels = List.copyOf(levels);
        }
    }

    /**
     * A side valley.
     *
     * @param name name for readers
     * @param line from the mouth upwards; the mouth's height is that of the watercourse it joins where none is given
     * @param floorAtMouth width of the floor at the mouth (m)
     * @param floorAtHead width of the floor at the head (m)
     * @param length length to which code lengthens it (m); no less than its line's
     */
    public record Valley(String name, List<Spot> line, double floorAtMouth, double floorAtHead, double length) {
        /** Copies the list. */
        public Valley {
            line = List.copyOf(line);
        }
    }

    /**
     * How side valleys are made where none are published, see {@link SideValleys}.
     *
     * @param spacing distance of the mouths of long valleys along a bank (m)
     * @param length length of long valleys (m)
     * @param minor length of the short ones between them (m)
     * @param floorAtMouth width of a long valley's floor at the mouth (m)
     * @param floorAtHead width of a floor at the head (m)
     */
    public record Growth(double spacing, double length, double minor, double floorAtMouth, double floorAtHead) {}

    /**
     * A published height.
     *
     * @param name the place
     * @param spot where and how high
     * @param source where the height comes from, with its label
     */
    public record Control(String name, Spot spot, String source) {}

    /**
     * A terrace.
     *
     * @param name name for readers
     * @param axis its middle line with heights
     * @param halfWidth half its width (m)
     */
    public record Terrace(String name, List<Spot> axis, double halfWidth) {
        /** Copies the list. */
        public Terrace {
            axis = List.copyOf(axis);
        }
    }

    /**
     * A formation cut into the slope.
     *
     * @param axis its middle line with heights
     * @param width its width (m)
     */
    public record Bench(List<Spot> axis, double width) {
        /** Copies the list. */
        public Bench {
            axis = List.copyOf(axis);
        }
    }

    /**
     * The form of the slopes.
     *
     * @param gentlest tangent of the gentlest of the steepest hillslopes, in weak rock
     * @param steepest tangent of the steepest, in strong rock
     * @param hillslope first guess of the length of hillslopes above the first channels (m)
     */
    public record Relief(double gentlest, double steepest, double hillslope) {}

    /** Copies the lists. */
    public ModelDescription {
        valleys = List.copyOf(valleys);
        controls = List.copyOf(controls);
        terraces = List.copyOf(terraces);
        benches = List.copyOf(benches);
    }

    /**
     * The same ground before anything was cut into it.
     *
     * @return a description without benches
     */
    public ModelDescription withoutBenches() {
        return new ModelDescription(
                name, notice, crs, frame, seed, river, valleys, growth, controls, terraces, List.of(), relief);
    }

    /**
     * Reads a model file and the GeoJSON files that it names beside it.
     *
     * @param file the YAML file
     * @return the description, projected
     * @throws IllegalArgumentException when something is missing, unknown or not a number: file, key and remedy
     */
    public static ModelDescription read(Path file) {
        return new Reader(file).read();
    }

    /** One reading of one file. */
    private static final class Reader {
        private final Path file;
        private CoordinateTransform toGrid;

        Reader(Path file) {
            this.file = file;
        }

        ModelDescription read() {
            ModelNode root = new ModelNode(file, "", tree(file, new YAMLMapper()));
            root.only("name", "notice", "crs", "frame", "seed", "relief", "river", "controls", "valleys",
                    "side_valleys", "terraces", "benches");
            String crs = root.text("crs");
            toGrid = transform(root, crs);
            return new ModelDescription(
                    root.text("name"), root.text("notice"), crs, frame(root.child("frame")), (long) root.number("seed"),
                    river(root.child("river")), root.each("valleys", this::valley),
                    growth(root.child("side_valleys")), root.each("controls", this::control),
                    root.each("terraces", this::terrace), benches(root), relief(root.child("relief")));
        }

        private static CoordinateTransform transform(ModelNode root, String crs) {
            CRSFactory factory = new CRSFactory();
            try {
                return new BasicCoordinateTransform(
                        factory.createFromName("EPSG:4326"), factory.createFromName(crs));
            } catch (RuntimeException unknown) {
                throw root.refuse("crs", "'" + crs + "' is not a CRS that is known here; give a UTM zone such as EPSG:32638");
            }
        }

        private JsonNode tree(Path path, ObjectMapper mapper) {
            try {
                JsonNode tree = mapper.readTree(Files.readString(path));
                if (tree == null || !tree.isObject()) {
                    throw new IllegalArgumentException(path.getFileName() + " holds no keys and values");
                }
                return tree;
            } catch (IOException | JacksonException e) {
                throw new IllegalArgumentException(
                        path.getFileName() + " cannot be read: " + e.getMessage().lines().findFirst().orElse("?"), e);
            }
        }

        private static GridFrame frame(ModelNode node) {
            node.only("x_min", "y_min", "x_max", "y_max", "cell_m");
            double cell = node.number("cell_m");
            double width = node.number("x_max") - node.number("x_min");
            double height = node.number("y_max") - node.number("y_min");
            if (!(cell > 0) || !(width >= 8 * cell) || !(height >= 8 * cell) || width / cell * (height / cell) > 50e6) {
                throw node.refuse("cell_m", "the frame must be 8 cells or more each way and at most 50 million in all");
            }
            double rows = StrictMath.rint(height / cell);
            // Corners are the outer edges of cells.
            return new GridFrame(node.number("x_min") + 0.5 * cell, node.number("y_min") + (rows - 0.5) * cell, cell,
                    (int) StrictMath.rint(width / cell), (int) rows);
        }

        private static Relief relief(ModelNode node) {
            node.only("hillslope_deg", "hillslope_length_m");
            List<Double> range = node.numbers("hillslope_deg");
            if (range.size() != 2 || !(range.get(0) > 0) || !(range.get(1) >= range.get(0)) || range.get(1) > 70) {
                throw node.refuse("hillslope_deg", "give two angles from above 0 to 70 degrees, the smaller first");
            }
            return new Relief(StrictMath.tan(StrictMath.toRadians(range.get(0))),
                    StrictMath.tan(StrictMath.toRadians(range.get(1))), node.positive("hillslope_length_m"));
        }

        private River river(ModelNode node) {
            node.only("name", "file", "bank", "water_width_m", "floor_half_width_m", "levels");
            List<Spot> course = course(node, file.resolveSibling(node.text("file")), node.text("bank"));
            List<Control> levels = node.each("levels", this::control);
            if (levels.size() < 2) {
                throw node.refuse("levels", "give at least two levels");
            }
            List<Double> floor = node.numbers("floor_half_width_m");
            if (floor.size() != 2 || !(floor.get(0) > 0) || !(floor.get(1) >= floor.get(0))) {
                throw node.refuse("floor_half_width_m", "give two widths above 0, the smaller first");
            }
            Spot first = levels.get(0).spot();
            Spot start = course.get(0);
            Spot end = course.get(course.size() - 1);
            if (StrictMath.hypot(first.x - end.x, first.y - end.y) < StrictMath.hypot(first.x - start.x, first.y - start.y)) {
                java.util.Collections.reverse(course);
            }
            return new River(course, levels, 0.5 * node.positive("water_width_m"), floor.get(0), floor.get(1));
        }

        /** The part of one country's ring that it shares with its neighbours in the file, in the ring's order. */
        private List<Spot> course(ModelNode node, Path path, String bank) {
            Set<List<Double>> others = new HashSet<>();
            List<List<Double>> own = new ArrayList<>();
            for (JsonNode feature : tree(path, new ObjectMapper()).path("features")) {
                boolean mine = feature.path("properties").path("isoA3").asString("").equals(bank);
                collect(feature.path("geometry").path("coordinates"), mine ? own : others);
            }
            int n = own.size();
            int start = 0;
            int longest = 0;
            for (int i = 0; i < n; i++) {
                int run = 0;
                while (run < n && others.contains(own.get((i + run) % n))) {
                    run++;
                }
                if (run > longest) {
                    longest = run;
                    start = i;
                }
            }
            if (longest < 2) {
                throw node.refuse("bank", "'" + bank + "' shares no border with another country in " + path.getFileName());
            }
            List<Spot> course = new ArrayList<>();
            for (int i = 0; i < longest; i++) {
                List<Double> p = own.get((start + i) % n);
                Spot spot = project(p.get(0), p.get(1), Double.NaN);
                if (course.isEmpty() || !spot.equals(course.get(course.size() - 1))) {
                    course.add(spot);
                }
            }
            return course;
        }

        private static void collect(JsonNode coordinates, java.util.Collection<List<Double>> into) {
            if (coordinates.isArray() && coordinates.path(0).isNumber()) {
                into.add(List.of(coordinates.path(0).asDouble(), coordinates.path(1).asDouble()));
            } else {
                for (JsonNode part : coordinates) {
                    collect(part, into);
                }
            }
        }

        private Valley valley(ModelNode node) {
            node.only("name", "floor_m", "line", "length_m");
            List<Double> floor = node.numbers("floor_m");
            List<Spot> line = node.each("line", n -> spot(n, false));
            if (line.size() < 2 || floor.size() != 2) {
                throw node.refuse("line", "a valley needs two points or more, and two floor widths (mouth, head)");
            }
            for (int i = 1; i < line.size(); i++) {
                if (Double.isNaN(line.get(i).height)) {
                    throw node.refuse("line", "only the first point, the mouth, may go without a height");
                }
            }
            return new Valley(node.text("name"), line, floor.get(0), floor.get(1), node.positive("length_m"));
        }

        private static Growth growth(ModelNode node) {
            node.only("spacing_m", "length_m", "minor_length_m", "floor_m");
            List<Double> floor = node.numbers("floor_m");
            if (floor.size() != 2 || !(floor.get(0) > 0) || !(floor.get(1) > 0)) {
                throw node.refuse("floor_m", "give two widths above 0 (mouth, head)");
            }
            return new Growth(node.positive("spacing_m"), node.positive("length_m"), node.positive("minor_length_m"),
                    floor.get(0), floor.get(1));
        }

        private Control control(ModelNode node) {
            node.only("name", "at", "height_m", "source");
            List<Double> at = node.numbers("at");
            if (at.size() != 2) {
                throw node.refuse("at", "give longitude and latitude");
            }
            return new Control(
                    node.text("name"), project(at.get(0), at.get(1), node.number("height_m")), node.text("source"));
        }

        private Terrace terrace(ModelNode node) {
            node.only("name", "axis", "half_width_m");
            return new Terrace(node.text("name"), node.each("axis", n -> spot(n, true)), node.positive("half_width_m"));
        }

        private List<Bench> benches(ModelNode root) {
            List<Bench> result = new ArrayList<>();
            if (!root.has("benches")) {
                return result;
            }
            ModelNode node = root.child("benches");
            node.only("file", "width_m");
            double width = node.positive("width_m");
            Path path = file.resolveSibling(node.text("file"));
            for (JsonNode feature : tree(path, new ObjectMapper()).path("features")) {
                List<Spot> axis = new ArrayList<>();
                for (JsonNode p : feature.path("geometry").path("coordinates")) {
                    if (p.size() != 3) {
                        throw node.refuse("file", path.getFileName() + " must hold LineStrings with heights");
                    }
                    axis.add(project(p.path(0).asDouble(), p.path(1).asDouble(), p.path(2).asDouble()));
                }
                result.add(new Bench(axis, width));
            }
            return result;
        }

        private Spot spot(ModelNode node, boolean heightNeeded) {
            List<Double> p = node.numbers();
            if (p.size() != 3 && (heightNeeded || p.size() != 2)) {
                throw node.refuse("", heightNeeded ? "give [longitude, latitude, height]" : "give [longitude, latitude] or with a height");
            }
            return project(p.get(0), p.get(1), p.size() == 3 ? p.get(2) : Double.NaN);
        }

        private Spot project(double lon, double lat, double height) {
            ProjCoordinate out = new ProjCoordinate();
            toGrid.transform(new ProjCoordinate(lon, lat), out);
            // Whole millimetres: the projection's sines may differ in the last bit between machines, the ground must not.
            return new Spot(StrictMath.rint(out.x * 1000) / 1000, StrictMath.rint(out.y * 1000) / 1000, height);
        }
    }
}
