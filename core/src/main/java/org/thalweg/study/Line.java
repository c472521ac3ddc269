package org.thalweg.study;

import org.thalweg.alignment.Alignment;
import org.thalweg.audit.AuditReport;
import org.thalweg.cost.Bill;
import org.thalweg.cost.StationTable;
import org.thalweg.standard.DesignStandard;

/**
 * A planned line with all that is known of it.
 *
 * @param standard its standard
 * @param alignment the exact line
 * @param stations the sampled line
 * @param bill construction cost
 * @param objective construction cost plus weighted running cost and exposure
 * @param searchCost construction cost as the search priced it, earth locally, without haul
 * @param lowerBound no line within the same standard and ground costs less
 * @param boundKind how the bound was found, in a few words
 * @param audit rule by rule
 * @param travelTime time at design speed, end to end (s)
 * @param borderDistance mean distance of the axis to the nearest named border (m); NaN without borders
 */
public record Line(
        DesignStandard standard,
        Alignment alignment,
        StationTable stations,
        Bill bill,
        double objective,
        double searchCost,
        double lowerBound,
        String boundKind,
        AuditReport audit,
        double travelTime,
        double borderDistance) {
    /**
     * How far the cost may be from the least possible.
     *
     * @return cost / bound - 1
     */
    public double gap() {
        return bill.total().doubleValue() / lowerBound - 1;
    }

    /** How many rules the audit finds broken. */
    long broken() {
        return audit.findings().stream().filter(f -> !f.ok()).count();
    }

    /**
     * The same line under a closer bound.
     *
     * @param bound least construction cost of any line
     * @param kind how it was found
     * @return the line
     */
    Line bounded(double bound, String kind) {
        return new Line(standard, alignment, stations, bill, objective, searchCost, bound, kind, audit, travelTime, borderDistance);
    }
}
