package org.thalweg.border;

import java.util.Objects;

/**
 * A step that a kind of traffic takes at a station.
 *
 * @param station index of the station in its post
 * @param step what happens
 * @param occurrence how often the route has had this step before: 0 for the first; regimes share the random numbers of
 *     a step's occurrence
 * @param share share of the units to which it happens, from 0 to 1, chosen independently
 * @param time how long it takes, for each unit
 * @param whole whether an arrival is served as a whole, not unit by unit
 */
public record Visit(int station, Step step, int occurrence, double share, ServiceTime time, boolean whole) {
    /** Most occurrences of a step in a route. */
    public static final int MOST_OCCURRENCES = 4;

    /** Checks. */
    public Visit {
        Objects.requireNonNull(step);
        Objects.requireNonNull(time);
        if (station < 0 || occurrence < 0 || occurrence >= MOST_OCCURRENCES) {
            throw new IllegalArgumentException("a visit needs a station, and a route at most " + MOST_OCCURRENCES
                    + " visits of a step, but there are station " + station + " and occurrence " + occurrence);
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share must be from 0 to 1, but is " + share);
        }
    }

    /** Units of an arrival that may be served one by one here. */
    int units(Traffic traffic) {
        return whole ? 1 : traffic.units();
    }

    /** Mean work (s) that an arrival brings here. */
    double work(Traffic traffic) {
        return share * units(traffic) * time.mean();
    }
}
