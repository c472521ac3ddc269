package org.thalweg.economy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How sure the figures are: Monte Carlo over all uncertain factors at once. Every alternative meets the same draws (common
 * random numbers), so that their differences are not noise. Draws are a Latin hypercube; the normal variables behind cost
 * ratios share a common part, and so does the schedule's, so that what overruns is late.
 */
public final class Risk {
    /** Normal value of the 10th and 90th percentile. */
    private static final double TENTH = Gaussian.quantile(0.9);

    /** Discount factors of the rates at which a value is looked at, in percent. */
    private static final double[] GRID = java.util.stream.IntStream.of(
                    1000, 300, 100, 50, 30, 20, 15, 12, 10, 8, 6, 4, 2, 0, -2, -4, -7, -10, -15, -20, -30, -50, -90)
            .mapToDouble(percent -> 100.0 / (100 + percent))
            .toArray();

    /**
     * Results of all alternatives.
     *
     * @param draws number of draws
     * @param alternatives results in the order asked
     * @param noneShare share of the draws in which no alternative has a net present value above 0
     */
    public record Result(int draws, List<Outcome> alternatives, double noneShare) {
        /** Copies. */
        public Result {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * Results of one alternative.
     *
     * @param name name of the alternative
     * @param cost construction cost, undiscounted
     * @param openingMonths months from decision to the last opening
     * @param npv economic net present value at the first hurdle rate
     * @param irr economic rate of return, where it is single
     * @param financialNpv financial net present value
     * @param belowHurdle share of the draws in which the economic value at the first hurdle rate is below 0; where the
     *     rate of return is single, that is the share in which it is below the hurdle
     * @param noRate share of the draws without a single rate of return
     * @param best share of the draws in which this alternative's value is above 0 and above all others'
     * @param ahead share of the draws in which its value is above all others', be it above 0 or not
     * @param tornado effect of each factor alone, the greatest first
     */
    public record Outcome(
            String name,
            Spread cost,
            Spread openingMonths,
            Spread npv,
            Spread irr,
            Spread financialNpv,
            double belowHurdle,
            double noRate,
            double best,
            double ahead,
            List<Swing> tornado) {
        /** Copies. */
        public Outcome {
            tornado = List.copyOf(tornado);
        }
    }

    /**
     * What one factor does alone, from its 10th to its 90th percentile, all others at their medians and the demand at its
     * central scenario.
     *
     * @param factor the factor
     * @param low its value at 10 %; for the demand, the index of the scenario with the least value
     * @param high its value at 90 %; for the demand, the index of the scenario with the greatest value
     * @param npvAtLow net present value at {@code low}
     * @param npvAtHigh net present value at {@code high}
     */
    public record Swing(Uncertain factor, double low, double high, double npvAtLow, double npvAtHigh) {
        /**
         * How far the value moves.
         *
         * @return absolute difference
         */
        public double width() {
            return Math.abs(npvAtHigh - npvAtLow);
        }
    }

    /** What is kept of the draws of one alternative, an entry a draw. */
    private record Kept(double[] cost, double[] months, double[] npv, double[] irr, double[] financial) {
        Kept(int n) {
            this(new double[n], new double[n], new double[n], new double[n], new double[n]);
        }
    }

    private final List<Worth> worths;
    private final RiskPlan plan;
    private final double[][] z;
    private final int[] demand;

    private Risk(List<Worth> worths, RiskPlan plan) {
        this.worths = worths;
        this.plan = plan;
        z = IntStream.range(0, Uncertain.COUNT + 1).parallel()
                .mapToObj(k -> Hypercube.normal(plan.draws(), plan.seed(), k)).toArray(double[][]::new);
        correlate();
        demand = demands();
    }

    /**
     * Draws.
     *
     * @param worths the alternatives, at least one, with the same assumptions
     * @param plan what is uncertain
     * @return results, the same for any number of threads
     */
    public static Result run(List<Worth> worths, RiskPlan plan) {
        return new Risk(List.copyOf(worths), plan).run();
    }

    /** Cost ratios and schedule get their common part: the last, spare variable. */
    private void correlate() {
        double share = Math.sqrt(plan.costCorrelation());
        double schedule = share > 0 ? plan.scheduleCorrelation() / share : 0;
        for (Uncertain u : List.of(Uncertain.ROAD_COST, Uncertain.RAIL_COST, Uncertain.BRIDGE_COST, Uncertain.TUNNEL_COST)) {
            mix(z[u.ordinal()], z[Uncertain.COUNT], share);
        }
        mix(z[Uncertain.SCHEDULE.ordinal()], z[Uncertain.COUNT], schedule);
    }

    private static void mix(double[] own, double[] common, double share) {
        double rest = Math.sqrt(1 - share * share);
        for (int i = 0; i < own.length; i++) {
            own[i] = share * common[i] + rest * own[i];
        }
    }

    private int[] demands() {
        List<Demand> list = worths.get(0).assumptions().demands();
        double all = list.stream().mapToDouble(Demand::weight).sum();
        int[] out = new int[plan.draws()];
        for (int i = 0; i < out.length; i++) {
            double left = Gaussian.below(z[Uncertain.DEMAND.ordinal()][i]) * all;
            int k = 0;
            while (k < list.size() - 1 && left >= list.get(k).weight()) {
                left -= list.get(k++).weight();
            }
            out[i] = k;
        }
        return out;
    }

    private Result run() {
        int n = plan.draws();
        List<Kept> kept = new ArrayList<>();
        worths.forEach(w -> kept.add(new Kept(n)));
        int blocks = 64;
        IntStream.range(0, blocks).parallel().forEach(b ->
                block(kept, (int) ((long) n * b / blocks), (int) ((long) n * (b + 1) / blocks)));
        int[] ahead = new int[worths.size()];
        int[] best = new int[worths.size()];
        int none = 0;
        for (int i = 0; i < n; i++) {
            int first = 0;
            for (int a = 1; a < kept.size(); a++) {
                first = kept.get(a).npv()[i] > kept.get(first).npv()[i] ? a : first;
            }
            ahead[first]++;
            boolean gains = kept.get(first).npv()[i] > 0;
            best[first] += gains ? 1 : 0;
            none += gains ? 0 : 1;
        }
        List<Outcome> outcomes = IntStream.range(0, worths.size()).parallel()
                .mapToObj(a -> outcome(worths.get(a), kept.get(a), best[a] / (double) n, ahead[a] / (double) n)).toList();
        return new Result(n, outcomes, none / (double) n);
    }

    private void block(List<Kept> kept, int from, int to) {
        double[] draw = new double[Uncertain.COUNT];
        double[] state = new double[Uncertain.COUNT];
        List<double[][]> rows = worths.stream().map(Worth::rows).toList();
        double[] net = new double[worths.get(0).assumptions().years()];
        for (int i = from; i < to; i++) {
            for (int k = 0; k < draw.length; k++) {
                draw[k] = z[k][i];
            }
            plan.state(draw, demand[i], state);
            for (int a = 0; a < worths.size(); a++) {
                Worth w = worths.get(a);
                Kept k = kept.get(a);
                k.cost()[i] = w.cost(state);
                k.months()[i] = w.lastOpening(state);
                w.streams(state, rows.get(a));
                sum(w, rows.get(a), true, net);
                k.npv()[i] = CashFlow.npv(net, w.assumptions().rate());
                k.irr()[i] = rate(net);
                sum(w, rows.get(a), false, net);
                k.financial()[i] = CashFlow.npv(net, w.assumptions().financialRate());
            }
        }
    }

    private static void sum(Worth w, double[][] rows, boolean economic, double[] net) {
        java.util.Arrays.fill(net, 0);
        for (Worth.Stream s : Worth.Stream.values()) {
            double factor = economic ? w.economic(s) : w.financial(s);
            if (factor > 0) {
                double[] row = rows[s.ordinal()];
                for (int t = 0; t < net.length; t++) {
                    net[t] += factor * row[t];
                }
            }
        }
    }

    /**
     * The single rate of return: the value is looked at on a grid of rates, and where it changes sign exactly once, Newton's
     * method inside the bracket finds where. A pair of rates between two points of the grid would be missed; the plain
     * estimate, which is not drawn, finds every rate.
     */
    private static double rate(double[] net) {
        double low = Double.NaN;
        double high = Double.NaN;
        boolean above = value(net, GRID[0]) > 0;
        for (int i = 1; i < GRID.length; i++) {
            boolean next = value(net, GRID[i]) > 0;
            if (next != above) {
                if (!Double.isNaN(low)) {
                    return Double.NaN;
                }
                low = GRID[i - 1];
                high = GRID[i];
            }
            above = next;
        }
        return Double.isNaN(low) ? Double.NaN : 1 / between(net, low, high, above) - 1;
    }

    private static double between(double[] net, double from, double to, boolean rising) {
        double low = from;
        double high = to;
        double x = 0.5 * (low + high);
        for (int i = 0; i < 100; i++) {
            double v = 0;
            double slope = 0;
            for (int t = net.length - 1; t >= 0; t--) {
                slope = slope * x + v;
                v = v * x + net[t];
            }
            if (v > 0 == rising) {
                high = x;
            } else {
                low = x;
            }
            double next = x - v / slope;
            next = next > low && next < high ? next : 0.5 * (low + high);
            if (Math.abs(next - x) <= 1e-12 * x) {
                return next;
            }
            x = next;
        }
        return x;
    }

    private static double value(double[] net, double x) {
        double v = 0;
        for (int t = net.length - 1; t >= 0; t--) {
            v = v * x + net[t];
        }
        return v;
    }

    private Outcome outcome(Worth w, Kept k, double best, double ahead) {
        int below = 0;
        for (double v : k.npv()) {
            below += v < 0 ? 1 : 0;
        }
        Spread irr = Spread.of(k.irr());
        double n = plan.draws();
        return new Outcome(w.candidate().name(), Spread.of(k.cost()), Spread.of(k.months()), Spread.of(k.npv()), irr,
                Spread.of(k.financial()), below / n, 1 - irr.draws() / n, best, ahead, tornado(w));
    }

    private List<Swing> tornado(Worth w) {
        List<Swing> swings = new ArrayList<>();
        for (Uncertain u : Uncertain.values()) {
            if (u == Uncertain.DEMAND) {
                swings.add(demandSwing(w));
            } else if (plan.spreads().containsKey(u)) {
                double[] low = median(w);
                double[] high = median(w);
                low[u.ordinal()] = plan.spreads().get(u).at(-TENTH);
                high[u.ordinal()] = plan.spreads().get(u).at(TENTH);
                swings.add(new Swing(u, low[u.ordinal()], high[u.ordinal()], npv(w, low), npv(w, high)));
            }
        }
        return swings.stream()
                .filter(s -> s.width() > 0)
                .sorted(Comparator.comparingDouble(Swing::width).reversed().thenComparing(Swing::factor))
                .toList();
    }

    private double[] median(Worth w) {
        double[] state = new double[Uncertain.COUNT];
        plan.state(new double[Uncertain.COUNT], w.assumptions().central(), state);
        return state;
    }

    private Swing demandSwing(Worth w) {
        int worst = 0;
        int best = 0;
        double[] values = new double[w.assumptions().demands().size()];
        for (int i = 0; i < values.length; i++) {
            double[] state = median(w);
            state[Uncertain.DEMAND.ordinal()] = i;
            values[i] = npv(w, state);
            worst = values[i] < values[worst] ? i : worst;
            best = values[i] > values[best] ? i : best;
        }
        return new Swing(Uncertain.DEMAND, worst, best, values[worst], values[best]);
    }

    private static double npv(Worth w, double[] state) {
        double[][] rows = w.rows();
        w.streams(state, rows);
        double[] net = new double[w.assumptions().years()];
        sum(w, rows, true, net);
        return CashFlow.npv(net, w.assumptions().rate());
    }
}
