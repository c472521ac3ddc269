package org.thalweg.operation;

/**
 * What a railway is to carry.
 *
 * @param tonnes net tonnes a year, both directions, above 0
 * @param heavier share of the busier direction (0.5 to 1)
 * @param forward whether the busier direction runs with the line's stations
 * @param emptyReturns whether every loaded train returns empty; otherwise wagons are loaded again as far as there is freight
 * @param days days of traffic a year
 * @param passengers passenger trains a day and direction
 */
public record FreightTarget(
        double tonnes, double heavier, boolean forward, boolean emptyReturns, double days, double passengers) {
    /** Checks. */
    public FreightTarget {
        if (!(tonnes > 0 && tonnes < 1e9) || !(heavier >= 0.5 && heavier <= 1) || !(days > 0 && days <= 366)
                || !(passengers >= 0 && passengers <= 200)) {
            throw new IllegalArgumentException("a target of " + tonnes + " t a year, " + heavier
                    + " in the busier direction, on " + days + " days with " + passengers + " passenger trains cannot be");
        }
    }

    /**
     * Loaded trains a day.
     *
     * @param busier whether of the busier direction
     * @param payload net tonnes of a train, above 0
     * @return trains a day, a mean
     */
    public double loaded(boolean busier, double payload) {
        return tonnes * (busier ? heavier : 1 - heavier) / days / payload;
    }

    /**
     * Empty trains a day that balance the wagons.
     *
     * @param busier whether those that run in the busier direction
     * @param payload net tonnes of a train, above 0
     * @return trains a day, a mean
     */
    public double empty(boolean busier, double payload) {
        if (emptyReturns) {
            return loaded(!busier, payload);
        }
        return busier ? 0 : loaded(true, payload) - loaded(false, payload);
    }
}
