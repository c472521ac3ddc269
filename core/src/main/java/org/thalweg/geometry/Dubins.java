package org.thalweg.geometry;

/**
 * The shortest way between two poses for a line that turns no tighter than a radius (L. E. Dubins, "On curves of minimal
 * length with a constraint on average curvature", American Journal of Mathematics 79, 1957): one of six words of arcs
 * (right, left) and a straight. No line with clothoids is shorter, so this is a floor under every plan line.
 */
public final class Dubins {
    /** Angles (rad) and lengths (radii) below this are rounding of coordinates in the millions of metres. */
    private static final double HAIR = 1e-7;

    private Dubins() {}

    /**
     * Length of the shortest way.
     *
     * @param a where it begins
     * @param b where it ends
     * @param radius least radius (m), positive
     * @return length (m)
     */
    public static double length(Pose a, Pose b, double radius) {
        if (!(radius > 0) || radius == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a shortest way needs a positive radius: " + radius + " m");
        }
        // Counted with headings anticlockwise from the way between both places, lengths in radii.
        double dx = (b.x() - a.x()) / radius;
        double dy = (b.y() - a.y()) / radius;
        double d = Math.sqrt(dx * dx + dy * dy);
        double way = d == 0 ? 0 : StrictMath.atan2(dx, dy);
        double from = turn(way - a.heading());
        double to = turn(way - b.heading());
        return radius * Math.min(straight(d, from, to), curved(d, from, to));
    }

    /** The words with a straight between two arcs: LSL, RSR, LSR, RSL (Shkel and Lumelsky 2001, equations 9 to 12). */
    private static double straight(double d, double from, double to) {
        double sa = StrictMath.sin(from);
        double ca = StrictMath.cos(from);
        double sb = StrictMath.sin(to);
        double cb = StrictMath.cos(to);
        double twist = StrictMath.cos(from - to);
        double least = Double.POSITIVE_INFINITY;

        // Where the straight has no length it has no direction, and both arcs are one.
        double p = root(2 + d * d - 2 * twist + 2 * d * (sa - sb));
        double way = p < HAIR ? to : StrictMath.atan2(cb - ca, d + sa - sb);
        least = Math.min(least, turn(way - from) + p + turn(to - way));

        p = root(2 + d * d - 2 * twist + 2 * d * (sb - sa));
        way = p < HAIR ? to : StrictMath.atan2(ca - cb, d - sa + sb);
        least = Math.min(least, turn(from - way) + p + turn(way - to));

        double square = d * d - 2 + 2 * twist + 2 * d * (sa + sb);
        if (square >= 0) {
            p = Math.sqrt(square);
            way = StrictMath.atan2(-ca - cb, d + sa + sb) - StrictMath.atan2(-2, p);
            least = Math.min(least, turn(way - from) + p + turn(way - to));
        }
        square = d * d - 2 + 2 * twist - 2 * d * (sa + sb);
        if (square >= 0) {
            p = Math.sqrt(square);
            way = StrictMath.atan2(ca + cb, d - sa - sb) - StrictMath.atan2(2, p);
            least = Math.min(least, turn(from - way) + p + turn(to - way));
        }
        return least;
    }

    /** The words of three arcs: RLR and LRL. The middle one turns by more than half a circle. */
    private static double curved(double d, double from, double to) {
        double sa = StrictMath.sin(from);
        double ca = StrictMath.cos(from);
        double sb = StrictMath.sin(to);
        double cb = StrictMath.cos(to);
        double twist = StrictMath.cos(from - to);
        double least = Double.POSITIVE_INFINITY;
        double c = (6 - d * d + 2 * twist + 2 * d * (sa - sb)) / 8;
        if (Math.abs(c) <= 1) {
            double p = 2 * Math.PI - StrictMath.acos(c);
            double t = turn(from - StrictMath.atan2(ca - cb, d - sa + sb) + p / 2);
            least = Math.min(least, t + p + turn(from - to - t + p));
        }
        c = (6 - d * d + 2 * twist - 2 * d * (sa - sb)) / 8;
        if (Math.abs(c) <= 1) {
            double p = 2 * Math.PI - StrictMath.acos(c);
            double t = turn(-from + StrictMath.atan2(cb - ca, d + sa - sb) + p / 2);
            least = Math.min(least, t + p + turn(to - from - t + p));
        }
        return least;
    }

    private static double root(double square) {
        return Math.sqrt(Math.max(0, square));
    }

    /** An angle as a turn from 0 to less than a full circle; a hair below a full circle is rounding, and none. */
    private static double turn(double angle) {
        double t = angle - 2 * Math.PI * Math.floor(angle / (2 * Math.PI));
        return t > 2 * Math.PI - HAIR ? 0 : t;
    }
}
