package org.thalweg.economy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.standard.Mode;

/**
 * All that the worth of a line rests on besides the line: a scenario's section {@code economy}, checked.
 *
 * @param baseYear the year of the decision to build, {@code t = 0}
 * @param years years looked at, the base year counted, 2 to 200
 * @param hurdles rates of return asked for (a year), by name; the first is the discount rate of the economic figures
 * @param financialRate discount rate of the financial figures (a year)
 * @param constructionFactor economic / financial cost of construction: what is no tax or transfer, above 0
 * @param upkeepFactor the same for upkeep, above 0
 * @param baseOperators share of what operators of the base routes lose that counts in the economic account, 0 to 1: 1
 *     when everybody counts, 0 when they are outsiders
 * @param design design, permits and land agents as a share of the works' cost
 * @param supervision supervision as a share of the works' cost
 * @param production how fast works go
 * @param trafficYear year to which the volumes of the demand scenarios belong
 * @param rampUp share of the traffic that comes in the first, second ... year after opening; all of it afterwards
 * @param lives years until a trade's works are renewed, by trade; infinite for never
 * @param flows traffic
 * @param demands futures of traffic, at least one
 * @param central index of the demand scenario that stands for the plain estimate
 * @param upkeep upkeep by mode; every mode of a flow needs one
 */
public record Assumptions(
        int baseYear,
        int years,
        Map<String, Double> hurdles,
        double financialRate,
        double constructionFactor,
        double upkeepFactor,
        double baseOperators,
        double design,
        double supervision,
        Production production,
        int trafficYear,
        List<Double> rampUp,
        SortedMap<Trade, Double> lives,
        List<Flow> flows,
        List<Demand> demands,
        int central,
        SortedMap<Mode, Upkeep> upkeep) {
    /** Checks and copies. */
    public Assumptions {
        hurdles = Collections.unmodifiableMap(new java.util.LinkedHashMap<>(hurdles));
        rampUp = List.copyOf(rampUp);
        lives = Collections.unmodifiableSortedMap(new TreeMap<>(lives));
        flows = List.copyOf(flows);
        demands = List.copyOf(demands);
        upkeep = Collections.unmodifiableSortedMap(new TreeMap<>(upkeep));
        require(years >= 2 && years <= 200, "the years looked at must be 2 to 200");
        require(!hurdles.isEmpty(), "at least one hurdle rate is needed");
        hurdles.forEach((name, rate) -> require(rate >= 0 && rate < 1, "the hurdle rate " + name + " must be at least 0 and below 1"));
        require(financialRate >= 0 && financialRate < 1, "the financial rate must be at least 0 and below 1");
        require(constructionFactor > 0 && upkeepFactor > 0, "conversion factors must be greater than 0");
        require(baseOperators >= 0 && baseOperators <= 1, "the share of the base routes' operators must lie between 0 and 1");
        require(design >= 0 && supervision >= 0, "design and supervision must not be below 0");
        rampUp.forEach(r -> require(r >= 0 && r <= 1, "shares of the ramp-up must lie between 0 and 1"));
        lives.values().forEach(l -> require(l > 0, "lives must be greater than 0"));
        require(!flows.isEmpty() && !demands.isEmpty(), "at least one flow and one demand scenario are needed");
        require(central >= 0 && central < demands.size(), "the central demand scenario must be one of the scenarios");
        for (Demand d : demands) {
            for (String name : d.volumes().keySet()) {
                require(flows.stream().anyMatch(f -> f.name().equals(name)), "demand scenario " + d.name() + " names '" + name + "', which is no flow");
            }
        }
        for (Flow f : flows) {
            require(upkeep.containsKey(f.mode()), "upkeep of the " + f.mode().slug() + " is missing");
        }
    }

    private static void require(boolean fine, String message) {
        if (!fine) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * The discount rate of the economic figures.
     *
     * @return the first hurdle rate
     */
    public double rate() {
        return hurdles.values().iterator().next();
    }
}
