package org.thalweg.refine;

import java.util.Arrays;

/**
 * What a sweep leaves for the choice of sites: at every node, the least value of the states that set out with a grade
 * flat enough for a site.
 */
final class SiteRows {
    private final ProfileLattice lattice;
    /** Flat lattice grades: {@code middle - flatSteps .. middle + flatSteps}. */
    private final int flatSteps;
    /** Values [node][f][height - low], f counting flat grades from the lowest. */
    private final float[][][] value;

    SiteRows(ProfileLattice lattice) {
        this.lattice = lattice;
        flatSteps = flatSteps(lattice);
        value = new float[lattice.legs][2 * flatSteps + 1][];
        for (int node = 0; node < lattice.legs; node++) {
            for (int f = 0; f <= 2 * flatSteps; f++) {
                value[node][f] = new float[lattice.high[node] - lattice.low[node] + 1];
            }
        }
    }

    static int flatSteps(ProfileLattice lattice) {
        return Math.min(lattice.middle, (int) Math.floor(lattice.rules.flatGrade() / lattice.quantum + 1e-9));
    }

    void keep(int node, float[][] setOut) {
        for (int f = 0; f <= 2 * flatSteps; f++) {
            int g = lattice.middle - flatSteps + f;
            float[] into = value[node][f];
            Arrays.fill(into, Float.POSITIVE_INFINITY);
            if (Math.abs(g - lattice.middle) > lattice.steepest(node)) {
                continue;
            }
            for (int room = 0; room < lattice.rooms; room++) {
                float[] from = setOut[g * lattice.rooms + room];
                for (int lane = 0; lane < PriceRows.LANES; lane++) {
                    for (int z = 0; z < into.length; z++) {
                        into[z] = Math.min(into[z], from[lane * into.length + z]);
                    }
                }
            }
        }
    }

    /** Least value at a node with a flat grade, by height; infinity outside the node's heights. */
    float at(int node, int f, int height) {
        int at = height - lattice.low[node];
        return at < 0 || height > lattice.high[node] ? Float.POSITIVE_INFINITY : value[node][f][at];
    }
}
