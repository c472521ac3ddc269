package org.thalweg.corridor;

import java.util.Arrays;

/**
 * Finds a good potential on a mesh of prisms: the greatest rise from one gate to the other whose gradient nowhere exceeds
 * what lines pay. Its dual is a flow from gate to gate of least cost; both are improved in turn by the primal-dual method
 * of Chambolle and Pock (2011) with the steps of Pock and Chambolle (2011). Nothing here needs proof: whatever potential
 * comes out is divided by its worst share ({@link BoundPrisms#worst}).
 *
 * <p>Prices that depend on the heading are replaced by the price in the direction of the present gradient, renewed from
 * time to time.
 */
final class BoundFlow {
    /** Parts of the potential's range that are flattened apart. */
    private static final int SLICES = 1000;
    /** Rounds after which limits are renewed. */
    private static final int RENEWAL = 50;
    /** Weaker gradients say nothing of their direction (share of the limit). */
    private static final double WEAK = 0.2;
    /** A potential is not made steeper than by one over this. */
    private static final double STEEPEN = 0.9;

    private final BoundPrisms mesh;
    private final double[] goal;
    /** The potential. */
    final double[] u;

    /** States of open squares. */
    private final int[] used;

    private final double[] ahead;
    private final double[] pull;
    private final double[] step;
    /** Flow of each element: along the path's first and second side, and up. */
    private final double[] flow;

    /** Each element's states and geometry, as {@link BoundPrisms.Visitor} has them: four, and three. */
    private final int[] path;

    private final double[] shape;
    private final byte[] rising;
    private final double[] stretch;
    /** Greatest gradients aimed at, times the side. */
    private final double[] limit;

