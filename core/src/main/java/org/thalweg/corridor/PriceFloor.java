package org.thalweg.corridor;

import org.thalweg.cost.Rates;
import org.thalweg.cost.Usability;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.SideSlopes;

/**
 * The least that a metre of line can cost on ground of which only ranges are known: depths in a range, slopes across the
 * line in a range, slopes farther out up to a greatest one. Every figure is a lower bound of what {@code cost.Pricing}
 * bills for a buildable section, never an estimate; docs/lower-bound.md has the proof.
 *
 * <p><b>Earth.</b> With the value v of a cubic metre of dug material between {@code -waste} and
 * {@code borrow - fillFromCut}, cut is priced at excavation less v and fill at {@code fillFromCut + v}: by weak duality no
 * balance of a whole line is cheaper than the sum of these prices, whatever is reused and hauled.
 *
 * <p><b>Section.</b> Outwards from the axis the ground rises at a ratio between lo and hi. So the cut under the platform
 * is at least that of ground rising at lo, and the fill at least that of ground rising at hi. Beyond the platform's edge
 * a cut face rises at most as the steeper of the two layers and the ground falls at most at the greatest slope; a fill
 * likewise; a wall or a wall with a face above may stand instead. Cut falls and fill grows with height, so over a range
 * of heights the cut of its top and the fill of its bottom hold.
 */
final class PriceFloor {
    /** Step of the depths in the tables (m). */
    private static final double STEP = 0.25;
    /** Slopes of the tables; those between are rounded outwards, those beyond count as without limit. */
    private static final double[] SLOPES = {
        0, 0.01, 0.02, 0.04, 0.06, 0.09, 0.12, 0.16, 0.2, 0.25, 0.3, 0.36, 0.43, 0.5, 0.6, 0.7, 0.85, 1, 1.2, 1.5
    };
    /** Greatest slopes of the tables, rounded up. */
    private static final double[] STEEPEST = {0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.45, 0.7, 1.1, 2, 1e9};

    private final Rates rates;
    private final DesignStandard standard;
    private final double half;
    private final double soil;
    private final double rock;
    private final double fill;
    private final double area;
    private final double face;
    private final double fall;
    private final double lowest;
    private final int depths;
    /** Slopes in ascending order, both signs, with minus and plus infinity at the ends. */
    private final double[] slopes;

    /** Rows by [steepest][lo][hi], made when first asked for: least price at or above each depth, then at or below. */
    private final float[][] rows;

    private final int[] least;

    /**
     * Makes the tables.
     *
     * @param standard design standard
     * @param rates unit costs
     * @param value value of dug material that makes a cubic metre of fill (per m3), moved into the range that the bill allows
     * @param deepest greatest depth of cut told apart (m), positive
     * @param highest greatest height of fill told apart (m)
     */
    PriceFloor(DesignStandard standard, Rates rates, double value, double deepest, double highest) {
        this.rates = rates;
        this.standard = standard;
        this.half = 0.5 * standard.platformWidth();
        double[] range = rates.earthValues();
        Usability u = rates.usability();
        double v = Math.max(range[0], Math.min(range[1], value));
        // Where reuse never pays the bill wastes all cut and borrows all fill.
        boolean reuse = range[0] <= range[1];
        this.soil = reuse ? rates.soilDug() - u.soil() * v : rates.soilDug() + u.soil() * rates.surplus();
        this.rock = reuse ? rates.rockDug() - u.rock() * v : rates.rockDug() + u.rock() * rates.surplus();
        this.fill = reuse ? rates.fillFromCut() + v : rates.borrow();
        this.area = rates.land() + rates.clearing();
        SideSlopes s = standard.slopes();
        this.face = Math.max(rise(s.cutSoil()), rise(s.cutRock()));
        this.fall = rise(s.fill());
        this.lowest = -STEP * Math.ceil(deepest / STEP);
        this.depths = (int) Math.ceil((highest - lowest) / STEP);
        int n = SLOPES.length;
        slopes = new double[2 * n + 1];
        for (int k = 0; k < n; k++) {
            slopes[n + k] = SLOPES[k];
            slopes[n - k] = -SLOPES[k];
        }
        slopes[0] = Double.NEGATIVE_INFINITY;
        slopes[2 * n] = Double.POSITIVE_INFINITY;
        rows = new float[STEEPEST.length * slopes.length * slopes.length][];
        least = new int[rows.length];
    }

    private static double rise(double slope) {
        return slope > 0 ? 1 / slope : Double.POSITIVE_INFINITY;
    }

    /** What every metre pays. */
    double common() {
        return rates.surface() + rates.systems();
    }

    /** The least that a metre can cost where no formation is reused. */
    double least() {
        return common() + Math.min(2 * half * area, Math.min(rates.tunnel(), bridge(0, 0)));
    }

    /**
     * The row of the tables for ranges of slopes.
     *
     * @param lo least rise of the ground to the right per metre across the line
     * @param hi greatest rise
     * @param steepest greatest |slope| as far as side slopes may reach
     * @return row
     */
    int row(double lo, double hi, double steepest) {
        int a = slopes.length - 1;
        while (slopes[a] > lo) {
            a--;
        }
        int b = 0;
        while (slopes[b] < hi) {
            b++;
        }
        int m = 0;
        while (STEEPEST[m] < steepest && m < STEEPEST.length - 1) {
            m++;
        }
        int row = (m * slopes.length + a) * slopes.length + b;
        if (rows[row] == null) {
            make(row, slopes[a], slopes[b], STEEPEST[m]);
        }
        return row;
    }

