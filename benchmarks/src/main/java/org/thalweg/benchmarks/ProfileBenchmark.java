package org.thalweg.benchmarks;

import java.util.Arrays;
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
import org.thalweg.cost.SectionPricer;
import org.thalweg.geometry.Pose;
import org.thalweg.refine.PriceTable;
import org.thalweg.refine.ProfileEnd;
import org.thalweg.refine.ProfileGrid;
import org.thalweg.refine.ProfileOptimizer;
import org.thalweg.refine.ProfileProblem;
import org.thalweg.refine.ProfileRules;
import org.thalweg.refine.ProfileSolution;

/**
 * The full profile optimum of the bundled case's line, priced on its own ground every 10 m within some 40 m of the planned
 * profile. Parabolas may lie anywhere: the bars that clothoids set are left out, which gives the optimiser more to do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class ProfileBenchmark {
    private static final double SPACING = 100;
    private static final int LEVELS = 81;
    private static final int STEPS = 8;

    /** Mode. */
    @Param({"RAIL", "ROAD"})
    public org.thalweg.standard.Mode mode;

    /** Whether sites for stations and loops are asked for, where the standard knows them. */
    @Param({"false", "true"})
    public boolean sites;

    private BundledCase bundled;
    private ProfileGrid grid;
    private ProfileProblem problem;

    /** Plans the case and makes the problem. */
    @Setup
    public void plan() {
        bundled = BundledCase.of(mode);
        grid = new ProfileGrid(0, bundled.line.length(), SPACING, 10);
        double[] grades = new double[grid.legs()];
        double[] tangents = new double[grid.legs() + 1];
        Arrays.fill(grades, bundled.standard.maxGrade());
        Arrays.fill(tangents, 400);
        tangents[0] = 0;
        tangents[grid.legs()] = 0;
        double from = bundled.line.profile().elevationAt(0);
        double to = bundled.line.profile().elevationAt(bundled.line.length());
        problem = new ProfileProblem(rules(), grid, priceTable(), grades, tangents, bundled.rates.abutment(),
                bundled.rates.portal(), ProfileEnd.between(from, from), ProfileEnd.between(to, to), STEPS, new int[0]);
        if (new ProfileOptimizer().solvePolished(problem).profile().isEmpty()) {
            throw new IllegalStateException("the problem has no profile, so that there is nothing to time");
        }
    }

    ProfileProblem problem() {
        return problem;
    }

    private ProfileRules rules() {
        ProfileRules r = ProfileRules.of(bundled.standard);
        return sites ? r : new ProfileRules(r.maxGrade(), r.minGrade(), r.minTunnelGrade(), r.crestRadius(),
                r.sagRadius(), r.verticalCurveThreshold(), r.minSpacing(), r.minConstantGrade(), 0, r.flatGrade(), 0);
    }

    /**
     * Prices of the line by place, structure and elevation: some 300 000 heights of the line.
     *
     * @return the table
     */
    @Benchmark
    public PriceTable priceTable() {
        SectionPricer pricer = bundled.pricer();
        double quantum = bundled.standard.maxGrade() / STEPS * SPACING;
        double level = quantum * Math.max(1, Math.rint(1 / quantum));
        float[] prices = new float[grid.samples() * PriceTable.STRUCTURES * LEVELS];
        double[] base = new double[grid.samples()];
        for (int s = 0; s < base.length; s++) {
            double station = grid.sampleStation(s);
            Pose pose = bundled.line.plan().poseAt(station);
            base[s] = Math.rint(bundled.line.profile().elevationAt(station) - level * (LEVELS / 2));
            pricer.price(pose.x(), pose.y(), pose.heading(), base[s], level, LEVELS, prices,
                    s * PriceTable.STRUCTURES * LEVELS);
        }
        return new PriceTable(prices, base, level, LEVELS, 0);
    }

    /**
     * The optimum on the lattice.
     *
     * @return the solution
     */
    @Benchmark
    public ProfileSolution lattice() {
        return new ProfileOptimizer().solve(problem);
    }

    /**
     * The optimum on the lattice, then moved off it.
     *
     * @return the solution
     */
    @Benchmark
    public ProfileSolution polished() {
        return new ProfileOptimizer().solvePolished(problem);
    }

    /**
     * The full optimum: on the lattice, on finer ones near it, and moved off them.
     *
     * @return the solution
     */
    @Benchmark
    public ProfileSolution full() {
        return new ProfileOptimizer().solveFully(problem);
    }
}
