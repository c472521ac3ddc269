package org.thalweg.refine;

import org.thalweg.standard.Structure;

/**
 * What a metre of line costs at every sample of a profile, by structure and elevation of the design line. The arrays are
 * used as they are, not copied: the maker must not change them while a problem uses them.
 *
 * <p>Layout: the price of sample s, structure t (ordinal of {@link Structure}) and level k is
 * {@code prices[(s * 4 + t) * levels + k]}, at elevation {@code base[s] + k * step}. Between levels prices are
 * interpolated linearly; infinity says that the structure cannot be had there, and counts for the whole interval beside
 * it. Elevations outside the levels cannot be had.
 *
 * @param prices price per metre of line (money/m), not negative, infinity where not allowed
 * @param base elevation of level 0 by sample (m)
 * @param step difference between levels (m)
 * @param levels levels per sample, at least 2
 * @param first index of the sample that counts as number 0, so that a window can share the arrays
 */
public record PriceTable(float[] prices, double[] base, double step, int levels, int first) {
    /** Structures in the layout. */
    public static final int STRUCTURES = Structure.values().length;

    /** Checks sizes. */
    public PriceTable {
        if (levels < 2 || !(step > 0) || first < 0 || prices.length != base.length * STRUCTURES * levels) {
            throw new IllegalArgumentException("a price table of " + base.length + " samples and " + levels
                    + " levels does not have " + prices.length + " prices");
        }
    }

    /**
     * Number of samples from {@code first} on.
     *
     * @return samples
     */
    public int samples() {
        return base.length - first;
    }

    /**
     * Price per metre.
     *
     * @param sample sample
     * @param structure ordinal of the structure
     * @param elevation elevation of the design line (m)
     * @return money/m, infinity where not allowed
     */
    public double price(int sample, int structure, double elevation) {
        double t = (elevation - base[first + sample]) / step;
        int k = (int) Math.floor(t);
        if (k < 0 || k >= levels - 1) {
            k = t > -SNAP && t < 0 ? 0 : t >= levels - 1 && t < levels - 1 + SNAP ? levels - 2 : -1;
            if (k < 0) {
                return Double.POSITIVE_INFINITY;
            }
        }
        int at = ((first + sample) * STRUCTURES + structure) * levels + k;
        double w = t - k;
        if (w < SNAP) {
            return prices[at];
        }
        if (w > 1 - SNAP) {
            return prices[at + 1];
        }
        return (1 - w) * prices[at] + w * prices[at + 1];
    }

    /**
     * Prices per metre of all structures, as {@link #price} gives them one by one.
     *
     * @param sample sample
     * @param elevation elevation of the design line (m)
     * @param into prices by ordinal of the structure (money/m), infinity where not allowed
     */
    void prices(int sample, double elevation, double[] into) {
        double t = (elevation - base[first + sample]) / step;
        int k = (int) Math.floor(t);
        if (k < 0 || k >= levels - 1) {
            k = t > -SNAP && t < 0 ? 0 : t >= levels - 1 && t < levels - 1 + SNAP ? levels - 2 : -1;
        }
        int at = (first + sample) * STRUCTURES * levels + k;
        double w = t - k;
        for (int structure = 0; structure < STRUCTURES; structure++, at += levels) {
            into[structure] = k < 0 ? Double.POSITIVE_INFINITY : w < SNAP ? prices[at] : w > 1 - SNAP ? prices[at + 1]
                    : (1 - w) * prices[at] + w * prices[at + 1];
        }
    }

    /** An elevation within this share of a step from a level counts as on it. */
    static final double SNAP = 1e-6;

    /** The same table seen from a later sample. */
    PriceTable from(int sample) {
        return new PriceTable(prices, base, step, levels, first + sample);
    }
}
