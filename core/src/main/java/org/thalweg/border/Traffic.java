package org.thalweg.border;

import java.util.Objects;

/**
 * One kind of vehicle that arrives at a post in one direction.
 *
 * @param name for example {@code truck}
 * @param perDay mean number of arrivals in a day, above 0; a train is one arrival
 * @param units what is checked one by one in each arrival: 1 for a truck, the number of wagons for a freight train
 * @param profile relative weight of each of the 24 hours of the day for {@code RANDOM} arrivals; only ratios count
 * @param pattern how arrivals fall
 * @param lateness mean lateness (s), exponential, of {@code TIMETABLE} arrivals
 */
public record Traffic(String name, double perDay, int units, double[] profile, Pattern pattern, double lateness) {
    /** How arrivals fall within the day. */
    public enum Pattern {
        /** A Poisson process whose rate follows the profile. */
        RANDOM,
        /** Evenly spaced times, each with a lateness. */
        TIMETABLE
    }

    /** Most units that one arrival may bring. */
    public static final int MOST_UNITS = 1000;

    /** Checks and copies. */
    public Traffic {
        Objects.requireNonNull(name);
        Objects.requireNonNull(pattern);
        if (!(perDay > 0 && perDay <= 1e7)) {
            throw new IllegalArgumentException(name + ": arrivals a day must be above 0 and at most 1e7, but are " + perDay);
        }
        if (units < 1 || units > MOST_UNITS) {
            throw new IllegalArgumentException(name + ": units must be from 1 to " + MOST_UNITS + ", but are " + units);
        }
        if (!(lateness >= 0 && lateness <= 1e6)) {
            throw new IllegalArgumentException(name + ": lateness must be from 0 to 1e6 s, but is " + lateness);
        }
        profile = profile.clone();
        if (profile.length != 24) {
            throw new IllegalArgumentException(name + ": a day's profile has 24 hours, not " + profile.length);
        }
        double sum = 0;
        for (double weight : profile) {
            if (!(weight >= 0 && weight <= 1e6)) {
                throw new IllegalArgumentException(name + ": an hour's weight must be from 0 to 1e6, but is " + weight);
            }
            sum += weight;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException(name + ": at least one hour of the profile must be above 0");
        }
    }

    /**
     * Random arrivals at a rate that is the same all day.
     *
     * @param name name
     * @param perDay arrivals a day
     * @return single vehicles
     */
    public static Traffic steady(String name, double perDay) {
        double[] flat = new double[24];
        java.util.Arrays.fill(flat, 1);
        return new Traffic(name, perDay, 1, flat, Pattern.RANDOM, 0);
    }

    @Override
    public double[] profile() {
        return profile.clone();
    }

    /** Arrivals (1/s) in each hour of the day. */
    double[] rates() {
        double sum = 0;
        for (double weight : profile) {
            sum += weight;
        }
        double[] rates = new double[24];
        for (int h = 0; h < 24; h++) {
            rates[h] = perDay * profile[h] / sum / 3600;
        }
        return rates;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Traffic t && name.equals(t.name) && perDay == t.perDay && units == t.units
                && java.util.Arrays.equals(profile, t.profile) && pattern == t.pattern && lateness == t.lateness;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, perDay, units, java.util.Arrays.hashCode(profile), pattern, lateness);
    }
}
