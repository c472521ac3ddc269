package org.thalweg.refine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.thalweg.alignment.VerticalAlignment;

/**
 * Finds the cheapest profile over a given plan line. It keeps its large arrays from one call to the next; one optimiser
 * serves one thread. Same problem, same answer, to the bit.
 *
 * <p>{@link #solve} gives the optimum over the lattice, sites chosen where the rules ask for them; {@link #polish}
 * improves a profile off the lattice. A window ({@link ProfileProblem#window}) is solved the same way.
 */
public final class ProfileOptimizer {
    /** How often the lattice is refined where none of its lines keeps the limits. */
    private static final int REFINEMENTS = 2;
    /** The first corridor holds what may cost this many times the relaxed optimum, above the least prices. */
    private static final float FIRST_LIMIT = 1.5f;
    private static final int WIDENINGS = 3;
    /** What sums of some thousand prices in float may be off, as a share. */
    private static final float FLOAT = 1e-4f;

    private float[] memory = new float[0];


    /** Makes an optimiser. */
    public ProfileOptimizer() {
        // Memory is taken with the first problem.
    }

    /**
     * The best profile on the lattice. Where the lattice has none, because the grades of single legs are not among its
     * grades, finer ones are tried (twice and four times the grade steps).
     *
     * @param problem the problem
     * @return the profile, or the limit that leaves none
     */
    public ProfileSolution solve(ProfileProblem problem) {
        ProfileSolution found = solveOn(problem);
        ProfileProblem finer = problem;
        for (int i = 0; i < REFINEMENTS && found.profile().isEmpty() && mayHelp(found.limit())
                && finer.gradeSteps() <= 32; i++) {
            finer = finer.withGradeSteps(2 * finer.gradeSteps());
            found = solveOn(finer);
        }
        return found;
    }

    private static boolean mayHelp(ProfileLimit limit) {
        return limit.kind() == ProfileLimit.Kind.CURVES || limit.kind() == ProfileLimit.Kind.PRICES;
    }

    private ProfileSolution solveOn(ProfileProblem problem) {
        if (problem.rules().flatLength() == 0 || problem.sites().length > 0) {
            return solveFixed(problem);
        }
        SiteChoice choice = new SiteChoice(problem);
        int[] sites = choice.choose(choice.costs(memory));
        if (sites == null) {
            ProfileSolution free = solveFixed(problem);
            return free.profile().isEmpty() ? free : ProfileSolution.none(noSites(problem));
        }
        return solveFixed(problem.withSites(sites));
    }

    private static ProfileLimit noSites(ProfileProblem problem) {
        ProfileRules rules = problem.rules();
        return new ProfileLimit(ProfileLimit.Kind.SITES, problem.grid().origin(), rules.flatSpacing(), 0,
                String.format(Locale.ROOT, "no line has a site of %.0f m at %.1f permil every %.0f m",
                        rules.flatLength(), rules.flatGrade() * 1000, rules.flatSpacing()));
    }

    /** The best lattice line with the sites that the problem names, on its own lattice. */
    ProfileSolution solveFixed(ProfileProblem problem) {
        ProfileLattice lattice = new ProfileLattice(problem, Double.NaN);
        if (lattice.limit != null) {
            return ProfileSolution.none(lattice.limit);
        }
        LatticeLine line = best(lattice);
        if (line == null) {
            return ProfileSolution.none(new ProfileLimit(ProfileLimit.Kind.CURVES, problem.grid().origin(), 0, 0,
                    String.format(Locale.ROOT, "no line keeps the limits")));
        }
        return priced(problem, line.profile(), line.value());
    }

    /** The best lattice line, by sweeps over corridors of states that widen until the optimum is certain. */
    private LatticeLine best(ProfileLattice lattice) {
        PriceRows prices = new PriceRows(lattice);
        if (!prices.commensurate()) {
            return sweep(lattice, prices);
        }
        HeightCorridor corridor = new HeightCorridor(lattice, prices);
        float limit = FIRST_LIMIT * corridor.best();
        for (int i = 0; i < WIDENINGS && limit < Float.POSITIVE_INFINITY; i++) {
            LatticeLine line = sweep(corridor.within(limit * (1 + FLOAT)), prices);
            if (line != null && line.excess() <= limit) {
                return line;
            }
            // A line above the limit is a limit itself: nothing beyond it can be better.
            limit = line != null ? line.excess() : limit * 8;
        }
        return sweep(lattice, prices);
    }

    private LatticeLine sweep(ProfileLattice lattice, PriceRows prices) {
        prices.use(lattice);
        ProfileSweep sweep = new ProfileSweep(lattice, prices, memory, LayerStore.MOST);
        memory = sweep.memory();
        return sweep.run();
    }

    /**
     * The best profile on the lattice, polished.
     *
     * @param problem the problem
     * @return the profile, or the limit that leaves none
     */
    public ProfileSolution solvePolished(ProfileProblem problem) {
        ProfileSolution found = solve(problem);
        return found.profile().isPresent() ? polish(problem, found) : found;
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
