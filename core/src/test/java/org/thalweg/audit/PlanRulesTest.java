package org.thalweg.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.StandardPresets;
import org.thalweg.standard.Structure;

/** Plan lines that keep a rule by a hair pass, and those that break it by a hair are caught where they do. */
class PlanRulesTest {
    /** Radius 410, clothoids 120 m at 410 and 100 m at 500, none from 3000; tangents 50 m, arcs 30 m. */
    private static final DesignStandard RAIL = StandardPresets.load("rail-1520-80").standard();

    private static HorizontalAlignment curve(double radius, double in, double arc, double out) {
        double k = 1 / radius;
        return Lines.plan(0.7, line(500), ramp(in, 0, k), arc(arc, k), ramp(out, k, 0), line(500));
    }

    private static double[] line(double length) {
        return new double[] {length, 0, 0};
    }

    private static double[] ramp(double length, double k0, double k1) {
        return new double[] {length, k0, k1};
    }

    private static double[] arc(double length, double k) {
        return new double[] {length, k, k};
    }

    private static Finding find(HorizontalAlignment plan, double spacing, String rule) {
        return find(Audit.check(
                Lines.sample(plan, Lines.level(plan, 500), spacing), RAIL, Lines.rules(Lines.LEVEL)), rule);
    }

    static Finding find(AuditReport report, String rule) {
        return report.findings().stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow();
    }

