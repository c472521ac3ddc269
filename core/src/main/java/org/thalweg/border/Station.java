package org.thalweg.border;

import java.util.Arrays;
import java.util.Objects;

/**
 * A place at a post with one queue, first come first served, and servers (lanes, counters, teams) by the hour. A server
 * that has begun a unit ends it, even when the hour in which it is on duty is over.
 *
 * @param name for example {@code truck entry documents}
 * @param servers number of servers on duty in each of the 24 hours; 0 is closed
 * @param staff people on duty at each server
 * @param equipmentPerYear yearly cost of each server's equipment, in the study's currency
 */
public record Station(String name, int[] servers, double staff, double equipmentPerYear) {
    /** Most servers of a station. */
    public static final int MOST_SERVERS = 1000;

    /** Number of servers of a station where nobody waits. */
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** Checks and copies. */
    public Station {
        Objects.requireNonNull(name);
        servers = servers.clone();
        if (servers.length != 24) {
            throw new IllegalArgumentException(name + ": servers are told for 24 hours, not for " + servers.length);
        }
        for (int n : servers) {
            if (n != UNLIMITED && (n < 0 || n > MOST_SERVERS)) {
                throw new IllegalArgumentException(
                        name + ": servers must be from 0 to " + MOST_SERVERS + ", but are " + n);
            }
        }
        if (Arrays.stream(servers).max().orElse(0) == 0) {
            throw new IllegalArgumentException(name + ": at least one hour needs a server");
        }
        if (!(staff >= 0 && staff <= 100) || !(equipmentPerYear >= 0 && equipmentPerYear <= 1e12)) {
            throw new IllegalArgumentException(name + ": staff must be from 0 to 100 and equipment not below 0");
        }
    }

    /**
     * A station that is open day and night.
     *
     * @param name name
     * @param servers servers at every hour
     * @return a station without staff and equipment to pay for
     */
    public static Station always(String name, int servers) {
        int[] day = new int[24];
        Arrays.fill(day, servers);
        return new Station(name, day, 0, 0);
    }

    /**
     * A place where nobody waits, such as a way.
     *
     * @param name name
     * @return a station with a server for each
     */
    public static Station unlimited(String name) {
        return always(name, UNLIMITED);
    }

    /**
     * Whether nobody waits here.
     *
     * @return true for a place without servers to wait for
     */
    public boolean isUnlimited() {
        return servers[0] == UNLIMITED;
    }

    @Override
    public int[] servers() {
        return servers.clone();
    }

    /**
     * Server hours in a day.
     *
     * @return hours; infinite where nobody waits
     */
    public double serverHours() {
        return isUnlimited() ? Double.POSITIVE_INFINITY : Arrays.stream(servers).sum();
    }

    /**
     * Most servers at any hour: the lanes that must be built.
     *
     * @return servers
     */
    public int lanes() {
        return Arrays.stream(servers).max().orElseThrow();
    }

    /**
     * This station with another number of servers at the hours at which it is open.
     *
     * @param lanes servers, at least 1
     * @return the station
     */
    public Station with(int lanes) {
        return new Station(name, Arrays.stream(servers).map(n -> n == 0 ? 0 : lanes).toArray(), staff, equipmentPerYear);
    }

    /**
     * This station with one server more at the hours at which it is open.
     *
     * @return the station
     */
    public Station plus() {
        return new Station(name, Arrays.stream(servers).map(n -> n == 0 ? 0 : n + 1).toArray(), staff, equipmentPerYear);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Station s && name.equals(s.name) && Arrays.equals(servers, s.servers)
                && staff == s.staff && equipmentPerYear == s.equipmentPerYear;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(servers), staff, equipmentPerYear);
    }
}
