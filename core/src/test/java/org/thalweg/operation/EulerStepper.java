package org.thalweg.operation;

/**
 * The forward Euler rule in steps of distance that TrainRuns.jl uses, for a mass point from rest to rest under one limit.
 * Only to show where its times differ from ours.
 */
final class EulerStepper {
    private EulerStepper() {}

    static double time(Train train, LineProfile line, double step, double gravity) {
        double top = Math.min(train.maxSpeed(), line.stretch(0).speed());
        double b = train.braking().deceleration();
        double s = 0;
        double v = 0;
        double t = 0;
        double end = line.length();
        while (true) {
            double left = end - s;
            int k = line.stretchAt(s + 1e-9);
            // Steps end at changes of grade.
            double ds = Math.min(step, line.node(k + 1) - s);
            double need = train.resistance(v, 0) + train.mass() * gravity * line.grade(k);
            double a = (train.effort(v, 0) - need) / train.inertia();
            if (v >= top - 1e-9 && a >= 0) {
                a = 0;
            }
            double next = Math.sqrt(Math.max(0, v * v + 2 * a * ds));
            if (next > top) {
                ds = (top * top - v * v) / (2 * a);
                next = top;
            }
            if (next * next / (2 * b) >= left - ds) {
                // Meets the braking curve within the step: v^2 + 2 a x = 2 b (left - x).
                double x = (2 * b * left - v * v) / (2 * (a + b));
                double peak = Math.sqrt(v * v + 2 * a * x);
                return t + (x > 0 ? 2 * x / (v + peak) : 0) + peak / b;
            }
            t += 2 * ds / (v + next);
            s += ds;
            v = next;
        }
    }
}
