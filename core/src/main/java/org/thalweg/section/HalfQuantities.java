package org.thalweg.section;

/**
 * What one half of a section needs, from the axis outwards, per metre of line.
 *
 * @param cutSoil cut in soil (m2)
 * @param cutRock cut in rock (m2)
 * @param fill fill (m2)
 * @param wallFace face of retaining wall (m2 per m)
 * @param width horizontal distance from the axis to the outer edge of the work (m)
 * @param feasible false where the side cannot be built so: the slope does not meet the ground within reach, or the
 *     wall would be too high; the quantities then stand for the work up to the reach
 */
public record HalfQuantities(
        double cutSoil, double cutRock, double fill, double wallFace, double width, boolean feasible) {}
