package org.thalweg.refine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.corridor.PriceField;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

/**
 * Refines a line found by the search: plan moves at held heights, then the profile's optimum on the new plan, in rounds
 * of falling steps. The best line of all rounds is kept.
 */
public final class LineRefiner {
    /** Lengths of the plan's moves (m) by round, as shares of the least radius. */
    private static final double[][] ROUNDS = {
        {0.4, 0.2, 0.1}, {0.3, 0.15, 0.06}, {0.15, 0.06, 0.03}, {0.06, 0.03, 0.015}
    };

    /** Passes over the points with each step. */
    private static final int SWEEPS = 2;

    private static final int LEVELS = 81;
    private static final Structure[] STRUCTURES = Structure.values();

    /** Distance between the profile's samples (m). */
    private static final double SAMPLE = 20;

    private static final double FINE_SAMPLE = 10;

    /**
     * Length of line (m) whose surface is worth a change of grade of 1: 20 m for 10 permil. It decides between profiles that
     * cost about the same, and stands for the wear and the ride that the rates do not price.
     */
    private static final double BEND = 2000;

    /** Steps of the profile's lattice between level and the ruling grade. */
    private static final int GRADE_STEPS = 8;

    private final PriceField field;
    private final DesignStandard standard;
    private final SectionPrices sections;
    private final PlanRefiner plan;
    private final PlanRefiner.Clearance clearance;
    private final double abutment;
    private final double portal;

    /** Prices of sections on the real ground. */
    public interface SectionPrices {
        /**
         * Fills prices per metre for one section.
         *
         * @param x easting (m)
         * @param y northing (m)
         * @param heading heading (rad)
         * @param zBase lowest design elevation (m)
         * @param zStep difference between design elevations (m)
         * @param n number of design elevations
         * @param out filled: {@code out[offset + structure * n + k]}
         * @param offset first index in {@code out}
         */
        void price(double x, double y, double heading, double zBase, double zStep, int n, float[] out, int offset);
    }

    /**
     * A line in plan and profile.
     *
     * @param points points of intersection
     * @param plan plan line
     * @param profile profile
     * @param structures ordinals of the structures at the profile's samples
     * @param grid the samples
     * @param objective its objective as the profile optimiser priced it
     * @param sites whether it has the sites for stations and loops that the standard asks for
     */
    public record Refined(
            List<PointOfIntersection> points,
            HorizontalAlignment plan,
            VerticalAlignment profile,
            ProfileSolution solution,
            ProfileGrid grid,
            double objective,
            boolean sites) {}

    /**
     * What a refinement ends with: a line, or the reason why there is none.
     *
     * @param line the line; empty when no profile was found in any round
     * @param limit the limit that binds then; null where there is a line
     */
    public record Outcome(Optional<Refined> line, ProfileLimit limit) {}

    /**
     * Prepares a refinement.
     *
     * @param field prices on plane ground, for the plan
     * @param sections prices on the real ground, for the profile
     * @param plan the plan's refinement
     * @param clearance price of nearness to another line; null for none
     * @param abutment price of a bridge's end
     * @param portal price of a tunnel's end
     */
    public LineRefiner(
            PriceField field,
            SectionPrices sections,
            PlanRefiner plan,
            PlanRefiner.Clearance clearance,
            double abutment,
            double portal) {
        this.field = field;
        this.standard = field.standard();
        this.sections = sections;
        this.plan = plan;
        this.clearance = clearance;
        this.abutment = abutment;
        this.portal = portal;
    }

    /**
     * Refines a line.
     *
     * @param seed points of intersection of a line that keeps the standard in plan
     * @param seedHeight design elevation (m) by station of that line
     * @param zFrom elevation at the first gate by place
     * @param zTo elevation at the second gate by place
     * @return the best line found, or the limit that binds
     */
    public Outcome refine(
            List<PointOfIntersection> seed, DoubleUnaryOperator seedHeight, EndHeight zFrom, EndHeight zTo) {
        return refine(seed, seedHeight, zFrom, zTo, false);
    }

    /**
     * Refines a line that is good already but breaks a rule here or there: small moves only, with close samples and sites
     * from the start.
     *
     * @param seed points of intersection of the line
     * @param seedHeight design elevation (m) by station of that line
     * @param zFrom elevation at the first gate by place
     * @param zTo elevation at the second gate by place
     * @return the best line found, or the limit that binds
     */
    public Outcome mend(
            List<PointOfIntersection> seed, DoubleUnaryOperator seedHeight, EndHeight zFrom, EndHeight zTo) {
        return refine(seed, seedHeight, zFrom, zTo, true);
    }

