package org.thalweg.section;

/** How one side of an earthwork section is made beyond the edge of the platform. */
public enum SideKind {
    /** A slope that meets the ground. */
    SLOPE,
    /** A wall at the edge: whole height of a fill; in a cut up to the greatest height, with a slope above it. */
    WALL,
    /** A cut's rock face, crowned by a wall that holds the soil above it. */
    CROWN
}
