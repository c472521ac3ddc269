package org.thalweg.security;

import java.util.List;
import java.util.Objects;

/**
 * What a study is asked about exposure and hazards.
 *
 * @param watches borders watched from their other sides; may be empty
 * @param hazards figures for screening hazards
 */
public record SecurityPlan(List<Watch> watches, HazardPlan hazards) {
    /** No watch, and the usual figures for hazards. */
    public static final SecurityPlan USUAL = new SecurityPlan(List.of(), HazardPlan.USUAL);

    /** Checks and copies. */
    public SecurityPlan {
        watches = List.copyOf(watches);
        Objects.requireNonNull(hazards);
    }
}
