package org.thalweg.refine;

import org.thalweg.standard.DesignStandard;

/**
 * The limits that a profile keeps everywhere. Metres and ratios.
 *
 * @param maxGrade greatest |grade| anywhere (ratio), the ruling grade; single legs may ask for less
 * @param minGrade least |grade| in the open (ratio), for drainage; 0 for none
 * @param minTunnelGrade least |grade| in tunnels (ratio); 0 for none
 * @param crestRadius radius of crest parabolas (m): length = radius x change of grade
 * @param sagRadius radius of sag parabolas (m)
 * @param verticalCurveThreshold a change of grade up to this ratio needs no parabola
 * @param minSpacing least distance between points of vertical intersection, and from either end to the nearest (m)
 * @param minConstantGrade least length of constant grade left between two parabolas (m)
 * @param flatLength length of a site for a station or loop (m); 0 where none is asked
 * @param flatGrade greatest |grade| on a site (ratio)
 * @param flatSpacing greatest distance between the middles of two sites, and from either end to the nearest (m)
 * @param minBridge least length of a bridge (m), rounded up to samples; 0 for none
 * @param minTunnel least length of a tunnel (m), rounded up to samples; 0 for none
 */
public record ProfileRules(
        double maxGrade,
        double minGrade,
        double minTunnelGrade,
        double crestRadius,
        double sagRadius,
        double verticalCurveThreshold,
        double minSpacing,
        double minConstantGrade,
        double flatLength,
        double flatGrade,
        double flatSpacing,
        double minBridge,
        double minTunnel) {

    /** Checks the limits. */
    public ProfileRules {
        if (!(maxGrade > 0) || !(maxGrade < 1)) {
            throw new IllegalArgumentException("the greatest grade must lie in 0 .. 1: " + maxGrade);
        }
        double[] others = {minGrade, minTunnelGrade, crestRadius, sagRadius, verticalCurveThreshold, minSpacing,
                minConstantGrade, flatLength, flatGrade, flatSpacing, minBridge, minTunnel};
        for (double value : others) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("a limit of a profile must be finite and not negative: " + value);
            }
        }
        if (flatLength > 0 && !(flatSpacing > 0)) {
            throw new IllegalArgumentException("sites need a greatest spacing");
        }
    }

    /**
     * Limits without least lengths of structures.
     *
     * @param maxGrade greatest |grade| anywhere (ratio)
     * @param minGrade least |grade| in the open (ratio)
     * @param minTunnelGrade least |grade| in tunnels (ratio)
     * @param crestRadius radius of crest parabolas (m)
     * @param sagRadius radius of sag parabolas (m)
     * @param verticalCurveThreshold a change of grade up to this ratio needs no parabola
     * @param minSpacing least distance between points of vertical intersection (m)
     * @param minConstantGrade least length of constant grade between two parabolas (m)
     * @param flatLength length of a site (m)
     * @param flatGrade greatest |grade| on a site (ratio)
     * @param flatSpacing greatest distance between sites (m)
     */
    public ProfileRules(double maxGrade, double minGrade, double minTunnelGrade, double crestRadius, double sagRadius,
            double verticalCurveThreshold, double minSpacing, double minConstantGrade, double flatLength,
            double flatGrade, double flatSpacing) {
        this(maxGrade, minGrade, minTunnelGrade, crestRadius, sagRadius, verticalCurveThreshold, minSpacing,
                minConstantGrade, flatLength, flatGrade, flatSpacing, 0, 0);
    }

    /**
     * The limits that a design standard sets, but for the least lengths of structures: {@link #withLeastLengths}.
     *
     * @param standard the standard
     * @return its limits
     */
    public static ProfileRules of(DesignStandard standard) {
        boolean sites = standard.flatLength() > 0 && standard.flatSpacing() > 0;
        return new ProfileRules(standard.maxGrade(), standard.minGrade(), standard.minTunnelGrade(),
                standard.crestRadius(), standard.sagRadius(), standard.verticalCurveThreshold(),
                standard.minGradeLength(), standard.minConstantGrade(), sites ? standard.flatLength() : 0,
                standard.flatGrade(), sites ? standard.flatSpacing() : 0);
    }

    /**
     * Tangent length of the parabola at a change of grade: half its length.
     *
     * @param change grade after less grade before (ratio): negative on a crest, positive in a sag
     * @return length (m); 0 where no parabola is needed
     */
    public double tangent(double change) {
        double size = Math.abs(change);
        if (size <= verticalCurveThreshold + 1e-12) {
            return 0;
        }
        return (change < 0 ? crestRadius : sagRadius) * size / 2;
    }

    /**
     * Least distance between two neighbouring points of vertical intersection.
     *
     * @param tangentA tangent length of the parabola at the first (m)
     * @param tangentB tangent length of the parabola at the second (m)
     * @return distance (m)
     */
    public double spacing(double tangentA, double tangentB) {
        return Math.max(minSpacing, tangentA + tangentB + minConstantGrade);
    }

    /** The same limits with another least distance between points of vertical intersection (m). */
    ProfileRules withSpacing(double spacing) {
        return new ProfileRules(maxGrade, minGrade, minTunnelGrade, crestRadius, sagRadius, verticalCurveThreshold,
                spacing, minConstantGrade, flatLength, flatGrade, flatSpacing, minBridge, minTunnel);
    }

    /** The same limits without sites. */
    ProfileRules withoutSites() {
        return new ProfileRules(maxGrade, minGrade, minTunnelGrade, crestRadius, sagRadius, verticalCurveThreshold,
                minSpacing, minConstantGrade, 0, flatGrade, 0, minBridge, minTunnel);
    }

    /** The same limits with least lengths of bridges and tunnels (m). */
    ProfileRules withLeastLengths(double bridge, double tunnel) {
        return new ProfileRules(maxGrade, minGrade, minTunnelGrade, crestRadius, sagRadius, verticalCurveThreshold,
                minSpacing, minConstantGrade, flatLength, flatGrade, flatSpacing, bridge, tunnel);
    }

    /** Whether bridges or tunnels have least lengths. */
    boolean leastLengths() {
        return minBridge > 0 || minTunnel > 0;
    }
}
