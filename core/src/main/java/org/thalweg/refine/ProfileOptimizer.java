package org.thalweg.refine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;

/**
 * Finds the cheapest profile over a given plan line. It keeps its large arrays from one call to the next; one optimiser
 * serves one thread. Same problem, same answer, to the bit.
 *
 * <p>{@link #solve} gives the optimum over the lattice, sites chosen where the rules ask for them; {@link #polish}
 * improves a profile off the lattice. A window ({@link ProfileProblem#window}) is solved the same way.
 */
public final class ProfileOptimizer {
    /** A cost along the parabolas this many times the grades' says that a parabola runs where nothing can be built. */
    private static final double GRAZE = 1.03;

    /** Times that the lattice is told how its parabolas bow. */
    static final int BOWS = 2;

    /** How often the lattice is refined where none of its lines keeps the limits. */
    private static final int REFINEMENTS = 2;
    /** The first corridor holds what may cost this share more than the relaxed optimum, above the least prices ... */
    private static final float FIRST_SHARE = 0.5f;
    /** ... or this share of the whole cost, if that is less. */
    private static final float FIRST_SHARE_OF_ALL = 0.03f;
    private static final int WIDENINGS = 3;
    /** A corridor of more than this share of the states is not worth a sweep that may have to be done again. */
    private static final double WORTH = 0.4;
    /** With fewer rooms the sweep itself takes little longer than the corridor's relaxation. */
    private static final int LEAST_ROOMS = 4;
    /** How often least lengths are asked for about further structures that come out too short. */
    private static final int GUARDS = 4;
    /** Numbers that a corridor may keep: 40 MB. */
    private static final long MOST_CORRIDOR = 10_000_000L;
    /** What sums of some thousand prices in float may be off, as a share. */
    private static final float FLOAT = 1e-4f;

    /** Finer lattices than this many floats need (240 MB) are not tried. */
    private static final long MOST_MEMORY = 60_000_000L;

    /** Heights on either side of the best line so far that a finer lattice may use. */
    private static final int NEAR = 6;
    /** How many times finer each lattice is than the one before. */
    private static final int FINER = 4;
    /** Times that each finer lattice is solved about its own best line. */
    private static final int ZOOMS = 3;
    /** What solving about the same line again must save to be done once more, as a share. */
    private static final double ZOOM_WORTH = 1e-6;

    private float[] memory = new float[0];

    /** Makes an optimiser. */
    public ProfileOptimizer() {
        // Memory is taken with the first problem.
    }

    /**
     * The best profile on the lattice. Where the lattice has none, because the grades of single legs are not among its
     * grades, finer ones are tried (twice and four times the grade steps) as far as about 250 MB allow; not for windows,
     * which are many and may fail.
     *
     * @param problem the problem
     * @return the profile, or the limit that leaves none
     */
    public ProfileSolution solve(ProfileProblem problem) {
        ProfileSolution found = solveOn(problem);
        ProfileProblem finer = problem;
        boolean window = problem.start().joins() || problem.end().joins();
        for (int i = 0; i < REFINEMENTS && !window && found.profile().isEmpty() && mayHelp(found.limit())
                && finer.gradeSteps() <= 32; i++) {
            finer = finer.withGradeSteps(2 * finer.gradeSteps());
            if (size(finer) > MOST_MEMORY) {
                return found;
            }
            found = solveOn(finer);
        }
        return found;
    }

    /**
     * The best profile on the problem's own lattice, polished: for a line that will be changed again, where finer lattices
     * would cost many times as much and seldom have a line that this has not.
     *
     * @param problem the problem
     * @return the profile, or the limit that leaves none on this lattice
     */
    ProfileSolution solveRoughly(ProfileProblem problem) {
        ProfileSolution found = solveOn(problem);
        return found.profile().isEmpty() ? found : polish(problem, found);
    }

    /** About how many floats it takes to solve a problem. */
    static long size(ProfileProblem problem) {
        ProfileLattice lattice = new ProfileLattice(problem, Double.NaN);
        if (lattice.limit != null) {
            return 0;
        }
        long sweep = ProfileSweep.size(lattice, LayerStore.MOST);
        return problem.rules().flatLength() == 0 ? sweep : sweep + SiteRows.size(lattice);
    }

    private static boolean mayHelp(ProfileLimit limit) {
        return limit.kind() == ProfileLimit.Kind.CURVES || limit.kind() == ProfileLimit.Kind.PRICES;
    }

