package org.thalweg.refine;

import java.util.Arrays;

/**
 * The prices of one leg, laid out for the lattice: for every sample of the leg and every lattice grade, the price of the
 * sample by the lattice height of the leg's first node. Grades whose heights at a sample differ by whole lattice steps
 * share one row, read with a shift.
 *
 * <p>Three lanes stand for the four structures: 0 open (earthwork or wall, whichever is cheaper: neither has fixed ends),
 * 1 bridge, 2 tunnel. From every price the sample's least price is taken, so that sums stay small and exact in float.
 */
final class PriceRows {
    static final int LANES = 3;

    private final ProfileLattice lattice;
    private final int most;
    /** Rows [(sample * most phases + phase) * LANES + lane], each over heights from {@code low - pad}. */
    private float[][] rows = new float[0][];
    /** Of a leg's samples: whole steps that a grade rises, and the phase that remains, [sample * grades + g]. */
    private final int[] shift;
    private final int[] phase;
    private final double[] phases;
    private final int[] phaseCount;
    private int pad;
    private boolean lastLeg;
    private int samples;
    private final double[] least;
    private int[] cell = new int[0];
    private float[] weight = new float[0];

    PriceRows(ProfileLattice lattice) {
        this.lattice = lattice;
        int longest = Math.max(lattice.grid.samplesIn(lattice.legs - 1), lattice.grid.samplesPerLeg());
        most = lattice.grades;
        shift = new int[longest * lattice.grades];
        phase = new int[longest * lattice.grades];
        phases = new double[longest * most];
        phaseCount = new int[longest];
        least = new double[lattice.grid.samples()];
        setLeasts();
        plan(lattice.legs - 1 == 0);
        grow(longest);
    }

    private void grow(int longest) {
        int widest = 0;
        for (int node = 0; node < lattice.legs; node++) {
            widest = Math.max(widest, lattice.high[node] - lattice.low[node] + 1);
        }
        int width = widest + 4 * lattice.middle + 6;
        rows = new float[longest * most * LANES][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[width];
        }
        cell = new int[width];
        weight = new float[width];
    }

    /** Sum of the least prices over all samples (money): what the rows leave out. */
    double leastSum() {
        double sum = 0;
        for (int s = 0; s < least.length; s++) {
            sum += least[s] * lattice.grid.sampleLength(s);
        }
        return sum;
    }

    /** Least price of a sample over all structures and levels (money/m). */
    double least(int sample) {
        return least[sample];
    }

    private void setLeasts() {
        PriceTable table = lattice.problem.prices();
        int stride = PriceTable.STRUCTURES * table.levels();
        for (int s = 0; s < least.length; s++) {
            float smallest = Float.POSITIVE_INFINITY;
            int from = (table.first() + s) * stride;
            for (int i = from; i < from + stride; i++) {
                smallest = Math.min(smallest, table.prices()[i]);
            }
            least[s] = Float.isInfinite(smallest) ? 0 : smallest;
        }
    }

    /** Splits the rise of every grade at every sample of a leg into whole steps and a phase. */
    private void plan(boolean last) {
        lastLeg = last;
        int leg = last ? lattice.legs - 1 : 0;
        samples = lattice.grid.samplesIn(leg);
        double ratio = lattice.grid.legLength(leg) / lattice.grid.spacing();
        pad = 0;
        for (int j = 0; j < samples; j++) {
            double part = (j + 0.5) * ratio / samples;
            phaseCount[j] = 0;
            for (int g = 0; g < lattice.grades; g++) {
                double steps = (g - lattice.middle) * part;
                int whole = (int) Math.floor(steps + 1e-9);
                shift[j * lattice.grades + g] = whole;
                phase[j * lattice.grades + g] = phaseOf(j, Math.max(0, steps - whole));
                pad = Math.max(pad, Math.abs(whole));
            }
        }
    }

    private int phaseOf(int j, double value) {
        for (int p = 0; p < phaseCount[j]; p++) {
            if (Math.abs(phases[j * most + p] - value) < 1e-9) {
                return p;
            }
        }
        phases[j * most + phaseCount[j]] = value;
        return phaseCount[j]++;
    }

    int samples() {
        return samples;
    }

    /** Fills the rows of a leg. */
    void fill(int leg) {
        boolean last = leg == lattice.legs - 1;
        if (last != lastLeg) {
            plan(last);
        }
        int steepest = lattice.steepest(leg);
        int first = leg * lattice.grid.samplesPerLeg();
        for (int j = 0; j < samples; j++) {
            for (int p = 0; p < phaseCount[j]; p++) {
                if (used(j, p, steepest)) {
                    fillRow(leg, first + j, j * most + p);
                }
            }
        }
    }

