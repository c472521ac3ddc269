package org.thalweg.cost;

import java.util.ArrayList;
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
        double length = plan.length();
        List<Double> fixed = new ArrayList<>();
        for (int i = 0; i <= plan.elements().size(); i++) {
            fixed.add(plan.station(i));
        }
        double[] rows = merge(fixed, length, true);
        List<Double> cuts = new ArrayList<>();
        for (double r : rows) {
            cuts.add(r);
        }
        if (spans != null) {
            for (StructureSpan span : spans) {
                cuts.add(span.to());
            }
        }
        double[] coarse = merge(cuts, length, false);
        List<Double> bounds = new ArrayList<>();
        for (int i = 0; i + 1 < coarse.length; i++) {
            int parts = (int) Math.ceil((coarse[i + 1] - coarse[i]) / PIECE - 1e-6);
            for (int p = 0; p < parts; p++) {
                bounds.add(coarse[i] + (coarse[i + 1] - coarse[i]) * p / parts);
            }
        }
        bounds.add(length);
        return new LinePieces(plan, profile, rows, bounds.stream().mapToDouble(v -> v).toArray());
    }

    /** Sorts stations, drops those that repeat one before, and adds the multiples of the row distance if asked. */
    private static double[] merge(List<Double> stations, double length, boolean withRows) {
        List<Double> all = new ArrayList<>(stations.stream().sorted().toList());
        if (withRows) {
            int next = 0;
            for (int k = 0; k * ROW < length; k++) {
                double s = k * ROW;
                while (next < stations.size() && stations.get(next) < s - SAME) {
                    next++;
                }
                if (next == stations.size() || stations.get(next) > s + SAME) {
                    all.add(s);
                }
            }
            all.sort(null);
        }
        List<Double> kept = new ArrayList<>();
        for (double s : all) {
            if (kept.isEmpty() || s > kept.get(kept.size() - 1) + SAME) {
                kept.add(Math.min(s, length));
            }
        }
        kept.set(kept.size() - 1, length);
        return kept.stream().mapToDouble(v -> v).toArray();
    }

    int count() {
        return middle.length;
    }

    double length(int piece) {
        return bounds[piece + 1] - bounds[piece];
    }
}
