package org.thalweg.audit;

import java.util.Arrays;
import java.util.List;

/**
 * What is measured on a line's points before any rule is asked: stations, curvature, grade, and the elements that they
 * show. Points closer than a quarter of the usual spacing to the one before are left out here, because rounding spoils
 * angles between them.
 */
final class Survey {
    /** Turn (rad) at a point, above what the elements explain, from which it is a kink. */
    static final double KINK = 1e-4;

    final AuditLine line;
    /** Station (m) of each point of the line, along arcs through the points. */
    final double[] station;
    /** Heading (rad) of the line at each point. */
    final double[] heading;

    /** Points that are kept, as indices into the line. */
    final int[] kept;
    /** Stations (m) of the kept points. */
    final double[] s;
    /** Grade (ratio) of each chord between kept points, and how far it may be off. */
    final double[] grade;

    final double[] gradeError;
    final Diagram plan;
    final Diagram profile;

    /** Length (m), heading (rad) and uncertainty of length (relative) of the chords between kept points. */
    private final double[] chord;

    private final double[] chordHeading;
    private final double[] chordError;
    /** Turn (rad) at each kept point. */
    private final double[] turn;

    Survey(AuditLine line) {
        this.line = line;
        kept = keep(line);
        int m = kept.length;
        chord = new double[m - 1];
        chordHeading = new double[m - 1];
        chordError = new double[m - 1];
        turn = new double[m];
        s = new double[m];
        grade = new double[m - 1];
        gradeError = new double[m - 1];
        measureChords();
        measureStations();
        measureGrades();
        plan = m < 3 ? Diagram.NONE : planDiagram();
        profile = profileDiagram();
        station = new double[line.size()];
        heading = new double[line.size()];
        spread();
    }

    /** Length of the line (m). */
    double length() {
        return s[s.length - 1];
    }

    private static int[] keep(AuditLine line) {
        int n = line.size();
        double[] spacing = new double[n - 1];
        for (int i = 0; i + 1 < n; i++) {
            spacing[i] = distance(line, i, i + 1);
        }
        double[] sorted = spacing.clone();
        Arrays.sort(sorted);
        double least = sorted[sorted.length / 2] / 4;
        int[] kept = new int[n];
        int m = 1;
        for (int i = 1; i < n; i++) {
            if (distance(line, kept[m - 1], i) >= least) {
                kept[m++] = i;
            } else if (i == n - 1) {
                // The last point always stays, in place of the one too close before it.
                kept[m > 1 ? m - 1 : m++] = i;
            }
        }
        return Arrays.copyOf(kept, m);
    }

    private static double distance(AuditLine line, int i, int j) {
        double dx = line.x()[j] - line.x()[i];
        double dy = line.y()[j] - line.y()[i];
        return Math.sqrt(dx * dx + dy * dy);
    }

    private void measureChords() {
        for (int j = 0; j < chord.length; j++) {
            int a = kept[j];
            int b = kept[j + 1];
            chord[j] = distance(line, a, b);
            double h = StrictMath.atan2(line.x()[b] - line.x()[a], line.y()[b] - line.y()[a]);
            if (j > 0) {
                turn[j] = Math.IEEEremainder(h - chordHeading[j - 1], 2 * Math.PI);
                h = chordHeading[j - 1] + turn[j];
            }
            chordHeading[j] = h;
        }
        if (turn.length > 2) {
            turn[0] = turn[1];
            turn[turn.length - 1] = turn[turn.length - 2];
        }
    }

    /** Chords stand for arcs: an arc that turns by t is t/2 / sin(t/2) times its chord. */
    private void measureStations() {
        for (int j = 0; j < chord.length; j++) {
            double first = chord[j] * bend(j);
            double second = chord[j] * bend(j + 1);
            double t = 0.25 * (first + second);
            double stretch = Math.abs(t) < 1e-4 ? 1 + t * t / 6 : t / StrictMath.sin(t);
            s[j + 1] = s[j] + chord[j] * stretch;
            // Where a joint is near, the curvature of the chord is somewhere between those around it.
            double before = chord[j] * bend(j - 1);
            double after = chord[j] * bend(j + 2);
            double most = Math.max(Math.max(first * first, second * second), Math.max(before * before, after * after));
            double least = Math.min(Math.min(first * first, second * second), Math.min(before * before, after * after));
            chordError[j] = (most - least) / 24
                    + 2 * Math.sqrt(2) * line.rounding() / chord[j];
        }
    }

