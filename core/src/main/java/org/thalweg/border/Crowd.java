package org.thalweg.border;

import java.util.Arrays;
import java.util.List;
import umontreal.ssj.rng.RandomStream;

/**
 * The vehicles of one kind that are at the post in one replication. Each is a slot in flat arrays that are used again
 * when it has left, so that nothing is allocated for a vehicle.
 */
final class Crowd {
    final Visit[] route;
    final double[] sigma;
    final int[] units;
    final RandomStream[] choice;
    final RandomStream[] time;
    /** Where a visit's numbers begin in a slot's row: for each unit a time's number, negative if not chosen. */
    final int[] offset;
    final int width;
    /** Where a vehicle is in its route. */
    int[] visit = new int[16];
    /** Units of its present visit that have not begun, and that have not ended. */
    int[] toStart = new int[16];
    int[] toEnd = new int[16];
    int[] nextUnit = new int[16];
    /** Times (s): of arrival, when the present visit was asked for, when its first unit began (below 0: not yet). */
    double[] arrived = new double[16];
    double[] asked = new double[16];
    double[] begun = new double[16];
    /** Sums (s) of waiting, of being served, of moving. */
    double[] waited = new double[16];
    double[] served = new double[16];
    double[] moved = new double[16];
    double[] draws;
    int[] free = new int[16];
    int frees;
    int slots;

    Crowd(Post.Flow flow, RandomStream[] row, int index) {
        List<Visit> visits = flow.route();
        int n = visits.size();
        route = visits.toArray(Visit[]::new);
        sigma = new double[n];
        units = new int[n];
        choice = new RandomStream[n];
        time = new RandomStream[n];
        offset = new int[n];
        int at = 0;
        for (int v = 0; v < n; v++) {
            sigma[v] = route[v].time().sigma();
            units[v] = route[v].units(flow.traffic());
            choice[v] = Streams.stream(row, index, Streams.choice(route[v]));
            time[v] = Streams.stream(row, index, Streams.time(route[v]));
            offset[v] = at;
            at += units[v];
        }
        width = at;
        draws = new double[16 * width];
    }

    int take() {
        if (frees > 0) {
            return free[--frees];
        }
        if (slots == visit.length) {
            int n = 2 * slots;
            visit = Arrays.copyOf(visit, n);
            toStart = Arrays.copyOf(toStart, n);
            toEnd = Arrays.copyOf(toEnd, n);
            nextUnit = Arrays.copyOf(nextUnit, n);
            arrived = Arrays.copyOf(arrived, n);
            asked = Arrays.copyOf(asked, n);
            begun = Arrays.copyOf(begun, n);
            waited = Arrays.copyOf(waited, n);
            served = Arrays.copyOf(served, n);
            moved = Arrays.copyOf(moved, n);
            draws = Arrays.copyOf(draws, n * width);
            free = Arrays.copyOf(free, n);
        }
        return slots++;
    }

    void release(int slot) {
        free[frees++] = slot;
    }

    /** Draws all numbers that this vehicle will need, so that they do not depend on what others do. */
    void draw(int slot) {
        int at = slot * width;
        for (int v = 0; v < route.length; v++) {
            double share = route[v].share();
            boolean fixed = route[v].time().shape() == ServiceTime.Shape.CONSTANT;
            for (int u = 0; u < units[v]; u++) {
                boolean chosen = share >= 1 || choice[v].nextDouble() < share;
                double number = fixed ? 0.5 : time[v].nextDouble();
                draws[at++] = chosen ? number : -1;
            }
        }
    }

    /** Units to which a visit happens; the first of them is next. */
    int chosen(int slot, int v) {
        int from = slot * width + offset[v];
        int n = 0;
        for (int u = units[v] - 1; u >= 0; u--) {
            if (draws[from + u] > 0) {
                n++;
                nextUnit[slot] = u;
            }
        }
        return n;
    }

    /** Time (s) of the next unit, after which the one after it is next. */
    double next(int slot) {
        int v = visit[slot];
        int from = slot * width + offset[v];
        int u = nextUnit[slot];
        double number = draws[from + u];
        do {
            u++;
        } while (u < units[v] && draws[from + u] < 0);
        nextUnit[slot] = u;
        return route[v].time().quantile(number, sigma[v]);
    }
}
