package org.thalweg.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A single track between two stations, one at each end, with passing loops between. One train at a time is in a section
 * between two neighbouring places, so a section's day is full when the times that it is held add up to a day: the
 * timetable is compressed as in UIC leaflet 406, and the fullest section decides. Where two trains meet, one stops and one
 * passes; all trains of one direction stop, that which costs the track less.
 */
public final class SingleTrack {
    /** Seconds in a day. */
    public static final double DAY = 86_400;

    private final LineProfile[] lines;
    private final RunSettings settings;
    private final List<Service> services;
    private final Rules rules;
    private final Run[] through;

    /**
     * How loops and occupation are reckoned.
     *
     * @param loopLength length of a site for a loop (m), turnouts and overlaps included
     * @param crossing time that a section stays held beside the run itself: signals, points, reaction, release (s)
     * @param occupation greatest share of the day that trains may hold a section
     */
    public record Rules(double loopLength, double crossing, double occupation) {
        /** Checks. */
        public Rules {
            if (!(loopLength > 0) || !(crossing >= 0) || !(occupation > 0 && occupation <= 1)) {
                throw new IllegalArgumentException("loops of " + loopLength + " m, " + crossing
                        + " s a crossing and an occupation of " + occupation + " cannot be");
            }
        }
    }

    /**
     * A section between two places where trains can pass.
     *
     * @param from distance where it begins (m)
     * @param to distance where it ends (m)
     * @param passing running time of each service that stops at neither end (s); the line's own ends are stops
     * @param stopping running time of each service that stops at both (s); infinite where it stalls
     * @param occupied time that it is held on a day (s)
     * @param fixed the part of it that does not grow with freight (s)
     */
    public record Section(
            double from, double to, List<Double> passing, List<Double> stopping, double occupied, double fixed) {
        /** Copies. */
        public Section {
            passing = List.copyOf(passing);
            stopping = List.copyOf(stopping);
        }
    }

    /**
     * A track with its loops.
     *
     * @param loops distances of the loops' middles (m)
     * @param forwardStops whether trains that run with the stations are those that stop where two meet
     * @param sections one more than loops
     */
    public record Plan(List<Double> loops, boolean forwardStops, List<Section> sections) {
        /** Copies. */
        public Plan {
            loops = List.copyOf(loops);
            sections = List.copyOf(sections);
        }

        /**
         * The section that is held longest.
         *
         * @return the first of them
         */
        public Section fullest() {
            Section most = sections.get(0);
            for (Section s : sections) {
                most = s.occupied() > most.occupied() ? s : most;
            }
            return most;
        }

        /**
         * Share of the day that trains hold the fullest section, after UIC 406.
         *
         * @return ratio; above 1 the trains do not fit into a day
         */
        public double occupation() {
            return fullest().occupied() / DAY;
        }

        /**
         * By how much the freight may grow until a section is as full as it may be.
         *
         * @param most greatest share of the day
         * @return factor, 0 where the other trains alone fill it; infinite without freight
         */
        public double growth(double most) {
            double least = Double.POSITIVE_INFINITY;
            for (Section s : sections) {
                double freight = s.occupied() - s.fixed();
                if (freight > 0) {
                    least = Math.min(least, Math.max(0, most * DAY - s.fixed()) / freight);
                }
            }
            return least;
        }
    }

    /**
     * A track.
     *
     * @param line the line with its stations
     * @param settings how to reckon runs
     * @param services trains, at least one
     * @param rules loops and occupation
     * @throws IllegalArgumentException when a train stalls even without stops
     */
    public SingleTrack(LineProfile line, RunSettings settings, List<Service> services, Rules rules) {
        this.lines = new LineProfile[] {line, line.reversed()};
        this.settings = settings;
        this.services = List.copyOf(services);
        this.rules = rules;
        this.through = new Run[services.size()];
        for (int i = 0; i < through.length; i++) {
            Service s = services.get(i);
            through[i] = Run.of(s.train(), lines[s.forward() ? 0 : 1], settings);
            if (through[i].stall().isPresent()) {
                throw new IllegalArgumentException(s.name() + " stalls at "
                        + Math.round(through[i].stall().get().station()) + " m: give it fewer wagons or more locomotives");
            }
        }
        if (through.length == 0) {
            throw new IllegalArgumentException("a track without trains has no capacity to reckon");
        }
    }

    /**
     * The services.
     *
     * @return as given
     */
    public List<Service> services() {
        return services;
    }

    /**
     * Puts loops where they help most: the longest held section is as short as it can be, as reckoned from runs without
     * stops, over every choice among places 250 m apart.
     *
     * @param sites stretches where loops can be
     * @param loops how many at most
     * @return distances of their middles (m), ascending; fewer where fewer do as well or more do not fit
     */
    public List<Double> place(List<LoopSite> sites, int loops) {
        List<Double> at = new ArrayList<>();
        at.add(0.0);
        for (LoopSite site : sites) {
            at.addAll(site.middles(rules.loopLength()));
        }
        at.add(lines[0].length());
        double[] places = at.stream().mapToDouble(d -> d).toArray();
        double[] load = Arrays.stream(places).map(this::load).toArray();
        return even(places, load, loops, rules.loopLength());
    }

