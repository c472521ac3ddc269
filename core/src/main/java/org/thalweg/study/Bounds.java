package org.thalweg.study;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.thalweg.corridor.LowerBound;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Site;
import org.thalweg.territory.Zone;

/**
 * Lower bounds of a study's modes. A bound depends on the ground, the site, the standard and the unit costs, but not on an
 * alternative's weights: alternatives with the same set-backs and the same reuse share one. So may stricter ones: a line
 * that keeps a greater set-back, or may not reuse a formation, is a line of the looser alternative at no lower cost.
 */
final class Bounds {
    /** States of a bound's mesh. */
    private static final int STATES = 600_000;

    private final Scenario scenario;
    private final GridTerrain terrain;
    private final Map<List<Object>, Double> known = new ConcurrentHashMap<>();

    Bounds(Scenario scenario, GridTerrain terrain) {
        this.scenario = scenario;
        this.terrain = terrain;
    }

    /**
     * What every line of some alternatives keeps: of each border the least of their set-backs, and reuse where one has it.
     *
     * @param scenario the case
     * @param specs the alternatives, at least one
     * @return an alternative without weights, whose bounds hold for all of them
     */
    static AlternativeSpec loosest(Scenario scenario, List<AlternativeSpec> specs) {
        Map<String, Double> setbacks = new TreeMap<>();
        specs.forEach(spec -> scenario.borders(spec).forEach(b -> setbacks.merge(b.name(), b.setback(), Math::min)));
        boolean reuse = specs.stream().anyMatch(AlternativeSpec::reuse);
        return new AlternativeSpec("loosest", "", new TreeMap<>(), setbacks, reuse);
    }

    private List<Object> key(AlternativeSpec spec, ModePlan plan) {
        boolean reuse = spec.reuse() && plan.zones().stream().anyMatch(z -> z.rule() == Zone.Rule.REUSE);
        return List.of(plan.standard().mode(), reuse, scenario.borders(spec));
    }

    /**
     * The least construction cost of any line.
     *
     * @param spec alternative: its set-backs and whether formations are reused
     * @param plan mode: standard, unit costs, gates
     * @param site what the ground carries for them; asked for when the bound is not known yet
     */
    double of(AlternativeSpec spec, ModePlan plan, Supplier<Site> site) {
        return known.computeIfAbsent(key(spec, plan), k -> LowerBound.of(
                terrain, site.get(), plan.standard(), plan.rates(), plan.from(), plan.to(), STATES).value());
    }

    /** The closest bound that so many states give, in twice a study's time for as many. */
    LowerBound.Result found(ModePlan plan, Site site, int states) {
        return LowerBound.closer(terrain, site, plan.standard(), plan.rates(), plan.from(), plan.to(), states);
    }
}
