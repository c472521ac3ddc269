package org.thalweg.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.StandardPresets;
import org.thalweg.standard.Structure;

/** Profiles that keep a rule by a hair pass, and those that break it by a hair are caught where they do. */
class ProfileRulesTest {
    /** 20 permil less 700/R; tunnels 3 permil; radii 10 km; changes up to 2.8 permil free; PVIs 300 m, grades 50 m. */
    private static final DesignStandard RAIL = StandardPresets.load("rail-1520-80").standard();

    private static final HorizontalAlignment STRAIGHT = Lines.plan(2.1, new double[] {6000, 0, 0});

    private static VerticalAlignment profile(double... stationGradeCurve) {
        // Triples: station of a PVI, grade after it, length of its curve; the first grade stands alone in front.
        double grade = stationGradeCurve[0];
        double at = 0;
        double z = 500;
        List<Pvi> pvis = new ArrayList<>(List.of(new Pvi(0, z, 0)));
        for (int i = 1; i < stationGradeCurve.length; i += 3) {
            z += grade * (stationGradeCurve[i] - at);
            at = stationGradeCurve[i];
            grade = stationGradeCurve[i + 1];
            pvis.add(new Pvi(at, z, stationGradeCurve[i + 2]));
        }
        pvis.add(new Pvi(6000, z + grade * (6000 - at), 0));
        return new VerticalAlignment(pvis);
    }

    private static Finding find(VerticalAlignment profile, double spacing, String rule) {
        return find(STRAIGHT, profile, spacing, rule);
    }

    private static Finding find(HorizontalAlignment plan, VerticalAlignment profile, double spacing, String rule) {
        return PlanRulesTest.find(
                Audit.check(Lines.sample(plan, profile, spacing), RAIL, Lines.rules(Lines.LEVEL)), rule);
    }

