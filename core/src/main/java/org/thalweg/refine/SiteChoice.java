package org.thalweg.refine;

import java.util.Arrays;

/**
 * Chooses where the sites for stations and loops lie. A sweep from either end gives, for every place, what the best line
 * with a site there costs, up to the last leg; a second dynamic programme along the line then takes the places with the
 * least sum of extra costs that keep the spacing. Sites that the problem has already are kept.
 */
final class SiteChoice {
    private final ProfileProblem problem;
    private final ProfileLattice lattice;
    private final int span;
    private final int flatSteps;
    private final int places;

    SiteChoice(ProfileProblem problem) {
        this.problem = problem;
        lattice = new ProfileLattice(problem, Double.NaN);
        span = problem.siteLegs();
        flatSteps = SiteRows.flatSteps(lattice);
        // The last leg is longer than the others and carries no site.
        places = lattice.legs - span;
    }

    /**
     * What the best line with a site at each place costs, beside those that the problem has, above an amount common to all.
     *
     * @param memory the sweep's memory
     * @return cost by first node; infinity where there is no such line
     */
    double[] costs(float[] memory) {
        double[] cost = new double[Math.max(0, places)];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        if (lattice.limit != null || places <= 0) {
            return cost;
        }
        ProfileLattice mirror = new ProfileLattice(mirrored(), lattice.origin);
        if (mirror.limit != null) {
            return cost;
        }
        SiteRows left = sweep(lattice, memory);
        SiteRows right = sweep(mirror, memory);
        float[][][] legCost = new float[2 * flatSteps + 1][][];
        for (int f = 0; f < legCost.length; f++) {
            legCost[f] = legCosts(lattice.middle + f - flatSteps);
        }
        PriceRows prices = new PriceRows(lattice);
        for (int p = 0; p < places; p++) {
            cost[p] = cost(p, left, right, legCost, prices);
        }
        return cost;
    }

    private static SiteRows sweep(ProfileLattice lattice, float[] memory) {
        ProfileSweep sweep = new ProfileSweep(lattice, new PriceRows(lattice), memory, 0);
        SiteRows rows = new SiteRows(lattice);
        sweep.keep(rows);
        sweep.sweepOnly();
        return rows;
    }

    /** The best line with a site from node p: sums without the ends of structures on the site tell where to look closely. */
    private double cost(int p, SiteRows left, SiteRows right, float[][][] legCost, PriceRows prices) {
        int count = lattice.count(p);
        double[] bound = new double[(2 * flatSteps + 1) * count];
        int least = 0;
        for (int i = 0; i < bound.length; i++) {
            bound[i] = bound(p, i / count, lattice.low[p] + i % count, left, right, legCost[i / count]);
            least = bound[i] < bound[least] ? i : least;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = -1; i < bound.length; i++) {
            int at = i < 0 ? least : i;
            if (bound[at] < best) {
                best = Math.min(best, joined(p, at / count, lattice.low[p] + at % count, left, right, prices));
            }
        }
        return best;
    }

    private double bound(int p, int f, int height, SiteRows left, SiteRows right, float[][] legCost) {
        int step = f - flatSteps;
        double sum = left.least(p, f, height);
        for (int leg = p; leg < p + span && sum < Double.POSITIVE_INFINITY; leg++) {
            int at = height + step * (leg - p) - lattice.from(leg, lattice.middle + step);
            sum += at >= 0 && at < legCost[leg].length ? legCost[leg][at] : Double.POSITIVE_INFINITY;
        }
        // The mirrored line's node 0 is the last lattice node, and its grades change sign.
        return sum + right.least(lattice.legs - 1 - p - span, 2 * flatSteps - f, height + step * span);
    }

    /** The cost of the best line with one given site: what comes before, the site sample by sample, what follows. */
    private double joined(int p, int f, int height, SiteRows left, SiteRows right, PriceRows prices) {
        int step = f - flatSteps;
        double[] ends = {0, problem.bridgeEnd(), problem.tunnelEnd()};
        double[] lane = {left.at(p, f, height, 0), left.at(p, f, height, 1), left.at(p, f, height, 2)};
        int per = lattice.grid.samplesPerLeg();
        for (int j = 0; j < span * per; j++) {
            double z = lattice.elevation(height) + step * lattice.rise * (j + 0.5) / per;
            sample(lane, p * per + j, z, lattice.openAllowed(step * lattice.quantum),
                    lattice.tunnelAllowed(step * lattice.quantum), prices, ends);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int a = 0; a < lane.length; a++) {
            for (int b = 0; b < lane.length; b++) {
                double after = right.at(lattice.legs - 1 - p - span, 2 * flatSteps - f, height + step * span, b);
                best = Math.min(best, lane[a] + after + (a == b ? 0 : ends[a] + ends[b]));
            }
        }
        return best;
    }

