package org.thalweg.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.audit.Finding;
import org.thalweg.cost.Item;
import org.thalweg.export.Decimal;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.Alternative;
import org.thalweg.study.Line;
import org.thalweg.study.Pareto;
import org.thalweg.study.Scenario;
import org.thalweg.study.Study;
import org.thalweg.study.Together;

/** The tables of a report. */
final class Tables {
    /** Mean overrun of tunnels that the report applies to show a range. */
    static final double TUNNEL_OVERRUN = 0.34;

    private final Html html;
    private final Study study;
    private final String currency;

    Tables(Html html, Study study) {
        this.html = html;
        this.study = study;
        this.currency = study.scenario().currency();
    }

    private void open(String caption) {
        html.element("p class=\"caption\"", caption).open("div class=\"scroll\"").open("table");
    }

    private void close() {
        html.close("tbody").close("table").close("div");
    }

    /** Alternatives side by side, a row a line. */
    void comparison() {
        open("Alternatives side by side. Cost in million " + currency + "; with tunnel overrun: the items of tunnels "
                + Figures.percent(TUNNEL_OVERRUN, 0) + " dearer");
        html.head("Alternative", "Line", "Length km", "Cost", "per km", "With tunnel overrun", "Time min", "Tunnels km",
                "Bridges km", "Walls km", "Mean distance from border m", "Land ha", "Lower bound", "Gap", "Audit");
        html.open("tbody");
        for (Alternative a : study.alternatives()) {
            for (Map.Entry<Mode, Line> entry : a.lines().entrySet()) {
                comparison(a, entry.getKey(), entry.getValue());
            }
        }
        close();
    }

    private void comparison(Alternative a, Mode mode, Line line) {
        double cost = line.bill().total().doubleValue() / 1e6;
        double km = line.alignment().length() / 1000;
        html.row(a.spec().name(), mode.words(), Figures.number(km, 2), Figures.number(cost, 1),
                Figures.number(cost / km, 2), Figures.number(cost + TUNNEL_OVERRUN * Findings.tunnels(line) / 1e6, 1),
                Figures.minutes(line.travelTime()), Figures.number(Findings.length(line, Structure.TUNNEL) / 1000, 2),
                Figures.number(Findings.length(line, Structure.BRIDGE) / 1000, 2),
                Figures.number(Findings.length(line, Structure.WALL) / 1000, 2),
                Figures.number(line.borderDistance(), 0), Figures.number(Findings.land(line) / 1e4, 1),
                Figures.number(line.lowerBound() / 1e6, 1), Figures.percent(line.gap(), 1),
                Findings.audit(line));
    }

    /** What each alternative is meant for, best at, and how far it lies from the others. */
    void purposes() {
        open("What each alternative weighs and how it differs");
        html.head("Alternative", "Meant for", "Weights", "Best at", "Share of its length more than 200 m from");
        html.open("tbody");
        for (Alternative a : study.alternatives()) {
            StringBuilder weights = new StringBuilder("construction cost");
            a.spec().weights().forEach((name, weight) ->
                    weights.append(", ").append(name.replace('_', ' ')).append(' ').append(Decimal.plain(weight, 3).toPlainString()));
            new java.util.TreeMap<>(a.spec().setbacks()).forEach((name, metres) ->
                    weights.append(", set-back from ").append(name).append(' ').append(Figures.number(metres, 0)).append(" m"));
            weights.append(a.spec().reuse() ? ", existing formations may be reused" : "");
            StringBuilder differences = new StringBuilder();
            a.differences().forEach((name, share) -> differences.append(differences.length() == 0 ? "" : ", ")
                    .append(name).append(' ').append(Figures.percent(share, 0)));
            html.row(a.spec().name(), Findings.capital(a.spec().title()), weights.toString(),
                    a.bestAt().isEmpty() ? "–" : String.join(", ", a.bestAt()),
                    differences.length() == 0 ? "–" : differences.toString());
        }
        close();
    }

    /** The lines of each mode on six measures, with why each is there. */
    void pareto() {
        for (Mode mode : study.scenario().modes().keySet()) {
            open("Trade-offs between the lines of the " + mode.words() + ". Cost in million " + currency
                    + "; an efficient line is one that no other beats or equals on every measure");
            html.head("Alternative", "Cost", "Length km", "Time min", "Distance from border m", "Land ha",
                    "Bridges and tunnels km", "What made it", "Why it is here", "Least share apart from another line");
            html.open("tbody");
            Pareto.of(study.alternatives(), mode).forEach(this::pareto);
            close();
        }
    }

    private void pareto(Pareto.Row row) {
        List<Double> v = row.values();
        double apart = row.apart().values().stream().mapToDouble(x -> x).min().orElse(Double.NaN);
        html.row(row.alternative(), Figures.number(v.get(0) / 1e6, 1), Figures.number(v.get(1) / 1000, 2),
                Figures.minutes(v.get(2)), Figures.number(v.get(3), 0), Figures.number(v.get(4) / 1e4, 1),
                Figures.number(v.get(5) / 1000, 2), Findings.capital(row.madeBy()), why(row),
                Double.isNaN(apart) ? "–" : Figures.percent(apart, 0) + (row.different() ? "" : " (under "
                        + Figures.percent(Pareto.DIFFERENT, 0) + ": not a line of its own)"));
    }

    private static String why(Pareto.Row row) {
        if (!row.dominatedBy().isEmpty()) {
            return "Dominated by " + String.join(", ", row.dominatedBy());
        }
        if (!row.bestAt().isEmpty()) {
            return "Efficient; best on " + words(row.bestAt());
        }
        StringBuilder text = new StringBuilder("Efficient");
        row.ahead().forEach((name, list) -> text.append(list.isEmpty() ? "" : "; beats " + name + " on " + words(list)));
        return text.toString();
    }

