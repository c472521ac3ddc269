package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.thalweg.standard.Mode;
import org.thalweg.terrain.GridFrame;
import org.thalweg.territory.Border;
import org.thalweg.territory.Floor;
import org.thalweg.territory.Site;
import org.thalweg.territory.SiteBuilder;
import org.thalweg.territory.SiteBuilderTest;

/**
 * Published and independently computed figures of the Meghri reach: 33.8 km from end to end, 45.4 km along the river,
 * 37.7 km inside Armenia, 31.6 km between the land borders. Grid lengths are shorter than true ones by up to 0.04 %.
 * Skipped where the project's shared facts are absent.
 */
class MeghriGeometryTest {
    @TempDir
    Path folder;

    static Path borders() {
        String shared = System.getenv("THALWEG_SHARED");
        if (shared != null) {
            return Path.of(shared, "facts", "meghri-borders.geojson");
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path found = p.resolve("shared/facts/meghri-borders.geojson");
            if (Files.isRegularFile(p.resolve("shared/DESIGN.md"))) {
                return found;
            }
        }
        return Path.of("absent");
    }

    private Scenario read(String gates) throws IOException {
        assumeTrue(Files.isRegularFile(borders()), "shared facts are absent");
        Files.copy(borders(), folder.resolve("borders.geojson"));
        Files.writeString(folder.resolve("scenario.yaml"), """
                name: Meghri crossing
                terrain: {formula: flat}
                territory: {file: borders.geojson, where: {isoA3: ARM}}
                borders:
                  south: {file: borders.geojson, between: [ARM, IRN], setback_m: 500, waived_near_gates_m: 2000}
                  land: {file: borders.geojson, between: [ARM, AZE]}
                gates:
                """ + gates + """
                modes:
                  rail: {standard: rail-1520-80}
                costs: {preset: caucasus-2025}
                """);
        return ScenarioReader.read(folder);
    }

    private static final String RIVER_ENDS = """
              west: {at: [46.14495, 38.84219]}
              east: {at: [46.53398, 38.86717]}
            """;

    @Test
    void theBorderWithIranIsTheRiver() throws IOException {
        Scenario s = read(RIVER_ENDS);
        Border south = s.borders().get(0);
        assertThat(south.line().getNumGeometries()).isEqualTo(1);
        // By shared corners the border is 45.4 km long and ends at 46.144953 E. The outline's next edge, 453 m to the
        // corner with Azerbaijan, runs along Iran's outline too (2 m apart), which merely lacks a corner there: it counts.
        assertThat(south.line().getLength()).isCloseTo(45_400 + 453, within(70.0));
        Geometry ends = south.line().getBoundary();
        assertThat(ends.getNumGeometries()).isEqualTo(2);
        ModePlan rail = s.modes().get(Mode.RAIL);
        assertThat(ends.distance(rail.from().place())).isCloseTo(453, within(5.0));
        assertThat(ends.distance(rail.to().place())).isLessThan(1.5);
        // Published as 33.8 km. By radii of curvature: 0.38903 degrees of a parallel of 4 974 km make 33.77 km, 0.02498 of
        // a meridian 2.77 km, together 33.88 km; times the grid's scale of 0.99977.
        assertThat(rail.from().place().distance(rail.to().place())).isCloseTo(33_880 * 0.99977, within(10.0));
    }

    @Test
    void noLineInsideArmeniaBetweenTheRiversEndsIsShorterThanPublished() throws IOException {
        Scenario s = read(RIVER_ENDS);
        ModePlan rail = s.modes().get(Mode.RAIL);
        long start = SiteBuilderTest.threadTime();
        double floor = Floor.length(s.territory(), rail.from().place(), rail.to().place());
        double seconds = (SiteBuilderTest.threadTime() - start) * 1e-9;
        System.out.printf("floor between the river's ends: %.1f m in %.3f s%n", floor, seconds);
        assertThat(floor).isCloseTo(37_700, within(50.0));
        assertThat(seconds).isLessThan(1.0);
    }

    @Test
    void theLandBordersComeClosestAcrossTheMountains() throws IOException {
        Scenario s = read(RIVER_ENDS);
        Geometry land = s.borders().get(1).line();
        double middle = s.modes().get(Mode.RAIL).from().place().getCoordinate().x / 2
                + s.modes().get(Mode.RAIL).to().place().getCoordinate().x / 2;
        List<Geometry> west = new java.util.ArrayList<>();
        List<Geometry> east = new java.util.ArrayList<>();
        for (int i = 0; i < land.getNumGeometries(); i++) {
            (land.getGeometryN(i).getCentroid().getX() < middle ? west : east).add(land.getGeometryN(i));
        }
        double floor = Floor.length(
                s.territory(), land.getFactory().buildGeometry(west), land.getFactory().buildGeometry(east));
        System.out.printf("floor between the land borders: %.1f m%n", floor);
        assertThat(floor).isCloseTo(31_600, within(50.0));
    }

    @Test
    void theSiteOfTheRealCaseIsDrawnInTime() throws IOException {
        Scenario s = read("""
                  west: {along: [[46.140676, 38.844518], [46.143402, 38.847288], [46.145557, 38.849024], [46.147294, 38.851634], [46.143376, 38.860599]]}
                  east: {along: [[46.533983, 38.867172], [46.532979, 38.872369], [46.534498, 38.876393], [46.533655, 38.889329]]}
                """);
        ModePlan rail = s.modes().get(Mode.RAIL);
        GridFrame frame = new GridFrame(597_000, 4_334_000, 30, 1333, 1200);
        double best = Double.POSITIVE_INFINITY;
        Site site = null;
        for (int run = 0; run < 3; run++) {
            long start = SiteBuilderTest.threadTime();
            site = SiteBuilder.build(
                    frame, s.territory(), s.borders(), rail.zones(), List.of(rail.from(), rail.to()), null);
            best = Math.min(best, (SiteBuilderTest.threadTime() - start) * 1e-9);
        }
        System.out.printf("Meghri site of %d cells: %.2f s%n", frame.size(), best);
        assertThat(best).isLessThan(1.5);
        // 300 m inside, half way: within the set-back. On the gates' own ground: free.
        assertThat(site.roomAt(rail.from().place().getCoordinates()[3].x + 40, rail.from().place().getCoordinates()[3].y))
                .isGreaterThan(20);
        assertThat(Floor.length(s.territory(), rail.from().place(), rail.to().place())).isBetween(31_600.0, 37_700.0);
    }
}
