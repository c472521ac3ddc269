package org.thalweg.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.ClothoidRule;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.SideSlopes;

/** What a vector of variables reads as, and what it breaks, against lengths worked out by hand. */
class LineFormTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    private static final DesignStandard ROAD = new DesignStandard(
            "test", "test", Mode.ROAD, 22, 250, new ClothoidRule(List.of(250.0), List.of(80.0), NONE), 222, 1321, 100, 0.05,
            0, 0.005, 0, 10000, 10000, 0, 225, 225, true, 15.16, new SideSlopes(1, 1, 1.5, 3, NONE, 0, 25), 15.16, 20, 100,
            10, 120, 0, 15, 8, 3, 0, 0, 0, 0.1, 0, 0.09, 1);

    private static final LineForm.Ends ENDS =
            new LineForm.Ends(0, 0, 100, Double.NaN, 2000, 0, 120, Double.NaN);

    private static LineForm form(int points, int breaks) {
        return new LineForm(ROAD, ENDS, points, breaks, null);
    }

    /** A point 500 m aside of the middle, radius 600 m, and one change of grade from 1.5 % to about 0.8 %, clear of the clothoids. */
    private static double[] good() {
        return new double[] {1000, 500, StrictMath.log(600), 0.15, 105};
    }

    @Test
    void aGoodLineBreaksNothingAndReadsBack() {
        LineForm form = form(1, 1);
        LineForm.Read read = form.read(good());
        assertThat(read.broken()).isZero();
        assertThat(read.points()).hasSize(3);
        assertThat(read.points().get(1).radius()).isCloseTo(600, within(1e-9));
        assertThat(read.points().get(1).clothoidIn()).isEqualTo(80);
        Pvi pvi = read.profile().pvis().get(1);
        double change = Math.abs(read.profile().grade(1) - read.profile().grade(0));
        // The curve's radius is held a hair (0.02 m) above the standard's.
        assertThat(pvi.curveLength()).isCloseTo(10_000.02 * change, within(1e-9));
        assertThat(form.of(read.points(), read.profile(), read.plan().length())).containsExactly(good(), within(1e-9));
    }

    @Test
    void aRadiusTooSmallLacksTheDifference() {
        double[] v = good();
        v[2] = StrictMath.log(240);
        assertThat(form(1, 1).read(v).broken()).isCloseTo(10.02, within(0.3));
        assertThat(form(1, 1).read(v).points().get(1).radius()).isCloseTo(250.02, within(1e-9));
    }

    @Test
    void aGradeTooSteepLacksItsLength() {
        // The whole line climbs 8 % instead of 5: 60 % of its length is missing, and its tangent is too long.
        LineForm.Ends high = new LineForm.Ends(0, 0, 100, Double.NaN, 2000, 0, 260, Double.NaN);
        LineForm.Read steep = new LineForm(ROAD, high, 0, 0, null).read(new double[0]);
        double tangent = 2000 - (1321 - 0.02);
        assertThat(steep.broken()).isCloseTo(tangent + (0.08 / (0.05 - 5e-6) - 1) * 2000, within(1e-6));
    }

    @Test
    void aCurveOnAClothoidLacksTheWayOffIt() {
        double[] v = good();
        HorizontalAlignment plan = form(1, 1).read(v).plan();
        // The first clothoid runs from station 1 to station 2 of the elements: put the PVI into its middle.
        double middle = 0.5 * (plan.station(1) + plan.station(2));
        v[3] = middle / plan.length();
        v[4] = 100 + 0.012 * middle;
        LineForm.Read read = form(1, 1).read(v);
        double half = 0.5 * read.profile().pvis().get(1).curveLength();
        assertThat(read.broken()).isCloseTo(40 + half + 0.02, within(1e-6));
    }

    @Test
    void whateverIsReadKeepsItsEndsAndRandomVectorsAreMeasured() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            LineForm form = form(2, 2);
            double[] v = new double[form.size()];
            for (int i = 0; i < 2; i++) {
                v[3 * i] = 500 + 1000 * i + 200 * random.nextGaussian();
                v[3 * i + 1] = 300 * random.nextGaussian();
                v[3 * i + 2] = StrictMath.log(300) + random.nextDouble();
                v[6 + 2 * i] = 0.3 + 0.4 * i + 0.1 * random.nextGaussian();
                v[7 + 2 * i] = 110 + 5 * random.nextGaussian();
            }
            LineForm.Read read = form.read(v);
            if (read.plan() == null) {
                assertThat(read.broken()).as("seed %d", seed).isPositive();
                continue;
            }
            VerticalAlignment profile = read.profile();
            assertThat(read.plan().poseAt(read.plan().length()).x()).as("seed %d", seed).isCloseTo(2000, within(1e-5));
            assertThat(profile.elevationAt(read.plan().length())).as("seed %d", seed).isCloseTo(120, within(1e-9));
            for (PointOfIntersection p : read.points().subList(1, 3)) {
                assertThat(p.radius()).as("seed %d", seed).isGreaterThanOrEqualTo(250);
            }
            boolean steep = Math.abs(profile.grade(0)) > 0.05 || Math.abs(profile.grade(1)) > 0.05 || Math.abs(profile.grade(2)) > 0.05;
            assertThat(!steep || read.broken() > 0).as("seed %d", seed).isTrue();
        }
    }
}
