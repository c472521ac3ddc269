package org.thalweg.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.SideSlopes;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.HeightError;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Site;

/**
 * How far a line's cost and quantities move when what they rest on is wrong, one thing at a time. Plan line and profile
 * stay; the structures are chosen anew, as a builder would on the ground that he finds. That is a harsh reading of errors
 * of the ground: a designer with a survey would move the profile too.
 *
 * @param base construction cost as priced with nothing changed
 * @param ground what errors of the ground's heights do
 * @param swings what each other factor does alone, the widest first
 */
public record Sensitivity(double base, Ground ground, List<Swing> swings) {
    /** Rock head and side slopes are varied by these shares, in both directions. */
    public static final double ROCK_HEAD = 0.5;
    /** See {@link #ROCK_HEAD}. */
    public static final double SLOPES = 0.2;
    /** Unit costs are varied by this share, in both directions. */
    public static final double UNIT_COST = 0.2;

    /** How the factors of unit costs begin; the bill's item follows. */
    public static final String UNIT_COST_OF = "unit cost: ";

    /** Checks and copies. */
    public Sensitivity {
        Objects.requireNonNull(ground);
        swings = List.copyOf(swings);
    }

    /**
     * A figure over the draws.
     *
     * @param base without error
     * @param least least of the draws
     * @param mean mean of the draws
     * @param greatest greatest of the draws
     */
    public record Range(double base, double least, double mean, double greatest) {
        private static Range of(double base, double[] draws) {
            double[] sorted = draws.clone();
            Arrays.sort(sorted);
            return new Range(base, sorted[0], Arrays.stream(sorted).sum() / sorted.length, sorted[sorted.length - 1]);
        }
    }

    /**
     * Figures of a line over draws of the ground's error.
     *
     * @param draws number of draws
     * @param cost construction cost
     * @param cut excavation (m3)
     * @param fill fill (m3)
     * @param bridges length of bridges (m)
     * @param tunnels length of tunnels (m)
     * @param unbuildable length that could not be built as it is (m); its cost is counted as far as it can be
     */
    public record Ground(
            int draws, Range cost, Range cut, Range fill, Range bridges, Range tunnels, Range unbuildable) {}

    /**
     * One factor alone.
     *
     * @param factor what is varied, in words
     * @param share how much it is lowered and raised (ratio)
     * @param costAtLow construction cost with it lowered
     * @param costAtHigh construction cost with it raised
     */
    public record Swing(String factor, double share, double costAtLow, double costAtHigh) {
        /**
         * How far the cost moves.
         *
         * @return difference of the two costs, without sign
         */
        public double width() {
            return Math.abs(costAtHigh - costAtLow);
        }
    }

    /**
     * Finds it.
     *
     * @param plan plan line
     * @param profile profile
     * @param bar where structures may not be chosen
     * @param terrain the ground
     * @param site what the ground carries
     * @param standard design standard
     * @param rates unit costs
     * @param errors draws of the ground's error, at least one
     * @return the sensitivity
     */
    public static Sensitivity of(
            HorizontalAlignment plan,
            VerticalAlignment profile,
            Pricing.Bar bar,
            Terrain terrain,
            Site site,
            DesignStandard standard,
            Rates rates,
            List<HeightError> errors) {
        Case cases = (ground, rules) ->
                Pricing.settling(plan, profile, bar, new SectionPricer(ground, site, rules, rates));
        PricedLine base = cases.price(terrain, standard);
        List<PricedLine> draws =
                errors.stream().map(e -> cases.price(e.on(terrain), standard)).toList();
        List<Swing> swings = new ArrayList<>();
        swings.add(swing("depth of rock head", ROCK_HEAD, share -> cases.price(terrain, rockHead(standard, share))));
        swings.add(swing("side slopes, horizontal per vertical", SLOPES, share -> cases.price(terrain, slopes(standard, share))));
        double total = cost(base);
        for (Item item : base.bill().items()) {
            double moved = UNIT_COST * item.amount().doubleValue();
            if (moved > 0) {
                swings.add(new Swing(UNIT_COST_OF + item.item(), UNIT_COST, total - moved, total + moved));
            }
        }
        // Equal widths keep the order of the bill: the sort is stable.
        swings.sort(Comparator.comparingDouble(Swing::width).reversed());
        return new Sensitivity(total, ground(base, draws), swings);
    }

    private interface Case {
        PricedLine price(Terrain ground, DesignStandard rules);
    }

    private interface Varied {
        PricedLine by(double share);
    }

    private interface Figure {
        double of(PricedLine line);
    }

    private static Swing swing(String factor, double share, Varied line) {
        return new Swing(factor, share, cost(line.by(-share)), cost(line.by(share)));
    }

    private static Ground ground(PricedLine base, List<PricedLine> draws) {
        return new Ground(
                draws.size(),
                range(Sensitivity::cost, base, draws),
                range(x -> Arrays.stream(x.stations().cut()).sum(), base, draws),
                range(x -> Arrays.stream(x.stations().fill()).sum(), base, draws),
                range(x -> length(x, Structure.BRIDGE), base, draws),
                range(x -> length(x, Structure.TUNNEL), base, draws),
                range(x -> x.unbuildable().stream().mapToDouble(StructureSpan::length).sum(), base, draws));
    }

    private static Range range(Figure figure, PricedLine base, List<PricedLine> draws) {
        return Range.of(figure.of(base), draws.stream().mapToDouble(figure::of).toArray());
    }

    private static double cost(PricedLine line) {
        return line.bill().total().doubleValue();
    }

    private static double length(PricedLine line, Structure structure) {
        return line.alignment().structures().stream()
                .filter(s -> s.structure() == structure)
                .mapToDouble(StructureSpan::length)
                .sum();
    }

    private static DesignStandard rockHead(DesignStandard s, double share) {
        SideSlopes w = s.slopes();
        return with(s, new SideSlopes(
                w.cutSoil(), w.cutRock(), w.fill(), (1 + share) * w.soilDepth(), w.benchHeight(), w.benchWidth(), w.reach()));
    }

    private static DesignStandard slopes(DesignStandard s, double share) {
        SideSlopes w = s.slopes();
        double by = 1 + share;
        return with(s, new SideSlopes(
                by * w.cutSoil(), by * w.cutRock(), by * w.fill(), w.soilDepth(), w.benchHeight(), w.benchWidth(), w.reach()));
    }

    private static DesignStandard with(DesignStandard s, SideSlopes slopes) {
        return new DesignStandard(
                s.id(), s.title(), s.mode(), s.designSpeed(), s.minRadius(), s.clothoids(), s.minTangent(), s.maxTangent(),
                s.minArc(), s.maxGrade(), s.curveCompensation(), s.minGrade(), s.minTunnelGrade(), s.crestRadius(),
                s.sagRadius(), s.verticalCurveThreshold(), s.minGradeLength(), s.minConstantGrade(),
                s.verticalCurveOffClothoid(), s.platformWidth(), slopes, s.bridgeWidth(), s.minBridge(), s.minTunnel(),
                s.minTunnelCover(), s.maxBridgeHeight(), s.maxWallHeight(), s.lateralClearance(), s.verticalClearance(),
                s.streamClearance(), s.flatLength(), s.flatGrade(), s.flatSpacing(), s.maxSuperelevation(),
                s.railHeadDistance(), s.equilibrium(), s.superelevationShare());
    }
}
