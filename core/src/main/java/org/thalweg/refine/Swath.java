package org.thalweg.refine;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.corridor.PriceField;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Structure;

/**
 * Prices on the real ground in a swath about a line: by station along the line, offset to its side and height above or
 * below the line. A price is that of a section across the line's own direction, so a trial line inside the swath is
 * priced by look-ups as long as it runs within some 20 degrees of the line. A row of prices, those of one place at all
 * heights, is worked out when it is first asked for: the swath's margins are rarely reached. Not for two threads at once.
 *
 * <p>Layout: {@code prices[base[k] + o * (2 * lift[k] + 1) + lift[k] + l]} for station {@code k * STEP}, offset
 * {@code (o - side) * width} (positive to the right) and height {@code l * rise} above the line, l from -lift[k] to
 * lift[k].
 */
final class Swath {
    /** Distance of the sections along the line (m). */
    static final double STEP = 12;

    /** Sections priced in each step. */
    private static final int PARTS = 2;

    /** Length of line at either end (m) along which the height of the gate's place is led over into the line's. */
    private static final double MOUTH = 400;

    private static final Structure[] STRUCTURES = Structure.values();

    final int stations;
    final int side;
    final double width;
    final double rise;
    /** Levels up and down by station: more near the ends, where a gate may lie on a slope. */
    final int[] lift;

    private final int[] base;
    final double length;
    /** The line's poses by station. */
    final double[] x;

    final double[] y;
    final double[] sin;
    final double[] cos;
    /** The line's grade by station. */
    final double[] grade;

    final float[] prices;

    private final int offsets;
    private final DoubleUnaryOperator height;
    private final double[] heading;
    /** Whether the row of a place is there; by {@code station * offsets + o}. */
    private final boolean[] priced;

    private final Slice slice;

    /** What a swath is made from. */
    record Source(PriceField field, LineRefiner.SectionPrices sections, Clearance clearance, double barred) {}

    /** How far up and down a swath reaches along the line (m) and within {@link #MOUTH} of its ends. */
    record Reach(double middle, double first, double last) {}

    /**
     * Lays out a swath.
     *
     * @param source prices
     * @param line the line in the middle
     * @param height its height (m) by station
     * @param side offsets to either side
     * @param width distance of the offsets (m)
     * @param rise distance of the levels (m)
     * @param reach how far up and down it reaches
     */
    Swath(Source source, HorizontalAlignment line, DoubleUnaryOperator height, int side, double width, double rise, Reach reach) {
        this.side = side;
        this.width = width;
        this.rise = rise;
        this.offsets = 2 * side + 1;
        this.height = height;
        this.length = line.length();
        this.stations = 2 + (int) (length / STEP);
        x = new double[stations];
        y = new double[stations];
        sin = new double[stations];
        cos = new double[stations];
        grade = new double[stations];
        lift = new int[stations];
        base = new int[stations + 1];
        for (int k = 0; k < stations; k++) {
            double up = k * STEP < MOUTH ? reach.first : length - k * STEP < MOUTH ? reach.last : reach.middle;
            lift[k] = (int) StrictMath.ceil(up / rise);
            base[k + 1] = base[k] + offsets * (2 * lift[k] + 1);
        }
        prices = new float[base[stations]];
        priced = new boolean[stations * offsets];
        heading = new double[stations];
        slice = new Slice(source, Arrays.stream(lift).max().orElseThrow());
        for (int k = 0; k < stations; k++) {
            double s = Math.min(length, k * STEP);
            Pose p = line.poseAt(s);
            x[k] = p.x();
            y[k] = p.y();
            heading[k] = p.heading();
            sin[k] = StrictMath.sin(p.heading());
            cos[k] = StrictMath.cos(p.heading());
            double a = Math.max(0, s - STEP);
            double b = Math.min(length, s + STEP);
            grade[k] = (height.applyAsDouble(b) - height.applyAsDouble(a)) / (b - a);
        }
    }

    /** Prices of one place at all its levels. */
    private final class Slice {
        private final Source source;
        private final float[] section;
        private final float[] sum;

        Slice(Source source, int lift) {
            this.source = source;
            this.section = new float[STRUCTURES.length * (2 * lift + 1)];
            this.sum = new float[STRUCTURES.length * (2 * lift + 1)];
        }

        /** The mean of the sections of one step, so that no narrow obstacle is missed. */
        void price(int k, double heading, double px, double py, double middle, int at) {
            int n = 2 * lift[k] + 1;
            double low = middle - lift[k] * rise;
            double weight = source.field.weightAt(source.field.frame().index(px, py));
            double fromEnd = Math.min(k * STEP, length - k * STEP);
            Arrays.fill(sum, 0, STRUCTURES.length * n, 0);
            for (int part = 0; part < PARTS; part++) {
                double ahead = ((part + 0.5) / PARTS - 0.5) * STEP;
                double qx = px + ahead * sin[k];
                double qy = py + ahead * cos[k];
                source.sections.price(qx, qy, heading, fromEnd, low, rise, n, section, 0);
                double other = source.clearance == null ? Double.NaN : source.clearance.near(qx, qy);
                for (Structure s : STRUCTURES) {
                    for (int l = 0; l < n; l++) {
                        double near = other == other ? source.clearance.price(other, low + l * rise, s) : 0;
                        sum[s.ordinal() * n + l] += (float) ((section[s.ordinal() * n + l] + near) / PARTS);
                    }
                }
            }
            for (int l = 0; l < n; l++) {
                double least = source.barred;
                for (Structure s : STRUCTURES) {
                    least = Math.min(least, sum[s.ordinal() * n + l] + weight);
                }
                prices[at + l] = (float) least;
            }
        }
    }

    /**
     * The station nearest to a place, searched from a guess.
     *
     * @param px easting (m)
     * @param py northing (m)
     * @param guess index of a station not far off
     * @return index of the station
     */
    int station(double px, double py, int guess) {
        int k = Math.max(0, Math.min(stations - 1, guess));
        for (int i = 0; i < 4; i++) {
            double ahead = sin[k] * (px - x[k]) + cos[k] * (py - y[k]);
            int next = Math.max(0, Math.min(stations - 1, k + (int) Math.rint(ahead / STEP)));
            if (next == k) {
                break;
            }
            k = next;
        }
        return k;
    }

    /**
     * The row of prices at a place, worked out if it is asked for the first time.
     *
     * @param px easting (m)
     * @param py northing (m)
     * @param k its station
     * @return index of the price at the line's height; -1 outside the swath
     */
    int row(double px, double py, int k) {
        double off = cos[k] * (px - x[k]) - sin[k] * (py - y[k]);
        int o = side + (int) Math.rint(off / width);
        if (o < 0 || o >= offsets) {
            return -1;
        }
        int row = base[k] + o * (2 * lift[k] + 1);
        if (!priced[k * offsets + o]) {
            priced[k * offsets + o] = true;
            double across = (o - side) * width;
            slice.price(k, heading[k], x[k] + across * cos[k], y[k] - across * sin[k],
                    height.applyAsDouble(Math.min(length, k * STEP)), row);
        }
        return row + lift[k];
    }
}
