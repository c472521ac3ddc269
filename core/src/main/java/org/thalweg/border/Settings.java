package org.thalweg.border;

/**
 * How a post is simulated.
 *
 * @param days days that are counted in each replication, 1 to 3660
 * @param warmUpDays days before them that are simulated but not counted, 0 to 365
 * @param replications independent repetitions, 2 to 1000
 * @param level confidence level of the intervals, for example 0.95
 * @param seed seed; posts that are simulated with one seed share their random numbers
 */
public record Settings(int days, int warmUpDays, int replications, double level, long seed) {
    /** Checks. */
    public Settings {
        if (days < 1 || days > 3660 || warmUpDays < 0 || warmUpDays > 365 || replications < 2 || replications > 1000) {
            throw new IllegalArgumentException("a simulation counts 1 to 3660 days after 0 to 365 of warm-up in 2 to 1000"
                    + " replications, but was asked for " + days + ", " + warmUpDays + " and " + replications);
        }
        if (!(level > 0.5 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies between 0.5 and 1, but is " + level);
        }
    }
}
