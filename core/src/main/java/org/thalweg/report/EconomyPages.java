package org.thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.thalweg.economy.Appraisal;
import org.thalweg.economy.Assumptions;
import org.thalweg.economy.CashFlow;
import org.thalweg.economy.Delivered;
import org.thalweg.economy.DeliveryOption;
import org.thalweg.economy.InternalRate;
import org.thalweg.economy.Programme;
import org.thalweg.economy.Risk;
import org.thalweg.economy.Spread;
import org.thalweg.economy.Trade;
import org.thalweg.security.Availability;
import org.thalweg.security.SecurityFindings;
import org.thalweg.study.StudyWorth;

/** The part of the report on worth, risk, delivery and closures: an overview, and a page of findings per alternative. */
final class EconomyPages {
    /** Months of a year. */
    private static final double MONTHS = 12;

    /** Works of a critical path that a sentence names. */
    private static final int CHAIN = 4;

    private final Html html;
    private final StudyWorth worth;
    private final String currency;
    private final EconomyFigures figures;
    private final Assumptions assumptions;

    private final SecurityFindings security;

    private EconomyPages(Html html, StudyWorth worth, SecurityFindings security, String currency) {
        this.security = security;
        this.html = html;
        this.worth = worth;
        this.currency = currency;
        this.figures = new EconomyFigures(worth, currency);
        this.assumptions = worth.plan().assumptions();
    }

    /** Writes the pages; nothing for a study without worth. */
    static void write(Html html, StudyWorth worth, SecurityFindings security, String currency) {
        if (worth != null) {
            EconomyPages pages = new EconomyPages(html, worth, security, currency);
            pages.overview();
            for (int i = 0; i < worth.alternatives().size(); i++) {
                pages.findings(i);
                pages.detail(i);
            }
            pages.delivery();
        }
    }

    private static String million(double amount) {
        return Figures.number(amount / 1e6, Math.abs(amount) < 9.95e6 ? 1 : 0);
    }

    private String money(double amount) {
        return Figures.money(amount, currency);
    }

    private static String rate(InternalRate irr) {
        return irr.single().isPresent() ? Figures.percent(irr.single().getAsDouble(), 1) : irr.why();
    }

    private static String years(double months) {
        return Figures.number(months / MONTHS, 1) + "\u00a0years";
    }

    private void figure(String caption, DoubleFunction<String> drawing) {
        html.open("figure");
        for (double width : new double[] {HtmlReport.WIDE, HtmlReport.NARROW}) {
            html.open(width == HtmlReport.WIDE ? "div class=\"wide\"" : "div class=\"narrow\"").raw(drawing.apply(width));
            html.element("p class=\"small\"", caption).close("div");
        }
        html.close("figure");
    }

    private void table(String caption, String... heads) {
        html.element("p class=\"caption\"", caption).open("div class=\"scroll\"").open("table");
        html.head(heads).open("tbody");
    }

    private void end() {
        html.close("tbody").close("table").close("div");
    }

    // Overview.

    private void overview() {
        String hurdle = assumptions.hurdles().keySet().iterator().next();
        html.open("section class=\"sheet whole\"").element("h2", "What it is worth, and how sure that is");
        html.open("aside class=\"note\"").element("p", "Traffic, tariffs, upkeep and times on other routes are assumptions of the"
                + " scenario unless a source is named; they are listed with the assumptions. Money is of constant prices, in"
                + " million " + currency + ", and is counted from the decision to build in " + assumptions.baseYear()
                + " (not discounted) over " + assumptions.years() + " years. The discount rate is "
                + Figures.percent(assumptions.rate(), 1) + " (" + hurdle + ").").close("aside");
        table("Plain estimate, and what " + Figures.number(worth.risk().draws(), 0) + " draws of everything uncertain make of it",
                "Alternative", "Cost, plain", "Cost P50", "Cost P80", "Opens after years, plain", "P80", "Net present value, plain",
                "P10", "P50", "P90", "Rate of return, plain", "Benefit / cost", "Probability of missing " + Figures.percent(assumptions.rate(), 0),
                "Best of all in");
        for (int i = 0; i < worth.alternatives().size(); i++) {
            row(worth.alternatives().get(i), worth.risk().alternatives().get(i));
        }
        end();
        html.open("ul class=\"findings\"");
        bestSentences().forEach(s -> html.element("li", s));
        html.close("ul");
        String marks = "Bar: eight in ten draws (P10 to P90), darker: half of them; black: median; diamond: plain estimate.";
        figure("Economic net present value. " + marks, figures::values);
        figure("Economic rate of return and the rates that lenders and states ask for. " + marks, figures::rates);
        figure("Construction cost. Overruns are those of finished works of the same kinds, held against the estimate at "
                + worth.plan().risk().baseline() + ". " + marks, figures::costs);
        overruns();
        html.close("section");
    }

