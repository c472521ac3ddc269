package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.SideSlopes;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Site;

/**
 * The published solution of the five-hill instance (3D-CHA*, terrain and rules of doi 10.1111/mice.12350 as coded in
 * zhangtianlong-git/3D-CHA-for-3D-road-design), priced here and compared with the parts that an independent fine
 * evaluator found for it: 5 m stations, offsets of 0.1 m.
 */
class FiveHillsTest {
    private static final double[][] S = {{1, 2.5, 3.8, 1.75, 2.5}, {1.5, 3.1, 1.3, -0.25, 2}};
    private static final double[] L = {1, 1, 1, 0.75, 1};
    private static final double[] M = {0.5, 1, 2, 1, 10};
    private static final double[] N = {1, 1.5, 0.5, 1, 10};
    private static final double[] D = {0.3, 0.4, 0.3, 0.5, 0.8};
    private static final double[] LEAST = {0, 0, 0, 0, 0.7};

    private static final Terrain HILLS = (x, y) -> {
        double h = 1;
        for (int i = 0; i < 5; i++) {
            double u = (x / 1000 - S[0][i]) / M[i];
            double v = (y / 1000 - S[1][i]) / N[i];
            double q = Math.max(LEAST[i], D[i] * (L[i] * L[i] - u * u - v * v));
            h += q * q;
        }
        return 1000 * h;
    };

    /** Half platform 7.58 m; cut rises 0.989 and fill falls 0.671 per metre; rock below 3 m; no benches; reach 25 m. */
    private static final DesignStandard ROAD =
            Standards.rail(15.16, new SideSlopes(1 / 0.989, 1 / 0.989, 1 / 0.671, 3, Standards.NONE, 0, 25));

    /** Pavement 550, maintenance and 6 m more of land than the footprint in systems, land 7, clearing 0.6. */
    private static final Rates RATES = new Rates(
            2, 5, 1.1, 4.5, 2, 0, 550, 100 + 7 * 6, 7, 0.6, 1e6, 100, 0, 0, 1e6, 0, 1e9, 0, 1e9, 0, 1e6, 0, 0, 0);

    private static PricedLine published() {
        HorizontalAlignment plan = HorizontalAlignment.of(List.of(
                new PointOfIntersection(250, 1000, 0, 0, 0),
                new PointOfIntersection(1004.7023, 564.2725, 320, 80, 80),
                new PointOfIntersection(2064.7537, 1506.0829, 2250, 80, 80),
                new PointOfIntersection(2945.0498, 1795.3754, 2250, 80, 80),
                new PointOfIntersection(3689.0740, 1968.5037, 2250, 80, 80),
                new PointOfIntersection(4000, 2000, 0, 0, 0)));
        double[] grades = {0.03, 0.045, 0.03, 0.005, -0.01, -0.015, -0.025, -0.034554};
        double[] stations = {0, 520, 920, 2240, 2800, 3160, 3520, 3920, plan.length()};
        List<Pvi> pvis = new ArrayList<>();
        double z = HILLS.heightAt(250, 1000);
        for (int i = 0; i < stations.length; i++) {
            z += i == 0 ? 0 : grades[i - 1] * (stations[i] - stations[i - 1]);
            boolean end = i == 0 || i == stations.length - 1;
            pvis.add(new Pvi(stations[i], z, end ? 0 : 10000 * Math.abs(grades[i] - grades[i - 1])));
        }
        Site site = Standards.open(-200, 5200, 50, 110, 110);
        return Pricing.of(plan, new VerticalAlignment(pvis),
                List.of(new StructureSpan(Structure.EARTHWORK, 0, plan.length())),
                new SectionPricer(HILLS, site, ROAD, RATES));
    }

    private static double quantity(PricedLine line, String name) {
        return line.bill().items().stream().filter(i -> i.item().equals(name)).findFirst().orElseThrow().quantity();
    }

    @Test
    void terrainHasThePublishedHeights() {
        assertThat(HILLS.heightAt(250, 1000)).isCloseTo(1564.75, within(0.005));
        assertThat(HILLS.heightAt(4000, 2000)).isCloseTo(1611.52, within(0.005));
    }

    @Test
    void partsOfThePublishedLine() {
        PricedLine line = published();
        double length = line.alignment().length();
        double cut = Arrays.stream(line.stations().cut()).sum();
        double fill = Arrays.stream(line.stations().fill()).sum();
        double along = quantity(line, "surface");
        double land = 7 * (quantity(line, "land") + 6 * length);
        double clearing = 0.6 * quantity(line, "clearing");
        // The source's own balance, from our volumes; soil only, since no cut is deeper than 3 m.
        double usable = 0.76 * cut;
        double reused = Math.min(fill, usable);
        double waste = 0.05 * 1.25 * cut + 1.25 / 0.9 * (usable - reused);
        double earth = 2 * cut + 1.1 * reused + 4.5 * (fill - reused) + 2 * waste;
        assertThat(line.buildable()).isTrue();
        assertThat(length).isCloseTo(4215.94, within(0.01));
        // Along these grades the line is 1.6 m longer than in plan: sum of half the squared grades. The published pavement
        // is for 0.6 m, and its parts add up to 3 482 187 where the fine evaluator's total is 3 482 244.
        assertThat(along - length).isCloseTo(1.58, within(0.02));
        assertThat(550 * along).isCloseTo(2319117, within(0.0003 * 2319117));
        assertThat(100 * along).isCloseTo(421658, within(0.0003 * 421658));
        assertThat(land).isCloseTo(656454, within(0.001 * 656454));
        assertThat(clearing).isCloseTo(41109, within(0.001 * 41109));
        assertThat(cut).isCloseTo(14687, within(0.01 * 14687));
        assertThat(fill).isCloseTo(10948, within(0.01 * 10948));
        assertThat(earth).isCloseTo(43849, within(0.01 * 43849));
        assertThat(land + clearing + 650 * along + earth).isCloseTo(3482244, within(0.0001 * 3482244));
    }
}
