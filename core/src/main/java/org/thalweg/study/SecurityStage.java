package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.thalweg.cost.StationTable;
import org.thalweg.security.BorderDistance;
import org.thalweg.security.HazardStrip;
import org.thalweg.security.LineExposure;
import org.thalweg.security.LineSecurity;
import org.thalweg.security.Observers;
import org.thalweg.security.Rivers;
import org.thalweg.security.Rockfall;
import org.thalweg.security.VisibilityMap;
import org.thalweg.security.Watch;
import org.thalweg.standard.Mode;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.SiteBuilder;
import org.thalweg.territory.Zone;

/** The stage of exposure and hazards: asks {@code security} about every line of a study. */
final class SecurityStage {
    /** A stream that needs a bridged opening, in {@link org.thalweg.terrain.Streams}. */
    private static final byte OPENING = 2;

    private final Scenario scenario;
    private final ExecutorService pool;
    private final GridTerrain terrain;
    /** The ground for sights: reaches beyond the borders watched. */
    private final GridTerrain wide;

    private final List<Observers> observers = new ArrayList<>();
    private final Rivers rivers;
    private final Rockfall rockfall;

    SecurityStage(Scenario scenario, Ground ground, byte[] streams, ExecutorService pool) {
        this.scenario = scenario;
        this.pool = pool;
        terrain = ground.terrain();
        double depth = scenario.security().watches().stream()
                .mapToDouble(Watch::depth)
                .max()
                .orElse(0);
        wide = ground.reaching(scenario, depth).terrain();
        Point middle = middle(scenario);
        for (Watch watch : scenario.security().watches()) {
            observers.add(Observers.of(watch, scenario.territory(), middle, wide));
        }
        rivers = new Rivers(terrain, water(streams));
        rockfall = new Rockfall(terrain, scenario.security().hazards());
    }

    /** What each watch sees of the ground. */
    List<VisibilityMap> maps() {
        return observers.stream().map(o -> VisibilityMap.of(o, wide, pool)).toList();
    }

    /** Exposure and hazards of lines. */
    SortedMap<Mode, LineSecurity> of(SortedMap<Mode, Line> lines) {
        SortedMap<Mode, LineSecurity> modes = new TreeMap<>();
        for (Map.Entry<Mode, Line> e : lines.entrySet()) {
            modes.put(e.getKey(), of(e.getValue().stations()));
        }
        return modes;
    }

    private LineSecurity of(StationTable table) {
        return new LineSecurity(
                scenario.borders().stream()
                        .map(b -> BorderDistance.of(b.name(), b.line(), table.station(), table.x(), table.y()))
                        .toList(),
                observers.stream()
                        .map(o -> LineExposure.of(table, o, wide, pool))
                        .toList(),
                HazardStrip.of(table, terrain, rivers, rockfall, scenario.security().hazards(), pool));
    }

    private static Point middle(Scenario scenario) {
        ModePlan plan = scenario.modes().get(scenario.modes().firstKey());
        Geometry from = plan.from().place();
        return from.union(plan.to().place()).getCentroid();
    }

    /** Cells of drawn waters, drawn half a cell wider so that no narrow one slips between cells, and of larger streams. */
    private boolean[] water(byte[] streams) {
        boolean[] water = new boolean[terrain.frame().size()];
        for (int i = 0; i < water.length; i++) {
            water[i] = streams[i] == OPENING;
        }
        double half = terrain.frame().cell() / 2;
        for (ModePlan plan : scenario.modes().values()) {
            List<Zone> drawn = plan.zones().stream()
                    .filter(z -> z.rule() == Zone.Rule.BRIDGE)
                    .map(z -> new Zone(z.name(), z.rule(), z.area().buffer(half), z.value()))
                    .toList();
            float[] level = SiteBuilder.build(terrain, null, List.of(), drawn, List.of(), null).water();
            for (int i = 0; i < water.length; i++) {
                water[i] |= !Float.isNaN(level[i]);
            }
        }
        return water;
    }
}
