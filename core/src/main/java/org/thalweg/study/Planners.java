package org.thalweg.study;

import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.corridor.LowerBound;
import org.thalweg.standard.Mode;
import org.thalweg.territory.Border;
import org.thalweg.territory.Site;
import org.thalweg.territory.SiteBuilder;

/** Makes what plans and what finishes the lines of a scenario, on its ground. */
final class Planners {
    private final Scenario scenario;
    private final Ground ground;
    private final Sites sites;
    private final Bounds bounds;
    private final List<AlternativeSpec> studied;

    /**
     * Makes planners.
     *
     * @param scenario the case
     * @param ground its ground
     * @param sites what the ground carries
     * @param studied the alternatives of a study, which share bounds; empty where lines are planned or judged one by one
     */
    Planners(Scenario scenario, Ground ground, Sites sites, List<AlternativeSpec> studied) {
        this.scenario = scenario;
        this.ground = ground;
        this.sites = sites;
        this.studied = studied;
        this.bounds = new Bounds(scenario, ground.terrain());
    }

    /** Planners of lines that are judged one by one: reads the ground and looks for streams. */
    static Planners of(Scenario scenario) {
        Ground ground = Ground.of(scenario);
        return new Planners(scenario, ground, new Sites(scenario, ground.terrain()), List.of());
    }

    /** What the ground carries for a mode under an alternative. */
    Site site(AlternativeSpec spec, Mode mode) {
        return sites.of(spec, mode);
    }

    /**
     * What plans a mode's lines.
     *
     * @param spec the alternative
     * @param mode the mode
     * @param site what the ground carries for them
     * @param earlier lines of the mode that overlap with which is weighed
     * @return a planner
     */
    private LinePlanner planner(AlternativeSpec spec, Mode mode, Site site, List<HorizontalAlignment> earlier) {
        ModePlan plan = scenario.modes().get(mode);
        // Weights by place are told as multiples of what a metre of line costs anywhere: its surface and systems.
        double unit = 3 * (plan.rates().surface() + plan.rates().systems());
        List<Border> borders = scenario.borders();
        float[] extra = Weights.prices(ground.terrain().frame(), spec, borders, earlier, unit);
        Site along = SiteBuilder.withoutMouths(
                site, scenario.territory(), scenario.borders(spec), plan.zones(), List.of(plan.from(), plan.to()));
        return new LinePlanner(ground.terrain(), plan, spec, site, along, extra);
    }

    /**
     * What plans the lines of a mode under an alternative, and what finishes them.
     *
     * @param planner plans
     * @param finisher prices and audits
     */
    record Prepared(LinePlanner planner, Finisher finisher) {}

    /** Prepares for a mode under an alternative; {@code earlier} as for {@link #planner}. */
    Prepared prepared(AlternativeSpec spec, Mode mode, List<HorizontalAlignment> earlier) {
        Site site = site(spec, mode);
        LinePlanner planner = planner(spec, mode, site, earlier);
        return new Prepared(planner, finisher(spec, mode, site, planner));
    }

    /** What prices and audits lines that a planner made, or could have made. */
    Finisher finisher(AlternativeSpec spec, Mode mode, Site site, LinePlanner planner) {
        return new Finisher(scenario, spec, scenario.modes().get(mode), ground.terrain(), site, planner,
                () -> bound(spec, mode));
    }

    /** The bound beside an alternative's lines that so many states give. */
    LowerBound.Result bound(AlternativeSpec spec, Mode mode, int states) {
        return bounds.found(scenario.modes().get(mode), site(spec, mode), states);
    }

    /** Finds the bounds of a study's modes ahead: they need no lines, and planning leaves a processor free now and then. */
    void boundAhead(Iterable<Mode> modes) {
        modes.forEach(mode -> bound(studied.get(0), mode));
    }

    /** The bound beside an alternative's lines: in a study that of the loosest one, which is found once. */
    private double bound(AlternativeSpec spec, Mode mode) {
        AlternativeSpec loosest = studied.isEmpty() ? spec : Bounds.loosest(scenario, studied);
        return bounds.of(loosest, scenario.modes().get(mode), () -> site(loosest, mode));
    }
}
