package org.thalweg.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.Mode;

/** Monte Carlo against closed forms. */
class RiskTest {
    private static final int DRAWS = 20_000;
    /** Only time is worth something, so that all gains scale with the values of time. */
    private static final Flow TIME = new Flow("lorries", Mode.ROAD, "lorry", 20, 0, false, 2, 0, new Route("round", 55_000, 5), 0, 0, 0);

    private static Worth worth(String name, double surface, double tunnels) {
        return Worth.of(Cases.road(name, surface, tunnels), Cases.assumptions(List.of(TIME), 0, Cases.demand("d", 1, 1000, 0)),
                Purchase.plain(new TreeMap<>()));
    }

    private static RiskPlan plan(Map<Uncertain, Distribution> spreads, double r, double s) {
        return new RiskPlan(DRAWS, 3, new TreeMap<>(spreads), r, s, "test");
    }

    /** Value = gains x traffic x values - cost x ratio: mean and deviation of products and sums are closed forms. */
    @Test
    void momentsAreThoseOfTheClosedForms() {
        Distribution ratio = Distribution.Spliced.of(1.16, 1.5, 0.11, 1.7);
        Distribution traffic = new Distribution.Lognormal(1, 0.3);
        Distribution values = new Distribution.Lognormal(1.1, 0.2);
        Worth w = worth("a", 200_000, 0);
        Risk.Outcome o = Risk.run(List.of(w), plan(Map.of(Uncertain.ROAD_COST, ratio, Uncertain.TRAFFIC, traffic,
                Uncertain.VALUES, values), 0, 0)).alternatives().get(0);
        Map<String, CashFlow> streams = w.streams(w.plain(), true);
        double gains = streams.get("gains of users").npv(0.09);
        double cost = streams.get("construction").npv(0.09) + streams.get("value left at the end").npv(0.09);
        double mean = gains * 1.1 + cost * 1.16;
        double product = (1 + 0.3 * 0.3) * (1.1 * 1.1 + 0.2 * 0.2) - 1.1 * 1.1;
        double sd = Math.sqrt(gains * gains * product + cost * cost * ratio.deviation() * ratio.deviation());
        // Latin hypercube: the error of the mean is well below that of plain draws, sd / root of n.
        assertThat(o.npv().mean()).isCloseTo(mean, within(0.5 * sd / Math.sqrt(DRAWS)));
        assertThat(o.cost().mean()).isCloseTo(200_000 * 1.16, within(200.0));
        assertThat(o.cost().p(89)).isCloseTo(200_000 * 1.5, within(200_000 * 0.002));
        assertThat(o.cost().p(95)).isCloseTo(200_000 * ratio.quantile(0.95), within(200_000 * 0.003));
    }

    /** One uncertain factor: the probability of missing the hurdle is that of a cost beyond the switching value. */
    @Test
    void probabilityOfMissingTheHurdleIsThatOfTheSwitchingValue() {
        Distribution ratio = new Distribution.Lognormal(1.2, 0.4);
        Worth w = worth("a", 400_000, 0);
        Appraisal plain = w.economic(w.plain());
        Risk.Outcome o = Risk.run(List.of(w), plan(Map.of(Uncertain.ROAD_COST, ratio), 0, 0)).alternatives().get(0);
        Map<String, CashFlow> streams = plain.streams();
        double limit = -streams.get("gains of users").npv(0.09)
                / (streams.get("construction").npv(0.09) + streams.get("value left at the end").npv(0.09));
        double sigma = Math.sqrt(Math.log(1 + 0.4 * 0.4 / 1.44));
        double exact = Gaussian.below(-(Math.log(limit) - Math.log(1.2) + sigma * sigma / 2) / sigma);
        assertThat(exact).isBetween(0.02, 0.9);
        assertThat(o.belowHurdle()).isCloseTo(exact, within(1.5 / DRAWS));
        int under = 0;
        for (int p = 0; p <= 100; p++) {
            under += o.irr().p(p) < 0.09 ? 1 : 0;
        }
        assertThat(under / 101.0).isCloseTo(exact, within(0.011));
        assertThat(o.noRate()).isZero();
    }

    /** Two cost ratios with a common part: the variance of the sum in closed form for lognormal variables. */
    @Test
    void costsMoveTogether() {
        Distribution d = new Distribution.Lognormal(1.2, 0.3);
        double sigma2 = Math.log(1 + 0.09 / 1.44);
        for (double r : new double[] {0, 0.6}) {
            Risk.Outcome o = Risk.run(List.of(worth("a", 100_000, 100_000)),
                    plan(Map.of(Uncertain.ROAD_COST, d, Uncertain.TUNNEL_COST, d), r, 0)).alternatives().get(0);
            double variance = 1e10 * (2 * 0.09 + 2 * 1.44 * (Math.exp(r * sigma2) - 1));
            double tenth = 0.5 * (o.cost().p(90) - o.cost().p(10));
            // A sum of two like lognormals is nearly lognormal: its 80 % range, from its mean and variance (Fenton 1960).
            double s = Math.sqrt(Math.log(1 + variance / (240_000.0 * 240_000)));
            double half = 240_000 * Math.exp(-s * s / 2) * Math.sinh(1.2815515655446 * s);
            assertThat(tenth).as("r = %s", r).isCloseTo(half, within(0.02 * half));
        }
    }

