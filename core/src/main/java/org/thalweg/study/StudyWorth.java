package org.thalweg.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.border.BorderStudy;
import org.thalweg.economy.Appraisal;
import org.thalweg.economy.Candidate;
import org.thalweg.economy.Delivered;
import org.thalweg.economy.Demand;
import org.thalweg.economy.Flow;
import org.thalweg.economy.FlowTime;
import org.thalweg.economy.Journey;
import org.thalweg.economy.Purchase;
import org.thalweg.economy.Risk;
import org.thalweg.economy.Uncertain;
import org.thalweg.economy.Works;
import org.thalweg.economy.Worth;
import org.thalweg.security.Availability;
import org.thalweg.security.AvailabilityCosts;
import org.thalweg.security.ClosurePart;
import org.thalweg.security.LineSecurity;
import org.thalweg.security.SecurityFindings;
import org.thalweg.standard.Mode;

/**
 * What a study's alternatives are worth, how sure that is, what each delivery option makes of them, and how often they are
 * closed.
 *
 * @param plan what it rests on
 * @param alternatives figures of each alternative, in the study's order
 * @param risk figures over all draws, alternatives in the same order
 */
public record StudyWorth(EconomyPlan plan, List<Entry> alternatives, Risk.Result risk) {
    /**
     * Figures of one alternative in the plain estimate: no overrun, the central demand scenario.
     *
     * @param name name of the alternative
     * @param worth its worth, to be asked again
     * @param economic economic figures of both lines together
     * @param financial financial figures of both lines together
     * @param byMode economic figures of each line alone; the other counts as not built
     * @param byDemand economic figures under each demand scenario, by its name
     * @param delivery what each delivery option makes of it
     * @param closedDayCosts what closed days cost
     * @param availability closures; null without hazards
     */
    public record Entry(
            String name,
            Worth worth,
            Appraisal economic,
            Appraisal financial,
            SortedMap<Mode, Appraisal> byMode,
            Map<String, Appraisal> byDemand,
            List<Delivered> delivery,
            AvailabilityCosts closedDayCosts,
            Availability.Result availability) {
        /** Copies. */
        public Entry {
            byMode = Collections.unmodifiableSortedMap(new TreeMap<>(byMode));
            byDemand = Collections.unmodifiableMap(new LinkedHashMap<>(byDemand));
            delivery = List.copyOf(delivery);
        }
    }

