package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.cost.StationTable;
import org.thalweg.standard.Mode;

class ParetoTest {
    private static final List<Alternative> FOUR = SyntheticStudy.of(200, 4).alternatives();

    /** Dominance by its definition, written out over the figures of the rows. */
    @Test
    void dominanceIsWhatItsDefinitionSays() {
        for (Mode mode : Mode.values()) {
            List<Pareto.Row> rows = Pareto.of(FOUR, mode);
            assertThat(rows).hasSize(4);
            for (Pareto.Row a : rows) {
                List<String> dominators = rows.stream().filter(b -> dominates(b, a)).map(Pareto.Row::alternative).toList();
                assertThat(a.dominatedBy()).as(a.alternative()).isEqualTo(dominators);
            }
            assertThat(rows).as("some line is efficient").anyMatch(r -> r.dominatedBy().isEmpty());
        }
    }

    private static boolean dominates(Pareto.Row b, Pareto.Row a) {
        boolean better = false;
        for (int k = 0; k < 6; k++) {
            double sign = k == Pareto.Measure.BORDER.ordinal() ? -1 : 1;
            if (sign * b.values().get(k) > sign * a.values().get(k)) {
                return false;
            }
            better |= sign * b.values().get(k) < sign * a.values().get(k);
        }
        return better;
    }

    @Test
    void lineThatEqualsAnotherIsNeitherDominatedNorALineOfItsOwn() {
        Alternative a = FOUR.get(0);
        AlternativeSpec twin = new AlternativeSpec("twin", "", new java.util.TreeMap<>(), java.util.Map.of(), false);
        List<Pareto.Row> rows =
                Pareto.of(List.of(a, new Alternative(twin, a.lines(), List.of(), new java.util.TreeMap<>())), Mode.ROAD);
        assertThat(rows.get(0).dominatedBy()).isEmpty();
        assertThat(rows.get(0).bestAt()).isEmpty();
        assertThat(rows.get(0).different()).isFalse();
        assertThat(rows.get(0).madeBy()).isEqualTo("construction cost alone");
    }

    @Test
    void crossingsAreCounted() {
        HorizontalAlignment straight = line(new double[][] {{0, 0}, {4000, 0}});
        assertThat(Together.crossings(straight, line(new double[][] {{3, 50}, {4003, 60}}))).isZero();
        assertThat(Together.crossings(straight, line(new double[][] {{3, -50}, {4003, 61}}))).isEqualTo(1);
        assertThat(Together.crossings(straight, line(new double[][] {{3, -500}, {2000, 700, 300}, {4003, -500}}))).isEqualTo(2);
    }

    private static HorizontalAlignment line(double[][] points) {
        return HorizontalAlignment.of(
                Arrays.stream(points).map(p -> new PointOfIntersection(p[0], p[1], p.length > 2 ? p[2] : 0, 0, 0)).toList());
    }

    /** Strips of 20 and 30 m, axes 21 m apart over 1 km: 4 m of them lie on each other. Further than 25 m: none. */
    @Test
    void sharedLandIsTheOverlapOfTheStrips() {
        assertThat(Together.sharedLand(strip(0, 20), strip(21, 30))).isCloseTo(4000, within(1e-6));
        assertThat(Together.sharedLand(strip(0, 20), strip(26, 30))).isZero();
        assertThat(Together.sharedLand(strip(0, 20), strip(1, 30))).as("no more than the narrower strip").isCloseTo(20_000, within(1e-6));
    }

    private static StationTable strip(double y, double width) {
        int n = 101;
        double[] s = new double[n];
        double[] ys = new double[n];
        double[] land = new double[n];
        double[] zero = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = 10 * i;
            ys[i] = y;
            land[i] = i + 1 < n ? 10 * width : 0;
        }
        return new StationTable(s, s, ys, zero, zero, zero, zero, zero, zero, zero, zero,
                new org.thalweg.standard.Structure[n], zero, zero, zero, land, zero);
    }
}
