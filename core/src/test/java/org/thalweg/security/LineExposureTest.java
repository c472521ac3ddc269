package org.thalweg.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.thalweg.cost.StationTable;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Border;

class LineExposureTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);
    private static final ExecutorService ONE = Executors.newSingleThreadExecutor();

    @AfterAll
    static void stop() {
        TWO.shutdownNow();
        ONE.shutdownNow();
    }

    private static Geometry path(double... xy) {
        Coordinate[] c = new Coordinate[xy.length / 2];
        for (int i = 0; i < c.length; i++) {
            c[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        }
        return FACTORY.createLineString(c);
    }

    private static Geometry box(double x0, double y0, double x1, double y1) {
        return FACTORY.toGeometry(new org.locationtech.jts.geom.Envelope(x0, x1, y0, y1));
    }

    private static Point at(double x, double y) {
        return FACTORY.createPoint(new Coordinate(x, y));
    }

    private static Watch watch(Geometry line, double depth, double spacing, double reach) {
        return new Watch(new Border("south", line, 0, 0), depth, spacing, 1.7, 4, reach, 0.13);
    }

    /** Ground of 20 m cells, 6 by 4 km from (0, 0). */
    private static GridTerrain ground(java.util.function.DoubleBinaryOperator height) {
        GridFrame frame = new GridFrame(0, 4000, 20, 301, 201);
        float[] heights = new float[frame.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (float) height.applyAsDouble(frame.x(i % 301), frame.y(i / 301));
        }
        return new GridTerrain(frame, heights);
    }

    private static StationTable line(GridTerrain terrain, double y, double above, java.util.function.IntFunction<Structure> kind) {
        int n = 401;
        double[] zero = new double[n];
        double[] station = new double[n];
        double[] x = new double[n];
        double[] ys = new double[n];
        double[] z = new double[n];
        double[] ground = new double[n];
        double[] width = new double[n];
        Structure[] kinds = new Structure[n];
        for (int i = 0; i < n; i++) {
            station[i] = 10 * i;
            x[i] = 1000 + 10 * i;
            ys[i] = y;
            ground[i] = terrain.heightAt(x[i], y);
            z[i] = ground[i] + above;
            width[i] = 12;
            kinds[i] = kind.apply(i);
        }
        return new StationTable(station, x, ys, z, ground, zero, zero, zero, zero, zero, width, kinds, zero, zero, zero,
                zero, zero);
    }

    /** Beyond a straight border: places of a grid, counted by hand; neither own ground nor other neighbours'. */
    @Test
    void observersStandBeyondTheBorderOnly() {
        GridTerrain flat = ground((x, y) -> 0);
        Geometry border = path(1000, 2010, 5000, 2010);
        Geometry own = box(1000, 2010, 5000, 3990);
        Observers byTerritory = Observers.of(watch(border, 1000, 100, 5000), own, null, flat);
        // Eastings 1000 to 5000, northings 1100 to 2000 (up to 910 m off); to the sides the corner is as near as the border,
        // so that a quarter disc of radius 1000 m about each end counts too.
        int expected = 0;
        for (int c = 0; c <= 60; c++) {
            for (int r = 0; r <= 20; r++) {
                double off = Math.max(0, Math.max(1000 - 100 * c, 100 * c - 5000));
                expected += Math.hypot(off, 2010 - 100 * r) <= 1000 ? 1 : 0;
            }
        }
        assertThat(byTerritory.cells()).hasSize(expected);
        assertThat(byTerritory.withoutGround()).isZero();
        for (int o = 0; o < byTerritory.cells().length; o++) {
            assertThat(byTerritory.y(flat.frame(), o)).isLessThan(2010);
        }
        Observers bySide = Observers.of(watch(border, 1000, 100, 5000), null, at(3000, 3000), flat);
        for (int o = 0; o < bySide.cells().length; o++) {
            assertThat(bySide.y(flat.frame(), o)).isLessThan(2010);
        }
        assertThat(bySide.cells()).hasSizeGreaterThan(400);
    }

    @Test
    void placesWithoutGroundAreCounted() {
        GridTerrain holed = ground((x, y) -> x > 3000 ? Double.NaN : 0);
        Geometry border = path(0, 2010, 6000, 2010);
        Observers o = Observers.of(watch(border, 300, 100, 5000), box(0, 2010, 6000, 4000), null, holed);
        // Northings 1800, 1900 and 2000; eastings 0 to 3000, then 3100 to 6000 void; and places beyond the ends, outside
        // the raster.
        int outside = 0;
        for (int aside = 100; aside <= 300; aside += 100) {
            for (int down : new int[] {10, 110, 210}) {
                outside += Math.hypot(aside, down) <= 300 ? 2 : 0;
            }
        }
        assertThat(o.cells()).hasSize(31 * 3);
        assertThat(o.withoutGround()).isEqualTo(30 * 3 + outside);
    }

    /** On flat ground all within reach see all but the tunnel; a border on higher ground hides what lies behind a rim. */
    @Test
    void flatGroundHidesNothingButTunnels() {
        GridTerrain flat = ground((x, y) -> 0);
        Observers o = Observers.of(
                watch(path(1000, 2010, 5000, 2010), 300, 100, 10_000), box(1000, 2010, 5000, 3990), null, flat);
        LineExposure e = LineExposure.of(
                line(flat, 3000, 1, i -> i >= 100 && i < 150 ? Structure.TUNNEL : Structure.EARTHWORK), o, flat, TWO);
        assertThat(e.length()).isEqualTo(4000);
        assertThat(e.shareSeen()).isCloseTo(0.875, within(1e-12));
        assertThat(e.hiddenByTunnels()).isCloseTo(500, within(1e-9));
        assertThat(e.seenLength(Structure.TUNNEL)).isZero();
        assertThat(e.seenLength(Structure.EARTHWORK)).isCloseTo(3500, within(1e-9));
        assertThat(e.meanShare()).isCloseTo(0.875, within(1e-12));
        assertThat(e.shareSeenBy(1)).isCloseTo(0.875, within(1e-12));
        assertThat(e.seenBy()).containsOnly(3500);
    }

    /** A rim 3 m high hides what lies under the plane over its crest: a target of 4 m is seen, the ground is not. */
    @Test
    void aRimHidesUpToItsShadowPlane() {
        GridTerrain rim = ground((x, y) -> y == 2400 ? 3 : 0);
        Geometry border = path(1000, 2010, 5000, 2010);
        Observers o = Observers.of(watch(border, 300, 100, 10_000), box(1000, 2010, 5000, 3990), null, rim);
        // Eyes 1.7 m high and 400 to 600 m before the rim: over a line 600 m behind it the shadow is 4.3 to 5 m high.
        assertThat(LineExposure.of(line(rim, 3000, 0, i -> Structure.EARTHWORK), o, rim, TWO).shareSeen()).isZero();
        assertThat(LineExposure.of(line(rim, 3000, 2, i -> Structure.EARTHWORK), o, rim, TWO).shareSeen()).isEqualTo(1);
    }

    /** A cutting into a slope that faces the watchers is open to them; one into level ground is not. */
    @Test
    void aCuttingIsOpenDownhillOnly() {
        GridTerrain slope = ground((x, y) -> Math.max(0, y - 2500));
        GridTerrain flat = ground((x, y) -> 0);
        Geometry border = path(1000, 2010, 5000, 2010);
        for (GridTerrain terrain : new GridTerrain[] {slope, flat}) {
            Observers o = Observers.of(watch(border, 300, 100, 10_000), box(1000, 2010, 5000, 3990), null, terrain);
            // 4.5 m deep: the target is half a metre below the ground that was.
            LineExposure e = LineExposure.of(line(terrain, 3010, -4.5, i -> Structure.EARTHWORK), o, terrain, TWO);
            assertThat(e.shareSeen()).isEqualTo(terrain == slope ? 1 : 0);
        }
    }

    @Test
    void reachLimitsWhoWatches() {
        GridTerrain flat = ground((x, y) -> 0);
        Observers o = Observers.of(
                watch(path(1000, 2010, 5000, 2010), 300, 100, 1000), box(1000, 2010, 5000, 3990), null, flat);
        LineExposure e = LineExposure.of(line(flat, 2500, 0, i -> Structure.EARTHWORK), o, flat, TWO);
        for (int k = 0; k < e.station().length; k++) {
            int near = 0;
            for (int i = 0; i < o.cells().length; i++) {
                near += Math.hypot(o.x(flat.frame(), i) - 1000 - e.station()[k], o.y(flat.frame(), i) - 2500) <= 1000 ? 1 : 0;
            }
            assertThat(e.watching()[k]).isEqualTo(near);
            assertThat(e.seeing()[k]).isEqualTo(near);
        }
    }

    /** On random hills: the map counts what single viewsheds see, lines agree with single sights, threads change nothing. */
    @Test
    void countsAreThoseOfSinglesOnAnyNumberOfThreads() {
        GridTerrain hills = ViewshedTest.hills(301, 201, 3);
        GridFrame f = hills.frame();
        Random random = new Random(9);
        int[] cells = random.ints(40, 0, f.size()).sorted().distinct().toArray();
        Observers o = new Observers(watch(path(0, 0, 1, 1), 1, 1, 3000), cells, 0);
        VisibilityMap two = VisibilityMap.of(o, hills, TWO);
        VisibilityMap one = VisibilityMap.of(o, hills, ONE);
        assertThat(two.seeing()).isEqualTo(one.seeing());
        int[] sum = new int[f.size()];
        for (int cell : cells) {
            new Viewshed(hills, EarthDrop.of(0.13), 3000, 4).add(cell, 1.7, sum);
        }
        assertThat(two.seeing()).isEqualTo(sum);
        StationTable table = line(shifted(hills), 8000 - 4000, 1, i -> Structure.EARTHWORK);
        Observers near = new Observers(o.watch(), cells, 0);
        LineExposure a = LineExposure.of(table, near, shifted(hills), TWO);
        LineExposure b = LineExposure.of(table, near, shifted(hills), ONE);
        assertThat(a.seeing()).isEqualTo(b.seeing());
        assertThat(a.seenBy()).isEqualTo(b.seenBy());
        assertThat(Arrays.stream(a.seeing()).sum()).isPositive().isLessThan(Arrays.stream(a.watching()).sum());
        LineOfSight sight = new LineOfSight(shifted(hills), EarthDrop.of(0.13));
        for (int k = 0; k < a.station().length; k += 7) {
            double x = 1000 + a.station()[k];
            double z = shifted(hills).heightAt(x, 4000) + 1 + 4;
            int n = 0;
            for (int i = 0; i < cells.length; i++) {
                double ox = near.x(shifted(hills).frame(), i);
                double oy = near.y(shifted(hills).frame(), i);
                n += Math.hypot(ox - x, oy - 4000) <= 3000
                                && sight.sees(ox, oy, shifted(hills).height(cells[i]) + 1.7, x, 4000, z, 6)
                        ? 1
                        : 0;
            }
            assertThat(a.seeing()[k]).isEqualTo(n);
        }
    }

    /** The same heights on a frame that begins at (0, 7000). */
    private static GridTerrain shifted(GridTerrain t) {
        float[] heights = new float[t.frame().size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = t.height(i);
        }
        return new GridTerrain(new GridFrame(0, 7000, 30, t.frame().columns(), t.frame().rows()), heights);
    }

    @Test
    void theBestPlacesAreApart() {
        GridTerrain flat = ground((x, y) -> 0);
        Observers o = Observers.of(
                watch(path(1000, 2010, 5000, 2010), 300, 100, 10_000), box(1000, 2010, 5000, 3990), null, flat);
        double[] seen = new double[o.cells().length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = o.x(flat.frame(), i);
        }
        seen[0] = 0;
        int[] best = o.best(seen, 3, 1000, flat.frame());
        assertThat(best).hasSize(3);
        assertThat(o.x(flat.frame(), best[0])).isGreaterThanOrEqualTo(5000);
        assertThat(o.x(flat.frame(), best[0]) - o.x(flat.frame(), best[1])).isBetween(900.0, 1100.0);
    }
}
