package org.thalweg.border;

/**
 * What happens at one station. Times are seconds; confidence intervals are over replications.
 *
 * @param name the station
 * @param load work that arrives / server hours, computed
 * @param busy share of the server hours in which servers work, simulated; work begun before closing and ended after it
 *     counts
 * @param delayed share of the vehicles that find no free server
 * @param queue mean number of units that wait
 * @param waiting mean wait of a vehicle until its first unit begins
 * @param stay mean time of a vehicle at the station
 */
public record StationResult(
        String name, double load, Estimate busy, Estimate delayed, Estimate queue, Estimate waiting, Estimate stay) {}