    /** Turn per metre of chord at a kept point. */
    private double bend(int i) {
        int inner = Math.max(1, Math.min(chord.length - 1, i));
        return chord.length < 2 ? 0 : turn[inner] / (0.5 * (chord[inner - 1] + chord[inner]));
    }

    private void measureGrades() {
        // Heights of a sampled line are as good as its coordinates, but never worse than their own last place.
        double error = Math.min(line.rounding(), 5e-5);
        double shift = 0;
        for (int j = 0; j < grade.length; j++) {
            grade[j] = (line.z()[kept[j + 1]] - line.z()[kept[j]]) / (s[j + 1] - s[j]);
            gradeError[j] = 2 * error / chord[j] + Math.abs(grade[j]) * chordError[j];
            shift = Math.max(shift, chordError[j] * chord[j]);
        }
        // A station that is off by a little shifts a parabola's grades by that much of its slope.
        double[] sure = gradeError.clone();
        for (int j = 1; j + 1 < grade.length; j++) {
            double slope = Math.abs(grade[j + 1] - grade[j - 1]) / (s[j + 1] - s[j]);
            gradeError[j] = sure[j] + slope * shift;
        }
    }

    /** Curvature at a point: turn over the mean of both chords, true at the centre of the two chords' span. */
    private Diagram planDiagram() {
        int n = s.length - 2;
        Samples k = new Samples(n);
        for (int i = 0; i < n; i++) {
            double a = s[i + 1] - s[i];
            double b = s[i + 2] - s[i + 1];
            double noise = 2 * Math.sqrt(2) * line.rounding() * (1 / a + 1 / b);
            k.at[i] = (s[i] + s[i + 1] + s[i + 2]) / 3;
            k.value[i] = turn[i + 1] / (0.5 * (a + b));
            k.error[i] = noise / (0.5 * (a + b)) + Math.abs(k.value[i]) * turn[i + 1] * turn[i + 1] / 2000;
            k.weight[i] = 0.5 * (a + b);
            k.left[i] = 0.5 * (s[i] + s[i + 1]);
            k.right[i] = 0.5 * (s[i + 1] + s[i + 2]);
            k.leftSum[i] = chordHeading[i];
            k.rightSum[i] = chordHeading[i + 1];
            k.leftSpan[i] = a;
            k.rightSpan[i] = b;
            k.sumError[i] = noise + Math.abs(turn[i + 1] * turn[i + 1] * turn[i + 1]) / 50;
        }
        return new Diagram(k, length(), Survey::hiddenClothoid);
    }

    private Diagram profileDiagram() {
        int n = grade.length;
        Samples g = new Samples(n);
        for (int j = 0; j < n; j++) {
            g.at[j] = 0.5 * (s[j] + s[j + 1]);
            g.value[j] = grade[j];
            g.error[j] = gradeError[j] + 1e-12;
            g.weight[j] = s[j + 1] - s[j];
            g.left[j] = s[j];
            g.right[j] = s[j + 1];
            g.leftSum[j] = line.z()[kept[j]];
            g.rightSum[j] = line.z()[kept[j + 1]];
            g.sumError[j] = gradeError[j] * g.weight[j] + 1e-9;
        }
        return new Diagram(g, length(), this::hiddenParabola);
    }

    /**
     * Length of a clothoid too short to show a straight stretch of its own between two constant curvatures. On points at
     * equal distance h, the differences of measured curvature are spread over the clothoid with a variance of L^2 / 12 +
     * h^2 / 4: the first is the clothoid's own, the second that of the measurement (chords, then differences).
     */
    private static double[] hiddenClothoid(
            Samples k, int l, int r, double before, double after, double joint) {
        if (jumps(k, l, r, before, after, joint)) {
            return new double[2];
        }
        double variance = 0;
        double spacing = 0;
        double widest = 0;
        double narrowest = Double.POSITIVE_INFINITY;
        for (int i = l; i < r; i++) {
            double weight = (k.value[i + 1] - k.value[i]) / (after - before);
            double off = 0.5 * (k.at[i] + k.at[i + 1]) - joint;
            variance += weight * off * off;
            double step = k.at[i + 1] - k.at[i];
            spacing += step / (r - l);
            widest = Math.max(widest, step);
            narrowest = Math.min(narrowest, step);
        }
        double own = 12 * (variance - spacing * spacing / 4);
        // Below half the spacing it cannot be told from nothing.
        return own > spacing * spacing / 4
                ? new double[] {Math.sqrt(own), 0.3 * spacing + 0.5 * (widest - narrowest)}
                : new double[2];
    }

