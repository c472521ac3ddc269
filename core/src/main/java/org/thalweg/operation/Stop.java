package org.thalweg.operation;

/**
 * A place to stop.
 *
 * @param distance distance of the vehicle's front from where the run begins (m), above 0
 * @param dwell time at rest (s), not below 0
 */
public record Stop(double distance, double dwell) {
    /** Checks. */
    public Stop {
        if (!(distance > 0) || !(dwell >= 0)) {
            throw new IllegalArgumentException("no stop of " + dwell + " s at " + distance + " m can be made");
        }
    }
}
