package org.thalweg.security;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/**
 * A part of a line that closes and opens as one: a long bridge or tunnel, or a stretch of about a kilometre.
 *
 * @param mode road or rail
 * @param from first station (m)
 * @param to last station (m)
 * @param km kilometres in it by structure
 * @param count bridges and tunnels whose middle lies in it
 * @param classes share of its length of each structure in each class 0 to 4 of each screened hazard; empty where nothing was
 *     screened
 */
public record ClosurePart(
        Mode mode,
        double from,
        double to,
        SortedMap<Structure, Double> km,
        SortedMap<Structure, Integer> count,
        Map<Hazard, Map<Structure, List<Double>>> classes) {
    /** Length (m) from which a bridge or tunnel is a part of its own. */
    static final double OWN = 200;

    /** Greatest length (m) of the parts between. */
    static final double STRETCH = 1000;

    /** Copies. */
    public ClosurePart {
        km = Collections.unmodifiableSortedMap(new TreeMap<>(km));
        count = Collections.unmodifiableSortedMap(new TreeMap<>(count));
        classes = Map.copyOf(classes);
    }

    /**
     * A part of which nothing was screened.
     *
     * @param mode road or rail
     * @param from first station (m)
     * @param to last station (m)
     * @param km kilometres in it by structure
     * @param count bridges and tunnels whose middle lies in it
     */
    public ClosurePart(
            Mode mode, double from, double to, SortedMap<Structure, Double> km, SortedMap<Structure, Integer> count) {
        this(mode, from, to, km, count, Map.of());
    }

    /**
     * Cuts a line into parts, each with the classes of the hazards along it.
     *
     * @param mode road or rail
     * @param spans its structures, in order and without gaps
     * @param strip hazards along the line
     * @return parts in order, together the whole line
     */
    public static List<ClosurePart> of(Mode mode, List<StructureSpan> spans, HazardStrip strip) {
        return of(mode, spans).stream().map(p -> p.screened(spans, strip)).toList();
    }

    private ClosurePart screened(List<StructureSpan> spans, HazardStrip strip) {
        Map<Hazard, Map<Structure, List<Double>>> all = new EnumMap<>(Hazard.class);
        for (Hazard hazard : Hazard.values()) {
            Map<Structure, List<Double>> shares = new EnumMap<>(Structure.class);
            for (Structure s : km.keySet()) {
                shares.put(s, shares(spans, s, strip.station(), strip.rank().get(hazard)));
            }
            all.put(hazard, Collections.unmodifiableMap(shares));
        }
        return new ClosurePart(mode, from, to, km, count, all);
    }

    /** Shares of this part's length of a structure by class; a class holds from its point to the next. */
    private List<Double> shares(List<StructureSpan> spans, Structure structure, double[] station, byte[] rank) {
        double[] length = new double[5];
        double sum = 0;
        for (StructureSpan span : spans) {
            double begin = Math.max(from, span.from());
            double end = Math.min(to, span.to());
            for (int k = 0; span.structure() == structure && end > begin && k + 1 < station.length; k++) {
                double part = Math.min(end, station[k + 1]) - Math.max(begin, station[k]);
                if (part > 0) {
                    length[rank[k]] += part;
                    sum += part;
                }
            }
        }
        List<Double> shares = new ArrayList<>();
        for (double l : length) {
            shares.add(sum > 0 ? l / sum : 0.0);
        }
        return List.copyOf(shares);
    }

    /**
     * Cuts a line into parts.
     *
     * @param mode road or rail
     * @param spans its structures, in order and without gaps
     * @return parts in order, together the whole line
     */
    public static List<ClosurePart> of(Mode mode, List<StructureSpan> spans) {
        List<ClosurePart> parts = new ArrayList<>();
        List<StructureSpan> between = new ArrayList<>();
        for (StructureSpan span : spans) {
            boolean own = countable(span.structure()) && span.length() >= OWN;
            if (own) {
                stretches(mode, between, parts);
                parts.add(part(mode, List.of(span), span.from(), span.to()));
            } else {
                between.add(span);
            }
        }
        stretches(mode, between, parts);
        return List.copyOf(parts);
    }

    private static boolean countable(Structure s) {
        return s == Structure.BRIDGE || s == Structure.TUNNEL;
    }

    private static void stretches(Mode mode, List<StructureSpan> spans, List<ClosurePart> parts) {
        if (!spans.isEmpty()) {
            double from = spans.get(0).from();
            double length = spans.get(spans.size() - 1).to() - from;
            int n = (int) Math.ceil(length / STRETCH - 1e-9);
            for (int i = 0; i < n; i++) {
                parts.add(part(mode, spans, from + length * i / n, from + length * (i + 1) / n));
            }
            spans.clear();
        }
    }

    private static ClosurePart part(Mode mode, List<StructureSpan> spans, double from, double to) {
        Map<Structure, Double> km = new TreeMap<>();
        Map<Structure, Integer> count = new TreeMap<>();
        for (StructureSpan s : spans) {
            double length = Math.min(to, s.to()) - Math.max(from, s.from());
            if (length > 0) {
                km.merge(s.structure(), length / 1000, Double::sum);
                double middle = 0.5 * (s.from() + s.to());
                if (countable(s.structure()) && middle >= from && middle < to) {
                    count.merge(s.structure(), 1, Integer::sum);
                }
            }
        }
        return new ClosurePart(mode, from, to, new TreeMap<>(km), new TreeMap<>(count));
    }

    /**
     * What it is, for readers.
     *
     * @return {@code bridge}, {@code tunnel} or {@code stretch}
     */
    public String kind() {
        Structure only = km.size() == 1 ? km.firstKey() : null;
        return only != null && countable(only) && to - from >= OWN ? only.slug() : "stretch";
    }
}
