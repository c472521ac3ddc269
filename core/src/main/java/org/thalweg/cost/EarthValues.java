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
 * {@link LineSquares#REACH}, and the mean beyond. Immutable.
 *
 * <p>A search that takes over the values of its last line may swing to and fro: where all is wasted it seeks fill, and
 * then has too much. So {@link #towards} goes part of the way.
 */
public final class EarthValues implements EarthField {
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

    /** Null where no line is known. */
    private final LineSquares squares;

    private final double mean;

    private EarthValues(
            Rates rates, EarthPrices[] prices, float[] values, LineSquares squares, double mean) {
        this.rates = rates;
        this.prices = prices;
        double[] range = MassHaul.range(rates);
        this.low = range[0];
        this.perStep = range[1] > range[0] ? STEPS / (range[1] - range[0]) : 0;
        this.values = values;
        this.squares = squares;
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
        return new EarthValues(rates, prices, new float[0], null, 0.5 * (range[0] + range[1]));
    }

    @Override
    public EarthPrices at(double x, double y) {
        return prices[(int) Math.rint((value(x, y) - low) * perStep)];
    }

    private double value(double x, double y) {
        int square = squares == null ? -1 : squares.square(x, y);
        float v = square < 0 ? Float.NaN : values[square];
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
        LineSquares next = LineSquares.of(x, y, PIECE);
        float[] there = new float[next.count()];
        for (int k = 0; k < there.length; k++) {
            double was = value(next.middleX(k), next.middleY(k));
            int i = next.nearest(k);
            there[k] = i < 0 ? Float.NaN : (float) (was + share * (account.values()[i] - was));
        }
        double mid = mean + share * (sum / n - mean);
        return new EarthValues(rates, prices, there, next, mid);
    }
}
