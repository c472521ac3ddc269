package org.thalweg.benchmarks;

import java.util.List;
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
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.cost.PricedLine;
import org.thalweg.cost.Pricing;
import org.thalweg.cost.SectionPricer;
import org.thalweg.geometry.Pose;

/** A given line of some 40 km: that of the bundled case. One call is the whole line, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class LineBenchmark {
    /** Mode. */
    @Param({"RAIL", "ROAD"})
    public org.thalweg.standard.Mode mode;

    private BundledCase bundled;
    private SectionPricer pricer;
    private List<PointOfIntersection> points;

    /** Plans the case. */
    @Setup
    public void plan() {
        bundled = BundledCase.of(mode);
        pricer = bundled.pricer();
        points = bundled.line.plan().toPoints();
    }

    /**
     * Prices the line with its structures given: sections, streams, haul, bill, station table.
     *
     * @return the priced line
     */
    @Benchmark
    public PricedLine price() {
        return Pricing.of(bundled.line.plan(), bundled.line.profile(), bundled.line.structures(), pricer);
    }

    /**
     * Prices the line and chooses its structures.
     *
     * @return the priced line
     */
    @Benchmark
    public PricedLine priceAndChoose() {
        return Pricing.of(bundled.line.plan(), bundled.line.profile(), null, pricer);
    }

    /**
     * Makes the plan line from its points of intersection.
     *
     * @return the plan line
     */
    @Benchmark
    public HorizontalAlignment fromPoints() {
        return HorizontalAlignment.of(points);
    }

    /**
     * Walks along the line every 10 m: position, heading, design elevation, grade.
     *
     * @return a sum, so that nothing is left out
     */
    @Benchmark
    public double sample() {
        HorizontalAlignment plan = bundled.line.plan();
        double sum = 0;
        for (double s = 0; s < plan.length(); s += 10) {
            Pose pose = plan.poseAt(s);
            sum += pose.x() + pose.y() + pose.heading();
            sum += bundled.line.profile().elevationAt(s) + bundled.line.profile().gradeAt(s);
        }
        return sum;
    }
}
