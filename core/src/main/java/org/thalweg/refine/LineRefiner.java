package org.thalweg.refine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.corridor.PriceField;
import org.thalweg.cost.StreamPrices;
import org.thalweg.geometry.PlanElement;
import org.thalweg.standard.DesignStandard;

/**
 * Refines a line found by the search. All points of intersection are moved at once within a swath about the line, then
 * the profile's optimum is found on the new plan, in passes of falling steps; then single points are moved, taken out and
 * put in. The best line of all passes is kept, and its profile found once more with close samples and with the sites for
 * stations that the standard asks for.
 */
public final class LineRefiner {
    /**
     * Steps of the passes in a swath, as shares of the least radius: wide ones lead round obstacles, narrow ones fit, the last
     * one fits to a metre or two.
     */
    private static final double[] SWATHS = {0.1, 0.1, 0.05, 0.05, 0.025, 0.0125, 0.006};

    /** Number of wide passes, and of the wide and the narrow ones. */
    private static final int WIDE = 2;

    private static final int NARROW = 6;

    /** Places to either side of a point in a swath. */
    private static final int SIDES = 3;

    /** Steps of further passes for a line that close samples find where nothing can be built. */
    private static final double[] AGAIN = {0.07, 0.04, 0.02};

    /** Close samples that cost this many times the rough ones say that a line runs where nothing can be built. */
    private static final double CAUGHT = 1.1;

    /** Change of height that goes with a step to the side: a bench on a slope of 1 in 5 follows the ground. */
    private static final double RISE = 0.2;

    /** Moves of single points by round, as shares of the least radius: they take out points that are not needed. */
    private static final double[][] SINGLES = {{0.4, 0.2, 0.1}, {0.06, 0.03, 0.015}};

    /** Passes over the points with each step. */
    private static final int SWEEPS = 2;

    /** Planned share of the least distance between changes of grade: an audit finds them to a metre or two. */
    private static final double GRADE_LENGTH = 1.02;

    /** A place where nothing can be built costs this many tunnels, so that a line is led out of it step by step. */
    static final double BARRED = 10;

    /** How many times the price of missing length a grade over the limit costs. */
    private static final double STEEPNESS = 8;

    /** Heights open to the first profile of a seed, whose own heights are rough. */
    private static final LinePrices.Band ROUGH_BAND = new LinePrices.Band(81, BARRED, false);

    private static final LinePrices.Band BAND = new LinePrices.Band(49, BARRED, false);

    /** When the line is nearly done, a place where nothing can be built must not pay in any case. */
    private static final LinePrices.Band FINE_BAND = new LinePrices.Band(61, 10 * BARRED, true);

    /** Heights open to the line's last profile, close about the one before. */
    private static final LinePrices.Band CLOSE_BAND = new LinePrices.Band(41, 10 * BARRED, true);

    /** Share of the objective that a last profile must save to be taken. */
    private static final double NOTHING = 1e-5;

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
    private final LinePrices prices;
    private final PlanRefiner plan;
    private final SwathRefiner swath;
    private final double abutment;
    private final double portal;
    private final WholeLine whole;
    /** What a profile joins at its ends; null where the whole line begins or ends there. */
    private final ProfileEnd start;

    private final ProfileEnd end;

    /** Prices of sections on the real ground. */
    public interface SectionPrices {
        /**
         * Fills prices per metre for one section.
         *
         * @param x easting (m)
         * @param y northing (m)
         * @param heading heading (rad)
         * @param fromEnd distance along the line to its nearer end (m): a gate opens the territory's edge there
         * @param zBase lowest design elevation (m)
         * @param zStep difference between design elevations (m)
         * @param n number of design elevations
         * @param out filled: {@code out[offset + structure * n + k]}
         * @param offset first index in {@code out}
         */
        void price(double x, double y, double heading, double fromEnd, double zBase, double zStep, int n, float[] out, int offset);

