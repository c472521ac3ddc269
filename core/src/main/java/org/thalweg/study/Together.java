package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.cost.StationTable;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.Mode;

/**
 * What it costs and saves to plan road and railway together, item by item. A saving is without - with.
 *
 * @param items the items
 */
public record Together(List<Item> items) {
    /**
     * One item.
     *
     * @param kind a slug: {@code formation-reuse}, {@code clearance}, {@code crossings}, {@code shared-land},
     *     {@code shared-formation}
     * @param about what it is about, in words
     * @param unit unit of the two figures: the currency's code, or 1 for a count
     * @param without the figure without it
     * @param with the figure with it
     * @param inBills whether the saving is in the bills already; otherwise it is a possibility beside them
     */
    public record Item(String kind, String about, String unit, double without, double with, boolean inBills) {
        /**
         * The saving.
         *
         * @return without - with; negative where it costs more
         */
        public double saving() {
            return without - with;
        }
    }

    /** Copies. */
    public Together {
        items = List.copyOf(items);
    }

    /**
     * Finds the items of a pair.
     *
     * @param scenario the case
     * @param own the lines that each mode would have alone
     * @param pair the lines planned together
     * @param lines the finished lines
     * @param bare cost of a finished line as if no formation could be reused, for the modes that reuse one
     * @param formed cost of a finished line on the ground as the other line's formation leaves it, for the mode that was
     *     planned around the other
     */
    static Together of(
            Scenario scenario,
            SortedMap<Mode, Refined> own,
            SortedMap<Mode, Refined> pair,
            SortedMap<Mode, Line> lines,
            Map<Mode, Double> bare,
            Map<Mode, Double> formed) {
        List<Item> items = new ArrayList<>();
        String currency = scenario.currency();
        bare.forEach((mode, cost) -> items.add(new Item(
                "formation-reuse", "the " + mode.words() + " on existing formations", currency, cost,
                lines.get(mode).bill().total().doubleValue(), true)));
        if (lines.size() < 2) {
            return new Together(items);
        }
        pair.forEach((mode, line) -> items.add(new Item(
                "clearance",
                "the " + mode.words() + (line == own.get(mode) ? " keeps the line" : " moved from the line")
                        + " that it would have alone, as planned",
                currency, own.get(mode).objective(), line.objective(), true)));
        items.add(new Item(
                "crossings", "crossings of road and railway in plan: lines planned alone, and together", "1",
                crossings(own.get(Mode.ROAD).plan(), own.get(Mode.RAIL).plan()),
                crossings(lines.get(Mode.ROAD).alignment().plan(), lines.get(Mode.RAIL).alignment().plan()), true));
        double rate = Double.POSITIVE_INFINITY;
        double land = 0;
        for (Map.Entry<Mode, Line> e : lines.entrySet()) {
            var rates = scenario.modes().get(e.getKey()).rates();
            rate = Math.min(rate, rates.land() + rates.clearing());
            for (double area : e.getValue().stations().land()) {
                land += area * (rates.land() + rates.clearing());
            }
        }
        double shared = sharedLand(lines.get(Mode.ROAD).stations(), lines.get(Mode.RAIL).stations()) * rate;
        items.add(new Item(
                "shared-land", "land and clearing where the footprints lie on each other, paid by both in the bills",
                currency, land, land - shared, false));
        formed.forEach((mode, cost) -> items.add(new Item(
                "shared-formation", "the " + mode.words() + " on the ground as the other line's cuts and fills leave it",
                currency, lines.get(mode).bill().total().doubleValue(), cost, false)));
        return new Together(items);
    }

    /** Crossings of two plan lines, told on chords of 5 m. */
    static int crossings(HorizontalAlignment a, HorizontalAlignment b) {
        GeometryFactory factory = new GeometryFactory();
        Geometry crossed = factory.createLineString(points(a)).intersection(factory.createLineString(points(b)));
        return crossed.isEmpty() ? 0 : crossed.getNumGeometries();
    }

    private static Coordinate[] points(HorizontalAlignment line) {
        int n = 1 + (int) StrictMath.ceil(line.length() / 5);
        Coordinate[] points = new Coordinate[n];
        for (int i = 0; i < n; i++) {
            var p = line.poseAt(line.length() * i / (n - 1));
            points[i] = new Coordinate(p.x(), p.y());
        }
        return points;
    }

    /**
     * Land (m2) under both footprints, each taken as lying evenly about its axis: the overlap of the two strips, row by row
     * of the first line, with the nearest row of the second.
     */
    static double sharedLand(StationTable a, StationTable b) {
        double area = 0;
        for (int i = 0; i + 1 < a.rows(); i++) {
            double half = halfFootprint(a, i);
            int k = half > 0 ? nearest(b, a.x()[i], a.y()[i]) : -1;
            if (k >= 0) {
                double away = Math.hypot(b.x()[k] - a.x()[i], b.y()[k] - a.y()[i]);
                double other = halfFootprint(b, k);
                double overlap = Math.min(half + other - away, 2 * Math.min(half, other));
                area += Math.max(0, overlap) * (a.station()[i + 1] - a.station()[i]);
            }
        }
        return area;
    }

    private static double halfFootprint(StationTable t, int row) {
        double length = row + 1 < t.rows() ? t.station()[row + 1] - t.station()[row] : 0;
        return length > 0 ? 0.5 * t.land()[row] / length : 0;
    }

    /** Nearest row within 200 m; -1 where there is none. Rows lie at most 10 m apart, so far rows are passed over. */
    private static int nearest(StationTable t, double x, double y) {
        int found = -1;
        double best = 200;
        for (int i = 0; i < t.rows(); ) {
            double away = Math.hypot(t.x()[i] - x, t.y()[i] - y);
            if (away < best) {
                best = away;
                found = i;
            }
            i += Math.max(1, (int) ((away - best) / 10));
        }
        return found;
    }
}
