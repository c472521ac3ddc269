package org.thalweg.alignment;

import java.util.*;
import org.thalweg.geometry.*;

class FitShow {
    static void show(HorizontalAlignment l) {
        StringBuilder b = new StringBuilder();
        double s = 0;
        for (PlanElement e : l.elements()) {
            if (e.kind() == PlanElement.Kind.LINE) b.append(String.format(" [%.0f] T%.0f", s, e.length()));
            else if (e.kind() == PlanElement.Kind.ARC) b.append(String.format(" A%.0f/R%.0f", e.length(), 1 / e.startCurvature()));
            else b.append(String.format(" C%.0f", e.length()));
            s += e.length();
        }
        System.out.println(b);
    }
    public static void main(String[] a) {
        double noise = Double.parseDouble(a[0]), tol = Double.parseDouble(a[1]);
        for (int k = 2; k < a.length; k++) {
            Random r = new Random(Long.parseLong(a[k]));
            HorizontalAlignment line = HorizontalAlignment.of(DrawnLines.points(r, 1 + r.nextInt(30)));
            int n = Math.max(2, (int) (line.length() / 20)) + 1;
            double[] x = new double[n], y = new double[n];
            for (int i = 0; i < n; i++) {
                Pose p = line.poseAt(line.length() * i / (n - 1));
                double an = 2 * Math.PI * r.nextDouble(), d = noise * r.nextDouble();
                x[i] = p.x() + d * Math.sin(an);
                y[i] = p.y() + d * Math.cos(an);
            }
            show(line);
            PlanFit.Fitted f = PlanFit.of(x, y, tol);
            show(f.line());
            System.out.println(f.distance() + " at " + f.farthest() + " station " + f.stations()[f.farthest()] + " of " + n);
            for (int i = Math.max(0, f.farthest() - 3); i < Math.min(n, f.farthest() + 4); i++)
              System.out.printf("  %d true s %.1f fitted s %.1f off %.3f%n", i, line.length() * i / (n - 1), f.stations()[i], f.line().project(x[i], y[i]).offset());
        }
    }
}
