package org.thalweg.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.SideSlopes;

class HalfSectionTest {
    private static SideSlopes slopes(RandomGenerator random) {
        return new SideSlopes(
                0.7 + random.nextDouble(), 0.4 * random.nextDouble(), 1.2 + 0.6 * random.nextDouble(),
                4 * random.nextDouble(), random.nextBoolean() ? 8 : Double.POSITIVE_INFINITY, 2, 40);
    }

    private static HalfSection on(double half, SideSlopes slopes, double spacing, DoubleUnaryOperator ground) {
        HalfSection section = new HalfSection(half, slopes, 8, spacing);
        section.begin((k, u) -> ground.applyAsDouble(u));
        return section;
    }

    @Test
    void equalsTheClosedFormOnPlaneGround() {
        long seed = 21;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int feasible = 0;
        for (int i = 0; i < 20000; i++) {
            SideSlopes slopes = slopes(random);
            double half = 3 + 4 * random.nextDouble();
            double depth = 40 * random.nextDouble() - 25;
            double t = 2 * random.nextDouble() - 1;
            SideKind kind = SideKind.values()[random.nextInt(3)];
            HalfSection section = on(half, slopes, 4, u -> 500 + t * u);
            section.at(500 + depth);
            HalfQuantities walked = section.quantities(section.build(kind));
            HalfQuantities closed = PlaneSection.half(half, slopes, depth, t, kind, 8);
            String what = "seed " + seed + " case " + i + " " + kind + " " + slopes + " depth " + depth + " t " + t;
            assertThat(walked.feasible()).as(what).isEqualTo(closed.feasible());
            if (closed.feasible()) {
                feasible++;
                assertThat(walked.cutSoil()).as(what).isCloseTo(closed.cutSoil(), within(1e-6));
                assertThat(walked.cutRock()).as(what).isCloseTo(closed.cutRock(), within(1e-6));
                assertThat(walked.fill()).as(what).isCloseTo(closed.fill(), within(1e-6));
                assertThat(walked.wallFace()).as(what).isCloseTo(closed.wallFace(), within(1e-6));
                assertThat(walked.width()).as(what).isCloseTo(closed.width(), within(1e-6));
            }
        }
        assertThat(feasible).isGreaterThan(5000);
    }

    @Test
    void equalsThinSlicesOnRoughGround() {
        long seed = 22;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double dx = 1e-3;
        int compared = 0;
        for (int i = 0; i < 200; i++) {
            SideSlopes s = slopes(random);
            SideSlopes slopes = new SideSlopes(
                    s.cutSoil(), 0.2 + s.cutRock(), s.fill(), s.soilDepth(), s.benchHeight(), s.benchWidth(), s.reach());
            double half = 3 + 4 * random.nextDouble();
            double[] heights = new double[13];
            for (int k = 1; k < heights.length; k++) {
                heights[k] = heights[k - 1] + 4 * (1.2 * random.nextDouble() - 0.6);
            }
            DoubleUnaryOperator rough = u -> {
                int k = Math.min(heights.length - 2, (int) (u / 4));
                return heights[k] + (u / 4 - k) * (heights[k + 1] - heights[k]);
            };
            double depth = 20 * random.nextDouble() - 12;
            HalfSection section = on(half, slopes, 4, rough);
            // The slices see the same broken line that the walk sees: straight between its samples.
            DoubleUnaryOperator broken = u -> between(section, rough, u) - depth;
            section.at(depth);
            boolean feasible = section.build(SideKind.SLOPE);
            SlicedSection sliced = SlicedSection.of(half, slopes, broken, dx);
            String what = "seed " + seed + " case " + i + " " + slopes + " depth " + depth;
            if (!feasible) {
                continue;
            }
            assertThat(sliced.meets).as(what).isTrue();
            if (Math.abs(section.width() - sliced.width) > 0.2) {
                // A face that only just touches the ground may meet it one hump earlier or later.
                continue;
            }
            compared++;
            // As for planes: slices err by their thickness in the toe and at each change of slope, times the height
            // there; 0.2 m of width is how far a slowly closing toe may move, with little height over it.
            assertThat(section.cutSoil()).as(what).isCloseTo(sliced.soil, within(0.1));
            assertThat(section.cutRock()).as(what).isCloseTo(sliced.rock, within(0.1));
            assertThat(section.fill()).as(what).isCloseTo(sliced.fill, within(0.1));
        }
        assertThat(compared).isGreaterThan(120);
    }

