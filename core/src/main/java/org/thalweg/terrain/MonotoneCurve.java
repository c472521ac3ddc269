package org.thalweg.terrain;

/**
 * A smooth curve through given points that rises or falls wherever they do and nowhere else: the cubic of Fritsch and
 * Carlson (SIAM J. Numer. Anal. 17, 1980) with the harmonic-mean slopes of Fritsch and Butland (1984). Straight beyond
 * the ends. Immutable.
 */
final class MonotoneCurve {
    private final double[] s;
    private final double[] z;
    private final double[] slope;

    /**
     * A curve.
     *
     * @param s abscissae (m), strictly increasing, at least one
     * @param z ordinates (m), one each
     */
    MonotoneCurve(double[] s, double[] z) {
        this.s = s.clone();
        this.z = z.clone();
        int n = s.length;
        this.slope = new double[n];
        for (int i = 1; i < n; i++) {
            if (!(s[i] > s[i - 1])) {
                throw new IllegalArgumentException("abscissae must increase");
            }
        }
        for (int i = 0; i < n && n > 1; i++) {
            double before = secant(Math.max(i - 1, 0));
            double after = secant(Math.min(i, n - 2));
            slope[i] = before * after <= 0 ? 0 : 2 * before * after / (before + after);
        }
    }

    private double secant(int i) {
        return (z[i + 1] - z[i]) / (s[i + 1] - s[i]);
    }

    /**
     * The curve.
     *
     * @param t abscissa (m)
     * @return ordinate (m)
     */
    double at(double t) {
        int n = s.length;
        if (t <= s[0] || n == 1) {
            return z[0] + slope[0] * (t - s[0]);
        }
        if (t >= s[n - 1]) {
            return z[n - 1] + slope[n - 1] * (t - s[n - 1]);
        }
        int i = 1;
        while (s[i] < t) {
            i++;
        }
        double h = s[i] - s[i - 1];
        double u = (t - s[i - 1]) / h;
        double v = 1 - u;
        return v * v * (1 + 2 * u) * z[i - 1] + u * u * (3 - 2 * u) * z[i]
                + h * u * v * (v * slope[i - 1] - u * slope[i]);
    }
}
