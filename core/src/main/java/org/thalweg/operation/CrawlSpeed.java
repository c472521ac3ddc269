package org.thalweg.operation;

/** Speeds at which a road vehicle's power balances a grade. */
public final class CrawlSpeed {
    private CrawlSpeed() {}

    /**
     * The speed that a vehicle can hold on a long grade: P = v (m g (c_r cos + sin) + rho CdA v^2 / 2), or its greatest.
     *
     * @param vehicle the vehicle
     * @param grade ratio, positive uphill
     * @param elevation height above the sea (m)
     * @return speed (m/s), up to 100 m/s: the vehicle's own limit is not applied
     */
    public static double uphill(RoadVehicle vehicle, double grade, double elevation) {
        double low = 0;
        double high = 100;
        double weight = vehicle.mass() * Train.GRAVITY * grade / Math.sqrt(1 + grade * grade);
        for (int i = 0; i < 100; i++) {
            double v = 0.5 * (low + high);
            if (vehicle.effort(v, elevation) > vehicle.resistance(v, elevation) + weight) {
                low = v;
            } else {
                high = v;
            }
        }
        return low;
    }

    /**
     * The speed at which retarder and resistance hold a vehicle on a long descent, so that its service brakes stay cold.
     *
     * @param vehicle the vehicle
     * @param descent steepness of the descent (ratio, positive downhill)
     * @param elevation height above the sea (m)
     * @return speed (m/s); infinity where resistance alone holds it at its greatest speed
     */
    public static double downhill(RoadVehicle vehicle, double descent, double elevation) {
        double weight = vehicle.mass() * Train.GRAVITY * descent / Math.sqrt(1 + descent * descent);
        double top = vehicle.maxSpeed();
        if (excess(vehicle, weight, top, elevation) <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = top;
        for (int i = 0; i < 100; i++) {
            double v = 0.5 * (low + high);
            if (excess(vehicle, weight, v, elevation) > 0) {
                high = v;
            } else {
                low = v;
            }
        }
        return low;
    }

    /** Power (W) beyond what the retarder takes. */
    private static double excess(RoadVehicle vehicle, double weight, double v, double elevation) {
        return v * (weight - vehicle.resistance(v, elevation)) - vehicle.retarder();
    }

    /**
     * Crawl speed by the TWOPAS equations of NCHRP report 505, for comparison.
     *
     * @param weightToPower lb/hp
     * @param weightToArea lb/ft2: weight over frontal area, 620 for a tractor with trailer
     * @param elevation ft
     * @param grade ratio, positive uphill
     * @return speed (ft/s) at which the acceleration at full power vanishes
     */
    public static double twopas(double weightToPower, double weightToArea, double elevation, double grade) {
        double low = 1;
        double high = 300;
        for (int i = 0; i < 100; i++) {
            double v = 0.5 * (low + high);
            if (twopasAcceleration(v, weightToPower, weightToArea, elevation, grade) > 0) {
                low = v;
            } else {
                high = v;
            }
        }
        return low;
    }

    /** The power-limited acceleration (ft/s2); its sign is that of the coasting part plus the engine's. */
    private static double twopasAcceleration(double v, double wp, double wa, double elevation, double grade) {
        double cde = StrictMath.pow(1 - 0.000006887 * elevation, 4.255);
        double coast = -0.2445 - 0.0004 * v - 0.021 * cde * v * v / wa - 222.6 / (wp * v) - 32.174 * grade;
        return (coast + 15368 / (wp * v)) / (1 + 14080 / (wp * v * v));
    }
}
