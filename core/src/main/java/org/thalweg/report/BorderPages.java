package org.thalweg.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.border.BorderPlan;
import org.thalweg.border.BorderStudy;
import org.thalweg.border.Direction;
import org.thalweg.border.Estimate;
import org.thalweg.border.Post;
import org.thalweg.border.Published;
import org.thalweg.border.Regime;
import org.thalweg.border.Settings;
import org.thalweg.border.Staffing;
import org.thalweg.border.Station;
import org.thalweg.border.TrafficResult;
import org.thalweg.study.Study;

/** The report's section on the posts at the gates. */
final class BorderPages {
    private final HtmlReport report;
    private final Html html;
    private final BorderStudy posts;
    private final BorderPlan plan;
    private final String currency;
    private final BorderFigures figures;

    BorderPages(HtmlReport report, Html html, Study study) {
        this.report = report;
        this.html = html;
        this.posts = study.posts();
        this.plan = posts.plan();
        this.currency = study.scenario().currency();
        this.figures = new BorderFigures(posts);
    }

    void write() {
        html.open("section class=\"sheet\"").element("h2", "Posts at the gates");
        Settings s = plan.settings();
        html.element("p", "How long vehicles and trains stand at one post under each control regime, and what staff it takes."
                + " Both gates have posts of the same form; a passage from gate to gate meets two. Each post is simulated for "
                + Figures.number(s.days(), 0) + " days, " + Figures.number(s.replications(), 0) + " times, after "
                + Figures.number(s.warmUpDays(), 0) + " days of warm-up; the same vehicles, with the same random numbers,"
                + " pass under every regime. ± is the " + Figures.percent(s.level(), 0) + " confidence interval of the"
                + " simulation alone: it says nothing about the figures that go in, which are assumptions unless their"
                + " source says more. Staff is set by shift after the work of its busiest hour, so that times hold for"
                + " posts that are staffed for their traffic.");
        html.open("ul");
        plan.regimes().forEach(r -> html.open("li").element("strong", r.title() + ".").text(r.summary()).close("li"));
        html.close("ul");
        List<List<Direction>> groups = groups();
        for (List<Direction> group : groups) {
            direction(group, groups.size() > 1);
        }
        staffing(groups);
        published();
        html.close("section");
    }

    /** Directions with the same traffic have the same figures and are told once. */
    private List<List<Direction>> groups() {
        Map<Map<String, Double>, List<Direction>> groups = new LinkedHashMap<>();
        plan.perDay().forEach((d, kinds) -> groups.computeIfAbsent(kinds, k -> new ArrayList<>()).add(d));
        return List.copyOf(groups.values());
    }

    private String words(List<Direction> group) {
        return group.size() > 1 ? "each direction" : plan.words(group.get(0));
    }

    private void direction(List<Direction> group, boolean headed) {
        Direction d = group.get(0);
        if (headed) {
            html.element("h3", "From " + words(group));
        }
        for (Regime regime : plan.regimes()) {
            BorderStudy.Case c = posts.at(regime.id(), d);
            if (!c.result().stable()) {
                html.element("p class=\"warning\"", regime.title() + ": demand is beyond capacity. " + Findings.capital(
                        c.result().bottleneck().station()) + " would have " + Figures.number(c.result().bottleneck().ratio(), 2)
                        + " times the work that it can do, so the queue grows without end; nothing was simulated.");
            }
        }
        if (plan.regimes().stream().anyMatch(r -> posts.at(r.id(), d).result().settledAfter() > plan.settings().warmUpDays())) {
            html.element("p class=\"warning\"", "Under some regime the post had not settled when the warm-up ended: let"
                    + " warm_up_days be more.");
        }
        times(d, words(group));
        report.figure("Mean time at one post, " + words(group) + ": grey moving, blue control, orange waiting."
                        + " The whisker ends at the time within which 90 % leave.",
                width -> figures.bars(d, width));
        if (!figures.queueing(d).isEmpty()) {
            report.figure("Vehicles that wait, by hour of the day: means over all days. Each panel has its own scale; kinds of"
                    + " traffic of which hardly any waits are left out.", width -> figures.queues(d, width));
            legend();
        }
        report.figure("Share of vehicles that have left the post after a time (logarithmic). Dashed: published means of the"
                + " passage of both countries' posts, for scale.", width -> figures.shares(d, width));
        legend();
    }

