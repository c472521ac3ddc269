package org.thalweg.border;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a simulation of a post found; or that it cannot carry its traffic, in which case nothing was simulated.
 *
 * @param post the post
 * @param bottleneck the station with the greatest load
 * @param stable whether all loads are below 1
 * @param traffic a result for each kind of traffic, in the post's order; empty where not stable
 * @param stations a result for each station where one can wait; empty where not stable
 * @param settledAfter days after which the number of vehicles at the post has settled, see {@link Settling}; 0 where not
 *     stable
 */
public record PostResult(
        Post post,
        Post.Load bottleneck,
        boolean stable,
        List<TrafficResult> traffic,
        List<StationResult> stations,
        int settledAfter) {
    /** Copies. */
    public PostResult {
        traffic = List.copyOf(traffic);
        stations = List.copyOf(stations);
    }

    /**
     * The result of one kind of traffic.
     *
     * @param name its name
     * @return the result
     * @throws NoSuchElementException when the post has no such traffic or is not stable
     */
    public TrafficResult traffic(String name) {
        return traffic.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }
}
