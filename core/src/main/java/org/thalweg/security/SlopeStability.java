package org.thalweg.security;

/**
 * Slabs on slopes, at rest and under shaking.
 *
 * <p>Factor of safety of a slab on an infinite slope a: FS = c / (w t sin a) + tan f / tan a - m w_w tan f / (w tan a), with
 * cohesion c, friction f, unit weight w, thickness t, wetness m and the weight w_w of water. Critical acceleration
 * (FS - 1) g sin a. Displacement by Jibson, "Regression models for estimating coseismic landslide displacement",
 * Engineering Geology 91 (2007), equation 6: log10 D(cm) = 0.215 + log10((1 - r)^2.341 r^-1.438), r = critical / peak
 * acceleration; standard deviation 0.51 in log10, so that one in three slopes lies beyond a factor of three. Its author
 * recommends it for regional screening only. The formula of the slab is that of Jibson, Harp and Michael, "A method for
 * producing digital probabilistic seismic landslide hazard maps" (2000).
 */
public final class SlopeStability {
    private static final double WATER = 9810;

    private SlopeStability() {}

    /**
     * Factor of safety of a slab at rest.
     *
     * @param slope slope (rad), not negative
     * @param plan material and water
     * @return factor; infinite on level ground, below 1 where the slab does not stand
     */
    public static double factorOfSafety(double slope, HazardPlan plan) {
        double sin = StrictMath.sin(slope);
        double tan = StrictMath.tan(slope);
        if (!(sin > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double friction = StrictMath.tan(plan.friction());
        return plan.cohesion() / (plan.unitWeight() * plan.thickness() * sin)
                + friction / tan * (1 - plan.wetness() * WATER / plan.unitWeight());
    }

    /**
     * The acceleration above which a slab slides.
     *
     * @param slope slope (rad), not negative
     * @param plan material and water
     * @return acceleration (in g); infinite on level ground, 0 where the slab does not stand at rest
     */
    public static double criticalAcceleration(double slope, HazardPlan plan) {
        double sin = StrictMath.sin(slope);
        return sin > 0 ? Math.max(0, (factorOfSafety(slope, plan) - 1) * sin) : Double.POSITIVE_INFINITY;
    }

    /**
     * Displacement under shaking.
     *
     * @param critical critical acceleration (in g), not negative
     * @param peak peak ground acceleration (in g), not negative
     * @return displacement (cm); 0 where the peak does not exceed the critical acceleration, infinite where that is 0
     */
    public static double displacement(double critical, double peak) {
        if (critical == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double r = critical / peak;
        return r < 1
                ? StrictMath.pow(10, 0.215) * StrictMath.pow(1 - r, 2.341) * StrictMath.pow(r, -1.438)
                : 0;
    }
}
