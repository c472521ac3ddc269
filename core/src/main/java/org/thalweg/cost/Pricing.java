package org.thalweg.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

/**
 * Prices a line: sections each 5 m or less, structures, streams, mass haul, and the bill that they add up to.
 *
 * <p>Quantities are those of the section at the middle of each piece times its length: earth, land, clearing, walls and
 * surcharges by length in plan; surface, systems, bridges, tunnels with their ventilation and escape, and a reused
 * formation by 3D length. A bridge above the free height counts as more metres at the plain rate. Lengths that decide
 * (least lengths, ventilation, escape) are measured in plan.
 *
 * <p><b>Streams.</b> Where the line crosses cells of a stream as earthwork or wall, and no formation with its own
 * drainage is reused, it pays at the lowest ground: on a fill one culvert as long as the footprint is wide; in a cut an
 * aqueduct or siphon, priced as two such culverts. A stream that needs an opening must be bridged wherever the line is
 * above it. Bridges and tunnels pay nothing for streams.
 *
 * <p><b>Structures</b> are chosen by {@link StructureChoice}, with local prices of earth, if they are not given.
 */
public final class Pricing {
    private static final Structure[] STRUCTURES = Structure.values();
    /** Cells at a zone's edge have a part of its rate: areas are told as areas at the highest rate on the line. */
    private static final String SURCHARGES = "zone surcharges, as area at the highest rate";

    /** An aqueduct over a cut, or a siphon under it, in culverts. */
    private static final double AQUEDUCT = 2;

    /** Rounds of choosing structures anew at what the line's own balance says that earth is worth. */
    private static final int ROUNDS = 2;

    private final HorizontalAlignment plan;
    private final VerticalAlignment profile;
    private final SectionPricer pricer;
    private final DesignStandard standard;
    private final Rates rates;
    private final LinePieces pieces;
    private final List<StreamCrossings.Crossing> crossings;

    private Pricing(
            HorizontalAlignment plan, VerticalAlignment profile, List<StructureSpan> structures, SectionPricer pricer) {
        this.plan = plan;
        this.profile = profile;
        this.pricer = pricer;
        this.standard = pricer.standard();
        this.rates = pricer.rates();
        this.pieces = LinePieces.of(plan, profile, structures);
        this.crossings = StreamCrossings.of(pieces, pricer.site(), pricer.terrain());
    }

    /**
     * Prices a line.
     *
     * @param plan plan line
     * @param profile profile over the plan line's stations
     * @param structures stretches that cover the line, or null: the cheapest are chosen
     * @param pricer prices of sections on the ground; used as a workspace
     * @return the line with its bill
     */
    public static PricedLine of(
            HorizontalAlignment plan, VerticalAlignment profile, List<StructureSpan> structures, SectionPricer pricer) {
        Pricing pricing = new Pricing(plan, profile, structures, pricer);
        List<StructureSpan> spans = structures != null ? structures : pricing.choose((x, y, z, structure) -> false, false);
        return pricing.price(new Alignment(plan, profile, spans));
    }

    /** Where a structure may not be chosen although the ground would allow it. */
    public interface Bar {
        /**
         * Whether a structure is barred.
         *
         * @param x easting (m)
         * @param y northing (m)
         * @param z design elevation (m)
         * @param structure the structure
         * @return true where it may not be chosen
         */
        boolean bars(double x, double y, double z, Structure structure);
    }

    /**
     * Prices a line, choosing its structures under a bar and with the drainage grade of tunnels.
     *
     * @param plan plan line
     * @param profile profile over the plan line's stations
     * @param bar what may not be chosen where
     * @param pricer prices of sections on the ground; used as a workspace
     * @return the line with its bill
     */
    public static PricedLine choosing(
            HorizontalAlignment plan, VerticalAlignment profile, Bar bar, SectionPricer pricer) {
        Pricing pricing = new Pricing(plan, profile, null, pricer);
        return pricing.price(new Alignment(plan, profile, pricing.choose(bar, true)));
    }

