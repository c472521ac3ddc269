package org.thalweg.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.corridor.PriceField;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

/**
 * Prices a stretch of a plan line at given heights, on plane ground and on sections of the real ground. Prices are not
 * negative, so that a sum which has reached the price to beat is not followed further. Not for two threads at once.
 */
final class StretchPricer {
    private final PriceField field;
    private final DesignStandard standard;
    private final LineRefiner.SectionPrices sections;
    private final Clearance clearance;
    /** Distance between samples (m), at most. */
    private final double step;
    /** Price per metre of a place where no line may lie: high, yet finite, so that a line is led out of it step by step. */
    private final double barred;
    /** Scratch: prices of the four structures at one elevation. */
    private final float[] section = new float[Structure.values().length];

    /**
     * Prepares prices.
     *
     * @param field prices on plane ground
     * @param sections prices on the real ground; null where nobody asks for them
     * @param clearance further price by place; null for none
     */
    StretchPricer(PriceField field, LineRefiner.SectionPrices sections, Clearance clearance) {
        this.field = field;
        this.standard = field.standard();
        this.sections = sections;
        this.clearance = clearance;
        this.step = Math.max(12, Math.min(25, field.frame().cell()));
        this.barred = LineRefiner.BARRED * field.tunnelPrice();
    }

    /** A stretch of a plan line: its elements, and their length (m). */
    record Stretch(List<PlanElement> elements, double length) {
        /** Lays tangents and curves one after the other from a pose on; the curve at index i follows the tangent i. */
        static Stretch laid(HorizontalAlignment.Turn[] turns, double[] tangents, Pose start) {
            List<PlanElement> elements = new ArrayList<>();
            double length = 0;
            Pose at = start;
            for (int i = 1; i < turns.length; i++) {
                HorizontalAlignment.Turn t = turns[i];
                for (double[] part : new double[][] {
                    {tangents[i], 0, 0},
                    {t.clothoidIn(), 0, t.curvature()},
                    {t.arc(), t.curvature(), t.curvature()},
                    {t.clothoidOut(), t.curvature(), 0}
                }) {
                    if (part[0] > 0) {
                        PlanElement element = new PlanElement(at, part[0], part[1], part[2]);
                        elements.add(element);
                        at = element.end();
                        length += part[0];
                    }
                }
            }
            return new Stretch(elements, length);
        }
    }

    /** Poses at the middles of equal steps along a stretch. */
    private record Samples(double[] x, double[] y, double[] sin, double[] cos, double[] curvature) {}

    /** A stretch with the heights at which it was priced. */
    record Priced(Stretch stretch, Samples at, double[] z, double cost) {}

    /** What a stretch is priced with: its samples, and the held heights, grades and limits of grades there. */
    private record Course(Samples at, double[] z, double[] grade, double[] limit, double length) {}

    /** Number of samples of a stretch. */
    int count(Stretch stretch) {
        return Math.max(4, (int) StrictMath.ceil(stretch.length() / step));
    }

    /** Heights of the ground (m) at a number of samples along a stretch. */
    double[] ground(Stretch stretch, int n) {
        Samples at = samples(stretch, n);
        double[] ground = new double[n];
        for (int k = 0; k < n; k++) {
            ground[k] = field.groundAt(at.x[k], at.y[k]);
        }
        return ground;
    }

    /**
     * Objective of a stretch as it is.
     *
     * @param stretch the stretch
     * @param height design elevation (m) by station of the whole line
     * @param start station at which the stretch begins (m)
     */
    Priced asItIs(Stretch stretch, DoubleUnaryOperator height, double start) {
        Course course = course(stretch, samples(stretch, count(stretch)), height, start, 1);
        return new Priced(stretch, course.at, course.z, price(course, 0, Double.POSITIVE_INFINITY));
    }

    /**
     * Objective of a stretch in place of another, the best of a few bumps up and down that vanish at its ends. One of the
     * bumps follows the ground: it keeps depths as near as it can to those that the other had.
     *
     * @param stretch the stretch
     * @param height design elevation (m) by station of the whole line as it is
     * @param start station at which the other begins (m)
     * @param length length of the other (m)
     * @param ground heights of the ground along the other, at as many samples as this has
     * @param limit the price that it must be below; a price that is not may be told lower than it is, yet not below
     */
    Priced instead(Stretch stretch, DoubleUnaryOperator height, double start, double length, double[] ground, double limit) {
        Samples at = samples(stretch, ground.length);
        Course course = course(stretch, at, height, start, length / stretch.length());
        double best = price(course, 0, limit);
        double chosen = 0;
        double follow = followGround(at, ground);
        for (double bump : new double[] {follow, 0.5 * follow, -3, 3}) {
            double cost = Math.abs(bump) > 0.2 ? price(course, bump, Math.min(best, limit)) : best;
            if (cost < best) {
                best = cost;
                chosen = bump;
            }
        }
        for (int k = 0; k < ground.length; k++) {
            course.z[k] += chosen * bump((k + 0.5) / ground.length);
        }
        return new Priced(stretch, at, course.z, best);
    }

