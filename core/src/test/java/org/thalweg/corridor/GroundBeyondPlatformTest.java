package org.thalweg.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.cost.EarthPrices;
import org.thalweg.cost.Rates;
import org.thalweg.cost.SectionPricer;
import org.thalweg.standard.ClothoidRule;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.SideSlopes;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Site;

/**
 * The price of a box against real sections on ground that is level under the platform and turns beyond it: on a tableland a
 * cut ends sooner than on a plane, in a trough a fill does. Side slopes of 1 : 10 run far, so that the turn counts where only
 * the ground's slope within {@link PriceFloor#NEAR} tells of it, and also where it lies beyond that.
 */
class GroundBeyondPlatformTest {
    private static final double CELL = 5;
    private static final int ACROSS = 121;
    private static final int ALONG = 13;

    /** Middle of the level ground (m). */
    private static final double MIDDLE = CELL * (ACROSS - 1) / 2;

    /** Half widths of the level ground (m): beyond the last no side slope reaches. */
    private static final double[] LEVEL = {10, 15, 20, 25, 30, 40, 60, 150};

    private static DesignStandard standard() {
        return new DesignStandard(
                "test", "test", Mode.ROAD, 20, 100, new ClothoidRule(List.of(100.0), List.of(30.0), Double.POSITIVE_INFINITY),
                0, Double.POSITIVE_INFINITY, 0, 0.06, 0, 0, 0, 1000, 1000, 0, 50, 0, false, 6,
                new SideSlopes(10, 10, 10, 100, Double.POSITIVE_INFINITY, 0, 120), 6, 5, 5, 1000, 40, 1, 10, 6, 3, 0, 0, 0,
                0.06, 0, 0.09, 1);
    }

    /** Nothing but slopes of earth is worth its price: walls, bridges and tunnels cost a fortune. */
    private static Rates rates() {
        return new Rates(
                6, 14, 5, 10, 4, 0.5, 10, 10, 1, 1, 1e6, 30, 0.02, 0, 1e6, 0, 1e9, 0, 1e9, 0, 1e5, 0, 0, 0);
    }

    /** Level ground with a slope of 1 : 2 on both sides, downwards or upwards. */
    private static LowerBound.Problem problem(double level, boolean tableland, boolean northwards) {
        int columns = northwards ? ACROSS : ALONG;
        int rows = northwards ? ALONG : ACROSS;
        GridFrame frame = new GridFrame(0, CELL * (rows - 1), CELL, columns, rows);
        float[] heights = new float[frame.size()];
        for (int i = 0; i < heights.length; i++) {
            double out = Math.abs((northwards ? frame.x(i % columns) : frame.y(i / columns)) - MIDDLE);
            heights[i] = (float) (100 + 0.5 * Math.max(0, out - level) * (tableland ? -1 : 1));
        }
        int n = frame.size();
        float[] room = new float[n];
        float[] none = new float[n];
        Arrays.fill(room, 1000);
        Arrays.fill(none, Float.NaN);
        Site site = new Site(frame, room, new float[n], none, none, new byte[n]);
        double middle = CELL * (ALONG - 1) / 2;
        double x = northwards ? MIDDLE : middle;
        double y = northwards ? middle : MIDDLE;
        return new LowerBound.Problem(new GridTerrain(frame, heights), site, standard(), rates(),
                LowerBoundTest.gate(x, y), LowerBoundTest.gate(x + 1, y + 1));
    }

    /** The price of a box as a share of a section's in it: the greatest over random sections on the level ground. */
    private static double greatest(LowerBound.Problem p, double level, boolean northwards, int factor, long seed) {
        BoundGround ground = p.mesh(factor, 8, BoundRemainder.ALL).ground;
        SectionPricer pricer = new SectionPricer(
                p.terrain, p.site, p.standard, p.rates, EarthPrices.of(p.rates, p.earthValue));
        SplittableRandom random = new SplittableRandom(seed);
        double north = CELL * (p.terrain.frame().rows() - 1);
        float[] column = new float[4];
        double[] least = new double[8];
        double greatest = 0;
        for (int k = 0; k < 2000; k++) {
            double across = MIDDLE + random.nextDouble(-1, 1) * Math.min(level, 60);
            double along = random.nextDouble(20, 40);
            double x = northwards ? across : along;
            double y = northwards ? along : across;
            double heading = random.nextDouble(-0.1, 0.1) + (northwards ? 0 : Math.PI / 2) + Math.PI * random.nextInt(2);
            double z = 100 + random.nextDouble(-9, 9);
            pricer.price(x, y, heading, z, 1, 1, column, 0);
            double price = Math.min(Math.min(column[0], column[1]), Math.min(column[2], column[3]));
            if (price < Float.POSITIVE_INFINITY) {
                int q = (int) ((north - y) / (factor * CELL)) * ground.across + (int) (x / (factor * CELL));
                ground.price(q, z, z, p.standard.maxGrade(), least);
                double turned = heading % Math.PI + (heading % Math.PI < 0 ? Math.PI : 0);
                greatest = Math.max(greatest, least[(int) (turned / Math.PI * 8) % 8] / price);
            }
        }
        return greatest;
    }

    @Test
    void aTurnOfTheGroundBeyondThePlatformNeverMakesABoxDearerThanASection() {
        double plane = 0;
        long seed = 0;
        for (double level : LEVEL) {
            for (int kind = 0; kind < 8; kind++) {
                boolean tableland = kind % 2 == 0;
                boolean northwards = kind / 2 % 2 == 0;
                LowerBound.Problem p = problem(level, tableland, northwards);
                double share = greatest(p, level, northwards, 1 + kind / 4, ++seed);
                // Prices come in single precision.
                assertThat(share).as("level to %.0f m, %s, squares of %d", level, tableland ? "tableland" : "trough", 1 + kind / 4)
                        .isLessThanOrEqualTo(1 + 1e-6);
                plane = level == LEVEL[LEVEL.length - 1] ? Math.max(plane, share) : plane;
            }
        }
        // Where no slope reaches the turn the price is nearly the section's: it is no bound for want of anything.
        assertThat(plane).isGreaterThan(0.9);
    }
}
