package org.thalweg.study;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.thalweg.security.HazardPlan;
import org.thalweg.security.SecurityPlan;
import org.thalweg.security.Watch;
import org.thalweg.territory.Border;

/** Studies for tests with their exposure and hazards worked out. */
public final class SecureStudy {
    private SecureStudy() {}

    /**
     * The same study, its first border watched from every 1000 m.
     *
     * @param study a study with a border
     * @param threads threads to use
     * @return the study with its findings on security
     */
    public static Study of(Study study, int threads) {
        Scenario s = study.scenario();
        List<Watch> watches = s.borders().isEmpty() ? List.of() : List.of(watch(s.borders().get(0)));
        HazardPlan u = HazardPlan.USUAL;
        HazardPlan shaken = new HazardPlan(0.35, u.friction(), u.cohesion(), u.unitWeight(), u.thickness(), u.wetness(),
                u.floodRise(), u.riverReach(), u.sourceSlope(), u.reachAngle(), u.rockReach());
        Scenario asked = new Scenario(s.name(), s.summary(), s.file(), s.crs(), s.currency(), s.priceYear(), s.seed(),
                s.terrain(), s.territory(), s.borders(), s.modes(), s.alternatives(), s.assumptions(), s.hashes(),
                new SecurityPlan(watches, shaken), null, null, null, null);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Ground ground = new Ground(study.terrain(), study.terrainNote(), true, 0);
            byte[] streams = new byte[study.terrain().frame().size()];
            Exposures exposures =
                    new Exposures(() -> new SecurityStage(asked, ground, streams, pool), Runnable::run, (stage, start) -> {});
            study.alternatives().forEach(exposures::begin);
            return new Study(asked, study.terrain(), study.terrainNote(), study.modelTerrain(), study.voids(),
                    study.corridors(), study.alternatives(), study.floors(), study.gridScale(), study.notes())
                    .with(exposures.found(asked.security()));
        } finally {
            pool.shutdownNow();
        }
    }

    private static Watch watch(Border border) {
        return new Watch(border, Watch.DEPTH, 1000, Watch.EYE, Watch.TARGET, Watch.REACH, Watch.REFRACTION);
    }
}