    /** Late and dear come together when told so. */
    @Test
    void scheduleFollowsCost() {
        Distribution d = new Distribution.Lognormal(1.2, 0.3);
        Map<Uncertain, Distribution> both = Map.of(Uncertain.ROAD_COST, d, Uncertain.SCHEDULE, d);
        Risk.Outcome loose = Risk.run(List.of(worth("a", 400_000, 0)), plan(both, 0.6, 0)).alternatives().get(0);
        Risk.Outcome tied = Risk.run(List.of(worth("a", 400_000, 0)), plan(both, 0.6, 0.7)).alternatives().get(0);
        assertThat(tied.openingMonths().p(90)).isCloseTo(24 * d.quantile(0.9), within(0.2));
        assertThat(loose.openingMonths().p(90)).isCloseTo(24 * d.quantile(0.9), within(0.2));
        assertThat(tied.npv().p(10)).isLessThan(loose.npv().p(10));
    }

    /** With common random numbers an alternative that costs a little less is ahead in every draw. */
    @Test
    void alternativesMeetTheSameDraws() {
        Map<Uncertain, Distribution> spreads = Map.of(Uncertain.ROAD_COST, Distribution.Spliced.of(1.16, 1.5, 0.11, 2.02),
                Uncertain.TRAFFIC, new Distribution.Lognormal(1, 0.5));
        Risk.Result r = Risk.run(List.of(worth("dear", 400_100, 0), worth("cheap", 400_000, 0)), plan(spreads, 0, 0));
        assertThat(r.alternatives().get(1).ahead()).isEqualTo(1);
        assertThat(r.alternatives().get(0).ahead()).isZero();
        assertThat(r.alternatives().get(1).best() + r.noneShare()).isCloseTo(1, within(1e-12));
        assertThat(r.alternatives().get(1).best()).isCloseTo(1 - r.alternatives().get(1).belowHurdle(), within(1e-12));
    }

    @Test
    void scenariosAreDrawnByTheirWeights() {
        Worth w = Worth.of(Cases.road("a", 400_000, 0), Cases.assumptions(List.of(TIME), 5, Cases.demand("low", 3, 0, 0), Cases.demand("high", 1, 1000, 0)),
                Purchase.plain(new TreeMap<>()));
        Risk.Outcome o = Risk.run(List.of(w), plan(Map.of(), 0, 0)).alternatives().get(0);
        assertThat(o.belowHurdle()).isCloseTo(0.75, within(1.5 / DRAWS));
        // Without traffic the flow is paid out and upkept, and changes sign only by what is left at its end: a rate below 0.
        assertThat(o.irr().p(70)).isNegative();
        assertThat(o.irr().p(80)).isPositive();
        assertThat(o.tornado()).singleElement().satisfies(s -> assertThat(s.factor()).isEqualTo(Uncertain.DEMAND));
    }

    @Test
    void theSameSeedGivesTheSameDigits() {
        Map<Uncertain, Distribution> spreads = Map.of(Uncertain.ROAD_COST, new Distribution.Lognormal(1.2, 0.3),
                Uncertain.GROWTH, new Distribution.Normal(0, 0.01));
        Risk.Outcome a = Risk.run(List.of(worth("a", 400_000, 0)), plan(spreads, 0, 0)).alternatives().get(0);
        Risk.Outcome b = Risk.run(List.of(worth("a", 400_000, 0)), plan(spreads, 0, 0)).alternatives().get(0);
        assertThat(a.npv().percentiles()).isEqualTo(b.npv().percentiles());
    }

    /** The size that a study has: four alternatives of two lines, 100 000 draws; the bar of 3 s is for a machine at rest. */
    @Test
    void isFastEnough() {
        List<Worth> worths = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            worths.add(worth("a" + i, 400_000 + i, 1000));
        }
        Map<Uncertain, Distribution> spreads = new TreeMap<>();
        for (Uncertain u : Uncertain.values()) {
            if (u != Uncertain.DEMAND) {
                spreads.put(u, u == Uncertain.GROWTH ? new Distribution.Normal(0, 0.01) : Distribution.Spliced.of(1.39, 1.5, 0.28, 2.16));
            }
        }
        long start = System.nanoTime();
        Risk.Result r = Risk.run(worths, new RiskPlan(100_000, 1, new TreeMap<>(spreads), 0.5, 0.5, "test"));
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(r.alternatives()).hasSize(4);
        assertThat(seconds).isLessThan(15);
    }

    @Test
    void refusesPlansThatCannotBe() {
        assertThatThrownBy(() -> plan(Map.of(), 1, 0)).hasMessageContaining("correlation of costs");
        assertThatThrownBy(() -> plan(Map.of(), 0.25, 0.6)).hasMessageContaining("root");
        assertThatThrownBy(() -> plan(Map.of(Uncertain.TRAFFIC, new Distribution.Normal(1, 0.5)), 0, 0)).hasMessageContaining("use lognormal");
        assertThatThrownBy(() -> new RiskPlan(10, 1, new TreeMap<>(), 0, 0, "")).hasMessageContaining("100 to 10 million");
    }

    @Test
    void bundledClassesAreReadAndKeepTheirMeans() {
        List<OverrunClass> classes = OverrunClass.bundled();
        assertThat(classes).extracting(OverrunClass::id).contains("rail-2023", "road-2002", "tunnels-2023", "road-2004", "schedule");
        for (OverrunClass c : classes) {
            assertThat(c.source()).as(c.id()).isNotBlank();
            assertThat(c.critique()).as(c.id()).isNotBlank();
            assertThat(c.ratio().mean()).as(c.id()).isBetween(1.1, 1.6);
        }
    }
}