    private static String words(List<Pareto.Measure> measures) {
        return String.join(", ", measures.stream().map(Pareto.Measure::words).toList());
    }

    /** What it costs and saves to plan the lines of an alternative together. */
    void together(Alternative a) {
        open("Road and railway together");
        html.head("What", "Unit", "Without", "With", "Saving", "In the bills");
        html.open("tbody");
        for (Together.Item item : a.together().items()) {
            double unit = item.unit().equals("1") ? 1 : 1e6;
            int decimals = unit == 1 ? 0 : 2;
            html.row(Findings.capital(item.kind().replace('-', ' ')) + ": " + item.about(),
                    unit == 1 ? "crossings" : "million " + item.unit(), Figures.number(item.without() / unit, decimals),
                    Figures.number(item.with() / unit, decimals), Figures.number(item.saving() / unit, decimals),
                    item.inBills() ? "yes" : "no");
        }
        close();
        html.element("p class=\"small\"", "Access roads are in no bill, so sharing them is not counted. Clearance compares"
                + " what the planner weighs (cost and weights) for the line alone and for the line beside the other.");
    }

    /** The bill of a line. */
    void bill(Line line) {
        BigDecimal total = line.bill().total();
        open("Construction cost of the " + line.standard().mode().words() + ", " + currency);
        html.head("Item", "Quantity", "Unit", "Unit cost", "Amount", "Share");
        html.open("tbody");
        for (Item item : line.bill().items()) {
            if (item.quantity() != 0) {
                html.row(Findings.capital(item.item()), Figures.number(item.quantity(), item.quantity() < 1000 && item.quantity() != Math.rint(item.quantity()) ? 1 : 0),
                        item.unit(), Figures.number(item.unitCost(), 2), Figures.number(item.amount().doubleValue(), 2),
                        Figures.percent(item.amount().doubleValue() / total.doubleValue(), 1));
            }
        }
        html.open("tr class=\"sum\"").element("td colspan=\"4\"", "Sum of the rounded amounts");
        html.element("td class=\"n\"", Figures.number(total.doubleValue(), 2));
        html.element("td class=\"n\"", Figures.percent(1, 1)).close("tr");
        close();
    }

    /** The audit of a line. */
    void audit(Line line) {
        open("Audit of the " + line.standard().mode().words() + " against " + line.standard().id());
        html.head("Rule", "Limit", "Worst", "Unit", "At km", "");
        html.open("tbody");
        for (Finding f : line.audit().findings()) {
            html.open(f.ok() ? "tr" : "tr class=\"broken\"").element("td", f.rule());
            html.element("td class=\"n\"", Figures.rough(f.limit())).element("td class=\"n\"", Figures.rough(f.worst()));
            html.element("td", f.unit()).element("td class=\"n\"", Figures.number(f.station() / 1000, 2));
            html.element("td", f.ok() ? "✓ kept" : "✗ broken").close("tr");
        }
        close();
    }

    /** Whether a line has tunnels or bridges to list. */
    static boolean bored(Line line) {
        return Findings.count(line, Structure.TUNNEL) + Findings.count(line, Structure.BRIDGE) > 0;
    }

    /** The longest tunnels and bridges of a line. */
    void longest(Line line) {
        List<StructureSpan> spans = line.alignment().structures().stream()
                .filter(s -> s.structure() == Structure.TUNNEL || s.structure() == Structure.BRIDGE)
                .sorted(Comparator.comparingDouble(StructureSpan::length).reversed()
                        .thenComparingDouble(StructureSpan::from))
                .limit(8)
                .sorted(Comparator.comparingDouble(StructureSpan::from))
                .toList();
        String of = line.standard().mode().words();
        open("Longest tunnels and bridges of the " + of + " (of " + Findings.count(line, Structure.TUNNEL) + " tunnels, "
                + Findings.count(line, Structure.BRIDGE) + " bridges)");
        html.head("Kind", "From km", "To km", "Length m", "Greatest depth or height m");
        html.open("tbody");
        for (StructureSpan s : spans) {
            html.row(s.structure().slug(), Figures.number(s.from() / 1000, 2), Figures.number(s.to() / 1000, 2),
                    Figures.number(s.length(), 0), Figures.number(farthest(line, s), 0));
        }
        close();
    }

    /** Greatest distance of the line from the ground on a stretch (m). */
    private static double farthest(Line line, StructureSpan span) {
        double most = 0;
        for (int i = 0; i < line.stations().rows(); i++) {
            double s = line.stations().station()[i];
            double off = Math.abs(line.stations().elevation()[i] - line.stations().ground()[i]);
            if (s >= span.from() && s <= span.to() && off > most) {
                most = off;
            }
        }
        return most;
    }

    /** What the study rests on. */
    void assumptions() {
        open("Figures and statements that the study rests on");
        html.head("Topic", "Value or statement", "Source", "Verified");
        html.open("tbody");
        for (Scenario.Assumption a : study.scenario().assumptions()) {
            html.open(a.verified() ? "tr" : "tr class=\"unverified\"").element("td", a.topic());
            html.element("td", a.statement()).element("td", a.source());
            html.element("td", a.verified() ? "yes" : "not yet").close("tr");
        }
        close();
    }

    /** Input files and their hashes. */
    void inputs() {
        open("Input files");
        html.head("File", "SHA-256");
        html.open("tbody");
        study.scenario().hashes().forEach((file, hash) -> html.open("tr").element("td", file)
                .element("td class=\"hash\"", hash).close("tr"));
        close();
    }
}
