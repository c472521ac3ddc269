package org.thalweg.alignment;

/**
 * A profile as a chain of points of vertical intersection that is fitted to heights over stations. A node's parameters are
 * station, elevation and the length of its parabola (m); those of the ends stand at the line's ends, without curve.
 */
final class ProfileChain implements LeastSquares.Chain {
    static final int PER = 3;
    static final int CURVE = 2;

    private final double[] s;
    private final double[] z;
    private final int nodes;
    private double[] assigned;
    private double bond = 1;

    ProfileChain(double[] s, double[] z, int nodes) {
        this.s = s;
        this.z = z;
        this.nodes = nodes;
    }

    @Override
    public int nodes() {
        return nodes;
    }

    @Override
    public int perNode() {
        return PER;
    }

    @Override
    public int rows() {
        return s.length;
    }

    @Override
    public double assign(double[] v, int firstRow, int lastRow) {
        assigned = v.clone();
        double sum = 0;
        for (int p = firstRow; p <= lastRow; p++) {
            double off = elevation(v, s[p]) - z[p];
            sum += off * off;
        }
        return sum;
    }

    /** Nodes may pass a sample as they move: one leg more to either side leaves room. */
    @Override
    public int firstRow(int node) {
        return node - 3 < 0 ? 0 : firstAt(assigned[(node - 3) * PER]);
    }

    @Override
    public int lastRow(int node) {
        return node + 3 >= nodes ? s.length - 1 : Math.max(0, firstAt(assigned[(node + 3) * PER]) - 1);
    }

    private int firstAt(double station) {
        int low = 0;
        int high = s.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (s[middle] >= station) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public void residuals(double[] v, int first, int last, double[] out) {
        for (int p = first; p <= last; p++) {
            out[p] = elevation(v, s[p]) - z[p];
        }
    }

    double elevation(double[] v, double station) {
        int leg = 0;
        int high = nodes - 2;
        while (leg < high) {
            int middle = (leg + high + 1) >>> 1;
            if (v[middle * PER] <= station) {
                leg = middle;
            } else {
                high = middle - 1;
            }
        }
        double height = v[leg * PER + 1] + grade(v, leg) * (station - v[leg * PER]);
        return height + bend(v, leg, station) + bend(v, leg + 1, station);
    }

    double grade(double[] v, int leg) {
        int i = leg * PER;
        return (v[i + PER + 1] - v[i + 1]) / (v[i + PER] - v[i]);
    }

    private double bend(double[] v, int node, double station) {
        double curve = v[node * PER + CURVE];
        double off = curve / 2 - Math.abs(station - v[node * PER]);
        if (!(off > 0) || node == 0 || node == nodes - 1) {
            return 0;
        }
        return (grade(v, node) - grade(v, node - 1)) * off * off / (2 * curve);
    }

    @Override
    public double step(double[] v, int node, int parameter) {
        boolean end = node == 0 || node == nodes - 1;
        return end && parameter != 1 ? 0 : parameter == 1 ? 1e-4 : 1e-3;
    }

    @Override
    public boolean settle(double[] v) {
        for (int i = 0; i < nodes; i++) {
            v[i * PER + CURVE] = Math.max(0, v[i * PER + CURVE]);
            if (i > 0 && !(v[i * PER] - v[(i - 1) * PER] > 1)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean barred(double[] v, int node, int parameter, double way) {
        return parameter == CURVE && v[node * PER + CURVE] <= 0 && way < 0;
    }

    /** Overlaps of parabolas, told as a height: a thousandth of their length. */
    @Override
    public void bonds(double[] v, int first, int last, double[] out) {
        for (int t = first; t <= last; t++) {
            double room = room(v, t);
            out[t] = room < 0 ? 1e-3 * bond * room : 0;
        }
    }

    private static double room(double[] v, int leg) {
        int i = leg * PER;
        return v[i + PER] - v[i] - 0.5 * (v[i + CURVE] + v[i + PER + CURVE]);
    }

    void bond(double weight) {
        bond = weight;
    }

    /** Shortens parabolas that overlap until they do not. */
    void part(double[] v) {
        for (int t = 0; t < nodes - 1; t++) {
            int i = t * PER;
            double used = 0.5 * (v[i + CURVE] + v[i + PER + CURVE]);
            if (room(v, t) < 1e-6) {
                double f = Math.max(0, (v[i + PER] - v[i] - 1e-5) / used);
                v[i + CURVE] *= f;
                v[i + PER + CURVE] *= f;
            }
        }
    }
}
