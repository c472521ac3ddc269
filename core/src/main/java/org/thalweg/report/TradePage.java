package org.thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleBiFunction;
import org.thalweg.export.Version;
import org.thalweg.security.LineSecurity;
import org.thalweg.standard.Mode;
import org.thalweg.study.Line;
import org.thalweg.study.Trade;
import org.thalweg.study.TradePoint;

/**
 * The page of a trade-off: one HTML file without scripts and without links to anything outside. Sentences first, then
 * curves, then the table that they were drawn from. The same trade-off gives the same text.
 */
public final class TradePage {
    private static final double WIDTH = 370;
    private static final double NEAR = 1000;

    private final Html html = new Html();
    private final Trade trade;
    private final String currency;
    private final List<Mode> modes;
    private final List<String> borders;
    private final List<String> watched;

    private TradePage(Trade trade) {
        this.trade = trade;
        currency = trade.scenario().currency();
        modes = List.copyOf(trade.scenario().modes().keySet());
        borders = trade.scenario().borders().stream().map(b -> b.name()).toList();
        watched = trade.scenario().security().watches().stream().map(w -> w.border().name()).toList();
    }

    /**
     * Renders a trade-off.
     *
     * @param trade the trade-off
     * @return the text of {@code trade.html}
     */
    public static String render(Trade trade) {
        return new TradePage(trade).page();
    }

    private String page() {
        html.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.element("title", trade.scenario().name() + " – " + trade.words());
        html.open("style").raw(HtmlReport.style()).close("style").close("head").open("body").open("main");
        html.element("h1", trade.scenario().name() + ": " + trade.words().toLowerCase(java.util.Locale.ROOT));
        html.element("p class=\"lead\"", "What one condition costs: alternative " + trade.alternative().name() + " (" + trade.alternative().title()
                + ") planned again for each value, all else as the scenario has it.");
        html.element("p class=\"meta\"", "Thalweg " + Version.NUMBER + " · " + trade.scenario().crs() + " · prices "
                + (trade.scenario().priceYear() > 0 ? "of " + trade.scenario().priceYear() + " " : "") + "in " + currency
                + " · seed " + trade.scenario().seed());
        html.open(trade.modelTerrain() ? "aside class=\"warning\"" : "aside class=\"note\"").element("p", trade.terrainNote()).close("aside");
        findings();
        curves();
        table();
        reading();
        return html.close("main").raw("</body></html>\n").toString();
    }

    // Findings.

    private void findings() {
        html.element("h2", "Findings").open("ul class=\"findings\"");
        sentences(trade).forEach(s -> html.element("li", s));
        trade.notes().forEach(s -> html.element("li", s));
        html.close("ul");
    }

    /**
     * What each value costs beside the base, in sentences.
     *
     * @param trade the trade-off
     * @return a sentence for each value that is met, but the base
     */
    public static List<String> sentences(Trade trade) {
        OptionalInt base = trade.base();
        if (base.isEmpty()) {
            return List.of("No value that was tried is met.");
        }
        TradePoint from = trade.points().get(base.getAsInt());
        List<String> out = new ArrayList<>();
        for (TradePoint p : trade.points()) {
            if (p.met() && p != from) {
                out.add(sentence(trade, from, p));
            }
        }
        return out.isEmpty() ? List.of("Only " + trade.label(from) + " is met, at "
                + Figures.money(from.cost(), trade.scenario().currency()) + ".") : out;
    }

    private static String sentence(Trade trade, TradePoint from, TradePoint p) {
        double more = p.cost() - from.cost();
        StringBuilder s = new StringBuilder(trade.label(p)).append(" instead of ").append(trade.label(from)).append(": ");
        if (Math.abs(more) < 0.0005 * from.cost()) {
            s.append("no change of cost");
        } else {
            s.append(Figures.money(Math.abs(more), trade.scenario().currency())).append(more > 0 ? " dearer (" : " cheaper (")
                    .append(Figures.percent(Math.abs(more) / from.cost(), 1)).append(")");
        }
        for (Mode mode : p.lines().keySet()) {
            List<String> changes = changes(from, p, mode);
            if (!changes.isEmpty()) {
                s.append("; ").append(mode.slug()).append(" ").append(String.join(", ", changes));
            }
        }
        return s.append(".").toString();
    }

