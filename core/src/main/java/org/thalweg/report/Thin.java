package org.thalweg.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Leaves out points of a polyline that hardly show (Douglas and Peucker, 1973). */
final class Thin {
    private Thin() {}

    /** The polyline with the fewest points that this method finds within a tolerance; the ends stay. */
    static List<double[]> line(List<double[]> points, double tolerance) {
        int n = points.size();
        if (n < 3) {
            return points;
        }
        BitSet kept = new BitSet(n);
        kept.set(0);
        kept.set(n - 1);
        ArrayDeque<int[]> work = new ArrayDeque<>();
        work.push(new int[] {0, n - 1});
        while (!work.isEmpty()) {
            int[] span = work.pop();
            int farthest = farthest(points, span[0], span[1], tolerance);
            if (farthest >= 0) {
                kept.set(farthest);
                work.push(new int[] {span[0], farthest});
                work.push(new int[] {farthest, span[1]});
            }
        }
        List<double[]> out = new ArrayList<>(kept.cardinality());
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            out.add(points.get(i));
        }
        return out;
    }

    private static int farthest(List<double[]> points, int from, int to, double tolerance) {
        double[] a = points.get(from);
        double[] b = points.get(to);
        double cx = b[0] - a[0];
        double cy = b[1] - a[1];
        double length = Math.hypot(cx, cy);
        double most = tolerance;
        int at = -1;
        for (int i = from + 1; i < to; i++) {
            double px = points.get(i)[0] - a[0];
            double py = points.get(i)[1] - a[1];
            // Closed lines begin and end in one point: the distance is then that from the point.
            double off = length < 1e-9 ? Math.hypot(px, py) : Math.abs(cx * py - cy * px) / length;
            if (off > most) {
                most = off;
                at = i;
            }
        }
        return at;
    }
}
