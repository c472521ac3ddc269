package org.thalweg.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.terms.Concept;
import org.thalweg.terms.ConflictModel;
import org.thalweg.terms.Evolution;
import org.thalweg.terms.Robustness;
import org.thalweg.terms.TermsAnalysis;

/** The drawings on terms: how the status quo could turn into each outcome, and how often outcomes come up over the draws. */
final class TermsFigures {
    private static final double SIZE = 8.5;
    private static final double LINE = 11;
    private static final double GAP = 26;
    private static final double TRUNK = 14;

    /** Ways from one outcome to another that are drawn at most. */
    private static final int MOST_ARCS = 12;

    private final TermsAnalysis a;
    private final ConflictModel model;
    private final List<Integer> shown;

    TermsFigures(TermsAnalysis analysis, List<Integer> shown) {
        this.a = analysis;
        this.model = analysis.model();
        this.shown = shown;
    }

    /** Options in words, without repeating the obvious. */
    static String options(ConflictModel model, int state) {
        List<String> taken = model.taken(state);
        return model.options().isEmpty() ? "" : taken.isEmpty() ? "none of the options" : String.join(", ", taken);
    }

    /** Breaks words into lines of a width (user units). */
    static List<String> wrapped(String text, double width, double size) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && Labels.width(longer, size) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    private Evolution evolution() {
        return a.together() == null ? a.evolution() : a.together();
    }

    /** A box of the graph of evolution. */
    private record Box(int state, double top, double height, List<String> lines, List<String> way) {}

    /** The graph of evolution: the status quo above, a branch to each outcome with who acts, arcs from outcome to outcome. */
    String evolution(double width) {
        double left = TRUNK + 14;
        double right = width - (width < 500 ? 44 : 110);
        List<Box> boxes = new ArrayList<>();
        double y = 2;
        for (int s : shown) {
            boolean now = s == model.statusQuo();
            double inner = right - (now ? 0 : left) - 10;
            List<String> lines = wrapped(options(model, s), inner - Labels.width(model.space().name(s) + "  ", 10), SIZE);
            List<String> way = now ? List.of() : wrapped(way(s), inner, SIZE);
            double top = y + LINE * way.size() + (now ? 0 : 4);
            double height = LINE * lines.size() + 7;
            boxes.add(new Box(s, top, height, lines, way));
            y = top + height + GAP - 14;
        }
        Canvas canvas = new Canvas(width, y, "How the status quo could turn into each outcome");
        trunk(canvas, boxes, left);
        boxes.forEach(box -> box(canvas, box, box.state() == model.statusQuo() ? 1 : left, right));
        arcs(canvas, boxes, right, width);
        return canvas.finish();
    }

