package org.thalweg.economy;

import java.util.Locale;

/** Kinds of work: what a bill's items are built by, how fast, and with what risk. The order is that of reports. */
public enum Trade {
    /** Land, clearing and zone surcharges: paid before works begin. */
    LAND,
    /** Excavation, fill, haul, culverts, and all that has no trade of its own. */
    EARTH,
    /** Retaining walls. */
    WALLS,
    /** Bridges with their abutments. */
    BRIDGES,
    /** Tunnels with portals, ventilation and escape galleries. */
    TUNNELS,
    /** Pavement or track. */
    SURFACE,
    /** Signs, signals, power. */
    SYSTEMS;

    /**
     * The trade of an item of a bill, told from its words.
     *
     * @param item name of the item
     * @return trade; {@link #EARTH} for items of no other
     */
    public static Trade of(String item) {
        String name = item.toLowerCase(Locale.ROOT);
        if (name.matches(".*(tunnel|portal|ventilation|escape).*")) {
            return TUNNELS;
        }
        if (name.matches(".*(bridge|abutment).*")) {
            return BRIDGES;
        }
        if (name.contains("wall")) {
            return WALLS;
        }
        if (name.matches("(land|clearing|zone surcharges).*")) {
            return LAND;
        }
        return name.startsWith("surface") ? SURFACE : name.startsWith("systems") ? SYSTEMS : EARTH;
    }

    /**
     * The name used in files.
     *
     * @return for example {@code tunnels}
     */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
