package org.thalweg.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Debt against loan tables and present values. */
class FinanceTest {
    /** 100 000 lent at 6 % for 20 years costs 8 718.46 a year (loan tables). */
    @Test
    void paymentsAreThoseOfLoanTables() {
        double[] earnings = new double[30];
        java.util.Arrays.fill(earnings, 1, 30, 10_000);
        Finance.Service s = new Finance(0, 1, 0.06, 20, 0).service(CashFlow.of(zeros(30, 0, -100_000)), CashFlow.of(earnings));
        assertThat(s.yearly()).isCloseTo(8718.46, within(0.005));
        assertThat(s.first()).isEqualTo(1);
        assertThat(s.last()).isEqualTo(20);
        assertThat(s.cover()).isCloseTo(10_000 / 8718.46, within(1e-6));
        assertThat(s.interestAdded()).isZero();
        // 10 000 a year pay off 100 000 at 6 % in ln(1 / (1 - 0.6)) / ln 1.06 = 15.7 years.
        assertThat(s.repaid()).isEqualTo(16);
    }

    /** What is lent over years with grace: at the debt's own rate, payments are worth what was drawn. */
    @Test
    void paymentsAreWorthWhatWasDrawn() {
        CashFlow construction = CashFlow.of(-10, -40, -30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Finance.Service s = new Finance(0.25, 0.5, 0.04, 9, 2).service(construction, CashFlow.of(new double[16]));
        double[] payments = new double[16];
        for (int t = s.first(); t <= s.last(); t++) {
            payments[t] = s.yearly();
        }
        assertThat(s.first()).isEqualTo(5);
        assertThat(CashFlow.of(payments).npv(0.04)).isCloseTo(-0.5 * construction.npv(0.04), within(1e-12));
        assertThat(s.drawn()).isEqualTo(40);
        assertThat(s.interestAdded()).isCloseTo(5 * 1.04 * 1.04 * 1.04 * 1.04 + 20 * 1.04 * 1.04 * 1.04 + 15 * 1.04 * 1.04 - 40, within(1e-12));
        assertThat(s.repaid()).isEqualTo(-1);
        assertThat(new Finance(0, 0.5, 0, 10, 0).service(construction, CashFlow.of(new double[16])).yearly()).isCloseTo(4, within(1e-12));
    }

    private static double[] zeros(int n, int at, double value) {
        double[] out = new double[n];
        out[at] = value;
        return out;
    }

    /** An option 20 % dearer, half as long again, half given: its figures are those of the same case with these numbers. */
    @Test
    void anOptionChangesCostTimeAndFinance() {
        Candidate c = Cases.road("a", 700_000, 0);
        Assumptions a = Cases.assumptions(List.of(Cases.LORRY), 5000, Cases.demand("d", 1, 1000, 0));
        DeliveryOption o = new DeliveryOption("x", "x", List.of(), List.of(), 1.2, 1.5, 2, 1, new Finance(0.5, 0.3, 0.05, 20, 0),
                List.of(), List.of(), "test");
        RiskPlan plan = new RiskPlan(5000, 1, new TreeMap<>(Map.of(Uncertain.ROAD_COST, new Distribution.Lognormal(1.2, 0.3))), 0, 0, "test");
        DeliveryOption same = new DeliveryOption("y", "y", List.of(), List.of(), 1, 1, 1, 1, new Finance(0, 0.3, 0.05, 20, 0),
                List.of(), List.of(), "test");
        List<Delivered> all = Delivered.of(c, a, List.of(o, same), new TreeMap<>(), plan);
        Delivered d = all.get(0);
        // The same draws: every percentile of cost is 1.2 times that of the option that changes nothing, which is ahead in all.
        for (int p : new int[] {10, 50, 90}) {
            assertThat(d.risk().cost().p(p)).isCloseTo(1.2 * all.get(1).risk().cost().p(p), within(1e-6));
        }
        assertThat(d.risk().cost().draws()).isEqualTo(1000);
        assertThat(d.risk().cost().mean()).isCloseTo(840_000 * 1.2, within(2000.0));
        assertThat(all.get(1).risk().ahead()).isEqualTo(1);
        assertThat(d.cost()).isCloseTo(840_000, within(1e-6));
        assertThat(d.openingMonths()).isCloseTo(36, within(1e-9));
        assertThat(d.given()).isCloseTo(420_000, within(1e-6));
        assertThat(d.owners()).isCloseTo(168_000, within(1e-6));
        assertThat(d.service().drawn()).isCloseTo(252_000, within(1e-6));
        assertThat(d.financial().streams().get("upkeep and renewals").at(10)).isCloseTo(-10_000, within(1e-9));
    }

    @Test
    void refusesFinanceThatCannotBe() {
        assertThatThrownBy(() -> new Finance(0.6, 0.6, 0.05, 20, 0)).hasMessageContaining("together");
        assertThatThrownBy(() -> new Finance(0, 1, -0.05, 20, 0)).hasMessageContaining("interest");
        assertThatThrownBy(() -> new Finance(0, 1, 0.05, 0, 0)).hasMessageContaining("tenor");
    }
}
