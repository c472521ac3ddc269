package org.thalweg.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.thalweg.cost.Item;
import org.thalweg.cost.MassHaul;
import org.thalweg.cost.Rates;
import org.thalweg.cost.StationTable;
import org.thalweg.study.Line;

/**
 * The mass haul diagram (Bruckner's) of a line: the running sum of cut less fill along it, and what the cheapest balance
 * hauls past each place. The sum rises in cuts and falls in fills; where it comes back to a height, cut and fill between are
 * equal. Cut is counted as the fill that it can make, at the line's mean.
 */
final class MassFigure {
    private static final double HEIGHT = 150;
    private static final double LEFT = 46;
    private static final double RIGHT = 8;
    private static final double TOP = 8;
    private static final double BOTTOM = 30;

    private final double[] station;
    private final double[] sum;
    private final MassHaul.Balance balance;
    private final Rates rates;

    MassFigure(Line line, Rates rates) {
        StationTable table = line.stations();
        int n = table.rows() - 1;
        this.rates = rates;
        this.station = new double[n];
        this.sum = new double[n];
        double[] cut = new double[n];
        double usable = usable(line, rates);
        double at = 0;
        for (int i = 0; i < n; i++) {
            station[i] = 0.5 * (table.station()[i] + table.station()[i + 1]);
            cut[i] = usable * table.cut()[i];
            at += cut[i] - table.fill()[i];
            sum[i] = at;
        }
        this.balance = MassHaul.of(station, cut, Arrays.copyOf(table.fill(), n), rates);
    }

    /** Fill that a cubic metre of this line's cut makes in the mean. */
    private static double usable(Line line, Rates rates) {
        double soil = quantity(line, "soil excavation");
        double rock = quantity(line, "rock excavation");
        return soil + rock > 0 ? rates.usability().fill(soil, rock) / (soil + rock) : 1;
    }

    private static double quantity(Line line, String item) {
        return line.bill().items().stream()
                .filter(i -> i.item().equals(item))
                .mapToDouble(Item::quantity)
                .sum();
    }

    /** Whether there is any earth to move. */
    boolean moves() {
        return balance.reused() + balance.borrowed() + balance.wasted() > 0.5;
    }

    /** What the balance comes to, in a sentence. */
    String words() {
        String mean = balance.reused() > 0
                ? String.format(Locale.ROOT, ", hauled %.1f km in the mean", balance.haul() / balance.reused())
                : "";
        return String.format(Locale.ROOT,
                "Black: cut less fill, summed up along the line. Blue: material hauled past a place onwards; orange: hauled back. Of"
                        + " the fill %s m3 come from cuts%s; %s m3 are borrowed, %s m3 wasted. Hauling pays up to %s.",
                Figures.number(balance.reused(), 0), mean, Figures.number(balance.borrowed(), 0),
                Figures.number(balance.wasted(), 0), economic());
    }

    /** The distance up to which hauling costs less than wasting here and borrowing there. */
    private String economic() {
        double gain = rates.borrow() - rates.fillFromCut() + rates.surplus();
        return rates.haul() > 0 ? String.format(Locale.ROOT, "%.1f km", Math.max(0, gain) / rates.haul()) : "any distance";
    }

    String draw(double width, String title) {
        Canvas canvas = new Canvas(width, HEIGHT, title);
        double low = 0;
        double high = 1;
        for (int i = 0; i < sum.length; i++) {
            low = Math.min(low, Math.min(sum[i], balance.flow()[i]));
            high = Math.max(high, Math.max(sum[i], balance.flow()[i]));
        }
        double end = station[station.length - 1];
        double sx = (width - LEFT - RIGHT) / end;
        double sy = (HEIGHT - TOP - BOTTOM) / (high - low);
        double zero = TOP + high * sy;
        double step = Ticks.step((high - low) / 1000, 4);
        for (double v = Ticks.first(low / 1000, step); v <= high / 1000 + 1e-9; v += step) {
            double y = zero - 1000 * v * sy;
            canvas.line(LEFT, y, width - RIGHT, y, "class=\"grid\"");
            canvas.text(LEFT - 4, y + 3, "end", "class=\"s\"", Figures.number(v, Ticks.decimals(step)));
        }
        double km = Ticks.step(end / 1000, width > 600 ? 12 : 6);
        for (double v = 0; v <= end / 1000 + 1e-9; v += km) {
            double x = LEFT + 1000 * v * sx;
            canvas.line(x, TOP, x, HEIGHT - BOTTOM, "class=\"grid\"");
            canvas.text(x, HEIGHT - BOTTOM + 12, "middle", "class=\"s\"", Figures.number(v, Ticks.decimals(km)));
        }
        hauled(canvas, 1, sx, zero, sy, Ink.series(0));
        hauled(canvas, -1, sx, zero, sy, Ink.series(1));
        List<double[]> curve = new ArrayList<>();
        curve.add(new double[] {LEFT, zero});
        for (int i = 0; i < sum.length; i++) {
            curve.add(new double[] {LEFT + station[i] * sx, zero - sum[i] * sy});
        }
        canvas.path(Canvas.data(Thin.line(curve, 0.3), false), "fill=\"none\" stroke=\"#000\" stroke-width=\"1.2\"");
        canvas.line(LEFT, zero, width - RIGHT, zero, "stroke=\"#000\" stroke-width=\"0.6\"");
        canvas.text(LEFT + 0.5 * end * sx, HEIGHT - 4, "middle", "class=\"s\"", "station, km");
        canvas.turned(9, 0.5 * (HEIGHT - BOTTOM), -90, "middle", "class=\"s\"", "1000 m3 of fill");
        return canvas.finish();
    }

    /** The area of what is hauled one way. */
    private void hauled(Canvas canvas, int way, double sx, double zero, double sy, String colour) {
        List<double[]> area = new ArrayList<>();
        area.add(new double[] {LEFT, zero});
        for (int i = 0; i < station.length; i++) {
            area.add(new double[] {LEFT + station[i] * sx, zero - way * Math.max(0, way * balance.flow()[i]) * sy});
        }
        area.add(new double[] {LEFT + station[station.length - 1] * sx, zero});
        canvas.path(Canvas.data(Thin.line(area, 0.3), true), "fill=\"" + colour + "\" fill-opacity=\"0.45\"");
    }
}
