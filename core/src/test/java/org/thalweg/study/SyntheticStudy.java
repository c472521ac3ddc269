package org.thalweg.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.nio.file.Path;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.thalweg.cost.Rates;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Border;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Zone;

/**
 * A made-up but believable study for the tests of export and report: a gorge 34 km long between mountains, four pairs of
 * lines drawn by hand along and across its bends. Nothing here comes from the engine.
 */
public final class SyntheticStudy {
    static final double X0 = 594_000;
    static final double Y0 = 4_300_000;
    private static final GeometryFactory JTS = new GeometryFactory();

    private SyntheticStudy() {}

    /** Northing of the river at an easting. */
    static double river(double x) {
        double u = x - X0;
        return Y0 + 9000 + 1700 * StrictMath.sin(u / 2100) + 800 * StrictMath.sin(u / 790 + 1);
    }

    /** Height of the ground. */
    static double height(double x, double y) {
        double u = x - X0;
        double bed = 620 - 230 * (u / 40_000);
        double d = Math.abs(y - river(x));
        double rise = 0.42 * Math.max(0, d - 180) * (1 - 0.35 * Math.min(1, d / 15_000));
        double spur = StrictMath.sin(u / 620 + 0.0003 * d) + 0.6 * StrictMath.sin(u / 270 + y / 900) + 0.35 * StrictMath.sin(y / 310 - u / 450);
        double rough = 0.2 * StrictMath.sin(u / 75 + y / 130) + 0.2 * StrictMath.sin(u / 111 - y / 64);
        double grow = Math.min(1, Math.max(0, d - 120) / 1500);
        return bed + Math.min(rise, 2300 + 0.05 * rise) + grow * (170 * spur + 60 * rough);
    }

