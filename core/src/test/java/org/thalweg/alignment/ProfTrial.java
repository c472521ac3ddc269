package org.thalweg.alignment;
import java.util.*;
class ProfTrial {
    public static void main(String[] a) {
        double noise = Double.parseDouble(a[0]), tol = Double.parseDouble(a[1]);
        for (long seed = 0; seed < 15; seed++) {
            Random r = new Random(seed);
            double length = 2000 + 30000 * r.nextDouble();
            VerticalAlignment p = DrawnLines.profile(r, length);
            int n = (int) (length / 25) + 1;
            double[] s = new double[n], z = new double[n];
            for (int i = 0; i < n; i++) { s[i] = length * i / (n - 1); z[i] = p.elevationAt(s[i]) + noise * (2 * r.nextDouble() - 1); }
            long t = System.nanoTime();
            ProfileFit.Fitted f = ProfileFit.of(s, z, length, tol);
            double worst = 0;
            for (double q = 0; q <= length; q += 3) worst = Math.max(worst, Math.abs(f.profile().elevationAt(q) - p.elevationAt(q)));
            System.out.printf("%d n %d pvis %d fitted %d dist %.4f true %.4f %.2f s%n", seed, n, p.pvis().size(), f.profile().pvis().size(), f.distance(), worst, (System.nanoTime() - t) / 1e9);
        }
    }
}