        /**
         * What the streams under a plan line add to its sections: a section knows only its own place.
         *
         * @param plan the plan line
         * @return the streams that it crosses; none where there are no streams
         */
        default StreamPrices streams(HorizontalAlignment plan) {
            return StreamPrices.NONE;
        }
    }

    /**
     * A line in plan and profile.
     *
     * @param points points of intersection
     * @param plan plan line
     * @param profile profile
     * @param structures ordinals of the structures at the profile's samples
     * @param grid the samples
     * @param objective its objective as the profile optimiser priced it, with its earth balanced along the line and
     *     what its long tunnels pay
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
     * @param plan moves of single points
     * @param swath moves of all points at once
     * @param clearance price of nearness to another line; null for none
     * @param abutment price of a bridge's end
     * @param portal price of a tunnel's end
     * @param earth the balance of earth along lines; null where earth has one price everywhere
     * @param tunnels what long tunnels pay; null where they pay their rate alone
     */
    public LineRefiner(
            PriceField field,
            SectionPrices sections,
            PlanRefiner plan,
            SwathRefiner swath,
            Clearance clearance,
            double abutment,
            double portal,
            EarthLedger earth,
            TunnelLedger tunnels) {
        this.field = field;
        this.standard = field.standard();
        this.prices = new LinePrices(field, sections, clearance, GRADE_STEPS, abutment);
        this.plan = plan;
        this.swath = swath;
        this.abutment = abutment;
        this.portal = portal;
        this.whole = new WholeLine(earth, tunnels);
        this.start = null;
        this.end = null;
    }

    /**
     * Price per metre of a grade over the limit: some times the length that is missing, at the price of a tunnel, so that
     * it never pays to save length by a grade that the profile cannot have.
     *
     * @param grade grade of the line (ratio)
     * @param limit steepest grade that the standard allows there
     * @param tunnel price of a tunnel per metre
     * @return price per metre, 0 up to the limit
     */
    static double steepness(double grade, double limit, double tunnel) {
        double over = Math.abs(grade) - limit;
        return over <= 1e-6 ? 0 : STEEPNESS * tunnel * over / Math.max(limit, 1e-3);
    }

    /** How much work a refinement is. */
    public enum Effort {
        /** The wide and the narrow passes, then the profile with close samples and sites: for a line that was not searched. */
        FULL(0, NARROW, true, true),
        /** The wide passes alone: enough to tell which of two lines is worth more work. */
        ROUGH(0, WIDE, false, false),
        /** The narrow passes, for a line that is good already. */
        FINISH(WIDE, NARROW, true, true),
        /** All of them and the closest: for a line in a strip hardly wider than itself. */
        CLOSE(0, SWATHS.length, true, true),
        /** The profile alone, with close samples and sites: for a plan that has been found by other prices. */
        PROFILE(NARROW, NARROW, false, true);

        private final int first;
        private final int end;
        private final boolean singles;
        private final boolean fine;

        Effort(int first, int end, boolean singles, boolean fine) {
            this.first = first;
            this.end = end;
            this.singles = singles;
            this.fine = fine;
        }
    }

    /**
     * Refines a line.
     *
     * @param seed points of intersection of a line that keeps the standard in plan
     * @param seedHeight design elevation (m) by station of that line
     * @param zFrom elevation at the first gate by place
     * @param zTo elevation at the second gate by place
     * @param effort how much work
     * @return the best line found, or the limit that binds
     */
    public Outcome refine(
            List<PointOfIntersection> seed, DoubleUnaryOperator seedHeight, EndHeight zFrom, EndHeight zTo, Effort effort) {
        Descent descent = new Descent(seed, seedHeight, zFrom, zTo);
        descent.take(profile(seed, seedHeight, zFrom, zTo, ROUGH_BAND));
        return refine(descent, effort);
    }

