package org.thalweg.operation;

/** What a curve adds to a train's resistance, as a grade that would add the same. Source: rules as tabulated in the literature. */
public enum CurveResistance {
    /** 700/R permil: the 1520 mm railways' rule, and AREMA's 0.04 % per degree. */
    LOCAL_700,
    /** Roeckl: 650/(R - 55) permil from 300 m, 500/(R - 30) below; the two differ by a third where they meet. */
    ROECKL,
    /** None: roads, and checks. */
    NONE;

    /**
     * The grade that resists as the curve does.
     *
     * @param curvature curvature (1/m), either sign
     * @return ratio, not below 0
     */
    public double grade(double curvature) {
        double k = Math.abs(curvature);
        return switch (this) {
            case LOCAL_700 -> 0.7 * k;
            case ROECKL -> k <= 1 / 300.0 ? 0.650 * k / (1 - 55 * k) : 0.500 * k / (1 - 30 * Math.min(k, 1 / 40.0));
            case NONE -> 0;
        };
    }
}
