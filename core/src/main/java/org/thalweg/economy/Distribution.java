package org.thalweg.economy;

import java.util.List;

/**
 * How an uncertain number is spread. Immutable; parameters are checked where a distribution is made, and a message says
 * what they must be.
 */
public sealed interface Distribution {
    /**
     * The value that is reached where a standard normal variable takes the value {@code z}: the quantile of the
     * probability of less than {@code z}. Draws that are correlated are correlated in {@code z}.
     *
     * @param z standard normal value
     * @return value
     */
    double at(double z);

    /**
     * The mean in closed form.
     *
     * @return mean
     */
    double mean();

    /**
     * The standard deviation in closed form.
     *
     * @return standard deviation; infinite for a tail too heavy to have one
     */
    double deviation();

    /**
     * The quantile.
     *
     * @param p probability, 0 to 1 exclusive
     * @return value
     */
    default double quantile(double p) {
        return at(Gaussian.quantile(p));
    }

    /**
     * A number that is certain.
     *
     * @param value the number
     */
    record Certain(double value) implements Distribution {
        @Override
        public double at(double z) {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public double deviation() {
            return 0;
        }
    }

    /**
     * A normal variable; for shifts that may have either sign.
     *
     * @param mean mean
     * @param deviation standard deviation, above 0
     */
    record Normal(double mean, double deviation) implements Distribution {
        /** Checks. */
        public Normal {
            require(Double.isFinite(mean), "the mean of a normal distribution must be a number");
            require(deviation > 0 && Double.isFinite(deviation), "the sd of a normal distribution must be greater than 0");
        }

        @Override
        public double at(double z) {
            return mean + deviation * z;
        }
    }

    /**
     * Any value between two is as likely.
     *
     * @param low least value
     * @param high greatest value, above {@code low}
     */
    record Uniform(double low, double high) implements Distribution {
        /** Checks. */
        public Uniform {
            require(low < high && Double.isFinite(low) && Double.isFinite(high), "a uniform distribution needs low < high");
        }

        @Override
        public double at(double z) {
            return low + (high - low) * Gaussian.below(z);
        }

        @Override
        public double mean() {
            return 0.5 * (low + high);
        }

        @Override
        public double deviation() {
            return (high - low) / StrictMath.sqrt(12);
        }
    }

    /**
     * A lognormal variable, told by its own mean and standard deviation.
     *
     * @param mean mean, above 0
     * @param deviation standard deviation, above 0
     */
    record Lognormal(double mean, double deviation) implements Distribution {
        /** Checks. */
        public Lognormal {
            require(mean > 0 && Double.isFinite(mean), "the mean of a lognormal distribution must be greater than 0");
            require(deviation > 0 && Double.isFinite(deviation), "the sd of a lognormal distribution must be greater than 0");
        }

        /** Standard deviation of the logarithm. */
        double sigma() {
            return StrictMath.sqrt(StrictMath.log1p(deviation * deviation / (mean * mean)));
        }

        @Override
        public double at(double z) {
            double s = sigma();
            return mean * StrictMath.exp(s * z - 0.5 * s * s);
        }
    }

