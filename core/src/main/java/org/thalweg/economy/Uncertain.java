package org.thalweg.economy;

import java.util.Locale;

/**
 * What is uncertain: the places of a state {@code double[]} that {@link Worth} takes, by {@code ordinal()}. In the state
 * of the plain estimate every factor is 1, shifts are 0, and the demand is the central scenario.
 */
public enum Uncertain {
    /** Index of the demand scenario. */
    DEMAND,
    /** Factor on all traffic. */
    TRAFFIC,
    /** Shift of all growth rates (a year). */
    GROWTH,
    /** Factor on values of time and running costs. */
    VALUES,
    /** Factor on upkeep. */
    UPKEEP,
    /** Factor on time and charges of the base routes. */
    BASE_ROUTES,
    /** Outturn / estimate of a road's works. */
    ROAD_COST,
    /** Outturn / estimate of a railway's works. */
    RAIL_COST,
    /** Outturn / estimate of bridges. */
    BRIDGE_COST,
    /** Outturn / estimate of tunnels. */
    TUNNEL_COST,
    /** Outturn / estimate of the time to the opening. */
    SCHEDULE;

    /** How many there are. */
    static final int COUNT = values().length;

    /**
     * The name used in files.
     *
     * @return for example {@code base_routes}
     */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The name for readers.
     *
     * @return words
     */
    public String words() {
        return switch (this) {
            case DEMAND -> "demand scenario";
            case TRAFFIC -> "traffic within the scenario";
            case GROWTH -> "growth of traffic";
            case VALUES -> "values of time and running costs";
            case UPKEEP -> "upkeep";
            case BASE_ROUTES -> "time and charges of the routes compared with";
            case ROAD_COST -> "cost of road works";
            case RAIL_COST -> "cost of railway works";
            case BRIDGE_COST -> "cost of bridges";
            case TUNNEL_COST -> "cost of tunnels";
            case SCHEDULE -> "time to build";
        };
    }
}
