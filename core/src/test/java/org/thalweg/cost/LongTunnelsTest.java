package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/** Prices of long tunnels by place, against the bill's rule written out: so much per metre above a length, over all of it. */
class LongTunnelsTest {
    private static final Rates ROAD = UnitCosts.load("caucasus-2025").rates(Mode.ROAD);
    private static final double LINE = 12_000;

    private static HorizontalAlignment straight() {
        return HorizontalAlignment.of(List.of(
                new PointOfIntersection(1000, 2000, 0, 0, 0), new PointOfIntersection(1000 + LINE, 2000, 0, 0, 0)));
    }

    private static List<StructureSpan> tunnels(double... ends) {
        List<StructureSpan> spans = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < ends.length; i += 2) {
            spans.add(new StructureSpan(Structure.EARTHWORK, at, ends[i]));
            spans.add(new StructureSpan(Structure.TUNNEL, ends[i], ends[i + 1]));
            at = ends[i + 1];
        }
        spans.add(new StructureSpan(Structure.EARTHWORK, at, LINE));
        return spans;
    }

    private static double owed(double... lengths) {
        double sum = 0;
        for (double length : lengths) {
            sum += length > ROAD.ventilationLength() ? ROAD.ventilation() * length : 0;
            sum += length > ROAD.escapeLength() ? ROAD.escape() * length : 0;
        }
        return sum;
    }

    private static double at(LongTunnels prices, double station) {
        Pose p = straight().poseAt(station);
        return prices.at(p.x(), p.y());
    }

    @Test
    void whatIsDueIsTheBillsRule() {
        assertThat(LongTunnels.due(ROAD, tunnels(500, 1400, 3000, 4200, 6000, 8500)))
                .isCloseTo(owed(900, 1200, 2500), within(1e-6));
        assertThat(LongTunnels.due(ROAD, tunnels(500, 1500))).as("just as long as the limit").isZero();
    }

    @Test
    void aLongTunnelPaysWhatItPaysAndAShortOneNothing() {
        LongTunnels prices = LongTunnels.asLong(ROAD, straight(), tunnels(500, 1200, 3000, 4200, 6000, 8500));
        assertThat(at(prices, 800)).isZero();
        assertThat(at(prices, 3600)).isEqualTo(ROAD.ventilation());
        assertThat(at(prices, 7000)).isEqualTo(ROAD.ventilation() + ROAD.escape());
        assertThat(at(prices, 10_000)).isZero();
        assertThat(prices.at(7000, 9000)).as("far from the line").isZero();
    }

    @Test
    void shorteningIsPricedAtItsSaving() {
        // 1 800 m: as short as 1 500 m saves the escape gallery, and the ventilation of 300 m.
        double[] ends = {3000, 4800};
        LongTunnels prices = LongTunnels.shortened(ROAD, straight(), tunnels(ends));
        double saved = owed(1800) - owed(1500);
        double inside = at(prices, 3900);
        double near = at(prices, 3150);
        assertThat(inside).isEqualTo(ROAD.ventilation() + ROAD.escape());
        // 30 m of spare; the end pays the saving over the length that must go, or else twice a tunnel's rate and the rest.
        assertThat(near).isCloseTo(saved / 330, within(1e-3)).isLessThan(inside + 2 * ROAD.tunnel());
        assertThat(at(prices, 4650)).isEqualTo(near);
        LongTunnels close = LongTunnels.shortened(ROAD, straight(), tunnels(3000, 4510));
        assertThat(at(close, 3005)).isCloseTo(inside + 2 * ROAD.tunnel(), within(0.01));
    }

    @Test
    void excessSetsAnyPricesRight() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int k = 0; k < 200; k++) {
            List<StructureSpan> learned = tunnels(draw(random));
            double[] ends = draw(random);
            List<StructureSpan> line = tunnels(ends);
            LongTunnels prices = k % 2 == 0
                    ? LongTunnels.asLong(ROAD, straight(), learned)
                    : LongTunnels.shortened(ROAD, straight(), learned);
            double seen = 0;
            for (int i = 0; i < ends.length; i += 2) {
                for (double s = ends[i] + 0.5; s < ends[i + 1]; s++) {
                    seen += at(prices, s);
                }
            }
            double owed = owed(ends[1] - ends[0], ends[3] - ends[2]);
            // Prices change at squares' edges, where a sum by 5 m is off by half a step at most: 120 of them along the line.
            double greatest = 2 * ROAD.tunnel() + ROAD.ventilation() + ROAD.escape();
            assertThat(seen + prices.excess(ROAD, straight(), line)).as("case " + k).isCloseTo(owed, within(8 * 3 * greatest));
            if (k % 2 == 0) {
                assertThat(LongTunnels.asLong(ROAD, straight(), line).excess(ROAD, straight(), line))
                        .as("its own prices take what is due, case " + k)
                        .isCloseTo(0, within(1e-6 * owed + 2 * 100 * (ROAD.ventilation() + ROAD.escape())));
            }
        }
    }

    /** Two tunnels of whole metres. */
    private static double[] draw(RandomGenerator random) {
        double a = 500 + random.nextInt(1500);
        double b = a + 300 + random.nextInt(2500);
        double c = b + 500 + random.nextInt(1500);
        return new double[] {a, b, c, c + 300 + random.nextInt(2500)};
    }
}
