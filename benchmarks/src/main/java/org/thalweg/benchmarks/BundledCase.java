package org.thalweg.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.thalweg.alignment.Alignment;
import org.thalweg.corridor.PriceField;
import org.thalweg.corridor.Relaxation;
import org.thalweg.cost.PlanePrices;
import org.thalweg.cost.Rates;
import org.thalweg.cost.SectionPricer;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.study.AlternativeSpec;
import org.thalweg.study.ModePlan;
import org.thalweg.study.Progress;
import org.thalweg.study.Scenario;
import org.thalweg.study.ScenarioReader;
import org.thalweg.study.Study;
import org.thalweg.study.StudyRunner;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.terrain.Streams;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Site;
import org.thalweg.territory.SiteBuilder;

/**
 * One mode of the bundled case, planned, and put together again from the library's public parts: what a study makes inside.
 * Two details of a study are left out, as they do not bear on speed: drawn waters are neither widened nor cut into the
 * ground before streams are looked for.
 */
final class BundledCase {
    final GridTerrain terrain;
    final Site site;
    final DesignStandard standard;
    final Rates rates;
    /** The planned line. */
    final Alignment line;

    private final ModePlan plan;

    private BundledCase(Mode mode) {
        Scenario scenario = ScenarioReader.read(folder());
        Study study = StudyRunner.plan(scenario, mode, null, 2, Progress.SILENT).study();
        AlternativeSpec spec = scenario.alternatives().get(0);
        plan = scenario.modes().get(mode);
        terrain = study.terrain();
        standard = plan.standard();
        rates = plan.rates();
        line = study.alternatives().get(0).lines().get(mode).alignment();
        site = SiteBuilder.build(terrain, scenario.territory(), scenario.borders(spec), plan.zones(),
                List.of(plan.from(), plan.to()), Streams.of(terrain, 0.5e6, 15e6));
    }

    static BundledCase of(Mode mode) {
        return new BundledCase(mode);
    }

    /** The scenario's folder, looked for from the working folder upwards. */
    private static Path folder() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path candidate = p.resolve("scenarios").resolve("meghri");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("run the benchmarks inside the project: there is no scenarios/meghri here");
    }

    PriceField field() {
        return new PriceField(terrain, site, standard, PlanePrices.of(standard, rates),
                rates.surface() + rates.systems(), 0, null, null);
    }

    /** A relaxation of the greatest size that a study allows. */
    Relaxation relaxation(PriceField field, int maxStates) {
        return new Relaxation(field, starts(plan.from()), starts(plan.to()), maxStates, 0.25);
    }

    SectionPricer pricer() {
        return new SectionPricer(terrain, site, standard, rates);
    }

    private List<Relaxation.Start> starts(Gate gate) {
        List<Relaxation.Start> starts = new ArrayList<>();
        LengthIndexedLine along = new LengthIndexedLine(gate.place());
        int n = Math.max(1, (int) Math.ceil(gate.place().getLength() / (2 * terrain.frame().cell())));
        for (int k = 0; k <= n; k++) {
            Coordinate c = along.extractPoint(gate.place().getLength() * k / n);
            double ground = terrain.heightAt(c.x, c.y);
            if (!Double.isNaN(ground)) {
                starts.add(new Relaxation.Start(c.x, c.y, gate.elevation().orElse(ground)));
            }
        }
        return starts;
    }
}
