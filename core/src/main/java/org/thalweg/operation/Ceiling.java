package org.thalweg.operation;

import java.util.Arrays;

/**
 * The greatest square of speed along a course: limits, and braking curves run backwards from stops and lower limits. It is
 * straight between the places kept here; a step is cut where a braking curve leaves a limit.
 */
final class Ceiling {
    /** Number of pieces. */
    int size;
    /** Where pieces begin (m), by piece, from the last to the first while built; see {@link #of}. */
    double[] from;
    /** Where pieces end (m). */
    double[] to;
    /** Square of speed where they begin (m2/s2). */
    double[] first;
    /** Square of speed where they end (m2/s2). */
    double[] last;
    /** The course's step that a piece belongs to. */
    int[] step;

    private Ceiling(int most) {
        from = new double[most];
        to = new double[most];
        first = new double[most];
        last = new double[most];
        step = new int[most];
    }

    static Ceiling of(Motive vehicle, Course course, RunSettings settings) {
        int n = course.grade.length;
        Ceiling c = new Ceiling(2 * n);
        double after = Double.isNaN(course.dwell[n]) ? Double.POSITIVE_INFINITY : 0;
        for (int i = n - 1; i >= 0; i--) {
            double end = Math.min(after, course.limit[i]);
            double a = course.at[i];
            double b = course.at[i + 1];
            double rate = end < course.limit[i] ? rate(vehicle, course, settings, i, end) : 0;
            double reach = end < course.limit[i] ? (course.limit[i] - end) / rate : 0;
            double begin = course.limit[i];
            if (reach >= b - a) {
                begin = end + rate * (b - a);
                c.add(i, a, b, begin, end);
            } else if (reach <= 0) {
                c.add(i, a, b, begin, end);
            } else {
                c.add(i, b - reach, b, begin, end);
                c.add(i, a, b - reach, begin, begin);
            }
            after = Double.isNaN(course.dwell[i]) ? begin : 0;
        }
        c.reverse();
        return c;
    }

    /** How the square of speed falls per metre while braking (m/s2 x 2), in the middle of the step. */
    private static double rate(Motive vehicle, Course course, RunSettings settings, int i, double end) {
        double held = vehicle.braking().deceleration();
        if (vehicle.braking().kind() == Braking.Kind.HELD) {
            return 2 * held;
        }
        double slope = vehicle.mass() * settings.gravity() * (course.grade[i] + course.curve[i]);
        double half = 0.5 * (course.at[i + 1] - course.at[i]);
        double rate = 2 * held;
        for (int pass = 0; pass < 2; pass++) {
            double v = Math.sqrt(end + rate * half);
            rate = 2 * (held + (vehicle.resistance(v, course.elevation[i]) + slope) / vehicle.inertia());
            if (!(rate > 0.02)) {
                throw new IllegalArgumentException("brakes of " + held + " m/s2 do not hold the vehicle on a grade of "
                        + Math.round(course.grade[i] * 1e4) / 10.0 + " permil at " + Math.round(course.at[i])
                        + " m: give it stronger brakes or less load");
            }
        }
        return rate;
    }

    private void add(int i, double a, double b, double wa, double wb) {
        from[size] = a;
        to[size] = b;
        first[size] = wa;
        last[size] = wb;
        step[size++] = i;
    }

    private void reverse() {
        for (double[] x : new double[][] {from, to, first, last}) {
            for (int i = 0, j = size - 1; i < j; i++, j--) {
                double t = x[i];
                x[i] = x[j];
                x[j] = t;
            }
        }
        step = Arrays.copyOf(step, size);
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            int t = step[i];
            step[i] = step[j];
            step[j] = t;
        }
    }
}
