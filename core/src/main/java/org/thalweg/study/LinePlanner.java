package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.corridor.PriceField;
import org.thalweg.corridor.Relaxation;
import org.thalweg.corridor.Relaxation.Start;
import org.thalweg.corridor.Sweep;
import org.thalweg.cost.LineCost;
import org.thalweg.cost.PlanePrices;
import org.thalweg.cost.PricedLine;
import org.thalweg.cost.Pricing;
import org.thalweg.cost.Rates;
import org.thalweg.cost.SectionPricer;
import org.thalweg.geometry.Pose;
import org.thalweg.refine.EarthLedger;
import org.thalweg.refine.LinePolish;
import org.thalweg.refine.LineRefiner;
import org.thalweg.refine.LineRefiner.Effort;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.refine.PlanRefiner;
import org.thalweg.refine.ProfileLimit;
import org.thalweg.refine.SeedPlan;
import org.thalweg.refine.SwathRefiner;
import org.thalweg.refine.TunnelLedger;
import org.thalweg.search.PoseSearch;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.SideSlopes;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Site;

/**
 * Plans one mode under one weighting: relax, search, refine. A value of what the stages share; the relaxation is found when
 * it is first asked for. For one thread at a time.
 */
final class LinePlanner {
    /** Greatest number of states of a relaxation. */
    private static final int STATES = 2_500_000;

    /**
     * Least and greatest width of a layer of the pose search (poses). A width is doubled where it finds no line: a wide layer
     * finds one sooner, and a better one, than many passes with a narrow one.
     */
    private static final int NARROW = 100;

    private static final int WIDE = 6400;

    /** Passes of the search that is tried last, over the greatest width. */
    private static final int PASSES = 12;

    /** How many times wider layers are for the further seeds of a long line. */
    private static final int WIDER = 4;

    /** Distance of the lattice's points for the last of these seeds, as a multiple of the usual one. */
    private static final double FINER = 0.75;

    /** Length (m) from which a line is planned from several seeds: shorter ones are polished as a whole. */
    private static final double LONG = 15_000;

    private static final double SLACK = 0.25;

    /**
     * Share of a line's length in the way of another up to which it is only moved: beyond, lines abreast, a search anew and
     * a pair side by side are tried.
     */
    static final double FEW = 0.15;

    /**
     * A line beside another that costs so many times what is of use after the wide passes is given up: narrow ones saved a
     * fifth at most.
     */
    private static final double HOPEFUL = 1.3;

    /** Share that it may cost to pass another line in height alone for no other place to be looked for. */
    private static final double LITTLE = 0.001;

    /** Heights (m) above and below a profile for which its plan line's sections are tabulated, and their distance. */
    private static final double TABLE_REACH = 6;

    private static final double TABLE_STEP = 0.25;

    private final GridTerrain terrain;
    private final ModePlan plan;
    private final Site site;
    /** The site without the gates' openings in the territory's edge: it holds along the line. */
    private final Site along;

    private final Rates rates;
    private final PlanePrices prices;
    private final PriceField field;
    private final double perMetre;
    private final float[] extra;
    private final List<Start> from;
    private final List<Start> to;
    /** Cost to go of a line alone; null until it is asked for. */
    private Sweep costToGo;

    LinePlanner(GridTerrain terrain, ModePlan plan, AlternativeSpec spec, Site site, Site along, float[] extra) {
        this.terrain = terrain;
        this.plan = plan;
        this.site = site;
        this.along = along;
        this.extra = extra;
        this.rates = weighted(plan.rates(), spec);
        this.prices = PlanePrices.of(plan.standard(), rates);
        this.perMetre = spec.weight("travel_time") * rates.timeValue() / plan.standard().designSpeed();
        this.field = field(null);
        double spacing = terrain.frame().cell() / 3;
        this.from = Starts.of(plan.from(), terrain, spacing);
        this.to = Starts.of(plan.to(), terrain, spacing);
    }

