package org.thalweg.operation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A train as it is made up: locomotives and wagons. Immutable.
 *
 * @param id name of the preset that it comes from
 * @param title one line for readers
 * @param kind freight, container or passenger
 * @param locomotives how many, at least 1
 * @param locomotive one of them
 * @param wagons how many, not below 0
 * @param wagon one of them
 * @param rotating mass with that of turning parts / mass
 * @param maxSpeed greatest speed (m/s)
 * @param braking how it slows down
 * @param lateral greatest lateral acceleration in the plane of the track (m/s2)
 * @param drive from the wheel to the source
 */
public record Formation(
        String id,
        String title,
        VehicleSheet.Kind kind,
        int locomotives,
        Locomotive locomotive,
        int wagons,
        Wagon wagon,
        double rotating,
        double maxSpeed,
        Braking braking,
        double lateral,
        Drive drive) {
    /**
     * A locomotive.
     *
     * @param mass mass (kg)
     * @param driven mass on driven axles (kg)
     * @param length length (m)
     * @param effort greatest effort
     * @param adhesion what the rails transmit
     * @param resistance w0, w1, w2 of its running resistance in permil over speed in km/h
     */
    public record Locomotive(
            double mass, double driven, double length, EffortCurve effort, Adhesion adhesion, List<Double> resistance) {
        /** Copies and checks. */
        public Locomotive {
            resistance = List.copyOf(resistance);
            if (!(mass > 0) || !(driven > 0 && driven <= mass) || !(length > 0)) {
                throw new IllegalArgumentException("a locomotive with a mass of " + mass + " kg, " + driven
                        + " kg of it on driven axles, and a length of " + length
                        + " m cannot be: all are above 0, and no more is driven than there is");
            }
        }
    }

    /**
     * A wagon.
     *
     * @param tare empty mass (kg)
     * @param load mass of its goods or people (kg)
     * @param length length (m)
     * @param axles number of axles
     * @param resistance w0, w1, w2 in permil over speed in km/h; or w0, k0, k1, k2 of w0 + (k0 + k1 V + k2 V^2) / q0 with
     *     the axle load q0 in t
     */
    public record Wagon(double tare, double load, double length, int axles, List<Double> resistance) {
        /** Copies and checks. */
        public Wagon {
            resistance = List.copyOf(resistance);
            if (!(tare > 0) || !(load >= 0) || !(length > 0) || axles < 1) {
                throw new IllegalArgumentException("a wagon of " + tare + " kg tare, " + load + " kg load, " + length
                        + " m and " + axles + " axles cannot be: tare, length and axles are above 0, load is not below 0");
            }
        }

        /** Running resistance of one wagon that carries a share of its load. */
        Resistance running(double share) {
            double mass = tare + share * load;
            double weight = mass * Train.GRAVITY;
            if (resistance.size() == 3) {
                return Resistance.permil(weight, resistance.get(0), resistance.get(1), resistance.get(2));
            }
            double axleLoad = mass / 1000 / axles;
            return Resistance.permil(
                    weight,
                    resistance.get(0) + resistance.get(1) / axleLoad,
                    resistance.get(2) / axleLoad,
                    resistance.get(3) / axleLoad);
        }
    }

    /** Checks. */
    public Formation {
        Objects.requireNonNull(locomotive);
        Objects.requireNonNull(wagon);
        if (locomotives < 1 || wagons < 0) {
            throw new IllegalArgumentException(
                    "a train of " + locomotives + " locomotives and " + wagons + " wagons cannot be: give it one locomotive or more");
        }
    }

    private Formation(Formation f, int locomotives, int wagons) {
        this(f.id, f.title, f.kind, locomotives, f.locomotive, wagons, f.wagon, f.rotating, f.maxSpeed, f.braking,
                f.lateral, f.drive);
    }

    /**
     * The same with other numbers of vehicles.
     *
     * @param engines locomotives
     * @param cars wagons
     * @return formation
     */
    public Formation of(int engines, int cars) {
        return new Formation(this, engines, cars);
    }

    /**
     * Mass of goods or people.
     *
     * @return kg
     */
    public double payload() {
        return wagons * wagon.load;
    }

    /**
     * Length.
     *
     * @return m
     */
    public double length() {
        return locomotives * locomotive.length + wagons * wagon.length;
    }

    /**
     * Mass behind the locomotives, loaded.
     *
     * @return kg
     */
    public double trailing() {
        return wagons * (wagon.tare + wagon.load);
    }

    /**
     * The train as one body.
     *
     * @param share share of the load that it carries: 1 loaded, 0 empty
     * @return train
     */
    public Train train(double share) {
        double engines = locomotives * locomotive.mass;
        double mass = engines + wagons * (wagon.tare + share * wagon.load);
        List<Double> w = locomotive.resistance;
        Resistance running = Resistance.permil(engines * Train.GRAVITY, w.get(0), w.get(1), w.get(2));
        Resistance one = wagon.running(share);
        Resistance all = new Resistance(wagons * one.a(), wagons * one.b(), wagons * one.c());
        return new Train(
                title + (share > 0 ? "" : ", empty"),
                mass,
                rotating,
                length(),
                locomotive.effort.times(locomotives),
                locomotive.adhesion,
                locomotives * locomotive.driven,
                running.plus(all),
                maxSpeed,
                braking,
                lateral,
                drive);
    }

    /**
     * The most wagons with which this train gets over a line, loaded, with stops at its ends only.
     *
     * @param line the line in the direction of travel
     * @param settings how to reckon
     * @param most the most wagons to try, for example what the loops hold
     * @return wagons, at least 1; empty when the locomotives stall even with one
     */
    public Optional<Integer> heaviest(LineProfile line, RunSettings settings, int most) {
        if (Run.of(of(locomotives, 1).train(1), line, settings).stall().isPresent()) {
            return Optional.empty();
        }
        int good = 1;
        int bad = most + 1;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (Run.of(of(locomotives, middle).train(1), line, settings).stall().isPresent()) {
                bad = middle;
            } else {
                good = middle;
            }
        }
        return Optional.of(good);
    }

    /**
     * The locomotives that a stalled train needs in all: the least number with which it comes through.
     *
     * @param line the line in the direction of travel
     * @param settings how to reckon
     * @return locomotives, those banking included; empty when four times as many do not help
     */
    public Optional<Integer> banked(LineProfile line, RunSettings settings) {
        for (int n = locomotives; n <= 4 * locomotives; n++) {
            if (Run.of(of(n, wagons).train(1), line, settings).stall().isEmpty()) {
                return Optional.of(n);
            }
        }
        return Optional.empty();
    }
}
