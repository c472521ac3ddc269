package org.thalweg.study;

import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.cost.EarthField;
import org.thalweg.cost.EarthValues;
import org.thalweg.cost.LongTunnels;
import org.thalweg.cost.Rates;
import org.thalweg.cost.SectionPricer;
import org.thalweg.cost.StreamPrices;
import org.thalweg.refine.EarthLedger;
import org.thalweg.refine.LineRefiner;
import org.thalweg.refine.TunnelLedger;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Site;

/**
 * Prices of sections on the real ground, earth at what it is worth along the line as it lies now, tunnels at what the
 * line's long tunnels ask for. A workspace: both are learned from line to line.
 */
final class LocalSections implements LineRefiner.SectionPrices, EarthLedger, TunnelLedger {
    /** Length of line at either end (m) that may reach past the territory's edge; a little less than the audit allows. */
    private static final double MOUTH = 90;

    private final Rates rates;
    private final SectionPricer atGates;
    private final SectionPricer between;
    private EarthValues values;
    private LongTunnels tunnels = LongTunnels.none();

    LocalSections(GridTerrain terrain, Site site, Site along, DesignStandard standard, Rates rates) {
        this.rates = rates;
        this.values = EarthValues.unknown(rates);
        EarthField now = (x, y) -> values.at(x, y);
        this.atGates = new SectionPricer(terrain, site, standard, rates).with(now);
        this.between = new SectionPricer(terrain, along, standard, rates).with(now);
    }

    @Override
    public void price(double x, double y, double heading, double fromEnd, double zBase, double zStep, int n,
            float[] out, int offset) {
        (fromEnd < MOUTH ? atGates : between).price(x, y, heading, zBase, zStep, n, out, offset);
        float longer = (float) tunnels.at(x, y);
        int row = offset + Structure.TUNNEL.ordinal() * n;
        for (int k = row; longer > 0 && k < row + n; k++) {
            out[k] += longer;
        }
    }

    @Override
    public StreamPrices streams(HorizontalAlignment plan) {
        return StreamPrices.along(plan, atGates);
    }

    @Override
    public EarthValues.Account account(
            HorizontalAlignment plan, VerticalAlignment profile, List<StructureSpan> spans) {
        return values.account(plan, profile, spans, atGates);
    }

    @Override
    public EarthValues values() {
        return values;
    }

    @Override
    public void use(EarthValues changed) {
        values = changed;
    }

    @Override
    public double excess(HorizontalAlignment plan, List<StructureSpan> spans) {
        return tunnels.excess(rates, plan, spans);
    }

    @Override
    public double due(List<StructureSpan> spans) {
        return LongTunnels.due(rates, spans);
    }

    @Override
    public LongTunnels about(HorizontalAlignment plan, List<StructureSpan> spans, boolean shortened) {
        return shortened ? LongTunnels.shortened(rates, plan, spans) : LongTunnels.asLong(rates, plan, spans);
    }

    @Override
    public void use(LongTunnels changed) {
        tunnels = changed;
    }
}