    /**
     * Refines a line further that this refiner, or one with the same prices, made: its profile need not be found again.
     *
     * @param line the line
     * @param zFrom elevation at the first gate by place
     * @param zTo elevation at the second gate by place
     * @param effort how much work
     * @return the best line found
     */
    public Outcome further(Refined line, EndHeight zFrom, EndHeight zTo, Effort effort) {
        Descent descent = new Descent(line.points(), line.profile()::elevationAt, zFrom, zTo);
        descent.take(new Outcome(Optional.of(line), null));
        return refine(descent, effort);
    }

    private Outcome refine(Descent descent, Effort effort) {
        double radius = Math.max(standard.minRadius(), 100);
        if (effort.fine && descent.best != null) {
            descent.take(new Outcome(Optional.of(settled(descent, descent.best, BAND, WholeLine.WORTH)), null));
        }
        for (int r = effort.first; r < effort.end; r++) {
            double step = SWATHS[r] * radius;
            SwathRefiner.Choice choice = new SwathRefiner.Choice(step, SIDES, RISE * step, 1);
            descent.follow(swath.improve(descent.points, descent.height, descent.zFrom, descent.zTo, choice));
        }
        descent.back();
        for (int r = 0; effort.singles && r < SINGLES.length; r++) {
            double[] steps = Arrays.stream(SINGLES[r]).map(s -> s * radius).toArray();
            descent.follow(plan.improve(descent.points, descent.height, steps, SWEEPS));
            descent.back();
        }
        // Close samples and sites for stations cost the optimiser much, so they come in once the plan has settled.
        return descent.best == null || !effort.fine
                ? new Outcome(Optional.ofNullable(descent.best), descent.limit)
                : finished(descent);
    }

    /** The profile with close samples; where it runs into a place where nothing can be built, the plan is tried again. */
    private Outcome finished(Descent descent) {
        double rough = descent.best.objective();
        Outcome fine = profile(descent.points, descent.height, descent.zFrom, descent.zTo);
        for (double share : AGAIN) {
            if (fine.line().isPresent() && fine.line().get().objective() < CAUGHT * rough) {
                break;
            }
            double step = share * Math.max(standard.minRadius(), 100);
            SwathRefiner.Choice choice = new SwathRefiner.Choice(step, SIDES, 2 * RISE * step, 1);
            descent.follow(swath.improve(descent.points, descent.height, descent.zFrom, descent.zTo, choice));
            Outcome again = profile(descent.points, descent.height, descent.zFrom, descent.zTo);
            boolean better = again.line().isPresent()
                    && (fine.line().isEmpty() || again.line().get().objective() < fine.line().get().objective());
            fine = better ? again : fine;
        }
        return fine.line().isEmpty()
                ? fine
                : new Outcome(Optional.of(finest(descent, settled(descent, fine.line().get(), FINE_BAND, 0))), null);
    }

    /**
     * The line with the full optimum of its profile near the one that it has, priced on close levels; its own profile where
     * that saves less than what such prices are good to.
     */
    private Refined finest(Descent descent, Refined line) {
        ProfileGrid grid = line.grid();
        PriceTable table = prices.close(line.plan(), grid, line.profile()::elevationAt, CLOSE_BAND);
        int[] sites = line.solution().sites();
        ProfileProblem problem = problem(
                line.points(), line.plan(), grid, table, descent.zFrom, descent.zTo, sites.length > 0, true).withSites(sites);
        ProfileOptimizer optimizer = new ProfileOptimizer();
        Refined was = priced(line, optimizer.price(problem, line.profile()));
        Refined best = priced(line, optimizer.improveFully(problem, line.profile()));
        if (Double.isInfinite(best.objective())) {
            // Close levels may show a height without a price that the others stepped over: the line was weighed without it.
            return line;
        }
        return best.objective() < (1 - NOTHING) * was.objective() ? best : was;
    }

