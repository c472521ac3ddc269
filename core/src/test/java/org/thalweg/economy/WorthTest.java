package org.thalweg.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.Mode;

/** The worth of cases that can be worked out by hand. */
class WorthTest {
    /** Present value of 1 in each of years 2 to 31. */
    private static double annuity(double rate) {
        double sum = 0;
        for (int t = 2; t < 32; t++) {
            sum += Math.pow(1 + rate, -t);
        }
        return sum;
    }

    @Test
    void aRoadThatCanBeWorkedOutByHand() {
        Worth w = Worth.of(Cases.road("a", 700_000, 0), Cases.assumptions(List.of(Cases.LORRY), 5000, Cases.demand("d", 1, 1000, 0)),
                Purchase.plain(new TreeMap<>()));
        double[] plain = w.plain();
        assertThat(w.openings(plain).get(Mode.ROAD)).isCloseTo(24, within(1e-9));
        assertThat(w.gains(plain)).containsExactly(Map.entry("lorries", 75.0));
        // Users: 800 move and gain 75, 200 are new and gain half. Tolls 30 each. The base route loses 50 of each that moves.
        Map<String, CashFlow> streams = w.streams(plain, true);
        assertThat(streams.get("gains of users").at(10)).isCloseTo(67_500, within(1e-6));
        assertThat(streams.get("tolls and tariffs, less cost of carriage").at(10)).isCloseTo(30_000, within(1e-6));
        assertThat(streams.get("losses on the routes compared with").at(10)).isCloseTo(-40_000, within(1e-6));
        // Counted the other way, in resources: 800 x (155 - 100) and 200 x (75 / 2 + 30).
        double net = 67_500 + 30_000 - 40_000;
        assertThat(net).isEqualTo(800 * 55 + 200 * 67.5);
        double residual = 0.8 * 700_000 * Math.pow(1.09, -31);
        double value = (net - 0.9 * 5000) * annuity(0.09) - 0.8 * 700_000 / 1.09 + residual;
        assertThat(w.economic(plain).npv()).isCloseTo(value, within(1e-3));
        assertThat(w.economic(plain).firstYearReturn()).isCloseTo((net - 4500) / (560_000 * 1.09), within(1e-7));
        assertThat(w.financial(plain).npv()).isCloseTo((30_000 - 5000) * annuity(0.06) - 700_000 / 1.06, within(1e-3));
    }

    /** Opening half a year later loses half the first year, and its spending moves with it. */
    @Test
    void aLateOpeningLosesWhatItMisses() {
        Worth w = Worth.of(Cases.road("a", 700_000, 0), Cases.assumptions(List.of(Cases.LORRY), 0, Cases.demand("d", 1, 1000, 0)),
                Purchase.plain(new TreeMap<>()));
        double[] late = w.plain();
        late[Uncertain.SCHEDULE.ordinal()] = 1.25;
        Map<String, CashFlow> streams = w.streams(late, true);
        assertThat(w.openings(late).get(Mode.ROAD)).isCloseTo(30, within(1e-9));
        assertThat(streams.get("gains of users").at(2)).isCloseTo(67_500 * 0.5, within(1e-6));
        assertThat(streams.get("gains of users").at(3)).isCloseTo(67_500, within(1e-6));
        // Paving lasts from month 15 to 30: 9 of 15 months in year 1, 6 in year 2.
        assertThat(streams.get("construction").at(0)).isZero();
        assertThat(streams.get("construction").at(1)).isCloseTo(-560_000 * 9 / 15.0, within(1e-6));
        assertThat(streams.get("construction").at(2)).isCloseTo(-560_000 * 6 / 15.0, within(1e-6));
    }

    @Test
    void trafficGrowsRampsUpAndStopsAtItsCap() {
        Demand d = new Demand("d", "d", 1, Map.of("lorries", new Demand.Volume(1000, 0.1, 1500)));
        Assumptions a = Cases.assumptions(List.of(Cases.LORRY), 0, d);
        Assumptions ramped = new Assumptions(a.baseYear(), a.years(), a.hurdles(), a.financialRate(), 1, 1, 1, 0, 0, a.production(), 2026,
                List.of(0.5, 0.8), a.lives(), a.flows(), a.demands(), 0, a.upkeep());
        Map<String, CashFlow> s = Worth.of(Cases.road("a", 1, 0), ramped, Purchase.plain(new TreeMap<>())).streams(
                Worth.of(Cases.road("a", 1, 0), a, Purchase.plain(new TreeMap<>())).plain(), false);
        CashFlow tolls = s.get("tolls and tariffs, less cost of carriage");
        assertThat(tolls.at(1)).isCloseTo(0, within(1e-6));
        assertThat(tolls.at(2)).isCloseTo(30 * 1210 * 0.5, within(1e-3));
        assertThat(tolls.at(3)).isCloseTo(30 * 1331 * 0.8, within(1e-3));
        assertThat(tolls.at(4)).isCloseTo(30 * 1464.1, within(1e-3));
        assertThat(tolls.at(5)).isCloseTo(30 * 1500, within(1e-3));
    }

