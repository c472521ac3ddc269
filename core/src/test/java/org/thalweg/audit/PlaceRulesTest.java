package org.thalweg.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.StandardPresets;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Border;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Zone;

/** Rules of place and of structures, each on a straight level line to the east, kept and broken by a hair. */
class PlaceRulesTest {
    private static final DesignStandard RAIL = StandardPresets.load("rail-1520-80").standard();
    private static final GeometryFactory MAPS = new GeometryFactory();
    private static final double LENGTH = 3000;
    private static final HorizontalAlignment EAST = Lines.plan(Math.PI / 2, new double[] {LENGTH, 0, 0});

    /** A level line at 500 m, 5 m of footprint on either side, and a structure between two stations. */
    private static AuditLine line(Structure structure, double from, double to) {
        AuditLine line = Lines.sample(EAST, Lines.level(EAST, 500), 2.5);
        for (int i = 0; i < line.size(); i++) {
            double at = line.x()[i] - Lines.X;
            line.structure()[i] = at > from - 1e-6 && at < to - 1e-6 ? structure : Structure.EARTHWORK;
        }
        return line;
    }

    private static AuditLine line() {
        return line(Structure.EARTHWORK, 0, 0);
    }

    private static Geometry box(double west, double east, double south, double north) {
        return MAPS.toGeometry(new Envelope(Lines.X + west, Lines.X + east, Lines.Y + south, Lines.Y + north));
    }

    private static Geometry lineString(double... xy) {
        Coordinate[] c = new Coordinate[xy.length / 2];
        for (int i = 0; i < c.length; i++) {
            c[i] = new Coordinate(Lines.X + xy[2 * i], Lines.Y + xy[2 * i + 1]);
        }
        return MAPS.createLineString(c);
    }

    private static Finding find(AuditLine line, Rules rules, String rule) {
        return PlanRulesTest.find(Audit.check(line, RAIL, rules), rule);
    }

    private static Rules in(Geometry territory) {
        return new Rules(Lines.LEVEL, territory, List.of(), List.of(), null, null, List.of());
    }

    private static Rules zone(Zone.Rule rule, Geometry area, double value, Terrain terrain) {
        return new Rules(terrain, null, List.of(), List.of(new Zone("z", rule, area, value)), null, null, List.of());
    }

    private static void expect(Finding f, boolean ok, double worst, double off, double station, double reach) {
        assertThat(f.ok()).as("%s", f).isEqualTo(ok);
        assertThat(f.worst()).as("%s", f).isCloseTo(worst, within(off));
        assertThat(f.station()).as("%s", f).isCloseTo(station, within(reach));
    }

    @Test
    void territory() {
        String rule = "reach outside the territory";
        assertThat(find(line(), in(box(-10, 3010, -5, 5)), rule).ok()).isTrue();
        // The footprint reaches 5 m to the south: 1 m over the edge is the tolerance.
        assertThat(find(line(), in(box(-10, 3010, -4.01, 5)), rule).ok()).isTrue();
        expect(find(line(), in(box(-10, 3010, -3.99, 5)), rule), false, 1.01, 1e-6, 1500, 1500);
        // A notch of the border, narrower than the points are apart, from the north at 1701 m.
        Geometry notched = box(-10, 3010, -500, 500).difference(box(1700.9, 1701.1, 3.5, 500));
        expect(find(line(), in(notched), rule), true, 0.1, 0.01, 1700, 2.6);
        Geometry cleft = box(-10, 3010, -500, 500).difference(box(1700, 1703, 0, 500));
        expect(find(line(), in(cleft), rule), false, 1.5, 0.13, 1700, 2.6);
    }

    @Test
    void atTheLinesEndsOnlyTheAxisMustBeInside() {
        String rule = "reach outside the territory";
        Geometry funnel = box(100, 2900, -50, 50).union(box(0, 100, -0.5, 0.5)).union(box(2900, 3000, -0.5, 0.5));
        assertThat(find(line(), in(funnel), rule).ok()).isTrue();
        Geometry longer = box(104, 2900, -50, 50).union(box(0, 104, -0.5, 0.5)).union(box(2900, 3000, -0.5, 0.5));
        expect(find(line(), in(longer), rule), false, 4, 0.6, 101, 3);
        expect(find(line(), in(box(2, 3000, -50, 50)), rule), false, 2, 1e-6, 0, 1);
    }

    @Test
    void aLineFarOutsideIsFarOutside() {
        expect(find(line(), in(box(-10, 1000, -500, 500)), "reach outside the territory"), false, 2000, 3, 3000, 20);
    }

