package org.thalweg.audit;

import java.util.Arrays;
import org.thalweg.standard.Structure;

/**
 * A line as the audit sees it: points in space, how each stretch is carried, and how wide its footprint is. No elements,
 * no stations: the audit measures those again. Immutable; arrays are not copied and must not be written to.
 *
 * @param x eastings (m), two or more points in the order of travel, none twice
 * @param y northings (m)
 * @param z design elevations (m)
 * @param structure how the stretch that begins at each point is carried; the last entry is not used
 * @param left width of the footprint left of the axis at each point (m)
 * @param right width of the footprint right of the axis at each point (m)
 * @param rounding greatest error of one coordinate (m)
 * @param structureError greatest distance between a change of structure and the point at which it is told (m)
 */
public record AuditLine(
        double[] x,
        double[] y,
        double[] z,
        Structure[] structure,
        double[] left,
        double[] right,
        double rounding,
        double structureError) {
    /** Checks the line. */
    public AuditLine {
        int n = x.length;
        if (n < 2 || y.length != n || z.length != n || structure.length != n || left.length != n || right.length != n) {
            throw new IllegalArgumentException("a line to audit needs two points or more, and as many of each value");
        }
        for (int i = 0; i < n; i++) {
            boolean finite = Double.isFinite(x[i]) && Double.isFinite(y[i]) && Double.isFinite(z[i]);
            if (!finite || structure[i] == null || !(left[i] >= 0) || !(right[i] >= 0)) {
                throw new IllegalArgumentException("point " + i + " of the line to audit has a value missing");
            }
            if (i > 0 && x[i] == x[i - 1] && y[i] == y[i - 1]) {
                throw new IllegalArgumentException("point " + i + " of the line to audit is there twice");
            }
        }
        if (!(rounding > 0) || !(structureError >= 0)) {
            throw new IllegalArgumentException("a line to audit needs a positive rounding");
        }
    }

    /**
     * A line sampled in double precision, a point at least every 5 m, at every change of structure, and at both ends.
     *
     * @param x eastings (m)
     * @param y northings (m)
     * @param z design elevations (m)
     * @param structure how the stretch that begins at each point is carried
     * @param left width of the footprint left of the axis (m)
     * @param right width of the footprint right of the axis (m)
     * @return the line; its rounding is two units in the last place of the greatest coordinate
     */
    public static AuditLine of(
            double[] x, double[] y, double[] z, Structure[] structure, double[] left, double[] right) {
        double greatest = 1;
        for (int i = 0; i < x.length; i++) {
            greatest = Math.max(greatest, Math.max(Math.abs(x[i]), Math.abs(y[i])));
        }
        return new AuditLine(x, y, z, structure, left, right, 2 * Math.ulp(greatest), 0);
    }

    /**
     * A line read from the columns of a stations table: a row every 10 m and at every element's end, coordinates to 0.1
     * mm, and the footprint's whole width alone, half of which is taken to lie on either side.
     *
     * @param x eastings (m)
     * @param y northings (m)
     * @param z design elevations (m)
     * @param structure how the stretch that begins at each row is carried
     * @param width width of the footprint (m)
     * @return the line, without rows that repeat the one before
     */
    public static AuditLine ofTable(double[] x, double[] y, double[] z, Structure[] structure, double[] width) {
        int[] keep = new int[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            // Rows of one place differ by their rounding at most; the later one tells the values just after a jump.
            if (n > 0 && Math.abs(x[i] - x[keep[n - 1]]) < 2e-4 && Math.abs(y[i] - y[keep[n - 1]]) < 2e-4) {
                n--;
            }
            keep[n++] = i;
        }
        int[] rows = Arrays.copyOf(keep, n);
        Structure[] kept = new Structure[n];
        for (int i = 0; i < n; i++) {
            kept[i] = structure[rows[i]];
        }
        double[] half = Arrays.stream(pick(width, rows)).map(w -> w / 2).toArray();
        return new AuditLine(pick(x, rows), pick(y, rows), pick(z, rows), kept, half, half.clone(), 5e-5, 10);
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    /**
     * Number of points.
     *
     * @return points
     */
    public int size() {
        return x.length;
    }
}
