package org.thalweg.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.thalweg.terms.CoalitionStability;
import org.thalweg.terms.Concept;
import org.thalweg.terms.ConflictModel;
import org.thalweg.terms.Evidence;
import org.thalweg.terms.Foresight;
import org.thalweg.terms.Grounds;
import org.thalweg.terms.Narrator;
import org.thalweg.terms.Option;
import org.thalweg.terms.OutcomeFigures;
import org.thalweg.terms.Preference;
import org.thalweg.terms.Reading;
import org.thalweg.terms.RedLine;
import org.thalweg.terms.Robustness;
import org.thalweg.terms.Statement;
import org.thalweg.terms.TermsAnalysis;
import org.thalweg.terms.Value;
import org.thalweg.terms.WishedOutcome;

/** The report's section on terms: what the parties could stably agree on, if what they have stated holds. */
final class TermsPages {
    /** Outcomes told, besides the status quo and those asked about. */
    private static final int SHOWN = 8;

    /** Changes told for an outcome that is asked about. */
    private static final int EDITS = 6;

    private final HtmlReport report;
    private final Html html;
    private final TermsAnalysis a;
    private final ConflictModel model;
    private final List<Integer> shown;
    private final TermsFigures figures;

    TermsPages(HtmlReport report, Html html, TermsAnalysis analysis) {
        this.report = report;
        this.html = html;
        this.a = analysis;
        this.model = analysis.model();
        this.shown = analysis.notable(SHOWN);
        this.figures = new TermsFigures(analysis, shown);
    }

    void write() {
        html.open("section class=\"sheet\"").element("h2", "Terms: what the parties could stably agree on");
        html.element("p", model.summary());
        html.element("p", "If the statements at the end of this section hold, with the weights and readings given there, then what"
                + " follows holds. An outcome is a choice of all options. It is an equilibrium when no party has reason to leave"
                + " it: in the sense of Nash, since none can do better by a move of its own; in the sense of SEQ, since whoever"
                + " would gain by a move must expect others to answer, to their own gain, in a way that leaves it no better off."
                + " There are " + Figures.number(model.space().states(), 0) + " outcomes that keep the rules.");
        html.element("p class=\"note\"", "What it rests on. " + Grounds.of(model).words());
        options();
        outcomes();
        ground();
        concepts();
        report.figure("From the status quo by improvements of parties, or of groups whose members all gain. Thick frame: Nash"
                        + " equilibrium; filled: SEQ equilibrium; dashed: neither in the central case. Lines on the right:"
                        + " improvements from one outcome to another, the nearest twelve at most.", figures::evolution);
        legend();
        redLines();
        if (a.robustness() != null) {
            robustness();
        }
        wishes();
        reasons();
        statements();
        html.close("section");
    }

    private void open(String caption) {
        html.element("p class=\"caption\"", caption).open("div class=\"scroll\"").open("table");
    }

    private void close() {
        html.close("tbody").close("table").close("div");
    }

    private String name(int s) {
        return model.space().name(s);
    }

    private void options() {
        if (model.options().isEmpty()) {
            return;
        }
        open("Options and who decides them");
        html.head("Party", "Option", "Meaning", "Selects in this study");
        html.open("tbody");
        for (Option o : model.options()) {
            String selects = o.selects().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
            html.row(model.parties().get(o.party()).title(), o.name(), o.title()
                    + (o.turn() == Option.Turn.ON ? "; stays once taken up" : o.turn() == Option.Turn.OFF ? "; gone once given up" : ""),
                    selects.isEmpty() ? "–" : selects);
        }
        close();
    }

    /** Outcomes with their engineering figures beside them. */
    private void outcomes() {
        List<String> heads = new ArrayList<>(List.of("Outcome", "Options taken up", "Nash", "SEQ"));
        if (a.groups() != null) {
            heads.add("Left by groups");
        }
        if (a.robustness() != null) {
            heads.add("Share of draws, SEQ");
        }
        heads.add("Selects");
        for (Value v : model.values()) {
            heads.add(v.title() + (v.unit().isEmpty() ? "" : ", " + unit(v.unit())));
        }
        open("Outcomes and their figures in this study. Left by groups: groups of two or more that could do better together, in"
                + " the sense of SEQ");
        html.head(heads.toArray(String[]::new));
        html.open("tbody");
        for (int s : shown) {
            html.open("tr").element("td", name(s) + (s == model.statusQuo() ? " (status quo)" : model.wished().contains(s) ? " (asked about)" : ""));
            int figures = 0;
            List<String> cells = cells(s);
            for (String cell : cells) {
                html.element(figures++ < cells.size() - model.values().size() ? "td" : "td class=\"n\"", cell);
            }
            html.close("tr");
        }
        close();
    }

