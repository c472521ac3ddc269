package org.thalweg.refine;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.HorizontalAlignment.Turn;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.PlanElement;
import org.thalweg.standard.DesignStandard;

/**
 * A whole line as a vector of variables: easting, northing (m) and natural logarithm of the radius of each inner point of
 * intersection, then station (share of the length) and elevation (m) of each inner PVI. Clothoids and vertical curves
 * follow from the standard. Any vector can be read; what it breaks of the standard is measured in metres of line, so that
 * a price per metre makes a penalty of it.
 *
 * @param standard the rules
 * @param ends where the line begins and ends
 * @param points number of inner points of intersection
 * @param breaks number of inner PVIs
 * @param given the plan line where only the profile is variable, with {@code points} 0; else null
 */
record LineForm(DesignStandard standard, Ends ends, int points, int breaks, Given given) {
    /** How much tighter than the standard lengths and radii are held (m): a rule kept by a hair is kept. */
    private static final double HAIR = 0.02;

    /** The same for grades (ratio). */
    private static final double HAIR_OF_GRADE = 5e-6;

    /** A line that breaks less than this of the tightened rules (m) keeps the standard's own. */
    static final double TOLERATED = 0.01;

    /** Least distance between PVIs that can be read as a profile (m). */
    private static final double LEAST_LEG = 1;

    /** What a point that turns back counts as (m). */
    private static final double TURNED_BACK = 1e4;

    /** Sharpest turn that the search makes at one point (rad). */
    private static final double SHARPEST = 2.6;

    /**
     * The fixed ends of a line.
     *
     * @param x0 easting of the start (m)
     * @param y0 northing of the start
     * @param z0 elevation of the start
     * @param heading0 heading at the start (rad), NaN where it is free
     * @param x1 easting of the end
     * @param y1 northing of the end
     * @param z1 elevation of the end
     * @param heading1 heading at the end, NaN where it is free
     */
    record Ends(double x0, double y0, double z0, double heading0, double x1, double y1, double z1, double heading1) {}

    /**
     * A plan line that stays.
     *
     * @param points points of intersection with the ends
     * @param plan plan line
     * @param broken what it breaks of the standard (m of line)
     */
    record Given(List<PointOfIntersection> points, HorizontalAlignment plan, double broken) {}

    /**
     * A vector that has been read.
     *
     * @param points points of intersection with the ends; null where the vector is no line
     * @param plan plan line, likewise
     * @param profile profile, likewise
     * @param broken what it breaks of the standard (m of line)
     */
    record Read(List<PointOfIntersection> points, HorizontalAlignment plan, VerticalAlignment profile, double broken) {
        static Read none(double broken) {
            return new Read(null, null, null, broken);
        }
    }

    /** The same with other numbers of points and PVIs. */
    LineForm with(int morePoints, int moreBreaks) {
        return new LineForm(standard, ends, points + morePoints, breaks + moreBreaks, given);
    }

    /** The form of the profile alone over the plan line of a vector that is a line. */
    LineForm profile(double[] v) {
        List<PointOfIntersection> line = new ArrayList<>(points + 2);
        double broken = curves(v, line) + shortTangents(line);
        return new LineForm(standard, ends, 0, breaks, new Given(line, HorizontalAlignment.of(line), broken));
    }

    int size() {
        return 3 * points + 2 * breaks;
    }

    /** Index of a PVI's station; its elevation is the next. */
    int atBreak(int k) {
        return 3 * points + 2 * k;
    }

    /** The vector of a line, whose points and PVIs must be as many as the form has. */
    double[] of(List<PointOfIntersection> line, VerticalAlignment profile, double length) {
        double[] v = new double[size()];
        for (int i = 0; i < points; i++) {
            PointOfIntersection p = line.get(i + 1);
            v[3 * i] = p.x();
            v[3 * i + 1] = p.y();
            v[3 * i + 2] = StrictMath.log(Math.max(standard.minRadius(), p.radius()));
        }
        for (int k = 0; k < breaks; k++) {
            v[atBreak(k)] = profile.pvis().get(k + 1).station() / length;
            v[atBreak(k) + 1] = profile.pvis().get(k + 1).elevation();
        }
        return v;
    }

    /** First steps: a share of the least radius for points, and what goes with it for the rest. */
    double[] steps(double length) {
        double step = 0.08 * Math.max(standard.minRadius(), 100);
        double[] v = new double[size()];
        for (int i = 0; i < points; i++) {
            v[3 * i] = step;
            v[3 * i + 1] = step;
            v[3 * i + 2] = 0.1;
        }
        for (int k = 0; k < breaks; k++) {
            v[atBreak(k)] = 0.5 * step / length;
            v[atBreak(k) + 1] = 0.015 * step;
        }
        return v;
    }

