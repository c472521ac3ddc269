package org.thalweg.report;

import java.util.List;
import java.util.Map;
import org.thalweg.cost.Sensitivity;
import org.thalweg.standard.Mode;
import org.thalweg.study.Alternative;
import org.thalweg.study.GroundErrors;
import org.thalweg.study.Study;

/** The part of a report on how far costs and quantities may be off. */
final class SensitivityPages {
    /** Factors drawn and listed; other unit costs move the cost less than any of these. */
    private static final int MOST = 9;

    private static final String LOWER = "#0072B2";
    private static final String HIGHER = "#E69F00";

    private final HtmlReport report;
    private final Html html;
    private final Study study;

    SensitivityPages(HtmlReport report, Html html, Study study) {
        this.report = report;
        this.html = html;
        this.study = study;
    }

    /** Writes the section; nothing where no line's sensitivity was asked for. */
    void write() {
        if (study.alternatives().stream().allMatch(a -> a.sensitivity().isEmpty())) {
            return;
        }
        GroundErrors errors = GroundErrors.USUAL;
        html.open("section").element("h2", "How sure the quantities are");
        html.element("p", "Each line was priced again with one thing changed at a time. Its plan and profile stay; its"
                + " structures are chosen anew. The ground is wrong by less than " + Figures.rough(errors.bound())
                + " m at nine of ten places (standard deviation " + Figures.number(errors.deviation(), 1)
                + " m), alike over some " + Figures.rough(errors.length()) + " m (an assumption), in " + errors.draws()
                + " seeded draws, the same for every line. A designer with a survey would move the profile too: read these"
                + " ranges as wide. Factors are not combined here.");
        ground();
        for (Map.Entry<Mode, Sensitivity> e : study.alternatives().get(0).sensitivity().entrySet()) {
            tornado(study.alternatives().get(0), e.getKey(), e.getValue());
        }
        html.close("section");
    }

    private void ground() {
        html.element("p class=\"caption\"", "Errors of the ground: least to greatest of the draws. Cost in million "
                + study.scenario().currency());
        html.open("div class=\"scroll\"").open("table");
        html.head("Alternative", "Line", "Cost", "Over the draws", "Mean change", "Cut million m3", "Fill million m3",
                "Bridges km", "Tunnels km", "Not buildable by planning's rules, km");
        html.open("tbody");
        for (Alternative a : study.alternatives()) {
            a.sensitivity().forEach((mode, s) -> html.row(a.spec().name(), mode.words(),
                    Figures.number(s.base() / 1e6, 1), range(s.ground().cost(), 1e6, 1),
                    Figures.percent(s.ground().cost().mean() / s.base() - 1, 1), range(s.ground().cut(), 1e6, 2),
                    range(s.ground().fill(), 1e6, 2), range(s.ground().bridges(), 1000, 2),
                    range(s.ground().tunnels(), 1000, 2), range(s.ground().unbuildable(), 1000, 2)));
        }
        html.close("tbody").close("table").close("div");
    }

    private static String range(Sensitivity.Range r, double unit, int decimals) {
        return Figures.number(r.least() / unit, decimals) + " to " + Figures.number(r.greatest() / unit, decimals);
    }

    private void tornado(Alternative a, Mode mode, Sensitivity found) {
        List<Sensitivity.Swing> swings = drawn(found);
        String title = "What moves the cost of the " + mode.words() + " of " + a.spec().name();
        report.figure(title + ", million " + study.scenario().currency() + ": the share by which each factor is lowered (blue)"
                + " and raised (orange) stands beside it.", width -> draw(title, swings, found.base(), width));
        html.element("p class=\"caption\"", title + ", million " + study.scenario().currency());
        html.open("div class=\"scroll\"").open("table").head("Factor", "Lowered and raised by", "Cost lowered", "Cost raised");
        html.open("tbody");
        swings.forEach(s -> html.row(Findings.capital(s.factor()), Figures.percent(s.share(), 0),
                Figures.number(s.costAtLow() / 1e6, 1), Figures.number(s.costAtHigh() / 1e6, 1)));
        html.close("tbody").close("table").close("div");
    }

    /** The widest; and those of the ground and its shape however narrow, since that too is worth knowing. */
    private static List<Sensitivity.Swing> drawn(Sensitivity found) {
        List<Sensitivity.Swing> widest = found.swings().stream().limit(MOST).toList();
        return found.swings().stream()
                .filter(s -> widest.contains(s) || !s.factor().startsWith(Sensitivity.UNIT_COST_OF))
                .toList();
    }

    private static String draw(String title, List<Sensitivity.Swing> swings, double base, double width) {
        boolean narrow = width < 500;
        double left = narrow ? 10 : 290;
        double step = narrow ? 30 : 19;
        double bottom = 8 + step * swings.size();
        double most = 1e-9 * base;
        for (Sensitivity.Swing s : swings) {
            most = Math.max(most, Math.max(Math.abs(s.costAtLow() - base), Math.abs(s.costAtHigh() - base)));
        }
        double middle = left + (width - left) / 2;
        double scale = (0.5 * (width - left) - 34) / most;
        Canvas canvas = new Canvas(width, bottom + 18, title);
        for (int i = 0; i < swings.size(); i++) {
            Sensitivity.Swing s = swings.get(i);
            double y = 6 + step * i + (narrow ? 13 : 0);
            bar(canvas, middle, scale * (s.costAtLow() - base), y, LOWER, s.costAtLow());
            bar(canvas, middle, scale * (s.costAtHigh() - base), y, HIGHER, s.costAtHigh());
            String text = Findings.capital(s.factor()) + " ± " + Figures.percent(s.share(), 0);
            canvas.text(narrow ? left : left - 8, narrow ? y - 3 : y + 9, narrow ? "start" : "end", "class=\"s halo\"", text);
        }
        canvas.line(middle, 2, middle, bottom, "stroke=\"#333\" stroke-width=\"0.8\"");
        canvas.text(middle, bottom + 13, "middle", "class=\"s\"", Figures.number(base / 1e6, 1));
        return canvas.finish();
    }

    private static void bar(Canvas canvas, double middle, double length, double y, String colour, double cost) {
        canvas.rect(Math.min(middle, middle + length), y, Math.abs(length), 11, "fill=\"" + colour + "\"");
        canvas.text(middle + length + (length < 0 ? -3 : 3), y + 9, length < 0 ? "end" : "start", "class=\"s\"",
                Figures.number(cost / 1e6, 1));
    }
}
