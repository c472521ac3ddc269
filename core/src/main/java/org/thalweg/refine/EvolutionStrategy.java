package org.thalweg.refine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

/**
 * Least value of a function of some dozens of variables that is known by its values alone: the evolution strategy with
 * covariance matrix adaptation (CMA-ES). It keeps a normal distribution over the variables, draws a few trials from it,
 * moves its mean to the better half of them, and learns from their steps how long and in which directions to step.
 *
 * <p>A run can be stopped and gone on with. Runs with the same seed are equal. Values may be compared only; a penalty for
 * a broken rule need not be smooth.
 *
 * <p><b>Source.</b> Hansen, "The CMA evolution strategy: a tutorial" (arXiv:1604.00772), with its default constants,
 * rank-one and rank-mu updates with positive weights only, and the flat-history stop of its appendix.
 */
final class EvolutionStrategy {
    /** Below this step, as a share of the first, nothing moves any more. */
    private static final double STILL = 1e-9;

    private final ToDoubleFunction<double[]> function;
    private final double[] origin;
    private final double[] scale;
    private final Random random;
    private final int n;
    private final int trials;

    // Constants of the tutorial's table 1.
    private final double[] weights;
    private final double effective;
    private final double cPath;
    private final double cStep;
    private final double cOne;
    private final double cMu;
    private final double damping;
    private final double usual;

    // The distribution: mean, step, covariance with its axes and their lengths, and the two evolution paths.
    private final double[] mean;
    private double step = 1;
    private final double[][] covariance;
    private final double[][] axes;
    private final double[] lengths;
    private final double[] path;
    private final double[] stepPath;
    private int generation;
    private int decomposed;

    private double[] best;
    private double bestValue;
    private int evaluations;
    private final double[] history;
    private boolean settled;

    /**
     * Prepares a run.
     *
     * @param function value of a vector of variables; lower is better
     * @param start variables to start from, which are the first trial
     * @param scale first step of each variable (its unit)
     * @param seed seed of the draws
     */
    EvolutionStrategy(ToDoubleFunction<double[]> function, double[] start, double[] scale, long seed) {
        this.function = function;
        this.origin = start.clone();
        this.scale = scale.clone();
        this.random = new Random(seed);
        this.n = start.length;
        this.trials = 4 + (int) (3 * StrictMath.log(n));
        int parents = trials / 2;
        this.weights = new double[parents];
        for (int i = 0; i < parents; i++) {
            weights[i] = StrictMath.log(0.5 * (trials + 1)) - StrictMath.log(i + 1);
        }
        double sum = Arrays.stream(weights).sum();
        for (int i = 0; i < parents; i++) {
            weights[i] /= sum;
        }
        this.effective = 1 / Arrays.stream(weights).map(w -> w * w).sum();
        this.cPath = (4 + effective / n) / (n + 4 + 2 * effective / n);
        this.cStep = (effective + 2) / (n + effective + 5);
        this.cOne = 2 / ((n + 1.3) * (n + 1.3) + effective);
        this.cMu = Math.min(1 - cOne, 2 * (effective - 2 + 1 / effective) / ((n + 2.0) * (n + 2.0) + effective));
        this.damping = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + cStep;
        this.usual = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
        this.mean = new double[n];
        this.covariance = new double[n][n];
        this.axes = new double[n][n];
        this.lengths = new double[n];
        for (int i = 0; i < n; i++) {
            covariance[i][i] = 1;
            axes[i][i] = 1;
            lengths[i] = 1;
        }
        this.path = new double[n];
        this.stepPath = new double[n];
        this.history = new double[10 + (int) StrictMath.ceil(30.0 * n / trials)];
        Arrays.fill(history, Double.POSITIVE_INFINITY);
        this.best = origin.clone();
        this.bestValue = function.applyAsDouble(best);
        this.evaluations = 1;
    }

    /**
     * Goes on.
     *
     * @param more greatest number of further evaluations (a generation more at most)
     * @param flat stop when the best values of the last generations differ by less than this
     */
    void run(int more, double flat) {
        int end = evaluations + more;
        while (evaluations < end && !settled) {
            generation(flat);
        }
    }

