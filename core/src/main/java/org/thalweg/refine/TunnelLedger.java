package org.thalweg.refine;

import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.cost.LongTunnels;

/** What long tunnels pay beyond their rate, and what of it the section prices know. A workspace. */
public interface TunnelLedger {
    /**
     * What long tunnels of a line pay, less what they pay at the section prices.
     *
     * @param plan plan line
     * @param spans its structures
     * @return difference (money), of either sign
     */
    double excess(HorizontalAlignment plan, List<StructureSpan> spans);

    /**
     * What long tunnels of a line pay.
     *
     * @param spans its structures
     * @return ventilation and escape galleries (money)
     */
    double due(List<StructureSpan> spans);

    /**
     * Prices by place for a line's long tunnels.
     *
     * @param plan plan line
     * @param spans its structures
     * @param shortened whether they lead to shorter tunnels; else each metre pays what it pays now
     * @return prices, not yet in use
     */
    LongTunnels about(HorizontalAlignment plan, List<StructureSpan> spans, boolean shortened);

    /**
     * Changes the prices.
     *
     * @param tunnels prices to use from now on
     */
    void use(LongTunnels tunnels);
}
