package org.thalweg.alignment;

/**
 * The shape of the curve at a node of a {@link PlanChain}: its radius and its clothoids' shares, as the chain's values hold
 * them. Values are arrays of {@link PlanChain#PER} numbers a node.
 */
final class NodeShape {
    private static final int PER = PlanChain.PER;

    /** Radii, as multiples of the one begun with, and clothoids' shares that are tried. */
    private static final double[] RADII = {1, 0.9, 0.75, 0.5, 0.25, 0.1, 1.15, 1.4};

    private static final double[] SHARES = {0.05, 0.3, 0.6, 0.9};

    private NodeShape() {}

    /** Gives a node the radius of a tangent length, and clothoids of a share. */
    static void ofTangent(double[] v, PlanChain chain, int node, double tangent, double share) {
        double half = Math.max(1e-4, Math.abs(chain.deflection(v, node)) / 2);
        v[node * PER + PlanChain.RADIUS] = StrictMath.log(Math.max(2, tangent / StrictMath.tan(Math.min(1.3, half))));
        v[node * PER + PlanChain.IN] = share;
        v[node * PER + PlanChain.OUT] = share;
    }

    /** Gives a node a radius (m), and clothoids of shares. */
    static void set(double[] v, int node, double radius, double in, double out) {
        v[node * PER + PlanChain.RADIUS] = StrictMath.log(radius);
        v[node * PER + PlanChain.IN] = in;
        v[node * PER + PlanChain.OUT] = out;
    }

    /** The radius and clothoids, of a ladder of them, that leave the points about a node nearest to the line. */
    static double[] ladder(PlanChain chain, double[] values, int node) {
        double[] best = values;
        double least = Double.POSITIVE_INFINITY;
        int first = chain.firstRow(node);
        int last = chain.lastRow(node);
        double[] offsets = new double[chain.rows()];
        double[] bonds = new double[chain.nodes()];
        double begun = values[node * PER + PlanChain.RADIUS];
        for (double factor : RADII) {
            for (double share : SHARES) {
                double[] trial = values.clone();
                set(trial, node, factor * StrictMath.exp(begun), share, share);
                if (!chain.settle(trial)) {
                    continue;
                }
                chain.assign(trial, first, last);
                chain.residuals(trial, first, last, offsets);
                chain.bonds(trial, node - 1, node, bonds);
                double sum = squares(offsets, first, last) + squares(bonds, node - 1, node);
                if (sum < least) {
                    least = sum;
                    best = trial;
                }
            }
        }
        chain.assign(best, first, last);
        return best;
    }

    /** Sum of squares of some offsets, both ends counted. */
    static double squares(double[] offsets, int first, int last) {
        double sum = 0;
        for (int p = first; p <= last; p++) {
            sum += offsets[p] * offsets[p];
        }
        return sum;
    }
}
