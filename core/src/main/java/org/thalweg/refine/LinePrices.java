package org.thalweg.refine;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.corridor.PriceField;
import org.thalweg.cost.StreamPrices;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

/** Prices on the real ground along a plan line, by structure and elevation in a band: what the profile optimiser reads. */
final class LinePrices {
    /** Distance of the sections (m), as close as the bill's: a sample is the mean of its sections. */
    private static final double SECTION = 5;

    /** Greatest distance of levels close about a profile (m). */
    private static final double CLOSE = 0.3;

    /** Share by which the price of a closed elevation grows with each level from the nearest open one. */
    private static final float SLOPE = 0.05f;

    private static final Structure[] STRUCTURES = Structure.values();

    /** Structures that close a stream, or pay for its culvert. */
    private static final List<Structure> EARTHEN = List.of(Structure.EARTHWORK, Structure.WALL);

    private final PriceField field;
    private final DesignStandard standard;
    private final LineRefiner.SectionPrices sections;
    private final Clearance clearance;
    private final int gradeSteps;
    private final double abutment;

    /**
     * Elevations open to a profile.
     *
     * @param levels number of elevations, about a metre apart
     * @param bars price of a place where nothing can be built, in prices of a tunnel
     * @param fine whether the profile is the line's last: samples lie close, and sites are looked for
     */
    record Band(int levels, double bars, boolean fine) {}

    /**
     * Prepares prices.
     *
     * @param field weights by place
     * @param sections prices of sections
     * @param clearance another line to keep clear of; null for none
     * @param gradeSteps steps of the profile's lattice between level and the ruling grade
     * @param abutment price of a bridge's end (money)
     */
    LinePrices(PriceField field, LineRefiner.SectionPrices sections, Clearance clearance, int gradeSteps, double abutment) {
        this.field = field;
        this.standard = field.standard();
        this.sections = sections;
        this.clearance = clearance;
        this.gradeSteps = gradeSteps;
        this.abutment = abutment;
    }

    /**
     * Prices along a line.
     *
     * @param line plan line
     * @param grid the profile's samples
     * @param height elevation (m) by station about which the band lies
     * @param from elevation at the start (m)
     * @param to elevation at the end (m)
     * @param band elevations open to the profile
     * @return prices
     */
    PriceTable along(
            HorizontalAlignment line, ProfileGrid grid, DoubleUnaryOperator height, double from, double to, Band band) {
        double level = level(grid.spacing());
        double[] base = new double[grid.samples()];
        for (int s = 0; s < base.length; s++) {
            double station = grid.sampleStation(s);
            base[s] = StrictMath.rint(
                    within(height.applyAsDouble(station), station, grid.length(), from, to) - level * (band.levels / 2));
        }
        return table(line, grid, base, level, band);
    }

    /**
     * Prices close about a profile: levels some 0.25 m apart, one of them on the ground. Between levels prices are linear,
     * so that a profile on even ground, where both cut and fill cost, would be drawn to a level beside the ground if it had
     * none.
     *
     * @param line plan line
     * @param grid the profile's samples
     * @param height elevation (m) by station
     * @param band number of levels and the price of a place where nothing can be built
     * @return prices
     */
    PriceTable close(HorizontalAlignment line, ProfileGrid grid, DoubleUnaryOperator height, Band band) {
        double quantum = standard.maxGrade() / gradeSteps * grid.spacing();
        double level = quantum;
        while (level > CLOSE) {
            level /= 2;
        }
        double[] base = new double[grid.samples()];
        for (int s = 0; s < base.length; s++) {
            double station = grid.sampleStation(s);
            Pose p = line.poseAt(station);
            double z = height.applyAsDouble(station);
            double ground = field.groundAt(p.x(), p.y());
            double zero = Double.isNaN(ground) ? z : ground;
            base[s] = zero + level * (StrictMath.rint((z - zero) / level) - band.levels / 2);
        }
        return table(line, grid, base, level, band);
    }

    /** Prices from the lowest level of each sample on. */
    private PriceTable table(HorizontalAlignment line, ProfileGrid grid, double[] base, double level, Band band) {
        int levels = band.levels;
        int n = grid.samples();
        float[] prices = new float[n * PriceTable.STRUCTURES * levels];
        float[] section = new float[PriceTable.STRUCTURES * levels];
        double apart = grid.length() / n;
        int parts = (int) Math.max(1, Math.rint(apart / SECTION));
        Streams streams = new Streams(band.fine ? sections.streams(line) : StreamPrices.NONE);
        for (int s = 0; s < n; s++) {
            double station = grid.sampleStation(s);
            int offset = s * PriceTable.STRUCTURES * levels;
            for (int k = 0; k < parts; k++) {
                double at = station + ((k + 0.5) / parts - 0.5) * apart;
                Pose q = line.poseAt(at);
                sections.price(q.x(), q.y(), q.heading(), Math.min(at, line.length() - at), base[s], level, levels, section, 0);
                streams.open(at, field.groundAt(q.x(), q.y()), base[s], level, levels, section);
                add(section, prices, offset, q, base[s], level, levels, 1.0 / parts);
            }
            streams.pay(station, grid.sampleLength(s), base[s], level, levels, prices, offset);
            bar(prices, offset, levels, (float) (band.bars * field.tunnelPrice()));
        }
        return new PriceTable(prices, base, level, levels, 0);
    }