    /** What outcomes mean on the ground: a column for each selection, a row for each figure. */
    private void ground() {
        Map<OutcomeFigures, List<String>> selections = new LinkedHashMap<>();
        for (int s : shown) {
            if (a.selected(s).containsKey("alternative")) {
                selections.computeIfAbsent(a.onTheGround(s), k -> new ArrayList<>()).add(name(s));
            }
        }
        if (selections.isEmpty()) {
            return;
        }
        html.element("h3", "What these outcomes mean on the ground");
        html.element("p", "What the options taken up select in this study, and the study's figures for it. Figures that no party was found to"
                + " weigh stand here beside the outcomes only and decide none of them. Outcomes that are not named select no line.");
        html.open("ul");
        selections.forEach((figures, outcomes) -> html.element("li", outcomes(outcomes) + ": " + figures.sentence()));
        html.close("ul");
        open("The figures behind");
        List<String> heads = new ArrayList<>(List.of("Figure", "Unit"));
        selections.values().forEach(outcomes -> heads.add(outcomes(outcomes)));
        html.head(heads.toArray(String[]::new)).open("tbody");
        for (String kind : selections.keySet().stream().flatMap(f -> f.selected().keySet().stream()).distinct().toList()) {
            row(List.of(Character.toUpperCase(kind.charAt(0)) + kind.substring(1), "–"), selections.keySet(),
                    f -> f.selected().getOrDefault(kind, "–"), "td");
        }
        // The column with most figures first: it gives the rows their order.
        List<OutcomeFigures.Entry> rows = selections.keySet().stream()
                .sorted(Comparator.comparingInt(f -> -f.entries().size())).flatMap(f -> f.entries().stream()).toList();
        Map<String, OutcomeFigures.Entry> titles = new LinkedHashMap<>();
        rows.forEach(e -> titles.putIfAbsent(e.title(), e));
        for (OutcomeFigures.Entry entry : titles.values()) {
            row(List.of(entry.title(), entry.column()), selections.keySet(), f -> f.entries().stream()
                    .filter(e -> e.title().equals(entry.title()))
                    .map(e -> Figures.number(e.cell(), e.decimals())).findFirst().orElse("–"), "td class=\"n\"");
        }
        close();
    }

    private static String outcomes(List<String> names) {
        return (names.size() == 1 ? "Outcome " : "Outcomes ") + String.join(", ", names);
    }

    private void row(List<String> titles, Collection<OutcomeFigures> columns, Function<OutcomeFigures, String> cell, String tag) {
        html.open("tr");
        titles.forEach(t -> html.element("td", t));
        columns.forEach(f -> html.element(tag, cell.apply(f)));
        html.close("tr");
    }

    /** Every concept: how many equilibria, and which of the outcomes shown. */
    private void concepts() {
        open("Equilibria by concept, and which of the outcomes above are among them");
        html.head("Stable for all parties", "Outcomes", "Of those above").open("tbody");
        for (Concept c : Concept.values()) {
            if (!c.strong() || a.rankings().strength()) {
                concept(c.title() + ": " + c.words(), a.stability().equilibria(c));
            }
        }
        if (a.groups() != null) {
            CoalitionStability.CONCEPTS.forEach(c -> concept(c.title() + ", for every group too", a.groups().equilibria(c)));
            String own = a.ownForesight() ? " *" : "";
            concept("looking " + model.horizon() + " moves ahead" + own, a.limited().equilibria());
            concept("non-myopic (looking as far ahead as need be)" + own, a.nonMyopic().equilibria());
        }
        close();
        if (a.groups() != null && a.ownForesight()) {
            html.element("p class=\"small\"", Foresight.OWN_RULE);
        }
    }

    private void concept(String title, BitSet states) {
        List<String> among = shown.stream().filter(states::get).map(this::name).toList();
        html.open("tr").element("td", title).element("td class=\"n\"", Figures.number(states.cardinality(), 0))
                .element("td", among.isEmpty() ? "–" : String.join(", ", among)).close("tr");
    }

    private static String unit(String unit) {
        return unit.matches("[A-Z]{3}") ? "million " + unit : unit.equals("s") ? "min" : unit.equals("share") ? "%" : unit;
    }

