package org.thalweg.border;

import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.rng.RandomStream;

/**
 * Random numbers by purpose. Each replication, kind of traffic and purpose has a substream of L'Ecuyer's MRG32k3a of its
 * own (2^76 numbers), found by counting, so that the n-th truck has the same numbers under every regime: common random
 * numbers, which make differences between regimes sharper.
 */
final class Streams {
    /** When vehicles arrive. */
    static final int ARRIVAL = 0;

    /** How late timetabled ones are. */
    static final int LATENESS = 1;

    private static final int PURPOSES = 2 + 2 * Step.values().length * Visit.MOST_OCCURRENCES;

    /** Largest seeds of the generator's two components: their moduli less 1. */
    private static final long[] MODULI = {4294967087L, 4294944443L};

    private Streams() {}

    /** Purpose of choosing the units to which a visit happens. */
    static int choice(Visit visit) {
        return 2 + 2 * (visit.step().ordinal() * Visit.MOST_OCCURRENCES + visit.occurrence());
    }

    /** Purpose of a visit's times. */
    static int time(Visit visit) {
        return choice(visit) + 1;
    }

    /**
     * The streams of all replications.
     *
     * @param seed seed
     * @param replications replications
     * @param flows kinds of traffic
     * @return streams by replication and flow * purposes + purpose
     */
    static RandomStream[][] of(long seed, int replications, int flows) {
        MRG32k3a next = new MRG32k3a();
        next.setSeed(seeds(seed));
        RandomStream[][] streams = new RandomStream[replications][flows * PURPOSES];
        for (RandomStream[] row : streams) {
            for (int i = 0; i < row.length; i++) {
                row[i] = next.clone();
                next.resetNextSubstream();
            }
        }
        return streams;
    }

    /** Stream of a kind of traffic for a purpose, from a replication's row. */
    static RandomStream stream(RandomStream[] row, int flow, int purpose) {
        return row[flow * PURPOSES + purpose];
    }

    /** Six seeds from one: SplitMix64 (Steele, Lea and Flood 2014), brought below the moduli and above 0. */
    private static long[] seeds(long seed) {
        long[] six = new long[6];
        long state = seed;
        for (int i = 0; i < 6; i++) {
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            six[i] = 1 + Long.remainderUnsigned(z ^ (z >>> 31), MODULI[i / 3] - 1);
        }
        return six;
    }
}
