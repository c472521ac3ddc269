package org.thalweg.study;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.thalweg.corridor.FiveHills;
import org.thalweg.corridor.LowerBound;
import org.thalweg.cost.Rates;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Site;
import org.thalweg.territory.SiteBuilder;
import org.thalweg.territory.Zone;

/**
 * Figures of docs/lower-bound.md, by hand: {@code STATES five-hills}, or {@code STATES SCENARIO MODE} for the bound of a
 * scenario's first alternative (streams aside). With the cost of a known line behind, or {@code none}: the thorough bound.
 */
final class BoundFigures {
    private static final double NONE = Double.POSITIVE_INFINITY;

    private BoundFigures() {}

    public static void main(String[] args) {
        int states = Integer.parseInt(args[0]);
        long start = cpu();
        boolean hills = args[1].equals("five-hills");
        OptionalDouble known = args.length == (hills ? 2 : 3)
                ? OptionalDouble.empty()
                : OptionalDouble.of(args[args.length - 1].equals("none") ? NONE : Double.parseDouble(args[args.length - 1]));
        LowerBound.Result result = hills
                ? fiveHills(states, known)
                : scenario(Path.of(args[1]), Mode.valueOf(args[2].toUpperCase()), states, known);
        System.out.printf(
                "%s: bound %.0f, squares %.0f m, levels %.1f m, %d states, %.1f s%n",
                args[1], result.value(), result.side(), result.rise(), result.states(), (cpu() - start) / 1e9);
    }

    /** Processor time of this thread (ns): the clock also counts what else the machine does. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static LowerBound.Result scenario(Path folder, Mode mode, int states, OptionalDouble known) {
        Scenario scenario = ScenarioReader.read(folder);
        AlternativeSpec spec = scenario.alternatives().get(0);
        ModePlan plan = scenario.modes().get(mode);
        GridTerrain terrain = Ground.of(scenario).terrain();
        List<Zone> zones = plan.zones().stream()
                .filter(z -> spec.reuse() || z.rule() != Zone.Rule.REUSE)
                .toList();
        Site site = SiteBuilder.build(
                terrain, scenario.territory(), scenario.borders(spec), zones, List.of(plan.from(), plan.to()), null);
        return bound(terrain, site, plan.standard(), plan.rates(), plan.from(), plan.to(), states, known);
    }

    private static LowerBound.Result fiveHills(int states, OptionalDouble known) {
        GridTerrain terrain = FiveHills.terrain();
        Gate from = gate(250, 1000);
        Gate to = gate(4000, 2000);
        Site site = SiteBuilder.build(terrain, null, List.of(), List.of(), List.of(from, to), null);
        return bound(terrain, site, FiveHills.standard(), FiveHills.rates(), from, to, states, known);
    }

    private static LowerBound.Result bound(
            GridTerrain terrain, Site site, DesignStandard s, Rates r, Gate from, Gate to, int states, OptionalDouble known) {
        return known.isEmpty()
                ? LowerBound.of(terrain, site, s, r, from, to, states)
                : LowerBound.thorough(terrain, site, s, r, from, to, known.getAsDouble(), states);
    }

    private static Gate gate(double x, double y) {
        return new Gate(
                "gate",
                new GeometryFactory().createPoint(new Coordinate(x, y)),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
