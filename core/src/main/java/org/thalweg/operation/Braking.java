package org.thalweg.operation;

/**
 * How a vehicle slows down for stops and lower limits.
 *
 * @param deceleration deceleration (m/s2), above 0 and at most 3
 * @param kind what the deceleration means
 */
public record Braking(double deceleration, Kind kind) {
    /** What a deceleration means. */
    public enum Kind {
        /** The vehicle slows down at this rate whatever the grade and its resistance: the brakes make up the rest. */
        HELD,
        /** The brakes alone give this rate on the level; resistance and grade add to it or take from it. */
        BRAKES_ALONE
    }

    /** Checks. */
    public Braking {
        if (!(deceleration > 0) || deceleration > 3) {
            throw new IllegalArgumentException("a deceleration of " + deceleration
                    + " m/s2 cannot be: trains brake at 0.1 to 1.3 m/s2, cars at up to 3 m/s2 in comfort");
        }
    }

    /**
     * A deceleration held whatever the grade.
     *
     * @param deceleration m/s2
     * @return braking
     */
    public static Braking held(double deceleration) {
        return new Braking(deceleration, Kind.HELD);
    }
}
