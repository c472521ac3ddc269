package org.thalweg.refine;

/**
 * Where the nodes and samples of a profile lie. Legs are equal, but the last takes the remainder and so has one to two
 * times their length (a line shorter than two legs has a single leg).
 *
 * @param origin station of node 0 (m)
 * @param length length covered (m)
 * @param spacing length of every leg but the last (m)
 * @param samplesPerLeg samples in every leg but the last, which has samples of about the same length
 */
public record ProfileGrid(double origin, double length, double spacing, int samplesPerLeg) {
    /** Checks the grid. */
    public ProfileGrid {
        if (!Double.isFinite(origin) || !(length > 0) || !(spacing > 0) || samplesPerLeg < 1
                || Double.isInfinite(length) || length / spacing > 1e6) {
            throw new IllegalArgumentException("a profile grid needs a length, a spacing and samples: " + length
                    + " m, " + spacing + " m, " + samplesPerLeg);
        }
    }

    /**
     * Number of legs; nodes are one more.
     *
     * @return 1 or more
     */
    public int legs() {
        return Math.max(1, (int) Math.floor(length / spacing + 1e-9));
    }

    /**
     * Station of a node.
     *
     * @param node 0 to {@code legs()}
     * @return station (m)
     */
    public double station(int node) {
        return node == legs() ? origin + length : origin + node * spacing;
    }

    /**
     * Length of a leg.
     *
     * @param leg 0 to {@code legs() - 1}
     * @return length (m)
     */
    public double legLength(int leg) {
        return leg == legs() - 1 ? length - leg * spacing : spacing;
    }

    /**
     * Samples in a leg.
     *
     * @param leg 0 to {@code legs() - 1}
     * @return 1 or more
     */
    public int samplesIn(int leg) {
        if (leg < legs() - 1) {
            return samplesPerLeg;
        }
        return Math.max(samplesPerLeg, (int) Math.round(legLength(leg) * samplesPerLeg / spacing));
    }

    /**
     * Samples on the whole line.
     *
     * @return 1 or more
     */
    public int samples() {
        return (legs() - 1) * samplesPerLeg + samplesIn(legs() - 1);
    }

    /**
     * The leg that a sample lies in.
     *
     * @param sample 0 to {@code samples() - 1}
     * @return leg
     */
    public int legOfSample(int sample) {
        return Math.min(sample / samplesPerLeg, legs() - 1);
    }

    /**
     * Length of the stretch that a sample stands for.
     *
     * @param sample 0 to {@code samples() - 1}
     * @return length (m)
     */
    public double sampleLength(int sample) {
        int leg = legOfSample(sample);
        return legLength(leg) / samplesIn(leg);
    }

    /**
     * Station of a sample: the middle of the stretch that it stands for. Prices are those at this station.
     *
     * @param sample 0 to {@code samples() - 1}
     * @return station (m)
     */
    public double sampleStation(int sample) {
        int leg = legOfSample(sample);
        return origin + leg * spacing + (sample - leg * samplesPerLeg + 0.5) * sampleLength(sample);
    }

    /** The part of this grid from one node to another. */
    ProfileGrid part(int from, int to) {
        return new ProfileGrid(station(from), station(to) - station(from), spacing, samplesPerLeg);
    }
}