    private void row(StudyWorth.Entry e, Risk.Outcome o) {
        double[] plain = e.worth().plain();
        html.row(e.name(), million(cost(e)), million(o.cost().p(50)), million(o.cost().p(80)),
                Figures.number(e.worth().openings(plain).values().stream().mapToDouble(v -> v).max().orElse(0) / MONTHS, 1),
                Figures.number(o.openingMonths().p(80) / MONTHS, 1), million(e.economic().npv()), million(o.npv().p(10)),
                million(o.npv().p(50)), million(o.npv().p(90)), rate(e.economic().irr()),
                Figures.number(e.economic().benefitCostRatio(), 2), Figures.percent(o.belowHurdle(), 0), Figures.percent(o.best(), 0));
    }

    private static double cost(StudyWorth.Entry e) {
        return e.worth().costs(e.worth().plain()).values().stream().mapToDouble(v -> v).sum();
    }

    private List<String> bestSentences() {
        List<String> out = new ArrayList<>();
        Risk.Outcome first = worth.risk().alternatives().stream()
                .max(java.util.Comparator.comparingDouble(Risk.Outcome::ahead)).orElseThrow();
        out.add(first.name() + " is worth more than every other alternative in " + Figures.percent(first.ahead(), 0)
                + " of the draws; all alternatives meet the same draws, so this is no matter of luck.");
        out.add("In " + Figures.percent(worth.risk().noneShare(), 0) + " of the draws no alternative earns "
                + Figures.percent(assumptions.rate(), 0) + " a year: building nothing, or less, would be worth more.");
        return out;
    }

    private void overruns() {
        table("Overrun of finished works by kind, applied to the part of the cost that is an estimate", "Kind", "Reference class",
                "Mean", "Half stay under", "Nine in ten under", "Held against", "Source", "What speaks against it");
        worth.plan().overruns().forEach(c -> html.row(Findings.capital(c.kind()), c.id(), Figures.percent(c.ratio().mean() - 1, 0),
                Figures.percent(c.ratio().quantile(0.5) - 1, 0), Figures.percent(c.ratio().quantile(0.9) - 1, 0), c.baseline(),
                c.source() + (c.verified() ? "" : " (not verified)"), c.critique()));
        end();
        html.element("p class=\"small\"", "Shares of outturn prices, which hold their overruns already and get none: "
                + (worth.plan().firm().values().stream().allMatch(v -> v == 0) ? "none, all unit costs are estimates."
                        : worth.plan().firm().entrySet().stream().filter(e -> e.getValue() > 0)
                                .map(e -> e.getKey().slug() + " " + Figures.percent(e.getValue(), 0)).collect(Collectors.joining(", ")) + "."));
    }

    // A page of findings.

    private void findings(int i) {
        StudyWorth.Entry e = worth.alternatives().get(i);
        Risk.Outcome o = worth.risk().alternatives().get(i);
        html.open("section class=\"sheet\"").element("h2", "Worth of " + e.name() + ": findings");
        html.open("ul class=\"findings\"");
        for (String s : sentences(e, o)) {
            html.element("li", s);
        }
        html.close("ul");
        figure("Net present value of " + e.name() + " over all draws: dark bars hold eight in ten.", width ->
                figures.histogram(width, o.npv(), e.economic().npv(), "net present value, million " + currency, true));
        figure("Construction cost of " + e.name() + " over all draws: dark bars hold eight in ten. The right tail is cut at P97.", width ->
                figures.histogram(width, o.cost(), cost(e), "construction with design and supervision, million " + currency, true));
        html.close("section");
    }

