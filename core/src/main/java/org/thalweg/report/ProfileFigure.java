package org.thalweg.report;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.cost.StationTable;
import org.thalweg.geometry.PlanElement;
import org.thalweg.standard.Structure;
import org.thalweg.study.Line;

/**
 * The profile of a line in rows of equal length: ground and design line over kilometres, structures, grades, and the
 * curvature diagram. All rows have one scale, so that steepness can be compared by eye.
 */
final class ProfileFigure {
    private static final double LEFT = 40;
    private static final double RIGHT = 6;
    private static final double STRIP = 9;
    private static final double GRADES = 20;
    private static final double CURVES = 44;

    /** What a row needs besides its plot. */
    private static final double BELOW = STRIP + GRADES + CURVES + 44;

    /** Room in a plot above the highest and below the lowest point. */
    private static final double AIR = 26;

    /** Heights of a plot (user units): that of flat country, that wanted, and that of mountains over a tunnel. */
    private static final double LOWEST = 70;

    private static final double WANTED = 122;
    private static final double TALLEST = 240;
    /** Differences of height below this (m) are shown as if they were this: level ground is not blown up. */
    private static final double LEAST = 20;

    private static final double[] EXAGGERATIONS = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200};

    private final Line line;
    private final StationTable table;
    private final double width;
    private final int rows;
    private final double perRow;
    /** User units per metre along the line. */
    private final double along;
    /** User units per metre of height. */
    private final double up;
    private final double exaggeration;
    /** Height of a row's plot (user units). */
    private final double plot;

    /** Prepares the profile of a line for a width (user units). */
    ProfileFigure(Line line, double width) {
        this.line = line;
        this.table = line.stations();
        this.width = width;
        double length = line.alignment().length();
        this.rows = (int) Math.max(1, Math.round(length / (width > 600 ? 20_000 : 8_000)));
        this.perRow = length / rows;
        this.along = (width - LEFT - RIGHT) / perRow;
        double tallest = tallest();
        double gentle = largest((WANTED - AIR) / (tallest * along));
        // Where a mountain stands over a tunnel, three times is still worth a taller plot.
        this.exaggeration = gentle >= 3 ? gentle : Math.min(3, largest((TALLEST - AIR) / (tallest * along)));
        this.up = exaggeration * along;
        this.plot = Math.max(LOWEST, tallest * up + AIR);
    }

    /** How much heights are exaggerated against lengths. */
    double exaggerated() {
        return exaggeration;
    }

    /** Greatest difference of height in a row (m). */
    private double tallest() {
        double tallest = LEAST;
        for (int row = 0; row < rows; row++) {
            double[] range = range(row);
            tallest = Math.max(tallest, range[1] - range[0]);
        }
        return tallest;
    }

    /** The largest round exaggeration up to a limit; below 1, the limit itself. */
    private static double largest(double most) {
        double best = Math.min(1, most);
        for (double e : EXAGGERATIONS) {
            best = e <= most ? e : best;
        }
        return best;
    }

    /** Least and greatest height of ground and line in a row. */
    private double[] range(int row) {
        double[] out = {Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < table.rows(); i++) {
            if (table.station()[i] >= row * perRow - 1 && table.station()[i] <= (row + 1) * perRow + 1) {
                double ground = Double.isNaN(table.ground()[i]) ? table.elevation()[i] : table.ground()[i];
                out[0] = Math.min(out[0], Math.min(table.elevation()[i], ground));
                out[1] = Math.max(out[1], Math.max(table.elevation()[i], ground));
            }
        }
        return out;
    }

    /** The drawing. */
    String draw(String title) {
        Canvas canvas = new Canvas(width, rows * (plot + BELOW) + 4, title);
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
        private final double top;
        private final double base;
        private final double floor;

        Row(Canvas canvas, int row) {
            this.canvas = canvas;
            this.from = row * perRow;
            this.to = from + perRow;
            this.top = row * (plot + BELOW) + 4;
            this.floor = top + plot;
            double[] range = range(row);
            this.base = range[0] - 10 / up;
        }

        private double x(double station) {
            return LEFT + (station - from) * along;
        }

        private double y(double height) {
            return floor - (height - base) * up;
        }

        void draw() {
            Labels labels = new Labels(LEFT, top, width - RIGHT, floor);
            axes();
            ground();
            design(labels);
            structures(labels);
            grades(floor + STRIP + 4);
            curves(floor + STRIP + GRADES + 8);
            kilometres(floor + STRIP + GRADES + CURVES + 10);
        }

        private void axes() {
            double step = Math.max(1, Ticks.step(plot / up, 6));
            for (double h = Ticks.first(base + 0.2 * step, step); y(h) > top + 4; h += step) {
                canvas.line(LEFT, y(h), width - RIGHT, y(h), "class=\"grid\"");
                canvas.text(LEFT - 4, y(h) + 3, "end", "class=\"s\"", Figures.number(h, 0));
            }
            canvas.turned(9, top + plot / 2, -90, "middle", "class=\"s\"", "elevation, m");
        }

        private List<double[]> sampled(double[] heights) {
            List<double[]> out = new ArrayList<>();
            for (int i = 0; i < table.rows(); i++) {
                if (table.station()[i] >= from - 1e-6 && table.station()[i] <= to + 10 && !Double.isNaN(heights[i])) {
                    out.add(new double[] {Math.min(x(table.station()[i]), width - RIGHT), y(heights[i])});
                }
            }
            return Thin.line(out, 0.15);
        }

        private void ground() {
            List<double[]> surface = sampled(table.ground());
            if (surface.size() < 2) {
                return;
            }
            List<double[]> area = new ArrayList<>(surface);
            area.add(new double[] {surface.get(surface.size() - 1)[0], floor});
            area.add(new double[] {surface.get(0)[0], floor});
            canvas.path(Canvas.data(area, true), "class=\"earth\"");
            canvas.path(Canvas.data(surface, false), "class=\"ground\"");
        }

        private void design(Labels labels) {
            List<double[]> design = sampled(table.elevation());
            labels.ink(design);
            labels.ink(sampled(table.ground()));
            for (StructureSpan span : line.alignment().structures()) {
                double a = Math.max(span.from(), from);
                double b = Math.min(span.to(), to);
                if (b > a && span.structure() != Structure.EARTHWORK) {
                    canvas.rect(x(a), top, (b - a) * along, plot,
                            "fill=\"" + Ink.of(span.structure()) + "\" class=\"shade\"");
                }
            }
            canvas.path(Canvas.data(design, false), "class=\"design-halo\"");
            canvas.path(Canvas.data(design, false), "class=\"design\"");
            canvas.rect(LEFT, top, width - LEFT - RIGHT, plot, "class=\"box\"");
        }

        /** The strip under the plot, and the lengths of tunnels and bridges where they can be read. */
        private void structures(Labels labels) {
            for (StructureSpan span : line.alignment().structures()) {
                double a = Math.max(span.from(), from);
                double b = Math.min(span.to(), to);
                if (b <= a) {
                    continue;
                }
                canvas.rect(x(a), floor, (b - a) * along, STRIP, "fill=\"" + Ink.of(span.structure()) + "\"");
                boolean named = span.structure() == Structure.TUNNEL || span.structure() == Structure.BRIDGE;
                if (named && span.length() * along > 9) {
                    name(labels, span, 0.5 * (x(a) + x(b)), x(b) - x(a));
                }
            }
        }

        private void name(Labels labels, StructureSpan span, double middle, double room) {
            String length = Figures.number(span.length(), 0) + " m";
            String words = span.structure().slug() + " " + length;
            String text = Labels.width(words, 8.5) < room + 30 ? words : length;
            List<double[]> boxes = new ArrayList<>();
            for (double y = top + 8; y < top + 40; y += 10) {
                boxes.add(Labels.box(middle, y, text, 8.5));
            }
            boxes.add(Labels.box(middle, floor - 8, text, 8.5));
            int best = labels.place(boxes, 2);
            if (best >= 0) {
                double y = 0.5 * (boxes.get(best)[1] + boxes.get(best)[3]);
                canvas.text(middle, y + 3, "middle", "class=\"s halo\" fill=\"" + Ink.of(span.structure()) + "\"", text);
            }
        }

        /** Each leg as a stroke that leans with its grade, with permil where they fit, upright or turned. */
        private void grades(double y) {
            canvas.turned(9, y + GRADES / 2 + 2, -90, "middle", "class=\"s\"", "‰");
            List<Pvi> pvis = line.alignment().profile().pvis();
            for (int i = 0; i + 1 < pvis.size(); i++) {
                double a = Math.max(pvis.get(i).station(), from);
                double b = Math.min(pvis.get(i + 1).station(), to);
                if (b <= a) {
                    continue;
                }
                double grade = line.alignment().profile().grade(i);
                double lean = Math.abs(grade) < 2.5e-4 ? 0 : Math.signum(grade) * (GRADES / 2 - 1);
                canvas.line(x(a), y + GRADES / 2 + lean, x(b), y + GRADES / 2 - lean, "class=\"leg\"");
                canvas.line(x(a), y, x(a), y + GRADES, "class=\"axis\"");
                String text = Figures.number(Math.abs(grade) * 1000, 1);
                double room = (b - a) * along;
                if (Labels.width(text, 8.5) + 2 < room) {
                    canvas.text(0.5 * (x(a) + x(b)), y + GRADES / 2 + 3, "middle", "class=\"s halo\"", text);
                } else if (room > 9) {
                    canvas.turned(0.5 * (x(a) + x(b)) + 3, y + GRADES / 2, -90, "middle", "class=\"xs halo\"", text);
                }
            }
            canvas.rect(LEFT, y, width - LEFT - RIGHT, GRADES, "class=\"box\"");
        }

        /** Curvature over stations: right bends up, left bends down, radius in metres where it fits. */
        private void curves(double y) {
            double zero = y + CURVES / 2;
            canvas.turned(9, zero, -90, "middle", "class=\"s\"", "radius, m");
            canvas.text(LEFT - 4, y + 10, "end", "class=\"s\"", "right");
            canvas.text(LEFT - 4, y + CURVES - 4, "end", "class=\"s\"", "left");
            double sharpest = 1e-9;
            for (PlanElement e : line.alignment().plan().elements()) {
                sharpest = Math.max(sharpest, Math.max(Math.abs(e.startCurvature()), Math.abs(e.endCurvature())));
            }
            double tall = (CURVES / 2 - 11) / sharpest;
            List<double[]> diagram = new ArrayList<>();
            Labels labels = new Labels(LEFT, y, width - RIGHT, y + CURVES);
            for (int i = 0; i < line.alignment().plan().elements().size(); i++) {
                PlanElement e = line.alignment().plan().elements().get(i);
                double start = line.alignment().plan().station(i);
                double a = Math.max(start, from);
                double b = Math.min(start + e.length(), to);
                if (b > a) {
                    diagram.add(new double[] {x(a), zero - tall * e.curvatureAt(a - start)});
                    diagram.add(new double[] {x(b), zero - tall * e.curvatureAt(b - start)});
                }
            }
            labels.ink(diagram);
            radii(labels, zero, tall);
            canvas.line(LEFT, zero, width - RIGHT, zero, "class=\"grid\"");
            canvas.path(Canvas.data(diagram, false), "class=\"curvature\"");
            canvas.rect(LEFT, y, width - LEFT - RIGHT, CURVES, "class=\"box\"");
        }

        private void radii(Labels labels, double zero, double tall) {
            for (int i = 0; i < line.alignment().plan().elements().size(); i++) {
                PlanElement e = line.alignment().plan().elements().get(i);
                double a = Math.max(line.alignment().plan().station(i), from);
                double b = Math.min(line.alignment().plan().station(i) + e.length(), to);
                if (b > a && e.kind() == PlanElement.Kind.ARC) {
                    radius(labels, e, 0.5 * (x(a) + x(b)), zero, tall);
                }
            }
        }

        private void radius(Labels labels, PlanElement e, double middle, double zero, double tall) {
            String text = Figures.number(Math.abs(1 / e.startCurvature()), 0);
            double tip = zero - tall * e.startCurvature();
            double y = tip + (e.startCurvature() > 0 ? -6.5 : 6.5);
            if (labels.place(List.of(Labels.box(middle, y, text, 6.5)), 2) == 0) {
                canvas.text(middle, y + 2.5, "middle", "class=\"xs\"", text);
            }
        }

        private void kilometres(double y) {
            double step = Ticks.step(perRow, width > 600 ? 22 : 9);
            for (double s = Ticks.first(from, step); s <= to + 1e-6; s += step) {
                canvas.line(x(s), floor, x(s), floor + STRIP + 3, "class=\"axis\"");
                canvas.line(x(s), y, x(s), y + 4, "class=\"axis\"");
                canvas.text(x(s), y + 13, "middle", "class=\"s\"", Figures.number(s / 1000, Ticks.decimals(step / 1000)));
            }
            canvas.text(LEFT - 10, y + 13, "end", "class=\"s\"", "km");
        }
    }
}
