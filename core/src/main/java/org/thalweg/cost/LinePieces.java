package org.thalweg.cost;

import java.util.Arrays;
import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.Pose;

/**
 * A line cut into pieces of 5 m or less, none of which crosses a row of the station table or a joint of structures. Each
 * piece stands for its middle: the midpoint rule.
 */
final class LinePieces {
    /** Distance between the rows of the station table (m). */
    static final double ROW = 10;
    /** Greatest length of a piece (m). */
    private static final double PIECE = 5;
    /** Stations nearer to each other than this (m) are one. */
    private static final double SAME = 1e-3;

    /** Stations of the table's rows (m). */
    final double[] rows;
    /** Ends of the pieces (m): one more than pieces. */
    final double[] bounds;
    /** The row to which each piece belongs. */
    final int[] row;
    /** The middle of each piece: station, place, heading, design elevation (m), and length along the grade (m). */
    final double[] middle;

    final double[] x;
    final double[] y;
    final double[] heading;
    final double[] z;
    final double[] length3d;

    private LinePieces(HorizontalAlignment plan, VerticalAlignment profile, double[] rows, double[] bounds) {
        int n = bounds.length - 1;
        this.rows = rows;
        this.bounds = bounds;
        this.row = new int[n];
        this.middle = new double[n];
        this.x = new double[n];
        this.y = new double[n];
        this.heading = new double[n];
        this.z = new double[n];
        this.length3d = new double[n];
        int r = 0;
        for (int i = 0; i < n; i++) {
            double s = 0.5 * (bounds[i] + bounds[i + 1]);
            while (r + 2 < rows.length && rows[r + 1] <= s) {
                r++;
            }
            Pose pose = plan.poseAt(s);
            double grade = profile.gradeAt(s);
            row[i] = r;
            middle[i] = s;
            x[i] = pose.x();
            y[i] = pose.y();
            heading[i] = pose.heading();
            z[i] = profile.elevationAt(s);
            length3d[i] = (bounds[i + 1] - bounds[i]) * Math.sqrt(1 + grade * grade);
        }
    }

    /** Cuts a line; {@code spans} may be null where the structures are still to be chosen. */
    static LinePieces of(HorizontalAlignment plan, VerticalAlignment profile, List<StructureSpan> spans) {
        return of(plan, profile, spans, PIECE);
    }

    /** Cuts a line into pieces of a given greatest length (m). */
    static LinePieces of(
            HorizontalAlignment plan, VerticalAlignment profile, List<StructureSpan> spans, double piece) {
        double length = plan.length();
        double[] joints = new double[plan.elements().size() + 1];
        for (int i = 0; i < joints.length; i++) {
            joints[i] = plan.station(i);
        }
        double[] rows = thinned(withRows(joints, length), length);
        double[] cuts = rows;
        if (spans != null) {
            cuts = Arrays.copyOf(rows, rows.length + spans.size());
            for (int i = 0; i < spans.size(); i++) {
                cuts[rows.length + i] = spans.get(i).to();
            }
        }
        return new LinePieces(plan, profile, rows, divided(thinned(cuts, length), length, piece));
    }

    /** Adds the multiples of the row distance to stations in order, except beside one of them. */
    private static double[] withRows(double[] stations, double length) {
        int multiples = (int) Math.ceil(length / ROW) + 1;
        double[] all = Arrays.copyOf(stations, stations.length + multiples);
        int count = stations.length;
        int next = 0;
        for (int k = 0; k * ROW < length; k++) {
            double s = k * ROW;
            while (next < stations.length && stations[next] < s - SAME) {
                next++;
            }
            if (next == stations.length || stations[next] > s + SAME) {
                all[count++] = s;
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** Sorts stations, drops those that repeat one before, and ends at the length. */
    private static double[] thinned(double[] stations, double length) {
        double[] sorted = stations.clone();
        Arrays.sort(sorted);
        int kept = 0;
        for (double s : sorted) {
            if (kept == 0 || s > sorted[kept - 1] + SAME) {
                sorted[kept++] = Math.min(s, length);
            }
        }
        sorted[kept - 1] = length;
        return Arrays.copyOf(sorted, kept);
    }

    /** Divides the stretches between stations into equal pieces of the piece length at most. */
    private static double[] divided(double[] stations, double length, double piece) {
        double[] bounds = new double[64];
        int count = 0;
        for (int i = 0; i + 1 < stations.length; i++) {
            int parts = (int) Math.ceil((stations[i + 1] - stations[i]) / piece - 1e-6);
            if (count + parts + 1 > bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * (count + parts + 1));
            }
            for (int p = 0; p < parts; p++) {
                bounds[count++] = stations[i] + (stations[i + 1] - stations[i]) * p / parts;
            }
        }
        bounds[count++] = length;
        return Arrays.copyOf(bounds, count);
    }

    int count() {
        return middle.length;
    }

    double length(int piece) {
        return bounds[piece + 1] - bounds[piece];
    }
}
