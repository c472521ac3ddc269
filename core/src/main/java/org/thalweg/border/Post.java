package org.thalweg.border;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A post for one direction of travel: stations, and kinds of traffic with their routes through them.
 *
 * @param name name for readers
 * @param stations stations
 * @param flows kinds of traffic, in an order that is the same for all regimes that are compared
 */
public record Post(String name, List<Station> stations, List<Flow> flows) {
    /**
     * A kind of traffic and its route.
     *
     * @param traffic the traffic
     * @param route visits in order; empty where nothing is asked
     */
    public record Flow(Traffic traffic, List<Visit> route) {
        /** Checks and copies. */
        public Flow {
            route = List.copyOf(route);
            Set<Integer> steps = new HashSet<>();
            for (Visit visit : route) {
                if (!steps.add(Streams.choice(visit))) {
                    throw new IllegalArgumentException(traffic.name() + ": occurrence " + visit.occurrence() + " of "
                            + visit.step().slug() + " stands twice in the route");
                }
            }
        }
    }

    /**
     * How much of what a station can do is asked of it.
     *
     * @param station its name
     * @param ratio work that arrives in a day / server hours of a day; the queue grows without end from 1 on
     */
    public record Load(String station, double ratio) {}

    /** Checks and copies. */
    public Post {
        stations = List.copyOf(stations);
        flows = List.copyOf(flows);
        if (flows.isEmpty()) {
            throw new IllegalArgumentException(name + ": a post needs traffic");
        }
        for (Flow flow : flows) {
            for (Visit visit : flow.route()) {
                if (visit.station() >= stations.size()) {
                    throw new IllegalArgumentException(name + ": there is no station " + visit.station());
                }
            }
        }
    }

    /**
     * What is asked of each station where one can wait.
     *
     * @return loads, in the order of the stations
     */
    public List<Load> loads() {
        double[] work = new double[stations.size()];
        for (Flow flow : flows) {
            for (Visit visit : flow.route()) {
                work[visit.station()] += flow.traffic().perDay() * visit.work(flow.traffic()) / 3600;
            }
        }
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < work.length; i++) {
            if (!stations.get(i).isUnlimited()) {
                loads.add(new Load(stations.get(i).name(), work[i] / stations.get(i).serverHours()));
            }
        }
        return loads;
    }

    /**
     * The greatest load.
     *
     * @return the load, or one of 0 where nobody can wait
     */
    public Load bottleneck() {
        Load most = new Load("", 0);
        for (Load load : loads()) {
            most = load.ratio() > most.ratio() ? load : most;
        }
        return most;
    }

    /**
     * Server hours in a day, all stations together.
     *
     * @return hours
     */
    public double serverHours() {
        return stations.stream().filter(s -> !s.isUnlimited()).mapToDouble(Station::serverHours).sum();
    }

    /**
     * Hours of duty in a day, all people together.
     *
     * @return hours
     */
    public double staffHours() {
        return stations.stream()
                .filter(s -> !s.isUnlimited())
                .mapToDouble(s -> s.serverHours() * s.staff())
                .sum();
    }

    /**
     * Yearly cost of the equipment of all lanes.
     *
     * @return cost, in the study's currency
     */
    public double equipmentPerYear() {
        return stations.stream()
                .filter(s -> !s.isUnlimited())
                .mapToDouble(s -> s.lanes() * s.equipmentPerYear())
                .sum();
    }

    /**
     * This post with another number of lanes at one station.
     *
     * @param station index of the station
     * @param lanes lanes at the hours at which it is open, at least 1
     * @return the post
     */
    public Post with(int station, int lanes) {
        List<Station> changed = new ArrayList<>(stations);
        changed.set(station, stations.get(station).with(lanes));
        return new Post(name, changed, flows);
    }

    /**
     * This post with one lane more at one station, at all hours at which it is open.
     *
     * @param station index of the station
     * @return the post
     */
    public Post plus(int station) {
        List<Station> changed = new ArrayList<>(stations);
        changed.set(station, stations.get(station).plus());
        return new Post(name, changed, flows);
    }
}
