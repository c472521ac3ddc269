package org.thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.audit.Finding;
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

    /** What a line pays for tunnels: the items of tunnels, portals, ventilation and escape galleries. */
    static double tunnels(Line line) {
        double sum = 0;
        for (Item item : line.bill().items()) {
            String name = item.item().toLowerCase(Locale.ROOT);
            if (name.matches("(.*(tunnel|portal).*|ventilation.*|escape.*)")) {
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
            out.append(entry.getKey().words()).append(' ').append(Figures.km(length, 1)).append(", ");
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
            out.append("; its ").append(entry.getKey().words()).append(" is ");
            out.append(Math.abs(shorter) < 50 ? "as long" : Figures.km(Math.abs(shorter), 1));
            out.append(Math.abs(shorter) < 50 ? "" : shorter > 0 ? " shorter" : " longer");
        }
        return out.append('.').toString();
    }

    /** The audit's answer for a line in a word. */
    static String audit(Line line) {
        return line.audit().findings().isEmpty() ? "not audited" : line.audit().ok() ? "kept" : "broken";
    }

    /** Whether every line was audited and keeps every rule. */
    static boolean allKept(Study study) {
        return study.alternatives().stream()
                .flatMap(a -> a.lines().values().stream())
                .allMatch(line -> audit(line).equals("kept"));
    }

    /** One sentence on the audits of all lines. */
    static String audits(Study study) {
        if (allKept(study)) {
            return "Every line keeps every rule of its standard, the territory and the zones, as the audit measured.";
        }
        StringBuilder out = new StringBuilder();
        for (Alternative a : study.alternatives()) {
            for (Map.Entry<Mode, Line> entry : a.lines().entrySet()) {
                String rules = entry.getValue().audit().findings().stream()
                        .filter(f -> !f.ok())
                        .map(Finding::rule)
                        .collect(Collectors.joining(", "));
                String word = audit(entry.getValue());
                if (!word.equals("kept")) {
                    out.append(out.length() == 0 ? "" : "; ").append(a.spec().name()).append(", ");
                    out.append(entry.getKey().words()).append(": ").append(rules.isEmpty() ? word : rules);
                }
            }
        }
        return "Not every line is known to keep every rule: " + out + ".";
    }

    /** The floor of length in a sentence; empty where none is known. */
    static String floor(Study study) {
        StringBuilder out = new StringBuilder();
        study.floors().forEach((mode, floor) -> {
            if (Double.isFinite(floor)) {
                out.append(out.length() == 0 ? "" : ", ").append(mode.words()).append(' ').append(Figures.km(floor, 2));
            }
        });
        return out.length() == 0
                ? ""
                : "Floor of length, below which no line inside the territory can join the gates: " + out + ".";
    }

    /** A text with a capital first letter. */
    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
