package org.thalweg.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.thalweg.standard.Figure;
import org.thalweg.standard.FigureFile;
import org.thalweg.standard.Spelling;

/**
 * A train or road vehicle in engineers' units, each number with its source. Immutable. {@link #formation} and
 * {@link #roadVehicle} turn it into SI units.
 *
 * @param id name, for example {@code freight-1520-electric}
 * @param title one line for readers
 * @param kind what it is
 * @param adhesion what the rails transmit; road vehicles are not limited
 * @param figures the numbers by key
 */
public record VehicleSheet(String id, String title, Kind kind, Adhesion adhesion, Map<String, Figure> figures) {
    /** What a vehicle is. */
    public enum Kind {
        /** Freight train of wagons. */
        FREIGHT,
        /** Train of containers. */
        CONTAINER,
        /** Passenger train. */
        PASSENGER,
        /** Truck. */
        TRUCK,
        /** Car. */
        CAR;

        /**
         * Whether it runs on rails.
         *
         * @return true for trains
         */
        public boolean onRails() {
            return this != TRUCK && this != CAR;
        }
    }

    private static final List<String> RAIL_KEYS = List.of(
            "locomotives", "locomotive_mass_t", "locomotive_driven_t", "locomotive_length_m", "start_effort_kn",
            "power_kw", "locomotive_resistance", "wagons", "wagon_tare_t", "wagon_load_t", "wagon_length_m",
            "wagon_axles", "wagon_resistance", "rotating_factor", "max_speed_kmh", "deceleration",
            "lateral_acceleration", "efficiency", "regeneration", "auxiliaries_kw", "fuel_mj_per_l");
    private static final List<String> ROAD_KEYS = List.of(
            "mass_t", "payload_t", "length_m", "power_kw", "start_effort_kn", "altitude_loss_per_km",
            "altitude_from_m", "rolling_resistance", "drag_area_m2", "max_speed_kmh", "side_friction", "retarder_kw",
            "deceleration", "rotating_factor", "driveline", "engine", "auxiliaries_kw", "fuel_mj_per_l");

    /** A measured effort curve, in place of start_effort_kn and power_kw. */
    private static final List<String> CURVE_KEYS = List.of("effort_speeds_kmh", "effort_kn");

    private static final List<String> PRESETS = List.of(
            "freight-1520-electric", "freight-1520-diesel", "container-1520", "passenger-1520", "freight-1435-electric",
            "truck-40t", "truck-26t", "car");

    /** Checks and copies. */
    public VehicleSheet {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(adhesion);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        for (String key : figures.keySet()) {
            requireKnown(key, kind);
        }
        for (String key : kind.onRails() ? RAIL_KEYS : ROAD_KEYS) {
            if (!figures.containsKey(key)) {
                throw new IllegalArgumentException("vehicle " + id + " lacks " + key);
            }
        }
    }

    /**
     * The presets that come with this build.
     *
     * @return their names, trains first
     */
    public static List<String> ids() {
        return PRESETS;
    }

    /**
     * A preset.
     *
     * @param id its name
     * @return the preset
     * @throws IllegalArgumentException when there is none of this name, naming the nearest
     */
    public static VehicleSheet preset(String id) {
        if (!PRESETS.contains(id)) {
            throw new IllegalArgumentException(
                    "no vehicle is called '" + id + "': the nearest is " + Spelling.nearest(id, PRESETS));
        }
        FigureFile file = FigureFile.read(VehicleSheet.class, id + ".yaml");
        Map<String, String> head = file.head();
        return new VehicleSheet(
                id,
                head.get("title"),
                Kind.valueOf(head.get("kind").toUpperCase(Locale.ROOT)),
                Adhesion.valueOf(head.getOrDefault("adhesion", "unlimited").toUpperCase(Locale.ROOT)),
                file.figures());
    }

    /**
     * The keys of a kind.
     *
     * @param kind what a vehicle is
     * @return keys, in a fixed order; those of a measured effort curve last
     */
    public static List<String> keys(Kind kind) {
        List<String> keys = new java.util.ArrayList<>(kind.onRails() ? RAIL_KEYS : ROAD_KEYS);
        if (kind.onRails()) {
            keys.addAll(CURVE_KEYS);
        }
        return keys;
    }

    private static void requireKnown(String key, Kind kind) {
        if (!keys(kind).contains(key)) {
            throw new IllegalArgumentException(
                    "unknown key " + key + ": the nearest known key is " + Spelling.nearest(key, keys(kind)));
        }
    }

    /**
     * This vehicle with one number replaced.
     *
     * @param key its key
     * @param value a double (infinity for none) or a list of doubles
     * @return the new sheet, whose number names the scenario as its source
     * @throws IllegalArgumentException when the key is unknown
     */
    public VehicleSheet with(String key, Object value) {
        requireKnown(key, kind);
        if (!(value instanceof Double) && !(value instanceof List<?>)) {
            throw new IllegalArgumentException(key + " must be a number or a list of numbers");
        }
        Map<String, Figure> changed = new LinkedHashMap<>(figures);
        changed.put(key, new Figure(key, value, Figure.FROM_SCENARIO, true, ""));
        return new VehicleSheet(id, title, kind, adhesion, changed);
    }