    Read read(double[] v) {
        if (given != null) {
            return read(v, given.points, given.plan, given.broken);
        }
        List<PointOfIntersection> line = new ArrayList<>(points + 2);
        double broken = curves(v, line);
        if (Double.isNaN(broken)) {
            return Read.none(TURNED_BACK);
        }
        double overlapping = tangents(line);
        if (overlapping > 0) {
            return Read.none(overlapping + broken);
        }
        return read(v, line, HorizontalAlignment.of(line), broken + shortTangents(line));
    }

    private Read read(double[] v, List<PointOfIntersection> line, HorizontalAlignment plan, double broken) {
        List<Pvi> pvis = new ArrayList<>(breaks + 2);
        double off = breaks(v, plan.length(), pvis);
        if (off > 0) {
            return Read.none(broken + off);
        }
        VerticalAlignment profile = new VerticalAlignment(pvis);
        return new Read(line, plan, profile, broken + grades(plan, profile) + distances(profile) + overlaps(plan, profile));
    }

    /** Fits a curve at each point: what radii and arcs lack (m), NaN where a point turns back. */
    private double curves(double[] v, List<PointOfIntersection> line) {
        double[] x = new double[points + 2];
        double[] y = new double[points + 2];
        places(v, x, y);
        double lacking = 0;
        line.add(new PointOfIntersection(x[0], y[0], 0, 0, 0));
        for (int i = 1; i <= points; i++) {
            double in = StrictMath.atan2(x[i] - x[i - 1], y[i] - y[i - 1]);
            double out = StrictMath.atan2(x[i + 1] - x[i], y[i + 1] - y[i]);
            double angle = Math.abs(Math.IEEEremainder(out - in, 2 * Math.PI));
            if (angle > SHARPEST || angle < 1e-4) {
                return Double.NaN;
            }
            double radius = StrictMath.exp(Math.min(20, v[3 * i - 1]));
            if (radius < standard.minRadius() + HAIR) {
                lacking += standard.minRadius() + HAIR - radius;
                radius = standard.minRadius() + HAIR;
            }
            double clothoid = standard.clothoids().length(radius);
            double least = (standard.minArc() + HAIR + clothoid) / angle;
            if (radius < least) {
                // The arc is raised to its least length; how far it was from it keeps the variable in sight of it.
                lacking += 0.01 * (least - radius) * angle;
                radius = least;
                clothoid = standard.clothoids().length(radius);
            }
            line.add(new PointOfIntersection(x[i], y[i], radius, clothoid, clothoid));
        }
        line.add(new PointOfIntersection(x[points + 1], y[points + 1], 0, 0, 0));
        return lacking;
    }

    /** Places of the points; those that a heading binds are moved onto its ray. */
    private void places(double[] v, double[] x, double[] y) {
        x[0] = ends.x0;
        y[0] = ends.y0;
        x[points + 1] = ends.x1;
        y[points + 1] = ends.y1;
        for (int i = 1; i <= points; i++) {
            x[i] = v[3 * i - 3];
            y[i] = v[3 * i - 2];
        }
        if (points > 0 && !Double.isNaN(ends.heading0)) {
            ontoRay(x, y, 1, 0, ends.heading0, 1);
        }
        if (points > 1 && !Double.isNaN(ends.heading1)) {
            ontoRay(x, y, points, points + 1, ends.heading1, -1);
        }
    }

    private static void ontoRay(double[] x, double[] y, int i, int end, double heading, int sign) {
        double ux = sign * StrictMath.sin(heading);
        double uy = sign * StrictMath.cos(heading);
        double along = Math.max(1, (x[i] - x[end]) * ux + (y[i] - y[end]) * uy);
        x[i] = x[end] + along * ux;
        y[i] = y[end] + along * uy;
    }

    /** By how much curves overlap (m); above 0 the points are no line. */
    private double tangents(List<PointOfIntersection> line) {
        double over = 0;
        for (int i = 1; i < line.size(); i++) {
            over += Math.max(0, -tangent(line, i));
        }
        return over;
    }

    private double shortTangents(List<PointOfIntersection> line) {
        double lacking = 0;
        for (int i = 1; i < line.size(); i++) {
            double tangent = tangent(line, i);
            boolean atEnd = i == 1 || i == line.size() - 1;
            lacking += atEnd ? 0 : Math.max(0, standard.minTangent() + HAIR - tangent);
            lacking += Math.max(0, tangent - (standard.maxTangent() - HAIR));
        }
        return lacking;
    }

    /** Length of the tangent before a point, negative where curves overlap. */
    private static double tangent(List<PointOfIntersection> line, int i) {
        PointOfIntersection a = line.get(i - 1);
        PointOfIntersection b = line.get(i);
        double used = i == 1 ? 0 : Turn.at(line.get(i - 2), a, b).tangentOut();
        double in = i == line.size() - 1 ? 0 : Turn.at(a, b, line.get(i + 1)).tangentIn();
        return Math.hypot(b.x() - a.x(), b.y() - a.y()) - used - in;
    }

