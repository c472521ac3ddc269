package org.thalweg.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;
import org.thalweg.study.BadInput;

/**
 * Joins the elements that LandXML gives, each by its own points, to one smooth line.
 *
 * <p>Lengths and curvatures say the line's whole shape but for its place and its direction. So the elements are chained
 * from the first point, and the chain is turned about it until its joints lie nearest to the points given (least squares:
 * the angle of the summed vector products). Where the points are as exact as the lengths, this is the line that was
 * written. Where they were rounded, the directions of forty kilometres cannot be had from sums: then the tangents are taken
 * from the points themselves, and the curves, with the radii and clothoids given, are fitted between them
 * ({@link LandXmlTangents}).
 */
final class LandXmlPlan {
    /** Greatest distance of a chained joint from its point (m): what the least spacing of written millimetres makes. */
    static final double CHAINED = 1e-3;

    /** Greatest distance of a point from the line through tangents (m), and of one element's end from the next's start. */
    static final double FITTED = 0.05;

    /**
     * An element as given.
     *
     * @param start start, easting and northing (m)
     * @param end end (m)
     * @param length length (m)
     * @param k0 curvature at the start (1/m), positive right
     * @param k1 curvature at the end (1/m)
     * @param in heading at the start (rad), by the points
     * @param out heading at the end (rad), by the points
     */
    record Part(double[] start, double[] end, double length, double k0, double k1, double in, double out) {}

    private final List<Part> parts = new ArrayList<>();
    private final Function<String, BadInput> refusal;

    LandXmlPlan(Function<String, BadInput> refusal) {
        this.refusal = refusal;
    }

    int size() {
        return parts.size();
    }

    void line(double[] start, double[] end, Function<String, BadInput> refusal) {
        double length = distance(start, end);
        if (length < 1e-9) {
            return;
        }
        double heading = heading(start, end);
        add(new Part(start, end, length, 0, 0, heading, heading), refusal);
    }

    /**
     * Adds an arc.
     *
     * @param length length (m), NaN when not given
     * @param radius radius (m), NaN when not given
     */
    void curve(double[] start, double[] centre, double[] end, boolean right, double length, double radius,
            Function<String, BadInput> refusal) {
        double r = 0.5 * (distance(start, centre) + distance(end, centre));
        if (!(r > 0.1)) {
            throw refusal.apply("the radius of the curve is " + r + " m; correct its Center");
        }
        if (Math.abs(distance(start, centre) - distance(end, centre)) > 2 * FITTED) {
            throw refusal.apply("Start and End are not equally far from Center (" + distance(start, centre) + " and "
                    + distance(end, centre) + " m); correct them");
        }
        double side = right ? 1 : -1;
        double turn = side * (heading(centre, end) - heading(centre, start));
        turn = turn - 2 * Math.PI * Math.floor(turn / (2 * Math.PI));
        if (turn * r > 2 * Math.PI * r - 1e-6) {
            turn = 0;
        }
        // Length and radius, where given and true to the points, carry more digits than the points do.
        double trueRadius = Math.abs(radius - r) <= FITTED ? radius : r;
        if (Math.abs(radius - r) > Math.max(FITTED, 1e-6 * r)) {
            throw refusal.apply("radius is " + radius + " m but Center lies " + r + " m from the curve; correct them");
        }
        if (Math.abs(length - turn * r) > Math.max(2 * FITTED, 1e-6 * r)) {
            throw refusal.apply("length is " + length + " m, but from Start about Center to End by rot it is " + turn * r
                    + " m; correct rot, or the order of coordinates, which is northing easting");
        }
        double trueLength = Double.isNaN(length) ? turn * r : length;
        if (trueLength < 1e-9) {
            return;
        }
        double k = side / trueRadius;
        add(new Part(start, end, trueLength, k, k, heading(centre, start) + side * Math.PI / 2,
                heading(centre, end) + side * Math.PI / 2), refusal);
    }

