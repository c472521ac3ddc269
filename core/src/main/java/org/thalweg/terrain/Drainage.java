package org.thalweg.terrain;

import java.util.Arrays;

/**
 * Ground in balance with its streams: every cell drains down its steepest side, and its slope is what a stream of its
 * drained area A needs, S = S0 (1 + A / A0)^(-3/8): hillslopes at the slope S0 that the rock holds, channels at the
 * steady state of the stream-power law (Whipple and Tucker, J. Geophys. Res. 104, 1999; concavities of 0.35 to 0.6 are
 * usual) where they drain more than A0. The heights of fixed cells, the valley floors, are given. Solved as by Braun and Willett (Geomorphology 180, 2013): receivers, order from
 * the floors up, drained areas from the top down, heights from the floors up; repeated until divides settle.
 *
 * <p>Mutable, used by one thread. Arrays have one value per cell in the frame's layout.
 */
final class Drainage {
    /** Offsets of the eight neighbours: columns and rows, the four nearer ones first. */
    private static final int[] DC = {1, -1, 0, 0, 1, 1, -1, -1};

    private static final int[] DR = {0, 0, 1, -1, 1, -1, 1, -1};

    private final GridFrame frame;
    private final double[] floor;

    /** Heights (m). */
    final double[] z;

    /** Tangent S0 of the hillslopes. */
    final float[] strength;

    /** Drained area A0 where channels begin (m2). */
    final float[] hollow;

    /** How much streams like to run through a cell: weighs the fall towards it. */
    private final float[] lure;

    /** Height of the floor that the cell drains to (m). */
    final float[] outlet;

    private final int[] receiver;
    private final int[] order;
    private final float[] area;
    private final int[] donorStart;
    private final int[] donors;

    /**
     * A ground to be settled.
     *
     * @param frame the grid
     * @param floor heights of valley floors (m), NaN where the ground is free
     * @param z first heights (m); kept and changed
     * @param noise noise that keeps streams from running straight
     */
    Drainage(GridFrame frame, double[] floor, double[] z, LatticeNoise noise) {
        int n = frame.size();
        this.frame = frame;
        this.floor = floor;
        this.z = z;
        this.strength = new float[n];
        this.hollow = new float[n];
        this.lure = new float[n];
        for (int i = 0; i < n; i++) {
            lure[i] = (float) (1 + 0.35 * noise.white(i));
        }
        this.outlet = new float[n];
        this.receiver = new int[n];
        this.order = new int[n];
        this.area = new float[n];
        this.donorStart = new int[n + 1];
        this.donors = new int[n];
    }

