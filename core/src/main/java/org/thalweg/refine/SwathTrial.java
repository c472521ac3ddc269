package org.thalweg.refine;

import org.thalweg.corridor.PriceField;
import org.thalweg.standard.DesignStandard;

/**
 * One trial of a swath: the curve at a point of intersection between two neighbours, sampled from the split of the leg
 * before to that of the leg after, and its price for any heights of the three points. Made once and laid anew for every
 * trial, so that none allocates.
 *
 * <p>Clothoids are taken by the first terms of their series, good to millimetres where they turn by less than half a
 * radian.
 */
final class SwathTrial {
    /** Distance of the samples along a trial line (m). */
    private static final double SAMPLE = 12;

    /** How well the series gives a tangent (m). */
    private static final double SLIP = 0.005;

    /** Length of line (m) whose surface a curve must be worth. */
    private static final double CURVE = 20;

    private final PriceField field;
    private final DesignStandard standard;
    private final Swath swath;
    private final double barred;

    // Of the line as it is: stations of the three points, and the shares of the two legs at which they are split.
    private double stationBefore;
    private double station;
    private double stationAfter;
    private double splitBefore;
    private double splitAfter;
    private boolean first;
    private boolean last;
    private boolean same;

    // The trial's two legs: unit vectors, and the room that each leaves for the curve.
    private double inX;
    private double inY;
    private double outX;
    private double outY;
    private double roomIn;
    private double roomOut;

    // Its curve.
    private double deflection;
    private double radius;
    private double clothoid;
    private double tangent;
    private double curvePrice;

    // Its samples: first index of the price, levels open there, height shares of the two neighbours, grade there, limit.
    private int[] row = new int[4096];
    private int[] reach = new int[4096];
    private double[] shareBefore = new double[4096];
    private double[] shareAfter = new double[4096];
    private double[] grade = new double[4096];
    private double[] limit = new double[4096];
    private int samples;
    private double sampleStep;
    private double lengthBefore;
    private double lengthAfter;

    // Place and curvature of the sample in hand.
    private double x;
    private double y;
    private double curvature;

    /**
     * Prepares trials.
     *
     * @param field the standard and the prices of surface and tunnel
     * @param swath prices about the line as it is
     * @param barred price per metre outside the swath
     */
    SwathTrial(PriceField field, Swath swath, double barred) {
        this.field = field;
        this.standard = field.standard();
        this.swath = swath;
        this.barred = barred;
    }

    /**
     * Tells how the line as it is runs at the point.
     *
     * @param before station (m) of the point before
     * @param here station of the point
     * @param after station of the point after
     * @param splitIn share of the leg before that belongs to the curve at its start
     * @param splitOut share of the leg after that belongs to this point's curve
     */
    void held(double before, double here, double after, double splitIn, double splitOut) {
        this.stationBefore = before;
        this.station = here;
        this.stationAfter = after;
        this.splitBefore = splitIn;
        this.splitAfter = splitOut;
    }

    /**
     * Tells what is asked of the tangents on both sides.
     *
     * @param first whether the leg before begins at the line's start, where no tangent is needed
     * @param last whether the leg after ends at the line's end
     * @param same whether the trial is the line as it is, which may use its tangents to the last millimetre
     */
    void ends(boolean first, boolean last, boolean same) {
        this.first = first;
        this.last = last;
        this.same = same;
    }

    /**
     * Lays and samples a trial.
     *
     * @param px easting (m) of the point before
     * @param py northing (m) of the point before
     * @param ax easting of the point
     * @param ay northing of the point
     * @param bx easting of the point after
     * @param by northing of the point after
     * @param least least radius of the curve (m)
     * @return false where no curve fits
     */
    boolean lay(double px, double py, double ax, double ay, double bx, double by, double least) {
        inX = ax - px;
        inY = ay - py;
        outX = bx - ax;
        outY = by - ay;
        double in = Math.sqrt(inX * inX + inY * inY);
        double out = Math.sqrt(outX * outX + outY * outY);
        inX /= in;
        inY /= in;
        outX /= out;
        outY /= out;
        deflection = StrictMath.atan2(inY * outX - inX * outY, inX * outX + inY * outY);
        if (!curve(least)) {
            return false;
        }
        roomIn = (1 - splitBefore) * in;
        roomOut = splitAfter * out;
        double half = 0.5 * standard.minTangent() + (same ? -SLIP : SLIP);
        if (tangent > roomIn - (first ? 0 : half) || tangent > roomOut - (last ? 0 : half)) {
            return false;
        }
        sample(ax, ay);
        return true;
    }

