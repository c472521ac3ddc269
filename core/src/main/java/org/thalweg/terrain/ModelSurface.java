package org.thalweg.terrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.terrain.ModelDescription.Control;
import org.thalweg.terrain.ModelDescription.Spot;

/**
 * The last touches of a model terrain: the correction that brings published heights home, terraces, benches, water.
 */
final class ModelSurface {
    /** Reach of the correction about a published height (m). */
    private static final double REACH = 1100;

    private final ModelDescription model;
    private final GridFrame frame;
    private final Watercourse river;

    ModelSurface(ModelDescription model, GridFrame frame, Watercourse river) {
        this.model = model;
        this.frame = frame;
        this.river = river;
    }

    /**
     * Finishes a settled ground.
     *
     * @param ground the ground; its heights are changed
     * @return heights (m) in the frame's layout
     */
    float[] finish(Drainage ground) {
        correct(ground);
        if (!model.benches().isEmpty()) {
            lay(ground, 0.67, 1.0);
        }
        float[] heights = new float[frame.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (float) ground.z[i];
        }
        return heights;
    }

    /**
     * Lays strips of level ground along the benches: cut where the ground stands above them, filled where it lies below,
     * with side slopes until they meet the ground.
     */
    private void lay(Drainage ground, double fill, double cut) {
        double[] level = new double[frame.size()];
        float[] distance = new float[frame.size()];
        Arrays.fill(distance, Float.POSITIVE_INFINITY);
        double half = near(model.benches(), frame, 120, level, distance);
        double reach = half + 120;
        for (int i = 0; i < distance.length; i++) {
            if (distance[i] > reach || inWater(i)) {
                continue;
            }
            double edge = Math.max(0, distance[i] - half);
            double low = level[i] - fill * edge;
            double high = level[i] + cut * edge;
            ground.z[i] = Math.max(low, Math.min(high, ground.z[i]));
        }
    }

    /**
     * Writes distance to the nearest bench and its level there.
     *
     * @param benches benches, all of one width
     * @param frame the grid
     * @param beside how far to write beyond a bench's edge (m)
     * @param level levels (m); written to
     * @param distance distances (m); written to
     * @return half the benches' width (m)
     */
    static double near(
            List<ModelDescription.Bench> benches, GridFrame frame, double beside, double[] level, float[] distance) {
        double half = 0.5 * benches.get(0).width();
        for (ModelDescription.Bench bench : benches) {
            for (int k = 1; k < bench.axis().size(); k++) {
                Terraces.near(frame, bench.axis().get(k - 1), bench.axis().get(k), half + beside, level, distance);
            }
        }
        return half;
    }

    /** Whether a cell takes part in the river's level: no work of men fills it. */
    private boolean inWater(int i) {
        double d = river.nearest(frame.x(i % frame.columns()), frame.y(i / frame.columns())).distance();
        return d < Math.max(river.water, 1.45 * frame.cell());
    }

    /**
     * Adds smooth humps about the published heights, so that the ground meets them: Wendland's function of compact
     * reach (1 - r)^4 (4 r + 1) about each, faded out towards valley floors, the weights solved for together.
     */
    private void correct(Drainage ground) {
        List<Spot> spots = new ArrayList<>();
        for (Control control : model.controls()) {
            Spot p = control.spot();
            if (frame.index(p.x(), p.y()) >= 0) {
                spots.add(p);
            }
        }
        int n = spots.size();
        double[][] a = new double[n][n + 1];
        GridTerrain before = new GridTerrain(frame, floats(ground.z));
        for (int i = 0; i < n; i++) {
            Spot p = spots.get(i);
            int cell = frame.index(p.x(), p.y());
            for (int j = 0; j < n; j++) {
                a[i][j] = hump(spots.get(j), p.x(), p.y());
            }
            double miss = p.height() - before.heightAt(p.x(), p.y());
            // Where floors fade the correction, it is asked for in full at the point itself.
            a[i][n] = miss / Math.max(0.25, fade(ground, cell));
        }
        double[] weight = solve(a);
        for (int j = 0; j < n; j++) {
            Spot p = spots.get(j);
            int c0 = Math.max(0, frame.column(p.x() - REACH));
            int c1 = Math.min(frame.columns() - 1, frame.column(p.x() + REACH));
            int r0 = Math.max(0, frame.row(p.y() + REACH));
            int r1 = Math.min(frame.rows() - 1, frame.row(p.y() - REACH));
            for (int r = r0; r <= r1; r++) {
                for (int c = c0; c <= c1; c++) {
                    int i = r * frame.columns() + c;
                    ground.z[i] += weight[j] * hump(p, frame.x(c), frame.y(r)) * fade(ground, i);
                }
            }
        }
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    private static double hump(Spot p, double x, double y) {
        double dx = x - p.x();
        double dy = y - p.y();
        double r = Math.sqrt(dx * dx + dy * dy) / REACH;
        double u = 1 - r;
        return r >= 1 ? 0 : u * u * u * u * (4 * r + 1);
    }

    /** 0 on floors, 1 from 60 m above them. */
    private static double fade(Drainage ground, int i) {
        double u = Math.max(0, Math.min(1, (ground.z[i] - ground.outlet[i]) / 60));
        return ground.fixed(i) ? 0 : u * u * (3 - 2 * u);
    }

    /** Gaussian elimination; the matrix is positive definite (Wendland 1995), so no pivoting is needed. */
    private static double[] solve(double[][] a) {
        int n = a.length;
        for (int k = 0; k < n; k++) {
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j <= n && factor != 0; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = a[i][n];
            for (int j = i + 1; j < n; j++) {
                sum -= a[i][j] * x[j];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }
}
