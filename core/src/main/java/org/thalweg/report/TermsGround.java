package org.thalweg.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.thalweg.standard.Mode;
import org.thalweg.terms.OnTheGround;
import org.thalweg.terms.TermsAnalysis;

/**
 * The table of what outcomes are on the ground: a column for each line, regime, delivery and order that they select, with the
 * study's figures for it.
 */
final class TermsGround {
    /** A row: what it tells, the short name of its figure, and how to write it. */
    private record Row(String title, String figure, DoubleFunction<String> as) {}

    private final Html html;
    private final List<Row> rows;
    /** Columns: what is selected, with the outcomes that select it. */
    private final Map<SortedMap<String, String>, List<String>> outcomes = new LinkedHashMap<>();

    private final Map<SortedMap<String, String>, OnTheGround> columns = new LinkedHashMap<>();

    TermsGround(Html html, TermsAnalysis analysis, List<Integer> shown, String currency) {
        this.html = html;
        for (int s : shown) {
            OnTheGround.of(analysis, s).ifPresent(g -> {
                outcomes.computeIfAbsent(g.selects(), k -> new ArrayList<>()).add(analysis.model().space().name(s));
                columns.put(g.selects(), g);
            });
        }
        this.rows = rows(currency);
    }

    private static List<Row> rows(String currency) {
        DoubleFunction<String> money = v -> Figures.number(v / 1e6, 0);
        DoubleFunction<String> share = v -> Figures.number(100 * v, 0);
        DoubleFunction<String> minutes = v -> Figures.number(v / 60, 0);
        DoubleFunction<String> whole = v -> Figures.number(v, 0);
        String million = ", million " + currency;
        List<Row> rows = new ArrayList<>();
        for (Mode mode : new Mode[] {Mode.RAIL, Mode.ROAD}) {
            String name = mode == Mode.RAIL ? "Railway: " : "Road: ";
            String of = "modes." + mode.slug() + ".";
            rows.add(new Row(name + "construction" + million, of + "construction_cost", money));
            rows.add(new Row(name + "length, km", of + "length_m", v -> Figures.number(v / 1000, 1)));
            rows.add(new Row(name + "mean distance from the borders named, m", of + "mean_border_distance_m", whole));
            rows.add(new Row(name + "months to its opening, plain estimate", of + "opening_months", whole));
            rows.add(new Row(name + "days closed a year, mean", of + "closed_days_a_year", v -> Figures.number(v, 1)));
        }
        rows.add(new Row("Railway: million tonnes a year that fit", "modes.rail.capacity_mt_per_year", v -> Figures.number(v, 1)));
        for (String kind : new String[] {"truck", "freight-train"}) {
            rows.add(new Row("Gate to gate with posts, " + kind + ", min", "gate_to_gate." + kind + ".total_s", minutes));
            rows.add(new Row("At one post, " + kind + ", min", "post." + kind + ".time_s", minutes));
        }
        rows.add(new Row("As delivered: construction with design" + million, "delivery.construction", money));
        rows.add(new Row("As delivered: of it given, not repaid" + million, "delivery.given", money));
        rows.add(new Row("As delivered: of it put in by the owners" + million, "delivery.owners", money));
        rows.add(new Row("As delivered: months to the last opening", "delivery.opening_months", whole));
        rows.add(new Row("As delivered: net present value" + million, "delivery.npv", money));
        for (Mode mode : new Mode[] {Mode.RAIL, Mode.ROAD}) {
            rows.add(new Row((mode == Mode.RAIL ? "Railway" : "Road") + ": share in view from behind %s, %%",
                    "modes." + mode.slug() + ".exposure.%s.share_seen", share));
        }
        return rows;
    }

    void write() {
        if (columns.isEmpty()) {
            return;
        }
        html.element("p class=\"caption\"", "What these outcomes are on the ground, as this study found it: a column for each choice of"
                + " line, posts, delivery and order; outcomes without a line are left out. No party is said to care about a figure"
                + " unless a statement below says so");
        html.open("div class=\"scroll\"").open("table");
        List<String> heads = new ArrayList<>(List.of("Outcomes"));
        outcomes.values().forEach(names -> heads.add(String.join(", ", names)));
        html.head(heads.toArray(String[]::new)).open("tbody");
        selected("Line", "alternative");
        selected("Posts", "regime");
        selected("Delivery", "delivery");
        selected("Order", "order");
        for (Row row : rows) {
            if (row.figure().contains("%s")) {
                borders(row).forEach((border, figure) -> row(String.format(row.title(), border), figure, row.as()));
            } else {
                row(row.title(), row.figure(), row.as());
            }
        }
        html.close("tbody").close("table").close("div");
    }

    /** The figures of a row that has one for each border watched, by border. */
    private SortedMap<String, String> borders(Row row) {
        String before = row.figure().substring(0, row.figure().indexOf("%s"));
        String after = row.figure().substring(row.figure().indexOf("%s") + 2);
        SortedMap<String, String> found = new TreeMap<>();
        columns.values().forEach(g -> g.figures().keySet().stream()
                .filter(f -> f.startsWith(before) && f.endsWith(after))
                .forEach(f -> found.put(f.substring(before.length(), f.length() - after.length()), f)));
        return found;
    }

    private void selected(String title, String kind) {
        if (columns.keySet().stream().anyMatch(k -> k.containsKey(kind))) {
            html.open("tr").element("td", title);
            columns.keySet().forEach(k -> html.element("td", k.getOrDefault(kind, kind.equals("order") ? "both at once" : "–")));
            html.close("tr");
        }
    }

    /** A row of figures; left out where no column has one. */
    private void row(String title, String figure, DoubleFunction<String> as) {
        if (columns.values().stream().anyMatch(g -> g.figures().containsKey(figure))) {
            html.open("tr").element("td", title);
            columns.values().forEach(g -> html.element("td class=\"n\"",
                    g.figures().containsKey(figure) ? as.apply(g.figures().get(figure)) : "–"));
            html.close("tr");
        }
    }
}
