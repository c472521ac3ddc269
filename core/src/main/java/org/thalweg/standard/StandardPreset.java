package org.thalweg.standard;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A design standard in engineers' units, each number with its source. Immutable.
 *
 * @param id name, for example {@code rail-1520-80}
 * @param title one line for readers
 * @param mode road or railway
 * @param figures the numbers by key, in the order of the file
 */
public record StandardPreset(String id, String title, Mode mode, Map<String, Figure> figures) {
    /** Standard acceleration of free fall (m/s2), CGPM 1901: what balances a vehicle on a banked road. */
    private static final double GRAVITY = 9.80665;

    /** Checks and copies. */
    public StandardPreset {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(mode);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        List<String> known = keys(mode);
        for (Figure figure : figures.values()) {
            key(figure.key(), known).check(figure.value());
        }
        for (String key : known) {
            if (!figures.containsKey(key)) {
                throw new IllegalArgumentException("standard " + id + " lacks " + key);
            }
        }
    }

    /**
     * The keys of a mode's standards.
     *
     * @param mode road or railway
     * @return keys, in a fixed order
     */
    public static List<String> keys(Mode mode) {
        return Arrays.stream(StandardKey.values())
                .filter(k -> k.holdsFor(mode))
                .map(StandardKey::key)
                .toList();
    }

    private static StandardKey key(String name, List<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown key " + name + ": the nearest known key is " + Spelling.nearest(name, known));
        }
        return StandardKey.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    /**
     * This preset with one number replaced.
     *
     * @param key its key
     * @param value a double (infinity for none), a boolean, or a list of doubles, as the key asks
     * @return the new preset, whose number names the scenario as its source
     * @throws IllegalArgumentException when the key is unknown (naming the nearest one) or the value makes no sense
     */
    public StandardPreset with(String key, Object value) {
        key(key, keys(mode)).check(value);
        Map<String, Figure> changed = new LinkedHashMap<>(figures);
        changed.put(key, new Figure(key, value, Figure.FROM_SCENARIO, true, ""));
        return new StandardPreset(id, title, mode, changed);
    }

    private double number(StandardKey key) {
        return (Double) figures.get(key.key()).value();
    }

    private double permil(StandardKey key) {
        return number(key) / 1000;
    }

    @SuppressWarnings("unchecked") // StandardKey.check has seen to the list's elements.
    private List<Double> list(StandardKey key) {
        return (List<Double>) figures.get(key.key()).value();
    }

    /**
     * The standard in SI units.
     *
     * @return the standard
     * @throws IllegalArgumentException when the numbers contradict each other, for example clothoid radii out of order
     */
    public DesignStandard standard() {
        if (number(StandardKey.MIN_GRADE_PERMIL) > number(StandardKey.MAX_GRADE_PERMIL)
                || number(StandardKey.MIN_TUNNEL_GRADE_PERMIL) > number(StandardKey.MAX_GRADE_PERMIL)) {
            throw new IllegalArgumentException("max_grade_permil is below the least grade asked for drainage");
        }
        if (number(StandardKey.MIN_TANGENT_M) > number(StandardKey.MAX_TANGENT_M)) {
            throw new IllegalArgumentException("max_tangent_m is below min_tangent_m");
        }
        boolean rail = mode == Mode.RAIL;
        double headDistance = rail ? permil(StandardKey.RAIL_HEAD_DISTANCE_MM) : 0;
        return new DesignStandard(
                id,
                title,
                mode,
                number(StandardKey.DESIGN_SPEED_KMH) / 3.6,
                number(StandardKey.MIN_RADIUS_M),
                new ClothoidRule(
                        list(StandardKey.CLOTHOID_RADII_M),
                        list(StandardKey.CLOTHOID_LENGTHS_M),
                        number(StandardKey.CLOTHOID_EXEMPTION_RADIUS_M)),
                number(StandardKey.MIN_TANGENT_M),
                number(StandardKey.MAX_TANGENT_M),
                number(StandardKey.MIN_ARC_M),
                permil(StandardKey.MAX_GRADE_PERMIL),
                permil(StandardKey.CURVE_COMPENSATION_PERMIL_M),
                permil(StandardKey.MIN_GRADE_PERMIL),
                permil(StandardKey.MIN_TUNNEL_GRADE_PERMIL),
                number(StandardKey.CREST_RADIUS_M),
                number(StandardKey.SAG_RADIUS_M),
                permil(StandardKey.VERTICAL_CURVE_THRESHOLD_PERMIL),
                number(StandardKey.MIN_GRADE_LENGTH_M),
                number(StandardKey.MIN_CONSTANT_GRADE_M),
                (Boolean) figures.get(StandardKey.VERTICAL_CURVE_OFF_CLOTHOID.key()).value(),
                number(StandardKey.WIDTH_M),
                slopes(),
                number(StandardKey.BRIDGE_WIDTH_M),
                number(StandardKey.MIN_BRIDGE_M),
                number(StandardKey.MIN_TUNNEL_M),
                number(StandardKey.MIN_TUNNEL_COVER_M),
                number(StandardKey.MAX_BRIDGE_HEIGHT_M),
                number(StandardKey.MAX_WALL_HEIGHT_M),
                number(StandardKey.LATERAL_CLEARANCE_M),
                number(StandardKey.VERTICAL_CLEARANCE_M),
                number(StandardKey.STREAM_CLEARANCE_M),
                number(StandardKey.FLAT_LENGTH_M),
                permil(StandardKey.FLAT_GRADE_PERMIL),
                number(StandardKey.FLAT_SPACING_KM) * 1000,
                rail ? permil(StandardKey.MAX_CANT_MM) / headDistance : permil(StandardKey.MAX_SUPERELEVATION_PERMIL),
                headDistance,
                // Cant h (mm) = c V^2 / R with V in km/h; as a ratio h / head distance with v in m/s, V = 3.6 v.
                rail ? permil(StandardKey.EQUILIBRIUM_CANT_MM) * 3.6 * 3.6 / headDistance : 1 / GRAVITY,
                number(StandardKey.SUPERELEVATION_SHARE));
    }

    private SideSlopes slopes() {
        return new SideSlopes(
                number(StandardKey.CUT_SOIL_SLOPE),
                number(StandardKey.CUT_ROCK_SLOPE),
                number(StandardKey.FILL_SLOPE),
                number(StandardKey.SOIL_DEPTH_M),
                number(StandardKey.BENCH_HEIGHT_M),
                number(StandardKey.BENCH_WIDTH_M),
                number(StandardKey.SLOPE_REACH_M));
    }
}
