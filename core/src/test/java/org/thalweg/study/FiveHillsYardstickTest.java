package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.Alignment;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;

/**
 * A12, the five-hill instance, from a cold start. Published: 3 483 701 by the solver that came with it; 3 449 888 was the
 * best line known. What is found is priced here once more by a plain evaluator that shares nothing with the engine's
 * sections, rates and balance: the formula of the ground, sections every 5 m, strips 0.1 m wide, the source's cost formula.
 */
@Tag("slow")
class FiveHillsYardstickTest {
    /** Best line known before, and 0.1 %. */
    private static final double BAR = 3_453_400;

    private static final double[][] S = {{1, 2.5, 3.8, 1.75, 2.5}, {1.5, 3.1, 1.3, -0.25, 2}};
    private static final double[] L = {1, 1, 1, 0.75, 1};
    private static final double[] M = {0.5, 1, 2, 1, 10};
    private static final double[] N = {1, 1.5, 0.5, 1, 10};
    private static final double[] D = {0.3, 0.4, 0.3, 0.5, 0.8};
    private static final double[] LEAST = {0, 0, 0, 0, 0.7};

    private static final double STATION = 5;
    private static final double STRIP = 0.1;
    private static final double HALF = 7.58;

    private static double ground(double x, double y) {
        double h = 1;
        for (int i = 0; i < 5; i++) {
            double u = (x / 1000 - S[0][i]) / M[i];
            double v = (y / 1000 - S[1][i]) / N[i];
            double q = Math.max(LEAST[i], D[i] * (L[i] * L[i] - u * u - v * v));
            h += q * q;
        }
        return 1000 * h;
    }

    /** Soil and rock cut, fill (m3), footprint (m2), length along the grade (m), and the cost that they come to. */
    private record Plain(double soil, double rock, double fill, double width, double length, double along) {
        double earth() {
            double usable = 0.97 * rock + 0.76 * soil;
            double reused = Math.min(fill, usable);
            double waste = 0.03 * 1.25 * rock + 0.05 * 1.25 * soil + 1.25 / 0.9 * (usable - reused);
            return 5 * rock + 2 * soil + 1.1 * reused + 4.5 * (fill - reused) + 2 * waste;
        }

        double cost() {
            return earth() + 7 * (width + 6 * length) + 0.6 * width + 650 * along;
        }
    }

    private static Plain priced(Alignment line) {
        int n = (int) Math.ceil(line.length() / STATION);
        double step = line.length() / n;
        double[] sum = new double[4];
        double along = 0;
        for (int k = 0; k < n; k++) {
            double s = (k + 0.5) * step;
            Pose p = line.plan().poseAt(s);
            double grade = line.profile().gradeAt(s);
            along += step * Math.sqrt(1 + grade * grade);
            for (int side = -1; side <= 1; side += 2) {
                half(p, side, line.profile().elevationAt(s), step, sum);
            }
        }
        return new Plain(sum[0], sum[1], sum[2], sum[3], line.length(), along);
    }

    /** One side of a section in strips, outwards until the slope meets the ground. */
    private static void half(Pose p, int side, double z, double step, double[] sum) {
        double ex = side * Math.cos(p.heading());
        double ey = -side * Math.sin(p.heading());
        double x = p.x() - 500_000;
        double y = p.y() - 4_300_000;
        boolean cut = ground(x + HALF * ex, y + HALF * ey) > z;
        for (double o = STRIP / 2; ; o += STRIP) {
            double design = o < HALF ? z : z + (o - HALF) * (cut ? 0.989 : -0.671);
            double depth = design - ground(x + o * ex, y + o * ey);
            if (o > HALF && (cut ? depth >= 0 : depth <= 0)) {
                sum[3] += (o - STRIP / 2) * step;
                return;
            }
            double area = Math.abs(depth) * STRIP * step;
            if (depth > 0) {
                sum[2] += area;
            } else {
                double soil = Math.min(3, -depth) * STRIP * step;
                sum[0] += soil;
                sum[1] += area - soil;
            }
        }
    }

    /** Volume between the grid's ground and the formula's under the platform (m3). */
    private static double offTheFormula(Line line, Scenario scenario) {
        var grid = Ground.of(scenario).terrain();
        double volume = 0;
        for (double s = 2.5; s < line.alignment().length(); s += STATION) {
            Pose p = line.alignment().plan().poseAt(s);
            double exact = ground(p.x() - 500_000, p.y() - 4_300_000);
            volume += STATION * 2 * HALF * Math.abs(grid.heightAt(p.x(), p.y()) - exact);
        }
        return volume;
    }

    private static double amount(Line line, String... items) {
        return line.bill().items().stream()
                .filter(i -> java.util.List.of(items).contains(i.item()))
                .mapToDouble(i -> i.amount().doubleValue())
                .sum();
    }

    @Test
    void a12ColdStartBeatsTheBestLineKnown() {
        Scenario scenario = ScenarioReader.read(Path.of("..", "examples", "a12-five-hills"));
        Line line = StudyRunner.plan(scenario, Mode.ROAD, null, 2, Progress.SILENT)
                .study().alternatives().get(0).lines().get(Mode.ROAD);
        assertThat(line.audit().ok()).isTrue();
        Plain plain = priced(line.alignment());
        assertThat(plain.cost()).isLessThanOrEqualTo(BAR);
        // The parts that do not hang on centimetres agree to 0.1 %.
        assertThat(line.bill().total().doubleValue()).isCloseTo(plain.cost(), within(1e-3 * plain.cost()));
        assertThat(amount(line, "land", "clearing")).isCloseTo(7.6 * plain.width, within(1e-3 * 7.6 * plain.width));
        assertThat(amount(line, "surface", "systems")).isCloseTo(692 * plain.along, within(1e-4 * 692 * plain.along));
        double earth = amount(line, "soil excavation", "rock excavation", "fill from cut", "fill borrowed", "surplus wasted",
                "unfit material wasted");
        // The engine's ground is the formula on a grid of 10 m, up to 2 cm off between its nodes. A cubic metre more or less costs at
        // most 4.5: borrowed; or soil at 2, of which 0.76 m3 bulked by 1.25 / 0.9 go to the tip at 2. Sections and stations: 0.5 %.
        double byGround = 4.5 * offTheFormula(line, scenario);
        assertThat(earth).isCloseTo(plain.earth(), within(byGround + 0.005 * plain.earth()));
        assertThat(byGround).isLessThan(0.1 * plain.earth());
    }
}
