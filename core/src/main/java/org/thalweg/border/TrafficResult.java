package org.thalweg.border;

import java.util.Arrays;

/**
 * What one kind of traffic meets at a post. Times are seconds; confidence intervals are over replications.
 *
 * @param name kind of traffic
 * @param time mean time at the post, from arrival at the end of the queue to the way out; the sum of the next three
 * @param waiting mean time spent waiting
 * @param control mean time spent being served; a train's lasts from its first unit's begin to its last one's end
 * @param moving mean time spent on ways inside the post
 * @param median time below which half of the vehicles pass
 * @param p90 time below which 90 % pass
 * @param p95 time below which 95 % pass
 * @param perDay vehicles that leave in a day
 * @param queue mean number of vehicles that wait
 * @param queueByHour mean number that wait, by hour of the day
 * @param queueByHourP90 number at the begin of each hour that is exceeded on a tenth of the days
 * @param percentiles times at 0, 1, ... 100 %, means over replications
 * @param meanTimes mean time at the post in each replication: what pairs regimes that share random numbers
 */
public record TrafficResult(
        String name,
        Estimate time,
        Estimate waiting,
        Estimate control,
        Estimate moving,
        Estimate median,
        Estimate p90,
        Estimate p95,
        Estimate perDay,
        Estimate queue,
        double[] queueByHour,
        double[] queueByHourP90,
        double[] percentiles,
        double[] meanTimes) {
    /** Copies. */
    public TrafficResult {
        queueByHour = queueByHour.clone();
        queueByHourP90 = queueByHourP90.clone();
        percentiles = percentiles.clone();
        meanTimes = meanTimes.clone();
    }

    @Override
    public double[] queueByHour() {
        return queueByHour.clone();
    }

    @Override
    public double[] queueByHourP90() {
        return queueByHourP90.clone();
    }

    @Override
    public double[] percentiles() {
        return percentiles.clone();
    }

    @Override
    public double[] meanTimes() {
        return meanTimes.clone();
    }

    /**
     * How much longer the mean time is than under another regime, from the differences of replications that share their
     * random numbers.
     *
     * @param other result with the same seed and number of replications
     * @param level confidence level
     * @return difference (s), positive where this one is longer
     */
    public Estimate longerThan(TrafficResult other, double level) {
        if (meanTimes.length != other.meanTimes.length) {
            throw new IllegalArgumentException("only results with as many replications can be compared");
        }
        double[] differences = new double[meanTimes.length];
        Arrays.setAll(differences, r -> meanTimes[r] - other.meanTimes[r]);
        return Estimate.of(differences, level);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof TrafficResult t && name.equals(t.name) && time.equals(t.time) && waiting.equals(t.waiting)
                && control.equals(t.control) && moving.equals(t.moving) && median.equals(t.median) && p90.equals(t.p90)
                && p95.equals(t.p95) && perDay.equals(t.perDay) && queue.equals(t.queue)
                && Arrays.equals(queueByHour, t.queueByHour) && Arrays.equals(queueByHourP90, t.queueByHourP90)
                && Arrays.equals(percentiles, t.percentiles) && Arrays.equals(meanTimes, t.meanTimes);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(name, time, p90, Arrays.hashCode(meanTimes));
    }
}
