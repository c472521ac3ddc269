package org.thalweg.cost;

import java.util.Arrays;
import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.Pvi;
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
        int n = pieces.count();
        Sums sums = new Sums(n);
        double bad = 0;
        PricedSection[] sections = new PricedSection[n];
        for (int i = 0; i < n; i++) {
            sections[i] = section(pieces, i, pieces.z[i]);
            sums.add(i, sections[i], pieces.length(i), pieces.length3d[i]);
            bad += sections[i].buildable() ? 0 : pieces.length(i);
        }
        for (StreamCrossings.Crossing c : StreamCrossings.of(pieces, pricer.site(), pricer.terrain())) {
            sums.money += Pricing.culvertCost(pricer.rates(), sections[c.bed()]);
            bad += c.opening() ? pieces.length(c.bed()) : 0;
        }
        return new Amount(sums.total(pieces.middle), bad);
    }

    private PricedSection section(LinePieces pieces, int i, double z) {
        return pricer.quantities(pieces.x[i], pieces.y[i], pieces.heading[i], z, Structure.EARTHWORK);
    }

    /** Money and earth of the pieces of a line. */
    private final class Sums {
        private final Rates rates = pricer.rates();
        private final EarthPrices digging = new EarthPrices(rates.soilDug(), rates.rockDug(), 0);
        private final double[] cut;
        private final double[] fill;
        private double money;

        Sums(int pieces) {
            this.cut = new double[pieces];
            this.fill = new double[pieces];
        }

        void add(int piece, PricedSection q, double length, double length3d) {
            cut[piece] = usable(q) * length;
            fill[piece] = q.earth().fill() * length;
            money += apart(q) * length + along(q) * length3d;
        }

        double usable(PricedSection q) {
            return rates.usability().fill(q.earth().cutSoil(), q.earth().cutRock());
        }

        /** What a metre in plan costs besides what is counted along the grade and the balance of earth. */
        double apart(PricedSection q) {
            return q.price(rates, digging) - along(q);
        }

        double along(PricedSection q) {
            return rates.surface() + rates.systems() + (Double.isNaN(q.formation()) ? 0 : q.formation());
        }

        double total(double[] stations) {
            if (rates.haul() == 0 && rates.borrow() - rates.fillFromCut() >= -rates.surplus()) {
                // Without a price on distance only the sums matter.
                double dug = Arrays.stream(cut).sum();
                double needed = Arrays.stream(fill).sum();
                double reused = Math.min(dug, needed);
                return money + reused * rates.fillFromCut() + (needed - reused) * rates.borrow()
                        + (dug - reused) * rates.surplus();
            }
            return money + MassHaul.of(stations, cut, fill, rates).cost(rates);
        }
    }

    /**
     * Tabulates the earthwork of one plan line, for an optimiser of its profile.
     *
     * @param plan plan line
     * @param profile profile about which heights are tabulated
     * @param reach greatest height (m) above and below it
     * @param step distance of the heights (m)
     * @return the table
     */
    public Table table(HorizontalAlignment plan, VerticalAlignment profile, double reach, double step) {
        return new Table(plan, profile, reach, step);
    }

    /**
     * What profiles over one plan line cost as earthwork all along, from quantities at tabulated heights, linear between
     * them. Areas bend by about the square of the height, so that a table every s metres is off by about s squared over 4
     * per metre of line.
     */
    public final class Table {
        private final LinePieces pieces;
        private final int levels;
        private final double step;
        /** By piece and level ({@code piece * levels + level}): usable cut and fill (m2), money per metre, and 1 where unbuildable. */
        private final float[] cut;

        private final float[] fill;
        private final float[] money;
        private final float[] bad;
        private final double[] base;
        private final double fixed;
        private final double unbridged;

        private Table(HorizontalAlignment plan, VerticalAlignment profile, double reach, double step) {
            this.pieces = LinePieces.of(plan, profile, null, PIECE);
            this.levels = 2 * (int) Math.ceil(reach / step) + 1;
            this.step = step;
            int size = pieces.count() * levels;
            this.cut = new float[size];
            this.fill = new float[size];
            this.money = new float[size];
            this.bad = new float[size];
            this.base = new double[pieces.count()];
            Sums sums = new Sums(0);
            for (int i = 0; i < pieces.count(); i++) {
                base[i] = pieces.z[i] - step * (levels / 2);
                for (int k = 0; k < levels; k++) {
                    PricedSection q = section(pieces, i, base[i] + k * step);
                    int at = i * levels + k;
                    cut[at] = (float) sums.usable(q);
                    fill[at] = (float) q.earth().fill();
                    money[at] = (float) (sums.apart(q) + sums.along(q));
                    bad[at] = q.buildable() ? 0 : 1;
                }
            }
            double culverts = 0;
            double openings = 0;
            for (StreamCrossings.Crossing c : StreamCrossings.of(pieces, pricer.site(), pricer.terrain())) {
                culverts += Pricing.culvertCost(pricer.rates(), section(pieces, c.bed(), pieces.z[c.bed()]));
                openings += c.opening() ? pieces.length(c.bed()) : 0;
            }
            this.fixed = culverts;
            this.unbridged = openings;
        }

        /**
         * Prices a profile. Culverts are those of the profile about which the table lies, and all prices are per metre in
         * plan.
         *
         * @param profile profile over the plan line
         * @return what it costs; heights outside the table count as unbuildable
         */
        public Amount of(VerticalAlignment profile) {
            int n = pieces.count();
            Sums sums = new Sums(n);
            sums.money = fixed;
            double lost = unbridged;
            Heights heights = new Heights(profile);
            for (int i = 0; i < n; i++) {
                double level = (heights.at(pieces.middle[i]) - base[i]) / step;
                int k = Math.max(0, Math.min(levels - 2, (int) level));
                double t = Math.max(0, Math.min(1, level - k));
                int at = i * levels + k;
                double length = pieces.length(i);
                sums.cut[i] = length * (cut[at] + t * (cut[at + 1] - cut[at]));
                sums.fill[i] = length * (fill[at] + t * (fill[at + 1] - fill[at]));
                sums.money += length * (money[at] + t * (money[at + 1] - money[at]));
                lost += length * (Math.max(bad[at], t > 0 ? bad[at + 1] : 0) + step * Math.abs(level - k - t));
            }
            return new Amount(sums.total(pieces.middle), lost);
        }
    }

    /** Elevations of a profile at ascending stations, without a search for each. */
    private static final class Heights {
        private final List<Pvi> pvis;
        private int leg;

        Heights(VerticalAlignment profile) {
            this.pvis = profile.pvis();
        }

        double at(double s) {
            while (leg + 2 < pvis.size() && pvis.get(leg + 1).station() <= s) {
                leg++;
            }
            Pvi a = pvis.get(leg);
            Pvi b = pvis.get(leg + 1);
            double grade = grade(leg);
            double z = a.elevation() + grade * (s - a.station());
            double past = 0.5 * a.curveLength() - (s - a.station());
            if (past > 0) {
                z += (grade - grade(leg - 1)) * past * past / (2 * a.curveLength());
            }
            double ahead = 0.5 * b.curveLength() - (b.station() - s);
            if (ahead > 0) {
                z += (grade(leg + 1) - grade) * ahead * ahead / (2 * b.curveLength());
            }
            return z;
        }

        private double grade(int leg) {
            Pvi a = pvis.get(leg);
            Pvi b = pvis.get(leg + 1);
            return (b.elevation() - a.elevation()) / (b.station() - a.station());
        }
    }
}