    /** Gives every cell a way out to a floor, over the lowest passes (a priority flood), and settles the heights once. */
    void flood() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < z.length; i++) {
            if (floor[i] == floor[i]) {
                z[i] = floor[i];
            }
            low = Math.min(low, z[i]);
            high = Math.max(high, z[i]);
        }
        double scale = 0.25;
        int[] bucket = new int[(int) ((high - low) / scale) + 2];
        int[] next = new int[z.length];
        Arrays.fill(bucket, -1);
        Arrays.fill(receiver, -2);
        for (int i = z.length - 1; i >= 0; i--) {
            if (floor[i] == floor[i]) {
                receiver[i] = -1;
                push(bucket, next, (int) ((z[i] - low) / scale), i);
            }
        }
        int count = 0;
        for (int b = 0; b < bucket.length; b++) {
            while (bucket[b] >= 0) {
                int i = bucket[b];
                bucket[b] = next[i];
                order[count++] = i;
                int c = i % frame.columns();
                int r = i / frame.columns();
                for (int k = 0; k < 8; k++) {
                    int j = neighbour(c, r, k);
                    if (j >= 0 && receiver[j] == -2) {
                        receiver[j] = i;
                        push(bucket, next, Math.max(b, (int) ((z[j] - low) / scale)), j);
                    }
                }
            }
        }
        drain();
        rise();
    }

    /** Whether a cell belongs to a valley's floor, whose height is given. */
    boolean fixed(int i) {
        return floor[i] == floor[i];
    }

    private static void push(int[] bucket, int[] next, int b, int i) {
        next[i] = bucket[b];
        bucket[b] = i;
    }

    private int neighbour(int c, int r, int k) {
        int cc = c + DC[k];
        int rr = r + DR[k];
        return cc < 0 || rr < 0 || cc >= frame.columns() || rr >= frame.rows() ? -1 : rr * frame.columns() + cc;
    }

    /** One round: receivers by steepest descent, areas, heights. The ground must have no pits, as after a flood. */
    void settle() {
        descend();
        sort();
        drain();
        rise();
    }

    private void descend() {
        int columns = frame.columns();
        for (int r = 0, i = 0; r < frame.rows(); r++) {
            for (int c = 0; c < columns; c++, i++) {
                if (floor[i] == floor[i]) {
                    receiver[i] = -1;
                    continue;
                }
                double best = 0;
                int to = receiver[i];
                for (int k = 0; k < 8; k++) {
                    int j = neighbour(c, r, k);
                    if (j >= 0) {
                        double fall = (z[i] - z[j]) * (k < 4 ? lure[j] : lure[j] * 0.7071067811865476);
                        if (fall > best) {
                            best = fall;
                            to = j;
                        }
                    }
                }
                receiver[i] = to;
            }
        }
    }

    /** Orders cells so that each comes after its receiver. */
    private void sort() {
        Arrays.fill(donorStart, 0);
        for (int to : receiver) {
            if (to >= 0) {
                donorStart[to + 1]++;
            }
        }
        for (int i = 0; i < receiver.length; i++) {
            donorStart[i + 1] += donorStart[i];
        }
        int[] fill = Arrays.copyOf(donorStart, receiver.length);
        int tail = 0;
        for (int i = 0; i < receiver.length; i++) {
            if (receiver[i] >= 0) {
                donors[fill[receiver[i]]++] = i;
            } else {
                order[tail++] = i;
            }
        }
        for (int head = 0; head < tail; head++) {
            int i = order[head];
            for (int k = donorStart[i]; k < donorStart[i + 1]; k++) {
                order[tail++] = donors[k];
            }
        }
    }

    private void drain() {
        Arrays.fill(area, (float) (frame.cell() * frame.cell()));
        for (int k = order.length - 1; k >= 0; k--) {
            int to = receiver[order[k]];
            if (to >= 0) {
                area[to] += area[order[k]];
            }
        }
    }

    private void rise() {
        int columns = frame.columns();
        double near = frame.cell();
        double far = frame.cell() * 1.4142135623730951;
        for (int i : order) {
            int to = receiver[i];
            if (to < 0) {
                z[i] = floor[i];
                outlet[i] = (float) floor[i];
            } else {
                int step = Math.abs(i - to);
                z[i] = z[to] + slope(i) * (step == 1 || step == columns ? near : far);
                outlet[i] = outlet[to];
            }
        }
    }

    private double slope(int i) {
        double x = Math.sqrt(Math.sqrt(1 / (1 + area[i] / hollow[i])));
        return strength[i] * x * Math.sqrt(x);
    }

    /**
     * Rounds the eight-sided cones that steepest descent over eight neighbours leaves: lowers heights to the solution of
     * |grad z| = S over four neighbours (Rouy and Tourin, 1992), by sweeps in the four diagonal directions.
     */
    void round() {
        for (int sweep = 0; sweep < 4; sweep++) {
            boolean east = (sweep & 1) == 0;
            boolean south = (sweep & 2) == 0;
            for (int a = 0; a < frame.rows(); a++) {
                int r = south ? a : frame.rows() - 1 - a;
                for (int b = 0; b < frame.columns(); b++) {
                    int c = east ? b : frame.columns() - 1 - b;
                    int i = r * frame.columns() + c;
                    if (!(floor[i] == floor[i])) {
                        lower(i, c, r);
                    }
                }
            }
        }
    }

    private void lower(int i, int c, int r) {
        int columns = frame.columns();
        double west = c > 0 ? z[i - 1] : Double.POSITIVE_INFINITY;
        double east = c < columns - 1 ? z[i + 1] : Double.POSITIVE_INFINITY;
        double north = r > 0 ? z[i - columns] : Double.POSITIVE_INFINITY;
        double south = r < frame.rows() - 1 ? z[i + columns] : Double.POSITIVE_INFINITY;
        double zx = Math.min(west, east);
        double zy = Math.min(north, south);
        double rise = slope(i) * frame.cell();
        double apart = Math.abs(zx - zy);
        double level = apart >= rise
                ? Math.min(zx, zy) + rise
                : 0.5 * (zx + zy + Math.sqrt(2 * rise * rise - apart * apart));
        z[i] = Math.min(z[i], level);
    }

    /**
     * Wears crests and hollows round: moves each free height towards the weighted mean of its 3 x 3 cells (weights 1, 2,
     * 4).
     *
     * @param share share of the way, 0 to 1
     */
    void wear(double share) {
        int columns = frame.columns();
        double[] old = z.clone();
        for (int r = 1; r < frame.rows() - 1; r++) {
            for (int c = 1; c < columns - 1; c++) {
                int i = r * columns + c;
                if (!(floor[i] == floor[i])) {
                    double mean = 0.0625 * (old[i - columns - 1] + old[i - columns + 1] + old[i + columns - 1]
                            + old[i + columns + 1]
                            + 2 * (old[i - columns] + old[i + columns] + old[i - 1] + old[i + 1]) + 4 * old[i]);
                    z[i] += share * (mean - old[i]);
                }
            }
        }
    }
}