    private List<String> sentences(StudyWorth.Entry e, Risk.Outcome o) {
        List<String> out = new ArrayList<>();
        double plain = cost(e);
        out.add("Cost: " + money(plain) + " in the plain estimate, with design and supervision. If it fares as finished works of its"
                + " kinds did, it costs as likely more as less than " + money(o.cost().p(50)) + "; in eight of ten cases less than "
                + money(o.cost().p(80)) + ", and in one of ten more than " + money(o.cost().p(90)) + ".");
        out.add(time(e, o));
        Spread v = o.npv();
        out.add("Worth: " + money(e.economic().npv()) + " in the plain estimate at " + Figures.percent(assumptions.rate(), 0)
                + " a year, a rate of return of " + rate(e.economic().irr()) + ". Over all that is uncertain, from " + money(v.p(10)) + " to "
                + money(v.p(90)) + " in eight of ten cases, half of them under " + money(v.p(50)) + ". It misses "
                + Figures.percent(assumptions.rate(), 0) + " with a probability of " + Figures.percent(o.belowHurdle(), 0) + ".");
        out.add(purse(e, o));
        out.add("What decides: " + o.tornado().stream().limit(3).map(s -> s.factor().words() + " (moves the worth by "
                + money(s.width()) + ")").collect(Collectors.joining(", ")) + ".");
        out.add("To earn just " + Figures.percent(assumptions.rate(), 0) + ", one thing alone would have to change: "
                + e.economic().switchingValues().entrySet().stream()
                        .filter(x -> Math.abs(x.getValue()) <= 1 && !x.getKey().startsWith("value"))
                        .map(x -> x.getKey() + " by " + (x.getValue() > 0 ? "+" : "") + Figures.percent(x.getValue(), 0))
                        .collect(Collectors.joining(", ", "", ".")).replaceFirst("^\\.$", "no single stream could by less than its double."));
        stays(e).ifPresent(out::add);
        if (e.availability() != null) {
            out.add(closures(e));
        }
        exposure(e.name()).ifPresent(out::add);
        builders(e).ifPresent(out::add);
        return out;
    }

    /** How near a border each line runs and how much of it is seen from beyond one that is watched. */
    private java.util.Optional<String> exposure(String name) {
        List<String> parts = new ArrayList<>();
        security.lines().getOrDefault(name, new java.util.TreeMap<>()).forEach((mode, s) -> {
            List<String> words = new ArrayList<>();
            s.distances().forEach(d -> words.add(Figures.percent(d.shareUnder(1000), 0) + " of its length within 1 km of border " + d.border()));
            s.exposures().forEach(x -> words.add(Figures.percent(x.shareSeen(), 0) + " seen from beyond " + x.observers().watch().border().name()
                    + " (" + Figures.percent(x.shareSeenBy(0.01), 0) + " by one observer in a hundred)"));
            if (!words.isEmpty()) {
                parts.add("the " + mode.words() + " has " + String.join(", ", words));
            }
        });
        return parts.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of("Exposure: " + String.join("; ", parts) + ".");
    }

    /** Which delivery option comes out ahead how often, and how little or much it matters. */
    private java.util.Optional<String> builders(StudyWorth.Entry e) {
        return e.delivery().stream().max(java.util.Comparator.comparingDouble(d -> d.risk().ahead())).map(best -> {
            double low = e.delivery().stream().mapToDouble(d -> d.risk().npv().p(50)).min().orElse(0);
            double high = e.delivery().stream().mapToDouble(d -> d.risk().npv().p(50)).max().orElse(0);
            return "Who builds: with the factors that the scenario assumes, the median worth lies between " + money(low) + " and " + money(high)
                    + " over " + e.delivery().size() + " options; " + best.option().name() + " is ahead of the others in "
                    + Figures.percent(best.risk().ahead(), 0) + " of the draws. What each costs and whom it leaves out: see 'Who builds and who pays'.";
        });
    }

