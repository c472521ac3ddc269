package org.thalweg.report;

import org.thalweg.standard.Structure;
import org.thalweg.territory.Zone;

/** The colours: those of Okabe and Ito for everything that a reader must tell apart. */
final class Ink {
    private static final String[] SERIES = {
        "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#8a8a00"
    };

    private static final String[] RANKS = {"#e9e9e6", "#fdd49e", "#fc8d59", "#d7301f", "#7f0000"};

    private Ink() {}

    /** Colour of the n-th alternative or item; they repeat after eight. */
    static String series(int n) {
        return SERIES[n % SERIES.length];
    }

    /** Colour of a class of hazard, 0 to 4: pale to dark (OrRd of ColorBrewer). */
    static String rank(int rank) {
        return RANKS[rank];
    }

    /** Colour of a structure. */
    static String of(Structure structure) {
        return switch (structure) {
            case EARTHWORK -> "#009E73";
            case WALL -> "#CC79A7";
            case BRIDGE -> "#D55E00";
            case TUNNEL -> "#0072B2";
        };
    }

    /** Colour of a zone. */
    static String of(Zone.Rule rule) {
        return switch (rule) {
            case FORBIDDEN -> "#B22222";
            case SURCHARGE -> "#E69F00";
            case BRIDGE -> "#56B4E9";
            case OBSTACLE -> "#333333";
            case REUSE -> "#7a4a1e";
        };
    }

    /** What a zone's rule means, in a few words. */
    static String words(Zone.Rule rule) {
        return switch (rule) {
            case FORBIDDEN -> "forbidden";
            case SURCHARGE -> "surcharge on land";
            case BRIDGE -> "water, to be bridged";
            case OBSTACLE -> "existing line or work, to be crossed with clearance";
            case REUSE -> "existing formation, may be reused";
        };
    }
}
