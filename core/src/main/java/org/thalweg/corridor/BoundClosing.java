package org.thalweg.corridor;

/**
 * What no line cheaper than a target can reach. One potential bounds the cost of a line from the first gate to a place
 * from below, another that of the rest from there to the second gate. Where they add up to more than a target, a line
 * costs more than it: such boxes are left out of the next, finer mesh ({@link BoundRemainder}).
 *
 * <p>Each potential has a split of prices of its own. One that followed the best way from gate to gate would leave
 * nothing for the way aside; one that followed the distance from its gate alone would be poor on the best way.
 */
final class BoundClosing {
    /** Share of the other gate's potential, falling, in the shape by which a gate's prices are split. */
    private static final double OTHER = 0.15;

    private static final int ROUNDS = 2;
    /** Targets over what is proved already, the greatest first. */
    private static final double[] TARGETS = {1.5, 1.35, 1.22, 1.12, 1.06, 1.045, 1.035};
    /** How many of them serve while meshes still grow: lower ones would be all that such a round can prove. */
    private static final int GROWING = 5;

    private final LowerBound.Problem problem;
    private final BoundMesh mesh;
    private final double[] come;
    private final double[] go;

    private double target;

    /**
     * Finds the two potentials.
     *
     * @param problem what is asked
     * @param mesh mesh
     * @param rates the mesh's rates, which are changed
     * @param sweep sweep over them
     */
    BoundClosing(LowerBound.Problem problem, BoundMesh mesh, BoundRates rates, BoundSweep sweep) {
        this.problem = problem;
        this.mesh = mesh;
        BoundGate from = new BoundGate(problem.from, problem.terrain);
        BoundGate to = new BoundGate(problem.to, problem.terrain);
        rates.split(null);
        double[] a = from.start(mesh, null, 1).values();
        double[] b = to.start(mesh, null, 1).values();
        sweep.guess(a);
        sweep.guess(b);
        for (int round = 0; round < ROUNDS; round++) {
            double[] shape = shape(a, b);
            b = potential(shape(b, a), to, rates, sweep);
            a = potential(shape, from, rates, sweep);
        }
        come = a;
        go = b;
    }

    private double[] potential(double[] shape, BoundGate gate, BoundRates rates, BoundSweep sweep) {
        rates.split(shape);
        double[] u = gate.start(mesh, null, 1).values();
        sweep.greatest(u);
        return u;
    }

    private static double[] shape(double[] own, double[] other) {
        double[] result = new double[own.length];
        for (int s = 0; s < result.length; s++) {
            result[s] = (1 - OTHER) * own[s] - OTHER * other[s];
        }
        return result;
    }

    /**
     * A finer mesh where a line may still run, for the greatest target that so many states allow.
     *
     * @param proved what is proved already
     * @param maxStates greatest number of states
     * @param growing whether squares may shrink to a half; else to two thirds, for lower targets too
     * @return the mesh; null where none is small enough
     */
    BoundMesh finer(double proved, int maxStates, boolean growing) {
        int factor = mesh.ground.factor;
        BoundMesh half = growing ? greatest(proved, Math.max(1, factor / 2), maxStates, GROWING) : null;
        int targets = growing ? GROWING : TARGETS.length;
        return half != null ? half : greatest(proved, Math.max(1, 2 * factor / 3), maxStates, targets);
    }

    /** The mesh for the greatest target, found by halving: what a target leaves holds all that a lower one leaves. */
    private BoundMesh greatest(double proved, int side, int maxStates, int targets) {
        BoundMesh best = null;
        int low = 0;
        int high = targets;
        for (int k = targets - 1; low < high; k = (low + high) / 2) {
            BoundMesh finer = left(TARGETS[k] * proved, side);
            if (finer.states() <= maxStates) {
                best = finer;
                target = TARGETS[k] * proved;
                high = k;
            } else {
                low = k + 1;
            }
        }
        return best;
    }

    /** The mesh of squares so many patches wide on what is left by a target. */
    BoundMesh left(double target, int factor) {
        double limit = LowerBound.billed(target, problem.site, problem.rates);
        return problem.mesh(factor, mesh.ground.sectors, BoundRemainder.of(mesh, come, go, limit));
    }

    /** No line that leaves the finer mesh is billed less. */
    double target() {
        return target;
    }
}
