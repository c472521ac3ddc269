package org.thalweg.operation;

import java.util.Arrays;

/**
 * Speeds down long grades: a heavy vehicle keeps to what its retarder holds, once a descent is longer than its service
 * brakes may work. The idea is HDM-4's VBRAKE; the balance is {@link CrawlSpeed#downhill}.
 */
public final class Descents {
    /** A descent shorter than this (m) is braked away. */
    static final double CRITICAL = 500;

    /** Two descents with less than this between them (m) are one. */
    private static final double GAP = 200;

    private Descents() {}

    /**
     * The line with speeds lowered on long descents.
     *
     * @param vehicle the vehicle
     * @param line the line in the direction of travel
     * @return a line whose limits are not above what the vehicle's retarder holds on the mean grade of each long descent
     */
    public static LineProfile limited(RoadVehicle vehicle, LineProfile line) {
        int n = line.size();
        double[] limits = new double[n];
        Arrays.fill(limits, Double.POSITIVE_INFINITY);
        double gentle = gentle(vehicle, line.height(0));
        for (int i = 0; i < n; i++) {
            if (-line.grade(i) <= gentle) {
                continue;
            }
            int last = end(line, i, gentle);
            double length = line.node(last + 1) - line.node(i);
            if (length > CRITICAL) {
                double mean = (line.height(i) - line.height(last + 1)) / length;
                double v = CrawlSpeed.downhill(vehicle, mean, line.height(last + 1));
                Arrays.fill(limits, i, last + 1, v);
            }
            i = last;
        }
        return line.limited(limits);
    }

    /** The descent (ratio) that needs no limit: where the retarder holds the greatest speed. */
    private static double gentle(RoadVehicle vehicle, double elevation) {
        double v = vehicle.maxSpeed();
        return (vehicle.retarder() / v + vehicle.resistance(v, elevation)) / (vehicle.mass() * Train.GRAVITY);
    }

    /** The last stretch of the descent that begins at a stretch, short gentler parts included. */
    private static int end(LineProfile line, int first, double gentle) {
        int last = first;
        for (int i = first; i < line.size() && line.node(i) - line.node(last + 1) < GAP; i++) {
            if (-line.grade(i) > gentle) {
                last = i;
            }
        }
        return last;
    }
}
