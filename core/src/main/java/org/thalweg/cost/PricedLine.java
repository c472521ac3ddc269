package org.thalweg.cost;

import java.util.List;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.StructureSpan;

/**
 * A line with all that it costs.
 *
 * @param alignment the line with its structures
 * @param stations the sampled line, its cost column adding up to the bill
 * @param bill quantities times unit costs
 * @param searchCost the same line at the local prices that a search sees (earth by {@link EarthPrices}), with fixed costs
 *     and streams; its distance from the bill's total is the error of those prices
 * @param balance where excavated material goes; places are the pieces of 5 m or less
 * @param unbuildable stretches that cannot be built as they are: a slope that does not meet the ground within reach, a
 *     wall or bridge too high, a tunnel without cover, a footprint without room or in water, a stream that needs a
 *     bridged opening and has none, ground that is not known. The bill counts what it can there
 */
public record PricedLine(
        Alignment alignment,
        StationTable stations,
        Bill bill,
        double searchCost,
        MassHaul.Balance balance,
        List<StructureSpan> unbuildable) {
    /** Copies the stretches. */
    public PricedLine {
        unbuildable = List.copyOf(unbuildable);
    }

    /**
     * Whether every metre can be built.
     *
     * @return true if so
     */
    public boolean buildable() {
        return unbuildable.isEmpty();
    }
}