    /** Unit costs with the weights of land and structures in them: a weight of 1 doubles a price. */
    static Rates weighted(Rates r, AlternativeSpec spec) {
        double land = 1 + spec.weight("land");
        double structures = 1 + spec.weight("structures");
        return new Rates(
                r.soilCut(), r.rockCut(), r.fillFromCut(), r.borrow(), r.waste(), r.haul(), r.surface(), r.systems(),
                r.land() * land, r.clearing(), r.bridge() * structures, r.bridgeFreeHeight(), r.bridgeHeightFactor(),
                r.abutment() * structures, r.tunnel() * structures, r.portal() * structures, r.ventilationLength(),
                r.ventilation(), r.escapeLength(), r.escape(), r.wall(), r.culvert(), r.culvertPerM(), r.timeValue(),
                r.usability());
    }

    /**
     * The standard with what depends on the ground drawn a little tighter: sections are priced every few metres, the
     * audit looks between them, and the ground there is a little higher or lower.
     *
     * @param s the standard
     * @param times how much tighter: 1 for planning, up to 5
     */
    static DesignStandard withMargin(DesignStandard s, double times) {
        SideSlopes w = s.slopes();
        SideSlopes slopes = new SideSlopes(
                w.cutSoil(), w.cutRock(), w.fill(), w.soilDepth(), w.benchHeight(), w.benchWidth(), (1 - 0.05 * times) * w.reach());
        return new DesignStandard(
                s.id(), s.title(), s.mode(), s.designSpeed(), s.minRadius(), s.clothoids(), s.minTangent(), s.maxTangent(),
                s.minArc(), s.maxGrade(), s.curveCompensation(), s.minGrade(), s.minTunnelGrade(), s.crestRadius(),
                s.sagRadius(), s.verticalCurveThreshold(), s.minGradeLength(), s.minConstantGrade(),
                s.verticalCurveOffClothoid(), s.platformWidth(), slopes, s.bridgeWidth(), s.minBridge(), s.minTunnel(),
                s.minTunnelCover() + 0.5 * times, (1 - 0.03 * times) * s.maxBridgeHeight(),
                (1 - 0.1 * times) * s.maxWallHeight(), s.lateralClearance(),
                s.verticalClearance(), s.streamClearance(), s.flatLength(), s.flatGrade(), s.flatSpacing(),
                s.maxSuperelevation(), s.railHeadDistance(), s.equilibrium(), s.superelevationShare());
    }

    private PriceField field(PriceField.Crossing crossing) {
        double common = rates.surface() + rates.systems();
        return new PriceField(terrain, site, plan.standard(), prices, common, perMetre, extra, crossing);
    }

    /** The corridor band of this mode and weighting. */
    Study.Corridor corridor() {
        Relaxation relaxation = new Relaxation(field, from, to, STATES, SLACK);
        costToGo = relaxation.costToGo();
        return new Study.Corridor(relaxation.frame(), relaxation.band(relaxation.costToCome(), costToGo));
    }

    private Sweep costToGo() {
        if (costToGo == null) {
            costToGo = new Relaxation(field, from, to, STATES, SLACK).costToGo();
        }
        return costToGo;
    }

    /** The part of the objective along a line that is not construction cost by place: travel time, borders, overlap. */
    double weightAlong(HorizontalAlignment line) {
        int n = Math.max(1, (int) StrictMath.ceil(line.length() / 20));
        double step = line.length() / n;
        double sum = 0;
        for (int k = 0; k < n; k++) {
            Pose p = line.poseAt((k + 0.5) * step);
            sum += step * field.weightAt(field.frame().index(p.x(), p.y()));
        }
        return sum;
    }

    /** Plans a line on its own. */
    Refined plan() {
        return found(refined(seed(field, costToGo(), 1, NARROW)));
    }

