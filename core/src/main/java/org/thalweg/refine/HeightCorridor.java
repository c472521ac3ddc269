package org.thalweg.refine;

import java.util.Arrays;

/**
 * Finds the heights that a line costing little more than the best can have, from a relaxation that is solved in a small
 * part of the time: grades change freely, structures have no ends, and the price of a sample is its cheapest structure's
 * (taken before prices are interpolated, which can only lower them). The relaxed cost through a state is a lower bound of
 * every lattice line's cost through it, so a sweep over the states below a limit finds the optimum whenever the optimum
 * lies below that limit.
 */
final class HeightCorridor {
    private final ProfileLattice lattice;
    private final int end;
    /** Relaxed cost of legs: [leg * grades + g], by height less the node's lowest. */
    private final float[][] leg;
    private final float[][] toCome;
    private final float[][] soFar;
    private final float[] shifted;
    private float best = Float.POSITIVE_INFINITY;

    HeightCorridor(ProfileLattice lattice, PriceRows prices) {
        this.lattice = lattice;
        end = lattice.legs - 1;
        leg = new float[end * lattice.grades][];
        toCome = new float[end + 1][];
        soFar = new float[end + 1][];
        shifted = new float[lattice.widest()];
        ClosingBound closings = new ClosingBound(lattice);
        for (int node = end; node >= 0; node--) {
            back(node, prices, closings);
        }
        ahead();
        for (int z = 0; z < toCome[0].length; z++) {
            best = Math.min(best, soFar[0][z] + toCome[0][z]);
        }
    }

    /** About how many numbers a corridor keeps. */
    static long size(ProfileLattice lattice) {
        return lattice.size() + 2 * lattice.size() / lattice.grades;
    }

    /** Lower bound of the cost of every lattice line, above the least prices (money); infinity where there is none. */
    float best() {
        return best;
    }

    /** The first node that no line from the start reaches at a price; -1 where every node is reached. */
    int firstBlocked() {
        for (int node = 0; node <= end; node++) {
            boolean open = false;
            for (float value : soFar[node]) {
                open |= value < Float.POSITIVE_INFINITY;
            }
            if (!open) {
                return node;
            }
        }
        return -1;
    }

    private void back(int node, PriceRows prices, ClosingBound closings) {
        prices.fillLeast(node);
        float[] into = new float[lattice.count(node)];
        Arrays.fill(into, Float.POSITIVE_INFINITY);
        closings.add(node, prices, into);
        for (int g = 0; g < lattice.grades; g++) {
            int from = lattice.from(node, g);
            int count = lattice.to(node, g) - from + 1;
            if (count <= 0) {
                continue;
            }
            float[] cost = new float[count];
            prices.gatherLeast(node, g, from, count, cost);
            if (node == end) {
                closings.arrivals(g, from, cost);
                lower(into, from - lattice.low[node], cost, count);
                continue;
            }
            leg[node * lattice.grades + g] = cost;
            int climb = g - lattice.middle;
            System.arraycopy(toCome[node + 1], from + climb - lattice.low[node + 1], shifted, 0, count);
            add(shifted, cost, count);
            lower(into, from - lattice.low[node], shifted, count);
        }
        toCome[node] = into;
    }

    private static void add(float[] into, float[] more, int count) {
        for (int z = 0; z < count; z++) {
            into[z] += more[z];
        }
    }

    private static void lower(float[] into, int at, float[] from, int count) {
        for (int z = 0; z < count; z++) {
            if (from[z] < into[at + z]) {
                into[at + z] = from[z];
            }
        }
    }

    private void ahead() {
        soFar[0] = new float[lattice.count(0)];
        for (int node = 0; node < end; node++) {
            float[] into = new float[lattice.count(node + 1)];
            Arrays.fill(into, Float.POSITIVE_INFINITY);
            for (int g = 0; g < lattice.grades; g++) {
                float[] cost = leg[node * lattice.grades + g];
                if (cost != null) {
                    int from = lattice.from(node, g);
                    System.arraycopy(soFar[node], from - lattice.low[node], shifted, 0, cost.length);
                    add(shifted, cost, cost.length);
                    lower(into, from + g - lattice.middle - lattice.low[node + 1], shifted, cost.length);
                }
            }
            soFar[node + 1] = into;
        }
    }

    /**
     * The lattice without the states through which no line can cost less than a limit.
     *
     * @param limit cost above the least prices (money)
     * @return the narrower lattice
     */
    ProfileLattice within(float limit) {
        ProfileLattice narrow = lattice.copy();
        for (int node = 0; node < end; node++) {
            for (int g = 0; g < lattice.grades; g++) {
                narrow(narrow, node, g, limit);
            }
        }
        narrow.tighten(end);
        return narrow;
    }

    private void narrow(ProfileLattice narrow, int node, int g, float limit) {
        float[] cost = leg[node * lattice.grades + g];
        if (cost == null) {
            return;
        }
        int from = lattice.from(node, g);
        int here = from - lattice.low[node];
        int there = from + g - lattice.middle - lattice.low[node + 1];
        int first = 0;
        int last = cost.length - 1;
        while (first <= last && soFar[node][here + first] + cost[first] + toCome[node + 1][there + first] > limit) {
            first++;
        }
        while (last >= first && soFar[node][here + last] + cost[last] + toCome[node + 1][there + last] > limit) {
            last--;
        }
        narrow.limit(node, g, from + first, from + last);
    }
}
