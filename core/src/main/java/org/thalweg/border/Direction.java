package org.thalweg.border;

/** Which way the traffic of a post goes. */
public enum Direction {
    /** From the scenario's first gate to the second: with the stations of its lines. */
    FORWARD("forward"),
    /** From the second gate to the first. */
    BACKWARD("backward");

    private final String slug;

    Direction(String slug) {
        this.slug = slug;
    }

    /**
     * The name in files.
     *
     * @return lower case
     */
    public String slug() {
        return slug;
    }
}
