package org.thalweg.operation;

import java.util.Arrays;
import java.util.List;

/**
 * A line cut into steps for one vehicle: within a step grade, curve resistance and limit are constant. Steps end where a
 * limit changes (a rise counts from where the rear has passed), at stops and, for a vehicle without averaging, at every
 * change of grade.
 */
final class Course {
    /** Ends of the steps (m), one more than steps. */
    final double[] at;
    /** Grade by step (ratio): mean over the vehicle's length. */
    final double[] grade;
    /** Curve resistance by step, as a grade (ratio). */
    final double[] curve;
    /** Elevation of the vehicle's front in the middle of the step (m). */
    final double[] elevation;
    /** Square of the limit by step (m2/s2). */
    final double[] limit;
    /** Time at rest (s) at the end of a step; NaN where the vehicle does not stop. One more than steps. */
    final double[] dwell;

    private final LineProfile line;

    private Course(LineProfile line, double[] at) {
        this.line = line;
        this.at = at;
        int n = at.length - 1;
        grade = new double[n];
        curve = new double[n];
        elevation = new double[n];
        limit = new double[n];
        dwell = new double[n + 1];
        Arrays.fill(dwell, Double.NaN);
    }

    static Course of(Motive vehicle, LineProfile line, List<Stop> stops, RunSettings settings) {
        double[] speeds = new double[line.size()];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = Math.min(vehicle.speedOn(line.stretch(i)), line.stretch(i).speed());
        }
        boolean point = !settings.averaged() || vehicle.length() == 0;
        Course course = new Course(line, ends(vehicle.length(), line, stops, settings, speeds, point));
        course.limits(speeds, vehicle.length());
        if (point) {
            course.pointGrades(settings.curves());
        } else {
            course.meanGrades(settings.curves(), vehicle.length());
        }
        for (Stop stop : stops) {
            int i = Arrays.binarySearch(course.at, Math.min(stop.distance(), line.length()));
            course.dwell[i >= 0 ? i : Math.min(-i - 1, course.at.length - 1)] = stop.dwell();
        }
        return course;
    }

    private static double[] ends(
            double length, LineProfile line, List<Stop> stops, RunSettings settings, double[] speeds, boolean point) {
        double total = line.length();
        int regular = (int) Math.ceil(total / settings.step());
        double[] all = new double[regular + 1 + stops.size() + 3 * speeds.length];
        int n = 0;
        for (int i = 0; i < regular; i++) {
            all[n++] = i * settings.step();
        }
        all[n++] = total;
        for (Stop stop : stops) {
            if (stop.distance() > total + 1e-6) {
                throw new IllegalArgumentException(
                        "a stop at " + stop.distance() + " m lies beyond the line's end at " + total + " m");
            }
            all[n++] = Math.min(stop.distance(), total);
        }
        for (int i = 1; i < speeds.length; i++) {
            if (speeds[i] != speeds[i - 1] || point) {
                all[n++] = line.node(i);
            }
            if (speeds[i] > speeds[i - 1] && line.node(i) + length < total) {
                all[n++] = line.node(i) + length;
            }
        }
        Arrays.sort(all, 0, n);
        int kept = 1;
        for (int i = 1; i < n; i++) {
            if (all[i] > all[kept - 1] + 1e-6) {
                all[kept++] = all[i];
            }
        }
        // The last end is the line's, to the bit.
        all[kept - 1] = total;
        return Arrays.copyOf(all, kept);
    }

    /** The least limit between rear and front, by a window that slides along with a queue of ascending limits. */
    private void limits(double[] speeds, double length) {
        int[] queue = new int[speeds.length];
        int head = 0;
        int tail = 0;
        int next = 0;
        for (int i = 0; i < limit.length; i++) {
            double front = at[i + 1] - 1e-6;
            double rear = at[i] - length + 1e-6;
            while (next < speeds.length && line.node(next) < front) {
                while (tail > head && speeds[queue[tail - 1]] >= speeds[next]) {
                    tail--;
                }
                queue[tail++] = next++;
            }
            while (tail - head > 1 && line.node(queue[head] + 1) <= rear) {
                head++;
            }
            double v = speeds[queue[head]];
            limit[i] = v * v;
        }
    }

    private void pointGrades(CurveResistance rule) {
        int k = 0;
        for (int i = 0; i < grade.length; i++) {
            double middle = 0.5 * (at[i] + at[i + 1]);
            while (k + 1 < line.size() && line.node(k + 1) <= middle) {
                k++;
            }
            grade[i] = line.grade(k);
            curve[i] = rule.grade(line.stretch(k).curvature());
            elevation[i] = line.height(k) + grade[i] * (middle - line.node(k));
        }
    }

    /** Means between rear and front in the middle of each step, from the difference of elevations and of summed curve resistance. */
    private void meanGrades(CurveResistance rule, double length) {
        double[] sum = new double[line.size() + 1];
        for (int k = 0; k < line.size(); k++) {
            sum[k + 1] = sum[k] + rule.grade(line.stretch(k).curvature()) * (line.node(k + 1) - line.node(k));
        }
        int rear = 0;
        int front = 0;
        for (int i = 0; i < grade.length; i++) {
            double middle = 0.5 * (at[i] + at[i + 1]);
            while (front + 1 < line.size() && line.node(front + 1) <= middle) {
                front++;
            }
            while (rear + 1 < line.size() && line.node(rear + 1) <= middle - length) {
                rear++;
            }
            double head = line.height(front) + line.grade(front) * (middle - line.node(front));
            double tail = line.height(rear) + line.grade(rear) * (middle - length - line.node(rear));
            grade[i] = (head - tail) / length;
            curve[i] = (along(sum, front, middle) - along(sum, rear, middle - length)) / length;
            elevation[i] = head;
        }
    }

    private double along(double[] sum, int k, double distance) {
        double a = line.node(k);
        return sum[k] + (sum[k + 1] - sum[k]) * (distance - a) / (line.node(k + 1) - a);
    }
}
