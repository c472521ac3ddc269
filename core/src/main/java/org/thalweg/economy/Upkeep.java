package org.thalweg.economy;

/**
 * What a line costs every year once it is open (money a year), renewals of pavement, track and systems apart.
 *
 * @param perKm for each kilometre of line
 * @param perBridgeMetre besides, for each metre of bridge
 * @param perTunnelMetre besides, for each metre of tunnel
 * @param fixed besides, for the line as a whole: stations, staff, posts
 */
public record Upkeep(double perKm, double perBridgeMetre, double perTunnelMetre, double fixed) {
    /** Checks. */
    public Upkeep {
        for (double v : new double[] {perKm, perBridgeMetre, perTunnelMetre, fixed}) {
            if (!(v >= 0) || Double.isInfinite(v)) {
                throw new IllegalArgumentException("upkeep must be a number not below 0");
            }
        }
    }

    /** Upkeep of a line a year. */
    double of(Works works) {
        double bridges = works.sections().stream().mapToDouble(Works.Section::bridges).sum();
        double tunnels = works.tunnels().stream().mapToDouble(Works.Tunnel::length).sum();
        return perKm * works.length() / 1000 + perBridgeMetre * bridges + perTunnelMetre * tunnels + fixed;
    }
}
