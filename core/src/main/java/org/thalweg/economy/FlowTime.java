package org.thalweg.economy;

import java.util.Objects;

/**
 * Time that a unit of one flow takes from gate to gate on a line.
 *
 * @param running time under way (h), above 0
 * @param runningBasis how it was found, in a few words
 * @param posts time at the posts of both gates (h), not below 0; infinite where the posts cannot carry their traffic, so that
 *     the flow stays on its base route
 * @param postsBasis how it was found, in a few words
 */
public record FlowTime(double running, String runningBasis, double posts, String postsBasis) {
    /** Checks. */
    public FlowTime {
        Objects.requireNonNull(runningBasis);
        Objects.requireNonNull(postsBasis);
        if (!(running > 0) || Double.isInfinite(running) || !(posts >= 0)) {
            throw new IllegalArgumentException("a time under way must be greater than 0, a time at posts not below 0");
        }
    }
}
