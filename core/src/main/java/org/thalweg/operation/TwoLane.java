package org.thalweg.operation;

/**
 * Capacity and level of service of a two-lane road: HCM 2000, chapter 20, two-way segments. Thresholds, capacity and the
 * exponential were read; the tables of adjustments are recalled and meet the manual's first example.
 *
 * @param flow flow rate for speed (passenger cars an hour, both directions)
 * @param ratio demand / capacity: above 1 the road is full and a queue grows as long as the demand lasts
 * @param speed average travel speed (m/s)
 * @param following time spent following (ratio)
 * @param first level of service A to F as a class I road, on which drivers expect speed
 * @param second level of service A to F as a class II road, on which they do not
 */
public record TwoLane(double flow, double ratio, double speed, double following, char first, char second) {
    /** Capacity of one direction (passenger cars an hour). */
    public static final double ONE_WAY = 1700;

    /** Capacity of both directions together (passenger cars an hour). */
    public static final double BOTH_WAYS = 3200;

    private static final double MPH = 0.44704;

    /** Flows (pc/h) and shares without passing at which the tables stand. */
    private static final double[] FLOWS = {0, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000, 2600, 3200};

    private static final double[] SHARES = {0, 0.2, 0.4, 0.6, 0.8, 1};

    /** Exhibit 20-11: what no-passing zones take from the speed (mph). */
    private static final double[][] SLOWER = {
        {0, 0, 0, 0, 0, 0}, {0, 0.6, 1.4, 2.4, 2.6, 3.5}, {0, 1.7, 2.7, 3.5, 3.9, 4.5}, {0, 1.6, 2.4, 3.0, 3.4, 3.9},
        {0, 1.4, 1.9, 2.4, 2.7, 3.0}, {0, 1.1, 1.6, 2.0, 2.2, 2.6}, {0, 0.8, 1.2, 1.6, 1.9, 2.1},
        {0, 0.6, 0.9, 1.2, 1.4, 1.7}, {0, 0.6, 0.8, 1.1, 1.3, 1.5}, {0, 0.5, 0.7, 1.0, 1.1, 1.3},
        {0, 0.5, 0.6, 0.9, 1.0, 1.1}, {0, 0.5, 0.6, 0.8, 0.9, 1.0}, {0, 0.4, 0.5, 0.7, 0.7, 0.8}
    };

    /** Flows of exhibit 20-12 (pc/h), for even flows in both directions. */
    private static final double[] FOLLOW_FLOWS = {0, 200, 400, 600, 800, 1400, 2000, 2600, 3200};

    /** Exhibit 20-12: what no-passing zones add to the time spent following (percent). */
    private static final double[][] FOLLOWING = {
        {0, 10.1, 17.2, 20.2, 21.0, 21.8}, {0, 10.1, 17.2, 20.2, 21.0, 21.8}, {0, 12.4, 19.0, 22.7, 23.8, 24.8},
        {0, 11.2, 16.0, 18.7, 19.7, 20.5}, {0, 9.0, 12.3, 14.1, 14.5, 15.4}, {0, 3.6, 5.5, 6.7, 7.3, 7.9},
        {0, 1.8, 2.9, 3.7, 4.1, 4.4}, {0, 1.1, 1.6, 2.0, 2.3, 2.4}, {0, 0.7, 0.9, 1.1, 1.2, 1.4}
    };

    /** How the road lies. */
    public enum Terrain {
        /** Heavy vehicles keep the speed of cars. */
        LEVEL,
        /** Heavy vehicles are slower than cars, but do not crawl. */
        ROLLING
    }