    private static String shownValue(double value, String unit) {
        return unit.matches("[A-Z]{3}") ? Figures.number(value / 1e6, 1)
                : unit.equals("s") ? Figures.minutes(value)
                : unit.equals("share") ? Figures.number(100 * value, 1)
                : unit.equals("months") ? Figures.number(value, 1) : Figures.rough(value);
    }

    private List<String> cells(int s) {
        List<String> cells = new ArrayList<>(List.of(
                TermsFigures.options(model, s),
                mark(Concept.NASH, s), mark(Concept.SEQ, s)));
        if (a.groups() != null) {
            List<String> groups = a.groups().upsetBy(Concept.SEQ, s).stream()
                    .filter(g -> Integer.bitCount(g) > 1)
                    .sorted((g, h) -> Integer.bitCount(g) - Integer.bitCount(h))
                    .limit(2)
                    .map(g -> String.join(" with ", model.titles(g)))
                    .toList();
            cells.add(groups.isEmpty() ? "–" : String.join("; ", groups));
        }
        if (a.robustness() != null) {
            cells.add(Figures.percent(a.robustness().share(Concept.SEQ, s), 0));
        }
        String selected = a.selected(s).values().stream().collect(Collectors.joining(", "));
        cells.add(selected.isEmpty() ? "–" : selected);
        for (int v = 0; v < model.values().size(); v++) {
            cells.add(shownValue(a.value(v, s), model.values().get(v).unit()));
        }
        return cells;
    }

    private String mark(Concept c, int s) {
        return a.stability().equilibrium(c, s) ? "✓" : "–";
    }

    private void legend() {
        Map<String, String> swatches = new LinkedHashMap<>();
        figures.movers().forEach(p -> swatches.put(model.parties().get(p).title() + ", alone or with others", Swatch.bar(Ink.series(p))));
        if (!swatches.isEmpty()) {
            report.legend(swatches);
        }
    }

    // Conditions that parties have named.

    private void redLines() {
        List<RedLine> onFigures = model.redLines().stream().filter(l -> l.figure() != null).toList();
        List<RedLine> onOptions = model.redLines().stream().filter(l -> l.condition() != null).toList();
        if (!onFigures.isEmpty() && !a.alternatives().isEmpty()) {
            open("Alternatives against conditions and published figures: the figure, and by how much it keeps or misses the condition");
            List<String> heads = new ArrayList<>(List.of("Party", "Condition", "Source"));
            heads.addAll(a.alternatives());
            html.head(heads.toArray(String[]::new)).open("tbody");
            for (RedLine line : onFigures) {
                begin(line);
                a.alternatives().forEach(name -> against(line, a.figure(line, name)));
                html.close("tr");
            }
            close();
        }
        if (!onOptions.isEmpty()) {
            open("Outcomes against conditions on options");
            List<String> heads = new ArrayList<>(List.of("Party", "Condition", "Source"));
            shown.forEach(s -> heads.add(name(s)));
            html.head(heads.toArray(String[]::new)).open("tbody");
            for (RedLine line : onOptions) {
                begin(line);
                for (int s : shown) {
                    boolean met = line.condition().holds(model.space().choice(s));
                    html.element(met ? "td class=\"met\"" : "td class=\"unmet\"", met ? "✓" : "✗");
                }
                html.close("tr");
            }
            close();
        }
    }

    private void begin(RedLine line) {
        html.open("tr").element("td", model.parties().get(line.party()).title()).element("td", line.title())
                .element("td", line.evidence().words());
    }

    private void against(RedLine line, double value) {
        if (Double.isNaN(value)) {
            html.element("td class=\"unknown\"", "? unknown");
            return;
        }
        double margin = line.margin(value);
        String figure = shownValue(value, line.unit());
        String by = shownValue(Math.abs(margin), line.unit()) + " " + unit(line.unit());
        html.element(margin >= 0 ? "td class=\"met\"" : "td class=\"unmet\"",
                (margin >= 0 ? "✓ " : "✗ ") + figure + (margin >= 0 ? ", kept by " : ", missed by ") + by);
    }

    // How sure, and what would change it.

    private void robustness() {
        Robustness r = a.robustness();
        html.element("h3", "How sure: " + Figures.number(r.draws(), 0) + " draws over what is left open");
        html.element("p", "Readings, places and ranges are drawn independently, each reading as often as the others; the shares"
                + " measure what the stated ranges leave open, not how likely an outcome is.");
        report.figure("Share of draws in which each outcome is an equilibrium: SEQ light, Nash dark. The orange span shows how far"
                + " the share moves with the one thing that decides it most.", figures::robustness);
    }

