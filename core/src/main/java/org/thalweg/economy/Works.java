package org.thalweg.economy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.cost.Bill;
import org.thalweg.cost.Item;
import org.thalweg.cost.StationTable;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/**
 * What has to be built of one line, cut into sections, and what it costs by trade.
 *
 * @param mode road or rail
 * @param length length of the line (m)
 * @param sections sections in order; together the whole line
 * @param tunnels every tunnel, in order
 * @param cost the bill's amounts by trade; every trade has an entry
 */
public record Works(Mode mode, double length, List<Section> sections, List<Tunnel> tunnels, SortedMap<Trade, Double> cost) {
    /**
     * A section of line.
     *
     * @param from first station (m)
     * @param to last station (m)
     * @param earth cut and fill (m3, bank)
     * @param walls area of retaining walls (m2)
     * @param bridges length of bridges (m)
     * @param bridgeCount number of bridges whose middle lies in the section
     */
    public record Section(double from, double to, double earth, double walls, double bridges, int bridgeCount) {}

    /**
     * A tunnel.
     *
     * @param section index of the section in which its middle lies
     * @param from first station (m)
     * @param to last station (m)
     */
    public record Tunnel(int section, double from, double to) {
        /**
         * Its length.
         *
         * @return length (m)
         */
        public double length() {
            return to - from;
        }
    }

    /** Copies. */
    public Works {
        sections = List.copyOf(sections);
        tunnels = List.copyOf(tunnels);
        cost = Collections.unmodifiableSortedMap(new TreeMap<>(cost));
    }

    /**
     * Takes the works of a priced line apart.
     *
     * @param mode road or rail
     * @param bill its bill
     * @param spans its structures, in order and without gaps
     * @param stations its sampled line
     * @param sectionLength greatest length of a section (m), above 0
     * @return works; their costs add up to the bill's total
     */
    public static Works of(Mode mode, Bill bill, List<StructureSpan> spans, StationTable stations, double sectionLength) {
        double start = spans.get(0).from();
        double length = spans.get(spans.size() - 1).to() - start;
        int n = (int) Math.max(1, Math.ceil(length / sectionLength - 1e-9));
        double step = length / n;
        double walled = spans.stream().filter(s -> s.structure() == Structure.WALL).mapToDouble(StructureSpan::length).sum();
        double area = bill.items().stream().filter(i -> i.item().equals("retaining walls")).mapToDouble(Item::quantity).sum();
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double from = start + i * step;
            double to = start + (i + 1) * step;
            double walls = walled > 0 ? area * within(spans, Structure.WALL, from, to) / walled : 0;
            int count = (int) spans.stream()
                    .filter(s -> s.structure() == Structure.BRIDGE && middleIn(s, from, to)).count();
            sections.add(new Section(from, to, earth(stations, from, to), walls,
                    within(spans, Structure.BRIDGE, from, to), count));
        }
        List<Tunnel> tunnels = new ArrayList<>();
        for (StructureSpan s : spans) {
            if (s.structure() == Structure.TUNNEL) {
                int section = (int) Math.min(n - 1, (0.5 * (s.from() + s.to()) - start) / step);
                tunnels.add(new Tunnel(section, s.from(), s.to()));
            }
        }
        return new Works(mode, length, sections, tunnels, costs(bill));
    }

    private static SortedMap<Trade, Double> costs(Bill bill) {
        Map<Trade, Double> cost = new EnumMap<>(Trade.class);
        for (Trade trade : Trade.values()) {
            cost.put(trade, 0.0);
        }
        bill.items().forEach(i -> cost.merge(Trade.of(i.item()), i.amount().doubleValue(), Double::sum));
        return new TreeMap<>(cost);
    }

    private static boolean middleIn(StructureSpan s, double from, double to) {
        double middle = 0.5 * (s.from() + s.to());
        return middle >= from && middle < to;
    }

    private static double within(List<StructureSpan> spans, Structure structure, double from, double to) {
        return spans.stream()
                .filter(s -> s.structure() == structure)
                .mapToDouble(s -> Math.max(0, Math.min(to, s.to()) - Math.max(from, s.from())))
                .sum();
    }

    private static double earth(StationTable stations, double from, double to) {
        double sum = 0;
        for (int r = 0; r < stations.rows(); r++) {
            if (stations.station()[r] >= from && stations.station()[r] < to) {
                sum += stations.cut()[r] + stations.fill()[r];
            }
        }
        return sum;
    }

    /**
     * What the line costs to build.
     *
     * @return the bill's total
     */
    public double total() {
        return cost.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
