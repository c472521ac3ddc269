package org.thalweg.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.border.BorderStudy;
import org.thalweg.border.Direction;
import org.thalweg.border.Published;
import org.thalweg.border.Regime;
import org.thalweg.border.TrafficResult;

/** The drawings on posts: times as bars, queues over the day, shares over time; a panel for each kind of traffic. */
final class BorderFigures {
    private static final double GAP = 18;
    private static final double LEFT = 34;

    /** Times (min) that the axis of shares names. */
    private static final double[] MINUTES = {1, 2, 5, 10, 20, 60, 120, 300, 600, 1440, 2880};

    /** Mean number waiting below which a queue is not drawn. */
    private static final double WORTH_A_DRAWING = 0.1;

    private static final double LEAST = 0.5;
    private static final double MOST = 2880;

    private final BorderStudy posts;

    BorderFigures(BorderStudy posts) {
        this.posts = posts;
    }

    private List<String> kinds(Direction d) {
        return Regime.kinds().stream()
                .filter(kind -> posts.plan().perDay().get(d).getOrDefault(kind, 0.0) > 0)
                .toList();
    }

    /** The result of a regime by its index; null where it was not simulated. */
    private TrafficResult result(int regime, Direction d, String kind) {
        BorderStudy.Case c = posts.at(posts.plan().regimes().get(regime).id(), d);
        return c.result().stable() ? c.result().traffic(kind) : null;
    }

    private int regimes() {
        return posts.plan().regimes().size();
    }

    private static int columns(double width) {
        return width < 500 ? 1 : 2;
    }

    /** Left edge of the i-th panel. */
    private static double left(int i, double width) {
        return i % columns(width) * (panel(width) + GAP);
    }

    private static double panel(double width) {
        return (width - (columns(width) - 1) * GAP) / columns(width);
    }

    private static int rows(int panels, double width) {
        return (panels + columns(width) - 1) / columns(width);
    }

    /** Bars of the mean time: moving, control, waiting; the whisker is the time within which 90 % leave. */
    String bars(Direction d, double width) {
        List<String> kinds = kinds(d);
        double high = 22 + 16.0 * regimes() + 20;
        Canvas canvas = new Canvas(width, high * rows(kinds.size(), width), "Mean time at one post");
        for (int i = 0; i < kinds.size(); i++) {
            bars(canvas, d, kinds.get(i), left(i, width), high * (i / columns(width)), panel(width));
        }
        return canvas.finish();
    }

    private void bars(Canvas canvas, Direction d, String kind, double x, double y, double width) {
        double most = 1;
        for (int r = 0; r < regimes(); r++) {
            TrafficResult t = result(r, d, kind);
            most = t == null ? most : Math.max(most, t.p90().mean() / 60);
        }
        double names = 92;
        double step = Ticks.step(most, 5);
        double end = Math.ceil(most / step - 1e-9) * step;
        double scale = (width - names - 14) / end;
        double bottom = y + 18 + 16.0 * regimes();
        canvas.text(x, y + 11, "start", "class=\"b\"", Findings.capital(kind.replace('-', ' ')) + ", min");
        for (double v = 0; v <= end + 1e-9; v += step) {
            double at = x + names + v * scale;
            canvas.line(at, y + 16, at, bottom, "class=\"grid\"");
            canvas.text(at, bottom + 11, "middle", "class=\"s\"", Figures.number(v, Ticks.decimals(step)));
        }
        for (int r = 0; r < regimes(); r++) {
            double top = y + 19 + 16.0 * r;
            canvas.text(x + names - 4, top + 9, "end", "class=\"s\"", posts.plan().regimes().get(r).id());
            TrafficResult t = result(r, d, kind);
            if (t == null) {
                canvas.text(x + names + 3, top + 9, "start", "class=\"s i\"", "beyond capacity");
                continue;
            }
            double from = x + names;
            double[] parts = {t.moving().mean(), t.control().mean(), t.waiting().mean()};
            String[] inks = {"#b8b8b8", "#0072B2", "#E69F00"};
            for (int p = 0; p < parts.length; p++) {
                canvas.rect(from, top, parts[p] / 60 * scale, 11, "fill=\"" + inks[p] + "\"");
                from += parts[p] / 60 * scale;
            }
            double tip = x + names + t.p90().mean() / 60 * scale;
            canvas.line(from, top + 5.5, tip, top + 5.5, "class=\"axis\"");
            canvas.line(tip, top + 2, tip, top + 9, "class=\"axis\"");
        }
    }

    /** The kinds of which so many wait at some hour, on average, that it is worth a drawing. */
    List<String> queueing(Direction d) {
        return kinds(d).stream().filter(kind -> longest(d, kind) >= WORTH_A_DRAWING).toList();
    }

    private double longest(Direction d, String kind) {
        double most = 0;
        for (int r = 0; r < regimes(); r++) {
            TrafficResult t = result(r, d, kind);
            most = t == null ? most : Math.max(most, Arrays.stream(t.queueByHour()).max().orElse(0));
        }
        return most;
    }

