package org.thalweg.refine;

import java.util.Arrays;
import org.thalweg.alignment.VerticalAlignment;

/**
 * The lanes of a sweep. Lane 0 is open (earthwork or wall), 1 a bridge, 2 a tunnel that may end after any sample. Where least
 * lengths count there are young lanes besides: a bridge or tunnel enters the youngest of its kind, grows older by a lane with
 * every sample, and becomes lane 1 or 2 with the sample that makes it as long as the least; before, it cannot end.
 *
 * <p>Young lanes cost several times as much as the three, so least lengths count on chosen legs only: those about structures
 * that came out too short. Elsewhere a structure may end after any sample, and one that leaves a chosen leg counts as long
 * enough. Such a sweep is a relaxation: a line of its optimum whose structures are all long enough is the optimum with least
 * lengths everywhere.
 */
final class StructureLanes {
    /** Lanes where least lengths do not count. */
    static final int PLAIN = PriceRows.LANES;

    /** Nodes beyond a structure that is too short on which least lengths count too. */
    private static final int MARGIN = 2;

    private final ProfileProblem problem;
    /** Samples that a bridge and a tunnel take at least, by lane. */
    private final int[] least;
    /** Legs on which least lengths count. */
    private final boolean[] counts;

    StructureLanes(ProfileProblem problem) {
        this.problem = problem;
        ProfileGrid grid = problem.grid();
        double sample = grid.spacing() / grid.samplesPerLeg();
        least = new int[] {1, samples(problem.rules().minBridge(), sample), samples(problem.rules().minTunnel(), sample)};
        counts = new boolean[grid.legs()];
    }

    private static int samples(double length, double sample) {
        return Math.max(1, (int) Math.ceil(length / sample - 1e-6));
    }

    /** Lanes of a problem on all of whose legs least lengths count. */
    static StructureLanes everywhere(ProfileProblem problem) {
        StructureLanes lanes = new StructureLanes(problem);
        Arrays.fill(lanes.counts, lanes.least[1] > 1 || lanes.least[2] > 1);
        return lanes;
    }

    /** Whether least lengths count on a leg. */
    boolean counts(int leg) {
        return counts[leg];
    }

    /** Greatest number of lanes at any node. */
    int most() {
        return PLAIN + least[1] - 1 + least[2] - 1;
    }

    /** Number of lanes at a node: young lanes lead from a leg on which they count to another. */
    int at(int node) {
        return node > 0 && node < counts.length && counts[node - 1] && counts[node] ? most() : PLAIN;
    }

    /** The first young lane of a kind, the youngest. */
    int young(int kind) {
        return kind == 1 ? PLAIN : PLAIN + least[1] - 1;
    }

    /** The lane after the last young one of a kind. */
    int youngEnd(int kind) {
        return young(kind) + least[kind] - 1;
    }

    /** What a lane carries: 0 open, 1 bridge, 2 tunnel. */
    int kind(int lane) {
        return lane < PLAIN ? lane : lane < youngEnd(1) ? 1 : 2;
    }

    /** Whether a line may begin, before its first sample, in a lane: where least lengths count, only as what it joins. */
    boolean begins(int lane) {
        return lane == 0 || lane < PLAIN && (!counts[0] || lane == outside(problem.start()));
    }

    /** Whether a structure too young to end may lead out of the line: where it goes on beyond. */
    boolean leavesYoung(int kind) {
        return kind == outside(problem.end());
    }

    /** The lane outside an end; -1 where the line ends there. */
    private static int outside(ProfileEnd end) {
        return end.structure() == null ? -1 : ProfileSweep.laneOf(end.structure());
    }

    /**
     * Makes least lengths count about those structures that are too short when a profile, without its parabolas, has the
     * cheapest that these lanes allow.
     *
     * @param profile the profile
     * @return whether they count on more legs now
     */
    boolean guard(VerticalAlignment profile) {
        byte[] structures = new byte[problem.grid().samples()];
        ProfilePricer.price(problem, profile, false, structures, this);
        return guard(structures);
    }

    /**
     * Makes least lengths count about those structures that are too short.
     *
     * @param structures ordinals of structures by sample
     * @return whether they count on more legs now
     */
    boolean guard(byte[] structures) {
        boolean more = false;
        for (int from = 0; from < structures.length; ) {
            int to = from + 1;
            while (to < structures.length && structures[to] == structures[from]) {
                to++;
            }
            int kind = Math.max(0, structures[from] - 1);
            boolean joined = from == 0 && kind == outside(problem.start())
                    || to == structures.length && kind == outside(problem.end());
            if (to - from < least[kind] && !joined) {
                more |= guard(from - least[kind], to + least[kind]);
            }
            from = to;
        }
        return more;
    }

    private boolean guard(int from, int to) {
        ProfileGrid grid = problem.grid();
        int first = Math.max(0, grid.legOfSample(Math.max(0, from)) - MARGIN);
        int last = Math.min(counts.length - 1, grid.legOfSample(Math.min(grid.samples() - 1, to)) + MARGIN);
        boolean more = false;
        for (int leg = first; leg <= last; leg++) {
            more |= !counts[leg];
            counts[leg] = true;
        }
        return more;
    }

    /**
     * Carries values over one sample, as {@link ProfileSweep} does for many heights at once.
     *
     * @param value values by lane, changed
     * @param young whether least lengths count there
     * @param ends price of an end by kind
     * @param price price of the sample by kind
     */
    void sample(float[] value, boolean young, float[] ends, float[] price) {
        float base = Math.min(value[0], Math.min(value[1] + ends[1], value[2] + ends[2]));
        for (int kind = 1; kind <= 2; kind++) {
            int first = young(kind);
            int end = youngEnd(kind);
            if (!young || end == first) {
                value[kind] = Math.min(value[kind], base + ends[kind]) + price[kind];
                continue;
            }
            value[kind] = Math.min(value[kind], value[end - 1]) + price[kind];
            for (int lane = end - 1; lane > first; lane--) {
                value[lane] = value[lane - 1] + price[kind];
            }
            value[first] = base + ends[kind] + price[kind];
        }
        value[0] = base + price[0];
    }

    /** Lets young structures count as long enough, at the end of the last leg on which least lengths count. */
    void grow(float[] value) {
        for (int lane = PLAIN; lane < most(); lane++) {
            value[kind(lane)] = Math.min(value[kind(lane)], value[lane]);
            value[lane] = Float.POSITIVE_INFINITY;
        }
    }
}
