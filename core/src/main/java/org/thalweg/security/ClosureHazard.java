package org.thalweg.security;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.economy.Distribution;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/**
 * Something that closes lines: events in time, and how long each closes what it hits.
 *
 * <p>A local hazard hits places one by one: {@code perKm} and {@code each} are rates, events a year for each kilometre
 * carried in one way and for each bridge or tunnel. A regional hazard hits everything at once, {@code events} times a year;
 * then {@code perKm} and {@code each} are probabilities that a kilometre or a structure is closed by an event.
 *
 * @param name name, such as {@code rockfall}
 * @param events regional: events a year; 0 for a local hazard
 * @param perKm rate or probability for a kilometre, by structure
 * @param each rate or probability for each bridge and each tunnel, by structure
 * @param days how long a place stays closed (days)
 * @param modes on which modes it acts, with a factor on the rates of each
 * @param proxy how its rates follow a screened hazard along the line; null where they are the same everywhere
 */
public record ClosureHazard(
        String name,
        double events,
        SortedMap<Structure, Double> perKm,
        SortedMap<Structure, Double> each,
        Distribution days,
        SortedMap<Mode, Double> modes,
        Proxy proxy) {
    /**
     * Rates that follow the classes of a screened hazard: a rate or probability counts times the factor of the class of the
     * place. Classes are orders of attention, so the factors are judgement, and the result is a proxy for comparing places; it
     * is no probability of anything.
     *
     * @param strip the screened hazard
     * @param factors a factor for each class 0 to 4, not below 0
     */
    public record Proxy(Hazard strip, List<Double> factors) {
        /** Checks and copies. */
        public Proxy {
            Objects.requireNonNull(strip);
            factors = List.copyOf(factors);
            if (factors.size() != 5 || factors.stream().anyMatch(f -> !(f >= 0) || Double.isInfinite(f))) {
                throw new IllegalArgumentException("a hazard that follows a strip needs five factors not below 0, for classes 0 to 4");
            }
        }

        /** The mean factor over a part's length of a structure; 1 where the strip says nothing of it. */
        double over(ClosurePart part, Structure structure) {
            if (!strip.concerns(structure) || !part.classes().containsKey(strip)) {
                return 1;
            }
            List<Double> shares = part.classes().get(strip).get(structure);
            double sum = 0;
            double known = 0;
            for (int c = 0; shares != null && c < factors.size(); c++) {
                sum += shares.get(c) * factors.get(c);
                known += shares.get(c);
            }
            return known > 0 ? sum : 1;
        }
    }

    /**
     * A hazard whose rates are the same everywhere.
     *
     * @param name name
     * @param events see above, and so on
     * @param perKm see above
     * @param each see above
     * @param days see above
     * @param modes see above
     */
    public ClosureHazard(
            String name,
            double events,
            SortedMap<Structure, Double> perKm,
            SortedMap<Structure, Double> each,
            Distribution days,
            SortedMap<Mode, Double> modes) {
        this(name, events, perKm, each, days, modes, null);
    }

    /** Checks and copies. */
    public ClosureHazard {
        Objects.requireNonNull(days);
        perKm = Collections.unmodifiableSortedMap(new TreeMap<>(perKm));
        each = Collections.unmodifiableSortedMap(new TreeMap<>(each));
        modes = Collections.unmodifiableSortedMap(new TreeMap<>(modes));
        require(name, events >= 0 && !Double.isInfinite(events), "events a year must not be below 0");
        check(name, events, perKm, "per km");
        check(name, events, each, "for each structure");
        modes.values().forEach(v -> require(name, v >= 0 && !Double.isInfinite(v), "factors of modes must not be below 0"));
        require(name, days.at(-6) > 0, "the time of closure must be greater than 0: use lognormal");
    }

    private static void check(String name, double events, Map<Structure, Double> rates, String what) {
        for (double v : rates.values()) {
            require(name, v >= 0 && !Double.isInfinite(v), "the rate " + what + " must not be below 0");
            require(name, events == 0 || v <= 1, "the probability " + what + " of a regional event must not be above 1");
        }
    }

    private static void require(String name, boolean fine, String message) {
        if (!fine) {
            throw new IllegalArgumentException("hazard " + name + ": " + message);
        }
    }

    /**
     * How often a part is closed: events a year for a local hazard, probability per event for a regional one, in which
     * kilometres and structures are hit independently.
     *
     * @param part the part
     * @return rate or probability
     */
    double on(ClosurePart part) {
        double factor = modes.getOrDefault(part.mode(), 0.0);
        double rate = 0;
        double spared = 1;
        for (Structure s : Structure.values()) {
            double km = part.km().getOrDefault(s, 0.0);
            int count = part.count().getOrDefault(s, 0);
            double here = factor * (proxy == null ? 1 : proxy.over(part, s));
            double a = perKm.getOrDefault(s, 0.0) * here;
            double b = each.getOrDefault(s, 0.0) * here;
            rate += a * km + b * count;
            spared *= StrictMath.pow(1 - Math.min(1, a), km) * StrictMath.pow(1 - Math.min(1, b), count);
        }
        return events > 0 ? 1 - spared : rate;
    }
}
