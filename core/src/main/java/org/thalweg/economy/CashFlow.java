package org.thalweg.economy;

import java.util.Arrays;

/**
 * Money by year, the base year first. Immutable. Amounts are positive where money or benefit comes in; the amount of year
 * {@code t} counts as if it fell due {@code t} whole years after the base year, so the base year's own is not discounted.
 */
public final class CashFlow {
    private final double[] amounts;

    private CashFlow(double[] amounts) {
        this.amounts = amounts;
    }

    /**
     * Makes a cash flow.
     *
     * @param amounts amounts by year, the base year first; at least one, all finite
     * @return cash flow
     * @throws IllegalArgumentException when there is no amount or one is not finite
     */
    public static CashFlow of(double... amounts) {
        if (amounts.length == 0) {
            throw new IllegalArgumentException("a cash flow needs at least one year");
        }
        for (int t = 0; t < amounts.length; t++) {
            if (!Double.isFinite(amounts[t])) {
                throw new IllegalArgumentException("the amount of year " + t + " is " + amounts[t] + ", not a number");
            }
        }
        return new CashFlow(amounts.clone());
    }

    /**
     * Number of years, the base year counted.
     *
     * @return years
     */
    public int years() {
        return amounts.length;
    }

    /**
     * The amount of a year.
     *
     * @param t year, 0 for the base year
     * @return amount
     */
    public double at(int t) {
        return amounts[t];
    }

    /**
     * All amounts.
     *
     * @return a copy
     */
    public double[] amounts() {
        return amounts.clone();
    }

    /**
     * The sum with another flow; the shorter one counts as zero after its end.
     *
     * @param other the other flow
     * @return sum
     */
    public CashFlow plus(CashFlow other) {
        double[] sum = Arrays.copyOf(amounts, Math.max(amounts.length, other.amounts.length));
        for (int t = 0; t < other.amounts.length; t++) {
            sum[t] += other.amounts[t];
        }
        return new CashFlow(sum);
    }

    /**
     * The flow times a number.
     *
     * @param factor the number
     * @return product
     */
    public CashFlow times(double factor) {
        return of(Arrays.stream(amounts).map(a -> a * factor).toArray());
    }

    /**
     * Net present value in the base year: sum of {@code amount(t) / (1 + rate)^t} from {@code t = 0}. A spreadsheet's NPV
     * function differs: it discounts its first amount by a whole year, and so gives this value divided by
     * {@code 1 + rate}.
     *
     * @param rate discount rate a year (0.09 for 9 %), above -1
     * @return value in the base year
     * @throws IllegalArgumentException when the rate is not above -1
     */
    public double npv(double rate) {
        if (!(rate > -1)) {
            throw new IllegalArgumentException("a discount rate must be above -1, not " + rate);
        }
        return npv(amounts, rate);
    }

    /** Horner's rule from the last year, so that nothing overflows that need not. */
    static double npv(double[] amounts, double rate) {
        double x = 1 / (1 + rate);
        double value = 0;
        for (int t = amounts.length - 1; t >= 0; t--) {
            value = value * x + amounts[t];
        }
        return value;
    }

    /**
     * How often the sign changes along the years, zeros left out. By Descartes' rule there are at most as many internal
     * rates of return; with one change there is exactly one above -1.
     *
     * @return number of changes
     */
    public int signChanges() {
        int changes = 0;
        double last = 0;
        for (double a : amounts) {
            if (a != 0) {
                changes += last != 0 && (a > 0) != (last > 0) ? 1 : 0;
                last = a;
            }
        }
        return changes;
    }

    /**
     * The modified internal rate of return: what is paid is discounted to the base year at the finance rate, what comes in
     * is compounded to the last year at the reinvestment rate, and the rate that joins the two sums is the answer. It is
     * unique whenever both sums exist (Lin 1976).
     *
     * @param financeRate rate a year at which payments are discounted, above -1
     * @param reinvestRate rate a year at which receipts grow, above -1
     * @return rate; NaN when nothing is paid, nothing comes in, or there is one year only
     */
    public double mirr(double financeRate, double reinvestRate) {
        int last = amounts.length - 1;
        double[] paid = Arrays.stream(amounts).map(a -> Math.min(a, 0)).toArray();
        double[] got = Arrays.stream(amounts).map(a -> Math.max(a, 0)).toArray();
        double present = -npv(paid, financeRate);
        double future = npv(got, reinvestRate) * StrictMath.pow(1 + reinvestRate, last);
        return present > 0 && future > 0 && last > 0 ? StrictMath.pow(future / present, 1.0 / last) - 1 : Double.NaN;
    }

    /**
     * The internal rates of return.
     *
     * @return all rates from -90 % to 1000 % a year
     */
    public InternalRate irr() {
        return InternalRate.of(amounts, signChanges());
    }
}
