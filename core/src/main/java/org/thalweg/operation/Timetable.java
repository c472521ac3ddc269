package org.thalweg.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A day's timetable of a single track without conflicts: trains asked for evenly over the day are put in one after the
 * other, each on the path that arrives first among those that the trains before it leave free. A section holds one train, a
 * loop two at a time. A train that stops takes half of the difference between its stopping and its passing time in the
 * section before and half in that after. It shows that the trains fit; it is no optimum.
 */
public final class Timetable {
    private static final int TRACKS = 2;

    private final List<SingleTrack.Section> sections;
    private final double crossing;
    private final List<List<double[]>> held = new ArrayList<>();
    private final List<List<double[]>> stood = new ArrayList<>();
    private final List<Path> paths = new ArrayList<>();

    /**
     * A train's path.
     *
     * @param service index of its service
     * @param forward whether it runs with the stations
     * @param asked when it was to leave (s of the day)
     * @param places distances of the places on its way, in the order of travel (m)
     * @param arrivals when it comes to each (s); the first is when it was asked for
     * @param departures when it leaves each (s); for the last, when it arrives
     */
    public record Path(
            int service, boolean forward, double asked, List<Double> places, List<Double> arrivals, List<Double> departures) {
        /** Copies. */
        public Path {
            places = List.copyOf(places);
            arrivals = List.copyOf(arrivals);
            departures = List.copyOf(departures);
        }

        /**
         * Time from leaving the first place to coming to the last.
         *
         * @return s
         */
        public double duration() {
            return arrivals.get(arrivals.size() - 1) - departures.get(0);
        }

        /**
         * Time at rest at loops, and at the first place beyond what was asked.
         *
         * @return s
         */
        public double waiting() {
            double sum = 0;
            for (int i = 0; i < arrivals.size(); i++) {
                sum += departures.get(i) - arrivals.get(i);
            }
            return sum;
        }
    }

    /** A place reached at a time, stopped or passing. */
    private record Label(int step, boolean stopped, double arrival, double left, Label before) {}

    private Timetable(SingleTrack.Plan plan, double crossing) {
        this.sections = plan.sections();
        this.crossing = crossing;
        for (int i = 0; i < sections.size(); i++) {
            held.add(new ArrayList<>());
            stood.add(new ArrayList<>());
        }
        stood.add(new ArrayList<>());
    }

    /**
     * Makes a timetable.
     *
     * @param plan the track
     * @param services its trains; numbers a day are rounded up
     * @param crossing time that a section stays held beside the run (s)
     * @return paths in the order in which they were put in
     */
    public static List<Path> of(SingleTrack.Plan plan, List<Service> services, double crossing) {
        Timetable table = new Timetable(plan, crossing);
        List<double[]> wanted = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            int n = (int) Math.ceil(services.get(i).perDay() - 1e-9);
            for (int k = 0; k < n; k++) {
                // Directions alternate; services of one direction are a little apart.
                double phase = (services.get(i).forward() ? 0.25 : 0.75) + 0.17 * (i / 2);
                wanted.add(new double[] {(k + phase - Math.floor(phase)) * SingleTrack.DAY / n, i});
            }
        }
        wanted.sort(Comparator.<double[]>comparingDouble(w -> w[0]).thenComparingDouble(w -> w[1]));
        for (double[] w : wanted) {
            table.add((int) w[1], services.get((int) w[1]).forward(), w[0]);
        }
        return List.copyOf(table.paths);
    }

    private int section(int step, boolean forward) {
        return forward ? step : sections.size() - 1 - step;
    }

    private int place(int step, boolean forward) {
        return forward ? step : sections.size() - step;
    }

    private void add(int service, boolean forward, double asked) {
        PriorityQueue<Label> open = new PriorityQueue<>(Comparator.comparingDouble(Label::arrival)
                .thenComparingInt(l -> -l.step()).thenComparing(Label::stopped));
        Set<List<Long>> seen = new HashSet<>();
        open.add(new Label(0, true, asked, Double.NaN, null));
        // There always is a path: behind the last train of all the whole track is free.
        while (true) {
            Label label = open.remove();
            if (label.step() == sections.size()) {
                keep(service, forward, asked, label);
                return;
            }
            if (seen.add(List.of((long) label.step(), label.stopped() ? 1L : 0L, Math.round(label.arrival() * 10)))) {
                leave(open, label, service, forward);
            }
        }
    }

    /** Tries to leave a place: at once, or, from a stop, when a train before has left the section. */
    private void leave(PriorityQueue<Label> open, Label label, int service, boolean forward) {
        List<Double> departures = new ArrayList<>();
        departures.add(label.arrival());
        int j = section(label.step(), forward);
        if (label.stopped()) {
            held.get(j).stream().map(h -> h[1]).filter(t -> t > label.arrival()).sorted().forEach(departures::add);
        }
        int place = place(label.step(), forward);
        for (double t : departures) {
            if (place > 0 && place < sections.size() && over(stood.get(place), label.arrival(), t) >= TRACKS) {
                return;
            }
            go(open, label, t, true, service, forward);
            if (label.step() + 1 < sections.size()) {
                go(open, label, t, false, service, forward);
            }
        }
    }

    private void go(PriorityQueue<Label> open, Label label, double t, boolean stop, int service, boolean forward) {
        int j = section(label.step(), forward);
        SingleTrack.Section s = sections.get(j);
        double half = 0.5 * (s.stopping().get(service) - s.passing().get(service));
        boolean starts = label.stopped() && label.step() > 0;
        boolean ends = stop && label.step() + 1 < sections.size();
        double arrival = t + s.passing().get(service) + (starts ? half : 0) + (ends ? half : 0);
        if (over(held.get(j), t + 1e-6, arrival + crossing - 1e-6) > 0) {
            return;
        }
        int next = place(label.step() + 1, forward);
        if (next > 0 && next < sections.size() && over(stood.get(next), arrival, arrival) >= TRACKS) {
            return;
        }
        open.add(new Label(label.step() + 1, stop, arrival, t, label));
    }

    private static int over(List<double[]> intervals, double from, double to) {
        int n = 0;
        for (double[] i : intervals) {
            n += i[0] < to + 1e-9 && i[1] > from - 1e-9 ? 1 : 0;
        }
        return n;
    }

    private void keep(int service, boolean forward, double asked, Label last) {
        List<Double> places = new ArrayList<>();
        List<Double> arrivals = new ArrayList<>();
        List<Double> departures = new ArrayList<>();
        double left = last.arrival();
        for (Label l = last; l != null; l = l.before()) {
            int p = place(l.step(), forward);
            places.add(p < sections.size() ? sections.get(p).from() : sections.get(p - 1).to());
            arrivals.add(l.arrival());
            departures.add(left);
            stood.get(p).add(new double[] {l.arrival(), left});
            if (l.before() != null) {
                held.get(section(l.step() - 1, forward)).add(new double[] {l.left(), l.arrival() + crossing});
            }
            left = l.left();
        }
        Collections.reverse(places);
        Collections.reverse(arrivals);
        Collections.reverse(departures);
        paths.add(new Path(service, forward, asked, places, arrivals, departures));
    }
}
