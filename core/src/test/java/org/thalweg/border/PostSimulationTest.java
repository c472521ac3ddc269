package org.thalweg.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import umontreal.ssj.rng.RandomStream;

class PostSimulationTest {
    private static final Settings SHORT = new Settings(40, 5, 8, 0.95, 7);

    private static Visit visit(int station, Step step, double share, ServiceTime time) {
        return new Visit(station, step, 0, share, time, false);
    }

    private static Post post(List<Station> stations, Traffic traffic, Visit... route) {
        return new Post("post", stations, List.of(new Post.Flow(traffic, List.of(route))));
    }

    private static Traffic trains(double perDay, int units) {
        double[] flat = new double[24];
        Arrays.fill(flat, 1);
        return new Traffic("train", perDay, units, flat, Traffic.Pattern.TIMETABLE, 0);
    }

    private static Station hours(String name, int servers, int from, int to) {
        int[] day = new int[24];
        Arrays.fill(day, from, to, servers);
        return new Station(name, day, 1, 0);
    }

    @Test
    void demandBeyondCapacityIsReportedAndNotRun() {
        // 1000 trucks a day, 4 min each, two lanes open 12 hours: 4000 / 1440 = 2.78.
        Post post = post(
                List.of(hours("lanes", 2, 8, 20)),
                Traffic.steady("truck", 1000),
                visit(0, Step.DOCUMENTS, 1, ServiceTime.constant(240)));
        PostResult result = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> PostSimulation.run(post, new Settings(3660, 0, 1000, 0.95, 1)));
        assertThat(result.stable()).isFalse();
        assertThat(result.bottleneck().station()).isEqualTo("lanes");
        assertThat(result.bottleneck().ratio()).isCloseTo(4000 / 1440.0, within(1e-12));
        assertThat(result.traffic()).isEmpty();
    }

    @Test
    void aLoadOfExactlyOneIsUnstable() {
        Post post = post(
                List.of(Station.always("lane", 1)),
                Traffic.steady("truck", 24),
                visit(0, Step.DOCUMENTS, 1, ServiceTime.exponential(3600)));
        assertThat(PostSimulation.run(post, SHORT).stable()).isFalse();
    }

    @Test
    void timetabledTrainsByHand() {
        // Two trains a day at 06:00 and 18:00 of 5 wagons; 2 teams, 600 s a wagon: 3 rounds, 1800 s; then 300 s of way and
        // 900 s for the whole train. Nobody waits.
        Post post = post(
                List.of(Station.always("teams", 2), Station.unlimited("way"), Station.always("brakes", 1)),
                trains(2, 5),
                visit(0, Step.DOCUMENTS, 1, ServiceTime.constant(600)),
                new Visit(1, Step.MOVE, 0, 1, ServiceTime.constant(300), true),
                new Visit(2, Step.TECHNICAL, 0, 1, ServiceTime.constant(900), true));
        TrafficResult train = PostSimulation.run(post, SHORT).traffic("train");
        assertThat(train.time().mean()).isCloseTo(3000, within(1e-6));
        assertThat(train.waiting().mean()).isZero();
        assertThat(train.control().mean()).isCloseTo(2700, within(1e-6));
        assertThat(train.moving().mean()).isCloseTo(300, within(1e-6));
        assertThat(train.perDay().mean()).isEqualTo(2);
        assertThat(train.p95().mean()).isCloseTo(3000, within(3.0));
    }

    @Test
    void openingHoursByHand() {
        // A train an hour, at the half hours; one team from 08:00 to 20:00. With 30 min each the day's work just fits, which
        // counts as unstable; with 29 min those that come while the post is closed are done by the evening.
        Post full = post(
                List.of(hours("team", 1, 8, 20)), trains(24, 1), visit(0, Step.DOCUMENTS, 1, ServiceTime.constant(1800)));
        assertThat(full.bottleneck().ratio()).isEqualTo(1);
        Post lighter = post(
                List.of(hours("team", 1, 8, 20)), trains(24, 1), visit(0, Step.DOCUMENTS, 1, ServiceTime.constant(1740)));
        double sum = 0;
        double free = 0;
        for (int i = 0; i < 24; i++) {
            double due = 20.5 + i;
            double begin = Math.max(Math.max(due, 32), free);
            sum += begin - due;
            free = begin + 29 / 60.0;
        }
        TrafficResult train = PostSimulation.run(lighter, SHORT).traffic("train");
        assertThat(train.waiting().mean()).isCloseTo(3600 * sum / 24, within(1e-6));
        assertThat(train.queueByHour()[21]).as("one from 20:30, a second from 21:30").isCloseTo(1.5, within(1e-9));
        assertThat(train.queueByHourP90()[7]).isEqualTo(11);
        assertThat(train.queueByHourP90()[20]).isZero();
    }

    @Test
    void batchesMeetTheClosedForm() {
        // M^b/M/1: a batch waits as in M/G/1 with Erlang(b) work: Wq = l b (b + 1) / (2 m^2 (1 - r)); units that wait:
        // Lq = r (b + 1) / (2 (1 - r)) - r (Gross and Harris, bulk arrivals). l = 3/h, b = 4, m = 16/h, r = 0.75.
        double[] flat = new double[24];
        Arrays.fill(flat, 1);
        Post post = post(
                List.of(Station.always("team", 1)),
                new Traffic("train", 72, 4, flat, Traffic.Pattern.RANDOM, 0),
                visit(0, Step.DOCUMENTS, 1, ServiceTime.exponential(225)));
        PostResult result = PostSimulation.run(post, new Settings(500, 10, 20, 1 - 0.01 / 3, 11));
        TrafficResult train = result.traffic("train");
        double wait = 3600 * 3.0 * 4 * 5 / (2 * 16 * 16 * 0.25);
        assertThat(train.waiting().holds(wait)).as("%s against %s", train.waiting(), wait).isTrue();
        assertThat(train.control().holds(900)).as("%s against 900", train.control()).isTrue();
        double queue = 0.75 * 5 / (2 * 0.25) - 0.75;
        assertThat(result.stations().get(0).queue().holds(queue))
                .as("%s against %s", result.stations().get(0).queue(), queue)
                .isTrue();
        assertThat(train.waiting().halfWidth()).isLessThan(0.05 * wait);
    }

    @Test
    void kindsOfTrafficShareAStation() {
        // M/G/1 with two kinds: Wq = (l1 E[S1^2] + l2 E[S2^2]) / (2 (1 - r)) for both; a third of the cars pass unchecked.
        ServiceTime slow = ServiceTime.exponential(600);
        ServiceTime quick = ServiceTime.constant(60);
        Post post = new Post(
                "post",
                List.of(Station.always("desk", 1)),
                List.of(
                        new Post.Flow(Traffic.steady("truck", 72), List.of(visit(0, Step.DOCUMENTS, 1, slow))),
                        new Post.Flow(Traffic.steady("car", 360), List.of(visit(0, Step.DOCUMENTS, 2 / 3.0, quick)))));
        PostResult result = PostSimulation.run(post, new Settings(500, 10, 20, 1 - 0.01 / 4, 12));
        double load = 3 / 6.0 + 10 / 60.0;
        assertThat(result.bottleneck().ratio()).isCloseTo(load, within(1e-12));
        double wait = (72 / 86400.0 * 2 * 600 * 600 + 240 / 86400.0 * 3600) / (2 * (1 - load));
        assertThat(result.traffic("truck").waiting().holds(wait)).isTrue();
        assertThat(result.traffic("car").waiting().holds(wait * 2 / 3)).isTrue();
        assertThat(result.traffic("car").control().holds(40)).isTrue();
        assertThat(result.stations().get(0).busy().holds(load)).isTrue();
    }

    @Test
    void littlesLawHoldsInEveryPost() {
        // Queue = arrivals x wait, up to those that wait at both ends of the count.
        for (PostResult r : List.of(PostSimulation.run(randomPost(1), SHORT), PostSimulation.run(randomPost(2), SHORT))) {
            for (TrafficResult t : r.traffic()) {
                assertThat(t.queue().mean())
                        .isCloseTo(t.perDay().mean() / 86400 * t.waiting().mean(), within(0.02 + 0.02 * t.queue().mean()));
                assertThat(t.time().mean())
                        .isCloseTo(t.waiting().mean() + t.control().mean() + t.moving().mean(), within(1e-6));
                assertThat(t.median().mean()).isLessThanOrEqualTo(t.p90().mean());
                assertThat(t.p90().mean()).isLessThanOrEqualTo(t.p95().mean());
            }
        }
    }

    private static Post randomPost(int lanes) {
        double[] day = new double[24];
        Arrays.setAll(day, h -> 1 + Math.sin(Math.PI * h / 12));
        Traffic trucks = new Traffic("truck", 300, 1, day, Traffic.Pattern.RANDOM, 0);
        Traffic train = new Traffic("train", 8, 12, day, Traffic.Pattern.TIMETABLE, 1800);
        List<Visit> route = List.of(
                visit(0, Step.DOCUMENTS, 1, ServiceTime.lognormal(300 * lanes, 0.6)),
                new Visit(1, Step.MOVE, 0, 1, ServiceTime.constant(60), true),
                visit(2, Step.INSPECTION, 0.1, ServiceTime.lognormal(1800, 0.8)));
        return new Post(
                "post",
                List.of(Station.always("desk", 2 * lanes), Station.unlimited("way"), hours("bay", 3, 6, 22)),
                List.of(new Post.Flow(trucks, route), new Post.Flow(train, route)));
    }

    @Test
    void theSameForAnyNumberOfThreads() {
        assertThat(PostSimulation.run(randomPost(1), SHORT, true)).isEqualTo(PostSimulation.run(randomPost(1), SHORT, false));
        Settings other = new Settings(40, 5, 8, 0.95, 8);
        assertThat(PostSimulation.run(randomPost(1), other)).isNotEqualTo(PostSimulation.run(randomPost(1), SHORT));
    }

    @Test
    void commonRandomNumbersSharpenDifferences() {
        // The same post with a shorter inspection: the difference's interval against that of independent runs, in which the
        // squares of the half-widths add up.
        Post slow = randomPost(1);
        List<Post.Flow> flows = new ArrayList<>();
        for (Post.Flow flow : slow.flows()) {
            List<Visit> route = new ArrayList<>(flow.route());
            route.set(2, visit(2, Step.INSPECTION, 0.1, ServiceTime.lognormal(900, 0.8)));
            flows.add(new Post.Flow(flow.traffic(), route));
        }
        PostResult a = PostSimulation.run(slow, SHORT);
        PostResult b = PostSimulation.run(new Post("quick", slow.stations(), flows), SHORT);
        TrafficResult one = a.traffic("truck");
        TrafficResult two = b.traffic("truck");
        Estimate difference = one.longerThan(two, 0.95);
        assertThat(difference.mean()).isCloseTo(one.time().mean() - two.time().mean(), within(1e-6));
        assertThat(difference.halfWidth())
                .isLessThan(0.5 * Math.hypot(one.time().halfWidth(), two.time().halfWidth()));
        // Counts of independent runs differ by about sqrt(2 x 300 / 40 / 8) = 1.4 a day; these only by who is still there.
        assertThat(one.perDay().mean()).as("the same trucks").isCloseTo(two.perDay().mean(), within(0.1));
    }

    @Test
    void arrivalsFollowTheDay() {
        double[] day = new double[24];
        Arrays.setAll(day, h -> h < 6 ? 0 : h % 5);
        Traffic traffic = new Traffic("car", 500, 1, day, Traffic.Pattern.RANDOM, 0);
        RandomStream[] row = Streams.of(3, 1, 1)[0];
        Arrivals arrivals = new Arrivals(traffic, row[0], row[1]);
        double[] counts = new double[24];
        int days = 2000;
        for (double t = arrivals.next(); t < 86400.0 * days; t = arrivals.next()) {
            counts[(int) (t / 3600) % 24]++;
        }
        double sum = Arrays.stream(day).sum();
        for (int h = 0; h < 24; h++) {
            double mean = 500.0 * days * day[h] / sum;
            // Five standard deviations of a Poisson count.
            assertThat(counts[h]).as("hour %d", h).isCloseTo(mean, within(5 * Math.sqrt(mean)));
        }
    }

    @Test
    void settlingFindsTheEndOfARamp() {
        double[] series = new double[100];
        Arrays.setAll(series, d -> 10 * Math.min(1, d / 20.0) + 0.01 * (d % 3));
        assertThat(Settling.after(series)).isBetween(18, 22);
        Arrays.setAll(series, d -> d % 7);
        assertThat(Settling.after(series)).isLessThan(8);
    }

    @Test
    void percentilesMeetSortedTimes() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        TimeHistogram histogram = new TimeHistogram();
        double[] times = new double[10_007];
        for (int i = 0; i < times.length; i++) {
            times[i] = Math.exp(10 * random.nextDouble());
            histogram.add(times[i]);
        }
        Arrays.sort(times);
        double[] percentiles = histogram.percentiles();
        for (int p = 1; p <= 100; p++) {
            double exact = times[(int) Math.ceil(p / 100.0 * times.length) - 1];
            assertThat(percentiles[p]).as("%d %%", p).isCloseTo(exact, within(exact / 1024));
        }
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Traffic.steady("truck", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Traffic.steady("truck", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> ServiceTime.lognormal(-1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceTime(ServiceTime.Shape.UNIFORM, 1, 0.6));
        assertThatIllegalArgumentException().isThrownBy(() -> Station.always("lane", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> visit(0, Step.SCAN, 1.1, ServiceTime.constant(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> post(List.of(), Traffic.steady("truck", 1), visit(0, Step.SCAN, 1, ServiceTime.constant(1))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(0, 0, 20, 0.95, 1));
        Visit twice = visit(0, Step.SCAN, 1, ServiceTime.constant(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> post(List.of(Station.always("lane", 1)), Traffic.steady("truck", 1), twice, twice));
    }
}
