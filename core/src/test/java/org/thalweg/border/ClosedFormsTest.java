package org.thalweg.border;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Simulated queues against closed forms: Erlang's C for M/M/c, Pollaczek and Khinchine for M/G/1. The figures were
 * computed elsewhere. All intervals together are one family at 99 % (Bonferroni): each has the level 1 - 0.01 / family.
 * The seed was chosen once; it is the same for all cases. Run lengths were then set by the half-widths alone.
 */
class ClosedFormsTest {
    private static final long SEED = 2026;
    private static final int REPLICATIONS = 64;
    private static final int FAMILY = 9 * 4 + 5;
    private static final double LEVEL = 1 - 0.01 / FAMILY;

    /** Arrivals and services an hour, servers; probability of waiting, mean queue, mean wait and stay (min); millions. */
    private static final double[][] MMC = {
        {8, 10, 1, .800000, 3.200000, 24.000000, 30.000000, 5},
        {9, 10, 1, .900000, 8.100000, 54.000000, 60.000000, 2.6},
        {16, 10, 2, .711111, 2.844444, 10.666667, 16.666667, 5},
        {18, 10, 2, .852632, 7.673684, 25.578947, 31.578947, 3},
        {40, 10, 5, .554113, 2.216450, 3.324675, 9.324675, 8},
        {45, 10, 5, .762493, 6.862439, 9.149919, 15.149919, 3.4},
        {20, 4, 6, .587516, 2.937582, 8.812747, 23.812747, 2},
        {30, 4, 8, .807253, 12.108788, 24.217576, 39.217576, 8},
        {57, 6, 10, .825586, 15.686126, 16.511712, 26.511712, 14},
    };

    /** Squared variation of the service times at load 0.8, mean queue; millions of arrivals. */
    private static final Object[][] MG1 = {
        {ServiceTime.Shape.CONSTANT, 0.0, 1.6, 2.6},
        {ServiceTime.Shape.UNIFORM, 0.25, 2.0, 2.6},
        {ServiceTime.Shape.LOGNORMAL, 0.25, 2.0, 2.8},
        {ServiceTime.Shape.EXPONENTIAL, 1.0, 3.2, 6.5},
        {ServiceTime.Shape.LOGNORMAL, 2.0, 4.8, 14.0},
    };

    private final List<String> misses = new ArrayList<>();

    @Test
    void queuesMeetTheClosedForms() {
        for (double[] row : MMC) {
            double load = row[0] / (row[1] * row[2]);
            ServiceTime time = ServiceTime.exponential(3600 / row[1]);
            StationResult r = simulate(row[0], time, (int) row[2], row[7] * 1e6);
            String name = "M/M/" + (int) row[2] + " at " + load;
            check(name + " P(wait)", r.delayed(), row[3], load);
            check(name + " Lq", r.queue(), row[4], load);
            check(name + " Wq min", minutes(r.waiting()), row[5], load);
            check(name + " W min", minutes(r.stay()), row[6], load);
        }
        for (Object[] row : MG1) {
            double squared = (Double) row[1];
            ServiceTime time = new ServiceTime((ServiceTime.Shape) row[0], 60, Math.sqrt(squared));
            StationResult r = simulate(48, time, 1, (Double) row[3] * 1e6);
            check("M/G/1 " + row[0] + " " + squared, r.queue(), (Double) row[2], 0.8);
        }
        assertThat(misses).isEmpty();
    }

    @Test
    void timesInAnMM1QueueAreExponential() {
        // The stay has the mean 1 / (m - l) = 30 min, so a share p leaves within -30 ln(1 - p) min.
        Visit visit = new Visit(0, Step.DOCUMENTS, 0, 1, ServiceTime.exponential(360), false);
        Post post = new Post("queue", List.of(Station.always("server", 1)),
                List.of(new Post.Flow(Traffic.steady("vehicle", 24 * 8), List.of(visit))));
        TrafficResult t = PostSimulation.run(post, new Settings(500, 10, 32, 1 - 0.01 / 3, SEED), true).traffic("vehicle");
        double[] shares = {0.5, 0.9, 0.95};
        Estimate[] found = {t.median(), t.p90(), t.p95()};
        for (int i = 0; i < shares.length; i++) {
            double exact = -1800 * Math.log(1 - shares[i]);
            assertThat(found[i].holds(exact)).as("%s within %s against %s", shares[i], found[i], exact).isTrue();
            assertThat(found[i].halfWidth()).isLessThan(0.025 * exact);
        }
    }

    private static Estimate minutes(Estimate seconds) {
        return new Estimate(seconds.mean() / 60, seconds.halfWidth() / 60);
    }

    private static StationResult simulate(double perHour, ServiceTime time, int servers, double arrivals) {
        Visit visit = new Visit(0, Step.DOCUMENTS, 0, 1, time, false);
        Post post = new Post(
                "queue",
                List.of(Station.always("servers", servers)),
                List.of(new Post.Flow(Traffic.steady("vehicle", 24 * perHour), List.of(visit))));
        int days = (int) Math.ceil(arrivals / (24 * perHour * REPLICATIONS));
        return PostSimulation.run(post, new Settings(days, 10, REPLICATIONS, LEVEL, SEED), true).stations().get(0);
    }

    private void check(String name, Estimate found, double exact, double load) {
        double widest = (load > 0.8 + 1e-9 ? 0.05 : 0.02) * exact;
        if (!found.holds(exact) || found.halfWidth() > widest) {
            misses.add(name + ": " + found + " against " + exact + ", half-width at most " + widest);
        }
    }
}
