package org.thalweg.alignment;

import java.util.ArrayDeque;
import java.util.Deque;

/** Thins a polyline: the points kept are such that no other lies farther from the polyline through them than a tolerance. */
final class Simplified {
    private Simplified() {}

    /**
     * Indices of the points that are kept, by the method of Ramer (1972) and Douglas and Peucker (1973).
     *
     * @param x first coordinates
     * @param y second coordinates
     * @param tolerance greatest distance of a point left out
     * @param upright whether the distance is measured along y, as in a profile, instead of across the chord
     * @return indices in order, the first and the last point among them
     */
    static int[] of(double[] x, double[] y, double tolerance, boolean upright) {
        boolean[] kept = new boolean[x.length];
        kept[0] = true;
        kept[x.length - 1] = true;
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, x.length - 1});
        int count = 2;
        while (!open.isEmpty()) {
            int[] part = open.pop();
            int worst = -1;
            double most = tolerance;
            for (int p = part[0] + 1; p < part[1]; p++) {
                double d = upright ? above(x, y, part[0], part[1], p) : away(x, y, part[0], part[1], p);
                if (d > most) {
                    most = d;
                    worst = p;
                }
            }
            if (worst >= 0) {
                kept[worst] = true;
                count++;
                open.push(new int[] {part[0], worst});
                open.push(new int[] {worst, part[1]});
            }
        }
        int[] out = new int[count];
        int k = 0;
        for (int p = 0; p < kept.length; p++) {
            if (kept[p]) {
                out[k++] = p;
            }
        }
        return out;
    }

    private static double above(double[] x, double[] y, int a, int b, int p) {
        double t = (x[p] - x[a]) / (x[b] - x[a]);
        return Math.abs(y[p] - y[a] - t * (y[b] - y[a]));
    }

    private static double away(double[] x, double[] y, int a, int b, int p) {
        double dx = x[b] - x[a];
        double dy = y[b] - y[a];
        double square = dx * dx + dy * dy;
        double t = square == 0 ? 0 : ((x[p] - x[a]) * dx + (y[p] - y[a]) * dy) / square;
        t = Math.max(0, Math.min(1, t));
        return PlanChain.root(x[p] - x[a] - t * dx, y[p] - y[a] - t * dy);
    }
}
