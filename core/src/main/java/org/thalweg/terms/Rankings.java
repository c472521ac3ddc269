package org.thalweg.terms;

import java.util.Arrays;

/**
 * What every party likes: by party and state, a rank (higher is better, equal is equally liked) and a band. A state is liked
 * strongly better than another when its band is higher, which goes with a higher rank; mildly when only its rank is.
 */
public final class Rankings {
    /** Ranks and bands, a row a party. */
    private final int[][] rank;

    private final int[][] band;

    /**
     * Takes ranks and bands, which are copied and made dense, from 0.
     *
     * @param rank rank of each state for each party
     * @param band band of each state for each party; null when strength plays no part
     * @throws IllegalArgumentException when a higher band goes without a higher rank
     */
    public Rankings(int[][] rank, int[][] band) {
        this.rank = new int[rank.length][];
        this.band = new int[rank.length][];
        for (int p = 0; p < rank.length; p++) {
            this.rank[p] = dense(rank[p]);
            this.band[p] = band == null ? new int[rank[p].length] : dense(band[p]);
            requireBands(this.rank[p], this.band[p]);
        }
    }

    private Rankings(int[][] dense) {
        this.rank = dense;
        int[] none = new int[dense[0].length];
        this.band = new int[dense.length][];
        Arrays.fill(band, none);
    }

    /** Rankings without strength from ranks that are dense and not changed any more: nothing is copied. */
    static Rankings ofDense(int[][] rank) {
        return new Rankings(rank);
    }

    private static void requireBands(int[] rank, int[] band) {
        int[] low = new int[rank.length];
        int[] high = new int[rank.length];
        Arrays.fill(low, Integer.MAX_VALUE);
        Arrays.fill(high, -1);
        for (int s = 0; s < rank.length; s++) {
            low[band[s]] = Math.min(low[band[s]], rank[s]);
            high[band[s]] = Math.max(high[band[s]], rank[s]);
        }
        int below = -1;
        for (int b = 0; b < rank.length && high[b] >= 0; b++) {
            if (low[b] <= below) {
                throw new IllegalArgumentException("a state liked strongly better must rank higher");
            }
            below = high[b];
        }
    }

    /** The same order with ranks 0, 1, 2 and so on. */
    static int[] dense(int[] values) {
        int least = Integer.MAX_VALUE;
        int greatest = Integer.MIN_VALUE;
        for (int v : values) {
            least = Math.min(least, v);
            greatest = Math.max(greatest, v);
        }
        int[] out = new int[values.length];
        if ((long) greatest - least < 4L * values.length + 1024) {
            int[] number = new int[greatest - least + 2];
            for (int v : values) {
                number[v - least + 1] = 1;
            }
            for (int k = 1; k < number.length; k++) {
                number[k] += number[k - 1];
            }
            for (int s = 0; s < values.length; s++) {
                out[s] = number[values[s] - least];
            }
            return out;
        }
        int[] sorted = Arrays.stream(values).sorted().distinct().toArray();
        for (int s = 0; s < values.length; s++) {
            out[s] = Arrays.binarySearch(sorted, values[s]);
        }
        return out;
    }

    /** Number of parties. @return at least 1 */
    public int parties() {
        return rank.length;
    }

    /** Number of states. @return at least 1 */
    public int states() {
        return rank[0].length;
    }

    /**
     * Rank of a state.
     *
     * @param party for whom
     * @param state the state
     * @return from 0, higher is better
     */
    public int rank(int party, int state) {
        return rank[party][state];
    }

    /**
     * Band of a state.
     *
     * @param party for whom
     * @param state the state
     * @return from 0, higher is strongly better
     */
    public int band(int party, int state) {
        return band[party][state];
    }

    /** A party's ranks; not to be changed. */
    int[] ranks(int party) {
        return rank[party];
    }

    /** A party's bands; not to be changed. */
    int[] bands(int party) {
        return band[party];
    }

    /** Whether anybody likes anything strongly better. @return false when all bands are 0 */
    public boolean strength() {
        return Arrays.stream(band).anyMatch(row -> Arrays.stream(row).anyMatch(b -> b > 0));
    }

    /**
     * These rankings with another order for one party, without strength for it.
     *
     * @param party whose
     * @param ranks its ranks
     * @return changed copy
     */
    public Rankings with(int party, int[] ranks) {
        int[][] r = rank.clone();
        int[][] b = band.clone();
        r[party] = ranks;
        b[party] = new int[ranks.length];
        return new Rankings(r, b);
    }
}
