package org.thalweg.cost;

import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Structure;

/**
 * What a metre of tunnel costs by place beyond its rate, known from the tunnels of a line: ventilation and escape galleries
 * are paid over a tunnel's whole length as soon as it is longer than a limit, so that no price of one place alone can tell
 * them. A search that moves the line a little sees about each long tunnel a price that leads the right way, and none
 * elsewhere. {@link #excess} sets right what these prices get wrong of a whole line. Immutable.
 *
 * <p>Two prices lead two ways. {@link #asLong}: the tunnel stays long, and each metre pays what it pays now.
 * {@link #shortened}: near its ends a metre pays, on top, its share in what the tunnel would save if it were as short as the
 * limit below it. With the second a tunnel a little longer than a limit is cut short where that pays.
 */
public final class LongTunnels {
    /** Length of line (m) beyond a tunnel's end along which its price holds: a tunnel must not creep out of it. */
    private static final double BEYOND = 200;

    /** Length (m) by which a shortened tunnel is meant to stay below its limit: its ends are known to a sample only. */
    private static final double SPARE = 30;

    /** Greatest price of shortening in rates of a tunnel: beyond, a place where nothing can be built would be preferred. */
    private static final double MOST = 2;

    /** Length (m) of the pieces by which prices are laid out and added up. */
    private static final double PIECE = 5;

    private static final LongTunnels NONE = new LongTunnels(new float[0], null);

    /** Price by piece of the line. */
    private final float[] prices;

    private final LineSquares squares;

    private LongTunnels(float[] prices, LineSquares squares) {
        this.prices = prices;
        this.squares = squares;
    }

    /**
     * Where no line is known yet.
     *
     * @return nothing beyond the rate, everywhere
     */
    public static LongTunnels none() {
        return NONE;
    }

    /**
     * What long tunnels of a line are to pay beyond their rate.
     *
     * @param rates unit costs
     * @param spans the line's structures
     * @return ventilation and escape galleries (money)
     */
    public static double due(Rates rates, List<StructureSpan> spans) {
        double sum = 0;
        for (StructureSpan span : spans) {
            sum += span.structure() == Structure.TUNNEL ? due(rates, span.length()) : 0;
        }
        return sum;
    }

    private static double due(Rates rates, double length) {
        return StructureChoice.tunnelExtra(rates, length) * length;
    }

    /**
     * Prices under which each long tunnel's metres pay what they pay now.
     *
     * @param rates unit costs
     * @param plan plan line
     * @param spans its structures
     * @return prices about the line
     */
    public static LongTunnels asLong(Rates rates, HorizontalAlignment plan, List<StructureSpan> spans) {
        return about(rates, plan, spans, false);
    }

    /**
     * Prices under which the metres at a long tunnel's ends pay, on top of that, what the tunnel would save by being as short
     * as a limit allows, divided by the length that it must lose: of two limits the one that gives the higher price.
     *
     * @param rates unit costs
     * @param plan plan line
     * @param spans its structures
     * @return prices about the line
     */
    public static LongTunnels shortened(Rates rates, HorizontalAlignment plan, List<StructureSpan> spans) {
        return about(rates, plan, spans, true);
    }

    private static LongTunnels about(
            Rates rates, HorizontalAlignment plan, List<StructureSpan> spans, boolean shortened) {
        if (due(rates, spans) == 0) {
            return NONE;
        }
        int n = Math.max(1, (int) StrictMath.ceil(plan.length() / PIECE));
        double step = plan.length() / n;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            Pose p = plan.poseAt((i + 0.5) * step);
            x[i] = p.x();
            y[i] = p.y();
        }
        float[] prices = new float[n];
        for (StructureSpan span : spans) {
            double now = span.structure() == Structure.TUNNEL ? StructureChoice.tunnelExtra(rates, span.length()) : 0;
            if (now > 0) {
                fill(prices, step, span.from() - BEYOND, span.to() + BEYOND, now);
                if (shortened) {
                    ends(prices, step, span, now, rates);
                }
            }
        }
        return new LongTunnels(prices, LineSquares.of(x, y, PIECE));
    }

    /** Raises the prices near a tunnel's ends, over the length that it must lose and beyond. */
    private static void ends(float[] prices, double step, StructureSpan span, double now, Rates rates) {
        double most = 0;
        double lost = 0;
        for (double limit : new double[] {rates.ventilationLength(), rates.escapeLength()}) {
            double less = span.length() - limit + SPARE;
            if (StructureChoice.longer(span.length(), limit)) {
                double price = (due(rates, span.length()) - due(rates, limit)) / less;
                lost = price > most ? less : lost;
                most = Math.max(most, price);
            }
        }
        double price = Math.min(most, now + MOST * rates.tunnel());
        double reach = Math.max(lost, LineSquares.SQUARE);
        fill(prices, step, span.from() - BEYOND, Math.min(span.to(), span.from() + reach), price);
        fill(prices, step, Math.max(span.from(), span.to() - reach), span.to() + BEYOND, price);
    }

    /** Raises prices between two stations, of pieces of equal length, to at least a price. */
    private static void fill(float[] prices, double step, double from, double to, double price) {
        int last = Math.min(prices.length - 1, (int) (to / step));
        for (int i = Math.max(0, (int) (from / step)); i <= last; i++) {
            prices[i] = Math.max(prices[i], (float) price);
        }
    }

    /**
     * Price of a metre of tunnel beyond its rate.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return price per metre, 0 or more
     */
    public double at(double x, double y) {
        int piece = squares == null ? -1 : squares.piece(x, y);
        return piece < 0 ? 0 : prices[piece];
    }

    /**
     * What long tunnels of a line pay, less what they pay at these prices.
     *
     * @param rates unit costs
     * @param plan plan line
     * @param spans its structures
     * @return difference (money), below 0 where these prices take too much
     */
    public double excess(Rates rates, HorizontalAlignment plan, List<StructureSpan> spans) {
        double sum = due(rates, spans);
        for (StructureSpan span : spans) {
            if (squares != null && span.structure() == Structure.TUNNEL) {
                int n = (int) StrictMath.ceil(span.length() / PIECE);
                for (int k = 0; k < n; k++) {
                    Pose p = plan.poseAt(span.from() + (k + 0.5) * span.length() / n);
                    sum -= at(p.x(), p.y()) * span.length() / n;
                }
            }
        }
        return sum;
    }

}
