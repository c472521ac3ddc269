package org.thalweg.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

/** Sees to it that a line passes over another on a bridge and under it in a tunnel, whatever its own ground would ask. */
final class Carrying {
    private static final double STEP = 5;

    private Carrying() {}

    /**
     * The structures of a line with bridges and tunnels put in where it crosses others.
     *
     * @param line the line with the structures that its own ground asks for
     * @param neighbours lines to keep clear of
     * @param standard its standard, for least lengths
     * @return stretches that cover the line
     */
    static List<StructureSpan> over(Alignment line, List<Neighbour> neighbours, DesignStandard standard) {
        int n = Math.max(1, (int) StrictMath.ceil(line.length() / STEP));
        Structure[] carried = new Structure[n];
        boolean changed = false;
        for (int k = 0; k < n; k++) {
            double s = (k + 0.5) * line.length() / n;
            carried[k] = line.structureAt(s);
        }
        Structure[] own = carried.clone();
        for (int k = 0; k < n; k++) {
            Structure needed = needed(line, (k + 0.5) * line.length() / n, neighbours);
            if (needed != null && own[k] != needed) {
                double least = needed == Structure.BRIDGE ? standard.minBridge() : standard.minTunnel();
                int half = (int) StrictMath.ceil(0.5 * least / STEP);
                Arrays.fill(carried, Math.max(0, k - half), Math.min(n, k + half + 1), needed);
                changed = true;
            }
        }
        return changed ? spans(carried, line.length()) : line.structures();
    }

    private static Structure needed(Alignment line, double s, List<Neighbour> neighbours) {
        Pose p = line.plan().poseAt(s);
        double z = line.profile().elevationAt(s);
        for (Neighbour neighbour : neighbours) {
            double other = neighbour.heightNear(p.x(), p.y(), 0);
            if (!Double.isNaN(other)) {
                return z > other ? Structure.BRIDGE : Structure.TUNNEL;
            }
        }
        return null;
    }

    private static List<StructureSpan> spans(Structure[] carried, double length) {
        List<StructureSpan> spans = new ArrayList<>();
        int from = 0;
        for (int k = 1; k <= carried.length; k++) {
            if (k == carried.length || carried[k] != carried[from]) {
                spans.add(new StructureSpan(
                        carried[from], from * length / carried.length, k * length / carried.length));
                from = k;
            }
        }
        return spans;
    }
}
