package org.thalweg.study;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.economy.Assumptions;
import org.thalweg.economy.DeliveryOption;
import org.thalweg.economy.OverrunClass;
import org.thalweg.economy.RiskPlan;
import org.thalweg.economy.Trade;
import org.thalweg.security.ClosureHazard;

/**
 * What a scenario says about worth, risk, delivery and closures: its sections {@code economy}, {@code delivery} and
 * {@code availability}.
 *
 * @param assumptions what worth rests on
 * @param risk what is uncertain
 * @param overruns the reference classes that the risk's cost ratios and schedule come from
 * @param firm share of outturn prices by trade
 * @param transfers what it costs a unit of a flow to go by the other mode when its own is closed (money), by flow; a flow
 *     left out cannot
 * @param times where the times of flows come from, by flow
 * @param options delivery options; may be empty
 * @param hazards what closes lines; may be empty
 * @param closureYears years of closures to draw
 */
public record EconomyPlan(
        Assumptions assumptions,
        RiskPlan risk,
        List<OverrunClass> overruns,
        SortedMap<Trade, Double> firm,
        Map<String, Double> transfers,
        Map<String, TimeSource> times,
        List<DeliveryOption> options,
        List<ClosureHazard> hazards,
        int closureYears) {
    /**
     * Where the times of a flow come from: what the scenario states, else runs and posts.
     *
     * @param vehicle the kind of traffic that stands for the flow in runs and at posts; empty for none
     * @param regime name of the control regime at the posts; empty for the first that is asked for
     * @param hours time under way that the scenario states (h); NaN where it does not
     * @param borderHours time at both posts that the scenario states (h); NaN where it does not
     */
    public record TimeSource(String vehicle, String regime, double hours, double borderHours) {}

    /** Copies. */
    public EconomyPlan {
        overruns = List.copyOf(overruns);
        firm = Collections.unmodifiableSortedMap(new TreeMap<>(firm));
        transfers = Collections.unmodifiableMap(new TreeMap<>(transfers));
        times = Collections.unmodifiableMap(new TreeMap<>(times));
        options = List.copyOf(options);
        hazards = List.copyOf(hazards);
    }
}
