package org.thalweg.corridor;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.thalweg.cost.Rates;
import org.thalweg.standard.DesignStandard;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Site;

/**
 * A lower bound on the construction cost of every line between two gates: no line that keeps the greatest grade, the
 * room and the rules of the section, on the same ground and at the same unit costs, is billed less. What is meant by
 * "every line", and why it is true, is in docs/lower-bound.md.
 *
 * <p><b>Method.</b> A <em>potential</em> is a function of place and height that along no curve rises faster than the curve
 * costs. Then a line from the first gate to the second costs at least the difference of the potential between them: the
 * weak duality of shortest paths. It holds for any such potential however found. This one is trilinear on a mesh
 * ({@link BoundMesh}); the least price in each box ({@link BoundGround}, {@link PriceFloor}) is split among the box's
 * three directions ({@link BoundRates}), so that the greatest potential that keeps the split is a shortest path problem
 * on the mesh's edges ({@link BoundSweep}). The split follows a guess of the potential, and is made anew from the mean of
 * the potentials from both gates, which cannot lower the bound.
 */
public final class LowerBound {
    private LowerBound() {}

    /**
     * A bound and what it was found with.
     *
     * @param value no line costs less; plus infinity where no line can be built
     * @param side side of the mesh's squares (m)
     * @param rise height of its levels (m)
     * @param states number of its states
     * @param earthValue value of a cubic metre of dug material at which earth is priced
     */
    public record Result(double value, double side, double rise, int states, double earthValue) {}

    /** What is asked. */
    public record Problem(
            GridTerrain terrain, Site site, DesignStandard standard, Rates rates, Gate from, Gate to, double earthValue) {
        public Problem {
            if (!site.frame().equals(terrain.frame())) {
                throw new IllegalArgumentException("the site and the terrain must share one frame");
            }
        }
    }

    /** How fine the mesh is and how often prices are split anew. */
    public record Effort(int factor, double rise, int sectors, int rounds) {}

    private static final double FINE = 1e-9;

    public static Result of(Problem p, Effort effort) {
        double climb = p.standard().maxGrade() * (1 + 1e-6);
        double common = p.rates().surface() + p.rates().systems();
        PriceFloor probe = new PriceFloor(p.standard(), p.rates(), p.earthValue(), 10, 10);
        double above = probe.reaches(false, Math.min(p.rates().bridge(), 8 * common), 40);
        double below = Math.max(p.standard().minTunnelCover(), probe.reaches(true, Math.min(p.rates().tunnel(), 8 * common), 40));
        PriceFloor prices = new PriceFloor(p.standard(), p.rates(), p.earthValue(), below + 60, above + 60);
        BoundGround ground = new BoundGround(
                p.terrain(), p.site(), p.standard(), prices, effort.factor(), effort.sectors(),
                BoundGate.extents(p.from(), p.to()));
        BoundMesh mesh = new BoundMesh(ground, effort.rise(), climb, below, above, null);
        return new Solver(p, mesh, prices).solve(effort);
    }

    private static final class Solver {
        private final Problem p;
        private final BoundMesh mesh;
        private final BoundRates rates;
        private final BoundSweep sweep;
        private final BoundGate from;
        private final BoundGate to;

        Solver(Problem p, BoundMesh mesh, PriceFloor prices) {
            this.p = p;
            this.mesh = mesh;
            this.rates = new BoundRates(mesh);
            this.sweep = new BoundSweep(mesh, rates, mesh.side * Math.max(1e-9, prices.common()) / 4);
            this.from = new BoundGate(p.from(), p.terrain());
            this.to = new BoundGate(p.to(), p.terrain());
        }

        Result solve(Effort effort) {
            long t0 = System.nanoTime();
            rates.split(null);
            trace("prices", t0);
            double[] come = sources(from, false);
            sweep.guess(come);
            double[] go = sources(to, false);
            sweep.guess(go);
            trace("guess " + value(come, to, false) + " " + value(go, from, false), t0);
            double best = 0;
            for (int round = 0; round < effort.rounds(); round++) {
                for (int s = 0; s < come.length; s++) {
                    come[s] = 0.5 * (come[s] - go[s]);
                }
                rates.split(come);
                trace("split", t0);
                come = sources(from, true);
                sweep.greatest(come);
                best = Math.max(best, value(come, to, true));
                trace("round " + round + ": " + best, t0);
                if (round + 1 < effort.rounds()) {
                    go = sources(to, true);
                    sweep.greatest(go);
                    best = Math.max(best, value(go, from, true));
                    trace("back " + round + ": " + best, t0);
                }
            }
            double value = best * (1 - FINE) - rounding();
            return new Result(Math.max(0, value), mesh.side, mesh.rise, mesh.states(), p.earthValue());
        }

        private void trace(String what, long t0) {
            if (System.getProperty("bound.trace") != null) {
                System.out.printf("   %.2f s %s%n", (System.nanoTime() - t0) / 1e9, what);
            }
        }

        /** Greatest values that the potential may have at a gate. */
        private double[] sources(BoundGate gate, boolean linear) {
            double[] u = new double[mesh.states()];
            Arrays.fill(u, Double.POSITIVE_INFINITY);
            for (int s : gate.states(mesh)) {
                u[s] = 0;
            }
            return u;
        }

        /** The least that the potential can be at a gate. */
        private double value(double[] u, BoundGate gate, boolean exact) {
            double least = Double.POSITIVE_INFINITY;
            for (int s : gate.states(mesh)) {
                least = Math.min(least, u[s]);
            }
            return least;
        }

        /** What rounding quantities to three decimals and amounts to cents can take from a bill. */
        private double rounding() {
            Rates r = p.rates();
            double highest = 0;
            double reuse = 0;
            for (int i = 0; i < p.site().frame().size(); i++) {
                highest = Math.max(highest, p.site().surcharge()[i]);
                reuse = Math.max(reuse, p.site().formation()[i] > 0 ? p.site().formation()[i] : 0);
            }
            double units = r.soilCut() + r.rockCut() + r.fillFromCut() + r.borrow() + r.waste() + r.surface() + r.systems()
                    + r.land() + r.clearing() + highest + reuse + r.wall() + r.bridge() + r.tunnel();
            return 0.0005 * units + 14 * 0.005;
        }
    }
}
