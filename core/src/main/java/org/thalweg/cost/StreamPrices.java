package org.thalweg.cost;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Structure;

/**
 * What the streams that a plan line crosses ask of its profile, as {@link Pricing} bills it: where earthwork over the ground
 * would close a stream that needs an opening, and what culverts cost by elevation. Both depend on the plan alone, so they are
 * known before the profile is.
 */
public final class StreamPrices {
    /** The plan line meets no stream. */
    public static final StreamPrices NONE = new StreamPrices(null, null, List.of());

    private final HorizontalAlignment plan;
    private final SectionPricer pricer;
    private final List<Reach> reaches;

    /**
     * A stretch of line in the cells of a stream.
     *
     * @param from first station (m)
     * @param to last station (m)
     * @param bed station (m) of the lowest ground in the stream, where its culvert is paid
     * @param opening whether earthwork above the ground would close a stream that needs an opening
     */
    public record Reach(double from, double to, double bed, boolean opening) {}

    private StreamPrices(HorizontalAlignment plan, SectionPricer pricer, List<Reach> reaches) {
        this.plan = plan;
        this.pricer = pricer;
        this.reaches = reaches;
    }

    /**
     * Finds the streams that a plan line crosses.
     *
     * @param plan the plan line
     * @param pricer sections on the ground with its streams; used as a workspace
     * @return the streams' prices along the line
     */
    public static StreamPrices along(HorizontalAlignment plan, SectionPricer pricer) {
        // Where a line meets streams does not depend on its heights.
        VerticalAlignment level = new VerticalAlignment(List.of(new Pvi(0, 0, 0), new Pvi(plan.length(), 0, 0)));
        LinePieces pieces = LinePieces.of(plan, level, null);
        List<Reach> reaches = new ArrayList<>();
        for (StreamCrossings.Crossing c : StreamCrossings.of(pieces, pricer.site(), pricer.terrain())) {
            reaches.add(new Reach(
                    pieces.bounds[c.first()], pieces.bounds[c.last() + 1], pieces.middle[c.bed()], c.opening()));
        }
        return new StreamPrices(plan, pricer, List.copyOf(reaches));
    }

    /**
     * The stretches in which the line lies in streams.
     *
     * @return stretches in the order of stations, none over another
     */
    public List<Reach> reaches() {
        return reaches;
    }

    /**
     * What earthwork pays for a stream, once, by elevation.
     *
     * @param reach one of {@link #reaches}
     * @param structure earthwork or wall
     * @param zBase lowest design elevation (m)
     * @param zStep step of elevation (m)
     * @param n number of elevations
     * @return price of the culvert or aqueduct (money) by elevation; 0 on a reused formation, which has its own drainage
     */
    public double[] culvert(Reach reach, Structure structure, double zBase, double zStep, int n) {
        Pose p = plan.poseAt(reach.bed());
        double[] prices = new double[n];
        for (int k = 0; k < n; k++) {
            prices[k] = Pricing.culvertCost(pricer.rates(),
                    pricer.quantities(p.x(), p.y(), p.heading(), zBase + k * zStep, structure));
        }
        return prices;
    }
}
