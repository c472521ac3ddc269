package org.thalweg.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Cash flows against the published examples of spreadsheets, textbook cases and polynomials with known roots. */
class CashFlowTest {
    /** The help page of the spreadsheet's NPV: 8 %, 40 000 paid now, five receipts; NPV(rate, receipts) + first = 1922.06. */
    @Test
    void theBaseYearIsNotDiscounted() {
        CashFlow flow = CashFlow.of(-40_000, 8000, 9200, 10_000, 12_000, 14_500);
        assertThat(flow.npv(0.08)).isCloseTo(1922.06, within(0.005));
        assertThat(spreadsheet(0.08, 8000, 9200, 10_000, 12_000, 14_500) - 40_000).isCloseTo(flow.npv(0.08), within(1e-9));
    }

    /** The same page's first example hands the investment to the function, which discounts it: 1188.44, a year too early. */
    @Test
    void theSpreadsheetsValueIsAYearTooEarly() {
        CashFlow flow = CashFlow.of(-10_000, 3000, 4200, 6800);
        double wrong = spreadsheet(0.1, flow.amounts());
        assertThat(wrong).isCloseTo(1188.44, within(0.005));
        assertThat(flow.npv(0.1)).isCloseTo(1.1 * wrong, within(1e-9)).isNotCloseTo(wrong, within(100.0));
    }

