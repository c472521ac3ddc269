package org.thalweg.refine;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.HorizontalAlignment.Turn;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.standard.DesignStandard;

/**
 * Makes a user's plan line keep the standard's rules of the plan, for a refinement to begin with: a line drawn by hand, or
 * surveyed from an old railway, has radii, clothoids, arcs and tangents that the standard does not allow.
 *
 * <p>Every curve gets its own radius or the least that the standard allows, the standard's clothoids, and an arc that is
 * long enough. Where a tangent is then too short, the curves beside it are made as sharp as they may be; where that does
 * not help, two curves that turn the same way become one, and of two that turn opposite ways the lesser goes. The line
 * stays as it is where it keeps the standard.
 */
public final class SeedPlan {
    private final DesignStandard standard;
    private final boolean bound;

    private SeedPlan(DesignStandard standard, boolean bound) {
        this.standard = standard;
        this.bound = bound;
    }

    /**
     * Makes a line keep the standard in plan.
     *
     * @param points points of intersection; both ends stay where they are
     * @param standard the standard
     * @param bound whether the first and the last leg keep their directions: then the second and the last but one point stay
     * @return points of a line whose curves and tangents the standard allows; empty where there is none with bound ends
     */
    public static List<PointOfIntersection> of(
            List<PointOfIntersection> points, DesignStandard standard, boolean bound) {
        return new SeedPlan(standard, bound).kept(new ArrayList<>(points));
    }

    private List<PointOfIntersection> kept(List<PointOfIntersection> line) {
        while (true) {
            int sharp = refitted(line);
            if (sharp > 0) {
                if (!remove(line, sharp)) {
                    return List.of();
                }
                continue;
            }
            int leg = crowded(line);
            if (leg < 0) {
                return List.copyOf(line);
            }
            if (!sharpened(line, leg) && !joined(line, leg) && !remove(line, lesser(line, leg))) {
                return List.of();
            }
        }
    }

    /** Fits all curves; the point that takes none, or 0. */
    private int refitted(List<PointOfIntersection> line) {
        for (int i = 1; i < line.size() - 1; i++) {
            PointOfIntersection fit = PlanRefiner.fitted(line.get(i - 1), line.get(i), line.get(i + 1), standard);
            if (fit == null) {
                return i;
            }
            line.set(i, fit);
        }
        return 0;
    }

    /** The point after the first leg whose tangent is too short, or -1. */
    private int crowded(List<PointOfIntersection> line) {
        for (int i = 1; i < line.size(); i++) {
            if (tangent(line, i) < least(line, i) - 1e-9) {
                return i;
            }
        }
        return -1;
    }

    private double least(List<PointOfIntersection> line, int leg) {
        return leg == 1 || leg == line.size() - 1 ? 0 : standard.minTangent();
    }

    private static double tangent(List<PointOfIntersection> line, int leg) {
        PointOfIntersection a = line.get(leg - 1);
        PointOfIntersection b = line.get(leg);
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double out = leg - 1 > 0 ? turn(line, leg - 1).tangentOut() : 0;
        double in = leg < line.size() - 1 ? turn(line, leg).tangentIn() : 0;
        return Math.sqrt(dx * dx + dy * dy) - out - in;
    }

    private static Turn turn(List<PointOfIntersection> line, int i) {
        return Turn.at(line.get(i - 1), line.get(i), line.get(i + 1));
    }

    /** Gives the curves at both ends of a leg smaller radii, as much as is needed and allowed; false where neither can. */
    private boolean sharpened(List<PointOfIntersection> line, int leg) {
        boolean any = false;
        for (int i = leg - 1; i <= leg; i++) {
            PointOfIntersection p = line.get(i);
            if (i > 0 && i < line.size() - 1 && p.radius() > standard.minRadius() * (1 + 1e-9)) {
                double radius = Math.max(standard.minRadius(), 0.93 * p.radius());
                PointOfIntersection fit = PlanRefiner.fitted(
                        line.get(i - 1), new PointOfIntersection(p.x(), p.y(), radius, 0, 0), line.get(i + 1), standard);
                // A flat curve keeps a great radius for the length of its arc: it does not get any sharper.
                if (fit != null && fit.radius() < p.radius() * (1 - 1e-9)) {
                    line.set(i, fit);
                    any = true;
                }
            }
        }
        return any;
    }

    /** Makes the points at both ends of a leg one where the legs beside it meet in front; false where they do not. */
    private boolean joined(List<PointOfIntersection> line, int leg) {
        int n = line.size();
        boolean bothInner = leg - 1 > 0 && leg < n - 1;
        boolean held = bound && (leg - 1 == 1 || leg == n - 2);
        if (!bothInner || held) {
            return false;
        }
        PointOfIntersection a = line.get(leg - 2);
        PointOfIntersection p = line.get(leg - 1);
        PointOfIntersection q = line.get(leg);
        PointOfIntersection b = line.get(leg + 1);
        double ux = p.x() - a.x();
        double uy = p.y() - a.y();
        double wx = b.x() - q.x();
        double wy = b.y() - q.y();
        double cross = ux * wy - uy * wx;
        double t = ((q.x() - p.x()) * wy - (q.y() - p.y()) * wx) / cross;
        double s = ((q.x() - p.x()) * uy - (q.y() - p.y()) * ux) / cross;
        double apart = Math.sqrt((q.x() - p.x()) * (q.x() - p.x()) + (q.y() - p.y()) * (q.y() - p.y()));
        boolean meets = Math.abs(cross) > 1e-9 && t >= 0 && s <= 0
                && t * Math.sqrt(ux * ux + uy * uy) < 4 * apart && -s * Math.sqrt(wx * wx + wy * wy) < 4 * apart;
        if (!meets) {
            return false;
        }
        line.set(leg - 1, new PointOfIntersection(
                p.x() + t * ux, p.y() + t * uy, Math.max(p.radius(), q.radius()), 0, 0));
        line.remove(leg);
        return true;
    }

    /** Of the points at both ends of a leg, the inner one that turns less. */
    private int lesser(List<PointOfIntersection> line, int leg) {
        if (leg - 1 == 0 || leg == line.size() - 1) {
            return leg - 1 == 0 ? leg : leg - 1;
        }
        double before = bend(line, leg - 1);
        double after = bend(line, leg);
        boolean first = before <= after;
        // A point that is bound leaves the other one to go.
        return first && !(bound && leg - 1 == 1) || bound && leg == line.size() - 2 ? leg - 1 : leg;
    }

    private static double bend(List<PointOfIntersection> line, int i) {
        PointOfIntersection a = line.get(i - 1);
        PointOfIntersection p = line.get(i);
        PointOfIntersection b = line.get(i + 1);
        double in = StrictMath.atan2(p.x() - a.x(), p.y() - a.y());
        double out = StrictMath.atan2(b.x() - p.x(), b.y() - p.y());
        return Math.abs(Math.IEEEremainder(out - in, 2 * Math.PI));
    }

    private boolean remove(List<PointOfIntersection> line, int i) {
        boolean held = i <= 0 || i >= line.size() - 1 || (bound && (i == 1 || i == line.size() - 2));
        if (!held) {
            line.remove(i);
        }
        return !held;
    }
}
