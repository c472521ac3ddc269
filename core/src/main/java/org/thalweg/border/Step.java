package org.thalweg.border;

import java.util.Locale;

/** What may happen to a vehicle at a post. */
public enum Step {
    /** Called forward and entered in the post's list. */
    GATE,
    /** Papers of the vehicle, its goods and its people are checked. */
    DOCUMENTS,
    /** A decision taken by officials away from the counter. */
    DECISION,
    /** Weighed or seen through. */
    SCAN,
    /** Seals put on, read or checked. */
    SEAL,
    /** Looked into by people. */
    INSPECTION,
    /** Dues are paid. */
    PAYMENT,
    /** Let go through the last barrier. */
    EXIT,
    /** Brakes and running gear of a train are checked, engine or crew are changed. */
    TECHNICAL,
    /** The way between parts of a post or between two posts; nobody waits for a server. */
    MOVE;

    /**
     * Whether a train is served as a whole, not wagon by wagon.
     *
     * @return true for what happens once to an arrival
     */
    public boolean isWhole() {
        return switch (this) {
            case GATE, PAYMENT, EXIT, TECHNICAL, MOVE -> true;
            case DOCUMENTS, DECISION, SCAN, SEAL, INSPECTION -> false;
        };
    }

    /**
     * The step of a name in files.
     *
     * @param slug name
     * @return the step
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Step of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }

    /**
     * The name in files.
     *
     * @return lower case
     */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
