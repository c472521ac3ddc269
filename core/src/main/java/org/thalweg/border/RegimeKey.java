package org.thalweg.border;

import java.util.List;

/** What the numbers of a regime may be, by the last word of their key. */
final class RegimeKey {
    private RegimeKey() {}

    /**
     * Checks a value.
     *
     * @throws IllegalArgumentException when it makes no sense
     */
    static void check(String key, Object value) {
        String figure = key.substring(key.lastIndexOf('.') + 1);
        switch (figure) {
            case "profile" -> list(key, value, 24, 24, 1e6);
            case "hours" -> hours(key, value);
            case "minutes", "lateness_min" -> number(key, value, 0, 1e5);
            case "variation" -> number(key, value, 0, 20);
            case "share" -> number(key, value, 0, 1);
            case "lanes" -> whole(key, value, Station.MOST_SERVERS);
            case "units" -> whole(key, value, Traffic.MOST_UNITS);
            case "shift_hours" -> whole(key, value, 24);
            case "per_day" -> number(key, value, 0, 1e6);
            case "staff" -> number(key, value, 0, 100);
            case "equipment_per_year", "cost_per_h" -> number(key, value, 0, 1e12);
            case "design_load" -> number(key, value, 0.01, Double.POSITIVE_INFINITY);
            default -> throw new IllegalArgumentException("unknown key " + key);
        }
    }

    private static void number(String key, Object value, double least, double most) {
        if (!(value instanceof Double d) || !(d >= least && d <= most)) {
            throw new IllegalArgumentException(key + " must be a number from " + least + " to "
                    + (Double.isInfinite(most) ? "none" : String.valueOf(most)));
        }
    }

    private static void whole(String key, Object value, int most) {
        if (!(value instanceof Double d) || d != Math.rint(d) || d < 1 || d > most) {
            throw new IllegalArgumentException(key + " must be a whole number from 1 to " + most);
        }
    }

    private static void list(String key, Object value, int least, int most, double limit) {
        boolean good = value instanceof List<?> list
                && list.size() >= least
                && list.size() <= most
                && list.stream().allMatch(v -> v instanceof Double d && d >= 0 && d <= limit);
        if (!good) {
            throw new IllegalArgumentException(key + " must be a list of " + least + " numbers not below 0");
        }
    }

    private static void hours(String key, Object value) {
        list(key, value, 2, 2, 24);
        List<?> list = (List<?>) value;
        double from = (Double) list.get(0);
        double to = (Double) list.get(1);
        if (from != Math.rint(from) || to != Math.rint(to) || !(from < to)) {
            throw new IllegalArgumentException(key + " must be two whole hours of the day, the first below the second");
        }
    }
}