    /**
     * A lognormal body under a threshold and a Pareto tail above it: what is left when a reference class tells its mean,
     * the share of its projects beyond a threshold, and the mean of those. The body's two parameters are found so that it
     * has the rest of the probability under the threshold and the rest of the mean.
     *
     * @param mean mean of all
     * @param threshold where the tail begins, above 0
     * @param tailShare probability of the tail, 0 to 1 exclusive
     * @param tailMean mean of the tail, above the threshold
     * @param mu mean of the logarithm of the body before it is cut
     * @param sigma standard deviation of that logarithm
     */
    record Spliced(double mean, double threshold, double tailShare, double tailMean, double mu, double sigma)
            implements Distribution {
        /**
         * Finds the body.
         *
         * @param mean mean of all
         * @param threshold where the tail begins, above 0
         * @param tailShare probability of the tail, 0 to 1 exclusive
         * @param tailMean mean of the tail, above the threshold
         * @return distribution
         * @throws IllegalArgumentException when no body fits: the mean of what is under the threshold must lie between 0 and it
         */
        public static Spliced of(double mean, double threshold, double tailShare, double tailMean) {
            require(tailShare > 0 && tailShare < 1, "the share of the tail must lie between 0 and 1");
            require(threshold > 0 && tailMean > threshold, "the mean of the tail must lie above its threshold");
            double body = (mean - tailShare * tailMean) / (1 - tailShare);
            require(body > 0 && body < threshold, "a mean of " + mean + " leaves no room for the tail: the rest would have"
                    + " the mean " + body + ", which must lie between 0 and the threshold " + threshold);
            double z = Gaussian.quantile(1 - tailShare);
            double low = 1e-6;
            double high = 20;
            for (int i = 0; i < 200; i++) {
                double sigma = 0.5 * (low + high);
                if (bodyMoment(1, threshold, z, sigma, 1 - tailShare) > body) {
                    low = sigma;
                } else {
                    high = sigma;
                }
            }
            double sigma = 0.5 * (low + high);
            return new Spliced(mean, threshold, tailShare, tailMean, StrictMath.log(threshold) - sigma * z, sigma);
        }

        /** Mean of the n-th power of the body: a lognormal variable cut at the threshold, which is its quantile at z. */
        private static double bodyMoment(int n, double threshold, double z, double sigma, double share) {
            double mu = StrictMath.log(threshold) - sigma * z;
            return StrictMath.exp(n * mu + 0.5 * n * n * sigma * sigma) * Gaussian.below(z - n * sigma) / share;
        }

        /** Exponent of the tail: the mean of a Pareto variable is threshold x alpha / (alpha - 1). */
        double alpha() {
            return tailMean / (tailMean - threshold);
        }

        @Override
        public double at(double z) {
            double edge = Gaussian.quantile(1 - tailShare);
            if (z < edge) {
                return StrictMath.exp(mu + sigma * z);
            }
            return threshold * StrictMath.pow(Gaussian.below(-z) / tailShare, -1 / alpha());
        }

        @Override
        public double deviation() {
            double a = alpha();
            if (a <= 2) {
                return Double.POSITIVE_INFINITY;
            }
            double z = Gaussian.quantile(1 - tailShare);
            double square = (1 - tailShare) * bodyMoment(2, threshold, z, sigma, 1 - tailShare)
                    + tailShare * threshold * threshold * a / (a - 2);
            return StrictMath.sqrt(square - mean * mean);
        }
    }

    /**
     * Quantiles read from a table, straight between them; below the first and above the last probability the last slope
     * goes on to probabilities 0 and 1.
     *
     * @param probabilities ascending, 0 to 1 exclusive, at least two
     * @param values as many, ascending
     */
    record Table(List<Double> probabilities, List<Double> values) implements Distribution {
        /** Checks and copies. */
        public Table {
            probabilities = List.copyOf(probabilities);
            values = List.copyOf(values);
            require(probabilities.size() == values.size() && values.size() > 1, "a table of quantiles needs as many values as probabilities, at least two");
            for (int i = 0; i < values.size(); i++) {
                double p = probabilities.get(i);
                require(p > 0 && p < 1, "probabilities of quantiles lie between 0 and 1");
                require(i == 0 || p > probabilities.get(i - 1) && values.get(i) >= values.get(i - 1), "quantiles must ascend");
            }
        }

        private double value(double p) {
            int n = values.size();
            int i = 1;
            while (i < n - 1 && p > probabilities.get(i)) {
                i++;
            }
            double share = (p - probabilities.get(i - 1)) / (probabilities.get(i) - probabilities.get(i - 1));
            return values.get(i - 1) + share * (values.get(i) - values.get(i - 1));
        }

        @Override
        public double at(double z) {
            return value(Gaussian.below(z));
        }

        @Override
        public double mean() {
            return moment(1);
        }

        @Override
        public double deviation() {
            double m = moment(1);
            return StrictMath.sqrt(Math.max(0, moment(2) - m * m));
        }

        /** Integral of the value, or its square, over probability: exact for straight pieces. */
        private double moment(int n) {
            double sum = 0;
            double before = 0;
            for (int i = 1; i <= values.size() - 1; i++) {
                double end = i == values.size() - 1 ? 1 : probabilities.get(i);
                double a = value(before + 1e-15);
                double b = value(end);
                sum += (end - before) * (n == 1 ? 0.5 * (a + b) : (a * a + a * b + b * b) / 3);
                before = end;
            }
            return sum;
        }
    }

    /**
     * Another distribution times a number.
     *
     * @param of the other
     * @param factor the number, above 0
     */
    record Times(Distribution of, double factor) implements Distribution {
        /** Checks. */
        public Times {
            require(factor > 0 && Double.isFinite(factor), "a factor must be greater than 0");
        }

        @Override
        public double at(double z) {
            return factor * of.at(z);
        }

        @Override
        public double mean() {
            return factor * of.mean();
        }

        @Override
        public double deviation() {
            return factor * of.deviation();
        }
    }

    private static void require(boolean fine, String message) {
        if (!fine) {
            throw new IllegalArgumentException(message);
        }
    }
}
