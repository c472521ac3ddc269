package org.thalweg.operation;

import java.util.Arrays;
import java.util.List;

/**
 * Greatest tractive effort at the wheel over speed: straight between points. Immutable.
 *
 * <p>A curve begins at standstill, its speeds ascend and its efforts fall. Where a gearbox shifts, measured curves rise a
 * little; a rise of more than {@link #GEAR_RISE} between neighbours is refused, as it comes from columns or units mixed up.
 */
public final class EffortCurve {
    /** Greatest rise between neighbouring points, as a share of the lower. */
    public static final double GEAR_RISE = 0.02;

    private final double[] speeds;
    private final double[] efforts;

    /**
     * Makes a curve.
     *
     * @param speeds speeds (m/s), the first 0, ascending
     * @param efforts greatest efforts (N) at these speeds, not below 0, the first above 0
     * @throws IllegalArgumentException when the curve has a gap or rises, with the place
     */
    public EffortCurve(double[] speeds, double[] efforts) {
        this.speeds = speeds.clone();
        this.efforts = efforts.clone();
        if (speeds.length < 2 || speeds.length != efforts.length) {
            throw new IllegalArgumentException("an effort curve needs two points or more, each a speed and an effort");
        }
        if (speeds[0] != 0) {
            throw new IllegalArgumentException(
                    "the effort curve begins at " + kmh(speeds[0]) + " and leaves a gap from standstill: begin it at 0");
        }
        for (int i = 0; i < speeds.length; i++) {
            requirePoint(i);
        }
    }

    private void requirePoint(int i) {
        if (!(efforts[i] >= 0) || !(efforts[0] > 0) || !Double.isFinite(efforts[i]) || !Double.isFinite(speeds[i])) {
            throw new IllegalArgumentException("the effort at " + kmh(speeds[i]) + " is " + efforts[i]
                    + " N: efforts are numbers not below 0, and above 0 at standstill");
        }
        if (i == 0) {
            return;
        }
        if (!(speeds[i] > speeds[i - 1])) {
            throw new IllegalArgumentException("the effort curve's speeds do not ascend: " + kmh(speeds[i]) + " follows "
                    + kmh(speeds[i - 1]));
        }
        if (efforts[i] > efforts[i - 1] * (1 + GEAR_RISE)) {
            throw new IllegalArgumentException("the effort curve rises from " + efforts[i - 1] + " N at "
                    + kmh(speeds[i - 1]) + " to " + efforts[i] + " N at " + kmh(speeds[i])
                    + ": a curve falls with speed; check the order of its points");
        }
    }

    private static String kmh(double speed) {
        return Math.round(speed * 36) / 10.0 + " km/h";
    }

    /**
     * A curve from points.
     *
     * @param points pairs of speed (m/s) and effort (N)
     * @return the curve
     */
    public static EffortCurve of(List<double[]> points) {
        return new EffortCurve(
                points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToDouble(p -> p[1]).toArray());
    }

    /**
     * The usual shape: constant effort up to where power limits it, then power / speed.
     *
     * @param start effort at standstill (N)
     * @param power power at the wheel (W)
     * @param top greatest speed (m/s)
     * @return the curve; between its points, 1 m/s apart or less, it lies at most 0.4 % above the hyperbola at 8 m/s
     */
    public static EffortCurve ofPower(double start, double power, double top) {
        double corner = power / start;
        if (!(start > 0) || !(power > 0) || !(top > 0)) {
            throw new IllegalArgumentException(
                    "effort at standstill, power and top speed must be above 0, not " + start + " N, " + power + " W, "
                            + top + " m/s");
        }
        if (corner >= top) {
            return new EffortCurve(new double[] {0, top}, new double[] {start, start});
        }
        int n = (int) Math.ceil((top - corner) / 0.5);
        double[] v = new double[n + 2];
        double[] f = new double[n + 2];
        f[0] = start;
        for (int i = 0; i <= n; i++) {
            v[i + 1] = corner + (top - corner) * i / n;
            f[i + 1] = power / v[i + 1];
        }
        return new EffortCurve(v, f);
    }

    /**
     * Greatest effort.
     *
     * @param speed speed (m/s), not below 0
     * @return effort (N); beyond the curve's last speed that at its end: a vehicle's greatest speed, not its curve, stops it
     */
    public double at(double speed) {
        int last = speeds.length - 1;
        if (speed >= speeds[last]) {
            return efforts[last];
        }
        int i = Arrays.binarySearch(speeds, speed);
        if (i >= 0) {
            return efforts[i];
        }
        i = -i - 2;
        return efforts[i] + (efforts[i + 1] - efforts[i]) * (speed - speeds[i]) / (speeds[i + 1] - speeds[i]);
    }

    /**
     * Where the curve ends.
     *
     * @return speed (m/s)
     */
    public double top() {
        return speeds[speeds.length - 1];
    }

    /**
     * Several engines at once.
     *
     * @param engines how many times the effort
     * @return the curve
     */
    public EffortCurve times(double engines) {
        return new EffortCurve(speeds, Arrays.stream(efforts).map(f -> f * engines).toArray());
    }
}
