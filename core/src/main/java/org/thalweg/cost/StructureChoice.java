package org.thalweg.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

/**
 * The cheapest sequence of structures along a given line: exact, with fixed costs at both ends of every bridge and
 * tunnel, their minimum lengths, and the ventilation and escape galleries that tunnels need above a length.
 *
 * <p><b>Method.</b> Dynamic programming over where runs end. Let F(s, i) be the least cost of the first i intervals when
 * the last run is of structure s and ends there. A run of a kind that starts at j costs
 * {@code fixed + P(i) - P(j)}, P being the sum of its price along the line, and is preceded by the cheapest F(other, j)
 * of another structure. So F(s, i) is P(i) plus the least of {@code F(other, j) - P(j)} over the starts j that are not
 * nearer than the least length nor farther than the greatest: a minimum over a sliding window, kept in a queue of
 * ascending values. A tunnel is one structure of several kinds: without ventilation up to the length that needs it, with
 * it above, and so on; two runs of one structure never touch, so no tunnel is cut in two to save its ventilation. The
 * time is proportional to the number of intervals.
 */
public final class StructureChoice {
    /** Stands for an infinite price (per m, and of any stretch at least), so that a line that cannot be built everywhere still has a best choice. */
    private static final double UNBUILDABLE = 1e9;
    /** Rounding allowed in lengths (m). */
    private static final double LENGTH_TOLERANCE = 1e-6;

    /** Gaps in a wall shorter than this (m) are closed where that costs nothing. */
    private static final double WALL_GAP = 30;

    private static final Structure[] STRUCTURES = Structure.values();

    private final Rates rates;
    private final List<Kind> kinds;

    /**
     * Makes a chooser.
     *
     * @param standard design standard: least lengths
     * @param rates unit costs: abutments, portals, ventilation and escape
     */
    public StructureChoice(DesignStandard standard, Rates rates) {
        this.rates = rates;
        this.kinds = new ArrayList<>();
        kinds.add(new Kind(Structure.EARTHWORK, 0, Double.POSITIVE_INFINITY, 0, 0));
        kinds.add(new Kind(Structure.WALL, 0, Double.POSITIVE_INFINITY, 0, 0));
        kinds.add(new Kind(Structure.BRIDGE, standard.minBridge(), Double.POSITIVE_INFINITY, 2 * rates.abutment(), 0));
        double[] bounds = {0, rates.ventilationLength(), rates.escapeLength(), Double.POSITIVE_INFINITY};
        Arrays.sort(bounds);
        for (int b = 0; b + 1 < bounds.length; b++) {
            // Above its lower bound, strictly; up to its upper one.
            double least = Math.max(standard.minTunnel(), b == 0 ? 0 : bounds[b] + 2 * LENGTH_TOLERANCE);
            if (bounds[b + 1] > least) {
                double extra = tunnelExtra(rates, least + 4 * LENGTH_TOLERANCE);
                kinds.add(new Kind(Structure.TUNNEL, least, bounds[b + 1], 2 * rates.portal(), extra));
            }
        }
    }

    /**
     * What a tunnel's length adds to its price.
     *
     * @param rates unit costs
     * @param length the tunnel's length in plan (m)
     * @return price per metre of ventilation and escape gallery, over the tunnel's whole length
     */
    static double tunnelExtra(Rates rates, double length) {
        return (longer(length, rates.ventilationLength()) ? rates.ventilation() : 0)
                + (longer(length, rates.escapeLength()) ? rates.escape() : 0);
    }

    /** Whether a length (m) is above a limit (m) by more than rounding. */
    static boolean longer(double length, double limit) {
        return length > limit + LENGTH_TOLERANCE;
    }

    /** Runs of one structure with lengths in a range, their fixed cost, and what they pay per metre on top. */
    private record Kind(Structure structure, double least, double greatest, double fixed, double extra) {}

    /**
     * A sequence of structures.
     *
     * @param spans stretches in order, neighbours of different structures
     * @param cost their cost with fixed costs and extras; infinite where some stretch cannot be built as it is
     */
    public record Choice(List<StructureSpan> spans, double cost) {}

    /**
     * Chooses.
     *
     * @param stations ends of the intervals (m), ascending: one more than intervals
     * @param prices price per metre, {@code [structure.ordinal()][interval]}; infinite where it cannot be built so
     * @return the cheapest sequence; where nothing can be built, one with as little as possible that cannot. Where wall
     *     and earthwork cost the same it is earthwork, except in short gaps of a wall
     */
    public Choice choose(double[] stations, double[][] prices) {
        int n = stations.length - 1;
        if (n < 1 || prices.length != STRUCTURES.length) {
            throw new IllegalArgumentException("a choice needs at least one interval, and prices for every structure");
        }
        Table table = new Table(stations, sums(stations, prices));
        for (int i = 0; i <= n; i++) {
            table.end(i);
        }
        return read(table, stations, prices);
    }

    private static double[][] sums(double[] stations, double[][] prices) {
        double[][] sums = new double[STRUCTURES.length][stations.length];
        for (int s = 0; s < STRUCTURES.length; s++) {
            for (int i = 0; i + 1 < stations.length; i++) {
                double length = stations[i + 1] - stations[i];
                // However short: a gap of millimetres must not pay for the ventilation that it would save.
                boolean unbuildable = !(prices[s][i] < UNBUILDABLE);
                sums[s][i + 1] = sums[s][i] + (unbuildable ? UNBUILDABLE * Math.max(1, length) : prices[s][i] * length);
            }
        }
        return sums;
    }

