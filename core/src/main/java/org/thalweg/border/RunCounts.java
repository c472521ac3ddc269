package org.thalweg.border;

/**
 * What one replication counts: sums over time (areas) and over vehicles, from the end of the warm-up on. Vehicles count
 * by the time at which they leave, so that those still there at the end are not missed more than those there at the
 * beginning.
 */
final class RunCounts {
    final TimeHistogram[] times;
    final long[] entered;
    final double[] time;
    final double[] waited;
    final double[] served;
    final double[] moved;
    /** Vehicles that wait, times seconds: flow * 24 + hour of the day. */
    final double[] waitingArea;
    /** Vehicles that wait as each hour begins: flow, then day * 24 + hour. */
    final int[][] atHour;
    /** Vehicles at the post, times seconds, in each day with those of the warm-up. */
    final double[] presentArea;
    final long[] stationVisits;
    final long[] stationDelayed;
    final double[] stationWait;
    final double[] stationStay;
    final double[] queueArea;
    final double[] busyArea;
    final long[] stationAsked;

    private final int[] waiting;
    private final double[] waitingSince;
    private final double[] stationSince;
    private boolean counting;
    private int hour;
    private int day;
    private int present;
    private double presentSince;

    RunCounts(int flows, int stations, int days, int allDays) {
        times = new TimeHistogram[flows];
        for (int f = 0; f < flows; f++) {
            times[f] = new TimeHistogram();
        }
        entered = new long[flows];
        time = new double[flows];
        waited = new double[flows];
        served = new double[flows];
        moved = new double[flows];
        waitingArea = new double[flows * 24];
        atHour = new int[flows][days * 24];
        presentArea = new double[allDays];
        stationVisits = new long[stations];
        stationDelayed = new long[stations];
        stationAsked = new long[stations];
        stationWait = new double[stations];
        stationStay = new double[stations];
        queueArea = new double[stations];
        busyArea = new double[stations];
        waiting = new int[flows];
        waitingSince = new double[flows];
        stationSince = new double[stations];
    }

    /** An hour begins; all areas have been brought up to its begin. */
    void hour(int index, int warmUpHours) {
        hour = index % 24;
        day = index / 24;
        counting = index >= warmUpHours;
        if (counting) {
            for (int f = 0; f < waiting.length; f++) {
                atHour[f][index - warmUpHours] = waiting[f];
            }
        }
    }

    /** Brings a flow's areas up to now (s). */
    void flow(int f, double now) {
        if (counting) {
            waitingArea[f * 24 + hour] += waiting[f] * (now - waitingSince[f]);
        }
        waitingSince[f] = now;
        presentArea[day] += present * (now - presentSince);
        presentSince = now;
    }

    /** One vehicle more or less waits. */
    void waiting(int f, double now, int more) {
        flow(f, now);
        waiting[f] += more;
    }

    void in(int f, double now) {
        flow(f, now);
        present++;
        if (counting) {
            entered[f]++;
        }
    }

    /** A vehicle leaves after so many seconds at the post. */
    void out(int f, double now, double stay, double wait, double service, double move) {
        flow(f, now);
        present--;
        if (counting) {
            times[f].add(stay);
            time[f] += stay;
            waited[f] += wait;
            served[f] += service;
            moved[f] += move;
        }
    }

    /** Brings a station's areas up to now (s). */
    void station(int s, double now, int units, int busy) {
        if (counting) {
            queueArea[s] += units * (now - stationSince[s]);
            busyArea[s] += busy * (now - stationSince[s]);
        }
        stationSince[s] = now;
    }

    /** A vehicle comes to a station and must wait or not. */
    void asked(int s, boolean mustWait) {
        if (counting) {
            stationAsked[s]++;
            stationDelayed[s] += mustWait ? 1 : 0;
        }
    }

    /** A vehicle leaves a station. */
    void visited(int s, double wait, double stay) {
        if (counting) {
            stationVisits[s]++;
            stationWait[s] += wait;
            stationStay[s] += stay;
        }
    }
}