    /**
     * Prices a line, choosing its structures as {@link #choosing} does, first at the pricer's local prices of earth, then
     * anew at those of the line's own balance, as long as that makes it no dearer.
     *
     * @param plan plan line
     * @param profile profile over the plan line's stations
     * @param bar what may not be chosen where
     * @param pricer prices of sections on the ground; used as a workspace
     * @return the line with its bill; its search cost is at the prices of the balance, haul included
     */
    public static PricedLine settling(
            HorizontalAlignment plan, VerticalAlignment profile, Bar bar, SectionPricer pricer) {
        PricedLine best = choosing(plan, profile, bar, pricer);
        EarthValues unknown = EarthValues.unknown(pricer.rates());
        for (int round = 0; round < ROUNDS; round++) {
            EarthValues values = unknown.towards(plan, unknown.account(best, pricer), 1);
            PricedLine next = choosing(plan, profile, bar, pricer.with(values));
            if (next.bill().total().compareTo(best.bill().total()) > 0) {
                break;
            }
            boolean same = next.alignment().structures().equals(best.alignment().structures());
            best = next;
            if (same) {
                break;
            }
        }
        return best;
    }

    /** The cheapest structures along the line; where asked, a tunnel needs its drainage grade. */
    private List<StructureSpan> choose(Bar bar, boolean drained) {
        int n = pieces.count();
        double[][] prices = new double[STRUCTURES.length][n];
        float[] column = new float[STRUCTURES.length];
        for (int i = 0; i < n; i++) {
            pricer.price(pieces.x[i], pieces.y[i], pieces.heading[i], pieces.z[i], 1, 1, column, 0);
            for (int s = 0; s < STRUCTURES.length; s++) {
                boolean barred = bar.bars(pieces.x[i], pieces.y[i], pieces.z[i], STRUCTURES[s]);
                prices[s][i] = barred ? Double.POSITIVE_INFINITY : column[s];
            }
            if (drained && !drains(pieces.middle[i])) {
                prices[Structure.TUNNEL.ordinal()][i] = Double.POSITIVE_INFINITY;
            }
        }
        for (StreamCrossings.Crossing crossing : crossings) {
            payForStream(crossing, prices[Structure.EARTHWORK.ordinal()], Structure.EARTHWORK);
            payForStream(crossing, prices[Structure.WALL.ordinal()], Structure.WALL);
        }
        return new StructureChoice(standard, rates).choose(pieces.bounds, prices).spans();
    }

    /**
     * Whether a tunnel would drain at a station. Only constant grades are asked: a vertical curve passes through level as it
     * must, and a tunnel with its summit inside falls to both portals.
     */
    private boolean drains(double station) {
        for (Pvi p : profile.pvis()) {
            if (Math.abs(station - p.station()) < 0.5 * p.curveLength()) {
                return true;
            }
        }
        return Math.abs(profile.gradeAt(station)) >= standard.minTunnelGrade() - 1e-9;
    }

    private void payForStream(StreamCrossings.Crossing crossing, double[] prices, Structure structure) {
        for (int i = crossing.first(); i <= crossing.last(); i++) {
            prices[i] = missesOpening(crossing, i) ? Double.POSITIVE_INFINITY : prices[i];
        }
        int bed = crossing.bed();
        prices[bed] += culvertCost(section(bed, structure)) / pieces.length(bed);
    }

    /** Whether earthwork at a piece of a crossing would close a stream that needs an opening. */
    private boolean missesOpening(StreamCrossings.Crossing crossing, int piece) {
        return crossing.opening() && pieces.z[piece] > pricer.terrain().heightAt(pieces.x[piece], pieces.y[piece]);
    }

    private double culvertCost(PricedSection q) {
        return culvertCost(rates, q);
    }

    /** What a stream costs at the section where it crosses. */
    static double culvertCost(Rates rates, PricedSection q) {
        return culverts(q) * (rates.culvert() + rates.culvertPerM() * q.earth().width());
    }

    /** Culverts that earthwork over or through a stream needs: an aqueduct counts as two. */
    private static double culverts(PricedSection q) {
        boolean earthwork = q.structure() == Structure.EARTHWORK || q.structure() == Structure.WALL;
        if (!earthwork || !Double.isNaN(q.formation())) {
            return 0;
        }
        return q.depth() < 0 ? AQUEDUCT : 1;
    }

    private PricedSection section(int piece, Structure structure) {
        return pricer.quantities(pieces.x[piece], pieces.y[piece], pieces.heading[piece], pieces.z[piece], structure);
    }

