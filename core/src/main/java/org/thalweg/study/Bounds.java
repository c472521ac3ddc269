package org.thalweg.study;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.thalweg.corridor.LowerBound;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Site;

/**
 * Lower bounds of a study's modes. A bound depends on the ground, the site, the standard and the unit costs, but not on an
 * alternative's weights: alternatives with the same set-backs and the same reuse share one.
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

    /** Whether the bound of such lines was found already. */
    boolean knows(AlternativeSpec spec, ModePlan plan) {
        return known.containsKey(key(spec, plan));
    }

    private List<Object> key(AlternativeSpec spec, ModePlan plan) {
        return List.of(plan.standard().mode(), spec.reuse(), scenario.borders(spec));
    }

    /**
     * The least construction cost of any line.
     *
     * @param spec alternative: its set-backs and whether formations are reused
     * @param plan mode: standard, unit costs, gates
     * @param site what the ground carries for them
     */
    double of(AlternativeSpec spec, ModePlan plan, Site site) {
        return known.computeIfAbsent(key(spec, plan), k -> found(plan, site, STATES).value());
    }

    /** The bound that so many states give. */
    LowerBound.Result found(ModePlan plan, Site site, int states) {
        return LowerBound.of(terrain, site, plan.standard(), plan.rates(), plan.from(), plan.to(), states);
    }
}