    /** A line with another profile, and its objective by that. */
    private Refined priced(Refined line, ProfileSolution solution) {
        double excess = whole.excess(line.plan(), solution.profile().orElseThrow(), solution.spans(line.grid()));
        return new Refined(line.points(), line.plan(), solution.profile().orElseThrow(), solution, line.grid(),
                solution.cost() + excess, line.sites());
    }

    /** The line with the profile that its own balance of earth and its own long tunnels ask for, where that is better. */
    private Refined settled(Descent descent, Refined line, LinePrices.Band band, double worth) {
        Function<Refined, Outcome> profile =
                l -> profile(l.points(), l.profile()::elevationAt, descent.zFrom, descent.zTo, band);
        return whole.shortened(whole.weighed(line, worth, profile), profile);
    }

    /** A line on its way down, and the best of the way. */
    private final class Descent {
        private final EndHeight zFrom;
        private final EndHeight zTo;
        private List<PointOfIntersection> points;
        private DoubleUnaryOperator height;
        private Refined best;
        private ProfileLimit limit;

        Descent(List<PointOfIntersection> points, DoubleUnaryOperator height, EndHeight zFrom, EndHeight zTo) {
            this.points = points;
            this.height = height;
            this.zFrom = zFrom;
            this.zTo = zTo;
        }

        /** Fits the profile to a changed plan and goes on from there, better or not. */
        void follow(PlanRefiner.Improved improved) {
            points = improved.points();
            height = improved.height();
            take(profile(points, height, zFrom, zTo, BAND));
        }

        void take(Outcome outcome) {
            if (outcome.line().isEmpty()) {
                limit = outcome.limit();
                return;
            }
            Refined line = outcome.line().get();
            points = line.points();
            height = line.profile()::elevationAt;
            if (best == null || line.objective() < best.objective()) {
                best = line;
            }
        }

        /** Returns to the best line. */
        void back() {
            if (best != null) {
                points = best.points();
                height = best.profile()::elevationAt;
            }
        }
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
     * The best profile of a given plan line within a band about given heights, with close samples and with the sites for
     * stations and loops that the standard asks for, where they can be had.
     *
     * @param points points of intersection of the plan line
     * @param height design elevation (m) by station about which the band lies
     * @param zFrom elevation at the first gate by place
     * @param zTo elevation at the second gate by place
     * @return the line, or the limit that binds
     */
    public Outcome profile(
            List<PointOfIntersection> points, DoubleUnaryOperator height, EndHeight zFrom, EndHeight zTo) {
        return profile(points, height, zFrom, zTo, FINE_BAND);
    }

    private Outcome profile(
            List<PointOfIntersection> points, DoubleUnaryOperator height, EndHeight zFrom, EndHeight zTo, LinePrices.Band band) {
        HorizontalAlignment line = HorizontalAlignment.of(points);
        if (!band.fine()) {
            // Where the first lattice has no line, closer nodes mostly help; finer lattices seldom, and cost many times as much.
            Outcome rough = profile(points, line, height, zFrom, zTo, band, false);
            if (rough.line().isPresent()) {
                return rough;
            }
        }
        return profile(points, line, height, zFrom, zTo, band, true);
    }

