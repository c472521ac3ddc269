package org.thalweg.corridor;

import java.util.Arrays;
import java.util.Objects;
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
    /** Shares of a straight line's potential in the first guess; the best on a coarse mesh is taken. */
    private static final double[] SHARES = {0, 0.8};

    /** How often prices are split anew: for each first guess, then for the best of them, then on the fine mesh. */
    private static final int TRIALS = 3;

    private static final int REPEATS = 6;
    private static final int ROUNDS = 3;
    /** Part of the states that the mesh of the whole site may have, before places are left out. */
    private static final int WHOLE = 3;
    /** Part of those states that the coarse mesh of first guesses may have. */
    private static final int COARSE = 6;
    /** Where a finer mesh may have so many times the states, squares may shrink to a half. */
    private static final double GROWTH = 1.2;
    /** Sectors of headings told apart in prices. */
    static final int SECTORS = 8;
    /** How far below the ground heights are told apart where tunnels may run (m). */
    private static final double[] DEEP = {100, 1000};

    /** Greater depths take states, so squares grow: on a coarse mesh they must bring so many times the bound. */
    private static final double WORTH = 1.08;
    /** Depths of cut and heights of fill that are told apart (m). */
    private static final double TOLD = 300;
    /** A structure so many times dearer than a plain metre is hardly ever built. */
    private static final double FAR = 50;
    /** Rounding of sums of up to some 10^5 terms in double precision, with much to spare. */
    private static final double ROUNDING = 1e-9;

    /** Items of the bill whose amounts the bound counts. */
    private static final int ITEMS = 14;

    /** A grade may exceed the greatest one by this part, as profiles in single coordinates do. */
    private static final double GRADE = 1e-6;

    private LowerBound() {}

    /**
     * A bound and the mesh it was found on.
     *
     * @param value no line costs less; plus infinity where the mesh leaves no way at all
     * @param side side of the mesh's squares (m)
     * @param rise height of its levels (m)
     * @param states number of its states
     */
    public record Result(double value, double side, double rise, int states) {}

    /**
     * Finds a bound.
     *
     * @param terrain the ground
     * @param site zones and room on the terrain's frame
     * @param standard design standard
     * @param rates unit costs of construction, without weights
     * @param from gate at which lines begin
     * @param to gate at which they end
     * @param maxStates greatest number of states of the mesh: the finer the mesh, the better the bound. About 150 bytes
     *     each
     * @return the bound
     * @throws IllegalArgumentException when the site is drawn on another frame than the terrain, or a surcharge is below 0
     */
    public static Result of(
            GridTerrain terrain, Site site, DesignStandard standard, Rates rates, Gate from, Gate to, int maxStates) {
        return found(terrain, site, standard, rates, from, to, maxStates, false);
    }

    /**
     * Finds a bound as {@link #of} does, and goes on while what is left to lines fits on a finer mesh of as many states:
     * a bound at least as close, in about twice the time.
     *
     * @param terrain the ground
     * @param site zones and room on the terrain's frame
     * @param standard design standard
     * @param rates unit costs of construction, without weights
     * @param from gate at which lines begin
     * @param to gate at which they end
     * @param maxStates greatest number of states of the mesh. About 150 bytes each
     * @return the bound
     * @throws IllegalArgumentException when the site is drawn on another frame than the terrain, or a surcharge is below 0
     */
    public static Result closer(
            GridTerrain terrain, Site site, DesignStandard standard, Rates rates, Gate from, Gate to, int maxStates) {
        return found(terrain, site, standard, rates, from, to, maxStates, true);
    }

    private static Result found(
            GridTerrain terrain,
            Site site,
            DesignStandard standard,
            Rates rates,
            Gate from,
            Gate to,
            int maxStates,
            boolean goOn) {
        int states = maxStates / WHOLE;
        Solver coarse = null;
        double best = 0;
        for (double deep : DEEP) {
            Problem problem = new Problem(terrain, site, standard, rates, from, to, deep);
            BoundMesh mesh = coarse == null
                    ? problem.mesh(2, states / COARSE, 1)
                    : problem.mesh(coarse.mesh.ground.factor, 1, BoundRemainder.ALL);
            Solver straight = new Solver(problem, mesh);
            straight.solve(straight.straight(), 1);
            Solver solver = coarse(problem, mesh);
            best = Math.max(best, Math.max(straight.best, solver.best));
            coarse = coarse == null || solver.best > WORTH * coarse.best ? solver : coarse;
        }
        Solver whole = onFiner(coarse.p, coarse.p.mesh(1, states, SECTORS), coarse);
        return closed(whole, rounded(Math.max(best, whole.best), site, rates), maxStates, goOn);
    }

    /** Solves a coarse mesh from the best of several first guesses. */
    private static Solver coarse(Problem problem, BoundMesh mesh) {
        Solver chosen = null;
        for (double share : SHARES) {
            Solver trial = new Solver(problem, mesh);
            trial.solve(trial.guess(share), TRIALS);
            chosen = chosen == null || trial.best > chosen.best ? trial : chosen;
        }
        chosen.solve(chosen.guess, REPEATS);
        return chosen;
    }

    /** Solves a mesh from the better of two guesses: waves on it, or the shape that a coarser mesh has come to. */
    private static Solver onFiner(Problem problem, BoundMesh mesh, Solver coarse) {
        Solver solver = new Solver(problem, mesh);
        double[] waves = solver.waves();
        solver.solve(waves.clone(), 1);
        double[] renewed = solver.guess;
        double byWaves = solver.best;
        solver.solve(solver.finer(coarse, waves), 1);
        solver.solve(solver.best > byWaves ? solver.guess : renewed, ROUNDS);
        return solver;
    }

    /**
     * Leaves out what no line near the bound can reach, looks at the rest with smaller squares, and so on. Lines that
     * stay in what is left cost at least the bound found there, all others more than the target: the lesser holds for all.
     *
     * @param first the mesh of the whole, solved
     * @param proved what is proved already
     * @param maxStates greatest number of states of a mesh
     * @param goOn whether to go on when a mesh has nearly as many states, with more left out
     */
    static Result closed(Solver first, double proved, int maxStates, boolean goOn) {
        Problem p = first.p;
        Solver solver = first;
        double best = proved;
        double target = Double.POSITIVE_INFINITY;
        while (solver.mesh.ground.factor > 1 && best > 0 && best < target) {
            boolean growing = GROWTH * solver.mesh.states() < maxStates;
            if (!growing && !goOn) {
                break;
            }
            BoundClosing closing = new BoundClosing(p, solver.mesh, solver.rates, solver.sweep);
            BoundMesh finer = closing.finer(best, maxStates, growing);
            if (finer == null) {
                break;
            }
            target = Math.min(target, closing.target());
            solver = onFiner(p, finer, solver);
            best = Math.max(best, Math.min(target, rounded(solver.best, p.site, p.rates)));
        }
        return new Result(best, solver.mesh.side, solver.mesh.rise, solver.mesh.states());
    }

    /**
     * Finds a closer bound with more effort, {@link ThoroughBound}.
     *
     * @param terrain the ground
     * @param site zones and room on the terrain's frame
     * @param standard design standard
     * @param rates unit costs of construction, without weights
     * @param from gate at which lines begin
     * @param to gate at which they end
     * @param known cost of a line that is known, plus infinity for none: places where no cheaper line can run are left
     *     out, so the bound is not above it
     * @param maxStates greatest number of states of the finest mesh. About 900 bytes each
     * @return the bound; 0 where no place at a gate is open to lines
     * @throws IllegalArgumentException when the site is drawn on another frame than the terrain, a surcharge is below 0 or
     *     the known cost is not positive
     */
    public static Result thorough(
            GridTerrain terrain,
            Site site,
            DesignStandard standard,
            Rates rates,
            Gate from,
            Gate to,
            double known,
            int maxStates) {
        if (!(known > 0)) {
            throw new IllegalArgumentException("a known cost must be positive: " + known);
        }
        Problem problem = new Problem(terrain, site, standard, rates, from, to);
        return new ThoroughBound(problem, known).solve(maxStates, ThoroughBound.ROUNDS);
    }

    /**
     * The bound that follows from length alone: no metre costs less than its surface and systems and the cheapest of a
     * platform's land, a reused formation, a bridge and a tunnel.
     *
     * @param site zones on the terrain's frame
     * @param standard design standard
     * @param rates unit costs of construction, without weights
     * @param length least length of any line (m)
     * @return no line costs less
     */
    public static double byLength(Site site, DesignStandard standard, Rates rates, double length) {
        return rounded(length * leastMetre(site, standard, rates), site, rates);
    }

    /** No metre of line costs less. */
    static double leastMetre(Site site, DesignStandard standard, Rates rates) {
        double least = new PriceFloor(standard, rates, 0, 1, 1).least() - rates.surface() - rates.systems();
        for (float formation : site.formation()) {
            least = formation < least ? formation : least;
        }
        return rates.surface() + rates.systems() + least;
    }

    /** A bound less what rounding can take from a bill: quantities to three decimals, amounts to cents. */
    static double rounded(double value, Site site, Rates r) {
        return Math.max(0, value * (1 - ROUNDING) - lost(site, r));
    }

    /** An unrounded sum above which a bill exceeds a value. */
    static double billed(double value, Site site, Rates r) {
        return (value + lost(site, r)) * (1 + 2 * ROUNDING);
    }

    private static double lost(Site site, Rates r) {
        double highest = 0;
        double reuse = 0;
        for (int i = 0; i < site.frame().size(); i++) {
            highest = Math.max(highest, site.surcharge()[i]);
            reuse = Math.max(reuse, site.formation()[i] > 0 ? site.formation()[i] : 0);
        }
        double units = r.soilCut() + r.rockCut() + r.fillFromCut() + r.borrow() + r.waste() + r.surface() + r.systems()
                + r.land() + r.clearing() + highest + reuse + r.wall() + r.bridge() + r.tunnel();
        return 0.0005 * units + 0.005 * ITEMS;
    }

    /** What is asked, and what follows from it at once. */
    static final class Problem {
        final GridTerrain terrain;
        final Site site;
        final DesignStandard standard;
        final Rates rates;
        final Gate from;
        final Gate to;
        /** Value at which dug material is priced (per m3). */
        final double earthValue;

        final PriceFloor prices;
        /** Heights told apart above and below the ground (m). */
        final double above;

        final double below;

        Problem(GridTerrain terrain, Site site, DesignStandard standard, Rates rates, Gate from, Gate to) {
            this(terrain, site, standard, rates, from, to, DEEP[0]);
        }

        Problem(
                GridTerrain terrain, Site site, DesignStandard standard, Rates rates, Gate from, Gate to, double deep) {
            if (!site.frame().equals(terrain.frame())) {
                throw new IllegalArgumentException("the site and the terrain must share one frame");
            }
            for (float f : site.surcharge()) {
                if (!(f >= 0)) {
                    throw new IllegalArgumentException("a surcharge must be 0 or more: " + f);
                }
            }
            this.terrain = terrain;
            this.site = site;
            this.standard = standard;
            this.rates = rates;
            this.from = Objects.requireNonNull(from);
            this.to = Objects.requireNonNull(to);
            double[] values = rates.earthValues();
            this.earthValue = 0.5 * (values[0] + values[1]);
            PriceFloor probe = new PriceFloor(standard, rates, earthValue, 10, 10);
            // Beyond these heights the potential does not change with height, as if a line could climb there for nothing. So
            // they lie where nothing can stand, or where it costs so much that this does not matter.
            double dear = 8 * probe.common();
            this.above = rates.bridge() < FAR * probe.common()
                    ? standard.maxBridgeHeight() + 1
                    : probe.reaches(false, dear, DEEP[0]);
            this.below = rates.tunnel() < FAR * probe.common()
                    ? deep
                    : Math.max(standard.minTunnelCover(), probe.reaches(true, dear, DEEP[0]));
            this.prices = new PriceFloor(standard, rates, earthValue, Math.min(below, TOLD) + 60, Math.max(above, TOLD) + 60);
        }

        double climb() {
            return standard.maxGrade() * (1 + GRADE);
        }

        /** The finest mesh with so many states, its squares at least so many patches wide. */
        BoundMesh mesh(int leastFactor, int maxStates, int sectors) {
            // A node has twenty levels or more: much finer meshes need not be tried.
            double nodes = 0;
            for (int i = 0; i < site.frame().size(); i++) {
                nodes += site.room()[i] > 0 && !Float.isNaN(terrain.height(i)) ? 1 : 0;
            }
            int factor = Math.max(leastFactor, (int) Math.floor(0.8 * Math.sqrt(20 * nodes / maxStates)));
            while (true) {
                BoundMesh mesh = mesh(Math.max(1, factor), sectors, BoundRemainder.ALL);
                if (mesh.states() <= maxStates || mesh.columns + mesh.lines < 12) {
                    return mesh;
                }
                factor = Math.max(factor + 1, (int) (factor * Math.sqrt(0.8 * mesh.states() / maxStates)));
            }
        }

        /** The mesh of squares so many patches wide, on what is left to lines. */
        BoundMesh mesh(int factor, int sectors, BoundRemainder left) {
            BoundGround ground = new BoundGround(
                    terrain, site, standard, prices, factor, sectors, BoundGate.extents(from, to), left);
            return new BoundMesh(ground, ground.rise(climb()), climb(), below, above);
        }
    }

    /** Finds potentials on one mesh. */
    static final class Solver {
        private final Problem p;
        private final BoundMesh mesh;
        private final BoundRates rates;
        private final BoundSweep sweep;
        private final BoundGate from;
        private final BoundGate to;
        /** The potential that proves most, from either gate, and what it proves. */
        private double[] potential;

        private double best;
        /** The shape by which prices are split next. */
        private double[] guess;

        Solver(Problem p, BoundMesh mesh) {
            this.p = p;
            this.mesh = mesh;
            this.rates = new BoundRates(mesh);
            this.sweep = new BoundSweep(mesh, rates, mesh.side * Math.max(1e-9, p.prices.common()) / 16);
            this.from = new BoundGate(p.from, p.terrain);
            this.to = new BoundGate(p.to, p.terrain);
        }

        /** A guess that nothing but distance matters. */
        double[] straight() {
            double[] guess = new double[mesh.states()];
            Coordinate a = from.middle();
            Coordinate b = to.middle();
            double slope = p.prices.least() / Math.max(1, a.distance(b));
            for (int n = 0; n + 1 < mesh.first.length; n++) {
                double u = slope * ((mesh.x(n) - a.x) * (b.x - a.x) + (mesh.y(n) - a.y) * (b.y - a.y));
                Arrays.fill(guess, mesh.first[n], mesh.first[n + 1], u);
            }
            return guess;
        }

        /** A guess that boxes are points and prices the same in all directions. */
        double[] waves() {
            rates.split(null);
            BoundGate.Start come = from.start(mesh, null, 1);
            sweep.guess(come.values());
            BoundGate.Start go = to.start(mesh, null, 1);
            sweep.guess(go.values());
            return mean(come.values(), go.values());
        }

        /** A guess with a share of a straight line's. */
        double[] guess(double share) {
            return mix(waves(), straight(), share);
        }

        /** The shape that a coarser mesh has come to; where that has nothing, another guess. */
        double[] finer(Solver coarse, double[] other) {
            double[] result = new double[other.length];
            for (int n = 0; n + 1 < mesh.first.length; n++) {
                for (int s = mesh.first[n]; s < mesh.first[n + 1]; s++) {
                    double z = (mesh.bottom[n] + s - mesh.first[n]) * mesh.rise;
                    double u = coarse.mesh.at(coarse.guess, mesh.x(n), mesh.y(n), z);
                    result[s] = Math.abs(u) < Double.POSITIVE_INFINITY ? u : other[s];
                }
            }
            return result;
        }

        private static double[] mix(double[] a, double[] b, double share) {
            for (int s = 0; s < a.length && share > 0; s++) {
                a[s] = share == 1 ? b[s] : (1 - share) * a[s] + share * b[s];
            }
            return a;
        }

        /**
         * Finds a bound.
         *
         * @param first guess of the potential
         * @param rounds how often prices are split
         */
        void solve(double[] first, int rounds) {
            guess = first;
            for (int round = 0; round < rounds; round++) {
                rates.split(guess);
                BoundGate.Start come = from.start(mesh, guess, 1);
                sweep.greatest(come.values());
                keep(come.values(), to.least(mesh, come.values()) - come.level());
                BoundGate.Start go = to.start(mesh, guess, -1);
                sweep.greatest(go.values());
                keep(go.values(), from.least(mesh, go.values()) - go.level());
                guess = mean(come.values(), go.values());
            }
        }

        private void keep(double[] u, double value) {
            if (value > best) {
                best = value;
                potential = u;
            }
        }

        /** Rises from the first gate to the second: potentials that keep the prices have means that keep them. */
        private static double[] mean(double[] come, double[] go) {
            double[] result = new double[come.length];
            for (int s = 0; s < result.length; s++) {
                result[s] = 0.5 * (come[s] - go[s]);
            }
            return result;
        }

        double best() {
            return best;
        }

        double[] potential() {
            return Arrays.copyOf(potential, potential.length);
        }
    }
}
