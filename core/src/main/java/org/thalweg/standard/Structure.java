package org.thalweg.standard;

import java.util.Locale;

/** How the line is carried at a place. The order is the layout of price tables: {@code [structure.ordinal()]}. */
public enum Structure {
    /** Cut, fill or both at once on a hillside, with slopes that meet the ground. */
    EARTHWORK,
    /** Earthwork held by a retaining wall where a slope would not meet the ground, or costs more. */
    WALL,
    /** A bridge or viaduct: the ground under it is free. */
    BRIDGE,
    /** A bored tunnel. */
    TUNNEL;

    /**
     * The name used in files.
     *
     * @return {@code earthwork}, {@code wall}, {@code bridge} or {@code tunnel}
     */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
