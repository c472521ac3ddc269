package org.thalweg.alignment;

import java.util.ArrayList;
import java.util.List;

/** A profile: constant grades joined by parabolas. Immutable. */
public final class VerticalAlignment {
    private final List<Pvi> pvis;

    /**
     * Makes a profile.
     *
     * @param pvis at least two, stations ascending; the first and last have no curve, and curves do not overlap (1 mm)
     */
    public VerticalAlignment(List<Pvi> pvis) {
        this.pvis = List.copyOf(pvis);
        int n = this.pvis.size();
        if (n < 2 || this.pvis.get(0).curveLength() != 0 || this.pvis.get(n - 1).curveLength() != 0) {
            throw new IllegalArgumentException("a profile needs two PVIs or more, without curves at its ends");
        }
        for (int i = 1; i < n; i++) {
            Pvi a = this.pvis.get(i - 1);
            Pvi b = this.pvis.get(i);
            if (!(b.station() > a.station())
                    || a.curveLength() / 2 + b.curveLength() / 2 > b.station() - a.station() + 1e-3) {
                throw new IllegalArgumentException("PVI " + i + " at station " + b.station()
                        + " m is out of order, or its curve overlaps the one before");
            }
        }
    }

    /**
     * The points of vertical intersection.
     *
     * @return PVIs in order
     */
    public List<Pvi> pvis() {
        return pvis;
    }

    /**
     * The profile without very short tangents between two parabolas: one of the two is made longer until they touch, where on
     * its other side there is room for it. Nobody stakes out a tangent of a few metres, and a survey cannot tell it from the
     * parabolas. A longer parabola is flatter, so no rule on radii is broken.
     *
     * @param least tangents shorter than this (m) are closed, where they can be
     * @return the profile; the same where there is nothing to close
     */
    public VerticalAlignment withoutTangentsBelow(double least) {
        List<Pvi> changed = new ArrayList<>(pvis);
        for (int i = 1; i + 2 < changed.size(); i++) {
            double gap = tangent(changed, i);
            boolean curved = changed.get(i).curveLength() > 0 && changed.get(i + 1).curveLength() > 0;
            if (curved && gap > 0 && gap < least) {
                if (tangent(changed, i - 1) >= gap + least) {
                    changed.set(i, longer(changed.get(i), gap));
                } else if (tangent(changed, i + 1) >= gap + least) {
                    changed.set(i + 1, longer(changed.get(i + 1), gap));
                }
            }
        }
        return changed.equals(pvis) ? this : new VerticalAlignment(changed);
    }

    /** Length of the tangent after a point (m). */
    private static double tangent(List<Pvi> pvis, int i) {
        Pvi a = pvis.get(i);
        Pvi b = pvis.get(i + 1);
        return b.station() - a.station() - 0.5 * (a.curveLength() + b.curveLength());
    }

    private static Pvi longer(Pvi p, double eachSide) {
        return new Pvi(p.station(), p.elevation(), p.curveLength() + 2 * eachSide);
    }

    /**
     * Elevation of the design line.
     *
     * @param station station (m), clamped to the profile
     * @return elevation (m)
     */
    public double elevationAt(double station) {
        double s = clamp(station);
        int i = leg(s);
        double grade = grade(i);
        double z = pvis.get(i).elevation() + grade * (s - pvis.get(i).station());
        return z + bend(i, s) + bend(i + 1, s);
    }

    /**
     * Grade of the design line.
     *
     * @param station station (m), clamped to the profile; at an angle without curve, the grade just after it
     * @return ratio, positive uphill
     */
    public double gradeAt(double station) {
        double s = clamp(station);
        int i = leg(s);
        for (int k = i; k <= i + 1; k++) {
            Pvi p = pvis.get(k);
            double half = p.curveLength() / 2;
            if (half > 0 && Math.abs(s - p.station()) < half) {
                double t = (s - p.station() + half) / p.curveLength();
                return grade(k - 1) + t * (grade(k) - grade(k - 1));
            }
        }
        return grade(i);
    }

    /**
     * Grade between two neighbouring PVIs.
     *
     * @param leg 0 for the first leg
     * @return ratio, positive uphill
     */
    public double grade(int leg) {
        Pvi a = pvis.get(leg);
        Pvi b = pvis.get(leg + 1);
        return (b.elevation() - a.elevation()) / (b.station() - a.station());
    }

    /** How far the parabola at a PVI lifts the line off its grade at a station. */
    private double bend(int pvi, double s) {
        Pvi p = pvis.get(pvi);
        double half = p.curveLength() / 2;
        double off = half - Math.abs(s - p.station());
        if (!(off > 0) || pvi == 0 || pvi == pvis.size() - 1) {
            return 0;
        }
        return (grade(pvi) - grade(pvi - 1)) * off * off / (2 * p.curveLength());
    }

    private double clamp(double s) {
        return Math.max(pvis.get(0).station(), Math.min(pvis.get(pvis.size() - 1).station(), s));
    }

    /** The leg that holds a station; at a PVI, the one after it. */
    private int leg(double s) {
        int low = 0;
        int high = pvis.size() - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pvis.get(middle).station() <= s) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
