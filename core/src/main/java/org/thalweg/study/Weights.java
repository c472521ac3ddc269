package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.geometry.Pose;
import org.thalweg.terrain.GridFrame;
import org.thalweg.territory.Border;

/**
 * The weights of an alternative as prices per metre by place. A weight of 1 means: nearness to a border costs, at the
 * border itself, as much per metre as {@code unitPrice}, and falls to 1/e of that every {@link #BORDER_REACH}; overlap with an earlier
 * line costs {@code unitPrice} per metre within {@link #OVERLAP_REACH} of it.
 */
final class Weights {
    /** Distance (m) over which the price of nearness to a border falls to 1/e. */
    static final double BORDER_REACH = 1500;

    /** Lines nearer than this (m) count as the same line; DESIGN section 5 counts a difference from 200 m on. */
    static final double OVERLAP_REACH = 260;

    /** Distances to borders are computed at every so many cells and interpolated: they are Lipschitz with constant 1. */
    private static final int LATTICE = 8;

    private Weights() {}

    /**
     * Prices per metre by cell.
     *
     * @param frame raster
     * @param spec the alternative
     * @param borders named borders
     * @param earlier lines of earlier alternatives, same mode
     * @param unitPrice price per metre that a weight of 1 stands for
     * @return one value per cell, or null when no weight asks for any
     */
    static float[] prices(
            GridFrame frame,
            AlternativeSpec spec,
            List<Border> borders,
            List<HorizontalAlignment> earlier,
            double unitPrice) {
        double border = spec.weight("border");
        double overlap = spec.weight("overlap");
        boolean near = border > 0 && !borders.isEmpty();
        boolean again = overlap > 0 && !earlier.isEmpty();
        if (!near && !again) {
            return null;
        }
        float[] result = new float[frame.size()];
        if (near) {
            addBorders(frame, borders, border * unitPrice, result);
        }
        if (again) {
            for (HorizontalAlignment line : earlier) {
                addOverlap(frame, line, (float) (overlap * unitPrice), result);
            }
        }
        return result;
    }

    private static void addBorders(GridFrame frame, List<Border> borders, double price, float[] result) {
        float[] distance = borderDistance(frame, borders);
        for (int i = 0; i < result.length; i++) {
            result[i] += (float) (price * StrictMath.exp(-distance[i] / BORDER_REACH));
        }
    }

    /**
     * Distance from every cell to the nearest border.
     *
     * @param frame raster
     * @param borders at least one
     * @return distances (m)
     */
    static float[] borderDistance(GridFrame frame, List<Border> borders) {
        GeometryFactory factory = new GeometryFactory();
        Geometry all = factory.buildGeometry(new ArrayList<>(borders.stream().map(Border::line).toList()));
        IndexedFacetDistance index = new IndexedFacetDistance(all);
        int columns = (frame.columns() - 1) / LATTICE + 2;
        int rows = (frame.rows() - 1) / LATTICE + 2;
        float[] coarse = new float[columns * rows];
        for (int i = 0; i < coarse.length; i++) {
            Coordinate c = new Coordinate(frame.x(i % columns * LATTICE), frame.y(i / columns * LATTICE));
            coarse[i] = (float) index.distance(factory.createPoint(c));
        }
        float[] result = new float[frame.size()];
        for (int i = 0; i < result.length; i++) {
            int c = i % frame.columns();
            int r = i / frame.columns();
            int k = r / LATTICE * columns + c / LATTICE;
            float u = c % LATTICE / (float) LATTICE;
            float v = r % LATTICE / (float) LATTICE;
            float top = coarse[k] * (1 - u) + coarse[k + 1] * u;
            float bottom = coarse[k + columns] * (1 - u) + coarse[k + columns + 1] * u;
            result[i] = top * (1 - v) + bottom * v;
        }
        return result;
    }

    /** Marks every cell within reach of a line once. */
    private static void addOverlap(GridFrame frame, HorizontalAlignment line, float price, float[] result) {
        boolean[] marked = new boolean[result.length];
        int reach = (int) StrictMath.ceil(OVERLAP_REACH / frame.cell());
        int n = Math.max(1, (int) (line.length() / (2 * frame.cell())));
        for (int k = 0; k <= n; k++) {
            Pose p = line.poseAt(line.length() * k / n);
            int c0 = frame.column(p.x());
            int r0 = frame.row(p.y());
            for (int r = Math.max(0, r0 - reach); r <= Math.min(frame.rows() - 1, r0 + reach); r++) {
                for (int c = Math.max(0, c0 - reach); c <= Math.min(frame.columns() - 1, c0 + reach); c++) {
                    int i = r * frame.columns() + c;
                    if (!marked[i] && Math.hypot(frame.x(c) - p.x(), frame.y(r) - p.y()) <= OVERLAP_REACH) {
                        marked[i] = true;
                        result[i] += price;
                    }
                }
            }
        }
    }
}
