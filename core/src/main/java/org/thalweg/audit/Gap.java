package org.thalweg.audit;

/** Two runs of a diagram, the gap between them, and how the strokes meet there. */
final class Gap {
    /** How two runs meet, from best to worst explained. */
    enum Meeting {
        /** Where the strokes, carried on, intersect. */
        CROSS,
        /** Both at 0, with a short level stroke between them. */
        ZERO,
        /** A short level stroke cuts the top off. */
        TOP,
        /** One stroke ends and the other begins at another value. */
        JUMP,
        /** Nothing of these explains the sum over the gap. */
        KINK
    }

    private final Samples v;
    final Run a;
    final Run b;
    /** Stations between which the sum of the diagram is known (m). */
    final double from;

    final double to;
    /** Sum of the diagram over the gap, and how far it may be off. */
    final double rise;

    final double error;
    /** Station where the strokes intersect (m), and what the sum lacks if they meet there. */
    final double cross;

    final double missing;
    final Meeting meeting;

    /**
     * Looks at a gap.
     *
     * @param v samples of the diagram
     * @param a run before
     * @param b run after
     */
    Gap(Samples v, Run a, Run b) {
        this.v = v;
        this.a = a;
        this.b = b;
        from = v.right[a.last];
        to = Math.max(from, v.left[b.first]);
        rise = v.leftSum[b.first] - b.slope * square(v.leftSpan[b.first]) / 24
                - v.rightSum[a.last] + a.slope * square(v.rightSpan[a.last]) / 24;
        error = v.sumError[a.last] + v.sumError[b.first];
        double bend = a.slope - b.slope;
        cross = bend != 0 ? a.origin + (b.at(a.origin) - a.at(a.origin)) / bend : Double.NaN;
        missing = rise - a.sum(from, cross) - b.sum(cross, to);
        meeting = meeting();
    }

    private Meeting meeting() {
        double reach = v.at[b.first] - v.at[a.last];
        boolean near = cross >= from - reach && cross <= to + reach;
        boolean toZero = a.slope * a.at(from) < 0 && b.slope * b.at(to) > 0;
        if (toZero && dips(reach)) {
            return Meeting.ZERO;
        }
        if (near && Math.abs(missing) <= 4 * error) {
            return Meeting.CROSS;
        }
        boolean peaks = a.slope * a.at(from) > 0 && b.slope * b.at(to) < 0 && a.slope * b.slope < 0;
        if (near && peaks && missing * a.slope < 0) {
            return Meeting.TOP;
        }
        boolean between = (b.sum(from, to) - rise) * (a.sum(from, to) - rise) <= 0;
        return between || leftOver() <= slack() ? Meeting.JUMP : Meeting.KINK;
    }

    /** Whether a stroke reaches 0 before the next one leaves it, and the sum over the gap says so too. */
    private boolean dips(double reach) {
        double error = 2 * a.error / Math.abs(a.slope) + 2 * b.error / Math.abs(b.slope);
        double sum = a.sum(from, a.zero()) + b.sum(b.zero(), to);
        double slack = 4 * this.error + 4 * (a.error + b.error) * reach;
        return a.zero() >= from - reach && b.zero() <= to + reach && b.zero() >= a.zero() - error
                && Math.abs(sum - rise) <= slack;
    }

    /** The part of the sum that no place of a jump in the gap gives. */
    double leftOver() {
        return Math.min(Math.abs(b.sum(from, to) - rise), Math.abs(a.sum(from, to) - rise));
    }

    /** How much of the sum may be left over without a kink. */
    private double slack() {
        double middle = 0.5 * (from + to);
        return 4 * error + Math.abs(a.at(middle) - b.at(middle)) * 0.1 * (v.at[b.first] - v.at[a.last]);
    }

    /** How badly it is explained; a jump from one sign to the other most likely hides a stroke at 0. */
    int cost() {
        boolean across = a.at(from) * b.at(to) < 0;
        return meeting == Meeting.KINK ? 4 : meeting == Meeting.JUMP ? (across ? 3 : 1) : 0;
    }

    private static double square(double x) {
        return x * x;
    }
}
