package org.thalweg.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the runs of three samples or more that lie on one straight stroke of a diagram, within their errors; and those of
 * two on a level stroke, where the gap between two runs is badly explained without.
 */
final class Runs {
    private final Samples v;
    /** Samples within a run that are not on its stroke. */
    private final boolean[] odd;

    private Runs(Samples samples) {
        v = samples;
        odd = new boolean[samples.at.length];
    }

    /**
     * Finds runs.
     *
     * @param samples samples of a diagram, at least two
     * @return runs in order along the line, at least one
     */
    static List<Run> of(Samples samples) {
        Runs finder = new Runs(samples);
        List<Run> runs = finder.rescued(finder.credible(finder.trimmed(finder.merged(finder.runs()))));
        if (runs.isEmpty()) {
            Run all = new Run(0, samples.at.length - 1);
            finder.fit(all);
            return List.of(all);
        }
        return runs;
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
            int cost = new Gap(v, before, next).cost();
            Run best = null;
            for (int i = before.last + 1; cost > 0 && i + 1 < next.first; i++) {
                Run pair = new Run(i, i + 1);
                fit(pair);
                pair.slope = 0;
                boolean level = Math.abs(v.value[i] - v.value[i + 1]) <= 2 * (v.error[i] + v.error[i + 1]);
                int with = level ? new Gap(v, before, pair).cost() + new Gap(v, pair, next).cost() : cost;
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
            int with = new Gap(v, kept.get(i - 1), run).cost() + new Gap(v, run, kept.get(i + 1)).cost();
            if (with > new Gap(v, kept.get(i - 1), kept.get(i + 1)).cost()) {
                kept.remove(i);
                i--;
            }
        }
        return kept;
    }
}
