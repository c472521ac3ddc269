package org.thalweg.refine;

import java.util.Arrays;

/**
 * The prices of one leg, laid out for the lattice: for every sample of the leg and every lattice grade, the price of the
 * sample by the lattice height of the leg's first node.
 *
 * <p>Three lanes stand for the four structures: 0 open (earthwork or wall, whichever is cheaper: neither has fixed ends),
 * 1 bridge, 2 tunnel. From every price the sample's least price is taken, so that sums stay small and exact in float.
 *
 * <p>Where the step of the price table is a whole number of lattice heights, one row per sample and structure is read
 * off the table, at heights among which all levels of the table lie; prices at other heights are linear between
 * neighbours of that row, so that every grade's prices are a blend of two shifted copies. Otherwise every grade's rows
 * are read off the table.
 */
final class PriceRows {
    static final int LANES = 3;
    private static final int STRUCTURES = PriceTable.STRUCTURES;
    /** Greatest number of lattice heights to a step of the table whose shares are kept. */
    private static final int MOST_PARTS = 16;

    private ProfileLattice lattice;
    private final PriceTable table;
    private final boolean commensurate;
    /** Lattice heights to a step of the table, as long as they are few; 0 for many, or where they do not fit. */
    private final int parts;
    /** Parts of a step of the table as shares. */
    private final float[] share;
    private final double[] least;
    /** Rows of the leg at hand, [sample * STRUCTURES + structure], over heights from {@code bottom} on. */
    private final float[][] rows;
    private final boolean[] has;
    /** Where the row's heights lie between lattice heights, by sample: 0 to 1. */
    private final double[] phase;
    private final int pad;
    private final float[] lower;
    private final float[] upper;
    private final float[] other;
    private final float[] spare;
    private int samples;
    private int bottom;
    private int filled;

    PriceRows(ProfileLattice lattice) {
        this.lattice = lattice;
        table = lattice.problem.prices();
        double ratio = table.step() / lattice.rise;
        commensurate = ratio > 0.5 && Math.abs(ratio - Math.rint(ratio)) < 1e-9 * ratio;
        parts = commensurate && ratio < MOST_PARTS + 0.5 ? (int) Math.rint(ratio) : 0;
        share = new float[Math.max(1, parts)];
        for (int i = 1; i < parts; i++) {
            share[i] = (float) ((double) i / parts);
        }
        int longest = Math.max(lattice.grid.samplesIn(lattice.legs - 1), lattice.grid.samplesPerLeg());
        pad = 2 * lattice.middle + 2;
        int width = lattice.widest() + 2 * pad + 1;
        rows = commensurate ? new float[longest * STRUCTURES][width] : new float[0][];
        has = new boolean[longest * STRUCTURES];
        phase = new double[longest];
        lower = new float[width];
        upper = new float[width];
        other = new float[width];
        spare = new float[width];
        least = new double[lattice.grid.samples()];
        setLeasts();
    }

    /** Serves a narrower lattice of the same problem from now on. */
    void use(ProfileLattice narrower) {
        lattice = narrower;
    }

    /** Whether the step of the price table is a whole number of lattice heights. */
    boolean commensurate() {
        return commensurate;
    }

    /** Takes up a leg, and leaves in the rows of structure 0 the least over structures. */
    void fillLeast(int leg) {
        fillBetween(leg, lattice.low[leg] - pad, lattice.high[leg] + pad);
        for (int j = 0; commensurate && j < samples; j++) {
            for (int t = 1; t < STRUCTURES; t++) {
                if (has[j * STRUCTURES + t]) {
                    lower(rows[j * STRUCTURES], rows[j * STRUCTURES + t], filled);
                }
            }
            has[j * STRUCTURES] |= has[j * STRUCTURES + 1] | has[j * STRUCTURES + 2] | has[j * STRUCTURES + 3];
        }
    }

    /** Sums the least prices of a leg's samples along a grade, by heights of the leg's first node. */
    void gatherLeast(int leg, int g, int from, int count, float[] into) {
        double ratio = lattice.grid.legLength(leg) / lattice.grid.spacing() / samples;
        for (int j = 0; j < samples; j++) {
            double height = from + (g - lattice.middle) * (j + 0.5) * ratio;
            row(leg, j, 0, height, count, other);
            for (int t = 1; !commensurate && t < STRUCTURES; t++) {
                row(leg, j, t, height, count, spare);
                lower(other, spare, count);
            }
            for (int z = 0; z < count; z++) {
                into[z] += other[z];
            }
        }
    }

