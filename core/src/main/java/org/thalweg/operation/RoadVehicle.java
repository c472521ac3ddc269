package org.thalweg.operation;

import java.util.Objects;

/**
 * A truck, bus or car as one body.
 *
 * @param name name for readers
 * @param mass mass with its load (kg)
 * @param rotating mass with that of turning parts / mass
 * @param length length (m)
 * @param power power of the engine that is used, at sea level (W)
 * @param startEffort greatest effort at the wheel (N): first gear, or the tyres
 * @param altitudeLoss share of the power lost per metre above {@code altitudeFrom} (1/m)
 * @param altitudeFrom elevation up to which the engine gives its power (m)
 * @param rolling rolling resistance / weight
 * @param dragArea drag coefficient x frontal area (m2)
 * @param maxSpeed greatest speed (m/s)
 * @param sideFriction share of the weight that tyres hold sideways at the speed that drivers choose in curves
 * @param retarder power that engine brake and retarder take at the wheel, without the service brake (W)
 * @param braking how it slows down
 * @param drive from the wheel to the fuel; its efficiency is that of drive line x engine
 * @param driveline work at the wheel / work at the engine's shaft
 */
public record RoadVehicle(
        String name,
        double mass,
        double rotating,
        double length,
        double power,
        double startEffort,
        double altitudeLoss,
        double altitudeFrom,
        double rolling,
        double dragArea,
        double maxSpeed,
        double sideFriction,
        double retarder,
        Braking braking,
        Drive drive,
        double driveline)
        implements Motive {
    /** Density of air at sea level, standard atmosphere (kg/m3). */
    private static final double AIR = 1.225;

    /** Checks. */
    public RoadVehicle {
        Objects.requireNonNull(braking);
        Objects.requireNonNull(drive);
        require(mass > 0 && mass < 500_000, name, "a mass of " + mass + " kg", "give its mass with load in kg");
        require(power > 0 && power < 2e6, name, "a power of " + power + " W", "give watts above 0, below 2 MW");
        require(power / mass > 1 && power / mass < 500, name, "a power of " + power / mass + " W/kg",
                "trucks have 5 to 15, cars 30 to 150; check the units (kW for W, t for kg)");
        require(rotating >= 1 && rotating < 1.6, name, "a rotating mass factor of " + rotating, "it lies from 1 to 1.6");
        require(length >= 0 && length < 100, name, "a length of " + length + " m", "give metres");
        require(startEffort > 0 && startEffort <= mass * Train.GRAVITY, name, "a start effort of " + startEffort + " N",
                "it lies above 0 and not above its weight");
        require(rolling >= 0 && rolling < 0.2, name, "a rolling resistance of " + rolling, "it is a ratio, about 0.006");
        require(dragArea >= 0 && dragArea < 30, name, "a drag area of " + dragArea + " m2", "it lies below 30 m2");
        require(maxSpeed > 0 && maxSpeed < 100, name, "a greatest speed of " + maxSpeed + " m/s", "give it in its unit");
        require(sideFriction > 0 && sideFriction < 1, name, "a side friction of " + sideFriction, "it is a ratio below 1");
        require(altitudeLoss >= 0 && altitudeLoss < 2e-4, name, "an altitude loss of " + altitudeLoss + " per m",
                "it is at most 0.0002 per m");
        require(retarder >= 0, name, "a retarder of " + retarder + " W", "it is not below 0");
        require(driveline > 0 && driveline <= 1, name, "a drive line efficiency of " + driveline, "it lies from 0 to 1");
    }

    private static void require(boolean holds, String name, String what, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException("vehicle '" + name + "' has " + what + ": " + remedy);
        }
    }

    @Override
    public double inertia() {
        return mass * rotating;
    }

    /**
     * Power at the wheel.
     *
     * @param elevation height above the sea (m)
     * @return power (W), not below a fifth of that at sea level
     */
    public double wheelPower(double elevation) {
        double left = 1 - altitudeLoss * Math.max(0, elevation - altitudeFrom);
        return power * driveline * Math.max(0.2, left);
    }

    @Override
    public double effort(double speed, double elevation) {
        double pull = wheelPower(elevation) / speed;
        return pull < startEffort ? pull : startEffort;
    }

    @Override
    public double resistance(double speed, double elevation) {
        return mass * Train.GRAVITY * rolling + 0.5 * air(elevation) * dragArea * speed * speed;
    }

    /**
     * Density of air in the standard atmosphere, its exponent 4.256 taken as 4.25, which is 0.03 % at 2 500 m.
     *
     * @param elevation height above the sea (m), -500 to 9 000
     * @return density (kg/m3)
     */
    static double air(double elevation) {
        double x = 1 - 2.25577e-5 * Math.max(-500, Math.min(9000, elevation));
        double square = x * x;
        return AIR * square * square * Math.sqrt(Math.sqrt(x));
    }

    /** In a curve v^2 k = g (side friction + superelevation). */
    @Override
    public double speedOn(LineProfile.Stretch stretch) {
        double k = Math.abs(stretch.curvature());
        return k < 1e-7 ? maxSpeed : Math.min(maxSpeed, Math.sqrt(Train.GRAVITY * (sideFriction + stretch.cant()) / k));
    }
}
