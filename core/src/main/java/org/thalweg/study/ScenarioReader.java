package org.thalweg.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Geometry;
import org.thalweg.border.BorderPlan;
import org.thalweg.cost.UnitCosts;
import org.thalweg.security.SecurityPlan;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Figure;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Spelling;
import org.thalweg.standard.StandardPreset;
import org.thalweg.standard.StandardPresets;
import org.thalweg.terrain.Projection;
import org.thalweg.territory.Border;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Zone;
import org.thalweg.terms.ConflictModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a scenario: a YAML file whose form {@code scenario.schema.json} fixes, with the GeoJSON files that it names.
 * Everything that can be known to be wrong before the ground is read is refused here, in one sentence.
 */
public final class ScenarioReader {
    /** Currency of a scenario that names none and whose unit costs have none: ISO 4217's code for tests. */
    private static final String NO_CURRENCY = "XTS";

    private static final List<String> NAMES = List.of("scenario.yaml", "scenario.yml");

    private final Path file;
    private final YamlNode root;
    private final InputFiles files;
    private final String crs;
    private final Shapes shapes;
    private final List<Scenario.Assumption> assumptions = new ArrayList<>();

    private final boolean changed;

    private ScenarioReader(Path file, byte[] content, UnaryOperator<YamlNode> change) {
        this.file = file;
        changed = change != null;
        YamlNode written = YamlFile.read(file.getFileName().toString(), content);
        root = changed ? change.apply(written) : written;
        new SchemaCheck(schema()).check(root);
        Path folder = file.toAbsolutePath().getParent();
        files = new InputFiles(folder);
        files.hash(file, content);
        crs = crs();
        Projection projection = projection();
        double[] middle = middle(projection);
        shapes = new Shapes(crs, projection, files, middle[0], middle[1]);
    }

    /**
     * Reads a scenario.
     *
     * @param folderOrYaml a YAML file, or a folder with a {@code scenario.yaml}
     * @return the scenario
     * @throws BadInput when it cannot be used: one sentence with file, line, key, value and remedy
     */
    public static Scenario read(Path folderOrYaml) {
        return read(folderOrYaml, null);
    }

