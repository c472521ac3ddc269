package org.thalweg.alignment;

import java.util.ArrayList;
import java.util.List;

/**
 * The chain that a fit begins with.
 *
 * @param chain the chain
 * @param values its values
 */
record FirstChain(PlanChain chain, double[] values) {
    private static final int PER = PlanChain.PER;

    /**
     * The chain of the polyline's straights and arcs.
     *
     * @param x eastings of the drawn points (m), near 0
     * @param y northings (m), near 0
     * @param tolerance how far a drawn point may lie from the line (m)
     * @param coarse tolerance of the straights and arcs (m)
     * @return the chain; null where the polyline turns back on itself
     */
    static FirstChain ofPieces(double[] x, double[] y, double tolerance, double coarse) {
        List<double[]> nodes = withoutSpikes(Skeleton.of(x, y, coarse));
        PlanChain chain = new PlanChain(x, y, nodes.size(), 2 * tolerance);
        double[] values = new double[nodes.size() * PER];
        for (int i = 0; i < nodes.size(); i++) {
            values[i * PER] = nodes.get(i)[0];
            values[i * PER + 1] = nodes.get(i)[1];
        }
        for (int i = 1; i < nodes.size() - 1; i++) {
            double most = 0.45 * Math.min(chain.leg(values, i - 1), chain.leg(values, i));
            NodeShape.ofTangent(values, chain, i, most, 0.3);
            double radius = nodes.get(i)[2];
            if (radius > 0) {
                values[i * PER + PlanChain.RADIUS] = StrictMath.log(radius);
            }
        }
        if (!chain.part(values)) {
            return null;
        }
        chain.assign(values, 0, x.length - 1);
        for (int i = 1; i < chain.nodes() - 1; i++) {
            values = NodeShape.ladder(chain, values, i);
        }
        return new FirstChain(chain, values);
    }

    /**
     * The polyline's own corners, each rounded as widely as the tolerance allows: what is left where curves fit nothing, as in
     * a sketch of few corners.
     *
     * @param x eastings of the drawn points (m), near 0
     * @param y northings (m), near 0
     * @param tolerance how far a drawn point may lie from the line (m)
     * @return the chain; null where it turns back on itself
     */
    static FirstChain ofCorners(double[] x, double[] y, double tolerance) {
        int[] kept = Simplified.of(x, y, 0.2 * tolerance, false);
        List<double[]> nodes = new ArrayList<>();
        for (int p : kept) {
            nodes.add(new double[] {x[p], y[p]});
        }
        List<double[]> apart = withoutSpikes(nodes);
        PlanChain chain = new PlanChain(x, y, apart.size(), 1e-2 * tolerance);
        double[] values = new double[apart.size() * PER];
        for (int i = 0; i < apart.size(); i++) {
            values[i * PER] = apart.get(i)[0];
            values[i * PER + 1] = apart.get(i)[1];
        }
        for (int i = 1; i < apart.size() - 1; i++) {
            double half = Math.max(1e-3, Math.abs(chain.deflection(values, i)) / 2);
            double bulge = 1 / StrictMath.cos(half) - 1;
            double tangent = 0.49 * Math.min(chain.leg(values, i - 1), chain.leg(values, i));
            double radius = Math.min(0.75 * tolerance / bulge, tangent / StrictMath.tan(half));
            NodeShape.set(values, i, radius, 0, 0);
        }
        if (!chain.part(values)) {
            return null;
        }
        chain.assign(values, 0, x.length - 1);
        return new FirstChain(chain, values);
    }

    /** Leaves out nodes that lie on one another, or at which the chain would turn back. */
    private static List<double[]> withoutSpikes(List<double[]> nodes) {
        List<double[]> out = new ArrayList<>(nodes);
        boolean changed = true;
        while (changed && out.size() > 2) {
            changed = false;
            for (int i = 1; i < out.size() - 1 && !changed; i++) {
                double[] a = out.get(i - 1);
                double[] p = out.get(i);
                double[] b = out.get(i + 1);
                double in = StrictMath.atan2(p[0] - a[0], p[1] - a[1]);
                double turn = Math.IEEEremainder(StrictMath.atan2(b[0] - p[0], b[1] - p[1]) - in, 2 * Math.PI);
                boolean close = Math.min(PlanChain.root(p[0] - a[0], p[1] - a[1]), PlanChain.root(b[0] - p[0], b[1] - p[1])) < 0.05;
                if (close || Math.abs(turn) > PlanChain.MOST_TURN) {
                    out.remove(i);
                    changed = true;
                }
            }
        }
        return out;
    }
}
