package org.thalweg.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch gentle enough for a passing loop.
 *
 * @param from distance where it begins (m)
 * @param to distance where it ends (m)
 */
public record LoopSite(double from, double to) {
    /** Distance between places that are tried within a site (m). */
    private static final double STEP = 250;

    /**
     * The sites of a line.
     *
     * @param line the line
     * @param grade greatest |grade| (ratio)
     * @param length least length (m), above 0
     * @return maximal stretches that keep the grade throughout and are long enough, in order
     */
    public static List<LoopSite> of(LineProfile line, double grade, double length) {
        if (!(length > 0) || !(grade >= 0)) {
            throw new IllegalArgumentException("a loop of " + length + " m at a grade of " + grade + " cannot be");
        }
        List<LoopSite> sites = new ArrayList<>();
        double begin = Double.NaN;
        for (int i = 0; i <= line.size(); i++) {
            boolean gentle = i < line.size() && Math.abs(line.grade(i)) <= grade + 1e-9;
            if (gentle && Double.isNaN(begin)) {
                begin = line.node(i);
            } else if (!gentle && !Double.isNaN(begin)) {
                if (line.node(i) - begin >= length - 1e-6) {
                    sites.add(new LoopSite(begin, line.node(i)));
                }
                begin = Double.NaN;
            }
        }
        return sites;
    }

    /** Middles of loops of a length that fit in, every 250 m and at the site's far end. */
    List<Double> middles(double length) {
        List<Double> at = new ArrayList<>();
        double first = from + length / 2;
        double last = Math.max(first, to - length / 2);
        int n = (int) Math.ceil((last - first) / STEP);
        for (int i = 0; i <= n; i++) {
            at.add(n == 0 ? first : first + (last - first) * i / n);
        }
        return at;
    }
}