    /**
     * Reads a scenario with a change of its text.
     *
     * @param folderOrYaml a YAML file, or a folder with a {@code scenario.yaml}
     * @param change gives the text to read for the text as written; null for none
     * @return the scenario
     * @throws BadInput when it cannot be used
     * @throws NoLine when the change leaves a gate no room
     */
    static Scenario read(Path folderOrYaml, UnaryOperator<YamlNode> change) {
        Path file = folderOrYaml;
        if (Files.isDirectory(folderOrYaml)) {
            file = NAMES.stream()
                    .map(folderOrYaml::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new BadInput(
                            "the folder " + folderOrYaml + " has no scenario.yaml: name the scenario's file."));
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInput("the scenario " + file + " is not there: name a folder or a YAML file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new ScenarioReader(file, in.readNBytes(YamlFile.MAX_BYTES + 1), change).scenario();
        } catch (IOException e) {
            throw new BadInput("the scenario " + file + " cannot be read: check its permissions.");
        }
    }

    /**
     * The JSON Schema of scenarios.
     *
     * @return schema
     */
    public static JsonNode schema() {
        try (InputStream in = ScenarioReader.class.getResourceAsStream("scenario.schema.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in, "scenario.schema.json"));
        } catch (IOException e) {
            throw new IllegalStateException("scenario.schema.json cannot be read", e);
        }
    }

    private Scenario scenario() {
        UnitCosts costs = costs();
        String currency = root.text("currency", costs.currency().isEmpty() ? NO_CURRENCY : costs.currency());
        int priceYear = (int) root.number("price_year", costs.priceYear());
        TerrainSource terrain = terrain();
        Geometry territory = root.has("territory") ? shapes.area(root.get("territory")) : null;
        List<Border> borders = borders();
        SortedMap<Mode, ModePlan> modes = modes(costs);
        List<AlternativeSpec> alternatives = alternatives(borders);
        unitCostAssumptions(costs, modes);
        SecurityPlan security = new SecurityReader(root, borders, assumptions).plan();
        BorderPlan posts = new PostsReader(root, currency, assumptions).plan();
        OperationPlan operation = new OperationReader(section("operation"), assumptions)
                .plan(modes.containsKey(Mode.ROAD), modes.containsKey(Mode.RAIL), posts);
        notes();
        EconomyPlan economy = economy(posts);
        Scenario scenario = new Scenario(
                root.text("name", ""),
                root.text("summary", ""),
                file,
                crs,
                currency,
                priceYear,
                (long) root.number("seed", 1),
                terrain,
                territory,
                borders,
                modes,
                alternatives,
                assumptions,
                files.hashes(),
                security,
                posts,
                economy,
                terms(new StudyFigures.Asked(alternatives, modes, borders, security.watches(), posts, operation, economy)),
                operation);
        checkGates(scenario);
        return scenario;
    }

    /** A gate that only the change of the text shuts is no fault of the text: then there is no line. */
    private void checkGates(Scenario scenario) {
        try {
            new GateCheck(root, scenario).check();
        } catch (BadInput shut) {
            throw changed ? new NoLine(shut.getMessage()) : shut;
        }
    }

    // Where: CRS, terrain, gates, borders, zones.

    private String crs() {
        if (root.has("crs")) {
            return root.text("crs", "");
        }
        List<double[]> places = new ArrayList<>();
        for (YamlNode gate : root.entries("gates").values()) {
            degrees(gate, places);
        }
        if (places.isEmpty()) {
            throw root.get("gates").refuse("are given on the grid, so the file needs crs: add, for example, crs: EPSG:32638");
        }
        double lon = places.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double lat = places.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        try {
            return Projection.utmZoneOf(lon, lat);
        } catch (IllegalArgumentException e) {
            throw root.get("gates").refuse("lies where no UTM zone reaches: name a CRS of the region with crs");
        }
    }

    private static void degrees(YamlNode gate, List<double[]> places) {
        if (gate.has("at")) {
            places.add(numbers(gate.get("at")));
        }
        gate.items("along").forEach(p -> places.add(numbers(p)));
    }

    private static double[] numbers(YamlNode list) {
        return list.list().stream().mapToDouble(YamlNode::number).toArray();
    }

    private Projection projection() {
        YamlNode place = root.has("crs") ? root.get("crs") : root.get("gates");
        String advice = "use, for example, EPSG:32638 for UTM 38N";
        Projection projection;
        try {
            projection = Projection.of(crs);
        } catch (IllegalArgumentException e) {
            throw place.refuse("is " + crs + ", which is not a known CRS: " + advice);
        }
        if (!projection.isMetric()) {
            throw place.refuse("is " + crs + ", which is not a projected CRS in metres: " + advice);
        }
        return projection;
    }

    /** Longitude and latitude of about the middle of the case. */
    private double[] middle(Projection projection) {
        List<double[]> places = new ArrayList<>();
        for (YamlNode gate : root.entries("gates").values()) {
            degrees(gate, places);
            List<YamlNode> grid = new ArrayList<>(gate.items("along_grid"));
            if (gate.has("at_grid")) {
                grid.add(gate.get("at_grid"));
            }
            for (YamlNode p : grid) {
                double[] xy = numbers(p);
                places.add(projection.inverse(xy[0], xy[1]));
            }
        }
        double lon = places.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double lat = places.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        // A made-up grid may lie where no longitude is: then geography plays no part.
        return Double.isFinite(lon) && Double.isFinite(lat) ? new double[] {lon, lat} : new double[] {0, 0};
    }

    private TerrainSource terrain() {
        YamlNode node = root.get("terrain");
        if (node.has("model")) {
            return new TerrainSource.Model(files.find(node.get("model")));
        }
        if (node.has("formula")) {
            Map<String, Double> numbers = new LinkedHashMap<>();
            node.map().forEach((key, value) -> {
                if (value.kind() == YamlNode.Kind.NUMBER) {
                    numbers.put(key, value.number());
                }
            });
            return new TerrainSource.Formula(node.text("formula", ""), numbers);
        }
        return new TerrainSource.Files(
                node.items("files").stream().map(files::find).toList(),
                node.yes("fill_voids", false),
                node.number("cell_m", Double.NaN));
    }

    private List<Border> borders() {
        List<Border> borders = new ArrayList<>();
        root.entries("borders").forEach((name, node) -> borders.add(new Border(
                name, shapes.border(node), node.number("setback_m", 0), node.number("waived_near_gates_m", 0))));
        return borders;
    }

    private List<Zone> zones(Mode mode) {
        List<Zone> zones = new ArrayList<>();
        for (YamlNode node : root.items("zones")) {
            if (node.text("mode", mode.slug()).equals(mode.slug())) {
                Zone.Rule rule = Zone.Rule.valueOf(node.text("rule", "").toUpperCase(Locale.ROOT));
                double value = switch (rule) {
                    case FORBIDDEN -> 0;
                    case SURCHARGE -> node.number("per_m2", 0);
                    case BRIDGE -> node.number("freeboard_m", 0);
                    case OBSTACLE -> node.number("clearance_m", 0);
                    case REUSE -> node.number("formation_per_m", 0);
                };
                zones.add(new Zone(node.text("name", ""), rule, shapes.zone(node), value));
            }
        }
        return zones;
    }

    private List<Gate> gates(YamlNode gates) {
        List<Gate> read = new ArrayList<>();
        gates.map().forEach((name, node) -> {
            YamlNode elevation = node.get("elevation");
            YamlNode heading = node.get("heading_deg");
            read.add(new Gate(
                    name,
                    shapes.gate(node),
                    elevation == null || elevation.kind() != YamlNode.Kind.NUMBER
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(elevation.number()),
                    heading == null ? OptionalDouble.empty() : OptionalDouble.of(Math.toRadians(heading.number()))));
        });
        return read;
    }

    // What: modes, unit costs, alternatives.

    private SortedMap<Mode, ModePlan> modes(UnitCosts costs) {
        SortedMap<Mode, ModePlan> modes = new TreeMap<>();
        for (Mode mode : Mode.values()) {
            YamlNode node = root.entries("modes").get(mode.slug());
            if (node != null) {
                List<Gate> gates = gates(node.has("gates") ? node.get("gates") : root.get("gates"));
                modes.put(
                        mode,
                        new ModePlan(
                                standard(mode, node), costs.rates(mode), gates.get(0), gates.get(1), zones(mode)));
            }
        }
        return modes;
    }

    private DesignStandard standard(Mode mode, YamlNode node) {
        YamlNode id = node.get("standard");
        if (!StandardPresets.ids().contains(id.text())) {
            throw id.refuse("is " + id.shown() + ", which is no known standard: the nearest is "
                    + Spelling.nearest(YamlNode.shorten(id.text()), StandardPresets.ids()));
        }
        StandardPreset preset = StandardPresets.load(id.text());
        if (preset.mode() != mode) {
            throw id.refuse("is " + id.shown() + ", a standard for " + preset.mode().slug() + ": choose one for "
                    + mode.slug());
        }
        for (Map.Entry<String, YamlNode> e : node.entries("overrides").entrySet()) {
            preset = overridden(preset, e.getKey(), e.getValue());
        }
        for (Figure f : preset.figures().values()) {
            assumptions.add(assumption(preset.id(), f, f.text()));
        }
        try {
            return preset.standard();
        } catch (IllegalArgumentException e) {
            throw node.refuse("contradicts itself: " + e.getMessage() + ": correct its overrides");
        }
    }

    private static StandardPreset overridden(StandardPreset preset, String key, YamlNode value) {
        List<String> known = StandardPreset.keys(preset.mode());
        if (!known.contains(key)) {
            throw value.refuse("is not known here: the nearest known key is "
                    + Spelling.nearest(YamlNode.shorten(key), known));
        }
        Object replacement = switch (value.kind()) {
            case NUMBER -> value.number();
            case YES_NO -> value.isYes();
            case LIST -> value.list().stream().map(YamlNode::number).toList();
            default -> Double.POSITIVE_INFINITY;
        };
        try {
            return preset.with(key, replacement);
        } catch (IllegalArgumentException e) {
            throw value.refuse("is " + value.shown() + ", but " + e.getMessage());
        }
    }

    private static Scenario.Assumption assumption(String preset, Figure f, String statement) {
        return new Scenario.Assumption(
                preset + " " + f.key(),
                f.note().isEmpty() ? statement : statement + " (" + f.note() + ")",
                f.source(),
                f.verified());
    }

    private UnitCosts costs() {
        YamlNode node = root.get("costs");
        YamlNode id = node.get("preset");
        if (!UnitCosts.ids().contains(id.text())) {
            throw id.refuse("is " + id.shown() + ", which is no known preset of unit costs: the nearest is "
                    + Spelling.nearest(YamlNode.shorten(id.text()), UnitCosts.ids()));
        }
        UnitCosts costs = UnitCosts.load(id.text());
        for (Map.Entry<String, YamlNode> e : node.entries("overrides").entrySet()) {
            YamlNode value = e.getValue();
            if (!UnitCosts.keys().contains(e.getKey())) {
                throw value.refuse("is not known here: the nearest known key is "
                        + Spelling.nearest(YamlNode.shorten(e.getKey()), UnitCosts.keys()));
            }
            try {
                boolean none = value.kind() == YamlNode.Kind.TEXT;
                costs = costs.with(e.getKey(), none ? Double.POSITIVE_INFINITY : value.number());
            } catch (IllegalArgumentException bad) {
                throw value.refuse("is " + value.shown() + ", but " + bad.getMessage());
            }
        }
        YamlNode currency = root.get("currency");
        if (currency != null && !costs.currency().isEmpty() && !costs.currency().equals(currency.text())) {
            throw currency.refuse("is " + currency.shown() + ", but the unit costs of " + costs.id() + " are in "
                    + costs.currency() + ", and nothing is converted: name the same currency");
        }
        YamlNode year = root.get("price_year");
        if (year != null && costs.priceYear() != 0 && costs.priceYear() != (int) year.number()) {
            throw year.refuse("is " + year.shown() + ", but the unit costs of " + costs.id() + " are of "
                    + costs.priceYear() + ", and nothing is converted: name the same year");
        }
        return costs;
    }

    private void unitCostAssumptions(UnitCosts costs, SortedMap<Mode, ModePlan> modes) {
        for (Figure f : costs.figures().values()) {
            boolean other = false;
            for (Mode mode : Mode.values()) {
                other |= f.key().contains("." + mode.slug() + ".") && !modes.containsKey(mode);
            }
            if (!other) {
                assumptions.add(assumption(costs.id(), f, f.text()));
            }
        }
    }

    private List<AlternativeSpec> alternatives(List<Border> borders) {
        if (!root.has("alternatives")) {
            return List.of(new AlternativeSpec("cheapest", "Least construction cost", new TreeMap<>(), Map.of(), false));
        }
        Map<String, AlternativeSpec> read = new LinkedHashMap<>();
        for (YamlNode node : root.items("alternatives")) {
            String name = node.text("name", "");
            SortedMap<String, Double> weights = new TreeMap<>();
            node.entries("weights").forEach((key, value) -> weights.put(key, value.number()));
            Map<String, Double> setbacks = new LinkedHashMap<>();
            node.entries("borders").forEach((key, value) -> {
                List<String> known = borders.stream().map(Border::name).toList();
                if (!known.contains(key)) {
                    throw value.refuse("is no border of this scenario: "
                            + (known.isEmpty() ? "it has none" : "the nearest is " + Spelling.nearest(key, known)));
                }
                setbacks.put(key, value.number("setback_m", 0));
            });
            AlternativeSpec spec =
                    new AlternativeSpec(name, node.text("title", name), weights, setbacks, node.yes("reuse", false));
            if (read.put(name, spec) != null) {
                throw node.get("name").refuse("is " + node.get("name").shown()
                        + ", as that of an earlier alternative: give each its own name");
            }
        }
        return List.copyOf(read.values());
    }

    private EconomyPlan economy(BorderPlan posts) {
        if (!root.has("economy")) {
            return null;
        }
        return new EconomyReader(assumptions, (long) root.number("seed", 1), posts)
                .read(section("economy"), section("delivery"), section("availability"));
    }

    private ConflictModel terms(StudyFigures.Asked asked) {
        YamlNode node = root.get("terms");
        return node == null ? null : TermsReader.read(node.text(), files.read(node, YamlFile.MAX_BYTES), asked);
    }

    /** A section that stands in the scenario or in a file of its own; null when it is absent. */
    private YamlNode section(String key) {
        YamlNode node = root.get(key);
        if (node == null || node.kind() == YamlNode.Kind.MAP) {
            return node;
        }
        YamlNode own = YamlFile.read(node.text(), files.read(node, YamlFile.MAX_BYTES));
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("$ref", "#/$defs/" + key);
        schema.set("$defs", schema().get("$defs"));
        new SchemaCheck(schema).check(own);
        return own;
    }

    private void notes() {
        for (YamlNode note : root.items("notes")) {
            boolean words = note.kind() == YamlNode.Kind.TEXT;
            assumptions.add(new Scenario.Assumption(
                    words ? "scenario" : note.text("topic", "scenario"),
                    words ? note.text() : note.text("statement", ""),
                    words ? "the scenario" : note.text("source", ""),
                    words || note.yes("verified", false)));
        }
    }
}
