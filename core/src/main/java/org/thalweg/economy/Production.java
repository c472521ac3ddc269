package org.thalweg.economy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.thalweg.standard.Figure;
import org.thalweg.standard.FigureFile;
import org.thalweg.standard.Mode;

/**
 * How fast works go: crews and what each does in a month, with the source of each number. Immutable. Keys with
 * {@code road} or {@code rail} hold for that mode.
 *
 * @param figures numbers by key, in the order of the file {@code production.yaml}
 */
public record Production(Map<String, Figure> figures) {
    /** Checks and copies. */
    public Production {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        figures.values().forEach(f -> check(f.key(), f.value()));
    }

    /**
     * The bundled rates.
     *
     * @return rates
     */
    public static Production bundled() {
        return new Production(FigureFile.read(Production.class, "production.yaml").figures());
    }

    private static void check(String key, Object value) {
        boolean crews = key.endsWith("crews") || key.endsWith("fronts");
        if (!(value instanceof Double d) || !Double.isFinite(d) || !(d > 0 || key.endsWith("months") && d == 0)) {
            throw new IllegalArgumentException(key + " must be a number greater than 0"
                    + (key.endsWith("months") ? ", or 0 for none" : ""));
        }
        if (crews && d != Math.rint(d)) {
            throw new IllegalArgumentException(key + " must be a whole number");
        }
        if (key.endsWith("fronts") && d > 2) {
            throw new IllegalArgumentException(key + " must be 1 or 2: from one gate or from both");
        }
    }

    /**
     * A rate in place of the bundled one.
     *
     * @param key its key
     * @param value its value
     * @param source where it comes from
     * @param verified whether it was checked against the source
     * @return rates with it
     * @throws IllegalArgumentException when the key is not known or the value cannot be
     */
    public Production with(String key, double value, String source, boolean verified) {
        if (!figures.containsKey(key)) {
            throw new IllegalArgumentException("there is no rate '" + key + "'");
        }
        Map<String, Figure> own = new LinkedHashMap<>(figures);
        own.put(key, new Figure(key, value, source, verified, ""));
        return new Production(own);
    }

    /**
     * A number.
     *
     * @param key its key
     * @return value
     */
    public double get(String key) {
        return (Double) figures.get(key).value();
    }

    /** A number that differs by mode: {@code kind.MODE.unit}. */
    double get(String kind, Mode mode, String unit) {
        return get(kind + "." + mode.slug() + "." + unit);
    }

    /** A whole number. */
    int count(String key) {
        return (int) get(key);
    }
}