    private ProfileSolution solveOn(ProfileProblem problem) {
        if (problem.rules().flatLength() == 0 || problem.sites().length > 0) {
            return solveFixed(problem);
        }
        SiteChoice choice = new SiteChoice(problem);
        double[] costs = choice.costs(memory);
        int[] sites = choice.choose(costs);
        if (sites == null) {
            ProfileSolution free = solveFixed(problem);
            return free.profile().isEmpty() ? free : ProfileSolution.none(noSites(problem, choice.gap(costs)));
        }
        ProfileSolution found = solveFixed(problem.withSites(sites));
        // Places that suit the line one by one may not suit it together: then each is chosen with those before it kept.
        found = found.profile().isEmpty() ? stepwise(problem, true) : found;
        return found.profile().isEmpty() ? stepwise(problem, false) : found;
    }

    /** Fixes sites one after the other, from the start or from the end, and chooses the others anew every time. */
    private ProfileSolution stepwise(ProfileProblem problem, boolean ahead) {
        ProfileProblem fixed = problem;
        while (true) {
            SiteChoice choice = new SiteChoice(fixed);
            double[] costs = choice.costs(memory);
            int[] sites = choice.choose(costs);
            if (sites == null) {
                return ProfileSolution.none(noSites(problem, choice.gap(costs)));
            }
            int known = fixed.sites().length;
            if (known == sites.length) {
                return solveFixed(fixed);
            }
            fixed = problem.withSites(ahead ? Arrays.copyOf(sites, known + 1)
                    : Arrays.copyOfRange(sites, sites.length - known - 1, sites.length));
        }
    }

    private static ProfileLimit noSites(ProfileProblem problem, double[] gap) {
        ProfileRules rules = problem.rules();
        return new ProfileLimit(ProfileLimit.Kind.SITES, gap[0], gap[1], rules.flatSpacing(), String.format(Locale.ROOT,
                "no site of %.0f m at %.1f permil can be had within %.0f m after station %.0f m: the next place is %.0f m "
                        + "on", rules.flatLength(), rules.flatGrade() * 1000, rules.flatSpacing(), gap[0], gap[1]));
    }

    /** The best lattice line with the sites that the problem names, on its own lattice. */
    ProfileSolution solveFixed(ProfileProblem problem) {
        ProfileLattice lattice = new ProfileLattice(problem, Double.NaN);
        if (lattice.limit != null) {
            return ProfileSolution.none(lattice.limit);
        }
        LatticeLine line = best(lattice);
        if (line == null) {
            return ProfileSolution.none(diagnose(lattice));
        }
        return priced(problem, line.profile(), line.value());
    }

    /** Which limit leaves no line: the prices, or else the rules for changes of grade. */
    private static ProfileLimit diagnose(ProfileLattice lattice) {
        int blocked = HeightCorridor.size(lattice) > MOST_CORRIDOR ? -1
                : new HeightCorridor(lattice, new PriceRows(lattice)).firstBlocked();
        if (blocked >= 0) {
            return lattice.noPrice(blocked);
        }
        ProfileRules rules = lattice.rules;
        return new ProfileLimit(ProfileLimit.Kind.CURVES, lattice.grid.origin(), rules.spacing(0, 0),
                lattice.grid.spacing(), String.format(Locale.ROOT, "grades and prices allow a line, but not with points of "
                        + "intersection %.0f m apart, parabolas of %.0f m (crest) and %.0f m (sag), and the grades at the "
                        + "ends", rules.spacing(0, 0), rules.crestRadius(), rules.sagRadius()));
    }

    /** The best lattice line, by sweeps over corridors of states that widen until the optimum is certain, or over all. */
    private LatticeLine best(ProfileLattice lattice) {
        PriceRows prices = new PriceRows(lattice);
        if (!prices.commensurate() || lattice.rooms < LEAST_ROOMS || HeightCorridor.size(lattice) > MOST_CORRIDOR) {
            return sweep(lattice, prices);
        }
        HeightCorridor corridor = new HeightCorridor(lattice, prices);
        float bound = corridor.best();
        if (bound == Float.POSITIVE_INFINITY) {
            return new ProfileSweep(lattice, prices, memory, LayerStore.MOST).straight();
        }
        float limit = bound + Math.min(FIRST_SHARE * bound, FIRST_SHARE_OF_ALL * (float) (prices.leastSum() + bound));
        for (int i = 0; i < WIDENINGS && limit < Float.POSITIVE_INFINITY; i++) {
            ProfileLattice narrow = corridor.within(limit * (1 + FLOAT));
            if (narrow.size() > WORTH * lattice.size()) {
                break;
            }
            LatticeLine line = sweep(narrow, prices);
            if (line != null && line.excess() <= limit) {
                return line;
            }
            // A line above the limit is a limit itself: nothing beyond it can be better.
            limit = line != null ? line.excess() : limit * 8;
        }
        return sweep(lattice, prices);
    }