    void spiral(double[] start, double[] pi, double[] end, boolean right, double length, double k0, double k1,
            Function<String, BadInput> refusal) {
        if (!(length > 0)) {
            throw refusal.apply("the length of the spiral is " + length + " m but must be positive");
        }
        double side = right ? 1 : -1;
        PlanElement shape = new PlanElement(new Pose(0, 0, 0), length, side * k0, side * k1);
        double turn = shape.headingAt(length);
        Pose reach = shape.end();
        double chord = Math.sqrt(reach.x() * reach.x() + reach.y() * reach.y());
        if (Math.abs(chord - distance(start, end)) > 2 * FITTED) {
            throw refusal.apply("Start and End are " + distance(start, end) + " m apart, but a clothoid of this length and these"
                    + " radii spans " + chord + " m; correct them");
        }
        // The chord's direction is the surest that the points give; the tangent's follows from the shape.
        double in = heading(start, end) - StrictMath.atan2(reach.x(), reach.y());
        double told = heading(start, pi);
        if (distance(start, pi) > 1 && Math.abs(Math.IEEEremainder(told - in, 2 * Math.PI)) > 0.02) {
            throw refusal.apply("PI does not lie on the tangent that Start, End, length, radii and rot give; correct them, or"
                    + " the order of coordinates, which is northing easting");
        }
        add(new Part(start, end, length, side * k0, side * k1, in, in + turn), refusal);
    }

    private void add(Part part, Function<String, BadInput> refusal) {
        if (!parts.isEmpty()) {
            double gap = distance(parts.get(parts.size() - 1).end(), part.start());
            if (gap > FITTED) {
                throw refusal.apply("this element starts " + gap + " m off the end of the one before; join them");
            }
        }
        parts.add(part);
    }

    /** The smooth line. */
    HorizontalAlignment joined() {
        if (parts.isEmpty()) {
            throw refusal.apply("the plan line has no element of any length; export the alignment's geometry");
        }
        HorizontalAlignment chained = chained(turnedBy(chained(0)));
        if (farthest(chained) <= CHAINED) {
            return chained;
        }
        try {
            HorizontalAlignment fitted = new LandXmlTangents(parts).line();
            requireNear(fitted);
            return fitted;
        } catch (IllegalArgumentException e) {
            throw refusal.apply("the elements do not make one smooth line (" + e.getMessage()
                    + "); export them with more decimals, or join them tangentially");
        }
    }

    private HorizontalAlignment chained(double turned) {
        List<PlanElement> elements = new ArrayList<>();
        Part first = parts.get(0);
        Pose at = new Pose(first.start()[0], first.start()[1], first.in() + turned);
        for (Part part : parts) {
            PlanElement element = new PlanElement(at, part.length(), part.k0(), part.k1());
            elements.add(element);
            at = element.end();
        }
        return new HorizontalAlignment(elements);
    }

    /** The angle (rad, to the right) that brings the joints of a chain nearest to their points. */
    private double turnedBy(HorizontalAlignment chain) {
        double along = 0;
        double across = 0;
        double[] o = parts.get(0).start();
        for (int i = 0; i < parts.size(); i++) {
            Pose p = chain.elements().get(i).end();
            double[] q = parts.get(i).end();
            double px = p.x() - o[0];
            double py = p.y() - o[1];
            double qx = q[0] - o[0];
            double qy = q[1] - o[1];
            along += px * qx + py * qy;
            across += qx * py - qy * px;
        }
        return StrictMath.atan2(across, along);
    }

    private double farthest(HorizontalAlignment chain) {
        double worst = 0;
        for (int i = 0; i < parts.size(); i++) {
            Pose p = chain.elements().get(i).end();
            worst = Math.max(worst, distance(new double[] {p.x(), p.y()}, parts.get(i).end()));
        }
        return worst;
    }

    private void requireNear(HorizontalAlignment line) {
        for (Part part : parts) {
            double[] q = part.end();
            double off = Math.abs(line.project(q[0], q[1]).offset());
            if (!(off <= FITTED)) {
                throw new IllegalArgumentException("a smooth line of these radii and lengths misses the point "
                        + q[1] + " " + q[0] + " by " + off + " m");
            }
        }
    }

    static double distance(double[] a, double[] b) {
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        return Math.sqrt(dx * dx + dy * dy);
    }

    static double heading(double[] a, double[] b) {
        return StrictMath.atan2(b[0] - a[0], b[1] - a[1]);
    }
}
