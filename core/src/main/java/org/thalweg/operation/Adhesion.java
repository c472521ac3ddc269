package org.thalweg.operation;

/** Greatest tractive effort that the rails transmit, as a share of the weight on driven axles. Recalled, not read in the originals. */
public enum Adhesion {
    /** Curtius and Kniffler 1944: 0.161 + 7.5 / (V + 44), dry rail. */
    CURTIUS_KNIFFLER,
    /** Electric locomotives of the 1520 mm railways: 0.28 + 3 / (50 + 20 V) - 0.0007 V. */
    ELECTRIC_1520,
    /** Diesel locomotives of the 1520 mm railways: 0.118 + 5 / (27.5 + V). */
    DIESEL_1520,
    /** Never limits. */
    UNLIMITED;

    /**
     * Coefficient of adhesion.
     *
     * @param speed speed (m/s), not below 0
     * @return ratio of force to weight; infinity for {@link #UNLIMITED}
     */
    public double coefficient(double speed) {
        double v = 3.6 * speed;
        return switch (this) {
            case CURTIUS_KNIFFLER -> 0.161 + 7.5 / (v + 44);
            case ELECTRIC_1520 -> Math.max(0.05, 0.28 + 3 / (50 + 20 * v) - 0.0007 * v);
            case DIESEL_1520 -> 0.118 + 5 / (27.5 + v);
            case UNLIMITED -> Double.POSITIVE_INFINITY;
        };
    }
}
