package org.thalweg.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A diagram of straight strokes, curvature or grade over stations, read back from samples that each average it over a
 * short span.
 *
 * <p>Runs of three samples or more on one straight stroke, within their errors, are found first. Between two runs lie a
 * few samples that straddle a joint. There the strokes are carried on, and the sum of the diagram over the gap (a turn,
 * or a rise, which is known exactly) tells how they meet: at their intersection, or by a jump, whose place it gives, or
 * with a short stroke between them. What no joint explains is a kink.
 */
final class Diagram {
    /** The diagram of a line with nothing to measure. */
    static final Diagram NONE = new Diagram();

    /** What is known of a stroke too short to see, between two level strokes. */
    interface Hidden {
        /**
         * Its length and how far each of its ends may be off (m).
         *
         * @param v samples
         * @param l last sample on the stroke before
         * @param r first sample on the stroke after
         * @param before level before
         * @param after level after
         * @param joint station of its middle (m)
         */
        double[] length(Samples v, int l, int r, double before, double after, double joint);
    }

    /**
     * A straight stroke of the diagram.
     *
     * @param from station where it begins (m)
     * @param to station where it ends (m)
     * @param start value at its beginning
     * @param end value at its end
     * @param fromError how far the beginning may be off (m)
     * @param toError how far the end may be off (m)
     * @param error how far its values may be off
     * @param slopeError how far its slope may be off (value per m)
     * @param middleError how far its middle may be off (m)
     */
    record Stretch(
            double from,
            double to,
            double start,
            double end,
            double fromError,
            double toError,
            double error,
            double slopeError,
            double middleError) {
        double length() {
            return to - from;
        }

        double lengthError() {
            return fromError + toError;
        }

        boolean level() {
            return start == end;
        }

        double slope() {
            return (end - start) / (to - from);
        }

        double at(double s) {
            return to > from ? start + (end - start) * (s - from) / (to - from) : start;
        }
    }

    /** A turn, or rise per metre, that no joint explains. */
    record Kink(double at, double size, double error) {}

    private final Samples v;
    private final double length;
    private final Hidden hidden;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Kink> kinks = new ArrayList<>();
    /** Where the stretch being made begins, and how far that may be off. */
    private double begin;

    private double beginError;

    private Diagram() {
        v = new Samples(0);
        length = 0;
        hidden = null;
    }

    Diagram(Samples samples, double length, Hidden hidden) {
        this.v = samples;
        this.length = length;
        this.hidden = hidden;
        List<Run> runs = Runs.of(samples);
        for (int i = 0; i < runs.size(); i++) {
            seeResiduals(runs.get(i));
            if (i + 1 < runs.size()) {
                join(runs.get(i), runs.get(i + 1));
            }
        }
        close(runs.get(runs.size() - 1), length, 0);
    }

    /** The samples. */
    Samples samples() {
        return v;
    }

    /** The strokes in order, end to end. */
    List<Stretch> stretches() {
        return stretches;
    }

    /** What no joint explains. */
    List<Kink> kinks() {
        return kinks;
    }

    /** Index of the first stretch that ends at or after a station. */
    int first(double at) {
        int low = 0;
        int high = stretches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).to() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What samples within a run show above its stroke: neighbours together, for a kink between two points is on both. */
    private void seeResiduals(Run run) {
        double sum = 0;
        double most = 0;
        double error = 0;
        for (int i = run.first; i <= run.last + 1; i++) {
            double off = i <= run.last ? v.value[i] - run.at(v.at[i]) : 0;
            if (i <= run.last && Math.abs(off) > 4 * v.error[i]) {
                sum += off * v.weight[i];
                error += v.error[i] * v.weight[i];
                most = Math.max(most, Math.abs(off * v.weight[i]));
            } else if (most > 0) {
                kinks.add(new Kink(v.at[i - 1], Math.max(most, Math.abs(sum)), error));
                sum = 0;
                most = 0;
                error = 0;
            }
        }
    }

