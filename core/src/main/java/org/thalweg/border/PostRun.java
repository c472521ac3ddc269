package org.thalweg.border;

import umontreal.ssj.rng.RandomStream;

/**
 * One replication of a post. Stations serve first come first served; an arrival of several units moves on when its last
 * unit is done. Times are seconds from the beginning of the warm-up.
 *
 * <p>Nothing is allocated for an event: vehicles are slots in flat arrays that are used again.
 */
final class PostRun {
    /** Kinds of events: a vehicle is due, a late one is there, an hour begins, a unit's service ends. */
    private static final int DUE = 0;

    private static final int LATE = 1;
    private static final int HOUR = 2;
    private static final int END = 3;

    private final Settings settings;
    private final int flows;
    private final Arrivals[] arrivals;
    private final Crowd[] crowds;
    private final Desk[] desks;
    private final EventCalendar calendar = new EventCalendar();
    private final RunCounts counts;
    private double now;

    private PostRun(Post post, Settings settings, RandomStream[] row) {
        this.settings = settings;
        flows = post.flows().size();
        crowds = new Crowd[flows];
        arrivals = new Arrivals[flows];
        for (int f = 0; f < flows; f++) {
            crowds[f] = new Crowd(post.flows().get(f), row, f);
            arrivals[f] = new Arrivals(
                    post.flows().get(f).traffic(),
                    Streams.stream(row, f, Streams.ARRIVAL),
                    Streams.stream(row, f, Streams.LATENESS));
        }
        desks = new Desk[post.stations().size()];
        for (int s = 0; s < desks.length; s++) {
            desks[s] = new Desk();
            desks[s].unlimited = post.stations().get(s).isUnlimited();
            desks[s].staffed = post.stations().get(s).servers();
        }
        counts = new RunCounts(flows, desks.length, settings.days(), settings.warmUpDays() + settings.days());
    }

    /**
     * Runs a replication.
     *
     * @param post a post whose loads are below 1
     * @param settings days and warm-up
     * @param row the replication's streams
     * @return what was counted
     */
    static RunCounts run(Post post, Settings settings, RandomStream[] row) {
        return new PostRun(post, settings, row).run();
    }

    private RunCounts run() {
        double end = 86400.0 * (settings.warmUpDays() + settings.days());
        calendar.put(0, HOUR, 0);
        for (int f = 0; f < flows; f++) {
            calendar.put(arrivals[f].next(), DUE, f);
        }
        while (calendar.time() < end) {
            int kind = calendar.kind();
            int detail = calendar.detail();
            now = calendar.time();
            calendar.remove();
            switch (kind) {
                case DUE -> due(detail);
                case LATE -> enter(detail);
                case END -> ended(detail / flows, detail % flows);
                default -> shift(detail);
            }
        }
        now = end;
        close();
        return counts;
    }

    /** A new hour begins: the count of the last one is closed, and servers come and go. */
    private void shift(int index) {
        close();
        counts.hour(index, settings.warmUpDays() * 24);
        for (int s = 0; s < desks.length; s++) {
            desks[s].onDuty = desks[s].staffed[index % 24];
            dispatch(s);
        }
        calendar.put(3600.0 * (index + 1), HOUR, index + 1);
    }

    /** Brings all counts up to now. */
    private void close() {
        for (int s = 0; s < desks.length; s++) {
            note(s);
        }
        for (int f = 0; f < flows; f++) {
            counts.flow(f, now);
        }
    }

    private void due(int f) {
        calendar.put(arrivals[f].next(), DUE, f);
        double late = arrivals[f].late();
        if (late > 0) {
            calendar.put(now + late, LATE, f);
        } else {
            enter(f);
        }
    }

    private void enter(int f) {
        Crowd crowd = crowds[f];
        int slot = crowd.take();
        crowd.arrived[slot] = now;
        crowd.waited[slot] = 0;
        crowd.served[slot] = 0;
        crowd.moved[slot] = 0;
        crowd.visit[slot] = -1;
        crowd.draw(slot);
        counts.in(f, now);
        advance(slot, f);
    }

    /** Takes a vehicle to its next visit that happens, or out. */
    private void advance(int slot, int f) {
        Crowd crowd = crowds[f];
        for (int v = crowd.visit[slot] + 1; v < crowd.route.length; v++) {
            int n = crowd.chosen(slot, v);
            if (n > 0) {
                crowd.visit[slot] = v;
                crowd.toStart[slot] = n;
                crowd.toEnd[slot] = n;
                crowd.asked[slot] = now;
                crowd.begun[slot] = -1;
                ask(slot, f, crowd.route[v].station());
                return;
            }
        }
        counts.out(f, now, now - crowd.arrived[slot], crowd.waited[slot], crowd.served[slot], crowd.moved[slot]);
        crowd.release(slot);
    }

    private void ask(int slot, int f, int station) {
        Desk desk = desks[station];
        boolean straight = desk.unlimited || (desk.waiting == 0 && desk.busy < desk.onDuty);
        counts.asked(station, !straight);
        if (desk.unlimited) {
            while (crowds[f].toStart[slot] > 0) {
                start(slot, f, desk);
            }
            return;
        }
        note(station);
        desk.push(slot * flows + f);
        desk.units += crowds[f].toStart[slot];
        if (straight) {
            serve(desk, false);
        } else {
            counts.waiting(f, now, 1);
        }
    }

    /** Free servers of a station take the units that wait longest. */
    private void dispatch(int station) {
        if (desks[station].waiting > 0 && desks[station].busy < desks[station].onDuty) {
            note(station);
            serve(desks[station], true);
        }
    }

    /** Free servers take the units that wait longest; a vehicle whose first unit begins no longer waits. */
    private void serve(Desk desk, boolean counted) {
        while (desk.waiting > 0 && desk.busy < desk.onDuty) {
            int who = desk.ring[desk.head];
            int slot = who / flows;
            int f = who % flows;
            if (counted && crowds[f].begun[slot] < 0) {
                counts.waiting(f, now, -1);
            }
            desk.units--;
            start(slot, f, desk);
            if (crowds[f].toStart[slot] == 0) {
                desk.pop();
            }
        }
    }

    private void start(int slot, int f, Desk desk) {
        Crowd crowd = crowds[f];
        if (crowd.begun[slot] < 0) {
            crowd.begun[slot] = now;
        }
        crowd.toStart[slot]--;
        desk.busy++;
        calendar.put(now + crowd.next(slot), END, slot * flows + f);
    }

    private void ended(int slot, int f) {
        Crowd crowd = crowds[f];
        Visit visit = crowd.route[crowd.visit[slot]];
        int station = visit.station();
        note(station);
        desks[station].busy--;
        if (--crowd.toEnd[slot] == 0) {
            double took = now - crowd.begun[slot];
            crowd.waited[slot] += crowd.begun[slot] - crowd.asked[slot];
            if (visit.step() == Step.MOVE) {
                crowd.moved[slot] += took;
            } else {
                crowd.served[slot] += took;
            }
            counts.visited(station, crowd.begun[slot] - crowd.asked[slot], now - crowd.asked[slot]);
            dispatch(station);
            advance(slot, f);
        } else {
            dispatch(station);
        }
    }

    private void note(int station) {
        counts.station(station, now, desks[station].units, desks[station].busy);
    }
}
