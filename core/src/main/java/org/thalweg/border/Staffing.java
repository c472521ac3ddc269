package org.thalweg.border;

import java.util.Map;

/**
 * Lanes for a target: the greatest time that nine of ten vehicles of a kind may need at the post.
 *
 * @param post the post with the lanes found, or with those at which the search ended
 * @param reached whether all targets are met
 * @param miss the kind of traffic whose target cannot be met because it hardly waits, or for which lanes ran out; empty
 *     where reached
 * @param result what the post then does
 */
public record Staffing(Post post, boolean reached, String miss, PostResult result) {
    /** Load of the busiest hours with which the search begins, and hours of a shift. */
    private static final double NEARLY_ALL = 0.99;

    private static final int SHIFT = 8;

    /** Mean wait (s) below which more lanes are of no use. */
    private static final double NO_WAIT = 1;

    /** Steps after which the search ends: each adds lanes for every kind that misses its target. */
    private static final int MOST_STEPS = 200;

    /**
     * Finds lanes: from hardly more than the work of the busiest hours, lanes are added one by one, in all shifts, where the
     * kinds that miss their targets wait longest. A post found so is not always the cheapest of all, but no lane is added where nobody waits.
     *
     * @param post the post; its own numbers of lanes play no part
     * @param targets greatest 90th percentile (s) of the time at the post by kind of traffic; kinds without one are free
     * @param settings how to simulate each try
     * @param parallel whether replications may run side by side
     * @return the lanes
     */
    public static Staffing of(Post post, Map<String, Double> targets, Settings settings, boolean parallel) {
        Post now = least(post);
        PostResult result = PostSimulation.run(now, settings, parallel);
        for (int i = 0; i < MOST_STEPS; i++) {
            Post more = now;
            boolean reached = true;
            for (Post.Flow flow : now.flows()) {
                String kind = flow.traffic().name();
                Double target = targets.get(kind);
                if (target != null && !(result.traffic(kind).p90().mean() <= target)) {
                    reached = false;
                    int worst = slowest(now, flow, result);
                    if (worst < 0) {
                        return new Staffing(now, false, kind, result);
                    }
                    more = more.plus(worst);
                }
            }
            if (reached) {
                return new Staffing(now, true, "", result);
            }
            now = more;
            result = PostSimulation.run(now, settings, parallel);
        }
        return new Staffing(now, false, now.flows().get(0).traffic().name(), result);
    }

    /** The same shifts with hardly more servers than the work of their busiest hours. */
    private static Post least(Post post) {
        Post now = post;
        for (int s = 0; s < post.stations().size(); s++) {
            if (!post.stations().get(s).isUnlimited()) {
                now = now.with(s, 1);
            }
        }
        return PostBuilder.sized(now, NEARLY_ALL, SHIFT);
    }

    /** The station of a flow's route with the longest mean wait; -1 where nobody waits or lanes have run out. */
    private static int slowest(Post post, Post.Flow flow, PostResult result) {
        int worst = -1;
        double longest = NO_WAIT;
        for (Visit visit : flow.route()) {
            Station station = post.stations().get(visit.station());
            for (StationResult r : result.stations()) {
                double wait = visit.share() * r.waiting().mean();
                if (r.name().equals(station.name()) && wait > longest && station.lanes() < Station.MOST_SERVERS) {
                    longest = wait;
                    worst = visit.station();
                }
            }
        }
        return worst;
    }
}
