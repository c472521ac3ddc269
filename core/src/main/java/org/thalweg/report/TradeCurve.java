package org.thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.thalweg.study.Trade;
import org.thalweg.study.TradePoint;

/**
 * One trade-off curve: a figure of the lines against the values of a condition. Series are told apart by colour (Okabe and
 * Ito), by the form of their marks and by dashes. A value that is met has full marks, joined by lines; one whose lines break a
 * rule has hollow marks that no line joins; one without lines has a cross on the axis.
 */
final class TradeCurve {
    private static final double HEIGHT = 210;
    private static final double LEFT = 46;
    private static final double TOP = 14;
    private static final double BOTTOM = HEIGHT - 40;
    private static final String UNMET = "#B22222";

    private final Trade trade;
    private final double width;
    private final boolean numeric;
    private final double low;
    private final double high;

    /**
     * What a curve shows of a point.
     *
     * @param name name of the series
     * @param colour its colour
     * @param form form of its marks: 0 circle, 1 square, 2 diamond
     * @param value the figure, NaN where there is none
     */
    record Series(String name, String colour, int form, ToDoubleFunction<TradePoint> value) {}

    TradeCurve(Trade trade, double width) {
        this.trade = trade;
        this.width = width;
        numeric = trade.condition().isNumeric() && trade.points().size() > 1;
        low = numeric ? trade.points().stream().mapToDouble(TradePoint::number).min().orElse(0) : -0.5;
        high = numeric ? trade.points().stream().mapToDouble(TradePoint::number).max().orElse(1) : trade.points().size() - 0.5;
    }

    /** Draws; an axis of shares goes from 0 to 100 %. */
    String draw(String title, boolean share, List<Series> series) {
        Canvas canvas = new Canvas(width, HEIGHT, title);
        double[] range = share ? new double[] {0, 100} : range(series);
        double step = Ticks.step(range[1] - range[0], 5);
        double from = Math.floor(range[0] / step + 1e-9) * step;
        double to = Math.ceil(range[1] / step - 1e-9) * step;
        for (double v = from; v <= to + 1e-9 * step; v += step) {
            double y = y(v, from, to);
            canvas.line(LEFT, y, width - 10, y, v == from ? "class=\"axis\"" : "class=\"grid\"");
            canvas.text(LEFT - 5, y + 3, "end", "class=\"s\"", Figures.number(v, Ticks.decimals(step)));
        }
        values(canvas);
        for (Series s : series) {
            curve(canvas, s, from, to);
        }
        canvas.text(LEFT + (width - LEFT - 10) / 2, HEIGHT - 6, "middle", "class=\"s\"",
                trade.words() + (trade.unit().isEmpty() ? "" : ", " + trade.unit()));
        canvas.turned(10, (TOP + BOTTOM) / 2, -90, "middle", "class=\"s\"", title);
        return canvas.finish();
    }

    private double[] range(List<Series> series) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Series s : series) {
            for (TradePoint p : trade.points()) {
                double v = s.value().applyAsDouble(p);
                least = Double.isNaN(v) ? least : Math.min(least, v);
                most = Double.isNaN(v) ? most : Math.max(most, v);
            }
        }
        if (least > most) {
            return new double[] {0, 1};
        }
        // From 0 where that hides nothing; else a little air, so that small changes are not made to look great.
        double span = Math.max(most - least, 0.02 * Math.abs(most));
        return new double[] {least < 1.5 * span ? 0 : least - 0.5 * span, most + 0.1 * span};
    }

    private double x(int i) {
        double at = numeric ? trade.points().get(i).number() : i;
        return LEFT + 8 + (at - low) / (high - low) * (width - LEFT - 26);
    }

    private static double y(double v, double from, double to) {
        return BOTTOM - (v - from) / (to - from) * (BOTTOM - TOP);
    }

    /** The values under the axis where there is room, the scenario's own in bold; a cross where there are no lines. */
    private void values(Canvas canvas) {
        double free = Double.NEGATIVE_INFINITY;
        for (int i : order()) {
            TradePoint p = trade.points().get(i);
            double half = Labels.width(p.value(), 8.5) / 2 + 2;
            if (x(i) - half >= free) {
                canvas.text(x(i), BOTTOM + 13, "middle", trade.isGiven(p) ? "class=\"s b\"" : "class=\"s\"", p.value());
                free = x(i) + half;
            }
            if (p.lines().isEmpty()) {
                canvas.line(x(i), TOP, x(i), BOTTOM, "stroke=\"" + UNMET + "\" stroke-width=\"0.8\" stroke-dasharray=\"2 3\"");
                String stroke = "stroke=\"" + UNMET + "\" stroke-width=\"2\"";
                canvas.line(x(i) - 4, BOTTOM - 4, x(i) + 4, BOTTOM + 4, stroke);
                canvas.line(x(i) - 4, BOTTOM + 4, x(i) + 4, BOTTOM - 4, stroke);
                canvas.turned(x(i) - 3, (TOP + BOTTOM) / 2, -90, "middle", "class=\"s halo\" fill=\"" + UNMET + "\"", "no line");
            }
        }
    }

    private List<Integer> order() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < trade.points().size(); i++) {
            order.add(i);
        }
        order.sort(java.util.Comparator.comparingDouble(this::x));
        return order;
    }

    private void curve(Canvas canvas, Series s, double from, double to) {
        String dashes = s.form() == 0 ? "" : s.form() == 1 ? " stroke-dasharray=\"6 3\"" : " stroke-dasharray=\"1.5 2.5\"";
        List<double[]> run = new ArrayList<>();
        for (int i : order()) {
            TradePoint p = trade.points().get(i);
            double v = s.value().applyAsDouble(p);
            if (p.met() && !Double.isNaN(v) && numeric) {
                run.add(new double[] {x(i), y(v, from, to)});
            } else if (run.size() > 1) {
                canvas.path(Canvas.data(run, false), "class=\"curve\" stroke=\"" + s.colour() + "\"" + dashes);
                run.clear();
            } else {
                run.clear();
            }
        }
        canvas.path(run.size() > 1 ? Canvas.data(run, false) : "", "class=\"curve\" stroke=\"" + s.colour() + "\"" + dashes);
        for (int i : order()) {
            double v = s.value().applyAsDouble(trade.points().get(i));
            if (!Double.isNaN(v)) {
                mark(canvas, s, x(i), y(v, from, to), trade.points().get(i).met());
            }
        }
    }

    static void mark(Canvas canvas, Series s, double x, double y, boolean full) {
        String style = "fill=\"" + (full ? s.colour() : "#fff") + "\" stroke=\"" + s.colour() + "\" stroke-width=\"1.5\"";
        switch (s.form()) {
            case 0 -> canvas.circle(x, y, 3.6, style);
            case 1 -> canvas.rect(x - 3.3, y - 3.3, 6.6, 6.6, style);
            default -> canvas.path(Canvas.data(List.of(new double[] {x, y - 4.6}, new double[] {x + 4.6, y},
                    new double[] {x, y + 4.6}, new double[] {x - 4.6, y}), true), style);
        }
    }
}
