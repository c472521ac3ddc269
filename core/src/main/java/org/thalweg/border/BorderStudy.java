package org.thalweg.border;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The posts of a scenario under each regime and for each direction.
 *
 * @param plan what was asked
 * @param cases a case for each regime and direction, regimes first
 */
public record BorderStudy(BorderPlan plan, List<Case> cases) {
    /** Days in a year, for yearly costs. */
    private static final double YEAR = 365;

    /**
     * One regime in one direction. What holds for one gate holds for the other.
     *
     * @param regime the regime
     * @param direction the direction
     * @param result what the simulation found
     * @param cost yearly cost of one post, in the currency of the regime's figures
     * @param staffing the lanes that the plan's targets need; null where there are no targets or no traffic with one
     * @param staffingCost yearly cost of one post with these lanes; null without
     */
    public record Case(
            Regime regime,
            Direction direction,
            PostResult result,
            Cost cost,
            Staffing staffing,
            Cost staffingCost) {}

    /**
     * What a post costs in a year.
     *
     * @param staff cost of all hours of duty
     * @param equipment cost of all lanes' equipment
     */
    public record Cost(double staff, double equipment) {
        /**
         * Both together.
         *
         * @return yearly cost
         */
        public double total() {
            return staff + equipment;
        }

        /** The cost of a post whose people are paid as a regime says. */
        static Cost of(Post post, Regime regime) {
            return new Cost(YEAR * post.staffHours() * regime.staffCost(), post.equipmentPerYear());
        }
    }

    /**
     * What a passage from gate to gate meets at both posts together, in the mean.
     *
     * @param waiting time waiting (s)
     * @param control time being served (s)
     * @param moving time on ways inside the posts (s)
     */
    public record Passage(double waiting, double control, double moving) {
        /**
         * All three together.
         *
         * @return time (s)
         */
        public double total() {
            return waiting + control + moving;
        }
    }

    /** Copies. */
    public BorderStudy {
        cases = List.copyOf(cases);
    }

    /**
     * Simulates all regimes and directions. All share their random numbers.
     *
     * @param plan what is asked
     * @param parallel whether replications may run side by side on the common pool; the result does not depend on it
     * @return the study
     */
    public static BorderStudy run(BorderPlan plan, boolean parallel) {
        List<Case> cases = new ArrayList<>();
        for (Regime regime : plan.regimes()) {
            Map<Direction, Case> done = new EnumMap<>(Direction.class);
            plan.perDay().forEach((direction, perDay) -> {
                // Directions with the same traffic have the same numbers.
                Case same = done.values().stream()
                        .filter(c -> plan.perDay().get(c.direction()).equals(perDay))
                        .findFirst()
                        .orElse(null);
                done.put(
                        direction,
                        same == null
                                ? one(plan, regime, direction, parallel)
                                : new Case(regime, direction, same.result(), same.cost(), same.staffing(), same.staffingCost()));
            });
            cases.addAll(done.values());
        }
        return new BorderStudy(plan, cases);
    }

    private static Case one(BorderPlan plan, Regime regime, Direction direction, boolean parallel) {
        Post post = regime.post(regime.title(), plan.perDay().get(direction));
        PostResult result = PostSimulation.run(post, plan.settings(), parallel);
        boolean asked = post.flows().stream().anyMatch(f -> plan.targets().containsKey(f.traffic().name()));
        Staffing staffing = null;
        if (asked) {
            // A search compares many posts: shorter runs do, since all share their random numbers.
            Settings s = plan.settings();
            Settings brief = new Settings(
                    Math.min(s.days(), 14), Math.min(s.warmUpDays(), 5), Math.min(s.replications(), 4), s.level(), s.seed());
            staffing = Staffing.of(post, plan.targets(), brief, parallel);
        }
        Cost staffed = staffing == null ? null : Cost.of(staffing.post(), regime);
        return new Case(regime, direction, result, Cost.of(post, regime), staffing, staffed);
    }

    /**
     * The case of a regime and a direction.
     *
     * @param regime the regime's name
     * @param direction the direction
     * @return the case
     * @throws java.util.NoSuchElementException when it was not asked for
     */
    public Case at(String regime, Direction direction) {
        return cases.stream()
                .filter(c -> c.regime().id().equals(regime) && c.direction() == direction)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The mean times of a passage from gate to gate at the posts of both gates.
     *
     * @param regime the regime's name
     * @param direction the direction
     * @param kind kind of traffic, see {@link Regime#kinds}
     * @return the times; empty where the post cannot carry its traffic, or none of the kind was asked for
     * @throws java.util.NoSuchElementException when the regime or the direction was not asked for
     */
    public Optional<Passage> passage(String regime, Direction direction, String kind) {
        return at(regime, direction).result().traffic().stream()
                .filter(t -> t.name().equals(kind))
                .map(t -> new Passage(2 * t.waiting().mean(), 2 * t.control().mean(), 2 * t.moving().mean()))
                .findFirst();
    }

    /**
     * How much longer the mean time at a post is than under the plan's first regime, with common random numbers.
     *
     * @param c a case
     * @param kind kind of traffic
     * @return difference (s); NaN where either is not stable
     */
    public Estimate longerThanFirst(Case c, String kind) {
        Case first = at(plan.regimes().get(0).id(), c.direction());
        if (!c.result().stable() || !first.result().stable()) {
            return new Estimate(Double.NaN, Double.NaN);
        }
        return c.result().traffic(kind).longerThan(first.result().traffic(kind), plan.settings().level());
    }
}