    /** Mean number that wait, by hour of the day, a line a regime. */
    String queues(Direction d, double width) {
        List<String> kinds = queueing(d);
        double high = 150;
        Canvas canvas = new Canvas(width, high * rows(kinds.size(), width), "Queues over the day");
        for (int i = 0; i < kinds.size(); i++) {
            queues(canvas, d, kinds.get(i), left(i, width), high * (i / columns(width)), panel(width));
        }
        return canvas.finish();
    }

    private void queues(Canvas canvas, Direction d, String kind, double x, double y, double width) {
        double most = longest(d, kind);
        double step = Ticks.step(most, 4);
        double end = Math.max(step, Math.ceil(most / step - 1e-9) * step);
        double top = y + 18;
        double bottom = y + 128;
        double sx = (width - LEFT - 8) / 24;
        double sy = (bottom - top) / end;
        canvas.text(x, y + 11, "start", "class=\"b\"", Findings.capital(kind.replace('-', ' ')) + "s waiting");
        for (double v = 0; v <= end + 1e-9; v += step) {
            canvas.line(x + LEFT, bottom - v * sy, x + width - 8, bottom - v * sy, "class=\"grid\"");
            canvas.text(x + LEFT - 4, bottom - v * sy + 3, "end", "class=\"s\"", Figures.number(v, Ticks.decimals(step)));
        }
        for (int h = 0; h <= 24; h += 6) {
            canvas.line(x + LEFT + h * sx, top, x + LEFT + h * sx, bottom, "class=\"grid\"");
            canvas.text(x + LEFT + h * sx, bottom + 11, h == 24 ? "end" : "middle", "class=\"s\"", h + ":00");
        }
        for (int r = 0; r < regimes(); r++) {
            TrafficResult t = result(r, d, kind);
            if (t != null) {
                // A step an hour: each value is the mean over that hour.
                List<double[]> points = new ArrayList<>();
                for (int h = 0; h < 24; h++) {
                    double at = bottom - t.queueByHour()[h] * sy;
                    points.add(new double[] {x + LEFT + h * sx, at});
                    points.add(new double[] {x + LEFT + (h + 1) * sx, at});
                }
                canvas.path(Canvas.data(points, false), "class=\"curve\" stroke=\"" + Ink.series(r) + "\"");
            }
        }
    }

    /** Share of vehicles that have left after a time, a line a regime. */
    String shares(Direction d, double width) {
        List<String> kinds = kinds(d);
        double high = 176;
        Canvas canvas = new Canvas(width, high * rows(kinds.size(), width), "Distribution of times at one post");
        for (int i = 0; i < kinds.size(); i++) {
            shares(canvas, d, kinds.get(i), left(i, width), high * (i / columns(width)), panel(width));
        }
        return canvas.finish();
    }

    private void shares(Canvas canvas, Direction d, String kind, double x, double y, double width) {
        double top = y + 18;
        double bottom = y + 150;
        double right = x + width - 8;
        canvas.text(x, y + 11, "start", "class=\"b\"", Findings.capital(kind.replace('-', ' ')));
        for (int p = 0; p <= 100; p += 25) {
            double at = bottom - (bottom - top) * p / 100;
            canvas.line(x + LEFT, at, right, at, "class=\"grid\"");
            canvas.text(x + LEFT - 4, at + 3, "end", "class=\"s\"", p + " %");
        }
        for (double minutes : MINUTES) {
            double at = across(minutes, x, right);
            canvas.line(at, top, at, bottom, "class=\"grid\"");
            canvas.text(at, bottom + 11, "middle", "class=\"s\"",
                    minutes < 60 ? Figures.number(minutes, 0) : Figures.number(minutes / 60, 0) + " h");
        }
        published(canvas, kind, top, bottom, x, right);
        for (int r = 0; r < regimes(); r++) {
            TrafficResult t = result(r, d, kind);
            if (t != null) {
                List<double[]> points = new ArrayList<>();
                double[] times = t.percentiles();
                for (int p = 0; p <= 100; p++) {
                    points.add(new double[] {across(times[p] / 60, x, right), bottom - (bottom - top) * p / 100});
                }
                canvas.path(Canvas.data(points, false), "class=\"curve\" stroke=\"" + Ink.series(r) + "\"");
            }
        }
    }

    /** Place of a time (min) on the logarithmic axis; what lies outside is drawn at its ends. */
    private static double across(double minutes, double x, double right) {
        double inside = Math.max(LEAST, Math.min(MOST, minutes));
        return x + LEFT + (right - x - LEFT) * StrictMath.log(inside / LEAST) / StrictMath.log(MOST / LEAST);
    }

    private static void published(Canvas canvas, String kind, double top, double bottom, double x, double right) {
        List<String> words = new ArrayList<>();
        for (Published p : Published.all()) {
            if (p.kind().equals(kind)) {
                double at = across(p.time() / 60, x, right);
                canvas.line(at, top, at, bottom, "class=\"floor\"");
                words.add(p.words() + " " + p.year() + ": " + Figures.number(p.time() / 3600, 1) + " h");
            }
        }
        canvas.text(right, top - 6, "end", "class=\"xs\"", String.join("; ", words));
    }
}
