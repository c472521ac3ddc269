package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

class MassHaulTest {
    private static Rates rates(double fillFromCut, double borrow, double waste, double haul) {
        return new Rates(
                6, 14, fillFromCut, borrow, waste, haul, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1e9, 0, 1e9, 0, 0, 0, 0, 0);
    }

    /** The transport problem as a linear programme, every cut to every fill. */
    private static double byLinearProgramme(double[] at, double[] cut, double[] fill, Rates r) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        int n = at.length;
        Expression[] dug = new Expression[n];
        Expression[] filled = new Expression[n];
        for (int k = 0; k < n; k++) {
            dug[k] = model.newExpression("dug" + k).level(cut[k]);
            filled[k] = model.newExpression("filled" + k).level(fill[k]);
            Variable waste = model.newVariable("waste" + k).lower(0).weight(r.waste());
            Variable borrow = model.newVariable("borrow" + k).lower(0).weight(r.borrow());
            dug[k].set(waste, 1);
            filled[k].set(borrow, 1);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double price = r.fillFromCut() + r.haul() * Math.abs(at[i] - at[j]) / 1000;
                Variable moved = model.newVariable("moved" + i + "-" + j).lower(0).weight(price);
                dug[i].set(moved, 1);
                filled[j].set(moved, 1);
            }
        }
        return model.minimise().getValue();
    }

    @Test
    void equalsALinearProgramme() {
        long seed = 51;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 150; i++) {
            int n = 1 + random.nextInt(9);
            double[] at = new double[n];
            double[] cut = new double[n];
            double[] fill = new double[n];
            for (int k = 0; k < n; k++) {
                at[k] = (k == 0 ? 0 : at[k - 1]) + 1 + 3000 * random.nextDouble();
                cut[k] = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
                fill[k] = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
            }
            Rates rates = rates(
                    8 * random.nextDouble(), 10 * random.nextDouble(), 5 * random.nextDouble(), 2 * random.nextDouble());
            MassHaul.Balance balance = MassHaul.of(at, cut, fill, rates);
            double expected = byLinearProgramme(at, cut, fill, rates);
            String what = "seed " + seed + " case " + i;
            assertThat(balance.cost(rates)).as(what).isCloseTo(expected, within(1e-6 * (1 + expected)));
            double carried = 0;
            for (int k = 0; k < n; k++) {
                assertThat(balance.borrow()[k]).as(what).isBetween(0.0, fill[k]);
                assertThat(balance.waste()[k]).as(what).isBetween(0.0, cut[k]);
                carried += cut[k] - balance.waste()[k] - fill[k] + balance.borrow()[k];
                assertThat(balance.flow()[k]).as(what).isCloseTo(carried, within(1e-9));
            }
            assertThat(carried).as(what).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void economicDistanceDecides() {
        // Reuse costs 5, borrow and waste 14: 9 apart, that is 18 km at 0.5.
        double[] cut = {100, 0};
        double[] fill = {0, 100};
        Rates rates = rates(5, 10, 4, 0.5);
        MassHaul.Balance near = MassHaul.of(new double[] {0, 17999}, cut, fill, rates);
        assertThat(near.reused()).isEqualTo(100);
        assertThat(near.haul()).isCloseTo(1799.9, within(1e-9));
        MassHaul.Balance far = MassHaul.of(new double[] {0, 18001}, cut, fill, rates);
        assertThat(far.reused()).isZero();
        assertThat(far.borrowed()).isEqualTo(100);
        assertThat(far.wasted()).isEqualTo(100);
    }

    @Test
    void localPricesAddUpToTheBalance() {
        double[] at = {0, 1000, 2500, 4000};
        Rates rates = rates(5, 10, 4, 0.5);
        double[][] fills = {{0, 300, 50, 400}, {0, 300, 50, 970}, {0, 300, 500, 1400}, {900, 0, 0, 0}};
        for (double[] fill : fills) {
            double[] cut = {500, 20, 800, 0};
            MassHaul.Balance balance = MassHaul.of(at, cut, fill, rates);
            EarthPrices local = balance.local(rates);
            double filled = java.util.Arrays.stream(fill).sum();
            assertThat((local.soil() - rates.soilCut()) * 1320 + local.fill() * filled)
                    .isCloseTo(balance.cost(rates), within(1e-6));
        }
    }
}
