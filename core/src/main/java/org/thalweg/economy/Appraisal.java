package org.thalweg.economy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of one stream of money or welfare: what a decision is usually measured by.
 *
 * @param streams streams by name, costs negative, in their order; each as long as the net flow
 * @param net their sum
 * @param rate discount rate a year at which the values below hold
 * @param npv net present value in the base year
 * @param irr internal rates of return of the net flow
 * @param mirr modified rate of return, financed and reinvested at {@code rate}; NaN when there is none
 * @param benefitCostRatio present value of the streams that gain / present value of those that cost, whole streams, no
 *     netting within a stream beyond its sign in sum; NaN without costs
 * @param firstYearReturn net gain of the first full year of operation / investment compounded to that year; NaN when the
 *     line opens too late or nothing is invested
 * @param switchingValues for each stream, the relative change of it alone (0.2 for 20 % more) that brings the net present
 *     value to zero; NaN for a stream without value
 */
public record Appraisal(
        Map<String, CashFlow> streams,
        CashFlow net,
        double rate,
        double npv,
        InternalRate irr,
        double mirr,
        double benefitCostRatio,
        double firstYearReturn,
        Map<String, Double> switchingValues) {
    /** Name of the stream of investment, which the first year's return needs. */
    public static final String CONSTRUCTION = "construction";

    /** Copies. */
    public Appraisal {
        streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
        switchingValues = Collections.unmodifiableMap(new LinkedHashMap<>(switchingValues));
    }

    /**
     * Works the figures out.
     *
     * @param streams streams by name, at least one; costs negative
     * @param rate discount rate a year, above -1
     * @param firstFullYear first year that is all operation; beyond the flow's end when there is none
     * @return figures
     */
    public static Appraisal of(Map<String, CashFlow> streams, double rate, int firstFullYear) {
        CashFlow net = streams.values().stream().reduce(CashFlow::plus)
                .orElseThrow(() -> new IllegalArgumentException("an appraisal needs at least one stream"));
        double npv = net.npv(rate);
        double gains = 0;
        double costs = 0;
        Map<String, Double> switching = new LinkedHashMap<>();
        for (Map.Entry<String, CashFlow> e : streams.entrySet()) {
            double value = e.getValue().npv(rate);
            gains += Math.max(value, 0);
            costs -= Math.min(value, 0);
            switching.put(e.getKey(), value == 0 ? Double.NaN : -npv / value);
        }
        return new Appraisal(streams, net, rate, npv, net.irr(), net.mirr(rate, rate),
                costs > 0 ? gains / costs : Double.NaN, firstYear(streams, net, rate, firstFullYear), switching);
    }

    /** Overseas Road Note 5 (TRL 1988): benefits of the first year / capital compounded to that year. */
    private static double firstYear(Map<String, CashFlow> streams, CashFlow net, double rate, int year) {
        CashFlow construction = streams.get(CONSTRUCTION);
        if (construction == null || year < 0 || year >= net.years()) {
            return Double.NaN;
        }
        double invested = 0;
        for (int t = 0; t <= Math.min(year, construction.years() - 1); t++) {
            invested -= construction.at(t) * StrictMath.pow(1 + rate, year - t);
        }
        double gain = net.at(year) - (year < construction.years() ? construction.at(year) : 0);
        return invested > 0 ? gain / invested : Double.NaN;
    }
}