    private Outcome profile(
            List<PointOfIntersection> points,
            HorizontalAlignment line,
            DoubleUnaryOperator height,
            EndHeight zFrom,
            EndHeight zTo,
            LinePrices.Band band,
            boolean finer) {
        double spacing = spacing(line.length());
        boolean sites = band.fine();
        Outcome outcome = profile(points, line, spacing, height, zFrom, zTo, band, sites, finer);
        if (outcome.line().isEmpty() && sites) {
            outcome = profile(points, line, spacing, height, zFrom, zTo, band, false, finer);
        }
        if (outcome.line().isEmpty() && outcome.limit().kind() == ProfileLimit.Kind.CURVES) {
            // Parabolas that must keep off clothoids find no node between two curves where nodes lie too far apart.
            outcome = profile(points, line, spacing / 2, height, zFrom, zTo, band, false, finer);
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
            LinePrices.Band band,
            boolean sites,
            boolean finer) {
        double sample = band.fine() ? FINE_SAMPLE : SAMPLE;
        ProfileGrid grid =
                new ProfileGrid(0, line.length(), spacing, Math.max(2, (int) Math.round(spacing / sample)));
        PointOfIntersection a = points.get(0);
        PointOfIntersection b = points.get(points.size() - 1);
        PriceTable table = prices.along(line, grid, height, zFrom.at(a.x(), a.y()), zTo.at(b.x(), b.y()), band);
        ProfileProblem problem = problem(points, line, grid, table, zFrom, zTo, sites, band.fine());
        ProfileOptimizer optimizer = new ProfileOptimizer();
        ProfileSolution solution = finer
                ? optimizer.solvePolished(problem, band.fine() ? ProfileOptimizer.BOWS : 0)
                : optimizer.solveRoughly(problem);
        if (solution.profile().isEmpty()) {
            return new Outcome(Optional.empty(), solution.limit());
        }
        // A parabola may graze a height that has no price although its grades do not: the grades' cost stands for it then.
        double priced = Double.isInfinite(solution.cost()) ? solution.latticeCost() : solution.cost();
        double balanced = whole.excess(line, solution.profile().get(), solution.spans(grid));
        return new Outcome(
                Optional.of(new Refined(points, line, solution.profile().get(), solution, grid,
                        priced + balanced, sites || standard.flatLength() == 0)),
                null);
    }

    private ProfileProblem problem(List<PointOfIntersection> points, HorizontalAlignment line, ProfileGrid grid,
            PriceTable table, EndHeight zFrom, EndHeight zTo, boolean sites, boolean fine) {
        PointOfIntersection a = points.get(0);
        PointOfIntersection b = points.get(points.size() - 1);
        double from = zFrom.at(a.x(), a.y());
        double to = zTo.at(b.x(), b.y());
        ProfileRules rules = ProfileRules.of(standard).withSpacing(gradeLength(grid.spacing()));
        if (fine) {
            rules = rules.withLeastLengths(standard.minBridge(), standard.minTunnel());
        }
        return new ProfileProblem(
                sites ? rules : rules.withoutSites(),
                grid,
                table,
                legGrades(line, grid),
                nodeTangents(line, grid),
                BEND * field.surfacePrice(),
                2 * portal,
                abutment,
                portal,
                start == null ? ProfileEnd.between(from, from) : start,
                end == null ? ProfileEnd.between(to, to) : end,
                GRADE_STEPS,
                new int[0]);
    }

    /** Least distance between changes of grade: two legs, where these are as long as the standard asks. */
    private double gradeLength(double leg) {
        double most = GRADE_LENGTH * standard.minGradeLength();
        return 2 * leg >= standard.minGradeLength() ? Math.min(most, 2 * leg) : most;
    }

    /** Nodes every 100 m, closer where the least grade length is short or the line is. */
    private double spacing(double length) {
        double half = standard.minGradeLength() > 0 ? (GRADE_LENGTH + 0.02) * standard.minGradeLength() / 2 : 50;
        return Math.max(20, Math.min(100, Math.min(half, length / 8)));
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

    private LineRefiner(LineRefiner r, ProfileEnd start, ProfileEnd end) {
        this.field = r.field;
        this.standard = r.standard;
        this.prices = r.prices;
        this.plan = r.plan;
        this.swath = r.swath;
        this.abutment = r.abutment;
        this.portal = r.portal;
        this.whole = r.whole.ofPart();
        this.start = start;
        this.end = end;
    }

    /**
     * A refiner for a part of a line: its profiles join the rest.
     *
     * @param start what is known at the first end; null where the line begins there
     * @param end what is known at the last end; null where the line ends there
     * @return the refiner
     */
    public LineRefiner joining(ProfileEnd start, ProfileEnd end) {
        return new LineRefiner(this, start, end);
    }
}
