package org.thalweg.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.economy.Distribution;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/** Closures against closed forms of independent parts in series and parallel, and of events that hit both lines. */
class AvailabilityTest {
    private static final int YEARS = 20_000;
    private static final AvailabilityCosts COSTS = new AvailabilityCosts(10, 20, 100);

    private static ClosurePart part(Mode mode, double from, double km) {
        return new ClosurePart(mode, from, from + 1000 * km, new TreeMap<>(Map.of(Structure.EARTHWORK, km)), new TreeMap<>());
    }

    private static ClosureHazard local(String name, double perKm, double days, double road, double rail) {
        return new ClosureHazard(name, 0, new TreeMap<>(Map.of(Structure.EARTHWORK, perKm)), new TreeMap<>(),
                new Distribution.Lognormal(days, 1.5 * days), new TreeMap<>(Map.of(Mode.ROAD, road, Mode.RAIL, rail)));
    }

    /**
     * Open share of a line: exp(-sum of rate x mean length); both closed: product. The drawn share's error: closures come
     * in about YEARS x rate spells, each as long as its own spread, so 4 standard errors of a compound Poisson sum.
     */
    @Test
    void seriesAndParallelAreThoseOfTheClosedForm() {
        List<ClosurePart> parts = List.of(part(Mode.ROAD, 0, 1), part(Mode.ROAD, 1000, 2), part(Mode.RAIL, 0, 3));
        ClosureHazard a = local("slides", 0.8, 9, 1, 0.5);
        ClosureHazard b = local("floods", 0.3, 30, 1, 1);
        Availability.Result r = Availability.of(parts, List.of(a, b), COSTS, YEARS, 5);
        double road = Math.exp(-3 * (0.8 * 9 + 0.3 * 30) / 365.25);
        double rail = Math.exp(-3 * (0.4 * 9 + 0.3 * 30) / 365.25);
        assertThat(r.lines().get(Mode.ROAD).exactOpen()).isCloseTo(road, within(1e-12));
        assertThat(r.lines().get(Mode.RAIL).exactOpen()).isCloseTo(rail, within(1e-12));
        assertThat(r.both().exactOpen()).isCloseTo(1 - (1 - road) * (1 - rail), within(1e-12));
        double error = 4 * Math.sqrt(3 * (0.8 * 81 + 0.3 * 900) * (1 + 2.25) / YEARS) / 365.25;
        assertThat(error).isLessThan(0.005);
        assertThat(r.lines().get(Mode.ROAD).open()).isCloseTo(road, within(error));
        assertThat(r.lines().get(Mode.RAIL).open()).isCloseTo(rail, within(error));
        assertThat(r.both().open()).isCloseTo(1 - (1 - road) * (1 - rail), within(error));
        assertThat(r.both().closedDays()).isCloseTo(365.25 * (1 - r.both().open()), within(1e-9));
        double cost = 365.25 * (10 * (1 - road) * rail + 20 * road * (1 - rail) + 100 * (1 - road) * (1 - rail));
        assertThat(r.cost()).isCloseTo(cost, within(0.03 * cost));
    }

    /** Closed by the second part alone: (1 - exp(-load 2)) exp(-load 1); what it costs depends on the other line. */
    @Test
    void chokesAreThoseOfTheClosedForm() {
        List<ClosurePart> parts = List.of(part(Mode.ROAD, 0, 1), part(Mode.ROAD, 1000, 4), part(Mode.RAIL, 0, 2));
        ClosureHazard h = local("slides", 0.8, 9, 1, 1);
        Availability.Result r = Availability.of(parts, List.of(h), COSTS, YEARS, 6);
        double[] load = {0.8 * 9 / 365.25, 4 * 0.8 * 9 / 365.25, 2 * 0.8 * 9 / 365.25};
        double second = 365.25 * (1 - Math.exp(-load[1])) * Math.exp(-load[0]);
        Availability.Choke worst = r.chokes().stream().filter(c -> c.part().from() == 1000).findFirst().orElseThrow();
        assertThat(worst.closedDays()).isCloseTo(second, within(0.04 * second));
        double open = Math.exp(-load[2]);
        double cost = second * (10 * open + (100 - 20) * (1 - open));
        assertThat(worst.cost()).isCloseTo(cost, within(0.05 * cost));
        assertThat(r.chokes()).isSortedAccordingTo((x, y) -> Double.compare(y.cost(), x.cost())).hasSize(3);
        assertThat(r.byHazard().get("slides")).isCloseTo(
                r.lines().get(Mode.ROAD).closedDays() + r.lines().get(Mode.RAIL).closedDays(), within(1e-6));
    }