    private static String time(StudyWorth.Entry e, Risk.Outcome o) {
        StringBuilder out = new StringBuilder("Time: ");
        e.worth().openings(e.worth().plain()).forEach((mode, months) ->
                out.append(out.length() > 6 ? ", " : "").append("the ").append(mode.words()).append(" opens ").append(years(months))
                        .append(" after the decision"));
        out.append(" as planned; all is open within ").append(years(o.openingMonths().p(80))).append(" in eight of ten cases. The longest chain runs through ");
        e.worth().programmes().forEach((mode, p) -> out.append(mode == e.worth().programmes().keySet().iterator().next() ? "" : "; ")
                .append("for the ").append(mode.words()).append(": ").append(chain(p)));
        return out.append('.').toString();
    }

    /** The works on the critical path, without what every programme has. */
    private static String chain(Programme p) {
        List<String> works = p.criticalPath().stream().map(i -> p.activities().get(i))
                .filter(a -> a.trade() != null && a.trade() != Trade.SYSTEMS && a.trade() != Trade.SURFACE)
                .map(a -> a.name().substring(0, 1).toLowerCase(Locale.ROOT) + a.name().substring(1).replace(", from both portals", ""))
                .toList();
        String words = works.stream().limit(CHAIN).collect(Collectors.joining(", "));
        return works.isEmpty() ? "preparation and finishing alone"
                : words + (works.size() > CHAIN ? " and " + (works.size() - CHAIN) + " more" : "");
    }

    private String purse(StudyWorth.Entry e, Risk.Outcome o) {
        Appraisal f = e.financial();
        return "The project's own purse, tolls and tariffs against construction and upkeep: a financial rate of return of " + rate(f.irr())
                + ", worth " + money(f.npv()) + " at " + Figures.percent(f.rate(), 0) + "; over all draws from " + money(o.financialNpv().p(10))
                + " to " + money(o.financialNpv().p(90)) + " in eight of ten cases.";
    }

    private java.util.Optional<String> stays(StudyWorth.Entry e) {
        String names = e.worth().gains(e.worth().plain()).entrySet().stream().filter(x -> x.getValue() <= 0)
                .map(Map.Entry::getKey).collect(Collectors.joining(", "));
        return names.isEmpty() ? java.util.Optional.empty()
                : java.util.Optional.of("Traffic that would stay on its present route, because the line costs it more: " + names + ".");
    }

    private String closures(StudyWorth.Entry e) {
        Availability.Result r = e.availability();
        StringBuilder out = new StringBuilder("Closures: ");
        r.lines().forEach((mode, line) -> out.append(out.length() > 10 ? ", " : "").append("the ").append(mode.words()).append(" is closed ")
                .append(Figures.number(line.closedDays(), 1)).append(" days a year"));
        if (r.lines().size() > 1) {
            out.append(", both at once ").append(Figures.number(r.both().closedDays(), 1)).append(" days");
        }
        out.append("; in one year in twenty ").append(r.lines().size() > 1 ? "both are closed together for " : "it is closed for ");
        return out.append(Figures.number(r.both().longestP95(), 1)).append(" days or more on end. Rates of closure are assumptions: they compare alternatives and foretell no year.").toString();
    }

    // Detail.

    private void detail(int i) {
        StudyWorth.Entry e = worth.alternatives().get(i);
        Risk.Outcome o = worth.risk().alternatives().get(i);
        html.open("section class=\"sheet\"").element("h2", "Worth of " + e.name() + ": detail");
        e.worth().programmes().forEach((mode, p) -> figure("Construction programme of the " + mode.words() + ": "
                + years(p.months()) + ". Orange: the critical path, on which every delay delays the opening.", width -> figures.gantt(width, p)));
        figure("Spending by year in the plain estimate" + (e.worth().programmes().size() > 1 ? ": road blue, railway orange." : "."),
                width -> figures.spending(width, e));
        figure("What each uncertain factor does alone, from its 10th to its 90th percentile, the others at their medians. Green: more is better.",
                width -> figures.tornado(width, o));
        html.open("div class=\"columns\"").open("div");
        streams("Economic streams", e.economic());
        html.close("div").open("div");
        streams("Financial streams", e.financial());
        html.close("div").open("div");
        futures(e);
        html.close("div").open("div");
        hurdles(e);
        html.close("div").close("div");
        times(e);
        if (e.availability() != null) {
            availability(e.availability());
        }
        html.close("section");
    }

