package org.thalweg.alignment;

import java.util.Arrays;

/**
 * Least squares for chains: models whose parameters stand in nodes along a line and whose residuals each depend on a node
 * and its neighbours only. Levenberg's and Marquardt's method; the normal equations are a band, solved by Cholesky's
 * factors in time linear in the number of nodes. Derivatives are differences.
 *
 * <p>Source: Marquardt (1963), An algorithm for least-squares estimation of nonlinear parameters; Golub and Van Loan,
 * Matrix Computations, 4.3 (band Cholesky).
 */
final class LeastSquares {
    private static final int TRIES = 12;

    /** Sum of squared distances (m2) that does not count as misfit. */
    private static final double SPARE = 1;

    /** A chain of nodes. */
    interface Chain {
        /** Number of nodes. */
        int nodes();

        /** Parameters of each node. */
        int perNode();

        /**
         * Assigns residuals to the places of the chain that they belong to; held until the next call.
         *
         * @return sum of the squares of their distances from these places, which tells when offsets alone deceive
         */
        double assign(double[] values, int firstRow, int lastRow);

        /** First residual that a node's parameters have a say in. */
        int firstRow(int node);

        /** Last residual that a node's parameters have a say in. */
        int lastRow(int node);

        /** Computes residuals first to last into the same places of {@code out}. */
        void residuals(double[] values, int first, int last, double[] out);

        /** Step for the difference that stands for the derivative by a parameter; 0 for one that is held. */
        double step(double[] values, int node, int parameter);

        /** Brings values to where the chain can be built; false where that cannot be. */
        boolean settle(double[] values);

        /** Whether a parameter stands at a limit and the way given (below or above 0) leads out. */
        boolean barred(double[] values, int node, int parameter, double way);

        /** Further residuals, one per pair of neighbours, which keep the chain in shape: those first to last. */
        void bonds(double[] values, int first, int last, double[] out);

        /** Number of residuals. */
        int rows();
    }

    private final Chain chain;
    private final int low;
    private final int high;
    private final int per;
    private final int size;
    /** Half the width of the band: a node and the three after it share residuals. */
    private final int band;

    private int first;
    private int last;
    /** Damping of the step last tried, and the cost that it reached. */
    private double damping;

    private double reached;
    private final double[] out;
    private final double[] moved;
    private final double[] bonds;
    private final double[] movedBonds;

    private LeastSquares(Chain chain, int low, int high) {
        this.chain = chain;
        this.low = low;
        this.high = high;
        this.per = chain.perNode();
        this.size = (high - low + 1) * per;
        this.band = 4 * per;
        this.out = new double[chain.rows()];
        this.moved = new double[chain.rows()];
        this.bonds = new double[chain.nodes()];
        this.movedBonds = new double[chain.nodes()];
    }

    /**
     * Improves the parameters of the nodes from {@code low} to {@code high} in place.
     *
     * @param chain the model
     * @param values its parameters, node by node; improved in place
     * @param low first node that moves
     * @param high last node that moves
     * @param iterations greatest number of steps
     * @return sum of the squares of all residuals that these nodes have a say in
     */
    static double improve(Chain chain, double[] values, int low, int high, int iterations) {
        return new LeastSquares(chain, low, high).improve(values, iterations);
    }

    private double improve(double[] values, int iterations) {
        double lambda = 1e-3;
        double cost = Double.NaN;
        double misfit = Double.POSITIVE_INFINITY;
        double[] before = values.clone();
        int idle = 0;
        for (int k = 0; k < iterations && idle < 2; k++) {
            // Settling may shrink a neighbour's curve, so that its residuals count too.
            first = chain.firstRow(Math.max(0, low - 1));
            last = chain.lastRow(Math.min(chain.nodes() - 1, high + 1));
            double now = chain.assign(values, first, last);
            if (now > 2 * misfit + SPARE) {
                // A step that leaves points beside no part of the line is taken back, and a shorter one is tried.
                System.arraycopy(before, 0, values, 0, values.length);
                chain.assign(values, first, last);
                lambda *= 1000;
                idle++;
            } else {
                misfit = now;
            }
            System.arraycopy(values, 0, before, 0, values.length);
            cost = cost(values);
            double[] trial = step(values, cost, lambda);
            if (trial == null) {
                break;
            }
            System.arraycopy(trial, 0, values, 0, values.length);
            idle = reached > cost * (1 - 1e-4) ? idle + 1 : 0;
            cost = reached;
            lambda = Math.max(1e-9, damping / 5);
        }
        if (chain.assign(values, first, last) > 2 * misfit + SPARE) {
            System.arraycopy(before, 0, values, 0, values.length);
            chain.assign(values, first, last);
        }
        return cost;
    }

