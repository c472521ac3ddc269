package org.thalweg.border;

import umontreal.ssj.rng.RandomStream;

/** The times at which one kind of traffic is due, one after the other. */
final class Arrivals {
    private final double[] rates;
    private final double headway;
    private final double lateness;
    private final boolean random;
    private final RandomStream arrival;
    private final RandomStream delay;
    private double last;
    private int hours;

    Arrivals(Traffic traffic, RandomStream arrival, RandomStream delay) {
        random = traffic.pattern() == Traffic.Pattern.RANDOM;
        rates = traffic.rates();
        headway = 86400 / traffic.perDay();
        lateness = random ? 0 : traffic.lateness();
        last = random ? 0 : -headway / 2;
        this.arrival = arrival;
        this.delay = delay;
    }

    /**
     * The next time (s). A Poisson process whose rate is constant within hours is one of rate 1 in the time scale of the
     * rate's integral (Cinlar 1975), so each arrival takes one random number.
     */
    double next() {
        if (!random) {
            last += headway;
            return last;
        }
        double left = -StrictMath.log(1 - arrival.nextDouble());
        while (true) {
            double rate = rates[hours % 24];
            double end = 3600.0 * (hours + 1);
            double within = rate * (end - last);
            if (left < within) {
                last += left / rate;
                return last;
            }
            left -= within;
            last = end;
            hours++;
        }
    }

    /** How late (s) the one due now is. */
    double late() {
        return lateness == 0 ? 0 : -lateness * StrictMath.log(1 - delay.nextDouble());
    }
}