    private void wishes() {
        if (a.wishes().isEmpty()) {
            return;
        }
        html.element("h3", "What would have to change");
        html.open("ul");
        a.wishes().forEach(w -> html.element("li", wish(w)));
        html.close("ul");
    }

    private String wish(WishedOutcome w) {
        String outcome = "Outcome " + name(w.state()) + " (" + TermsFigures.options(model, w.state()) + ")";
        if (w.already()) {
            return outcome + " is an equilibrium in the central case.";
        }
        StringBuilder out = new StringBuilder(outcome).append(" is none in the central case. ");
        List<String> edits = w.edits().stream().limit(EDITS).map(this::edit).toList();
        out.append(edits.isEmpty()
                ? "No change of one or two statements makes it one."
                : "The smallest changes of statements that make it one: " + String.join("; or ", edits) + ".");
        if (w.raises() != null) {
            List<String> raises = new ArrayList<>();
            for (int p = 0; p < w.raises().size(); p++) {
                int n = w.raises().get(p).size();
                if (n > 0) {
                    raises.add(model.parties().get(p).title() + " by " + n + (n == 1 ? " outcome" : " outcomes"));
                }
            }
            out.append(" In the rankings it would have to rise").append(w.exact() ? " at least" : "").append(": ")
                    .append(String.join(", ", raises)).append('.');
        }
        return out.toString();
    }

    private String edit(List<WishedOutcome.Edit> set) {
        return set.stream()
                .map(e -> model.parties().get(e.party()).title() + "'s statement " + e.statement() + " " + e.words())
                .collect(Collectors.joining(", and "));
    }

    private void reasons() {
        html.element("h3", "Why these outcomes hold or not");
        Narrator narrator = new Narrator(model, a.rankings());
        for (int s : shown) {
            html.element("p class=\"caption\"", "Outcome " + name(s) + ": " + TermsFigures.options(model, s)).open("ul");
            List<String> without = new ArrayList<>();
            for (int p = 0; p < model.parties().size(); p++) {
                if (a.stability().stable(Concept.NASH, p, s)) {
                    without.add(model.parties().get(p).title());
                } else {
                    html.element("li", narrator.reason(Concept.SEQ, p, s));
                }
            }
            if (!without.isEmpty()) {
                html.element("li", String.join(", ", without) + (without.size() > 1 ? " have" : " has") + " no improvement alone.");
            }
            if (a.groups() != null) {
                a.groups().upsetBy(Concept.SEQ, s).stream()
                        .filter(g -> Integer.bitCount(g) > 1)
                        .limit(1)
                        .forEach(g -> html.element("li", narrator.group(a.groups(), Concept.SEQ, g, s)));
            }
            html.close("ul");
        }
        List<Integer> others = narrator.told().stream().filter(s -> !shown.contains(s)).toList();
        if (!others.isEmpty() && !model.options().isEmpty()) {
            html.element("p class=\"small\"", "Other outcomes named here: " + others.stream()
                    .map(s -> name(s) + ": " + TermsFigures.options(model, s))
                    .collect(Collectors.joining("; ")) + ".");
        }
    }

    private void statements() {
        html.element("h3", "What it rests on");
        open("Statements of each party, weightiest first. Place: where among its statements it may stand. Several readings: drawn"
                + " with equal chances; the first is the central case. 'One of': the statement stands in at least one of these sources, and it is"
                + " not known in which. Shaded: no source was opened for this model");
        html.head("Party", "Place", "About", "Prefers", "Voice", "Source");
        html.open("tbody");
        for (int p = 0; p < model.parties().size(); p++) {
            String title = model.parties().get(p).title();
            if (model.preferences().get(p) instanceof Preference.Prioritised prioritised) {
                prioritised.statements().forEach(st -> st.readings().forEach(r -> statement(title, st, r)));
            } else if (model.preferences().get(p) instanceof Preference.Ranked ranked) {
                html.row(title, "–", "direct ranking", "–", ranked.evidence().voice(), ranked.evidence().words());
            }
        }
        close();
    }

    private void statement(String party, Statement s, Reading r) {
        Evidence e = r.evidence();
        html.open(e.verified() ? "tr" : "tr class=\"unverified\"").element("td", party);
        html.element("td", s.low() == s.high() ? Figures.number(s.low(), 0) : Figures.number(s.low(), 0) + "–" + Figures.number(s.high(), 0));
        html.element("td", s.title() + (s.strong() ? " (strong)" : "")).element("td", r.words());
        html.element("td", e.voice().isEmpty() ? "–" : e.voice()).element("td", e.words()).close("tr");
    }
}
