package org.thalweg.border;

import java.util.Arrays;

/**
 * The events to come, in order of time; events of one time come in the order in which they were put. A binary heap over
 * flat arrays: nothing is allocated while it does not grow.
 */
final class EventCalendar {
    private double[] time = new double[64];
    /** Breaks ties: how many events were put before this one. */
    private long[] order = new long[64];
    private int[] kind = new int[64];
    private int[] detail = new int[64];
    private int size;
    private long put;

    /** Forgets everything. */
    void clear() {
        size = 0;
        put = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Time (s) of the next event. */
    double time() {
        return time[0];
    }

    /** Kind of the next event, as given to {@link #put}. */
    int kind() {
        return kind[0];
    }

    /** Detail of the next event, as given to {@link #put}. */
    int detail() {
        return detail[0];
    }

    /**
     * Adds an event.
     *
     * @param at time (s)
     * @param what kind
     * @param which detail
     */
    void put(double at, int what, int which) {
        if (size == time.length) {
            int n = 2 * size;
            time = Arrays.copyOf(time, n);
            order = Arrays.copyOf(order, n);
            kind = Arrays.copyOf(kind, n);
            detail = Arrays.copyOf(detail, n);
        }
        long ticket = put++;
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> 1;
            if (!before(at, ticket, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        set(hole, at, ticket, what, which);
    }

    /** Takes the next event away. */
    void remove() {
        int last = --size;
        if (last == 0) {
            return;
        }
        double at = time[last];
        long ticket = order[last];
        int hole = 0;
        for (int child = 1; child < last; child = 2 * hole + 1) {
            if (child + 1 < last && before(time[child + 1], order[child + 1], child)) {
                child++;
            }
            if (before(at, ticket, child)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        set(hole, at, ticket, kind[last], detail[last]);
    }

    private boolean before(double at, long ticket, int other) {
        return at < time[other] || (at == time[other] && ticket < order[other]);
    }

    private void move(int from, int to) {
        time[to] = time[from];
        order[to] = order[from];
        kind[to] = kind[from];
        detail[to] = detail[from];
    }

    private void set(int i, double at, long ticket, int what, int which) {
        time[i] = at;
        order[i] = ticket;
        kind[i] = what;
        detail[i] = which;
    }
}
