package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.audit.AuditReport;
import org.thalweg.audit.Finding;
import org.thalweg.corridor.LowerBound;
import org.thalweg.cost.Bill;
import org.thalweg.cost.PricedLine;
import org.thalweg.cost.Pricing;
import org.thalweg.cost.SectionPricer;
import org.thalweg.cost.Sensitivity;
import org.thalweg.cost.StationTable;
import org.thalweg.geometry.Pose;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.section.FormedGround;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.terrain.HeightError;
import org.thalweg.territory.Border;
import org.thalweg.territory.Site;

/** Turns a planned line into a finished one: structures settled, quantities, bill, audit, bound. */
final class Finisher {
    /** Tangents between parabolas shorter than this (m) are closed: two rows of the station table. */
    private static final double SHORT_TANGENT = 20;

    /** Gaps between which a closer bound is looked for: below, unit costs leave more open than the bound does. */
    private static final double CLOSE = 0.05;

    private static final double WIDE = 0.15;

    /** Longest line (m) for which it is, and states of its mesh. */
    private static final double SHORT = 15_000;

    private static final int STATES = 200_000;

    /** Distance (m) about a fault of an open section within which a structure carries the line: two pieces that are priced. */
    private static final double FAULT = 10;

    /** Times that structures are chosen anew for that. */
    private static final int CARRIED = 4;

    private final Scenario scenario;
    private final AlternativeSpec spec;
    private final ModePlan plan;
    private final GridTerrain terrain;
    private final Site site;
    private final LinePlanner planner;
    private final DoubleSupplier potential;

    /**
     * A finisher of one mode under one alternative.
     *
     * @param potential finds the lower bound by a potential
     */
    Finisher(
            Scenario scenario,
            AlternativeSpec spec,
            ModePlan plan,
            GridTerrain terrain,
            Site site,
            LinePlanner planner,
            DoubleSupplier potential) {
        this.scenario = scenario;
        this.spec = spec;
        this.plan = plan;
        this.terrain = terrain;
        this.site = site;
        this.planner = planner;
        this.potential = potential;
    }

    /**
     * Finishes a planned line beside the other lines of its alternative.
     *
     * @param line the line
     * @param others the other lines
     * @param floor least length inside the territory (m)
     * @param second whether this line was planned around the others: then it is the one that passes over them on bridges
     *     and under them in tunnels
     */
    Line finish(Refined line, List<Refined> others, double floor, boolean second) {
        List<Neighbour> neighbours = others.stream()
                .map(o -> new Neighbour(o.plan(), o.profile(), clearance(), plan.standard().verticalClearance(), 0))
                .toList();
        // Over another line only a bridge, under it only a tunnel, whatever the ground would allow.
        Pricing.Bar bar = (x, y, z, structure) -> second && neighbours.stream().anyMatch(n -> n.bars(x, y, z, structure));
        return carried(line, bar, others, floor);
    }

    /**
     * A planned line with its structures. Sections are priced every few metres and know closed ground by cells; where the
     * audit, which looks between them, finds an open section at fault, a structure carries the line there, if that helps.
     */
    private Line carried(Refined line, Pricing.Bar bar, List<Refined> others, double floor) {
        VerticalAlignment profile = staked(line.profile());
        List<Pose> faults = new ArrayList<>();
        Pricing.Bar barOrFault = (x, y, z, structure) -> bar.bars(x, y, z, structure)
                || open(structure) && faults.stream().anyMatch(f -> Math.hypot(f.x() - x, f.y() - y) < FAULT);
        Line best = finish(Pricing.settling(line.plan(), profile, barOrFault, pricer()), others, floor);
        Line next = best;
        for (int k = 0; k < CARRIED && best.broken() > 0 && faults.addAll(openFaults(next)); k++) {
            next = finish(Pricing.settling(line.plan(), profile, barOrFault, pricer()), others, floor);
            best = next.broken() < best.broken() ? next : best;
        }
        return best;
    }

    /** Where rules are broken worst on open sections, or within a pricing piece of one. */
    private static List<Pose> openFaults(Line line) {
        Alignment alignment = line.alignment();
        return line.audit().findings().stream()
                .filter(f -> !f.ok())
                .mapToDouble(Finding::station)
                .filter(s -> open(alignment.structureAt(s - FAULT)) || open(alignment.structureAt(s + FAULT)))
                .mapToObj(alignment.plan()::poseAt)
                .toList();
    }

    private static boolean open(Structure structure) {
        return structure == Structure.EARTHWORK || structure == Structure.WALL;
    }

    /**
     * How far a finished line's cost moves when what it rests on is wrong.
     *
     * @param line the line
     * @param others the other lines of its alternative
     * @param second whether it passes over and under the others; see {@link #finish(Refined, List, double, boolean)}
     * @param errors draws of the ground's error
     */
    Sensitivity sensitivity(Line line, List<Line> others, boolean second, List<HeightError> errors) {
        List<Neighbour> neighbours = others.stream()
                .map(o -> new Neighbour(
                        o.alignment().plan(), o.alignment().profile(), clearance(), plan.standard().verticalClearance(), 0))
                .toList();
        Pricing.Bar bar = (x, y, z, structure) -> second && neighbours.stream().anyMatch(n -> n.bars(x, y, z, structure));
        return Sensitivity.of(line.alignment().plan(), line.alignment().profile(), bar, terrain, site,
                LinePlanner.withMargin(plan.standard(), 1), plan.rates(), errors);
    }

