package org.thalweg.standard;

/**
 * The rules that a line must keep. Metres, seconds, ratios.
 *
 * @param id name of the preset, for example {@code rail-1520-80}
 * @param title one line for readers
 * @param mode road or railway
 * @param designSpeed design speed (m/s)
 * @param minRadius least radius of an arc (m)
 * @param clothoids length of clothoids by radius
 * @param minTangent least length of a tangent between two curves (m)
 * @param maxTangent greatest length of a tangent (m); infinity for none
 * @param minArc least length of an arc without its clothoids (m)
 * @param maxGrade greatest |grade| on a tangent (ratio)
 * @param curveCompensation what an arc of radius R takes from {@code maxGrade} is this number divided by R (m): 0.7 for
 *     700/R permil, 0 for none
 * @param minGrade least |grade| in the open (ratio), for drainage; 0 for none
 * @param minTunnelGrade least |grade| in tunnels (ratio), for drainage
 * @param crestRadius radius of crest parabolas (m): length = radius x change of grade
 * @param sagRadius radius of sag parabolas (m)
 * @param verticalCurveThreshold a change of grade up to this ratio needs no vertical curve
 * @param minGradeLength least distance between points of vertical intersection (m)
 * @param minConstantGrade least length of constant grade left between two vertical curves (m)
 * @param verticalCurveOffClothoid whether vertical curves must keep off clothoids
 * @param platformWidth width of the formation (m), edge to edge
 * @param slopes earthwork's shape
 * @param bridgeWidth width of a bridge deck (m)
 * @param minBridge least length of a bridge (m)
 * @param minTunnel least length of a tunnel (m)
 * @param minTunnelCover least height of ground over the design line for a bored tunnel (m)
 * @param maxBridgeHeight greatest height of a bridge (m)
 * @param maxWallHeight greatest height of a retaining wall (m)
 * @param lateralClearance least distance between the axes of two lines, or of two branches of this one, at about the
 *     same height (m)
 * @param verticalClearance least difference in height where this line passes over or under another, or itself (m)
 * @param streamClearance least height of the design line over the bed of a stream that is bridged (m)
 * @param flatLength length of a site for a station or loop (m); 0 where none is asked
 * @param flatGrade greatest |grade| on such a site (ratio)
 * @param flatSpacing greatest distance between the middles of two such sites, and from either end to the nearest (m)
 * @param maxSuperelevation road: greatest superelevation (ratio); rail: greatest cant as a ratio of the rail-head
 *     distance
 * @param railHeadDistance rail: distance between rail heads (m); road: 0
 * @param equilibrium lateral: superelevation (ratio) that balances speed v (m/s) on radius R is equilibrium x v^2 / R
 *     (s2/m)
 * @param superelevationShare share of the balancing superelevation that is applied, up to the greatest
 */
public record DesignStandard(
        String id,
        String title,
        Mode mode,
        double designSpeed,
        double minRadius,
        ClothoidRule clothoids,
        double minTangent,
        double maxTangent,
        double minArc,
        double maxGrade,
        double curveCompensation,
        double minGrade,
        double minTunnelGrade,
        double crestRadius,
        double sagRadius,
        double verticalCurveThreshold,
        double minGradeLength,
        double minConstantGrade,
        boolean verticalCurveOffClothoid,
        double platformWidth,
        SideSlopes slopes,
        double bridgeWidth,
        double minBridge,
        double minTunnel,
        double minTunnelCover,
        double maxBridgeHeight,
        double maxWallHeight,
        double lateralClearance,
        double verticalClearance,
        double streamClearance,
        double flatLength,
        double flatGrade,
        double flatSpacing,
        double maxSuperelevation,
        double railHeadDistance,
        double equilibrium,
        double superelevationShare) {

    /**
     * The greatest |grade| allowed where the line has a given curvature.
     *
     * @param curvature curvature (1/m), either sign
     * @return ratio, not below 0
     */
    public double gradeLimit(double curvature) {
        return Math.max(0, maxGrade - curveCompensation * Math.abs(curvature));
    }

    /**
     * Superelevation (road) or cant over the rail-head distance (railway) on a curve.
     *
     * @param curvature curvature (1/m), either sign
     * @return ratio, 0 to {@code maxSuperelevation}
     */
    public double superelevation(double curvature) {
        double balance = equilibrium * designSpeed * designSpeed * Math.abs(curvature);
        return Math.min(maxSuperelevation, superelevationShare * balance);
    }
}
