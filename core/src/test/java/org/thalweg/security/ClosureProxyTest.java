package org.thalweg.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.economy.Distribution;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/** Closure rates that follow the classes of a hazard strip, counted by hand. */
class ClosureProxyTest {
    private static final List<StructureSpan> SPANS = List.of(
            new StructureSpan(Structure.EARTHWORK, 0, 1000), new StructureSpan(Structure.TUNNEL, 1000, 1500),
            new StructureSpan(Structure.BRIDGE, 1500, 2000));

    /** Points every 250 m; the same classes for every hazard. */
    private static HazardStrip strip(int... ranks) {
        double[] station = new double[ranks.length + 1];
        byte[] rank = new byte[ranks.length + 1];
        for (int k = 0; k < ranks.length; k++) {
            station[k + 1] = 250.0 * (k + 1);
            rank[k] = (byte) ranks[k];
        }
        Map<Hazard, double[]> value = new EnumMap<>(Hazard.class);
        Map<Hazard, byte[]> classes = new EnumMap<>(Hazard.class);
        for (Hazard h : Hazard.values()) {
            value.put(h, Arrays.copyOf(new double[0], station.length));
            classes.put(h, rank);
        }
        return new HazardStrip(station, value, classes);
    }

    private static ClosureHazard hazard(double events, ClosureHazard.Proxy proxy) {
        Map<Structure, Double> perKm = Map.of(Structure.EARTHWORK, 0.2, Structure.TUNNEL, 0.1, Structure.BRIDGE, 0.3);
        return new ClosureHazard("x", events, new TreeMap<>(perKm), new TreeMap<>(Map.of(Structure.BRIDGE, 0.05, Structure.TUNNEL, 0.07)),
                new Distribution.Lognormal(1, 1), new TreeMap<>(Map.of(Mode.ROAD, 1.0)), proxy);
    }

    @Test
    void ratesAreTimesTheFactorOfTheClassByLength() {
        List<ClosurePart> parts = ClosurePart.of(Mode.ROAD, SPANS, strip(0, 1, 3, 3, 0, 0, 4, 2));
        assertThat(parts).hasSize(3);
        ClosureHazard rocks = hazard(0, new ClosureHazard.Proxy(Hazard.ROCKFALL, List.of(0.0, 0.5, 1.0, 2.0, 4.0)));
        // A quarter each of classes 0 and 1, half of class 3: (0 + 0.5 + 2 x 2) / 4.
        assertThat(rocks.on(parts.get(0))).isCloseTo(0.2 * 4.5 / 4, within(1e-12));
        // A strip says nothing of tunnels: their rates stay.
        assertThat(rocks.on(parts.get(1))).isCloseTo(0.1 * 0.5 + 0.07, within(1e-12));
        assertThat(rocks.on(parts.get(2))).isCloseTo((0.3 * 0.5 + 0.05) * (4 + 1) / 2, within(1e-12));
        // Slopes do not concern bridges.
        ClosureHazard slides = hazard(0, new ClosureHazard.Proxy(Hazard.SLOPE, List.of(0.0, 0.5, 1.0, 2.0, 4.0)));
        assertThat(slides.on(parts.get(2))).isCloseTo(0.3 * 0.5 + 0.05, within(1e-12));
        assertThat(slides.on(parts.get(0))).isCloseTo(0.2 * 4.5 / 4, within(1e-12));
    }

    @Test
    void probabilitiesOfRegionalEventsStayBelowOne() {
        ClosurePart part = ClosurePart.of(Mode.ROAD, SPANS, strip(4, 4, 4, 4, 0, 0, 0, 0)).get(0);
        ClosureHazard flood = hazard(0.1, new ClosureHazard.Proxy(Hazard.FLOOD, List.of(1.0, 1.0, 1.0, 1.0, 4.0)));
        assertThat(flood.on(part)).isCloseTo(0.8, within(1e-12));
        ClosureHazard sure = hazard(0.1, new ClosureHazard.Proxy(Hazard.FLOOD, List.of(1.0, 1.0, 1.0, 1.0, 40.0)));
        assertThat(sure.on(part)).isEqualTo(1);
    }

    @Test
    void factorsOfOneAndLinesNotScreenedChangeNothing() {
        ClosureHazard plain = hazard(0, null);
        ClosureHazard ones = hazard(0, new ClosureHazard.Proxy(Hazard.SLOPE, List.of(1.0, 1.0, 1.0, 1.0, 1.0)));
        ClosureHazard steep = hazard(0, new ClosureHazard.Proxy(Hazard.SLOPE, List.of(0.0, 0.0, 0.0, 0.0, 9.0)));
        List<ClosurePart> screened = ClosurePart.of(Mode.ROAD, SPANS, strip(0, 1, 3, 3, 0, 0, 4, 2));
        List<ClosurePart> bare = ClosurePart.of(Mode.ROAD, SPANS);
        for (int i = 0; i < bare.size(); i++) {
            assertThat(ones.on(screened.get(i))).isCloseTo(plain.on(bare.get(i)), within(1e-12));
            assertThat(steep.on(bare.get(i))).isEqualTo(plain.on(bare.get(i)));
        }
    }

    @Test
    void refusesFactorsThatCannotBe() {
        assertThatThrownBy(() -> new ClosureHazard.Proxy(Hazard.SLOPE, List.of(1.0, 1.0))).hasMessageContaining("five factors");
        assertThatThrownBy(() -> new ClosureHazard.Proxy(Hazard.SLOPE, List.of(1.0, 1.0, -1.0, 1.0, 1.0))).hasMessageContaining("not below 0");
    }
}