    /**
     * The profile without tangents of a few metres between parabolas; as it is where parabolas must keep off clothoids or the
     * standard asks for sites, as a longer parabola might reach into one.
     */
    private VerticalAlignment staked(VerticalAlignment profile) {
        DesignStandard s = plan.standard();
        return s.verticalCurveOffClothoid() || s.flatLength() > 0 ? profile : profile.withoutTangentsBelow(SHORT_TANGENT);
    }

    private double clearance() {
        return scenario.modes().values().stream()
                .mapToDouble(m -> m.standard().lateralClearance())
                .max()
                .orElseThrow();
    }

    private SectionPricer pricer() {
        return new SectionPricer(terrain, site, LinePlanner.withMargin(plan.standard(), 1), plan.rates());
    }

    /**
     * Finishes a given line.
     *
     * @param horizontal plan line
     * @param vertical profile
     * @param structures stretches that cover the line; null to choose them
     * @param others other lines to keep clear of
     * @param floor least length inside the territory (m); NaN to leave the bound to the straight line
     */
    Line finish(
            HorizontalAlignment horizontal,
            VerticalAlignment vertical,
            List<StructureSpan> structures,
            List<Refined> others,
            double floor) {
        return finish(Pricing.of(horizontal, vertical, structures, pricer()), others, floor);
    }

    /** The bill of a finished line under this finisher's site. */
    Bill bill(Alignment line) {
        return Pricing.of(line.plan(), line.profile(), line.structures(), pricer()).bill();
    }

    /**
     * The bill of a finished line on the ground as another line's formation leaves it: what the other has dug and filled
     * is not moved again.
     *
     * @param line the line
     * @param other the other line, built first
     * @param standard its standard
     */
    Bill billBeside(Alignment line, Alignment other, DesignStandard standard) {
        FormedGround ground =
                new FormedGround(terrain, other.plan(), other.profile(), other.structures(), standard);
        SectionPricer pricer = new SectionPricer(ground, site, LinePlanner.withMargin(plan.standard(), 1), plan.rates());
        return Pricing.of(line.plan(), line.profile(), line.structures(), pricer).bill();
    }

    private Line finish(PricedLine priced, List<Refined> others, double floor) {
        HorizontalAlignment horizontal = priced.alignment().plan();
        VerticalAlignment vertical = priced.alignment().profile();
        Alignment alignment = priced.alignment();
        AuditReport audit = Auditing.check(scenario, spec, plan, terrain, pricer(), alignment, others);
        double length = horizontal.length();
        double time = length / plan.standard().designSpeed();
        double weights = planner.weightAlong(horizontal);
        double byLength = bound(vertical, Double.isNaN(floor) ? straight(horizontal) : floor);
        double byPotential = potential.getAsDouble();
        // Where the mesh leaves no way through, as for a given line outside the territory, it has nothing to say.
        boolean better = byPotential > byLength && byPotential < Double.POSITIVE_INFINITY;
        return new Line(
                plan.standard(),
                alignment,
                priced.stations(),
                priced.bill(),
                priced.bill().total().doubleValue() + weights,
                priced.searchCost(),
                better ? byPotential : byLength,
                better ? "potential over place and height" : "least length inside the territory x least price per metre",
                audit,
                time,
                borderDistance(priced.stations()));
    }

    /**
     * The line with the closer bound that more effort gives ({@link LowerBound#thorough}), where there is one. Asked for short
     * lines alone; a gap of {@link #CLOSE} needs none, and one of {@link #WIDE} stands for what that bound does not see.
     */
    Line certified(Line line) {
        double cost = line.bill().total().doubleValue();
        double gap = cost / line.lowerBound() - 1;
        if (!(gap > CLOSE && gap < WIDE) || line.alignment().length() > SHORT) {
            return line;
        }
        double bound = LowerBound.thorough(
                terrain, site, plan.standard(), plan.rates(), plan.from(), plan.to(), cost, STATES).value();
        return bound > line.lowerBound() ? line.bounded(bound, "potential on tetrahedra that follow the ground") : line;
    }

    private static double straight(HorizontalAlignment line) {
        var a = line.poseAt(0);
        var b = line.poseAt(line.length());
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    /**
     * Least cost of any line: the least length inside the territory, or that which the rise between the gates takes at
     * the greatest grade where both gates fix their height, times the least price of a metre.
     */
    private double bound(VerticalAlignment vertical, double floor) {
        DesignStandard s = plan.standard();
        double needed = floor;
        boolean fixed = plan.from().place().getDimension() == 0 && plan.to().place().getDimension() == 0;
        if (fixed) {
            double rise = vertical.elevationAt(Double.POSITIVE_INFINITY) - vertical.elevationAt(0);
            needed = Math.max(floor, Math.abs(rise) / s.maxGrade());
        }
        return LowerBound.byLength(site, s, plan.rates(), needed);
    }

    private double borderDistance(StationTable stations) {
        List<Geometry> lines = scenario.borders().stream().map(Border::line).toList();
        if (lines.isEmpty()) {
            return Double.NaN;
        }
        GeometryFactory factory = new GeometryFactory();
        IndexedFacetDistance index = new IndexedFacetDistance(factory.buildGeometry(lines));
        return IntStream.range(0, stations.rows())
                .filter(i -> i % 5 == 0)
                .mapToDouble(i -> index.distance(factory.createPoint(new Coordinate(stations.x()[i], stations.y()[i]))))
                .average()
                .orElse(Double.NaN);
    }
}