    private Outcome refine(
            List<PointOfIntersection> seed,
            DoubleUnaryOperator seedHeight,
            EndHeight zFrom,
            EndHeight zTo,
            boolean mending) {
        List<PointOfIntersection> points = seed;
        DoubleUnaryOperator height = seedHeight;
        Outcome first = profile(seed, seedHeight, zFrom, zTo, mending);
        Refined best = first.line().orElse(null);
        ProfileLimit limit = first.limit();
        if (best != null) {
            height = best.profile()::elevationAt;
        }
        for (int r = mending ? 2 : 0; r < ROUNDS.length; r++) {
            double[] round = ROUNDS[r];
            // Sites for stations cost the optimiser much, so they come in once the plan has settled.
            boolean sites = mending || r == ROUNDS.length - 1;
            double[] steps = Arrays.stream(round).map(s -> s * Math.max(standard.minRadius(), 100)).toArray();
            PlanRefiner.Improved improved = plan.improve(points, height, steps, SWEEPS);
            Outcome outcome = profile(improved.points(), improved.height(), zFrom, zTo, sites);
            if (outcome.line().isEmpty()) {
                limit = outcome.limit();
                points = improved.points();
                height = improved.height();
                continue;
            }
            Refined line = outcome.line().get();
            boolean gained = line.sites() && !(best != null && best.sites());
            boolean lost = best != null && best.sites() && !line.sites();
            if (best == null || gained || (!lost && line.objective() < best.objective())) {
                best = line;
            }
            points = best.points();
            height = best.profile()::elevationAt;
        }
        return new Outcome(Optional.ofNullable(best), best == null ? limit : null);
    }

    /** Elevation that a line must have at a gate, by place. */
    public interface EndHeight {
        /**
         * The elevation.
         *
         * @param x easting (m)
         * @param y northing (m)
         * @return elevation (m)
         */
        double at(double x, double y);
    }

    /**
     * The best profile of a given plan line within a band about given heights.
     *
     * @param points points of intersection of the plan line
     * @param height design elevation (m) by station about which the band lies
     * @param zFrom elevation at the first gate by place
     * @param zTo elevation at the second gate by place
     * @param sites whether sites for stations and loops are asked for; where none can be had the profile is found without
     * @return the line, or the limit that binds
     */
    public Outcome profile(
            List<PointOfIntersection> points,
            DoubleUnaryOperator height,
            EndHeight zFrom,
            EndHeight zTo,
            boolean sites) {
        HorizontalAlignment line = HorizontalAlignment.of(points);
        double spacing = spacing(line.length());
        Outcome outcome = profile(points, line, spacing, height, zFrom, zTo, sites);
        if (outcome.line().isEmpty() && sites) {
            outcome = profile(points, line, spacing, height, zFrom, zTo, false);
        }
        if (outcome.line().isEmpty() && outcome.limit().kind() == ProfileLimit.Kind.CURVES) {
            // Parabolas that must keep off clothoids find no node between two curves where nodes lie too far apart.
            outcome = profile(points, line, spacing / 2, height, zFrom, zTo, false);
        }
        return outcome;
    }

    private Outcome profile(
            List<PointOfIntersection> points,
            HorizontalAlignment line,
            double spacing,
            DoubleUnaryOperator height,
            EndHeight zFrom,
            EndHeight zTo,
            boolean sites) {
        ProfileGrid grid = new ProfileGrid(0, line.length(), spacing, Math.max(2, (int) Math.round(spacing / (sites ? FINE_SAMPLE : SAMPLE))));
        PointOfIntersection a = points.get(0);
        PointOfIntersection b = points.get(points.size() - 1);
        double from = zFrom.at(a.x(), a.y());
        double to = zTo.at(b.x(), b.y());
        ProfileProblem problem = new ProfileProblem(
                sites ? ProfileRules.of(standard) : ProfileRules.of(standard).withoutSites(),
                grid,
                prices(line, grid, height, from, to),
                legGrades(line, grid),
                nodeTangents(line, grid),
                BEND * field.surfacePrice(),
                2 * portal,
                abutment,
                portal,
                ProfileEnd.between(from, from),
                ProfileEnd.between(to, to),
                GRADE_STEPS,
                new int[0]);
        ProfileSolution solution = new ProfileOptimizer().solvePolished(problem);
        if (solution.profile().isEmpty()) {
            return new Outcome(Optional.empty(), solution.limit());
        }
        // A parabola may graze a height that has no price although its grades do not: the grades' cost stands for it then.
        double objective = Double.isInfinite(solution.cost()) ? solution.latticeCost() : solution.cost();
        return new Outcome(
                Optional.of(new Refined(points, line, solution.profile().get(), solution, grid, objective,
                        sites || standard.flatLength() == 0)),
                null);
    }

