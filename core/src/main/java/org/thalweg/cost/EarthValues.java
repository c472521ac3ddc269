package org.thalweg.cost;

import java.util.Arrays;
import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.Structure;

/**
 * What excavated material is worth by place, known from the balance of a line: a search that moves the line a little
 * sees its earth as the bill does, haul included. A place takes the value of the nearest stretch of the line within
 * {@link #REACH}, and the mean beyond. Immutable.
 *
 * <p>A search that takes over the values of its last line may swing to and fro: where all is wasted it seeks fill, and
 * then has too much. So {@link #towards} goes part of the way.
 */
public final class EarthValues implements EarthField {
    /** Distance (m) from the line within which values are kept by place. */
    private static final double REACH = 600;

    /** Side (m) of the squares that have one value; over it haul changes a value by a tenth of a unit of haul. */
    private static final double SQUARE = 100;

    /** Length (m) of the pieces of a line whose earth is balanced. */
    private static final double PIECE = 10;

    /** Prices are made once for so many values between the least and the greatest. */
    private static final int STEPS = 256;

    private final Rates rates;
    private final EarthPrices[] prices;
    private final double low;
    private final double perStep;
    /** Value by square, row by row from the south-west; NaN beyond reach. */
    private final float[] values;

    private final double west;
    private final double south;
    private final int columns;
    private final double mean;

    private EarthValues(
            Rates rates, EarthPrices[] prices, float[] values, double west, double south, int columns, double mean) {
        this.rates = rates;
        this.prices = prices;
        double[] range = MassHaul.range(rates);
        this.low = range[0];
        this.perStep = range[1] > range[0] ? STEPS / (range[1] - range[0]) : 0;
        this.values = values;
        this.west = west;
        this.south = south;
        this.columns = columns;
        this.mean = mean;
    }

    /**
     * Where no line is known yet.
     *
     * @param rates unit costs
     * @return the middle of what material can be worth, everywhere
     */
    public static EarthValues unknown(Rates rates) {
        double[] range = MassHaul.range(rates);
        EarthPrices[] prices = new EarthPrices[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            prices[i] = EarthPrices.of(rates, range[0] + (range[1] - range[0]) * i / STEPS);
        }
        return new EarthValues(rates, prices, new float[0], 0, 0, 0, 0.5 * (range[0] + range[1]));
    }

    @Override
    public EarthPrices at(double x, double y) {
        return prices[(int) Math.rint((value(x, y) - low) * perStep)];
    }

    private double value(double x, double y) {
        int c = (int) Math.floor((x - west) / SQUARE);
        int r = (int) Math.floor((y - south) / SQUARE);
        if (c < 0 || r < 0 || c >= columns || r * columns + c >= values.length) {
            return mean;
        }
        float v = values[r * columns + c];
        return v == v ? v : mean;
    }

    /**
     * The balance of a line's earth beside what a search saw.
     *
     * @param stations middles of the pieces (m)
     * @param values value of material by piece (per m3 of fill that it makes), from {@link MassHaul.Balance#values}
     * @param excess what the earth costs in the balance less what it costs at this field's prices
     */
    public record Account(double[] stations, double[] values, double excess) {}