    private static void expect(Finding f, boolean ok, double worst, double off, double station, double reach) {
        assertThat(f.ok()).as("%s", f).isEqualTo(ok);
        assertThat(f.worst()).as("%s", f).isCloseTo(worst, within(off));
        assertThat(f.station()).as("%s", f).isCloseTo(station, within(reach));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 5})
    void grade(double spacing) {
        expect(find(profile(0.004, 2000, 0.02, 160), spacing, "grade"), true, 0.02, 1e-8, 4000, 2000);
        expect(find(profile(0.004, 2000, 0.020001, 160), spacing, "grade"), false, 0.020001, 1e-8, 4000, 2000);
        expect(find(profile(0.004, 2000, -0.020001, 240), spacing, "grade"), false, 0.020001, 1e-8, 4000, 2000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 5})
    void gradeInCurves(double spacing) {
        double k = 1.0 / 500;
        HorizontalAlignment plan = Lines.plan(0, new double[] {500, 0, 0}, new double[] {100, 0, k},
                new double[] {300, k, k}, new double[] {100, k, 0}, new double[] {500, 0, 0});
        // On the arc 20 - 700/500 = 18.6 permil are left.
        VerticalAlignment kept = new VerticalAlignment(List.of(new Pvi(0, 500, 0), new Pvi(1500, 500 + 1500 * 0.0186, 0)));
        VerticalAlignment broken =
                new VerticalAlignment(List.of(new Pvi(0, 500, 0), new Pvi(1500, 500 + 1500 * 0.018601, 0)));
        expect(find(plan, kept, spacing, "grade in curves"), true, 0.0186, 1e-7, 750, 160);
        expect(find(plan, broken, spacing, "grade in curves"), false, 0.018601, 1e-7, 750, 160);
    }

    /** An exempt arc without clothoids, where the grade eases off by exactly its compensation at its very ends. */
    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 5})
    void gradeMayChangeWhereTheArcBegins(double spacing) {
        double k = 1.0 / 3000;
        HorizontalAlignment plan = Lines.plan(0, new double[] {800, 0, 0}, new double[] {400, k, k}, new double[] {800, 0, 0});
        double eased = 0.02 - 0.7 / 3000;
        VerticalAlignment profile = new VerticalAlignment(List.of(new Pvi(0, 500, 0), new Pvi(800, 516, 0),
                new Pvi(1200, 516 + 400 * eased, 0), new Pvi(2000, 532 + 400 * eased, 0)));
        Finding f = find(plan, profile, spacing, "grade in curves");
        assertThat(f.ok()).as("%s", f).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 5})
    void verticalCurves(double spacing) {
        expect(find(profile(0.01, 3000, -0.01, 200), spacing, "crest radius"), true, 10_000, 2, 3000, 0.1);
        expect(find(profile(0.01, 3000, -0.01, 199.8), spacing, "crest radius"), false, 9990, 2, 3000, 0.1);
        expect(find(profile(-0.01, 3000, 0.01, 200), spacing, "sag radius"), true, 10_000, 2, 3000, 0.1);
        expect(find(profile(-0.01, 3000, 0.01, 199.8), spacing, "sag radius"), false, 9990, 2, 3000, 0.1);
        // Too short to show a stroke: measured by how far it rounds the angle off.
        expect(find(profile(-0.01, 3001, 0.01, 8), spacing, "sag radius"), false, 400, 5, 3001, 0.1);
        assertThat(find(profile(0.01, 3001, -0.01, 0), spacing, "crest radius").ok()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 5})
    void smallChangesNeedNoCurve(double spacing) {
        VerticalAlignment free = profile(0.01, 3001.3, 0.01 - 0.0028, 0);
        AuditReport report = Audit.check(Lines.sample(STRAIGHT, free, spacing), RAIL, Lines.rules(Lines.LEVEL));
        assertThat(report.findings()).noneMatch(f -> f.rule().equals("crest radius"));
        assertThat(find(profile(0.01, 3001.3, 0.01 - 0.00281, 0), spacing, "crest radius").ok()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 5})
    void distances(double spacing) {
        String rule = "distance of changes of grade";
        expect(find(profile(0.01, 2000, 0.002, 80, 2300, 0.012, 100), spacing, rule), true, 300, 0.02, 2300, 0.11);
        expect(find(profile(0.01, 2000, 0.002, 80, 2299.9, 0.012, 100), spacing, rule), false, 299.9, 0.02, 2300, 0.11);
        expect(find(profile(0.01, 2000, 0.0079, 0, 2299.9, 0.01, 0), spacing, rule), false, 299.9, 0.02, 2300, 0.11);
        rule = "constant grade between vertical curves";
        expect(find(profile(0.01, 2000, -0.015, 250, 2300, 0.01, 250), spacing, rule), true, 50, 0.02, 2175, 0.1);
        expect(find(profile(0.01, 2000, -0.015, 250, 2300, 0.01, 250.2), spacing, rule), false, 49.9, 0.02, 2175, 0.2);
        expect(find(profile(0.01, 2000, -0.015, 300, 2300, 0.01, 300), spacing, rule), false, 0, 0.02, 2150, 0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7, 2.5, 5})
    void verticalCurvesOffClothoids(double spacing) {
        double k = 1.0 / 500;
        HorizontalAlignment plan = Lines.plan(0, new double[] {1000, 0, 0}, new double[] {100, 0, k},
                new double[] {300, k, k}, new double[] {100, k, 0}, new double[] {4500, 0, 0});
        String rule = "vertical curve on a clothoid";
        expect(find(plan, profile(0.01, 900, -0.01, 200), spacing, rule), true, 0, 0.02, 800, 201);
        expect(find(plan, profile(0.01, 900, -0.01, 200.4), spacing, rule), false, 0.2, 0.02, 1000, 0.1);
        expect(find(plan, profile(0.01, 1250, -0.005, 150), spacing, rule), true, 0, 0.02, 1250, 151);
        expect(find(plan, profile(0.01, 1030, -0.01, 200), spacing, rule), false, 100, 0.05, 1000, 0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.5, 5})
    void tunnelsDrain(double spacing) {
        String rule = "grade in tunnels";
        expect(tunnel(profile(0.003, 2000, 0.01, 70), spacing, rule), true, 0.003, 1e-8, 1500, 500);
        expect(tunnel(profile(0.00299, 2000, 0.01, 71), spacing, rule), false, 0.00299, 1e-8, 1500, 500);
        // Grades end before the tunnel begins, or begin after it ends.
        expect(tunnel(profile(0, 950, 0.005, 50), spacing, rule), true, 0.005, 1e-8, 1500, 500);
    }

    private static Finding tunnel(VerticalAlignment profile, double spacing, String rule) {
        AuditLine line = Lines.sample(STRAIGHT, profile, spacing);
        for (int i = 0; i < line.size(); i++) {
            double at = 6000.0 * i / (line.size() - 1);
            line.structure()[i] = at >= 1000 && at < 2000 ? Structure.TUNNEL : Structure.EARTHWORK;
        }
        return PlanRulesTest.find(Audit.check(line, RAIL, Lines.rules((x, y) -> 600)), rule);
    }

    @Test
    void openGradesDrainButVerticalCurvesPassThroughLevel() {
        DesignStandard wet = StandardPresets.load("rail-1520-80").with("min_grade_permil", 2.0).standard();
        VerticalAlignment kept = profile(0.002, 3000, -0.002, 40);
        VerticalAlignment broken = profile(0.002, 3000, -0.00199, 40);
        String rule = "grade in the open";
        expect(PlanRulesTest.find(Audit.check(Lines.sample(STRAIGHT, kept, 4), wet, Lines.rules(Lines.LEVEL)), rule),
                true, 0.002, 1e-8, 3000, 3000);
        expect(PlanRulesTest.find(Audit.check(Lines.sample(STRAIGHT, broken, 4), wet, Lines.rules(Lines.LEVEL)), rule),
                false, 0.00199, 1e-8, 4500, 100);
    }

    @Test
    void stationSites() {
        String rule = "distance of station sites";
        // Sites of 1250 m at 2.5 permil: one from 12 000 to 13 250, middle 12 625; the end is 15 000 further or 15 001.
        for (double extra : new double[] {0, 1}) {
            double length = 27_625 + extra;
            HorizontalAlignment plan = Lines.plan(0, new double[] {length, 0, 0});
            VerticalAlignment profile = new VerticalAlignment(List.of(new Pvi(0, 0, 0), new Pvi(12_000, 120, 0),
                    new Pvi(13_250, 120 + 1250 * 0.0025, 0), new Pvi(length, 120 + 1250 * 0.0025 + (length - 13_250) * 0.01, 0)));
            expect(find(plan, profile, 5, rule), extra == 0, 15_000 + extra, 0.1, 12_625, 0.1);
        }
        // A site too short, or too steep, is none; a line no longer than the spacing needs none.
        HorizontalAlignment plan = Lines.plan(0, new double[] {16_000, 0, 0});
        VerticalAlignment steep = new VerticalAlignment(List.of(new Pvi(0, 0, 0), new Pvi(8000, 80, 0),
                new Pvi(9250, 80 + 1250 * 0.00251, 0), new Pvi(16_000, 80 + 1250 * 0.00251 + 67.5, 0)));
        expect(find(plan, steep, 5, rule), false, 16_000, 0.1, 0, 0.1);
        VerticalAlignment narrow = new VerticalAlignment(List.of(
                new Pvi(0, 0, 0), new Pvi(8000, 80, 0), new Pvi(9249, 80, 0), new Pvi(16_000, 147.5, 0)));
        expect(find(plan, narrow, 5, rule), false, 16_000, 0.1, 0, 0.1);
        HorizontalAlignment shortOne = Lines.plan(0, new double[] {14_999, 0, 0});
        VerticalAlignment climb = new VerticalAlignment(List.of(new Pvi(0, 0, 0), new Pvi(14_999, 150, 0)));
        expect(find(shortOne, climb, 5, rule), true, 14_999, 0.1, 0, 0.1);
    }

    @Test
    void steps() {
        AuditLine line = Lines.sample(STRAIGHT, profile(0.01), 5);
        for (int i = line.size() / 2; i < line.size(); i++) {
            line.z()[i] += 0.02;
        }
        Finding f = PlanRulesTest.find(Audit.check(line, RAIL, Lines.rules(Lines.LEVEL)), "step in the profile");
        expect(f, false, 0.02, 1e-4, 3000, 10);
        assertThat(Arrays.stream(line.z()).allMatch(Double::isFinite)).isTrue();
    }
}