    private void streams(String name, Appraisal a) {
        table(name + " at " + Figures.percent(a.rate(), 1) + ", million " + currency, "Stream", "Present value", "Change that brings the whole to 0");
        a.streams().forEach((stream, flow) -> html.row(Findings.capital(stream), million(flow.npv(a.rate())), signed(a.switchingValues().get(stream))));
        html.open("tr class=\"sum\"").element("td", "Net").element("td class=\"n\"", million(a.npv())).element("td", "").close("tr");
        end();
    }

    private static String signed(double share) {
        return !Double.isFinite(share) || Math.abs(share) > 10 ? "–" : (share > 0 ? "+" : "") + Figures.percent(share, 0);
    }

    private void futures(StudyWorth.Entry e) {
        table("By demand scenario and by line, million " + currency, "Case", "Net present value", "Rate of return", "Benefit / cost");
        assumptions.demands().forEach(d -> brief(d.name() + ": " + d.title(), e.byDemand().get(d.name())));
        if (e.byMode().size() > 1) {
            e.byMode().forEach((mode, a) -> brief(Findings.capital(mode.words()) + " alone", a));
        }
        end();
    }

    private void brief(String name, Appraisal a) {
        html.row(name, million(a.npv()), rate(a.irr()), Figures.number(a.benefitCostRatio(), 2));
    }

    private void hurdles(StudyWorth.Entry e) {
        CashFlow net = e.economic().net();
        table("Other figures of the plain estimate", "Figure", "Value");
        assumptions.hurdles().forEach((name, rate) ->
                html.row("Value at " + Figures.percent(rate, 1) + " (" + name + "), million " + currency, million(net.npv(rate))));
        html.row("Changes of sign of the net flow", Figures.number(e.economic().irr().signChanges(), 0));
        html.row("Modified rate of return", Figures.percent(e.economic().mirr(), 1));
        html.row("First year's return", Figures.percent(e.economic().firstYearReturn(), 1));
        end();
    }

    private void times(StudyWorth.Entry e) {
        if (e.worth().candidate().times().isEmpty()) {
            return;
        }
        Map<String, Double> gains = e.worth().gains(e.worth().plain());
        table("Times from gate to gate, and what a unit gains by the line in the plain estimate", "Traffic", "Hours under way", "found by",
                "Hours at both posts", "found by", "Gain, " + currency + " a unit");
        e.worth().candidate().times().forEach((flow, t) -> html.row(flow, Figures.number(t.running(), 2), t.runningBasis(),
                Figures.number(t.posts(), 2), t.postsBasis(), Figures.number(gains.getOrDefault(flow, Double.NaN), 2)));
        end();
    }

    private void availability(Availability.Result r) {
        table("Closures over " + Figures.number(r.years(), 0) + " years drawn", "Line", "Closed days a year", "One year in twenty: more than",
                "Longest closure, one year in twenty", "Open");
        r.lines().forEach((mode, line) -> closed(Findings.capital(mode.words()), line));
        if (r.lines().size() > 1) {
            closed("Both at once", r.both());
        }
        end();
        html.element("p class=\"small\"", "By hazard, closed days a year over both lines: " + r.byHazard().entrySet().stream()
                .map(x -> x.getKey() + " " + Figures.number(x.getValue(), 1)).collect(Collectors.joining(", ")) + ". Closures cost "
                + money(r.cost()) + " a year.");
        figure("Choke points: what it would save a year if a part never closed. Green: stretches, orange: bridges, blue: tunnels.",
                width -> figures.chokes(width, r));
        table("The ten parts whose loss costs most", "Line", "Part", "From km", "To km", "Days a year closed by it alone", "Cost a year, thousand " + currency);
        r.chokes().stream().limit(10).forEach(c -> html.row(c.part().mode().words(), c.part().kind(), Figures.number(c.part().from() / 1000, 1),
                Figures.number(c.part().to() / 1000, 1), Figures.number(c.closedDays(), 2), Figures.number(c.cost() / 1000, 1)));
        end();
    }