    /** The dynamic programme's table. */
    private final class Table {
        private final double[] stations;
        private final double[][] sums;
        /** Least cost up to boundary i with the last run, of structure s, ending there: {@code [s][i]}. */
        private final double[][] cost;
        /** Where that run starts. */
        private final int[][] start;

        private final Window[] windows = new Window[kinds.size()];

        private Table(double[] stations, double[][] sums) {
            this.stations = stations;
            this.sums = sums;
            this.cost = new double[STRUCTURES.length][stations.length];
            this.start = new int[STRUCTURES.length][stations.length];
            for (int k = 0; k < windows.length; k++) {
                windows[k] = new Window(stations.length);
            }
        }

        private void end(int i) {
            for (double[] row : cost) {
                row[i] = i == 0 ? 0 : Double.POSITIVE_INFINITY;
            }
            for (int k = 0; k < windows.length && i > 0; k++) {
                Kind kind = kinds.get(k);
                int s = kind.structure().ordinal();
                int j = windows[k].best(this, kind, i);
                if (j >= 0) {
                    double price = before(s, j) + kind.fixed() + run(kind, j, i);
                    if (price < cost[s][i]) {
                        cost[s][i] = price;
                        start[s][i] = j;
                    }
                }
            }
        }

        private double run(Kind kind, int j, int i) {
            double[] sum = sums[kind.structure().ordinal()];
            return sum[i] - sum[j] + kind.extra() * (stations[i] - stations[j]);
        }

        /** Least cost up to a boundary where a run of another structure ends. */
        private double before(int structure, int j) {
            int other = other(structure, j);
            return other < 0 ? Double.POSITIVE_INFINITY : cost[other][j];
        }

        private int other(int structure, int j) {
            int best = -1;
            for (int s = 0; s < STRUCTURES.length; s++) {
                if (s != structure && (best < 0 || cost[s][j] < cost[best][j])) {
                    best = s;
                }
            }
            return best;
        }
    }

    /** Starts that a run ending now may have, in a queue of ascending start and ascending value: the first is best. */
    private static final class Window {
        private final int[] starts;
        private final double[] values;
        private int head;
        private int tail;
        private int next;

        private Window(int boundaries) {
            starts = new int[boundaries];
            values = new double[boundaries];
        }

        private int best(Table table, Kind kind, int i) {
            double[] at = table.stations;
            while (next < i && at[i] - at[next] >= kind.least() - LENGTH_TOLERANCE) {
                double value = table.before(kind.structure().ordinal(), next) - table.run(kind, 0, next);
                while (tail > head && values[tail - 1] >= value) {
                    tail--;
                }
                starts[tail] = next;
                values[tail++] = value;
                next++;
            }
            while (head < tail && at[i] - at[starts[head]] > kind.greatest() + LENGTH_TOLERANCE) {
                head++;
            }
            return head < tail && values[head] < Double.POSITIVE_INFINITY ? starts[head] : -1;
        }
    }

    /** Reads the sequence back from the line's end, and adds its cost up anew. */
    private Choice read(Table table, double[] stations, double[][] prices) {
        int n = stations.length - 1;
        Structure[] chosen = new Structure[n];
        int s = table.other(-1, n);
        for (int i = n; i > 0; ) {
            int j = table.start[s][i];
            Arrays.fill(chosen, j, i, STRUCTURES[s]);
            s = table.other(s, j);
            i = j;
        }
        settleWalls(stations, chosen, prices);
        List<StructureSpan> spans = spans(stations, chosen);
        double cost = 0;
        for (int i = 0; i < n; i++) {
            cost += prices[chosen[i].ordinal()][i] * (stations[i + 1] - stations[i]);
        }
        for (StructureSpan span : spans) {
            cost += fixed(rates, span);
        }
        return new Choice(spans, cost);
    }

    /**
     * Where wall and earthwork cost the same, decides by what a reader wants to see: earthwork, but no gaps in a wall
     * shorter than {@link #WALL_GAP}.
     */
    private static void settleWalls(double[] stations, Structure[] chosen, double[][] prices) {
        double[] earthwork = prices[Structure.EARTHWORK.ordinal()];
        double[] wall = prices[Structure.WALL.ordinal()];
        int end = -1;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] == Structure.WALL && earthwork[i] <= wall[i]) {
                chosen[i] = Structure.EARTHWORK;
            }
            boolean free = chosen[i] == Structure.EARTHWORK && wall[i] <= earthwork[i];
            if (chosen[i] == Structure.WALL) {
                if (end >= 0 && stations[i] - stations[end] < WALL_GAP) {
                    Arrays.fill(chosen, end, i, Structure.WALL);
                }
                end = i + 1;
            } else if (!free) {
                end = -1;
            }
        }
    }

    /** Fixed costs of a stretch, and what its length adds. */
    static double fixed(Rates rates, StructureSpan span) {
        return switch (span.structure()) {
            case EARTHWORK, WALL -> 0;
            case BRIDGE -> 2 * rates.abutment();
            case TUNNEL -> 2 * rates.portal() + tunnelExtra(rates, span.length()) * span.length();
        };
    }

    private static List<StructureSpan> spans(double[] stations, Structure[] chosen) {
        List<StructureSpan> spans = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= chosen.length; i++) {
            if (i == chosen.length || chosen[i] != chosen[from]) {
                spans.add(new StructureSpan(chosen[from], stations[from], stations[i]));
                from = i;
            }
        }
        return spans;
    }
}
