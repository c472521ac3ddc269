package org.thalweg.security;

/**
 * How far the earth falls away below a level sight: d^2 (1 - k) / (2 R), where k is the coefficient of refraction of light
 * near the ground (Gauss: 0.13) and R the mean radius of the earth. The grid's scale is not corrected for.
 *
 * @param perSquareMetre drop per squared distance (1/m), not negative
 */
public record EarthDrop(double perSquareMetre) {
    /** Mean radius of the earth (m), that of a sphere as large as the GRS 80 ellipsoid. */
    public static final double RADIUS = 6_371_000;

    /** A flat earth. */
    public static final EarthDrop FLAT = new EarthDrop(0);

    /** Checks the figure. */
    public EarthDrop {
        if (!(perSquareMetre >= 0) || perSquareMetre > 1) {
            throw new IllegalArgumentException("the earth's drop must be a number not below 0");
        }
    }

    /**
     * The drop under a refraction.
     *
     * @param refraction coefficient of refraction, 0 (none) to 1 (light follows the earth); usual is 0.13
     * @return drop
     */
    public static EarthDrop of(double refraction) {
        if (!(refraction >= 0 && refraction <= 1)) {
            throw new IllegalArgumentException("a coefficient of refraction lies between 0 and 1");
        }
        return new EarthDrop((1 - refraction) / (2 * RADIUS));
    }

    /**
     * The drop at a distance.
     *
     * @param distance distance (m)
     * @return drop below a level sight (m)
     */
    public double at(double distance) {
        return perSquareMetre * distance * distance;
    }

    /**
     * How far away the horizon of level ground is.
     *
     * @param eye height of the eye above the ground (m)
     * @return distance (m); infinite on a flat earth
     */
    public double horizon(double eye) {
        return Math.sqrt(eye / perSquareMetre);
    }
}
