package org.thalweg.audit;

import java.util.ArrayList;
import java.util.Arrays;
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
     * Samples of a diagram. Sample i has a value and a greatest error at a station; the sum of the diagram is known on
     * the clean span on either side of the sample: {@code leftSum} at {@code left} and {@code rightSum} at
     * {@code right}, both as means over a span of {@code leftSpan} or {@code rightSpan}, 0 where they are exact.
     */
    static final class Samples {
        final double[] at;
        final double[] value;
        final double[] error;
        final double[] weight;
        final double[] left;
        final double[] right;
        final double[] leftSum;
        final double[] rightSum;
        final double[] leftSpan;
        final double[] rightSpan;
        final double[] sumError;

        Samples(int n) {
            at = new double[n];
            value = new double[n];
            error = new double[n];
            weight = new double[n];
            left = new double[n];
            right = new double[n];
            leftSum = new double[n];
            rightSum = new double[n];
            leftSpan = new double[n];
            rightSpan = new double[n];
            sumError = new double[n];
        }
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

    /** Runs of samples on one stroke. */
    private static final class Run {
        int first;
        int last;
        double origin;
        double value;
        double slope;
        double error;
        double slopeError;

        Run(int first, int last) {
            this.first = first;
            this.last = last;
        }

        double at(double s) {
            return value + slope * (s - origin);
        }

        double zero() {
            return origin - value / slope;
        }

        /** Sum of the stroke between two stations. */
        double sum(double from, double to) {
            return at(0.5 * (from + to)) * (to - from);
        }
    }

    private final Samples v;
    /** Samples within a run that are not on its stroke. */
    private final boolean[] odd;

    private final double length;
    private final Hidden hidden;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Kink> kinks = new ArrayList<>();
    /** Where the stretch being made begins, and how far that may be off. */
    private double begin;

    private double beginError;

    private Diagram() {
        v = new Samples(0);
        odd = new boolean[0];
        length = 0;
        hidden = null;
    }

    Diagram(Samples samples, double length, Hidden hidden) {
        this.v = samples;
        this.odd = new boolean[samples.at.length];
        this.length = length;
        this.hidden = hidden;
        List<Run> runs = rescued(credible(trimmed(merged(runs()))));
        if (runs.isEmpty()) {
            Run all = new Run(0, v.at.length - 1);
            fit(all);
            runs = List.of(all);
        }
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

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int n = v.at.length;
        int i = 0;
        while (i + 2 < n) {
            Run run = longest(i);
            if (run == null) {
                i++;
                continue;
            }
            // A first sample that straddles the joint a little can bend a run and end it early.
            for (int later = i + 1; later <= i + 3 && run.last - run.first < 16; later++) {
                Run other = longest(later);
                if (other != null && other.last - other.first > run.last - run.first) {
                    run = other;
                }
            }
            fit(run);
            runs.add(run);
            i = run.last + 1;
        }
        return runs;
    }

    /** The longest run that begins with a sample; null where not even three samples are on one stroke. */
    private Run longest(int first) {
        int n = v.at.length;
        if (first + 2 >= n || !fits(new Run(first, first + 2))) {
            return null;
        }
        int last = first + 2;
        while (last + 1 < n && fits(new Run(first, last + 1))) {
            last++;
        }
        return new Run(first, last);
    }

    /** Joins runs that one odd sample has parted. */
    private List<Run> merged(List<Run> runs) {
        List<Run> merged = new ArrayList<>();
        for (Run run : runs) {
            Run before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before != null && run.first - before.last <= 4 && agree(before, run)) {
                Arrays.fill(odd, before.last + 1, run.first, true);
                before.last = run.last;
                fit(before);
            } else {
                merged.add(run);
            }
        }
        return merged;
    }

    private boolean agree(Run a, Run b) {
        double middle = 0.5 * (v.at[a.last] + v.at[b.first]);
        double reach = v.at[b.first] - v.at[a.last];
        double bend = Math.abs(a.slope - b.slope);
        return bend <= a.slopeError + b.slopeError
                && Math.abs(a.at(middle) - b.at(middle))
                        <= 2 * (a.error + b.error) + reach * (a.slopeError + b.slopeError);
    }

    /** Least squares by errors; strokes without slope within their errors are made level, those at 0 exactly 0. */
    private void fit(Run run) {
        double w = 0;
        double wx = 0;
        double wy = 0;
        double wxx = 0;
        double wxy = 0;
        double origin = v.at[run.first];
        double worst = 0;
        for (int i = run.first; i <= run.last; i++) {
            if (odd[i]) {
                continue;
            }
            double weight = 1 / (v.error[i] * v.error[i]);
            double x = v.at[i] - origin;
            w += weight;
            wx += weight * x;
            wy += weight * v.value[i];
            wxx += weight * x * x;
            wxy += weight * x * v.value[i];
            worst = Math.max(worst, v.error[i]);
        }
        double span = v.at[run.last] - origin;
        double spread = w * wxx - wx * wx;
        run.slope = spread > 0 && run.last > run.first ? (w * wxy - wx * wy) / spread : 0;
        run.origin = origin + wx / w;
        run.value = wy / w;
        run.error = worst;
        run.slopeError = span > 0 ? 4 * worst / span : 0;
        if (Math.abs(run.slope) <= run.slopeError) {
            run.slope = 0;
            run.value = Math.abs(run.value) <= 2 * worst ? 0 : run.value;
        }
    }

    private boolean fits(Run run) {
        fit(run);
        int n = run.last - run.first + 1;
        // In a long run the ends tell as much as the whole; the whole is looked at now and then.
        int step = n > 64 && n % 64 != 0 ? Math.max(1, n / 16) : 1;
        for (int i = run.last; i >= run.first; i -= step) {
            if (Math.abs(v.value[i] - run.at(v.at[i])) > 2 * v.error[i]) {
                return false;
            }
        }
        return true;
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

    /** How two runs meet, from best to worst explained. */
    private enum Meeting {
        CROSS,
        ZERO,
        TOP,
        JUMP,
        KINK
    }

    /** Two runs, the gap between them, and what is known of it. */
    private final class Gap {
        final Run a;
        final Run b;
        final double from;
        final double to;
        /** Sum of the diagram over the gap, and how far it may be off. */
        final double rise;

        final double error;
        final double cross;
        final double missing;
        final Meeting meeting;

        Gap(Run a, Run b) {
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

        double slack() {
            double middle = 0.5 * (from + to);
            return 4 * error + Math.abs(a.at(middle) - b.at(middle)) * 0.1 * (v.at[b.first] - v.at[a.last]);
        }

        /** How badly it is explained; a jump from one sign to the other most likely hides a stroke at 0. */
        int cost() {
            boolean across = a.at(from) * b.at(to) < 0;
            return meeting == Meeting.KINK ? 4 : meeting == Meeting.JUMP ? (across ? 3 : 1) : 0;
        }
    }

    /** Takes the samples at a run's ends out of it: they may straddle its joints by a little. */
    private List<Run> trimmed(List<Run> runs) {
        for (Run run : runs) {
            if (run.last - run.first >= 4) {
                run.first++;
                run.last--;
                fit(run);
            }
        }
        return runs;
    }

    /** Finds level strokes of two samples where a gap is badly explained without one. */
    private List<Run> rescued(List<Run> runs) {
        if (runs.isEmpty()) {
            return runs;
        }
        List<Run> all = new ArrayList<>(runs.subList(0, 1));
        for (Run next : runs.subList(1, runs.size())) {
            Run before = all.get(all.size() - 1);
            int cost = new Gap(before, next).cost();
            Run best = null;
            for (int i = before.last + 1; cost > 0 && i + 1 < next.first; i++) {
                Run pair = new Run(i, i + 1);
                fit(pair);
                pair.slope = 0;
                boolean level = Math.abs(v.value[i] - v.value[i + 1]) <= 2 * (v.error[i] + v.error[i + 1]);
                int with = level ? new Gap(before, pair).cost() + new Gap(pair, next).cost() : cost;
                if (with < cost) {
                    cost = with;
                    best = pair;
                }
            }
            if (best != null) {
                all.add(best);
            }
            all.add(next);
        }
        return all;
    }

    /** Drops runs of few samples that only seem to lie on a stroke: where the gap is better explained without them. */
    private List<Run> credible(List<Run> runs) {
        List<Run> kept = new ArrayList<>(runs);
        for (int i = 1; i + 1 < kept.size(); i++) {
            Run run = kept.get(i);
            if (run.last - run.first > 3) {
                continue;
            }
            int with = new Gap(kept.get(i - 1), run).cost() + new Gap(run, kept.get(i + 1)).cost();
            if (with > new Gap(kept.get(i - 1), kept.get(i + 1)).cost()) {
                kept.remove(i);
                i--;
            }
        }
        return kept;
    }

    /** Ends one run's stretch where the next one's begins. */
    private void join(Run a, Run b) {
        Gap gap = new Gap(a, b);
        switch (gap.meeting) {
            case CROSS -> close(a, Math.max(begin, gap.cross), 2 * (a.error + b.error) / Math.abs(a.slope - b.slope));
            case ZERO -> joinAtZero(a, b);
            case TOP -> joinAtTop(a, b, gap.cross, gap.missing, gap.error);
            default -> jump(gap);
        }
    }

    private static double square(double x) {
        return x * x;
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
            if (gap.meeting == Meeting.KINK) {
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
