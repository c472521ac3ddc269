package org.thalweg.economy;

import java.util.List;

/**
 * A piece of work that begins when others have ended.
 *
 * @param name name for readers
 * @param trade its trade; null for preparation, mobilising and commissioning
 * @param months how long it takes (months), not negative
 * @param cost what it costs, spent evenly over its time; not negative
 * @param after indices of the activities that must have ended, all less than its own
 */
public record Activity(String name, Trade trade, double months, double cost, List<Integer> after) {
    /** Checks and copies. */
    public Activity {
        after = List.copyOf(after);
        if (!(months >= 0) || !(cost >= 0) || Double.isInfinite(months) || Double.isInfinite(cost)) {
            throw new IllegalArgumentException(name + ": months and cost must be numbers not below 0");
        }
    }
}