    /** The best variables tried so far. */
    double[] best() {
        return best.clone();
    }

    /** Their value. */
    double bestValue() {
        return bestValue;
    }

    /** Number of evaluations so far. */
    int evaluations() {
        return evaluations;
    }

    /** Draws a generation and learns from it. Rows of {@code draws}: steps from the mean, in units of step x scale. */
    private void generation(double flat) {
        generation++;
        double[][] draws = new double[trials][];
        double[] values = new double[trials];
        for (int k = 0; k < trials; k++) {
            draws[k] = draw();
            double[] trial = new double[n];
            for (int i = 0; i < n; i++) {
                trial[i] = origin[i] + scale[i] * (mean[i] + step * draws[k][i]);
            }
            values[k] = function.applyAsDouble(trial);
            if (values[k] < bestValue) {
                bestValue = values[k];
                best = trial;
            }
        }
        evaluations += trials;
        int[] order = IntStream.range(0, trials)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> values[k]))
                .mapToInt(k -> k)
                .toArray();
        learn(draws, order);
        System.arraycopy(history, 0, history, 1, history.length - 1);
        history[0] = values[order[0]];
        double low = Arrays.stream(history).min().orElseThrow();
        double high = Arrays.stream(history).max().orElseThrow();
        settled = high - low < flat || step < STILL;
    }

    private double[] draw() {
        double[] along = new double[n];
        for (int i = 0; i < n; i++) {
            along[i] = lengths[i] * random.nextGaussian();
        }
        return product(axes, along);
    }

    private void learn(double[][] draws, int[] order) {
        double[] move = new double[n];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < n; j++) {
                move[j] += weights[i] * draws[order[i]][j];
            }
        }
        for (int j = 0; j < n; j++) {
            mean[j] += step * move[j];
        }
        double length = followSteps(move);
        double shrunk = Math.sqrt(1 - StrictMath.pow(1 - cStep, 2 * generation));
        boolean moving = length / shrunk < (1.4 + 2.0 / (n + 1)) * usual;
        double pace = Math.sqrt(cPath * (2 - cPath) * effective);
        for (int i = 0; i < n; i++) {
            path[i] = (1 - cPath) * path[i] + (moving ? pace * move[i] : 0);
        }
        spread(draws, order, moving);
        step *= StrictMath.exp(cStep / damping * (length / usual - 1));
        if (evaluations - decomposed > trials / (cOne + cMu) / n / 10) {
            decompose();
        }
    }

    /** Moves the path that decides the step's length; returns its own length. */
    private double followSteps(double[] move) {
        double[] white = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                white[i] += axes[j][i] * move[j];
            }
            white[i] /= lengths[i];
        }
        double[] back = product(axes, white);
        double pace = Math.sqrt(cStep * (2 - cStep) * effective);
        double square = 0;
        for (int i = 0; i < n; i++) {
            stepPath[i] = (1 - cStep) * stepPath[i] + pace * back[i];
            square += stepPath[i] * stepPath[i];
        }
        return Math.sqrt(square);
    }

    private void spread(double[][] draws, int[] order, boolean moving) {
        double kept = 1 - cOne - cMu + (moving ? 0 : cOne * cPath * (2 - cPath));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double value = kept * covariance[i][j] + cOne * path[i] * path[j];
                for (int k = 0; k < weights.length; k++) {
                    value += cMu * weights[k] * draws[order[k]][i] * draws[order[k]][j];
                }
                covariance[i][j] = value;
                covariance[j][i] = value;
            }
        }
    }

    private void decompose() {
        decomposed = evaluations;
        Eigenvalue<Double> eigen = Eigenvalue.R064.make(n, true);
        eigen.decompose(R064Store.FACTORY.rows(covariance));
        for (int i = 0; i < n; i++) {
            lengths[i] = Math.sqrt(Math.max(1e-20, eigen.getD().doubleValue(i, i)));
            for (int j = 0; j < n; j++) {
                axes[i][j] = eigen.getV().doubleValue(i, j);
            }
        }
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < result.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += matrix[i][j] * vector[j];
            }
            result[i] = sum;
        }
        return result;
    }
}
