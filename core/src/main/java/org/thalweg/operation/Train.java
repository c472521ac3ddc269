package org.thalweg.operation;

import java.util.Objects;

/**
 * A train as one body.
 *
 * @param name name for readers
 * @param mass mass with its load (kg)
 * @param rotating mass with that of turning parts / mass, for example 1.06
 * @param length length (m)
 * @param effort greatest effort of all its locomotives
 * @param adhesion what the rails transmit
 * @param adhesiveMass mass on driven axles (kg)
 * @param resistance running resistance of the whole train
 * @param maxSpeed greatest speed (m/s), not beyond the effort curve
 * @param braking how it slows down
 * @param lateral greatest lateral acceleration in the plane of the track (m/s2): what curves allow with their cant
 * @param drive from the wheel to the source
 */
public record Train(
        String name,
        double mass,
        double rotating,
        double length,
        EffortCurve effort,
        Adhesion adhesion,
        double adhesiveMass,
        Resistance resistance,
        double maxSpeed,
        Braking braking,
        double lateral,
        Drive drive)
        implements Motive {
    /** Standard gravity (m/s2). */
    public static final double GRAVITY = 9.80665;

    /** No train accelerates faster (m/s2): more means effort or mass in the wrong unit. */
    private static final double FASTEST = 3;

    /** No locomotive's effort is above this share of the weight on its driven axles. */
    private static final double HELD = 0.5;

    /** A train whose engines give less (m/s2) does not move: effort or mass is in the wrong unit. */
    private static final double SLOWEST = 0.005;

    /** Speeds in curves are multiples of this (m/s): 5 km/h. */
    private static final double STEP = 5 / 3.6;

    /** Checks. */
    public Train {
        Objects.requireNonNull(effort);
        Objects.requireNonNull(adhesion);
        Objects.requireNonNull(resistance);
        Objects.requireNonNull(braking);
        Objects.requireNonNull(drive);
        require(mass > 0 && mass < 1e8, name, "a mass of " + mass + " kg", "give its mass with load in kg");
        require(adhesiveMass > 0 && adhesiveMass <= mass * (1 + 1e-9), name, "an adhesive mass of " + adhesiveMass + " kg",
                "it lies above 0 and not above the train's mass of " + mass + " kg");
        require(rotating >= 1 && rotating < 1.6, name, "a rotating mass factor of " + rotating, "it lies from 1 to 1.6");
        require(length >= 0 && length < 5000, name, "a length of " + length + " m", "give metres, below 5000");
        require(maxSpeed > 0 && maxSpeed < 200, name, "a greatest speed of " + maxSpeed + " m/s", "give it in its unit");
        require(lateral >= 0 && lateral <= 3, name, "a lateral acceleration of " + lateral + " m/s2", "it lies from 0 to 3");
        require(effort.top() >= maxSpeed - 1e-6, name, "an effort curve that ends at " + round(effort.top() * 3.6)
                + " km/h", "its greatest speed is " + round(maxSpeed * 3.6) + " km/h: close the gap or lower the speed");
        double start = effort.at(0) / mass;
        // Engines with few wagons have more effort than mass: there the rails hold them back, unless it is beyond all rails.
        boolean held = adhesion != Adhesion.UNLIMITED && effort.at(0) <= HELD * adhesiveMass * GRAVITY;
        require(start <= FASTEST || held, name, "a tractive effort of " + effort.at(0) + " N for " + mass + " kg, which would be "
                + round(start) + " m/s2", "no train accelerates over 3 m/s2; check the units (kN for N, t for kg)");
        require(start >= SLOWEST, name, "a tractive effort of " + effort.at(0) + " N for " + mass + " kg, which would be "
                + start + " m/s2", "it would never move; check the units (N for kN, kg for t)");
    }

    private static void require(boolean holds, String name, String what, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException("train '" + name + "' has " + what + ": " + remedy);
        }
    }

    private static double round(double x) {
        return Math.round(x * 100) / 100.0;
    }

    @Override
    public double inertia() {
        return mass * rotating;
    }

    @Override
    public double effort(double speed, double elevation) {
        double pull = effort.at(speed);
        return adhesion == Adhesion.UNLIMITED
                ? pull
                : Math.min(pull, adhesion.coefficient(speed) * adhesiveMass * GRAVITY);
    }

    @Override
    public double resistance(double speed, double elevation) {
        return resistance.at(speed);
    }

    /** In a curve v^2 k = lateral + g x cant, rounded down to 5 km/h, but never below 5 km/h. */
    @Override
    public double speedOn(LineProfile.Stretch stretch) {
        double k = Math.abs(stretch.curvature());
        if (k < 1e-7) {
            return maxSpeed;
        }
        double v = Math.sqrt((lateral + GRAVITY * stretch.cant()) / k);
        return Math.min(maxSpeed, Math.max(STEP, STEP * Math.floor(v / STEP + 1e-9)));
    }
}