    /** What changes for a mode by more than 10 m, six seconds or half a per cent. */
    private static List<String> changes(TradePoint from, TradePoint p, Mode mode) {
        List<String> out = new ArrayList<>();
        double longer = p.lines().get(mode).alignment().length() - from.lines().get(mode).alignment().length();
        boolean ran = p.running().containsKey(mode) && from.running().containsKey(mode);
        double slower = ran
                ? p.time(mode) - from.time(mode)
                : p.lines().get(mode).travelTime() - from.lines().get(mode).travelTime();
        if (Math.abs(longer) >= 10) {
            out.add(Figures.number(Math.abs(longer) / 1000, 2) + (longer < 0 ? " km shorter" : " km longer"));
        }
        if (Math.abs(slower) >= 6) {
            out.add(Figures.number(Math.abs(slower) / 60, 1) + (slower < 0 ? " minutes faster" : " minutes slower"));
        }
        double now = seen(p, mode).orElse(0);
        double then = seen(from, mode).orElse(0);
        if (Math.abs(now - then) >= 0.005) {
            out.add("seen for " + Figures.percent(now, 0) + " of its length instead of " + Figures.percent(then, 0));
        }
        return out;
    }

    private static java.util.OptionalDouble seen(TradePoint p, Mode mode) {
        return p.exposure().get(mode).exposures().stream().mapToDouble(e -> e.shareSeen()).max();
    }

    // Curves.

    private void curves() {
        html.element("h2", "Curves");
        legend();
        html.open("div class=\"columns\"");
        List<TradeCurve.Series> cost = new ArrayList<>();
        if (modes.size() > 1) {
            cost.add(new TradeCurve.Series("both", "#000000", 2, p -> p.cost() / 1e6));
        }
        cost.addAll(series((l, s) -> l.bill().total().doubleValue() / 1e6));
        curve("Construction cost, million " + currency, false, cost);
        curve("Length, km", false, series((l, s) -> l.alignment().length() / 1000));
        curve(trade.runs() ? "Time of a truck, of a freight train, minutes" : "Time end to end at design speed, minutes", false, times());
        for (int b = 0; b < borders.size(); b++) {
            int k = b;
            curve("Within " + Figures.number(NEAR / 1000, 0) + " km of border " + borders.get(b) + ", % of length", true,
                    series((l, s) -> 100 * s.distances().get(k).shareUnder(NEAR)));
        }
        for (int w = 0; w < watched.size(); w++) {
            int k = w;
            curve("Seen from beyond border " + watched.get(w) + ", % of length", true,
                    series((l, s) -> 100 * s.exposures().get(k).shareSeen()));
        }
        html.close("div");
        html.element("p class=\"small\"", "Full marks: every rule of the standard and the condition is kept. Hollow marks: the lines found"
                + " break a rule. Cross: there are no lines; the findings say which limit binds. Bold: the scenario's own value.");
    }

    private List<TradeCurve.Series> series(ToDoubleBiFunction<Line, LineSecurity> figure) {
        List<TradeCurve.Series> out = new ArrayList<>();
        for (Mode mode : modes) {
            out.add(new TradeCurve.Series(mode.slug(), colour(mode), mode.ordinal(), p -> p.lines().containsKey(mode)
                    ? figure.applyAsDouble(p.lines().get(mode), p.exposure().get(mode)) : Double.NaN));
        }
        return out;
    }

    private List<TradeCurve.Series> times() {
        List<TradeCurve.Series> out = new ArrayList<>();
        for (Mode mode : modes) {
            out.add(new TradeCurve.Series(mode.slug(), colour(mode), mode.ordinal(), p -> !p.lines().containsKey(mode) ? Double.NaN
                    : (trade.runs() ? p.time(mode) : p.lines().get(mode).travelTime()) / 60));
        }
        return out;
    }

    private static String colour(Mode mode) {
        return mode == Mode.ROAD ? "#0072B2" : "#D55E00";
    }