    /**
     * Prepares a search.
     *
     * @param mesh mesh
     * @param from states and weights of the first gate in turn
     * @param to states and weights of the second
     */
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
        used = mesh.used();
        ahead = new double[goal.length];
        pull = new double[goal.length];
        step = new double[goal.length];
        flow = new double[3 * mesh.elements()];
        path = new int[4 * mesh.elements()];
        shape = new double[3 * mesh.elements()];
        rising = new byte[mesh.elements()];
        stretch = new double[mesh.elements()];
        limit = new double[mesh.elements()];
    }

    /** Takes over the shape and the flow of a coarser mesh with the same levels. */
    void follow(BoundFlow coarse) {
        BoundPrisms rough = coarse.mesh;
        for (int n = 0; n < mesh.base.length; n++) {
            for (int l = 0; l < mesh.level.length; l++) {
                u[n * mesh.level.length + l] = rough.at(coarse.u, mesh.x(n), mesh.y(n), mesh.base[n] + mesh.level[l]);
            }
        }
        int[] known = new int[rough.ground.across * rough.ground.down];
        Arrays.fill(known, -1);
        for (int i = 0; i < rough.squares.length; i++) {
            known[rough.squares[i]] = i;
        }
        int each = 3 * mesh.elements() / Math.max(1, mesh.squares.length);
        int ratio = rough.ground.factor / mesh.ground.factor;
        for (int i = 0; i < mesh.squares.length; i++) {
            int q = mesh.squares[i];
            int r = Math.min(rough.ground.down - 1, q / mesh.ground.across / ratio);
            int c = Math.min(rough.ground.across - 1, q % mesh.ground.across / ratio);
            int k = known[r * rough.ground.across + c];
            for (int j = 0; k >= 0 && j < each; j++) {
                // The flow through a square is shared by smaller ones.
                flow[i * each + j] = coarse.flow[k * each + j] / ratio;
            }
        }
    }

    /**
     * Improves the potential.
     *
     * @param rounds how often
     * @param balance steps of the potential against steps of the flow
     */
    void improve(int rounds, double balance) {
        prepare(balance);
        System.arraycopy(u, 0, ahead, 0, u.length);
        for (int r = 0; r < rounds; r++) {
            if (r % RENEWAL == 0) {
                mesh.each(this::renew);
            }
            for (int e = 0; e < stretch.length; e++) {
                if (limit[e] < Double.POSITIVE_INFINITY) {
                    press(e);
                }
            }
            for (int s : used) {
                double next = u[s] - step[s] * (pull[s] - goal[s]);
                ahead[s] = 2 * next - u[s];
                u[s] = next;
                pull[s] = 0;
            }
        }
    }

    private void prepare(double balance) {
        double[] sums = new double[u.length];
        Arrays.fill(pull, 0);
        mesh.each((e, s, up, k1, k2, kz, p, southern) -> {
            System.arraycopy(s, 0, path, 4 * e, 4);
            shape[3 * e] = k1;
            shape[3 * e + 1] = k2;
            shape[3 * e + 2] = kz;
            rising[e] = (byte) up;
            double vertical = kz + Math.abs(k1) + Math.abs(k2);
            double most = Math.max(Math.max(2 + 2 * Math.abs(k1), 2 + 2 * Math.abs(k2)), 2 * kz);
            stretch[e] = 1 / (balance * most);
            double w0 = up == 0 ? vertical : 1;
            double w1 = up == 1 ? vertical : 1;
            double w2 = up < 0 ? 0 : up == 2 ? vertical : 1;
            sums[s[0]] += w0;
            sums[s[1]] += w0 + w1;
            sums[s[2]] += w1 + w2;
            sums[s[3]] += w2;
            limit[e] = mesh.least(p) * mesh.side;
        });
        for (int s : used) {
            step[s] = balance / sums[s];
        }
    }

    /** Renews a limit in the direction of the present gradient. */
    private void renew(int e, int[] s, int up, double k1, double k2, double kz, int prices, boolean southern) {
        if (limit[e] == Double.POSITIVE_INFINITY) {
            return;
        }
        double du = up < 0 ? 0 : u[s[up + 1]] - u[s[up]];
        double a1 = (up == 0 ? u[s[2]] - u[s[1]] : u[s[1]] - u[s[0]]) - du * k1;
        double a2 = (up < 0 || up == 2 ? u[s[2]] - u[s[1]] : u[s[3]] - u[s[2]]) - du * k2;
        double size = Math.hypot(a1, a2) + Math.abs(du) * kz;
        if (size > WEAK * limit[e]) {
            double share = mesh.share(prices, a1, a2, du * kz / mesh.climb, southern) / mesh.side;
            limit[e] = 0.5 * limit[e] + 0.5 * size / share;
        }
    }

    /** Lets a flow grow where the gradient exceeds its limit, and shrink where it does not. */
    private void press(int e) {
        int s0 = path[4 * e];
        int s1 = path[4 * e + 1];
        int s2 = path[4 * e + 2];
        int s3 = path[4 * e + 3];
        int up = rising[e];
        int f = 3 * e;
        double k1 = shape[f];
        double k2 = shape[f + 1];
        double kz = shape[f + 2];
        double e0 = ahead[s1] - ahead[s0];
        double e1 = ahead[s2] - ahead[s1];
        double e2 = ahead[s3] - ahead[s2];
        double du = up < 0 ? 0 : up == 0 ? e0 : up == 1 ? e1 : e2;
        double t = stretch[e];
        double y1 = flow[f] + t * ((up == 0 ? e1 : e0) - du * k1);
        double y2 = flow[f + 1] + t * ((up < 0 || up == 2 ? e1 : e2) - du * k2);
        double yz = flow[f + 2] + t * du * kz;
        // What is left when the nearest gradient that keeps |plan| + |vertical| <= limit is taken away.
        double plan = Math.sqrt(y1 * y1 + y2 * y2);
        double vertical = Math.abs(yz);
        double radius = t * limit[e];
        double excess = 0.5 * (plan + vertical - radius);
        if (excess <= 0) {
            flow[f] = 0;
            flow[f + 1] = 0;
            flow[f + 2] = 0;
            return;
        }
        double lessPlan = excess;
        double lessVertical = excess;
        if (plan < excess) {
            lessPlan = plan;
            lessVertical = vertical - radius;
        } else if (vertical < excess) {
            lessVertical = vertical;
            lessPlan = plan - radius;
        }
        double x1 = plan > 0 ? y1 * lessPlan / plan : 0;
        double x2 = plan > 0 ? y2 * lessPlan / plan : 0;
        double xz = Math.copySign(lessVertical, yz);
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

    /**
     * The potential, flattened where it is too steep: a growing function of it whose derivative at each value is one over
     * the greatest share of the elements that hold this value. So a few elements that are too steep do not make all
     * others less steep.
     *
     * @param potential potential
     * @param low value at the first gate
     * @param high value at the second gate
     * @return a potential that is nearly true
     */
    double[] flattened(double[] potential, double low, double high) {
        if (!(high > low)) {
            return potential.clone();
        }
        double[] worst = new double[SLICES];
        double scale = SLICES / (high - low);
        mesh.each((e, s, up, k1, k2, kz, p, southern) -> {
            double share = mesh.share(potential, s, up, k1, k2, kz, p, southern);
            double least = Math.min(Math.min(potential[s[0]], potential[s[1]]), Math.min(potential[s[2]], potential[s[3]]));
            double most = Math.max(Math.max(potential[s[0]], potential[s[1]]), Math.max(potential[s[2]], potential[s[3]]));
            int last = slice((most - low) * scale);
            for (int b = slice((least - low) * scale); b <= last; b++) {
                worst[b] = Math.max(worst[b], share);
            }
        });
        double[] value = new double[SLICES + 1];
        for (int b = 0; b < SLICES; b++) {
            value[b + 1] = value[b] + 1 / (scale * Math.max(STEEPEN, worst[b]));
        }
        double[] result = new double[potential.length];
        for (int s = 0; s < result.length; s++) {
            double at = (potential[s] - low) * scale;
            int b = slice(at);
            result[s] = value[b] + (at - b) * (value[b + 1] - value[b]);
        }
        return result;
    }

    private static int slice(double at) {
        return at <= 0 ? 0 : at >= SLICES ? SLICES - 1 : (int) at;
    }
}
