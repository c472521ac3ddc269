package org.thalweg.operation;

/**
 * Running resistance on straight level track: a + b v + c v^2. Every formula in use is of this form: {@link #davis},
 * {@link #freightWagons} (Strahl), {@link #passengerWagons} (Sauthoff), {@link #locomotive} (Wende) and {@link #permil}
 * (the 1520 mm traction rules).
 *
 * @param a part that speed does not change (N)
 * @param b part that grows with speed (N s/m)
 * @param c part that grows with its square (N s2/m2)
 */
public record Resistance(double a, double b, double c) {
    /** Head wind of the German formulas: 15 km/h (m/s). */
    private static final double WIND = 15 / 3.6;

    /** 100 km/h, the unit of speed of the German formulas (m/s). */
    private static final double HUNDRED = 100 / 3.6;

    /** None. */
    public static final Resistance NONE = new Resistance(0, 0, 0);

    /** Checks. */
    public Resistance {
        if (!(a >= 0) || !(b >= 0) || !(c >= 0) || !Double.isFinite(a + b + c)) {
            throw new IllegalArgumentException(
                    "running resistance has parts " + a + ", " + b + ", " + c + ": each must be a number not below 0");
        }
    }

    /**
     * Resistance.
     *
     * @param speed speed (m/s)
     * @return force (N)
     */
    public double at(double speed) {
        return a + speed * (b + speed * c);
    }

    /**
     * Both together.
     *
     * @param other another vehicle's
     * @return the sum
     */
    public Resistance plus(Resistance other) {
        return new Resistance(a + other.a, b + other.b, c + other.c);
    }

    /**
     * Davis's own form.
     *
     * @param a N
     * @param b N/(m/s)
     * @param c N/(m/s)2
     * @return resistance
     */
    public static Resistance davis(double a, double b, double c) {
        return new Resistance(a, b, c);
    }

    /**
     * Coefficients in permil of the weight over speed in km/h, as the 1520 mm traction rules give them:
     * w = w0 + w1 V + w2 V^2 (N/kN).
     *
     * @param weight weight (N)
     * @param w0 permil
     * @param w1 permil per km/h
     * @param w2 permil per (km/h)2
     * @return resistance
     */
    public static Resistance permil(double weight, double w0, double w1, double w2) {
        double k = weight / 1000;
        return new Resistance(k * w0, k * w1 * 3.6, k * w2 * 3.6 * 3.6);
    }

    /**
     * Strahl's form for freight wagons: weight x (f0 + f2 (V/100)^2) / 1000, V in km/h.
     *
     * @param weight weight, loaded (N)
     * @param f0 rolling (permil)
     * @param f2 air (permil)
     * @return resistance
     */
    public static Resistance freightWagons(double weight, double f0, double f2) {
        return new Resistance(weight * f0 / 1000, 0, weight * f2 / 1000 / (HUNDRED * HUNDRED));
    }

    /**
     * Sauthoff's form for passenger coaches: weight x (f0 + f1 V/100 + f2 ((V + 15)/100)^2) / 1000.
     *
     * @param weight weight, loaded (N)
     * @param f0 rolling (permil)
     * @param f1 growing with speed (permil)
     * @param f2 air (permil)
     * @return resistance
     */
    public static Resistance passengerWagons(double weight, double f0, double f1, double f2) {
        double k = weight / 1000;
        return new Resistance(k * f0, k * f1 / HUNDRED, 0).plus(wind(k * f2));
    }

    /**
     * Wende's form for a locomotive: ((f0 m_driven + f1 m_carried) g + f2 m g ((V + 15)/100)^2) / 1000.
     *
     * @param driven weight on driven axles (N)
     * @param carried weight on other axles (N)
     * @param f0 of driven axles (permil)
     * @param f1 of other axles (permil)
     * @param f2 air (permil of the whole weight)
     * @return resistance
     */
    public static Resistance locomotive(double driven, double carried, double f0, double f1, double f2) {
        return new Resistance((driven * f0 + carried * f1) / 1000, 0, 0).plus(wind((driven + carried) * f2 / 1000));
    }

    /** k ((v + wind)/100 km/h)^2 as a polynomial. */
    private static Resistance wind(double k) {
        double c = k / (HUNDRED * HUNDRED);
        return new Resistance(c * WIND * WIND, 2 * c * WIND, c);
    }
}
