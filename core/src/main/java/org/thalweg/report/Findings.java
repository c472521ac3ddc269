package org.thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.cost.Item;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.Alternative;
import org.thalweg.study.Line;
import org.thalweg.study.Study;

/** The study in sentences, and the sums that they and the tables quote. */
final class Findings {
    private Findings() {}

    /** Construction cost of both lines of an alternative. */
    static double cost(Alternative alternative) {
        return alternative.lines().values().stream()
                .mapToDouble(l -> l.bill().total().doubleValue())
                .sum();
    }

    /** Length of a line's stretches of one structure (m). */
    static double length(Line line, Structure structure) {
        return line.alignment().structures().stream()
                .filter(s -> s.structure() == structure)
                .mapToDouble(StructureSpan::length)
                .sum();
    }

    /** Number of a line's stretches of one structure. */
    static long count(Line line, Structure structure) {
        return line.alignment().structures().stream()
                .filter(s -> s.structure() == structure)
                .count();
    }

    /** What a line pays for tunnels: the items whose name speaks of tunnels or their portals. */
    static double tunnels(Line line) {
        double sum = 0;
        for (Item item : line.bill().items()) {
            String name = item.item().toLowerCase(java.util.Locale.ROOT);
            if (name.contains("tunnel") || name.contains("portal")) {
                sum += item.amount().doubleValue();
            }
        }
        return sum;
    }

    /** Land taken by a line (m2). */
    static double land(Line line) {
        double sum = 0;
        for (double piece : line.stations().land()) {
            sum += piece;
        }
        return sum;
    }

    /** The sentence on one alternative. */
    static String sentence(Study study, Alternative alternative) {
        String currency = study.scenario().currency();
        StringBuilder out = new StringBuilder();
        for (Map.Entry<Mode, Line> entry : alternative.lines().entrySet()) {
            Line line = entry.getValue();
            double cost = line.bill().total().doubleValue();
            double length = line.alignment().length();
            out.append(out.length() == 0 ? "" : "; ");
            out.append(Maps.words(entry.getKey())).append(' ').append(Figures.km(length, 1)).append(", ");
            out.append(Figures.money(cost, currency)).append(" (");
            out.append(Figures.money(cost / length * 1000, currency)).append(" per km), ");
            double bored = length(line, Structure.TUNNEL);
            out.append(bored > 0 ? Figures.km(bored, 1) + " in tunnels" : "no tunnel");
        }
        if (alternative.lines().size() > 1) {
            out.append("; together ").append(Figures.money(cost(alternative), currency));
        }
        return out.append('.').toString();
    }

    /** What sets the alternatives apart, in money and kilometres, against the cheapest. */
    static List<String> contrasts(Study study) {
        List<String> out = new ArrayList<>();
        Alternative cheapest = study.alternatives().get(0);
        for (Alternative a : study.alternatives()) {
            cheapest = cost(a) < cost(cheapest) ? a : cheapest;
        }
        for (Alternative a : study.alternatives()) {
            if (a != cheapest && a.lines().keySet().equals(cheapest.lines().keySet())) {
                out.add(contrast(study, cheapest, a));
            }
        }
        return out;
    }

    private static String contrast(Study study, Alternative cheapest, Alternative a) {
        StringBuilder out = new StringBuilder("Against " + cheapest.spec().name() + ", " + a.spec().name() + " costs "
                + Figures.money(cost(a) - cost(cheapest), study.scenario().currency()) + " ("
                + Figures.percent(cost(a) / cost(cheapest) - 1, 0) + ") more");
        for (Map.Entry<Mode, Line> entry : a.lines().entrySet()) {
            double shorter = cheapest.lines().get(entry.getKey()).alignment().length()
                    - entry.getValue().alignment().length();
            out.append("; its ").append(Maps.words(entry.getKey())).append(" is ");
            out.append(Math.abs(shorter) < 50 ? "as long" : Figures.km(Math.abs(shorter), 1));
            out.append(Math.abs(shorter) < 50 ? "" : shorter > 0 ? " shorter" : " longer");
        }
        return out.append('.').toString();
    }

    /** Rules that a line breaks, in a sentence each; none for a line that keeps its standard. */
    static List<String> breaches(Study study) {
        List<String> out = new ArrayList<>();
        for (Alternative a : study.alternatives()) {
            for (Map.Entry<Mode, Line> entry : a.lines().entrySet()) {
                entry.getValue().audit().findings().stream().filter(f -> !f.ok()).forEach(f -> out.add(
                        "The " + Maps.words(entry.getKey()) + " of " + a.spec().name() + " breaks the rule “" + f.rule()
                                + "” at " + Figures.km(f.station(), 2) + ": " + Figures.rough(f.worst()) + " " + f.unit()
                                + ", limit " + Figures.rough(f.limit()) + " " + f.unit() + "."));
            }
        }
        return out;
    }
}
