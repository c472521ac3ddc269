package org.thalweg.study;

import java.util.Objects;

/**
 * A user's line from which a plan begins, and what of it may change.
 *
 * @param line the line
 * @param part what may change
 * @param from first station of the stretch that may change (m); for {@link Part#BETWEEN} only
 * @param to last station of that stretch (m)
 */
public record Seed(GivenLine line, Part part, double from, double to) {
    /** What of a line may change. */
    public enum Part {
        /** Plan and profile of the whole line; its ends go to the gates. */
        WHOLE,
        /** The profile; the plan line stays. */
        PROFILE,
        /** Plan and profile between two stations; the rest stays, to the millimetre. */
        BETWEEN
    }

    /** Checks the stretch. */
    public Seed {
        Objects.requireNonNull(line);
        Objects.requireNonNull(part);
        if (part == Part.BETWEEN && !(from >= 0 && to > from)) {
            throw new IllegalArgumentException("a stretch must begin at station 0 or after it, and end after it begins");
        }
    }

    /**
     * A line of which all may change.
     *
     * @param line the line
     * @return the seed
     */
    public static Seed whole(GivenLine line) {
        return new Seed(line, Part.WHOLE, 0, line.plan().length());
    }

    /**
     * A line of which the profile may change.
     *
     * @param line the line
     * @return the seed
     */
    public static Seed profile(GivenLine line) {
        return new Seed(line, Part.PROFILE, 0, line.plan().length());
    }
}
