package org.thalweg.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One way in which everything left open may be: for each statement a reading and a place, for each case of a value a number.
 * Not to be changed once made.
 *
 * @param reading by party and statement, the reading taken
 * @param place by party and statement, the place taken, from 1
 * @param order by party, its statements weightiest first; shorter where statements are left out
 * @param number by value and case, the number taken
 */
record Stance(int[][] reading, double[][] place, int[][] order, double[][] number) {
    /** The central one: first readings, statements as listed, figures of the study or the middle of each range. */
    static Stance central(ConflictModel model, Figures figures) {
        return of(model, figures, null);
    }

    /**
     * A random one: each reading as likely as the others, each place and number uniform over its range, all independent. A
     * statement with a fixed place keeps it; the order follows the places.
     */
    static Stance drawn(ConflictModel model, Figures figures, RandomGenerator random) {
        return of(model, figures, random);
    }

    private static Stance of(ConflictModel model, Figures figures, RandomGenerator random) {
        int n = model.parties().size();
        int[][] reading = new int[n][];
        double[][] places = new double[n][];
        int[][] order = new int[n][];
        for (int p = 0; p < n; p++) {
            List<Statement> statements = statements(model, p);
            reading[p] = new int[statements.size()];
            double[] place = new double[statements.size()];
            for (int k = 0; k < place.length; k++) {
                Statement s = statements.get(k);
                place[k] = k + 1;
                if (random != null) {
                    reading[p][k] = s.readings().size() > 1 ? random.nextInt(s.readings().size()) : 0;
                    place[k] = s.low() < s.high() ? s.low() + random.nextDouble() * (s.high() - s.low()) : place[k];
                }
            }
            places[p] = place;
            order[p] = sorted(place);
        }
        double[][] number = new double[model.values().size()][];
        for (int v = 0; v < number.length; v++) {
            List<Value.Case> cases = model.values().get(v).cases();
            number[v] = new double[cases.size()];
            for (int c = 0; c < number[v].length; c++) {
                number[v][c] = figures.number(cases.get(c), random);
            }
        }
        return new Stance(reading, places, order, number);
    }

    static List<Statement> statements(ConflictModel model, int party) {
        return model.preferences().get(party) instanceof Preference.Prioritised p ? p.statements() : List.of();
    }

    private static int[] sorted(double[] place) {
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < place.length; k++) {
            order.add(k);
        }
        order.sort(Comparator.comparingDouble(k -> place[k]));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    /** With another reading of one statement. */
    Stance reading(int party, int statement, int other) {
        int[][] r = reading.clone();
        r[party] = r[party].clone();
        r[party][statement] = other;
        return new Stance(r, place, order, number);
    }

    /** With another order of one party's statements. */
    Stance order(int party, int[] other) {
        int[][] o = order.clone();
        o[party] = other;
        return new Stance(reading, place, o, number);
    }
}
