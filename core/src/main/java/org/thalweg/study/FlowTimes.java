package org.thalweg.study;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.thalweg.border.BorderStudy;
import org.thalweg.border.Direction;
import org.thalweg.economy.Flow;
import org.thalweg.economy.FlowTime;

/**
 * Times of the flows of an alternative from gate to gate. What the scenario states holds; else the run of the flow's vehicle
 * along the line and its passage of the posts, both as means of the two directions; else the line's design speed, and no time at
 * posts.
 */
final class FlowTimes {
    /** Running times that the stage of operation found. */
    interface Runs {
        /** No runs were made. */
        Runs NONE = (alternative, kind, direction) -> Double.NaN;

        /**
         * Running time from gate to gate, without posts.
         *
         * @param alternative name of the alternative
         * @param kind {@code truck}, {@code car}, {@code freight-train} or {@code passenger-train}
         * @param direction which way
         * @return hours; NaN where there is no such run, or the vehicle stalls
         */
        double hours(String alternative, String kind, Direction direction);
    }

    /** The runs of a study's operation; null for none. */
    static Runs runs(StudyOperation operation) {
        return operation == null
                ? Runs.NONE
                : (alternative, kind, direction) ->
                        operation.of(alternative).map(e -> e.hours(kind, direction)).orElse(Double.NaN);
    }

    private final EconomyPlan plan;
    private final Runs runs;
    private final BorderStudy posts;

    /** {@code posts} may be null. */
    FlowTimes(EconomyPlan plan, Runs runs, BorderStudy posts) {
        this.plan = plan;
        this.runs = runs;
        this.posts = posts;
    }

    /** Times by flow of those flows whose mode is built. */
    Map<String, FlowTime> of(Alternative alternative) {
        Map<String, FlowTime> times = new TreeMap<>();
        for (Flow flow : plan.assumptions().flows()) {
            Line line = alternative.lines().get(flow.mode());
            EconomyPlan.TimeSource source = plan.times().get(flow.name());
            if (line != null && source != null) {
                times.put(flow.name(), of(alternative.spec().name(), line, source));
            }
        }
        return times;
    }

    private FlowTime of(String alternative, Line line, EconomyPlan.TimeSource source) {
        double hours = source.hours();
        String basis = "stated by the scenario";
        if (Double.isNaN(hours)) {
            hours = mean(alternative, source.vehicle());
            basis = "run of a " + source.vehicle() + ", mean of both directions";
        }
        if (Double.isNaN(hours)) {
            hours = line.travelTime() / 3600;
            boolean asked = runs != Runs.NONE && !source.vehicle().isEmpty();
            basis = asked ? "at design speed, as no run of a " + source.vehicle() + " gets through" : "at design speed";
        }
        if (!Double.isNaN(source.borderHours())) {
            return new FlowTime(hours, basis, source.borderHours(), "stated by the scenario");
        }
        return posts == null || source.vehicle().isEmpty()
                ? new FlowTime(hours, basis, 0, "none stated, none computed")
                : atPosts(hours, basis, source);
    }

    private double mean(String alternative, String vehicle) {
        double sum = 0;
        for (Direction direction : Direction.values()) {
            sum += vehicle.isEmpty() ? Double.NaN : runs.hours(alternative, vehicle, direction);
        }
        return sum / Direction.values().length;
    }

    private FlowTime atPosts(double hours, String basis, EconomyPlan.TimeSource source) {
        String regime = source.regime().isEmpty() ? posts.plan().regimes().get(0).id() : source.regime();
        double sum = 0;
        int directions = 0;
        for (Direction direction : posts.plan().perDay().keySet()) {
            if (posts.plan().perDay().get(direction).getOrDefault(source.vehicle(), 0.0) > 0) {
                Optional<BorderStudy.Passage> passage = posts.at(regime, direction).result().stable()
                        ? posts.passage(regime, direction, source.vehicle())
                        : Optional.empty();
                sum += passage.map(BorderStudy.Passage::total).orElse(Double.POSITIVE_INFINITY);
                directions++;
            }
        }
        if (directions == 0) {
            return new FlowTime(hours, basis, 0, "none stated, and no " + source.vehicle() + " is asked for at the posts");
        }
        return new FlowTime(hours, basis, sum / directions / 3600, sum < Double.POSITIVE_INFINITY
                ? "both posts under the regime " + regime + ", mean of queues simulated"
                : "the posts cannot carry their traffic under the regime " + regime);
    }
}
