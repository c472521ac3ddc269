package org.thalweg.alignment;

import java.util.*;
import org.thalweg.geometry.*;

class FitShow {
    static void show(HorizontalAlignment l) {
        StringBuilder b = new StringBuilder();
        for (PlanElement e : l.elements()) {
            if (e.kind() == PlanElement.Kind.LINE) b.append(String.format(" T%.0f", e.length()));
            else if (e.kind() == PlanElement.Kind.ARC) b.append(String.format(" A%.0f/R%.0f", e.length(), 1 / e.startCurvature()));
            else b.append(String.format(" C%.0f", e.length()));
        }
        System.out.println(b);
    }
    public static void main(String[] a) {
        for (int k = 0; k < a.length; k++) {
            Random r = new Random(Long.parseLong(a[k]));
            HorizontalAlignment line = HorizontalAlignment.of(DrawnLines.points(r, 1 + r.nextInt(30)));
            int n = Math.max(2, (int) (line.length() / 20)) + 1;
            double[] x = new double[n], y = new double[n];
            for (int i = 0; i < n; i++) {
                Pose p = line.poseAt(line.length() * i / (n - 1));
                x[i] = p.x(); y[i] = p.y();
            }
            show(line);
            PlanFit.Fitted f = PlanFit.of(x, y, 0.2);
            show(f.line());
            System.out.println(f.distance());
        }
    }
}