    /** About 1 m, and a whole number of the lattice's height steps, on which the optimiser is fastest. */
    private double level(double spacing) {
        double quantum = standard.maxGrade() / gradeSteps * spacing;
        return quantum * Math.max(1, StrictMath.rint(1 / quantum));
    }

    /** Keeps the middle of the band where both gates can still be reached at the ruling grade. */
    private double within(double z, double station, double length, double from, double to) {
        double g = standard.maxGrade();
        double high = Math.min(from + g * station, to + g * (length - station));
        double low = Math.max(from - g * station, to - g * (length - station));
        return low > high ? 0.5 * (low + high) : Math.max(low, Math.min(high, z));
    }

    /** Adds the share of one section: where one section of a sample has no price, the sample has none. */
    private void add(
            float[] section, float[] prices, int offset, Pose p, double base, double level, int levels, double share) {
        double weight = field.weightAt(field.frame().index(p.x(), p.y()));
        double other = clearance == null ? Double.NaN : clearance.near(p.x(), p.y());
        for (Structure structure : STRUCTURES) {
            int row = structure.ordinal() * levels;
            for (int k = 0; k < levels; k++) {
                double near = other == other ? clearance.price(other, base + level * k, structure) : 0;
                prices[offset + row + k] += (float) (share * (section[row + k] + weight + near));
            }
        }
    }

    /**
     * Gives an elevation at which nothing can be built a price so high that plan and profile will avoid it, in place of
     * none: one such place must not leave the whole line without profile. The price grows with the distance to the
     * nearest elevation that is open, so that a profile can be led there by small steps.
     */
    private static void bar(float[] prices, int offset, int levels, float barred) {
        int below = -1;
        for (int k = 0; k <= levels; k++) {
            if (k < levels && !open(prices, offset, levels, k, barred)) {
                continue;
            }
            for (int shut = below + 1; shut < k; shut++) {
                int away = Math.min(below < 0 ? levels : shut - below, k == levels ? levels : k - shut);
                prices[offset + shut] = barred * (1 + SLOPE * away);
            }
            below = k;
        }
    }

    private static boolean open(float[] prices, int offset, int levels, int k, float barred) {
        for (Structure structure : STRUCTURES) {
            if (prices[offset + structure.ordinal() * levels + k] < barred) {
                return true;
            }
        }
        return false;
    }

    /** The streams of one plan line as its samples come by: what the bill asks for them, so that the profile knows. */
    private final class Streams {
        private final StreamPrices prices;
        /** The first stretch that does not lie behind. */
        private int next;
        /** The first stretch that has not been paid for. */
        private int unpaid;

        Streams(StreamPrices prices) {
            this.prices = prices;
        }

        /**
         * Has earthwork above the ground pay, at a section where it would close an opening, for the bridge that the bill puts
         * there: at least as long as bridges are, with two abutments. An opening is shorter than a sample often, and a sample
         * has one structure.
         */
        void open(double station, double ground, double base, double level, int levels, float[] section) {
            List<StreamPrices.Reach> reaches = prices.reaches();
            while (next < reaches.size() && reaches.get(next).to() <= station) {
                next++;
            }
            if (next == reaches.size() || reaches.get(next).from() > station || !reaches.get(next).opening()) {
                return;
            }
            double length = reaches.get(next).to() - reaches.get(next).from();
            double share = Math.max(1, standard.minBridge() / length);
            double ends = 2 * abutment / length;
            int first = (int) Math.max(0, Math.min(levels, Math.floor((ground - base) / level) + 1));
            int bridge = Structure.BRIDGE.ordinal() * levels;
            for (Structure structure : EARTHEN) {
                for (int k = first; k < levels; k++) {
                    section[structure.ordinal() * levels + k] = (float) (share * section[bridge + k] + ends);
                }
            }
        }

        /** Spreads the price of each culvert over the sample in which its stream's bed lies. */
        void pay(double station, double length, double base, double level, int levels, float[] into, int offset) {
            List<StreamPrices.Reach> reaches = prices.reaches();
            for (; unpaid < reaches.size() && reaches.get(unpaid).bed() <= station + length / 2; unpaid++) {
                for (Structure structure : EARTHEN) {
                    double[] culvert = prices.culvert(reaches.get(unpaid), structure, base, level, levels);
                    int row = offset + structure.ordinal() * levels;
                    for (int k = 0; k < levels; k++) {
                        into[row + k] += (float) (culvert[k] / length);
                    }
                }
            }
        }
    }
}