    /** A rule is kept or broken, and its worst value and place are measured right. */
    private static void expect(Finding f, boolean ok, double worst, double off, double station, double reach) {
        assertThat(f.ok()).as("%s", f).isEqualTo(ok);
        assertThat(f.worst()).as("%s", f).isCloseTo(worst, within(off));
        assertThat(f.station()).as("%s", f).isCloseTo(station, within(reach));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 3.3, 5})
    void radius(double spacing) {
        expect(find(curve(410, 120, 200, 120), spacing, "curve radius"), true, 410, 0.001, 720, 2);
        expect(find(curve(409.99, 120, 200, 120), spacing, "curve radius"), false, 409.99, 0.001, 720, 2);
        expect(find(curve(-409.99, 120, 200, 120), spacing, "curve radius"), false, 409.99, 0.001, 720, 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 3.3, 5})
    void clothoids(double spacing) {
        expect(find(curve(500, 100, 200, 100), spacing, "clothoid length"), true, 100, 0.01, 600, 201);
        expect(find(curve(500, 99.9, 200, 100), spacing, "clothoid length"), false, 99.9, 0.01, 600, 1);
        expect(find(curve(500, 100, 200, 99.9), spacing, "clothoid length"), false, 99.9, 0.01, 800, 1);
        expect(find(curve(-500, 100, 200, 30), spacing, "clothoid length"), false, 30, 0.2, 800, 1);
        expect(find(curve(500, 0, 200, 100), spacing, "clothoid length"), false, 0, 0, 500, 1);
        // Too short to show a stroke of its own: measured by the spread of the turn.
        expect(find(curve(500, 100, 200, 8), spacing, "clothoid length"), false, 8, 0.2 * spacing + 0.1, 800, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.5, 5})
    void flatArcsNeedNoClothoid(double spacing) {
        HorizontalAlignment free = curve(3000, 0, 300, 0);
        AuditReport report =
                Audit.check(Lines.sample(free, Lines.level(free, 500), spacing), RAIL, Lines.rules(Lines.LEVEL));
        assertThat(report.ok()).as("%s", report).isTrue();
        assertThat(report.findings()).noneMatch(f -> f.rule().equals("clothoid length"));
        expect(find(curve(2999, 0, 300, 30), spacing, "clothoid length"), false, 0, 0, 500, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 3.3, 5})
    void arcs(double spacing) {
        expect(find(curve(500, 100, 30, 100), spacing, "arc length"), true, 30, 0.02, 600, 1);
        expect(find(curve(500, 100, 29.9, 100), spacing, "arc length"), false, 29.9, 0.02, 600, 1);
        expect(find(curve(500, 100, 9, 100), spacing, "arc length"), false, 9, 0.1, 600, 1);
        expect(find(curve(500, 100, 0, 100), spacing, "arc length"), false, 0, 0.1, 600, 1);
    }

    /** A short exempt arc, with points at odd places besides the even ones, as where structures change. */
    @Test
    void shortArcsWithoutClothoidsOnUnevenPoints() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double length = random.nextBoolean() ? 30 : 29.9;
            HorizontalAlignment plan =
                    Lines.plan(0.7, line(500 + random.nextDouble()), arc(length, 1 / 4937.0), line(500));
            double[] s = DoubleStream.concat(
                            IntStream.rangeClosed(0, 250).mapToDouble(k -> plan.length() * k / 250),
                            random.doubles(12, 480, 550))
                    .sorted()
                    .toArray();
            Structure[] structure = new Structure[s.length];
            Arrays.fill(structure, Structure.EARTHWORK);
            AuditLine line = Lines.at(plan, Lines.level(plan, 500), s, structure, 5);
            Finding f = find(Audit.check(line, RAIL, Lines.rules(Lines.LEVEL)), "arc length");
            assertThat(f.ok()).as("seed %d %s", seed, f).isEqualTo(length == 30);
            assertThat(f.worst()).as("seed %d %s", seed, f).isCloseTo(length, within(0.03));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 3.3, 5})
    void tangents(double spacing) {
        for (double side : new double[] {1, -1}) {
            for (double length : new double[] {50, 49.9, 30, 11, 3, 0}) {
                double k = side / 500;
                HorizontalAlignment plan = Lines.plan(0.2, line(300), ramp(100, 0, 1 / 500.0), arc(100, 1 / 500.0),
                        ramp(100, 1 / 500.0, 0), line(length), ramp(100, 0, k), arc(100, k), ramp(100, k, 0), line(300));
                expect(find(plan, spacing, "tangent length, least"), length == 50, length, 0.05, 600, 101);
            }
        }
    }

    @Test
    void curvesJoinedWithoutTangent() {
        HorizontalAlignment egg = Lines.plan(0, line(300), ramp(100, 0, 0.002), arc(100, 0.002),
                ramp(60, 0.002, 0.001), arc(100, 0.001), ramp(60, 0.001, 0), line(300));
        expect(find(egg, 2.5, "tangent length, least"), false, 0, 0, 560, 1);
        HorizontalAlignment basket =
                Lines.plan(0, line(300), ramp(100, 0, 0.002), arc(100, 0.002), arc(100, 0.001), ramp(60, 0.001, 0), line(300));
        expect(find(basket, 2.5, "tangent length, least"), false, 0, 0, 500, 1);
    }

    @Test
    void longTangents() {
        DesignStandard road = StandardPresets.load("road-60-mountain").with("max_tangent_m", 1000.0).standard();
        HorizontalAlignment plan = Lines.plan(0, line(1000), ramp(60, 0, 1 / 200.0), arc(60, 1 / 200.0),
                ramp(60, 1 / 200.0, 0), line(1000.1));
        Finding f = find(Audit.check(Lines.sample(plan, Lines.level(plan, 500), 3), road, Lines.rules(Lines.LEVEL)),
                "tangent length, greatest");
        expect(f, false, 1000.1, 0.02, 1180, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.5, 5})
    void kinks(double spacing) {
        for (double angle : new double[] {3e-4, -2e-3, 0.05}) {
            AuditLine line = bent(spacing, angle);
            AuditReport report = Audit.check(line, RAIL, Lines.rules(Lines.LEVEL));
            expect(find(report, "kink"), false, Math.abs(angle), 2e-8, 500, 5);
        }
        assertThat(find(Audit.check(bent(spacing, 5e-5), RAIL, Lines.rules(Lines.LEVEL)), "kink").ok()).isTrue();
    }

    /** Two straight pieces that meet at an angle. */
    private static AuditLine bent(double spacing, double angle) {
        HorizontalAlignment straight = Lines.plan(1, line(1001));
        AuditLine line = Lines.sample(straight, Lines.level(straight, 500), spacing);
        for (int i = 0; i < line.size(); i++) {
            double along = Math.hypot(line.x()[i] - Lines.X, line.y()[i] - Lines.Y) - 500;
            if (along > 0) {
                line.x()[i] = Lines.X + 500 * Math.sin(1) + along * Math.sin(1 + angle);
                line.y()[i] = Lines.Y + 500 * Math.cos(1) + along * Math.cos(1 + angle);
            }
        }
        return line;
    }

    @Test
    void gaps() {
        HorizontalAlignment plan = Lines.plan(1, line(100));
        AuditLine line = Lines.sample(plan, Lines.level(plan, 500), 11);
        Finding f = find(Audit.check(line, RAIL, Lines.rules(Lines.LEVEL)), "distance between points");
        assertThat(f.ok()).as("%s", f).isTrue();
        AuditLine wide = Lines.sample(plan, Lines.level(plan, 500), 12);
        assertThat(find(Audit.check(wide, RAIL, Lines.rules(Lines.LEVEL)), "distance between points").ok()).isFalse();
    }
}
