package org.thalweg.cost;

import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.Structure;

/**
 * What a line costs, for an optimiser that asks many times: the amount of the bill without the bill. A line that is all
 * earthwork is priced by sections 10 m apart, its streams and its mass haul; others go through {@link Pricing}, with
 * structures chosen anew for every line.
 */
public final class LineCost {
    /** Length of the pieces (m): the bill's are half as long. */
    private static final double PIECE = 10;

    private final SectionPricer pricer;
    private final boolean earthwork;

    /**
     * Prepares.
     *
     * @param pricer prices of sections on the ground; used as a workspace, so one for each thread
     * @param earthwork whether lines are earthwork all along
     */
    public LineCost(SectionPricer pricer, boolean earthwork) {
        this.pricer = pricer;
        this.earthwork = earthwork;
    }

    /**
     * What a line costs and where it cannot be built.
     *
     * @param amount construction cost at the pricer's rates
     * @param unbuildable length (m) on which it cannot be built
     */
    public record Amount(double amount, double unbuildable) {}

    /**
     * Prices a line.
     *
     * @param plan plan line
     * @param profile profile over its stations
     * @return what it costs
     */
    public Amount of(HorizontalAlignment plan, VerticalAlignment profile) {
        if (earthwork) {
            return ofEarthwork(plan, profile);
        }
        PricedLine line = Pricing.choosing(plan, profile, (x, y, z, structure) -> false, pricer);
        double bad = line.unbuildable().stream().mapToDouble(StructureSpan::length).sum();
        return new Amount(line.bill().total().doubleValue(), bad);
    }

    private Amount ofEarthwork(HorizontalAlignment plan, VerticalAlignment profile) {
        LinePieces pieces = LinePieces.of(plan, profile, null, PIECE);
        Rates rates = pricer.rates();
        EarthPrices digging = new EarthPrices(rates.soilCut(), rates.rockCut(), 0);
        int n = pieces.count();
        PricedSection[] sections = new PricedSection[n];
        double[] cut = new double[n];
        double[] fill = new double[n];
        double sum = 0;
        double bad = 0;
        for (int i = 0; i < n; i++) {
            PricedSection q =
                    pricer.quantities(pieces.x[i], pieces.y[i], pieces.heading[i], pieces.z[i], Structure.EARTHWORK);
            double length = pieces.length(i);
            sections[i] = q;
            cut[i] = (q.earth().cutSoil() + q.earth().cutRock()) * length;
            fill[i] = q.earth().fill() * length;
            bad += q.buildable() ? 0 : length;
            double along = rates.surface() + rates.systems() + (Double.isNaN(q.formation()) ? 0 : q.formation());
            sum += q.price(rates, digging) * length + along * (pieces.length3d[i] - length);
        }
        List<StreamCrossings.Crossing> crossings = StreamCrossings.of(pieces, pricer.site(), pricer.terrain());
        for (StreamCrossings.Crossing crossing : crossings) {
            sum += Pricing.culvertCost(rates, sections[crossing.bed()]);
            bad += crossing.opening() ? pieces.length(crossing.bed()) : 0;
        }
        return new Amount(sum + MassHaul.of(pieces.middle, cut, fill, rates).cost(rates), bad);
    }
}