    private void close(Run run, double to, double error) {
        if (to > begin) {
            stretches.add(new Stretch(
                    begin, to, run.at(begin), run.at(to), beginError, error, run.error, run.slopeError,
                    0.5 * (beginError + error)));
            begin = to;
        }
        beginError = error;
    }

    private void insert(double to, double start, double end, double error, double valueError, double middleError) {
        if (to > begin) {
            stretches.add(new Stretch(begin, to, start, end, beginError, error, valueError, 0, middleError));
            begin = to;
        }
        beginError = error;
    }

    /** Ends one run's stretch where the next one's begins. */
    private void join(Run a, Run b) {
        Gap gap = new Gap(v, a, b);
        switch (gap.meeting) {
            case CROSS -> close(a, Math.max(begin, gap.cross), 2 * (a.error + b.error) / Math.abs(a.slope - b.slope));
            case ZERO -> joinAtZero(a, b);
            case TOP -> joinAtTop(a, b, gap.cross, gap.missing, gap.error);
            default -> jump(gap);
        }
    }

    /** A short level stroke at 0 between one that ends and one that begins there. */
    private void joinAtZero(Run a, Run b) {
        double errorA = 2 * a.error / Math.abs(a.slope);
        double errorB = 2 * b.error / Math.abs(b.slope);
        if (b.zero() - a.zero() > errorA + errorB) {
            close(a, a.zero(), errorA);
            insert(b.zero(), 0, 0, errorB, a.error + b.error, 0.5 * (errorA + errorB));
        } else {
            close(a, 0.5 * (a.zero() + b.zero()), errorA + errorB);
        }
    }

    /** A short level stroke that cuts the top off two strokes: the sum that is missing tells how much. */
    private void joinAtTop(Run a, Run b, double cross, double missing, double error) {
        double spread = 1 / Math.abs(a.slope) + 1 / Math.abs(b.slope);
        double cut = Math.sqrt(2 * Math.abs(missing) / spread);
        double top = a.at(cross) - Math.signum(a.slope) * cut;
        double off = 2 * error / Math.max(cut, Math.sqrt(error / spread));
        close(a, cross - cut / Math.abs(a.slope), off);
        insert(cross + cut / Math.abs(b.slope), top, top, off, a.error + off * Math.abs(a.slope), off);
    }

    /** A jump from one stroke to the other, at the place that the sum over the gap tells. */
    private void jump(Gap gap) {
        Run a = gap.a;
        Run b = gap.b;
        double from = gap.from;
        double to = gap.to;
        double rise = gap.rise;
        double low = from;
        double high = to;
        double atLow = b.sum(from, to) - rise;
        double atHigh = a.sum(from, to) - rise;
        if (atLow * atHigh > 0) {
            low = Math.abs(atLow) < Math.abs(atHigh) ? from : to;
            high = low;
            if (gap.meeting == Gap.Meeting.KINK) {
                kinks.add(new Kink(low, gap.leftOver(), gap.error));
            }
        }
        for (int k = 0; k < 60 && high > low; k++) {
            double middle = 0.5 * (low + high);
            double off = a.sum(from, middle) + b.sum(middle, to) - rise;
            if (off * atLow > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double joint = 0.5 * (low + high);
        double step = Math.abs(b.at(joint) - a.at(joint));
        double off = step > 0 ? 2 * gap.error / step : to - from;
        double reach = 4 * (v.at[b.first] - v.at[a.last]);
        boolean levels = Math.abs(a.slope) * reach <= 4 * a.error && Math.abs(b.slope) * reach <= 4 * b.error;
        double[] own = levels && b.first > a.last + 1 && step > 0
                ? hidden.length(v, a.last, b.first, a.at(joint), b.at(joint), joint)
                : new double[2];
        if (own[0] > 2 * off) {
            double wide = off + own[1];
            close(a, Math.max(begin, joint - own[0] / 2), wide);
            insert(Math.min(length, joint + own[0] / 2), a.at(joint), b.at(joint), wide, a.error + b.error, off);
        } else {
            close(a, Math.max(begin, joint), off);
        }
    }
}