    /**
     * Demand and road.
     *
     * @param vehicles vehicles an hour, both directions
     * @param trucks share of trucks (0 to 1)
     * @param peak peak hour factor: flow of the hour / four times that of its busiest quarter
     * @param heavier share of the busier direction (0.5 to 1)
     * @param freeSpeed free-flow speed (m/s)
     * @param noPassing share of the length on which passing is not possible (0 to 1)
     * @param terrain how the road lies
     */
    public record Demand(
            double vehicles, double trucks, double peak, double heavier, double freeSpeed, double noPassing, Terrain terrain) {
        /** Checks. */
        public Demand {
            if (!(vehicles >= 0) || !(trucks >= 0 && trucks <= 1) || !(peak > 0 && peak <= 1)
                    || !(heavier >= 0.5 && heavier <= 1) || !(freeSpeed > 0) || !(noPassing >= 0 && noPassing <= 1)) {
                throw new IllegalArgumentException("a demand of " + vehicles + " vehicles an hour, " + trucks
                        + " trucks, peak hour factor " + peak + ", " + heavier + " in the busier direction, free speed "
                        + freeSpeed + " m/s, " + noPassing + " without passing cannot be: shares lie from 0 to 1");
            }
        }
    }

    /**
     * Reckons a road.
     *
     * @param d demand and road
     * @return its capacity used, speed, following and levels of service
     */
    public static TwoLane of(Demand d) {
        boolean rolling = d.terrain() == Terrain.ROLLING;
        double flow = equivalent(d, rolling ? new double[] {0.71, 0.93, 0.99} : new double[] {1, 1, 1},
                rolling ? new double[] {2.5, 1.9, 1.5} : new double[] {1.7, 1.2, 1.1});
        double following = equivalent(d, rolling ? new double[] {0.77, 0.94, 1} : new double[] {1, 1, 1},
                rolling ? new double[] {1.8, 1.5, 1} : new double[] {1.1, 1.1, 1});
        double most = Math.max(flow, following);
        double ratio = Math.max(most / BOTH_WAYS, most * d.heavier() / ONE_WAY);
        double mph = Math.max(5, d.freeSpeed() / MPH - 0.00776 * flow - table(FLOWS, SLOWER, flow, d.noPassing()));
        double spent = Math.min(100, 100 * (1 - StrictMath.exp(-0.000879 * following))
                + table(FOLLOW_FLOWS, FOLLOWING, following, d.noPassing()));
        return new TwoLane(flow, ratio, mph * MPH, spent / 100,
                ratio > 1 ? 'F' : worse(grade(spent, 35, 50, 65, 80), grade(-mph, -55, -50, -45, -40)),
                ratio > 1 ? 'F' : grade(spent, 40, 55, 70, 85));
    }

    /** Passenger cars an hour, by factors for flows up to 600, 1 200 and above (exhibits 20-7 to 20-10). */
    private static double equivalent(Demand d, double[] grade, double[] truck) {
        double flow = d.vehicles() / d.peak();
        for (int pass = 0; pass < 10; pass++) {
            int range = flow <= 600 ? 0 : flow <= 1200 ? 1 : 2;
            double next = d.vehicles() / (d.peak() * grade[range]) * (1 + d.trucks() * (truck[range] - 1));
            int after = next <= 600 ? 0 : next <= 1200 ? 1 : 2;
            flow = next;
            // The factors fall with flow: where they chase each other the higher range is taken, as the manual does.
            if (after <= range) {
                return flow;
            }
        }
        return flow;
    }

    private static double table(double[] flows, double[][] values, double flow, double share) {
        int i = interval(flows, flow);
        int j = interval(SHARES, share);
        double a = Math.min(1, (flow - flows[i]) / (flows[i + 1] - flows[i]));
        double b = (share - SHARES[j]) / (SHARES[j + 1] - SHARES[j]);
        double low = values[i][j] + b * (values[i][j + 1] - values[i][j]);
        double high = values[i + 1][j] + b * (values[i + 1][j + 1] - values[i + 1][j]);
        return low + a * (high - low);
    }

    private static int interval(double[] at, double x) {
        int i = 0;
        while (i + 2 < at.length && at[i + 1] <= x) {
            i++;
        }
        return i;
    }

    private static char grade(double x, double a, double b, double c, double d) {
        return x <= a ? 'A' : x <= b ? 'B' : x <= c ? 'C' : x <= d ? 'D' : 'E';
    }

    private static char worse(char a, char b) {
        return (char) Math.max(a, b);
    }
}