    private PricedLine price(Alignment alignment) {
        int n = pieces.count();
        PricedSection[] sections = new PricedSection[n];
        double[] cut = new double[n];
        double[] fill = new double[n];
        double searchCost = 0;
        int span = 0;
        for (int i = 0; i < n; i++) {
            while (alignment.structures().get(span).to() <= pieces.middle[i]) {
                span++;
            }
            sections[i] = section(i, alignment.structures().get(span).structure());
            cut[i] = rates.usability().fill(sections[i].earth().cutSoil(), sections[i].earth().cutRock())
                    * pieces.length(i);
            fill[i] = sections[i].earth().fill() * pieces.length(i);
            searchCost += sections[i].price(rates, pricer.earth().at(pieces.x[i], pieces.y[i])) * pieces.length(i);
        }
        for (StructureSpan s : alignment.structures()) {
            searchCost += StructureChoice.fixed(rates, s);
        }
        for (StreamCrossings.Crossing crossing : crossings) {
            searchCost += culvertCost(sections[crossing.bed()]);
        }
        MassHaul.Balance balance = MassHaul.of(pieces.middle, cut, fill, rates);
        Ledger ledger = ledger(sections);
        countSections(ledger, sections);
        countEarth(ledger, balance, fill);
        countStructures(ledger, alignment);
        countStreams(ledger, sections);
        Bill bill = ledger.bill();
        StationTable stations = StationRows.of(alignment, pieces, sections, pricer, ledger.rowCosts(bill.total()));
        return new PricedLine(alignment, stations, bill, searchCost, balance, unbuildable(sections));
    }

    /** Opens the bill's items in their order. */
    private Ledger ledger(PricedSection[] sections) {
        Ledger ledger = new Ledger(pieces.rows.length);
        ledger.open("soil excavation", "m3", rates.soilCut());
        ledger.open("rock excavation", "m3", rates.rockCut());
        ledger.open("fill from cut", "m3", rates.fillFromCut());
        ledger.open("fill borrowed", "m3", rates.borrow());
        ledger.open("surplus wasted", "m3", rates.waste());
        ledger.open("unfit material wasted", "m3", rates.waste());
        ledger.open("haul", "m3 km", rates.haul());
        ledger.open("surface", "m", rates.surface());
        ledger.open("systems", "m", rates.systems());
        ledger.open("land", "m2", rates.land());
        ledger.open("clearing", "m2", rates.clearing());
        TreeMap<Float, Double> zones = zoneRates(sections);
        TreeSet<Double> formations = new TreeSet<>();
        for (PricedSection q : sections) {
            if (!Double.isNaN(q.formation())) {
                formations.add(q.formation());
            }
        }
        if (!zones.isEmpty()) {
            ledger.open(SURCHARGES, "m2", zones.lastEntry().getValue());
        }
        formations.forEach(price -> ledger.open(reuse(price), "m", plain(price)));
        ledger.open("retaining walls", "m2", rates.wall());
        ledger.open("bridges, as metres at the plain rate", "m", rates.bridge());
        ledger.open("abutments", "1", rates.abutment());
        ledger.open("tunnels", "m", rates.tunnel());
        ledger.open("portals", "1", rates.portal());
        ledger.open("ventilation", "m", rates.ventilation());
        ledger.open("escape galleries", "m", rates.escape());
        ledger.open("culverts", "1", rates.culvert());
        ledger.open("culverts' length", "m", rates.culvertPerM());
        return ledger;
    }

    private static String reuse(double perMetre) {
        return Item.REUSED_FORMATION + " at " + plain(perMetre) + " per m";
    }

    /** The number that a raster's float was written from: 0.1f means 0.1. */
    private static double plain(double raster) {
        return Double.parseDouble(Float.toString((float) raster));
    }

    private void countSections(Ledger ledger, PricedSection[] sections) {
        Ledger.Entry soil = ledger.item("soil excavation");
        Ledger.Entry rock = ledger.item("rock excavation");
        Ledger.Entry unfit = ledger.item("unfit material wasted");
        Ledger.Entry surface = ledger.item("surface");
        Ledger.Entry systems = ledger.item("systems");
        Ledger.Entry land = ledger.item("land");
        Ledger.Entry clearing = ledger.item("clearing");
        Ledger.Entry walls = ledger.item("retaining walls");
        Ledger.Entry bridges = ledger.item("bridges, as metres at the plain rate");
        TreeMap<Float, Double> zoneRates = zoneRates(sections);
        for (int i = 0; i < sections.length; i++) {
            PricedSection q = sections[i];
            int row = pieces.row[i];
            double length = pieces.length(i);
            double along = pieces.length3d[i];
            soil.add(row, q.earth().cutSoil() * length);
            rock.add(row, q.earth().cutRock() * length);
            unfit.add(row, rates.usability().unfit(q.earth().cutSoil(), q.earth().cutRock()) * length);
            surface.add(row, along);
            systems.add(row, along);
            land.add(row, q.land() * length);
            clearing.add(row, q.clearing() * length);
            walls.add(row, q.earth().wallFace() * length);
            bridges.add(row, q.bridge() * along);
            if (!q.surcharges().isEmpty()) {
                countSurcharges(ledger.item(SURCHARGES), q, row, length, zoneRates);
            }
            if (!Double.isNaN(q.formation())) {
                ledger.add(reuse(q.formation()), row, along);
            }
        }
    }

