package org.thalweg.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.border.BorderStudy;
import org.thalweg.border.Direction;
import org.thalweg.border.Regime;
import org.thalweg.operation.ClimbingLanes;
import org.thalweg.operation.Formation;
import org.thalweg.operation.FreightPlan;
import org.thalweg.operation.Run;
import org.thalweg.operation.RunSettings;
import org.thalweg.operation.TwoLane;
import org.thalweg.operation.VehicleSheet;

/**
 * How trains, trucks and cars move along a study's lines, and what the railway carries. What other stages need of it is
 * {@link Entry#hours}, {@link Entry#megatonnes} and {@link #gateToGate}.
 *
 * @param plan what was asked
 * @param alternatives what was found, in the study's order
 */
public record StudyOperation(OperationPlan plan, List<Entry> alternatives) {
    /** Copies. */
    public StudyOperation {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Runs a plan's vehicles over finished lines.
     *
     * @param plan what is asked
     * @param alternatives the lines
     * @return what was found
     */
    public static StudyOperation of(OperationPlan plan, List<Alternative> alternatives) {
        return OperationStage.of(plan, alternatives);
    }

    /**
     * The operation of one alternative.
     *
     * @param name name of the alternative
     * @param trips a trip for each vehicle and direction
     * @param track what the single track carries; null without a railway
     * @param road level of service and climbing lanes; null without a road, a truck or a car
     */
    public record Entry(String name, List<Trip> trips, FreightPlan track, Road road) {
        /** Copies. */
        public Entry {
            trips = List.copyOf(trips);
        }

        /**
         * The trip of the vehicle that stands for a kind of traffic.
         *
         * @param kind {@code truck}, {@code car}, {@code freight-train} or {@code passenger-train}
         * @param direction which way
         * @return the first such trip; empty when there is none
         */
        public Optional<Trip> trip(String kind, Direction direction) {
            return trips.stream()
                    .filter(t -> t.kind().equals(kind) && t.direction() == direction)
                    .findFirst();
        }

        /**
         * Running time from gate to gate, without posts.
         *
         * @param kind {@code truck}, {@code car}, {@code freight-train} or {@code passenger-train}
         * @param direction which way
         * @return hours; NaN when there is no such vehicle or it stalls
         */
        public double hours(String kind, Direction direction) {
            return trip(kind, direction).map(t -> t.seconds() / 3600).orElse(Double.NaN);
        }

        /**
         * What the railway carries a year, both directions, at the occupation that is allowed: with the train and loops
         * that meet the target, or with those that carry most.
         *
         * @return million tonnes, at most as many as the track can carry, not cut at the target; NaN without a track or where
         *     its freight train stalls
         */
        public double megatonnes() {
            return track == null || track.chosen() < 0 ? Double.NaN : track.options().get(track.chosen()).tonnes() / 1e6;
        }
    }

    /**
     * A vehicle's run from gate to gate.
     *
     * @param sheet the vehicle
     * @param direction which way
     * @param run its run from rest to rest
     * @param load how a train is made up, and what it could be; null for road vehicles
     */
    public record Trip(VehicleSheet sheet, Direction direction, Run run, Load load) {
        /**
         * The kind of traffic, as the posts name it.
         *
         * @return for example {@code freight-train}
         */
        public String kind() {
            return OperationPlan.traffic(sheet.kind());
        }

        /**
         * Running time.
         *
         * @return s; NaN where the vehicle stalls
         */
        public double seconds() {
            return run.stall().isPresent() ? Double.NaN : run.duration();
        }
    }

    /**
     * A train's make-up.
     *
     * @param locomotives locomotives
     * @param wagons wagons
     * @param payload net load (t)
     * @param heaviest the most loaded wagons with which it passes at 20 km/h or more and that a loop holds; empty for passenger trains and where
     *     it stalls with a single one
     * @param banked locomotives with which it would pass as it is; empty where it does not stall, or none help
     */
    public record Load(
            int locomotives, int wagons, double payload, Optional<Integer> heaviest, Optional<Integer> banked) {
        /**
         * What a train could be on the line that it ran over.
         *
         * @param train its make-up
         * @param run its loaded run
         * @param usable length of a train that a loop holds (m)
         * @return the load
         */
        public static Load of(Formation train, Run run, double usable) {
            int fits = Math.max(1, (int) ((usable - train.locomotives() * train.locomotive().length())
                    / train.wagon().length()));
            Optional<Integer> heaviest = train.kind() == VehicleSheet.Kind.PASSENGER
                    ? Optional.empty()
                    : train.heaviest(run.line(), RunSettings.CLIMB, fits);
            Optional<Integer> banked =
                    run.stall().isPresent() ? train.banked(run.line(), RunSettings.RAIL) : Optional.empty();
            return new Load(train.locomotives(), train.wagons(), train.payload() / 1000, heaviest, banked);
        }
    }

    /**
     * How well the road serves its traffic.
     *
     * @param demand traffic of the busiest hour, and the road
     * @param service level of service
     * @param lanes stretches where trucks crawl, by direction
     * @param steepest steepest grade (ratio, without sign)
     * @param station where it is (m)
     * @param crawl speed that the truck holds up a long grade as steep (m/s)
     */
    public record Road(
            TwoLane.Demand demand,
            TwoLane service,
            Map<Direction, List<ClimbingLanes.Lane>> lanes,
            double steepest,
            double station,
            double crawl) {
        /** Copies. */
        public Road {
            Map<Direction, List<ClimbingLanes.Lane>> copy = new EnumMap<>(Direction.class);
            lanes.forEach((d, list) -> copy.put(d, List.copyOf(list)));
            lanes = Collections.unmodifiableMap(copy);
        }
    }

    /**
     * Time from gate to gate under a regime. NaN where a vehicle stalls, or a post cannot carry its traffic.
     *
     * @param alternative name of the alternative
     * @param kind kind of traffic
     * @param direction which way
     * @param regime name of the regime
     * @param running time on the line and on the ways inside both posts (s)
     * @param waiting time waiting at both posts (s)
     * @param control time being served at both posts (s)
     */
    public record Journey(
            String alternative,
            String kind,
            Direction direction,
            String regime,
            double running,
            double waiting,
            double control) {
        /**
         * All together.
         *
         * @return s
         */
        public double total() {
            return running + waiting + control;
        }
    }

    /**
     * An alternative's operation.
     *
     * @param name its name
     * @return empty when there is none of this name
     */
    public Optional<Entry> of(String name) {
        return alternatives.stream().filter(e -> e.name().equals(name)).findFirst();
    }

    /**
     * Times from gate to gate under every regime.
     *
     * @param posts the posts at the gates; null for none
     * @return journeys by alternative, kind, direction and regime, in this order; empty without posts
     */
    public List<Journey> gateToGate(BorderStudy posts) {
        List<Journey> all = new ArrayList<>();
        if (posts == null) {
            return all;
        }
        for (Entry entry : alternatives) {
            for (String kind : Regime.kinds()) {
                for (Direction direction : posts.plan().perDay().keySet()) {
                    Optional<Trip> trip = entry.trip(kind, direction);
                    if (trip.isPresent() && posts.plan().perDay().get(direction).getOrDefault(kind, 0.0) > 0) {
                        posts.plan().regimes().forEach(r -> all.add(journey(entry, trip.get(), r.id(), posts)));
                    }
                }
            }
        }
        return all;
    }

    private static Journey journey(Entry entry, Trip trip, String regime, BorderStudy posts) {
        Optional<BorderStudy.Passage> p = posts.passage(regime, trip.direction(), trip.kind());
        return new Journey(
                entry.name(),
                trip.kind(),
                trip.direction(),
                regime,
                trip.seconds() + p.map(BorderStudy.Passage::moving).orElse(Double.NaN),
                p.map(BorderStudy.Passage::waiting).orElse(Double.NaN),
                p.map(BorderStudy.Passage::control).orElse(Double.NaN));
    }
}
