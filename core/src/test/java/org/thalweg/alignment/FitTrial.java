package org.thalweg.alignment;

import java.util.*;
import org.thalweg.geometry.Pose;

class FitTrial {
    public static void main(String[] a) {
        double spacing = Double.parseDouble(a[0]);
        double noise = Double.parseDouble(a[1]);
        double tol = Double.parseDouble(a[2]);
        for (long seed = 0; seed < Integer.parseInt(a[3]); seed++) {
            Random r = new Random(seed);
            List<PointOfIntersection> pts = DrawnLines.points(r, 1 + r.nextInt(30));
            HorizontalAlignment line = HorizontalAlignment.of(pts);
            int n = Math.max(2, (int) (line.length() / spacing)) + 1;
            double[] x = new double[n], y = new double[n];
            for (int i = 0; i < n; i++) {
                Pose p = line.poseAt(line.length() * i / (n - 1));
                double an = 2 * Math.PI * r.nextDouble(), d = noise * r.nextDouble();
                x[i] = p.x() + d * Math.sin(an);
                y[i] = p.y() + d * Math.cos(an);
            }
            long t = System.nanoTime();
            try {
                PlanFit.Fitted f = PlanFit.of(x, y, tol);
                double sec = (System.nanoTime() - t) / 1e9;
                double worst = 0; double at = 0;
                for (double s = 0; s <= line.length(); s += 5) {
                    Pose p = line.poseAt(s);
                    double o = Math.abs(f.line().project(p.x(), p.y()).offset());
                    if (o > worst) { worst = o; at = s; }
                }
                System.out.printf("%3d n %4d km %6.2f PIs %2d fitted %2d vertex %.4f true %.4f at %.0f len %+.3f  %.2f s%n", seed, n, line.length()/1000, pts.size(), f.points().size(), f.distance(), worst, at, f.line().length() - line.length(), sec);
            } catch (RuntimeException e) {
                System.out.println(seed + " " + e);
                StackTraceElement[] st = e.getStackTrace();
                for (int i = 0; i < Math.min(5, st.length); i++) System.out.println("   " + st[i]);
            }
        }
    }
}