    /** Copies. */
    public StudyWorth {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * What other stages found.
     *
     * @param seed seed of the closures; the risk plan has its own
     * @param runs running times
     * @param posts the posts at the gates; null for none
     * @param security hazards along the lines
     */
    record Given(long seed, FlowTimes.Runs runs, BorderStudy posts, SecurityFindings security) {}

    /**
     * Appraises a study's alternatives with its posts and the hazards along its lines.
     *
     * @param study the study, whose scenario has a section {@code economy}
     * @return their worth
     */
    static StudyWorth of(Study study) {
        return of(study.scenario().economy(), study.alternatives(),
                new Given(study.scenario().seed(), FlowTimes.runs(study.operation()), study.posts(), study.security()));
    }

    /**
     * Appraises lines alone: times at design speed, no posts, no hazards screened.
     *
     * @param plan what worth rests on
     * @param seed seed of the closures; the risk plan has its own
     * @param alternatives finished alternatives, at least one
     * @return their worth
     */
    public static StudyWorth of(EconomyPlan plan, long seed, List<Alternative> alternatives) {
        return of(plan, alternatives, new Given(seed, FlowTimes.Runs.NONE, null, SecurityFindings.NONE));
    }

    static StudyWorth of(EconomyPlan plan, List<Alternative> alternatives, Given given) {
        // Side by side, in order: each entry depends on its own alternative only.
        List<Entry> entries = alternatives.parallelStream().map(a -> entry(plan, a, given)).toList();
        return new StudyWorth(plan, entries, Risk.run(entries.stream().map(Entry::worth).toList(), plan.risk()));
    }

    private static Entry entry(EconomyPlan plan, Alternative a, Given given) {
        Map<String, FlowTime> times = new FlowTimes(plan, given.runs(), given.posts()).of(a);
        Candidate candidate = candidate(plan, a.spec().name(), a.lines(), times);
        Worth worth = worth(plan, candidate);
        double[] plain = worth.plain();
        SortedMap<Mode, Appraisal> byMode = new TreeMap<>();
        a.lines().forEach((mode, line) -> {
            Worth alone = worth(plan, candidate(plan, a.spec().name(), new TreeMap<>(Map.of(mode, line)), times));
            byMode.put(mode, alone.economic(plain));
        });
        Map<String, Appraisal> byDemand = new LinkedHashMap<>();
        List<Demand> demands = plan.assumptions().demands();
        for (int i = 0; i < demands.size(); i++) {
            double[] state = worth.plain();
            state[Uncertain.DEMAND.ordinal()] = i;
            byDemand.put(demands.get(i).name(), worth.economic(state));
        }
        List<Delivered> delivery = Delivered.of(candidate, plan.assumptions(), plan.options(), plan.firm(), plan.risk());
        AvailabilityCosts costs = closedDayCosts(plan, worth);
        return new Entry(a.spec().name(), worth, worth.economic(plain), worth.financial(plain), byMode, byDemand, delivery,
                costs, closures(plan, a, costs, given));
    }

    private static Worth worth(EconomyPlan plan, Candidate candidate) {
        return Worth.of(candidate, plan.assumptions(), Purchase.plain(plan.firm()));
    }

    private static Candidate candidate(
            EconomyPlan plan, String name, SortedMap<Mode, Line> lines, Map<String, FlowTime> times) {
        SortedMap<Mode, Works> works = new TreeMap<>();
        SortedMap<Mode, Journey> journeys = new TreeMap<>();
        double section = plan.assumptions().production().get("section.length_m");
        lines.forEach((mode, line) -> {
            works.put(mode, Works.of(mode, line.bill(), line.alignment().structures(), line.stations(), section));
            journeys.put(mode, new Journey(mode, line.alignment().length(), line.travelTime() / 3600, "at design speed"));
        });
        return new Candidate(name, works, journeys, times);
    }

    /**
     * What closed days cost, at the central demand of the traffic's own year: units whose line is closed go by the other
     * line at the transfer's cost, or by their base route and lose what the line gains them, whichever is less.
     */
    private static AvailabilityCosts closedDayCosts(EconomyPlan plan, Worth worth) {
        Map<String, Double> gains = worth.gains(worth.plain());
        Demand demand = plan.assumptions().demands().get(plan.assumptions().central());
        double[] one = new double[Mode.values().length];
        double both = 0;
        for (Flow flow : plan.assumptions().flows()) {
            Demand.Volume volume = demand.volumes().get(flow.name());
            double gain = gains.getOrDefault(flow.name(), 0.0);
            if (volume != null && gain > 0) {
                double units = Math.min(volume.perYear(), volume.most()) / 365.25;
                Mode other = flow.mode() == Mode.ROAD ? Mode.RAIL : Mode.ROAD;
                boolean backed = worth.candidate().works().containsKey(other);
                double transfer = backed ? plan.transfers().getOrDefault(flow.name(), gain) : gain;
                one[flow.mode().ordinal()] += units * Math.min(gain, transfer);
                both += units * gain;
            }
        }
        return new AvailabilityCosts(one[Mode.ROAD.ordinal()], one[Mode.RAIL.ordinal()], both);
    }

    private static Availability.Result closures(EconomyPlan plan, Alternative a, AvailabilityCosts costs, Given given) {
        if (plan.hazards().isEmpty()) {
            return null;
        }
        List<ClosurePart> parts = new ArrayList<>();
        Map<Mode, LineSecurity> screened = given.security().lines().getOrDefault(a.spec().name(), new TreeMap<>());
        a.lines().forEach((mode, line) -> parts.addAll(screened.containsKey(mode)
                ? ClosurePart.of(mode, line.alignment().structures(), screened.get(mode).hazards())
                : ClosurePart.of(mode, line.alignment().structures())));
        return Availability.of(parts, plan.hazards(), costs, plan.closureYears(), given.seed());
    }
}