    /** Nodes every 100 m, closer where the least grade length is short or the line is. */
    private double spacing(double length) {
        double half = standard.minGradeLength() > 0 ? standard.minGradeLength() / 2 : 50;
        return Math.max(20, Math.min(100, Math.min(half, length / 8)));
    }

    /** About 1 m, and a whole number of the lattice's height steps, on which the optimiser is fastest. */
    private double level(double spacing) {
        double quantum = standard.maxGrade() / GRADE_STEPS * spacing;
        return quantum * Math.max(1, StrictMath.rint(1 / quantum));
    }

    private PriceTable prices(
            HorizontalAlignment line, ProfileGrid grid, DoubleUnaryOperator height, double from, double to) {
        double level = level(grid.spacing());
        int n = grid.samples();
        float[] prices = new float[n * PriceTable.STRUCTURES * LEVELS];
        double[] base = new double[n];
        float barred = (float) (100 * field.tunnelPrice());
        for (int s = 0; s < n; s++) {
            double station = grid.sampleStation(s);
            Pose p = line.poseAt(station);
            base[s] = StrictMath.rint(within(height.applyAsDouble(station), station, grid.length(), from, to)
                    - level * (LEVELS / 2));
            int offset = s * PriceTable.STRUCTURES * LEVELS;
            sections.price(p.x(), p.y(), p.heading(), base[s], level, LEVELS, prices, offset);
            weigh(prices, offset, p, base[s], level, barred);
        }
        return new PriceTable(prices, base, level, LEVELS, 0);
    }

    /** Keeps the middle of the band where both gates can still be reached at the ruling grade. */
    private double within(double z, double station, double length, double from, double to) {
        double g = standard.maxGrade();
        double high = Math.min(from + g * station, to + g * (length - station));
        double low = Math.max(from - g * station, to - g * (length - station));
        return low > high ? 0.5 * (low + high) : Math.max(low, Math.min(high, z));
    }

    /**
     * Adds the weights, keeps clear of another line, and gives an elevation at which nothing can be built a price so high
     * that plan and profile will avoid it, in place of none: one such place must not leave the whole line without profile.
     */
    private void weigh(float[] prices, int offset, Pose p, double base, double level, float barred) {
        double weight = field.weightAt(field.frame().index(p.x(), p.y()));
        for (int k = 0; k < LEVELS; k++) {
            boolean open = false;
            for (Structure structure : STRUCTURES) {
                int at = offset + structure.ordinal() * LEVELS + k;
                double price = prices[at] + weight;
                if (price < barred && clearance != null) {
                    price += clearance.price(p.x(), p.y(), base + level * k, structure);
                }
                prices[at] = (float) price;
                open |= price < barred;
            }
            if (!open) {
                prices[offset + k] = barred;
            }
        }
    }

    private double[] legGrades(HorizontalAlignment line, ProfileGrid grid) {
        double[] result = new double[grid.legs()];
        for (int leg = 0; leg < result.length; leg++) {
            double from = grid.station(leg);
            double to = grid.station(leg + 1);
            double curvature = 0;
            for (int e = line.elementAt(from); e < line.elements().size() && line.station(e) < to - 1e-9; e++) {
                PlanElement element = line.elements().get(e);
                double a = Math.max(0, from - line.station(e));
                double b = Math.min(element.length(), to - line.station(e));
                curvature = Math.max(curvature, Math.max(Math.abs(element.curvatureAt(a)), Math.abs(element.curvatureAt(b))));
            }
            result[leg] = standard.gradeLimit(curvature);
        }
        return result;
    }

    /** Room for a parabola's tangent at each node: up to the nearest clothoid where the standard keeps them apart. */
    private double[] nodeTangents(HorizontalAlignment line, ProfileGrid grid) {
        double[] result = new double[grid.legs() + 1];
        Arrays.fill(result, 1e6);
        if (standard.verticalCurveOffClothoid()) {
            for (int node = 0; node < result.length; node++) {
                double s = grid.station(node);
                for (int e = 0; e < line.elements().size(); e++) {
                    if (line.elements().get(e).kind() == PlanElement.Kind.CLOTHOID) {
                        double away = Math.max(line.station(e) - s, s - line.station(e + 1));
                        result[node] = Math.min(result[node], Math.max(0, away));
                    }
                }
            }
        }
        result[0] = 0;
        result[result.length - 1] = 0;
        return result;
    }
}