    private void legend() {
        Map<String, String> swatches = new LinkedHashMap<>();
        for (int i = 0; i < plan.regimes().size(); i++) {
            swatches.put(plan.regimes().get(i).title(), Swatch.bar(Ink.series(i)));
        }
        report.legend(swatches);
    }

    private void times(Direction d, String words) {
        html.element("p class=\"caption\"", "Time at one post in minutes, " + words);
        html.open("div class=\"scroll\"").open("table");
        html.head("Traffic", "Regime", "A day", "Mean", "±", "Waiting", "Control", "Half within", "90 % within", "95 % within",
                "Mean queue", "Against " + plan.regimes().get(0).id(), "±");
        html.open("tbody");
        for (String kind : Regime.kinds()) {
            if (plan.perDay().get(d).getOrDefault(kind, 0.0) > 0) {
                for (Regime regime : plan.regimes()) {
                    BorderStudy.Case c = posts.at(regime.id(), d);
                    if (c.result().stable()) {
                        row(kind, regime, c.result().traffic(kind), posts.longerThanFirst(c, kind));
                    }
                }
            }
        }
        html.close("tbody").close("table").close("div");
    }

    private void row(String kind, Regime regime, TrafficResult t, Estimate longer) {
        html.row(kind.replace('-', ' '), regime.id(), Figures.number(t.perDay().mean(), 1), Figures.minutes(t.time().mean()),
                Figures.minutes(t.time().halfWidth()), Figures.minutes(t.waiting().mean()), Figures.minutes(t.control().mean()),
                Figures.minutes(t.median().mean()), Figures.minutes(t.p90().mean()), Figures.minutes(t.p95().mean()),
                Figures.number(t.queue().mean(), 2), Figures.minutes(longer.mean()), Figures.minutes(longer.halfWidth()));
    }

    private void staffing(List<List<Direction>> groups) {
        html.element("p class=\"caption\"", "Staff, lanes and yearly cost of one post, " + currency);
        html.open("div class=\"scroll\"").open("table");
        html.head("Direction", "Regime", "Lanes", "Hours of duty a day", "Staff", "Equipment", "Together", "Target",
                "Lanes for the target", "Together");
        html.open("tbody");
        for (List<Direction> group : groups) {
            for (Regime regime : plan.regimes()) {
                BorderStudy.Case c = posts.at(regime.id(), group.get(0));
                Post post = c.result().post();
                Staffing target = c.staffing();
                html.row(words(group), regime.id(), Figures.number(lanes(post), 0), Figures.number(post.staffHours(), 0),
                        Figures.number(c.cost().staff(), 0), Figures.number(c.cost().equipment(), 0),
                        Figures.number(c.cost().total(), 0), target == null ? "–" : verdict(target),
                        target == null ? "–" : Figures.number(lanes(target.post()), 0),
                        target == null ? "–" : Figures.number(c.staffingCost().total(), 0));
            }
        }
        html.close("tbody").close("table").close("div");
        if (!plan.targets().isEmpty()) {
            StringBuilder words = new StringBuilder("Target: nine of ten leave the post within ");
            plan.targets().forEach((kind, time) -> words.append(Figures.number(time / 60, 0)).append(" min (")
                    .append(kind.replace('-', ' ')).append("), "));
            words.setLength(words.length() - 2);
            html.element("p class=\"small\"", words + ". Where it cannot be met, the control alone takes longer, with"
                    + " nobody waiting.");
        }
    }

    private static String verdict(Staffing target) {
        return target.reached() ? "met" : "cannot be met: " + target.miss().replace('-', ' ');
    }

    private static int lanes(Post post) {
        return post.stations().stream().filter(s -> !s.isUnlimited()).mapToInt(Station::lanes).sum();
    }

    private void published() {
        html.element("p", "Published times at borders, from entry to exit of both countries' posts, for scale:").open("ul");
        Published.all().forEach(p -> html.element("li", p.words() + " " + p.year() + ": "
                + Figures.number(p.time() / 3600, 1) + " h (" + p.source() + ")"));
        html.close("ul");
    }
}
