package org.thalweg.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

public class SiteBuilderTest {
    private static final GeometryFactory GF = new GeometryFactory();
    private static final GridFrame FRAME = new GridFrame(500_000, 4_300_000, 30, 120, 90);

    private static final Geometry FRAME_CORNER =
            GF.toGeometry(new Envelope(500_000, 500_100, 4_299_900, 4_300_000));

    /** A star-shaped polygon round a point. */
    static Polygon star(RandomGenerator random, double x, double y, double radius, int corners) {
        Coordinate[] c = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double r = radius * (0.35 + 0.65 * random.nextDouble());
            double a = 2 * Math.PI * i / corners;
            c[i] = new Coordinate(x + r * Math.cos(a), y + r * Math.sin(a));
        }
        c[corners] = c[0].copy();
        return GF.createPolygon(c);
    }

    /** Time that this thread has worked (ns): other work on the machine does not count. */
    public static long threadTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Gate gate(double x, double y) {
        return new Gate("g", GF.createPoint(new Coordinate(x, y)), OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Geometry hull(GridFrame f) {
        return GF.toGeometry(new Envelope(f.x(0), f.x(f.columns() - 1), f.y(f.rows() - 1), f.y(0)));
    }

    @Test
    void withoutAnythingRoomIsTheDistanceToTheFramesEdge() {
        Site site = SiteBuilder.build(FRAME, null, List.of(), List.of(), List.of(), null);
        for (int r = 0; r < FRAME.rows(); r++) {
            for (int c = 0; c < FRAME.columns(); c++) {
                int steps = Math.min(Math.min(c, FRAME.columns() - 1 - c), Math.min(r, FRAME.rows() - 1 - r));
                assertThat((double) site.room()[r * FRAME.columns() + c]).isCloseTo(30.0 * steps, within(1e-2));
            }
        }
    }

    @Test
    void roomEqualsTheLibrarysDistanceOnRandomGround() {
        for (long seed = 1; seed <= 12; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            double cx = FRAME.x(60);
            double cy = FRAME.y(45);
            Geometry territory = star(random, cx, cy, 1900, 5 + random.nextInt(30));
            List<Zone> zones = new ArrayList<>();
            Geometry free = territory.intersection(hull(FRAME));
            for (int z = 0; z < 4; z++) {
                Polygon p = star(
                        random,
                        FRAME.x(random.nextInt(120)),
                        FRAME.y(random.nextInt(90)),
                        100 + 300 * random.nextDouble(),
                        3 + random.nextInt(9));
                zones.add(new Zone("z" + z, Zone.Rule.FORBIDDEN, p, 0));
                free = free.difference(p);
            }
            Coordinate[] ring = territory.getCoordinates();
            Geometry line = GF.createLineString(new Coordinate[] {ring[0], ring[1], ring[2]});
            Border border = new Border("b", line, 150, 0);
            free = free.difference(line.buffer(150, 64));
            Site site = SiteBuilder.build(FRAME, territory, List.of(border), zones, List.of(), null);
            compare(site, free, seed);
        }
    }

    /** The reference's round ends have 256 sides and the builder's 128: up to 0.05 m apart at 150 m. */
    private static void compare(Site site, Geometry free, long seed) {
        IndexedFacetDistance edge = new IndexedFacetDistance(free.getBoundary());
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(free);
        for (int i = 0; i < FRAME.size(); i += 3) {
            Coordinate c = new Coordinate(FRAME.x(i % FRAME.columns()), FRAME.y(i / FRAME.columns()));
            double d = edge.distance(GF.createPoint(c));
            double expected = inside.locate(c) == Location.EXTERIOR ? -d : d;
            // Beyond the exact band propagation may overrate by a fraction of a cell.
            double tolerance = d < DistanceField.BAND * FRAME.cell() ? 0.06 : 0.1 * FRAME.cell();
            assertThat((double) site.room()[i])
                    .as("seed %d, cell %d", seed, i)
                    .isCloseTo(expected, within(tolerance));
        }
    }

    @Test
    void theTerritorysEdgeOpensAtAGateButOutsideStaysNegative() {
        Geometry territory = GF.toGeometry(new Envelope(501_000, 503_000, 4_298_000, 4_299_500));
        double gateY = FRAME.y(50);
        Site site = SiteBuilder.build(
                FRAME, territory, List.of(), List.of(), List.of(gate(501_000, gateY)), null);
        // 10 m inside the edge, on the gate: the nearest edge is the corner of the opening, about 60 m away.
        GridFrame f = site.frame();
        int inside = f.index(501_020, gateY);
        assertThat(f.x(inside % f.columns())).isGreaterThan(501_000);
        assertThat((double) site.room()[inside]).isBetween(55.0, 85.0);
        int outside = inside - 1;
        double beyond = 501_000 - f.x(outside % f.columns());
        assertThat((double) site.room()[outside]).isCloseTo(-beyond, within(1e-3));
        // 300 m along the edge nothing is opened.
        int along = inside - 10 * f.columns();
        assertThat((double) site.room()[along]).isCloseTo(f.x(inside % f.columns()) - 501_000, within(1e-3));
    }

    @Test
    void aSetBackIsWaivedNearAGateAndAForbiddenZoneIsNot() {
        Geometry line = GF.createLineString(
                new Coordinate[] {new Coordinate(500_000, 4_298_500), new Coordinate(504_000, 4_298_500)});
        Gate gate = gate(501_500, 4_298_600);
        Site site = SiteBuilder.build(
                FRAME, null, List.of(new Border("b", line, 300, 500)), List.of(), List.of(gate), null);
        assertThat(site.roomAt(501_500, 4_298_650)).isGreaterThan(200);
        assertThat(site.roomAt(502_700, 4_298_650)).isCloseTo(-150, within(0.5));
        assertThat(site.roomAt(502_700, 4_298_950)).isCloseTo(150, within(0.5));
        Geometry zone = GF.toGeometry(new Envelope(501_480, 501_900, 4_298_400, 4_298_800));
        Site closed = SiteBuilder.build(
                FRAME,
                null,
                List.of(),
                List.of(new Zone("z", Zone.Rule.FORBIDDEN, zone, 0)),
                List.of(gate),
                null);
        assertThat(closed.roomAt(501_600, 4_298_600)).isLessThan(-100);
    }

    @Test
    void surchargeCoversEachCellByItsShare() {
        Geometry zone = GF.toGeometry(new Envelope(500_307.5, 500_915.0, 4_299_000, 4_299_300));
        Site site = SiteBuilder.build(
                FRAME, null, List.of(), List.of(new Zone("t", Zone.Rule.SURCHARGE, zone, 60)), List.of(), null);
        double total = 0;
        for (float price : site.surcharge()) {
            total += price * 900.0;
        }
        // East-west shares are exact; north-south in quarters of a cell: at most 1/8 of a cell at each of two edges.
        assertThat(total).isCloseTo(60 * zone.getArea(), within(60 * 607.5 * 30 / 8.0 * 2));
        assertThat(site.surcharge()[FRAME.index(500_600, 4_299_150)]).isEqualTo(60f);
    }

    @Test
    void waterCarriesItsLevelEvenWhereItIsNarrowerThanACell() {
        float[] heights = new float[FRAME.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = 600 - 0.01f * 30 * (i % FRAME.columns());
        }
        GridTerrain ground = new GridTerrain(FRAME, heights);
        Geometry stream = GF.toGeometry(new Envelope(500_000, 503_000, 4_298_601, 4_298_609));
        Zone water = new Zone("w", Zone.Rule.BRIDGE, stream, 3);
        Site site = SiteBuilder.build(ground, null, List.of(), List.of(water), List.of(), null);
        int row = FRAME.row(4_298_605);
        for (int c = 1; c < 99; c++) {
            // In a cell that the water only touches the level is the highest of its edge: half a cell of 1 % more.
            assertThat((double) site.water()[row * FRAME.columns() + c])
                    .isCloseTo(603 - 0.3 * c, within(0.151));
        }
        assertThat(site.water()[FRAME.index(501_000, 4_299_000)]).isNaN();
        assertThatThrownBy(() -> SiteBuilder.build(FRAME, null, List.of(), List.of(water), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("terrain");
    }

    @Test
    void anOldBedNarrowerThanACellIsThere() {
        Geometry bed = GF.createLineString(new Coordinate[] {
                    new Coordinate(500_100, 4_299_000), new Coordinate(502_900, 4_298_200)
                })
                .buffer(5);
        Site site = SiteBuilder.build(
                FRAME, null, List.of(), List.of(new Zone("bed", Zone.Rule.REUSE, bed, 400)), List.of(), null);
        for (double t = 0; t <= 1; t += 0.001) {
            int i = FRAME.index(500_100 + 2800 * t, 4_299_000 - 800 * t);
            assertThat(site.formation()[i]).as("t %s", t).isEqualTo(400f);
        }
    }

    @Test
    void aGroundWithoutFreePlaceHasNoRoom() {
        Zone all = new Zone("all", Zone.Rule.FORBIDDEN, hull(FRAME).buffer(100), 0);
        Site site = SiteBuilder.build(FRAME, null, List.of(), List.of(all), List.of(), null);
        assertThat(site.room()).containsOnly(Float.NEGATIVE_INFINITY);
    }

    @Test
    void aTerritoryThatTouchesTheFramesEdgeIsNoTrouble() {
        double east = FRAME.x(FRAME.columns() - 1);
        Geometry territory = GF.toGeometry(new Envelope(500_600, 501_500, 4_298_000, 4_299_000))
                .union(GF.toGeometry(new Envelope(east, east + 500, 4_298_000, 4_299_000)));
        Zone zone = new Zone("z", Zone.Rule.FORBIDDEN, FRAME_CORNER, 0);
        Site site = SiteBuilder.build(
                FRAME, territory, List.of(), List.of(zone), List.of(gate(500_600, 4_298_500)), null);
        assertThat(site.roomAt(501_050, 4_298_500)).isCloseTo(450, within(1.0));
    }

    @Test
    void aPieceFarOutsideTheFrameStillCounts() {
        GridFrame fine = new GridFrame(0, 0, 2, 60, 60);
        Site site = SiteBuilder.build(fine, null, List.of(), List.of(), List.of(gate(0, -60)), null);
        // At the gate the western edge is 60 m out: the room is that to the nearest ends of the opening.
        assertThat((double) site.room()[30 * 60]).isCloseTo(58, within(3.0));
    }

    @Test
    void largeGroundIsDrawnInTime() {
        GridFrame large = new GridFrame(600_000, 4_330_000, 30, 1333, 1200);
        RandomGenerator random = new SplittableRandom(7);
        Geometry territory = star(random, large.x(666), large.y(600), 26_000, 450);
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            zones.add(new Zone(
                    "z" + i,
                    Zone.Rule.FORBIDDEN,
                    star(random, large.x(random.nextInt(1333)), large.y(random.nextInt(1200)), 800, 50),
                    0));
        }
        List<Gate> gates = List.of(gate(large.x(200), large.y(600)), gate(large.x(1200), large.y(600)));
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < 3; run++) {
            long start = threadTime();
            SiteBuilder.build(large, territory, List.of(), zones, gates, null);
            best = Math.min(best, (threadTime() - start) * 1e-9);
        }
        System.out.printf("site of %d cells: %.2f s%n", large.size(), best);
        assertThat(best).isLessThan(1.5);
    }
}
