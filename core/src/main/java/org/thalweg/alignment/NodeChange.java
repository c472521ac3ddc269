package org.thalweg.alignment;

import org.thalweg.geometry.Pose;

/**
 * A chain's values with one point of intersection more or fewer. Each method returns new values, or null where the change
 * makes no sense; none changes what it is given.
 */
final class NodeChange {
    private static final int PER = PlanChain.PER;

    private final PlanChain chain;
    private final double[] values;

    /**
     * Changes of a chain.
     *
     * @param chain the chain as it is
     * @param values its values
     */
    NodeChange(PlanChain chain, double[] values) {
        this.chain = chain;
        this.values = values;
    }

    /** A new point of intersection at a drawn point (m) beside the tangent after a node. */
    double[] onTangent(int node, double x, double y) {
        double[] v = withRoom(node + 1);
        int i = (node + 1) * PER;
        v[i] = x;
        v[i + 1] = y;
        // Legs and turns are those of the values, whatever the chain's own number of nodes.
        double leg = Math.min(chain.leg(v, node), chain.leg(v, node + 1));
        if (leg < 1) {
            return null;
        }
        NodeShape.ofTangent(v, chain, node + 1, 0.4 * leg, 0.3);
        return v;
    }

    /** The same line with the curve at a node in two, parted at a share of its arc. */
    double[] parted(int node, double share) {
        FittedCurve curve = chain.curve(values, node);
        double turn = Math.abs(chain.deflection(values, node));
        double radius = StrictMath.exp(values[node * PER + PlanChain.RADIUS]);
        if (turn < 1e-6) {
            return null;
        }
        HorizontalAlignment.Turn whole = curve.turn;
        double first = 0.5 * whole.clothoidIn() / radius + share * whole.arc() / radius;
        double second = turn - first;
        double side = Math.signum(whole.curvature());
        // Where the arc is short, its clothoids are cut a little to leave each part one of its own.
        double in = Math.min(whole.clothoidIn(), PlanChain.MOST_SHARES * first * radius);
        double out = Math.min(whole.clothoidOut(), PlanChain.MOST_SHARES * second * radius);
        HorizontalAlignment.Turn a = HorizontalAlignment.Turn.of(side * first, radius, in, 0);
        HorizontalAlignment.Turn b = HorizontalAlignment.Turn.of(side * second, radius, 0, out);
        double heading = curve.start.heading();
        double[] v = withRoom(node + 1);
        int i = node * PER;
        v[i] = curve.start.x() + a.tangentIn() * StrictMath.sin(heading);
        v[i + 1] = curve.start.y() + a.tangentIn() * StrictMath.cos(heading);
        double middle = heading + side * first;
        double between = a.tangentOut() + b.tangentIn();
        v[i + PER] = v[i] + between * StrictMath.sin(middle);
        v[i + PER + 1] = v[i + 1] + between * StrictMath.cos(middle);
        NodeShape.set(v, node, radius, in / (first * radius), 0);
        NodeShape.set(v, node + 1, radius, 0, out / (second * radius));
        return v;
    }

    /** The line with a tangent at a share of the curve at a node, and curves before and after it that are still to be shaped. */
    double[] bent(int node, double share) {
        FittedCurve curve = chain.curve(values, node);
        Pose at = curve.poseAt(share * curve.length());
        double first = Math.IEEEremainder(at.heading() - curve.start.heading(), 2 * Math.PI);
        double second = Math.IEEEremainder(curve.end.heading() - at.heading(), 2 * Math.PI);
        if (Math.min(Math.abs(first), Math.abs(second)) < 1e-3) {
            return null;
        }
        double[] v = withRoom(node + 1);
        int i = node * PER;
        meet(v, i, curve.start, at);
        meet(v, i + PER, at, curve.end);
        NodeShape.set(v, node, 1, 0, 0);
        NodeShape.set(v, node + 1, 1, 0, 0);
        return v;
    }

    /** Lays a node where the tangents at two poses meet. */
    private static void meet(double[] v, int i, Pose a, Pose b) {
        double sin = StrictMath.sin(b.heading() - a.heading());
        double t = ((b.y() - a.y()) * StrictMath.sin(b.heading()) - (b.x() - a.x()) * StrictMath.cos(b.heading())) / sin;
        v[i] = a.x() + t * StrictMath.sin(a.heading());
        v[i + 1] = a.y() + t * StrictMath.cos(a.heading());
    }

    /** Two nodes that turn the same way as one, where their outer tangents meet. */
    double[] joined(int node) {
        double one = chain.deflection(values, node);
        double other = chain.deflection(values, node + 1);
        if (one * other <= 0 || Math.abs(one + other) > PlanChain.MOST_TURN) {
            return null;
        }
        double[] v = without(node + 1);
        int i = node * PER;
        double h0 = chain.heading(values, node - 1);
        double h1 = chain.heading(values, node + 1);
        double sin = StrictMath.sin(h1 - h0);
        double dx = values[i + PER] - values[i];
        double dy = values[i + PER + 1] - values[i + 1];
        double t = (dy * StrictMath.sin(h1) - dx * StrictMath.cos(h1)) / sin;
        if (!(Math.abs(sin) > 1e-6)) {
            return null;
        }
        v[i] = values[i] + t * StrictMath.sin(h0);
        v[i + 1] = values[i + 1] + t * StrictMath.cos(h0);
        double r0 = StrictMath.exp(values[i + PlanChain.RADIUS]);
        double r1 = StrictMath.exp(values[i + PER + PlanChain.RADIUS]);
        // The curve from the start of the first to the end of the second: its length over its turn.
        double length = chain.curve(values, node).length() + chain.curve(values, node + 1).length()
                + chain.leg(values, node) - chain.curve(values, node).turn.tangentOut()
                - chain.curve(values, node + 1).turn.tangentIn();
        double radius = Math.max(Math.min(r0, r1), 0.9 * length / Math.abs(one + other));
        NodeShape.set(v, node, radius, values[i + PlanChain.IN], values[i + PER + PlanChain.OUT]);
        return v;
    }

    /** The values with room for one more node before a place. */
    private double[] withRoom(int node) {
        double[] v = new double[values.length + PER];
        System.arraycopy(values, 0, v, 0, node * PER);
        System.arraycopy(values, node * PER, v, (node + 1) * PER, values.length - node * PER);
        return v;
    }

    /** The values without a node. */
    double[] without(int node) {
        double[] v = new double[values.length - PER];
        System.arraycopy(values, 0, v, 0, node * PER);
        System.arraycopy(values, (node + 1) * PER, v, node * PER, v.length - node * PER);
        return v;
    }
}
