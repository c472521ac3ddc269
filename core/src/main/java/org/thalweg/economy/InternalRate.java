package org.thalweg.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The rates at which a cash flow's net present value is zero, with the number of its sign changes: a rate of return says
 * something only when there is exactly one.
 *
 * <p><b>Method.</b> In {@code x = 1 / (1 + rate)} the value is a polynomial. Its real roots lie one each between
 * neighbouring roots of its derivative, which are found in the same way: so none is missed. A root that only touches zero
 * counts when the value there is within 1e-11 of the sum of the terms' sizes.
 *
 * @param signChanges how often the flow changes sign
 * @param rates all rates a year from {@link #LEAST} to {@link #MOST}, ascending
 */
public record InternalRate(int signChanges, List<Double> rates) {
    /** Least rate looked for. */
    public static final double LEAST = -0.9;

    /** Greatest rate looked for. */
    public static final double MOST = 10;

    private static final double TOUCH = 1e-11;

    /** Copies. */
    public InternalRate {
        rates = List.copyOf(rates);
    }

    static InternalRate of(double[] amounts, int signChanges) {
        if (signChanges == 0) {
            return new InternalRate(0, List.of());
        }
        List<Double> roots = roots(amounts, 1 / (1 + MOST), 1 / (1 + LEAST));
        List<Double> rates = new ArrayList<>();
        for (int i = roots.size() - 1; i >= 0; i--) {
            rates.add(1 / roots.get(i) - 1);
        }
        return new InternalRate(signChanges, rates);
    }

    /**
     * The rate of return where there is exactly one.
     *
     * @return rate a year; empty when there is none or more than one
     */
    public OptionalDouble single() {
        return rates.size() == 1 ? OptionalDouble.of(rates.get(0)) : OptionalDouble.empty();
    }

    /**
     * Why there is no single rate, in a sentence's end.
     *
     * @return words; empty when there is one rate
     */
    public String why() {
        if (rates.size() == 1) {
            return "";
        }
        if (signChanges == 0) {
            return "undefined: the cash flow never changes sign";
        }
        return rates.isEmpty()
                ? "undefined: no rate from -90 % to 1000 % brings the value to zero"
                : "undefined: " + rates.size() + " rates bring the value to zero (" + signChanges + " changes of sign)";
    }

    /** Real roots of the polynomial with these coefficients, constant first, from low to high, ascending. */
    private static List<Double> roots(double[] c, double low, double high) {
        List<Double> found = new ArrayList<>();
        if (c.length < 2) {
            return found;
        }
        double[] slope = new double[c.length - 1];
        for (int i = 1; i < c.length; i++) {
            slope[i - 1] = i * c[i];
        }
        List<Double> knots = new ArrayList<>(List.of(low));
        knots.addAll(roots(slope, low, high));
        knots.add(high);
        for (int i = 0; i + 1 < knots.size(); i++) {
            double a = knots.get(i);
            double b = knots.get(i + 1);
            if (zero(c, a)) {
                add(found, a);
            } else if (!zero(c, b) && value(c, a) > 0 != value(c, b) > 0) {
                add(found, between(c, a, b));
            }
        }
        if (zero(c, high)) {
            add(found, high);
        }
        return found;
    }

    private static void add(List<Double> found, double x) {
        if (found.isEmpty() || x - found.get(found.size() - 1) > 1e-9 * x) {
            found.add(x);
        }
    }

    private static double value(double[] c, double x) {
        double v = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            v = v * x + c[i];
        }
        return v;
    }

    private static boolean zero(double[] c, double x) {
        double size = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            size = size * x + Math.abs(c[i]);
        }
        return Math.abs(value(c, x)) <= TOUCH * size;
    }

    /** Bisection to the last bit. */
    private static double between(double[] c, double a, double b) {
        boolean up = value(c, b) > 0;
        double low = a;
        double high = b;
        while (true) {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (value(c, middle) > 0 == up) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }
}