    /**
     * Plans a line on its own with more effort where it is long: from three seeds, the best refined once more from wide
     * passes on. Every refinement ends in a local optimum of its own, a few per cent apart.
     */
    Refined planThoroughly() {
        Refined best = plan();
        if (best.plan().length() < LONG) {
            return best;
        }
        best = better(best, refined(seed(field, costToGo(), 1, WIDER * NARROW)).line());
        best = better(best, refined(seed(field, costToGo(), FINER, WIDER * NARROW)).line());
        return better(best, refine(refiner(null, 1), best, Effort.FULL).line());
    }

    private Refined better(Refined best, Optional<Refined> other) {
        boolean better = other.isPresent()
                && other.get().sites() == best.sites()
                && billed(other.get(), null) < billed(best, null);
        return better ? other.get() : best;
    }

    /**
     * Objective with the bill's own cost. A metre that cannot be built costs a tunnel more: not as much as in the passes, as
     * the margins of planning close places that the standard leaves open, and the audit has the last word.
     *
     * @param line the line
     * @param other another line that this one was planned around; null for none
     */
    double billed(Refined line, Neighbour other) {
        Pricing.Bar bar = (x, y, z, structure) -> other != null && other.bars(x, y, z, structure);
        PricedLine priced = Pricing.settling(line.plan(), line.profile(), bar,
                new SectionPricer(terrain, site, withMargin(plan.standard(), 1), rates));
        double shut = priced.unbuildable().stream().mapToDouble(StructureSpan::length).sum();
        return priced.bill().total().doubleValue() + weightAlong(line.plan()) + rates.tunnel() * shut;
    }

    private Refined found(LineRefiner.Outcome outcome) {
        return outcome.line().orElseThrow(() -> new NoLine(outcome.limit() == null ? noWay() : noProfile(outcome.limit())));
    }

    /** A seed refined by all passes. */
    private LineRefiner.Outcome refined(PoseSearch.Found seed) {
        LineRefiner.Outcome rough = rough(seed, null);
        return rough.line().isEmpty()
                ? rough
                : new LineRefiner.Outcome(Optional.of(finished(refiner(null, 1), rough.line().get())), null);
    }

    /**
     * Plans a line that keeps clear of another.
     *
     * @param own the line that this mode would have on its own
     * @param first the other line
     * @param other the other line as something to keep clear of
     * @param dearest what the line may cost to be of use
     * @return where little of the own line is in the way, that line with a profile that passes over or under the other, if
     *     that costs next to nothing or less than to move it clear; else the own line moved clear; where much of it is in the
     *     way, the cheapest after the wide passes of that one, of the lines abreast of the other on either side and, where no
     *     line abreast is clear and cheaper, of one searched anew; empty where that costs so much more than the dearest of use
     *     that narrow passes would not mend it
     */
    Optional<Refined> planBeside(Refined own, Refined first, Neighbour other, double dearest) {
        Optional<Refined> kept = passing(own, other);
        if (kept.isPresent() && billed(kept.get(), other) < (1 + LITTLE) * billed(own, null)) {
            return kept;
        }
        LineRefiner refiner = refiner(other, 1);
        LineRefiner.Outcome best = refine(refiner, own, Effort.ROUGH);
        if (best.line().isEmpty() || other.conflict(own) > FEW) {
            LineRefiner.Outcome moved = best;
            for (double offset : new double[] {-other.apart(), other.apart()}) {
                best = cheaper(best, abreast(refiner(other, 1), first, offset, Effort.ROUGH));
            }
            // Where a line abreast is clear and the cheaper one, both share ground that is narrower than the search's cells.
            if (best == moved || best.line().isEmpty() || !other.clear(best.line().get())) {
                PriceField around = field(other.raster(terrain.frame()));
                Sweep go = new Relaxation(around, from, to, STATES, SLACK).costToGo();
                best = cheaper(best, rough(seed(around, go, 1, NARROW), other));
            }
        }
        if (best.line().isEmpty()) {
            throw new NoLine(best.limit() == null ? noWay() : noProfile(best.limit()));
        }
        return best.line().filter(rough -> rough.objective() <= HOPEFUL * dearest)
                .map(rough -> finished(refiner, rough))
                .map(moved -> kept.isPresent() && billed(kept.get(), other) < billed(moved, other) ? kept.get() : moved);
    }

