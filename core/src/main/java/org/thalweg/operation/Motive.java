package org.thalweg.operation;

/** A body that moves along a line: what the integrator asks of a train, a truck or a car. Immutable. */
public sealed interface Motive permits Train, RoadVehicle {
    /**
     * Mass with its load.
     *
     * @return mass (kg)
     */
    double mass();

    /**
     * Mass with that of turning parts.
     *
     * @return mass (kg)
     */
    double inertia();

    /**
     * Length: a limit holds until the rear has left it.
     *
     * @return length (m)
     */
    double length();

    /**
     * Greatest effort at the wheel.
     *
     * @param speed speed (m/s), not below 0
     * @param elevation height above the sea (m)
     * @return force (N)
     */
    double effort(double speed, double elevation);

    /**
     * Running resistance on the straight and level.
     *
     * @param speed speed (m/s), not below 0
     * @param elevation height above the sea (m)
     * @return force (N)
     */
    double resistance(double speed, double elevation);

    /**
     * Speed that this vehicle may run on a stretch, whatever the line allows.
     *
     * @param stretch the stretch
     * @return speed (m/s), above 0
     */
    double speedOn(LineProfile.Stretch stretch);

    /**
     * How it slows down.
     *
     * @return braking
     */
    Braking braking();

    /**
     * From the wheel to the source.
     *
     * @return drive
     */
    Drive drive();
}
