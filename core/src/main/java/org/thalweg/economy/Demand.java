package org.thalweg.economy;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A future of traffic.
 *
 * @param name name
 * @param title one line for readers
 * @param weight how much it counts among the scenarios when risk is drawn, above 0; weights need not add up to 1
 * @param volumes traffic by the flow's name; a flow left out has none
 */
public record Demand(String name, String title, double weight, Map<String, Volume> volumes) {
    /**
     * Traffic of one flow.
     *
     * @param perYear units a year in the first year of reference, both directions, not negative
     * @param growth growth a year (0.03 for 3 %), above -1
     * @param most greatest traffic a year that can be carried or will come; infinite for none
     */
    public record Volume(double perYear, double growth, double most) {
        /** Checks. */
        public Volume {
            if (!(perYear >= 0) || Double.isInfinite(perYear) || !(growth > -1 && growth < 1) || !(most >= 0)) {
                throw new IllegalArgumentException(
                        "a volume must not be below 0, and its growth must lie between -100 % and 100 % a year");
            }
        }
    }

    /** Checks and copies. */
    public Demand {
        volumes = Collections.unmodifiableMap(new TreeMap<>(volumes));
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("the weight of demand scenario " + name + " must be greater than 0");
        }
    }
}
