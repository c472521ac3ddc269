package org.thalweg.report;

import java.util.function.DoubleUnaryOperator;
import org.thalweg.terrain.Projection;

/** Ticks of longitude and latitude on a map's frame. */
final class Graticule {
    private final Projection projection;

    /** For the grid of a CRS. */
    Graticule(String crs) {
        projection = Projection.of(crs);
    }

    /** Draws ticks and their degrees under the lower edge and beside the left one. */
    void draw(Canvas canvas, Window w) {
        double bottom = w.top() + w.height();
        DoubleUnaryOperator lon = e -> projection.inverse(e, w.south())[0];
        DoubleUnaryOperator lat = n -> projection.inverse(w.west(), n)[1];
        double step = Ticks.step(Math.abs(lon.applyAsDouble(w.east()) - lon.applyAsDouble(w.west())), (int) (w.width() / 85) + 1);
        each(lon, w.west(), w.east(), step, (easting, degrees) -> {
            String text = words(degrees, step, "E", "W");
            double half = Labels.width(text, 8.5) / 2;
            if (w.x(easting) + half < w.left() + w.width() && w.x(easting) - half > 0) {
                canvas.line(w.x(easting), bottom, w.x(easting), bottom + 4, "class=\"axis\"");
                canvas.text(w.x(easting), bottom + 12.5, "middle", "class=\"s\"", text);
            }
        });
        double up = Ticks.step(Math.abs(lat.applyAsDouble(w.north()) - lat.applyAsDouble(w.south())), (int) (w.height() / 85) + 1);
        each(lat, w.south(), w.north(), up, (northing, degrees) -> {
            String text = words(degrees, up, "N", "S");
            double half = Labels.width(text, 8.5) / 2;
            if (w.y(northing) - half > w.top() && w.y(northing) + half < bottom) {
                canvas.line(w.left() - 4, w.y(northing), w.left(), w.y(northing), "class=\"axis\"");
                canvas.turned(w.left() - 6, w.y(northing), -90, "middle", "class=\"s\"", text);
            }
        });
    }

    /** Takes a tick: where it lies on the grid (m) and its degrees. */
    private interface Tick {
        void at(double place, double degrees);
    }

    /** Finds multiples of a step along an edge by halving: longitude grows eastwards and latitude northwards on it. */
    private static void each(DoubleUnaryOperator degreesAt, double from, double to, double step, Tick tick) {
        double first = degreesAt.applyAsDouble(from);
        double last = degreesAt.applyAsDouble(to);
        if (!(last > first) || last - first > 60) {
            return;
        }
        for (double d = Ticks.first(first + 0.05 * step, step); d < last - 0.05 * step; d += step) {
            double low = from;
            double high = to;
            while (high - low > 0.5) {
                double middle = 0.5 * (low + high);
                if (degreesAt.applyAsDouble(middle) < d) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            tick.at(low, d);
        }
    }

    private static String words(double degrees, double step, String positive, String negative) {
        double tidy = Math.rint(degrees / step) * step;
        return Figures.number(Math.abs(tidy), Ticks.decimals(step)) + "° " + (tidy < 0 ? negative : positive);
    }
}
