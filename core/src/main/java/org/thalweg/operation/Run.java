package org.thalweg.operation;

import java.util.List;
import java.util.Optional;

/** One journey of a vehicle over a line: where it was when, how fast, and what it took. Immutable. */
public final class Run {
    private final Motive vehicle;
    private final LineProfile line;
    private final double[] distances;
    private final double[] speeds;
    private final double[] times;
    private final double[] forces;
    private final double[] traction;
    private final Work work;
    private final double waiting;
    private final Stall stall;
    private final double slowest;

    Run(Motive vehicle, LineProfile line, Trace trace, Work work) {
        this.vehicle = vehicle;
        this.line = line;
        this.distances = trace.column(Trace.DISTANCE);
        this.speeds = trace.column(Trace.SPEED);
        this.times = trace.column(Trace.TIME);
        this.forces = trace.column(Trace.FORCE);
        this.traction = trace.column(Trace.TRACTION);
        this.work = work;
        this.waiting = trace.waiting;
        this.stall = trace.stall;
        this.slowest = trace.slowest;
    }

    /**
     * A journey from rest to rest, without stops between.
     *
     * @param vehicle the vehicle
     * @param line the line, in the direction of travel
     * @param settings how to reckon
     * @return the run; it ends early where the vehicle stalls
     */
    public static Run of(Motive vehicle, LineProfile line, RunSettings settings) {
        return of(vehicle, line, List.of(new Stop(line.length(), 0)), 0, settings);
    }

    /**
     * A journey.
     *
     * @param vehicle the vehicle
     * @param line the line, in the direction of travel
     * @param stops where it stops, in any order; a journey that is to end at rest has one at the line's end
     * @param speed speed at the start (m/s), lowered to what the line allows there
     * @param settings how to reckon
     * @return the run; it ends early where the vehicle stalls
     * @throws IllegalArgumentException when a stop lies beyond the line, or the brakes do not hold the vehicle
     */
    public static Run of(Motive vehicle, LineProfile line, List<Stop> stops, double speed, RunSettings settings) {
        Course course = Course.of(vehicle, line, stops, settings);
        return new RunSolver(vehicle, line, course, Ceiling.of(vehicle, course, settings), settings).run(speed);
    }

    /**
     * The vehicle.
     *
     * @return as given
     */
    public Motive vehicle() {
        return vehicle;
    }

    /**
     * The line.
     *
     * @return as given
     */
    public LineProfile line() {
        return line;
    }

    /**
     * Number of states, from the start to the end.
     *
     * @return at least 1
     */
    public int size() {
        return distances.length;
    }

    /**
     * Distance of a state.
     *
     * @param i 0 to size - 1; a stop has two states, when it begins and when it ends
     * @return distance of the front from the start (m)
     */
    public double distance(int i) {
        return distances[i];
    }

    /**
     * Speed of a state.
     *
     * @param i 0 to size - 1
     * @return speed (m/s)
     */
    public double speed(int i) {
        return speeds[i];
    }

    /**
     * Time of a state.
     *
     * @param i 0 to size - 1
     * @return time since the start (s)
     */
    public double time(int i) {
        return times[i];
    }

    /**
     * Mean force at the wheel on the way to a state.
     *
     * @param i 0 to size - 1
     * @return force (N): pull positive, brakes negative; 0 for the first
     */
    public double force(int i) {
        return forces[i];
    }

    /**
     * Work of the engines up to a state.
     *
     * @param i 0 to size - 1
     * @return work at the wheel (J)
     */
    public double tractionTo(int i) {
        return traction[i];
    }

    /**
     * Time of the whole journey, stops included.
     *
     * @return s
     */
    public double duration() {
        return times[times.length - 1];
    }

    /**
     * Time at rest in stops.
     *
     * @return s
     */
    public double waiting() {
        return waiting;
    }

    /**
     * Where the work went.
     *
     * @return work
     */
    public Work work() {
        return work;
    }

    /**
     * Energy that the journey drew from its source.
     *
     * @return J
     */
    public double energy() {
        return vehicle.drive().source(work.traction(), work.braking(), duration());
    }

    /**
     * Fuel of the journey.
     *
     * @return litres; NaN for electric drive
     */
    public double litres() {
        return energy() / vehicle.drive().fuel();
    }

    /**
     * Where the vehicle could not go on.
     *
     * @return empty when it came through
     */
    public Optional<Stall> stall() {
        return Optional.ofNullable(stall);
    }

    /**
     * The least speed to which grades pulled the vehicle down at full effort.
     *
     * @return speed (m/s); infinity when none did
     */
    public double slowest() {
        return slowest;
    }

    /**
     * When the front passed a distance; at a stop, when it arrived.
     *
     * @param distance distance from the start (m)
     * @return time (s), between states in proportion; NaN where the vehicle never came
     */
    public double timeAt(double distance) {
        for (int i = 0; i < distances.length; i++) {
            if (distances[i] >= distance - 1e-9) {
                if (i == 0 || distances[i] <= distance) {
                    return times[i];
                }
                double t = (distance - distances[i - 1]) / (distances[i] - distances[i - 1]);
                return times[i - 1] + t * (times[i] - times[i - 1]);
            }
        }
        return Double.NaN;
    }
}
