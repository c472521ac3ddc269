package org.thalweg.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.thalweg.cost.StationTable;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

class HazardStripTest {
    private static final int N = 101;
    private static final double CELL = 10;
    private static final GridFrame FRAME = new GridFrame(0, 1000, CELL, N, N);

    private static GridTerrain ground(IntToDoubleFunction height) {
        float[] heights = new float[FRAME.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (float) height.applyAsDouble(i);
        }
        return new GridTerrain(FRAME, heights);
    }

    private static HazardPlan plan(double shaking) {
        HazardPlan u = HazardPlan.USUAL;
        return new HazardPlan(shaking, u.friction(), u.cohesion(), u.unitWeight(), u.thickness(), u.wetness(), 5, 500,
                Math.toRadians(45), Math.toRadians(32), 1500);
    }

    /** A line due north at an easting, 10 m between rows, so high above the ground. */
    static StationTable north(GridTerrain terrain, double x, double above, Structure structure) {
        int n = N - 10;
        double[] zero = new double[n];
        double[] station = new double[n];
        double[] xs = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        double[] ground = new double[n];
        double[] width = new double[n];
        Structure[] kinds = new Structure[n];
        for (int i = 0; i < n; i++) {
            station[i] = 10 * i;
            xs[i] = x;
            y[i] = 50 + 10 * i;
            ground[i] = terrain.heightAt(x, y[i]);
            z[i] = ground[i] + above;
            width[i] = 10;
            kinds[i] = structure;
        }
        return new StationTable(station, xs, y, z, ground, zero, zero, zero, zero, zero, width, kinds, zero, zero, zero,
                zero, zero);
    }

