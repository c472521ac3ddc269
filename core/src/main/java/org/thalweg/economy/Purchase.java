package org.thalweg.economy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * On what terms works are bought and estimated: factors that a delivery option brings, and how much of each trade's price
 * is an estimate. Overrun strikes only that part; a price taken from finished works holds its overruns already.
 *
 * @param price factor on all construction prices, above 0
 * @param time factor on the time to the opening, above 0
 * @param upkeep factor on upkeep, which stands for quality, above 0
 * @param life factor on the lives of the works, which stands for quality too, above 0
 * @param firm share (0 to 1) of each trade's price that is an outturn price; 0 for a trade left out
 */
public record Purchase(double price, double time, double upkeep, double life, SortedMap<Trade, Double> firm) {
    /** Checks and copies. */
    public Purchase {
        firm = Collections.unmodifiableSortedMap(new TreeMap<>(firm));
        for (double v : new double[] {price, time, upkeep, life}) {
            if (!(v > 0) || Double.isInfinite(v)) {
                throw new IllegalArgumentException("factors on price, time and quality must be greater than 0");
            }
        }
        for (double share : firm.values()) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("the share of outturn prices must lie between 0 and 1");
            }
        }
    }

    /**
     * Terms that change nothing.
     *
     * @param firm share of outturn prices by trade
     * @return factors of 1
     */
    public static Purchase plain(SortedMap<Trade, Double> firm) {
        return new Purchase(1, 1, 1, 1, firm);
    }
}