    /**
     * Sums the least prices of a leg's samples along any grade; the table must suit the lattice.
     *
     * @param leg the leg at hand, after {@link #fillLeast}
     * @param height lattice height at the leg's first node, not whole
     * @param steps grade in lattice grades
     * @return sum (money); infinity outside the rows
     */
    float leastAlong(int leg, double height, double steps) {
        double ratio = lattice.grid.legLength(leg) / lattice.grid.spacing() / samples;
        float sum = 0;
        for (int j = 0; j < samples; j++) {
            double at = height + steps * (j + 0.5) * ratio - phase[j] - bottom;
            int whole = (int) Math.floor(at + PriceTable.SNAP);
            float part = (float) (at - whole);
            if (whole < 0 || whole + 1 >= filled || !has[j * STRUCTURES]) {
                return Float.POSITIVE_INFINITY;
            }
            float[] row = rows[j * STRUCTURES];
            sum += part < PriceTable.SNAP ? row[whole] : (1 - part) * row[whole] + part * row[whole + 1];
        }
        return sum;
    }

    /** Least price of a sample over all structures and levels (money/m). */
    double least(int sample) {
        return least[sample];
    }

    /** Sum of the least prices over all samples (money): what the rows leave out. */
    double leastSum() {
        double sum = 0;
        for (int s = 0; s < least.length; s++) {
            sum += least[s] * lattice.grid.sampleLength(s);
        }
        return sum;
    }

    private void setLeasts() {
        int stride = STRUCTURES * table.levels();
        float[] prices = table.prices();
        for (int s = 0; s < least.length; s++) {
            float smallest = Float.POSITIVE_INFINITY;
            int from = (table.first() + s) * stride;
            for (int i = from; i < from + stride; i++) {
                if (prices[i] < smallest) {
                    smallest = prices[i];
                }
            }
            least[s] = Float.isInfinite(smallest) ? 0 : smallest;
        }
    }

    /** Samples of the leg at hand. */
    int samples() {
        return samples;
    }

    /** Takes up a leg, for lines between the heights of its two nodes. */
    void fill(int leg) {
        int low = lattice.low[leg] - pad;
        int high = lattice.high[leg] + pad;
        if (leg < lattice.legs - 1) {
            low = Math.max(low, Math.min(lattice.low[leg], lattice.low[leg + 1]) - 2);
            high = Math.min(high, Math.max(lattice.high[leg], lattice.high[leg + 1]) + 2);
        }
        fillBetween(leg, low, high);
    }

    /** Takes up a leg for one height of its first node and one grade. */
    void fill(int leg, int height, int g) {
        // The last leg may be longer than the others.
        int climb = (g - lattice.middle) * (leg == lattice.legs - 1 ? 2 : 1);
        fillBetween(leg, height + Math.min(0, climb) - 2, height + Math.max(0, climb) + 2);
    }

    /** Takes up a leg for the heights {@code low .. high}. */
    private void fillBetween(int leg, int low, int high) {
        bottom = low;
        samples = lattice.grid.samplesIn(leg);
        if (!commensurate) {
            return;
        }
        filled = high - low + 1;
        for (int j = 0; j < samples; j++) {
            int sample = leg * lattice.grid.samplesPerLeg() + j;
            double at = (table.base()[table.first() + sample] - lattice.origin) / lattice.rise;
            phase[j] = at - Math.floor(at);
            if (phase[j] < PriceTable.SNAP || phase[j] > 1 - PriceTable.SNAP) {
                phase[j] = 0;
            }
            for (int t = 0; t < STRUCTURES; t++) {
                has[j * STRUCTURES + t] = read(sample, t, bottom + phase[j], filled, rows[j * STRUCTURES + t]);
            }
        }
    }

    /**
     * Reads excess prices times length off the table.
     *
     * @param bottomHeight height, in lattice steps, of the first value
     * @return whether any is finite
     */
    private boolean read(int sample, int structure, double bottomHeight, int count,
            float[] row) {
        double per = lattice.rise / table.step();
        double at = (lattice.origin + bottomHeight * lattice.rise - table.base()[table.first() + sample]) / table.step();
        int from = Math.max(0, Math.min(count, (int) Math.ceil((-PriceTable.SNAP - at) / per)));
        int to = Math.max(from, Math.min(count,
                (int) Math.floor((table.levels() - 1 + PriceTable.SNAP - at) / per) + 1));
        Arrays.fill(row, 0, from, Float.POSITIVE_INFINITY);
        Arrays.fill(row, to, count, Float.POSITIVE_INFINITY);
        float[] prices = table.prices();
        int block = ((table.first() + sample) * STRUCTURES + structure) * table.levels();
        float length = (float) lattice.grid.sampleLength(sample);
        float leastPrice = (float) least[sample];
        if (parts > 0 && Math.abs(at * parts - Math.rint(at * parts)) < PriceTable.SNAP) {
            blend(prices, block, (int) Math.rint(at * parts) + from, row, from, to);
        } else {
            blend(prices, block, at, per, row, from, to);
        }
        for (int q = from; q < to; q++) {
            row[q] = (row[q] - leastPrice) * length;
        }
        return anyFinite(row, from, to);
    }