    /** What a spreadsheet's NPV does: the first amount falls due at the end of the first year. */
    private static double spreadsheet(double rate, double... amounts) {
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum += amounts[i] / Math.pow(1 + rate, i + 1);
        }
        return sum;
    }

    /** Help pages of IRR (8.7 % after five years, -2.1 % after four) and MIRR (12.6 %, 13.5 % at 14 %). */
    @Test
    void ratesAreThoseOfThePublishedExamples() {
        assertThat(CashFlow.of(-70_000, 12_000, 15_000, 18_000, 21_000, 26_000).irr().single()).hasValueCloseTo(0.0866, within(5e-5));
        assertThat(CashFlow.of(-70_000, 12_000, 15_000, 18_000, 21_000).irr().single()).hasValueCloseTo(-0.0212, within(5e-5));
        CashFlow loan = CashFlow.of(-120_000, 39_000, 30_000, 21_000, 37_000, 46_000);
        assertThat(loan.mirr(0.10, 0.12)).isCloseTo(0.126, within(5e-4));
        assertThat(loan.mirr(0.10, 0.14)).isCloseTo(0.135, within(5e-4));
    }

    /** The oil pump of Lorie and Savage (1955): two rates, 25 % and 400 %. */
    @Test
    void twoRatesAreNoRate() {
        InternalRate pump = CashFlow.of(-1600, 10_000, -10_000).irr();
        assertThat(pump.signChanges()).isEqualTo(2);
        assertThat(pump.rates()).hasSize(2);
        assertThat(pump.rates().get(0)).isCloseTo(0.25, within(1e-12));
        assertThat(pump.rates().get(1)).isCloseTo(4, within(1e-12));
        assertThat(pump.single()).isEmpty();
        assertThat(pump.why()).contains("2 rates").contains("2 changes of sign");
    }

    @Test
    void withoutAChangeOfSignThereIsNoRateAndItIsSaid() {
        for (CashFlow flow : new CashFlow[] {CashFlow.of(-5, -1, -1), CashFlow.of(0, 3, 4), CashFlow.of(0, 0)}) {
            assertThat(flow.signChanges()).isZero();
            assertThat(flow.irr().rates()).isEmpty();
            assertThat(flow.irr().single()).isEmpty();
            assertThat(flow.irr().why()).isEqualTo("undefined: the cash flow never changes sign");
            assertThat(flow.mirr(0.09, 0.09)).isNaN();
        }
        InternalRate none = CashFlow.of(-2, 2, -2).irr();
        assertThat(none.rates()).isEmpty();
        assertThat(none.why()).startsWith("undefined: no rate");
    }

    /** Flows made as products of (1 - x / root): every root must be found, to the accuracy of the coefficients. */
    @Test
    void findsEveryRootOfRandomPolynomials() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 1 + random.nextInt(4);
            double[] rates = new double[n];
            double[] c = {-1};
            for (int i = 0; i < n; i++) {
                rates[i] = -0.3 + 0.45 * i + 0.3 * random.nextDouble();
                double x = 1 / (1 + rates[i]);
                double[] next = new double[c.length + 1];
                for (int k = 0; k < c.length; k++) {
                    next[k] += c[k];
                    next[k + 1] -= c[k] / x;
                }
                c = next;
            }
            InternalRate found = CashFlow.of(c).irr();
            assertThat(found.rates()).as("seed " + seed).hasSize(n);
            for (int i = 0; i < n; i++) {
                assertThat(found.rates().get(i)).as("seed " + seed).isCloseTo(rates[i], within(1e-9));
            }
        }
    }

    /** A root that only touches zero: (1 - 1.2 x)^2 has the one rate 20 %. */
    @Test
    void findsARootThatTouches() {
        assertThat(CashFlow.of(-1, 2.4, -1.44).irr().rates()).hasSize(1).allSatisfy(r -> assertThat(r).isCloseTo(0.2, within(1e-6)));
    }

    /** A long, ordinary flow: 50 years; the one rate brings the value to zero. */
    @Test
    void copesWithLongFlows() {
        double[] c = new double[51];
        c[0] = -300;
        c[1] = -500;
        for (int t = 3; t < c.length; t++) {
            c[t] = 60 * Math.pow(1.03, t);
        }
        CashFlow flow = CashFlow.of(c);
        assertThat(flow.npv(flow.irr().single().orElseThrow())).isCloseTo(0, within(1e-7));
    }

    /** 100 invested, 20 a year for ten years at 9 %: annuity factor 6.417658 from tables of interest. */
    @Test
    void appraisalHoldsToTablesOfInterest() {
        Map<String, CashFlow> streams = new LinkedHashMap<>();
        double[] gain = new double[11];
        double[] upkeep = new double[11];
        for (int t = 1; t <= 10; t++) {
            gain[t] = 24;
            upkeep[t] = -4;
        }
        streams.put(Appraisal.CONSTRUCTION, CashFlow.of(-100));
        streams.put("upkeep", CashFlow.of(upkeep));
        streams.put("users", CashFlow.of(gain));
        Appraisal a = Appraisal.of(streams, 0.09, 1);
        double annuity = 6.417658;
        assertThat(a.npv()).isCloseTo(20 * annuity - 100, within(2e-5));
        assertThat(a.benefitCostRatio()).isCloseTo(24 * annuity / (100 + 4 * annuity), within(1e-6));
        assertThat(a.firstYearReturn()).isCloseTo(20 / 109.0, within(1e-12));
        assertThat(a.irr().single()).hasValueCloseTo(0.15098, within(1e-5));
        assertThat(a.switchingValues().get(Appraisal.CONSTRUCTION)).isCloseTo((20 * annuity - 100) / 100, within(1e-6));
        for (Map.Entry<String, Double> e : a.switchingValues().entrySet()) {
            CashFlow moved = a.net().plus(streams.get(e.getKey()).times(e.getValue()));
            assertThat(moved.npv(0.09)).as(e.getKey()).isCloseTo(0, within(1e-10));
        }
    }

    @Test
    void refusesWhatIsNoFlow() {
        assertThatThrownBy(CashFlow::of).hasMessageContaining("at least one year");
        assertThatThrownBy(() -> CashFlow.of(1, Double.NaN)).hasMessageContaining("year 1");
        assertThatThrownBy(() -> CashFlow.of(1).npv(-1)).hasMessageContaining("above -1");
    }
}
