package org.thalweg.operation;

/** The forward pass: full effort under the ceiling, by Runge-Kutta steps in the square of speed over distance. */
final class RunSolver {
    /** Below this square of speed (m2/s2) steps are cut into {@link #FINE}: effort may change fast there. */
    private static final double SLOW = 36;

    private static final int FINE = 8;

    private final Motive vehicle;
    private final LineProfile line;
    private final Course course;
    private final Ceiling ceiling;
    private final RunSettings settings;
    private final Trace trace = new Trace();

    /** Weight (N), 2 / inertia (1/kg). */
    private final double weight;
    private final double twice;
    private final double leastSquare;

    // The state: distance, square of speed, time; and sums of work.
    private double at;
    private double w;
    private double time;
    private double traction;
    private double braking;
    private double resistance;
    private double curves;
    private double lift;

    // What holds in the step at hand.
    private double slope;
    private double elevation;
    private int step;

    RunSolver(Motive vehicle, LineProfile line, Course course, Ceiling ceiling, RunSettings settings) {
        this.vehicle = vehicle;
        this.line = line;
        this.course = course;
        this.ceiling = ceiling;
        this.settings = settings;
        this.weight = vehicle.mass() * settings.gravity();
        this.twice = 2 / vehicle.inertia();
        this.leastSquare = settings.least() * settings.least();
    }

    Run run(double speed) {
        w = Math.min(speed * speed, ceiling.first[0]);
        double start = w;
        trace.add(0, Math.sqrt(w), 0, 0, 0);
        for (int i = 0; i < ceiling.size && trace.stall == null; i++) {
            enter(ceiling.step[i]);
            piece(ceiling.from[i], ceiling.to[i], ceiling.first[i], ceiling.last[i]);
            if (trace.stall == null && (i + 1 == ceiling.size || ceiling.step[i + 1] != step)) {
                rest(course.dwell[step + 1]);
            }
        }
        double kinetic = 0.5 * vehicle.inertia() * (w - start);
        return new Run(vehicle, line, trace, new Work(traction, braking, resistance, curves, lift, kinetic));
    }

    private void enter(int i) {
        step = i;
        slope = weight * (course.grade[i] + course.curve[i]);
        elevation = course.elevation[i];
    }

    /** Stands still where a stop is. */
    private void rest(double dwell) {
        if (!Double.isNaN(dwell)) {
            w = 0;
            if (dwell > 0) {
                time += dwell;
                trace.waiting += dwell;
                trace.add(at, 0, time, 0, traction);
            }
        }
    }

    private void piece(double from, double to, double first, double last) {
        int parts = w < SLOW && first > w ? FINE : 1;
        double rise = (last - first) / (to - from);
        for (int k = 0; k < parts && trace.stall == null; k++) {
            // From rest, parts of equal growth of speed.
            double a = from + (to - from) * k * k / (parts * parts);
            double b = k == parts - 1 ? to : from + (to - from) * (k + 1) * (k + 1) / (parts * parts);
            part(b, first + rise * (a - from), k == parts - 1 ? last : first + rise * (b - from));
        }
    }

    /** Goes on to a distance under a ceiling that is straight from here to there. */
    private void part(double to, double first, double last) {
        double length = to - at;
        double end = pulled(length);
        if (w >= first * (1 - 1e-12) && end >= last) {
            follow(to, last);
        } else if (end > last) {
            double share = meeting(length, first, last);
            pull(at + share * length, first + share * (last - first));
            if (share < 1) {
                part(to, w, last);
            }
        } else if (end <= leastSquare && end <= w) {
            stall(length);
        } else {
            pull(to, end);
        }
    }

    /** Acceleration at full effort, as the growth of the square of speed (m/s2 x 2). */
    private double growth(double square) {
        double v = Math.sqrt(Math.max(0, square));
        return twice * (vehicle.effort(v, elevation) - vehicle.resistance(v, elevation) - slope);
    }

    /** Square of speed after a length at full effort. */
    private double pulled(double h) {
        double k1 = growth(w);
        double k2 = growth(w + 0.5 * h * k1);
        double k3 = growth(w + 0.5 * h * k2);
        double k4 = growth(w + h * k3);
        return w + h / 6 * (k1 + 2 * (k2 + k3) + k4);
    }