    /** Reads the PVIs; what is returned above 0 (m) tells how far they are from a profile. */
    private double breaks(double[] v, double length, List<Pvi> pvis) {
        double[] s = new double[breaks + 2];
        double[] z = new double[breaks + 2];
        z[0] = ends.z0;
        s[breaks + 1] = length;
        z[breaks + 1] = ends.z1;
        for (int k = 0; k < breaks; k++) {
            s[k + 1] = v[atBreak(k)] * length;
            z[k + 1] = v[atBreak(k) + 1];
        }
        double off = 0;
        for (int k = 1; k < s.length; k++) {
            off += Math.max(0, LEAST_LEG - (s[k] - s[k - 1]));
        }
        if (off > 0) {
            return off;
        }
        double[] curve = new double[breaks + 2];
        for (int k = 1; k <= breaks; k++) {
            double change = (z[k + 1] - z[k]) / (s[k + 1] - s[k]) - (z[k] - z[k - 1]) / (s[k] - s[k - 1]);
            boolean rounded = Math.abs(change) > standard.verticalCurveThreshold();
            double radius = change < 0 ? standard.crestRadius() : standard.sagRadius();
            curve[k] = rounded ? (radius + HAIR) * Math.abs(change) : 0;
        }
        for (int k = 1; k < s.length; k++) {
            off += Math.max(0, 0.5 * (curve[k] + curve[k - 1]) - (s[k] - s[k - 1]));
        }
        for (int k = 0; k < s.length && off == 0; k++) {
            pvis.add(new Pvi(s[k], z[k], curve[k]));
        }
        return off;
    }

    /** Missing length of grades that are too steep, and of those too gentle to drain (m). */
    private double grades(HorizontalAlignment plan, VerticalAlignment profile) {
        double most = standard.maxGrade() - HAIR_OF_GRADE;
        double lacking = 0;
        for (int leg = 0; leg <= breaks; leg++) {
            Pvi a = profile.pvis().get(leg);
            Pvi b = profile.pvis().get(leg + 1);
            double grade = Math.abs(profile.grade(leg));
            double length = b.station() - a.station();
            lacking += Math.max(0, grade / most - 1) * length;
            if (standard.minGrade() > 0) {
                lacking += Math.max(0, 1 - grade / (standard.minGrade() + HAIR_OF_GRADE)) * length;
            }
            if (standard.curveCompensation() > 0) {
                lacking += steepInCurves(plan, a.station(), b.station(), grade);
            }
        }
        return lacking;
    }

    private double steepInCurves(HorizontalAlignment plan, double from, double to, double grade) {
        double lacking = 0;
        for (int e = plan.elementAt(from); e < plan.elements().size() && plan.station(e) < to; e++) {
            PlanElement element = plan.elements().get(e);
            double curvature =
                    Math.max(Math.abs(element.curvatureAt(0)), Math.abs(element.curvatureAt(element.length())));
            double limit = standard.gradeLimit(curvature) - HAIR_OF_GRADE;
            double shared = Math.min(to, plan.station(e + 1)) - Math.max(from, plan.station(e));
            lacking += Math.max(0, grade / limit - 1) * Math.max(0, shared);
        }
        return lacking;
    }

    /** What the distances of changes of grade and of vertical curves lack (m). */
    private double distances(VerticalAlignment profile) {
        double lacking = 0;
        for (int k = 2; k <= breaks; k++) {
            Pvi a = profile.pvis().get(k - 1);
            Pvi b = profile.pvis().get(k);
            double apart = b.station() - a.station();
            lacking += Math.max(0, standard.minGradeLength() + HAIR - apart);
            if (a.curveLength() > 0 && b.curveLength() > 0) {
                double constant = apart - 0.5 * (a.curveLength() + b.curveLength());
                lacking += Math.max(0, standard.minConstantGrade() + HAIR - constant);
            }
        }
        return lacking;
    }

    /** How far vertical curves would have to move to be off all clothoids (m). */
    private double overlaps(HorizontalAlignment plan, VerticalAlignment profile) {
        double off = 0;
        if (!standard.verticalCurveOffClothoid()) {
            return off;
        }
        for (int k = 1; k <= breaks; k++) {
            Pvi p = profile.pvis().get(k);
            double from = p.station() - 0.5 * p.curveLength() - HAIR;
            double to = p.station() + 0.5 * p.curveLength() + HAIR;
            for (int e = 0; e < plan.elements().size(); e++) {
                if (plan.elements().get(e).kind() == PlanElement.Kind.CLOTHOID) {
                    off += Math.max(0, Math.min(to - plan.station(e), plan.station(e + 1) - from));
                }
            }
        }
        return off;
    }
}
