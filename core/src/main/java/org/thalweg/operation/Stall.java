package org.thalweg.operation;

/**
 * Where and why a vehicle cannot go on.
 *
 * @param distance distance of its front from where the run began (m)
 * @param station station of its front on the line as drawn (m)
 * @param grade mean grade under it, uphill positive (ratio)
 * @param curve curve resistance as a grade (ratio)
 * @param effort greatest effort at the speed to which it fell (N)
 * @param needed effort that would hold that speed (N)
 */
public record Stall(double distance, double station, double grade, double curve, double effort, double needed) {
    /**
     * What is missing: the effort that a banking engine must add at this place.
     *
     * @return force (N)
     */
    public double missing() {
        return needed - effort;
    }
}
