package org.thalweg.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.SideSlopes;

class PlaneSectionTest {
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final SideSlopes PLAIN = new SideSlopes(1.5, 0.5, 1.5, 3, NONE, 0, 200);

    @Test
    void levelFillIsPlatformTimesHeightPlusTwoTriangles() {
        SectionQuantities q = PlaneSection.of(8, PLAIN, 10, 0);
        assertThat(q.fill()).isEqualTo(8 * 10 + 1.5 * 10 * 10);
        assertThat(q.cutSoil() + q.cutRock()).isZero();
        assertThat(q.width()).isEqualTo(8 + 2 * 15);
    }

    @Test
    void levelCutInTwoLayersIsTwoTrapezia() {
        // 10 m deep: 7 m of rock at 1:0.5, then 3 m of soil at 1:1.5.
        SectionQuantities q = PlaneSection.of(8, PLAIN, -10, 0);
        double headOfRock = 8 + 2 * 3.5;
        assertThat(q.cutRock()).isCloseTo((8 + headOfRock) / 2 * 7, within(1e-12));
        assertThat(q.cutSoil()).isCloseTo((headOfRock + headOfRock + 9) / 2 * 3, within(1e-12));
        assertThat(q.width()).isCloseTo(headOfRock + 9, within(1e-12));
    }

    @Test
    void sidehillAtGroundLevelIsTwoTriangles() {
        // Ground rises to the right at t, depth 0, one material: on either side a triangle of base half and height
        // t half, and beyond it the triangle of the slope: height t half, width t half m / (1 - t m).
        double t = 0.4;
        SideSlopes one = new SideSlopes(1, 1, 1.5, 1000, NONE, 0, 200);
        SectionQuantities q = PlaneSection.of(10, one, 0, t);
        double edge = t * 5;
        assertThat(q.cutSoil()).isCloseTo(0.5 * edge * 5 + 0.5 * edge * edge / (1 - t), within(1e-12));
        assertThat(q.fill()).isCloseTo(0.5 * edge * 5 + 0.5 * edge * edge * 1.5 / (1 - 1.5 * t), within(1e-12));
        assertThat(q.right().width()).isCloseTo(5 + edge / (1 - t), within(1e-12));
        assertThat(q.left().width()).isCloseTo(5 + 1.5 * edge / (1 - 1.5 * t), within(1e-12));
    }

    @Test
    void mirroredGroundMirrorsTheSection() {
        SectionQuantities a = PlaneSection.of(10, PLAIN, -1, 0.3);
        SectionQuantities b = PlaneSection.of(10, PLAIN, -1, -0.3);
        assertThat(a.left()).isEqualTo(b.right());
        assertThat(a.right()).isEqualTo(b.left());
    }

    @Test
    void slopesThatRunParallelToTheGroundNeverMeetIt() {
        assertThat(PlaneSection.of(10, PLAIN, 1, 1 / 1.5).feasible()).isFalse();
        assertThat(PlaneSection.of(10, PLAIN, 1, 0.6).feasible()).isTrue();
    }

    @Test
    void reachDecidesFeasibility() {
        SideSlopes short20 = new SideSlopes(1.5, 0.5, 1.5, 3, NONE, 0, 20);
        assertThat(PlaneSection.of(8, short20, 20 / 1.5 - 1e-6, 0).feasible()).isTrue();
        assertThat(PlaneSection.of(8, short20, 20 / 1.5 + 1e-6, 0).feasible()).isFalse();
    }

    @Test
    void wallsStandUpright() {
        HalfQuantities fill = PlaneSection.half(5, PLAIN, 6, -0.5, SideKind.WALL, 12);
        assertThat(fill.wallFace()).isEqualTo(6 + 2.5);
        assertThat(fill.fill()).isCloseTo((6 + 8.5) / 2 * 5, within(1e-12));
        assertThat(fill.width()).isEqualTo(5);
        assertThat(PlaneSection.half(5, PLAIN, 6, -0.5, SideKind.WALL, 8).feasible()).isFalse();

        // Crowned: rock from 8.5 m down to 3 m of soil on top, ground rising 0.5: 5.5 = (1 - 0.5 x 0.5) y.
        HalfQuantities crown = PlaneSection.half(5, PLAIN, -6, 0.5, SideKind.CROWN, 12);
        double y = 5.5 / 0.75;
        assertThat(crown.wallFace()).isEqualTo(3);
        assertThat(crown.width()).isCloseTo(5 + 0.5 * y, within(1e-12));
        double total = (6 + 8.5) / 2 * 5 + (8.5 + 3) / 2 * 0.5 * y;
        assertThat(crown.cutSoil() + crown.cutRock()).isCloseTo(total, within(1e-12));
        assertThat(crown.cutSoil()).isCloseTo(3 * crown.width(), within(1e-12));
    }

    @Test
    void benchesFollowTheMeanLineOfTheStaircase() {
        // Rock all the way: 20 m at 1:0.5, a bench of 2 m each 8 m; plain to 4 m, then 1:0.75.
        SideSlopes benched = new SideSlopes(0.5, 0.5, 1.5, 0, 8, 2, 200);
        HalfQuantities q = PlaneSection.half(4, benched, -20, 0, SideKind.SLOPE, 0);
        assertThat(q.width()).isCloseTo(4 + 2 + 16 * 0.75, within(1e-12));
        assertThat(q.cutRock()).isCloseTo(80 + (20 + 16) / 2.0 * 2 + 16 * 12 / 2.0, within(1e-12));
    }

    @Test
    void equalsThinSlicesOnRandomPlanes() {
        long seed = 11;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double dx = 5e-4;
        int compared = 0;
        for (int i = 0; i < 400; i++) {
            SideSlopes slopes = new SideSlopes(
                    0.7 + random.nextDouble(), 0.2 + 0.4 * random.nextDouble(), 1.2 + 0.6 * random.nextDouble(),
                    4 * random.nextDouble(), random.nextBoolean() ? 8 : NONE, 2, 40);
            double half = 3 + 4 * random.nextDouble();
            double depth = 30 * random.nextDouble() - 18;
            double t = 1.4 * random.nextDouble() - 0.7;
            HalfQuantities q = PlaneSection.half(half, slopes, depth, t, SideKind.SLOPE, 0);
            SlicedSection s = SlicedSection.of(half, slopes, u -> t * u - depth, dx);
            if (!q.feasible() || q.width() > half + slopes.reach() - 0.5) {
                continue;
            }
            compared++;
            // A slice errs by its thickness in the toe's place and in each change of slope, times the height there
            // (up to 20 m), amplified where the slope closes slowly on the ground.
            double closing = Math.min(
                    Math.abs(1 / (slopes.cutSoil() + (slopes.benchHeight() < 100 ? 0.25 : 0)) - t),
                    Math.abs(1 / slopes.fill() + t));
            double tolerance = dx * 60 / Math.min(1, closing);
            String what = "seed " + seed + " case " + i + " " + slopes + " depth " + depth + " t " + t;
            assertThat(s.meets).as(what).isTrue();
            assertThat(q.cutSoil()).as(what).isCloseTo(s.soil, within(tolerance));
            assertThat(q.cutRock()).as(what).isCloseTo(s.rock, within(tolerance));
            assertThat(q.fill()).as(what).isCloseTo(s.fill, within(tolerance));
            assertThat(q.width()).as(what).isCloseTo(s.width, within(tolerance));
        }
        assertThat(compared).isGreaterThan(200);
    }
}
