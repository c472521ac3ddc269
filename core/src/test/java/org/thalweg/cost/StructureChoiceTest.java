package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

class StructureChoiceTest {
    /** minBridge 20, minTunnel 100 in the test standard; ventilation above 150 m and escape above 220 m. */
    private static final DesignStandard RAIL = Standards.rail();

    private static final Rates RATES = new Rates(
            6, 14, 5, 10, 4, 0.5, 0, 0, 0, 0, 0, 0, 0, 300, 0, 900, 150, 5, 220, 9, 0, 0, 0, 0);

    private static double exhaustive(double[] at, double[][] prices) {
        int n = at.length - 1;
        double best = Double.POSITIVE_INFINITY;
        for (int code = 0; code < 1 << (2 * n); code++) {
            double cost = 0;
            for (int i = 0; i < n; ) {
                int s = code >> (2 * i) & 3;
                int j = i;
                double run = 0;
                while (j < n && (code >> (2 * j) & 3) == s) {
                    run += prices[s][j] * (at[j + 1] - at[j]);
                    j++;
                }
                double length = at[j] - at[i];
                if (s == Structure.BRIDGE.ordinal()) {
                    run += length < 20 - 1e-6 ? Double.POSITIVE_INFINITY : 600;
                } else if (s == Structure.TUNNEL.ordinal()) {
                    run += length < 100 - 1e-6 ? Double.POSITIVE_INFINITY : 1800;
                    run += (length > 150 + 1e-6 ? 5 * length : 0) + (length > 220 + 1e-6 ? 9 * length : 0);
                }
                cost += run;
                i = j;
            }
            best = Math.min(best, cost);
        }
        return best;
    }

    @Test
    void equalsExhaustiveSearch() {
        long seed = 41;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        StructureChoice chooser = new StructureChoice(RAIL, RATES);
        int[] seen = new int[4];
        int impossible = 0;
        for (int i = 0; i < 900; i++) {
            int n = 1 + random.nextInt(7);
            double[] at = new double[n + 1];
            double[][] prices = new double[4][n];
            for (int k = 0; k < n; k++) {
                at[k + 1] = at[k] + (random.nextBoolean() ? 10 : 60 * random.nextDouble() + 1);
                double ground = random.nextInt(40);
                prices[0][k] = random.nextInt(5) == 0 ? Double.POSITIVE_INFINITY : ground;
                prices[1][k] = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(60);
                prices[2][k] = random.nextInt(6) == 0 ? Double.POSITIVE_INFINITY : 5 + random.nextInt(20);
                prices[3][k] = random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(10);
            }
            StructureChoice.Choice choice = chooser.choose(at, prices);
            double expected = exhaustive(at, prices);
            String what = "seed " + seed + " case " + i + " " + choice;
            if (Double.isInfinite(expected)) {
                impossible++;
                assertThat(choice.cost()).as(what).isInfinite();
            } else {
                assertThat(choice.cost()).as(what).isCloseTo(expected, within(1e-9 * (1 + expected)));
            }
            for (StructureSpan span : choice.spans()) {
                seen[span.structure().ordinal()]++;
            }
        }
        assertThat(java.util.Arrays.stream(seen).min().getAsInt()).isGreaterThan(40);
        assertThat(impossible).isLessThan(300);
    }

    @Test
    void shortRidgeIsCutAndLongRidgeIsTunnelled() {
        double[] at = new double[201];
        double[][] prices = new double[4][200];
        for (int k = 0; k < 200; k++) {
            at[k + 1] = 10 * (k + 1);
            boolean ridge = k >= 20 && k < 26 || k >= 100 && k < 150;
            prices[0][k] = ridge ? (k < 26 ? 90 : 5000) : 10;
            prices[1][k] = 5000;
            prices[2][k] = 6000;
            prices[3][k] = ridge ? 40 : Double.POSITIVE_INFINITY;
        }
        List<StructureSpan> spans = new StructureChoice(RAIL, RATES).choose(at, prices).spans();
        assertThat(spans).containsExactly(
                new StructureSpan(Structure.EARTHWORK, 0, 1000),
                new StructureSpan(Structure.TUNNEL, 1000, 1500),
                new StructureSpan(Structure.EARTHWORK, 1500, 2000));
    }

    @Test
    void lineThatCannotBeBuiltHasAsLittleAsPossibleOfIt() {
        double[] at = {0, 10, 20, 30};
        double inf = Double.POSITIVE_INFINITY;
        double[][] prices = {{5, inf, 5}, {9, inf, 9}, {inf, inf, inf}, {inf, inf, inf}};
        StructureChoice.Choice choice = new StructureChoice(RAIL, RATES).choose(at, prices);
        assertThat(choice.cost()).isInfinite();
        assertThat(new ArrayList<>(choice.spans())).containsExactly(new StructureSpan(Structure.EARTHWORK, 0, 30));
    }

    @Test
    void wallHasNoShortGaps() {
        double[] at = new double[21];
        double[][] prices = new double[4][20];
        for (int k = 0; k < 20; k++) {
            at[k + 1] = 10 * (k + 1);
            boolean steep = k == 3 || k == 6 || k == 12;
            prices[0][k] = steep ? 50 : 10;
            prices[1][k] = steep ? 20 : 10;
            prices[2][k] = 1000;
            prices[3][k] = 1000;
        }
        assertThat(new StructureChoice(RAIL, RATES).choose(at, prices).spans()).containsExactly(
                new StructureSpan(Structure.EARTHWORK, 0, 30),
                new StructureSpan(Structure.WALL, 30, 70),
                new StructureSpan(Structure.EARTHWORK, 70, 120),
                new StructureSpan(Structure.WALL, 120, 130),
                new StructureSpan(Structure.EARTHWORK, 130, 200));
    }

    /** 40 km of tunnel with an interval of 12 mm, where nothing but the tunnel can be built: escape is not saved by a gap. */
    @Test
    void noGapOfMillimetresSavesTheEscapeGallery() {
        Rates rates = new Rates(
                6, 14, 5, 10, 4, 0.5, 0, 0, 0, 0, 0, 0, 0, 300, 18000, 900, 15000, 1500, 21000, 5000, 0, 0, 0, 0);
        double[] at = {0, 20000, 20000.012, 40000};
        double[][] prices = new double[4][3];
        for (double[] row : prices) {
            java.util.Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        java.util.Arrays.fill(prices[Structure.TUNNEL.ordinal()], 18000);
        StructureChoice.Choice choice = new StructureChoice(RAIL, rates).choose(at, prices);
        assertThat(choice.spans()).containsExactly(new StructureSpan(Structure.TUNNEL, 0, 40000));
        assertThat(choice.cost()).isCloseTo(40000 * (18000 + 1500 + 5000) + 1800, within(1.0));
    }
}
