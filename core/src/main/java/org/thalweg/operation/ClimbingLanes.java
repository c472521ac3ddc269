package org.thalweg.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * Where trucks crawl so much that a lane of their own may pay. A stretch counts where the truck runs 15 km/h or more below
 * what it would run were the line level (AASHTO's warrant); what a lane saves is the time that cars lose behind trucks.
 */
public final class ClimbingLanes {
    /** Loss of speed that calls for a lane (m/s): 15 km/h. */
    public static final double LOSS = 15 / 3.6;

    /** Upgrade flow that calls for a lane (vehicles an hour). */
    public static final double FLOW = 200;

    /** Upgrade trucks that call for a lane (an hour). */
    public static final double TRUCKS = 20;

    private static final double GAP = 500;
    private static final double SHORTEST = 300;

    private ClimbingLanes() {}

    /**
     * Traffic of one direction.
     *
     * @param cars cars a day
     * @param trucks trucks a day
     * @param peakShare share of the day's traffic in its busiest hour
     */
    public record Traffic(double cars, double trucks, double peakShare) {
        /** Checks. */
        public Traffic {
            if (!(cars >= 0) || !(trucks >= 0) || !(peakShare > 0 && peakShare <= 1)) {
                throw new IllegalArgumentException("traffic of " + cars + " cars and " + trucks + " trucks a day with "
                        + peakShare + " in the busiest hour cannot be: numbers are not below 0, the share lies from 0 to 1");
            }
        }
    }

    /**
     * A stretch of crawling trucks.
     *
     * @param from station where it begins, in the direction of travel (m)
     * @param to station where it ends (m)
     * @param slowest the truck's least speed there (m/s)
     * @param truckTime the truck's time on it (s)
     * @param carTime a car's own time on it (s)
     * @param delay mean time that a car loses behind a truck, without passing (s)
     * @param hours hours that cars lose a year
     * @param warranted whether flow, trucks and loss of speed call for a lane
     */
    public record Lane(
            double from,
            double to,
            double slowest,
            double truckTime,
            double carTime,
            double delay,
            double hours,
            boolean warranted) {
        /**
         * Length.
         *
         * @return m
         */
        public double length() {
            return Math.abs(to - from);
        }

        /**
         * The greatest price of a lane that pays: the present value of the hours that it saves.
         *
         * @param hour value of a car's hour (currency)
         * @param rate discount rate a year
         * @param years life (years)
         * @return currency per metre
         */
        public double worth(double hour, double rate, int years) {
            double annuity = rate == 0 ? years : (1 - StrictMath.pow(1 + rate, -years)) / rate;
            return hours * hour * annuity / length();
        }
    }

    /**
     * Finds stretches.
     *
     * @param truck the truck
     * @param car the car
     * @param line the line in the direction of travel
     * @param traffic traffic in that direction
     * @return stretches in order
     */
    public static List<Lane> find(RoadVehicle truck, RoadVehicle car, LineProfile line, Traffic traffic) {
        LineProfile held = Descents.limited(truck, line);
        // Stops are no part of this: both enter and leave at speed.
        Run real = Run.of(truck, held, List.of(), 100, RunSettings.ROAD);
        Run level = Run.of(truck, line.level(), List.of(), 100, RunSettings.ROAD);
        Run cars = Run.of(car, line, List.of(), 100, RunSettings.ROAD);
        List<double[]> slow = new ArrayList<>();
        int k = 1;
        for (int i = 1; i < real.size(); i++) {
            while (k + 1 < level.size() && level.distance(k) < real.distance(i)) {
                k++;
            }
            boolean uphill = line.grade(line.stretchAt(real.distance(i) - 1e-6)) > 0;
            if (uphill && real.speed(i) < level.speed(k) - LOSS) {
                extend(slow, real.distance(i - 1), real.distance(i));
            }
        }
        List<Lane> lanes = new ArrayList<>();
        for (double[] s : slow) {
            if (s[1] - s[0] >= SHORTEST) {
                lanes.add(lane(real, cars, line, traffic, s[0], s[1]));
            }
        }
        return lanes;
    }

    private static void extend(List<double[]> slow, double from, double to) {
        if (!slow.isEmpty() && from - slow.get(slow.size() - 1)[1] < GAP) {
            slow.get(slow.size() - 1)[1] = to;
        } else {
            slow.add(new double[] {from, to});
        }
    }

    private static Lane lane(Run truck, Run car, LineProfile line, Traffic traffic, double from, double to) {
        double slowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < truck.size(); i++) {
            if (truck.distance(i) >= from && truck.distance(i) <= to) {
                slowest = Math.min(slowest, truck.speed(i));
            }
        }
        double truckTime = truck.timeAt(to) - truck.timeAt(from);
        double carTime = car.timeAt(to) - car.timeAt(from);
        double delay = meanDelay(truckTime - carTime, traffic.trucks() / 86_400);
        double peakCars = traffic.cars() * traffic.peakShare();
        double peakTrucks = traffic.trucks() * traffic.peakShare();
        boolean warranted = peakCars + peakTrucks > FLOW && peakTrucks > TRUCKS;
        return new Lane(line.station(from), line.station(to), slowest, truckTime, carTime, delay,
                delay * traffic.cars() * 365 / 3600, warranted);
    }

    /**
     * Mean loss of a car that meets trucks at random and cannot pass: a truck that entered T earlier costs it D - T where
     * T is below the difference D of their times; with trucks at rate q the mean is D - (1 - exp(-q D)) / q.
     */
    static double meanDelay(double difference, double rate) {
        if (!(difference > 0) || rate == 0) {
            return 0;
        }
        // expm1 keeps the digits where trucks are rare.
        return difference + StrictMath.expm1(-rate * difference) / rate;
    }
}