    private static double between(HalfSection section, DoubleUnaryOperator ground, double u) {
        int k = 0;
        while (k + 2 < section.samples() && section.offset(k + 1) <= u) {
            k++;
        }
        double from = ground.applyAsDouble(section.offset(k));
        double to = ground.applyAsDouble(section.offset(k + 1));
        return from + (u - section.offset(k)) / (section.offset(k + 1) - section.offset(k)) * (to - from);
    }

    /** A crowning wall built after a slope takes over its face: it must be the one that is built alone, to the bit. */
    @Test
    void crownAfterASlopeIsTheCrownAlone() {
        long seed = 24;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int built = 0;
        for (int i = 0; i < 20000; i++) {
            SideSlopes slopes = slopes(random);
            double half = 3 + 4 * random.nextDouble();
            double[] waves = random.doubles(4).toArray();
            DoubleUnaryOperator ground = u -> 500 + (waves[0] - 0.3) * u + 4 * Math.sin(waves[1] + (0.05 + waves[2] / 4) * u);
            HalfSection after = on(half, slopes, 4, ground);
            HalfSection alone = on(half, slopes, 4, ground);
            for (double depth = -2; depth > -25; depth -= 1 + 5 * random.nextDouble()) {
                after.at(500 + depth);
                alone.at(500 + depth);
                after.build(SideKind.SLOPE);
                if (random.nextBoolean()) {
                    after.build(SideKind.WALL);
                }
                HalfQuantities expected = alone.quantities(alone.build(SideKind.CROWN));
                built += expected.feasible() ? 1 : 0;
                assertThat(after.quantities(after.build(SideKind.CROWN))).as("seed %d, case %d", seed, i).isEqualTo(expected);
                assertThat(after.segment()).isEqualTo(alone.segment());
            }
        }
        assertThat(built).isGreaterThan(20000);
    }

    @Test
    void faceFollowsTheRockWhereSoilCannotStandAndMeetsTheGroundBeyond() {
        // Ground rises at 1 : 1 for 20 m, then is level; soil of 2 m at 1 : 1.5, rock upright. Cut 6 m at the edge (4 m):
        // rock upright to 4 m, along the rock's surface to the shoulder at u = 20, and from there up at 1 : 1.5 for 3 m.
        SideSlopes slopes = new SideSlopes(1.5, 0, 1.5, 2, Double.POSITIVE_INFINITY, 0, 40);
        HalfSection section = on(4, slopes, 4, u -> Math.min(u, 20));
        section.at(-2);
        assertThat(section.build(SideKind.SLOPE)).isTrue();
        assertThat(section.width()).isCloseTo(23, within(1e-6));
        assertThat(section.cutSoil()).isCloseTo(2 * 20 + 3, within(1e-6));
        assertThat(section.cutRock()).isCloseTo(2 * 4, within(1e-6));
    }

    @Test
    void unknownGroundEndsTheReach() {
        SideSlopes slopes = new SideSlopes(1, 1, 1.5, 2, Double.POSITIVE_INFINITY, 0, 40);
        HalfSection section = on(4, slopes, 4, u -> u > 17 ? Double.NaN : 0);
        section.at(7.99);
        assertThat(section.build(SideKind.SLOPE)).isTrue();
        section.at(8.01);
        assertThat(section.build(SideKind.SLOPE)).isFalse();
        assertThat(section.highest(12)).isZero();
        assertThat(section.highest(18)).isNaN();
        assertThat(new HalfSection(4, slopes, 8, 4).begin((k, u) -> u > 3 ? Double.NaN : 0)).isFalse();
    }
}
