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

    /** Earth along a line: stations, cut and fill, and unit costs. */
    private record Earth(double[] at, double[] cut, double[] fill, Rates rates) {
        static Earth random(RandomGenerator random, int most) {
            int n = 1 + random.nextInt(most);
            double[] at = new double[n];
            double[] cut = new double[n];
            double[] fill = new double[n];
            for (int k = 0; k < n; k++) {
                at[k] = (k == 0 ? 0 : at[k - 1]) + 1 + 3000 * random.nextDouble();
                cut[k] = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
                fill[k] = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
            }
            return new Earth(at, cut, fill, MassHaulTest.rates(
                    8 * random.nextDouble(), 10 * random.nextDouble(), 5 * random.nextDouble(), 2 * random.nextDouble()));
        }
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
            Earth line = Earth.random(random, 9);
            double[] at = line.at();
            double[] cut = line.cut();
            double[] fill = line.fill();
            Rates rates = line.rates();
            int n = at.length;
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
    void valuesOfMaterialAreTheDual() {
        long seed = 52;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 500; i++) {
            Earth line = Earth.random(random, 12);
            double[] at = line.at();
            double[] cut = line.cut();
            double[] fill = line.fill();
            Rates rates = line.rates();
            int n = at.length;
            MassHaul.Balance balance = MassHaul.of(at, cut, fill, rates);
            double[] values = balance.values(at, rates);
            double gain = rates.borrow() - rates.fillFromCut();
            double seen = 0;
            String what = "seed " + seed + " case " + i;
            for (int k = 0; k < n; k++) {
                seen += (rates.fillFromCut() + values[k]) * fill[k] - values[k] * cut[k];
                if (gain > -rates.waste()) {
                    assertThat(values[k]).as(what).isBetween(-rates.waste() - 1e-9, gain + 1e-9);
                    double step = k == 0 ? 0 : rates.haul() * (at[k] - at[k - 1]) / 1000;
                    assertThat(Math.abs(values[k] - values[Math.max(0, k - 1)])).as(what).isLessThanOrEqualTo(step + 1e-9);
                }
            }
            // Feasible and equal to the balance's cost: by duality both are optimal. Where reuse never pays there is no
            // one value, and cut and fill are priced apart.
            if (gain > -rates.waste()) {
                assertThat(seen).as(what).isCloseTo(balance.cost(rates), within(1e-6 * (1 + balance.cost(rates))));
            }
        }
    }
}
