package org.thalweg.territory;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Cuts polygons with equally spaced east-west lines. Even-odd rule, so holes and several parts need no care; an edge's
 * upper end counts and its lower end does not, so a vertex on a line is met once.
 */
final class Scanlines {
    /** Receives the stretches of a line that lie inside. */
    interface Span {
        /**
         * A stretch inside.
         *
         * @param line number of the line, 0 the northernmost
         * @param west its western end (m)
         * @param east its eastern end (m)
         */
        void accept(int line, double west, double east);
    }

    private final double top;
    private final double step;
    private final int lines;
    /** Crossings of line i are {@code x[start[i]..start[i + 1])}. */
    private int[] start;

    private double[] x;

    private Scanlines(double top, double step, int lines) {
        this.top = top;
        this.step = step;
        this.lines = lines;
    }

    /**
     * Finds the stretches inside.
     *
     * @param area polygons
     * @param top northing of line 0 (m)
     * @param step distance from a line to the next one south (m)
     * @param lines number of lines
     * @param span receives the stretches, line by line, west to east
     */
    static void cut(Geometry area, double top, double step, int lines, Span span) {
        Scanlines s = new Scanlines(top, step, lines);
        s.start = new int[lines + 1];
        s.eachEdge(area, (a, b) -> s.count(a, b));
        for (int i = 0; i < lines; i++) {
            s.start[i + 1] += s.start[i];
        }
        s.x = new double[s.start[lines]];
        int[] next = s.start.clone();
        s.eachEdge(area, (a, b) -> s.cross(a, b, next));
        for (int i = 0; i < lines; i++) {
            Arrays.sort(s.x, s.start[i], s.start[i + 1]);
            for (int k = s.start[i]; k + 1 < s.start[i + 1]; k += 2) {
                span.accept(i, s.x[k], s.x[k + 1]);
            }
        }
    }

    private interface Edge {
        void accept(Coordinate a, Coordinate b);
    }

    private void eachEdge(Geometry area, Edge edge) {
        for (int g = 0; g < area.getNumGeometries(); g++) {
            if (area.getGeometryN(g) instanceof Polygon p && !p.isEmpty()) {
                eachEdge(p.getExteriorRing(), edge);
                for (int h = 0; h < p.getNumInteriorRing(); h++) {
                    eachEdge(p.getInteriorRingN(h), edge);
                }
            }
        }
    }

    private static void eachEdge(LineString ring, Edge edge) {
        Coordinate[] c = ring.getCoordinates();
        for (int i = 1; i < c.length; i++) {
            edge.accept(c[i - 1], c[i]);
        }
    }

    private int firstLine(double highest) {
        return (int) Math.max(0, Math.min(lines, Math.ceil((top - highest) / step)));
    }

    private int endLine(double lowest) {
        return (int) Math.max(0, Math.min(lines, Math.ceil((top - lowest) / step)));
    }

    private void count(Coordinate a, Coordinate b) {
        int end = endLine(Math.min(a.y, b.y));
        for (int i = firstLine(Math.max(a.y, b.y)); i < end; i++) {
            start[i + 1]++;
        }
    }

    private void cross(Coordinate a, Coordinate b, int[] next) {
        int end = endLine(Math.min(a.y, b.y));
        for (int i = firstLine(Math.max(a.y, b.y)); i < end; i++) {
            double t = (top - i * step - a.y) / (b.y - a.y);
            x[next[i]++] = a.x + t * (b.x - a.x);
        }
    }
}