    /** Share of a length after which full effort meets the ceiling from below, by regula falsi with the Illinois change. */
    private double meeting(double length, double first, double last) {
        double low = 0;
        double high = 1;
        double under = w - first;
        double over = pulled(length) - last;
        int side = 0;
        for (int i = 0; i < 80 && high - low > 1e-12; i++) {
            double c = (low * over - high * under) / (over - under);
            double off = pulled(c * length) - (first + c * (last - first));
            if (Math.abs(off) < 1e-10 * (1 + first)) {
                return c;
            }
            if (off < 0) {
                low = c;
                under = off;
                over = side < 0 ? over / 2 : over;
                side = -1;
            } else {
                high = c;
                over = off;
                under = side > 0 ? under / 2 : under;
                side = 1;
            }
        }
        return high;
    }

    private void pull(double to, double end) {
        double h = to - at;
        if (!(h > 0)) {
            w = end;
            return;
        }
        // The middle of the cubic with the right ends and slopes; sums by Simpson's rule, apart from the integration of w.
        double middle = Math.max(0, 0.5 * (w + end) + h / 8 * (growth(w) - growth(end)));
        double v0 = Math.sqrt(w);
        double vm = Math.sqrt(middle);
        double v1 = Math.sqrt(end);
        double effort = (vehicle.effort(v0, elevation) + 4 * vehicle.effort(vm, elevation) + vehicle.effort(v1, elevation)) / 6;
        double running = running(v0, vm, v1);
        if (end < w) {
            trace.slowest = Math.min(trace.slowest, v1);
        }
        move(h, v1, duration(h, v0, v1), effort, running);
        w = end;
    }

    /**
     * Time under full effort: the integral of dv / a by Simpson's rule in speed where acceleration changes little, exact
     * kinematics of constant acceleration elsewhere.
     */
    private double duration(double h, double v0, double v1) {
        double vm = 0.5 * (v0 + v1);
        double g0 = growth(v0 * v0);
        double gm = growth(vm * vm);
        double g1 = growth(v1 * v1);
        double plain = 2 * h / (v0 + v1);
        if (!(g0 * g1 > 0) || Math.abs(g0) > 1.5 * Math.abs(g1) || Math.abs(g1) > 1.5 * Math.abs(g0)) {
            return plain;
        }
        double t = (v1 - v0) / 3 * (1 / g0 + 4 / gm + 1 / g1);
        return Math.abs(t - plain) < 0.1 * plain ? t : plain;
    }

    private void follow(double to, double end) {
        double h = to - at;
        if (!(h > 0)) {
            w = end;
            return;
        }
        double v0 = Math.sqrt(w);
        double v1 = Math.sqrt(end);
        double running = running(v0, Math.sqrt(0.5 * (w + end)), v1);
        move(h, v1, 2 * h / (v0 + v1), (end - w) / h / twice + running + slope, running);
        w = end;
    }

    private double running(double v0, double vm, double v1) {
        return (vehicle.resistance(v0, elevation) + 4 * vehicle.resistance(vm, elevation)
                        + vehicle.resistance(v1, elevation)) / 6;
    }

    private void move(double h, double v1, double seconds, double force, double running) {
        traction += Math.max(0, force) * h;
        braking += Math.max(0, -force) * h;
        resistance += running * h;
        curves += weight * course.curve[step] * h;
        lift += weight * course.grade[step] * h;
        at += h;
        time += seconds;
        trace.add(at, v1, time, force, traction);
    }

    /** Finds where the speed falls to the least, and stops the run there. */
    private void stall(double length) {
        double a = 0;
        double b = length;
        for (int i = 0; i < 60 && w > leastSquare; i++) {
            double c = 0.5 * (a + b);
            if (pulled(c) > leastSquare) {
                a = c;
            } else {
                b = c;
            }
        }
        if (w > leastSquare && a > 0) {
            pull(at + a, leastSquare);
        }
        double v = Math.sqrt(w);
        trace.stall = new Stall(
                at,
                line.station(at),
                course.grade[step],
                course.curve[step],
                vehicle.effort(v, elevation),
                vehicle.resistance(v, elevation) + slope);
    }
}
