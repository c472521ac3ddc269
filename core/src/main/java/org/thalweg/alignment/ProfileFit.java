package org.thalweg.alignment;

import java.util.ArrayList;
import java.util.List;

/**
 * Fits grades and parabolas to heights over stations: a profile of few points of vertical intersection that passes no
 * farther than a tolerance from every height where that can be had.
 *
 * <p>The heights are thinned by the tolerance (Douglas and Peucker, upright distances); the corners kept are the first points
 * of vertical intersection. Least squares improves stations, elevations and parabolas together; neighbours whose grades change
 * the same way are made one, and points taken out, wherever the tolerance still holds.
 */
public final class ProfileFit {
    private static final int PER = ProfileChain.PER;
    private static final int LOCAL = 10;
    private static final int GLOBAL = 40;

    private final double[] s;
    private final double[] z;
    private final double tolerance;
    private ProfileChain chain;
    private double[] values;

    /**
     * A fitted profile.
     *
     * @param profile the profile, from 0 to the line's length
     * @param distance greatest difference between a height and the profile (m)
     */
    public record Fitted(VerticalAlignment profile, double distance) {}

    private ProfileFit(double[] s, double[] z, double tolerance) {
        this.s = s;
        this.z = z;
        this.tolerance = tolerance;
    }

    /**
     * Fits a profile.
     *
     * @param stations stations of the heights (m), never falling, 0 to the length; of several at one station the first counts
     * @param heights heights (m)
     * @param length length of the line (m)
     * @param tolerance how far a height may lie from the profile (m)
     * @return the profile
     * @throws IllegalArgumentException for fewer than two stations, or a number that is not finite
     */
    public static Fitted of(double[] stations, double[] heights, double length, double tolerance) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < stations.length; i++) {
            if (!Double.isFinite(stations[i]) || !Double.isFinite(heights[i])) {
                throw new IllegalArgumentException("point " + (i + 1) + " of the line has no finite height");
            }
            if (kept.isEmpty() || stations[i] > kept.get(kept.size() - 1)[0] + 1) {
                kept.add(new double[] {stations[i], heights[i]});
            }
        }
        if (kept.size() < 2 || !(length > 2) || !(tolerance > 0)) {
            throw new IllegalArgumentException("a profile needs heights at two stations or more, and a tolerance above 0");
        }
        double[] s = kept.stream().mapToDouble(k -> k[0]).toArray();
        double[] z = kept.stream().mapToDouble(k -> k[1]).toArray();
        ProfileFit fit = new ProfileFit(s, z, tolerance);
        fit.run(length);
        return fit.fitted();
    }

    private void run(double length) {
        begin(length);
        double[] corners = values.clone();
        for (int i = 0; i < chain.nodes(); i++) {
            corners[i * PER + ProfileChain.CURVE] = 0;
        }
        global();
        chain.part(values);
        // Least squares may leave one height farther off than the corners did, which lie within the tolerance.
        values = nearer(corners, values);
        simplify();
        double[] simple = values.clone();
        chain.part(simple);
        global();
        chain.part(values);
        values = nearer(simple, values);
    }

    /** The second of two sets of values, but for the first where that alone keeps the tolerance. */
    private double[] nearer(double[] one, double[] other) {
        return distance(chain, other) <= Math.max(tolerance, distance(chain, one)) ? other : one;
    }

    private void begin(double length) {
        int[] corners = Simplified.of(s, z, tolerance, true);
        List<double[]> nodes = new ArrayList<>();
        for (int k = 0; k < corners.length; k++) {
            boolean end = k == 0 || k == corners.length - 1;
            double station = k == 0 ? 0 : k == corners.length - 1 ? length : s[corners[k]];
            boolean close = !nodes.isEmpty() && station - nodes.get(nodes.size() - 1)[0] < 2;
            if (!close) {
                double room = end ? 0 : Math.min(s[corners[k]] - s[corners[k - 1]], s[corners[k + 1]] - s[corners[k]]);
                nodes.add(new double[] {station, z[corners[k]], 0.9 * room});
            } else if (k == corners.length - 1) {
                nodes.set(nodes.size() - 1, new double[] {station, z[corners[k]], 0});
            }
        }
        chain = new ProfileChain(s, z, nodes.size());
        values = new double[nodes.size() * PER];
        for (int i = 0; i < nodes.size(); i++) {
            System.arraycopy(nodes.get(i), 0, values, i * PER, PER);
        }
        chain.part(values);
        chain.assign(values, 0, s.length - 1);
    }

    private void global() {
        for (double weight : new double[] {1, 30, 1000}) {
            chain.bond(weight);
            LeastSquares.improve(chain, values, 0, chain.nodes() - 1, GLOBAL);
            chain.assign(values, 0, s.length - 1);
        }
    }

    private void simplify() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = chain.nodes() - 2; i >= 1; i--) {
                if ((i + 1 < chain.nodes() - 1 && holds(joined(i), i)) || holds(without(i), i)) {
                    changed = true;
                    i = Math.min(i, chain.nodes() - 1);
                }
            }
        }
    }

    private boolean holds(double[] v, int node) {
        if (v == null) {
            return false;
        }
        ProfileChain shorter = new ProfileChain(s, z, chain.nodes() - 1);
        shorter.assign(v, 0, s.length - 1);
        if (!shorter.settle(v)) {
            return false;
        }
        for (double weight : new double[] {1, 100}) {
            shorter.bond(weight);
            LeastSquares.improve(shorter, v, Math.max(0, node - 3), Math.min(shorter.nodes() - 1, node + 2), LOCAL);
        }
        double[] apart = v.clone();
        shorter.part(apart);
        if (distance(shorter, apart) > Math.max(tolerance, distance(chain, values))) {
            return false;
        }
        chain = shorter;
        values = v;
        return true;
    }

    private double[] without(int node) {
        double[] v = new double[values.length - PER];
        System.arraycopy(values, 0, v, 0, node * PER);
        System.arraycopy(values, (node + 1) * PER, v, node * PER, v.length - node * PER);
        return v;
    }

    /** Two nodes as one, where their outer grades meet, with a parabola from the start of the first to the end of the second. */
    private double[] joined(int node) {
        int i = node * PER;
        double g0 = chain.grade(values, node - 1);
        double g1 = chain.grade(values, node);
        double g2 = chain.grade(values, node + 1);
        if (!((g1 - g0) * (g2 - g1) > 0)) {
            return null;
        }
        double ds = values[i + PER] - values[i];
        double dz = values[i + PER + 1] - values[i + 1];
        double t = (dz - g2 * ds) / (g0 - g2);
        double begin = values[i] - values[i + ProfileChain.CURVE] / 2;
        double end = values[i + PER] + values[i + PER + ProfileChain.CURVE] / 2;
        double[] v = without(node + 1);
        v[i] = values[i] + t;
        v[i + 1] = values[i + 1] + t * g0;
        v[i + ProfileChain.CURVE] = 2 * Math.max(0, Math.min(v[i] - begin, end - v[i]));
        return v;
    }

    private double distance(ProfileChain of, double[] v) {
        double worst = 0;
        for (int p = 0; p < s.length; p++) {
            worst = Math.max(worst, Math.abs(of.elevation(v, s[p]) - z[p]));
        }
        return worst;
    }

    private Fitted fitted() {
        List<Pvi> pvis = new ArrayList<>();
        for (int i = 0; i < chain.nodes(); i++) {
            boolean end = i == 0 || i == chain.nodes() - 1;
            double curve = end ? 0 : values[i * PER + ProfileChain.CURVE];
            pvis.add(new Pvi(values[i * PER], values[i * PER + 1], curve));
        }
        return new Fitted(new VerticalAlignment(pvis), distance(chain, values));
    }
}
