package org.thalweg.refine;

/**
 * Prices profiles that differ from a known one over a short stretch only. Lanes are those of {@link PriceRows}.
 *
 * <p>Before every sample, {@code ahead} holds the cost of the line so far by lane, {@code behind} that of the line still to
 * come. A trial prices the samples that its move touches between the two. Trials must go along the line: what lies before a
 * trial is brought up to date, while {@code behind} is that of {@link #begin}. So where an accepted move reached farther along
 * the line than a trial does, the samples up to there are summed at their known prices.
 */
final class PointCost {
    private static final int LANES = PriceRows.LANES;
    /** What a metre costs where nothing may be built: high, but finite, so that a descent can lead out (money/m). */
    private static final double FORBIDDEN = 1e9;

    private final ProfileProblem problem;
    private final ProfileGrid grid;
    private final int samples;
    private final double[] place;
    private final double[] ends;
    private final double[] price;
    private final double[] trialPrice;
    /** Price of a low point in a tunnel just before a sample (money). */
    private final double[] sump;
    private final double[] trialSump;
    private final GradePrice changes;
    private final double[] ahead;
    private final double[] behind;
    private final double[] lane = new double[LANES];
    private final double[] each = new double[PriceTable.STRUCTURES];
    private int valid;
    /** Samples from this on are as they were at the beginning. */
    private int unchanged;

    private int trialFrom;
    private int trialTo;

    PointCost(ProfileProblem problem) {
        this.problem = problem;
        grid = problem.grid();
        samples = grid.samples();
        changes = new GradePrice(problem);
        sump = new double[samples];
        trialSump = new double[samples];
        ends = new double[] {0, problem.bridgeEnd(), problem.tunnelEnd()};
        place = new double[samples];
        for (int s = 0; s < samples; s++) {
            place[s] = grid.sampleStation(s);
        }
        price = new double[samples * LANES];
        trialPrice = new double[samples * LANES];
        ahead = new double[(samples + 1) * LANES];
        behind = new double[(samples + 1) * LANES];
    }

    /** Prices the whole profile and makes it the known one. */
    double begin(double[] s, double[] z, double[] t, int count) {
        fill(s, z, t, count, 0, samples, price, sump);
        for (int l = 0; l < LANES; l++) {
            ahead[l] = outside(problem.start(), l);
            behind[samples * LANES + l] = outside(problem.end(), l);
        }
        for (int i = samples - 1; i >= 0; i--) {
            for (int l = 0; l < LANES; l++) {
                double best = Double.POSITIVE_INFINITY;
                for (int to = 0; to < LANES; to++) {
                    double change = to == l ? l == 2 ? sump[i] : 0 : ends[l] + ends[to];
                    best = Math.min(best, change + price[i * LANES + to] + behind[(i + 1) * LANES + to]);
                }
                behind[i * LANES + l] = best;
            }
        }
        valid = 0;
        unchanged = 0;
        return total(ahead, 0, 0) + joins(s, z, count);
    }

    private double joins(double[] s, double[] z, int count) {
        return changes.join(problem.start(), (z[1] - z[0]) / (s[1] - s[0]))
                + changes.join(problem.end(), (z[count - 1] - z[count - 2]) / (s[count - 1] - s[count - 2]));
    }

    private double outside(ProfileEnd end, int l) {
        int other = ProfileSweep.laneOf(end.structure());
        return end.structure() != null && other == l ? 0 : ends[l] + ends[other];
    }

    private double total(double[] before, int at, int sample) {
        double best = Double.POSITIVE_INFINITY;
        for (int l = 0; l < LANES; l++) {
            best = Math.min(best, before[at + l] + behind[sample * LANES + l]);
        }
        return best;
    }

    /** The cost if points {@code from .. to} lie as given now. */
    double trial(double[] s, double[] z, double[] t, int count, int from, int to) {
        // Parabolas at the neighbours change with their grades, old and new: their reach is bounded by their spacing.
        double first = s[Math.max(0, from - 2)];
        double last = s[Math.min(count - 1, to + 2)];
        return trial(s, z, t, count, first, last);
    }

    /** The cost if a point that had the index k is gone. */
    double trialRemoved(double[] s, double[] z, double[] t, int count, int k, double oldStation, double oldTangent) {
        double first = Math.min(s[Math.max(0, k - 2)], oldStation - oldTangent);
        double last = Math.max(s[Math.min(count - 1, k + 1)], oldStation + oldTangent);
        return trial(s, z, t, count, first, last);
    }

