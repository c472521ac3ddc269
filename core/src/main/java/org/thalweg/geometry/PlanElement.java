package org.thalweg.geometry;

/**
 * One element of a plan line: a line, a circular arc or a clothoid, all of them curves whose curvature is linear in the
 * distance along them.
 *
 * <p>Positions come from the closed form for lines and arcs, and for clothoids from Gauss-Legendre quadrature of the
 * heading, on panels short enough that the error stays below 1e-12 of the length (checked against the published values
 * in the tests).
 *
 * @param start pose at the start
 * @param length length (m), not negative
 * @param startCurvature curvature at the start (1/m), positive to the right
 * @param endCurvature curvature at the end (1/m), positive to the right
 */
public record PlanElement(Pose start, double length, double startCurvature, double endCurvature) {
    /** Nodes and weights of the 10-point Gauss-Legendre rule on [-1, 1], positive half (Abramowitz & Stegun 25.4). */
    private static final double[] NODE = {
        0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717
    };

    private static final double[] WEIGHT = {
        0.2955242247147529, 0.2692667193099963, 0.2190863625159820, 0.1494513491505806, 0.0666713443086881
    };

    /** What kind of curve an element is. */
    public enum Kind {
        /** Straight. */
        LINE,
        /** Curvature linear in length. */
        CLOTHOID,
        /** Constant curvature. */
        ARC
    }

    /** Checks the element. */
    public PlanElement {
        if (!(length >= 0) || !Double.isFinite(length) || !Double.isFinite(startCurvature) || !Double.isFinite(endCurvature)) {
            throw new IllegalArgumentException("a plan element needs a length of 0 or more and finite curvatures");
        }
    }

    /**
     * The kind of curve.
     *
     * @return line, clothoid or arc
     */
    public Kind kind() {
        if (startCurvature != endCurvature) {
            return Kind.CLOTHOID;
        }
        return startCurvature == 0 ? Kind.LINE : Kind.ARC;
    }

    /**
     * Curvature at a distance from the start.
     *
     * @param s distance (m), 0 to the length
     * @return curvature (1/m), positive to the right
     */
    public double curvatureAt(double s) {
        return length == 0 ? startCurvature : startCurvature + (endCurvature - startCurvature) * (s / length);
    }

    /**
     * Heading at a distance from the start.
     *
     * @param s distance (m), 0 to the length
     * @return heading (rad), not normalised
     */
    public double headingAt(double s) {
        return start.heading() + 0.5 * (startCurvature + curvatureAt(s)) * s;
    }

    /**
     * Pose at a distance from the start.
     *
     * @param s distance (m), 0 to the length
     * @return pose
     */
    public Pose poseAt(double s) {
        double h0 = start.heading();
        double h1 = headingAt(s);
        if (startCurvature == endCurvature) {
            // Chord of the arc: 2 sin(turn / 2) / curvature, in the direction of the middle heading.
            double half = 0.5 * startCurvature * s;
            double chord = Math.abs(half) < 1e-9 ? s : s * (StrictMath.sin(half) / half);
            double middle = h0 + half;
            return new Pose(start.x() + chord * StrictMath.sin(middle), start.y() + chord * StrictMath.cos(middle), h1);
        }
        double greatest = Math.max(Math.abs(startCurvature), Math.abs(curvatureAt(s)));
        int panels = 1 + (int) (greatest * s);
        double width = s / panels;
        double dx = 0;
        double dy = 0;
        for (int p = 0; p < panels; p++) {
            double middle = (p + 0.5) * width;
            for (int i = 0; i < NODE.length; i++) {
                double offset = 0.5 * width * NODE[i];
                double before = headingAt(middle - offset);
                double after = headingAt(middle + offset);
                dx += WEIGHT[i] * (StrictMath.sin(before) + StrictMath.sin(after));
                dy += WEIGHT[i] * (StrictMath.cos(before) + StrictMath.cos(after));
            }
        }
        return new Pose(start.x() + 0.5 * width * dx, start.y() + 0.5 * width * dy, h1);
    }

    /**
     * Pose at the end.
     *
     * @return pose
     */
    public Pose end() {
        return poseAt(length);
    }
}
