package org.thalweg.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.security.BorderDistance;
import org.thalweg.security.Hazard;
import org.thalweg.security.HazardStrip;
import org.thalweg.security.LineExposure;
import org.thalweg.security.LineSecurity;
import org.thalweg.standard.Structure;
import org.thalweg.study.Line;

/**
 * Exposure and hazards along a line, in rows of the same length as its profile: distance to the nearest border, share of
 * observers that see it, classes of hazards, structures.
 */
final class SecurityStrips {
    private static final double LEFT = 48;
    private static final double RIGHT = 6;
    private static final double NEAR = 54;
    private static final double SEEN = 40;
    private static final double BAND = 9;
    private static final double GAP = 5;
    /** Width of what is drawn as one (user units). */
    private static final double BIN = 1.5;

    /** Distances marked (m). */
    private static final double[] MARKS = {500, 1000, 2000, 5000, 10_000, 20_000, 50_000};

    private final Line line;
    private final double[] station;
    /** Distance to the nearest border at each station (m). */
    private final double[] distance;

    private final List<LineExposure> exposures;
    private final HazardStrip hazards;
    private final double width;
    private final int rows;
    private final double perRow;
    private final double along;
    private final double farthest;
    private final double brightest;

    /** Prepares the strips of a line for a width (user units). */
    SecurityStrips(Line line, LineSecurity security, double width) {
        this.line = line;
        this.width = width;
        station = line.stations().station();
        distance = security.distances().isEmpty() ? new double[0] : security.distances().get(0).distance().clone();
        for (BorderDistance d : security.distances()) {
            for (int i = 0; i < distance.length; i++) {
                distance[i] = Math.min(distance[i], d.distance()[i]);
            }
        }
        exposures = security.exposures();
        hazards = security.hazards();
        double length = line.alignment().length();
        rows = (int) Math.max(1, Math.round(length / (width > 600 ? 20_000 : 8_000)));
        perRow = length / rows;
        along = (width - LEFT - RIGHT) / perRow;
        double far = 1000;
        for (double d : distance) {
            far = Math.max(far, d);
        }
        farthest = far;
        double bright = 0.02;
        for (LineExposure e : exposures) {
            for (int k = 0; k < e.seeing().length; k++) {
                bright = Math.max(bright, share(e, k));
            }
        }
        brightest = bright;
    }

    private static double share(LineExposure e, int k) {
        return e.watching()[k] == 0 ? 0 : (double) e.seeing()[k] / e.watching()[k];
    }

    private double tall() {
        double tall = distance.length == 0 ? 0 : NEAR + GAP;
        tall += exposures.size() * (SEEN + GAP);
        return tall + Hazard.values().length * (BAND + 1) + GAP + BAND + 22;
    }

    /** The drawing. */
    String draw(String title) {
        Canvas canvas = new Canvas(width, rows * (tall() + 10) + 4, title);
        for (int row = 0; row < rows; row++) {
            new Row(canvas, row).draw();
        }
        return canvas.finish();
    }

    /** One row under construction. */
    private final class Row {
        private final Canvas canvas;
        private final double from;
        private final double to;
        private double y;

        Row(Canvas canvas, int row) {
            this.canvas = canvas;
            from = row * perRow;
            to = from + perRow;
            y = row * (tall() + 10) + 4;
        }

        private double x(double at) {
            return LEFT + (Math.max(from, Math.min(to, at)) - from) * along;
        }

        void draw() {
            if (distance.length > 0) {
                near();
                y += NEAR + GAP;
            }
            for (LineExposure e : exposures) {
                seen(e);
                y += SEEN + GAP;
            }
            for (Hazard hazard : Hazard.values()) {
                classes(hazard);
                y += BAND + 1;
            }
            y += GAP;
            structures();
            kilometres();
        }

        private void box(double height) {
            canvas.rect(LEFT, y, width - LEFT - RIGHT, height, "class=\"box\"");
        }

        /** Distance, drawn by its square root so that the first kilometre shows. */
        private void near() {
            double top = y;
            double floor = y + NEAR;
            canvas.turned(9, y + NEAR / 2, -90, "middle", "class=\"s\"", "border, km");
            List<double[]> edge = new ArrayList<>();
            for (int i = 0; i < station.length; i++) {
                if (station[i] >= from - 1e-6 && station[i] <= to + 10) {
                    double up = (NEAR - 4) * Math.sqrt(distance[i] / farthest);
                    edge.add(new double[] {x(station[i]), floor - up});
                }
            }
            List<double[]> thin = Thin.line(edge, 0.15);
            List<double[]> area = new ArrayList<>(thin);
            area.add(new double[] {thin.get(thin.size() - 1)[0], floor});
            area.add(new double[] {thin.get(0)[0], floor});
            canvas.path(Canvas.data(area, true), "fill=\"#5a2d82\" fill-opacity=\"0.18\"");
            double last = floor + 99;
            for (double mark : MARKS) {
                double at = floor - (NEAR - 4) * Math.sqrt(mark / farthest);
                if (at > top && last - at > 9) {
                    canvas.line(LEFT, at, width - RIGHT, at, "class=\"grid\"");
                    canvas.text(LEFT - 4, at + 3, "end", "class=\"s\"",
                            Figures.number(mark / 1000, mark < 1000 ? 1 : 0));
                    last = at;
                }
            }
            canvas.path(Canvas.data(thin, false), "fill=\"none\" stroke=\"#5a2d82\" stroke-width=\"1.1\"");
            box(NEAR);
        }

