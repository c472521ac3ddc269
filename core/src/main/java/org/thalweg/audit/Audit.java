package org.thalweg.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.thalweg.standard.DesignStandard;

/**
 * Checks a line against its standard and the rules of its place, from coordinates alone.
 *
 * <p>A rule that the standard or the place does not set, or for which the line has no occasion (the length of tunnels on
 * a line without any), has no finding. Each tolerance follows from the spacing and the rounding of the points; a finding
 * that breaks its rule does so by more than that. docs/audit.md tells how each is measured.
 */
public final class Audit {
    /** Points further apart than this (m) hide too much. */
    static final double SPACING = 10.5;
    /** A rise (m) between points that no grade or vertical curve explains. */
    static final double STEP = 0.01;

    private Audit() {}

    /**
     * Checks a line.
     *
     * @param line the line
     * @param standard its standard
     * @param rules what else it must keep
     * @return findings in a fixed order: the line itself, plan, profile, structures, place, clearances, gates
     */
    public static AuditReport check(AuditLine line, DesignStandard standard, Rules rules) {
        Objects.requireNonNull(standard);
        Survey survey = new Survey(line);
        List<Span> spans = Span.of(line, survey.station);
        List<Tally> tallies = new ArrayList<>();
        whole(survey, tallies);
        new PlanCheck(survey, standard).run(tallies);
        new ProfileCheck(survey, spans, standard).run(tallies);
        new GroundCheck(survey, spans, standard, rules.terrain()).run(tallies);
        new PlaceCheck(survey, spans, rules).run(tallies);
        new ClearanceCheck(survey, standard).run(rules.others(), tallies);
        new GateCheck(survey, rules.terrain()).run(rules.from(), rules.to(), tallies);
        return new AuditReport(
                tallies.stream().map(Tally::finding).filter(Objects::nonNull).toList());
    }

    /** The line is whole: no gap, no kink, no step. */
    private static void whole(Survey survey, List<Tally> tallies) {
        Tally gap = Tally.most("distance between points", "m");
        for (int i = 0; i + 1 < survey.station.length; i++) {
            gap.see(survey.station[i + 1] - survey.station[i], SPACING, 0, survey.station[i]);
        }
        Tally kink = Tally.most("kink", "rad");
        kink.see(0, Survey.KINK, 0, 0);
        for (Diagram.Kink k : survey.plan.kinks()) {
            kink.see(k.size(), Survey.KINK, 4 * k.error(), k.at());
        }
        Tally step = Tally.most("step in the profile", "m");
        step.see(0, STEP, 0, 0);
        for (Diagram.Kink k : survey.profile.kinks()) {
            step.see(k.size(), STEP, 4 * k.error(), k.at());
        }
        tallies.addAll(List.of(gap, kink, step));
    }
}
