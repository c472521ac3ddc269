package org.thalweg.report;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.operation.LineProfile;
import org.thalweg.operation.Run;

/**
 * Speeds and energy over a line: a panel of speeds for each vehicle, one of work at the wheel, and the heights. Runs with the
 * stations are drawn full, runs against them dashed.
 */
final class RunFigures {
    private static final double LEFT = 40;
    private static final double PANEL = 74;
    private static final double GAP = 20;
    private static final double KWH = 3.6e6;

    /**
     * Runs of one vehicle.
     *
     * @param title the vehicle, for readers
     * @param forward its run with the stations; null when not drawn
     * @param backward its run against them; null when not drawn
     */
    record Pair(String title, Run forward, Run backward) {
        /** The runs that there are. */
        List<Run> runs() {
            List<Run> runs = new ArrayList<>();
            if (forward != null) {
                runs.add(forward);
            }
            if (backward != null) {
                runs.add(backward);
            }
            return runs;
        }
    }

    private final List<Pair> pairs;
    private final double from;
    private final double to;

    RunFigures(List<Pair> pairs) {
        this.pairs = pairs;
        LineProfile line = pairs.get(0).runs().get(0).line();
        double a = line.station(0);
        double b = line.station(line.length());
        this.from = Math.min(a, b);
        this.to = Math.max(a, b);
    }

    /** Names and inks of the vehicles, for a legend. */
    static String ink(int i) {
        return Ink.series(i);
    }

    /** The drawing. {@code style} is put into it, for a file of its own; empty inside a page. */
    String draw(double width, String style) {
        double high = 16 + (pairs.size() + 2) * (PANEL + GAP) + 14;
        Canvas canvas = new Canvas(width, high, "Speed and energy over distance");
        if (!style.isEmpty()) {
            canvas.raw("<style>" + style + "</style>");
        }
        double y = 16;
        for (int i = 0; i < pairs.size(); i++) {
            speeds(canvas, i, y, width);
            y += PANEL + GAP;
        }
        work(canvas, y, width);
        y += PANEL + GAP;
        heights(canvas, y, width);
        kilometres(canvas, y + PANEL, width);
        return canvas.finish();
    }

    private double x(double station, double width) {
        return LEFT + (station - from) / (to - from) * (width - LEFT - 8);
    }

    private static void scale(Canvas canvas, double y, double low, double high, double width, String title) {
        double step = Ticks.step(high - low, 4);
        for (double v = Ticks.first(low, step); v <= high + 1e-9; v += step) {
            double at = y + PANEL - (v - low) / (high - low) * PANEL;
            canvas.line(LEFT, at, width - 8, at, "class=\"grid\"");
            canvas.text(LEFT - 4, at + 3, "end", "class=\"s\"", Figures.number(v, Ticks.decimals(step)));
        }
        canvas.text(LEFT, y - 4, "start", "class=\"s b\"", title);
    }

    private void speeds(Canvas canvas, int i, double y, double width) {
        double most = 10;
        for (Run run : pairs.get(i).runs()) {
            for (int k = 0; k < run.size(); k++) {
                most = Math.max(most, 3.6 * run.speed(k));
            }
        }
        double high = Math.ceil(most / 20 - 1e-6) * 20;
        scale(canvas, y, 0, high, width, pairs.get(i).title() + ", km/h");
        for (Run run : pairs.get(i).runs()) {
            List<double[]> points = new ArrayList<>();
            for (int k = 0; k < run.size(); k++) {
                points.add(new double[] {
                    x(run.line().station(run.distance(k)), width), y + PANEL - 3.6 * run.speed(k) / high * PANEL
                });
            }
            path(canvas, points, i, run == pairs.get(i).backward());
            run.stall().ifPresent(s -> {
                double at = x(s.station(), width);
                canvas.line(at, y, at, y + PANEL, "class=\"floor\"");
                canvas.text(at + 3, y + 9, "start", "class=\"s halo\"", "stalls");
            });
        }
    }

    private static void path(Canvas canvas, List<double[]> points, int i, boolean backward) {
        canvas.path(Canvas.data(Thin.line(points, 0.3), false), "class=\"curve\" stroke=\"" + Ink.series(i) + "\""
                + (backward ? " stroke-dasharray=\"4 2\"" : ""));
    }

    private void work(Canvas canvas, double y, double width) {
        double most = 1;
        for (Pair pair : pairs) {
            for (Run run : pair.runs()) {
                most = Math.max(most, run.work().traction() / KWH);
            }
        }
        double step = Ticks.step(most, 4);
        double high = Math.ceil(most / step - 1e-9) * step;
        scale(canvas, y, 0, high, width, "Work of the engines at the wheel since the start, kWh");
        for (int i = 0; i < pairs.size(); i++) {
            for (Run run : pairs.get(i).runs()) {
                List<double[]> points = new ArrayList<>();
                for (int k = 0; k < run.size(); k++) {
                    points.add(new double[] {
                        x(run.line().station(run.distance(k)), width), y + PANEL - run.tractionTo(k) / KWH / high * PANEL
                    });
                }
                path(canvas, points, i, run == pairs.get(i).backward());
            }
        }
    }

    private void heights(Canvas canvas, double y, double width) {
        LineProfile line = pairs.get(0).runs().get(0).line();
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int i = 0; i <= line.size(); i++) {
            low = Math.min(low, line.height(i));
            high = Math.max(high, line.height(i));
        }
        double least = Math.floor(low / 10) * 10;
        double most = Math.max(least + 20, Math.ceil(high / 10) * 10);
        scale(canvas, y, least, most, width, "Height of the line, m");
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= line.size(); i++) {
            points.add(new double[] {
                x(line.station(line.node(i)), width), y + PANEL - (line.height(i) - least) / (most - least) * PANEL
            });
        }
        canvas.path(Canvas.data(Thin.line(points, 0.2), false), "class=\"curve\" stroke=\"#333\"");
    }

    private void kilometres(Canvas canvas, double y, double width) {
        double step = Ticks.step((to - from) / 1000, width < 500 ? 5 : 9);
        for (double km = Ticks.first(from / 1000, step); km <= to / 1000 + 1e-9; km += step) {
            double at = x(1000 * km, width);
            canvas.line(at, y, at, y + 3, "class=\"axis\"");
            canvas.text(at, y + 12, "middle", "class=\"s\"", "km " + Figures.number(km, Ticks.decimals(step)));
        }
        canvas.line(LEFT, y, width - 8, y, "class=\"axis\"");
    }
}
