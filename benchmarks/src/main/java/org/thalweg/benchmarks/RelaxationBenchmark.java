package org.thalweg.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.corridor.PriceField;
import org.thalweg.corridor.Relaxation;
import org.thalweg.corridor.Sweep;

/** The relaxation over heights of the bundled case: one call is both sweeps of one mode. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 4)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class RelaxationBenchmark {
    /** Mode. */
    @Param({"RAIL", "ROAD"})
    public org.thalweg.standard.Mode mode;

    /** Greatest number of states: as in a study, and finer. */
    @Param("2500000")
    public int maxStates;

    private BundledCase bundled;
    private PriceField field;

    /** States of both sweeps, and those that were expanded. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Count {
        /** States of the grid, twice. */
        public long states;
        /** States expanded in both sweeps. */
        public long expanded;

        /** Starts anew. */
        @Setup(Level.Iteration)
        public void reset() {
            states = 0;
            expanded = 0;
        }
    }

    /** Plans the case. */
    @Setup
    public void plan() {
        bundled = BundledCase.of(mode);
        field = bundled.field();
    }

    /**
     * Both sweeps.
     *
     * @param count states
     * @return cost of the best line
     */
    @Benchmark
    public double bothSweeps(Count count) {
        Relaxation relaxation = bundled.relaxation(field, maxStates);
        Sweep come = relaxation.costToCome();
        Sweep go = relaxation.costToGo();
        count.states += 2L * relaxation.states();
        count.expanded += come.expanded() + go.expanded();
        return come.best() + go.best();
    }
}