    /**
     * Makes a study.
     *
     * @param cell cell of the ground's raster (m), 30 for the full size
     * @param pairs number of alternatives, 1 to 4
     */
    public static Study of(double cell, int pairs) {
        GridTerrain terrain = terrain(cell);
        List<String> names = List.of("cheapest", "fastest", "set-back", "old-bed").subList(0, pairs);
        List<AlternativeSpec> specs = new ArrayList<>();
        List<Alternative> alternatives = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            AlternativeSpec spec = spec(names.get(i));
            specs.add(spec);
            SortedMap<Mode, Line> lines = new TreeMap<>();
            for (Mode mode : Mode.values()) {
                lines.put(mode, SyntheticLine.line(mode, points(i, mode), terrain, STANDARDS.get(mode)));
            }
            TreeMap<String, Double> differences = new TreeMap<>();
            for (int k = 0; k < i; k++) {
                differences.put(names.get(k), 0.34 + 0.09 * k);
            }
            List<String> best = i == 0 ? List.of("cheapest") : i == 1 ? List.of("fastest", "shortest") : List.of();
            alternatives.add(new Alternative(spec, lines, best, differences));
        }
        SortedMap<Mode, Study.Corridor> corridors = new TreeMap<>();
        corridors.put(Mode.ROAD, corridor(2.2));
        corridors.put(Mode.RAIL, corridor(1.1));
        SortedMap<Mode, Double> floors = new TreeMap<>(Map.of(Mode.ROAD, 31_612.4, Mode.RAIL, 31_612.4));
        return new Study(
                scenario(specs), terrain,
                "The ground is a MODEL made from a formula for tests; it is not a survey and no height here was measured.",
                true, 3, corridors, alternatives, floors, 0.99961,
                List.of("No line inside the territory between these gates can be shorter than 31.6 km.",
                        "The railway's ruling grade is used over 21 % of its length."));
    }

    /**
     * Makes a study as small as a yardstick: one road of 2 km, northwards over level ground, nothing else.
     *
     * @return the study
     */
    public static Study small() {
        GridFrame frame = new GridFrame(0, 4000, 20, 201, 201);
        float[] level = new float[frame.size()];
        Arrays.fill(level, 100);
        GridTerrain terrain = new GridTerrain(frame, level);
        List<double[]> points = List.of(new double[] {2000, 1000}, new double[] {2000, 3000});
        SortedMap<Mode, Line> lines = new TreeMap<>();
        lines.put(Mode.ROAD, SyntheticLine.line(Mode.ROAD, points, terrain, STANDARDS.get(Mode.ROAD)));
        AlternativeSpec spec = spec("cheapest");
        SortedMap<Mode, ModePlan> modes = new TreeMap<>();
        modes.put(Mode.ROAD, new ModePlan(STANDARDS.get(Mode.ROAD), RATES,
                gate("south", JTS.createPoint(new Coordinate(2000, 1000))),
                gate("north", JTS.createPoint(new Coordinate(2000, 3000))), List.of()));
        Scenario scenario = new Scenario("A01 flat", "", Path.of("flat.yaml"), "EPSG:32638", "USD", 2025, 1,
                new TerrainSource.Formula("flat", Map.of()), null, List.of(), modes, List.of(spec), List.of(), new TreeMap<>());
        return new Study(scenario, terrain, "Level ground at 100 m, for a test.", true, 0, new TreeMap<>(),
                List.of(new Alternative(spec, lines, List.of(), new TreeMap<>())), new TreeMap<>(Map.of(Mode.ROAD, 2000.0)),
                0.9996, List.of());
    }

    static final Map<Mode, DesignStandard> STANDARDS = SyntheticLine.standards();

    private static AlternativeSpec spec(String name) {
        return switch (name) {
            case "fastest" -> new AlternativeSpec(name, "Least travel time", new TreeMap<>(Map.of("travel_time", 0.4)), Map.of(), false);
            case "set-back" -> new AlternativeSpec(name, "Half a kilometre off the southern border", new TreeMap<>(Map.of("border", 0.5)), Map.of("south", 500.0), false);
            case "old-bed" -> new AlternativeSpec(name, "Reuses the old railway's bed", new TreeMap<>(), Map.of(), true);
            default -> new AlternativeSpec(name, "Least construction cost", new TreeMap<>(), Map.of(), false);
        };
    }

    private static GridTerrain terrain(double cell) {
        GridFrame frame = new GridFrame(X0, Y0 + 36_000 - cell, cell, (int) (40_000 / cell), (int) (36_000 / cell));
        float[] z = new float[frame.size()];
        for (int r = 0; r < frame.rows(); r++) {
            for (int c = 0; c < frame.columns(); c++) {
                z[r * frame.columns() + c] = (float) height(frame.x(c), frame.y(r));
            }
        }
        int hole = frame.rows() / 5 * frame.columns() + frame.columns() / 3;
        Arrays.fill(z, hole, hole + 3, Float.NaN);
        return new GridTerrain(frame, z);
    }

    /** Points that a line goes by: along the river, or cutting its bends. */
    private static List<double[]> points(int alternative, Mode mode) {
        double[] step = {1300, 5600, 2100, 1500};
        double[] off = {230, 900, 1300, 180};
        List<double[]> out = new ArrayList<>();
        double from = X0 + 3000;
        double to = X0 + 37_000;
        int n = (int) Math.round((to - from) / step[alternative]);
        double side = mode == Mode.ROAD ? 0 : alternative == 1 ? 260 : -45;
        for (int i = 0; i <= n; i++) {
            double x = from + (to - from) * i / n;
            double smooth = 0;
            int window = alternative == 1 ? 9 : alternative == 2 ? 5 : 1;
            for (int k = -window; k <= window; k++) {
                smooth += river(x + 250 * k) / (2 * window + 1);
            }
            out.add(new double[] {x, smooth + off[alternative] + side});
        }
        return out;
    }

    private static Study.Corridor corridor(double width) {
        GridFrame frame = new GridFrame(X0 + 45, Y0 + 35_900, 90, 440, 395);
        float[] excess = new float[frame.size()];
        for (int r = 0; r < frame.rows(); r++) {
            for (int c = 0; c < frame.columns(); c++) {
                double d = (frame.y(r) - river(frame.x(c))) / 1000;
                double e = d < 0 ? Double.NaN : 0.12 * d / width + 0.02 * StrictMath.sin(frame.x(c) / 700);
                excess[r * frame.columns() + c] = e < 0.2 ? (float) Math.max(0, e) : Float.NaN;
            }
        }
        return new Study.Corridor(frame, excess);
    }

    private static Geometry riverLine(double from, double to) {
        List<Coordinate> out = new ArrayList<>();
        for (double x = from; x <= to; x += 200) {
            out.add(new Coordinate(x, river(x)));
        }
        return JTS.createLineString(out.toArray(Coordinate[]::new));
    }

    private static Geometry territory() {
        List<Coordinate> ring = new ArrayList<>(List.of(riverLine(X0 + 3000, X0 + 37_000).getCoordinates()));
        ring.add(new Coordinate(X0 + 36_200, Y0 + 19_000));
        ring.add(new Coordinate(X0 + 38_000, Y0 + 27_000));
        ring.add(new Coordinate(X0 + 33_000, Y0 + 35_000));
        ring.add(new Coordinate(X0 + 4_000, Y0 + 34_500));
        ring.add(new Coordinate(X0 + 5_600, Y0 + 21_000));
        ring.add(new Coordinate(X0 + 3_900, Y0 + 15_000));
        ring.add(ring.get(0));
        return JTS.createPolygon(ring.toArray(Coordinate[]::new));
    }

    private static Scenario scenario(List<AlternativeSpec> specs) {
        Geometry south = riverLine(X0 + 3000, X0 + 37_000);
        Geometry west = JTS.createLineString(new Coordinate[] {
            new Coordinate(X0 + 3000, river(X0 + 3000)), new Coordinate(X0 + 3900, Y0 + 15_000)
        });
        List<Zone> zones = List.of(
                new Zone("Araz & <river>", Zone.Rule.BRIDGE, riverLine(X0, X0 + 39_900).buffer(45), 3),
                new Zone("Karchevan town", Zone.Rule.SURCHARGE, circle(X0 + 9_300, river(X0 + 9_300) + 900, 620), 60),
                new Zone("Arevik reserve", Zone.Rule.FORBIDDEN, circle(X0 + 24_000, river(X0 + 24_000) + 4_800, 1900), 0),
                new Zone("M2 road", Zone.Rule.OBSTACLE, JTS.createLineString(new Coordinate[] {
                    new Coordinate(X0 + 15_000, river(X0 + 15_000)), new Coordinate(X0 + 14_600, Y0 + 20_000)}).buffer(12), 5),
                new Zone("old railway bed", Zone.Rule.REUSE, riverLine(X0 + 3000, X0 + 37_000).buffer(12), 400));
        SortedMap<Mode, ModePlan> modes = new TreeMap<>();
        for (Mode mode : Mode.values()) {
            modes.put(mode, new ModePlan(STANDARDS.get(mode), RATES, gate("West gate", west),
                    gate("East gate", JTS.createPoint(new Coordinate(X0 + 37_000, river(X0 + 37_000) + 230))), zones));
        }
        List<Scenario.Assumption> assumptions = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            assumptions.add(new Scenario.Assumption("rail-1520-80 value_" + i, (300 + i) + " m, the least radius that a train of the mixed traffic assumed here may run through",
                    "SP 119.13330.2024, clause " + i + ".2", i % 3 != 0));
        }
        assumptions.add(new Scenario.Assumption("benchmark rail cost per km", "4.4 to 5.3 million USD per km for rebuilding on the old bed", "press reports, 2021-2025", true));
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put("scenario.yaml", "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed");
        hashes.put("borders.geojson", "89e6c98d92887913cadf06b2adb97f26cde4849b89e6c98d92887913cadf06b2");
        return new Scenario("Synthetic <gorge> & \"test\"", "A gorge that does not exist, for looking at the report.", Path.of("scenario.yaml"),
                "EPSG:32638", "USD", 2025, 1, new TerrainSource.Formula("gorge", Map.of()), territory(),
                List.of(new Border("south", south, 0, 2000)), modes, specs, assumptions, hashes);
    }

    private static Gate gate(String name, Geometry place) {
        return new Gate(name, place, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Geometry circle(double x, double y, double radius) {
        return JTS.createPoint(new Coordinate(x, y)).buffer(radius);
    }

    static final Rates RATES = new Rates(6, 14, 5, 10, 4, 0.5, 1100, 600, 4, 2, 20_000, 30, 0.02, 300_000, 18_000,
            1_000_000, 1000, 800, 3000, 2500, 450, 40_000, 1800, 30_000);
}
