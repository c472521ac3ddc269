package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.Pose;
import org.thalweg.refine.LineRefiner;
import org.thalweg.refine.LineRefiner.Effort;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.refine.PlanRefiner;
import org.thalweg.refine.SeedPlan;
import org.thalweg.standard.DesignStandard;
import org.thalweg.territory.Gate;

/** Works on a line that a user hands in: finds its profile, or refines it. */
final class Seeding {
    /** Distance between samples of the ground (m). */
    private static final double SAMPLE = 20;

    /** A line's end within this of a gate (m) takes the gate's elevation. */
    private static final double AT_GATE = 50;

    /** Times that the band about a profile is laid about the profile found, where that is still getting cheaper. */
    private static final int BANDS = 4;

    private final LinePlanner planner;
    private final GivenLine given;
    private final DesignStandard standard;

    Seeding(LinePlanner planner, GivenLine given) {
        this.planner = planner;
        this.given = given;
        this.standard = planner.modePlan().standard();
        requireGround();
    }

    private void requireGround() {
        HorizontalAlignment plan = given.plan();
        int n = samples(plan);
        for (int k = 0; k <= n; k++) {
            double s = plan.length() * k / n;
            Pose p = plan.poseAt(s);
            if (Double.isNaN(planner.terrain().heightAt(p.x(), p.y()))) {
                throw new BadInput("The line leaves the terrain at station " + Math.round(s) + " m, at " + Math.round(p.x())
                        + " E " + Math.round(p.y()) + " N on the grid: give a terrain that covers it, cut the line, or check"
                        + " its coordinates and their order.");
            }
        }
    }

    private static int samples(HorizontalAlignment plan) {
        return Math.max(2, (int) StrictMath.ceil(plan.length() / SAMPLE));
    }

    /** The given plan line with the best profile along it. */
    Refined profiled() {
        return profiled(points(), given.profile().map(p -> (DoubleUnaryOperator) p::elevationAt).orElseGet(this::nearGround));
    }

    /** The best profile of a plan line, sought in a band about heights, and then in bands about what was found. */
    private Refined profiled(List<PointOfIntersection> points, DoubleUnaryOperator height) {
        LineRefiner refiner = planner.refinerAlone();
        LineRefiner.Outcome outcome = refiner.profile(points, height, this::heightFrom, this::heightTo);
        if (outcome.line().isEmpty()) {
            throw new NoLine("No profile of this " + standard.mode().slug() + " line keeps standard " + standard.id() + ": "
                    + outcome.limit().text());
        }
        Refined best = outcome.line().get();
        for (int band = 1; band < BANDS; band++) {
            VerticalAlignment about = best.profile();
            LineRefiner.Outcome next = refiner.profile(points, about::elevationAt, this::heightFrom, this::heightTo);
            boolean better = next.line().isPresent()
                    && next.line().get().sites() == best.sites()
                    && next.line().get().objective() < best.objective() * (1 - 1e-4);
            if (!better) {
                break;
            }
            best = next.line().get();
        }
        return best;
    }

    /** The line refined as a whole, between the gates. */
    Refined whole() {
        List<PointOfIntersection> points = SeedPlan.of(atGates(points()), standard, false);
        Gate from = planner.modePlan().from();
        Gate to = planner.modePlan().to();
        points = PlanRefiner.feasible(
                points, standard, from.heading().orElse(Double.NaN), to.heading().orElse(Double.NaN));
        double scale = given.plan().length() / HorizontalAlignment.of(points).length();
        DoubleUnaryOperator height = given.profile()
                .map(p -> (DoubleUnaryOperator) s -> p.elevationAt(scale * s))
                .orElseGet(() -> {
                    DoubleUnaryOperator ground = nearGround();
                    return s -> ground.applyAsDouble(scale * s);
                });
        LineRefiner.Outcome outcome = planner.refinerAlone()
                .refine(points, height, (x, y) -> gateHeight(from, x, y), (x, y) -> gateHeight(to, x, y), Effort.FULL);
        if (outcome.line().isEmpty()) {
            throw new NoLine("No profile along this " + standard.mode().slug() + " line, as it is drawn or refined, keeps standard "
                    + standard.id() + ": " + outcome.limit().text());
        }
        return outcome.line().get();
    }

