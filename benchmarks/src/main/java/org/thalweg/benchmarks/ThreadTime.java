package org.thalweg.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.thalweg.alignment.Alignment;
import org.thalweg.corridor.CostDistance;
import org.thalweg.corridor.Moves;
import org.thalweg.corridor.PriceField;
import org.thalweg.corridor.Relaxation;
import org.thalweg.corridor.Relaxation.Start;
import org.thalweg.corridor.Sweep;
import org.thalweg.cost.MassHaul;
import org.thalweg.cost.PlanePrices;
import org.thalweg.cost.PricedSection;
import org.thalweg.cost.Pricing;
import org.thalweg.cost.Rates;
import org.thalweg.cost.SectionPricer;
import org.thalweg.cost.UnitCosts;
import org.thalweg.geometry.Pose;
import org.thalweg.refine.ProfileOptimizer;
import org.thalweg.refine.ProfileProblem;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.StandardPresets;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Site;

/**
 * The same work as the benchmarks, measured by the time of its own thread, so that other work on the machine counts little
 * (it still takes its share of caches and clock). Tells also how pricing spends its time, and how time grows with the area.
 * Prints a line for each; each is the best of several runs.
 */
public final class ThreadTime {
    private static double sink;

    private ThreadTime() {}

    /**
     * Measures.
     *
     * @param args {@code line}, {@code plane}, {@code heights}, {@code growth}: what to measure; all when left out
     */
    public static void main(String[] args) {
        List<String> wanted = args.length == 0 ? List.of("plane", "heights", "growth", "line") : List.of(args);
        if (wanted.contains("plane")) {
            plane(Rasters::random, "random");
            plane(Rasters::constant, "constant");
        }
        for (Mode mode : Mode.values()) {
            if (wanted.contains("growth")) {
                growth(mode, 1000, "all states followed");
                growth(mode, 0.25, "as a study follows them");
            }
            if (wanted.contains("heights") || wanted.contains("line")) {
                BundledCase bundled = BundledCase.of(mode);
                if (wanted.contains("heights")) {
                    heights(bundled, mode);
                }
                if (wanted.contains("line")) {
                    line(bundled, mode);
                    profile(mode);
                }
            }
        }
        // Keeps the compiler from leaving out work whose result nobody reads.
        System.err.println(sink == 0 ? "" : " ");
    }

    private interface Maker {
        float[] raster(int side);
    }

    private static void plane(Maker maker, String name) {
        double[] seconds = new double[2];
        int[] sides = {1000, 3162};
        // The large one first: then both run on compiled code.
        for (int k = 1; k >= 0; k--) {
            int side = sides[k];
            CostDistance raster = new CostDistance(maker.raster(side), side, side, 1, Moves.EIGHT);
            seconds[k] = best(6, 1, () -> raster.from(side / 2 * side + side / 2)[0]);
            System.out.printf(Locale.ROOT, "plane, %s, %d x %d: %.3f s, %.1f Mcells/s%n",
                    name, side, side, seconds[k], (double) side * side / seconds[k] / 1e6);
        }
        System.out.printf(Locale.ROOT, "plane, %s: ten times the area takes %.1f times the time%n",
                name, seconds[1] / seconds[0]);
    }

    private static void heights(BundledCase bundled, Mode mode) {
        PriceField field = bundled.field();
        long[] states = new long[2];
        double seconds = best(5, 1, () -> both(bundled.relaxation(field, 2_500_000), states));
        report("heights, bundled case, " + mode.slug(), seconds, states);
    }

    /**
     * Hilly squares of 4.5 and 14 km a side, one size of cells. The gates lie so far apart even in the small one that the
     * levels of both reach from the lowest ground to the highest bridge: height counts are equal. How many of these states
     * are followed is the slack's affair: a share of a dearer line pays for more climbing.
     */
    private static void growth(Mode mode, double slack, String name) {
        DesignStandard standard = StandardPresets.load(mode == Mode.ROAD ? "road-80-mountain" : "rail-1520-80").standard();
        Rates rates = UnitCosts.load("caucasus-2025").rates(mode);
        int[] sides = {150, 474};
        double[] seconds = new double[2];
        long[][] states = new long[2][2];
        // The large one first: then both run on compiled code.
        for (int k = 1; k >= 0; k--) {
            int side = sides[k];
            long[] counts = states[k];
            GridTerrain hills = hills(side);
            PriceField field = new PriceField(hills, openSite(hills.frame()), standard, PlanePrices.of(standard, rates),
                    rates.surface(), 0, null, null);
            seconds[k] = best(k == 1 ? 2 : 6, 1, () -> both(acrossHills(field, hills, side, slack), counts));
            report("growth, hills of " + side + " x " + side + ", " + mode.slug() + ", " + name, seconds[k], counts);
        }
        System.out.printf(Locale.ROOT, "growth, %s, %s: ten times the area, %.1f times the states, %.1f times those followed,"
                        + " %.1f times the time%n",
                mode.slug(), name, (double) states[1][0] / states[0][0], (double) states[1][1] / states[0][1],
                seconds[1] / seconds[0]);
    }

