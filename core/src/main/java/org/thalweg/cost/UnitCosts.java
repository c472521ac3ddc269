package org.thalweg.cost;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.thalweg.standard.Figure;
import org.thalweg.standard.FigureFile;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Spelling;

/**
 * Unit costs of both modes by dotted key, each with its source. Immutable.
 *
 * @param id name of the preset
 * @param currency ISO 4217 code; empty when any will do
 * @param priceYear year of the prices; 0 when any will do
 * @param figures the numbers by key, in the order of the file
 */
public record UnitCosts(String id, String currency, int priceYear, Map<String, Figure> figures) {
    private static final List<String> IDS = List.of("caucasus-2025", "flat-test");

    private static final List<String> KEYS = List.of(
            "earth.soil_cut.per_m3",
            "earth.rock_cut.per_m3",
            "earth.fill_from_cut.per_m3",
            "earth.borrow.per_m3",
            "earth.waste.per_m3",
            "earth.haul.per_m3_km",
            "earth.soil.fit_share",
            "earth.rock.fit_share",
            "earth.soil.fill_per_m3",
            "earth.rock.fill_per_m3",
            "earth.waste.bulking",
            "earth.waste.surplus_bulking",
            "land.per_m2",
            "clearing.per_m2",
            "surface.road.per_m",
            "surface.rail.per_m",
            "systems.road.per_m",
            "systems.rail.per_m",
            "bridge.road.per_m",
            "bridge.rail.per_m",
            "bridge.road.free_height_m",
            "bridge.rail.free_height_m",
            "bridge.road.height_factor.per_m",
            "bridge.rail.height_factor.per_m",
            "bridge.road.abutment",
            "bridge.rail.abutment",
            "tunnel.road.per_m",
            "tunnel.rail.per_m",
            "tunnel.road.portal",
            "tunnel.rail.portal",
            "tunnel.road.ventilation_length_m",
            "tunnel.road.ventilation.per_m",
            "tunnel.rail.ventilation_length_m",
            "tunnel.rail.ventilation.per_m",
            "tunnel.road.escape_length_m",
            "tunnel.road.escape.per_m",
            "tunnel.rail.escape_length_m",
            "tunnel.rail.escape.per_m",
            "wall.per_m2",
            "culvert.each",
            "culvert.per_m",
            "time.road.per_s",
            "time.rail.per_s");

    /** Checks and copies. */
    public UnitCosts {
        Objects.requireNonNull(id);
        Objects.requireNonNull(currency);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        for (Figure figure : figures.values()) {
            check(figure.key(), figure.value());
        }
        for (String key : KEYS) {
            if (!figures.containsKey(key)) {
                throw new IllegalArgumentException("unit costs " + id + " lack " + key);
            }
        }
    }

    /**
     * Names of the presets.
     *
     * @return names
     */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * The dotted keys.
     *
     * @return keys, in a fixed order
     */
    public static List<String> keys() {
        return KEYS;
    }

    /**
     * Loads a preset.
     *
     * @param id its name
     * @return unit costs
     * @throws IllegalArgumentException when there is none of that name; the message names the nearest one
     */
    public static UnitCosts load(String id) {
        if (!IDS.contains(id)) {
            throw new IllegalArgumentException(
                    "unknown unit costs " + id + ": the nearest known preset is " + Spelling.nearest(id, IDS));
        }
        FigureFile file = FigureFile.read(UnitCosts.class, id + ".yaml");
        return new UnitCosts(
                id,
                file.head().getOrDefault("currency", ""),
                Integer.parseInt(file.head().getOrDefault("price_year", "0")),
                file.figures());
    }

    /**
     * These unit costs with one number replaced.
     *
     * @param key its dotted key
     * @param value the number, not negative; infinity (none) only for a length from which something is needed
     * @return the new unit costs, in which this number names the scenario as its source
     * @throws IllegalArgumentException when the key is unknown (naming the nearest one) or the number is negative, NaN
     *     or infinite
     */
    public UnitCosts with(String key, double value) {
        check(key, value);
        Map<String, Figure> changed = new LinkedHashMap<>(figures);
        changed.put(key, new Figure(key, value, Figure.FROM_SCENARIO, true, ""));
        return new UnitCosts(id, currency, priceYear, changed);
    }

    private static void check(String key, Object value) {
        if (!KEYS.contains(key)) {
            throw new IllegalArgumentException(
                    "unknown key " + key + ": the nearest known key is " + Spelling.nearest(key, KEYS));
        }
        boolean mayBeNone = key.endsWith("_length_m");
        if (key.endsWith(".fit_share") && value instanceof Double share && !(share <= 1)) {
            throw new IllegalArgumentException(key + " must be a share between 0 and 1");
        }
        if (key.endsWith(".fill_per_m3") && value instanceof Double made && !(made > 0)) {
            throw new IllegalArgumentException(key + " must be a number greater than 0");
        }
        if (!(value instanceof Double d) || !(d >= 0) || (d.isInfinite() && !mayBeNone)) {
            throw new IllegalArgumentException(
                    key + " must be a number not below 0" + (mayBeNone ? ", or none" : ""));
        }
    }

    private double number(String key) {
        return (Double) figures.get(key).value();
    }

    /**
     * The unit costs of one mode.
     *
     * @param mode road or railway
     * @return rates
     */
    public Rates rates(Mode mode) {
        String bridge = "bridge." + mode.slug();
        String tunnel = "tunnel." + mode.slug();
        return new Rates(
                number("earth.soil_cut.per_m3"),
                number("earth.rock_cut.per_m3"),
                number("earth.fill_from_cut.per_m3"),
                number("earth.borrow.per_m3"),
                number("earth.waste.per_m3"),
                number("earth.haul.per_m3_km"),
                number("surface." + mode.slug() + ".per_m"),
                number("systems." + mode.slug() + ".per_m"),
                number("land.per_m2"),
                number("clearing.per_m2"),
                number(bridge + ".per_m"),
                number(bridge + ".free_height_m"),
                number(bridge + ".height_factor.per_m"),
                number(bridge + ".abutment"),
                number(tunnel + ".per_m"),
                number(tunnel + ".portal"),
                number(tunnel + ".ventilation_length_m"),
                number(tunnel + ".ventilation.per_m"),
                number(tunnel + ".escape_length_m"),
                number(tunnel + ".escape.per_m"),
                number("wall.per_m2"),
                number("culvert.each"),
                number("culvert.per_m"),
                number("time." + mode.slug() + ".per_s"),
                new Usability(
                        number("earth.soil.fit_share"),
                        number("earth.rock.fit_share"),
                        number("earth.soil.fill_per_m3"),
                        number("earth.rock.fill_per_m3"),
                        number("earth.waste.bulking"),
                        number("earth.waste.surplus_bulking")));
    }
}
