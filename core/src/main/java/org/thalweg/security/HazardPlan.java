package org.thalweg.security;

/**
 * The figures with which hazards are screened. None of the defaults is a measurement of the place: they are usual values,
 * to be replaced by those of a survey.
 *
 * @param shaking peak ground acceleration (in g) for which slopes are asked to stand; NaN when none is given
 * @param friction angle of friction of slope material (rad)
 * @param cohesion its cohesion (Pa)
 * @param unitWeight its weight (N/m3)
 * @param thickness thickness of the slab that may slide, across the slope (m)
 * @param wetness share of that thickness below the water table, 0 to 1
 * @param floodRise how far a flood rises above the river on the ground model (m)
 * @param riverReach a river concerns the line within this distance (m)
 * @param sourceSlope rocks may fall from ground at least this steep (rad)
 * @param reachAngle angle of the energy line from the horizontal (rad)
 * @param rockReach rocks are followed no further than this in plan (m)
 */
public record HazardPlan(
        double shaking,
        double friction,
        double cohesion,
        double unitWeight,
        double thickness,
        double wetness,
        double floodRise,
        double riverReach,
        double sourceSlope,
        double reachAngle,
        double rockReach) {
    /** Usual values, without shaking. */
    public static final HazardPlan USUAL = new HazardPlan(
            Double.NaN,
            StrictMath.toRadians(35),
            15_000,
            20_000,
            3,
            0.2,
            5,
            500,
            StrictMath.toRadians(45),
            StrictMath.toRadians(32),
            1500);

    /** Checks the figures. */
    public HazardPlan {
        double quarter = Math.PI / 2;
        if (shaking < 0 || !(friction >= 0 && friction < quarter) || !(cohesion >= 0) || !(unitWeight > 0)) {
            throw new IllegalArgumentException("shaking, friction, cohesion or weight of slopes cannot be");
        }
        if (!(thickness > 0) || !(wetness >= 0 && wetness <= 1) || !(floodRise >= 0) || !(riverReach > 0)) {
            throw new IllegalArgumentException("thickness, wetness, flood or river of the hazards cannot be");
        }
        if (!(sourceSlope > 0 && sourceSlope < quarter) || !(reachAngle > 0 && reachAngle < quarter) || !(rockReach > 0)) {
            throw new IllegalArgumentException("angles or reach of rocks cannot be");
        }
    }
}
