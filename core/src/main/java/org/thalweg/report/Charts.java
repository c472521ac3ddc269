package org.thalweg.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.thalweg.cost.Item;
import org.thalweg.standard.Mode;
import org.thalweg.study.Alternative;
import org.thalweg.study.Line;
import org.thalweg.study.Study;

/** Charts that compare alternatives: cost by item as bars, and cost against length. */
final class Charts {
    /** Items shown by name; the rest is one grey piece. */
    private static final int NAMED = 7;

    private static final String REST = "#b8b8b8";

    private final Study study;
    private final List<String> items;

    Charts(Study study) {
        this.study = study;
        Map<String, Double> totals = new LinkedHashMap<>();
        for (Alternative alternative : study.alternatives()) {
            for (Line line : alternative.lines().values()) {
                line.bill().items().forEach(i -> totals.merge(i.item(), i.amount().doubleValue(), Double::sum));
            }
        }
        Comparator<Map.Entry<String, Double>> largest = Map.Entry.comparingByValue(Comparator.reverseOrder());
        this.items = totals.entrySet().stream()
                .sorted(largest.thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Name and colour of each item shown, for the legend. */
    Map<String, String> legend() {
        Map<String, String> out = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            out.put(items.get(i), Ink.series(i));
        }
        out.put("all other items", REST);
        return out;
    }

    /** A bar a line, cut by item. */
    String bars(double width) {
        double most = 1;
        int count = 0;
        for (Alternative a : study.alternatives()) {
            for (Line line : a.lines().values()) {
                most = Math.max(most, line.bill().total().doubleValue());
                count++;
            }
        }
        Canvas canvas = new Canvas(width, 30.0 * count + 4, "Construction cost by item");
        double scale = (width - 4) / most;
        double y = 0;
        for (Alternative a : study.alternatives()) {
            for (Map.Entry<Mode, Line> entry : a.lines().entrySet()) {
                Line line = entry.getValue();
                double total = line.bill().total().doubleValue();
                String words = a.spec().name() + ", " + entry.getKey().words() + ": "
                        + Figures.money(total, study.scenario().currency());
                canvas.text(2, y + 10, "start", "class=\"t\"", words);
                bar(canvas, line, y + 13, scale);
                y += 30;
            }
        }
        return canvas.finish();
    }

    private void bar(Canvas canvas, Line line, double y, double scale) {
        double x = 2;
        double rest = line.bill().total().doubleValue();
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i);
            double amount = line.bill().items().stream()
                    .filter(item -> item.item().equals(name))
                    .map(Item::amount)
                    .mapToDouble(Number::doubleValue)
                    .sum();
            canvas.rect(x, y, amount * scale, 11, "fill=\"" + Ink.series(i) + "\"");
            x += amount * scale;
            rest -= amount;
        }
        canvas.rect(x, y, rest * scale, 11, "fill=\"" + REST + "\"");
    }

    /** Cost against length, a mark a line, with the floor of length. */
    String trade(double width) {
        double height = Math.min(300, 0.75 * width);
        double left = 46;
        double bottom = 34;
        double[] x = axis(l -> l.alignment().length() / 1000, study.floors().values().stream().mapToDouble(v -> v / 1000).toArray());
        double[] y = axis(l -> l.bill().total().doubleValue() / unit(), new double[0]);
        Canvas canvas = new Canvas(width, height, "Cost against length");
        double sx = (width - left - 12) / (x[1] - x[0]);
        double sy = (height - bottom - 8) / (y[1] - y[0]);
        for (double v = Ticks.first(x[0], x[2]); v <= x[1] + 1e-9; v += x[2]) {
            double at = left + (v - x[0]) * sx;
            canvas.line(at, 8, at, height - bottom, "class=\"grid\"");
            canvas.text(at, height - bottom + 12, "middle", "class=\"s\"", Figures.number(v, Ticks.decimals(x[2])));
        }
        for (double v = Ticks.first(y[0], y[2]); v <= y[1] + 1e-9; v += y[2]) {
            double at = height - bottom - (v - y[0]) * sy;
            canvas.line(left, at, width - 12, at, "class=\"grid\"");
            canvas.text(left - 4, at + 3, "end", "class=\"s\"", Figures.number(v, Ticks.decimals(y[2])));
        }
        canvas.text(width / 2, height - 6, "middle", "class=\"s\"", "length, km");
        canvas.turned(9, (height - bottom) / 2, -90, "middle", "class=\"s\"",
                "construction cost, " + unitWords() + study.scenario().currency());
        double floor = study.floors().values().stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        if (Double.isFinite(floor)) {
            double at = left + (floor / 1000 - x[0]) * sx;
            canvas.line(at, 8, at, height - bottom, "class=\"floor\"");
            canvas.text(at + 4, height - bottom - 5, "start", "class=\"s\"", "floor of length " + Figures.km(floor, 1));
        }
        marks(canvas, new Labels(left, 2, width - 2, height - bottom), v -> left + (v - x[0]) * sx,
                v -> height - bottom - (v - y[0]) * sy);
        return canvas.finish();
    }

    private double unit() {
        double most = 0;
        for (Alternative a : study.alternatives()) {
            for (Line line : a.lines().values()) {
                most = Math.max(most, line.bill().total().doubleValue());
            }
        }
        return most >= 5e6 ? 1e6 : most >= 5e3 ? 1e3 : 1;
    }

    private String unitWords() {
        return unit() == 1e6 ? "million " : unit() == 1e3 ? "thousand " : "";
    }

    /** Least, greatest and step of an axis that holds a value of every line, and more values. */
    private double[] axis(ToDoubleFunction<Line> value, double[] more) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (Alternative a : study.alternatives()) {
            for (Line line : a.lines().values()) {
                low = Math.min(low, value.applyAsDouble(line));
                high = Math.max(high, value.applyAsDouble(line));
            }
        }
        for (double v : more) {
            low = Double.isFinite(v) ? Math.min(low, v) : low;
            high = Double.isFinite(v) ? Math.max(high, v) : high;
        }
        double step = Ticks.step(Math.max(high - low, 0.02 * Math.abs(high)), 6);
        return new double[] {Math.floor(low / step - 0.2) * step, Math.ceil(high / step + 0.2) * step, step};
    }

    private void marks(Canvas canvas, Labels labels, DoubleUnaryOperator x,
            DoubleUnaryOperator y) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < study.alternatives().size(); i++) {
            Alternative a = study.alternatives().get(i);
            for (Map.Entry<Mode, Line> entry : a.lines().entrySet()) {
                Line line = entry.getValue();
                double px = x.applyAsDouble(line.alignment().length() / 1000);
                double py = y.applyAsDouble(line.bill().total().doubleValue() / unit());
                if (entry.getKey() == Mode.ROAD) {
                    canvas.circle(px, py, 5, "fill=\"" + Ink.series(i) + "\"");
                } else {
                    canvas.rect(px - 4.5, py - 4.5, 9, 9, "fill=\"" + Ink.series(i) + "\"");
                }
                labels.take(new double[] {px - 6, py - 6, px + 6, py + 6});
                marks.add(new Mark(px, py, a.spec().name() + ", " + entry.getKey().words(), Ink.series(i)));
            }
        }
        marks.forEach(mark -> beside(canvas, labels, mark.x(), mark.y(), mark.text(), mark.colour()));
    }

    /** A mark on the chart of cost against length. */
    private record Mark(double x, double y, String text, String colour) {}

    private static void beside(Canvas canvas, Labels labels, double x, double y, String text, String colour) {
        double half = Labels.width(text, 9) / 2 + 9;
        List<double[]> boxes = new ArrayList<>();
        for (double down : new double[] {0, -10, 10, -20, 20}) {
            boxes.add(Labels.box(x + half, y + down, text, 9));
            boxes.add(Labels.box(x - half, y + down, text, 9));
        }
        int best = labels.place(boxes, 0);
        if (best >= 0) {
            boolean right = best % 2 == 0;
            double base = 0.5 * (boxes.get(best)[1] + boxes.get(best)[3]) + 3;
            canvas.text(right ? x + 8 : x - 8, base, right ? "start" : "end",
                    "class=\"s halo\" fill=\"" + colour + "\"", text);
        }
    }
}
