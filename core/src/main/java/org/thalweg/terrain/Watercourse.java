package org.thalweg.terrain;

import java.util.List;
import org.thalweg.terrain.ModelDescription.Spot;

/**
 * The bed of a river or a stream: points no more than about 60 m apart, with levels that never fall towards the head,
 * and the widths of the floor on either side. Arrays run from the mouth (or the lower end) upwards. Immutable.
 */
final class Watercourse {
    private static final double STEP = 60;

    /** Eastings and northings (m), chainage from the mouth (m), bed levels (m): one each per point. */
    final double[] x;

    final double[] y;
    final double[] s;
    final double[] bed;

    /** Half widths of the floor (m) to the left and right of somebody walking upstream. */
    final double[] left;

    final double[] right;

    /** Half width of the water (m), 0 for a stream. */
    final double water;

    private Watercourse(double[] x, double[] y, double[] s, double[] bed, double[] left, double[] right, double water) {
        this.x = x;
        this.y = y;
        this.s = s;
        this.bed = bed;
        this.left = left;
        this.right = right;
        this.water = water;
    }

    /** A point on a watercourse: chainage (m), bed level (m), distance to it (m). */
    record Near(double s, double bed, double x, double y, double distance) {}

    /** The nearest point. */
    Near nearest(double px, double py) {
        double best = Double.POSITIVE_INFINITY;
        Near near = null;
        for (int i = 1; i < x.length; i++) {
            double dx = x[i] - x[i - 1];
            double dy = y[i] - y[i - 1];
            double t = ((px - x[i - 1]) * dx + (py - y[i - 1]) * dy) / (dx * dx + dy * dy);
            t = Math.max(0, Math.min(1, t));
            double qx = x[i - 1] + t * dx;
            double qy = y[i - 1] + t * dy;
            double d = (px - qx) * (px - qx) + (py - qy) * (py - qy);
            if (d < best) {
                best = d;
                near = new Near(s[i - 1] + t * (s[i] - s[i - 1]), bed[i - 1] + t * (bed[i] - bed[i - 1]), qx, qy, Math.sqrt(d));
            }
        }
        return near;
    }

    /**
     * The main river along its course as given, its levels interpolated by distance between published ones, each moved
     * to the nearest vertex of the course.
     *
     * @param river the description; its course runs downstream
     * @param mouths points near which the floor is wide: the mouths of side valleys
     * @param noise noise that widens and pinches the floor
     * @return the river, from its lower end up
     */
    static Watercourse river(ModelDescription.River river, List<Spot> mouths, LatticeNoise noise) {
        int n = river.course().size();
        double[] vx = new double[n];
        double[] vy = new double[n];
        double[] vs = new double[n];
        for (int i = 0; i < n; i++) {
            Spot p = river.course().get(n - 1 - i);
            vx[i] = p.x();
            vy[i] = p.y();
            vs[i] = i == 0 ? 0 : vs[i - 1] + StrictMath.hypot(vx[i] - vx[i - 1], vy[i] - vy[i - 1]);
        }
        Watercourse plain = split(vx, vy, vs, levels(river, vx, vy, vs), river.waterHalfWidth());
        double[] mouthChainage = mouths.stream().mapToDouble(p -> plain.nearest(p.x(), p.y()).s()).toArray();
        for (int i = 0; i < plain.s.length; i++) {
            double mouth = 0;
            for (double m : mouthChainage) {
                double u = (plain.s[i] - m) / 300;
                mouth += 1 / ((1 + u * u) * (1 + u * u));
            }
            double range = river.floorMax() - river.floorMin();
            plain.left[i] = river.floorMin() + range * share(noise.fractal(plain.s[i] / 1900, 0.5, 2), mouth);
            plain.right[i] = river.floorMin() + range * share(noise.fractal(plain.s[i] / 1900, 90.5, 2), mouth);
            double bar = plain.bar(i);
            plain.left[i] += Math.min(river.floorMax(), Math.max(0, bar));
            plain.right[i] += Math.min(river.floorMax(), Math.max(0, -bar));
        }
        return plain;
    }

    /**
     * What the river has left at the inside of a bend, a bar or low terrace: how far its course is bowed out over 1.6 km,
     * positive where the inside is on the left (m). Outside bends it cuts into the rock.
     */
    private double bar(int i) {
        int a = i;
        int b = i;
        while (a > 0 && s[i] - s[a] < 800) {
            a--;
        }
        while (b < s.length - 1 && s[b] - s[i] < 800) {
            b++;
        }
        double dx = x[b] - x[a];
        double dy = y[b] - y[a];
        double length = Math.sqrt(dx * dx + dy * dy);
        // Positive where the point lies to the right of the chord.
        return (dy * (x[i] - x[a]) - dx * (y[i] - y[a])) / Math.max(1, length);
    }

