package org.thalweg.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.Structure;

/**
 * The outcome of an optimisation: a profile, or the limit that leaves none. Immutable by convention: arrays are not
 * copied.
 *
 * @param profile the profile with its parabolas; empty where there is none
 * @param cost what it costs (money): prices at the samples along grades and parabolas, with ends of structures
 * @param latticeCost what the dynamic programme's optimum costs (money), priced along its grades without parabolas
 * @param structures ordinal of the structure by sample
 * @param sites first nodes of the sites
 * @param limit the limit that leaves no profile; null where there is one
 */
public record ProfileSolution(
        Optional<VerticalAlignment> profile,
        double cost,
        double latticeCost,
        byte[] structures,
        int[] sites,
        ProfileLimit limit) {

    /** The outcome where there is no profile. */
    static ProfileSolution none(ProfileLimit limit) {
        return new ProfileSolution(Optional.empty(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, new byte[0],
                new int[0], limit);
    }

    /**
     * The stretches of structures.
     *
     * @param grid the grid that the profile was found on
     * @return stretches in order, covering the line; empty where there is no profile
     */
    public List<StructureSpan> spans(ProfileGrid grid) {
        List<StructureSpan> spans = new ArrayList<>();
        double from = grid.origin();
        for (int s = 0; s < structures.length; s++) {
            if (s + 1 == structures.length || structures[s + 1] != structures[s]) {
                double to = s + 1 == structures.length ? grid.origin() + grid.length()
                        : grid.sampleStation(s) + grid.sampleLength(s) / 2;
                spans.add(new StructureSpan(Structure.values()[structures[s]], from, to));
                from = to;
            }
        }
        return spans;
    }
}
