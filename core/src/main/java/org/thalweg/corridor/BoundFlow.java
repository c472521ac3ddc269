package org.thalweg.corridor;

import java.util.Arrays;

/**
 * Finds a good potential on a mesh of prisms: the greatest rise from one gate to the other whose gradient nowhere exceeds
 * what lines pay. Its dual is a flow from gate to gate of least cost; both are improved in turn by the primal-dual method
 * of Chambolle and Pock (2011) with the steps of Pock and Chambolle (2011). Nothing here needs proof: whatever potential
 * comes out is divided by its worst share ({@link BoundPrisms#worst}).
 *
 * <p>Prices that depend on the heading are replaced by the price in the direction of the present gradient, renewed from
 * time to time. Where gradients stay too steep, prices are lowered a little in those prisms for the search.
 */
final class BoundFlow {
    private final BoundPrisms mesh;
    /** Gate weights: state and weight in turn. */
    private final double[] goal;

    final double[] u;
    private final double[] over;
    private final double[] pull;
    private final double[] step;
    /** Flow of each element: three components each. */
    final double[] flow;

    private final double[] stretch;
    /** Greatest gradients aimed at (times the side). */
    private final double[] limit;

    private final double[] margin;
    private final int elements;

    BoundFlow(BoundPrisms mesh, double[] from, double[] to) {
        this.mesh = mesh;
        goal = new double[mesh.states()];
        for (int i = 0; i < from.length; i += 2) {
            goal[(int) from[i]] -= from[i + 1];
        }
        for (int i = 0; i < to.length; i += 2) {
            goal[(int) to[i]] += to[i + 1];
        }
        u = new double[goal.length];
        over = new double[goal.length];
        pull = new double[goal.length];
        step = new double[goal.length];
        elements = 2 * mesh.squares.length * (3 * (mesh.level.length - 1) + 2);
        flow = new double[3 * elements];
        stretch = new double[elements];
        limit = new double[elements];
        margin = new double[elements];
        Arrays.fill(margin, 1);
    }

    private interface Visitor {
        /** An element: its four states in the order of its path, where the step up comes (-1: none), geometry, prices. */
        void visit(int e, int s0, int s1, int s2, int s3, int up, double k1, double k2, double kz, int prices, boolean southern);
    }

    private void all(Visitor v) {
        int k = mesh.level.length;
        int e = 0;
        for (int half = 0; half < 2 * mesh.squares.length; half++) {
            int a = mesh.node(half, 0);
            int b = mesh.node(half, 1);
            int c = mesh.node(half, 2);
            double r1 = mesh.base[b] - mesh.base[a];
            double r2 = mesh.base[c] - mesh.base[b];
            boolean southern = (half & 1) == 1;
            int at = half * (k + 1) * mesh.ground.sectors;
            v.visit(e++, a * k, b * k, c * k, c * k, -1, 0, 0, 0, at, southern);
            int last = k - 1;
            v.visit(e++, a * k + last, b * k + last, c * k + last, c * k + last, -1, 0, 0, 0, at + k * mesh.ground.sectors, southern);
            for (int l = 0; l + 1 < k; l++) {
                double rise = mesh.level[l + 1] - mesh.level[l];
                double k1 = r1 / rise;
                double k2 = r2 / rise;
                double kz = mesh.climb * mesh.side / rise;
                int p = at + (l + 1) * mesh.ground.sectors;
                v.visit(e++, a * k + l, a * k + l + 1, b * k + l + 1, c * k + l + 1, 0, k1, k2, kz, p, southern);
                v.visit(e++, a * k + l, b * k + l, b * k + l + 1, c * k + l + 1, 1, k1, k2, kz, p, southern);
                v.visit(e++, a * k + l, b * k + l, c * k + l, c * k + l + 1, 2, k1, k2, kz, p, southern);
            }
        }
    }

    /** Sets the steps and the first limits; scale: least price of a metre. */
    void prepare(double balance, double east, double north) {
        double[] sums = new double[u.length];
        all((e, s0, s1, s2, s3, up, k1, k2, kz, p, southern) -> {
            double most = Math.max(Math.max(2 + 2 * Math.abs(k1), 2 + 2 * Math.abs(k2)), 2 * kz);
            stretch[e] = 1 / (balance * most);
            double vertical = kz + Math.abs(k1) + Math.abs(k2);
            double w0 = up == 0 ? vertical : 1;
            double w1 = up == 1 ? vertical : 1;
            double w2 = up < 0 ? 0 : up == 2 ? vertical : 1;
            sums[s0] += w0;
            sums[s1] += w0 + w1;
            sums[s2] += w1 + w2;
            sums[s3] += w2;
            double share = mesh.share(p, east, north, 0);
            limit[e] = share > 0 ? mesh.side / share : Double.POSITIVE_INFINITY;
        });
        for (int s = 0; s < step.length; s++) {
            step[s] = sums[s] > 0 ? balance / sums[s] : 0;
        }
    }