    private void make(int row, double lo, double hi, double steepest) {
        int n = depths + 2;
        double[] price = new double[n];
        for (int i = 0; i < n; i++) {
            // Interval i reaches from depth i - 1 to depth i of the grid; the first and the last have no end.
            double from = lowest + (i - 1) * STEP;
            double to = lowest + i * STEP;
            price[i] = 2 * half * area;
            if (i < n - 1) {
                price[i] += cutHalf(to, lo, steepest) + cutHalf(to, -hi, steepest);
            }
            if (i > 0) {
                price[i] += fillHalf(from, hi, steepest) + fillHalf(from, -lo, steepest);
            }
        }
        float[] table = new float[2 * n];
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (price[i] < best) {
                best = price[i];
                least[row] = i;
            }
            table[n + i] = down(best);
        }
        best = Double.POSITIVE_INFINITY;
        for (int i = n - 1; i >= 0; i--) {
            best = Math.min(best, price[i]);
            table[i] = down(best);
        }
        rows[row] = table;
    }

    private static float down(double value) {
        float f = (float) value;
        return f > value ? Math.nextDown(f) : f;
    }

    /** Area under the positive part of a line from a to b over a width. */
    private static double positive(double a, double b, double width) {
        if (a <= 0 && b <= 0) {
            return 0;
        }
        if (a >= 0 && b >= 0) {
            return 0.5 * (a + b) * width;
        }
        double top = Math.max(a, b);
        return 0.5 * top * top / Math.abs(a - b) * width;
    }

    /** Least price of the cut of one half whose ground rises outwards at least at a ratio. */
    private double cutHalf(double w, double lo, double steepest) {
        if (lo == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        double edge = lo * half - w;
        double depth = standard.slopes().soilDepth();
        double price = soil * positive(-w, edge, half) + (rock - soil) * positive(-w - depth, edge - depth, half);
        return price + (edge > 0 ? cutSide(edge, depth, steepest) : 0);
    }

    private double cutSide(double e, double depth, double steepest) {
        double closing = face + steepest;
        double wall = Math.min(e, standard.maxWallHeight());
        double walled = rates.wall() * wall + slope(e - wall, 0, closing, Math.min(soil, rock));
        double crowned = rates.wall() * depth + slope(Math.max(e, depth), depth, closing, Math.min(soil, rock));
        return Math.min(slope(e, 0, closing, Math.min(soil, rock)), Math.min(walled, crowned));
    }

    /** A face from one height to another over the ground: earth and land; infinite beyond the reach. */
    private double slope(double from, double to, double closing, double earth) {
        double width = (from - to) / closing;
        if (width > standard.slopes().reach()) {
            return Double.POSITIVE_INFINITY;
        }
        return earth * 0.5 * (from + to) * width + area * width;
    }

    /** Least price of the fill of one half whose ground rises outwards at most at a ratio. */
    private double fillHalf(double w, double hi, double steepest) {
        if (hi == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double edge = w - hi * half;
        double price = fill * positive(w, edge, half);
        if (edge <= 0) {
            return price;
        }
        double wall = edge <= standard.maxWallHeight() ? rates.wall() * edge : Double.POSITIVE_INFINITY;
        return price + Math.min(wall, slope(edge, 0, fall + steepest, fill));
    }

    /**
     * Least price of earthwork, walls, land and clearing.
     *
     * @param row row of the tables
     * @param from least depth (m)
     * @param to greatest depth (m)
     * @return price per metre; infinite where no such section can be built
     */
    double earth(int row, double from, double to) {
        int n = depths + 2;
        int first = interval(from);
        int last = interval(to);
        float[] table = rows[row];
        if (first > least[row]) {
            return table[first];
        }
        return last < least[row] ? table[n + last] : table[0];
    }

    private int interval(double depth) {
        if (depth <= lowest) {
            return 0;
        }
        double at = (depth - lowest) / STEP;
        return at >= depths ? depths + 1 : (int) at + 1;
    }

    /**
     * Least price of a bridge, without surcharge.
     *
     * @param from least depth (m)
     * @param to greatest depth (m)
     * @return price per metre above the common one; infinite where none can stand
     */
    double bridge(double from, double to) {
        if (to < 0 || from > standard.maxBridgeHeight()) {
            return Double.POSITIVE_INFINITY;
        }
        double over = Math.max(0, from - rates.bridgeFreeHeight());
        return rates.bridge() * (1 + rates.bridgeHeightFactor() * over) + standard.bridgeWidth() * rates.land();
    }

    /**
     * Price of a tunnel.
     *
     * @param from least depth (m)
     * @return price per metre above the common one; infinite where none can lie
     */
    double tunnel(double from) {
        return from <= -standard.minTunnelCover() ? rates.tunnel() : Double.POSITIVE_INFINITY;
    }

    /** Least depth of cut, or height of fill, from which earth on gentle ground costs more than a limit. */
    double reaches(boolean cut, double limit, double most) {
        for (double d = 1; d < most; d += 1) {
            double price = 2 * half * area + 2 * (cut ? cutHalf(-d, 0, 0.2) : fillHalf(d, 0, 0.2));
            if (price >= limit) {
                return d;
            }
        }
        return most;
    }
}
