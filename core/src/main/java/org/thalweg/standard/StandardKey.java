package org.thalweg.standard;

import java.util.List;
import java.util.Locale;

/** The keys of a standard in engineers' units. The key's name tells the unit; this table tells what values make sense. */
enum StandardKey {
    DESIGN_SPEED_KMH(Kind.POSITIVE),
    MIN_RADIUS_M(Kind.POSITIVE),
    CLOTHOID_RADII_M(Kind.LIST),
    CLOTHOID_LENGTHS_M(Kind.LIST),
    CLOTHOID_EXEMPTION_RADIUS_M(Kind.POSITIVE_OR_NONE),
    MIN_TANGENT_M(Kind.NOT_NEGATIVE),
    MAX_TANGENT_M(Kind.POSITIVE_OR_NONE),
    MIN_ARC_M(Kind.NOT_NEGATIVE),
    MAX_GRADE_PERMIL(Kind.POSITIVE),
    CURVE_COMPENSATION_PERMIL_M(Kind.NOT_NEGATIVE),
    MIN_GRADE_PERMIL(Kind.NOT_NEGATIVE),
    MIN_TUNNEL_GRADE_PERMIL(Kind.NOT_NEGATIVE),
    CREST_RADIUS_M(Kind.POSITIVE),
    SAG_RADIUS_M(Kind.POSITIVE),
    VERTICAL_CURVE_THRESHOLD_PERMIL(Kind.NOT_NEGATIVE),
    MIN_GRADE_LENGTH_M(Kind.NOT_NEGATIVE),
    MIN_CONSTANT_GRADE_M(Kind.NOT_NEGATIVE),
    VERTICAL_CURVE_OFF_CLOTHOID(Kind.YES_NO),
    WIDTH_M(Kind.POSITIVE),
    CUT_SOIL_SLOPE(Kind.NOT_NEGATIVE),
    CUT_ROCK_SLOPE(Kind.NOT_NEGATIVE),
    FILL_SLOPE(Kind.NOT_NEGATIVE),
    SOIL_DEPTH_M(Kind.NOT_NEGATIVE),
    BENCH_HEIGHT_M(Kind.POSITIVE_OR_NONE),
    BENCH_WIDTH_M(Kind.NOT_NEGATIVE),
    SLOPE_REACH_M(Kind.POSITIVE),
    BRIDGE_WIDTH_M(Kind.POSITIVE),
    MIN_BRIDGE_M(Kind.NOT_NEGATIVE),
    MIN_TUNNEL_M(Kind.NOT_NEGATIVE),
    MIN_TUNNEL_COVER_M(Kind.NOT_NEGATIVE),
    MAX_BRIDGE_HEIGHT_M(Kind.NOT_NEGATIVE),
    MAX_WALL_HEIGHT_M(Kind.NOT_NEGATIVE),
    LATERAL_CLEARANCE_M(Kind.NOT_NEGATIVE),
    VERTICAL_CLEARANCE_M(Kind.NOT_NEGATIVE),
    STREAM_CLEARANCE_M(Kind.NOT_NEGATIVE),
    FLAT_LENGTH_M(Kind.NOT_NEGATIVE),
    FLAT_GRADE_PERMIL(Kind.NOT_NEGATIVE),
    FLAT_SPACING_KM(Kind.POSITIVE_OR_NONE),
    /** Roads only. */
    MAX_SUPERELEVATION_PERMIL(Kind.NOT_NEGATIVE),
    /** Railways only. */
    MAX_CANT_MM(Kind.NOT_NEGATIVE),
    /** Railways only. */
    RAIL_HEAD_DISTANCE_MM(Kind.POSITIVE),
    /** Railways only. */
    EQUILIBRIUM_CANT_MM(Kind.POSITIVE),
    SUPERELEVATION_SHARE(Kind.NOT_NEGATIVE);

    /** What values make sense. */
    enum Kind {
        POSITIVE("a number greater than 0"),
        NOT_NEGATIVE("a number not below 0"),
        POSITIVE_OR_NONE("a number greater than 0, or none"),
        YES_NO("true or false"),
        LIST("a list of numbers not below 0");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final Kind kind;

    StandardKey(Kind kind) {
        this.kind = kind;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean holdsFor(Mode mode) {
        return switch (this) {
            case MAX_SUPERELEVATION_PERMIL -> mode == Mode.ROAD;
            case MAX_CANT_MM, RAIL_HEAD_DISTANCE_MM, EQUILIBRIUM_CANT_MM -> mode == Mode.RAIL;
            default -> true;
        };
    }

    /** Throws when a value makes no sense for this key. */
    void check(Object value) {
        boolean fits = switch (kind) {
            case YES_NO -> value instanceof Boolean;
            case LIST -> value instanceof List<?> list
                    && !list.isEmpty()
                    && list.stream().allMatch(o -> o instanceof Double d && d >= 0 && d < Double.POSITIVE_INFINITY);
            case POSITIVE -> value instanceof Double d && d > 0 && d < Double.POSITIVE_INFINITY;
            case NOT_NEGATIVE -> value instanceof Double d && d >= 0 && d < Double.POSITIVE_INFINITY;
            case POSITIVE_OR_NONE -> value instanceof Double d && d > 0;
        };
        if (!fits) {
            throw new IllegalArgumentException(key() + " must be " + kind.words);
        }
    }
}
