package org.thalweg.refine;

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
        ProfileSweep sweep = new ProfileSweep(lattice, memory);
        memory = sweep.memory();
        LatticeLine line = sweep.run();
        if (line == null) {
            return ProfileSolution.none(new ProfileLimit(ProfileLimit.Kind.CURVES, problem.grid().origin(), 0, 0,
                    String.format(Locale.ROOT, "no line keeps the limits")));
        }
        return priced(problem, line.profile(), line.value());
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
