package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.terrain.HeightError;
import org.thalweg.territory.Site;

/** A prism of fill, 1 km long and 6 m over level ground, whose cost is known in closed form for any height and slope. */
class SensitivityTest {
    private static final Site SITE = Standards.open(0, 3000, 30, 201, 101);

    /** Platform 7.6 m; borrow 10 per m3; land and clearing 3 per m2; surface and systems 1700 per m. */
    private static double prism(double height, double slope) {
        return 1000 * (10 * (7.6 * height + slope * height * height) + 3 * (7.6 + 2 * slope * height) + 1700);
    }

    private static Sensitivity of(List<HeightError> errors) {
        HorizontalAlignment plan = HorizontalAlignment.of(
                List.of(new PointOfIntersection(500, 1500, 0, 0, 0), new PointOfIntersection(1500, 1500, 0, 0, 0)));
        VerticalAlignment profile = new VerticalAlignment(List.of(new Pvi(0, 106, 0), new Pvi(1000, 106, 0)));
        return Sensitivity.of(plan, profile, (x, y, z, structure) -> false, (x, y) -> 100, SITE, Standards.rail(),
                Standards.rates(), errors);
    }

    /** A correlation length of a million kilometres raises or lowers the whole ground by one figure. */
    private static List<HeightError> even(double deviation) {
        return LongStream.range(0, 6)
                .mapToObj(seed -> HeightError.draw(SITE.frame(), deviation, 1e9, seed))
                .toList();
    }

    @Test
    void errorsOfTheGroundArePricedAsTheClosedForm() {
        List<HeightError> errors = even(1);
        double[] costs = errors.stream().mapToDouble(e -> prism(6 - e.at(1000, 1500), 1.5)).sorted().toArray();
        Sensitivity found = of(errors);
        assertThat(found.base()).isCloseTo(prism(6, 1.5), within(0.05));
        // Heights are floats: 1e-5 m of a 6 m fill is 3 units of money.
        assertThat(found.ground().cost().least()).isCloseTo(costs[0], within(5.0));
        assertThat(found.ground().cost().greatest()).isCloseTo(costs[5], within(5.0));
        assertThat(found.ground().cost().mean())
                .isCloseTo(java.util.Arrays.stream(costs).average().orElseThrow(), within(5.0));
        assertThat(found.ground().cost().greatest()).isGreaterThan(found.ground().cost().least() + 1000);
        assertThat(found.ground().draws()).isEqualTo(6);
        assertThat(found.ground().cut().greatest()).isZero();
        assertThat(found.ground().unbuildable().greatest()).isZero();
    }

    @Test
    void slopesRockAndUnitCostsMoveTheCostAsTheClosedForm() {
        Sensitivity found = of(even(0));
        assertThat(found.ground().cost().least()).isEqualTo(found.base());
        Sensitivity.Swing slopes = swing(found, "side slopes");
        assertThat(slopes.costAtLow()).isCloseTo(prism(6, 1.2), within(0.05));
        assertThat(slopes.costAtHigh()).isCloseTo(prism(6, 1.8), within(0.05));
        assertThat(swing(found, "depth of rock head").width()).as("a fill knows nothing of rock").isZero();
        assertThat(swing(found, "unit cost: fill borrowed").width()).isCloseTo(2 * 0.2 * 996_000, within(1e-6));
        assertThat(found.swings()).isSortedAccordingTo((a, b) -> Double.compare(b.width(), a.width()));
        double all = found.swings().stream()
                .filter(s -> s.factor().startsWith("unit cost"))
                .mapToDouble(s -> s.costAtHigh() - found.base())
                .sum();
        assertThat(all).as("all unit costs a fifth dearer make the line a fifth dearer").isCloseTo(0.2 * found.base(), within(1e-3));
    }

    private static Sensitivity.Swing swing(Sensitivity found, String factor) {
        return found.swings().stream().filter(s -> s.factor().startsWith(factor)).findFirst().orElseThrow();
    }
}
