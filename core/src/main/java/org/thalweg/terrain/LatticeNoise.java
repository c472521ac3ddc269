package org.thalweg.terrain;

/**
 * Smooth random fields of the plane that depend on nothing but a seed: gradient noise on the unit lattice, after Perlin
 * ("Improving noise", 2002), with an integer hash (the finaliser of SplitMix64) in place of a permutation table.
 * Immutable. Only additions and multiplications: the same on every machine.
 */
final class LatticeNoise {
    private final long seed;

    /**
     * A field.
     *
     * @param seed seed; different seeds give unrelated fields
     */
    LatticeNoise(long seed) {
        this.seed = mix(seed + 0x9E3779B97F4A7C15L);
    }

    /**
     * The field.
     *
     * @param x coordinate in lattice units
     * @param y coordinate in lattice units
     * @return value, about -1 to 1, mean 0, 0 at lattice points
     */
    double at(double x, double y) {
        double fx = Math.floor(x);
        double fy = Math.floor(y);
        long ix = (long) fx;
        long iy = (long) fy;
        double u = x - fx;
        double v = y - fy;
        double a = slope(ix, iy, u, v);
        double b = slope(ix + 1, iy, u - 1, v);
        double c = slope(ix, iy + 1, u, v - 1);
        double d = slope(ix + 1, iy + 1, u - 1, v - 1);
        double s = fade(u);
        double t = fade(v);
        double low = a + s * (b - a);
        return 1.4 * (low + t * (c + s * (d - c) - low));
    }

    /**
     * A sum of fields, each of half the wavelength and half the height of the one before.
     *
     * @param x coordinate in lattice units of the first field
     * @param y coordinate in lattice units of the first field
     * @param octaves number of fields, at least 1
     * @return value, about -1.5 to 1.5, mean 0
     */
    double fractal(double x, double y, int octaves) {
        double sum = 0;
        double weight = 1;
        for (int i = 0; i < octaves; i++) {
            // Each octave is turned by about 37 degrees and shifted, so that no lattice line shows through.
            sum += weight * at(x, y);
            double turned = 1.6 * x - 1.2 * y + 17.3;
            y = 1.2 * x + 1.6 * y - 9.7;
            x = turned;
            weight *= 0.5;
        }
        return sum;
    }

    /**
     * White noise.
     *
     * @param i any number
     * @return value from -1 to 1, evenly spread, unrelated to its neighbours
     */
    double white(long i) {
        return (int) mix(seed ^ i * 0x632BE59BD9B4E019L) * 0x1p-31;
    }

    private double slope(long ix, long iy, double u, double v) {
        long h = mix(seed ^ ix * 0x632BE59BD9B4E019L ^ iy * 0xD1B54A32D192ED03L);
        double gx = (int) h * 0x1p-31;
        double gy = (int) (h >>> 32) * 0x1p-31;
        return gx * u + gy * v;
    }

    private static double fade(double t) {
        return t * t * t * (t * (6 * t - 15) + 10);
    }

    private static long mix(long h) {
        h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        return h ^ h >>> 31;
    }
}