    /**
     * Balances a line's earth.
     *
     * @param plan plan line
     * @param profile its profile
     * @param spans its structures
     * @param pricer sections on the ground; used as a workspace
     * @return the balance beside these values
     */
    public Account account(
            HorizontalAlignment plan, VerticalAlignment profile, List<StructureSpan> spans, SectionPricer pricer) {
        LinePieces pieces = LinePieces.of(plan, profile, spans, PIECE);
        int n = pieces.count();
        double[] cut = new double[n];
        double[] fill = new double[n];
        double excess = 0;
        int span = 0;
        for (int i = 0; i < n; i++) {
            while (span + 1 < spans.size() && spans.get(span).to() <= pieces.middle[i]) {
                span++;
            }
            Structure structure = spans.get(span).structure();
            if (structure != Structure.EARTHWORK && structure != Structure.WALL) {
                continue;
            }
            var earth = pricer.quantities(pieces.x[i], pieces.y[i], pieces.heading[i], pieces.z[i], structure).earth();
            double length = pieces.length(i);
            EarthPrices seen = at(pieces.x[i], pieces.y[i]);
            cut[i] = rates.usability().fill(earth.cutSoil(), earth.cutRock()) * length;
            fill[i] = earth.fill() * length;
            excess += length * ((rates.soilDug() - seen.soil()) * earth.cutSoil()
                    + (rates.rockDug() - seen.rock()) * earth.cutRock() - seen.fill() * earth.fill());
        }
        MassHaul.Balance balance = MassHaul.of(pieces.middle, cut, fill, rates);
        return new Account(pieces.middle, balance.values(pieces.middle, rates), excess + balance.cost(rates));
    }

    /** Balances the earth of a line with its structures. */
    Account account(PricedLine line, SectionPricer pricer) {
        return account(line.alignment().plan(), line.alignment().profile(), line.alignment().structures(), pricer);
    }

    /**
     * Values that have gone part of the way to those of a line.
     *
     * @param plan plan line
     * @param account its balance
     * @param share part of the way, 0 to 1
     * @return values about the line
     */
    public EarthValues towards(HorizontalAlignment plan, Account account, double share) {
        int n = account.stations().length;
        double[] x = new double[n];
        double[] y = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            var p = plan.poseAt(account.stations()[i]);
            x[i] = p.x();
            y[i] = p.y();
            sum += account.values()[i];
        }
        double fromWest = Arrays.stream(x).min().orElseThrow() - REACH;
        double fromSouth = Arrays.stream(y).min().orElseThrow() - REACH;
        int wide = (int) Math.ceil((Arrays.stream(x).max().orElseThrow() + REACH - fromWest) / SQUARE);
        int high = (int) Math.ceil((Arrays.stream(y).max().orElseThrow() + REACH - fromSouth) / SQUARE);
        int[] nearest = nearest(x, y, fromWest, fromSouth, wide, high);
        float[] next = new float[wide * high];
        for (int k = 0; k < next.length; k++) {
            double cx = fromWest + (k % wide + 0.5) * SQUARE;
            double cy = fromSouth + (k / wide + 0.5) * SQUARE;
            double was = value(cx, cy);
            next[k] = nearest[k] < 0 ? Float.NaN : (float) (was + share * (account.values()[nearest[k]] - was));
        }
        double mid = mean + share * (sum / n - mean);
        return new EarthValues(rates, prices, next, fromWest, fromSouth, wide, mid);
    }

    /** The piece of the line that is nearest to the middle of each square; -1 beyond reach. */
    private static int[] nearest(double[] x, double[] y, double west, double south, int columns, int rows) {
        int[] nearest = new int[columns * rows];
        double[] distance = new double[nearest.length];
        Arrays.fill(nearest, -1);
        Arrays.fill(distance, REACH * REACH);
        int stride = (int) (SQUARE / PIECE / 2);
        int reach = (int) (REACH / SQUARE);
        for (int i = 0; i < x.length; i += stride) {
            int c0 = (int) ((x[i] - west) / SQUARE);
            int r0 = (int) ((y[i] - south) / SQUARE);
            for (int r = Math.max(0, r0 - reach); r <= Math.min(rows - 1, r0 + reach); r++) {
                for (int c = Math.max(0, c0 - reach); c <= Math.min(columns - 1, c0 + reach); c++) {
                    double dx = west + (c + 0.5) * SQUARE - x[i];
                    double dy = south + (r + 0.5) * SQUARE - y[i];
                    double d = dx * dx + dy * dy;
                    int k = r * columns + c;
                    if (d < distance[k]) {
                        distance[k] = d;
                        nearest[k] = i;
                    }
                }
            }
        }
        return nearest;
    }
}