    /** Prices at heights that divide the table's steps into {@link #parts}, the first at part {@code first} of them. */
    private void blend(float[] prices, int block, int first, float[] row, int from, int to) {
        if (parts == 1) {
            System.arraycopy(prices, block + first, row, from, to - from);
            return;
        }
        int i = block + Math.floorDiv(first, parts);
        int part = Math.floorMod(first, parts);
        for (int q = from; q < to; q++) {
            row[q] = part == 0 ? prices[i] : (1 - share[part]) * prices[i] + share[part] * prices[i + 1];
            part++;
            if (part == parts) {
                part = 0;
                i++;
            }
        }
    }

    private void blend(float[] prices, int block, double at, double per, float[] row, int from, int to) {
        for (int q = from; q < to; q++) {
            double t = at + q * per;
            int k = Math.min(table.levels() - 2, (int) (t + PriceTable.SNAP));
            float w = (float) (t - k);
            int i = block + k;
            row[q] = w < PriceTable.SNAP ? prices[i] : w > 1 - PriceTable.SNAP ? prices[i + 1]
                    : (1 - w) * prices[i] + w * prices[i + 1];
        }
    }

    private static boolean anyFinite(float[] row, int from, int to) {
        for (int q = from; q < to; q++) {
            if (row[q] < Float.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    /**
     * Prices of one grade by heights of the leg's first node.
     *
     * @param leg the leg at hand
     * @param g lattice grade
     * @param from first height of the node
     * @param count heights
     * @param into rows [sample * LANES + lane]
     */
    void gather(int leg, int g, int from, int count, float[][] into) {
        double grade = lattice.grade(g);
        boolean open = lattice.openAllowed(grade);
        boolean bored = lattice.tunnelAllowed(grade);
        double ratio = lattice.grid.legLength(leg) / lattice.grid.spacing() / samples;
        for (int j = 0; j < samples; j++) {
            double height = from + (g - lattice.middle) * (j + 0.5) * ratio;
            float[] first = into[j * LANES];
            if (open) {
                row(leg, j, 0, height, count, first);
                if (!commensurate || has[j * STRUCTURES + 1]) {
                    row(leg, j, 1, height, count, other);
                    lower(first, other, count);
                }
                row(leg, j, 2, height, count, into[j * LANES + 1]);
            } else {
                Arrays.fill(first, 0, count, Float.POSITIVE_INFINITY);
                Arrays.fill(into[j * LANES + 1], 0, count, Float.POSITIVE_INFINITY);
            }
            if (bored) {
                row(leg, j, 3, height, count, into[j * LANES + 2]);
            } else {
                Arrays.fill(into[j * LANES + 2], 0, count, Float.POSITIVE_INFINITY);
            }
        }
    }

    /** The prices of one sample and structure from a height on. */
    private void row(int leg, int j, int structure, double height, int count, float[] into) {
        if (!commensurate) {
            read(leg * lattice.grid.samplesPerLeg() + j, structure, height, count, into);
            return;
        }
        if (!has[j * STRUCTURES + structure]) {
            Arrays.fill(into, 0, count, Float.POSITIVE_INFINITY);
            return;
        }
        double at = height - phase[j] - bottom;
        int whole = (int) Math.floor(at + PriceTable.SNAP);
        float part = (float) (at - whole);
        float[] from = rows[j * STRUCTURES + structure];
        if (part < PriceTable.SNAP) {
            System.arraycopy(from, whole, into, 0, count);
        } else {
            System.arraycopy(from, whole, lower, 0, count);
            System.arraycopy(from, whole + 1, upper, 0, count);
            blend(lower, upper, 1 - part, part, into, count);
        }
    }

    private static void blend(float[] lower, float[] upper, float lowerPart, float upperPart, float[] into, int count) {
        for (int z = 0; z < count; z++) {
            into[z] = lowerPart * lower[z] + upperPart * upper[z];
        }
    }

    private static void lower(float[] into, float[] from, int count) {
        for (int z = 0; z < count; z++) {
            into[z] = Math.min(into[z], from[z]);
        }
    }
}