    /** Works of 30 years, opened after 2 of 32: nothing is left at the end; of 15 years: renewed once, nothing left. */
    @Test
    void worksAreRenewedAndKeepWhatIsLeftOfThem() {
        Assumptions a = Cases.assumptions(List.of(Cases.LORRY), 0, Cases.demand("d", 1, 0, 0));
        Worth w = Worth.of(Cases.road("a", 0, 1000), a, Purchase.plain(new TreeMap<>()));
        Map<String, CashFlow> s = w.streams(w.plain(), true);
        assertThat(s.get("value left at the end").at(31)).isCloseTo(0, within(1e-6));
        Worth better = Worth.of(Cases.road("a", 0, 1000), a, new Purchase(1.5, 1, 1, 2, new TreeMap<>()));
        assertThat(better.streams(w.plain(), true).get("value left at the end").at(31)).isCloseTo(0.8 * 1500 * 0.5, within(1e-6));
        Worth poor = Worth.of(Cases.road("a", 0, 1000), a, new Purchase(1, 1, 1, 0.5, new TreeMap<>()));
        assertThat(poor.streams(w.plain(), true).get("upkeep and renewals").at(17)).isCloseTo(-900, within(1e-6));
    }

    /** Overrun strikes the estimated part only: 60 % of the price is from finished works. */
    @Test
    void outturnPricesAreNotUpliftedAgain() {
        Assumptions a = Cases.assumptions(List.of(Cases.LORRY), 0, Cases.demand("d", 1, 1, 0));
        double[] state = Worth.of(Cases.road("a", 1, 0), a, Purchase.plain(new TreeMap<>())).plain();
        state[Uncertain.ROAD_COST.ordinal()] = 1.5;
        state[Uncertain.TUNNEL_COST.ordinal()] = 2;
        Worth w = Worth.of(Cases.road("a", 100, 1000), a, Purchase.plain(new TreeMap<>(Map.of(Trade.TUNNELS, 0.6))));
        assertThat(w.costs(state).get(Mode.ROAD)).isCloseTo(150 + 600 + 400 * 2, within(1e-9));
    }

    @Test
    void trafficStaysWhereTheLineIsDearer() {
        Flow dear = new Flow("lorries", Mode.ROAD, "lorry", 20, 1, false, 2, 300, new Route("round", 55_000, 5), 1, 50, 0);
        Worth w = Worth.of(Cases.road("a", 700_000, 0), Cases.assumptions(List.of(dear), 5000, Cases.demand("d", 1, 1000, 0)),
                Purchase.plain(new TreeMap<>()));
        assertThat(w.gains(w.plain()).get("lorries")).isNegative();
        assertThat(w.financial(w.plain()).irr().why()).contains("never changes sign");
        assertThat(w.streams(w.plain(), true).get("gains of users").npv(0)).isZero();
    }

    @Test
    void refusesBadInput() {
        assertThatThrownBy(() -> new Route("x", 0, 1)).hasMessageContaining("longer than 0");
        assertThatThrownBy(() -> new Route("x", 1, 0)).hasMessageContaining("greater than 0");
        assertThatThrownBy(() -> new Demand.Volume(-1, 0, 1)).hasMessageContaining("not be below 0");
        assertThatThrownBy(() -> new Upkeep(-1, 0, 0, 0)).hasMessageContaining("not below 0");
        assertThatThrownBy(() -> new Journey(Mode.ROAD, 0, 1, "")).hasMessageContaining("greater than 0");
        assertThatThrownBy(() -> new Purchase(0, 1, 1, 1, new TreeMap<>())).hasMessageContaining("greater than 0");
        assertThatThrownBy(() -> Cases.assumptions(List.of(Cases.LORRY), 0)).hasMessageContaining("at least one flow");
        assertThatThrownBy(() -> Cases.assumptions(List.of(Cases.LORRY), 0, new Demand("d", "", 1, Map.of("cars", new Demand.Volume(1, 0, 1)))))
                .hasMessageContaining("'cars'");
    }
}