    /** Share of the range of floor widths, 0 to 1.3: pinched by spurs here and there, wide at the mouths. */
    private static double share(double noise, double mouth) {
        double open = Math.max(0, Math.min(1, 0.5 + 1.1 * noise));
        return Math.min(1.3, open + 0.4 * mouth);
    }

    private static MonotoneCurve levels(ModelDescription.River river, double[] vx, double[] vy, double[] vs) {
        int n = river.levels().size();
        double[] at = new double[n];
        double[] level = new double[n];
        for (int k = 0; k < n; k++) {
            // Levels come in the direction of flow, chainage runs the other way.
            ModelDescription.Control control = river.levels().get(n - 1 - k);
            int nearest = 0;
            for (int i = 1; i < vx.length; i++) {
                if (StrictMath.hypot(vx[i] - control.spot().x(), vy[i] - control.spot().y())
                        < StrictMath.hypot(vx[nearest] - control.spot().x(), vy[nearest] - control.spot().y())) {
                    nearest = i;
                }
            }
            at[k] = vs[nearest];
            level[k] = control.spot().height();
            if (k > 0 && !(at[k] > at[k - 1] && level[k] > level[k - 1])) {
                throw new IllegalArgumentException("river level '" + control.name()
                        + "' must lie upstream of and above the one after it; correct its place, height or order");
            }
        }
        return new MonotoneCurve(at, level);
    }

    private static Watercourse split(double[] vx, double[] vy, double[] vs, MonotoneCurve level, double water) {
        int count = 1;
        for (int i = 1; i < vx.length; i++) {
            count += pieces(vs[i] - vs[i - 1]);
        }
        double[][] a = new double[6][count];
        int k = 0;
        for (int i = 1; i < vx.length; i++) {
            int pieces = pieces(vs[i] - vs[i - 1]);
            for (int j = i == 1 ? 0 : 1; j <= pieces; j++, k++) {
                double t = (double) j / pieces;
                a[0][k] = vx[i - 1] + t * (vx[i] - vx[i - 1]);
                a[1][k] = vy[i - 1] + t * (vy[i] - vy[i - 1]);
                a[2][k] = vs[i - 1] + t * (vs[i] - vs[i - 1]);
                a[3][k] = level.at(a[2][k]);
            }
        }
        return new Watercourse(a[0], a[1], a[2], a[3], a[4], a[5], water);
    }

    private static int pieces(double length) {
        return Math.max(1, (int) StrictMath.ceil(length / STEP));
    }

    /**
     * A side valley: a smooth curve through its points, bent at random between them, joined to what it drains into.
     *
     * @param valley the description
     * @param parents watercourses that it may join
     * @param noise noise that bends it
     * @return the stream
     */
    static Watercourse valley(ModelDescription.Valley valley, List<Watercourse> parents, LatticeNoise noise) {
        int n = valley.line().size();
        double[] vx = new double[n];
        double[] vy = new double[n];
        double[] vs = new double[n];
        double[] vz = new double[n];
        for (int i = 0; i < n; i++) {
            Spot p = valley.line().get(i);
            vx[i] = p.x();
            vy[i] = p.y();
            vz[i] = p.height();
        }
        if (Double.isNaN(vz[0])) {
            Near mouth = mouth(valley, parents);
            vx[0] = mouth.x();
            vy[0] = mouth.y();
            vz[0] = mouth.bed();
        }
        for (int i = 1; i < n; i++) {
            vs[i] = vs[i - 1] + StrictMath.hypot(vx[i] - vx[i - 1], vy[i] - vy[i - 1]);
            if (!(vz[i] > vz[i - 1])) {
                throw new IllegalArgumentException("valley '" + valley.name() + "': point " + (i + 1) + " lies at " + vz[i]
                        + " m, not above the one below it at " + StrictMath.rint(vz[i - 1]) + " m; raise it");
            }
        }
        Watercourse stream = split(vx, vy, vs, new MonotoneCurve(vs, vz), 0);
        double length = vs[n - 1];
        Bend curve = new Bend(vs, vx, vy);
        for (int i = 0; i < stream.s.length; i++) {
            double s = stream.s[i];
            double[] p = curve.at(s);
            double free = Math.min(1, s / 600);
            double bendX = 130 * noise.at(p[0] / 800, p[1] / 800) + 60 * noise.at(p[0] / 330, p[1] / 330);
            double bendY = 130 * noise.at(p[0] / 800 + 50, p[1] / 800) + 60 * noise.at(p[0] / 330, p[1] / 330 + 50);
            stream.x[i] = p[0] + free * bendX;
            stream.y[i] = p[1] + free * bendY;
            double width = valley.floorAtMouth() + (valley.floorAtHead() - valley.floorAtMouth()) * (s / length);
            stream.left[i] = 0.5 * width * (1 + 0.7 * noise.at(s / 400, 7.3));
            stream.right[i] = 0.5 * width * (1 + 0.7 * noise.at(s / 400, 33.3));
        }
        return stream;
    }

