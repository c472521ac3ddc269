package org.thalweg.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.corridor.CostDistance;
import org.thalweg.corridor.Moves;

/** Cost distance in the plane from the middle of a raster to all of it: one call is one raster. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 8)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
public class CostDistanceBenchmark {
    /** Cells along a side. */
    @Param("3000")
    public int side;

    /** Costs. */
    @Param({"random", "constant"})
    public String costs;

    /** Moves. */
    @Param("EIGHT")
    public Moves moves;

    /** Threads. */
    @Param({"1", "2"})
    public int threads;

    private CostDistance raster;

    /** Makes the raster. */
    @Setup
    public void make() {
        float[] values = costs.equals("random") ? Rasters.random(side) : Rasters.constant(side);
        raster = new CostDistance(values, side, side, 1, moves);
    }

    /**
     * Searches the whole raster.
     *
     * @return distances
     */
    @Benchmark
    public double[] fromTheMiddle() {
        return raster.on(threads, side / 2 * side + side / 2);
    }
}