    private static HazardStrip strip(GridTerrain terrain, StationTable table, boolean[] water, double shaking) {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            HazardPlan plan = plan(shaking);
            return HazardStrip.of(table, terrain, new Rivers(terrain, water), new Rockfall(terrain, plan), plan, pool);
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean[] dry() {
        return new boolean[FRAME.size()];
    }

    /** A plane: slope by its tangent, no curvature, displacement by the closed form. */
    @Test
    void aPlaneByItsSlope() {
        double slope = Math.toRadians(30);
        GridTerrain plane = ground(i -> i % N * CELL * Math.tan(slope));
        HazardStrip strip = strip(plane, north(plane, 500, 0, Structure.EARTHWORK), dry(), 0.35);
        assertThat(strip.value().get(Hazard.SLOPE)[5]).isCloseTo(30, within(1e-3));
        assertThat(strip.rank().get(Hazard.SLOPE)[5]).isEqualTo((byte) 2);
        double expected = SlopeStability.displacement(SlopeStability.criticalAcceleration(slope, plan(0.35)), 0.35);
        assertThat(expected).isGreaterThan(0.02).isFinite();
        assertThat(strip.value().get(Hazard.SHAKING)[5]).isCloseTo(expected, within(1e-3 * expected));
        assertThat(strip.share(Hazard.SLOPE, 2)).isEqualTo(1);
        assertThat(strip.share(Hazard.SLOPE, 3)).isZero();
        assertThat(strip.worst(Hazard.FLOOD)).isEqualTo(-1);
    }

    @Test
    void aHollowIsOneClassWorse() {
        // z = 0.5 y + 0.01 (x - 500)^2: second derivative 0.02 per metre, slope 26.6 degrees in the hollow's line.
        GridTerrain hollow = ground(i -> 0.5 * FRAME.y(i / N) + 0.01 * Math.pow(FRAME.x(i % N) - 500, 2));
        GridTerrain spur = ground(i -> 0.5 * FRAME.y(i / N) - 0.01 * Math.pow(FRAME.x(i % N) - 500, 2));
        assertThat(strip(hollow, north(hollow, 500, 0, Structure.EARTHWORK), dry(), 0).rank().get(Hazard.SLOPE)[5])
                .isEqualTo((byte) 3);
        assertThat(strip(spur, north(spur, 500, 0, Structure.EARTHWORK), dry(), 0).rank().get(Hazard.SLOPE)[5])
                .isEqualTo((byte) 2);
    }

    @Test
    void tunnelsHaveNoneAndBridgesNoSlope() {
        GridTerrain plane = ground(i -> i % N * CELL);
        boolean[] water = dry();
        for (int r = 0; r < N; r++) {
            water[r * N + 40] = true;
        }
        for (Structure kind : new Structure[] {Structure.TUNNEL, Structure.BRIDGE}) {
            HazardStrip strip = strip(plane, north(plane, 500, 3, kind), water, 0.35);
            assertThat(strip.share(Hazard.SLOPE, 1)).isZero();
            assertThat(strip.share(Hazard.SHAKING, 1)).isZero();
            assertThat(strip.worst(Hazard.FLOOD) < 0).isEqualTo(kind == Structure.TUNNEL);
        }
    }

    /** A river 100 m west of the line, 50 m lower: design at the ground is 45 m above a flood of 5 m. */
    @Test
    void heightAboveTheFlood() {
        GridTerrain plane = ground(i -> 0.5 * FRAME.x(i % N));
        boolean[] water = dry();
        for (int r = 0; r < N; r++) {
            water[r * N + 40] = true;
        }
        HazardStrip high = strip(plane, north(plane, 500, 0, Structure.EARTHWORK), water, 0);
        assertThat(high.value().get(Hazard.FLOOD)[7]).isCloseTo(45, within(1e-9));
        assertThat(high.rank().get(Hazard.FLOOD)[7]).isZero();
        // On the bank, a cell from the water: 5 m above the river and no freeboard, then half a metre under the flood.
        HazardStrip low = strip(plane, north(plane, 410, 0, Structure.EARTHWORK), water, 0);
        assertThat(low.value().get(Hazard.FLOOD)[7]).isCloseTo(0, within(1e-9));
        assertThat(low.rank().get(Hazard.FLOOD)[7]).isEqualTo((byte) 3);
        HazardStrip sunk = strip(plane, north(plane, 410, -0.5, Structure.EARTHWORK), water, 0);
        assertThat(sunk.rank().get(Hazard.FLOOD)[7]).isEqualTo((byte) 4);
    }

    /** The river's level is the lowest near the nearest water, not the lowest of all. */
    @Test
    void theNearestRiverCounts() {
        GridTerrain steps = ground(i -> i == 50 * N + 45 ? 10 : i == 50 * N + 44 ? 8 : i == 50 * N + 38 ? 0 : 20);
        boolean[] water = dry();
        water[50 * N + 45] = true;
        water[50 * N + 44] = true;
        water[50 * N + 38] = true;
        Rivers rivers = new Rivers(steps, water);
        assertThat(rivers.levelNear(500, 500, 300)).isEqualTo(8);
        assertThat(rivers.levelNear(395, 500, 300)).isEqualTo(0);
        assertThat(rivers.levelNear(500, 500, 40)).isNaN();
    }

    /** A cliff of 100 m over level ground: rocks come 100 / tan 32 = 160 m far, and no further; energy falls with distance. */
    @Test
    void rocksComeAsFarAsTheEnergyLine() {
        // The cliff is the edge between columns 30 and 31; sources are the two columns at it, the higher one at its top.
        GridTerrain cliff = ground(i -> i % N <= 30 ? 200 : 100);
        double tangent = Math.tan(Math.toRadians(32));
        Rockfall rocks = new Rockfall(cliff, plan(0));
        assertThat(rocks.sources()).isEqualTo(2 * (N - 2));
        for (int away = 2; away < 30; away++) {
            double expected = 101 - tangent * away * CELL;
            double energy = rocks.energy(300 + away * CELL, 500, 100);
            if (expected > 0) {
                assertThat(energy).isCloseTo(expected, within(1e-6));
            } else {
                assertThat(energy).isNaN();
            }
        }
        assertThat(rocks.energy(200, 500, 200)).as("on top, away from the edge").isNaN();
    }

    /** A hill on the way that rises above the energy line stops the rocks; a lower one does not. */
    @Test
    void aHillStopsRocks() {
        HazardPlan u = HazardPlan.USUAL;
        HazardPlan flat = new HazardPlan(0, u.friction(), u.cohesion(), u.unitWeight(), u.thickness(), u.wetness(), 5, 500,
                Math.toRadians(60), Math.toRadians(20), 1500);
        double tangent = Math.tan(Math.toRadians(20));
        for (double over : new double[] {-2, 2}) {
            double crest = 101 - tangent * 80 + over;
            // Crest 80 m from the edge, sides of 50 degrees, so that the hill is no source.
            GridTerrain cliff = ground(i -> i % N <= 30 ? 200 : 100 + Math.max(0, crest * (1 - Math.abs(i % N - 38) / 6.0)));
            Rockfall rocks = new Rockfall(cliff, flat);
            assertThat(rocks.sources()).isEqualTo(2 * (N - 2));
            double energy = rocks.energy(500, 500, 100);
            if (over < 0) {
                assertThat(energy).isCloseTo(101 - tangent * 200, within(1e-6));
            } else {
                assertThat(energy).isNaN();
            }
        }
    }

    @Test
    void classesBeginAtTheirLimits() {
        assertThat(Hazard.SLOPE.of(15)).isEqualTo(1);
        assertThat(Hazard.SLOPE.of(14.99)).isZero();
        assertThat(Hazard.SLOPE.of(60)).isEqualTo(4);
        assertThat(Hazard.SHAKING.of(Double.POSITIVE_INFINITY)).isEqualTo(4);
        assertThat(Hazard.SHAKING.of(200)).isEqualTo(3);
        assertThat(Hazard.FLOOD.of(-0.1)).isEqualTo(4);
        assertThat(Hazard.FLOOD.of(3)).isEqualTo(1);
        assertThat(Hazard.ROCKFALL.of(0.1)).isEqualTo(1);
        assertThat(Hazard.ROCKFALL.of(60)).isEqualTo(4);
        assertThat(Arrays.stream(Hazard.values()).mapToInt(h -> h.of(Double.NaN))).containsOnly(0);
    }
}
