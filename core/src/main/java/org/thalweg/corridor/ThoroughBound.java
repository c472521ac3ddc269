package org.thalweg.corridor;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * A closer lower bound: the potential is linear on tetrahedra that follow the ground ({@link BoundPrisms}), its shape is
 * searched for as a whole ({@link BoundFlow}), from coarse squares to fine ones, and then divided by the greatest share of
 * what lines pay that its gradient takes anywhere. The division alone makes it true; docs/lower-bound.md has the proof.
 *
 * <p>Where a line is known, squares are left out that no cheaper line can reach: those whose distances from both gates,
 * at the least price of a metre, cost more already. A line that enters them costs more than the known one, a line that
 * does not costs at least the potential's rise: so the lesser of the two is a bound.
 */
final class ThoroughBound {
    /** Rounds of the search on the coarsest mesh, then on each finer one. */
    static final int[] ROUNDS = {8000, 3000, 1000};

    /** A coarse mesh with so few squares need not be coarser. */
    private static final int FEW = 1500;
    /** Squares of the first look, in patches. */
    private static final int LOOK = 8;
    /** Greatest number of meshes. */
    private static final int MESHES = 3;
    /** Heights of levels over the ground, in steps that grow. */
    private static final int[] LEVELS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256};
    /** Least height of a level (m). */
    private static final double LEAST_RISE = 0.5;
    /** How often a potential is flattened. */
    private static final int FLATTENINGS = 4;
    /** Steps of the potential against steps of its flow, over the least price of the whole way. */
    private static final double BALANCE = 3;

    private final LowerBound.Problem problem;
    private final double known;
    private final BoundGate from;
    private final BoundGate to;
    private final double least;

    /**
     * Prepares a bound.
     *
     * @param problem what is asked
     * @param known cost of a line that is known, plus infinity for none
     */
    ThoroughBound(LowerBound.Problem problem, double known) {
        this.problem = problem;
        this.known = known;
        this.from = new BoundGate(problem.from, problem.terrain);
        this.to = new BoundGate(problem.to, problem.terrain);
        this.least = LowerBound.leastMetre(problem.site, problem.standard, problem.rates);
    }

    /**
     * Finds the bound.
     *
     * @param maxStates greatest number of states of the finest mesh
     * @param rounds rounds of the search on the coarsest mesh, then on each finer one
     */
    LowerBound.Result solve(int maxStates, int[] rounds) {
        List<BoundPrisms> meshes = meshes(maxStates);
        double best = 0;
        BoundFlow flow = null;
        for (int m = 0; m < meshes.size(); m++) {
            BoundPrisms mesh = meshes.get(m);
            double[] start = from.weights(mesh);
            double[] end = to.weights(mesh);
            if (start.length == 0 || end.length == 0) {
                return result(0, mesh);
            }
            BoundFlow finer = new BoundFlow(mesh, start, end);
            if (flow == null) {
                straight(mesh, finer.u);
                best = proved(mesh, finer, start, end);
            } else {
                finer.follow(flow);
            }
            flow = finer;
            double length = from.middle().distance(to.middle());
            flow.improve(rounds[Math.min(m, rounds.length - 1)], BALANCE * Math.max(1, length) * least);
            best = Math.max(best, proved(mesh, flow, start, end));
        }
        return result(best, meshes.get(meshes.size() - 1));
    }

    private LowerBound.Result result(double value, BoundPrisms mesh) {
        double bound = Math.min(known, LowerBound.rounded(value, problem.site, problem.rates));
        double rise = Double.POSITIVE_INFINITY;
        for (int l = 0; l + 1 < mesh.level.length; l++) {
            rise = Math.min(rise, mesh.level[l + 1] - mesh.level[l]);
        }
        return new LowerBound.Result(bound, mesh.side, rise, mesh.states());
    }

    /** What the flow's potential proves: its rise from gate to gate over its greatest share. */
    private double proved(BoundPrisms mesh, BoundFlow flow, double[] start, double[] end) {
        double best = 0;
        double[] u = flow.u;
        for (int i = 0; i <= FLATTENINGS; i++) {
            double low = from.range(u, start)[1];
            double high = to.range(u, end)[0];
            best = Math.max(best, (high - low) / mesh.worst(u));
            u = flow.flattened(u, low, high);
        }
        return best;
    }

    /** The potential of a straight line at the least price: a first guess, and true. */
    private void straight(BoundPrisms mesh, double[] u) {
        double dx = to.middle().x - from.middle().x;
        double dy = to.middle().y - from.middle().y;
        double length = Math.max(1, Math.hypot(dx, dy));
        int k = mesh.level.length;
        for (int s = 0; s < u.length; s++) {
            u[s] = least * ((mesh.x(s / k) - from.middle().x) * dx + (mesh.y(s / k) - from.middle().y) * dy) / length;
        }
    }

    /** Meshes of the same levels, from coarse to fine, each with twice the side of the next. */
    private List<BoundPrisms> meshes(int maxStates) {
        // A coarse look tells about how fine the squares can be.
        int factor = LOOK;
        BoundGround ground = ground(factor);
        boolean[] open = open(ground);
        double[] levels = levels(ground, open);
        factor = (int) Math.max(1, Math.floor(0.8 * factor * Math.sqrt(states(open, levels) / maxStates)));
        do {
            ground = ground(factor);
            open = open(ground);
            levels = levels(ground, open);
            factor++;
        } while (states(open, levels) > maxStates && ground.across + ground.down > 8);
        factor = ground.factor;
        List<BoundPrisms> meshes = new ArrayList<>();
        meshes.add(new BoundPrisms(problem, ground, levels, open));
        while (meshes.get(0).squares.length > FEW && meshes.size() < MESHES) {
            factor *= 2;
            BoundGround coarse = ground(factor);
            meshes.add(0, new BoundPrisms(problem, coarse, levels, open(coarse)));
        }
        return meshes;
    }

    private BoundGround ground(int factor) {
        return new BoundGround(
                problem.terrain, problem.site, problem.standard, problem.prices, factor, LowerBound.SECTORS,
                BoundGate.extents(problem.from, problem.to));
    }

    private static double states(boolean[] open, double[] levels) {
        double count = 0;
        for (boolean o : open) {
            count += o ? levels.length : 0;
        }
        return count;
    }

    /** Squares in which a line that costs no more than the known one may run. */
    private boolean[] open(BoundGround ground) {
        double side = ground.factor * ground.frame.cell();
        Envelope a = problem.from.place().getEnvelopeInternal();
        Envelope b = problem.to.place().getEnvelopeInternal();
        boolean[] open = new boolean[ground.across * ground.down];
        for (int q = 0; q < open.length; q++) {
            double west = ground.frame.x0() + q % ground.across * side;
            double north = ground.frame.y0() - q / ground.across * side;
            Envelope square = new Envelope(west, west + side, north - side, north);
            double price = least * (square.distance(a) + square.distance(b));
            open[q] = ground.open(q) && LowerBound.rounded(price, problem.site, problem.rates) <= known;
        }
        return open;
    }

    /** Levels as high as the ground differs from its planes, in steps that grow, as far as heights are told apart. */
    private double[] levels(BoundGround ground, boolean[] open) {
        double sum = 0;
        int count = 0;
        for (int q = 0; q < open.length; q++) {
            double[] over = open[q] ? ground.over(q) : null;
            if (over != null) {
                sum += over[1] - over[0];
                count++;
            }
        }
        double rise = Math.max(LEAST_RISE, count == 0 ? 0 : 0.5 * sum / count);
        List<Double> levels = new ArrayList<>(List.of(0.0));
        boolean up = true;
        boolean down = true;
        for (int k = 0; k < LEVELS.length; k++) {
            double height = LEVELS[k] * rise;
            if (down) {
                levels.add(0, -height);
                down = height < problem.below;
            }
            if (up) {
                levels.add(height);
                up = height < problem.above;
            }
        }
        return levels.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
