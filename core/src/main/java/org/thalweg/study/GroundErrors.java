package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.HeightError;

/**
 * The errors of the ground under which lines are priced again: the same draws for every line, so that lines can be compared.
 *
 * @param bound error (m) that nine of ten heights keep within: the linear error at 90 % that global models state
 * @param length correlation length (m)
 * @param draws number of draws
 */
public record GroundErrors(double bound, double length, int draws) {
    /** 10 m is of the order stated for 1-arc-second global models (recalled, not checked); the correlation length is an assumption. */
    public static final GroundErrors USUAL = new GroundErrors(10, 500, 8);

    /** 90 % of a normal distribution lies within so many deviations. */
    private static final double DEVIATIONS = 1.6448536269514722;

    /**
     * Standard deviation of a height.
     *
     * @return deviation (m)
     */
    public double deviation() {
        return bound / DEVIATIONS;
    }

    /** Draws the errors of a ground. */
    List<HeightError> on(GridFrame ground, long seed) {
        List<HeightError> errors = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            errors.add(HeightError.draw(ground, deviation(), length, seed * 1_000_003L + i));
        }
        return errors;
    }
}