    private double trial(double[] s, double[] z, double[] t, int count, double first, double last) {
        trialFrom = sampleAt(first);
        // A change of grade counts at the sample after it.
        trialTo = Math.min(samples, sampleAt(last) + 1);
        catchUp(trialFrom);
        fill(s, z, t, count, trialFrom, trialTo, trialPrice, trialSump);
        System.arraycopy(ahead, trialFrom * LANES, lane, 0, LANES);
        for (int i = trialFrom; i < trialTo; i++) {
            step(lane, 0, trialPrice, trialSump[i], i, lane, 0);
        }
        int to = Math.max(trialTo, unchanged);
        for (int i = trialTo; i < to; i++) {
            step(lane, 0, price, sump[i], i, lane, 0);
        }
        return total(lane, 0, to) + joins(s, z, count);
    }

    /** First sample whose station is not before a station. */
    private int sampleAt(double station) {
        int guess = (int) Math.ceil((station - grid.origin()) / grid.spacing() * grid.samplesPerLeg() - 0.5);
        int at = Math.max(0, Math.min(samples, guess));
        while (at > 0 && place[at - 1] >= station) {
            at--;
        }
        while (at < samples && place[at] < station) {
            at++;
        }
        return at;
    }

    /** Makes the last trial the known profile. */
    void accept() {
        System.arraycopy(trialPrice, trialFrom * LANES, price, trialFrom * LANES, (trialTo - trialFrom) * LANES);
        System.arraycopy(trialSump, trialFrom, sump, trialFrom, trialTo - trialFrom);
        valid = Math.min(valid, trialFrom);
        unchanged = Math.max(unchanged, trialTo);
    }

    private void catchUp(int to) {
        while (valid < to) {
            step(ahead, valid * LANES, price, sump[valid], valid, ahead, (valid + 1) * LANES);
            valid++;
        }
    }

    private void step(double[] in, int at, double[] prices, double low, int sample, double[] out, int to) {
        double open = in[at];
        double bridge = in[at + 1];
        double tunnel = in[at + 2];
        double base = Math.min(open, Math.min(bridge + ends[1], tunnel + ends[2]));
        out[to] = base + prices[sample * LANES];
        out[to + 1] = Math.min(bridge, base + ends[1]) + prices[sample * LANES + 1];
        out[to + 2] = Math.min(tunnel + low, base + ends[2]) + prices[sample * LANES + 2];
    }

    private void fill(double[] s, double[] z, double[] t, int count, int from, int to, double[] into,
            double[] low) {
        int k = 0;
        if (from < to && from > 0) {
            int high = count - 2;
            while (k < high) {
                int middle = (k + high + 1) >>> 1;
                if (s[middle] <= place[from - 1]) {
                    k = middle;
                } else {
                    high = middle - 1;
                }
            }
        }
        double grade = grade(s, z, k);
        double bendBefore = bend(s, z, count, k);
        double bendAfter = bend(s, z, count, k + 1);
        for (int i = from; i < to; i++) {
            double x = place[i];
            double change = 0;
            low[i] = 0;
            while (k < count - 2 && s[k + 1] <= x) {
                k++;
                double after = grade(s, z, k);
                change += changes.change(grade, after);
                low[i] = Math.max(low[i], changes.sump(grade, after));
                grade = after;
                bendBefore = bendAfter;
                bendAfter = bend(s, z, count, k + 1);
            }
            double height = z[k] + grade * (x - s[k]) + offset(bendBefore, s[k], t[k], x)
                    + offset(bendAfter, s[k + 1], t[k + 1], x);
            prices(i, height, grade, into);
            for (int l = 0; l < LANES; l++) {
                into[i * LANES + l] += change;
            }
        }
    }

    private static double grade(double[] s, double[] z, int k) {
        return (z[k + 1] - z[k]) / (s[k + 1] - s[k]);
    }

    /** Change of grade at a point; 0 at the ends. */
    private static double bend(double[] s, double[] z, int count, int k) {
        return k == 0 || k == count - 1 ? 0 : grade(s, z, k) - grade(s, z, k - 1);
    }

    /** What a parabola of two tangents adds to the height of the grades. */
    private static double offset(double bend, double station, double tangent, double x) {
        double off = tangent - Math.abs(x - station);
        return off > 0 ? bend * off * off / (4 * tangent) : 0;
    }

    private void prices(int sample, double height, double grade, double[] into) {
        problem.prices().prices(sample, height, each);
        double length = grid.sampleLength(sample);
        boolean open = Math.abs(grade) >= problem.rules().minGrade() - 1e-12;
        boolean bored = Math.abs(grade) >= problem.rules().minTunnelGrade() - 1e-12;
        double earth = open ? Math.min(each[0], each[1]) : FORBIDDEN;
        double bridge = open ? each[2] : FORBIDDEN;
        double tunnel = bored ? each[3] : FORBIDDEN;
        into[sample * LANES] = length * Math.min(FORBIDDEN, earth);
        into[sample * LANES + 1] = length * Math.min(FORBIDDEN, bridge);
        into[sample * LANES + 2] = length * Math.min(FORBIDDEN, tunnel);
    }
}
