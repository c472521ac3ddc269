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
import org.thalweg.operation.LineProfile;
import org.thalweg.operation.Run;
import org.thalweg.operation.RunSettings;
import org.thalweg.operation.Train;
import org.thalweg.operation.VehicleSheet;

/** One run of a train over the bundled case's railway of some 40 km, from standstill to standstill. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class RunBenchmark {
    /** Preset of the train. */
    @Param({"freight-1520-electric", "passenger-1520"})
    public String train;

    private Train vehicle;
    private LineProfile line;

    /** Plans the case. */
    @Setup
    public void plan() {
        BundledCase bundled = BundledCase.of(org.thalweg.standard.Mode.RAIL);
        line = LineProfile.of(bundled.line, bundled.standard);
        vehicle = VehicleSheet.preset(train).formation().train(1);
    }

    /**
     * Runs it.
     *
     * @return the run
     */
    @Benchmark
    public Run run() {
        return Run.of(vehicle, line, RunSettings.RAIL);
    }
}
