package org.thalweg.section;

import org.thalweg.standard.SideSlopes;

/**
 * Cross-sections on plane ground, in closed form. All methods are static and keep nothing.
 *
 * <p>Take the platform's level as height 0 and let u be the distance from the axis towards one side, where the ground
 * rises by t per metre. The ground is {@code t u - depth}, so at the edge e (half the platform) it stands
 * {@code h = t e - depth} over the platform. Beyond the edge a cut face of slope m (horizontal per vertical) reaches
 * height y at {@code e + m y}, where the ground over it is {@code c = h - (1 - t m) y}: linear in y, so that every area
 * is a trapezium. A fill slope reaches the depth y at {@code e + m y}, with {@code -h - (1 + t m) y} of fill below it.
 */
public final class PlaneSection {
    /** Rounding allowed (m) before a slope is taken not to meet the ground within reach. */
    private static final double REACH_TOLERANCE = 1e-9;

    private PlaneSection() {}

    /**
     * The section with slopes on both sides.
     *
     * @param width width of the platform (m)
     * @param slopes shape of the earthwork
     * @param depth design minus ground at the axis (m), positive on a fill
     * @param crossSlope tangent of the ground across the line, positive where it rises to the right
     * @return quantities, both halves
     */
    public static SectionQuantities of(double width, SideSlopes slopes, double depth, double crossSlope) {
        return new SectionQuantities(
                half(width / 2, slopes, depth, -crossSlope, SideKind.SLOPE, 0),
                half(width / 2, slopes, depth, crossSlope, SideKind.SLOPE, 0));
    }

    /**
     * One half of a section.
     *
     * @param half half the width of the platform (m)
     * @param slopes shape of the earthwork
     * @param depth design minus ground at the axis (m), positive on a fill
     * @param outward tangent of the ground, positive where it rises away from the axis
     * @param kind how the side is made
     * @param maxWall greatest height of a wall (m); not used with {@link SideKind#SLOPE}
     * @return quantities
     */
    public static HalfQuantities half(
            double half, SideSlopes slopes, double depth, double outward, SideKind kind, double maxWall) {
        double edge = outward * half - depth;
        double soil = slopes.soilDepth();
        double cut = Linear.positiveArea(-depth, edge, half);
        double rock = Linear.positiveArea(-depth - soil, edge - soil, half);
        double fill = Linear.positiveArea(depth, -edge, half);
        Side side = edge >= 0 ? cutSide(slopes, edge, outward, kind, maxWall) : fillSide(slopes, -edge, outward, kind, maxWall);
        cut += side.cut;
        rock += side.rock;
        return new HalfQuantities(cut - rock, rock, fill + side.fill, side.wall, half + side.width, side.feasible);
    }

    private static Side fillSide(SideSlopes slopes, double height, double outward, SideKind kind, double maxWall) {
        Side side = new Side();
        if (kind == SideKind.WALL) {
            side.wall = height;
            side.feasible = height <= maxWall;
            return side;
        }
        double closing = 1 + outward * slopes.fill();
        double y = closing > 0 ? height / closing : Double.POSITIVE_INFINITY;
        side.feasible = kind == SideKind.SLOPE && slopes.fill() * y <= slopes.reach() + REACH_TOLERANCE;
        if (slopes.fill() * y > slopes.reach()) {
            y = slopes.reach() / slopes.fill();
        }
        side.width = slopes.fill() * y;
        side.fill = 0.5 * (height + Math.max(0, height - closing * y)) * side.width;
        return side;
    }

    private static Side cutSide(SideSlopes slopes, double height, double outward, SideKind kind, double maxWall) {
        Side side = new Side();
        double c = height;
        if (kind == SideKind.WALL) {
            side.wall = Math.min(height, maxWall);
            c -= side.wall;
        }
        double soil = slopes.soilDepth();
        double lowest = kind == SideKind.CROWN ? soil : 0;
        if (kind == SideKind.CROWN && (c <= soil || soil > maxWall)) {
            side.feasible = false;
            return side;
        }
        c = climb(side, slopes, c, outward, lowest);
        side.feasible = c <= lowest;
        if (kind == SideKind.CROWN) {
            side.wall = c;
        }
        return side;
    }

    /** Follows a cut face, piece by piece of constant slope, until the ground over it has sunk to a given height. */
    private static double climb(Side side, SideSlopes slopes, double from, double outward, double lowest) {
        double soil = slopes.soilDepth();
        double bench = slopes.benchHeight() / 2;
        double c = from;
        double y = 0;
        while (c > lowest) {
            boolean inRock = c > soil;
            double target = inRock ? soil : 0;
            double m = (inRock ? slopes.cutRock() : slopes.cutSoil())
                    + (y < bench ? 0 : slopes.benchWidth() / slopes.benchHeight());
            double closing = 1 - outward * m;
            double toTarget = closing > 0 ? (c - target) / closing : Double.POSITIVE_INFINITY;
            double toBench = y < bench ? bench - y : Double.POSITIVE_INFINITY;
            double toReach = (slopes.reach() + REACH_TOLERANCE - side.width) / m;
            double dy = Math.min(toReach, Math.min(toTarget, toBench));
            double next = dy == toTarget ? target : c - closing * dy;
            side.width += m * dy;
            side.cut += 0.5 * (c + next) * m * dy;
            side.rock += inRock ? 0.5 * (c + next - 2 * soil) * m * dy : 0;
            c = next;
            if (dy == toReach) {
                break;
            }
            y = dy == toBench ? bench : y + dy;
        }
        return c;
    }

    /** What lies beyond the edge. */
    private static final class Side {
        private double cut;
        private double rock;
        private double fill;
        private double wall;
        private double width;
        private boolean feasible = true;
    }
}