    @Test
    void setbacks() {
        Geometry border = lineString(-500, 200, 4000, 200);
        for (double setback : new double[] {195.9, 196.1}) {
            Rules rules = new Rules(Lines.LEVEL, null, List.of(new Border("north", border, setback, 0)), List.of(), null,
                    null, List.of());
            expect(find(line(), rules, "distance from border north"), setback < 196, 195, 1e-6, 1500, 1500);
        }
        // Waived within 1000 m of the gates: the border comes nearest at 1200 m.
        Geometry bent = lineString(-500, 100, 1200, 50, 1800, 300, 4000, 300);
        Gate west = gate(0, 0, OptionalDouble.empty(), OptionalDouble.empty());
        for (double waived : new double[] {1000, 1290}) {
            Rules rules = new Rules(Lines.LEVEL, null, List.of(new Border("north", bent, 100, waived)), List.of(), west,
                    null, List.of());
            Finding f = find(line(), rules, "distance from border north");
            assertThat(f.ok()).isFalse();
            // Footprint's edge at y = 5: 45 m to the corner at 1200 m, then the leg that rises 250 in 600.
            expect(f, false, waived == 1000 ? 45 : distanceToLeg(1295), 1.2, waived == 1000 ? 1200 : 1295, 5);
        }
        Rules rules = new Rules(Lines.LEVEL, null, List.of(new Border("north", bent, 100, 1420)), List.of(), west, null,
                List.of());
        assertThat(find(line(), rules, "distance from border north").ok()).isTrue();
    }

    private static double distanceToLeg(double x) {
        return Math.abs(250 * (x - 1200) - 600 * (5 - 50)) / 650;
    }

    @Test
    void forbiddenZones() {
        String rule = "reach into forbidden zone z";
        for (double edge : new double[] {4.01, 3.99}) {
            Rules rules = zone(Zone.Rule.FORBIDDEN, box(1000, 1200, edge, 300), 0, Lines.LEVEL);
            expect(find(line(), rules, rule), edge > 4, 5 - edge, 1e-6, 1100, 103);
        }
        // Also inside a zone wider than all footprint, and also in a tunnel.
        Rules rules = zone(Zone.Rule.FORBIDDEN, box(1000, 2000, -500, 700), 0, Lines.LEVEL);
        expect(find(line(Structure.TUNNEL, 900, 2100), rules, rule), false, 500, 5, 1500, 30);
    }

    @Test
    void waterIsBridgedWithFreeboard() {
        Terrain bed = (x, y) -> Math.abs(x - Lines.X - 1050) < 40 ? 497 : 499;
        Geometry river = box(1000, 1100, -800, 900);
        Rules three = zone(Zone.Rule.BRIDGE, river, 3, bed);
        AuditLine bridged = line(Structure.BRIDGE, 990, 1110);
        expect(find(bridged, three, "height over z"), true, 3, 1e-6, 1050, 60);
        expect(find(bridged, three, "earthwork's reach into z"), true, 0, 1e-9, 0, 1);
        Rules more = zone(Zone.Rule.BRIDGE, river, 3.01, bed);
        expect(find(bridged, more, "height over z"), false, 3, 1e-6, 1050, 60);
        // A bank 1 m into the water is the tolerance, 2.5 m is not.
        expect(find(line(Structure.BRIDGE, 1000, 1097.5), three, "earthwork's reach into z"), false, 2.5, 1e-6, 1097.5, 3);
        // Earthwork beside a river keeps its footprint out of it.
        Geometry beside = box(500, 2500, 3, 60);
        expect(find(line(), zone(Zone.Rule.BRIDGE, beside, 3, bed), "earthwork's reach into z"), false, 2, 1e-6, 1500, 1001);
        AuditReport tunnel = Audit.check(line(Structure.TUNNEL, 900, 1200), RAIL, three);
        assertThat(tunnel.findings()).noneMatch(f -> f.rule().equals("height over z"));
    }

    @Test
    void obstaclesAreCrossedOverOrUnder() {
        Geometry railway = box(1000, 1012, -800, 900);
        Rules over = zone(Zone.Rule.OBSTACLE, railway, 7, (x, y) -> 493.01);
        expect(find(line(Structure.BRIDGE, 990, 1030), over, "height over z"), false, 6.99, 1e-6, 1006, 10);
        Rules under = zone(Zone.Rule.OBSTACLE, railway, 20, (x, y) -> 520);
        expect(find(line(Structure.TUNNEL, 800, 1230), under, "depth under z"), true, 20, 1e-6, 1006, 10);
        Rules shallow = zone(Zone.Rule.OBSTACLE, railway, 20.01, (x, y) -> 520);
        expect(find(line(Structure.TUNNEL, 800, 1230), shallow, "depth under z"), false, 20, 1e-6, 1006, 10);
        // At its height, whatever the ground: an earthwork across it.
        expect(find(line(), under, "earthwork's reach into z"), false, 6, 0.13, 1006, 8);
    }