    /**
     * A line that crosses another in few places with its plan as it is: its profile alone passes over or under; empty where it
     * comes too near.
     */
    Optional<Refined> passing(Refined own, Neighbour other) {
        return other.conflict(own) > FEW
                ? Optional.empty()
                : refine(refiner(other, 1), own, Effort.PROFILE).line().filter(other::clear);
    }

    private Refined finished(LineRefiner refiner, Refined rough) {
        return refiner.further(rough, this::heightFrom, this::heightTo, Effort.FINISH).line().orElse(rough);
    }

    /**
     * A line abreast of another, refined in wide passes. Where both share a narrow strip of good ground the search cannot
     * find it: its cells are wider than the strip, and a line that is moved clear is moved here to one side, there to the
     * other, and crosses at each change.
     */
    private LineRefiner.Outcome abreast(LineRefiner refiner, Refined first, double offset, Effort effort) {
        List<PointOfIntersection> points = ends(SeedPlan.of(
                Abreast.points(first.points(), offset, plan.standard().minRadius()), plan.standard(), false));
        DoubleUnaryOperator height = Abreast.heights(first.plan(), first.profile(), HorizontalAlignment.of(points));
        return refiner.refine(points, height, this::heightFrom, this::heightTo, effort);
    }

    /** A plan line, found by other prices, with the best profile by this mode's own. */
    Optional<Refined> profiled(Refined line) {
        return refine(refiner(null, 1), line, Effort.PROFILE).line();
    }

    /**
     * A line abreast of another, refined by all passes and the closest: there the strip between both and what lies beside is narrow.
     *
     * @param first the other line
     * @param offset distance (m), positive to the right of it
     * @param other that line as something to keep clear of
     */
    Optional<Refined> abreast(Refined first, double offset, Neighbour other) {
        return abreast(refiner(other, 1), first, offset, Effort.CLOSE).line();
    }

    /** A line refined in narrow passes, clear of another or alone (null); as it is where no profile was found. */
    Refined again(Refined line, Neighbour other) {
        return refine(refiner(other, 1), line, Effort.FINISH).line().orElse(line);
    }

    /** What plans this mode's line together with another's abreast of it, at an offset (m), positive to the right. */
    Leading leading(LinePlanner other, double offset) {
        return new Leading(other, offset);
    }

    /** Plans a line that another runs abreast of; objectives are those of both lines. */
    final class Leading {
        private final LineRefiner refiner;

        private Leading(LinePlanner other, double offset) {
            LineRefiner.SectionPrices both = new AbreastSections(sections(1), other.sections(1), offset);
            this.refiner = refiner(both, null, null, null);
        }

        /** A line refined in wide passes. */
        Optional<Refined> rough(Refined seed) {
            return refine(refiner, seed, Effort.ROUGH).line();
        }

        /** That line refined in narrow passes. */
        Refined fine(Refined rough) {
            return finished(refiner, rough);
        }
    }

    private static LineRefiner.Outcome cheaper(LineRefiner.Outcome a, LineRefiner.Outcome b) {
        if (a.line().isEmpty() || b.line().isEmpty()) {
            return a.line().isEmpty() ? b : a;
        }
        return b.line().get().objective() < a.line().get().objective() ? b : a;
    }

    private LineRefiner.Outcome refine(LineRefiner refiner, Refined line, Effort effort) {
        return refiner.refine(
                line.points(), line.profile()::elevationAt, this::heightFrom, this::heightTo, effort);
    }

    /**
     * Mends a line that breaks a rule: refined again in small steps, with the ground's rules drawn tighter each time.
     *
     * @param line the line
     * @param other a line to keep clear of; null for none
     * @param attempt 1 for the first attempt
     * @return the mended line; the same line where no profile was found
     */
    Refined mend(Refined line, Neighbour other, int attempt) {
        return refine(refiner(other, 1 + 0.75 * attempt), line, Effort.FINISH).line().orElse(line);
    }

