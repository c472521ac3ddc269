package org.thalweg.terms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns statements into ranks: states are ordered by the first statement on which they differ. With statements that hold or
 * do not, this is the order of the sums of 2^(number of statements after it) over the statements that hold (Fang, Hipel,
 * Kilgour and Peng 2003), without a limit on their number.
 */
final class Ranker {
    private final ConflictModel model;
    private final int states;
    /** Levels of readings that depend on nothing drawn. */
    private final Map<Reading, int[]> fixed = new HashMap<>();
    /** By value and state, the case that holds. */
    private final int[][] cases;

    Ranker(ConflictModel model) {
        this.model = model;
        this.states = model.space().states();
        this.cases = new int[model.values().size()][states];
        for (int v = 0; v < cases.length; v++) {
            for (int s = 0; s < states; s++) {
                cases[v][s] = model.values().get(v).caseOf(model.space().choice(s));
            }
        }
    }

    /** What everybody likes under a stance. */
    Rankings rankings(Stance stance, boolean strength) {
        int n = model.parties().size();
        int[][] rank = new int[n][];
        int[][] band = new int[n][];
        for (int p = 0; p < n; p++) {
            rank[p] = ranks(p, stance);
            band[p] = strength ? bands(p, stance) : new int[states];
        }
        return new Rankings(rank, band);
    }

    /** Ranks of a party. */
    int[] ranks(int party, Stance stance) {
        if (model.preferences().get(party) instanceof Preference.Ranked ranked) {
            return ranked.rank();
        }
        return ranks(party, stance, stance.order()[party].length);
    }

    /** Ranks by the weightiest statements alone. */
    private int[] ranks(int party, Stance stance, int first) {
        List<Statement> statements = Stance.statements(model, party);
        int[] rank = new int[states];
        for (int k = 0; k < first; k++) {
            int statement = stance.order()[party][k];
            refine(rank, levels(statements.get(statement).readings().get(stance.reading()[party][statement]), stance));
        }
        return rank;
    }

    /** Bands: strong statements come first in the central order; what they tell apart is strongly better or worse. */
    private int[] bands(int party, Stance stance) {
        if (model.preferences().get(party) instanceof Preference.Ranked ranked) {
            return ranked.band();
        }
        List<Statement> statements = Stance.statements(model, party);
        int strong = 0;
        int[] order = stance.order()[party];
        while (strong < order.length && statements.get(order[strong]).strong()) {
            strong++;
        }
        return ranks(party, stance, strong);
    }

    /** Orders equal ranks by levels; ranks stay dense. */
    private static void refine(int[] rank, int[] levels) {
        int wide = 1;
        int high = 0;
        for (int s = 0; s < rank.length; s++) {
            wide = Math.max(wide, levels[s] + 1);
            high = Math.max(high, rank[s]);
        }
        if (wide == 1) {
            return;
        }
        long size = (high + 1L) * wide;
        if (size <= 8L * rank.length + 1024) {
            int[] number = new int[(int) size + 1];
            for (int s = 0; s < rank.length; s++) {
                number[rank[s] * wide + levels[s] + 1] = 1;
            }
            for (int k = 1; k < number.length; k++) {
                number[k] += number[k - 1];
            }
            for (int s = 0; s < rank.length; s++) {
                rank[s] = number[rank[s] * wide + levels[s]];
            }
            return;
        }
        long[] keys = new long[rank.length];
        for (int s = 0; s < rank.length; s++) {
            keys[s] = (long) rank[s] * wide + levels[s];
        }
        long[] sorted = Arrays.stream(keys).sorted().distinct().toArray();
        for (int s = 0; s < rank.length; s++) {
            rank[s] = Arrays.binarySearch(sorted, keys[s]);
        }
    }

    private int[] levels(Reading reading, Stance stance) {
        if (reading.value() >= 0) {
            return valued(reading, stance.number()[reading.value()]);
        }
        return fixed.computeIfAbsent(reading, r -> {
            int[] levels = new int[states];
            for (int s = 0; s < states && r.kind() == Reading.Kind.HOLDS; s++) {
                levels[s] = r.condition().holds(model.space().choice(s)) ? 1 : 0;
            }
            return levels;
        });
    }

    /** Levels by a value: numbers of the distinct values, rounded to the reading's step. */
    private int[] valued(Reading reading, double[] numbers) {
        double sign = reading.kind() == Reading.Kind.LESS ? -1 : 1;
        double[] rounded = new double[numbers.length];
        for (int c = 0; c < numbers.length; c++) {
            double v = reading.step() > 0 ? StrictMath.rint(numbers[c] / reading.step()) : numbers[c];
            // Adding 0 turns -0 into 0, which sorting would tell apart.
            rounded[c] = sign * v + 0.0;
        }
        double[] sorted = Arrays.stream(rounded).sorted().distinct().toArray();
        int[] levels = new int[states];
        for (int s = 0; s < states; s++) {
            levels[s] = Arrays.binarySearch(sorted, rounded[cases[reading.value()][s]]);
        }
        return levels;
    }
}