    /**
     * Cost of a stretch by sections of the real ground; what the plane prices add for steepness and nearness is kept out,
     * as it is decided already.
     *
     * @param limit a cost that may stand for any that is not below it
     */
    double onSections(Priced priced, double limit) {
        int n = priced.z.length;
        double length = priced.stretch.length();
        double sum = 0;
        for (int k = 0; k < n && sum * length / n < limit; k++) {
            double x = priced.at.x[k];
            double y = priced.at.y[k];
            double heading = StrictMath.atan2(priced.at.sin[k], priced.at.cos[k]);
            sections.price(x, y, heading, 0, priced.z[k], 1, 1, section, 0);
            float least = Float.POSITIVE_INFINITY;
            for (float price : section) {
                least = Math.min(least, price);
            }
            sum += Math.min(barred, least + field.weightAt(field.frame().index(x, y)));
            sum += clearance == null ? 0 : clearance.price(x, y, priced.z[k], null);
        }
        return sum * length / n;
    }

    /** Heights, grades and limits along a stretch that stands for one of {@code share} times its length. */
    private Course course(Stretch stretch, Samples at, DoubleUnaryOperator height, double start, double share) {
        int n = at.x.length;
        Course course = new Course(at, new double[n], new double[n], new double[n], stretch.length());
        for (int k = 0; k < n; k++) {
            course.z[k] = height.applyAsDouble(start + (k + 0.5) * stretch.length() / n * share);
            double along = start + (k + 0.5) / n * stretch.length() * share;
            course.grade[k] = (height.applyAsDouble(along + HeightTable.STEP) - height.applyAsDouble(along - HeightTable.STEP))
                    / (2 * HeightTable.STEP) * share;
            course.limit[k] = standard.gradeLimit(at.curvature[k]);
        }
        return course;
    }

    /** The bump whose least-squares difference from the change of the ground's height is least. */
    private double followGround(Samples now, double[] was) {
        double top = 0;
        double bottom = 0;
        for (int k = 0; k < was.length; k++) {
            double change = field.groundAt(now.x[k], now.y[k]) - was[k];
            if (!Double.isNaN(change)) {
                double bump = bump((k + 0.5) / was.length);
                top += bump * change;
                bottom += bump * bump;
            }
        }
        return bottom > 0 ? top / bottom : 0;
    }

    /** A parabola over the stretch: 0 at its ends, 1 in the middle. */
    private static double bump(double share) {
        return 4 * share * (1 - share);
    }

    /** Price of a course lifted by a bump of some height; no less than {@code limit} where it is not below. */
    private double price(Course course, double height, double limit) {
        Samples at = course.at;
        int n = at.x.length;
        double each = course.length / n;
        double sum = 0;
        for (int k = 0; k < n && sum < limit; k++) {
            double share = (k + 0.5) / n;
            double design = course.z[k] + height * bump(share);
            double price = field.price(at.x[k], at.y[k], at.sin[k], at.cos[k], design);
            double clear = clearance == null ? 0 : clearance.price(at.x[k], at.y[k], design, null);
            double grade = course.grade[k] + height * 4 * (1 - 2 * share) / course.length;
            sum += each * (Math.min(barred, price) + clear
                    + LineRefiner.steepness(grade, course.limit[k], field.tunnelPrice()));
        }
        return sum;
    }

    private Samples samples(Stretch stretch, int n) {
        Samples at = new Samples(new double[n], new double[n], new double[n], new double[n], new double[n]);
        double each = stretch.length() / n;
        int e = 0;
        double base = 0;
        for (int k = 0; k < n; k++) {
            double s = (k + 0.5) * each;
            while (e < stretch.elements().size() - 1 && s - base > stretch.elements().get(e).length()) {
                base += stretch.elements().get(e++).length();
            }
            PlanElement element = stretch.elements().get(e);
            double local = Math.min(element.length(), s - base);
            Pose p = element.poseAt(local);
            at.x[k] = p.x();
            at.y[k] = p.y();
            at.sin[k] = StrictMath.sin(p.heading());
            at.cos[k] = StrictMath.cos(p.heading());
            at.curvature[k] = element.curvatureAt(local);
        }
        return at;
    }
}