    /** A seed refined in wide passes; nothing where there is no seed. */
    private LineRefiner.Outcome rough(PoseSearch.Found seed, Neighbour other) {
        return seed == null
                ? new LineRefiner.Outcome(Optional.empty(), null)
                : refiner(other, 1).refine(ends(seed.points()), seed::heightAt, this::heightFrom, this::heightTo, Effort.ROUGH);
    }

    /** The best line of the pose lattice for the least width, from one on by doubling, that finds one; null where none does. */
    private PoseSearch.Found seed(PriceField prices, Sweep costToGo, double scale, int least) {
        if (!(costToGo.best() < Double.POSITIVE_INFINITY)) {
            return null;
        }
        PoseSearch search = new PoseSearch(prices, costToGo, rates.abutment(), rates.portal(), scale);
        double heading = heading(plan.from());
        PoseSearch.Found found = null;
        for (int width = least; width <= WIDE && found == null; width *= 2) {
            found = search.search(from, heading, to, width, 1);
        }
        return found == null ? search.search(from, heading, to, WIDE, PASSES) : found;
    }

    /** A refiner that keeps clear of the other line by its exact distance, where the search knew it by cells only. */
    private LineRefiner refiner(Neighbour other, double margin) {
        LocalSections sections = sections(margin);
        return refiner(sections, other, sections, sections);
    }

    private LocalSections sections(double margin) {
        return new LocalSections(terrain, site, along, withMargin(plan.standard(), margin), rates);
    }

    private LineRefiner refiner(LineRefiner.SectionPrices sections, Neighbour other, EarthLedger earth, TunnelLedger tunnels) {
        PlanRefiner planRefiner = new PlanRefiner(field, sections, plan.from(), plan.to(), other);
        SwathRefiner swath = new SwathRefiner(field, sections, plan.from(), plan.to(), other);
        return new LineRefiner(field, sections, planRefiner, swath, other, rates.abutment(), rates.portal(), earth, tunnels);
    }

    /**
     * A polish of plan and profile together, for lines of this mode that stand alone.
     *
     * @param structures structures of the line
     * @param seed seed of the draws
     * @param runner runs what can run side by side
     * @return the polish; null for a standard that asks for station sites, which a polish would lose
     */
    LinePolish polish(List<StructureSpan> structures, long seed, LinePolish.Runner runner) {
        DesignStandard standard = plan.standard();
        if (standard.flatLength() > 0 && standard.flatSpacing() < Double.POSITIVE_INFINITY) {
            return null;
        }
        boolean earthwork = structures.stream().allMatch(s -> s.structure() == Structure.EARTHWORK);
        Supplier<LinePolish.Objective> objectives = () -> {
            LineCost cost = new LineCost(new SectionPricer(terrain, site, withMargin(standard, 1), rates), earthwork);
            return new LinePolish.Objective() {
                @Override
                public LinePolish.Value of(HorizontalAlignment line, VerticalAlignment profile) {
                    LineCost.Amount amount = cost.of(line, profile);
                    return new LinePolish.Value(amount.amount() + weightAlong(line), amount.unbuildable());
                }

                @Override
                public LinePolish.Objective near(HorizontalAlignment line, VerticalAlignment profile) {
                    return earthwork ? tabulated(cost, line, profile) : this;
                }
            };
        };
        return new LinePolish(standard, objectives, heading(plan.from()), heading(plan.to()), seed, runner);
    }