    private void closed(String name, Availability.Line line) {
        html.row(name, Figures.number(line.closedDays(), 1), Figures.number(line.closedDaysP95(), 1),
                Figures.number(line.longestP95(), 1) + " days", Figures.percent(line.open(), 2));
    }

    // Delivery.

    private void delivery() {
        if (worth.plan().options().isEmpty()) {
            return;
        }
        html.open("section class=\"sheet whole\"").element("h2", "Who builds and who pays");
        html.element("p", "Each option is a possible one, none is preferred, and a party's name here says nothing about its consent. Factors on"
                + " price, time and quality are the scenario's. Figures are in million " + currency + ", of the plain estimate unless a P stands over"
                + " them; P10 to P90 hold eight of ten draws, the same draws for every option.");
        for (StudyWorth.Entry e : worth.alternatives()) {
            table("Options for " + e.name(), "Option", "Cost", "Opens after years", "Economic rate", "Financial rate", "Given", "Lent",
                    "Interest before repayment", "Payment a year", "Earnings / payment", "Debt paid off in");
            e.delivery().forEach(this::option);
            end();
            table("Spread of the options for " + e.name() + " over " + Figures.number(e.delivery().get(0).risk().npv().draws(), 0) + " draws",
                    "Option", "Cost P50", "Cost P80", "Opens after years, P80", "Economic value P10", "P50", "P90", "Financial value P10", "P50", "P90",
                    "Misses " + Figures.percent(assumptions.rate(), 0), "Ahead of the other options in");
            e.delivery().forEach(this::spread);
            end();
        }
        for (DeliveryOption o : worth.plan().options()) {
            described(o);
        }
        html.close("section");
    }

    private void option(Delivered d) {
        var s = d.service();
        html.row(d.option().name(), million(d.cost()), Figures.number(d.openingMonths() / MONTHS, 1), rate(d.economic().irr()),
                rate(d.financial().irr()), million(d.given()), million(s.drawn()), million(s.interestAdded()), million(s.yearly()),
                Figures.number(s.cover(), 2), s.repaid() < 0 ? "not in the years looked at" : Integer.toString(assumptions.baseYear() + s.repaid()));
    }

    private void spread(Delivered d) {
        Risk.Outcome o = d.risk();
        html.row(d.option().name(), million(o.cost().p(50)), million(o.cost().p(80)), Figures.number(o.openingMonths().p(80) / MONTHS, 1),
                million(o.npv().p(10)), million(o.npv().p(50)), million(o.npv().p(90)), million(o.financialNpv().p(10)),
                million(o.financialNpv().p(50)), million(o.financialNpv().p(90)), Figures.percent(o.belowHurdle(), 0),
                Figures.percent(o.ahead(), 0));
    }

    private void described(DeliveryOption o) {
        html.element("h3", o.name() + ": " + o.title());
        html.element("p", "Builds: " + String.join(", ", o.builders()) + ". Pays: " + String.join(", ", o.financiers()) + ". Price × "
                + Figures.number(o.price(), 2) + ", time × " + Figures.number(o.time(), 2) + ", upkeep × " + Figures.number(o.upkeep(), 2) + ", life of works × "
                + Figures.number(o.life(), 2) + "; " + Figures.percent(o.finance().grant(), 0) + " given, " + Figures.percent(o.finance().debt(), 0)
                + " lent at " + Figures.percent(o.finance().interest(), 1) + " over " + o.finance().tenor() + " years (" + o.source() + ").");
        if (!o.excludes().isEmpty()) {
            html.element("p", "Leaves out: " + o.excludes().stream().map(x -> x.whom() + " (" + x.why() + ")").collect(Collectors.joining("; ")) + ".");
        }
        if (!o.conditions().isEmpty()) {
            html.open("ul");
            o.conditions().forEach(c -> html.open("li").element("strong", c.party()).text(": " + c.says() + " (" + c.source() + ", "
                    + c.date() + (c.confirmed() ? "" : "; not confirmed" + (c.note().isEmpty() ? "" : ": " + c.note())) + ")").close("li"));
            html.close("ul");
        }
    }
}