    private void sample(double[] lane, int s, double z, boolean open, boolean bored, PriceRows prices, double[] ends) {
        PriceTable table = problem.prices();
        double base = Math.min(lane[0], Math.min(lane[1] + ends[1], lane[2] + ends[2]));
        double length = lattice.grid.sampleLength(s);
        double least = prices.least(s);
        double none = Double.POSITIVE_INFINITY;
        lane[0] = open ? base + (Math.min(table.price(s, 0, z), table.price(s, 1, z)) - least) * length : none;
        lane[1] = open ? Math.min(lane[1], base + ends[1]) + (table.price(s, 2, z) - least) * length : none;
        lane[2] = bored ? Math.min(lane[2], base + ends[2]) + (table.price(s, 3, z) - least) * length : none;
    }

    /**
     * Prices of legs at one grade by height, each sample by its cheapest structure. The structures must be those that the
     * grade allows, and priced between the table's levels each on its own: the least over all structures would put sites
     * into tunnels that are too flat to drain, and between heights of which each suits another structure.
     */
    private float[][] legCosts(int g) {
        float[][] cost = new float[lattice.legs - 1][];
        PriceRows prices = new PriceRows(lattice);
        float[][] rows = new float[lattice.grid.samplesPerLeg() * PriceRows.LANES][lattice.widest()];
        for (int node = 0; node < cost.length; node++) {
            int count = Math.max(0, lattice.to(node, g) - lattice.from(node, g) + 1);
            cost[node] = new float[count];
            if (count > 0) {
                prices.fill(node);
                prices.gather(node, g, lattice.from(node, g), count, rows);
                addLeast(rows, prices.samples(), cost[node]);
            }
        }
        return cost;
    }

    private static void addLeast(float[][] rows, int samples, float[] into) {
        for (int j = 0; j < samples; j++) {
            float[] open = rows[j * PriceRows.LANES];
            float[] bridge = rows[j * PriceRows.LANES + 1];
            float[] tunnel = rows[j * PriceRows.LANES + 2];
            for (int z = 0; z < into.length; z++) {
                into[z] += Math.min(open[z], Math.min(bridge[z], tunnel[z]));
            }
        }
    }

    /** The line from its last lattice node back to the start; the last leg only widens the elevations there. */
    private ProfileProblem mirrored() {
        int legs = lattice.legs - 1;
        ProfileGrid grid = new ProfileGrid(0, legs * lattice.grid.spacing(), lattice.grid.spacing(),
                lattice.grid.samplesPerLeg());
        double reach = lattice.steepestReal(legs) * lattice.grid.legLength(legs);
        ProfileEnd end = problem.end();
        double lowest = Math.max(end.lowest() - reach, lattice.elevation(lattice.low[legs]));
        double highest = Math.min(end.highest() + reach, lattice.elevation(lattice.high[legs]));
        double[] grades = new double[legs];
        double[] tangents = new double[legs + 1];
        for (int i = 0; i <= legs; i++) {
            tangents[i] = problem.nodeTangent()[legs - i];
            if (i < legs) {
                grades[i] = problem.legGrade()[legs - 1 - i];
            }
        }
        ProfileEnd from = ProfileEnd.between(Math.min(lowest, highest), highest);
        ProfileEnd start = problem.start();
        ProfileEnd to = new ProfileEnd(start.lowest(), start.highest(), -start.grade(), start.pviDistance(),
                start.pviTangent(), start.structure());
        int[] sites = Arrays.stream(problem.sites()).map(p -> legs - p - span).filter(p -> p >= 0).sorted().toArray();
        return new ProfileProblem(problem.rules(), grid, mirroredPrices(grid.samples()), grades, tangents,
                problem.gradeChangePrice(), problem.sumpPrice(), problem.bridgeEnd(), problem.tunnelEnd(), from,
                to, problem.gradeSteps(), sites);
    }

    private PriceTable mirroredPrices(int samples) {
        PriceTable table = problem.prices();
        int stride = PriceTable.STRUCTURES * table.levels();
        float[] prices = new float[samples * stride];
        double[] base = new double[samples];
        for (int s = 0; s < samples; s++) {
            int from = table.first() + samples - 1 - s;
            System.arraycopy(table.prices(), from * stride, prices, s * stride, stride);
            base[s] = table.base()[from];
        }
        return new PriceTable(prices, base, table.step(), table.levels(), 0);
    }