    private static void report(String what, double seconds, long[] states) {
        System.out.printf(Locale.ROOT, "%s: %.2f s both sweeps, %d states, %d expanded, %.2f M states/s%n",
                what, seconds, states[0], states[1], states[0] / seconds / 1e6);
    }

    private static double both(Relaxation relaxation, long[] states) {
        Sweep come = relaxation.costToCome();
        Sweep go = relaxation.costToGo();
        states[0] = 2L * relaxation.states();
        states[1] = come.expanded() + go.expanded();
        return come.best() + go.best();
    }

    private static GridTerrain hills(int side) {
        float[] heights = new float[side * side];
        for (int i = 0; i < heights.length; i++) {
            double x = i % side;
            double y = i / side;
            heights[i] = (float) (500 + 30 * Math.sin(x / 25) * Math.cos(y / 31) + 8 * Math.sin(x / 7 + y / 9));
        }
        return new GridTerrain(new GridFrame(0, 30.0 * side, 30, side, side), heights);
    }

    private static Site openSite(GridFrame frame) {
        float[] room = new float[frame.size()];
        float[] none = new float[frame.size()];
        Arrays.fill(room, 1000);
        Arrays.fill(none, Float.NaN);
        return new Site(frame, room, new float[frame.size()], none, none, new byte[frame.size()]);
    }

    private static Relaxation acrossHills(PriceField field, GridTerrain hills, int side, double slack) {
        return new Relaxation(field, List.of(corner(hills, side, 0.05)), List.of(corner(hills, side, 0.95)), 200_000_000, slack);
    }

    private static Start corner(GridTerrain hills, int side, double share) {
        double x = hills.frame().x((int) (share * side));
        double y = hills.frame().y((int) (share * side));
        return new Start(x, y, hills.heightAt(x, y));
    }

    /** Pricing of a given line, and its parts one by one. */
    private static void line(BundledCase bundled, Mode mode) {
        Alignment line = bundled.line;
        SectionPricer pricer = bundled.pricer();
        int n = (int) (line.length() / 5);
        double[] middle = new double[n];
        Pose[] pose = new Pose[n];
        double[] z = new double[n];
        double[] cut = new double[n];
        double[] fill = new double[n];
        for (int i = 0; i < n; i++) {
            middle[i] = 5 * i + 2.5;
            pose[i] = line.plan().poseAt(middle[i]);
            z[i] = line.profile().elevationAt(middle[i]);
            PricedSection q = section(pricer, line, pose[i], z[i], middle[i]);
            cut[i] = 5 * (q.earth().cutSoil() + q.earth().cutRock());
            fill[i] = 5 * q.earth().fill();
        }
        System.out.printf(Locale.ROOT, "line, %s: %.0f m, %d elements, %d spans%n",
                mode.slug(), line.length(), line.plan().elements().size(), line.structures().size());
        tell("whole", mode, best(60, 10,
                () -> Pricing.of(line.plan(), line.profile(), line.structures(), pricer).searchCost()));
        tell("sections every 5 m", mode, best(60, 10, () -> {
            double sum = 0;
            int span = 0;
            for (int i = 0; i < n; i++) {
                span += line.structures().get(span).to() <= middle[i] ? 1 : 0;
                sum += pricer.quantities(pose[i].x(), pose[i].y(), pose[i].heading(), z[i],
                        line.structures().get(span).structure()).land();
            }
            return sum;
        }));
        tell("poses every 5 m", mode, best(60, 10, () -> {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += line.plan().poseAt(middle[i]).x();
            }
            return sum;
        }));
        tell("elevations and grades every 5 m", mode, best(60, 10, () -> {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += line.profile().elevationAt(middle[i]) + line.profile().gradeAt(middle[i]);
            }
            return sum;
        }));
        tell("mass haul", mode, best(60, 10, () -> MassHaul.of(middle, cut, fill, bundled.rates).haul()));
    }

    private static PricedSection section(SectionPricer pricer, Alignment line, Pose pose, double z, double station) {
        return pricer.quantities(pose.x(), pose.y(), pose.heading(), z, line.structureAt(station));
    }

    private static void profile(Mode mode) {
        for (boolean sites : new boolean[] {false, true}) {
            ProfileBenchmark benchmark = new ProfileBenchmark();
            benchmark.mode = mode;
            benchmark.sites = sites;
            benchmark.plan();
            ProfileProblem problem = benchmark.problem();
            String name = sites ? " with sites" : "";
            tell("profile on the lattice" + name, mode, best(12, 1,
                    () -> new ProfileOptimizer().solve(problem).latticeCost()));
            tell("profile on the lattice and polished" + name, mode, best(12, 1,
                    () -> new ProfileOptimizer().solvePolished(problem).cost()));
        }
    }

    private static void tell(String what, Mode mode, double seconds) {
        System.out.printf(Locale.ROOT, "line, %s, %s: %.2f ms%n", mode.slug(), what, 1000 * seconds);
    }

    private interface Work {
        double run();
    }

    /** Least time of this thread (s) for one run of the work. */
    private static double best(int rounds, int runs, Work work) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int run = 0; run < runs; run++) {
                sink += work.run();
            }
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            best = Math.min(best, (end - start) / 1e9 / runs);
        }
        return best;
    }
}