    /** The objective of profiles over one plan line, from a table of its sections. */
    private LinePolish.Objective tabulated(LineCost cost, HorizontalAlignment plan, VerticalAlignment about) {
        LineCost.Table table = cost.table(plan, about, TABLE_REACH, TABLE_STEP);
        double weight = weightAlong(plan);
        return new LinePolish.Objective() {
            @Override
            public LinePolish.Value of(HorizontalAlignment line, VerticalAlignment profile) {
                LineCost.Amount amount = table.of(profile);
                return new LinePolish.Value(amount.amount() + weight, amount.unbuildable());
            }

            @Override
            public LinePolish.Objective near(HorizontalAlignment line, VerticalAlignment profile) {
                return this;
            }
        };
    }

    private double heightFrom(double x, double y) {
        return plan.from().elevation().orElseGet(() -> terrain.heightAt(x, y));
    }

    private double heightTo(double x, double y) {
        return plan.to().elevation().orElseGet(() -> terrain.heightAt(x, y));
    }

    /** Moves the ends of a lattice line onto the gates, and turns its ends into the headings that the gates ask for. */
    private List<PointOfIntersection> ends(List<PointOfIntersection> lattice) {
        List<PointOfIntersection> points = new ArrayList<>(lattice);
        int last = points.size() - 1;
        Coordinate a = Starts.nearest(plan.from(), points.get(0).x(), points.get(0).y());
        Coordinate b = Starts.nearest(plan.to(), points.get(last).x(), points.get(last).y());
        points.set(0, new PointOfIntersection(a.x, a.y, 0, 0, 0));
        points.set(last, new PointOfIntersection(b.x, b.y, 0, 0, 0));
        return PlanRefiner.feasible(points, plan.standard(), heading(plan.from()), heading(plan.to()));
    }

    private static double heading(Gate gate) {
        return gate.heading().orElse(Double.NaN);
    }

    private String noWay() {
        DesignStandard s = plan.standard();
        double apart = Double.POSITIVE_INFINITY;
        double rise = Double.POSITIVE_INFINITY;
        for (Start a : from) {
            for (Start b : to) {
                apart = Math.min(apart, Math.hypot(a.x() - b.x(), a.y() - b.y()));
                rise = Math.min(rise, Math.abs(a.z() - b.z()));
            }
        }
        double needed = rise / s.maxGrade();
        if (needed > apart) {
            return "No " + s.mode().slug() + " line keeps standard " + s.id() + ": the gates differ by " + Math.round(rise)
                    + " m in height, which takes " + Math.round(needed) + " m at the greatest grade of "
                    + s.maxGrade() * 1000 + " permil, while they lie " + Math.round(apart)
                    + " m apart and no line of that length fits the free ground.";
        }
        return "No " + s.mode().slug() + " line keeps standard " + s.id() + " (least radius " + Math.round(s.minRadius())
                + " m, greatest grade " + s.maxGrade() * 1000
                + " permil) on the free ground between gates '" + plan.from().name() + "' and '" + plan.to().name()
                + "': territory, set-backs and forbidden zones leave no way through.";
    }

    private String noProfile(ProfileLimit limit) {
        return "No " + plan.standard().mode().slug() + " line keeps standard " + plan.standard().id() + ": "
                + limit.text();
    }

    /** What {@link Seeding} needs of a planner: a refiner for a line of its own, ground and gates. */
    LineRefiner refinerAlone() {
        return refiner(null, 1);
    }

    /** A planner of the same mode between other gates. */
    LinePlanner between(Gate first, Gate last) {
        return new LinePlanner(this, first, last);
    }

    private LinePlanner(LinePlanner p, Gate first, Gate last) {
        this.terrain = p.terrain;
        this.plan = new ModePlan(p.plan.standard(), p.plan.rates(), first, last, p.plan.zones());
        this.site = p.site;
        this.along = p.along;
        this.rates = p.rates;
        this.prices = p.prices;
        this.field = p.field;
        this.perMetre = p.perMetre;
        this.extra = p.extra;
        this.from = p.from;
        this.to = p.to;
    }

    /** The mode's standard, gates and rates. */
    ModePlan modePlan() {
        return plan;
    }

    /** The ground. */
    GridTerrain terrain() {
        return terrain;
    }
}
