package org.thalweg.economy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Activities in time: the earliest times that their order allows, the slack of each, and the critical path, by the critical
 * path method (Kelley and Walker 1959). Time is in months from the decision to build.
 *
 * @param activities activities, each after those that it waits for
 * @param start earliest start of each (months)
 * @param slack by how much each may slip without moving the end (months); 0 on the critical path
 * @param criticalPath indices of one longest chain, first to last
 * @param months time to the end of the last activity (months)
 */
public record Programme(
        List<Activity> activities, List<Double> start, List<Double> slack, List<Integer> criticalPath, double months) {
    /** Copies. */
    public Programme {
        activities = List.copyOf(activities);
        start = List.copyOf(start);
        slack = List.copyOf(slack);
        criticalPath = List.copyOf(criticalPath);
    }

    /**
     * Puts activities in time.
     *
     * @param activities activities, each after those that it waits for; at least one
     * @return programme
     * @throws IllegalArgumentException when there is none, or one waits for itself or a later one
     */
    public static Programme of(List<Activity> activities) {
        int n = activities.size();
        double[] start = new double[n];
        int[] last = new int[n];
        double months = 0;
        int end = -1;
        for (int i = 0; i < n; i++) {
            last[i] = -1;
            for (int before : activities.get(i).after()) {
                if (before < 0 || before >= i) {
                    throw new IllegalArgumentException(activities.get(i).name() + " waits for what does not come before it");
                }
                double free = start[before] + activities.get(before).months();
                if (last[i] < 0 || free > start[i]) {
                    start[i] = free;
                    last[i] = before;
                }
            }
            double done = start[i] + activities.get(i).months();
            if (end < 0 || done > months) {
                months = done;
                end = i;
            }
        }
        if (end < 0) {
            throw new IllegalArgumentException("a programme needs at least one activity");
        }
        List<Integer> path = new ArrayList<>();
        for (int i = end; i >= 0; i = last[i]) {
            path.add(i);
        }
        Collections.reverse(path);
        return new Programme(activities, boxed(start), boxed(slack(activities, start, months)), path, months);
    }

    private static double[] slack(List<Activity> activities, double[] start, double months) {
        int n = activities.size();
        double[] latest = new double[n];
        java.util.Arrays.fill(latest, months);
        double[] slack = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double begin = latest[i] - activities.get(i).months();
            slack[i] = Math.max(0, begin - start[i]);
            for (int before : activities.get(i).after()) {
                latest[before] = Math.min(latest[before], begin);
            }
        }
        return slack;
    }

    private static List<Double> boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    /**
     * What all activities cost.
     *
     * @return cost
     */
    public double cost() {
        return activities.stream().mapToDouble(Activity::cost).sum();
    }

    /**
     * What is spent up to a moment.
     *
     * @param month months from the decision
     * @return spending; all of the cost from the end on
     */
    public double spentBy(double month) {
        double sum = 0;
        for (int i = 0; i < activities.size(); i++) {
            Activity a = activities.get(i);
            double done = month - start.get(i);
            sum += a.months() > 0 ? a.cost() * Math.max(0, Math.min(1, done / a.months())) : done >= 0 ? a.cost() : 0;
        }
        return sum;
    }

    /**
     * Spending by year, year 0 first.
     *
     * @return as many years as the programme touches; they add up to the cost
     */
    public double[] spending() {
        int years = (int) Math.max(1, Math.ceil(months / 12 - 1e-9));
        double[] spent = new double[years];
        double before = 0;
        for (int y = 0; y < years; y++) {
            double now = y == years - 1 ? cost() : spentBy(12.0 * (y + 1));
            spent[y] = now - before;
            before = now;
        }
        return spent;
    }
}