        /** Share of observers within reach that see the line; stretches that nobody sees stay empty. */
        private void seen(LineExposure e) {
            double floor = y + SEEN;
            canvas.turned(9, y + SEEN / 2, -90, "middle", "class=\"s\"", "seen, %");
            double step = Ticks.step(100 * brightest, 3);
            for (double p = step; p <= 100 * brightest + 1e-9; p += step) {
                double at = floor - (SEEN - 3) * p / (100 * brightest);
                canvas.line(LEFT, at, width - RIGHT, at, "class=\"grid\"");
                canvas.text(LEFT - 4, at + 3, "end", "class=\"s\"", Figures.number(p, Ticks.decimals(step)));
            }
            StringBuilder bars = new StringBuilder();
            double[] mean = means(e);
            for (int k = 0; k < mean.length; k++) {
                int next = k;
                while (mean[k] > 0 && next < mean.length && mean[next] > 0) {
                    next++;
                }
                if (next > k) {
                    Canvas.append(bars, steps(mean, k, next, floor), true);
                    k = next - 1;
                }
            }
            canvas.path(bars, "fill=\"#D55E00\" fill-opacity=\"0.8\"");
            box(SEEN);
        }

        /** Mean share that sees the line, in bins of a width that still shows. */
        private double[] means(LineExposure e) {
            double[] mean = new double[bins()];
            for (int k = 0; k + 1 < e.station().length; k++) {
                double a = Math.max(from, e.station()[k]);
                double b = Math.min(to, e.station()[k + 1]);
                for (int i = bin(a); b > a && i <= bin(b) && i < mean.length; i++) {
                    double part = Math.min(b, from + (i + 1) * BIN / along) - Math.max(a, from + i * BIN / along);
                    mean[i] += Math.max(0, part) * along / BIN * share(e, k);
                }
            }
            return mean;
        }

        private int bins() {
            return (int) Math.ceil((to - from) * along / BIN - 1e-9);
        }

        private int bin(double at) {
            return (int) ((at - from) * along / BIN);
        }

        private List<double[]> steps(double[] mean, int first, int end, double floor) {
            List<double[]> out = new ArrayList<>();
            out.add(new double[] {LEFT + first * BIN, floor});
            for (int k = first; k < end; k++) {
                double top = floor - Math.max(0.6, (SEEN - 3) * mean[k] / brightest);
                out.add(new double[] {LEFT + k * BIN, top});
                out.add(new double[] {Math.min(width - RIGHT, LEFT + (k + 1) * BIN), top});
            }
            out.add(new double[] {Math.min(width - RIGHT, LEFT + end * BIN), floor});
            return out;
        }

        /** The worst class in each bin, neighbours alike drawn as one; -1 where the hazard does not apply. */
        private void classes(Hazard hazard) {
            canvas.text(LEFT - 4, y + BAND - 1.5, "end", "class=\"s\"", words(hazard));
            int[] worst = new int[bins()];
            Arrays.fill(worst, -1);
            double[] at = hazards.station();
            for (int k = 0; k + 1 < at.length; k++) {
                boolean applies = !Double.isNaN(hazards.value().get(hazard)[k]);
                for (int i = bin(Math.max(from, at[k])); applies && at[k + 1] > from && i < worst.length
                        && from + i * BIN / along < at[k + 1]; i++) {
                    worst[i] = Math.max(worst[i], hazards.rank().get(hazard)[k]);
                }
            }
            for (int rank = 0; rank <= 4; rank++) {
                canvas.path(runs(worst, rank), "fill=\"" + Ink.rank(rank) + "\"");
            }
            box(BAND);
        }

        private StringBuilder runs(int[] worst, int rank) {
            StringBuilder out = new StringBuilder();
            for (int k = 0; k < worst.length; k++) {
                int next = k;
                while (next < worst.length && worst[next] == rank) {
                    next++;
                }
                if (next > k) {
                    double a = LEFT + k * BIN;
                    double b = Math.min(width - RIGHT, LEFT + next * BIN);
                    Canvas.append(out, List.of(new double[] {a, y}, new double[] {b, y}, new double[] {b, y + BAND},
                            new double[] {a, y + BAND}), true);
                    k = next - 1;
                }
            }
            return out;
        }

        private void structures() {
            for (StructureSpan span : line.alignment().structures()) {
                double a = Math.max(span.from(), from);
                double b = Math.min(span.to(), to);
                if (b > a) {
                    canvas.rect(x(a), y, (b - a) * along, BAND - 2, "fill=\"" + Ink.of(span.structure()) + "\"");
                    if (span.structure() == Structure.TUNNEL) {
                        canvas.line(x(a), y + BAND / 2 - 1, x(b), y + BAND / 2 - 1, "class=\"plain-bore\"");
                    }
                }
            }
            box(BAND - 2);
            y += BAND - 2;
        }

        private void kilometres() {
            double step = Ticks.step(perRow, width > 600 ? 22 : 9);
            for (double s = Ticks.first(from, step); s <= to + 1e-6; s += step) {
                canvas.line(x(s), y, x(s), y + 4, "class=\"axis\"");
                canvas.text(x(s), y + 13, "middle", "class=\"s\"", Figures.number(s / 1000, Ticks.decimals(step / 1000)));
            }
            canvas.text(LEFT - 10, y + 13, "end", "class=\"s\"", "km");
        }
    }

    /** A hazard in a word that fits beside its strip. */
    static String words(Hazard hazard) {
        return switch (hazard) {
            case SLOPE -> "slope";
            case SHAKING -> "shaking";
            case FLOOD -> "flood";
            case ROCKFALL -> "rocks";
        };
    }
}
