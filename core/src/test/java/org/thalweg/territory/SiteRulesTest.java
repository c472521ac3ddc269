package org.thalweg.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class SiteRulesTest {
    private static final GeometryFactory GF = new GeometryFactory();
    private static final Geometry LINE =
            GF.createLineString(new Coordinate[] {new Coordinate(0, 0), new Coordinate(2000, 0)});

    private static Geometry box(double x0, double y0, double x1, double y1) {
        return GF.toGeometry(new Envelope(x0, x1, y0, y1));
    }

    private static SiteRules rules(Geometry territory, List<Border> borders, List<Zone> zones) {
        Gate gate = new Gate(
                "g", GF.createPoint(new Coordinate(0, 50)), OptionalDouble.empty(), OptionalDouble.empty());
        return new SiteRules(territory, borders, zones, List.of(gate));
    }

    @Test
    void tellsHowFarAFootprintLeavesTheTerritory() {
        SiteRules rules = rules(box(0, 0, 1000, 1000), List.of(), List.of());
        assertThat(rules.outside(box(10, 10, 20, 20))).isZero();
        assertThat(rules.outside(box(990, 500, 1000, 510))).as("on the very border").isZero();
        assertThat(rules.outside(box(990, 500, 1007, 510))).isCloseTo(7, within(1e-9));
        assertThat(rules.outside(box(1003, 1004, 1006, 1008))).isCloseTo(10, within(1e-9));
        assertThat(rules(null, List.of(), List.of()).outside(box(0, 0, 1e9, 1e9))).isZero();
    }

    @Test
    void measuresTheSetBackWhereItIsNotWaived() {
        Border waived = new Border("b", LINE, 100, 500);
        Border strict = new Border("s", LINE, 100, 0);
        SiteRules rules = rules(null, List.of(waived, strict), List.of());
        Geometry near = box(100, 30, 110, 40);
        assertThat(rules.distance(near, strict)).isCloseTo(30, within(1e-9));
        assertThat(rules.distance(near, waived)).isInfinite();
        assertThat(rules.distance(box(1000, 80, 1010, 90), waived)).isCloseTo(80, within(1e-9));
    }

    @Test
    void entersAZoneWithMoreThanItsEdge() {
        Zone zone = new Zone("z", Zone.Rule.FORBIDDEN, box(100, 100, 200, 200), 0);
        Zone other = new Zone("o", Zone.Rule.SURCHARGE, box(100, 100, 200, 200), 5);
        SiteRules rules = rules(null, List.of(), List.of(zone, other));
        assertThat(rules.entered(box(150, 150, 300, 300), Zone.Rule.FORBIDDEN)).containsExactly(zone);
        assertThat(rules.entered(box(200, 100, 300, 200), Zone.Rule.FORBIDDEN)).isEmpty();
        assertThat(rules.entered(box(201, 100, 300, 200), Zone.Rule.FORBIDDEN)).isEmpty();
    }
}