    /** Events that hit both lines for sure, each for its own uniform time from 10 to 20 days: both closed is min, by maximum. */
    @Test
    void regionalEventsCloseBothLinesTogether() {
        ClosureHazard quake = new ClosureHazard("earthquake", 0.5, new TreeMap<>(Map.of(Structure.EARTHWORK, 1.0)), new TreeMap<>(),
                new Distribution.Uniform(10, 20), new TreeMap<>(Map.of(Mode.ROAD, 1.0, Mode.RAIL, 1.0)));
        Availability.Result r = Availability.of(List.of(part(Mode.ROAD, 0, 1), part(Mode.RAIL, 0, 1)), List.of(quake), COSTS, YEARS, 7);
        double each = 1 - Math.exp(-0.5 * 15 / 365.25);
        // P(both open) = exp(-rate x E[max]) with E[max] of two uniforms 10 + 20 / 3.
        double bothOpen = Math.exp(-0.5 * (10 + 20 / 3.0) / 365.25);
        double both = 1 - 2 * (1 - each) + bothOpen;
        assertThat(r.lines().get(Mode.ROAD).open()).isCloseTo(1 - each, within(4e-4 * 4));
        assertThat(1 - r.both().open()).isCloseTo(both, within(4e-4 * 4));
        assertThat(both).isGreaterThan(10 * each * each);
        assertThat(r.both().longestP95()).isBetween(10.0, 20.0);
        assertThat(r.lines().get(Mode.ROAD).exactOpen()).isNaN();
    }

    /** With one closure in 40 years no year in twenty has one; with one in four, the 95th percentile is the length's 80th. */
    @Test
    void longestClosureIsAQuantileOfYears() {
        ClosureHazard rare = local("rare", 1 / 40.0, 9, 1, 0);
        assertThat(Availability.of(List.of(part(Mode.ROAD, 0, 1)), List.of(rare), COSTS, YEARS, 8).both().longestP95()).isZero();
        ClosureHazard quarter = new ClosureHazard("q", 0, new TreeMap<>(Map.of(Structure.EARTHWORK, 0.25)), new TreeMap<>(),
                new Distribution.Uniform(10, 20), new TreeMap<>(Map.of(Mode.ROAD, 1.0)));
        // Years with n closures: P(longest > x) = 1 - exp(-0.25 (1 - F(x))) = 0.05: 1 - F = 0.2052, x = 17.95 days.
        double x = 20 - 10 * (-Math.log(0.95) / 0.25);
        assertThat(Availability.of(List.of(part(Mode.ROAD, 0, 1)), List.of(quarter), COSTS, YEARS, 9).both().longestP95())
                .isCloseTo(x, within(0.4));
    }

    @Test
    void linesAreCutIntoParts() {
        List<StructureSpan> spans = new ArrayList<>();
        spans.add(new StructureSpan(Structure.EARTHWORK, 0, 1500));
        spans.add(new StructureSpan(Structure.BRIDGE, 1500, 1550));
        spans.add(new StructureSpan(Structure.EARTHWORK, 1550, 2500));
        spans.add(new StructureSpan(Structure.TUNNEL, 2500, 3500));
        spans.add(new StructureSpan(Structure.WALL, 3500, 3600));
        List<ClosurePart> parts = ClosurePart.of(Mode.ROAD, spans);
        assertThat(parts).extracting(ClosurePart::kind).containsExactly("stretch", "stretch", "stretch", "tunnel", "stretch");
        assertThat(parts.stream().flatMap(p -> p.km().values().stream()).mapToDouble(v -> v).sum()).isCloseTo(3.6, within(1e-12));
        assertThat(parts.stream().mapToInt(p -> p.count().getOrDefault(Structure.BRIDGE, 0)).sum()).isEqualTo(1);
        assertThat(parts.get(3).count()).isEqualTo(Map.of(Structure.TUNNEL, 1));
        ClosureHazard h = new ClosureHazard("x", 0, new TreeMap<>(Map.of(Structure.EARTHWORK, 2.0)), new TreeMap<>(Map.of(Structure.BRIDGE, 0.5)),
                new Distribution.Certain(1), new TreeMap<>(Map.of(Mode.ROAD, 1.0)));
        assertThat(parts.stream().mapToDouble(h::on).sum()).isCloseTo(2 * 2.45 + 0.5, within(1e-12));
    }

    @Test
    void refusesBadInput() {
        assertThatThrownBy(() -> local("x", -1, 1, 1, 1)).hasMessageContaining("hazard x").hasMessageContaining("not be below 0");
        assertThatThrownBy(() -> new ClosureHazard("x", 1, new TreeMap<>(Map.of(Structure.WALL, 2.0)), new TreeMap<>(),
                new Distribution.Certain(1), new TreeMap<>())).hasMessageContaining("not be above 1");
        assertThatThrownBy(() -> new ClosureHazard("x", 0, new TreeMap<>(), new TreeMap<>(), new Distribution.Normal(1, 1), new TreeMap<>()))
                .hasMessageContaining("lognormal");
        assertThatThrownBy(() -> new AvailabilityCosts(-1, 0, 0)).hasMessageContaining("not below 0");
        assertThatThrownBy(() -> Availability.of(List.of(), List.of(), COSTS, YEARS, 1)).hasMessageContaining("at least one part");
    }
}
