package org.thalweg.refine;

import java.util.Arrays;
import java.util.Objects;

/**
 * The profile to be found over a given plan line. Arrays are used as they are, not copied, for speed: the maker must not
 * change them while the problem is in use.
 *
 * @param rules the limits
 * @param grid nodes and samples
 * @param prices what a metre costs, by sample, structure and elevation; at least as many samples as the grid has
 * @param legGrade greatest |grade| by leg (ratio), for example less the curve compensation
 * @param nodeTangent greatest tangent length of a parabola at each node (m); 0 where only changes of grade within the
 *     threshold are allowed. At the ends of a whole line 0; at those of a window, what the line outside allows
 * @param gradeChangePrice price of a change of grade by its size (money per unit of ratio): of two profiles that cost about
 *     the same otherwise, the one with fewer and smaller changes is taken. Counted wherever two grades meet, with the
 *     grade outside an end too where that is known
 * @param sumpPrice price of a low point (the grade before falls or is level, that after rises) between two samples in
 *     tunnels, from which water must be pumped (money); two portals at most count, as the tunnel could be two
 * @param bridgeEnd fixed cost of each end of a bridge (money): abutment
 * @param tunnelEnd fixed cost of each end of a tunnel (money): portal
 * @param start the first node's end
 * @param end the last node's end
 * @param gradeSteps number of lattice grades between 0 and the ruling grade, which is one of them; 8 is usual
 * @param sites first nodes of the sites that the profile must have, ascending; empty to let the optimiser choose them
 *     where the rules ask for sites
 */
public record ProfileProblem(
        ProfileRules rules,
        ProfileGrid grid,
        PriceTable prices,
        double[] legGrade,
        double[] nodeTangent,
        double gradeChangePrice,
        double sumpPrice,
        double bridgeEnd,
        double tunnelEnd,
        ProfileEnd start,
        ProfileEnd end,
        int gradeSteps,
        int[] sites) {

    /** Greatest number of grade steps. */
    static final int MOST_STEPS = 256;

    /** Checks that the parts fit. */
    public ProfileProblem {
        Objects.requireNonNull(rules);
        int legs = grid.legs();
        if (prices.samples() < grid.samples() || legGrade.length != legs || nodeTangent.length != legs + 1) {
            throw new IllegalArgumentException("a profile of " + legs + " legs and " + grid.samples()
                    + " samples needs as many grades and samples, and one tangent more");
        }
        for (double grade : legGrade) {
            if (!(grade >= 0)) {
                throw new IllegalArgumentException("a leg's greatest grade must not be negative: " + grade);
            }
        }
        if (!(gradeChangePrice >= 0) || !(sumpPrice >= 0) || Double.isInfinite(gradeChangePrice)) {
            throw new IllegalArgumentException("changes of grade must not have negative prices");
        }
        if (!(bridgeEnd >= 0) || !(tunnelEnd >= 0) || gradeSteps < 1 || gradeSteps > MOST_STEPS) {
            throw new IllegalArgumentException("fixed costs must not be negative, grade steps lie in 1 .. " + MOST_STEPS);
        }
    }

    /**
     * A problem in which changes of grade cost nothing beside their parabolas.
     *
     * @param rules the limits
     * @param grid nodes and samples
     * @param prices what a metre costs
     * @param legGrade greatest |grade| by leg (ratio)
     * @param nodeTangent greatest tangent length of a parabola at each node (m)
     * @param bridgeEnd fixed cost of each end of a bridge (money)
     * @param tunnelEnd fixed cost of each end of a tunnel (money)
     * @param start the first node's end
     * @param end the last node's end
     * @param gradeSteps number of lattice grades between 0 and the ruling grade
     * @param sites first nodes of the sites that the profile must have
     */
    public ProfileProblem(ProfileRules rules, ProfileGrid grid, PriceTable prices, double[] legGrade, double[] nodeTangent,
            double bridgeEnd, double tunnelEnd, ProfileEnd start, ProfileEnd end, int gradeSteps, int[] sites) {
        this(rules, grid, prices, legGrade, nodeTangent, 0, 0, bridgeEnd, tunnelEnd, start, end, gradeSteps, sites);
    }

    /**
     * The same problem with prices of changes of grade.
     *
     * @param perUnit price of a change of grade by its size (money per unit of ratio)
     * @param sump price of a low point in a tunnel (money)
     * @return the problem
     */
    public ProfileProblem withGradeChanges(double perUnit, double sump) {
        return new ProfileProblem(rules, grid, prices, legGrade, nodeTangent, perUnit, sump, bridgeEnd, tunnelEnd, start,
                end, gradeSteps, sites);
    }

    /**
     * Legs that one site takes up: its length, and room for small changes of grade at both ends.
     *
     * @return legs; 0 where the rules ask for no sites
     */
    public int siteLegs() {
        return rules.flatLength() > 0 ? (int) Math.ceil(rules.flatLength() / grid.spacing() + 0.5 - 1e-9) : 0;
    }

    /**
     * Length that a parabola at either end of a site may take from the legs of the site.
     *
     * @return length (m)
     */
    public double siteSlack() {
        return (siteLegs() * grid.spacing() - rules.flatLength()) / 2;
    }

    /**
     * Station of the middle of a site.
     *
     * @param firstNode first node of the site
     * @return station (m)
     */
    public double siteMiddle(int firstNode) {
        return (grid.station(firstNode) + grid.station(firstNode + siteLegs())) / 2;
    }

    /**
     * The same problem with other prices.
     *
     * @param other prices at the same samples
     * @return problem
     */
    public ProfileProblem withPrices(PriceTable other) {
        return new ProfileProblem(rules, grid, other, legGrade, nodeTangent, gradeChangePrice, sumpPrice, bridgeEnd,
                tunnelEnd, start, end, gradeSteps, sites);
    }

    /**
     * The same problem with given sites.
     *
     * @param firstNodes first nodes of the sites, ascending
     * @return the problem
     */
    public ProfileProblem withSites(int... firstNodes) {
        return new ProfileProblem(rules, grid, prices, legGrade, nodeTangent, gradeChangePrice, sumpPrice,
                bridgeEnd, tunnelEnd, start, end,
                gradeSteps, firstNodes.clone());
    }

    /**
     * The same problem on a finer or coarser lattice.
     *
     * @param steps grade steps
     * @return the problem
     */
    public ProfileProblem withGradeSteps(int steps) {
        return new ProfileProblem(rules, grid, prices, legGrade, nodeTangent, gradeChangePrice, sumpPrice,
                bridgeEnd, tunnelEnd, start, end, steps,
                sites);
    }

    /**
     * The part of this problem between two nodes, for a local change. Sites wholly inside it stay; others are ignored,
     * so the window must not cut into one. It shares the arrays of prices.
     *
     * @param from first node
     * @param to last node, above {@code from}
     * @param left what is known at the first node
     * @param right what is known at the last node
     * @return the window's problem, with sites fixed
     */
    public ProfileProblem window(int from, int to, ProfileEnd left, ProfileEnd right) {
        int legs = siteLegs();
        int[] inside = Arrays.stream(sites).filter(p -> p >= from && p + legs <= to).map(p -> p - from).toArray();
        ProfileRules kept = inside.length > 0 ? rules : rules.withoutSites();
        return new ProfileProblem(kept, grid.part(from, to), prices.from(from * grid.samplesPerLeg()),
                Arrays.copyOfRange(legGrade, from, to), Arrays.copyOfRange(nodeTangent, from, to + 1),
                gradeChangePrice, sumpPrice, bridgeEnd, tunnelEnd, left, right, gradeSteps, inside);
    }
}
