package org.thalweg.border;

import java.util.Objects;
import umontreal.ssj.probdist.NormalDist;

/**
 * How long a step takes, as a distribution with a mean.
 *
 * @param shape form of the distribution
 * @param mean mean (s), not below 0
 * @param variation coefficient of variation (standard deviation / mean); what the shape fixes must be given as it is:
 *     0 for {@code CONSTANT}, 1 for {@code EXPONENTIAL}, at most 1/sqrt(3) for {@code UNIFORM}
 */
public record ServiceTime(Shape shape, double mean, double variation) {
    /** Forms of distributions; each value comes from one uniform number, so that regimes can share it. */
    public enum Shape {
        /** Always the mean. */
        CONSTANT,
        /** Between mean (1 - v sqrt 3) and mean (1 + v sqrt 3). */
        UNIFORM,
        /** Without memory. */
        EXPONENTIAL,
        /** Logarithm normal: skewed to the right, as times of work by people are. */
        LOGNORMAL
    }

    private static final double SQRT_3 = Math.sqrt(3);

    /** Checks. */
    public ServiceTime {
        Objects.requireNonNull(shape);
        if (!(mean >= 0 && mean <= 1e8)) {
            throw new IllegalArgumentException("a service time's mean must be from 0 to 1e8 s, but is " + mean);
        }
        boolean fits = switch (shape) {
            case CONSTANT -> variation == 0;
            case EXPONENTIAL -> variation == 1;
            case UNIFORM -> variation >= 0 && variation <= 1 / SQRT_3;
            case LOGNORMAL -> variation >= 0 && variation <= 20;
        };
        if (!fits) {
            throw new IllegalArgumentException("a " + shape + " time cannot have the variation " + variation);
        }
    }

    /**
     * A time that is always the same.
     *
     * @param seconds the time (s)
     * @return the distribution
     */
    public static ServiceTime constant(double seconds) {
        return new ServiceTime(Shape.CONSTANT, seconds, 0);
    }

    /**
     * A time without memory.
     *
     * @param mean mean (s)
     * @return the distribution
     */
    public static ServiceTime exponential(double mean) {
        return new ServiceTime(Shape.EXPONENTIAL, mean, 1);
    }

    /**
     * A lognormal time; constant where the variation is 0.
     *
     * @param mean mean (s)
     * @param variation standard deviation / mean
     * @return the distribution
     */
    public static ServiceTime lognormal(double mean, double variation) {
        return variation == 0 ? constant(mean) : new ServiceTime(Shape.LOGNORMAL, mean, variation);
    }

    /** Logarithm's standard deviation of the lognormal form: sqrt(ln(1 + v^2)). */
    double sigma() {
        return shape == Shape.LOGNORMAL ? Math.sqrt(StrictMath.log1p(variation * variation)) : 0;
    }

    /**
     * The time below which a share of all times lies.
     *
     * @param share from 0 to 1, both excluded
     * @param sigma what {@link #sigma} gives, handed in because it is asked for often
     * @return time (s)
     */
    double quantile(double share, double sigma) {
        return switch (shape) {
            case CONSTANT -> mean;
            case UNIFORM -> mean * (1 + variation * SQRT_3 * (2 * share - 1));
            case EXPONENTIAL -> -mean * StrictMath.log(1 - share);
            // exp(mu + sigma z) with mu = ln(mean) - sigma^2 / 2.
            case LOGNORMAL -> mean * StrictMath.exp(sigma * (NormalDist.inverseF01(share) - sigma / 2));
        };
    }
}
