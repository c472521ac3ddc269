package org.thalweg.economy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is uncertain, how, and how much of it moves together.
 *
 * @param draws number of draws, 100 to 10 million
 * @param seed seed
 * @param spreads distribution of each uncertain factor; one left out is certain. The demand scenario is drawn by the
 *     scenarios' weights and has none
 * @param costCorrelation correlation of the normal variables behind any two cost ratios, 0 to 1 exclusive
 * @param scheduleCorrelation correlation of the schedule's with any of them, 0 to the root of {@code costCorrelation}
 * @param baseline the estimate to which overruns are applied, in words
 */
public record RiskPlan(
        int draws,
        long seed,
        SortedMap<Uncertain, Distribution> spreads,
        double costCorrelation,
        double scheduleCorrelation,
        String baseline) {
    /** Checks and copies. */
    public RiskPlan {
        spreads = Collections.unmodifiableSortedMap(new TreeMap<>(spreads));
        require(draws >= 100 && draws <= 10_000_000, "the number of draws must be 100 to 10 million");
        require(!spreads.containsKey(Uncertain.DEMAND), "the demand scenario is drawn by weights and has no distribution");
        require(costCorrelation >= 0 && costCorrelation < 1, "the correlation of costs must be at least 0 and below 1");
        require(scheduleCorrelation >= 0 && scheduleCorrelation * scheduleCorrelation <= costCorrelation,
                "the correlation of cost and schedule must lie between 0 and the root of the correlation of costs");
        for (Map.Entry<Uncertain, Distribution> e : spreads.entrySet()) {
            require(e.getKey() == Uncertain.GROWTH || e.getValue().at(-5) > 0,
                    "the factor on " + e.getKey().words() + " could come out at 0 or below: use lognormal");
        }
    }

    private static void require(boolean fine, String message) {
        if (!fine) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * The state of a draw.
     *
     * @param z a standard normal value for each {@link Uncertain}, by ordinal
     * @param demand index of the demand scenario
     * @param state filled: value of each factor
     */
    void state(double[] z, int demand, double[] state) {
        for (Uncertain u : Uncertain.values()) {
            Distribution d = spreads.get(u);
            state[u.ordinal()] = d != null ? d.at(z[u.ordinal()]) : u == Uncertain.GROWTH ? 0 : 1;
        }
        state[Uncertain.DEMAND.ordinal()] = demand;
    }
}
