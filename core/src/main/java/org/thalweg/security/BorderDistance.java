package org.thalweg.security;

import java.util.Arrays;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * Distance of a line's axis to a border along the line, in plan. Between rows the distance is taken as linear; it cannot
 * change faster than the station, so rows 10 m apart are true to 5 m anywhere. Arrays must not be written to.
 *
 * @param border the border's name
 * @param station stations of the rows (m), ascending
 * @param distance distance at each row (m)
 */
public record BorderDistance(String border, double[] station, double[] distance) {
    /** Checks the rows. */
    public BorderDistance {
        Objects.requireNonNull(border);
        if (station.length < 2 || station.length != distance.length) {
            throw new IllegalArgumentException("distances along a line need at least two rows");
        }
        if (!(station[station.length - 1] > station[0])) {
            throw new IllegalArgumentException("a line of no length has no distances along it");
        }
    }

    /**
     * Measures a line.
     *
     * @param name the border's name
     * @param border the border (m on the grid): line strings
     * @param station stations of the rows (m)
     * @param x eastings of the rows (m)
     * @param y northings of the rows (m)
     * @return distances
     */
    public static BorderDistance of(String name, Geometry border, double[] station, double[] x, double[] y) {
        IndexedFacetDistance facets = new IndexedFacetDistance(border);
        GeometryFactory factory = border.getFactory();
        double[] distance = new double[station.length];
        for (int i = 0; i < distance.length; i++) {
            distance[i] = facets.distance(factory.createPoint(new Coordinate(x[i], y[i])));
        }
        return new BorderDistance(name, station, distance);
    }

    private double length() {
        return station[station.length - 1] - station[0];
    }

    /**
     * Mean distance by length.
     *
     * @return distance (m)
     */
    public double mean() {
        double sum = 0;
        for (int i = 1; i < station.length; i++) {
            sum += (station[i] - station[i - 1]) * 0.5 * (distance[i - 1] + distance[i]);
        }
        return sum / length();
    }

    /**
     * The row nearest to the border.
     *
     * @return index of the row, the first where several are as near
     */
    public int nearest() {
        int best = 0;
        for (int i = 1; i < distance.length; i++) {
            best = distance[i] < distance[best] ? i : best;
        }
        return best;
    }

    /**
     * The share of the line nearer to the border than a limit.
     *
     * @param limit distance (m)
     * @return share of the length, 0 to 1
     */
    public double shareUnder(double limit) {
        double under = 0;
        for (int i = 1; i < station.length; i++) {
            double low = Math.min(distance[i - 1], distance[i]);
            double high = Math.max(distance[i - 1], distance[i]);
            double part = limit <= low ? 0 : limit > high ? 1 : (limit - low) / (high - low);
            under += part * (station[i] - station[i - 1]);
        }
        return Math.min(1, under / length());
    }

    /**
     * The distance that a share of the line does not exceed.
     *
     * @param share share of the length, 0 to 1
     * @return distance (m), to a millimetre
     */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1");
        }
        double low = Arrays.stream(distance).min().orElseThrow();
        double high = Arrays.stream(distance).max().orElseThrow();
        while (high - low > 1e-3) {
            double middle = 0.5 * (low + high);
            if (shareUnder(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