    /**
     * The best line of a lattice. Least lengths of structures are asked for only about those that come out too short without,
     * and then again until none does: what remains is the optimum with least lengths everywhere.
     */
    private LatticeLine sweep(ProfileLattice lattice, PriceRows prices) {
        return guarded(lattice, prices, new StructureLanes(lattice.problem));
    }

    private LatticeLine guarded(ProfileLattice lattice, PriceRows prices, StructureLanes lanes) {
        LatticeLine best = sweep(lattice, prices, lanes);
        for (int i = 0; i < GUARDS && best != null && lattice.rules.leastLengths() && lanes.guard(best.profile()); i++) {
            LatticeLine next = sweep(lattice, prices, lanes);
            if (next == null) {
                // Where a structure can be had over a few metres only, one that is too short is all there is.
                return best;
            }
            best = next;
        }
        return best;
    }

    private LatticeLine sweep(ProfileLattice lattice, PriceRows prices, StructureLanes lanes) {
        prices.use(lattice);
        ProfileSweep sweep = new ProfileSweep(lattice, prices, lanes, memory, LayerStore.MOST);
        LatticeLine line = sweep.run();
        memory = sweep.memory();
        return line;
    }

    /**
     * The best profile on the lattice, polished.
     *
     * @param problem the problem
     * @return the profile, or the limit that leaves none
     */
    public ProfileSolution solvePolished(ProfileProblem problem) {
        return solvePolished(problem, BOWS);
    }

    /**
     * The best profile on the lattice, polished.
     *
     * @param problem the problem
     * @param bows how often the lattice may be told of parabolas that bow into a place where nothing can be built; each
     *     time costs another solution
     * @return the profile, or the limit that leaves none
     */
    public ProfileSolution solvePolished(ProfileProblem problem, int bows) {
        ProfileSolution found = solve(problem);
        if (found.profile().isEmpty()) {
            return found;
        }
        ProfileSolution best = polish(problem, found);
        // Where a parabola bows into a place where nothing can be built, the lattice must know of the bow.
        for (int k = 0; k < bows && best.cost() > GRAZE * best.latticeCost(); k++) {
            ProfileSolution bowed = solve(problem.withPrices(bowed(problem, best.profile().get())));
            if (bowed.profile().isEmpty()) {
                break;
            }
            ProfileProblem fixed = problem.withSites(bowed.sites());
            ProfileSolution again = polish(problem, priced(fixed, bowed.profile().get(), bowed.latticeCost()));
            best = again.cost() < best.cost() ? again : best;
        }
        return best;
    }

    /**
     * The full optimum: the best profile on the lattice, on finer ones near it ({@link #zoom}), polished; the better of
     * that and of {@link #solvePolished}. It takes three times as long and gains most where earth is dear and limits bind.
     *
     * @param problem the problem
     * @return the profile, or the limit that leaves none
     */
    public ProfileSolution solveFully(ProfileProblem problem) {
        ProfileSolution found = solve(problem);
        if (found.profile().isEmpty()) {
            return found;
        }
        ProfileSolution plain = polish(problem, found);
        ProfileSolution fine = polish(problem, zoom(problem, found));
        return fine.cost() < plain.cost() ? fine : plain;
    }

    /**
     * The full optimum near a known profile: on finer lattices about it ({@link #zoom}), polished.
     *
     * @param problem the problem, with the sites that the profile has
     * @param known a profile that keeps the limits
     * @return the best profile found, no dearer along its parabolas than the known one
     */
    public ProfileSolution improveFully(ProfileProblem problem, VerticalAlignment known) {
        double straight = ProfilePricer.price(problem, known, false, new byte[problem.grid().samples()]);
        ProfileSolution plain = polish(problem, priced(problem, known, straight));
        ProfileSolution fine = polish(problem, zoom(problem, plain));
        return fine.cost() < plain.cost() ? fine : plain;
    }

    /** The prices seen by straight grades whose parabolas will lie as far from them as those of a known profile do. */
    private static PriceTable bowed(ProfileProblem problem, VerticalAlignment profile) {
        PriceTable prices = problem.prices();
        double[] base = prices.base().clone();
        for (int s = 0; s < problem.grid().samples(); s++) {
            double station = problem.grid().sampleStation(s);
            base[prices.first() + s] += tangentAt(profile, station) - profile.elevationAt(station);
        }
        return new PriceTable(prices.prices(), base, prices.step(), prices.levels(), prices.first());
    }