    @Test
    void lengthsOfStructures() {
        Rules rules = Lines.rules((x, y) -> 520);
        expect(find(line(Structure.TUNNEL, 1000, 1100), rules, "tunnel length"), true, 100, 1e-6, 1000, 0.1);
        expect(find(line(Structure.TUNNEL, 1000, 1097.5), rules, "tunnel length"), false, 97.5, 1e-6, 1000, 0.1);
        expect(find(line(Structure.BRIDGE, 1000, 1020), rules, "bridge length"), true, 20, 1e-6, 1000, 0.1);
        expect(find(line(Structure.BRIDGE, 1000, 1017.5), rules, "bridge length"), false, 17.5, 1e-6, 1000, 0.1);
    }

    @Test
    void coverAndHeights() {
        AuditLine tunnel = line(Structure.TUNNEL, 1000, 1400);
        // Cover 12 m, but for a dip at 1200 m, and for the portals.
        Terrain dip = (x, y) -> 512 - Math.max(0, 0.1 - 0.01 * Math.abs(x - Lines.X - 1200));
        Terrain portals = (x, y) -> 512 - 10 * Math.max(0, 1 - (Math.min(x - Lines.X - 1000, Lines.X + 1400 - x)) / 20);
        expect(find(tunnel, Lines.rules(dip), "tunnel cover"), false, 11.9, 1e-6, 1200, 0.1);
        expect(find(tunnel, Lines.rules(portals), "tunnel cover"), true, 12, 1e-6, 1200, 180);
        AuditLine bridge = line(Structure.BRIDGE, 1000, 1400);
        expect(find(bridge, Lines.rules((x, y) -> 380), "bridge height"), true, 120, 1e-6, 1200, 200);
        expect(find(bridge, Lines.rules((x, y) -> 379.99), "bridge height"), false, 120.01, 1e-6, 1200, 200);
    }

    @Test
    void wallsAndReach() {
        AuditLine wall = line(Structure.WALL, 1000, 1400);
        Arrays.fill(wall.right(), 3.8);
        // The platform is 7.6 m wide: its right edge, to the south, stands 3.8 m from the axis.
        Terrain slope = (x, y) -> 500 + (y - Lines.Y) * 12 / 3.8;
        expect(find(wall, Lines.rules(slope), "wall height"), true, 12, 1e-6, 1200, 200);
        Terrain steeper = (x, y) -> 500 + (y - Lines.Y) * 12.1 / 3.8;
        expect(find(wall, Lines.rules(steeper), "wall height"), false, 12.1, 1e-6, 1200, 200);
        AuditLine wide = line();
        wide.left()[500] = 63.7;
        expect(find(wide, Lines.rules(Lines.LEVEL), "earthwork reach"), true, 59.9, 1e-6, 1250, 0.1);
        wide.left()[500] = 63.9;
        expect(find(wide, Lines.rules(Lines.LEVEL), "earthwork reach"), false, 60.1, 1e-6, 1250, 0.1);
    }

    @Test
    void unknownGround() {
        Finding f = find(line(), Lines.rules((x, y) -> x > Lines.X + 2000 ? Double.NaN : 500), "points off the known ground");
        expect(f, false, 1, 0, 2002.5, 2.6);
    }

    private static Gate gate(double x, double y, OptionalDouble elevation, OptionalDouble heading) {
        return new Gate("g", MAPS.createPoint(new Coordinate(Lines.X + x, Lines.Y + y)), elevation, heading);
    }

    @Test
    void gates() {
        OptionalDouble none = OptionalDouble.empty();
        Gate right = gate(0.99, 0, OptionalDouble.of(500.09), OptionalDouble.of(Math.PI / 2 + 0.0009));
        Gate along = new Gate("seg", lineString(3000.9, -400, 3000.9, 400), none, none);
        Rules kept = new Rules(Lines.LEVEL, null, List.of(), List.of(), right, along, List.of());
        AuditReport report = Audit.check(line(), RAIL, kept);
        assertThat(report.findings().stream().filter(f -> f.rule().contains("gate")).toList())
                .hasSize(5)
                .allMatch(Finding::ok);
        Gate wrong = gate(0, 1.01, OptionalDouble.of(499.88), OptionalDouble.of(Math.PI / 2 - 0.0011));
        Gate past = new Gate("seg", lineString(3001.1, -400, 3001.1, 400), none, none);
        Rules broken = new Rules((x, y) -> 500.12, null, List.of(), List.of(), wrong, past, List.of());
        AuditReport bad = Audit.check(line(), RAIL, broken);
        expect(PlanRulesTest.find(bad, "start off its gate"), false, 1.01, 1e-6, 0, 0);
        expect(PlanRulesTest.find(bad, "start off its gate's height"), false, 0.12, 1e-6, 0, 0);
        expect(PlanRulesTest.find(bad, "start off its gate's heading"), false, 0.0011, 1e-6, 0, 0);
        expect(PlanRulesTest.find(bad, "end off its gate"), false, 1.1, 1e-6, 3000, 1e-6);
        expect(PlanRulesTest.find(bad, "end off its gate's height"), false, 0.12, 1e-6, 3000, 1e-6);
    }
}