    private void legend() {
        html.open("ul class=\"legend\"");
        List<TradeCurve.Series> all = new ArrayList<>(series((l, s) -> 0));
        if (modes.size() > 1) {
            all.add(new TradeCurve.Series("both together", "#000000", 2, p -> 0));
        }
        for (TradeCurve.Series s : all) {
            Canvas swatch = new Canvas(26, 12, s.name());
            String dashes = s.form() == 0 ? "" : s.form() == 1 ? " stroke-dasharray=\"6 3\"" : " stroke-dasharray=\"1.5 2.5\"";
            swatch.line(0, 6, 26, 6, "stroke=\"" + s.colour() + "\" stroke-width=\"1.5\"" + dashes);
            TradeCurve.mark(swatch, s, 13, 6, true);
            html.open("li").open("span class=\"swatch\"").raw(swatch.finish()).close("span").text(s.name()).close("li");
        }
        html.close("ul");
    }

    private void curve(String title, boolean share, List<TradeCurve.Series> series) {
        html.open("figure").raw(new TradeCurve(trade, WIDTH).draw(title, share, series)).close("figure");
    }

    // Table.

    private void table() {
        html.element("h2", "Figures").open("div class=\"scroll\"").open("table");
        List<String> heads = new ArrayList<>(List.of(trade.words(), "Mode", "Cost, million " + currency, "Not below, million " + currency,
                "Length, km", trade.runs() ? "Minutes, run" : "Minutes", "Tunnels, km", "Bridges, km"));
        borders.forEach(b -> heads.addAll(List.of("Mean m from " + b, "Within 1 km, %")));
        watched.forEach(w -> heads.addAll(List.of("Seen from " + w + ", %", "By 1 % of observers, %")));
        heads.addAll(List.of("Standard", "Planned for"));
        html.head(heads.toArray(String[]::new)).open("tbody");
        for (TradePoint p : trade.points()) {
            if (p.lines().isEmpty()) {
                html.open("tr class=\"broken\"").element("td", trade.label(p));
                html.element("td colspan=\"" + (heads.size() - 1) + "\"", p.limit()).close("tr");
            }
            p.lines().forEach((mode, line) -> row(p, mode, line));
        }
        html.close("tbody").close("table").close("div");
    }

    private void row(TradePoint p, Mode mode, Line line) {
        List<String> cells = new ArrayList<>(List.of(trade.label(p), mode.slug(), million(line.bill().total().doubleValue()),
                million(line.lowerBound()), Figures.number(line.alignment().length() / 1000, 3), Figures.minutes(trade.runs() ? p.time(mode) : line.travelTime()),
                Figures.number(Findings.length(line, org.thalweg.standard.Structure.TUNNEL) / 1000, 2),
                Figures.number(Findings.length(line, org.thalweg.standard.Structure.BRIDGE) / 1000, 2)));
        p.exposure().get(mode).distances().forEach(d ->
                cells.addAll(List.of(Figures.number(d.mean(), 0), Figures.number(100 * d.shareUnder(NEAR), 0))));
        p.exposure().get(mode).exposures().forEach(e ->
                cells.addAll(List.of(Figures.number(100 * e.shareSeen(), 0), Figures.number(100 * e.shareSeenBy(0.01), 0))));
        cells.add(line.audit().ok() ? "kept" : "BREAKS " + p.brokenRules(mode));
        cells.add(p.from().get(mode));
        html.row(cells.toArray(String[]::new));
    }

    private static String million(double amount) {
        return Figures.number(amount / 1e6, 1);
    }

    private void reading() {
        html.element("h2", "How to read this");
        html.element("p", "Each value is a new search for both lines with the same effort, so that a step between two values is the price of the"
                + " condition plus what the search may leave: two lines that a search finds differ by some per cent in mountains."
                + " Lines found for one value were tried under all others, and the best that keeps every rule stands (column 'planned for')."
                + " 'Not below' is a bound that no line under the value undercuts; it is true but far in mountains.");
        html.element("p", (trade.runs() ? "Times are those of runs of a truck and a freight train, without posts, means of both directions."
                : "Times are those at design speed.") + " Shares near a border and in sight are explained in docs/exposure.md, the method of this"
                + " page in docs/trade.md.");
    }
}
