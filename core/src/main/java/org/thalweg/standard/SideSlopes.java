package org.thalweg.standard;

/**
 * The shape of earthwork beside the platform. Slopes are horizontal per vertical. The ground has two layers: soil from
 * the surface to {@code soilDepth}, rock below.
 *
 * @param cutSoil cut slope in soil (m per m)
 * @param cutRock cut slope in rock (m per m)
 * @param fill fill slope (m per m)
 * @param soilDepth thickness of the soil layer (m)
 * @param benchHeight a bench is cut each time the face has risen by this height (m); infinity for none
 * @param benchWidth width of a bench (m)
 * @param reach a section is infeasible as earthwork when a slope does not meet the ground within this horizontal
 *     distance from the edge of the platform (m)
 */
public record SideSlopes(
        double cutSoil,
        double cutRock,
        double fill,
        double soilDepth,
        double benchHeight,
        double benchWidth,
        double reach) {}