    /** Whether samples are those of a curvature that jumps: each the share of its own weight that lies past the joint. */
    private static boolean jumps(Samples k, int l, int r, double before, double after, double joint) {
        for (int i = l; i <= r; i++) {
            double a = k.leftSpan[i];
            double b = k.rightSpan[i];
            double past = joint - (k.left[i] - 0.5 * a);
            double ahead = k.right[i] + 0.5 * b - joint;
            double share = ahead <= 0 ? 0 : ahead <= b ? ahead * ahead / (b * (a + b)) : 1;
            share = past <= 0 ? 1 : past <= a ? 1 - past * past / (a * (a + b)) : share;
            // The joint itself is known to the error of the sum over the jump.
            double slack = 4 * k.error[i] + 8 * k.sumError[i] / (a + b);
            if (Math.abs(before + (after - before) * share - k.value[i]) > slack) {
                return false;
            }
        }
        return true;
    }

    /**
     * Length of a parabola too short to show between two constant grades: at a distance d from their intersection it
     * lies (L/2 - d)^2 / 2L times the change of grade off the angle. Where the nearest point shows nothing, L is at most
     * 2 d: none, as far as can be seen.
     */
    private double[] hiddenParabola(
            Samples g, int l, int r, double before, double after, double joint) {
        int nearest = l + 1;
        for (int i = l + 1; i <= r; i++) {
            nearest = Math.abs(s[i] - joint) < Math.abs(s[nearest] - joint) ? i : nearest;
        }
        double d = Math.abs(s[nearest] - joint);
        double corner = line.z()[kept[l + 1]] + before * (joint - s[l + 1]);
        double angle = corner + (s[nearest] < joint ? before : after) * (s[nearest] - joint);
        double bend = Math.max(0, (line.z()[kept[nearest]] - angle) / (after - before));
        double half = d + 2 * bend;
        double length = 2 * (half + Math.sqrt(Math.max(0, half * half - d * d)));
        double noise = 4 * g.sumError[l] / Math.abs(after - before);
        // The length goes with the root of the bend.
        return bend > noise ? new double[] {length, noise * (1 + Math.sqrt(length / bend))} : new double[2];
    }

    /** Stations and headings of all the line's points. */
    private void spread() {
        int j = 0;
        for (int i = 0; i < station.length; i++) {
            while (j + 1 < kept.length - 1 && kept[j + 1] <= i) {
                j++;
            }
            double part = distance(line, kept[j], i) / chord[j];
            station[i] = s[j] + Math.min(1, part) * (s[j + 1] - s[j]);
            double from = chordHeading[j] - 0.5 * turn[j];
            double to = chordHeading[j] + 0.5 * turn[j + 1];
            heading[i] = from + Math.min(1, part) * (to - from);
        }
    }

    /** Distance (m) between the kept points on either side of a station. */
    double spacing(double at) {
        int i = Arrays.binarySearch(s, at);
        int j = Math.max(0, Math.min(s.length - 2, i >= 0 ? i : -i - 2));
        return s[j + 1] - s[j];
    }

    /** Least |curvature| (1/m) that the elements have between two stations. */
    double leastCurvature(double from, double to) {
        double least = Double.POSITIVE_INFINITY;
        List<Diagram.Stretch> all = plan.stretches();
        for (int i = plan.first(from); i < all.size() && all.get(i).from() <= to; i++) {
            Diagram.Stretch e = all.get(i);
            double a = e.at(Math.max(from, e.from()));
            double b = e.at(Math.min(to, e.to()));
            least = Math.min(least, a * b <= 0 ? 0 : Math.min(Math.abs(a), Math.abs(b)));
        }
        return least == Double.POSITIVE_INFINITY ? 0 : least;
    }

    /** Greatest |curvature| (1/m) that the elements have between two stations. */
    double greatestCurvature(double from, double to) {
        double greatest = 0;
        List<Diagram.Stretch> all = plan.stretches();
        for (int i = plan.first(from); i < all.size() && all.get(i).from() <= to; i++) {
            Diagram.Stretch e = all.get(i);
            double a = Math.abs(e.at(Math.max(from, e.from())));
            greatest = Math.max(greatest, Math.max(a, Math.abs(e.at(Math.min(to, e.to())))));
        }
        return greatest;
    }
}
