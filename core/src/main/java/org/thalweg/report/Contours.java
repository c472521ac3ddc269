package org.thalweg.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * Contour lines of a part of the ground: marching squares on block means of its cells, joined to lines and thinned.
 *
 * @param interval difference of height between neighbours (m)
 * @param lines the lines, lowest first
 */
record Contours(double interval, List<Contour> lines) {
    /** Rows and columns are averaged until the longer side has at most this many cells. */
    private static final int MOST = 450;

    /** At most so many levels. */
    private static final int LEVELS = 22;

    /**
     * One line.
     *
     * @param level height (m)
     * @param index whether it is every fifth, drawn stronger and labelled
     * @param points points {easting, northing} (m)
     */
    record Contour(double level, boolean index, List<double[]> points) {}

    /** Contours of the cells of a terrain inside a window, placed as the window is. */
    static Contours of(GridTerrain terrain, Window window) {
        Blocks blocks = Blocks.of(terrain, window, MOST);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float z : blocks.heights()) {
            if (!Float.isNaN(z)) {
                low = Math.min(low, z);
                high = Math.max(high, z);
            }
        }
        List<Contour> lines = new ArrayList<>();
        if (!(high - low > 1)) {
            return new Contours(1, lines);
        }
        double interval = Ticks.step(high - low, LEVELS);
        Tracer tracer = new Tracer(blocks);
        for (double level = Ticks.first(low + 0.01, interval); level < high; level += interval) {
            boolean index = Math.abs(Math.IEEEremainder(level, 5 * interval)) < 0.01 * interval;
            for (List<double[]> points : tracer.trace(level)) {
                lines.add(new Contour(level, index, points));
            }
        }
        return new Contours(interval, lines);
    }

    /** Follows the line of one level from cell edge to cell edge. */
    private static final class Tracer {
        private final GridFrame frame;
        private final float[] z;
        /** The (up to two) edges that each edge is joined with, -1 for none; edge e owns 2e and 2e + 1. */
        private final int[] joined;
        /** Edges of the cells: 2 x index is that to the right of a centre, 2 x index + 1 that below it. */
        private final int edges;

        private double level;

        Tracer(Blocks blocks) {
            frame = blocks.frame();
            z = blocks.heights();
            edges = 2 * frame.size();
            joined = new int[2 * edges];
        }

        List<List<double[]>> trace(double at) {
            level = at;
            Arrays.fill(joined, -1);
            for (int r = 0; r + 1 < frame.rows(); r++) {
                for (int c = 0; c + 1 < frame.columns(); c++) {
                    square(r * frame.columns() + c);
                }
            }
            List<List<double[]>> out = new ArrayList<>();
            for (int pass = 0; pass < 2; pass++) {
                for (int e = 0; e < edges; e++) {
                    boolean open = joined[2 * e] >= 0 && joined[2 * e + 1] < 0;
                    if (joined[2 * e] >= 0 && (open || pass == 1)) {
                        keep(out, follow(e));
                    }
                }
            }
            return out;
        }

        /** Joins the edges that the level crosses round the square of four centres below and right of one. */
        private void square(int i) {
            int w = frame.columns();
            float a = z[i];
            float b = z[i + 1];
            float c = z[i + w + 1];
            float d = z[i + w];
            if (Float.isNaN(a + b + c + d)) {
                return;
            }
            int[] crossed = new int[4];
            int n = 0;
            n = cross(crossed, n, a, b, 2 * i);
            n = cross(crossed, n, b, c, 2 * (i + 1) + 1);
            n = cross(crossed, n, d, c, 2 * (i + w));
            n = cross(crossed, n, a, d, 2 * i + 1);
            if (n == 2) {
                join(crossed[0], crossed[1]);
            } else if (n == 4) {
                // A saddle: the mean of the corners tells which pair of corners is joined across.
                boolean sameAsA = 0.25 * (a + b + c + d) >= level == a >= level;
                join(crossed[0], crossed[sameAsA ? 1 : 3]);
                join(crossed[2], crossed[sameAsA ? 3 : 1]);
            }
        }

        private int cross(int[] crossed, int n, float a, float b, int edge) {
            if (a >= level == b >= level) {
                return n;
            }
            crossed[n] = edge;
            return n + 1;
        }

        private void join(int e, int f) {
            joined[2 * e + (joined[2 * e] < 0 ? 0 : 1)] = f;
            joined[2 * f + (joined[2 * f] < 0 ? 0 : 1)] = e;
        }

        /** Walks from an edge to the other end, or round; takes the joints away behind it. */
        private List<double[]> follow(int start) {
            List<double[]> points = new ArrayList<>();
            int at = start;
            points.add(point(at));
            while (true) {
                int next = joined[2 * at] >= 0 ? joined[2 * at] : joined[2 * at + 1];
                if (next < 0) {
                    return points;
                }
                part(at, next);
                part(next, at);
                at = next;
                points.add(point(at));
            }
        }

        private void part(int e, int f) {
            if (joined[2 * e] == f) {
                joined[2 * e] = joined[2 * e + 1];
            }
            joined[2 * e + 1] = -1;
        }

        private double[] point(int edge) {
            int i = edge / 2;
            int c = i % frame.columns();
            int r = i / frame.columns();
            boolean right = edge % 2 == 0;
            float a = z[i];
            float b = z[right ? i + 1 : i + frame.columns()];
            double t = (level - a) / (b - a);
            return new double[] {frame.x(c) + (right ? t * frame.cell() : 0), frame.y(r) - (right ? 0 : t * frame.cell())};
        }

        /** Drops rings of a few cells, which would only be specks, and thins the rest. */
        private void keep(List<List<double[]>> out, List<double[]> points) {
            if (points.size() >= 8) {
                out.add(Thin.line(points, 0.12 * frame.cell()));
            }
        }
    }

    /** The lines as path data in a window, index lines or the others. */
    StringBuilder data(Window window, boolean index) {
        StringBuilder out = new StringBuilder();
        for (Contour line : lines) {
            if (line.index() == index) {
                List<double[]> drawn = new ArrayList<>(line.points().size());
                for (double[] p : line.points()) {
                    drawn.add(window.at(p[0], p[1]));
                }
                Canvas.append(out, drawn, false);
            }
        }
        return out;
    }

    /** The lines that carry labels. */
    List<Contour> index() {
        return Collections.unmodifiableList(lines.stream().filter(Contour::index).toList());
    }
}
