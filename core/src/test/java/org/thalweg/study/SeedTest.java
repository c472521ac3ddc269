package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PlanFit;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;

/** A user's line as the beginning of a plan: round a lake (A03), where the shortest way is known, and on a slope (A05). */
class SeedTest {
    private static final Scenario LAKE = ScenarioReader.read(Path.of("..", "examples", "a03-circle"));

    /** A line drawn by hand, a corner every kilometre or so, that passes the lake far to the south. */
    private static HorizontalAlignment sketch() {
        double[] x = {501000, 502300, 503300, 504600, 505700, 507000};
        double[] y = {4302600, 4301700, 4301250, 4301200, 4301800, 4302600};
        return PlanFit.of(x, y, 1).line();
    }

    private static GivenLine given(HorizontalAlignment plan, VerticalAlignment profile) {
        return new GivenLine(Optional.of("EPSG:32638"), Optional.empty(), plan, Optional.ofNullable(profile),
                Optional.empty(), Optional.empty());
    }

    private static Line plan(Scenario scenario, Seed seed) {
        StudyRunner.Result result = StudyRunner.plan(scenario, Mode.ROAD, null, seed, 2, Progress.SILENT);
        return result.study().alternatives().get(0).lines().get(Mode.ROAD);
    }

    private static double cost(Line line) {
        return line.bill().total().doubleValue();
    }

    @Test
    void aSketchBecomesALineThatKeepsTheStandard() {
        HorizontalAlignment sketch = sketch();
        Line scored = StudyRunner.score(LAKE, Mode.ROAD, null, given(sketch, null)).line();
        assertThat(scored.audit().ok()).as("corners are no curves").isFalse();
        Line line = plan(LAKE, Seed.whole(given(sketch, null)));
        assertThat(line.audit().ok()).isTrue();
        double radius = 800 * Math.cos(Math.PI / 96);
        double apart = Math.hypot(3000, 100);
        // The seed lies south of the lake, as the shorter way round does not: the gates lie 100 m north of its middle.
        double arc = Math.PI + 2 * Math.atan2(100, 3000) - 2 * Math.acos(radius / apart);
        double closedForm = 2 * Math.sqrt(apart * apart - radius * radius) + radius * arc;
        assertThat(line.alignment().length()).isBetween(closedForm, 1.01 * closedForm);
        assertThat(line.alignment().plan().project(504000, 4302500).offset()).as("the lake stays to the left").isNegative();
    }

    @Test
    void thePlanStaysWhereOnlyTheProfileMayChange() {
        Scenario slope = ScenarioReader.read(Path.of("..", "examples", "a05-plane"));
        HorizontalAlignment plan = HorizontalAlignment.of(List.of(
                new PointOfIntersection(502000, 4301500, 0, 0, 0),
                new PointOfIntersection(500600, 4302300, 300, 80, 80),
                new PointOfIntersection(505300, 4302900, 300, 80, 80),
                new PointOfIntersection(502300, 4303700, 300, 80, 80),
                new PointOfIntersection(504000, 4304500, 0, 0, 0)));
        double from = slope.modes().get(Mode.ROAD).from().elevation().orElse(Double.NaN);
        assertThat(from).as("gates on the ground").isNaN();
        // Up at once to 40 m above the ground, and level at the end: dear, and too steep at first.
        double rise = 0.12 * 3000;
        double low = StudyRunner.score(slope, Mode.ROAD, null, given(plan, null)).line().alignment().profile().elevationAt(0);
        VerticalAlignment bad = new VerticalAlignment(List.of(
                new Pvi(0, low, 0), new Pvi(0.8 * plan.length(), low + rise, 100), new Pvi(plan.length(), low + rise, 0)));
        Line own = StudyRunner.score(slope, Mode.ROAD, null, given(plan, bad)).line();
        Line line = plan(slope, Seed.profile(given(plan, bad)));
        assertThat(line.alignment().length()).isCloseTo(plan.length(), within(1e-4));
        for (double s = 0; s < plan.length(); s += 50) {
            Pose a = plan.poseAt(s);
            Pose b = line.alignment().plan().poseAt(s);
            assertThat(Math.hypot(a.x() - b.x(), a.y() - b.y())).isLessThan(1e-3);
        }
        assertThat(cost(line)).isLessThan(cost(own));
        assertThat(line.alignment().profile().elevationAt(0)).isCloseTo(low, within(1e-6));
        assertThat(line.alignment().profile().elevationAt(plan.length())).isCloseTo(low + rise, within(1e-6));
        assertThat(line.audit().findings()).filteredOn(f -> f.rule().contains("grade")).allMatch(f -> f.ok());
    }

