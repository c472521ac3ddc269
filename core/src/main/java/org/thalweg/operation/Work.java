package org.thalweg.operation;

/**
 * Where the work of a run went (J). The traction is integrated from the effort, the rest from resistance, grades and
 * speeds; that they add up shows the integration to be right.
 *
 * @param traction work of the engines at the wheel
 * @param braking work that the brakes took
 * @param resistance work against running resistance
 * @param curves work against curve resistance
 * @param lift work against gravity; negative where the line falls
 * @param kinetic kinetic energy at the end less that at the start, turning parts included
 */
public record Work(double traction, double braking, double resistance, double curves, double lift, double kinetic) {
    /**
     * What does not add up.
     *
     * @return |traction - braking - resistance - curves - lift - kinetic| / the larger of traction and the energy that
     *     gravity gave; 0 for a run of no work
     */
    public double imbalance() {
        double spent = braking + resistance + curves + lift + kinetic;
        double scale = Math.max(traction, Math.abs(lift));
        return scale == 0 ? 0 : Math.abs(traction - spent) / scale;
    }
}