    /** The rates of the zones on the line as plain numbers, the highest last. */
    private static TreeMap<Float, Double> zoneRates(PricedSection[] sections) {
        TreeMap<Float, Double> zones = new TreeMap<>();
        for (PricedSection q : sections) {
            if (!q.surcharges().isEmpty()) {
                q.surcharges().keySet().forEach(rate -> zones.computeIfAbsent(rate, Pricing::plain));
            }
        }
        return zones;
    }

    private static void countSurcharges(
            Ledger.Entry entry, PricedSection q, int row, double length, TreeMap<Float, Double> zoneRates) {
        double highest = zoneRates.lastEntry().getValue();
        for (Map.Entry<Float, Double> zone : q.surcharges().entrySet()) {
            entry.add(row, zone.getValue() * length * zoneRates.get(zone.getKey()) / highest);
        }
    }

    private void countEarth(Ledger ledger, MassHaul.Balance balance, double[] fill) {
        Ledger.Entry reused = ledger.item("fill from cut");
        Ledger.Entry borrowed = ledger.item("fill borrowed");
        Ledger.Entry wasted = ledger.item("surplus wasted");
        Ledger.Entry haul = ledger.item("haul");
        for (int i = 0; i < fill.length; i++) {
            int row = pieces.row[i];
            reused.add(row, fill[i] - balance.borrow()[i]);
            borrowed.add(row, balance.borrow()[i]);
            wasted.add(row, balance.waste()[i] * rates.usability().surplusBulking());
            if (i + 1 < fill.length) {
                double distance = (pieces.middle[i + 1] - pieces.middle[i]) / 1000;
                haul.add(row, Math.abs(balance.flow()[i]) * distance);
            }
        }
    }

    private void countStructures(Ledger ledger, Alignment alignment) {
        int piece = 0;
        for (StructureSpan span : alignment.structures()) {
            int first = piece;
            while (piece < pieces.count() && pieces.middle[piece] < span.to()) {
                piece++;
            }
            if (span.structure() == Structure.BRIDGE) {
                ledger.add("abutments", pieces.row[first], 2);
            } else if (span.structure() == Structure.TUNNEL) {
                ledger.add("portals", pieces.row[first], 2);
                countTunnel(ledger, span.length(), first, piece);
            }
        }
    }

    private void countTunnel(Ledger ledger, double length, int first, int end) {
        boolean ventilated = StructureChoice.longer(length, rates.ventilationLength());
        boolean escape = StructureChoice.longer(length, rates.escapeLength());
        for (int i = first; i < end; i++) {
            ledger.add("tunnels", pieces.row[i], pieces.length3d[i]);
            ledger.add("ventilation", pieces.row[i], ventilated ? pieces.length3d[i] : 0);
            ledger.add("escape galleries", pieces.row[i], escape ? pieces.length3d[i] : 0);
        }
    }

    private void countStreams(Ledger ledger, PricedSection[] sections) {
        for (StreamCrossings.Crossing crossing : crossings) {
            PricedSection q = sections[crossing.bed()];
            int row = pieces.row[crossing.bed()];
            ledger.add("culverts", row, culverts(q));
            ledger.add("culverts' length", row, culverts(q) * q.earth().width());
        }
    }

    private List<StructureSpan> unbuildable(PricedSection[] sections) {
        boolean[] bad = new boolean[sections.length];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = !sections[i].buildable();
        }
        for (StreamCrossings.Crossing crossing : crossings) {
            for (int i = crossing.first(); i <= crossing.last(); i++) {
                Structure s = sections[i].structure();
                boolean earthwork = s == Structure.EARTHWORK || s == Structure.WALL;
                bad[i] |= earthwork && missesOpening(crossing, i);
            }
        }
        List<StructureSpan> spans = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= bad.length; i++) {
            boolean ends = i == bad.length || bad[i] != bad[from] || sections[i].structure() != sections[from].structure();
            if (ends && bad[from]) {
                spans.add(new StructureSpan(sections[from].structure(), pieces.bounds[from], pieces.bounds[i]));
            }
            from = ends ? i : from;
        }
        return spans;
    }
}