    private boolean used(int j, int p, int steepest) {
        for (int g = lattice.middle - steepest; g <= lattice.middle + steepest; g++) {
            if (phase[j * lattice.grades + g] == p) {
                return true;
            }
        }
        return false;
    }

    private void fillRow(int leg, int sample, int row) {
        PriceTable table = lattice.problem.prices();
        int count = lattice.high[leg] - lattice.low[leg] + 1 + 2 * pad;
        double per = lattice.rise / table.step();
        double at = (lattice.elevation(lattice.low[leg] - pad) + phases[row] * lattice.rise
                - table.base()[table.first() + sample]) / table.step();
        int from = Math.max(0, Math.min(count, (int) Math.ceil((-PriceTable.SNAP - at) / per)));
        int to = Math.max(from, Math.min(count,
                (int) Math.floor((table.levels() - 1 + PriceTable.SNAP - at) / per) + 1));
        for (int q = from; q < to; q++) {
            double t = at + q * per;
            int k = Math.max(0, Math.min(table.levels() - 2, (int) t));
            double w = t - k;
            cell[q] = k;
            weight[q] = w < PriceTable.SNAP ? 0 : w > 1 - PriceTable.SNAP ? 1 : (float) w;
        }
        float length = (float) lattice.grid.sampleLength(sample);
        int block = (table.first() + sample) * PriceTable.STRUCTURES * table.levels();
        lane(rows[row * LANES], table.prices(), block, table.levels(), from, to, count, (float) least[sample], length);
        single(rows[row * LANES + 1], table.prices(), block + 2 * table.levels(), from, to, count,
                (float) least[sample], length);
        single(rows[row * LANES + 2], table.prices(), block + 3 * table.levels(), from, to, count,
                (float) least[sample], length);
    }

    /** The open lane: the cheaper of two structures. */
    private void lane(float[] row, float[] prices, int block, int levels, int from, int to, int count, float least,
            float length) {
        Arrays.fill(row, 0, from, Float.POSITIVE_INFINITY);
        Arrays.fill(row, to, count, Float.POSITIVE_INFINITY);
        for (int q = from; q < to; q++) {
            int k = block + cell[q];
            float w = weight[q];
            row[q] = (Math.min(between(prices, k, w), between(prices, k + levels, w)) - least) * length;
        }
    }

    private void single(float[] row, float[] prices, int block, int from, int to, int count, float least, float length) {
        Arrays.fill(row, 0, from, Float.POSITIVE_INFINITY);
        Arrays.fill(row, to, count, Float.POSITIVE_INFINITY);
        for (int q = from; q < to; q++) {
            row[q] = (between(prices, block + cell[q], weight[q]) - least) * length;
        }
    }

    private static float between(float[] prices, int k, float w) {
        return w == 0 ? prices[k] : w == 1 ? prices[k + 1] : (1 - w) * prices[k] + w * prices[k + 1];
    }

    /**
     * Copies the prices of one grade into rows that begin at a given height of the leg's first node.
     *
     * @param leg the leg that was filled
     * @param g lattice grade
     * @param from first height of the node
     * @param count heights
     * @param into rows [sample * LANES + lane]
     */
    void gather(int leg, int g, int from, int count, float[][] into) {
        double grade = lattice.grade(g);
        boolean open = lattice.openAllowed(grade);
        boolean tunnel = lattice.tunnelAllowed(grade);
        for (int j = 0; j < samples; j++) {
            int at = j * lattice.grades + g;
            int row = (j * most + phase[at]) * LANES;
            int offset = from - lattice.low[leg] + pad + shift[at];
            for (int lane = 0; lane < LANES; lane++) {
                if (lane == 2 ? tunnel : open) {
                    System.arraycopy(rows[row + lane], offset, into[j * LANES + lane], 0, count);
                } else {
                    Arrays.fill(into[j * LANES + lane], 0, count, Float.POSITIVE_INFINITY);
                }
            }
        }
    }

    /** The price of one sample at one height of the leg's first node, as {@link #gather} gives it. */
    float at(int leg, int j, int lane, int g, int height) {
        double grade = lattice.grade(g);
        if (!(lane == 2 ? lattice.tunnelAllowed(grade) : lattice.openAllowed(grade))) {
            return Float.POSITIVE_INFINITY;
        }
        int at = j * lattice.grades + g;
        return rows[(j * most + phase[at]) * LANES + lane][height - lattice.low[leg] + pad + shift[at]];
    }
}
