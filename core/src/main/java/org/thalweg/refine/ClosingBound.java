package org.thalweg.refine;

/** Lower bounds of the cost of closing sections ({@link Closing}), summed leg by leg from the end backwards. */
final class ClosingBound {
    private final ProfileLattice lattice;
    private final ProfileEnd end;
    private final double[] targets;
    private final int firstNode;
    private final int lastNode;
    /** Sums by [(node - firstNode) * targets + target], by height less the node's lowest. */
    private final float[][] sum;

    ClosingBound(ProfileLattice lattice) {
        this.lattice = lattice;
        end = lattice.problem.end();
        targets = Closing.targets(end);
        firstNode = Closing.firstNode(lattice);
        lastNode = Closing.lastNode(lattice);
        sum = new float[Math.max(0, lastNode - firstNode + 1) * targets.length][];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = new float[lattice.count(firstNode + i / targets.length)];
        }
    }

    /**
     * Adds the cost of a leg to all sections that hold it, and lowers the bounds of its first node to those of the
     * sections that begin there. Legs must come from the last to the first.
     *
     * @param leg the leg that the prices have at hand, with {@link PriceRows#fillLeast}
     * @param prices prices
     * @param into bounds of the leg's first node
     */
    void add(int leg, PriceRows prices, float[] into) {
        for (int i = 0; i < sum.length; i++) {
            int node = firstNode + i / targets.length;
            if (node <= leg) {
                extend(sum[i], node, leg, targets[i % targets.length], prices);
            }
            if (node == leg) {
                for (int z = 0; z < into.length; z++) {
                    into[z] = Math.min(into[z], sum[i][z]);
                }
            }
        }
    }

    private void extend(float[] cost, int node, int leg, double target, PriceRows prices) {
        double start = lattice.grid.station(node);
        double length = lattice.grid.station(lattice.legs) - start;
        double steepest = lattice.steepestReal(leg) + 1e-12;
        double from = lattice.grid.station(leg) - start;
        for (int z = 0; z < cost.length; z++) {
            double elevation = lattice.elevation(lattice.low[node] + z);
            double grade = (target - elevation) / length;
            if (Math.abs(grade) > steepest) {
                cost[z] = Float.POSITIVE_INFINITY;
            } else if (cost[z] < Float.POSITIVE_INFINITY) {
                double height = (elevation + grade * from - lattice.origin) / lattice.rise;
                cost[z] += prices.leastAlong(leg, height, grade / lattice.quantum);
            }
        }
    }

    /** Sets the cost of a last leg to infinity where its grade does not arrive within the end's elevations. */
    void arrivals(int g, int from, float[] cost) {
        double rise = lattice.grade(g) * lattice.grid.legLength(lattice.legs - 1);
        for (int z = 0; z < cost.length; z++) {
            double elevation = lattice.elevation(from + z) + rise;
            if (elevation < end.lowest() - 1e-9 || elevation > end.highest() + 1e-9) {
                cost[z] = Float.POSITIVE_INFINITY;
            }
        }
    }
}