    /** The first of ever shorter steps that lowers the cost; null where none does. */
    private double[] step(double[] values, double cost, double lambda) {
        double[] gradient = new double[size];
        double[][] normal = normal(values, gradient);
        damping = lambda;
        for (int t = 0; t < TRIES; t++) {
            double[] trial = stepped(values, normal, gradient, damping);
            reached = trial != null && chain.settle(trial) ? cost(trial) : Double.POSITIVE_INFINITY;
            if (reached < cost) {
                return trial;
            }
            damping *= 5;
        }
        return null;
    }

    private double cost(double[] values) {
        chain.residuals(values, first, last, out);
        double sum = 0;
        for (int r = first; r <= last; r++) {
            sum += out[r] * out[r];
        }
        int from = Math.max(0, low - 3);
        int to = Math.min(chain.nodes() - 2, high + 2);
        chain.bonds(values, from, to, bonds);
        for (int t = from; t <= to; t++) {
            sum += bonds[t] * bonds[t];
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    /**
     * The band of the normal matrix, {@code [i][d]} for row i and column i + d, and the gradient. Expects the residuals at
     * the values in {@code out}.
     */
    private double[][] normal(double[] values, double[] gradient) {
        double[][] columns = new double[size][];
        double[][] bonded = new double[size][];
        int[] from = new int[size];
        int[] bondFrom = new int[size];
        double[] shifted = values.clone();
        for (int i = 0; i < size; i++) {
            int node = low + i / per;
            int index = node * per + i % per;
            double h = chain.step(values, node, i % per);
            int a = Math.max(first, chain.firstRow(node));
            int b = Math.min(last, chain.lastRow(node));
            from[i] = a;
            bondFrom[i] = Math.max(0, node - 2);
            int bondTo = Math.min(chain.nodes() - 2, node + 1);
            shifted[index] = values[index] + h;
            if (h != 0) {
                chain.residuals(shifted, a, b, moved);
                chain.bonds(shifted, bondFrom[i], bondTo, movedBonds);
            }
            shifted[index] = values[index];
            columns[i] = column(h, a, b, moved, out);
            bonded[i] = column(h, bondFrom[i], bondTo, movedBonds, bonds);
            gradient[i] = product(columns[i], a, out, 0) + product(bonded[i], bondFrom[i], bonds, 0);
            if (chain.barred(values, node, i % per, -gradient[i])) {
                columns[i] = new double[0];
                bonded[i] = new double[0];
                gradient[i] = 0;
            }
        }
        double[][] normal = new double[size][band];
        for (int i = 0; i < size; i++) {
            for (int d = 0; d < band && i + d < size; d++) {
                normal[i][d] = product(columns[i], from[i], columns[i + d], from[i + d])
                        + product(bonded[i], bondFrom[i], bonded[i + d], bondFrom[i + d]);
            }
        }
        return normal;
    }

    private static double[] column(double h, int a, int b, double[] moved, double[] still) {
        double[] column = new double[h == 0 ? 0 : Math.max(0, b - a + 1)];
        for (int r = 0; r < column.length; r++) {
            column[r] = (moved[a + r] - still[a + r]) / h;
        }
        return column;
    }

    private static double product(double[] a, int fromA, double[] b, int fromB) {
        double sum = 0;
        int end = Math.min(fromA + a.length, fromB + b.length);
        for (int r = Math.max(fromA, fromB); r < end; r++) {
            sum += a[r - fromA] * b[r - fromB];
        }
        return sum;
    }

    /** Values after the step that solves the damped normal equations; null where rounding makes them insoluble. */
    private double[] stepped(double[] values, double[][] normal, double[] gradient, double lambda) {
        double[][] l = new double[size][band];
        for (int i = 0; i < size; i++) {
            // A parameter that no residual feels stays where it is.
            double damped = normal[i][0] > 1e-14 ? normal[i][0] * (1 + lambda) : 1;
            l[i] = Arrays.copyOf(normal[i], band);
            l[i][0] = damped;
        }
        for (int i = 0; i < size; i++) {
            for (int d = 0; d < band && i + d < size; d++) {
                double sum = l[i][d];
                for (int k = Math.max(0, i + d - band + 1); k < i; k++) {
                    sum -= l[k][i - k] * l[k][i + d - k];
                }
                if (d == 0) {
                    if (!(sum > 0)) {
                        return null;
                    }
                    l[i][0] = Math.sqrt(sum);
                } else {
                    l[i][d] = sum / l[i][0];
                }
            }
        }
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = -gradient[i];
            for (int k = Math.max(0, i - band + 1); k < i; k++) {
                sum -= l[k][i - k] * x[k];
            }
            x[i] = sum / l[i][0];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = x[i];
            for (int d = 1; d < band && i + d < size; d++) {
                sum -= l[i][d] * x[i + d];
            }
            x[i] = sum / l[i][0];
        }
        double[] trial = values.clone();
        for (int i = 0; i < size; i++) {
            trial[low * per + i] += x[i];
        }
        return trial;
    }
}
