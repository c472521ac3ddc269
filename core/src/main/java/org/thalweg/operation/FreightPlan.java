package org.thalweg.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The loops and train weights with which a single track carries a target.
 *
 * @param sites stretches where loops can be, distances with the stations
 * @param options the train as its preset makes it up, then the heaviest with each number of locomotives; trains that stall
 *     in either direction are left out
 * @param chosen index of the option told in full: the first that meets the target, or that which carries most; -1 where
 *     there is none
 * @param timetable a day of the chosen option, with as many freight trains as target or capacity let run
 * @param timetabled its trains
 */
public record FreightPlan(
        List<LoopSite> sites, List<Option> options, int chosen, List<Timetable.Path> timetable, List<Service> timetabled) {
    /** Copies. */
    public FreightPlan {
        sites = List.copyOf(sites);
        options = List.copyOf(options);
        timetable = List.copyOf(timetable);
        timetabled = List.copyOf(timetabled);
    }

    /**
     * A make-up of the freight train.
     *
     * @param train the make-up
     * @param services trains that the target asks for
     * @param track the track with the fewest loops with which it meets the target, or else with those that help most
     * @param meets whether it meets the target
     * @param tonnes what it carries a year at the occupation that is allowed (t)
     */
    public record Option(Formation train, List<Service> services, SingleTrack.Plan track, boolean meets, double tonnes) {
        /** Copies. */
        public Option {
            services = List.copyOf(services);
        }

        /**
         * Trains a day that the target asks for, both directions.
         *
         * @return trains, a mean
         */
        public double trains() {
            return services.stream().mapToDouble(Service::perDay).sum();
        }

        /**
         * The longest mean running time of a section, over the trains of a day.
         *
         * @return s
         */
        public double longest() {
            double most = 0;
            for (SingleTrack.Section s : track.sections()) {
                double sum = 0;
                for (int i = 0; i < services.size(); i++) {
                    boolean stops = services.get(i).forward() == track.forwardStops();
                    sum += services.get(i).perDay() * (stops ? s.stopping() : s.passing()).get(i);
                }
                most = Math.max(most, sum / trains());
            }
            return most;
        }
    }

    /**
     * What is asked.
     *
     * @param freight the freight train
     * @param passenger the passenger train, where there is one
     * @param target what is to be carried
     * @param rules loops and occupation
     * @param usable length of a train that a loop holds (m)
     * @param locomotives the most locomotives in front of a train
     * @param loops the most loops
     */
    public record Request(
            Formation freight,
            Optional<Formation> passenger,
            FreightTarget target,
            SingleTrack.Rules rules,
            double usable,
            int locomotives,
            int loops) {}

    /**
     * Finds loops and weights.
     *
     * @param line the line with its stations
     * @param grade greatest |grade| at a loop (ratio)
     * @param ask what is asked
     * @return the plan; without options where the freight train stalls whatever it is made of
     */
    public static FreightPlan of(LineProfile line, double grade, Request ask) {
        List<LoopSite> sites = LoopSite.of(line, grade, ask.rules().loopLength());
        List<Option> options = new ArrayList<>();
        Formation own = ask.freight();
        if (own.length() <= ask.usable() && runs(own, line, sites)) {
            options.add(option(own, line, sites, ask));
        }
        for (int n = 1; n <= ask.locomotives(); n++) {
            heaviest(own, n, line, sites, ask.usable())
                    .filter(f -> f.locomotives() != own.locomotives() || f.wagons() != own.wagons())
                    .ifPresent(f -> options.add(option(f, line, sites, ask)));
        }
        int best = -1;
        for (int i = 0; i < options.size(); i++) {
            if (best < 0 || !options.get(best).meets() && (options.get(i).meets()
                    || options.get(i).tonnes() > options.get(best).tonnes())) {
                best = i;
            }
        }
        if (best < 0) {
            return new FreightPlan(sites, options, best, List.of(), List.of());
        }
        List<Service> day = today(options.get(best), ask);
        List<Timetable.Path> paths = Timetable.of(options.get(best).track(), day, ask.rules().crossing());
        return new FreightPlan(sites, options, best, paths, day);
    }

    /** Whether the loaded train passes both ways from a stop at every site, without falling below the least speed. */
    private static boolean runs(Formation train, LineProfile line, List<LoopSite> sites) {
        for (LineProfile way : List.of(line, line.reversed())) {
            List<Stop> stops = new ArrayList<>();
            for (LoopSite site : sites) {
                double middle = 0.5 * (site.from() + site.to());
                stops.add(new Stop(way == line ? middle : line.length() - middle, 0));
            }
            stops.add(new Stop(line.length(), 0));
            if (Run.of(train.train(1), way, stops, 0, RunSettings.CLIMB).stall().isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** The longest loaded train that passes both ways and fits into a loop. */
    private static Optional<Formation> heaviest(
            Formation own, int locomotives, LineProfile line, List<LoopSite> sites, double usable) {
        int fit = (int) Math.floor((usable - locomotives * own.locomotive().length()) / own.wagon().length());
        int good = 0;
        int bad = fit + 1;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (runs(own.of(locomotives, middle), line, sites)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good == 0 ? Optional.empty() : Optional.of(own.of(locomotives, good));
    }

    private static Option option(Formation train, LineProfile line, List<LoopSite> sites, Request ask) {
        List<Service> services = services(train, ask);
        SingleTrack track = new SingleTrack(line, RunSettings.RAIL, services, ask.rules());
        SingleTrack.Plan best = null;
        for (int n = 0; n <= ask.loops(); n++) {
            List<Double> loops = track.place(sites, n);
            if (loops.size() < n) {
                break;
            }
            SingleTrack.Plan plan = track.plan(loops);
            best = best == null || plan.occupation() < best.occupation() ? plan : best;
            if (best.occupation() <= ask.rules().occupation()) {
                break;
            }
        }
        double tonnes = ask.target().tonnes() * best.growth(ask.rules().occupation());
        return new Option(train, services, best, best.occupation() <= ask.rules().occupation(), tonnes);
    }

    private static List<Service> services(Formation train, Request ask) {
        FreightTarget target = ask.target();
        double payload = train.payload() / 1000;
        List<Service> services = new ArrayList<>();
        for (boolean forward : new boolean[] {true, false}) {
            ask.passenger().filter(p -> target.passengers() > 0).ifPresent(p ->
                    services.add(new Service("passenger", p.train(1), forward, target.passengers(), false)));
        }
        for (boolean forward : new boolean[] {true, false}) {
            boolean busier = forward == target.forward();
            add(services, "loaded freight", train.train(1), forward, target.loaded(busier, payload));
            add(services, "empty freight", train.train(0), forward, target.empty(busier, payload));
        }
        return services;
    }

    private static void add(List<Service> to, String name, Train train, boolean forward, double perDay) {
        if (perDay > 1e-9) {
            to.add(new Service(name, train, forward, perDay, true));
        }
    }

    /** The trains of a day: those of the target, or fewer where the track does not carry them. */
    private static List<Service> today(Option option, Request ask) {
        double share = Math.min(1, option.tonnes() / ask.target().tonnes());
        return option.services().stream()
                .map(s -> new Service(s.name(), s.train(), s.forward(),
                        s.scales() && share < 1 ? Math.floor(share * s.perDay()) : s.perDay(), s.scales()))
                .toList();
    }
}