    @Test
    void theRestStaysWhereOnlyAStretchMayChange() {
        List<PointOfIntersection> points = new ArrayList<>();
        points.add(new PointOfIntersection(501000, 4302600, 0, 0, 0));
        points.add(new PointOfIntersection(501800, 4302000, 400, 100, 100));
        points.add(new PointOfIntersection(502600, 4302000, 400, 100, 100));
        points.add(new PointOfIntersection(503500, 4301000, 400, 100, 100));
        points.add(new PointOfIntersection(505000, 4300900, 400, 100, 100));
        points.add(new PointOfIntersection(505800, 4301900, 400, 100, 100));
        points.add(new PointOfIntersection(507000, 4302600, 0, 0, 0));
        HorizontalAlignment plan = HorizontalAlignment.of(points);
        VerticalAlignment flat = new VerticalAlignment(List.of(new Pvi(0, 100, 0), new Pvi(plan.length(), 100, 0)));
        double from = 1700;
        double to = 5500;
        Line own = StudyRunner.score(LAKE, Mode.ROAD, null, given(plan, flat)).line();
        Line line = plan(LAKE, new Seed(given(plan, flat), Seed.Part.BETWEEN, from, to));
        assertThat(own.audit().findings()).filteredOn(f -> !f.ok()).isEmpty();
        assertThat(line.audit().findings()).filteredOn(f -> !f.ok()).isEmpty();
        assertThat(cost(line)).isLessThan(0.99 * cost(own));
        HorizontalAlignment now = line.alignment().plan();
        double shift = now.length() - plan.length();
        assertThat(shift).isNegative();
        for (double s = 0; s <= plan.length(); s += 25) {
            boolean before = s < from - 600;
            boolean after = s > to + 600;
            if (before || after) {
                Pose a = plan.poseAt(s);
                Pose b = now.poseAt(before ? s : s + shift);
                assertThat(Math.hypot(a.x() - b.x(), a.y() - b.y())).as("station %s", s).isLessThan(1e-6);
            }
        }
    }

    @Test
    void lastsWhatCannotBeImproved() {
        HorizontalAlignment straight = HorizontalAlignment.of(List.of(
                new PointOfIntersection(501000, 4301500, 0, 0, 0), new PointOfIntersection(507000, 4303700, 0, 0, 0)));
        Scenario plain = ScenarioReader.read(Path.of("..", "examples", "a01-flat"));
        Line line = plan(plain, Seed.whole(given(straight, null)));
        assertThat(line.audit().ok()).isTrue();
        assertThat(line.alignment().length()).isCloseTo(straight.length(), within(1e-6));
    }

    @Test
    void refusesLinesThatDoNotBelongHere() {
        List<PointOfIntersection> back = new ArrayList<>(sketch().toPoints());
        java.util.Collections.reverse(back);
        List<PointOfIntersection> turned = back.stream()
                .map(p -> new PointOfIntersection(p.x(), p.y(), p.radius(), p.clothoidOut(), p.clothoidIn()))
                .toList();
        assertThatThrownBy(() -> plan(LAKE, Seed.whole(given(HorizontalAlignment.of(turned), null))))
                .isInstanceOf(BadInput.class).hasMessageContaining("turn the line round");
        HorizontalAlignment away = HorizontalAlignment.of(List.of(
                new PointOfIntersection(401000, 4302600, 0, 0, 0), new PointOfIntersection(407000, 4302600, 0, 0, 0)));
        assertThatThrownBy(() -> plan(LAKE, Seed.whole(given(away, null))))
                .isInstanceOf(BadInput.class).hasMessageContaining("leaves the terrain at station 0 m");
        assertThatThrownBy(() -> plan(LAKE, new Seed(given(sketch(), null), Seed.Part.BETWEEN, 100, 99_000)))
                .isInstanceOf(BadInput.class).hasMessageContaining("two stations of the line");
    }
}
