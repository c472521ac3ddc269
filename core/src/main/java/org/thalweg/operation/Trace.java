package org.thalweg.operation;

import java.util.Arrays;

/** States of a run as they are found. */
final class Trace {
    static final int DISTANCE = 0;
    static final int SPEED = 1;
    static final int TIME = 2;
    static final int FORCE = 3;
    static final int TRACTION = 4;

    /** Layout: five numbers a state, in the order of the constants. */
    private double[] values = new double[5 * 1024];

    private int size;
    double waiting;
    Stall stall;
    double slowest = Double.POSITIVE_INFINITY;

    void add(double distance, double speed, double time, double force, double traction) {
        if (5 * size == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        int k = 5 * size++;
        values[k] = distance;
        values[k + 1] = speed;
        values[k + 2] = time;
        values[k + 3] = force;
        values[k + 4] = traction;
    }

    double[] column(int which) {
        double[] out = new double[size];
        for (int i = 0; i < size; i++) {
            out[i] = values[5 * i + which];
        }
        return out;
    }
}