    /** The line with its stretch between two stations refined. */
    SeedStretch.Joined between(double from, double to) {
        double length = given.plan().length();
        if (to > length + 1) {
            throw new BadInput("The stretch ends at station " + to + " m, but the line at " + Math.round(length)
                    + " m: give two stations of the line.");
        }
        List<PointOfIntersection> points = points();
        VerticalAlignment profile = given.profile().orElseGet(() -> profiled().profile());
        HorizontalAlignment plan = HorizontalAlignment.of(points);
        // Points of intersection give the line back to a hundredth of a millimetre: the profile follows.
        List<Pvi> pvis = new ArrayList<>(profile.pvis());
        Pvi last = pvis.get(pvis.size() - 1);
        pvis.set(pvis.size() - 1, new Pvi(plan.length(), last.elevation(), 0));
        return new SeedStretch(planner, points, plan, new VerticalAlignment(pvis), from, Math.min(to, plan.length()))
                .refined();
    }

    private List<PointOfIntersection> atGates(List<PointOfIntersection> line) {
        Gate from = planner.modePlan().from();
        Gate to = planner.modePlan().to();
        PointOfIntersection a = line.get(0);
        PointOfIntersection b = line.get(line.size() - 1);
        if (away(from, a) + away(to, b) > away(from, b) + away(to, a)) {
            throw new BadInput("The line runs from gate '" + to.name() + "' to gate '" + from.name()
                    + "', but stations begin at '" + from.name() + "': turn the line round.");
        }
        List<PointOfIntersection> points = new ArrayList<>(line);
        Coordinate start = Starts.nearest(from, a.x(), a.y());
        Coordinate end = Starts.nearest(to, b.x(), b.y());
        points.set(0, new PointOfIntersection(start.x, start.y, 0, 0, 0));
        points.set(points.size() - 1, new PointOfIntersection(end.x, end.y, 0, 0, 0));
        return points;
    }

    private static double away(Gate gate, PointOfIntersection p) {
        return gate.place().distance(new GeometryFactory().createPoint(new Coordinate(p.x(), p.y())));
    }

    private double gateHeight(Gate gate, double x, double y) {
        return gate.elevation().orElseGet(() -> planner.terrain().heightAt(x, y));
    }

    private List<PointOfIntersection> points() {
        try {
            return given.plan().toPoints();
        } catch (IllegalArgumentException e) {
            throw new BadInput("The line cannot be told by points of intersection (" + e.getMessage()
                    + "): give it heights, or replace that curve by clothoid, arc, clothoid.");
        }
    }

    /**
     * Heights whose grade nowhere exceeds the ruling one and whose greatest distance from the ground is the least that such
     * heights can have: halfway between the lowest heights of that grade above the ground, and the highest below it (the
     * mean of both Lipschitz envelopes; McShane 1934).
     */
    private DoubleUnaryOperator nearGround() {
        HorizontalAlignment plan = given.plan();
        int n = samples(plan);
        double step = plan.length() / n;
        double rise = standard.maxGrade() * step;
        double[] above = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            Pose p = plan.poseAt(k * step);
            above[k] = planner.terrain().heightAt(p.x(), p.y());
        }
        above[0] = heightFrom(plan.poseAt(0).x(), plan.poseAt(0).y());
        above[n] = heightTo(plan.poseAt(plan.length()).x(), plan.poseAt(plan.length()).y());
        double[] below = above.clone();
        for (int k = 1; k <= n; k++) {
            above[k] = Math.max(above[k], above[k - 1] - rise);
            below[k] = Math.min(below[k], below[k - 1] + rise);
        }
        for (int k = n - 1; k >= 0; k--) {
            above[k] = Math.max(above[k], above[k + 1] - rise);
            below[k] = Math.min(below[k], below[k + 1] + rise);
        }
        return s -> {
            double u = Math.max(0, Math.min(n - 1e-9, s / step));
            int k = (int) u;
            double low = 0.5 * (above[k] + below[k]);
            double high = 0.5 * (above[k + 1] + below[k + 1]);
            return low + (u - k) * (high - low);
        };
    }

    private double heightFrom(double x, double y) {
        return given.profile().map(p -> p.elevationAt(0)).orElseGet(() -> height(planner.modePlan().from(), x, y));
    }

    private double heightTo(double x, double y) {
        return given.profile()
                .map(p -> p.elevationAt(given.plan().length()))
                .orElseGet(() -> height(planner.modePlan().to(), x, y));
    }

    /** A line without heights begins and ends at a gate's elevation where it does so at the gate, else on the ground. */
    private double height(Gate gate, double x, double y) {
        boolean near = gate.place().distance(new GeometryFactory().createPoint(new Coordinate(x, y))) <= AT_GATE;
        return near && gate.elevation().isPresent()
                ? gate.elevation().getAsDouble()
                : planner.terrain().heightAt(x, y);
    }
}