    /** Renews the limits in the direction of the present gradients. */
    void aim(double lesson) {
        all((e, s0, s1, s2, s3, up, k1, k2, kz, p, southern) -> {
            if (limit[e] == Double.POSITIVE_INFINITY) {
                return;
            }
            double e0 = u[s1] - u[s0];
            double e1 = u[s2] - u[s1];
            double e2 = u[s3] - u[s2];
            double du = up < 0 ? 0 : up == 0 ? e0 : up == 1 ? e1 : e2;
            double a1 = (up == 0 ? e1 : e0) - du * k1;
            double a2 = (up < 0 || up == 2 ? e1 : e2) - du * k2;
            double az = du * kz;
            double size = Math.hypot(a1, a2) + Math.abs(az);
            double share = mesh.share(p, a1, a2, az / mesh.climb, southern) / mesh.side;
            if (size > 0.2 * limit[e]) {
                if (share > 1) {
                    margin[e] *= Math.pow(share, -lesson);
                } else {
                    margin[e] = Math.min(1, margin[e] * Math.pow(Math.max(share, 0.98), -0.2 * lesson));
                }
                limit[e] = 0.5 * limit[e] + 0.5 * size / share * margin[e];
            }
        });
    }

    private void element(int e, int s0, int s1, int s2, int s3, int up, double k1, double k2, double kz) {
        double most = limit[e];
        if (most == Double.POSITIVE_INFINITY) {
            return;
        }
        double e0 = over[s1] - over[s0];
        double e1 = over[s2] - over[s1];
        double e2 = over[s3] - over[s2];
        double du = up < 0 ? 0 : up == 0 ? e0 : up == 1 ? e1 : e2;
        double a1 = (up == 0 ? e1 : e0) - du * k1;
        double a2 = (up < 0 || up == 2 ? e1 : e2) - du * k2;
        double az = du * kz;
        double s = stretch[e];
        int f = 3 * e;
        double y1 = flow[f] + s * a1;
        double y2 = flow[f + 1] + s * a2;
        double yz = flow[f + 2] + s * az;
        // What exceeds the limit stays: y less s times the nearest gradient that keeps it.
        double m = Math.sqrt(y1 * y1 + y2 * y2);
        double n = Math.abs(yz);
        double radius = s * most;
        double x1;
        double x2;
        double xz;
        if (m + n <= radius) {
            x1 = 0;
            x2 = 0;
            xz = 0;
            if (flow[f] == 0 && flow[f + 1] == 0 && flow[f + 2] == 0) {
                return;
            }
        } else {
            double excess = 0.5 * (m + n - radius);
            double m1 = m - excess;
            double n1 = n - excess;
            if (m1 < 0) {
                m1 = 0;
                n1 = radius;
            } else if (n1 < 0) {
                n1 = 0;
                m1 = radius;
            }
            double plan = m > 0 ? 1 - m1 / m : 0;
            x1 = y1 * plan;
            x2 = y2 * plan;
            xz = yz - Math.copySign(n1, yz);
        }
        flow[f] = x1;
        flow[f + 1] = x2;
        flow[f + 2] = xz;
        double d = xz * kz - x1 * k1 - x2 * k2;
        double p0 = up == 0 ? d : x1;
        double p1 = up == 0 ? x1 : up == 1 ? d : x2;
        double p2 = up < 0 ? 0 : up == 2 ? d : x2;
        pull[s0] -= p0;
        pull[s1] += p0 - p1;
        pull[s2] += p1 - p2;
        pull[s3] += p2;
    }

    /** One round of the primal-dual method. */
    void round() {
        Arrays.fill(pull, 0);
        int k = mesh.level.length;
        int e = 0;
        for (int half = 0; half < 2 * mesh.squares.length; half++) {
            int a = mesh.node(half, 0);
            int b = mesh.node(half, 1);
            int c = mesh.node(half, 2);
            double r1 = mesh.base[b] - mesh.base[a];
            double r2 = mesh.base[c] - mesh.base[b];
            a *= k;
            b *= k;
            c *= k;
            element(e++, a, b, c, c, -1, 0, 0, 0);
            int last = k - 1;
            element(e++, a + last, b + last, c + last, c + last, -1, 0, 0, 0);
            for (int l = 0; l + 1 < k; l++) {
                double rise = mesh.level[l + 1] - mesh.level[l];
                double k1 = r1 / rise;
                double k2 = r2 / rise;
                double kz = mesh.climb * mesh.side / rise;
                element(e++, a + l, a + l + 1, b + l + 1, c + l + 1, 0, k1, k2, kz);
                element(e++, a + l, b + l, b + l + 1, c + l + 1, 1, k1, k2, kz);
                element(e++, a + l, b + l, c + l, c + l + 1, 2, k1, k2, kz);
            }
        }
        for (int s = 0; s < u.length; s++) {
            double next = u[s] - step[s] * (pull[s] - goal[s]);
            over[s] = 2 * next - u[s];
            u[s] = next;
        }
    }

    void restart() {
        System.arraycopy(u, 0, over, 0, u.length);
    }

    /** Rise from gate to gate. */
    double gain() {
        double sum = 0;
        for (int s = 0; s < goal.length; s++) {
            sum += goal[s] * u[s];
        }
        return sum;
    }

    /** Cost of the flow: what the method believes that the bound could be at most, when it has settled. */
    double flowCost() {
        double sum = 0;
        for (int e = 0; e < elements; e++) {
            if (limit[e] < Double.POSITIVE_INFINITY) {
                double m = Math.hypot(flow[3 * e], flow[3 * e + 1]);
                sum += limit[e] * Math.max(m, Math.abs(flow[3 * e + 2]));
            }
        }
        return sum;
    }
}
