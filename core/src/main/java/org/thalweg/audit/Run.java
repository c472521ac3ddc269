package org.thalweg.audit;

/** A run of samples on one straight stroke of a diagram, and the stroke that fits them. */
final class Run {
    /** First and last sample. */
    int first;

    int last;
    /** A station (m), the stroke's value there and its slope (value per m). */
    double origin;

    double value;
    double slope;
    /** How far the stroke's values may be off, and its slope. */
    double error;

    double slopeError;

    Run(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /** Value of the stroke, carried on, at a station (m). */
    double at(double s) {
        return value + slope * (s - origin);
    }

    /** Station where the stroke, carried on, is 0 (m). */
    double zero() {
        return origin - value / slope;
    }

    /** Sum of the stroke between two stations. */
    double sum(double from, double to) {
        return at(0.5 * (from + to)) * (to - from);
    }
}