    /**
     * Where no choice keeps the spacing.
     *
     * @param cost cost by first node, infinity where no site can be
     * @return station of the last place that a chain of sites from the start reaches, or of the start, and the distance
     *     from it to the next place, or to the end (m)
     */
    double[] gap(double[] cost) {
        double spacing = problem.rules().flatSpacing();
        double reached = problem.grid().origin();
        double end = reached + problem.grid().length();
        int before = -span;
        for (int p = 0; p < cost.length; p++) {
            double middle = problem.siteMiddle(p);
            if (cost[p] < Double.POSITIVE_INFINITY) {
                if (middle - reached > spacing) {
                    return new double[] {reached, middle - reached};
                }
                boolean lastInReach = p + 1 == cost.length || nextAfter(cost, p) - reached > spacing;
                if (lastInReach && p >= before + span) {
                    reached = middle;
                    before = p;
                }
            }
        }
        return new double[] {reached, end - reached};
    }

    private double nextAfter(double[] cost, int p) {
        int next = p + 1;
        while (next < cost.length && cost[next] == Double.POSITIVE_INFINITY) {
            next++;
        }
        return next < cost.length ? problem.siteMiddle(next) : Double.POSITIVE_INFINITY;
    }

    /** The problem without one of some sites. */
    static ProfileProblem without(ProfileProblem problem, int[] sites, int index) {
        int[] others = new int[sites.length - 1];
        System.arraycopy(sites, 0, others, 0, index);
        System.arraycopy(sites, index + 1, others, index, others.length - index);
        return problem.withSites(others);
    }

    /**
     * Moves one site to its best place between its neighbours, which stay.
     *
     * @param sites first nodes of all sites; the problem has all but one of them
     * @param index the one to move
     * @param memory the sweep's memory
     * @return the sites with one moved; null where there is no place
     */
    int[] replace(int[] sites, int index, float[] memory) {
        double spacing = problem.rules().flatSpacing();
        double begin = problem.grid().origin();
        double left = index == 0 ? begin : problem.siteMiddle(sites[index - 1]);
        double right = index == sites.length - 1 ? begin + problem.grid().length()
                : problem.siteMiddle(sites[index + 1]);
        int first = index == 0 ? 0 : sites[index - 1] + span;
        int last = index == sites.length - 1 ? places - 1 : sites[index + 1] - span;
        double[] cost = costs(memory);
        int best = -1;
        for (int p = first; p <= Math.min(last, cost.length - 1); p++) {
            boolean spaced = problem.siteMiddle(p) - left <= spacing && right - problem.siteMiddle(p) <= spacing;
            if (spaced && cost[p] < (best < 0 ? Double.POSITIVE_INFINITY : cost[best])) {
                best = p;
            }
        }
        if (best < 0) {
            return null;
        }
        int[] moved = sites.clone();
        moved[index] = best;
        return moved;
    }

    /**
     * The places with the least sum of costs that keep the spacing, among them those of the problem's own sites.
     *
     * @param cost cost by first node, infinity where no site can be
     * @return first nodes, ascending; null where no choice keeps the spacing
     */
    int[] choose(double[] cost) {
        double spacing = problem.rules().flatSpacing();
        double begin = problem.grid().origin();
        double end = begin + problem.grid().length();
        double common = Arrays.stream(cost).min().orElse(0);
        double[] sum = new double[cost.length];
        int[] before = new int[cost.length];
        int last = -1;
        double best = Double.POSITIVE_INFINITY;
        for (int p = 0; p < cost.length; p++) {
            sum[p] = problem.siteMiddle(p) - begin <= spacing && !given(-span, p) ? 0 : Double.POSITIVE_INFINITY;
            before[p] = -1;
            for (int k = p - span; k >= 0 && problem.siteMiddle(p) - problem.siteMiddle(k) <= spacing; k--) {
                if (sum[k] < sum[p] && !given(k, p)) {
                    sum[p] = sum[k];
                    before[p] = k;
                }
            }
            // A small charge for every site keeps out sites that the spacing does not ask for.
            sum[p] += cost[p] - common + 1;
            if (end - problem.siteMiddle(p) <= spacing && sum[p] < best && !given(p, lattice.legs)) {
                best = sum[p];
                last = p;
            }
        }
        if (last < 0) {
            return null;
        }
        int count = 0;
        for (int p = last; p >= 0; p = before[p]) {
            count++;
        }
        int[] sites = new int[count];
        for (int p = last; p >= 0; p = before[p]) {
            sites[--count] = p;
        }
        return sites;
    }

    /** Whether one of the problem's own sites begins between two places. */
    private boolean given(int after, int before) {
        for (int site : problem.sites()) {
            if (site > after && site < before) {
                return true;
            }
        }
        return false;
    }
}
