package org.thalweg.study;

import java.util.List;
import org.thalweg.standard.Mode;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.terrain.Streams;
import org.thalweg.territory.Site;
import org.thalweg.territory.SiteBuilder;
import org.thalweg.territory.Zone;

/** What a scenario's ground carries: borders, zones and gates as drawn, and the streams that are found on the ground. */
final class Sites {
    /** Depth (m) by which drawn waters are cut into the ground before streams are looked for. */
    private static final float BURN = 50;

    private final Scenario scenario;
    private final GridTerrain terrain;
    private final byte[] streams;

    /**
     * Looks for streams.
     *
     * @param scenario the case
     * @param terrain its ground
     */
    Sites(Scenario scenario, GridTerrain terrain) {
        this.scenario = scenario;
        this.terrain = terrain;
        this.streams = Streams.of(burned(), Ground.CULVERT_CATCHMENT, Ground.BRIDGE_CATCHMENT);
    }

    private Sites(Scenario scenario, GridTerrain terrain, byte[] streams) {
        this.scenario = scenario;
        this.terrain = terrain;
        this.streams = streams;
    }

    /** The same ground under another scenario: its streams are these where the same waters are drawn, else found anew. */
    Sites under(Scenario other) {
        return waters(other).equals(waters(scenario))
                ? new Sites(other, terrain, streams)
                : new Sites(other, terrain);
    }

    /** Streams by cell: 1 needs a culvert, 2 an opening that is bridged. */
    byte[] streams() {
        return streams;
    }

    private static List<List<Zone>> waters(Scenario scenario) {
        return scenario.modes().values().stream()
                .map(m -> m.zones().stream().filter(z -> z.rule() == Zone.Rule.BRIDGE).toList())
                .toList();
    }

    /**
     * What the ground carries for a mode under an alternative.
     *
     * @param spec the alternative: its set-backs and whether it reuses formations
     * @param mode the mode
     * @return the site
     */
    Site of(AlternativeSpec spec, Mode mode) {
        ModePlan plan = scenario.modes().get(mode);
        List<Zone> zones = plan.zones().stream()
                .filter(z -> spec.reuse() || z.rule() != Zone.Rule.REUSE)
                .map(this::widened)
                .toList();
        Site drawn = SiteBuilder.build(
                terrain,
                scenario.territory(),
                scenario.borders(spec),
                zones,
                List.of(plan.from(), plan.to()),
                streams);
        return withOpenings(drawn, plan.standard().streamClearance());
    }

    /**
     * The ground with the drawn waters cut into it (stream burning, as in Saunders 1999), so that the streams found on the
     * ground run into a river where it is drawn, and not beside it on a floor that is flat at the raster's scale.
     */
    private GridTerrain burned() {
        float[] heights = new float[terrain.frame().size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = terrain.height(i);
        }
        for (ModePlan plan : scenario.modes().values()) {
            List<Zone> waters = plan.zones().stream()
                    .filter(z -> z.rule() == Zone.Rule.BRIDGE)
                    .map(this::widened)
                    .toList();
            float[] water = SiteBuilder.build(terrain, null, List.of(), waters, List.of(), null).water();
            for (int i = 0; i < heights.length; i++) {
                if (!Float.isNaN(water[i])) {
                    heights[i] = Math.min(heights[i], terrain.height(i) - BURN);
                }
            }
        }
        return new GridTerrain(terrain.frame(), heights);
    }

    /** Water is drawn half a cell and a section's width wider, so that no part of it slips between cells or sections. */
    private Zone widened(Zone zone) {
        return zone.rule() != Zone.Rule.BRIDGE
                ? zone
                : new Zone(zone.name(), zone.rule(), zone.area().buffer(terrain.frame().cell() / 2 + 6), zone.value());
    }

    /** A stream that needs an opening is water that a bridge must clear. */
    private Site withOpenings(Site site, double clearance) {
        float[] water = site.water().clone();
        for (int i = 0; i < water.length; i++) {
            if (site.stream()[i] == 2 && Float.isNaN(water[i])) {
                water[i] = (float) (terrain.height(i) + clearance);
            }
        }
        return new Site(site.frame(), site.room(), site.surcharge(), water, site.formation(), site.stream());
    }
}