    /** Who acts on the way from the status quo, in words. */
    private String way(int s) {
        List<Evolution.Edge> way = evolution().way(s);
        if (way.isEmpty()) {
            return evolution().states().contains(s) ? "" : "not reached by improvements from the status quo";
        }
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < way.size(); k++) {
            List<String> who = model.titles(way.get(k).group());
            out.append(k == 0 ? "" : "; then ").append(who.size() > 1 ? "together " : "").append(String.join(", ", who));
            if (k + 1 < way.size()) {
                out.append(" to ").append(model.space().name(way.get(k).to()));
            }
        }
        return out.toString();
    }

    private void trunk(Canvas canvas, List<Box> boxes, double left) {
        Box first = boxes.get(0);
        double end = first.top() + first.height();
        for (Box box : boxes.subList(1, boxes.size())) {
            double middle = box.top() + 11;
            boolean reached = !evolution().way(box.state()).isEmpty();
            for (int k = 0; k < box.way().size(); k++) {
                canvas.text(left + 2, box.top() - 4 - LINE * (box.way().size() - 1 - k), "start", "class=\"s i\"", box.way().get(k));
            }
            if (reached) {
                canvas.line(TRUNK, middle, left - 1, middle, "class=\"axis\"");
                canvas.path("M" + (int) (left - 6) + " " + (int) (middle - 3) + "l6 3l-6 3z", "fill=\"#333\"");
                end = middle;
            }
        }
        canvas.line(TRUNK, first.top() + first.height(), TRUNK, end, "class=\"axis\"");
    }

    private void box(Canvas canvas, Box box, double left, double right) {
        int s = box.state();
        boolean nash = a.stability().equilibrium(Concept.NASH, s);
        boolean seq = a.stability().equilibrium(Concept.SEQ, s);
        String fill = seq ? "fill=\"#eef5fa\"" : "fill=\"#fff\"";
        String stroke = nash ? " stroke=\"#0072B2\" stroke-width=\"2.2\"" : seq ? " stroke=\"#0072B2\" stroke-width=\"1\"" : " stroke=\"#888\" stroke-width=\"1\" stroke-dasharray=\"3 2\"";
        canvas.rect(left, box.top(), right - left, box.height(), fill + stroke);
        String name = model.space().name(s);
        canvas.text(left + 5, box.top() + 13, "start", "class=\"b\"", name);
        double x = left + 7 + Labels.width(name + "  ", 10);
        for (int k = 0; k < box.lines().size(); k++) {
            canvas.text(x, box.top() + 13 + LINE * k, "start", "class=\"s\"", box.lines().get(k));
        }
    }

    /** Improvements that lead from one outcome shown to another, one for each pair, those between neighbours first. */
    private List<Evolution.Edge> between() {
        List<Evolution.Edge> arcs = new ArrayList<>();
        for (Evolution.Edge e : evolution().edges()) {
            boolean both = e.from() != model.statusQuo() && shown.contains(e.from()) && shown.contains(e.to());
            if (both && arcs.stream().noneMatch(k -> k.from() == e.from() && k.to() == e.to())) {
                arcs.add(e);
            }
        }
        arcs.sort((p, q) -> span(p) - span(q));
        return arcs.subList(0, Math.min(MOST_ARCS, arcs.size()));
    }

    private int span(Evolution.Edge e) {
        return Math.abs(shown.indexOf(e.from()) - shown.indexOf(e.to()));
    }

    /** Draws them on the right of the boxes. */
    private void arcs(Canvas canvas, List<Box> boxes, double right, double width) {
        List<Evolution.Edge> arcs = between();
        int n = arcs.size();
        double room = width - right - 6;
        for (int k = 0; k < n; k++) {
            Evolution.Edge e = arcs.get(k);
            Box from = at(boxes, e.from());
            Box to = at(boxes, e.to());
            double x = right + room * (k + 1.0) / (n + 1);
            double y0 = from.top() + from.height() - 5 - 0.5 * (k % 4);
            double y1 = to.top() + 5 + 0.5 * (k % 4);
            String colour = Ink.series(Integer.numberOfTrailingZeros(e.group()));
            canvas.path("M" + tenth(right) + " " + tenth(y0) + "H" + tenth(x) + "V" + tenth(y1) + "H" + tenth(right + 5),
                    "fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1.1\"");
            canvas.path("M" + tenth(right + 6) + " " + tenth(y1 - 3) + "l-6 3l6 3z", "fill=\"" + colour + "\"");
        }
    }

    private static String tenth(double v) {
        return org.thalweg.export.Decimal.plain(v, 1).toPlainString();
    }

    /** Whose colours the improvements drawn have: the first member of each group. */
    List<Integer> movers() {
        return between().stream().map(e -> Integer.numberOfTrailingZeros(e.group())).distinct().sorted().toList();
    }

    private static Box at(List<Box> boxes, int state) {
        return boxes.stream().filter(b -> b.state() == state).findFirst().orElse(null);
    }

    /** Shares over the draws: a bar an outcome, SEQ light, Nash dark inside; the range by what decides it most as a line. */
    String robustness(double width) {
        Robustness r = a.robustness();
        double names = width < 500 ? 34 : 44;
        List<Integer> rows = shown.stream().filter(s -> r.share(Concept.SEQ, s) > 0).toList();
        double scale = (width - names - 40) / 100;
        double high = 30;
        Canvas canvas = new Canvas(width, high * rows.size() + 31, "Share of draws in which each outcome is an equilibrium");
        double bottom = high * rows.size() + 4;
        for (int v = 0; v <= 100; v += 20) {
            canvas.line(names + v * scale, 2, names + v * scale, bottom, "class=\"grid\"");
            canvas.text(names + v * scale, bottom + 11, "middle", "class=\"s\"", Integer.toString(v));
        }
        canvas.text(names + 50 * scale, bottom + 24, "middle", "class=\"s\"", "share of draws (%)");
        for (int k = 0; k < rows.size(); k++) {
            int s = rows.get(k);
            double y = high * k + 4;
            canvas.text(names - 5, y + 9, "end", "class=\"b\"", model.space().name(s));
            canvas.rect(names, y, 100 * r.share(Concept.SEQ, s) * scale, 11, "fill=\"#9cc9e3\"");
            canvas.rect(names, y + 3, 100 * r.share(Concept.NASH, s) * scale, 5, "fill=\"#0072B2\"");
            decisive(canvas, r, s, names, y, scale, width);
        }
        return canvas.finish();
    }

    private void decisive(Canvas canvas, Robustness r, int s, double names, double y, double scale, double width) {
        List<Robustness.Decisive> all = r.decisive(Concept.SEQ, s);
        if (all.isEmpty() || all.get(0).swing() <= 0) {
            return;
        }
        Robustness.Decisive d = all.get(0);
        double low = 100 * Arrays.stream(d.shares()).filter(v -> !Double.isNaN(v)).min().orElse(0);
        double high = low + 100 * d.swing();
        canvas.line(names + low * scale, y + 5.5, names + high * scale, y + 5.5, "stroke=\"#D55E00\" stroke-width=\"1.4\"");
        for (double v : new double[] {low, high}) {
            canvas.line(names + v * scale, y + 1, names + v * scale, y + 10, "stroke=\"#D55E00\" stroke-width=\"1.4\"");
        }
        String words = "decided by " + whose(d.open()) + d.open().name() + " (" + d.open().what() + "): "
                + Figures.number(low, 0) + " to " + Figures.number(high, 0) + " %";
        canvas.text(names + 1, y + 20, "start", "class=\"s i\"", wrapped(words, width - names, SIZE).get(0));
    }

    private String whose(Robustness.Open open) {
        return open.party() < 0 ? "" : model.parties().get(open.party()).title() + ", ";
    }
}
