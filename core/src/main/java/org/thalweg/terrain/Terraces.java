package org.thalweg.terrain;

import java.util.Arrays;
import java.util.List;
import org.thalweg.terrain.ModelDescription.Spot;

/** The terraces of a model terrain: flat ground above the floors of valleys. */
final class Terraces {
    private final ModelDescription model;
    private final GridFrame frame;
    private final LatticeNoise noise;

    Terraces(ModelDescription model, GridFrame frame) {
        this.model = model;
        this.frame = frame;
        this.noise = new LatticeNoise(model.seed() + 5);
    }

    /**
     * Draws the terraces: level along their axis, their edges ragged, falling to the floors of the valleys beside them at
     * the slope of a scarp.
     *
     * @param level given heights (m); written to
     * @param courses the watercourses
     */
    void draw(double[] level, List<Watercourse> courses) {
        for (ModelDescription.Terrace terrace : model.terraces()) {
            double[] flat = new double[frame.size()];
            float[] distance = new float[frame.size()];
            Arrays.fill(distance, Float.POSITIVE_INFINITY);
            double reach = 1.5 * terrace.halfWidth();
            Spot middle = terrace.axis().get(terrace.axis().size() / 2);
            // Beds further off than this stand too low or too far to matter.
            List<Watercourse> beside = courses.stream()
                    .filter(c -> c.nearest(middle.x(), middle.y()).distance() < 3000)
                    .toList();
            for (int k = 1; k < terrace.axis().size(); k++) {
                near(frame, terrace.axis().get(k - 1), terrace.axis().get(k), reach, flat, distance);
            }
            for (int i = 0; i < distance.length; i++) {
                if (distance[i] < reach) {
                    double x = frame.x(i % frame.columns());
                    double y = frame.y(i / frame.columns());
                    double half = terrace.halfWidth() * (1 + 0.35 * noise.fractal(x / 350, y / 350, 2));
                    if (distance[i] < half) {
                        level[i] = Math.min(flat[i] + 0.03 * distance[i], scarp(beside, x, y));
                    }
                }
            }
        }
    }

    /** The highest that a terrace may stand beside the valleys: half as high above a bed as it is far from it. */
    private static double scarp(List<Watercourse> courses, double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (Watercourse course : courses) {
            Watercourse.Near near = course.nearest(x, y);
            least = Math.min(least, near.bed() + 2 + 0.5 * Math.max(0, near.distance() - 40));
        }
        return least;
    }

    /**
     * Writes distance to a stretch of a line and height on it, where the stretch is nearer than what was written before.
     *
     * @param frame the grid
     * @param a start of the stretch
     * @param b its end
     * @param reach how far to write (m)
     * @param level heights at the nearest point (m); written to
     * @param distance distances (m); written to
     */
    static void near(GridFrame frame, Spot a, Spot b, double reach, double[] level, float[] distance) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        int c0 = Math.max(0, frame.column(Math.min(a.x(), b.x()) - reach));
        int c1 = Math.min(frame.columns() - 1, frame.column(Math.max(a.x(), b.x()) + reach));
        int r0 = Math.max(0, frame.row(Math.max(a.y(), b.y()) + reach));
        int r1 = Math.min(frame.rows() - 1, frame.row(Math.min(a.y(), b.y()) - reach));
        for (int r = r0; r <= r1; r++) {
            for (int c = c0; c <= c1; c++) {
                double px = frame.x(c) - a.x();
                double py = frame.y(r) - a.y();
                double t = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
                double ox = px - t * dx;
                double oy = py - t * dy;
                float d = (float) Math.sqrt(ox * ox + oy * oy);
                int i = r * frame.columns() + c;
                if (d < distance[i]) {
                    distance[i] = d;
                    level[i] = a.height() + t * (b.height() - a.height());
                }
            }
        }
    }
}
