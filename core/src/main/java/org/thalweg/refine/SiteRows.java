package org.thalweg.refine;

import java.util.Arrays;

/**
 * What a sweep leaves for the choice of sites: at every node, the values of the states that may set out on a site there,
 * by flat grade, lane and height. Either the grade goes on, or it changes at the node by a parabola that leaves the site
 * its length.
 */
final class SiteRows {
    private static final int LANES = PriceRows.LANES;

    private final ProfileLattice lattice;
    /** Flat lattice grades: {@code middle - flatSteps .. middle + flatSteps}. */
    private final int flatSteps;
    /** Values [node][f][lane * count + height - low], f counting flat grades from the lowest. */
    private final float[][][] value;

    SiteRows(ProfileLattice lattice) {
        this.lattice = lattice;
        flatSteps = flatSteps(lattice);
        value = new float[lattice.legs][2 * flatSteps + 1][];
        for (int node = 0; node < lattice.legs; node++) {
            for (int f = 0; f <= 2 * flatSteps; f++) {
                value[node][f] = new float[LANES * lattice.count(node)];
            }
        }
    }

    static int flatSteps(ProfileLattice lattice) {
        return Math.min(lattice.middle, (int) Math.floor(lattice.rules.flatGrade() / lattice.quantum + 1e-9));
    }

    /** Numbers kept for both sweeps of a choice of sites. */
    static long size(ProfileLattice lattice) {
        long heights = 0;
        for (int node = 0; node < lattice.legs; node++) {
            heights += lattice.count(node);
        }
        return 2 * LANES * (2L * flatSteps(lattice) + 1) * heights;
    }

    /** Keeps the states that begin a line. */
    void begin(float[][] setOut) {
        for (int f = 0; f <= 2 * flatSteps; f++) {
            int g = lattice.middle - flatSteps + f;
            float[] into = value[0][f];
            Arrays.fill(into, Float.POSITIVE_INFINITY);
            for (int room = 0; room < lattice.rooms; room++) {
                lower(into, setOut[g * lattice.rooms + room], 0);
            }
        }
    }

    /**
     * Keeps the states of a node other than the first.
     *
     * @param layer states that arrive there
     * @param change changes of grade, prepared for the node
     */
    void keep(int node, float[][] layer, GradeChange change) {
        for (int f = 0; f <= 2 * flatSteps; f++) {
            int g = lattice.middle - flatSteps + f;
            float[] into = value[node][f];
            Arrays.fill(into, Float.POSITIVE_INFINITY);
            if (Math.abs(g - lattice.middle) > lattice.steepest(node)) {
                continue;
            }
            for (int room = 0; room < lattice.rooms; room++) {
                lower(into, layer[g * lattice.rooms + room], 0);
            }
            for (int a = 0; a < lattice.classes; a++) {
                change.lowerFrom(node, g, a, lattice.problem.siteSlack(), into);
            }
        }
    }

    private static void lower(float[] into, float[] from, float more) {
        for (int z = 0; z < into.length; z++) {
            into[z] = Math.min(into[z], from[z] + more);
        }
    }

    /** Least value over lanes at a node with a flat grade, by height; infinity outside the node's heights. */
    float least(int node, int f, int height) {
        return Math.min(at(node, f, height, 0), Math.min(at(node, f, height, 1), at(node, f, height, 2)));
    }

    /** Value of a lane at a node with a flat grade, by height; infinity outside the node's heights. */
    float at(int node, int f, int height, int lane) {
        int at = height - lattice.low[node];
        return at < 0 || height > lattice.high[node] ? Float.POSITIVE_INFINITY
                : value[node][f][lane * lattice.count(node) + at];
    }
}
