package org.thalweg.security;

/**
 * What closures cost a day (money), from the traffic and its ways round.
 *
 * @param road only the road is closed
 * @param rail only the railway is closed
 * @param both both are closed
 */
public record AvailabilityCosts(double road, double rail, double both) {
    /** Checks. */
    public AvailabilityCosts {
        if (!(road >= 0) || !(rail >= 0) || !(both >= 0) || Double.isInfinite(road + rail + both)) {
            throw new IllegalArgumentException("what a closed day costs must be a number not below 0");
        }
    }
}
