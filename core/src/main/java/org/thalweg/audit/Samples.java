package org.thalweg.audit;

/**
 * Samples of a diagram. Sample i has a value and a greatest error at a station; the sum of the diagram is known on
 * the clean span on either side of the sample: {@code leftSum} at {@code left} and {@code rightSum} at
 * {@code right}, both as means over a span of {@code leftSpan} or {@code rightSpan}, 0 where they are exact.
 */
final class Samples {
    final double[] at;
    final double[] value;
    final double[] error;
    final double[] weight;
    final double[] left;
    final double[] right;
    final double[] leftSum;
    final double[] rightSum;
    final double[] leftSpan;
    final double[] rightSpan;
    final double[] sumError;

    Samples(int n) {
        at = new double[n];
        value = new double[n];
        error = new double[n];
        weight = new double[n];
        left = new double[n];
        right = new double[n];
        leftSum = new double[n];
        rightSum = new double[n];
        leftSpan = new double[n];
        rightSpan = new double[n];
        sumError = new double[n];
    }
}