    /** A number. */
    double number(String key) {
        if (figures.get(key).value() instanceof Double d) {
            return d;
        }
        throw new IllegalArgumentException("vehicle " + id + ": " + key + " must be one number");
    }

    private double[] list(String key) {
        if (figures.get(key).value() instanceof List<?> list && list.stream().allMatch(Double.class::isInstance)) {
            return list.stream().mapToDouble(Double.class::cast).toArray();
        }
        throw new IllegalArgumentException("vehicle " + id + ": " + key + " must be a list of numbers");
    }

    private double[] list(String key, int least, int most) {
        double[] list = list(key);
        if (list.length < least || list.length > most) {
            throw new IllegalArgumentException("vehicle " + id + ": " + key + " has " + list.length + " numbers, not "
                    + least + (most > least ? " or " + most : ""));
        }
        return list;
    }

    private int count(String key) {
        double n = number(key);
        if (!(n >= 0) || n != Math.rint(n) || n > 500) {
            throw new IllegalArgumentException("vehicle " + id + ": " + key + " is " + n + ", but must be a whole number from 0 to 500");
        }
        return (int) n;
    }

    private EffortCurve effort() {
        double top = number("max_speed_kmh") / 3.6;
        if (figures.containsKey("effort_kn") != figures.containsKey("effort_speeds_kmh")) {
            throw new IllegalArgumentException("vehicle " + id + " has one of effort_speeds_kmh and effort_kn: give both");
        }
        if (!figures.containsKey("effort_kn")) {
            return EffortCurve.ofPower(number("start_effort_kn") * 1000, number("power_kw") * 1000, top);
        }
        double[] v = list("effort_speeds_kmh");
        double[] f = list("effort_kn");
        for (int i = 0; i < v.length; i++) {
            v[i] /= 3.6;
        }
        for (int i = 0; i < f.length; i++) {
            f[i] *= 1000;
        }
        return new EffortCurve(v, f);
    }

    /**
     * The train.
     *
     * @return in SI units
     * @throws IllegalArgumentException for a road vehicle, or when its numbers contradict each other
     */
    public Formation formation() {
        if (!kind.onRails()) {
            throw new IllegalArgumentException(id + " is no train");
        }
        double[] locomotive = list("locomotive_resistance", 3, 3);
        double[] wagon = list("wagon_resistance", 3, 4);
        Formation formation = new Formation(
                id,
                title,
                kind,
                count("locomotives"),
                new Formation.Locomotive(
                        number("locomotive_mass_t") * 1000,
                        number("locomotive_driven_t") * 1000,
                        number("locomotive_length_m"),
                        effort(),
                        adhesion,
                        List.of(locomotive[0], locomotive[1], locomotive[2])),
                count("wagons"),
                new Formation.Wagon(
                        number("wagon_tare_t") * 1000,
                        number("wagon_load_t") * 1000,
                        number("wagon_length_m"),
                        count("wagon_axles"),
                        java.util.Arrays.stream(wagon).boxed().toList()),
                number("rotating_factor"),
                number("max_speed_kmh") / 3.6,
                Braking.held(number("deceleration")),
                number("lateral_acceleration"),
                drive(number("efficiency"), number("regeneration")));
        // The train as one body has checks of its own.
        formation.train(1);
        return formation;
    }

    private Drive drive(double efficiency, double regeneration) {
        double fuel = number("fuel_mj_per_l");
        return new Drive(
                efficiency, regeneration, number("auxiliaries_kw") * 1000, Double.isInfinite(fuel) ? Double.NaN : fuel * 1e6);
    }

    /**
     * The truck or car.
     *
     * @return in SI units
     * @throws IllegalArgumentException for a train, or when its numbers contradict each other
     */
    public RoadVehicle roadVehicle() {
        if (kind.onRails()) {
            throw new IllegalArgumentException(id + " is no road vehicle");
        }
        double line = number("driveline");
        double engine = number("engine");
        Drive ofWheel = drive(line * engine, 0);
        return new RoadVehicle(
                title,
                number("mass_t") * 1000,
                number("rotating_factor"),
                number("length_m"),
                number("power_kw") * 1000,
                number("start_effort_kn") * 1000,
                number("altitude_loss_per_km") / 1000,
                number("altitude_from_m"),
                number("rolling_resistance"),
                number("drag_area_m2"),
                number("max_speed_kmh") / 3.6,
                number("side_friction"),
                number("retarder_kw") * 1000,
                Braking.held(number("deceleration")),
                // Auxiliaries are given at the shaft; at the source they need what the engine makes of fuel.
                new Drive(ofWheel.efficiency(), 0, ofWheel.auxiliaries() / engine, ofWheel.fuel()),
                line);
    }
}