    /** Time that the day's trains have spent on the line up to a place (s). */
    private double load(double at) {
        double sum = 0;
        for (int i = 0; i < through.length; i++) {
            Service s = services.get(i);
            double t = s.forward()
                    ? through[i].timeAt(at)
                    : through[i].duration() - through[i].timeAt(lines[0].length() - at);
            sum += s.perDay() * t;
        }
        return sum;
    }

    /**
     * The choice of at most n inner places that makes the greatest difference of loads between neighbours least, by
     * dynamic programming over (loops used, place).
     */
    static List<Double> even(double[] places, double[] load, int n, double apart) {
        int m = places.length;
        double[][] best = new double[n + 1][m];
        int[][] before = new int[n + 1][m];
        for (int j = 1; j < m; j++) {
            best[0][j] = load[j] - load[0];
        }
        for (int k = 1; k <= n; k++) {
            for (int j = 1; j < m; j++) {
                best[k][j] = best[k - 1][j];
                before[k][j] = -1;
                for (int i = 1; i < j; i++) {
                    boolean fits = j == m - 1 || places[j] - places[i] >= apart - 1e-6;
                    double worst = Math.max(best[k - 1][i], load[j] - load[i]);
                    if (fits && worst < best[k][j] - 1e-9) {
                        best[k][j] = worst;
                        before[k][j] = i;
                    }
                }
            }
        }
        List<Double> chosen = new ArrayList<>();
        int j = m - 1;
        for (int k = n; k > 0; k--) {
            if (before[k][j] > 0) {
                j = before[k][j];
                chosen.add(0, places[j]);
            }
        }
        return chosen;
    }

    /**
     * Reckons a track with given loops.
     *
     * @param loops distances of their middles (m), ascending, inside the line
     * @return the plan
     */
    public Plan plan(List<Double> loops) {
        double[] at = new double[loops.size() + 2];
        for (int i = 0; i < loops.size(); i++) {
            at[i + 1] = loops.get(i);
        }
        at[at.length - 1] = lines[0].length();
        double[][] passing = new double[through.length][];
        double[][] stopping = new double[through.length][];
        for (int i = 0; i < through.length; i++) {
            Service s = services.get(i);
            passing[i] = times(through[i], at, s.forward());
            stopping[i] = loops.isEmpty() ? passing[i] : times(stopped(s, at), at, s.forward());
        }
        Plan forwards = plan(loops, at, passing, stopping, true);
        Plan backwards = plan(loops, at, passing, stopping, false);
        return forwards.occupation() <= backwards.occupation() ? forwards : backwards;
    }

    private Run stopped(Service s, double[] at) {
        List<Stop> stops = new ArrayList<>();
        double length = lines[0].length();
        for (int i = 1; i < at.length - 1; i++) {
            stops.add(new Stop(s.forward() ? at[i] : length - at[i], 0));
        }
        stops.add(new Stop(length, 0));
        return Run.of(s.train(), lines[s.forward() ? 0 : 1], stops, 0, settings);
    }

    private double[] times(Run run, double[] at, boolean forward) {
        double[] out = new double[at.length - 1];
        double length = lines[0].length();
        for (int i = 0; i < out.length; i++) {
            double a = run.timeAt(forward ? at[i] : length - at[i + 1]);
            double b = run.timeAt(forward ? at[i + 1] : length - at[i]);
            out[i] = Double.isNaN(b - a) ? Double.POSITIVE_INFINITY : b - a;
        }
        return out;
    }

    private Plan plan(List<Double> loops, double[] at, double[][] passing, double[][] stopping, boolean forwardStops) {
        List<Section> sections = new ArrayList<>();
        for (int j = 0; j + 1 < at.length; j++) {
            List<Double> pass = new ArrayList<>();
            List<Double> stop = new ArrayList<>();
            double all = 0;
            double fixed = 0;
            for (int i = 0; i < through.length; i++) {
                Service s = services.get(i);
                pass.add(passing[i][j]);
                stop.add(Math.max(passing[i][j], stopping[i][j]));
                double time = s.forward() == forwardStops ? stop.get(i) : pass.get(i);
                double held = s.perDay() == 0 ? 0 : s.perDay() * (time + rules.crossing());
                all += held;
                fixed += s.scales() ? 0 : held;
            }
            sections.add(new Section(at[j], at[j + 1], pass, stop, all, fixed));
        }
        return new Plan(loops, forwardStops, sections);
    }

    /**
     * Scott's formula: trains a day, both directions, that a single track carries.
     *
     * @param section running time of the longest section (s)
     * @param crossing time lost at a crossing (s)
     * @param efficiency share that practice reaches, usually 0.7 to 0.8
     * @return trains a day
     */
    public static double scott(double section, double crossing, double efficiency) {
        return DAY / (section + crossing) * efficiency;
    }
}
