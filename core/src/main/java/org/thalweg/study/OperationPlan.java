package org.thalweg.study;

import java.util.List;
import java.util.Optional;
import org.thalweg.operation.FreightTarget;
import org.thalweg.operation.VehicleSheet;

/**
 * What a scenario asks about trains, trucks and cars: its section {@code operation}.
 *
 * @param trains trains to run; the first of a kind stands for its kind; empty without a railway
 * @param vehicles trucks and cars to run, in the same way; empty without a road
 * @param track what the single track is to carry; null without a railway
 * @param traffic what the road carries
 */
public record OperationPlan(List<VehicleSheet> trains, List<VehicleSheet> vehicles, Track track, Traffic traffic) {
    /**
     * What the single track is to carry, and how.
     *
     * @param target what is to be carried
     * @param usable length of a train that a loop holds (m)
     * @param crossing time that a section stays held beside the run itself (s)
     * @param occupation greatest share of the day that trains may hold a section
     * @param locomotives the most locomotives in front of a freight train
     * @param loops the most loops
     */
    public record Track(
            FreightTarget target, double usable, double crossing, double occupation, int locomotives, int loops) {}

    /**
     * What the road carries, both directions together.
     *
     * @param cars cars a day
     * @param trucks trucks a day
     * @param peakShare share of the day in its busiest hour
     * @param peakFactor flow of the busiest hour / four times that of its busiest quarter
     * @param heavier share of the busier direction in that hour
     */
    public record Traffic(double cars, double trucks, double peakShare, double peakFactor, double heavier) {}

    /** Copies. */
    public OperationPlan {
        trains = List.copyOf(trains);
        vehicles = List.copyOf(vehicles);
    }

    /**
     * The kind of traffic that a vehicle is, as the posts name it.
     *
     * @param kind what a vehicle is
     * @return one of {@code truck}, {@code car}, {@code freight-train}, {@code passenger-train}
     */
    public static String traffic(VehicleSheet.Kind kind) {
        return switch (kind) {
            case TRUCK -> "truck";
            case CAR -> "car";
            case PASSENGER -> "passenger-train";
            case FREIGHT, CONTAINER -> "freight-train";
        };
    }

    /** The first train of a kind of traffic. */
    Optional<VehicleSheet> train(String kind) {
        return trains.stream().filter(t -> traffic(t.kind()).equals(kind)).findFirst();
    }

    /** The first road vehicle of a kind. */
    Optional<VehicleSheet> vehicle(VehicleSheet.Kind kind) {
        return vehicles.stream().filter(t -> t.kind() == kind).findFirst();
    }
}