    /** The curve of least radius whose arc is long enough; false where there is none. */
    private boolean curve(double least) {
        double angle = Math.abs(deflection);
        radius = least;
        clothoid = 0;
        tangent = 0;
        curvePrice = 0;
        if (angle > 2.6) {
            return false;
        }
        if (angle > 1e-7) {
            for (int k = 0; ; k++) {
                clothoid = standard.clothoids().length(radius);
                if (angle * radius - clothoid >= standard.minArc()) {
                    break;
                }
                if (k == 200) {
                    return false;
                }
                radius *= 1.05;
            }
            double turn = clothoid / radius;
            double shift = clothoid * turn * (1 - turn * turn / 112) / 24;
            tangent = (radius + shift) * StrictMath.tan(0.5 * angle) + 0.5 * clothoid * (1 - turn * turn / 120);
            curvePrice = CURVE * field.surfacePrice();
        }
        return true;
    }

    private void sample(double ax, double ay) {
        double angle = Math.abs(deflection);
        double curve = angle > 1e-7 ? angle * radius + clothoid : 0;
        double before = roomIn - tangent;
        double total = before + curve + roomOut - tangent;
        samples = Math.max(3, (int) StrictMath.ceil(total / SAMPLE));
        if (samples > row.length) {
            grow(samples);
        }
        sampleStep = total / samples;
        // The trial's stretch of the line as it is, to carry stations over in proportion.
        double s0 = station - (1 - splitBefore) * (station - stationBefore);
        double s1 = station + splitAfter * (stationAfter - station);
        double stretch = (s1 - s0) / total;
        lengthBefore = Math.max(1, (station - stationBefore) / stretch);
        lengthAfter = Math.max(1, (stationAfter - station) / stretch);
        int k = (int) Math.rint(s0 / Swath.STEP);
        for (int m = 0; m < samples; m++) {
            double s = (m + 0.5) * sampleStep;
            locate(ax, ay, s, before, curve);
            k = swath.station(x, y, k);
            row[m] = swath.row(x, y, k);
            reach[m] = swath.lift[k];
            double was = s0 + s * stretch;
            shareBefore[m] = was < station ? (station - was) / (station - stationBefore) : 0;
            shareAfter[m] = was > station ? (was - station) / (stationAfter - station) : 0;
            grade[m] = swath.grade[k] * stretch;
            limit[m] = standard.gradeLimit(curvature);
        }
    }

    /** Place and curvature at a distance along the trial, of which the curve begins after {@code before}. */
    private void locate(double ax, double ay, double s, double before, double curve) {
        curvature = 0;
        if (s <= before) {
            x = ax + (s - roomIn) * inX;
            y = ay + (s - roomIn) * inY;
            return;
        }
        if (s >= before + curve) {
            double d = tangent + s - before - curve;
            x = ax + d * outX;
            y = ay + d * outY;
            return;
        }
        // The curve is symmetric: its second half is the first, run backwards from the other tangent.
        double u = s - before;
        boolean second = u > 0.5 * curve;
        double v = second ? curve - u : u;
        double turn = Math.signum(deflection);
        double along;
        double across;
        if (v < clothoid) {
            double w = v * v / (radius * clothoid);
            along = v * (1 - w * w / 40);
            across = v * w / 6 * (1 - w * w / 56);
            curvature = v / (radius * clothoid);
        } else {
            double theta = 0.5 * clothoid / radius + (v - clothoid) / radius;
            along = 0.5 * clothoid + radius * StrictMath.sin(theta);
            across = clothoid * clothoid / (24 * radius) + radius * (1 - StrictMath.cos(theta));
            curvature = 1 / radius;
        }
        if (second) {
            x = ax + (tangent - along) * outX + turn * across * outY;
            y = ay + (tangent - along) * outY - turn * across * outX;
        } else {
            x = ax + (along - tangent) * inX + turn * across * inY;
            y = ay + (along - tangent) * inY - turn * across * inX;
        }
    }

    private void grow(int size) {
        row = new int[2 * size];
        reach = new int[2 * size];
        shareBefore = new double[2 * size];
        shareAfter = new double[2 * size];
        grade = new double[2 * size];
        limit = new double[2 * size];
    }

    /**
     * Price of the trial laid last.
     *
     * @param upBefore height (m) of the point before above the line as it is
     * @param up the same of the point
     * @param upAfter the same of the point after
     * @return price of its stretch
     */
    double price(double upBefore, double up, double upAfter) {
        double slopeBefore = (up - upBefore) / lengthBefore;
        double slopeAfter = (upAfter - up) / lengthAfter;
        double sum = 0;
        for (int k = 0; k < samples; k++) {
            double above =
                    shareBefore[k] * upBefore + shareAfter[k] * upAfter + (1 - shareBefore[k] - shareAfter[k]) * up;
            int level = (int) Math.rint(above / swath.rise);
            double price = row[k] < 0 || Math.abs(level) > reach[k] ? barred : swath.prices[row[k] + level];
            double steep = grade[k] + (shareAfter[k] > 0 ? slopeAfter : slopeBefore);
            sum += price + LineRefiner.steepness(steep, limit[k], field.tunnelPrice());
        }
        return sum * sampleStep + curvePrice;
    }
}