    private static Near mouth(ModelDescription.Valley valley, List<Watercourse> parents) {
        Spot first = valley.line().get(0);
        Near best = null;
        for (Watercourse parent : parents) {
            Near near = parent.nearest(first.x(), first.y());
            if (best == null || near.distance() < best.distance()) {
                best = near;
            }
        }
        if (best == null || best.distance() > 2000) {
            throw new IllegalArgumentException("valley '" + valley.name()
                    + "': no watercourse within 2 km of its mouth; move the mouth or give it a height");
        }
        return best;
    }

    /** Catmull-Rom curve through points, by chainage of the points. */
    private record Bend(double[] s, double[] x, double[] y) {
        double[] at(double t) {
            int i = 1;
            while (i < s.length - 1 && s[i] < t) {
                i++;
            }
            double h = s[i] - s[i - 1];
            double u = (t - s[i - 1]) / h;
            return new double[] {hermite(x, i, h, u), hermite(y, i, h, u)};
        }

        private double hermite(double[] v, int i, double h, double u) {
            double w = 1 - u;
            return w * w * (1 + 2 * u) * v[i - 1] + u * u * (3 - 2 * u) * v[i]
                    + h * u * w * (w * slope(v, i - 1) - u * slope(v, i));
        }

        private double slope(double[] v, int i) {
            int a = Math.max(0, i - 1);
            int b = Math.min(s.length - 1, i + 1);
            return (v[b] - v[a]) / (s[b] - s[a]);
        }
    }

    /**
     * Draws the floor on a grid: at each cell of the floor the level of the nearest bed, rising gently to the sides.
     *
     * @param frame the grid
     * @param level floor heights (m), NaN elsewhere; written to
     * @param distance distance to the watercourse drawn there (m), less 10 km in the main river; written to
     */
    void draw(GridFrame frame, double[] level, float[] distance) {
        double least = (water > 0 ? 1.45 : 1.0) * frame.cell();
        for (int i = 1; i < x.length; i++) {
            double reach = Math.max(least, Math.max(Math.max(left[i], right[i]), Math.max(left[i - 1], right[i - 1])));
            int c0 = Math.max(0, frame.column(Math.min(x[i], x[i - 1]) - reach));
            int c1 = Math.min(frame.columns() - 1, frame.column(Math.max(x[i], x[i - 1]) + reach));
            int r0 = Math.max(0, frame.row(Math.max(y[i], y[i - 1]) + reach));
            int r1 = Math.min(frame.rows() - 1, frame.row(Math.min(y[i], y[i - 1]) - reach));
            for (int r = r0; r <= r1; r++) {
                for (int c = c0; c <= c1; c++) {
                    drawCell(frame, i, c, r, least, level, distance);
                }
            }
        }
    }

    private void drawCell(GridFrame frame, int i, int c, int r, double least, double[] level, float[] distance) {
        double dx = x[i] - x[i - 1];
        double dy = y[i] - y[i - 1];
        double px = frame.x(c) - x[i - 1];
        double py = frame.y(r) - y[i - 1];
        double t = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
        double ox = px - t * dx;
        double oy = py - t * dy;
        double d = Math.sqrt(ox * ox + oy * oy);
        double[] side = dx * py - dy * px > 0 ? left : right;
        double half = Math.max(least, side[i - 1] + t * (side[i] - side[i - 1]));
        int cell = r * frame.columns() + c;
        // The river is level across, banks included, as far as bilinear heights on its line reach; then a low bank. There
        // it goes before any stream that joins it.
        double bank = water > 0 ? d - Math.max(water, 1.45 * frame.cell()) : d;
        double rank = bank <= 0 ? d - 1e4 : d;
        if (d <= half && rank < distance[cell]) {
            distance[cell] = (float) rank;
            double rise = water > 0 ? (bank <= 0 ? 0 : 1 + 0.02 * Math.min(100, bank) + 0.004 * bank) : 0.02 * d;
            level[cell] = bed[i - 1] + t * (bed[i] - bed[i - 1]) + rise;
        }
    }
}