    /** Elevation (m) of the grades without their parabolas. */
    private static double tangentAt(VerticalAlignment profile, double station) {
        List<Pvi> pvis = profile.pvis();
        int k = 1;
        while (k < pvis.size() - 1 && pvis.get(k).station() < station) {
            k++;
        }
        Pvi a = pvis.get(k - 1);
        Pvi b = pvis.get(k);
        return a.elevation() + (station - a.station()) / (b.station() - a.station()) * (b.elevation() - a.elevation());
    }

    /**
     * Improves a profile off the lattice under the same limits: points of intersection move in height and station, and
     * some go. The cost, along the parabolas, never grows.
     *
     * @param problem the problem that the profile solves
     * @param found a profile that keeps the limits, as {@link #solve} gives it
     * @return the better profile, with the same sites
     */
    public ProfileSolution polish(ProfileProblem problem, ProfileSolution found) {
        ProfileProblem fixed = problem.withSites(found.sites());
        VerticalAlignment better = new ProfilePolish(fixed, found.profile().orElseThrow()).run();
        ProfileSolution polished = priced(fixed, better, found.latticeCost());
        return polished.cost() < found.cost() ? polished : found;
    }

    /**
     * Finds better heights than those of the lattice: solves again on lattices whose grades and heights are four and
     * sixteen times as fine, as far as grade steps go, each within a few heights of the best line so far. All heights
     * move together there, which {@link #polish}, one or two points at a time, does not.
     *
     * @param problem the problem
     * @param found a lattice solution, as {@link #solve} gives it
     * @return a lattice solution that costs no more without parabolas, with the same sites
     */
    public ProfileSolution zoom(ProfileProblem problem, ProfileSolution found) {
        ProfileProblem finer = problem.withSites(found.sites());
        ProfileSolution best = found;
        while (FINER * finer.gradeSteps() <= ProfileProblem.MOST_STEPS) {
            finer = finer.withGradeSteps(FINER * finer.gradeSteps());
            boolean better = true;
            for (int i = 0; i < ZOOMS && better; i++) {
                ProfileSolution near = solveNear(finer, best.profile().orElseThrow());
                better = near.profile().isPresent() && near.latticeCost() < best.latticeCost() * (1 - ZOOM_WORTH);
                best = better ? near : best;
            }
        }
        return best;
    }

    private ProfileSolution solveNear(ProfileProblem problem, VerticalAlignment profile) {
        ProfileLattice lattice = new ProfileLattice(problem, Double.NaN);
        if (lattice.limit != null) {
            return ProfileSolution.none(lattice.limit);
        }
        for (int node = 0; node < lattice.legs; node++) {
            lattice.near(node, tangentAt(profile, lattice.grid.station(node)), NEAR);
        }
        lattice.useRanges();
        StructureLanes lanes = new StructureLanes(problem);
        if (problem.rules().leastLengths()) {
            // Where the known profile would have structures that are too short, a line near it would too: no need to find out.
            lanes.guard(profile);
        }
        LatticeLine line = guarded(lattice, new PriceRows(lattice), lanes);
        return line == null ? ProfileSolution.none(diagnose(lattice)) : priced(problem, line.profile(), line.value());
    }

    /**
     * Moves the sites of a solution one at a time to where the line with the others kept costs least. Each site takes
     * three sweeps.
     *
     * @param problem the problem
     * @param found a lattice solution, as {@link #solve} gives it
     * @return a solution that costs no more
     */
    public ProfileSolution improveSites(ProfileProblem problem, ProfileSolution found) {
        ProfileSolution best = found;
        for (int i = 0; i < found.sites().length; i++) {
            int[] moved = new SiteChoice(SiteChoice.without(problem, best.sites(), i)).replace(best.sites(), i, memory);
            if (moved != null && !Arrays.equals(moved, best.sites())) {
                ProfileSolution trial = solveFixed(problem.withSites(moved));
                best = trial.profile().isPresent() && trial.latticeCost() < best.latticeCost() ? trial : best;
            }
        }
        return best;
    }

    /**
     * Prices a profile: the cost with parabolas by the problem's table, and the cheapest structures.
     *
     * @param problem the problem
     * @param profile a profile over the stations of its grid
     * @return the profile as a solution; its cost is infinite where it leaves the prices. Limits are not checked
     */
    public ProfileSolution price(ProfileProblem problem, VerticalAlignment profile) {
        return priced(problem, profile, Double.NaN);
    }

    private static ProfileSolution priced(ProfileProblem problem, VerticalAlignment profile, double latticeCost) {
        byte[] structures = new byte[problem.grid().samples()];
        double cost = ProfilePricer.price(problem, profile, true, structures);
        return new ProfileSolution(Optional.of(profile), cost, latticeCost, structures, problem.sites(), null);
    }
}
