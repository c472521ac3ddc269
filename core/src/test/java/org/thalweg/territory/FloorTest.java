package org.thalweg.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

class FloorTest {
    private static final GeometryFactory GF = new GeometryFactory();

    private static Geometry point(double x, double y) {
        return GF.createPoint(new Coordinate(x, y));
    }

    private static Geometry line(double... xy) {
        Coordinate[] c = new Coordinate[xy.length / 2];
        for (int i = 0; i < c.length; i++) {
            c[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        }
        return GF.createLineString(c);
    }

    private static Geometry box(double x0, double y0, double x1, double y1) {
        return GF.toGeometry(new Envelope(x0, x1, y0, y1));
    }

    @Test
    void straightWhereNothingIsInTheWay() {
        assertThat(Floor.length(null, point(0, 0), point(300, 400))).isEqualTo(500);
        assertThat(Floor.length(box(-10, -10, 1000, 1000), point(0, 0), point(300, 400)))
                .isCloseTo(500, within(1e-9));
    }

    @Test
    void roundTheCornerOfAnL() {
        Geometry l = box(0, 0, 1000, 1000).difference(box(100, 100, 1000, 1000));
        double expected = Math.hypot(50, 900) + Math.hypot(900, 50);
        assertThat(Floor.length(l, point(50, 1000), point(1000, 50))).isCloseTo(expected, within(0.1));
    }

    @Test
    void roundAHoleByItsShorterSide() {
        Geometry ring = box(0, 0, 1000, 1000).difference(box(400, 300, 600, 900));
        double expected = 2 * Math.hypot(400, 200) + 200;
        assertThat(Floor.length(ring, point(0, 500), point(1000, 500))).isCloseTo(expected, within(0.15));
    }

    @Test
    void gatesThatAreLinesAreLeftAtTheirBestPoint() {
        // From a gate along the western side to a gate along the eastern side past a wall that leaves a gap at y = 700.
        Geometry room = box(0, 0, 1000, 1000).difference(box(490, -10, 510, 700));
        assertThat(Floor.length(room, line(0, 0, 0, 600), line(1000, 0, 1000, 650)))
                .isCloseTo(Math.hypot(490, 100) + 20 + Math.hypot(490, 50), within(0.1));
        // Facing gates: parallel, the nearest pair is not unique and only some of them see each other.
        assertThat(Floor.length(room, line(0, 0, 0, 1000), line(1000, 0, 1000, 1000))).isCloseTo(1000, within(1e-6));
    }

    @Test
    void apartWhenTheTerritoryIsInPieces() {
        Geometry two = box(0, 0, 100, 100).union(box(200, 0, 300, 100));
        assertThat(Floor.length(two, point(50, 50), point(250, 50))).isInfinite();
    }

    @Test
    void gatesALittleOutsideAreMovedToTheEdge() {
        assertThat(Floor.length(box(0, 0, 1000, 100), point(-30, 50), point(1040, 50)))
                .isCloseTo(1000, within(0.05));
    }

    @Test
    void manyCornersDoNotTakeLong() {
        Geometry area = SiteBuilderTest.star(new SplittableRandom(5), 0, 0, 20_000, 4000);
        Coordinate[] ring = area.getCoordinates();
        long start = SiteBuilderTest.threadTime();
        double found = Floor.length(area, point(ring[0].x, ring[0].y), point(ring[2000].x, ring[2000].y));
        double seconds = (SiteBuilderTest.threadTime() - start) * 1e-9;
        System.out.printf("floor among 4000 corners: %.2f s%n", seconds);
        assertThat(found).isGreaterThan(ring[0].distance(ring[2000]) - 0.1);
        assertThat(seconds).isLessThan(5);
    }

    @Test
    void equalsAPlainSearchOnRandomTerritories() {
        for (long seed = 1; seed <= 30; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Geometry area = SiteBuilderTest.star(random, 0, 0, 1000, 8 + random.nextInt(20));
            for (int h = 0; h < 2; h++) {
                area = area.difference(SiteBuilderTest.star(
                        random,
                        -200 + 400 * random.nextDouble(),
                        -200 + 400 * random.nextDouble(),
                        150,
                        3 + random.nextInt(4)));
            }
            Coordinate[] ring = area.getCoordinates();
            int a = random.nextInt(5);
            Geometry from = line(ring[a].x, ring[a].y, ring[a + 1].x, ring[a + 1].y);
            int b = ring.length / 2 - 3;
            Geometry to = line(ring[b].x, ring[b].y, ring[b + 1].x, ring[b + 1].y);
            double found = Floor.length(area, from, to);
            double spacing = 4;
            double plain = plain(area, from, to, spacing);
            // The plain search starts from samples, at worst half a spacing beside the best point at either end; the
            // floor may be lower by what a widening of 2 cm saves at each of a few corners.
            assertThat(found).as("seed %d", seed).isBetween(plain - spacing - 0.5, plain + 1e-6);
        }
    }

    /** Every pair of corners and gate samples that the library says is inside; then Dijkstra over the full matrix. */
    private static double plain(Geometry area, Geometry from, Geometry to, double spacing) {
        List<Coordinate> nodes = new ArrayList<>();
        int starts = sample(nodes, (LineString) from, spacing);
        int ends = sample(nodes, (LineString) to, spacing) + starts;
        nodes.addAll(Arrays.asList(area.getCoordinates()));
        PreparedGeometry inside = PreparedGeometryFactory.prepare(area.buffer(1e-3, 1));
        double[] reached = new double[nodes.size()];
        boolean[] done = new boolean[nodes.size()];
        Arrays.fill(reached, Double.POSITIVE_INFINITY);
        Arrays.fill(reached, 0, starts, 0);
        while (true) {
            int u = -1;
            for (int v = 0; v < reached.length; v++) {
                if (!done[v] && (u < 0 || reached[v] < reached[u])) {
                    u = v;
                }
            }
            if (u < 0 || reached[u] == Double.POSITIVE_INFINITY || (u >= starts && u < ends)) {
                return u < 0 ? Double.POSITIVE_INFINITY : reached[u];
            }
            done[u] = true;
            for (int v = 0; v < reached.length; v++) {
                double d = reached[u] + nodes.get(u).distance(nodes.get(v));
                if (!done[v] && d < reached[v]
                        && inside.covers(GF.createLineString(new Coordinate[] {nodes.get(u), nodes.get(v)}))) {
                    reached[v] = d;
                }
            }
        }
    }

    private static int sample(List<Coordinate> nodes, LineString gate, double spacing) {
        Coordinate p = gate.getCoordinateN(0);
        Coordinate q = gate.getCoordinateN(1);
        int n = (int) Math.ceil(p.distance(q) / spacing);
        for (int i = 0; i <= n; i++) {
            nodes.add(new Coordinate(p.x + (q.x - p.x) * i / n, p.y + (q.y - p.y) * i / n));
        }
        return n + 1;
    }
}
