package org.thalweg.border;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import umontreal.ssj.rng.RandomStream;

/** Simulates posts: replications, and what they say together. */
public final class PostSimulation {
    private final Post post;
    private final Settings settings;
    private final RunCounts[] runs;

    private PostSimulation(Post post, Settings settings, RunCounts[] runs) {
        this.post = post;
        this.settings = settings;
        this.runs = runs;
    }

    /**
     * Simulates a post, replications one after the other.
     *
     * @param post the post
     * @param settings how
     * @return what was found; without simulation where a load is 1 or more
     */
    public static PostResult run(Post post, Settings settings) {
        return run(post, settings, false);
    }

    /**
     * Simulates a post. The result does not depend on the number of threads.
     *
     * @param post the post
     * @param settings how
     * @param parallel whether replications may run side by side on the common pool
     * @return what was found; without simulation where a load is 1 or more
     */
    public static PostResult run(Post post, Settings settings, boolean parallel) {
        Post.Load bottleneck = post.bottleneck();
        if (!(bottleneck.ratio() < 1)) {
            return new PostResult(post, bottleneck, false, List.of(), List.of(), 0);
        }
        RandomStream[][] streams = Streams.of(settings.seed(), settings.replications(), post.flows().size());
        Stream<RandomStream[]> rows = Arrays.stream(streams);
        RunCounts[] runs = (parallel ? rows.parallel() : rows)
                .map(row -> PostRun.run(post, settings, row))
                .toArray(RunCounts[]::new);
        return new PostSimulation(post, settings, runs).result(bottleneck);
    }

    private PostResult result(Post.Load bottleneck) {
        List<TrafficResult> traffic = new ArrayList<>();
        for (int f = 0; f < post.flows().size(); f++) {
            traffic.add(traffic(f));
        }
        List<StationResult> stations = new ArrayList<>();
        List<Post.Load> loads = post.loads();
        for (int s = 0; s < post.stations().size(); s++) {
            if (!post.stations().get(s).isUnlimited()) {
                stations.add(station(s, loads.get(stations.size()).ratio()));
            }
        }
        double[] days = new double[settings.warmUpDays() + settings.days()];
        Arrays.setAll(days, d -> Arrays.stream(runs).mapToDouble(r -> r.presentArea[d]).sum());
        return new PostResult(post, bottleneck, true, traffic, stations, Settling.after(days));
    }

    private Estimate over(ToDoubleFunction<RunCounts> value) {
        return Estimate.of(Arrays.stream(runs).mapToDouble(value).toArray(), settings.level());
    }

    private TrafficResult traffic(int f) {
        double[][] percentiles =
                Arrays.stream(runs).map(r -> r.times[f].percentiles()).toArray(double[][]::new);
        double seconds = 86400.0 * settings.days();
        double[] byHour = new double[24];
        Arrays.setAll(byHour, h -> mean(r -> r.waitingArea[f * 24 + h]) / (3600.0 * settings.days()));
        double[] all = new double[101];
        Arrays.setAll(all, p -> Arrays.stream(percentiles).mapToDouble(row -> row[p]).average().orElseThrow());
        return new TrafficResult(
                post.flows().get(f).traffic().name(),
                over(r -> r.time[f] / r.times[f].total()),
                over(r -> r.waited[f] / r.times[f].total()),
                over(r -> r.served[f] / r.times[f].total()),
                over(r -> r.moved[f] / r.times[f].total()),
                percentile(percentiles, 50),
                percentile(percentiles, 90),
                percentile(percentiles, 95),
                over(r -> r.times[f].total() / (double) settings.days()),
                over(r -> IntStream.range(0, 24).mapToDouble(h -> r.waitingArea[f * 24 + h]).sum() / seconds),
                byHour,
                ninetieth(f),
                all,
                Arrays.stream(runs).mapToDouble(r -> r.time[f] / r.times[f].total()).toArray());
    }

    private double mean(ToDoubleFunction<RunCounts> value) {
        return Arrays.stream(runs).mapToDouble(value).average().orElseThrow();
    }

    private Estimate percentile(double[][] percentiles, int p) {
        return Estimate.of(Arrays.stream(percentiles).mapToDouble(row -> row[p]).toArray(), settings.level());
    }

    /** Vehicles waiting at the begin of each hour: the 90th percentile over the days of all replications. */
    private double[] ninetieth(int f) {
        int n = settings.days() * runs.length;
        double[] at = new double[24];
        int[] days = new int[n];
        for (int h = 0; h < 24; h++) {
            int i = 0;
            for (RunCounts run : runs) {
                for (int d = 0; d < settings.days(); d++) {
                    days[i++] = run.atHour[f][d * 24 + h];
                }
            }
            Arrays.sort(days);
            at[h] = days[(9 * n + 9) / 10 - 1];
        }
        return at;
    }

    private StationResult station(int s, double load) {
        double seconds = 86400.0 * settings.days();
        double duty = 3600 * post.stations().get(s).serverHours() * settings.days();
        return new StationResult(
                post.stations().get(s).name(),
                load,
                over(r -> r.busyArea[s] / duty),
                over(r -> r.stationDelayed[s] / (double) r.stationAsked[s]),
                over(r -> r.queueArea[s] / seconds),
                over(r -> r.stationWait[s] / r.stationVisits[s]),
                over(r -> r.stationStay[s] / r.stationVisits[s]));
    }
}
